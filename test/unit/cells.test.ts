import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import Papa from "papaparse";
import { copyCell, decodeCell, encodeCell, encodeRow } from "../../server/src/document/cells.ts";
import { cellsOf, readCells } from "../../server/src/document/read-cells.ts";
import { RowReader } from "../../server/src/document/reader.ts";
import { decodeFile, encodeFile } from "../../server/src/files/text.ts";
import { copiedLine, csvLine } from "../../server/src/response/csv.ts";

const delimiters = [",", ";", "\t", "|"];

const anyValue = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(...delimiters, '"', "\r", "\n", " ", "\uFEFF", "x") }),
);

/** The cells of a row by the grammar of RFC 4180, which allows no quote but around a cell and doubled within. */
function strictCells(text: string, delimiter: string): string[] {
  const cell = new RegExp(`"((?:[^"]|"")*)"|[^"\\r\\n${delimiter}]*`, "y");
  const cells: string[] = [];
  do {
    const [whole = "", inside] = cell.exec(text) ?? [];
    cells.push(inside?.replaceAll('""', '"') ?? whole);
    if (cell.lastIndex === text.length) return cells;
  } while (text[cell.lastIndex++] === delimiter);
  throw new Error(`No delimiter stands at ${cell.lastIndex - 1} of ${text}`);
}

test("writes rows as PapaParse does", () => {
  fc.assert(
    fc.property(
      fc.array(anyValue, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...delimiters),
      (values, delimiter) => assert.equal(encodeRow(values, delimiter), Papa.unparse([values], { delimiter })),
    ),
  );
});

test("reads a row back as written with RowReader, PapaParse and the grammar of RFC 4180", () => {
  const row = fc.array(anyValue, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(row, fc.constantFrom(...delimiters), fc.constantFrom("\n", "\r\n"), (values, delimiter, newline) => {
      const written = encodeRow(values, delimiter);
      const { text } = decodeFile(encodeFile({ text: written + newline, mark: false }), "a.csv");
      assert.deepEqual(readCells(text, delimiter), [values]);
      assert.deepEqual(Papa.parse(written, { delimiter, newline }).data, [values]);
      assert.deepEqual(strictCells(written, delimiter), values);
    }),
  );
});

describe("quotes a cell only if it would be read differently without quotes, or has spaces at an end", () => {
  for (const [value, cell] of [
    ["", ""],
    [" x ", '" x "'],
    ["a;b|c\td", "a;b|c\td"],
    ["it's #1", "it's #1"],
    ["x\uFEFF", '"x\uFEFF"'],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    [' "x"', '" ""x"""'],
    ["two\nlines", '"two\nlines"'],
    ["two\rlines", '"two\rlines"'],
    ["\uFEFFx", '"\uFEFFx"'],
  ] as const) {
    test(JSON.stringify(value), () => assert.equal(encodeCell(value, ","), cell));
  }
});

test("copies a cell that was read as its value would be written", () => {
  const cell = fc.oneof(
    anyValue,
    anyValue.map((value) => `"${value.replaceAll('"', '""')}"`),
    anyValue.map((value) => `"x${value}"`),
    fc.tuple(anyValue, fc.constantFrom("x", "é", "漢字")).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(cell, fc.constantFrom(...delimiters), (text, delimiter) => {
      const reader = new RowReader(delimiter).open(text);
      for (let from = 0; from < text.length; from = reader.end) {
        reader.read(from);
        let start = from;
        for (let cell = reader.firstCell; cell < reader.firstCell + reader.cellCount; cell++) {
          const raw = text.slice(start, reader.source.cellEnds[cell]);
          const kinds = reader.source.cellKinds[cell] as number;
          assert.equal(copyCell(raw, kinds), encodeCell(decodeCell(raw, kinds), ","));
          start += raw.length + 1;
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test("copies cells in any order as a line of their values, together with their neighbours or without", () => {
  const plain = fc.constantFrom("x", "7", "Main Street", "");
  const cell = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: anyValue });
  const indexes = fc.oneof(
    fc.array(fc.integer({ min: -1, max: 8 }), { maxLength: 8 }),
    fc.nat({ max: 8 }).map((count) => Array.from({ length: count }, (_, index) => index)),
  );
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 8 }),
      indexes,
      fc.constantFrom(...delimiters),
      (cells, wanted, delimiter) => {
        const text = cells.join(delimiter);
        const reader = new RowReader(delimiter).open(text);
        for (let from = 0; from < text.length; from = reader.end) {
          reader.read(from);
          const values = cellsOf(reader);
          const expected = csvLine(
            wanted.map((index) => values[index] ?? ""),
            "\n",
          );
          assert.equal(copiedLine(reader, wanted, "\n"), expected);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
