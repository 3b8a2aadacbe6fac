import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, fixes, record } from "./marked.ts";

/** A cell and others of its record, whether its first fix is safe, and what each fix makes of the record. */
type Choice = readonly [
  cells: Readonly<Record<string, string>>,
  kind: "safe" | "suggested" | "none",
  ...fixed: Readonly<Record<string, string>>[],
];

function choices(code: string, all: readonly Choice[]): void {
  describe(code, () => {
    for (const [cells, kind, ...fixed] of all) {
      it(Object.entries(cells).flat().join(" "), () => {
        const text = record(cells);
        assert.ok(codes(text).includes(code));
        const made = fixes(text, code);
        assert.deepEqual(
          made.map(([, , after]) => after),
          fixed.map((changed) => record({ ...cells, ...changed })),
        );
        assert.equal(made[0]?.[1] ?? "none", kind);
        assert.ok(made.slice(1).every(([, other]) => other === "suggested"));
      });
    }
  });
}

choices("country-code", [
  [{ Country: "Jersey", State: "NJ" }, "suggested", { Country: "JE" }, { Country: "US" }],
  [{ Country: "Mexico", State: "NM" }, "suggested", { Country: "MX" }, { Country: "US" }],
  [{ Country: "Germany", State: "ON" }, "suggested", { Country: "DE" }, { Country: "CA" }],
  [{ Country: "Canada", State: "USA" }, "suggested", { Country: "CA" }, { Country: "US" }],
  [{ Country: "Germany", State: "US" }, "suggested", { Country: "DE" }, { Country: "US" }],
  [{ Country: "ca", State: "TX" }, "suggested", { Country: "CA" }, { Country: "US" }],
  [{ Country: "ca", Zip: "90210" }, "suggested", { Country: "CA" }, { Country: "US" }],
  [{ Country: "ca", Zip: "10115" }, "safe", { Country: "CA" }],
  [{ Country: "de", Zip: "19801" }, "suggested", { Country: "DE" }, { Country: "US" }],
  [{ Country: "nl", Zip: "A1A 1A1" }, "suggested", { Country: "NL" }, { Country: "CA" }],
  [{ Country: "nl", Zip: "1017 AB" }, "safe", { Country: "NL" }],
  [{ Country: "Ontario" }, "suggested", { Country: "CA" }],
  [{ Country: "Ontario", State: "ON" }, "suggested", { Country: "CA" }],
  [{ Country: "Ontario", State: "" }, "suggested", { Country: "CA" }, { Country: "CA", State: "ON" }],
  [{ Country: "Texas", State: "" }, "suggested", { Country: "US" }, { Country: "US", State: "TX" }],
  [
    { Country: "Georgia", State: "" },
    "suggested",
    { Country: "GE" },
    { Country: "US" },
    { Country: "US", State: "GA" },
  ],
  [{ Country: "in." }, "suggested", { Country: "US" }, { Country: "IN" }],
  [{ Country: "DE." }, "safe", { Country: "DE" }],
  [{ Country: "DE.", Zip: "1" }, "suggested", { Country: "US" }, { Country: "DE" }],
  [{ Country: "DE.", City: "x" }, "suggested", { Country: "US" }, { Country: "DE" }],
  [{ Country: "it", State: "MI" }, "safe", { Country: "IT" }],
  [{ Country: "No" }, "suggested", { Country: "NO" }],
  [{ Country: "1" }, "suggested", { Country: "US" }, { Country: "CA" }, { Country: "AG" }],
  [{ Country: "+1" }, "suggested", { Country: "US" }, { Country: "CA" }, { Country: "AG" }],
  [{ Country: "7" }, "suggested", { Country: "RU" }, { Country: "KZ" }],
  [{ Country: "999" }, "none"],
]);

