import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, codes, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports placeholders", () => {
  for (const value of [
    "N/A",
    "N/A N/A",
    "N/K",
    "n.b.",
    "-- Select --",
    "Please select",
    "Choose...",
    "Not Entered",
    "FIXME",
    "same as billing",
    "нет",
    "なし",
    "不明",
    "n/a",
    "none",
    "NULL",
    "TBD",
    "-",
    "?",
    "...",
    "(none)",
    "<null>",
    "n.a.",
    "Unknown",
    "not applicable",
    "XXX",
    "–",
    "System.Int32",
    "System Int64",
  ]) {
    finds(record({ "Site Name": `⟦${value}⟧` }), [["placeholder", "error", { place: "Site Name", text: value }]]);
    finds(record({ City: `⟦${value}⟧` }), [["placeholder", "warning", { place: "City", text: value }]]);
    assert.equal(fixedAll(record({ "Site Name": value, City: value })), record({ "Site Name": value, City: value }));
  }
  for (const value of ["NA", "nil", "pending", "(blank)"]) {
    finds(record({ Email: `⟦${value}⟧` }), [["placeholder", "warning", { place: "Email", text: value }]]);
  }
  for (const [header, value] of [
    ["Zip", "00000"],
    ["Phone Number", "000-000-0000"],
  ] as const) {
    finds(record({ [header]: `⟦${value}⟧` }), [["placeholder", "warning", { place: header, text: value }]]);
  }
});

test('reports abbreviations of "none" with a slash, or in lower case with full stops', () => {
  for (const value of ["n/d", "N/D", "s/o", "b/d", "k/a", "(n/c)", "n.v.", "n. c.", "s.n.", "n.d."]) {
    for (const header of ["City", "Site Name"]) {
      const text = record({ [header]: value });
      assert.deepEqual(codes(text), ["placeholder"], `${header} ${value}`);
      assert.equal(fixedAll(text), text);
    }
  }
  // Initials that may be part of a name.
  for (const City of ["N.C.", "S.O.", "nd", "so"]) clean(record({ City }));
});

test("reports references to the value of the row above", () => {
  for (const value of [
    ...["as above", "same as above", "see above", "As previous", "wie oben", "voir ci-dessus", "same", "Same"],
    ...["ditto", "DITTO", "dito", "idem", "(ditto)", '""""', '"″"', "〃"],
  ]) {
    for (const header of ["Company ID", "Site Name", "Site ID", "Country", "City"]) {
      const text = record({ [header]: value });
      assert.deepEqual(codes(text), ["placeholder"], `${header} ${value}`);
      assert.equal(fixedAll(text), text);
    }
  }
  for (const value of ["ditto", "same", "(Same)"]) {
    assert.deepEqual(codes(record({ "Company Name": value })), ["placeholder"], value);
  }
  for (const value of ["Ditto", "SAME", "Idem"]) clean(record({ "Company Name": value }));
  for (const value of ["Sametime", "Idemitsu", "Dittos"]) clean(record({ "Site Name": value, "Site ID": value }));
});

test("leaves a row of hints below the header row unchanged", () => {
  for (const row of [
    "(required),(required),(required),(required),(required),(optional)",
    "Required,Required,Required,Required,Required,Optional",
    "*required*,[required],<required>,mandatory,(mandatory),optional",
    "(max 50),(max 30),(text),(unique),(two letters),",
    "[Name of company],[max. 30],[Name of site],[max. 30],[ISO 3166],[text]",
    "Text (50),Text (30),Text (50),Text (30),Alpha-2,",
    "Max 50 chars,Max. 30 chars,max 50 characters,Max 30,2 letters,Text-50",
    "varchar(50),varchar(30),varchar(50),varchar(30),char(2),",
    "Text - required,Unique code (30),Text - required,Unique code (30),us,(optional)",
    "max. 50 Zeichen,max. 30 Zeichen,(Pflichtfeld),max. 30 Zeichen,2 Buchstaben,",
    "50 caractères,30 caractères,50 caractères,30 caractères,2 lettres,",
  ]) {
    const text = file("City", row, "Acme,ACME1,HQ,HQ1,US,Boston");
    assert.equal(fixedAll(text), text, row);
  }
  assert.equal(
    fixedAll(file("", "(Acme),(ACME1),HQ,HQ1,US")),
    file("", "Acme,ACME1,HQ,HQ1,US"),
    "brackets in some cells are no hint",
  );
  for (const [row, plain] of [
    ["(Acme),(ACME1),(HQ),(HQ1),US", "Acme,ACME1,HQ,HQ1,US"],
    ["Text-Max,TEXT-1,Max Letter Co.,ML-1,us", "Text Max,TEXT1,Max Letter Co,ML1,US"],
    ["Code,CODE-1,Alpha 2,S-1,US", "Code,CODE1,Alpha 2,S1,US"],
  ] as const) {
    assert.equal(fixedAll(file("", row)), file("", plain), "companies with such names");
  }
});

