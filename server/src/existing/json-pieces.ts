/** A malformed document. */
export interface MalformedDocument {
  /** UTF-16 offset of its first character. */
  readonly start: number;
  /** UTF-16 offset of its end; undefined if it is not closed. */
  end: number | undefined;
  /** UTF-16 offset from which its first fault is found if `before` precedes it. Nothing before this is malformed. */
  readonly from: number;
  /** The brackets and values that put `from` into its context. */
  readonly before: string;
}

const openBracket = 0x5b;

/**
 * Parses documents in pieces. A list or an object longer than a piece is parsed some members at a time, each batch as a
 * list or an object of its own, so that no call of JSON.parse takes long. Documents are valid if and only if all pieces
 * are. The caller finds brackets and commas outside strings, and calls nothing more once a document is malformed.
 */
export class JsonPieces {
  readonly documents: unknown[] = [];
  malformed: MalformedDocument | undefined;
  readonly #text: string;
  readonly #length: number;
  /** UTF-16 offset from which a comma matters: a list or an object may be long enough to take its members. */
  due = 0;
  /** The document's list or object, if it is long. */
  #root: unknown;
  /** Down to which depth lists and objects are long, and have values. All are in one another. */
  #long = 0;
  // By depth, from 1, of the open list or object:
  /** the UTF-16 offset of its bracket */
  readonly #opened: number[] = [-1];
  /** the UTF-16 offset after the comma before it, or after the bracket of what it is in */
  readonly #members: number[] = [0];
  // Likewise, if it is long:
  /** what has been parsed of it */
  readonly #values: (unknown[] | Record<string, unknown>)[] = [];
  /** up to which UTF-16 offset it has been parsed */
  readonly #parsed: number[] = [];
  /** whether a long member ends there, so that a comma or the end must follow */
  readonly #awaitsComma: boolean[] = [];

  /** @param length maximum length of a piece, in UTF-16 units, if its members are shorter */
  constructor(text: string, length: number) {
    this.#text = text;
    this.#length = length;
  }

  /** @param comma UTF-16 offset of the last comma outside strings */
  open(at: number, depth: number, comma: number): void {
    if (depth === 1) this.due = at + this.#length;
    const around = this.#opened[depth - 1] as number;
    this.#members[depth] = Math.max(comma, around) + 1;
    this.#opened[depth] = at;
  }

  /** Adds a comma at `due` or after it. */
  comma(at: number, depth: number): void {
    if (depth <= this.#long && this.#awaitsComma[depth]) {
      if (!this.#isBlank(depth, at)) this.fail();
      this.#awaitsComma[depth] = false;
    } else {
      if (at - (depth <= this.#long ? (this.#parsed[depth] as number) : (this.#opened[depth] as number)) < this.#length)
        return;
      if (!this.#lengthen(depth) || !this.#take(depth, at)) this.fail();
    }
    this.#parsed[depth] = at + 1;
    if (this.malformed === undefined) this.due = at + this.#length;
  }

  close(at: number, depth: number, bracket: number): void {
    // In ASCII, a bracket that closes comes two after the one that opens.
    if (bracket !== this.#bracket(depth) + 2) this.fail();
    else if (depth === this.#long) {
      const isWhole = this.#awaitsComma[depth] ? this.#isBlank(depth, at) : this.#take(depth, at);
      if (!isWhole) this.fail();
      else if (depth === 1) this.documents.push(this.#root);
      this.#long -= 1;
      this.#parsed[depth - 1] = at + 1;
      this.#awaitsComma[depth - 1] = true;
      if (this.malformed === undefined) this.due = at;
    } else if (depth === 1 && !this.#add(this.#opened[1] as number, at + 1)) this.fail();
  }

  /** Adds a document that is no list or object, between two UTF-16 offsets. */
  scalar(start: number, end: number): void {
    if (this.#add(start, end)) return;
    // A string with a line break is malformed in its first word.
    const text = this.#text.slice(start, end);
    const wordEnd = /[\r\n]/.test(text) ? start + text.search(/\s/) : end;
    this.#refuse({ start, end: wordEnd, from: start, before: "" });
  }

  /** Notes that the open document is malformed. */
  fail(): void {
    const depth = this.#long;
    const start = this.#opened[1] as number;
    if (depth === 0) this.#refuse({ start, end: undefined, from: start, before: "" });
    else {
      const from = this.#parsed[depth] as number;
      const [bracket, value] = this.#bracket(depth) === openBracket ? ["[", "0"] : ["{", '"":0'];
      const isFirst = from === (this.#opened[depth] as number) + 1;
      const before = isFirst ? bracket : bracket + value + (this.#awaitsComma[depth] ? " " : ",");
      this.#refuse({ start, end: undefined, from, before });
    }
  }

  #refuse(document: MalformedDocument): void {
    this.malformed = document;
    this.due = Number.POSITIVE_INFINITY;
  }

  /** Whether nothing is left to parse of a list or object before a UTF-16 offset. */
  #isBlank(depth: number, end: number): boolean {
    return isBlank(this.#text.slice(this.#parsed[depth], end));
  }

  /** The code of the bracket of the open list or object at a depth. */
  #bracket(depth: number): number {
    return this.#text.charCodeAt(this.#opened[depth] as number);
  }

  #add(start: number, end: number): boolean {
    const document = parseJson(this.#text.slice(start, end));
    if (document === undefined) return false;
    this.documents.push(document);
    return true;
  }

  /** Makes values for the list or object at a depth and for those around it. @returns false if they are malformed */
  #lengthen(depth: number): boolean {
    while (this.#long < depth) {
      const outer = this.#long;
      const value = this.#bracket(outer + 1) === openBracket ? [] : {};
      if (outer === 0) this.#root = value;
      else {
        const member = this.#members[outer + 1] as number;
        if (this.#awaitsComma[outer]) return false;
        if (member > (this.#parsed[outer] as number)) {
          if (!this.#take(outer, member - 1)) return false;
          this.#parsed[outer] = member;
        }
        const before = this.#text.slice(member, this.#opened[outer + 1]);
        const around = this.#values[outer] as unknown[] | Record<string, unknown>;
        if (Array.isArray(around)) {
          if (!isBlank(before)) return false;
          around.push(value);
        } else {
          const keys = Object.keys(parseJson(`{${before}[]}`) ?? {});
          if (keys.length !== 1) return false;
          set(around, keys[0] as string, value);
        }
      }
      this.#values[outer + 1] = value;
      this.#parsed[outer + 1] = (this.#opened[outer + 1] as number) + 1;
      this.#awaitsComma[outer + 1] = false;
      this.#long += 1;
    }
    return true;
  }

  /** Parses the next members of a long list or object up to a UTF-16 offset. @returns false if they are malformed */
  #take(depth: number, end: number): boolean {
    const text = this.#text.slice(this.#parsed[depth], end);
    if (isBlank(text)) return false;
    const into = this.#values[depth] as unknown[] | Record<string, unknown>;
    if (Array.isArray(into)) {
      const members = parseJson(`[${text}]`) as unknown[] | undefined;
      if (members === undefined) return false;
      for (const member of members) into.push(member);
      return true;
    }
    const members = parseJson(`{${text}}`) as Record<string, unknown> | undefined;
    if (members === undefined) return false;
    for (const key of Object.keys(members)) set(into, key, members[key]);
    return true;
  }
}

/** Sets a member as JSON.parse does: a second one of the same key replaces the first in its place. */
function set(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** The value of a JSON text; undefined, which is no JSON value, if it is malformed. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
