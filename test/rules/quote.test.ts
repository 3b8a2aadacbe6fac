import assert from "node:assert/strict";
import { test } from "node:test";
import { Checker } from "../../server/src/checker/checker.ts";
import { CsvDocument } from "../../server/src/document/document.ts";
import { canBeSet, clean, codes, contextOf, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports a quote that is never closed", () => {
  finds(record({ City: '⟦"⟧Boston' }), [["quote", "error", { fault: "unclosed", header: "City" }]]);
  finds(record({ City: '⟦"⟧Big ""Apple' }), [["quote", "error", { fault: "unclosed", header: "City" }]]);
});

test("reports a quote inside a value", () => {
  finds(record({ City: '12⟦"⟧ Street' }), [["quote", "error", { fault: "inside", header: "City" }]]);
  finds(record({ City: 'The ⟦"⟧Big" Apple' }), [["quote", "error", { fault: "inside", header: "City" }]]);
  finds(record({ City: ' The ⟦"⟧Big" Apple' }), [["quote", "error", { fault: "inside", header: "City" }]]);
  finds(record({ City: '"a ""b"" ⟦"⟧c" d"' }), [["quote", "error", { fault: "inside", header: "City" }]]);
});

test("reports and removes white space outside the quotes of a value", () => {
  for (const cell of [' "Boston"', '"Boston" ', '\t"Boston"  ', '\u00a0"Boston"']) {
    finds(record({ City: `⟦${cell}⟧` }), [["quote", "error", { fault: "spaced", header: "City" }]]);
    assert.deepEqual(fixes(record({ City: cell }), "quote"), [
      ["Remove the white space outside the quotes", "safe", record({ City: "Boston" })],
    ]);
  }
  assert.deepEqual(fixes(record({ City: ' "the ""Big"" Apple"' }), "quote"), [
    ["Remove the white space outside the quotes", "safe", record({ City: '"the ""Big"" Apple"' })],
  ]);
  assert.deepEqual(fixes(record({ City: ' ""' }), "quote"), [
    ["Remove the white space outside the quotes", "safe", record({ City: "" })],
  ]);
});

test("reports and removes it if the quotes enclose a comma, at which the row is split", () => {
  finds(file("City,State", 'Acme,ACME1,HQ,HQ1,US,⟦ ⟧"Boston, Back Bay", "MA"'), [
    ["quote", "error", { fault: "spaced", header: "City" }],
  ]);
  assert.deepEqual(fixes(file("City,State", 'Acme,ACME1,HQ,HQ1,US, "Boston, Back Bay" ,"MA" '), "quote"), [
    [
      "Remove the white space outside the quotes",
      "safe",
      file("City,State", 'Acme,ACME1,HQ,HQ1,US,"Boston, Back Bay","MA"'),
    ],
  ]);
  // Only if the row is then valid.
  assert.deepEqual(codes(file("City,State", 'Acme,ACME1,HQ,HQ1,US, "Boston, Back Bay", "MA",x')), ["row-length"]);
});

test("removes white space around the quotes of a whole record, then the quotes", () => {
  const acme = "Acme,ACME1,HQ,HQ1,US";
  for (const [before, after] of [
    [" ", ""],
    ["", " "],
    ["\u00a0", "  "],
  ]) {
    const [first, last] = [before && `⟦${before}⟧`, before ? after : `⟦${after}⟧`];
    finds(file("", `${first}"${acme}"${last}`), [["quote", "error", { fault: "spaced", header: "This row" }]]);
    assert.deepEqual(fixes(file("", `${before}"${acme}"${after}`), "quote"), [
      ["Remove the white space outside the quotes", "safe", file("", `"${acme}"`)],
    ]);
    assert.equal(fixedAll(file("", `${before}"${acme}"${after}`)), file("", acme));
  }
  assert.equal(fixedAll(file("City", ` "${acme},""Reno"""`)), file("City", `${acme},"Reno"`));
  assert.equal(fixedAll(file("", ' "Acme,ACME1,HQ"')), file("", '"Acme,ACME1,HQ"'));
});

test("reports an unclosed quote in a row that contains nothing else", () => {
  const acme = "Acme,ACME1,HQ,HQ1,US";
  for (const [row, header] of [
    ['⟦"⟧', "Company Name"],
    [',⟦"⟧', "Company ID"],
    ['⟦"⟧,', "Company Name"],
    ['⟦"⟧""', "Company Name"],
    ['⟦"⟧ ', "Company Name"],
    [',,,⟦"⟧', "Site ID"],
  ] as const) {
    finds(file("City", `${acme},Reno`, row, `${acme.replaceAll("HQ", "B")},`), [
      ["quote", "error", { fault: "unclosed", header }],
    ]);
  }
});

