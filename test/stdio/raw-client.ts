import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { header, row, server, until } from "./client.ts";

/** A message as it came, whatever it holds. */
export interface RawMessage {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: { readonly message?: string; readonly type?: number };
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Codes of JSON-RPC. */
export const [parseError, invalidRequest, methodNotFound, invalidParams, notInitialized] = [
  -32700, -32600, -32601, -32602, -32002,
] as const;

export const otherFile = "file:///clients/other.csv";

/** A client that writes bytes to the server as it is told, right or wrong, and keeps what comes back. */
export class RawClient {
  readonly process: ChildProcess;
  readonly received: RawMessage[] = [];
  /** What the server wrote to its standard error. */
  errors = "";
  #rest = Buffer.alloc(0);
  #id = 1_000_000;

  private constructor() {
    this.process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout?.on("data", (bytes: Buffer) => this.#read(bytes));
    this.process.stderr?.on("data", (bytes: Buffer) => {
      this.errors += bytes.toString();
    });
    // What is written to a server that has ended goes nowhere; tests look at its end.
    this.process.stdin?.on("error", () => {});
  }

  /** A client whose server knows nothing yet. It ends with the test, or what else there is. */
  static start(t: { after(work: () => void): void }): RawClient {
    const client = new RawClient();
    t.after(() => client.process.kill());
    return client;
  }

  /** A client that is initialized and has an import file open. */
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

  /** Sends any value as a message; `length` is what its header says where that is a lie. */
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

  /** The answer to a request; of several with one ID (or with none: null) the one after those `seen`. */
  async answer(id: string | number | null, time?: number, seen = 0): Promise<RawMessage> {
    const answers = () => this.received.filter((message) => message.method === undefined && message.id === id);
    return await until(() => answers()[seen], time);
  }

  /** What a hover over the Country of the other file says: the server lives, and knows the file. */
  async hover(time?: number): Promise<string> {
    const params = { textDocument: { uri: otherFile }, position: { line: 1, character: 18 } };
    const { result } = await this.ask("textDocument/hover", params, time);
    return JSON.stringify(result);
  }

  /** How the process ends. */
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
