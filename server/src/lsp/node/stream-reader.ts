import type { Readable } from "node:stream";
import { AbstractMessageReader, type DataCallback, Disposable, type MessageReader } from "vscode-languageserver";
import { UnreadableMessage } from "../gate.ts";
import { Frames } from "./frames.ts";

/** Reads messages from a stream. Reports anything else as an `UnreadableMessage` and continues after it. */
export class StreamReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  readonly #frames = new Frames();

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const read = (bytes: Buffer) => {
      this.#frames.add(bytes);
      for (let body = this.#frames.next(); body !== undefined; body = this.#frames.next()) this.#read(body, callback);
    };
    const close = () => this.fireClose();
    this.#stream.on("data", read);
    this.#stream.on("error", (error) => this.fireError(error));
    this.#stream.on("end", close);
    this.#stream.on("close", close);
    return Disposable.create(() => this.#stream.off("data", read));
  }

  #read(body: Buffer | "skipped", callback: DataCallback): void {
    const message = body === "skipped" ? undefined : this.#parse(body);
    if (message !== undefined) callback(message);
    else this.fireError(new UnreadableMessage("The message is not JSON, or not as long as its header says."));
  }

  #parse(body: Buffer): Parameters<DataCallback>[0] | undefined {
    try {
      return JSON.parse(body.toString("utf8"));
    } catch {
      this.#frames.reject(body);
      return undefined;
    }
  }
}
