import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hasTag } from "../../server/src/document/program-text.ts";
import { RowReader } from "../../server/src/document/reader.ts";
import { hasSymbolInNumber, withoutCommas } from "../../server/src/template/plain-text.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 2000);

/*
 * Algorithms that scan a long text only once must agree with the simple versions, which scan it again from each
 * position.
 */

function textOf(...parts: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((list) => list.join(""));
}

function same<T>(text: fc.Arbitrary<string>, once: (text: string) => T, plain: (text: string) => T): void {
  fc.assert(
    fc.property(text, (each) => assert.deepEqual(once(each), plain(each))),
    { numRuns: runs },
  );
}

test("a linear scan matches the regular expression for commas with surrounding white space", () => {
  const thousands = /(?<![\d.,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])/g;
  same(textOf(",", " ", "\t", "\n", "a", "1", "100", ",,", " ,"), withoutCommas, (text) =>
    text
      .replace(thousands, (number) => number.replaceAll(",", ""))
      .replace(/\s*,+\s*/g, (comma, at: number, all: string) =>
        at === 0 || at + comma.length === all.length ? "" : " ",
      ),
  );
});

test("a linear scan matches the regular expression for tags", () => {
  same(textOf("<", ">", "</", "a", "b1", "_", " ", "<br"), hasTag, (text) => /<\/?[a-z]+\d?\b[^>]*>/i.test(text));
});

test("a linear scan matches the regular expression for symbols between two numbers", () => {
  same(
    textOf("1", "12", " ", "\t", "-", "+", ".", "/", "a", "%", "(", ")", "é"),
    (text) => hasSymbolInNumber(text, "id"),
    (text) =>
      /^\s*(?:[-+(]\s*\d[\d\s]*(?:\)\s*)?|\d+\s*[-+]\s*)$/.test(text) ||
      /\d\s*%/.test(text) ||
      /^\s*\d{1,4}\s*[^\p{L}\p{N}]\s*\d{1,4}\s*$/u.test(text) ||
      /\d\s*[^\p{L}\p{N}\s,\p{Pd}_]+\s*\d/u.test(text),
  );
});

/** Offset of the quote that closes the one at `open`, by a new search; -1 if there is none. */
function closingQuote(text: string, open: number): number {
  const endsCell = (offset: number) => /^(?:$|[,\r\n])/.test(text.slice(offset, offset + 1));
  let limit = text.length;
  for (let at = open + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at === -1 || at >= limit) return -1;
    if (text[at + 1] === '"') at++;
    else if (endsCell(at + 1)) return at;
    else {
      const lineEnd = open + text.slice(open).search(/[\r\n]|$/);
      if ((at > open + 1 && endsCell(at - 1)) || at >= lineEnd) return -1;
      limit = lineEnd;
    }
  }
}

/** Where the cells of a text end. */
function cellEnds(text: string): number[] {
  const ends: number[] = [];
  for (let start = 0, at = 0; at <= text.length; ) {
    const close = at === start && text[at] === '"' ? closingQuote(text, at) : -1;
    if (close !== -1) at = close + 1;
    if (at < text.length && !/[,\r\n]/.test(text[at] ?? "")) {
      at++;
      continue;
    }
    // No cell begins after the last line end.
    if (at === text.length && start === at && /[\r\n]/.test(text[at - 1] ?? "\n")) break;
    ends.push(at);
    start = text.startsWith("\r\n", at) ? at + 2 : at + 1;
    at = start;
  }
  return ends;
}

test("a linear scan matches the simple search for closing quotes among stray ones", () => {
  const read = (text: string) => {
    const reader = new RowReader(",").open(text);
    for (let from = 0; from < text.length; from = reader.end) reader.read(from);
    return [...reader.close().cellEnds].slice(0, cellEnds(text).length);
  };
  same(textOf('"', '""', '"""', ",", "x", "\n", "\r\n", '",', ',"', '""x,'), read, cellEnds);
});