choices("spreadsheet-damage", [
  [{ "Company Name": "=Acme" }, "suggested", { "Company Name": "Acme" }],
  [{ "Company Name": "= Acme=1" }, "suggested", { "Company Name": "Acme=1" }],
  [{ "Company Name": '"=""Acme"""' }, "safe", { "Company Name": "Acme" }],
  [{ "Company Name": "#REF!" }, "none"],
  [{ "Company Name": "Mar-24" }, "none"],
  [{ "Company Name": "1.0" }, "suggested", { "Company Name": "1" }],
  [{ "Company ID": "'00123" }, "safe", { "Company ID": "00123" }],
  [{ "Company ID": "*1.0*" }, "suggested", { "Company ID": "1" }],
  [{ "Company ID": "(1.0)" }, "suggested", { "Company ID": "1" }],
  [{ "Company ID": "1.000" }, "suggested", { "Company ID": "1" }, { "Company ID": "1000" }],
  [{ "Company ID": "Mar-24" }, "none"],
  [{ "Company ID": '"=""1.0"""' }, "suggested", { "Company ID": "1.0" }],
  [{ "Company ID": '"=""Mar-24"""' }, "suggested", { "Company ID": "Mar-24" }],
  [{ City: "=1+1" }, "suggested", { City: "1+1" }, { City: "" }],
  [{ City: "#REF!" }, "suggested", { City: "" }],
  [{ City: '"="""""' }, "safe", { City: "" }],
  [{ City: '"=""a"""' }, "safe", { City: "a" }],
  [{ Country: "=US" }, "suggested", { Country: "US" }],
  [{ Zip: "2110" }, "suggested", { Zip: "02110" }],
  [{ Zip: "2110.0" }, "suggested", { Zip: "02110" }],
  [{ Zip: "'02110" }, "safe", { Zip: "02110" }],
  [{ "Social Media": "=acme" }, "suggested", { "Social Media": "acme" }, { "Social Media": "" }],
  [{ "Social Media": "@acme inc" }, "suggested", { "Social Media": "acme inc" }, { "Social Media": "" }],
]);

choices("encoding", [
  [{ City: "MontrÃ©al" }, "suggested", { City: "Montréal" }],
  [{ "Company Name": "MontrÃ©al" }, "suggested", { "Company Name": "Montréal" }],
  [{ City: "Ã©x Ã¼" }, "suggested", { City: "éx ü" }],
  [{ City: "Mont\uFFFDal" }, "none"],
  [{ City: "M&uuml;nchen" }, "suggested", { City: "München" }],
  [{ City: "M\\u00fcnchen" }, "suggested", { City: "München" }],
  [{ City: "a%20b" }, "suggested", { City: "a b" }],
]);

choices("state-code", [
  [{ Country: "US", State: "Texas" }, "safe", { State: "TX" }],
  [{ Country: "US", State: "tx" }, "safe", { State: "TX" }],
  [{ Country: "US", State: "T.X." }, "safe", { State: "TX" }],
  [{ Country: "DE", State: "Bayern" }, "safe", { State: "BY" }],
  [{ Country: "US", State: "Texs" }, "suggested", { State: "TX" }, { State: "" }],
  [{ Country: "US", State: "ON" }, "suggested", { State: "" }],
  [{ Country: "US", State: "USA" }, "suggested", { State: "" }],
  [{ Country: "US", State: "no" }, "suggested", { State: "" }],
  [{ Country: "DE", State: "TX" }, "suggested", { State: "" }],
  [{ Country: "GB", State: "ENG" }, "suggested", { State: "" }],
]);

choices("placeholder", [
  [{ City: "N/A" }, "suggested", { City: "" }],
  [{ City: "-" }, "suggested", { City: "" }],
  [{ "Company Name": "NA" }, "suggested", { "Company Name": "" }],
  [{ State: "na" }, "suggested", { State: "" }],
  [{ State: "N.A." }, "suggested", { State: "" }],
  [{ Zip: "00000" }, "suggested", { Zip: "" }],
  [{ "Email Type": "none" }, "suggested", { "Email Type": "" }],
]);

it("what a column may contain is no placeholder in it", () => {
  for (const cells of [
    { "Company ID": "NA" },
    { Country: "NA" },
    { Country: "xx" },
    { Country: "NA", State: "KH" },
    { City: "0" },
    { "Site ID": "0" },
    { Email: "x" },
  ]) {
    assert.ok(!codes(record(cells)).includes("placeholder"), Object.values(cells).join());
  }
});

it("escapes in a web address, a name and a formula are no code of another program", () => {
  for (const [header, value] of [
    ["Social Media", "x.com/a%20b&amp;c"],
    ["Company Name", "M&uuml;nchen"],
    ["City", "=M&uuml;nchen"],
  ] as const) {
    assert.ok(!codes(record({ [header]: value })).includes("encoding"), header);
  }
});

it("a handle is no formula, nor is a number in scientific notation damaged in an ID", () => {
  assert.deepEqual(codes(record({ "Social Media": "@acme" })), []);
  assert.deepEqual(codes(record({ "Company ID": "1E5" })), []);
});
