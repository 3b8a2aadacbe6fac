import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { countries, country } from "./countries.ts";
import { offers } from "./offers.ts";

describe("countries", () => {
  test("prefers the country for ISO's own forms", () =>
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

  test("reads a demonym as the country itself, not a place named after it", () =>
    countries("sure", {
      FR: ["French", "french"],
      GB: ["British"],
      NL: ["Dutch"],
      US: ["American"],
      DE: ["German"],
    }));

  test("reads a flag, a code before its name, and names in other languages and orders", () =>
    countries("sure", {
      US: ["🇺🇸"],
      CH: ["CH-Switzerland"],
      KR: ["Korea South"],
      BY: ["Weißrussland"],
      CN: ["中國"],
      MX: ["Méx."],
    }));

  test("reads an inverted form with its comma in quotes", () => {
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

  test("prefers the country for official names", () =>
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

  test("prefers the country for common abbreviations", () =>
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

  test("prefers the country of a part that has no code", () =>
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

  test("prefers the current country for a former name", () =>
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

  test("safely fixes CLDR names in any language", () =>
    countries("safe", {
      UM: ["U.S. Outlying Islands"],
      US: ["Stati Uniti", "Vereinigte Staaten"],
      PS: ["Palestinian Territories", "Palästinensische Autonomiegebiete"],
      KP: ["Corea del Norte"],
      CZ: ["Tchéquie"],
      VN: ["Vietnã"],
      HK: ["Hong Kong SAR China"],
    }));

  test("reads parts of the United Kingdom in any language", () =>
    countries("sure", { GB: ["Cymru", "Écosse", "Schottland", "Inghilterra", "Gales", "Nordirland", "Lloegr"] }));

  test("reads two parts of a country as that country", () =>
    countries("sure", {
      PS: ["West Bank and Gaza", "Gaza & West Bank"],
      PT: ["Madeira and Azores"],
      ES: ["Ceuta y Melilla"],
      GB: ["Scotland and Wales"],
    }));

  test("prefers the only successor for further former names", () =>
    countries("sure", {
      WS: ["Western Samoa", "W. Samoa"],
      BY: ["Byelorussia"],
      TM: ["Turkmenia"],
      CD: ["Belgian Congo"],
    }));

  test("reads a territory together with its country as the territory", () => {
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

  test("suggests nothing for a region of the world that a language calls a country", () =>
    assert.deepEqual(country("MENA"), []));

  test("ignores punctuation around a code", () =>
    countries("safe", {
      GB: ["'GB'", "G.B.", "(UK)", "[UK]", "UK.", "ＧＢ", "[GB]", "‘GB’", "GB.", "(gb)", "G. B.", "GB;"],
      DE: ["(DE)", "(DEU)", "“DE”"],
      FR: ["FR.", "F.R."],
      US: ["'US'", "(US)", "ＵＳ", "U.S.A."],
    }));

  test("safely fixes long, unambiguous names in any language, and short ones in English", () =>
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

  test("reads a code beside its name as one country", () =>
    countries("sure", {
      US: ["US - United States", "United States (US)"],
      DE: ["Germany (DE)", "DE-BY"],
      GB: ["UK / United Kingdom"],
      MM: ["Burma (Myanmar)"],
    }));
});
