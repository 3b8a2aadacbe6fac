import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes } from "./marked.ts";

test("reports a row with fewer cells than headers", () => {
  finds(file("City,State", "⟦Acme,ACME1,HQ,HQ1,US⟧", "⟦Acme,ACME1,Branch,BR1,US,Reno⟧"), [
    ["row-length", "error", { cells: 5, headers: 7, trailing: false }],
    ["row-length", "error", { cells: 6, headers: 7, trailing: false }],
  ]);
  finds(file("", "⟦Acme⟧"), [["row-length", "error", { cells: 1, headers: 5, trailing: false }]]);
});

test("reports nothing else for a row with more cells than headers", () => {
  finds(
    file("", "⟦Acme!!, Inc,-,,HQ 1,usa⟧", "Beta,BETA1,HQ,HQ1,US"),
    [["row-length", "error", { cells: 6, headers: 5, trailing: false }]],
    {
      existing: [{ name: "Acme!!" }],
    },
  );
});

test("marks extra empty cells, and still checks the row", () => {
  finds(file("", "Acme,ACME1,HQ,HQ1,⟦usa⟧⟦, ,⟧"), [
    ["country-code", "error", { text: "usa" }],
    ["row-length", "error", { cells: 7, headers: 5, trailing: true }],
  ]);
  finds(file("", "Acme,ACME1,HQ,HQ1,US⟦,⟧"), [["row-length", "error", { cells: 6, headers: 5, trailing: true }]]);
});

test("only suggests padding a record that a line break may have split", () => {
  const further = "Address Line 1,City,State,Zip";
  for (const rest of ["12 Main St,Boston,MA,02110", "Boston,MA,02110", "02110", " Suite 4,Boston,MA"]) {
    const text = file(further, "Acme,ACME1,HQ,HQ1,US", rest);
    assert.equal(fixedAll(text), text);
    assert.ok(fixes(text, "row-length").every(([, safe]) => safe === "suggested"));
  }
  const broken = file(further, "Acme,ACME1,HQ,HQ1,US,12 Main St,", "Boston,MA,02110");
  assert.equal(fixedAll(broken), broken);
  // A complete record below a truncated one is no part of it.
  assert.equal(
    fixedAll(file(further, "Acme,ACME1,HQ,HQ1,US", "Bolt,BOLT1,HQ,HQ2,US")),
    file(further, "Acme,ACME1,HQ,HQ1,US,,,,", "Bolt,BOLT1,HQ,HQ2,US,,,,"),
  );
});

test("reports nothing else for extra empty cells that may hide a split, and only suggests fixes", () => {
  const row = "Acme, Inc,ACME1,HQ,HQ1,US,,,";
  finds(file("City,State,Zip", `⟦${row}⟧`), [["row-length", "error", { cells: 9, headers: 8, trailing: false }]]);
  assert.deepEqual(fixes(file("City,State,Zip", row), "row-length"), [
    [
      'Join the cells into "Acme Inc" in Company Name',
      "suggested",
      file("City,State,Zip", "Acme Inc,ACME1,HQ,HQ1,US,,,"),
    ],
    ["Remove the empty cell at the end", "suggested", file("City,State,Zip", "Acme, Inc,ACME1,HQ,HQ1,US,,")],
  ]);
  assert.equal(fixedAll(file("City,State,Zip", row)), file("City,State,Zip", row));
});

test("accepts a comma in quotes, and as many cells as headers", () => {
  finds(file("City", 'Acme,ACME1,HQ,HQ1,US,"Reno⟦,⟧ NV"'), [["comma", "error", { place: "City" }]]);
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,"));
});

test("pads a short row and removes extra empty cells", () => {
  assert.deepEqual(fixes(file("City,State", "Acme,ACME1,HQ,HQ1,US"), "row-length"), [
    ["Add 2 empty cells at the end", "safe", file("City,State", "Acme,ACME1,HQ,HQ1,US,,")],
  ]);
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,HQ1,US, ,"), "row-length"), [
    ["Remove the 2 empty cells at the end", "safe", file("", "Acme,ACME1,HQ,HQ1,US")],
  ]);
});