test("only suggests removing the quotes of a row that contains nothing else", () => {
  const rows = (row: string) => file("", "Acme,ACME1,HQ,HQ1,US", row, "Beta,BETA1,B,B1,US");
  for (const [row, rest] of [
    ['"', ""],
    [',"",,"', ",,,"],
  ] as const) {
    assert.deepEqual(fixes(rows(row), "quote"), [["Remove the quotes", "suggested", rows(rest)]]);
  }
});

test("reports quotes escaped with backslashes, and suggests doubling them", () => {
  for (const [row, header, doubled] of [
    ['Acme,ACME1,"Hall ⟦\\"⟧A\\", Dock 5",HQ1,US', "Site Name", 'Acme,ACME1,"Hall ""A"", Dock 5",HQ1,US'],
    ['"⟦\\"⟧Acme\\", Inc",ACME1,HQ,HQ1,US', "Company Name", '"""Acme"", Inc",ACME1,HQ,HQ1,US'],
    ['Acme,ACME1,"Q,⟦\\"⟧A\\",B","H\\",1",US', "Site Name", 'Acme,ACME1,"Q,""A"",B","H"",1",US'],
  ] as const) {
    finds(file("", row), [["quote", "error", { fault: "escaped", header }]]);
    const plain = file("", row.replace(/[⟦⟧]/g, ""));
    assert.deepEqual(fixes(plain, "quote"), [
      ["Double the quotes instead of the backslashes", "suggested", file("", doubled)],
    ]);
    assert.equal(fixedAll(plain), plain);
  }
  assert.deepEqual(codes(file("", '"C:\\dir\\",ACME1,HQ, rear,HQ1,US')), ["row-length"]);
});

test("reports nothing else on the cell", () => {
  finds(record({ "Company Name": 'Ac⟦"⟧me & "Sons"!' }), [
    ["quote", "error", { fault: "inside", header: "Company Name" }],
  ]);
});

test("accepts quotes that follow RFC 4180", () => {
  clean(record({ City: '"Boston"', "Company Name": '"Acme"' }));
  clean(record({ City: '"the ""Big"" Apple"' }));
  clean(record({ City: '""' }));
});

test("suggests closing or removing the quote, with removal first in names and IDs", () => {
  assert.deepEqual(fixes(record({ City: '"Big ""Apple' }), "quote"), [
    ["Close the quote at the end of the value", "suggested", record({ City: '"Big ""Apple"' })],
    ["Remove the quotes", "suggested", record({ City: "Big Apple" })],
  ]);
  assert.deepEqual(fixes(record({ "Company Name": '"Acme' }), "quote"), [
    ["Remove the quotes", "suggested", record({ "Company Name": "Acme" })],
    ["Close the quote at the end of the value", "suggested", record({ "Company Name": '"Acme"' })],
  ]);
  assert.deepEqual(fixes(record({ City: 'The "Big" Apple' }), "quote"), [
    ["Double the quotes and put the value in quotes", "suggested", record({ City: '"The ""Big"" Apple"' })],
    ["Remove the quotes", "suggested", record({ City: "The Big Apple" })],
  ]);
});

test("limits the effect of a newly typed opening quote to its row", () => {
  const rows = ["Acme,ACME1,HQ,HQ1,US,Boston", 'Beta,BETA1,HQ,HQ2,usa,"New York"', "Gamma,GAM-1,HQ,HQ3,US,Reno"];
  const text = file("City", ...rows);
  const document = new CsvDocument("", "asio-csv", 0, text);
  const checker = new Checker(document, contextOf());
  const typed = () => checker.findings().map((finding) => [finding.rule.code, document.rows.placeOf(finding.row).line]);
  assert.deepEqual(typed(), [
    ["country-code", 2],
    ["characters", 3],
  ]);
  const at = text.indexOf("Boston");
  checker.update([document.replace(at, at, '"')]);
  assert.deepEqual(typed(), [
    ["quote", 1],
    ["country-code", 2],
    ["characters", 3],
  ]);
  checker.update([document.replace(at + 7, at + 7, '"')]);
  assert.deepEqual(typed(), [
    ["country-code", 2],
    ["characters", 3],
  ]);
  // The same when the file is opened with the open quote.
  assert.deepEqual(codes(file("City", '"Acme,ACME1,HQ,HQ1,US,Boston', ...rows.slice(1))), [
    "quote",
    "country-code",
    "characters",
  ]);
});

test("removes white space on both sides of the quotes, which hide each other's delimiters", () => {
  for (const row of ['"Acme" ,"ACME1" , "HQ","HQ1","US"', '"Acme" , "ACME1" , "HQ" , "HQ1" , "US"']) {
    assert.deepEqual(codes(file("", row)), ["quote"]);
    assert.deepEqual(fixes(file("", row), "quote"), [
      ["Remove the white space outside the quotes", "safe", file("", '"Acme","ACME1","HQ","HQ1","US"')],
    ]);
  }
});

test("the severity can be set", () => canBeSet("quote", "error", record({ City: '"Boston' })));
