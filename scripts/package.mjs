/** Packs the extension into asio-import.vsix, building it first, and fails where the package has grown too large. */
import { stat } from "node:fs/promises";
import { createVSIX } from "@vscode/vsce";

/** Most bytes that the package may have. */
const LIMIT = 600_000;

const packagePath = "asio-import.vsix";
await createVSIX({ packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
const { size } = await stat(packagePath);
console.log(`${packagePath}: ${size.toLocaleString("en")} bytes of ${LIMIT.toLocaleString("en")} at most`);
if (size > LIMIT) process.exitCode = 1;
