import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

const assumed = " This list is assumed. Set your own if your template has another.";
const lists = {
  "Email Type": "Work, Personal, Other",
  "Phone Number Type": "Work, Mobile, Home, Fax, Other",
  "Social Media Type": "LinkedIn, Facebook, Twitter, Instagram, YouTube, Other",
};

test("outside an assumed list: a warning", () => {
  for (const [header, list] of Object.entries(lists)) {
    finds(record({ [header]: "⟦Pigeon⟧" }), [
      ["predefined-value", "warning", `${header} "Pigeon" is not one of the predefined values (${list}).${assumed}`],
    ]);
  }
  finds(record({ "Phone Number Type": "⟦cell⟧" }), [
    [
      "predefined-value",
      "warning",
      `Phone Number Type "cell" is not one of the predefined values (${lists["Phone Number Type"]}). Write "Mobile".${assumed}`,
    ],
  ]);
});

test("outside a list that the user has set: an error", () => {
  finds(
    record({ "Email Type": "⟦Work⟧" }),
    [
      [
        "predefined-value",
        "error",
        'Email Type "Work" is not one of the predefined values (Office, Private). Write "Office".',
      ],
    ],
    { types: { email: ["Office", "Private"] } },
  );
  finds(
    record({ "Email Type": "⟦Work⟧" }),
    [["predefined-value", "error", 'Email Type "Work" is not one of the predefined values (the list is empty).']],
    { types: { email: [] } },
  );
});

test("a list that is set leaves the others assumed", () => {
  finds(
    record({ "Phone Number Type": "⟦Pager⟧" }),
    [
      [
        "predefined-value",
        "warning",
        `Phone Number Type "Pager" is not one of the predefined values (${lists["Phone Number Type"]}).${assumed}`,
      ],
    ],
    { types: { email: ["Office"] } },
  );
});

test("a value of the list is right, and so is none", () => {
  for (const [header, list] of Object.entries(lists)) {
    for (const value of [...list.split(", "), ""]) clean(record({ [header]: value }));
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
