import { codesOf, quote } from "../document/characters.ts";
import type { Steps } from "../steps.ts";
import type { DuplicateKeys } from "./duplicate-keys.ts";
import type { JsonLimits } from "./json-limits.ts";
import type { JsonPieces } from "./json-pieces.ts";

/** What is told of the brackets, commas and keys of a text. */
export interface JsonWatchers {
  readonly limits: JsonLimits;
  readonly pieces: JsonPieces;
  readonly duplicates?: DuplicateKeys | undefined;
}

const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;
const closeBracket = 0x5d;
const closeBrace = 0x7d;
const highestSpace = 0x20;

/** Which ASCII codes stand between the strings of JSON. */
const isOutsideStrings: Uint8Array = Uint8Array.from({ length: 0x81 }, (_, code) =>
  Number(/^[\t\n\r {}[\],:+.\d\-Eaeflnrstu]$/.test(String.fromCharCode(code))),
);

/**
 * Walks through a text once, and tells the watchers what it meets. All of the text is looked at, even if it is
 * malformed, because limits matter there too.
 * @param text JSON, one or more documents; need not be valid
 * @param length UTF-16 units per step: a few milliseconds of work
 * @throws ExportProblem if the text exceeds the limits
 */
export function* walking(text: string, { limits, pieces, duplicates }: JsonWatchers, length: number): Steps<void> {
  let codes: Uint8Array = new Uint8Array(length + 1);
  let depth = 0;
  /** Depth of the outermost open list, or 0. */
  let list = 0;
  let at = 0;
  /** UTF-16 offset of the string that the last step ended in, or -1. */
  let openString = -1;
  /** UTF-16 offset after the last document that is no list or object. */
  let scalarEnd = 0;

  const look = (base: number, stop: number): void => {
    codes = codesOf(text.slice(base, stop), codes);
    const codeAt = (place: number): number => (place < stop ? codes[place - base]! : text.charCodeAt(place));
    for (; at < stop; at += 1) {
      const code = codes[at - base]!;
      if (code === quote || openString >= 0) {
        const start = openString < 0 ? at : openString;
        let end = openString < 0 ? at + 1 : at;
        let hasControl = false;
        for (; end < stop; end += 1) {
          const inside = codes[end - base]!;
          if (inside === quote) break;
          if (inside === backslash) end += 1;
          else if (inside < highestSpace) hasControl = true;
        }
        if (hasControl && depth > 0 && !pieces.malformed) pieces.fail();
        openString = end < stop ? -1 : start;
        at = end;
        if (end >= stop) return;
        let after = end + 1;
        while (codeAt(after) <= highestSpace) after += 1;
        if (codeAt(after) === colon) {
          // Between documents, a colon is no part of a key.
          if (depth > 0) at = after;
          after += 1;
          while (codeAt(after) <= highestSpace) after += 1;
          limits.key(end - start, codeAt(after), depth, list > 0);
          duplicates?.key(start, end, depth, list > 0, start < base ? undefined : codes, base);
        }
        if (depth === 0 && start >= scalarEnd && !pieces.malformed) pieces.scalar(start, end + 1);
      } else if (code === openBrace || code === openBracket) {
        depth += 1;
        limits.open(depth);
        if (code === openBrace) duplicates?.open(depth);
        else if (list === 0) list = depth;
        if (!pieces.malformed) pieces.open(at, depth, code);
      } else if (depth === 0) {
        if (at >= scalarEnd && !pieces.malformed && !isSpace(text, at)) {
          scalarEnd = wordEnd(text, at);
          pieces.scalar(at, scalarEnd);
        }
      } else if (code === comma) {
        if (!pieces.malformed) pieces.comma(at, depth);
      } else if (code === closeBrace || code === closeBracket) {
        if (!pieces.malformed) pieces.close(at, depth, code);
        if (depth === list) list = 0;
        depth -= 1;
        if (depth === 0 && pieces.malformed) pieces.malformed.end ??= at + 1;
      } else if (isOutsideStrings[code] === 0 && !pieces.malformed) pieces.fail();
    }
  };
  for (let base = 0; base < text.length; base = at, yield) look(base, Math.min(base + length, text.length));
  if (pieces.malformed) return;
  if (depth > 0) pieces.fail();
  else if (openString >= 0) pieces.scalar(openString, wordEnd(text, openString));
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** The UTF-16 offset of the end of a word. */
function wordEnd(text: string, start: number): number {
  const word = /\S+/y;
  word.lastIndex = start;
  word.exec(text);
  return word.lastIndex;
}
