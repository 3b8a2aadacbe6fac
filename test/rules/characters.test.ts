import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports invalid characters in names and IDs, marked from the first to the last", () => {
  finds(record({ "Company Name": "Acme⟦!⟧" }), [["characters", "error", { column: "Company Name", value: "Acme!" }]]);
  finds(record({ "Company ID": "AC⟦-ME_⟧1" }), [["characters", "error", { column: "Company ID", value: "AC-ME_1" }]]);
  finds(record({ "Site Name": "⟦É⟧cole" }), [["characters", "error", { column: "Site Name", value: "École" }]]);
  finds(record({ "Site ID": '"⟦""⟧HQ1"' }), [["characters", "error", { column: "Site ID", value: '"HQ1' }]]);
  finds(record({ "Site ID": "H⟦#$%&*+⟧1" }), [["characters", "error", { column: "Site ID", value: "H#$%&*+1" }]]);
});

test("reports letters of other scripts that have no certain plain equivalent", () => {
  finds(record({ "Company Name": "⟦東京⟧" }), [["characters", "error", { column: "Company Name", value: "東京" }]]);
});

test("accepts letters and digits, and leaves spaces, commas and white space to other rules", () => {
  clean(record({ "Company Name": "Acme24x7", "Company ID": "007" }));
  finds(record({ "Company Name": "Ac⟦\u200b⟧me" }), [["whitespace", "error", { place: "Company Name" }]]);
  finds(record({ "Site ID": '⟦"HQ\n1"⟧' }), [["line-break", "error", { place: "Site ID" }]]);
});

test("accepts any character in other columns", () => {
  clean(record({ "Address Line 1": "5 O'Neil St. #2 (rear)", City: "Saint-Étienne", Zip: "H2X-1X1" }));
});

/** The kind of the only fix of a value in a column, and its result. */
function fixed(header: string, value: string): [string, string] {
  const found = fixes(record({ [header]: value }), "characters");
  assert.equal(found.length, 1);
  const [[, kind, text] = []] = found;
  const cells = String(text).split("\n")[1]?.split(",") ?? [];
  return [kind ?? "", cells[["Company Name", "Company ID", "Site Name", "Site ID"].indexOf(header)] ?? ""];
}

test('fixes names: folds accents, turns a lone & into "and", - and / into spaces, drops the rest', () => {
  for (const [value, right] of [
    ["Café", "Cafe"],
    ["Straße", "Strasse"],
    ["Ærø Boats", "Aero Boats"],
    ["ÆRØ", "AERO"],
    ["Þór", "Thor"],
    ["Œuvre", "Oeuvre"],
    ["Ørsted", "Orsted"],
    ["Brown & Brown", "Brown and Brown"],
    ["AT&T", "ATT"],
    ["A & B & C", "A and B and C"],
    ["Nord-Süd", "Nord Sud"],
    ["Sales/Service", "Sales Service"],
    ["Paris – Nord", "Paris Nord"],
    ["O'Neil's Inc.", "ONeils Inc"],
    ["(Acme)", "Acme"],
    ["-Acme-", "Acme"],
    ["McÉwan", "McEwan"],
    ["MacÁlvarez", "MacAlvarez"],
    ["DeÁvila", "DeAvila"],
    ["Acme Co.©", "Acme Co"],
    ["NYC–North", "NYC North"],
    ["Pier 5’s", "Pier 5s"],
  ] as const) {
    assert.deepEqual(fixed("Company Name", value), ["safe", right], value);
    assert.deepEqual(fixed("Site Name", value), ["safe", right], value);
  }
});

test("fixes IDs: folds accents and drops everything else, including hyphens and slashes", () => {
  for (const [value, right] of [
    ["ACME-1", "ACME1"],
    ["ACME/1", "ACME1"],
    ["ACME_1", "ACME1"],
    ["É1", "E1"],
    ["AT&T", "ATT"],
    ["NYC–01", "NYC01"],
    ["HQ–1", "HQ1"],
    ["HQ—B", "HQB"],
    ["01–north", "01north"],
    ["‘HQ1’", "HQ1"],
    ["“HQ1”", "HQ1"],
    ["“HQ”", "HQ"],
    ["HQ’1", "HQ1"],
    ["´Acme", "Acme"],
    ["Acme©", "Acme"],
    ["Acme Co.®", "AcmeCo"],
  ] as const) {
    assert.deepEqual(fixed("Company ID", value), ["safe", right], value);
    assert.deepEqual(fixed("Site ID", value), ["safe", right], value);
  }
});

