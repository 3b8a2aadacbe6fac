import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { TextChange } from "../server/src/document/document.ts";
import { visibleRowsNotification } from "../server/src/lsp/protocol.ts";

const program = join(import.meta.dirname, "..", "dist", "server.js");

/** What a server can be asked for besides, and what of Node that needs. */
const reporters = {
  memory: ["--expose-gc", reporter("report-memory.ts")],
  pauses: [reporter("report-pauses.ts")],
  nothing: [],
} as const;

function reporter(name: string): string {
  return `--import=${pathToFileURL(join(import.meta.dirname, name)).href}`;
}

/** Bytes, of the server's whole process and of what its program holds. */
export interface Memory {
  /** What the operating system counts, as it is. */
  readonly settled: number;
  /** The same after garbage was collected. */
  readonly collected: number;
  /** Node's heap and what belongs to it outside, after that. */
  readonly held: number;
}

/** The bundled server with one open document, and the editor that it talks to over standard input and output. */
export class ServerProcess {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly uri: string;
  #version = 0;
  #resultId: string | undefined;

  private constructor(child: ChildProcess, uri: string) {
    this.#process = child;
    this.uri = uri;
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error("The server has no standard input or output.");
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.listen();
  }

  /**
   * @param reporting what the server can be asked for
   * @param uri the address of the document
   * @param env the environment of the server
   */
  static async start(
    reporting: keyof typeof reporters = "nothing",
    uri = "untitled:import.asio.csv",
    env = process.env,
  ): Promise<ServerProcess> {
    const stdio = ["pipe", "pipe", "inherit", ...(reporting === "nothing" ? [] : ["ipc" as const])] as const;
    const child = spawn(process.execPath, [...reporters[reporting], program, "--stdio"], { env, stdio: [...stdio] });
    const started = new ServerProcess(child, uri);
    await started.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { diagnostics: { refreshSupport: true } },
        textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } },
      },
    });
    await started.#connection.sendNotification("initialized", {});
    return started;
  }

  /** Opens the text; resolves to how many diagnostics it has, once they are here. */
  async open(text: string): Promise<number> {
    const textDocument = { uri: this.uri, languageId: "asio-csv", version: this.#version, text };
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument });
    const report = await this.#pull();
    return report.kind === "full" ? report.items.length : 0;
  }

  /** Tells which lines are on the screen, first and last, from 0. */
  async show([first, last]: readonly [number, number]): Promise<void> {
    await this.#connection.sendNotification(visibleRowsNotification.method, {
      uri: this.uri,
      ranges: [[first, last]],
    });
  }

  /** Edits the text; resolves once the diagnostics are here, or the word that they are those of before. */
  async edit(change: TextChange): Promise<void> {
    const textDocument = { uri: this.uri, version: ++this.#version };
    // Not waited for: the request goes out right behind it, as from an editor.
    void this.#connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [change] });
    await this.#pull();
  }

  memory(): Promise<Memory> {
    return this.#ask();
  }

  /**
   * The longest stretch in which no other message had its turn since this was asked last, in milliseconds of the server's
   * processor time.
   */
  longestPause(): Promise<number> {
    return this.#ask();
  }

  /** Asks for something else. */
  request(method: string, params: object): Promise<unknown> {
    return this.#connection.sendRequest(method, params);
  }

  async #ask<Report>(): Promise<Report> {
    const answer = once(this.#process, "message");
    this.#process.send("report");
    const [report] = await answer;
    return report;
  }

  /** Lets it end by itself. */
  async exit(): Promise<void> {
    const ended = once(this.#process, "exit");
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    await ended;
    this.#connection.dispose();
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#connection.dispose();
    this.#process.kill();
    await ended;
  }

  async #pull(): Promise<DocumentDiagnosticReport> {
    const report: DocumentDiagnosticReport = await this.#connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: this.uri },
      previousResultId: this.#resultId,
    });
    this.#resultId = report.resultId;
    return report;
  }
}
