import { createScanner, type JSONScanner } from "jsonc-parser";
import type { Steps } from "../steps.ts";
import type { CompanyList } from "./company-lists.ts";
import { companyColumns } from "./csv-columns.ts";
import { isCsv } from "./export.ts";
import type { ExportShape } from "./export-shape.ts";
import { findingLists } from "./json-export.ts";
import { ExportProblem } from "./problem.ts";

/** A stretch of an export's text, in UTF-16 offsets. */
export interface RecordPlace {
  readonly start: number;
  readonly end: number;
}

/** Keys and indexes that lead to a value, the first of them the number of its document in the text. */
type Path = readonly (string | number)[];

/**
 * Where a record stands in the text of its export. It is looked for when somebody asks: to keep the places of 100,000
 * records would cost more than what is kept of them otherwise.
 * @param source path of the export, whose name tells CSV from JSON
 * @param shape how the export was read
 * @param index the record's `index`
 * @returns undefined where the text has no such record (any more), or has it in an answer that was saved as a text
 */
export function* findingRecord(
  text: string,
  source: string,
  shape: ExportShape,
  index: number,
): Steps<RecordPlace | undefined> {
  try {
    if (isCsv(text, source, shape)) return yield* rowPlace(text, index);
    const { documents, lists } = yield* findingLists(text, source, shape);
    const path = pathOfRecord(documents, lists, index);
    return path && (yield* placeOf(text, path));
  } catch (error) {
    if (error instanceof ExportProblem) return undefined;
    throw error;
  }
}

function* rowPlace(text: string, index: number): Steps<RecordPlace | undefined> {
  const { table, offset } = companyColumns(text, [], []);
  let number = 0;
  for (const { start, contentEnd } of yield* table.openingRows()) {
    yield;
    if (number === index) return { start: offset + start, end: offset + contentEnd };
    number += 1;
  }
  return undefined;
}

function pathOfRecord(documents: readonly unknown[], lists: readonly CompanyList[], index: number): Path | undefined {
  let first = 0;
  for (const { entries, from, keys, isRecord } of lists) {
    const place = index - first;
    if (place < entries.length) {
      if (entries[place] === null) return undefined;
      const path = pathTo(documents, from);
      return isRecord ? path : path && [...path, keys?.[place] ?? place];
    }
    first += entries.length;
  }
  return undefined;
}

/** The way from the documents to an object in them, looked for level by level, since records lie near the top. */
function pathTo(documents: readonly unknown[], target: object): Path | undefined {
  let level: { value: unknown; path: Path }[] = [{ value: documents, path: [] }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { value, path } of level) {
      if (value === target) return path;
      if (typeof value !== "object" || value === null) continue;
      for (const [key, child] of Object.entries(value)) {
        if (typeof child !== "object" || child === null) continue;
        next.push({ value: child, path: [...path, Array.isArray(value) ? Number(key) : key] });
      }
    }
    level = next;
  }
  return undefined;
}

function* placeOf(text: string, [document = 0, ...path]: Path): Steps<RecordPlace | undefined> {
  const tokens = new Tokens(text);
  for (let skipped = 0; skipped < Number(document); skipped++, yield) tokens.skipValue();
  for (const step of path) {
    tokens.next();
    if (typeof step === "number") {
      for (let skipped = 0; skipped < step; skipped++, yield) tokens.skipMember();
      continue;
    }
    while (tokens.value !== step) {
      // Of a key that is written twice the last one counts, and the first one was gone into.
      if (tokens.sign === "" || "}]".includes(tokens.sign)) return undefined;
      tokens.skipMember();
      yield;
    }
    // Past the key and its colon.
    tokens.next();
    tokens.next();
  }
  const { start } = tokens;
  return { start, end: tokens.skipValue() };
}

/** Goes over the tokens of a text that is JSON. */
class Tokens {
  readonly #text: string;
  readonly #scanner: JSONScanner;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
    this.next();
  }

  /** Where the token starts. */
  get start(): number {
    return this.#scanner.getTokenOffset();
  }

  /** The token's first character, which says what it is; empty at the end of the text. */
  get sign(): string {
    return this.#text.charAt(this.start);
  }

  get value(): string {
    return this.#scanner.getTokenValue();
  }

  /** To the next token; a byte order mark between two documents is none. */
  next(): void {
    do this.#scanner.scan();
    while (this.sign === "\uFEFF");
  }

  /** Behind the value that starts here. @returns the offset where it ends */
  skipValue(): number {
    let depth = 0;
    let end = this.start;
    do {
      const { sign } = this;
      if (sign === "") break;
      if (sign === "{" || sign === "[") depth++;
      else if (sign === "}" || sign === "]") depth--;
      end = this.start + this.#scanner.getTokenLength();
      this.next();
    } while (depth > 0);
    return end;
  }

  /** Behind an entry of a list, or a key with its value, and the comma that follows. */
  skipMember(): void {
    this.skipValue();
    if (this.sign === ":") {
      this.next();
      this.skipValue();
    }
    if (this.sign === ",") this.next();
  }
}
