import { createScanner, type JSONScanner } from "jsonc-parser";
import type { Steps } from "../steps.ts";
import type { CompanyList } from "./company-lists.ts";
import { companyColumns } from "./csv-columns.ts";
import { isCsv } from "./export.ts";
import type { ExportShape } from "./export-shape.ts";
import { findingLists } from "./json-export.ts";
import { ExportProblem } from "./problem.ts";

/** A range in an export's text, in UTF-16 offsets. */
export interface RecordPlace {
  readonly start: number;
  readonly end: number;
}

/** Keys and indexes that lead to a value. The first is the index of its document in the text. */
type Path = readonly (string | number)[];

/**
 * Finds a record in the text of its export. Done on request, because storing the ranges of 100,000 records would cost
 * more memory than everything else about them.
 * @param source path of the export, whose extension tells CSV from JSON
 * @param shape how the export was read
 * @param index the record's `index`
 * @returns undefined if the text does not contain the record (any more), or contains it in a string of JSON
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

/** The path from the documents to an object in them. Breadth-first, because records are near the top. */
function pathTo(documents: readonly unknown[], target: object): Path | undefined {
  let level: { value: object; path: Path }[] = [{ value: documents, path: [] }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { value, path } of level) {
      if (value === target) return path;
      for (const [key, child] of Object.entries(value) as [string, unknown][]) {
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
      // The key is missing where JSON.parse used the last of two duplicate keys, and the path entered the first.
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

/** Iterates over the tokens of a JSON text. */
class Tokens {
  readonly #text: string;
  readonly #scanner: JSONScanner;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
    this.next();
  }

  /** UTF-16 offset of the token. */
  get start(): number {
    return this.#scanner.getTokenOffset();
  }

  /** The token's first character, which tells its type; empty at the end of the text. */
  get sign(): string {
    return this.#text.charAt(this.start);
  }

  get value(): string {
    return this.#scanner.getTokenValue();
  }

  /** Moves to the next token, skipping byte order marks between documents. */
  next(): void {
    do this.#scanner.scan();
    while (this.sign === "\uFEFF");
  }

  /** Moves past the value that starts here. @returns the UTF-16 offset of its end */
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

  /** Moves past a list entry or a property, and the comma that follows. */
  skipMember(): void {
    this.skipValue();
    if (this.sign === ":") {
      this.next();
      this.skipValue();
    }
    if (this.sign === ",") this.next();
  }
}
