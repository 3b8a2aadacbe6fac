import assert from "node:assert/strict";
import { test } from "node:test";
import { mojibake, windows1252 } from "../../server/src/document/encoding.ts";

const decoder = new TextDecoder("windows-1252");

/** The text after its UTF-8 is read as Windows-1252. */
const misread = (text: string) => decoder.decode(new TextEncoder().encode(text));

/** The same with ISO 8859-1, whose bytes are the first characters of Unicode. */
const misreadLatin1 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

function repair(text: string): string {
  let result = "";
  let from = 0;
  for (const { start, end, decoded } of mojibake(text)) {
    result += text.slice(from, start) + decoded;
    from = end;
  }
  return result + text.slice(from);
}

test("has the table of the Encoding standard", () => {
  assert.equal(windows1252, decoder.decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)));
});

test("finds each misread run with its place and its decoded text", () => {
  assert.deepEqual(mojibake("CafÃ© and naÃ¯ve"), [
    { start: 3, end: 5, decoded: "é" },
    { start: 12, end: 14, decoded: "ï" },
  ]);
  assert.deepEqual(mojibake("itâ€™s"), [{ start: 2, end: 5, decoded: "’" }]);
  assert.deepEqual(mojibake("10\u00c2\u00a0kg"), [{ start: 2, end: 4, decoded: "\u00a0" }]);
  assert.deepEqual(mojibake("JosÃƒÂ©"), [{ start: 3, end: 7, decoded: "é" }]);
  assert.deepEqual(mojibake("ï»¿Acme"), [{ start: 0, end: 3, decoded: "" }]);
  assert.deepEqual(mojibake("ðŸ˜€"), [{ start: 0, end: 4, decoded: "😀" }]);
});

test("restores text in any language, misread once or several times", () => {
  const texts = [
    "José",
    "São Paulo",
    "Ångström",
    "it’s “ok” – €5 ™…",
    "Łódź Żywiec",
    "Ștefan",
    "Hà Nội Việt Nam",
    "JOSÉ",
  ];
  texts.push(
    "Київ и Москва",
    "Αθήνα",
    "東京",
    "서울",
    "עברית",
    "عربي",
    "ไทย",
    "½ kg",
    "WROCŁAW",
    "ACME®",
    "à la carte",
  );
  for (const text of texts) {
    for (const garble of [misread, misreadLatin1]) {
      assert.equal(repair(garble(text)), text);
      assert.equal(repair(misread(garble(text))), text);
    }
    assert.equal(repair(misread(misread(misread(text)))), text);
  }
});

test("leaves correct text unchanged", () => {
  const texts = [
    "",
    "Plain text, 100 %",
    "São Paulo",
    "Ångström",
    "Ã",
    "naïve",
    "Âme",
    "Île-de-France",
    "Þór",
    "ÀÉÎÕÜ",
  ];
  texts.push(
    "CAFÉ’S",
    "CAFÉ™",
    "«CAFÉ»",
    "«\u00a0voilà\u00a0»",
    "AMANHÃ…",
    "déjà…”",
    "«está»…",
    "Señor’s",
    "Straße – Süd",
  );
  texts.push("Ö®", "IKEÄ™", "Ð–", "TRÊS–", "東京", "Москва", "Ελλάδα", "Łódź", "😀", "À\u0085", "Ã\u00c0", "Â");
  for (const text of texts) assert.deepEqual(mojibake(text), [], text);
});

test("decodes Windows-1252 signs that were read as Latin-1", () => {
  assert.deepEqual(mojibake("Café O\u0092Neil\u0096"), [
    { start: 6, end: 7, decoded: "’" },
    { start: 11, end: 12, decoded: "–" },
  ]);
  // Next Line is white space, and five codes have no character in Windows-1252.
  assert.deepEqual(mojibake("New\u0085York\u0081"), []);
});

test("ignores a run that would become a control character, even beside misread text", () => {
  for (const run of ["Â€", "Â\u0085", "Âƒ"]) {
    assert.deepEqual(mojibake(`Ã© ${run}`), [{ start: 0, end: 2, decoded: "é" }], run);
  }
  assert.deepEqual(mojibake("Â€ 5"), []);
});

test("accepts a single letter of another script only beside more certain runs", () => {
  assert.deepEqual(mojibake("Ð¸"), []);
  assert.equal(repair("Ð¯ Ð¸ Ð¢Ñ‹"), "Я и Ты");
});

test("ignores bytes that are not strict UTF-8", () => {
  // An overlong form, a surrogate, and a code point beyond Unicode.
  for (const bytes of [
    [0xe0, 0x80, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ]) {
    assert.deepEqual(mojibake(decoder.decode(Uint8Array.from(bytes))), []);
  }
});
