import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { version } from "../../package.json";
import { Gate } from "./lsp/gate.ts";
import { PositionEncoding } from "./lsp/position-encoding.ts";
import { startServer } from "./lsp/server.ts";

declare const self: DedicatedWorkerGlobalScope;

const writer = new BrowserMessageWriter(self);
const gate = new Gate(new BrowserMessageReader(self), writer);
const positions = new PositionEncoding(writer);
const connection = createConnection(ProposedFeatures.all, gate, positions.writer, { messageStrategy: positions });
connection.onExit(() => self.close());
// The client reads and writes all files, and tells where rules are described.
startServer(connection, positions, { files: new Map(), ruleDocumentation: "", version });
