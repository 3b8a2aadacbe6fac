import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixedAll, fixes, record } from "./marked.ts";

/** A cell with its fault marked, and the right value. */
const faults: [marked: string, right: string][] = [
  ["⟦ ⟧Boston", "Boston"],
  ["Boston⟦  ⟧", "Boston"],
  ["⟦ Boston ⟧", "Boston"],
  ["Bos⟦  ⟧ton", "Bos ton"],
  ["Bos⟦\t⟧ton", "Bos ton"],
  ["Bos⟦\u00a0⟧ton", "Bos ton"],
  ["Bos⟦\u2003⟧ton", "Bos ton"],
  ["Bos⟦\u200b⟧ton", "Boston"],
  ["⟦\ufeff⟧Boston", "Boston"],
  ["Bos⟦\u00ad⟧ton", "Boston"],
  ["Bos⟦\u0007⟧ton", "Boston"],
  ["Boston⟦\u00a0⟧", "Boston"],
];

const unmarked = (marked: string) => marked.replace(/[⟦⟧]/g, "");

test("warns about leading, trailing, doubled, no-break, zero-width and other white space", () => {
  for (const [marked, City] of faults) {
    finds(record({ City: marked }), [["whitespace", "warning", { place: "City", value: unmarked(marked) }]]);
    assert.equal(fixedAll(record({ City: unmarked(marked) })), record({ City }));
  }
});

test("reports an error, and nothing else, in names and IDs", () => {
  for (const header of ["Company Name", "Company ID", "Site Name", "Site ID"]) {
    for (const [marked, right] of faults) {
      // A word in an ID column may be the rest of the name.
      const isId = header.endsWith("ID");
      const cell = isId ? marked.toUpperCase() : marked;
      finds(record({ [header]: cell }), [["whitespace", "error", { place: header, value: unmarked(cell) }]]);
      const mended = isId ? right.replace(" ", "").toUpperCase() : right;
      assert.equal(fixedAll(record({ [header]: unmarked(cell) })), record({ [header]: mended }));
    }
  }
});

test("reports nothing else in codes, types, numbers and addresses", () => {
  const right = {
    State: "CA",
    "Email Type": "Work",
    "Phone Country": "US",
    Email: "a@acme.example",
    "Phone Number": "2025550123",
  };
  for (const [header, value] of Object.entries(right)) {
    finds(record({ [header]: `${value}⟦ ⟧` }), [
      ["whitespace", ["State", "Phone Country"].includes(header) ? "error" : "warning", { place: header }],
    ]);
  }
  finds(record({ Country: "⟦ ⟧US" }), [["whitespace", "error", { place: "Country" }]]);
});

test("marks and removes white space inside quotes", () => {
  for (const cell of ['"Boston⟦ ⟧"', '"⟦ ⟧Boston"', '"⟦  ⟧Boston"']) {
    finds(record({ City: cell }), [["whitespace", "warning", { place: "City" }]]);
    assert.equal(fixedAll(record({ City: unmarked(cell) })), record({ City: "Boston" }));
  }
  assert.equal(fixedAll(record({ City: '"Boston "', Zip: '"02110"' })), record({ City: "Boston", Zip: '"02110"' }));
});

test("reports only other white space beside a line break", () => {
  finds(record({ City: '⟦"a \n b"⟧' }), [["line-break", "error"]]);
  finds(record({ City: '⟦"a⟦\nb  ⟧c"⟧' }), [
    ["line-break", "error"],
    ["whitespace", "warning", { place: "City" }],
  ]);
});

test("reports a cell of white space only", () => {
  finds(record({ City: "⟦   ⟧" }), [["whitespace", "warning", { place: "City" }]]);
});

test("marks white space inside quotes and after doubled quotes", () => {
  finds(record({ City: '"⟦ ⟧Boston"' }), [["whitespace", "warning", { place: "City" }]]);
  finds(record({ City: '"""B"" os⟦  ⟧ton"' }), [["whitespace", "warning", { value: '"B" os  ton' }]]);
});

test("ignores single spaces between words", () => {
  clean(record({ "Address Line 1": "1 Main Street", City: "New York City" }));
});

test("cleans the value", () => {
  assert.deepEqual(fixes(record({ City: "\u00a0New \t York\u200b " }), "whitespace"), [
    ['Replace "\u00a0New \t York\u200b " with "New York"', "safe", record({ City: "New York" })],
  ]);
  assert.deepEqual(fixes(record({ City: "  " }), "whitespace"), [["Empty the cell", "safe", record({ City: "" })]]);
  assert.deepEqual(fixes(record({ "Company ID": " ACME\t1" }), "whitespace"), [
    ['Replace " ACME\t1" with "ACME1"', "safe", record({ "Company ID": "ACME1" })],
  ]);
});

test("the severity can be set", () => {
  canBeSet("whitespace", "warning", record({ City: " Boston" }));
  canBeSet("whitespace", "warning", record({ "Company Name": " Acme" }));
});
