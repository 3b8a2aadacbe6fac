import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

const lists = {
  "Email Type": ["emailType", "Work, Personal, Other"],
  "Phone Number Type": ["phoneType", "Work, Mobile, Home, Fax, Other"],
  "Social Media Type": ["socialType", "LinkedIn, Facebook, Twitter, Instagram, YouTube, Other"],
} as const;

/** What a finding has of an assumed list, and of one that the user has set. */
const assumed = (list: string) => ({ values: list.split(", "), confirmed: false });
const confirmed = (...values: string[]) => ({ values, confirmed: true });

test("outside an assumed list: a warning", () => {
  for (const [header, [list, values]] of Object.entries(lists)) {
    const data = { header, text: "Pigeon", list, allowed: assumed(values) };
    finds(record({ [header]: "⟦Pigeon⟧" }), [["predefined-value", "warning", data]]);
  }
});

test("outside a list that the user has set: an error", () => {
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

test("a list that is set leaves the others assumed", () => {
  finds(
    record({ "Phone Number Type": "⟦Pager⟧" }),
    [["predefined-value", "warning", { allowed: assumed(lists["Phone Number Type"][1]) }]],
    { types: { email: ["Office"] } },
  );
});

test("a value of the list is right, and so is none", () => {
  for (const [header, [, values]] of Object.entries(lists)) {
    for (const value of [...values.split(", "), ""]) clean(record({ [header]: value }));
  }
  clean(record({ "Social Media Type": "Mastodon" }), { types: { social: ["Mastodon"] } });
});

/** The fix that every finding has. */
const add = (value: string, list: string) =>
  [`Add "${value}" to my list of types`, "suggested", { kind: "addType", list, value }] as const;

test("case and known synonyms are replaced", () => {
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

test("the nearest are suggested, and to add the value to the list", () => {
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
