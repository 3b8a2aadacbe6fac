import assert from "node:assert/strict";
import { test } from "node:test";
import { foldAccents, letterKey, looseKey, matchKey, transliterate } from "../../server/src/document/fold.ts";

test("foldAccents makes plain letters of accented Latin ones", () => {
  const cases: [string, string][] = [
    ["", ""],
    ["Acme & Co.", "Acme & Co."],
    ["Café Zoë", "Cafe Zoe"],
    ["Müller Söhne Ängel", "Muller Sohne Angel"],
    ["Straße", "Strasse"],
    ["Ærø Łódź Đorđe þing ılıca İzmir œuvre", "Aero Lodz Dorde thing ilica Izmir oeuvre"],
    // The case follows that of the word.
    ["Þór Œuvre Ǆemal ÆRØ ŒUVRE ÞÓR Æ", "Thor Oeuvre Dzemal AERO OEUVRE THOR AE"],
    ["Nguyễn Thị Đức", "Nguyen Thi Duc"],
    ["e\u0301", "e"],
    ["Ａｃｍｅ ﬁsh №Ⅷ", "Acme fish №VIII"],
  ];
  for (const [text, folded] of cases) assert.equal(foldAccents(text), folded);
});

test("foldAccents leaves other scripts, symbols and their marks alone", () => {
  for (const text of ["Йод Ёлка", "Ελλάδα ώς", "東京ガス", "हिन्दी", "한국", "½ – ’ € ™", "م\u064Fحمد", "😀"]) {
    assert.equal(foldAccents(text), text);
  }
});

test("transliterate goes through other scripts too", () => {
  assert.equal(transliterate("Москва Ельцин"), "Moskva Eltsin");
  assert.equal(transliterate("Ελλάδα"), "Ellada");
  assert.equal(transliterate("Österreich"), "Osterreich");
  assert.equal(transliterate("Plain - text"), "Plain - text");
});

test("matchKey ignores case, spaces and Unicode forms, and nothing else", () => {
  assert.equal(matchKey("Acme"), "acme");
  assert.equal(matchKey("  Acme \t\u00a0 Ltd\u200b.\ufeff "), "acme ltd.");
  assert.equal(matchKey("ＡＣＭＥ １"), "acme 1");
  assert.equal(matchKey("Cafe\u0301"), matchKey("CAFÉ"));
  assert.equal(matchKey("STRASSE"), matchKey("Straße"));
  assert.equal(matchKey("ΟΔΟΣ"), matchKey("οδοσ"));
  assert.equal(matchKey("co\u00adop"), "coop");
  assert.equal(matchKey(" \u00a0 "), "");
  assert.notEqual(matchKey("Cafe"), matchKey("Café"));
  assert.notEqual(matchKey("Acme Ltd"), matchKey("Acme Ltd."));
  assert.notEqual(matchKey("Acme Ltd"), matchKey("AcmeLtd"));
});

test("looseKey keeps letters and digits only, accents folded", () => {
  assert.equal(looseKey("Brown & Sons, Inc. 2"), "brownsonsinc2");
  assert.equal(looseKey("Café-Zoë"), "cafezoe");
  assert.equal(looseKey("Straße"), looseKey("STRASSE"));
  assert.equal(looseKey("ООО «Ромашка» 7"), "оооромашка7");
  assert.equal(looseKey("हिन्दी"), "हिन्दी");
  assert.equal(looseKey("A\u200bB\ufe0f"), "ab");
  assert.equal(looseKey("１２"), "12");
  assert.equal(looseKey("*** –"), "");
});

test("letterKey keeps accents", () => {
  assert.equal(letterKey("Ý."), "ý");
  assert.equal(letterKey("U.S.A."), "usa");
  assert.equal(letterKey("Mỹ"), "m\u1ef9");
});

test("a long run of combining marks costs no more than other text, and still tells names apart", () => {
  const marks = (n: number) => `a${"\u0327\u0301".repeat(n)}`;
  for (const key of [matchKey, letterKey]) {
    assert.equal(key(marks(100_000)), key(marks(100_000).toUpperCase()));
    assert.notEqual(key(marks(100)), key(marks(101)));
  }
  assert.equal(looseKey(marks(100_000)), "a");
  assert.equal(foldAccents(marks(100_000)), "a");
});
