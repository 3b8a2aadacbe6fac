import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, type Expected, file, finds, fixes } from "./marked.ts";

const existing = [
  { id: "u1", name: "Acme, Inc." },
  { id: "OLD-1", name: "Old", active: false },
  { id: "u3", name: "Gone", deletedFlag: true },
  { id: "u4", name: "Ended", inactiveDate: "2024-05-01" },
  { id: "u5", name: "Paused", activityStatus: { activeFlag: false } },
  { id: "u6", name: "Beta" },
];
const given = { existing, rules: { spaces: "off" } } as const;

/** The finding of a company that nearly matches a value of a record; its ID may nearly match another. */
const isLike = (on: "name" | "id" | "both", value: string, record: object, idValue?: string): Expected => [
  "company-may-exist",
  "warning",
  { match: { on, strength: "loose", value, idValue, record } },
];

test("reports values that are equal only in letters and digits", () => {
  finds(
    file("", "⟦Acme Inc⟧,NEW1,HQ,HQ1,US", "New,⟦OLD1⟧,HQ,HQ2,US"),
    [isLike("name", "Acme, Inc.", { index: 0, active: true }), isLike("id", "OLD-1", { index: 1, active: false })],
    given,
  );
});

test("reports a name with HTML entities, or with accents that differ from the export", () => {
  for (const [name, value] of [
    ["Fish &amp; Co", "Fish & Co"],
    ["O&#39;Reilly", "O'Reilly"],
    ["ΑΘΗΝΑ ΑΕ", "Αθήνα ΑΕ"],
    ["Aase Bygg", "Åse Bygg"],
  ] as const) {
    finds(file("", `⟦${name}⟧,NEW1,HQ,HQ1,US`), [isLike("name", value, { index: 0, active: true })], {
      existing: [{ id: "u1", name: value }],
      rules: { spaces: "off", characters: "off" },
    });
  }
});

test("reports a name and an ID that both match loosely", () => {
  finds(
    file("", "⟦Acme Inc⟧,OLD1,HQ,HQ1,US", "OLD1,⟦OLD1⟧,HQ,HQ2,US"),
    [
      isLike("both", "Acme, Inc.", { index: 0, active: true }, "OLD-1"),
      isLike("both", "OLD-1", { index: 0, active: true }, "OLD-1"),
    ],
    {
      ...given,
      existing: [{ id: "OLD-1", name: "Acme, Inc." }],
      rules: { ...given.rules, "company-id-mismatch": "off" },
    },
  );
});

test("reports an inactive record, however the export marks it", () => {
  for (const [name, index] of [
    ["Old", 1],
    ["Gone", 2],
    ["Ended", 3],
    ["Paused", 4],
  ] as const) {
    const match = { on: "name", strength: "exact", value: name, record: { index, active: false } };
    finds(file("", `⟦${name}⟧,NEW1,HQ,HQ1,US`), [["company-may-exist", "warning", { match }]], given);
  }
});

test("prefers an exact match to a possible one", () => {
  finds(
    file("", "Old,⟦u6⟧,HQ,HQ1,US"),
    [["company-exists", "error", { match: { on: "id", value: "u6", record: { index: 5 } } }]],
    given,
  );
});

test("ignores names with too few letters, and other companies", () => {
  clean(file("", "AB,NEW1,HQ,HQ1,US"), { existing: [{ id: "x", name: "A/B" }] });
  clean(file("", "Acme,NEW1,HQ,HQ1,US", "Beta2,U2,HQ,HQ2,US"), given);
});

test("suggests deleting the company's rows, alone or with those of all existing companies", () => {
  const rows = ["Old,NEW1,HQ,HQ1,US", "Beta,NEW2,HQ,HQ2,US", "Old,NEW1,B,B1,US", "New,NEW3,HQ,HQ3,US"];
  assert.deepEqual(fixes(file("", ...rows), "company-may-exist", given), [
    ["Delete this company's 2 rows", "suggested", file("", rows[1] ?? "", rows[3] ?? "")],
    ["Delete the 3 rows of all existing companies", "suggested", file("", rows[3] ?? "")],
  ]);
});

test("the severity can be set", () => canBeSet("company-may-exist", "warning", file("", "Old,NEW1,HQ,HQ1,US"), given));

test("reports a company of which other rows were created, unless it certainly exists", () => {
  const whyExists = (name: string, id: string) => (name === "Acme" || id === "B1" ? "so" : undefined);
  const created = [{ whyExists: () => undefined }, { whyExists }];
  const why: Expected = ["company-may-exist", "warning", { why: "so" }];
  const text = file("", "⟦Acme⟧,ACME1,HQ,HQ1,US", ",⟦B1⟧,HQ,HQ2,US", "Cog,COG,HQ,HQ3,US");
  finds(text, [why, why], { created, rules: { required: "off" } });
  finds(file("", "⟦Acme⟧,ACME1,HQ,HQ1,US"), [["company-exists", "error", {}]], {
    created,
    existing: [{ id: "u1", name: "Acme" }],
  });
});
