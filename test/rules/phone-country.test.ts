import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

/** A record with a Country and a Phone Country. */
const row = (Country: string, phone: string) => record({ Country, "Phone Country": phone });

test("reports other forms of a country", () => {
  for (const text of ["us", "USA", "840", "United States"]) {
    finds(row("US", `⟦${text}⟧`), [["phone-country", "error", { text }]]);
    assert.equal(fixes(row("US", text), "phone-country")[0]?.[2], row("US", "US"));
  }
  finds(row("US", "⟦Germny⟧"), [["phone-country", "error", { text: "Germny" }]]);
  finds(row("US", "⟦QB⟧"), [["phone-country", "error", { text: "QB" }]]);
});

test("reports and fixes the dial code of one country", () => {
  for (const text of ["+49", "0049", "(+49)"]) {
    finds(row("US", `⟦${text}⟧`), [["phone-country", "error", { text }]]);
    assert.equal(fixes(row("US", text), "phone-country")[0]?.[2], row("US", "DE"));
  }
});

test("resolves a shared dial code to the row's country if that uses it", () => {
  for (const [rowCountry, text, ...countries] of [
    ["GB", "+44", "GB"],
    ["JE", "+44", "JE"],
    ["CA", "+1", "CA"],
    ["US", "+1", "US"],
    ["US", "+44", "GB", "GG", "IM"],
  ] as const) {
    finds(row(rowCountry, `⟦${text}⟧`), [["phone-country", "error", { text, rowCountry }]]);
    assert.deepEqual(
      fixes(row(rowCountry, text), "phone-country").map(([, , fixed]) => fixed),
      countries.map((country) => row(rowCountry, country)),
    );
  }
});

test("only suggests a country for one or two digits, which may be an ISO 3166 number", () => {
  for (const [country, text, code, name] of [
    ["US", "49", "DE", "Germany"],
    ["US", "1", "US", "United States of America"],
    ["GB", "44", "GB", "United Kingdom"],
  ] as const) {
    finds(row(country, `⟦${text}⟧`), [["phone-country", "error", { text }]]);
    assert.deepEqual(fixes(row(country, text), "phone-country")[0], [
      `Replace "${text}" with "${code}" (${name})`,
      "suggested",
      row(country, code),
    ]);
  }
});

test("reports nothing else on the cell or on the phone number", () => {
  finds(record({ "Phone Country": "⟦+44⟧", "Phone Number": "020 7946 0000", Country: "GB" }), [
    ["phone-country", "error", { text: "+44" }],
  ]);
});

test("accepts an assigned code in any row, and an empty cell", () => {
  for (const phone of ["US", "GB", "DE", ""]) clean(row("US", phone));
});

test("replaces a value with one certain meaning", () => {
  for (const [Country, text, code, name] of [
    ["US", "gbr", "GB", "United Kingdom"],
    ["US", "Deutschland", "DE", "Germany"],
    ["GB", "+44", "GB", "United Kingdom"],
    ["FR", "+49", "DE", "Germany"],
    ["CA", "+1", "CA", "Canada"],
    ["US", "+1", "US", "United States of America"],
  ] as const) {
    assert.deepEqual(fixes(row(Country, text), "phone-country"), [
      [`Replace "${text}" with "${code}" (${name})`, "safe", row(Country, code)],
    ]);
  }
});

test("suggests the countries of a shared dial code, the main one first", () => {
  assert.deepEqual(fixes(row("DE", "+44"), "phone-country"), [
    ['Replace "+44" with "GB" (United Kingdom)', "suggested", row("DE", "GB")],
    ['Replace "+44" with "GG" (Guernsey)', "suggested", row("DE", "GG")],
    ['Replace "+44" with "IM" (Isle of Man)', "suggested", row("DE", "IM")],
  ]);
  assert.deepEqual(fixes(row("DE", "+1"), "phone-country"), [
    ['Replace "+1" with "US" (United States of America)', "suggested", row("DE", "US")],
    ['Replace "+1" with "CA" (Canada)', "suggested", row("DE", "CA")],
    ['Replace "+1" with "AG" (Antigua and Barbuda)', "suggested", row("DE", "AG")],
  ]);
  assert.deepEqual(fixes(row("DE", "36"), "phone-country"), [
    ['Replace "36" with "HU" (Hungary)', "suggested", row("DE", "HU")],
    ['Replace "36" with "AU" (Australia)', "suggested", row("DE", "AU")],
  ]);
  assert.deepEqual(fixes(row("US", "Germny"), "phone-country"), [
    ['Replace "Germny" with "DE", Germany (similar name)', "suggested", row("US", "DE")],
  ]);
  assert.deepEqual(fixes(row("US", "+999"), "phone-country"), []);
});

test("the severity can be set", () => canBeSet("phone-country", "error", row("GB", "+44")));

test("a dial code with what is written around it is a country's, but never surely", () => {
  for (const [country, text, ...codes] of [
    ["US", "US +1", "US"],
    ["US", "us/+1", "US"],
    ["US", "'+49 (0)'", "DE"],
    ["US", "(+49)(0)", "DE"],
    ["US", "+44 (0)", "GB", "GG", "IM"],
    ["US", "DE +1"],
    ["US", "+999 (0)"],
    ["DE", "049"],
  ] as const) {
    const made = fixes(row(country, text), "phone-country");
    assert.deepEqual(
      made.map(([, kind, fixed]) => [kind, fixed]),
      codes.map((code) => ["suggested", row(country, code)]),
      text,
    );
  }
});

test("one or two digits are a choice, three are sure", () => {
  assert.deepEqual(fixes(row("US", "49"), "phone-country")[0]?.[1], "suggested");
  assert.deepEqual(fixes(row("US", "353"), "phone-country")[0]?.[1], "safe");
  assert.deepEqual(fixes(row("US", "+49"), "phone-country")[0]?.[1], "safe");
});

test("the country of the number comes before that of its dial code", () => {
  const text = (phone: string, number: string) =>
    record({ Country: "US", "Phone Country": phone, "Phone Number": number });
  const made = (phone: string, number: string) =>
    fixes(text(phone, number), "phone-country").map(([, kind, fixed]) => [kind, fixed]);
  assert.deepEqual(made("+1", "416-555-0123"), [
    ["suggested", text("CA", "416-555-0123")],
    ["suggested", text("US", "416-555-0123")],
  ]);
  assert.deepEqual(made("+1", "800-555-0123"), [["safe", text("US", "800-555-0123")]]);
});
