import assert from "node:assert/strict";
import { test } from "node:test";
import { spreadsheetDamage } from "../../server/src/document/spreadsheet.ts";

test("recognises numbers in exponent form, which have lost digits", () => {
  for (const text of ["1.23E+11", "1,23E+11", "1E+11", "-2.5e+08", "123.4E+10", "+4.42079E+11"]) {
    assert.deepEqual(spreadsheetDamage(text), { kind: "scientific" }, text);
  }
  for (const text of [
    "1E5",
    "12E11",
    "5E10",
    "1.23E",
    "E+11",
    "1.23E+1",
    "1.23E-05",
    "1.23E+11A",
    "1234E+11",
    "1.23",
  ]) {
    assert.equal(spreadsheetDamage(text), undefined, text);
  }
});

test("recognises errors in place of values", () => {
  const errors = [
    "#N/A",
    "#n/a",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "###",
    "########",
  ];
  for (const text of errors) assert.deepEqual(spreadsheetDamage(text), { kind: "error" }, text);
  for (const text of ["#", "##", "#1 Pizza", "#N/A 2", "N/A", "Suite #5", "#REF", "### 1"]) {
    assert.equal(spreadsheetDamage(text), undefined, text);
  }
});

test("unwraps wrapped values", () => {
  const cases = { '="00123"': "00123", "=00123": "00123", '="a ""b"" c"': 'a "b" c', '=""': "" };
  for (const [text, right] of Object.entries(cases)) {
    assert.deepEqual(spreadsheetDamage(text), { kind: "wrapped", original: right }, text);
  }
});

test("removes an apostrophe before a number, but not before a word", () => {
  const cases = {
    "'00123": "00123",
    "'+44 20 7946 0000": "+44 20 7946 0000",
    "'(212) 555-0100": "(212) 555-0100",
    "'00A12": "00A12",
  };
  for (const [text, right] of Object.entries(cases)) {
    assert.deepEqual(spreadsheetDamage(text), { kind: "apostrophe", original: right }, text);
  }
  for (const text of ["'t Hooft", "'s-Hertogenbosch", "'90s Diner", "'", "''1", "'12'", "O'Neil", "'=A1"]) {
    assert.equal(spreadsheetDamage(text), undefined, text);
  }
});

test("recognises a value that a spreadsheet would evaluate as a formula", () => {
  for (const text of [
    "=1+1",
    "=SUM(A1:A2)",
    "= A1",
    '="a',
    "=-1",
    "=cmd|' /C calc'!A0",
    "@acme",
    "@SUM(1)",
    "+abc",
    "+ abc",
  ]) {
    assert.deepEqual(spreadsheetDamage(text), { kind: "formula" }, text);
  }
  for (const text of [
    "=",
    "==",
    "@",
    "+",
    "-",
    "--",
    "+1 212 555 0100",
    "-5",
    "- 5",
    "-abc",
    "a=1",
    "a@b.co",
    "– Süd",
    "",
    "Acme",
  ]) {
    assert.equal(spreadsheetDamage(text), undefined, text);
  }
});
