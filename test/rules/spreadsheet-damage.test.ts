import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

const causes = {
  scientific: "is a long number that a spreadsheet shortened, so digits are lost.",
  error: "is a spreadsheet error, not a value.",
  wrapped: "is a formula that protects the value in a spreadsheet, but the import takes it literally.",
  apostrophe: "begins with an apostrophe, which only spreadsheets understand.",
  formula: "is a formula that a spreadsheet would run.",
};

const anew = "Retype the value.";
const write = (right: string) => `Write "${right}".`;

/** Cells as they stand in the file, their values, what is said of them, and what to write in a text and in a name. */
const damages: [cell: string, value: string, cause: string, inText: string, inName: string][] = [
  ["1.23E+11", "1.23E+11", causes.scientific, anew, anew],
  ["1E+05", "1E+05", causes.scientific, anew, anew],
  ["#N/A", "#N/A", causes.error, anew, anew],
  ["#REF!", "#REF!", causes.error, anew, anew],
  ["####", "####", causes.error, anew, anew],
  ['"=""00123"""', '="00123"', causes.wrapped, write("00123"), write("00123")],
  ["=00123", "=00123", causes.wrapped, write("00123"), write("00123")],
  ["'00123", "'00123", causes.apostrophe, write("00123"), write("00123")],
  ["=A-1", "=A-1", causes.formula, write("A-1"), write("A1")],
  ["@acme", "@acme", causes.formula, write("acme"), write("acme")],
  ["+acme", "+acme", causes.formula, write("acme"), write("acme")],
];

test("what a spreadsheet has made of a value, or would do with it, is a warning", () => {
  for (const [cell, value, cause, right] of damages) {
    for (const header of ["City", "Zip"]) {
      finds(record({ [header]: `⟦${cell}⟧` }), [
        ["spreadsheet-damage", "warning", `${header} "${value}" ${cause} ${right}`],
      ]);
    }
  }
});

test("in names, IDs and codes it is an error, since no such value is right there; and the only finding", () => {
  for (const [cell, value, cause, , right] of damages) {
    const said = (header: string, hint: string) => {
      finds(record({ [header]: `⟦${cell}⟧` }), [
        ["spreadsheet-damage", "error", `${header} "${value}" ${cause} ${hint}`],
      ]);
    };
    for (const header of ["Company ID", "Site ID"]) said(header, right);
    for (const header of ["Company Name", "Site Name"]) said(header, right.replace("A1", "A 1"));
    for (const header of ["Country", "State", "Phone Country"]) said(header, anew);
  }
  finds(record({ Country: '⟦"=""DE"""⟧' }), [
    ["spreadsheet-damage", "error", `Country "="DE"" ${causes.wrapped} ${write("DE")}`],
  ]);
});

test("elsewhere an error that the value would be besides is not hidden", () => {
  finds(record({ City: '⟦"=A⟦,⟧B"⟧' }), [
    ["spreadsheet-damage", "warning", `City "=A,B" ${causes.formula} Write "A B".`],
    ["comma", "error", 'City contains a comma, but the import allows no commas, even in quotes. Write "=A B".'],
  ]);
});

test("numbers, handles and words that merely look alike", () => {
  for (const City of ["12E5", "#1 Pizza", "'t Hooft", "A=B", "a@b", "-5", "- 9"]) clean(record({ City }));
  clean(record({ "Phone Number": "+1 202 555 0123" }));
  clean(record({ "Social Media": "@acme.example" }));
  for (const id of ["12E5", "2024", "MAR1", "1MAR", "123E4567"]) clean(record({ "Company ID": id }));
});

test("a wrapped value is unwrapped", () => {
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

test("not by itself where another site has the value", () => {
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,001,US", "Acme,ACME1,B,'001,US"), "spreadsheet-damage"), [
    [
      'Replace "\'001" with "001" (another site has it)',
      "suggested",
      file("", "Acme,ACME1,HQ,001,US", "Acme,ACME1,B,001,US"),
    ],
  ]);
});

test("a formula is made plain text, or the cell emptied; what is lost can only be emptied", () => {
  const empty = ["Empty the cell", "suggested", record({ City: "" })];
  assert.deepEqual(fixes(record({ City: "=acme" }), "spreadsheet-damage"), [
    ['Replace "=acme" with "acme"', "suggested", record({ City: "acme" })],
    empty,
  ]);
  assert.deepEqual(fixes(record({ City: "1.23E+11" }), "spreadsheet-damage"), [empty]);
  assert.deepEqual(fixes(record({ City: "#N/A" }), "spreadsheet-damage"), [empty]);
});

test("only the signs in front of a formula go: what stands inside it is kept", () => {
  for (const [text, right] of [
    ["=A+B", "A+B"],
    ["@A=B", "A=B"],
    ["= +1+2", "1+2"],
  ] as const) {
    const [first] = fixes(record({ City: text }), "spreadsheet-damage");
    assert.deepEqual(first, [`Replace "${text}" with "${right}"`, "suggested", record({ City: right })]);
  }
});

test("a number or a date in the place of a ZIP code", () => {
  const rows: [zip: string, value: string, said: string, right: string][] = [
    ['"2,110"', "2,110", "lost its leading zero in a spreadsheet.", "02110"],
    ['"7,001"', "7,001", "lost its leading zero in a spreadsheet.", "07001"],
    ["2110.0", "2110.0", "lost its leading zero in a spreadsheet.", "02110"],
    ["02110.0", "02110.0", "is a whole number with added decimals.", "02110"],
    ["90210.00", "90210.00", "is a whole number with added decimals.", "90210"],
    ["9.021E4", "9.021E4", "is a number in scientific notation.", "90210"],
    ["12-Mar", "12-Mar", "is a date that a spreadsheet made from another value.", ""],
    ["Mar-24", "Mar-24", "is a date that a spreadsheet made from another value.", ""],
  ];
  for (const [zip, value, said, right] of rows) {
    const text = record({ State: "MA", Zip: `⟦${zip}⟧` });
    const hint = right === "" ? "Retype the value." : write(right);
    // The comma alone would fail the row, so that what explains it weighs as much.
    const severity = value.includes(",") ? "error" : "warning";
    finds(text, [["spreadsheet-damage", severity, `Zip "${value}" ${said} ${hint}`]]);
    const plain = text.replace(/[⟦⟧]/g, "");
    assert.deepEqual(fixes(plain, "spreadsheet-damage"), [
      right === ""
        ? ["Empty the cell", "suggested", record({ State: "MA", Zip: "" })]
        : [`Replace "${value}" with "${right}"`, "suggested", record({ State: "MA", Zip: right })],
    ]);
    assert.equal(fixedAll(plain), plain);
  }
  clean(record({ State: "MA", Zip: "02110-1234" }));
  clean(record({ Country: "PL", Zip: "00-950" }));
});

test("the severity can be set", () => canBeSet("spreadsheet-damage", "warning", record({ Zip: "'02110" })));
