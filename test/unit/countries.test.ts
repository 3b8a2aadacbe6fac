import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { codesOf } from "../../server/src/document/characters.ts";
import {
  countries,
  countryAt,
  countryName,
  findCountry,
  isCountryCode,
  letterPair,
  nearestCountries,
} from "../../server/src/template/countries.ts";

test("has an up-to-date generated list", () => {
  const script = fileURLToPath(new URL("../../scripts/generate-iso.mjs", import.meta.url));
  execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" });
});

test("has the 249 officially assigned countries", () => {
  assert.equal(countries.length, 249);
  assert.deepEqual(countries[0], { code: "AD", name: "Andorra" });
  assert.deepEqual(countries.at(-1), { code: "ZW", name: "Zimbabwe" });
  assert.ok(countries.every(({ code, name }) => isCountryCode(code) && name.length > 3));
});

test("isCountryCode accepts only an assigned code in upper case", () => {
  for (const code of ["US", "GB", "AD", "ZW", "SS", "BQ", "AX"]) assert.equal(isCountryCode(code), true, code);
  const others = ["us", "Us", "UK", "XK", "EU", "AN", "USA", "U", "", "U1", "US ", " US", "840", "ÄT", "[[", "@A"];
  for (const text of others) assert.equal(isCountryCode(text), false, text);
});

test("countryAt reads the characters between two offsets", () => {
  const row = codesOf("Acme,US,CO");
  assert.equal(letterPair(countryAt(row, 5, 7)), "US");
  assert.equal(letterPair(countryAt(row, 8, 10)), "CO");
  const others = [
    [0, 2],
    [6, 8],
    [9, 11],
    [99, 101],
    [5, 8],
    [5, 6],
    [5, 5],
  ] as const;
  for (const [start, end] of others) assert.equal(countryAt(row, start, end), -1, `${start} to ${end}`);
});

test("countryName is in English", () => {
  assert.equal(countryName("GB"), "United Kingdom");
  assert.equal(countryName("DE"), "Germany");
  assert.equal(countryName("TR"), "Türkiye");
  assert.equal(countryName("XK"), undefined);
  assert.equal(countryName("gb"), undefined);
});

test("findCountry recognises a country by any exact meaning", () => {
  const meanings: [string, string[]][] = [
    ["US", ["US", "us", "Us", "USA", "usa", "840", "U.S.", "U.S.A.", "United States", "united states of america"]],
    ["US", ["America", "Estados Unidos", "EE.UU.", "Vereinigte Staaten", "États-Unis", "Mỹ"]],
    ["GB", ["gb", "uk", "UK", "U.K.", "GBR", "826", "Great Britain", "England", "scotland", "Northern Ireland"]],
    ["AU", ["036", "AUS", "AUSTRALIA", " Australia "]],
    ["AF", ["004"]],
    ["DE", ["Deutschland", "Alemania", "Германия", "德国", "deu"]],
    ["AT", ["Österreich", "OSTERREICH", "Austria"]],
    ["NL", ["Holland", "Netherlands", "The Netherlands", "Nederland"]],
    ["CI", ["Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast"]],
    ["LC", ["St. Lucia", "St Lucia", "Saint Lucia"]],
    ["TT", ["Trinidad & Tobago", "Trinidad and Tobago"]],
    ["BS", ["Bahamas", "The Bahamas", "Bahamas, The", "044"]],
    ["KR", ["South Korea", "Korea (Republic of)", "Korea, Republic of"]],
    ["CD", ["DRC", "Congo-Kinshasa", "COD"]],
    ["VN", ["Viet Nam", "Vietnam", "Việt Nam"]],
    ["IT", ["Ý", "Italia"]],
    ["TR", ["Turkey", "Türkiye", "TÜRKİYE", "turkiye"]],
    ["NG", ["NGA"]],
    ["CN", ["China", "PRC", "中国"]],
  ];
  for (const [code, texts] of meanings) for (const text of texts) assert.equal(findCountry(text), code, text);
});

test("findCountry never guesses", () => {
  const texts = ["", " ", "Germny", "XK", "Kosovo", "EU", "Europe", "XX", "Korea", "Congo", "Kongo", "Virgin Islands"];
  // Short names without accents, a code that reads like another country's name, and partial names.
  texts.push("Y", "U", "Nga", "United", "ger", "1", "4", "36", "44", "0840", "999", "-36", "US CA", "constructor", "?");
  for (const text of texts) assert.equal(findCountry(text), undefined, text);
});

test("nearestCountries returns only similar countries", () => {
  const codes = (text: string) => nearestCountries(text).map(({ code }) => code);
  assert.deepEqual(nearestCountries("Germny"), [{ code: "DE", name: "Germany" }]);
  assert.deepEqual(codes("Deutchland"), ["DE"]);
  assert.deepEqual(codes("Untied States"), ["US"]);
  assert.deepEqual(codes("United"), ["US", "GB", "AE"]);
  assert.deepEqual(codes("Congo"), ["CD", "CG"]);
  assert.deepEqual(codes("Swedn"), ["SE"]);
  assert.deepEqual(nearestCountries("United", 1), [{ code: "US", name: "United States of America" }]);
  for (const text of ["", "XX", "zzzzzz", "Atlantis of the Sea"]) assert.deepEqual(codes(text), [], text);
});
