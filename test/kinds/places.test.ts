import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CodeActionTriggerKind } from "vscode-languageserver";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { codeActions } from "../../server/src/lsp/code-actions.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, codes, record } from "../rules/marked.ts";

/** What a fix makes of a cell: `safe`, `sure` where it is suggested and preferred, `guess` where it never is. */
type Offer = [kind: "safe" | "sure" | "guess" | "other", value: string];

/**
 * What the editor offers for the first finding of a code in a record's cell, each fix applied on its own; without to
 * empty the cell, or what has no edits. After a fix the cell has no finding of the code.
 */
function offers(cells: Record<string, string>, header: string, code: string): Offer[] {
  const text = record(cells);
  const checker = check(text);
  const finding = checker.findings().find((each) => each.rule.code === code);
  assert(finding, `${code} is found in ${JSON.stringify(cells)}`);
  const line = text.split("\n")[1] ?? "";
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: line.length } };
  const steps = codeActions(
    checker,
    {
      textDocument: { uri: checker.document.uri },
      range,
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    },
    { commands: false, resolves: false, edits: { versions: false, annotations: false }, ruleDocumentation: "" },
  );
  const actions = allAtOnce(steps);
  const index = Object.keys({
    "Company Name": 0,
    "Company ID": 0,
    "Site Name": 0,
    "Site ID": 0,
    Country: 0,
    ...cells,
  }).indexOf(header);
  return (finding.rule.fixes?.(finding, checker) ?? []).flatMap((fix): Offer[] => {
    const fixed = applyEdits(text, offsetEdits(checker, fix.edits));
    const value = (fixed.split("\n")[1] ?? "").split(",")[index] ?? "";
    if (fix.action || value === "") return [];
    const action = actions.find(({ title }) => title === fix.title);
    assert(action, fix.title);
    assert(!codes(fixed).includes(code), `${code} is gone after ${fix.title}`);
    if (fix.safe) return [["safe", value]];
    if (fix.guess) assert.notEqual(action.isPreferred, true, fix.title);
    return [[action.isPreferred ? "sure" : fix.guess ? "guess" : "other", value]];
  });
}

function messageOf(cells: Record<string, string>, code: string): string {
  const finding = check(record(cells))
    .findings()
    .find((each) => each.rule.code === code);
  assert(finding, `${code} is found`);
  return finding.rule.message(finding.data);
}

const country = (Country: string) => offers({ Country }, "Country", "country-code");
const state = (Country: string, State: string) => offers({ Country, State }, "State", "state-code");
const phone = (Country: string, number: string) =>
  offers({ Country, "Phone Number": number }, "Phone Number", "phone-number").map(([, value]) => value);
const email = (Email: string) => offers({ Email }, "Email", "email");

/** Each text of a country's names leads to the code, as certain as said. */
function countries(kind: "safe" | "sure", names: Readonly<Record<string, readonly string[]>>): void {
  for (const [code, texts] of Object.entries(names)) {
    for (const text of texts) assert.deepEqual(country(text), [[kind, code]], text);
  }
}

