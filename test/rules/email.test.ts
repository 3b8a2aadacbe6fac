import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, finds, fixes, record } from "./marked.ts";

test("reports values that are not an e-mail address", () => {
  for (const text of ["office", "office@acme", "acme.example", "office@.example"]) {
    finds(record({ Email: `⟦${text}⟧` }), [["email", "warning", { text }]]);
  }
  finds(record({ Email: "⟦office at acme.example⟧" }), [["email", "warning", { text: "office at acme.example" }]]);
});

test("reports two addresses in one cell and shows them as typed", () => {
  finds(record({ Email: "⟦a@acme.example; b@acme.example⟧" }), [
    ["email", "warning", { text: "a@acme.example; b@acme.example" }],
  ]);
});

test("accepts an address or an empty cell", () => {
  for (const Email of [
    "office@acme.example",
    "first.last+tag@sub.acme.example",
    "o'neil@acme.co.uk",
    "A_B-C@X-1.example",
    "",
  ]) {
    clean(record({ Email }));
  }
});

test("limits each label of the domain to 63 characters", () => {
  const longest = "a".repeat(63);
  for (const domain of [`${longest}.example`, `acme.${longest}`]) clean(record({ Email: `office@${domain}` }));
  for (const domain of [`${longest}a.example`, `acme.${longest}a`]) {
    const email = `office@${domain}`;
    finds(record({ Email: `⟦${email}⟧` }), [["email", "warning", { text: email }]]);
  }
});

test("suggests obvious repairs", () => {
  for (const [text, ...repairs] of [
    ["office at acme.example", "office@acme.example"],
    ["office(at)acme(dot)example", "office@acme.example"],
    ["mailto:office@acme.example", "office@acme.example"],
    ["Office <office@acme.example>", "office@acme.example"],
    ["office@@acme.example", "office@acme.example"],
    ["office@acme..example", "office@acme.example"],
    ["office@acme.example.", "office@acme.example"],
    ["a@acme.example; b@acme.example", "a@acme.example", "b@acme.example"],
  ] as const) {
    assert.deepEqual(
      fixes(record({ Email: text }), "email"),
      repairs.map((repair) => [`Replace "${text}" with "${repair}"`, "suggested", record({ Email: repair })]),
    );
  }
  assert.deepEqual(fixes(record({ Email: "office" }), "email"), []);
});

test("the severity can be set", () => canBeSet("email", "warning", record({ Email: "office" })));

test("white space alone is no address, and no fault of this rule", () => {
  assert.deepEqual(codes(record({ Email: " " })), ["whitespace"]);
});
