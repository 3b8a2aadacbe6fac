import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, header } from "./marked.ts";

const message = "This row is blank. Delete it: the import may count it as a record.";
const [acme, beta] = ["Acme,ACME1,HQ,HQ1,US", "Beta,BETA1,HQ,HQ2,US"];

test("a row of nothing, of delimiters, of white space or of empty quotes", () => {
  for (const blank of ["", ",,,,", ",", "   ", " ,\t, ,,", '"",,,,', '" "']) {
    finds(file("", acme, `⟦${blank}⟧`, beta), [["row-blank", "warning", message]]);
  }
});

test("before the header and after the last record too", () => {
  finds(`⟦⟧\n${file("", acme, "⟦⟧", "⟦,,,,⟧")}`, [
    ["row-blank", "warning", message],
    ["row-blank", "warning", message],
    ["row-blank", "warning", message],
  ]);
  finds(`${file("", acme)}⟦,,⟧`, [["row-blank", "warning", message]]);
});

test("the final line break is none, of whatever kind, and need not be there", () => {
  for (const end of ["", "\n", "\r\n", "\r"]) clean(`${header}${end || "\n"}${acme}${end}`);
});

test("a row with one value is not blank", () => {
  finds(file("", "⟦⟧,⟦⟧,⟦⟧,⟦⟧,US"), [
    ["required", "error", "Company Name is required, and this row has none. It takes letters and digits, 50 at most."],
    ["required", "error", "Company ID is required, and this row has none. It takes letters and digits, 30 at most."],
    ["required", "error", "Site Name is required, and this row has none. It takes letters and digits, 50 at most."],
    ["required", "error", "Site ID is required, and this row has none. It takes letters and digits, 30 at most."],
  ]);
});

test("the row is deleted with its line end", () => {
  assert.deepEqual(fixes(file("", acme, ",,,,", beta), "row-blank"), [
    ["Delete the blank row", "safe", file("", acme, beta)],
  ]);
  assert.deepEqual(fixes(`${header}\r\n\r\n${acme}`, "row-blank"), [
    ["Delete the blank row", "safe", `${header}\r\n${acme}`],
  ]);
  assert.deepEqual(fixes(`${file("", acme)}  `, "row-blank"), [["Delete the blank row", "safe", file("", acme)]]);
  assert.equal(fixedAll(`\n\n${file("", "", acme, ",", "", beta, "", "")}`), file("", acme, beta));
});

test("the severity can be set", () => canBeSet("row-blank", "warning", file("", acme, "")));
