import type { Steps } from "../steps.ts";
import type { DuplicateKeys } from "./duplicate-keys.ts";
import type { JsonLimits } from "./json-limits.ts";
import type { JsonPieces } from "./json-pieces.ts";
import { JsonShapes } from "./json-shapes.ts";

/** What is told of the brackets, commas and keys of a text. */
export interface JsonWatchers {
  readonly limits: JsonLimits;
  readonly pieces: JsonPieces;
  readonly duplicates?: DuplicateKeys | undefined;
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;
const closeBracket = 0x5d;
const closeBrace = 0x7d;
const highestSpace = 0x20;

/** The UTF-16 units outside strings, between brackets and commas. */
const plain = /^[\t\n\r :+.\d\-Eaeflnrstu]$/;
const isPlain: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(plain.test(String.fromCharCode(code))),
);

/**
 * Walks through a text once, and tells the watchers what it meets. All of the text is looked at, even if it is
 * malformed, because limits matter there too.
 * @param text JSON, one or more documents; need not be valid
 * @param length UTF-16 units per step: a few milliseconds of work
 * @throws ExportProblem if the text exceeds the limits
 */
export function* walking(text: string, watchers: JsonWatchers, length: number): Steps<void> {
  const walk = new Walk(text, watchers);
  while (walk.at < text.length) {
    walk.look(Math.min(walk.at + length, text.length));
    yield;
  }
  walk.end();
}

class Walk {
  /** UTF-16 offset up to which it has come. */
  at = 0;
  readonly #text: string;
  readonly #limits: JsonLimits;
  readonly #pieces: JsonPieces;
  readonly #duplicates: DuplicateKeys | undefined;
  readonly #shapes = new JsonShapes();
  /** By depth: UTF-16 offset of the open object, if it is in a list. */
  readonly #objects: number[] = [];
  #depth = 0;
  /** Depth of the outermost open list, or 0. */
  #list = 0;
  #comma = 0;
  /** UTF-16 offset of the string that the last step ended in, or -1. */
  #openString = -1;
  /** UTF-16 offset after the last document that is no list or object. */
  #scalarEnd = 0;

  constructor(text: string, { limits, pieces, duplicates }: JsonWatchers) {
    this.#text = text;
    this.#limits = limits;
    this.#pieces = pieces;
    this.#duplicates = duplicates;
  }

  /** Walks on up to a UTF-16 offset, or a little further. */
  look(stop: number): void {
    const text = this.#text;
    const pieces = this.#pieces;
    const limits = this.#limits;
    const duplicates = this.#duplicates;
    const shapes = this.#shapes;
    let depth = this.#depth;
    let list = this.#list;
    let lastComma = this.#comma;
    let openString = this.#openString;
    let at = this.at;
    const from = at;
    const part = text.slice(from, stop);
    for (; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote || openString >= 0) {
        const start = openString < 0 ? at : openString;
        let end = text.indexOf('"', openString < 0 ? at + 1 : at);
        while (end >= 0 && end < stop && text.charCodeAt(end - 1) === backslash && isEscaped(text, end))
          end = text.indexOf('"', end + 1);
        if (end < 0 || end >= stop) {
          openString = start;
          // After the last quote that was looked at.
          at = end < 0 ? text.length : end;
          break;
        }
        openString = -1;
        at = end;
        let after = end + 1;
        while (text.charCodeAt(after) <= highestSpace) after += 1;
        if (text.charCodeAt(after) === colon) {
          let value = after + 1;
          while (text.charCodeAt(value) <= highestSpace) value += 1;
          limits.key(end - start, text.charCodeAt(value), depth, list > 0);
          duplicates?.key(start, end, depth, list > 0);
          // Between documents, a colon is no part of a key.
          if (depth > 0) at = after;
        }
        if (depth === 0 && start >= this.#scalarEnd && !pieces.malformed) pieces.scalar(start, end + 1);
      } else if (code === comma && depth > 0) {
        lastComma = at;
        if (at >= pieces.due) pieces.comma(at, depth);
      } else if (code === openBrace || code === openBracket) {
        depth += 1;
        if (code === openBrace && list > 0) {
          // An object of a known shape has nothing to tell of.
          const end = from + shapes.endOf(part, at - from, depth);
          if (end > at) {
            depth -= 1;
            at = end - 1;
            continue;
          }
          this.#objects[depth] = at;
        }
        limits.open(depth);
        if (code === openBrace) duplicates?.open(depth);
        else if (list === 0) list = depth;
        if (pieces.malformed === undefined) pieces.open(at, depth, lastComma);
      } else if (depth === 0) {
        if (at >= this.#scalarEnd && !pieces.malformed) this.#word(at);
      } else if (code === closeBrace || code === closeBracket) {
        if (pieces.malformed === undefined) {
          pieces.close(at, depth, code);
          if (code === closeBrace && list > 0) shapes.learn(text, this.#objects[depth] as number, at + 1, depth);
        }
        if (depth === list) list = 0;
        depth -= 1;
        if (depth === 0 && pieces.malformed) pieces.malformed.end ??= at + 1;
      } else if (isPlain[code] !== 1 && !pieces.malformed) pieces.fail();
    }
    this.at = at;
    this.#depth = depth;
    this.#list = list;
    this.#comma = lastComma;
    this.#openString = openString;
  }

  #word(at: number): void {
    if (/\s/.test(this.#text.charAt(at))) return;
    this.#scalarEnd = wordEnd(this.#text, at);
    this.#pieces.scalar(at, this.#scalarEnd);
  }

  end(): void {
    if (this.#pieces.malformed) return;
    if (this.#depth > 0) this.#pieces.fail();
    else if (this.#openString >= 0) this.#pieces.scalar(this.#openString, wordEnd(this.#text, this.#openString));
  }
}

/** Whether a quote is after an odd number of backslashes. */
function isEscaped(text: string, end: number): boolean {
  let before = end - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (end - before) % 2 === 0;
}

/** The UTF-16 offset of the end of a word. */
function wordEnd(text: string, start: number): number {
  const word = /\S+/y;
  word.lastIndex = start;
  word.exec(text);
  return word.lastIndex;
}
