import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fixesOf } from "../../server/src/fixes/fix-all.ts";
import { check, codes, record } from "../rules/marked.ts";
import { messageOf, offers } from "./offers.ts";

const country = (Country: string) => offers({ Country }, "Country", "country-code");

/** Each text of a country's names leads to the code, as certain as said. */
function countries(kind: "safe" | "sure", names: Readonly<Record<string, readonly string[]>>): void {
  for (const [code, texts] of Object.entries(names)) {
    for (const text of texts) assert.deepEqual(country(text), [[kind, code]], text);
  }
}

describe("countries", () => {
  test("ISO's own forms are suggested and certain", () =>
    countries("sure", {
      NE: ["Niger (the)", "Niger (le)"],
      BS: ["Bahamas (the)", "Bahamas (les)"],
      SD: ["Sudan (the)", "Sudan (the Republic of the)"],
      GM: ["Gambia (the)"],
      CG: ["Congo (the)"],
      KM: ["Comoros (the)", "Comoros (the Union of the)"],
      PH: ["Philippines (the)"],
      GB: ["United Kingdom of Great Britain and Northern Ireland (the)"],
      CD: ["Congo (the Democratic Republic of the)"],
      KR: ["Korea (the Republic of)"],
      KP: ["Korea (the Democratic People's Republic of)"],
      LA: ["Lao People's Democratic Republic (the)"],
      FK: ["Falkland Islands (the) [Malvinas]"],
      AE: ["United Arab Emirates (the)"],
      CZ: ["Czechia (the Czech Republic)"],
      DO: ["Dominican Republic (the)"],
      MD: ["Moldova (the Republic of)"],
      RU: ["Russian Federation (the)"],
    }));

  test("an inverted form is known, with its comma in quotes", () => {
    for (const [text, code] of [
      ["Tanzania, the United Republic of", "TZ"],
      ["Congo, the Democratic Republic of the", "CD"],
      ["Moldova, the Republic of", "MD"],
    ] as const) {
      const cells = { Country: `"${text}"` };
      assert.deepEqual(offers(cells, "Country", "country-code"), [["sure", code]], text);
    }
    assert.deepEqual(offers({ Country: '"Korea, Republic of"' }, "Country", "country-code"), [["safe", "KR"]]);
  });

  test("official names are suggested and certain", () =>
    countries("sure", {
      FR: ["French Republic", "République française"],
      GR: ["Hellenic Republic"],
      CH: ["Swiss Confederation"],
      IT: ["Italian Republic"],
      ES: ["Kingdom of Spain"],
      DE: ["Federal Republic of Germany", "Bundesrepublik Deutschland"],
      AU: ["Commonwealth of Australia"],
      LU: ["Grand Duchy of Luxembourg"],
      QA: ["State of Qatar"],
      NE: ["Republic of Niger", "Niger Republic"],
      SK: ["Slovak Republic"],
      MX: ["United Mexican States"],
      TW: ["Republic of China"],
      PA: ["República de Panamá"],
    }));

  test("usual abbreviations are suggested and certain", () =>
    countries("sure", {
      GB: ["N. Ireland", "N Ireland", "Gt. Britain"],
      KP: ["N. Korea"],
      KR: ["S. Korea", "S Korea"],
      ZA: ["S. Africa"],
      DO: ["Dom. Rep."],
      MH: ["Marshall Is."],
      SB: ["Solomon Is."],
      GE: ["Republic of Georgia"],
    }));

  test("parts that have no code of their own lead to their country", () =>
    countries("sure", {
      AE: ["Dubai", "Abu Dhabi", "Sharjah", "Dubai UAE"],
      BQ: ["St. Eustatius"],
      GS: ["S. Georgia"],
      PS: ["Gaza Strip"],
      ES: ["Ceuta", "Melilla", "Tenerife"],
      PT: ["Madeira"],
      TZ: ["Zanzibar"],
      GG: ["Sark"],
      AU: ["Tasmania"],
    }));

  test("names of before lead to the country of today", () =>
    countries("sure", {
      TH: ["Siam"],
      IR: ["Persia"],
      LK: ["Ceylon"],
      CD: ["Zaire", "ZR", "ZAR"],
      MM: ["BU", "BUR"],
      DE: ["East Germany", "DDR", "DD"],
      BJ: ["Dahomey"],
      BF: ["Upper Volta"],
      TL: ["TP", "TMP"],
      VU: ["New Hebrides"],
    }));

  test("names of CLDR are exact, in any of its languages", () =>
    countries("safe", {
      UM: ["U.S. Outlying Islands"],
      US: ["Stati Uniti", "Vereinigte Staaten"],
      PS: ["Palestinian Territories", "Palästinensische Autonomiegebiete"],
      KP: ["Corea del Norte"],
      CZ: ["Tchéquie"],
      VN: ["Vietnã"],
      HK: ["Hong Kong SAR China"],
    }));

  test("parts of the United Kingdom in any language are known", () =>
    countries("sure", { GB: ["Cymru", "Écosse", "Schottland", "Inghilterra", "Gales", "Nordirland", "Lloegr"] }));

  test("two parts of a country are that country", () =>
    countries("sure", {
      PS: ["West Bank and Gaza", "Gaza & West Bank"],
      PT: ["Madeira and Azores"],
      ES: ["Ceuta y Melilla"],
      GB: ["Scotland and Wales"],
    }));

  test("further names of before have one successor", () =>
    countries("sure", {
      WS: ["Western Samoa", "W. Samoa"],
      BY: ["Byelorussia"],
      TM: ["Turkmenia"],
      CD: ["Belgian Congo"],
    }));

  test("a territory with the country that it belongs to is the territory", () => {
    for (const [text, code] of [
      ["Taiwan, China", "TW"],
      ["China, Taiwan", "TW"],
      ["Hong Kong, China", "HK"],
      ["Macau, China", "MO"],
      ["Bermuda, UK", "BM"],
      ["Greenland, Denmark", "GL"],
      ["Aruba, Netherlands", "AW"],
    ] as const) {
      assert.deepEqual(offers({ Country: `"${text}"` }, "Country", "country-code"), [["sure", code]], text);
    }
    countries("sure", { BM: ["Bermuda (UK)"], GP: ["Guadeloupe (France)"], CK: ["Cook Islands - New Zealand"] });
  });

  test("parts of the world are no countries, though a language calls one so", () =>
    assert.deepEqual(country("MENA"), []));

  test("what became several countries, or has no code, is explained and not guessed", () => {
    for (const [text, reason] of [
      ["ANT", /no longer lists the Netherlands Antilles. It is now BQ .*, CW .* and SX/],
      ["AN", /no longer lists the Netherlands Antilles/],
      ["NL Antilles", /no longer lists the Netherlands Antilles/],
      ["YU", /no longer lists Yugoslavia. It is now ME \(Montenegro\) and RS \(Serbia\)/],
      ["SCG", /no longer lists Serbia and Montenegro/],
      ["CS", /Czechoslovakia. It is now CZ .* and SK .*Serbia and Montenegro/],
      ["SU", /no longer lists the USSR. It is now several countries/],
      ["Soviet Union", /no longer lists the USSR/],
      ["XK", /Kosovo has no ISO 3166 code/],
      ["Kosovo", /Kosovo has no ISO 3166 code/],
      ["Republic of Kosovo", /Kosovo has no ISO 3166 code/],
      ["Kosova", /Kosovo has no ISO 3166 code/],
      ["Косово", /Kosovo has no ISO 3166 code/],
      ["EU", /reserves this code for the European Union/],
      ["UN", /reserves this code for the United Nations/],
      ["ZZ", /is user-assigned in ISO 3166/],
      ["QMA", /is user-assigned in ISO 3166/],
      ["South America", /region with several countries/],
      ["Australasia", /region with several countries/],
      ["Somaliland", /not generally recognised as a country/],
    ] as const) {
      assert.deepEqual(country(text), [], text);
      assert.match(messageOf({ Country: text }, "country-code"), reason, text);
    }
  });

  test("reserved codes are explained, with the country that they belong to", () => {
    for (const [text, code] of [
      ["AC", "SH"],
      ["EA", "ES"],
      ["IC", "ES"],
      ["CQ", "GG"],
      ["DG", "IO"],
      ["SF", "FI"],
    ] as const) {
      assert.deepEqual(country(text), [["guess", code]], text);
      assert.match(messageOf({ Country: text }, "country-code"), /ISO 3166 reserves this code for/);
    }
    for (const text of ["EL", "(EL)", "E.L."]) assert.deepEqual(country(text), [["sure", "GR"]]);
    assert.deepEqual(country("UK"), [["safe", "GB"]]);
  });

  test("punctuation around a code does not hide it", () =>
    countries("safe", {
      GB: ["'GB'", "G.B.", "(UK)", "[UK]", "UK.", "ＧＢ", "[GB]", "‘GB’", "GB.", "(gb)", "G. B.", "GB;"],
      DE: ["(DE)", "(DEU)", "“DE”"],
      FR: ["FR.", "F.R."],
      US: ["'US'", "(US)", "ＵＳ", "U.S.A."],
    }));

  test("words and placeholders are no safe fix, and N/A is no code however it is written", () => {
    for (const [text, code] of [
      ["na", "NA"],
      ["No", "NO"],
      ["Na", "NA"],
      ["no", "NO"],
      ["in", "IN"],
      ["It", "IT"],
      ["is", "IS"],
      ["to", "TO"],
    ] as const) {
      assert.deepEqual(country(text), [["guess", code]], text);
    }
    for (const text of ["N/A", "n/a", "N.A.", "n.a.", "N\\A", "N-A", "(N/A)", "n. a."]) {
      for (const code of ["country-code", "placeholder"]) {
        if (codes(record({ Country: text })).includes(code))
          assert.deepEqual(offers({ Country: text }, "Country", code), [], text);
      }
    }
    for (const Country of ["NA", "NO", "IT"]) assert.deepEqual(codes(record({ Country })), []);
  });

  test("what only foreign languages call a country in few letters is a choice: codes and places are called so too", () => {
    for (const [text, ...wanted] of [
      ["SIN", "SG", "CN"],
      ["Sin", "SG", "CN"],
      ["SAM", "WS", "US"],
      ["DU", "GB"],
      ["Du", "GB"],
      ["MAN", "IM"],
      ["TAI", "TH"],
      ["FAS", "MA"],
      ["Ando", "IN"],
      ["Bara", "AX"],
      ["MISR", "EG"],
      ["LATI", "LV"],
      ["JEZI", "JE"],
      ["SIRI", "SY"],
      ["Toga", "TG"],
      ["Cada", "TD"],
      ["UDA", "US"],
      ["pala", "PW"],
      ["Viro", "EE"],
      ["Irak", "IQ"],
    ] as const) {
      assert.deepEqual(
        country(text),
        wanted.map((code) => ["guess", code]),
        text,
      );
    }
  });

  test("what only foreign languages call a country, and the world another place, is a choice", () => {
    for (const [text, ...wanted] of [
      ["Tanga", "TO"],
      ["Yamal", "YE"],
      ["Santa Elena", "EC", "SH"],
      ["Granada", "NI", "ES", "GD"],
      ["Somali", "ET", "SO"],
      ["Equateur", "CD", "EC"],
      // A slip away from another country: China or Chile, Niger or Nigeria.
      ["Chine", "CN"],
      ["Nigera", "NE"],
      ["Nigeri", "NG"],
      ["Salvador", "SV", "BR"],
      ["Columbia", "CO", "US"],
      ["Franca", "FR", "BR"],
      ["Norfolk", "GB", "NF", "US"],
    ] as const) {
      assert.deepEqual(
        country(text),
        wanted.map((code) => ["guess", code]),
        text,
      );
    }
  });

  test("what is long and means one country alone is exact in any language, and short names are in English", () =>
    countries("safe", {
      DE: ["Deutschland", "Alemania", "Allemagne", "Duitsland", "Tyskland"],
      IE: ["Irlanda", "Irland"],
      ES: ["Spanien", "Espagne"],
      US: ["Mỹ"],
      ML: ["Mali"],
      PE: ["PERU"],
      CU: ["Cuba"],
      CN: ["中国", "Китай"],
    }));

  test("initials that two countries have are a choice", () => {
    for (const [text, ...wanted] of [
      ["S.A.", "SA", "ZA"],
      ["s. a.", "SA", "ZA"],
      ["S.K.", "CA", "SK", "KN", "KR"],
      ["N.I.", "NI", "GB", "NF"],
      ["S.L.", "SL", "LC", "LK"],
      ["C.R.", "CR", "CZ"],
    ] as const) {
      assert.deepEqual(
        country(text),
        wanted.map((code) => ["guess", code]),
        text,
      );
    }
    countries("safe", { US: ["U.S."], NZ: ["N.Z."], SA: ["(SA)", "sa"] });
  });

  test("initials that ISO 3166 reserves are explained as the code is", () => {
    for (const Country of ["EU", "E.U.", "e.u.", "E. U.", "(E.U.)", "E.U"]) {
      assert.deepEqual(country(Country), [], Country);
      assert.match(messageOf({ Country }, "country-code"), /ISO 3166 reserves this code for the European Union/);
    }
  });

  test("one or two digits are a choice, or a dial code", () => {
    assert.deepEqual(country("36"), [
      ["guess", "HU"],
      ["guess", "AU"],
    ]);
    assert.deepEqual(country("044"), [["safe", "BS"]]);
  });

  test("territories and names that two have are a choice, and the message says so", () => {
    for (const [text, ...wanted] of [
      ["Puerto Rico", "PR", "US"],
      ["Guam", "GU", "US"],
      ["American Samoa", "AS", "US"],
      ["Northern Mariana Islands", "MP", "US"],
      ["US Virgin Islands", "VI", "US"],
      ["Georgia", "GE", "US"],
      ["Virgin Islands", "VG", "VI"],
      ["Korea", "KR", "KP"],
      ["Congo", "CD", "CG"],
      ["St Martin", "MF", "SX"],
      ["Saint-Martin", "MF", "SX"],
      ["San Martín", "MF", "SX"],
      ["Guiana", "GF", "GY"],
      ["Alba", "GB", "RO"],
    ] as const) {
      assert.deepEqual(
        country(text),
        wanted.map((code) => ["guess", code]),
        text,
      );
      assert.match(messageOf({ Country: text }, "country-code"), / Did you mean .* or .*\?$/, text);
    }
    assert.match(messageOf({ Country: "Puerto Rico" }, "country-code"), /as a country, and as a state or territory/);
  });

  test("a code and a name beside each other are one country", () =>
    countries("sure", {
      US: ["US - United States", "United States (US)"],
      DE: ["Germany (DE)", "DE-BY"],
      GB: ["UK / United Kingdom"],
      MM: ["Burma (Myanmar)"],
    }));

  test("a mistyped name is a guess that says so", () => {
    for (const [text, code] of [
      ["Germny", "DE"],
      ["Deutchland", "DE"],
      ["Phillipines", "PH"],
      ["Untied States", "US"],
      ["Switerland", "CH"],
      ["Portgual", "PT"],
      ["Swedn", "SE"],
    ] as const) {
      assert.deepEqual(country(text), [["guess", code]], text);
      const checker = check(record({ Country: text }));
      const [finding] = checker.findings();
      const title = finding && fixesOf(finding, checker)[0]?.title;
      assert.match(title ?? "", /\(similar name\)$/);
    }
  });

  test("another place is never taken for a mistyped country", () => {
    for (const text of ["Oran", "Nice", "Siberia", "Kossovo", "Europe", "Iberia", "Mumbai", "Asia"]) {
      assert.deepEqual(country(text), [], text);
    }
    for (const [text, code] of [
      ["Milan", "IT"],
      ["Turin", "IT"],
      ["Paris", "FR"],
      ["Ontario", "CA"],
      ["Texas", "US"],
    ] as const) {
      assert.deepEqual(country(text), [["guess", code]], text);
    }
  });
});
