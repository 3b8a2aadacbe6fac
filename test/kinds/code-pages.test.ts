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

/** A file of a code page, as programs write it: the names of its companies. Which page it is can be told of the first alone. */
const files: readonly (readonly [page: string, names: readonly string[], bytes: (text: string) => Uint8Array])[] = [
  ["Windows-1252", ["Müller", "Société Générale", "Peña"], (text) => inCodePage(text, "windows-1252")],
  ["Windows-1250", ["Dvořák", "Łódź", "Győr"], (text) => inCodePage(text, "windows-1250")],
  ["Windows-1251", ["Привет", "ООО Ромашка", "Газпром"], (text) => inCodePage(text, "windows-1251")],
  ["Mac Roman", ["Müller", "Société Générale", "Peña"], (text) => inCodePage(text, "macintosh")],
  ["DOS 850", ["Müller", "Société Générale", "Peña"], inDos850],
];

describe("a file that is no UTF-8 is told of once, and no safe fix touches it", () => {
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
      // The names stay as they are, with what was lost of them.
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

/** How a text in a code page looks once it was opened with another and saved. */
const misreadings = {
  "Windows-1250 as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "windows-1250")),
  "Windows-1251 as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "windows-1251")),
  "Mac Roman as Windows-1252": (text: string) => asWindows1252(inCodePage(text, "macintosh")),
  "DOS 850 as Windows-1252": (text: string) => asWindows1252(inDos850(text)),
  "Windows-1252 as Mac Roman": (text: string) => new TextDecoder("macintosh").decode(inCodePage(text, "windows-1252")),
  "Windows-1252 as DOS 850": (text: string) => asDos850(inCodePage(text, "windows-1252")),
} as const;

/** Whether `characters` says that a text was read with the wrong encoding. */
function isMisread(text: string): boolean {
  return check(text, defaultContext)
    .findings()
    .some(({ rule, data }) =>
      isDeepStrictEqual([rule.code, partOf(data, { isMisread: true })], ["characters", { isMisread: true }]),
    );
}

const isTouched = (name: string) => fixedAll(record({ "Company Name": name })) !== record({ "Company Name": name });

describe("a name that was read with another code page stays as it is", () => {
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

  // Some look western in both, as `Mu–oz` does, which was `Muñoz`, or lose nothing.
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
    it(`${language} as Windows-1252: hardly any name`, () => {
      const touched = names.map((name) => asWindows1252(inCodePage(name, page))).filter(isTouched);
      assert.ok(touched.length <= (page === "ibm866" ? 9 : 1), touched.join(" "));
    });
  }
});

describe("a name that was read right is mended as before", () => {
  it("of western Europe", () => {
    const left = Object.values(westernNames)
      .flat()
      .filter((name) => !isTouched(name));
    assert.deepEqual(left, []);
  });

  it("with letters of Iceland", () => {
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

  it("with signs that belong to it", () => {
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

  it("of other languages, by letters that Windows-1252 has not", () => {
    for (const name of ["Dvořák", "Łódź", "Győr", "Şişli", "Kovačević", "Brăila"]) assert.ok(isTouched(name), name);
  });

  it("with signs of typography, or beside an emoji", () => {
    for (const name of ["O’Brien – Café", "“Süd” & Sons", "Contoso™", "A–B", "Rocket 🚀", "Acme → Sons"]) {
      assert.ok(isTouched(name), name);
    }
  });
});
