import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  hasDoubtfulComma,
  hasLostLetter,
  hasOtherScript,
  hasSymbolInNumber,
  plainId,
  plainName,
  withoutCommas,
} from "../../server/src/template/plain-text.ts";

describe("a name and an ID are reduced to letters and digits", () => {
  for (const [text, name, id] of [
    ["Brown & Brown", "Brown and Brown", "BrownBrown"],
    ["AT&T", "ATT", "ATT"],
    ["A  &  B", "A and B", "AB"],
    ["A &B", "A B", "AB"],
    ["Smith-Jones", "Smith Jones", "SmithJones"],
    ["and/or", "and or", "andor"],
    ["A–1", "A 1", "A1"],
    ["A - B", "A B", "AB"],
    ["-a-", "a", "a"],
    ["Café & Co.", "Cafe and Co", "CafeCo"],
    ["O'Brien", "OBrien", "OBrien"],
    ["1,000 Miles", "1000 Miles", "1000Miles"],
    ["Tesla, Inc.", "Tesla Inc", "TeslaInc"],
    ["A,,B", "A B", "AB"],
    ["  A  B ", "A B", "AB"],
    ["A\tB", "A B", "AB"],
    ["Ａｃｍｅ", "Acme", "Acme"],
    ["A&amp;B", "AB", "AB"],
    ["A_B", "AB", "AB"],
  ] as const) {
    it(JSON.stringify(text), () => assert.deepEqual([plainName(text), plainId(text)], [name, id]));
  }
});

describe("commas are removed, and whether they may mean something else is told", () => {
  for (const [text, doubtful, without] of [
    ["12,5", true, "12 5"],
    ["101,102", true, "101102"],
    ["100,000", true, "100000"],
    ["1,000", false, "1000"],
    ["12,345,678", false, "12345678"],
    ["1,00,000", false, "100000"],
    ["1,000,5", true, "1 000 5"],
    [".1,000", true, ".1 000"],
    ["1,000 Main St", false, "1000 Main St"],
    ["Floor 2,100 Main St", true, "Floor 2100 Main St"],
    ["Floor  2,100  Main St", true, "Floor  2100  Main St"],
    ["No.2,100 Main St", true, "No.2 100 Main St"],
    ["No. 12,100 Main St", true, "No. 12100 Main St"],
    ["Floor 2,100", false, "Floor 2100"],
    ["a,b", false, "a b"],
    ["a , b", false, "a b"],
    ["a,, b", false, "a b"],
    [",a,", false, "a"],
    [" , a", false, "a"],
    ["1, 2", false, "1 2"],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.deepEqual([hasDoubtfulComma(text), withoutCommas(text)], [doubtful, without]);
    });
  }
});

it("a symbol is part of what a number means; of two short numbers, an ID may be a date or a range", () => {
  const meant = (text: string) => [hasSymbolInNumber(text, "id"), hasSymbolInNumber(text, "name")];
  const both = ["-5", "(5)", "+ 5", " - 5 ", "(5", "5%", "5  %", "5 ‰", "$5", "$  5", "€5", "5€", "5  £", "¥5", "5¥"];
  for (const text of [...both, "1/2", "1 / 2", "1.2", "1:30", "24/7", "A5&6", "1#2", "1..2"]) {
    assert.deepEqual(meant(text), [true, true], text);
  }
  for (const text of ["1-2", "1 2", "1  2", "1234-1234", "1_2", "1 - 2", " 1-2 ", "1,5", "1–2", "5 & 6"]) {
    assert.deepEqual(meant(text), [true, false], text);
  }
  for (const text of ["A-1", "A1-2", "1--2", "12345-1", "1-12345", "x(5)", "-5a", "a-5", "5$", "1-2-3", "12", "1a2"]) {
    assert.deepEqual(meant(text), [false, false], text);
  }
});

it("a symbol may stand for a lost letter", () => {
  for (const text of ["$mart", "€uro", "£ondon", "a$", "a€", "a£", "Ca$h", "P!nk", "a@b", "a*b", "Citt?", "?uelle"]) {
    assert.ok(hasLostLetter(text), text);
  }
  assert.ok(hasLostLetter("O\uE000ce"));
  for (const text of ["a!", "!a", "@a", "a*", "? a", "a ?", "Zara €", "5$", "$5", "A $ B", "1!1", "\uF0B7 a"]) {
    assert.ok(!hasLostLetter(text), text);
  }
});

it("letters and numbers without an equivalent in A to Z and 0 to 9 are known", () => {
  for (const text of ["東京", "Ωmega", "№5", "Ⓐ", "㈱", "🇩🇪", "٣", "½", "²"]) assert.ok(hasOtherScript(text), text);
  for (const text of ["Café", "Straße", "Ａｃｍｅ", "５", "Æ", "ø", "a-b & 1.", "★"])
    assert.ok(!hasOtherScript(text), text);
});
