import assert from "node:assert/strict";
import { test } from "node:test";
import { emailTypes, phoneTypes, socialTypes } from "../../server/src/template/assumed-types.ts";
import { findType, nearestTypes } from "../../server/src/template/types.ts";

test("has the documented default lists", () => {
  assert.deepEqual(emailTypes, ["Work", "Personal", "Other"]);
  assert.deepEqual(phoneTypes, ["Work", "Mobile", "Home", "Fax", "Other"]);
  assert.deepEqual(socialTypes, ["LinkedIn", "Facebook", "Twitter", "Instagram", "YouTube", "Other"]);
});

test("findType ignores case, spaces and punctuation, and recognises synonyms", () => {
  const cases: [string, readonly string[], string][] = [
    ["Work", phoneTypes, "Work"],
    ["WORK ", phoneTypes, "Work"],
    ["cell", phoneTypes, "Mobile"],
    ["Cellular", phoneTypes, "Mobile"],
    ["Mobile Phone", phoneTypes, "Mobile"],
    ["Cell Number", phoneTypes, "Mobile"],
    ["Office", phoneTypes, "Work"],
    ["Business Telephone", phoneTypes, "Work"],
    ["Fax No.", phoneTypes, "Fax"],
    ["Residential", phoneTypes, "Home"],
    ["misc.", phoneTypes, "Other"],
    ["Business E-mail", emailTypes, "Work"],
    ["private", emailTypes, "Personal"],
    ["linked in", socialTypes, "LinkedIn"],
    ["Linked-In", socialTypes, "LinkedIn"],
    ["FB", socialTypes, "Facebook"],
    ["Facebook page", socialTypes, "Facebook"],
    ["X", socialTypes, "Twitter"],
    ["Twitter/X", socialTypes, "Twitter"],
    ["X (formerly Twitter)", socialTypes, "Twitter"],
    ["IG", socialTypes, "Instagram"],
    ["insta", socialTypes, "Instagram"],
    ["YT", socialTypes, "YouTube"],
    ["you tube", socialTypes, "YouTube"],
  ];
  for (const [text, list, type] of cases) assert.equal(findType(text, list), type, text);
});

test("findType returns the list's own value", () => {
  assert.equal(findType("Mobile", ["Cell", "Office"]), "Cell");
  assert.equal(findType("work", ["Office Phone", "Home Phone"]), "Office Phone");
  assert.equal(findType("Twitter", ["X"]), "X");
  assert.equal(findType("cell", ["Cell", "Mobile"]), "Cell");
});

test("findType never guesses", () => {
  const cases: [string, readonly string[]][] = [
    ["", phoneTypes],
    ["?", phoneTypes],
    ["Phone", phoneTypes],
    ["Main", phoneTypes],
    ["Landline", phoneTypes],
    ["Personal", phoneTypes],
    ["Private", phoneTypes],
    ["Home", emailTypes],
    ["Wrok", phoneTypes],
    ["TikTok", socialTypes],
    ["Cell", ["Work", "Home"]],
    ["Business", ["Work", "Office"]],
    ["work", ["Work", "WORK"]],
    ["Work", []],
  ];
  for (const [text, list] of cases) assert.equal(findType(text, list), undefined, text);
});

test("nearestTypes sorts the list by similarity", () => {
  assert.deepEqual(nearestTypes("Wrok", phoneTypes), ["Work"]);
  assert.deepEqual(nearestTypes("Faceboook", socialTypes, 1), ["Facebook"]);
  assert.deepEqual(nearestTypes("Instgram", socialTypes, 1), ["Instagram"]);
  assert.deepEqual(nearestTypes("x", []), []);
  for (const text of ["Billing", "Main", "Direct", "Pager"]) assert.deepEqual(nearestTypes(text, phoneTypes), [], text);
});
