/** The longest message that is taken, in bytes: no string of JavaScript is longer. */
const longest = 2 ** 29 - 1;

/** More bytes than a header line of LSP has. */
const longestHeader = 256;

/** The header that begins a message; in a line that begins otherwise, behind what is left of another message. */
const lengthHeader = /Content-Length:[ \t]*(\S*)$/i;

const lineFeed = 10;
const endOfHead = "\r\n\r\n";

/**
 * Takes a stream of bytes apart into the bodies of messages, as LSP frames them: `Content-Length: N`, an empty line, and
 * N bytes. What is no such frame is skipped up to the next header, so that a bad message costs no others.
 */
export class Frames {
  /** The bytes that are not yet read. */
  #chunks: Buffer[] = [];
  #size = 0;
  /** The length that the header tells of the body. */
  #length: number | undefined;
  #inBody = false;
  /** How many of the chunks were looked through for a header in the body. */
  #looked = 0;
  /** The last bytes of those, in which a header may begin. */
  #before = Buffer.alloc(0);
  /** Whether bytes are being skipped, and it was told. */
  #isAstray = false;

  add(bytes: Buffer): void {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
  }

  /** The next body, `skipped` where other bytes stand in its place, or undefined until more bytes come. */
  next(): Buffer | "skipped" | undefined {
    for (;;) {
      if (this.#inBody) {
        const length = this.#length ?? 0;
        if (this.#size >= length) {
          this.#endFrame();
          this.#isAstray = false;
          return this.#take(length);
        }
        if (!this.#holdsHeader()) return undefined;
        this.#endFrame();
      } else {
        const line = this.#line();
        if (line === undefined) return undefined;
        if (this.#isHeader(line)) continue;
      }
      if (!this.#isAstray) {
        this.#isAstray = true;
        return "skipped";
      }
    }
  }

  /** Puts a body back that is no message: its length may be a lie, and the next header stand in it. */
  reject(body: Buffer): void {
    this.#chunks = [body, ...this.#chunks];
    this.#size += body.length;
    this.#isAstray = true;
  }

  /** The next line without its end, of a long one its end alone; undefined until it is there. */
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

  /** Reads a line of a frame's head; returns whether it is one. */
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
   * Whether the next header stands in what should be a body, so that it never comes: in JSON that has no other bytes
   * than its own, a line break never stands behind this word.
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
    this.#chunks = [bytes.subarray(length)];
    this.#size -= length;
    return bytes.subarray(0, length);
  }

  #together(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }
}
