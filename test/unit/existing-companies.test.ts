import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchKey } from "../../server/src/document/fold.ts";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { looseHash, looseMatchKey } from "../../server/src/existing/loose-hash.ts";

function companies(...exports: (readonly object[])[]): ExistingCompanies {
  return new ExistingCompanies(
    exports.map((records, index) => {
      const parsed = parseExport(JSON.stringify(records), `export${index + 1}.json`);
      assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
      return parsed.companies;
    }),
  );
}

/** A match in one line: `exact name: Acme (export1.json 0)`. */
function found(existing: ExistingCompanies, name: string, id: string): string | undefined {
  const match = existing.match(name, id);
  if (match === undefined) return undefined;
  const { record, strength, on, value } = match;
  return `${strength} ${on}: ${value} (${record.source} ${record.index}${record.active ? "" : " inactive"})`;
}

test("returns the record of a match", () => {
  const existing = companies([{ id: 7, name: "ACME", friendlyName: "Acme Ltd" }]);
  assert.deepEqual(existing.match("acme ltd", "none"), {
    record: { names: ["ACME", "Acme Ltd"], ids: ["7"], active: true, source: "export1.json", index: 0 },
    on: "name",
    strength: "exact",
    value: "Acme Ltd",
  });
});

test("compares the name and the ID with all names and IDs", () => {
  const existing = companies([
    { id: "0b9c-44", name: "ACME", friendlyName: "Acme Ltd", externalIds: [{ externalId: "E77" }] },
  ]);
  assert.equal(found(existing, "Acme Ltd", "x"), "exact name: Acme Ltd (export1.json 0)");
  assert.equal(found(existing, "ACME", "x"), "exact name: ACME (export1.json 0)");
  assert.equal(found(existing, "E77", "x"), "exact name: E77 (export1.json 0)");
  assert.equal(found(existing, "x", "ACME"), "exact id: ACME (export1.json 0)");
  assert.equal(found(existing, "x", "E77"), "exact id: E77 (export1.json 0)");
  assert.equal(found(existing, "x", "0b9c-44"), "exact id: 0b9c-44 (export1.json 0)");
  assert.equal(found(existing, "Acme Ltd", "E77"), "exact both: Acme Ltd (export1.json 0)");
  assert.equal(found(existing, "Bolt", "B1"), undefined);
});

test("matches exactly after trimming, collapsing spaces, folding case and NFKC", () => {
  const existing = companies([{ name: "  Müller   Straße & Co " }]);
  for (const name of [
    "Müller Straße & Co",
    "MÜLLER STRASSE & CO",
    "\tmu\u0308ller straße\u00a0&  co",
    "Ｍüller Straße & Co",
  ]) {
    assert.equal(found(existing, name, ""), "exact name: Müller   Straße & Co (export1.json 0)", name);
  }
});

test("matches loosely if letters and digits are equal", () => {
  const existing = companies([{ name: "Müller & Söhne", id: "AC-100" }]);
  assert.equal(found(existing, "Muller Sohne", ""), "loose name: Müller & Söhne (export1.json 0)");
  assert.equal(found(existing, "MULLERSOHNE", ""), "loose name: Müller & Söhne (export1.json 0)");
  assert.equal(found(existing, "Bolt", "AC100"), "loose id: AC-100 (export1.json 0)");
  assert.equal(found(existing, "Muller Sohne", "ac 100"), "loose both: Müller & Söhne (export1.json 0)");
  assert.equal(found(existing, "Müller & Söhne", "AC100"), "exact name: Müller & Söhne (export1.json 0)");
  assert.equal(found(existing, "Muller Sohn", "AC10"), undefined);
});

test("matches other scripts", () => {
  const existing = companies([{ name: "株式会社 東芝" }, { name: "ООО «Ромашка»" }, { name: "Ŋuŋa Ŧest" }]);
  assert.equal(found(existing, "株式会社　東芝", ""), "exact name: 株式会社 東芝 (export1.json 0)");
  assert.equal(found(existing, "株式会社東芝", ""), "loose name: 株式会社 東芝 (export1.json 0)");
  assert.equal(found(existing, "ооо ромашка", ""), "loose name: ООО «Ромашка» (export1.json 1)");
  assert.equal(found(existing, "Ŋuŋa-Ŧest", ""), "loose name: Ŋuŋa Ŧest (export1.json 2)");
  assert.equal(found(existing, "ООО Мак", ""), undefined);
});

