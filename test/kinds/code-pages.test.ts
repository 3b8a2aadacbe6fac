import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { likelyEncoding } from "../../server/src/files/likely-encoding.ts";
import { check, fixAll } from "../../server/src/fixes/fix-all.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { codes, fixedAll, fixes, partOf, record } from "../rules/marked.ts";
import { asDos850, asWindows1252, inCodePage, inDos850, otherNames, westernNames } from "./code-pages.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

/** Whether a file of one record in a code page is taken for Windows-1252; below, of several. */
function isWindows1252(name: string, page: string): boolean {
  return areWindows1252([name], page);
}

function areWindows1252(names: readonly string[], page: string): boolean {
  const rows = names.map((name, index) => `${name},C${index},Main,M${index},US`);
  return likelyEncoding([inCodePage([header, ...rows, ""].join("\r\n"), page)]) === "windows-1252";
}

/** One of this many names in other code pages may look western, such as `Hřbitov`, read as `Høbitov`. */
const perMistake = 200;

describe("recognises a Windows-1252 file by a single name", () => {
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

describe("never takes a file in another code page for Windows-1252", () => {
  for (const [page, language, names] of otherNames) {
    it(`in ${language}, ${page}`, () => {
      assert.ok(names.length >= 30, `${names.length} names`);
      assert.equal(areWindows1252(names, page), false);
    });
  }

  it("almost never by a single name", () => {
    const all = otherNames.flatMap(([page, , names]) => names.map((name) => [page, name] as const));
    const taken = all.filter(([page, name]) => isWindows1252(name, page));
    assert.ok(taken.length * perMistake <= all.length, JSON.stringify(taken));
  });

  it("even if most names are plain or equal in both code pages", () => {
    assert.equal(areWindows1252(["Acme", "Novák", "Kovács", "Müller", "Dvořák"], "windows-1250"), false);
    assert.equal(areWindows1252(["Acme", "Öztürk", "Çelik", "Şişli Yapı"], "windows-1254"), false);
  });

  it("nor for letters that are out of place in western words: capitals, initials, inside a name", () => {
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

describe("recognises a file in spite of one odd name", () => {
  it("among a hundred names", () => {
    const many = Object.values(westernNames).flat();
    assert.equal(areWindows1252([...many, "Þór", "Lëtzebuerg"], "windows-1252"), true);
    assert.equal(areWindows1252(["Müller", "Þór"], "windows-1252"), false);
  });

  it("or of typographic signs", () => {
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
    // MS-DOS writes `Città` with the same byte.
    assert.equal(isWindows1252("Citt…", "windows-1252"), false);
  });
});

/** A file in a code page, as programs write it: the names of its companies. Only the first page can be detected. */
const files: readonly (readonly [page: string, names: readonly string[], bytes: (text: string) => Uint8Array])[] = [
  ["Windows-1252", ["Müller", "Société Générale", "Peña"], (text) => inCodePage(text, "windows-1252")],
  ["Windows-1250", ["Dvořák", "Łódź", "Győr"], (text) => inCodePage(text, "windows-1250")],
  ["Windows-1251", ["Привет", "ООО Ромашка", "Газпром"], (text) => inCodePage(text, "windows-1251")],
  ["Mac Roman", ["Müller", "Société Générale", "Peña"], (text) => inCodePage(text, "macintosh")],
  ["DOS 850", ["Müller", "Société Générale", "Peña"], inDos850],
];

describe("reports a non-UTF-8 file once, without safe fixes for its names", () => {
  for (const [page, names, bytesOf] of files) {
    it(`in ${page}`, () => {
      const rows = names.map((name, index) => `${name},C${index}, Main,M${index},us`);
      const bytes = bytesOf([header, ...rows, ""].join("\r\n"));
      const codePage = likelyEncoding([bytes]);
      assert.equal(codePage, page === "Windows-1252" ? "windows-1252" : undefined);
      const text = new TextDecoder().decode(bytes);
      const misread = { codePage, remedy: "Read it anew." };
      const context = { ...defaultContext, misread };
      const [first] = check(text, context).findings();
      assert.deepEqual([first?.rule.code, first?.data], ["encoding", misread]);
      // The names stay unchanged, with their lost characters.
      const lost = text.split(/\r\n/).map((row) => row.split(",")[0]);
      assert.deepEqual(
        fixAll(text, context)
          .text.split(/\r\n/)
          .map((row) => row.split(",")[0]),
        lost,
      );
    });
  }
});

/** A text in a code page after it was opened with another and saved. */
const misreadings = {
  "Windows-1250 as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "windows-1250")),
  "Windows-1251 as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "windows-1251")),
  "Mac Roman as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "macintosh")),
  "DOS 850 as Windows-1252": (text: string) => asWindows1252(inDos850(text)),
  "Windows-1252 as Mac Roman": (text: string) => new TextDecoder("macintosh").decode(inCodePage(text, "windows-1252")),
  "Windows-1252 as DOS 850": (text: string) => asDos850(inCodePage(text, "windows-1252")),
} as const;

/** Whether `characters` reports that a text was read with the wrong encoding. */
function isMisread(text: string): boolean {
  return check(text, defaultContext)
    .findings()
    .some(({ rule, data }) =>
      isDeepStrictEqual([rule.code, partOf(data, { isMisread: true })], ["characters", { isMisread: true }]),
    );
}

const isTouched = (name: string) => fixedAll(record({ "Company Name": name })) !== record({ "Company Name": name });

describe("leaves a name that was read with the wrong code page unchanged", () => {
  for (const [how, name, seen, code] of [
    ["Windows-1250 as Windows-1252", "Dvořák", "Dvoøák", "characters"],
    ["Windows-1250 as Windows-1252", "Łódź", "£ódŸ", "characters"],
    ["Windows-1251 as Windows-1252", "Привет", "Ïðèâåò", "characters"],
    ["Mac Roman as Windows-1252", "Müller", "MŸller", "characters"],
    ["Mac Roman as Windows-1252", "Café", "CafŽ", "characters"],
    ["Mac Roman as Windows-1252", "Århus", "\x81rhus", "encoding"],
    ["DOS 850 as Windows-1252", "Müller", "M\x81ller", "encoding"],
    ["DOS 850 as Windows-1252", "Café", "Caf‚", "characters"],
    ["DOS 850 as Windows-1252", "Köln", "K”ln", "characters"],
    ["Windows-1252 as Mac Roman", "Café", "CafÈ", "characters"],
    ["Windows-1252 as Mac Roman", "Århus", "≈rhus", "characters"],
    ["Windows-1252 as DOS 850", "Café", "CafÚ", "characters"],
    ["Windows-1252 as DOS 850", "Århus", "┼rhus", "characters"],
  ] as const) {
    it(`${how}: ${name}`, () => {
      assert.equal(misreadings[how](name), seen);
      const text = record({ "Company Name": seen });
      assert.deepEqual(codes(text), [code]);
      assert.equal(fixedAll(text), text);
      assert.ok(fixes(text, code).every(([, kind]) => kind === "suggested"));
    });
  }

  // Some look western in both, such as `Mu–oz` for `Muñoz`, or lose nothing.
  for (const [how, misread] of Object.entries(misreadings).slice(2)) {
    it(`${how}: nearly every western name`, () => {
      const seen = Object.values(westernNames)
        .flat()
        .flatMap((name) => (/[^\0-\xFFŸ]/.test(name) ? [] : [misread(name)]));
      const touched = seen.filter(isTouched);
      assert.ok(touched.length <= seen.length / 12, `${touched.length} of ${seen.length}: ${touched.join(" ")}`);
    });
  }

  for (const [page, language, names] of otherNames.filter(([, , names]) => /\p{Ll}/u.test(names.join()))) {
    it(`${language} as Windows-1252: almost every name`, () => {
      const touched = names.map((name) => asWindows1252(inCodePage(name, page))).filter(isTouched);
      assert.ok(touched.length <= (page === "ibm866" ? 9 : 1), touched.join(" "));
    });
  }
});

describe("still fixes a name that was read correctly", () => {
  it("from western Europe", () => {
    const left = Object.values(westernNames)
      .flat()
      .filter((name) => !isTouched(name));
    assert.deepEqual(left, []);
  });

  it("with Icelandic letters", () => {
    for (const [Country, ...names] of [
      ["IS", "Þór ehf", "Þingvellir", "Guðrún", "Sigurður", "Ýmir", "Hveragerði", "Mjólkurbúið", "ÞÓR"],
      ["FO", "Føroya Bjór", "Suðuroy", "Býur"],
      ["US", "Þór", "Þórður", "Guðrún", "Þvottur ehf", "Suðurnes hf.", "Grasið slf"],
    ] as const) {
      for (const name of names) {
        const text = record({ "Company Name": name, Country });
        assert.notEqual(fixedAll(text), text, name);
      }
    }
    // Turkish, Lithuanian and Greek in their own code pages.
    for (const [Country, ...names] of [
      ["TR", "Þiþli", "Doðan", "Ýstanbul"],
      ["LT", "Þalgiris", "Ðiauliai"],
      ["GR", "Ãéþñãïò"],
    ] as const) {
      for (const name of names) {
        const text = record({ "Company Name": name, Country });
        assert.equal(fixedAll(text), text, name);
      }
    }
  });

  it("with signs that belong to the name", () => {
    for (const name of [
      ...["µTech", "x³", "²nd", "³rd Street", "m³ Design", "Tech²", "E² Labs", "ª Co", "Smith…Jones", "Smith•Jones"],
      ...["Smith·Jones", "Café•Bar", "Acme Holding…"],
    ]) {
      assert.equal(isMisread(record({ "Site Name": name })), false, name);
    }
    for (const [name, right] of [
      ["Smith…Jones", "SmithJones"],
      ["Smith•Jones", "SmithJones"],
      ["ª Co", "a Co"],
    ] as const) {
      assert.equal(fixedAll(record({ "Site Name": name })), record({ "Site Name": right }));
    }
    for (const name of ["Citt…", "Micha³", "µvila", "K…ln", "Þiþli", "¹ódŸ"]) {
      const text = record({ "Site Name": name });
      assert.equal(fixedAll(text), text);
      assert.equal(isMisread(text), true, name);
    }
  });

  it("from other languages, by letters that Windows-1252 does not have", () => {
    for (const name of ["Dvořák", "Łódź", "Győr", "Şişli", "Kovačević", "Brăila"]) assert.ok(isTouched(name), name);
  });

  it("with typographic signs, or with an emoji", () => {
    for (const name of ["O’Brien – Café", "“Süd” & Sons", "Contoso™", "A–B", "Rocket 🚀", "Acme → Sons"]) {
      assert.ok(isTouched(name), name);
    }
  });
});
