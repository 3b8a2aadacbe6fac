import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import Papa from "papaparse";
import { TextDocument } from "vscode-languageserver-textdocument";
import { decodeCell } from "../../server/src/document/cells.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { anyEdit, anyText, fraction, offsetsOf } from "./texts.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 2000);

function describe(document: CsvDocument): unknown[] {
  return [...document.rows].map((row) => [row.text, row.lines, row.kinds]);
}

function fields(document: CsvDocument): string[][] {
  return [...document.rows].map((row) =>
    Array.from({ length: row.cellCount }, (_, i) =>
      decodeCell(row.source.text.slice(row.cellStart(i), row.cellEnd(i)), row.cellKinds(i)),
    ),
  );
}

test("after any edits, the rows equal those of the newly read text", () => {
  fc.assert(
    fc.property(anyText, fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (text, edits) => {
      const document = new CsvDocument("a.csv", "csv", 1, text);
      let expected = text;
      for (const edit of edits) {
        const [start, end] = offsetsOf(edit, expected.length);
        const before = [...document.rows];
        const change = document.replace(start, end, edit.text);
        expected = expected.slice(0, start) + edit.text + expected.slice(end);
        assert.equal(document.getText(), expected);
        const fresh = new CsvDocument("a.csv", "csv", 1, expected);
        assert.equal(document.delimiter, fresh.delimiter);
        assert.deepEqual(describe(document), describe(fresh));
        before.splice(change.index, change.removed.length, ...change.added);
        assert.ok([...document.rows].every((row, i) => row === before[i]));
      }
    }),
    { numRuns: runs },
  );
});

test("positions and offsets match those of vscode-languageserver-textdocument", () => {
  fc.assert(
    fc.property(anyText, fraction, (text, where) => {
      const document = new CsvDocument("a.csv", "csv", 1, text);
      const reference = TextDocument.create("a.csv", "csv", 1, text);
      assert.equal(document.rows.lines + 1, reference.lineCount);
      const offset = Math.round(where * text.length);
      // LSP has no position between CR and LF.
      if (!(text[offset - 1] === "\r" && text[offset] === "\n")) {
        assert.deepEqual(document.positionAt(offset), reference.positionAt(offset));
      }
      const position = { line: Math.floor(where * reference.lineCount), character: Math.floor(where * 7) };
      assert.equal(document.offsetAt(position), reference.offsetAt(position));
      const range = { start: { line: 0, character: 0 }, end: position };
      assert.equal(document.getText(range), reference.getText(range));
    }),
    { numRuns: runs },
  );
});

const newline = fc.constantFrom("\n" as const, "\r\n" as const);
const field = fc.oneof(
  fc.string(),
  fc.constantFrom("", "a,b", 'say "hi"', "two\nlines", "two\r\nlines", " x ", ";", '"', "é", '""', ",\n"),
);
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

test("fields of well-formed texts match those of PapaParse", () => {
  fc.assert(
    fc.property(table, newline, fc.boolean(), fc.boolean(), (rows, newline, quotes, finalBreak) => {
      // The header keeps the delimiter a comma; a lone empty field would be a blank line, which PapaParse may write.
      const data = [["Company Name", "Company ID", "Site Name"], ...rows];
      const text = Papa.unparse(data, { newline, quotes }) + (finalBreak ? newline : "");
      const document = new CsvDocument("a.csv", "csv", 1, text);
      const expected = Papa.parse<string[]>(text, { delimiter: ",", newline }).data;
      // PapaParse reads an empty line after the last line break; this parser does not.
      if (text.endsWith(newline) && expected.at(-1)?.join("") === "" && expected.at(-1)?.length === 1) expected.pop();
      assert.deepEqual(fields(document), expected);
    }),
    { numRuns: runs },
  );
});