test("only suggests a fix that changes the meaning, empties the cell or transliterates", () => {
  for (const id of ["ACME1.0", "3:1", "1/2", "A1.5B"]) assert.equal(fixed("Company ID", id)[0], "suggested", id);
  for (const name of ["3.5 Labs", "Studio 1:1", "v1.0"]) assert.equal(fixed("Site Name", name)[0], "suggested", name);
  assert.deepEqual(fixes(record({ "Company ID": "&&" }), "characters"), [
    ["Empty the cell", "suggested", record({ "Company ID": "" })],
  ]);
  assert.deepEqual(fixes(record({ "Company Name": "Москва" }), "characters"), [
    ['Replace "Москва" with "Moskva"', "suggested", record({ "Company Name": "Moskva" })],
  ]);
});

test("offers no safe fix for a lost letter, a letter-like sign or a result that is too long", () => {
  for (const name of ["M?ller", "Caf? Roma", "Ⓐcme", "№1", `${"A".repeat(45)} & B`, "ß".repeat(26)]) {
    const kinds = fixes(record({ "Site Name": name }), "characters").map(([, kind]) => kind);
    assert.equal(kinds.includes("safe"), false, name);
  }
});

test("offers no safe fix for a character that is probably a misread letter", () => {
  for (const id of ["Espa–a", "K”ln", "Citt…", "©koda", "ESPA„A", "K™LN", "MontrÉal"]) {
    assert.deepEqual(
      fixes(record({ "Site ID": id }), "characters").filter(([, kind]) => kind === "safe"),
      [],
      id,
    );
  }
});

test("only suggests a fix whose result another company or site has or would get", () => {
  const suggestion = (...rows: string[]) =>
    fixes(file("", ...rows), "characters").map(([title, kind]) => [title, kind]);
  assert.deepEqual(suggestion("A.B,ID1,HQ,HQ1,US", "AB,ID2,HQ,HQ2,US"), [
    ['Replace "A.B" with "AB" (another company has it)', "suggested"],
  ]);
  assert.deepEqual(suggestion("A/B,ID1,HQ,HQ1,US", "A-B,ID2,HQ,HQ2,US"), [
    ['Replace "A/B" with "A B" ("A-B" would become the same)', "suggested"],
  ]);
  assert.deepEqual(suggestion("Acme,ID-1,HQ,HQ1,US", "Beta,ID1,HQ,HQ2,US"), [
    ['Replace "ID-1" with "ID1" (another company has it)', "suggested"],
  ]);
  assert.deepEqual(suggestion("Acme,ID1,H.Q,HQ1,US", "Acme,ID1,HQ,HQ2,US"), [
    ['Replace "H.Q" with "HQ" (another site has it)', "suggested"],
  ]);
  assert.deepEqual(suggestion("Acme,ID1,HQ,S-1,US", "Acme,ID1,Branch,S1,US"), [
    ['Replace "S-1" with "S1" (another site has it)', "suggested"],
  ]);
});

test("only suggests a fix whose result differs from another value only in case", () => {
  const suggestion = (...rows: string[]) =>
    fixes(file("", ...rows), "characters").map(([title, kind]) => [title, kind]);
  assert.deepEqual(suggestion("Acme,AB-1,HQ,HQ1,US", "Beta,ab1,HQ,HQ2,US"), [
    ['Replace "AB-1" with "AB1" (another company has "ab1")', "suggested"],
  ]);
  assert.deepEqual(suggestion("Acme,A1,H.Q,HQ1,US", "Acme,A1,hq,HQ2,US"), [
    ['Replace "H.Q" with "HQ" (another site has "hq")', "suggested"],
  ]);
  assert.deepEqual(suggestion("Acme,A1,H.Q,HQ1,US", "Acme,A1,h.q,HQ2,US"), [
    ['Replace "H.Q" with "HQ" ("h.q" would become the same)', "suggested"],
  ]);
});

