import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, type Expected, file, finds, fixes } from "./marked.ts";

/** As in the Asio API: `name` a short code, `friendlyName` the display name, `id` a UUID. */
const existing = [
  { id: "5c9d2f6e", name: "ACMECO", friendlyName: "Acme Group" },
  { id: "BETA1", name: "Beta" },
  { id: "GAMMA1", name: "Gamma", active: true },
];
const given = { existing, rules: { spaces: "off" } } as const;

/** The finding of a company that matches a value of a record; its ID may match another. */
const exists = (on: "name" | "id" | "both", value: string, index: number, idValue?: string): Expected => [
  "company-exists",
  "error",
  { match: { on, strength: "exact", value, idValue, record: { index, active: true } } },
];

test("reports a name in the export", () => {
  finds(
    file("", "⟦Beta⟧,NEW1,HQ,HQ1,US", "⟦Acme Group⟧,NEW2,HQ,HQ2,US", "⟦ACMECO⟧,NEW3,HQ,HQ3,US"),
    [exists("name", "Beta", 1), exists("name", "Acme Group", 0), exists("name", "ACMECO", 0)],
    given,
  );
});

test("reports an ID in the export on the ID cell", () => {
  finds(
    file("", "New,⟦BETA1⟧,HQ,HQ1,US", "Other,⟦5c9d2f6e⟧,HQ,HQ2,US"),
    [exists("id", "BETA1", 1), exists("id", "5c9d2f6e", 0)],
    given,
  );
});

test("reports a match of both name and ID once", () => {
  finds(file("", "⟦Beta⟧,BETA1,HQ,HQ1,US"), [exists("both", "Beta", 1, "BETA1")], given);
});

test("reports an ID that is a record's name, and a name that is a record's ID", () => {
  finds(
    file("", "New,⟦ACMECO⟧,HQ,HQ1,US", "⟦GAMMA1⟧,NEW1,HQ,HQ2,US"),
    [exists("id", "ACMECO", 0), exists("name", "GAMMA1", 2)],
    given,
  );
});

test("reports which value the name matches and which the ID matches", () => {
  finds(
    file(
      "",
      "GAMMA1,⟦GAMMA1⟧,HQ,HQ1,US",
      "⟦Beta⟧,BETA,HQ,HQ4,US",
      "⟦Acme Group⟧,ACMECO,HQ,HQ2,US",
      "⟦5c9d2f6e⟧,ACMECO,HQ,HQ3,US",
    ),
    [
      exists("both", "GAMMA1", 2, "GAMMA1"),
      exists("both", "Beta", 1, "Beta"),
      exists("both", "Acme Group", 0, "ACMECO"),
      exists("both", "5c9d2f6e", 0, "ACMECO"),
    ],
    { ...given, rules: { ...given.rules, "company-id-mismatch": "off" } },
  );
});

test("reports only the name if the ID matches loosely or matches another record", () => {
  const other = [
    { id: "BETA-1", name: "Beta" },
    { id: "GAMMA1", name: "Gamma" },
  ];
  finds(
    file("", "⟦Beta⟧,BETA1,HQ,HQ1,US", "⟦Beta⟧,GAMMA1,HQ2,HQ2,US", "⟦Beta⟧,NEW1,HQ3,HQ3,US"),
    [exists("name", "Beta", 0), exists("name", "Beta", 0), exists("name", "Beta", 0)],
    { existing: other, rules: { ...given.rules, "company-id-mismatch": "off" } },
  );
});

test("reports the ID if the name matches only loosely", () => {
  finds(file("", "Beta Inc,⟦BETA1⟧,HQ,HQ1,US"), [exists("id", "BETA1", 0)], {
    ...given,
    existing: [{ id: "BETA1", name: "Beta, Inc." }],
  });
});

test("reports an ID that is the record's name in another case", () => {
  finds(file("", "New,⟦Delta⟧,HQ,HQ1,US"), [exists("id", "DELTA", 0)], {
    ...given,
    existing: [{ id: "DELTA", name: "Delta" }],
  });
});

test("ignores case, white space and Unicode form", () => {
  finds(
    file("", "⟦beta⟧,NEW1,HQ,HQ1,US", "⟦acme group⟧,NEW2,HQ,HQ2,US", "New,⟦gamma1⟧,HQ,HQ3,US"),
    [exists("name", "Beta", 1), exists("name", "Acme Group", 0), exists("id", "GAMMA1", 2)],
    given,
  );
});

test("reports every row of the company, no other company, and nothing without an export", () => {
  const marked = file("", "⟦Beta⟧,NEW1,HQ,HQ1,US", "New,NEW2,HQ,HQ2,US", "⟦Beta⟧,NEW1,B,B1,US");
  finds(marked, [exists("name", "Beta", 1), exists("name", "Beta", 1)], given);
  const text = marked.replaceAll(/[⟦⟧]/g, "");
  clean(text);
  clean(text, { existing: [] });
  clean(file("", "Beta2,BETA9,HQ,HQ1,US"), given);
});

test("suggests deleting the rows of this company or of all existing companies", () => {
  const text = file(
    "",
    "New,NEW1,HQ,HQ1,US",
    "Beta,NEW2,HQ,HQ2,US",
    "Gamma,NEW3,HQ,HQ3,US",
    "Beta,NEW2,B,B1,US",
    "Delta,NEW4,HQ,HQ4,US",
  );
  assert.deepEqual(fixes(text, "company-exists", given), [
    [
      "Delete this company's 2 rows",
      "suggested",
      file("", "New,NEW1,HQ,HQ1,US", "Gamma,NEW3,HQ,HQ3,US", "Delta,NEW4,HQ,HQ4,US"),
    ],
    [
      "Delete the 3 rows of all existing companies",
      "suggested",
      file("", "New,NEW1,HQ,HQ1,US", "Delta,NEW4,HQ,HQ4,US"),
    ],
  ]);
  assert.deepEqual(fixes(file("", "Beta,NEW2,HQ,HQ2,US", "New,NEW1,HQ,HQ1,US"), "company-exists", given), [
    ["Delete this company's row", "suggested", file("", "New,NEW1,HQ,HQ1,US")],
  ]);
});

test("the severity can be set", () => canBeSet("company-exists", "error", file("", "Beta,NEW1,HQ,HQ1,US"), given));
