import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { likelyEncoding } from "../../server/src/files/likely-encoding.ts";
import { inCodePage, otherNames, westernNames } from "./code-pages.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

/** Whether a file of one record in a code page is taken for Windows-1252; below, of several. */
function isWindows1252(name: string, page: string): boolean {
  return areWindows1252([name], page);
}

function areWindows1252(names: readonly string[], page: string): boolean {
  const rows = names.map((name, index) => `${name},C${index},Main,M${index},US`);
  return likelyEncoding([inCodePage([header, ...rows, ""].join("\r\n"), page)]) === "windows-1252";
}

/** Of so many names of other code pages one may look western, as `Høbitov` does, which is `Hřbitov`. */
const perMistake = 200;

describe("a file in Windows-1252 is known by a single name", () => {
  for (const [language, names] of Object.entries(westernNames)) {
    it(`in ${language}`, () => {
      assert.ok(names.length >= 30, `${names.length} names`);
      assert.deepEqual(
        names.filter((name) => !isWindows1252(name, "windows-1252")),
        [],
      );
      assert.equal(areWindows1252(names, "windows-1252"), true);
    });
  }
});

describe("a file in another code page is never taken for Windows-1252", () => {
  for (const [page, language, names] of otherNames) {
    it(`in ${language}, ${page}`, () => {
      assert.ok(names.length >= 30, `${names.length} names`);
      assert.equal(areWindows1252(names, page), false);
    });
  }

  it("by a single name hardly ever", () => {
    const all = otherNames.flatMap(([page, , names]) => names.map((name) => [page, name] as const));
    const taken = all.filter(([page, name]) => isWindows1252(name, page));
    assert.ok(taken.length * perMistake <= all.length, JSON.stringify(taken));
  });

  it("also where most names are plain, or alike in both", () => {
    assert.equal(areWindows1252(["Acme", "Novák", "Kovács", "Müller", "Dvořák"], "windows-1250"), false);
    assert.equal(areWindows1252(["Acme", "Öztürk", "Çelik", "Şişli Yapı"], "windows-1254"), false);
  });

  it("by letters that western words have elsewhere: capitals, initials, words within a name", () => {
    for (const [page, name] of [
      ["windows-1250", "NĚCO PLZEŇ"],
      ["windows-1250", "Firma Růžička"],
      ["windows-1250", "O. Dvořák"],
      ["windows-1251", "ПРИВЕТ ООО"],
      ["windows-1251", "Acme ИП"],
      ["windows-1254", "ŞİŞLİ"],
      ["windows-1257", "Rīga"],
      ["shift_jis", "Acme 日本"],
      ["gbk", "Acme 公司"],
      ["windows-1255", "Acme בע"],
    ] as const) {
      assert.equal(isWindows1252(name, page), false, name);
    }
  });
});

describe("one odd name among many does not hide what a file is", () => {
  it("of a hundred names", () => {
    const many = Object.values(westernNames).flat();
    assert.equal(areWindows1252([...many, "Þór", "Lëtzebuerg"], "windows-1252"), true);
    assert.equal(areWindows1252(["Müller", "Þór"], "windows-1252"), false);
  });

  it("nor do signs of typography", () => {
    for (const name of [
      "O’Brien – Café",
      "“Süd” & Sons",
      "Contoso™",
      "Zeta®",
      "d’Arc",
      "Nº 5",
      "20 €",
      "Col·legi",
      "«Étoile»",
      "50 m²",
      "© Fabrikam",
      "Acme\u00a0Ltd",
    ]) {
      assert.equal(isWindows1252(name, "windows-1252"), true, name);
    }
    // `Città` in MS-DOS is written with the same byte.
    assert.equal(isWindows1252("Citt…", "windows-1252"), false);
  });
});
