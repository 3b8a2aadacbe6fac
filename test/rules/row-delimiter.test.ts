import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,B,B1,GB"];
const message = (several: string, one: string, wrong = "") =>
  `This row separates its cells with ${several}, but the header row uses commas. Replace each ${one} with a comma.${wrong}`;
const title = "Separate the cells with commas";

test("a row of tabs, semicolons or bars among rows of commas", () => {
  for (const [delimiter, several, one] of [
    ["\t", "tabs", "tab"],
    [";", "semicolons", "semicolon"],
    ["|", "vertical bars", "vertical bar"],
  ] as const) {
    const row = acme.replaceAll(",", delimiter);
    finds(file("", `⟦${row}⟧`, beta), [["row-delimiter", "error", message(several, one)]]);
    assert.deepEqual(fixes(file("", row, beta), "row-delimiter"), [[title, "safe", file("", acme, beta)]]);
    // A spreadsheet fills up the row.
    assert.deepEqual(fixes(file("", `${row},,,,`, beta), "row-delimiter"), [[title, "safe", file("", acme, beta)]]);
  }
});

test("a row of commas in a file of tabs", () => {
  const tabs = `${header}\n${acme}\n`.replaceAll(",", "\t");
  assert.deepEqual(codes(`${tabs}${beta}\n`), ["delimiter", "row-delimiter"]);
  assert.equal(fixedAll(`${tabs}${beta}\n`), file("", acme, beta));
});

test("values keep what they hold: quotes, signs of other kinds, an address", () => {
  const row = 'Acme\tACME1\tHQ\tHQ1\tUS\ta@b.example\t5 Old Road; rear\t"12"" rack"';
  assert.deepEqual(fixes(file("Email,Address Line 1,Notes", row), "row-delimiter"), [
    [
      title,
      "safe",
      file("Email,Address Line 1,Notes", 'Acme,ACME1,HQ,HQ1,US,a@b.example,5 Old Road; rear,"12"" rack"'),
    ],
  ]);
});

test("a person decides where it has not as many cells, holds a comma, or has both delimiters", () => {
  const short = " The row then has 4 cells, but the header row has 5.";
  for (const [row, wrong, after] of [
    ["Acme\tACME1\tHQ\tHQ1", short, "Acme,ACME1,HQ,HQ1"],
    ["Acme\tACME1\tHQ, rear\tHQ1\tUS", "", 'Acme,ACME1,"HQ, rear",HQ1,US'],
    ["Acme,ACME1,HQ\tHQ1\tUS", "", acme],
    ['Acme\tACME1\t12" rack\tHQ1\tUS', "", 'Acme,ACME1,"12"" rack",HQ1,US'],
  ] as const) {
    const said = message("tabs", "tab", wrong);
    const comma = said.replace("Replace", 'Remove the comma in "HQ, rear", then replace');
    finds(file("", `⟦${row}⟧`), [["row-delimiter", "error", row.includes(", rear") ? comma : said]]);
    assert.deepEqual(fixes(file("", row), "row-delimiter"), [[title, "suggested", file("", after)]]);
    assert.equal(fixedAll(file("", row)), file("", row));
  }
});

test("such signs in a value are no delimiters", () => {
  clean(file("City", "Acme,ACME1,HQ,HQ1,US,a; b; c; d; e; f"));
  assert.deepEqual(codes(file("City", "Acme,ACME1,HQ,HQ1,Germany,a;b;c;d;e;f;g;h")), ["country-code"]);
  assert.deepEqual(codes(file("City", "Acme,ACME1,HQ; rear; left,HQ1,US")).includes("row-delimiter"), false);
  assert.deepEqual(codes(file("", "see Acme; Beta")), ["row-length", "spaces", "characters"]);
});

test("the severity can be set", () => canBeSet("row-delimiter", "error", file("", acme.replaceAll(",", "\t"))));
