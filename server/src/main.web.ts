import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { version } from "../../package.json";
import { Gate } from "./lsp/gate.ts";
import { startServer } from "./lsp/server.ts";

declare const self: DedicatedWorkerGlobalScope;

const writer = new BrowserMessageWriter(self);
const connection = createConnection(ProposedFeatures.all, new Gate(new BrowserMessageReader(self), writer), writer);
connection.onExit(() => self.close());
// The client reads and writes all files, and tells where rules are described.
startServer(connection, { files: new Map(), ruleDocumentation: "", version });