test("reports NA as a Company Name", () => {
  for (const value of ["NA", "na"]) {
    finds(record({ "Company Name": `⟦${value}⟧` }), [["placeholder", "error", { place: "Company Name", text: value }]]);
  }
});

test("reports an error in a code", () => {
  for (const header of ["Country", "State", "Phone Country"]) {
    finds(record({ [header]: "⟦N/A⟧" }), [["placeholder", "error", { place: header, text: "N/A" }]]);
  }
});

test("ignores names, codes and types that resemble placeholders", () => {
  clean(record({ "Site Name": "NA", "Site ID": "NA" }));
  for (const name of ["Nil", "Nan", "Void", "Pending", "None Such", "Unknown Worlds", "X", "NullSoft", "TBDGroup"]) {
    assert.equal(codes(record({ "Company Name": name })).includes("placeholder"), false, name);
  }
  clean(record({ Country: "NA" }));
  clean(record({ Country: "IT", State: "NA" }));
  for (const City of ["Nancy", "Nan", "Nantes", "A-B", "00100"]) clean(record({ City }));
  assert.deepEqual(codes(record({ "Social Media Type": "X" })), ["predefined-value"]);
});

test("suggests the ID of the company's other rows or a new one, and emptying the cell", () => {
  const rows = ["Acme,ACME1,HQ,HQ1,US", "Acme,TBD,Depot,?,US"];
  assert.deepEqual(fixes(file("", ...rows), "placeholder"), [
    ['Fill in "ACME1" (the company\'s other rows)', "suggested", file("", rows[0] ?? "", "Acme,ACME1,Depot,?,US")],
    ["Empty the cell", "suggested", file("", rows[0] ?? "", "Acme,,Depot,?,US")],
  ]);
  assert.deepEqual(fixes(file("", "Acme,ACME1,Depot,?,US"), "placeholder"), [
    [
      'Fill in "ACME1DEPOT" (a new ID, made from "ACME1" and "Depot")',
      "suggested",
      file("", "Acme,ACME1,Depot,ACME1DEPOT,US"),
    ],
    ["Empty the cell", "suggested", file("", "Acme,ACME1,Depot,,US")],
  ]);
  assert.deepEqual(fixes(record({ City: "none" }), "placeholder"), [
    ["Empty the cell", "suggested", record({ City: "" })],
  ]);
});

test("keeps other rules from fixing a placeholder, even at a lower severity", () => {
  const text = record({ "Company Name": "N/A", "Site ID": "n/a" });
  assert.equal(fixedAll(text, { rules: { placeholder: "hint" } }), text);
});

test("reports template variables that a program did not fill in", () => {
  for (const text of [
    "{{company}}",
    "\u0024{R&D}",
    "%NAME%",
    "{0}",
    "%s",
    "[object Object]",
    "<Company Name>",
    "NaN",
  ]) {
    const row = record({ "Company Name": text });
    assert.deepEqual(codes(row), ["placeholder"], text);
    assert.equal(fixedAll(row), row);
  }
  assert.equal(codes(record({ "Company Name": "Nan" })).includes("placeholder"), false);
  assert.equal(codes(record({ Email: "<a@b.example>" })).includes("placeholder"), false);
});

test("reports dotted initials as a State in any country", () => {
  for (const Country of ["US", "IT", "GB"]) {
    for (const State of ["n.a.", "N.A.", "n/a"]) {
      finds(record({ Country, State: `⟦${State}⟧` }), [["placeholder", "error", { place: "State", text: State }]]);
      assert.deepEqual(fixes(record({ Country, State }), "placeholder"), [
        ["Empty the cell", "suggested", record({ Country, State: "" })],
      ]);
    }
  }
  clean(record({ Country: "IT", State: "NA" }));
});

test("the severity can be set", () => canBeSet("placeholder", "warning", record({ "Site Name": "N/A" })));
