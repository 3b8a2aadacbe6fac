import type { Steps } from "../steps.ts";
import { maxKeys } from "./json-object.ts";
import { ExportProblem } from "./problem.ts";

/** Maximum nesting of brackets. */
const deepest = 100_000;

/** Maximum length of a key, in UTF-16 units, including one quote. */
const longestKey = 10_000;

/** UTF-16 units per step: a few milliseconds of work. */
const stepLength = 1 << 18;

/**
 * Rejects a text that would take JSON.parse and later work far longer than a normal export of the same length. Unlike
 * parsing, this check can be done in pieces. An object keyed by ID may have any number of keys: its values are objects,
 * and it is not in a list.
 * @param text JSON, one or more documents; need not be valid
 * @throws ExportProblem if nesting is too deep, an object has too many keys, or a key is too long
 */
export function* refuseExcessive(text: string, source: string): Steps<void> {
  /** By depth: how many keys that count the open object has so far. */
  const keys: number[] = [];
  let depth = 0;
  /** Depth of the outermost open list, or 0. */
  let list = 0;

  const look = (start: number): number => {
    const stop = Math.min(text.length, start + stepLength);
    let at = start;
    for (; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x22 /* " */) {
        const end = closingQuote(text, at);
        let after = end + 1;
        while (text.charCodeAt(after) <= 0x20) after += 1;
        if (text.charCodeAt(after) === 0x3a /* : */) {
          if (end - at > longestKey)
            throw new ExportProblem(`${source} has a key that is too long to be one of a company.`);
          after += 1;
          while (text.charCodeAt(after) <= 0x20) after += 1;
          const value = text.charCodeAt(after);
          const counts = list > 0 || (value !== 0x7b /* { */ && value !== 0x6e) /* n */;
          if (counts && ++(keys[depth] as number) > maxKeys) {
            throw new ExportProblem(`${source} has an object of more than 1,000 keys, as no list of companies has.`);
          }
        }
        at = after - 1;
      } else if (code === 0x7b || code === 0x5b /* [ */) {
        depth += 1;
        if (depth > deepest) throw new ExportProblem(`${source} is nested too deeply to be a list of companies.`);
        keys[depth] = 0;
        if (code === 0x5b && list === 0) list = depth;
      } else if ((code === 0x7d /* } */ || code === 0x5d) /* ] */ && depth > 0) {
        if (depth === list) list = 0;
        depth -= 1;
      }
    }
    return at;
  };
  for (let at = 0; at < text.length; yield) at = look(at);
}

/**
 * The UTF-16 offset of the quote that closes a string, or the text's length if there is none. A quote after an odd
 * number of backslashes is escaped.
 */
export function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c /* \ */) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}
