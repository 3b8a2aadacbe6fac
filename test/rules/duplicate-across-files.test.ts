import assert from "node:assert/strict";
import { test } from "node:test";
import { addingCompanies } from "../../server/src/checker/companies-of.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check as checkText, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { CompanyPlaces, type OtherFiles } from "../../server/src/rules/company-places.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { canBeSet, clean, contextOf, file, finds } from "./marked.ts";

/** The companies of files by their names. */
function companiesOf(files: Record<string, string>, places = new CompanyPlaces()): CompanyPlaces {
  for (const [name, text] of Object.entries(files)) {
    const checker = checkText(text, contextOf());
    const { rows, headerIndex } = checker.document;
    const records = rows.places(headerIndex + 1);
    allAtOnce(addingCompanies(places, { uri: `file:///${name}`, name }, records, checker.view(checker.header)));
  }
  return places;
}

function others(...rows: string[]): OtherFiles {
  return companiesOf({ "b.csv": file("", ...rows) }).outside(new Set(["file:///a.csv"]));
}

test("reports each row of a company whose name is in another file, with its first row there", () => {
  const found = { on: "name", value: "Acme", more: 0, place: { file: { name: "b.csv" }, row: 3 } };
  finds(
    file("", "⟦Acme⟧,ACME,HQ,HQ1,US", "Bolt,BOLT,HQ,HQ2,US", "⟦Acme⟧,ACME,Two,HQ3,US"),
    [
      ["duplicate-across-files", "warning", found],
      ["duplicate-across-files", "warning", found],
    ],
    { others: others("Zulu,ZULU,HQ,Z1,US", "Acme,OTHER,HQ,HQ9,US", "Acme,OTHER,Three,HQ8,US") },
  );
});

test("reports an ID that is in another file, under another name", () => {
  finds(
    file("", "Acme,⟦A1⟧,HQ,HQ1,US"),
    [["duplicate-across-files", "warning", { on: "id", value: "A1", place: { row: 2 } }]],
    { others: others("Other,a1,HQ,HQ9,US") },
  );
});

test("compares as with existing companies: without case, outer and repeated spaces, and in NFKC", () => {
  const rules = { whitespace: "off", spaces: "off", characters: "off" } as const;
  for (const [name, other] of [
    ["Acme", "ACME"],
    [" Acme  Co ", "Acme Co"],
    ["Ａｃｍｅ", "acme"],
    ["Straße", "STRASSE"],
  ]) {
    const found = checkText(file("", `${name},A1,HQ,HQ1,US`), {
      ...contextOf({ rules }),
      others: others(`${other},B1,HQ,HQ9,US`),
    }).findings();
    assert.deepEqual(
      found.map(({ rule }) => rule.code),
      ["duplicate-across-files"],
      `${name}, ${other}`,
    );
  }
  // Accents and punctuation make another name, and a name is not compared with an ID.
  clean(file("", "Acme,A1,HQ,HQ1,US"), { others: others("Acmé,B1,HQ,HQ9,US", "B2,ACME,HQ,HQ8,US", "A1,B3,HQ,HQ7,US") });
});

test("ignores empty names, placeholders and repeated header rows", () => {
  const header = "Company Name,Company ID,Site Name,Site ID,Country";
  const given = { others: others("N/A,N/A,HQ,HQ9,US", ",,HQ,HQ8,US", header) };
  const codes = checkText(file("", "N/A,-,HQ,HQ1,US", ",,HQ,HQ2,US", header), { ...contextOf(), ...given })
    .findings()
    .map(({ rule }) => rule.code);
  assert.ok(!codes.includes("duplicate-across-files"), codes.join());
});

test("leaves a company that certainly exists to company-exists", () => {
  finds(file("", "⟦Acme⟧,A1,HQ,HQ1,US"), [["company-exists", "error"]], {
    existing: [{ name: "Acme" }],
    others: others("Acme,B1,HQ,HQ9,US"),
  });
});

test("counts the other files, and names the first", () => {
  const text = file("", "Acme,ACME,HQ,HQ1,US");
  const places = companiesOf({ "a.csv": text, "b.csv": text, "c.csv": text, "d.csv": text });
  const messageIn = (name: string, ...without: string[]) => {
    const uris = new Set([name, ...without].map((each) => `file:///${each}`));
    const [finding] = checkText(text, { ...contextOf(), others: places.outside(uris) }).findings();
    return finding?.rule.message(finding.data);
  };
  const end = ' The file that is uploaded first creates the company, and the other then fails with "Invalid CSV."';
  assert.equal(messageIn("a.csv"), `Company Name "Acme" is also in b.csv (row 2) and in 2 more files.${end}`);
  assert.equal(messageIn("b.csv"), `Company Name "Acme" is also in a.csv (row 2) and in 2 more files.${end}`);
  assert.equal(messageIn("b.csv", "a.csv", "c.csv"), `Company Name "Acme" is also in d.csv (row 2).${end}`);
  assert.equal(messageIn("a.csv", "b.csv", "c.csv", "d.csv"), undefined);
});

test("keeps as many places as there is room for", () => {
  const rows = ["Acme,A1,HQ,HQ1,US", "Bolt,B1,HQ,HQ2,US"];
  const places = companiesOf({ "b.csv": file("", ...rows) }, new CompanyPlaces(3));
  assert.equal(places.isFull, true);
  const found = places.outside(new Set());
  assert.equal(found.find("", "A1")?.place.row, 2);
  assert.equal(found.find("Bolt", "")?.place.row, 3);
  assert.equal(found.find("", "B1"), undefined);
});

test("suggests going to the other place", () => {
  const text = file("", "Acme,ACME,HQ,HQ1,US");
  const checker = checkText(text, { ...contextOf(), others: others('"A\nB",X,HQ,HQ9,US', "Acme,B1,HQ,HQ8,US") });
  const [finding] = checker.findings();
  assert.ok(finding);
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } };
  assert.deepEqual(fixesOf(finding, checker), [
    { title: "Go to row 3 of b.csv", safe: false, edits: [], action: { kind: "goTo", uri: "file:///b.csv", range } },
  ]);
});

test("the verdict says that the file may be refused", () => {
  const text = file("", "Acme,ACME,HQ,HQ1,US", "Acme,ACME,Two,HQ2,US");
  const checker = checkText(text, { ...contextOf(), others: others("Acme,B1,HQ,HQ9,US") });
  assert.equal(
    verdictOf(checker).sentence,
    "Accepted: both rows would be created. The platform may still refuse the whole file, because 2 rows have companies that other files have too. Existing companies are not checked: no export is chosen.",
  );
});

test("the severity can be set", () =>
  canBeSet("duplicate-across-files", "warning", file("", "Acme,ACME,HQ,HQ1,US"), {
    others: others("Acme,B1,HQ,HQ9,US"),
  }));
