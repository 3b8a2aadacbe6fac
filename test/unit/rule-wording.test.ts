import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeCell } from "../../server/src/document/cells.ts";
import { headerOf, placeOf, replaceCell, writeHint } from "../../server/src/rules/support/cell-fix.ts";
import {
  allRows,
  capitalized,
  count,
  counted,
  inDigits,
  quoted,
  replaceTitle,
  shorten,
  uncheckedCompanies,
} from "../../server/src/rules/support/wording.ts";
import { firstRecord, type Given, header, record } from "../rules/marked.ts";

/** The cell of a column with a value. */
function cellUnder(name: string, value: string, given?: Given) {
  const row = firstRecord(record({ [name]: encodeCell(value, ",") }), given);
  return row.at(row.layout.columns.findIndex((column) => column?.header === name));
}

describe("what to write instead of a faulty value", () => {
  const free = { rules: { spaces: "off" } } as const;
  const anyCharacter = { rules: { characters: "off" } } as const;
  for (const [name, value, wanted, given] of [
    ["Company Name", "Café, Inc.", "Cafe Inc"],
    ["Company Name", "東京", undefined],
    ["Company Name", "5%", undefined],
    ["Company Name", "1,5", undefined],
    ["Company Name", "Café, Inc.", "Café Inc.", anyCharacter],
    ["Company ID", "A-1 b", "A1b"],
    ["Company ID", "A-1 b", "A 1 b", free],
    ["Company ID", "A-1, b", "A-1b", anyCharacter],
    ["Company ID", "1,5", undefined, anyCharacter],
    ["Country", "US,", "US"],
    ["Country", "USA,", undefined],
    ["Phone Country", "DE,", "DE"],
    ["Phone Country", "+49,", undefined],
    ["State", ", TX", "TX"],
    ["State", "tx,", undefined],
    ["State", "TXX,", undefined],
    ["State", "1TX,", undefined],
    ["Email", "a@b.example,", "a@b.example"],
    ["Email", "a,", undefined],
    ["Email Type", "Work,", "Work"],
    ["Email Type", "Mobile,", undefined],
    ["Phone Number Type", "Mobile,", "Mobile"],
    ["Phone Number Type", "Personal,", undefined],
    ["Social Media Type", "LinkedIn,", "LinkedIn"],
    ["Social Media Type", "Work,", undefined],
    ["City", "St. John,  TX ", "St. John TX"],
    ["City", "1,5", undefined],
    ["Phone Number", "1, 2", "1 2"],
  ] as const) {
    it(`${name}: ${value}`, () => {
      const cell = cellUnder(name, value, given);
      assert.equal(writeHint(placeOf(cell), value), wanted === undefined ? "" : ` Write "${wanted}".`);
    });
  }
});

it("a column is called by its header, or else by its number", () => {
  const row = firstRecord(`${header},Notes,,${"x".repeat(70)}\nAcme,ACME1,HQ,HQ1,US,a,b,c\n`);
  const names = [...row.layout.columns.keys()].map((index) => headerOf(row.at(index)));
  assert.deepEqual(names.slice(4), ["Country", "Notes", "Column 7", `${"x".repeat(59)}…`]);
});

it("a value is replaced by another, or the cell emptied; the same value is no fix", () => {
  const cell = cellUnder("City", "a");
  const titles = (value: string, meaning?: string) => replaceCell(cell, value, true, meaning).map(({ title }) => title);
  assert.deepEqual(titles("b"), ['Replace "a" with "b"']);
  assert.deepEqual(titles("b", "x"), ['Replace "a" with "b" (x)']);
  assert.deepEqual(titles(""), ["Empty the cell"]);
  assert.deepEqual(titles("a"), []);
});

it("long values are cut, and line breaks shown", () => {
  assert.equal(shorten("x".repeat(60)), "x".repeat(60));
  assert.equal(shorten("x".repeat(61)), `${"x".repeat(59)}…`);
  assert.equal(shorten("abcd", 3), "ab…");
  assert.equal(shorten("a😀bcd", 3), "a…");
  assert.equal(quoted("a\r\nb\rc\nd"), '"a⏎b⏎c⏎d"');
  assert.equal(replaceTitle("a", "b"), 'Replace "a" with "b"');
});

it("numbers have commas between thousands, and nouns their number", () => {
  assert.deepEqual([999, 1000, 12345, 1234567].map(inDigits), ["999", "1,000", "12,345", "1,234,567"]);
  assert.deepEqual([1, 2, 3, 1000].map(allRows), ["the one row", "both rows", "all 3 rows", "all 1,000 rows"]);
  assert.deepEqual(
    [0, 1, 2].map((rows) => count(rows, "row")),
    ["0 rows", "1 row", "2 rows"],
  );
  assert.deepEqual(
    [1, 2].map((rows) => counted(rows, "row")),
    ["row", "2 rows"],
  );
  assert.equal(capitalized("not all"), "Not all");
  assert.equal(uncheckedCompanies({ existing: { size: 1 } }), "not all existing companies are checked");
  assert.equal(uncheckedCompanies({ existing: { size: 0 } }), "existing companies are not checked");
  assert.equal(uncheckedCompanies({}), "existing companies are not checked");
});
