import assert from "node:assert/strict";
import { test } from "node:test";
import { check, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { canBeSet, clean, contextOf, finds, fixes, record } from "./marked.ts";

/** A record in the US with a Phone Country and a Phone Number. */
const row = (country: string, number: string) => record({ "Phone Country": country, "Phone Number": number });

test("reports a number that is not possible in the Phone Country", () => {
  for (const text of ["555", "20255501234567", "call me", "202-555"]) {
    finds(row("US", `⟦${text}⟧`), [["phone-number", "warning", { text, country: "US" }]]);
  }
  finds(row("GB", "⟦+44 20 7946 00001234⟧"), [
    ["phone-number", "warning", { text: "+44 20 7946 00001234", country: "GB" }],
  ]);
  finds(row("US", "⟦2025550123.0⟧"), [["phone-number", "warning", { text: "2025550123.0", country: "US" }]]);
});

test("uses the row's Country if there is no Phone Country", () => {
  finds(record({ "Phone Number": "⟦555⟧" }), [["phone-number", "warning", { text: "555", country: "US" }]]);
  finds(row("", "⟦555⟧"), [["phone-number", "warning", { text: "555", country: "US" }]]);
});

test("checks only international numbers if no country is known", () => {
  finds(row("⟦QB⟧", "555"), [["phone-country", "error"]]);
  finds(row("⟦QB⟧", "⟦+1 555⟧"), [
    ["phone-country", "error"],
    ["phone-number", "warning", { text: "+1 555", country: undefined }],
  ]);
});

test("accepts possible numbers in common notations, and an empty cell", () => {
  for (const [country, number] of [
    ["US", "2025550123"],
    ["US", "(202) 555-0123"],
    ["US", "+1 202.555.0123"],
    ["US", "202-555-0123 ext. 5"],
    ["US", "+44 20 7946 0000"],
    ["GB", "020 7946 0000"],
    ["DE", "089/99998012"],
    ["US", ""],
  ] as const) {
    clean(row(country, number));
  }
});

test("suggests repairs", () => {
  for (const [country, text, ...repairs] of [
    ["US", "2O2 555 O123", "202 555 0123", "(202) 555-0123"],
    ["US", "2025550123.0", "2025550123", "(202) 555-0123"],
    ["US", "Main: 202-555-0123 (call first)", "202-555-0123", "(202) 555-0123"],
    ["GB", "+020 7946 0000", "020 7946 0000"],
  ] as const) {
    assert.deepEqual(
      fixes(row(country, text), "phone-number"),
      repairs.map((repair) => [`Replace "${text}" with "${repair}"`, "suggested", row(country, repair)]),
    );
  }
  assert.deepEqual(fixes(row("US", "555"), "phone-number"), []);
});

test("the severity can be set", () => canBeSet("phone-number", "warning", row("US", "555")));

test("without a country only an international number is judged", () => {
  clean(record({ Country: "XX", "Phone Number": "12" }), { rules: { "country-code": "off" } });
  finds(
    record({ Country: "XX", "Phone Number": "⟦+12⟧" }),
    [["phone-number", "warning", { text: "+12", country: undefined }]],
    { rules: { "country-code": "off" } },
  );
});

test("several numbers are a choice, several ways to write one are none", () => {
  const guesses = (text: string) => {
    const checker = check(record({ "Phone Number": text }), contextOf());
    const finding = checker.findings().find(({ rule }) => rule.code === "phone-number");
    assert.ok(finding);
    return fixesOf(finding, checker).map(({ title, guess = false }) => [title.replace(/^.* with /, ""), guess]);
  };
  assert.deepEqual(guesses("(214) 555-012O"), [['"(214) 555-0120"', false]]);
  assert.deepEqual(guesses("214-555-0123 or 214-555-0199"), [
    ['"214-555-0123"', true],
    ['"214-555-0199"', true],
    ['"(214) 555-0123"', true],
  ]);
});
