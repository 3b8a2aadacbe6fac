import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports a comma in any kind of field", () => {
  finds(record({ "Address Line 1": '"1 Main Street⟦,⟧ Suite 2"' }), [
    ["comma", "error", { place: "Address Line 1", value: "1 Main Street, Suite 2" }],
  ]);
  finds(record({ "Address Line 1": '"1 Main Street⟦, Suite 2,⟧ Floor 3"' }), [
    ["comma", "error", { place: "Address Line 1", value: "1 Main Street, Suite 2, Floor 3" }],
  ]);
  finds(record({ "Company ID": '"ACME⟦,⟧1"' }), [["comma", "error", { place: "Company ID", value: "ACME,1" }]]);
  finds(record({ Zip: '"02110⟦,⟧"' }), [["comma", "error", { place: "Zip", value: "02110," }]]);
  finds(file("⟦Notes⟧", 'Acme,ACME1,HQ,HQ1,US,"a⟦,⟧b"'), [
    ["header-unknown", "warning", { text: "Notes" }],
    ["comma", "error", { place: "Notes", value: "a,b" }],
  ]);
});

test("marks the comma in the right place after doubled quotes", () => {
  finds(record({ City: '"the ""Big""⟦,⟧ Apple"' }), [["comma", "error", { place: "City", value: 'the "Big", Apple' }]]);
});

test("reports only the comma in an e-mail address, phone number or type", () => {
  finds(record({ Email: '"office@acme⟦,⟧example"' }), [
    ["comma", "error", { place: "Email", value: "office@acme,example" }],
  ]);
  finds(record({ "Phone Number": '"1⟦,⟧2"' }), [["comma", "error", { place: "Phone Number", value: "1,2" }]]);
});

test("reports an invalid code instead of the comma in it", () => {
  finds(record({ Country: '⟦"US,"⟧' }), [["country-code", "error", { text: "US," }]]);
});

test("ignores commas between cells and characters that resemble commas", () => {
  clean(record({ "Address Line 1": "1 Main Street·Suite 2، 3", City: "Boston; MA" }));
});

test("only suggests fixes for a comma that may separate two numbers between words", () => {
  for (const text of ["Floor 2,100 Main St", "Suite 5,200 Elm"]) {
    const row = record({ "Address Line 1": `"${text}"` });
    assert.deepEqual(
      fixes(row, "comma").map(([, kind]) => kind),
      ["suggested", "suggested"],
    );
  }
});

test("reports the other faults of the cell too", () => {
  finds(record({ "Company Name": '"Tesla⟦,⟧⟦ ⟧Inc⟦.⟧"' }), [
    ["comma", "error"],
    ["spaces", "warning"],
    ["characters", "error"],
  ]);
  finds(record({ "Company ID": '"A⟦-⟧1⟦,⟧X"' }), [
    ["characters", "error"],
    ["comma", "error"],
  ]);
  finds(record({ "Email Type": '"a⟦,⟧b"' }), [["comma", "error"]]);
});

test("removes the comma, or replaces it with a space between words", () => {
  for (const [value, right] of [
    ["1 Main Street, Suite 2", "1 Main Street Suite 2"],
    ["Boston,MA", "Boston MA"],
    ["Boston ,, MA", "Boston MA"],
    [",Boston,", "Boston"],
  ] as const) {
    assert.deepEqual(fixes(record({ City: `"${value}"` }), "comma"), [
      [`Replace "${value}" with "${right}"`, "safe", record({ City: right })],
    ]);
  }
  assert.deepEqual(fixes(record({ City: '","' }), "comma"), [["Empty the cell", "safe", record({ City: "" })]]);
});

test("only suggests a fix if the value may be a whole record or a list of numbers", () => {
  for (const value of ["Fabrikam,FABRIKAM,Head,HEAD,US", "Fabrikam;FABRIKAM;Head;HEAD,US", "Beta,BETA1,HQ,HQ2"]) {
    const kinds = fixes(record({ City: `"${value}"` }), "comma").map(([, kind]) => kind);
    assert.deepEqual(kinds, ["suggested"], value);
  }
  for (const [value, ...choices] of [
    ["Suites 101,102", "Suites 101 102", "Suites 101102"],
    ["12,5", "12 5"],
  ] as const) {
    assert.deepEqual(
      fixes(record({ City: `"${value}"` }), "comma").map(([title, kind]) => [title, kind]),
      choices.map((right) => [`Replace "${value}" with "${right}"`, "suggested"]),
    );
  }
  for (const [value, right] of [
    ["Suite 1,234", "Suite 1234"],
    ["Plot 12,34,567 A", "Plot 1234567 A"],
  ] as const) {
    assert.deepEqual(fixes(record({ City: `"${value}"` }), "comma"), [
      [`Replace "${value}" with "${right}"`, "safe", record({ City: right })],
    ]);
  }
});

test("reports only the line break for rows that an open quote swallowed, and keeps their commas", () => {
  for (const swallowed of ["Beta,BETA1", "Beta,BETA1,HQ,HQ2,US\nGamma,G1"]) {
    const text = record({ City: `"Boston\n${swallowed}"` });
    finds(record({ City: `⟦"Boston\n${swallowed}"⟧` }), [["line-break", "error", { place: "City", hasRecords: true }]]);
    assert.equal(fixedAll(text), text);
  }
  // A comma followed by a space is ordinary text.
  assert.deepEqual(fixes(record({ City: '"Boston\nRear, left"' }), "comma"), [
    ['Replace "Boston⏎Rear, left" with "Boston Rear left"', "safe", record({ City: "Boston Rear left" })],
  ]);
});

test("suggests a dot for the comma in an e-mail address", () => {
  assert.deepEqual(fixes(record({ Email: '"office@acme,example"' }), "comma"), [
    ['Replace "office@acme,example" with "office@acme.example"', "suggested", record({ Email: "office@acme.example" })],
  ]);
});

test("only suggests a fix that would give the company another company's name", () => {
  const rows = ['"Acme, Inc",ACME1,HQ,HQ1,US', "Acme Inc,ACME2,HQ,HQ2,US"];
  assert.deepEqual(fixes(file("", ...rows), "comma"), [
    [
      'Replace "Acme, Inc" with "Acme Inc" (another company has it)',
      "suggested",
      file("", "Acme Inc,ACME1,HQ,HQ1,US", rows[1] ?? ""),
    ],
  ]);
});

test("changes a company's name in all its rows", () => {
  assert.deepEqual(fixes(file("", '"Acme,Inc",ACME1,HQ,HQ1,US', '"Acme,Inc",ACME1,B,B1,US'), "comma"), [
    [
      'Replace "Acme,Inc" with "Acme Inc" in 2 rows',
      "safe",
      file("", "Acme Inc,ACME1,HQ,HQ1,US", "Acme Inc,ACME1,B,B1,US"),
    ],
  ]);
});

test("the severity can be set", () => canBeSet("comma", "error", record({ City: '"Boston, MA"' })));
