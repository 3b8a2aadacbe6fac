/** The longest message accepted, in bytes: V8's limit for a string. */
const longest = 2 ** 29 - 1;

/** Longer than any header line of LSP, in bytes. */
const longestHeader = 256;

/** The header that begins a message. It may follow the remains of a broken message on the same line. */
const lengthHeader = /Content-Length:[ \t]*(\S*)$/i;

const lineFeed = 10;
const endOfHead = "\r\n\r\n";

/**
 * Splits a stream into the bodies of LSP messages, which are framed as `Content-Length: N`, an empty line, and N bytes.
 * It skips anything else up to the next header, so that a bad message does not affect the following ones.
 */
export class Frames {
  /** Bytes not consumed yet. */
  #chunks: Buffer[] = [];
  #size = 0;
  /** The value of `Content-Length`. */
  #length: number | undefined;
  #inBody = false;
  /** Number of chunks searched for a header in the body. */
  #looked = 0;
  /** The last bytes of those: a header may begin in them. */
  #before = Buffer.alloc(0);
  /** Whether bytes are being skipped and this has been reported. */
  #isSkipping = false;

  add(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
  }

  /** The next body, `skipped` after bytes that are not a frame (once), or undefined if more bytes are needed. */
  next(): Buffer | "skipped" | undefined {
    for (;;) {
      if (this.#inBody) {
        const length = this.#length ?? 0;
        if (this.#size >= length) {
          this.#endFrame();
          this.#isSkipping = false;
          return this.#take(length);
        }
        if (!this.#holdsHeader()) return undefined;
        this.#endFrame();
      } else {
        const line = this.#line();
        if (line === undefined) return undefined;
        if (this.#isHeader(line)) continue;
      }
      if (!this.#isSkipping) {
        this.#isSkipping = true;
        return "skipped";
      }
    }
  }

  /** Puts back a body that is not a message: its length may be wrong, and the next header may be inside it. */
  reject(body: Buffer): void {
    this.#chunks = [body, ...this.#chunks];
    this.#size += body.length;
    this.#isSkipping = true;
  }

  /** The next line without its line end; undefined until it is complete. Of a long line, only the last bytes. */
  #line(): string | undefined {
    const bytes = this.#together();
    const end = bytes.indexOf(lineFeed);
    if (end >= 0)
      return this.#take(end + 1)
        .subarray(-longestHeader)
        .toString("latin1")
        .replace(/\r?\n$/, "");
    this.#take(Math.max(0, this.#size - longestHeader));
    return undefined;
  }

  /** Reads a line as a header of a frame; returns false if it is none. */
  #isHeader(line: string): boolean {
    if (line === "") {
      this.#inBody = this.#length !== undefined;
      return true;
    }
    const told = lengthHeader.exec(line);
    if (!told && /^[\w-]+: /.test(line)) return true;
    const length = Number(told?.[1] || Number.NaN);
    this.#length = Number.isInteger(length) && length >= 0 && length <= longest ? length : undefined;
    return told?.index === 0 && this.#length !== undefined;
  }

  /**
   * Whether the body received so far contains the next header, because its length was too large. JSON never contains
   * `Content-Length: N` followed by line breaks.
   */
  #holdsHeader(): boolean {
    const bytes = Buffer.concat([this.#before, ...this.#chunks.slice(this.#looked)]);
    this.#looked = this.#chunks.length;
    this.#before = bytes.subarray(-longestHeader);
    for (let at = bytes.indexOf(endOfHead); at >= 0; at = bytes.indexOf(endOfHead, at + 1)) {
      if (/Content-Length: *\d+$/i.test(bytes.subarray(Math.max(0, at - longestHeader), at).toString("latin1")))
        return true;
    }
    return false;
  }

  #endFrame(): void {
    this.#length = undefined;
    this.#inBody = false;
    this.#looked = 0;
    this.#before = Buffer.alloc(0);
  }

  #take(length: number): Buffer {
    const bytes = this.#together();
    const rest = bytes.subarray(length);
    // What follows a long message would keep all of its memory.
    this.#chunks = [2 * rest.length < bytes.length ? Buffer.from(rest) : rest];
    this.#size -= length;
    return bytes.subarray(0, length);
  }

  #together(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }
}
