import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CsvDocument } from "../../server/src/document/document.ts";
import { OpenedRows } from "../../server/src/lsp/opened-rows.ts";

/** The cells that were edited, as `row:cell` from 0, after each of these replacements in the text. */
function edited(text: string, ...changes: [from: string, to: string][]): string[][] {
  const document = new CsvDocument("file:///a.csv", "csv", 0, text);
  const opened = new OpenedRows();
  return changes.map(([from, to]) => {
    const at = document.getText().indexOf(from);
    assert.ok(at >= 0, from);
    opened.follow(document.replace(at, at + from.length, to));
    return Array.from(document.rows.places()).flatMap(({ row, index }) =>
      Array.from({ length: row.cellCount }, (_, cell) => cell)
        .filter((cell) => opened.isEdited(row, cell))
        .map((cell) => `${index}:${cell}`),
    );
  });
}

describe("what was edited since a file was opened", () => {
  const text = 'a,b\n1,2\n3,"4"\n5,6\n';

  test("is a cell with another value, whatever its quotes", () => {
    assert.deepEqual(edited(text, ["2", "x"], ["x", '"2"'], ['"4"', "4"], ["4", "44"]), [["1:1"], [], [], ["2:1"]]);
  });

  test("follows rows past new, deleted and moved ones", () => {
    assert.deepEqual(edited(text, ["3,", "x,"], ["1,2\n", "0,0\n1,2\n"], ["a,b\n", ""], ["5,6\n", ""]), [
      ["2:0"],
      ["3:0"],
      ["2:0"],
      ["2:0"],
    ]);
    assert.deepEqual(edited(text, ['1,2\n3,"4"\n', '3,"4"\n1,2\n']), [[]]);
  });

  test("is nothing in new rows", () => {
    assert.deepEqual(edited(text, ["1,2\n", "7,8\n9,9\n"]), [[]]);
  });
});
