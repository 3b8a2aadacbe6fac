import assert from "node:assert/strict";
import { test } from "node:test";
import type { Severity } from "../../server/src/rules/context.ts";
import { canBeSet, clean, file, finds, fixedAll, fixes, preferred, record } from "./marked.ts";

/** Cells as written in the file, their values, the kind of damage, and the original value if it can be known. */
const damages: [cell: string, text: string, kind: string, original?: string][] = [
  ["1.23E+11", "1.23E+11", "scientific"],
  ["1E+05", "1E+05", "scientific"],
  ["#N/A", "#N/A", "error"],
  ["#REF!", "#REF!", "error"],
  ["####", "####", "error"],
  ['"=""00123"""', '="00123"', "wrapped", "00123"],
  ["=00123", "=00123", "wrapped", "00123"],
  ["'00123", "'00123", "apostrophe", "00123"],
  ["=A-1", "=A-1", "formula"],
  ["@acme", "@acme", "formula"],
  ["+acme", "+acme", "formula"],
];

/** The cell has only this finding. */
function isDamaged(header: string, severity: Severity, [cell, text, kind, original]: (typeof damages)[number]): void {
  const data = { place: header, text, damage: { kind, original } };
  finds(record({ [header]: `⟦${cell}⟧` }), [["spreadsheet-damage", severity, data]]);
}

test("warns about values that a spreadsheet changed or would interpret", () => {
  for (const damage of damages) {
    for (const header of ["City", "Zip"]) isDamaged(header, "warning", damage);
  }
});

test("reports an error, and nothing else, in names, IDs and codes", () => {
  for (const damage of damages) {
    for (const header of ["Company ID", "Site ID", "Company Name", "Site Name", "Country", "State", "Phone Country"]) {
      isDamaged(header, "error", damage);
    }
  }
  isDamaged("Country", "error", ['"=""DE"""', '="DE"', "wrapped", "DE"]);
});

test("still reports an error beside the warning in other columns", () => {
  finds(record({ City: '⟦"=A⟦,⟧B"⟧' }), [
    ["spreadsheet-damage", "warning", { place: "City", text: "=A,B", damage: { kind: "formula" } }],
    ["comma", "error", { place: "City" }],
  ]);
});

test("ignores numbers, handles and words that look similar", () => {
  for (const City of ["12E5", "#1 Pizza", "'t Hooft", "A=B", "a@b", "-5", "- 9"]) clean(record({ City }));
  clean(record({ "Phone Number": "+1 202 555 0123" }));
  clean(record({ "Social Media": "@acme.example" }));
  for (const id of ["12E5", "2024", "MAR1", "1MAR", "123E4567"]) clean(record({ "Company ID": id }));
});

test("unwraps a wrapped value", () => {
  for (const [cell, value] of [
    ['"=""02110"""', '="02110"'],
    ["=02110", "=02110"],
    ["'02110", "'02110"],
  ] as const) {
    assert.deepEqual(fixes(record({ Zip: cell }), "spreadsheet-damage"), [
      [`Replace "${value}" with "02110"`, "safe", record({ Zip: "02110" })],
    ]);
  }
});

test("only suggests unwrapping if another site has the value", () => {
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,001,US", "Acme,ACME1,B,'001,US"), "spreadsheet-damage"), [
    [
      'Replace "\'001" with "001" (another site has it)',
      "suggested",
      file("", "Acme,ACME1,HQ,001,US", "Acme,ACME1,B,001,US"),
    ],
  ]);
});

test("suggests plain text or an empty cell for a formula, and only an empty cell for lost data", () => {
  const empty = ["Empty the cell", "suggested", record({ City: "" })];
  assert.deepEqual(fixes(record({ City: "=acme" }), "spreadsheet-damage"), [
    ['Replace "=acme" with "acme"', "suggested", record({ City: "acme" })],
    empty,
  ]);
  assert.deepEqual(fixes(record({ City: "1.23E+11" }), "spreadsheet-damage"), [empty]);
  assert.deepEqual(fixes(record({ City: "#N/A" }), "spreadsheet-damage"), [empty]);
});

test("removes only the leading signs of a formula", () => {
  for (const [text, right] of [
    ["=A+B", "A+B"],
    ["@A=B", "A=B"],
    ["= +1+2", "1+2"],
  ] as const) {
    const [first] = fixes(record({ City: text }), "spreadsheet-damage");
    assert.deepEqual(first, [`Replace "${text}" with "${right}"`, "suggested", record({ City: right })]);
  }
});