test("matches values with fewer than three letters and digits only exactly", () => {
  const existing = companies([{ name: "A & B" }, { name: "東芝" }, { name: "!!!" }, { name: "𝒳𐐷-𐐷" }]);
  assert.equal(found(existing, "A/B", ""), undefined);
  assert.equal(found(existing, "a & b", ""), "exact name: A & B (export1.json 0)");
  assert.equal(found(existing, "東・芝", ""), undefined);
  assert.equal(found(existing, "!!!", "???"), "exact name: !!! (export1.json 2)");
  assert.equal(found(existing, "???", "---"), undefined);
  assert.equal(found(companies([{ name: "𐐷𐐷" }]), "𐐷-𐐷", ""), undefined);
  assert.equal(found(companies([{ name: "𐐷𐐷𐐷" }]), "𐐷-𐐷𐐷", ""), "loose name: 𐐷𐐷𐐷 (export1.json 0)");
});

test("matches nothing with an empty name or ID", () => {
  const existing = companies([
    { name: "Acme", id: "" },
    { name: "!", id: "!" },
  ]);
  assert.equal(found(existing, "", ""), undefined);
  assert.equal(found(existing, " ", "\u200b"), undefined);
});

test("returns the strongest match", () => {
  const gone = { active: false };
  const best = (...records: object[]) => found(companies(records), "Acme Ltd", "A100");
  assert.equal(
    best({ name: "Acme-Ltd" }, { name: "ACME LTD", ...gone }, { name: "acme ltd" }),
    "exact name: acme ltd (export1.json 2)",
  );
  assert.equal(best({ name: "Acme Ltd", ...gone }, { name: "Acme Ltd" }), "exact name: Acme Ltd (export1.json 1)");
  assert.equal(best({ name: "Acme Ltd", ...gone }, { name: "Zeta", id: "a100" }), "exact id: a100 (export1.json 1)");
  assert.equal(
    best({ name: "Acme-Ltd" }, { name: "Zeta", id: "A100", ...gone }),
    "exact id: A100 (export1.json 1 inactive)",
  );
  assert.equal(best({ name: "Acme-Ltd", ...gone }, { name: "Zeta", id: "A-100" }), "loose id: A-100 (export1.json 1)");
  assert.equal(best({ name: "Acme-Ltd", ...gone }), "loose name: Acme-Ltd (export1.json 0 inactive)");
  assert.equal(best({ name: "Acme Ltd" }, { name: "Acme Ltd", id: "A100" }), "exact both: Acme Ltd (export1.json 1)");
  assert.equal(
    best({ name: "Acme Ltd", id: "Z" }, { name: "Zeta", id: "A100" }),
    "exact name: Acme Ltd (export1.json 0)",
  );
});

test("matches several exports", () => {
  const existing = companies([{ name: "Acme", active: false }], [], [{ name: "Zeta" }, { name: "ACME", id: "A1" }]);
  assert.equal(existing.size, 3);
  assert.equal(found(existing, "Acme", ""), "exact name: ACME (export3.json 1)");
  assert.equal(found(existing, "zeta", "a1"), "exact name: Zeta (export3.json 0)");
});

test("matches nothing without companies", () => {
  assert.equal(companies().size, 0);
  assert.equal(found(companies(), "Acme", "A1"), undefined);
  assert.equal(found(companies([]), "Acme", "A1"), undefined);
});

test("accepts the names of JavaScript properties as company names", () => {
  const existing = companies([{ name: "constructor", id: "__proto__" }]);
  assert.equal(found(existing, "Constructor", ""), "exact name: constructor (export1.json 0)");
  assert.equal(found(existing, "", "__proto__"), "exact id: __proto__ (export1.json 0)");
  assert.equal(found(existing, "proto", ""), "loose name: __proto__ (export1.json 0)");
  assert.equal(found(existing, "hasOwnProperty", "toString"), undefined);
});

test("matches companies whose records all have a placeholder", () => {
  const records = Array.from({ length: 2000 }, (_, index) => ({ name: `Company ${index}`, externalId: "N/A" }));
  const existing = companies(records);
  assert.equal(found(existing, "None", "N/A"), "exact id: N/A (export1.json 0)");
  assert.equal(found(existing, "Company 1999", "N/A"), "exact both: Company 1999 (export1.json 1999)");
});

const LETTERS = "aAbBendyouEßẞæÆéÉe\u0301üÜøŁłñŉŊŧıİiIﬁ²½ªΣσςжЖ株𐐀𐐨 ٣1- _&.\u00a0\u00ad\u200b¨µKÅ".split("");
/** Three full stops would be a truncated name, for which the export is rejected. */
const phrase = fc
  .array(fc.constantFrom(...LETTERS), { maxLength: 5 })
  .map((letters) => letters.join(""))
  .filter((text) => text.split(".").length < 4);

