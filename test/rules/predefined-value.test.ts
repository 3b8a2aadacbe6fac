import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

const lists = {
  "Email Type": ["emailType", "Work, Personal, Other"],
  "Phone Number Type": ["phoneType", "Work, Mobile, Home, Fax, Other"],
  "Social Media Type": ["socialType", "LinkedIn, Facebook, Twitter, Instagram, YouTube, Other"],
} as const;

/** A finding's data for an assumed list, and for one from the settings. */
const assumed = (list: string) => ({ values: list.split(", "), confirmed: false });
const confirmed = (...values: string[]) => ({ values, confirmed: true });

test("warns about a value outside an assumed list", () => {
  for (const [header, [list, values]] of Object.entries(lists)) {
    const data = { header, text: "Pigeon", list, allowed: assumed(values) };
    finds(record({ [header]: "⟦Pigeon⟧" }), [["predefined-value", "warning", data]]);
  }
});

test("reports an error for a value outside a list from the settings", () => {
  finds(
    record({ "Email Type": "⟦Work⟧" }),
    [["predefined-value", "error", { list: "emailType", allowed: confirmed("Office", "Private") }]],
    { types: { email: ["Office", "Private"] } },
  );
  finds(
    record({ "Email Type": "⟦Work⟧" }),
    [["predefined-value", "error", { list: "emailType", allowed: confirmed() }]],
    { types: { email: [] } },
  );
});

test("keeps the other lists assumed if one is set", () => {
  finds(
    record({ "Phone Number Type": "⟦Pager⟧" }),
    [["predefined-value", "warning", { allowed: assumed(lists["Phone Number Type"][1]) }]],
    { types: { email: ["Office"] } },
  );
});

test("accepts a value from the list, and an empty cell", () => {
  for (const [header, [, values]] of Object.entries(lists)) {
    for (const value of [...values.split(", "), ""]) clean(record({ [header]: value }));
  }
  clean(record({ "Social Media Type": "Mastodon" }), { types: { social: ["Mastodon"] } });
});

/** The fix that every finding offers. */
const add = (value: string, list: string) =>
  [`Add "${value}" to my list of types`, "suggested", { kind: "addType", list, value }] as const;

test("replaces values in another case and known synonyms", () => {
  for (const [header, list, value, right] of [
    ["Email Type", "emailType", "work", "Work"],
    ["Email Type", "emailType", "Business", "Work"],
    ["Email Type", "emailType", "private", "Personal"],
    ["Phone Number Type", "phoneType", "Cell", "Mobile"],
    ["Phone Number Type", "phoneType", "Office Phone", "Work"],
    ["Social Media Type", "socialType", "linked-in", "LinkedIn"],
    ["Social Media Type", "socialType", "X", "Twitter"],
  ] as const) {
    assert.deepEqual(fixes(record({ [header]: value }), "predefined-value"), [
      [`Replace "${value}" with "${right}"`, "safe", record({ [header]: right })],
      add(value, list),
    ]);
  }
});

test("suggests similar values, and adding the value to the list", () => {
  assert.deepEqual(fixes(record({ "Email Type": "Wrok" }), "predefined-value"), [
    ['Replace "Wrok" with "Work" (similar name)', "suggested", record({ "Email Type": "Work" })],
    add("Wrok", "emailType"),
  ]);
  for (const text of ["Billing", "Main", "Direct"]) {
    assert.deepEqual(fixes(record({ "Email Type": text }), "predefined-value"), [add(text, "emailType")]);
  }
});

test("the severity can be set", () => {
  canBeSet("predefined-value", "warning", record({ "Email Type": "Pigeon" }));
  canBeSet("predefined-value", "warning", record({ "Email Type": "Pigeon" }), { types: { email: ["Work"] } });
});