test("reports a number or a date as a ZIP code, and suggests the original if it is known", () => {
  const rows: [zip: string, text: string, kind: string, original?: string][] = [
    ['"2,110"', "2,110", "zip", "02110"],
    ['"7,001"', "7,001", "zip", "07001"],
    ["2110.0", "2110.0", "zip", "02110"],
    ["02110.0", "02110.0", "decimal", "02110"],
    ["90210.00", "90210.00", "decimal", "90210"],
    ["9.021E4", "9.021E4", "exponent", "90210"],
    ["12-Mar", "12-Mar", "date"],
    ["Mar-24", "Mar-24", "date"],
  ];
  for (const [zip, text, kind, original] of rows) {
    const file = record({ State: "MA", Zip: `⟦${zip}⟧` });
    // The comma alone would fail the row, so the finding that explains it has the same severity.
    const severity = text.includes(",") ? "error" : "warning";
    finds(file, [["spreadsheet-damage", severity, { place: "Zip", text, damage: { kind, original } }]]);
    const plain = file.replace(/[⟦⟧]/g, "");
    assert.deepEqual(fixes(plain, "spreadsheet-damage"), [
      original === undefined
        ? ["Empty the cell", "suggested", record({ State: "MA", Zip: "" })]
        : [`Replace "${text}" with "${original}"`, "suggested", record({ State: "MA", Zip: original })],
    ]);
    assert.equal(fixedAll(plain), plain);
  }
  clean(record({ State: "MA", Zip: "02110-1234" }));
  clean(record({ Country: "PL", Zip: "00-950" }));
});

test("leaves a date in an ID unchanged, in any language", () => {
  const dates = [
    ...["3.Oca", "1-Haz", "05.Şub", "24-márc", "1-szept", "24-márc.", "01.ian", "1-iul", "1-Kvě", "2-srp", "1.sij"],
    ...["2-lip", "1-jaan", "2-veebr", "1-saus", "2-bal", "1-thg 3", "2-Thg4", "01 Tháng 3", "1.III", "2. XII. 24"],
    ...["3 Oca 2024", "1. tammikuuta", "1-Mar", "Mar-24", "01. Mrz", "May 5"],
  ];
  for (const date of dates) {
    const text = record({ "Company ID": `⟦${date}⟧` });
    finds(text, [["spreadsheet-damage", "error", { text: date, damage: { kind: "date" } }]]);
    const plain = record({ "Company ID": date });
    assert.equal(fixedAll(plain), plain);
  }
  // Codes of airports and cities that are months in another language, building numbers, and impossible dates.
  for (const [id, plain] of [
    ["DUB-1", "DUB1"],
    ["dub-01", "dub01"],
    ["2-BAL", "2BAL"],
    ["45-sub", "45sub"],
    ["1-Main", "1Main"],
    ["5-X", "5X"],
    ["1.IIX", "1IIX"],
    ["1 Pro", "1Pro"],
  ] as const) {
    assert.equal(fixedAll(record({ "Company ID": id })), record({ "Company ID": plain }));
  }
});

test("suggests both meanings of a whole number with three decimals", () => {
  for (const [id, one, thousand] of [
    ["1.000", "1", "1000"],
    ["12.000", "12", "12000"],
    ["345.000", "345", "345000"],
  ] as const) {
    finds(record({ "Site ID": `⟦${id}⟧` }), [
      ["spreadsheet-damage", "error", { text: id, damage: { kind: "thousands", original: undefined } }],
    ]);
    assert.deepEqual(
      fixes(record({ "Site ID": id }), "spreadsheet-damage"),
      [one, thousand].map((value) => [`Replace "${id}" with "${value}"`, "suggested", record({ "Site ID": value })]),
    );
    assert.deepEqual(preferred(record({ "Site ID": id })), []);
  }
  for (const [id, original] of [
    ["1.0", "1"],
    ["1.0000", "1"],
    ["1234.000", "1234"],
    ["007.000", "007"],
  ] as const) {
    finds(record({ "Site ID": `⟦${id}⟧` }), [
      ["spreadsheet-damage", "error", { damage: { kind: "decimal", original } }],
    ]);
  }
});

test("offers no safe fix for a wrapped value that is itself damaged", () => {
  for (const [cell, original, kind] of [
    ['"=""1-Mar"""', "1-Mar", "date"],
    ['"=""1.000"""', "1.000", "thousands"],
    ["'1.0", "1.0", "decimal"],
    ['"=""1.23E+11"""', "1.23E+11", "scientific"],
  ] as const) {
    finds(record({ "Company ID": `⟦${cell}⟧` }), [
      ["spreadsheet-damage", "error", { damage: { original }, inner: { kind } }],
    ]);
    assert.equal(fixedAll(record({ "Company ID": cell })), record({ "Company ID": cell }));
  }
});

test("the severity can be set", () => canBeSet("spreadsheet-damage", "warning", record({ Zip: "'02110" })));