test("suggests missing delimiters where the cells then fit, or padding at the end", () => {
  const text = (row: string) => file("City,State,Zip", "Acme,ACME1,HQ,HQ1,US,Boston,MA,02110", row);
  const beta = "Beta,BETA1,B,B1";
  assert.deepEqual(fixes(text(`${beta},US,Boston,02110`), "row-length"), [
    ['Insert the missing comma before "02110"', "suggested", text(`${beta},US,Boston,,02110`)],
    ["Add an empty cell at the end", "suggested", text(`${beta},US,Boston,02110,`)],
  ]);
  assert.deepEqual(fixes(text(`${beta},US,02110`), "row-length"), [
    ['Insert the missing 2 commas before "02110"', "suggested", text(`${beta},US,,,02110`)],
    ["Add 2 empty cells at the end", "suggested", text(`${beta},US,02110,,`)],
  ]);
  const choices = fixes(text("Beta,BETA1,HQ,US,Boston,MA,02110"), "row-length");
  assert.deepEqual(
    choices.map(([title]) => title),
    [
      ...["Beta", "BETA1", "HQ", "US"].map((before) => `Insert the missing comma before "${before}"`),
      "Add an empty cell at the end",
    ],
  );
});

test("suggests the end first if the cells fit as they are", () => {
  const text = (row: string) => file("City,State,Zip", "Acme,ACME1,HQ,HQ1,US,Boston,MA,02110", row);
  const beta = "Beta,BETA1,B,B1";
  assert.deepEqual(fixes(text(`${beta},GB,Leeds`), "row-length"), [
    ["Add 2 empty cells at the end", "suggested", text(`${beta},GB,Leeds,,`)],
    ['Insert the missing comma before "Leeds"', "suggested", text(`${beta},GB,,Leeds,`)],
  ]);
  assert.deepEqual(fixes(text(`${beta},US,Boston MA`), "row-length"), [
    ["Add 2 empty cells at the end", "suggested", text(`${beta},US,Boston MA,,`)],
    ['Insert the missing comma in "Boston MA"', "suggested", text(`${beta},US,Boston,MA,`)],
  ]);
});

test("suggests joining the cells of a long row in each likely column", () => {
  assert.deepEqual(fixes(file("City", "Acme, Inc,ACME1,HQ,HQ1,US,Reno"), "row-length"), [
    ['Join the cells into "Acme Inc" in Company Name', "suggested", file("City", "Acme Inc,ACME1,HQ,HQ1,US,Reno")],
  ]);
  assert.deepEqual(fixes(file("City,Zip", "Acme,ACME1,HQ,HQ1,US,Saint,Louis,63101"), "row-length"), [
    [
      'Join the cells into "Saint Louis" in City',
      "suggested",
      file("City,Zip", "Acme,ACME1,HQ,HQ1,US,Saint Louis,63101"),
    ],
    [
      'Join the cells into "Louis 63101" in Zip',
      "suggested",
      file("City,Zip", "Acme,ACME1,HQ,HQ1,US,Saint,Louis 63101"),
    ],
  ]);
  assert.deepEqual(fixes(file("Address Line 1", "Acme,ACME1,HQ,HQ1,US,1 Main St, Suite 2, Floor 3"), "row-length"), [
    [
      'Join the cells into "1 Main St Suite 2 Floor 3" in Address Line 1',
      "suggested",
      file("Address Line 1", "Acme,ACME1,HQ,HQ1,US,1 Main St Suite 2 Floor 3"),
    ],
  ]);
});

test("the severity can be set", () => canBeSet("row-length", "error", file("City", "Acme,ACME1,HQ,HQ1,US")));
