import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixes } from "./marked.ts";

/** As the Asio API has it: `name` a short code, `friendlyName` the display name, `id` a UUID. */
const existing = [
  { id: "5c9d2f6e", name: "ACMECO", friendlyName: "Acme Group" },
  { id: "BETA1", name: "Beta" },
  { id: "GAMMA1", name: "Gamma", active: true },
];
const given = { existing, rules: { spaces: "off" } } as const;
const message = (match: string) =>
  `This company already exists: ${match} in companies.json. The whole import would fail with "Invalid CSV."`;

test("a name of the export", () => {
  finds(
    file("", "⟦Beta⟧,NEW1,HQ,HQ1,US", "⟦Acme Group⟧,NEW2,HQ,HQ2,US", "⟦ACMECO⟧,NEW3,HQ,HQ3,US"),
    [
      ["company-exists", "error", message('its Company Name is the name "Beta" of record 2')],
      ["company-exists", "error", message('its Company Name is the name "Acme Group" of record 1')],
      ["company-exists", "error", message('its Company Name is the name "ACMECO" of record 1')],
    ],
    given,
  );
});

test("an ID of the export, on the ID", () => {
  finds(
    file("", "New,⟦BETA1⟧,HQ,HQ1,US", "Other,⟦5c9d2f6e⟧,HQ,HQ2,US"),
    [
      ["company-exists", "error", message('its Company ID is the ID "BETA1" of record 2')],
      ["company-exists", "error", message('its Company ID is the ID "5c9d2f6e" of record 1')],
    ],
    given,
  );
});

test("name and ID together are one finding", () => {
  const both = `This company already exists: its Company Name and Company ID are those of record 2 in companies.json ("Beta"). The whole import would fail with "Invalid CSV."`;
  finds(file("", "⟦Beta⟧,BETA1,HQ,HQ1,US"), [["company-exists", "error", both]], given);
});

test("an ID that is a record's name, and a name that is a record's ID", () => {
  finds(
    file("", "New,⟦ACMECO⟧,HQ,HQ1,US", "⟦GAMMA1⟧,NEW1,HQ,HQ2,US"),
    [
      ["company-exists", "error", message('its Company ID is the name "ACMECO" of record 1')],
      ["company-exists", "error", message('its Company Name is the ID "GAMMA1" of record 3')],
    ],
    given,
  );
});

test("a name and an ID that match otherwise are each told for themselves", () => {
  finds(
    file(
      "",
      "GAMMA1,⟦GAMMA1⟧,HQ,HQ1,US",
      "⟦Beta⟧,BETA,HQ,HQ4,US",
      "⟦Acme Group⟧,ACMECO,HQ,HQ2,US",
      "⟦5c9d2f6e⟧,ACMECO,HQ,HQ3,US",
    ),
    [
      ["company-exists", "error", message('its Company ID is the ID "GAMMA1" of record 3')],
      ["company-exists", "error", message('its Company Name is the name "Beta" of record 2')],
      [
        "company-exists",
        "error",
        message('its Company Name is the name "Acme Group" and its Company ID is the name "ACMECO" of record 1'),
      ],
      [
        "company-exists",
        "error",
        message('its Company Name is the ID "5c9d2f6e" and its Company ID is the name "ACMECO" of record 1'),
      ],
    ],
    { ...given, rules: { ...given.rules, "company-id-mismatch": "off" } },
  );
});

test("of a name that is the same and an ID that is only nearly so, or of another record, the name alone is told", () => {
  const other = [
    { id: "BETA-1", name: "Beta" },
    { id: "GAMMA1", name: "Gamma" },
  ];
  const name = message('its Company Name is the name "Beta" of record 1');
  finds(
    file("", "⟦Beta⟧,BETA1,HQ,HQ1,US", "⟦Beta⟧,GAMMA1,HQ2,HQ2,US", "⟦Beta⟧,NEW1,HQ3,HQ3,US"),
    [
      ["company-exists", "error", name],
      ["company-exists", "error", name],
      ["company-exists", "error", name],
    ],
    { existing: other, rules: { ...given.rules, "company-id-mismatch": "off" } },
  );
});

test("an ID that is the same where the name is only nearly so", () => {
  finds(
    file("", "Beta Inc,⟦BETA1⟧,HQ,HQ1,US"),
    [["company-exists", "error", message('its Company ID is the ID "BETA1" of record 1')]],
    { ...given, existing: [{ id: "BETA1", name: "Beta, Inc." }] },
  );
});

test("an ID of the record that is its name in another case, too", () => {
  finds(
    file("", "New,⟦Delta⟧,HQ,HQ1,US"),
    [["company-exists", "error", message('its Company ID is the ID "DELTA" of record 1')]],
    { ...given, existing: [{ id: "DELTA", name: "Delta" }] },
  );
});

test("case, white space and the form of characters do not tell them apart", () => {
  finds(
    file("", "⟦beta⟧,NEW1,HQ,HQ1,US", "⟦acme group⟧,NEW2,HQ,HQ2,US", "New,⟦gamma1⟧,HQ,HQ3,US"),
    [
      ["company-exists", "error", message('its Company Name is the name "Beta" of record 2')],
      ["company-exists", "error", message('its Company Name is the name "Acme Group" of record 1')],
      ["company-exists", "error", message('its Company ID is the ID "GAMMA1" of record 3')],
    ],
    given,
  );
});

test("every row of the company shows it; other companies do not, nor does any without an export", () => {
  const match = message('its Company Name is the name "Beta" of record 2');
  const marked = file("", "⟦Beta⟧,NEW1,HQ,HQ1,US", "New,NEW2,HQ,HQ2,US", "⟦Beta⟧,NEW1,B,B1,US");
  finds(
    marked,
    [
      ["company-exists", "error", match],
      ["company-exists", "error", match],
    ],
    given,
  );
  const text = marked.replaceAll(/[⟦⟧]/g, "");
  clean(text);
  clean(text, { existing: [] });
  clean(file("", "Beta2,BETA9,HQ,HQ1,US"), given);
});

test("the company's rows are deleted, or those of all companies that exist", () => {
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