function states(
  kind: "safe" | "sure",
  names: readonly (readonly [country: string, text: string, code: string])[],
): void {
  for (const [place, text, code] of names) assert.deepEqual(state(place, text), [[kind, code]], `${place} ${text}`);
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
      ["ANT", /no longer lists Netherlands Antilles. It is now BQ .*, CW .* and SX/],
      ["AN", /no longer lists Netherlands Antilles/],
      ["NL Antilles", /no longer lists Netherlands Antilles/],
      ["YU", /no longer lists Yugoslavia. It is now ME \(Montenegro\) and RS \(Serbia\)/],
      ["SCG", /no longer lists Serbia and Montenegro/],
      ["CS", /Czechoslovakia. It is now CZ .* and SK .*Serbia and Montenegro/],
      ["SU", /no longer lists USSR. It is now several countries/],
      ["Soviet Union", /no longer lists USSR/],
      ["XK", /Kosovo has no ISO 3166 code/],
      ["Kosovo", /Kosovo has no ISO 3166 code/],
      ["Republic of Kosovo", /Kosovo has no ISO 3166 code/],
      ["Kosova", /Kosovo has no ISO 3166 code/],
      ["Косово", /Kosovo has no ISO 3166 code/],
      ["EU", /reserves this code for European Union/],
      ["UN", /reserves this code for United Nations/],
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
      assert.match(messageOf({ Country }, "country-code"), /ISO 3166 reserves this code for European Union/);
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
      const title = finding?.rule.fixes?.(finding, checker)[0]?.title;
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

describe("states", () => {
  test("usual abbreviations are replaced", () =>
    states("safe", [
      ["US", "Ala.", "AL"],
      ["US", "Miss.", "MS"],
      ["US", "W. Virginia", "WV"],
      ["US", "Fla.", "FL"],
      ["US", "N. Carolina", "NC"],
      ["US", "S. Dakota", "SD"],
      ["US", "W. Va.", "WV"],
      ["US", "N. Mex.", "NM"],
      ["US", "Virgin Islands", "VI"],
      ["US", "US Virgin Islands", "VI"],
      ["US", "Ariz.", "AZ"],
      ["US", "Calif.", "CA"],
      ["US", "Penna.", "PA"],
      ["US", "Mass", "MA"],
      ["US", "Mich.", "MI"],
      ["US", "So. Carolina", "SC"],
      ["US", "Puerto Rico", "PR"],
      ["US", "Wash. D.C.", "DC"],
      ["CA", "Ont.", "ON"],
      ["CA", "Que.", "QC"],
      ["CA", "B.C.", "BC"],
      ["CA", "P.E.I.", "PE"],
      ["CA", "Nfld.", "NL"],
      ["CA", "N. Brunswick", "NB"],
      ["AU", "W. Australia", "WA"],
      ["DE", "NRW", "NW"],
      ["BR", "S. Paulo", "SP"],
      ["IN", "J&K", "JK"],
    ]));

  test("names in English and in the country's languages are suggested and certain", () =>
    states("sure", [
      ["CA", "Colombie-Britannique", "BC"],
      ["CA", "Nouvelle-Écosse", "NS"],
      ["DE", "Bavaria", "BY"],
      ["DE", "Lower Saxony", "NI"],
      ["CH", "Geneva", "GE"],
      ["CH", "Tessin", "TI"],
      ["ES", "Catalonia", "CT"],
      ["ES", "Vizcaya", "BI"],
      ["IT", "Turin", "TO"],
      ["IT", "Bozen", "BZ"],
      ["NL", "Friesland", "FR"],
      ["CN", "Guangdong", "GD"],
      ["IN", "Pondicherry", "PY"],
      ["IN", "Orissa", "OD"],
      ["BR", "Federal District", "DF"],
      ["AE", "Dubai", "DU"],
    ]));

  test("what a name tells besides does not hide it", () =>
    states("sure", [
      ["US", "State of Texas", "TX"],
      ["US", "Texas (TX)", "TX"],
      ["CH", "Canton de Vaud", "VD"],
      ["CH", "Kanton Zürich", "ZH"],
      ["DE", "Freistaat Bayern", "BY"],
      ["CA", "Province of Quebec", "QC"],
      ["IE", "Co. Cork", "CO"],
      ["CH", "Bern / Berne", "BE"],
      ["BR", "SP - São Paulo", "SP"],
    ]));

  test("withdrawn codes lead to those of today, and are a warning", () => {
    states("sure", [
      ["IN", "OR", "OD"],
      ["IN", "UT", "UK"],
      ["IN", "TG", "TS"],
      ["IN", "CT", "CG"],
      ["IN", "DN", "DH"],
      ["IN", "DD", "DH"],
      ["CA", "NF", "NL"],
      ["IT", "OT", "SS"],
      ["IT", "FO", "FC"],
      ["IT", "PS", "PU"],
      ["ZA", "GT", "GP"],
      ["DE", "BR", "BB"],
      ["PK", "NW", "KP"],
      ["IQ", "TS", "KI"],
      ["BR", "FN", "PE"],
      ["LA", "XN", "XS"],
    ]);
    const [finding] = check(record({ Country: "IN", State: "OR" })).findings();
    assert.equal(finding?.severity, "warning");
  });

  test("punctuation around a code does not hide it", () =>
    states("safe", [
      ["US", "(TX)", "TX"],
      ["US", "'NY'", "NY"],
      ["US", "ＣＡ", "CA"],
      ["US", "N.Y.", "NY"],
      ["US", "TX.", "TX"],
      ["CA", "[ON]", "ON"],
    ]));

  test("what may stand for no value is no safe fix", () => {
    assert.deepEqual(state("IT", "na"), [["guess", "NA"]]);
    assert.deepEqual(state("ES", "Na"), [["guess", "NA"]]);
    assert.deepEqual(state("IT", "no"), [["guess", "NO"]]);
    for (const text of ["N/A", "n/a"]) {
      const found = codes(record({ Country: "IT", State: text }));
      if (found.includes("state-code")) assert.deepEqual(state("IT", text), [], text);
    }
  });

  test("a mistyped name is a guess, and another place is none", () => {
    for (const [text, code] of [
      ["Colorada", "CO"],
      ["Calfornia", "CA"],
      ["Virgina", "VA"],
      ["Texs", "TX"],
      ["Pensylvania", "PA"],
      // A city of the United States besides.
      ["Kent", "KY"],
    ] as const) {
      assert.deepEqual(state("US", text), [["guess", code]], text);
    }
    for (const text of ["Ontario", "Newport", "Marne", "Carolina", "Mexico"])
      assert.deepEqual(state("US", text), [], text);
  });
});

describe("phone numbers", () => {
  test("a number that lacks digits is never made to pass", () => {
    for (const [place, number] of [
      ["US", "+1 303 555 012"],
      ["GB", "+44 20 7946"],
      ["GB", "+1 303 555 012"],
      ["US", "303555012"],
      ["DE", "+49 3"],
      ["FR", "+33 1 23 45 67"],
      ["ES", "+34 912 345 67"],
    ] as const) {
      assert.deepEqual(phone(place, number), [], number);
    }
  });

  test("what is not dialled goes, and all that is stays", () => {
    for (const [place, number, ...wanted] of [
      ["GB", "(+44) 20 7946 0123", "+44 20 7946 0123", "020 7946 0123"],
      ["US", "(+44) 20 7946 0123", "+44 20 7946 0123"],
      ["BR", "(0xx11) 91234-5678", "11 91234-5678", "(11) 91234-5678"],
      ["BR", "0xx21 3456-7890", "21 3456-7890", "(21) 3456-7890"],
      ["BR", "+55 (0xx11) 91234-5678", "+55 11 91234-5678", "(11) 91234-5678"],
      ["MX", "+52 (1) 55 1234 5678", "+52 55 1234 5678", "55 1234 5678"],
      ["FR", "(+33) 1 23 45 67 89", "+33 1 23 45 67 89", "01 23 45 67 89"],
      ["MX", "+52 1 55 1234 5678", "+52 55 1234 5678", "55 1234 5678"],
      ["MX", "+5213312345678", "+523312345678", "33 1234 5678"],
      ["US", "++44 20 7946 0123", "+44 20 7946 0123"],
      ["US", "2O2 555 O123 x5", "202 555 0123 x5", "(202) 555-0123 ext. 5"],
    ] as const) {
      assert.deepEqual(phone(place, number), wanted, number);
    }
    for (const number of ["(212) 555-0100 or 555-0101", "Suite 5: 212 555 0100"])
      assert.deepEqual(phone("US", number), [], number);
  });

  test("digits of another script are made plain", () => {
    for (const [place, number, ...wanted] of [
      ["JP", "０３－１２３４－５６７８", "03-1234-5678"],
      ["JP", "＋８１ ３ １２３４ ５６７８", "+81 3 1234 5678", "03-1234-5678"],
      ["JP", "（０３）１２３４ー５６７８", "(03)1234-5678", "03-1234-5678"],
      ["AE", "٠٤ ٣١٢ ٣٤٥٦", "04 312 3456"],
      ["GB", "０20 7946 0123", "020 7946 0123"],
    ] as const) {
      assert.deepEqual(phone(place, number), wanted, number);
    }
    assert.deepEqual(phone("US", "３０３－５５５－０１２"), []);
  });

  test("another country's prefix of a call abroad becomes a plus", () => {
    for (const [place, number, wanted] of [
      ["DE", "011 49 30 901820", "+49 30 901820"],
      ["DE", "0011 49 30 901820", "+49 30 901820"],
      ["DE", "011-49-30-901820", "+49 30-901820"],
      ["AT", "011 43 1 58858", "+43 1 58858"],
      ["FR", "011 33 1 23 45 67 89", "+33 1 23 45 67 89"],
      ["DE", "8~10 49 30 901820", "+49 30 901820"],
      ["GB", "0011 44 20 7946 0123", "+44 20 7946 0123"],
    ] as const) {
      assert.equal(phone(place, number)[0], wanted, number);
    }
  });

  test("the country of a dial code that several share is a choice, unless the row's is one of them", () => {
    const phoneCountry = (Country: string, code: string) =>
      offers({ Country, "Phone Country": code }, "Phone Country", "phone-country");
    for (const [place, code, ...wanted] of [
      ["DE", "+1", "US", "CA", "AG"],
      ["FR", "+7", "RU", "KZ"],
      ["US", "+44", "GB", "GG", "IM"],
      ["US", "0044", "GB", "GG", "IM"],
      ["GB", "+39", "IT", "VA"],
    ] as const) {
      assert.deepEqual(
        phoneCountry(place, code),
        wanted.map((each) => ["guess", each]),
        code,
      );
    }
    for (const [place, code, wanted] of [
      ["CA", "+1", "CA"],
      ["KZ", "+7", "KZ"],
      ["JE", "+44", "JE"],
      ["US", "+49", "DE"],
    ] as const) {
      assert.deepEqual(phoneCountry(place, code), [["safe", wanted]], code);
    }
  });

  test("two numbers are a choice", () => {
    const fixes = offers({ "Phone Number": "212 555 0100; 917 555 0199" }, "Phone Number", "phone-number");
    assert.deepEqual(
      fixes.map(([kind]) => kind).filter((kind) => kind !== "guess"),
      [],
    );
  });
});

describe("email addresses", () => {
  test("what programs put around an address goes, and typographic signs become plain", () => {
    for (const [text, wanted] of [
      ["SMTP:a@firm.example", "a@firm.example"],
      ["o’neil@firm.example", "o'neil@firm.example"],
      ["a＠firm.example", "a@firm.example"],
      ["a@firm.example#mailto:a@firm.example#", "a@firm.example"],
      ["smtp:a@firm.example", "a@firm.example"],
      ["o‘neil@firm.example", "o'neil@firm.example"],
      ["ａ@firm.example", "a@firm.example"],
      ["[a@firm.example](mailto:a@firm.example)", "a@firm.example"],
      ["mailto:a@firm.example?subject=Hello", "a@firm.example"],
      ["a@firm‐one.example", "a@firm-one.example"],
      ["a@firm。example", "a@firm.example"],
      ["a%40firm.example", "a@firm.example"],
      ["d´arcy@firm.example", "d'arcy@firm.example"],
    ] as const) {
      assert.deepEqual(email(text), [["sure", wanted]], text);
    }
  });

  test("quotes of any kind around an address go", () => {
    for (const text of ["'?'", "“?”", "„?“", "‘?’", "«?»", "« ? »", "‹?›", "「?」", "`?`", "＂?＂", "{?}", "“?"]) {
      assert.deepEqual(email(text.replace("?", "a@firm.example")), [["sure", "a@firm.example"]], text);
    }
  });

  test("two addresses are a choice", () => {
    assert.deepEqual(email("a@firm.example; b@firm.example"), [
      ["guess", "a@firm.example"],
      ["guess", "b@firm.example"],
    ]);
  });
});

describe("types", () => {
  const type = (header: string, text: string) => offers({ [header]: text }, header, "predefined-value");

  test("a word of its own is no other type", () => {
    for (const text of ["Billing", "Main", "Direct", "Support", "Pager", "Accounts"]) {
      assert.deepEqual(type("Email Type", text), [], text);
      assert.deepEqual(type("Phone Number Type", text), [], text);
    }
  });

  test("what is told besides, or an address of the service, is suggested and certain", () => {
    for (const [header, text, value] of [
      ["Phone Number Type", "Business Fax", "Fax"],
      ["Phone Number Type", "Work Fax", "Fax"],
      ["Phone Number Type", "Home Fax Number", "Fax"],
      ["Phone Number Type", "Fax (work)", "Fax"],
      ["Phone Number Type", "Business Mobile", "Mobile"],
      ["Phone Number Type", "Personal Cell", "Mobile"],
      ["Email Type", "Home", "Personal"],
      ["Email Type", "home e-mail", "Personal"],
      ["Social Media Type", "twitter.com", "Twitter"],
      ["Social Media Type", "x.com", "Twitter"],
      ["Social Media Type", "www.linkedin.com", "LinkedIn"],
      ["Social Media Type", "https://www.facebook.com/", "Facebook"],
      ["Social Media Type", "YouTube.com", "YouTube"],
    ] as const) {
      assert.deepEqual(type(header, text), [["sure", value]], text);
    }
    for (const [header, text] of [
      ["Phone Number Type", "Home Office"],
      ["Phone Number Type", "Mobile Fax"],
      ["Phone Number Type", "Reception Fax"],
      ["Social Media Type", "https://www.linkedin.com/company/acme"],
      ["Social Media Type", "firm.com"],
    ] as const) {
      assert.deepEqual(type(header, text), [], text);
    }
  });

  test("a mistyped one is a guess", () => {
    for (const [header, text, value] of [
      ["Email Type", "Wrok", "Work"],
      ["Email Type", "Persnal", "Personal"],
      ["Phone Number Type", "Moblie", "Mobile"],
      ["Phone Number Type", "Faxx", "Fax"],
      ["Social Media Type", "Instgram", "Instagram"],
      ["Social Media Type", "Facebok", "Facebook"],
    ] as const) {
      assert.deepEqual(type(header, text), [["guess", value]], text);
    }
  });
});
