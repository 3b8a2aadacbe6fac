import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { NotificationType, RequestType } from "vscode-jsonrpc";
import {
  CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type DocumentStatus, type FileStatus, statusNotification } from "../../server/src/lsp/protocol.ts";

const pauseReporter = pathToFileURL(join(import.meta.dirname, "..", "..", "bench", "report-pauses.ts")).href;

/** Error codes for cancelled requests and for requests that an edit has invalidated. */
export const [requestCancelled, contentModified] = [-32800, -32801] as const;

export const server = join(import.meta.dirname, "..", "..", "dist", "server.js");

// No test leaves compiled code in the cache folder of whoever runs it.
process.env.NODE_DISABLE_COMPILE_CACHE ??= "1";

/** The client capabilities of VS Code that the server uses. */
export const everything: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } },
    completion: { completionItem: { snippetSupport: true } },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

export interface ClientOptions {
  capabilities?: ClientCapabilities;
  /** The `asioImport` section of the workspace settings. */
  settings?: unknown;
  initializationOptions?: unknown;
  /** Parameters of `initialize` that replace the defaults. */
  params?: Partial<InitializeParams>;
  /** Whether the server measures its longest pause. */
  pauses?: boolean;
}

/** An editor that communicates with the server over standard input and output. */
export class Client {
  /** The temporary workspace folder. */
  readonly folder: string;
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  settings: unknown;
  initializeResult!: InitializeResult;
  /** Everything the server has sent, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: DocumentStatus[] = [];
  readonly registrations: Registration[] = [];
  readonly logged: string[] = [];
  /** Messages shown to the user. */
  readonly shown: string[] = [];
  refreshes = 0;
  #version = 1;

  private constructor(folder: string, { settings = null, pauses = false }: ClientOptions) {
    this.folder = folder;
    this.settings = settings;
    this.process = pauses
      ? spawn(process.execPath, [`--import=${pauseReporter}`, server, "--stdio"], {
          stdio: ["pipe", "pipe", "inherit", "ipc"],
        })
      : spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdout, stdin } = this.process;
    if (!stdout || !stdin) throw new Error("The server has no standard input and output.");
    const reader = new StreamMessageReader(stdout);
    // If the server ends within a message, the reader would otherwise warn about it every ten seconds.
    reader.partialMessageTimeout = 0;
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(stdin));
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.method, ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest(RegistrationRequest.method, (params: { registrations: Registration[] }) => {
      this.registrations.push(...params.registrations);
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
    });
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    connection.onNotification(statusNotification.method, (params: DocumentStatus) => {
      this.statuses.push(params);
    });
    connection.listen();
  }

  /** A client with its own workspace folder, which contains these files. Everything is cleaned up after the test. */
  static async start(
    t: TestContext,
    files: Record<string, string | Uint8Array> = {},
    options: ClientOptions = {},
  ): Promise<Client> {
    const folder = await mkdtemp(join(tmpdir(), "asio import é "));
    const client = new Client(folder, options);
    t.after(async () => {
      client.connection.dispose();
      client.process.kill();
      await rm(folder, { recursive: true, force: true });
    });
    for (const [name, text] of Object.entries(files)) await client.write(name, text);
    client.initializeResult = await client.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "clients" }],
      capabilities: options.capabilities ?? everything,
      initializationOptions: { status: true, ...(options.initializationOptions ?? {}) },
      ...options.params,
    });
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), "utf8");
  }

  /** Opens a document. Its text may differ from the file on disk. */
  async open(name: string, text: string, languageId = "csv"): Promise<string> {
    const uri = name.includes(":") ? name : this.uri(name);
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  async edit(uri: string, ...contentChanges: { range?: Range; text: string }[]): Promise<void> {
    const textDocument = { uri, version: ++this.#version };
    await this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const textDocument = { uri };
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument, previousResultId });
  }

  /** Pulls the diagnostics of a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  /** The diagnostics of a document as `line:character code`, both zero-based. */
  async problems(uri: string): Promise<string[]> {
    return (await this.diagnostics(uri)).map(brief);
  }

  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  }

  request<Params, Result>(
    type: RequestType<Params, Result, void>,
    params: Params,
    token: CancellationToken = CancellationToken.None,
  ): Promise<Result> {
    return this.connection.sendRequest<Result>(type.method, params, token);
  }

  notify<Params>(type: NotificationType<Params>, params: Params): Promise<void> {
    return this.connection.sendNotification(type.method, params);
  }

  /**
   * The longest time for which the server handled no other message since the last call, in milliseconds of its own
   * processor time, so that other load on the machine does not count.
   */
  async longestPause(): Promise<number> {
    const answer = once(this.process, "message");
    this.process.send("report");
    const [pause] = await answer;
    return pause;
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** Notifies the server of changed files, as an editor with file watchers does. */
  async changeFiles(...names: string[]): Promise<void> {
    const changes = names.map((name) => ({ uri: this.uri(name), type: 2 }));
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  /** The next status of a document that has not been seen yet. */
  async status(uri: string, seen = 0): Promise<FileStatus | null> {
    const found = await until(() => this.statuses.slice(seen).findLast((each) => each.uri === uri));
    return found.status;
  }
}

export function brief({ range, code }: Diagnostic): string {
  return `${range.start.line}:${range.start.character} ${code}`;
}

/** Waits until the result is neither undefined nor false. */
export async function until<T>(found: () => T | undefined | false, time = 5_000): Promise<T> {
  const end = Date.now() + time;
  for (;;) {
    const value = found();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${found}`);
    await sleep(5);
  }
}

/** An LSP range. */
export function range(line: number, character: number, endLine = line, endCharacter = character): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

export const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

/** A row with these five cells and thirteen empty ones. */
export function row(five: string): string {
  return `${five}${",".repeat(13)}`;
}

/** Requests the hover on the first cell of the first record. */
export function hover(client: Client, uri: string): Promise<Hover | null> {
  return client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: range(1, 0).start });
}
