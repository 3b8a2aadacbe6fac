import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { header, row, server, until } from "./client.ts";

/** A message as received, with any content. */
export interface RawMessage {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: { readonly message?: string; readonly type?: number };
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** JSON-RPC error codes. */
export const [parseError, invalidRequest, methodNotFound, invalidParams, notInitialized] = [
  -32700, -32600, -32601, -32602, -32002,
] as const;

export const otherFile = "file:///clients/other.csv";

/** A client that writes valid or invalid bytes to the server and records the answers. */
export class RawClient {
  readonly process: ChildProcess;
  readonly received: RawMessage[] = [];
  /** The server's standard error output. */
  errors = "";
  #rest = Buffer.alloc(0);
  #id = 1_000_000;

  private constructor() {
    this.process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout?.on("data", (bytes: Buffer) => this.#read(bytes));
    this.process.stderr?.on("data", (bytes: Buffer) => {
      this.errors += bytes.toString();
    });
    // Ignore errors of writing to a server that has exited: tests check how it exited.
    this.process.stdin?.on("error", () => {});
  }

  /** A client with an uninitialized server, which is stopped after the test. */
  static start(t: { after(work: () => void): void }): RawClient {
    const client = new RawClient();
    t.after(() => client.process.kill());
    return client;
  }

  /** An initialized client with an open import file. */
  static async ready(t: { after(work: () => void): void }, capabilities: object = {}): Promise<RawClient> {
    const client = RawClient.start(t);
    await client.initialize(capabilities);
    return client;
  }

  async initialize(capabilities: object = {}, initializationOptions?: unknown): Promise<void> {
    await this.ask("initialize", { processId: null, rootUri: null, capabilities, initializationOptions });
    this.send({ method: "initialized", params: {} });
    this.open(otherFile, `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
  }

  open(uri: string, text: string): void {
    this.send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "csv", version: 1, text } },
    });
  }

  write(bytes: string | Uint8Array): void {
    this.process.stdin?.write(bytes);
  }

  /** Sends any value as a message, optionally with a wrong `length` in its header. */
  send(message: unknown, length?: number | string): void {
    const json = JSON.stringify(isObject(message) ? { jsonrpc: "2.0", ...message } : message);
    this.write(`Content-Length: ${length ?? Buffer.byteLength(json)}\r\n\r\n${json}`);
  }

  /** Sends a request and waits for its answer. */
  async ask(method: string, params?: unknown, time?: number): Promise<RawMessage> {
    const id = ++this.#id;
    this.send({ id, method, ...(params === undefined ? {} : { params }) });
    return await this.answer(id, time);
  }

  /** The answer to a request. If several have the same ID (or null), returns the one after those `seen`. */
  async answer(id: string | number | null, time?: number, seen = 0): Promise<RawMessage> {
    const answers = () => this.received.filter((message) => message.method === undefined && message.id === id);
    return await until(() => answers()[seen], time);
  }

  /** The hover on the Country of the other file, which shows that the server is alive and knows the file. */
  async hover(time?: number): Promise<string> {
    const params = { textDocument: { uri: otherFile }, position: { line: 1, character: 18 } };
    const { result } = await this.ask("textDocument/hover", params, time);
    return JSON.stringify(result);
  }

  /** Waits for the exit code of the process. */
  async end(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, "exit");
    return this.process.exitCode;
  }

  #read(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#rest.subarray(0, 100).toString("latin1"));
      const [start, length] = [head?.[0].length ?? 0, Number(head?.[1])];
      if (!head || this.#rest.length < start + length) return;
      this.received.push(JSON.parse(this.#rest.subarray(start, start + length).toString()));
      this.#rest = this.#rest.subarray(start + length);
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
