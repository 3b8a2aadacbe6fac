import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, header } from "./marked.ts";

const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,HQ,HQ2,US"];

test("reports rows of only delimiters, white space or empty quotes", () => {
  for (const blank of [
    "",
    ",,,,",
    ",",
    "   ",
    " ,\t, ,,",
    '"",,,,',
    '" "',
    "\x1a",
    "\u200b,,",
    "\u0000",
    "\ufeff",
    ";;;",
    '="",="",="",="",=""',
    '="",,="" ,,',
    '"=""""","=""""",,,',
    ' "",,,,',
    ' "" ',
    '"" ,"" ,"" ,"" ,""',
    '"","" ,\t"",," "',
  ]) {
    finds(file("", acme, `⟦${blank}⟧`, beta), [["row-blank", "warning"]]);
  }
});

test("ignores rows with an unclosed quote or a quote as a value", () => {
  for (const row of ['="', '""" ', '"""",,,,', '"" ",,,,', '="=",,,,']) {
    assert.equal(codes(file("", acme, row, beta)).includes("row-blank"), false, row);
  }
});

test("reports blank rows after the last record", () => {
  finds(file("", acme, "⟦⟧", "⟦,,,,⟧"), [
    ["row-blank", "warning"],
    ["row-blank", "warning"],
  ]);
  finds(`${file("", acme)}⟦,,⟧`, [["row-blank", "warning"]]);
});

test("accepts any final line ending, and none", () => {
  for (const end of ["", "\n", "\r\n", "\r"]) clean(`${header}${end || "\n"}${acme}${end}`);
});

test("ignores a row with one value", () => {
  finds(file("", "⟦⟧,⟦⟧,⟦⟧,⟦⟧,US"), [
    ["required", "error", { column: "Company Name" }],
    ["required", "error", { column: "Company ID" }],
    ["required", "error", { column: "Site Name" }],
    ["required", "error", { column: "Site ID" }],
  ]);
});

test("deletes the row with its line ending", () => {
  assert.deepEqual(fixes(file("", acme, ",,,,", beta), "row-blank"), [
    ["Delete the blank row", "safe", file("", acme, beta)],
  ]);
  assert.deepEqual(fixes(`${header}\r\n\r\n${acme}`, "row-blank"), [
    ["Delete the blank row", "safe", `${header}\r\n${acme}`],
  ]);
  assert.deepEqual(fixes(`${file("", acme)}  `, "row-blank"), [["Delete the blank row", "safe", file("", acme)]]);
  assert.equal(fixedAll(`\n\n${file("", "", acme, ",", "", beta, "", "")}`), file("", acme, beta));
});

test("keeps the file's own line ending when mixed ones make blank rows", () => {
  assert.equal(fixedAll(`${header}\r\r\n${acme}\r\r\n${beta}\r\r\n`), `${header}\r\n${acme}\r\n${beta}\r\n`);
  assert.equal(fixedAll(`${header}\n\r${acme}\n\r`), `${header}\n${acme}\n`);
  assert.equal(fixedAll(`${header}\r\n\n${acme}\r\n`), `${header}\r\n${acme}\r\n`);
});

test("only suggests deleting a blank row after an open quote", () => {
  const text = file("", 'Acme,ACME1,"HQ', "", "HQ1,US");
  assert.equal(fixes(text, "row-blank")[0]?.[1], "suggested");
  assert.equal(fixedAll(text), text);
});

test("the severity can be set", () => canBeSet("row-blank", "warning", file("", acme, "")));
