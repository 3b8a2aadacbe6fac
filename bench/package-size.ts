import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sizeLimits } from "../scripts/size-limits.mts";
import type { Measure } from "./figures.ts";

const root = join(import.meta.dirname, "..");

/** The sizes of a newly built package and of the extension in it. */
export const packageMeasure: Measure = {
  name: "package",
  async run() {
    const path = join(root, "asio-import.vsix");
    await rm(path, { force: true });
    // Hide the output of the build.
    const child = spawn(process.execPath, [join(root, "scripts", "package.mjs")], { cwd: root, stdio: "ignore" });
    await once(child, "exit");
    const sizeOf = async (name: string) => (await stat(join(root, name))).size / 1000;
    const loaded = await Promise.all(
      ["extension.js", "extension-chunk.js", "extension-chunk2.js"].map((name) => sizeOf(`dist/${name}`)),
    );
    const atStart = loaded.reduce((sum, size) => sum + size);
    return [
      {
        work: "the package `asio-import.vsix`",
        unit: "KB",
        rounds: [{ work: await sizeOf("asio-import.vsix") }],
        target: { most: sizeLimits["asio-import.vsix"] / 1000 },
      },
      {
        work: "the extension's bundle, without the part that commands load",
        unit: "KB",
        rounds: [{ work: atStart }],
        target: { most: 400 },
      },
    ];
  },
};
