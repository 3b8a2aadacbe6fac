import assert from "node:assert/strict";
import { test } from "node:test";
import { CsvDocument } from "../../server/src/document/document.ts";
import { WordFilter } from "../../server/src/document/word-filter.ts";

/** Whether the filter passes the only cell of a row. */
function mayHold(words: readonly string[], cell: string): boolean {
  const row = new CsvDocument("", "csv", 0, cell).rows.at(0);
  assert.ok(row);
  const { codes } = row.source;
  return new WordFilter(words).mayHold(codes, row.cellStart(0), row.cellEnd(0), row.cellKinds(0));
}

const words = ["na", "none", "systemint32"];

test("passes a cell that is a word, in any case and with signs around or in it", () => {
  for (const cell of ["na", "NA", "N/A", "(none)", "n.o.n.e", "System.Int32", "N/A N/A", "- none none none -"]) {
    assert.ok(mayHold(words, cell), cell);
  }
});

test("passes a word of any length, and no repetition that is interrupted", () => {
  const long = "systemmanagementautomationpsobject";
  assert.ok(mayHold([long], long));
  assert.ok(mayHold([long, "st"], "System.Management.Automation.PSObject"));
  assert.ok(!mayHold([long, "st"], "System.Object"));
  assert.ok(!mayHold(words, "N/A N/B N/A"));
  assert.ok(!mayHold(["item"], "info1234567@example.com"));
});

test("passes a cell of signs only", () => {
  assert.ok(mayHold(words, "--"));
});

test("rejects a cell that begins and ends like a word, but is longer or shorter", () => {
  for (const cell of ["Suite 2", "Nora", "North Dakota", "Suite 12"]) assert.ok(!mayHold(words, cell), cell);
});
