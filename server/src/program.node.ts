import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { version } from "./cli/about.ts";
import { print, runProgram } from "./cli/print.ts";
import { nodeFiles } from "./files/node/node-files.ts";
import { Gate } from "./lsp/gate.ts";
import { transportOf } from "./lsp/node/transport.ts";
import { PositionEncoding } from "./lsp/position-encoding.ts";
import { startServer } from "./lsp/server.ts";
import { node } from "./platform.node.ts";
import { runOn } from "./platform.ts";

const name = "asio-import-server";
const usage = "Usage: asio-import-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME (or --version)\n";

let onDiagnostics = () => {};

/** Settles when the first diagnostics of an import file are made. */
export const firstDiagnostics = new Promise<void>((resolve) => {
  onDiagnostics = resolve;
});

runOn(node);
const args = process.argv.slice(2);
const transport = transportOf(args);
if (transport) {
  const { reader, writer } = transport;
  const gate = new Gate(reader, writer);
  gate.onClose(() => process.exit(gate.isShutDown ? 0 : 1));
  // The same place in the extension and in the npm package.
  const documentation = new URL("../docs/rules.md", import.meta.url);
  const ruleDocumentation = `${documentation.href}#{code}`;
  const runtime = { files: new Map([["file", nodeFiles]]), ruleDocumentation, version: version(), onDiagnostics };
  const positions = new PositionEncoding(writer);
  const connection = createConnection(ProposedFeatures.all, gate, positions.writer, { messageStrategy: positions });
  startServer(connection, positions, runtime);
} else if (args.includes("--version")) {
  void runProgram(name, () => print([`${version()}\n`]));
} else if (args.includes("--help")) {
  void runProgram(name, () => print([usage]));
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