test("suggests the displayed text for HTML entities", () => {
  for (const [value, right] of [
    ["Brown &amp; Brown", "Brown and Brown"],
    ["O&#39;Neil&#x20;Inc", "ONeil Inc"],
    ["AT&amp;T", "ATT"],
    ["Caf&#233;&nbsp;Noir", "Cafe Noir"],
    ["A &unknown; B", "A unknown B"],
  ] as const) {
    assert.deepEqual(fixed("Company Name", value), ["suggested", right], value);
  }
  finds(record({ "Site ID": "H⟦&amp;⟧Q" }), [["characters", "error", { column: "Site ID", value: "H&amp;Q" }]]);
});

test("reports letters of a script that can be transliterated", () => {
  finds(record({ "Company Name": "⟦Москва⟧" }), [["characters", "error", { column: "Company Name", value: "Москва" }]]);
});

test("leaves names that share an ID, and IDs that share a name, to the user", () => {
  assert.deepEqual(fixes(file("", "Acme.,ID1,HQ,HQ1,US", "Acme,ID1,B,B1,US"), "characters"), [
    [
      'Replace "Acme." with "Acme" (another company has it)',
      "suggested",
      file("", "Acme,ID1,HQ,HQ1,US", "Acme,ID1,B,B1,US"),
    ],
  ]);
  for (const rows of [
    ["C++,C1,Main,M1,US", "C#,C1,Main,M1,US"],
    ["AT&T,A1,Main,M1,US", "ATT,A1,Main,M1,US"],
    ["Müller,MU1,Main,M1,US", "Muller,MU1,East,M2,US"],
    ["Ax,A-1,Main,M1,US", "Ax,A_1,East,M2,US"],
  ]) {
    assert.equal(fixedAll(file("", ...rows)), file("", ...rows));
  }
});

test("leaves titles, footers, commented-out rows and signs that may have a meaning unchanged", () => {
  const acme = "Acme,ACME1,HQ,HQ1,US";
  for (const row of [
    "Total records: 12,,,,",
    ",,Page 1/1,,",
    "#Beta,BETA1,HQ,HQ1,US",
    "// Beta,BETA1,HQ,HQ1,US",
    "-- Beta,BETA1,HQ,HQ1,US",
    "Beta,-5,HQ,HQ2,US",
    "Beta,(123),HQ,HQ2,US",
    "Beta,50%,HQ,HQ2,US",
    "Beta %26 Co,BETA,HQ,HQ2,US",
    "B<b>old</b>,BETA,HQ,HQ2,US",
  ]) {
    assert.equal(fixedAll(file("", acme, row)), file("", acme, row));
  }
});

test("only suggests a fix that gives a company the name or ID of an existing one", () => {
  for (const [name, existing] of [
    ["Müller", "Muller"],
    ["A & B", "A and B"],
    ["Beta-1", "Beta 1"],
  ] as const) {
    const text = file("", `${name},ID1,HQ,HQ1,US`);
    const given = { existing: [{ name: existing }] };
    assert.equal(fixes(text, "characters", given)[0]?.[1], "suggested", name);
    assert.equal(fixes(text, "characters")[0]?.[1], "safe", name);
  }
  // Nor does the fix hide a match with an existing company.
  for (const name of ["Smith & Sons", "Café Olé", "AT&T"]) {
    const given = { existing: [{ name }] };
    assert.equal(fixes(file("", `${name},ID1,HQ,HQ1,US`), "characters", given)[0]?.[1], "suggested", name);
  }
  const id = { existing: [{ name: "Foo", identifier: "A1" }] };
  assert.equal(fixes(file("", "Bar,A-1,HQ,HQ1,US"), "characters", id)[0]?.[1], "suggested");
});

test("the severity can be set", () => canBeSet("characters", "error", record({ "Company Name": "Acme!" })));