test("finds exactly what the keys define as equal", () => {
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 6 }), phrase, phrase, (names, name, id) => {
      const match = companies(names.map((each) => ({ name: each, friendlyName: "yyy8", id: "zzz9" }))).match(name, id);
      const values = [
        ...names.map((each) => each.trim()).filter((each) => each !== ""),
        ...(names.length > 0 ? ["yyy8", "zzz9"] : []),
      ];
      const same = (fold: (text: string) => string, text: string, length: number) =>
        [...fold(text)].length >= length && values.some((value) => fold(value) === fold(text));
      const exact = same(matchKey, name, 1) || same(matchKey, id, 1);
      const loose = same(looseMatchKey, name, 3) || same(looseMatchKey, id, 3);
      assert.equal(match?.strength, exact ? "exact" : loose ? "loose" : undefined);
    }),
    { numRuns: 5000 },
  );
});

test("matches words for `&` and letters for an umlaut loosely", () => {
  const existing = companies([
    { name: "Smith & Sons", id: "SMITH" },
    { name: "Smith and Daughters" },
    { name: "Müller Böden", id: "MÜL" },
    { name: "Haeusler" },
    { name: "Handy Anders" },
  ]);
  for (const name of ["Smith and Sons", "SMITH AND SONS", "Smith und Sons", "Smith, et Sons", "SmithSons"]) {
    assert.equal(found(existing, name, ""), "loose name: Smith & Sons (export1.json 0)", name);
  }
  assert.equal(found(existing, "Smith & Daughters", ""), "loose name: Smith and Daughters (export1.json 1)");
  assert.equal(found(existing, "Mueller Boeden", ""), "loose name: Müller Böden (export1.json 2)");
  assert.equal(found(existing, "x", "MUEL"), "loose id: MÜL (export1.json 2)");
  assert.equal(found(existing, "Häusler", ""), "loose name: Haeusler (export1.json 3)");
  for (const name of ["Handy ers", "Hy Anders", "Smithand Sons", "Smith andSons"]) {
    assert.equal(found(existing, name, ""), undefined, name);
  }
});

test("gives texts with the same key the same hash", () => {
  // An invisible character outside the table makes the hash be computed from the key.
  const byKey = (text: string) => looseHash(`${text}\u200b`);
  for (let code = 0; code < 0x3000; code += 1) {
    const character = String.fromCharCode(code);
    for (const text of [`Acme${character}1`, `${character}and a${character}nd`, `o${character}e`]) {
      assert.equal(looseHash(text), byKey(text), code.toString(16));
    }
  }
  const words = ["and", "AND", "und", "Y", "et", "en", "a", "nd", "ae", "oe", "UE", "ee", "Bœe", "ÿ", "Åe"];
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...LETTERS)), { maxLength: 8 });
  fc.assert(
    fc.property(text, (pieces) => assert.equal(looseHash(pieces.join("")), byKey(pieces.join("")))),
    { numRuns: 5000 },
  );
  assert.equal(looseHash("Acme ".repeat(400)), looseHash("acme".repeat(400)));
  assert.notEqual(looseHash("Acme"), looseHash("Acne"));
});

test("finds the strongest match among many similar records, and in one with many IDs", () => {
  const spellings = fc.array(fc.constantFrom("A", "c", "C", "me", "-", "!", " ", "/", "and", "X"), { maxLength: 4 });
  const record = fc.record({
    name: spellings.map((parts) => `acme${parts.join("")}`),
    id: fc.nat({ max: 5 }).map((number) => `I${number}`),
    active: fc.boolean(),
  });
  const strengthOf = (existing: ExistingCompanies, name: string, id: string) => {
    const match = existing.match(name, id);
    return match ? (match.strength === "exact" ? 2 : 0) + Number(match.record.active) : -1;
  };
  const many = fc.array(record, { minLength: 20, maxLength: 90 });
  fc.assert(
    fc.property(many, record, (records, { name, id }) => {
      const each = records.map((one) => strengthOf(companies([one]), name, id));
      assert.equal(strengthOf(companies(records), name, id), Math.max(...each));
    }),
    { numRuns: 200 },
  );
  const ids = Array.from({ length: 100 }, (_, i) => `CRM-${i}`);
  const existing = companies([
    { name: "Acme", id: ids },
    { name: "Bolt", id: "B" },
  ]);
  for (const [id, expected] of [
    ["CRM-7", "exact id: CRM-7 (export1.json 0)"],
    ["crm-99", "exact id: CRM-99 (export1.json 0)"],
    ["CRM7", "loose id: CRM-7 (export1.json 0)"],
    ["CRM-100", undefined],
  ] as const) {
    assert.equal(found(existing, "", id), expected, id);
  }
});
