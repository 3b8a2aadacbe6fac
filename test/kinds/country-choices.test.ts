import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fixesOf } from "../../server/src/fixes/fix-all.ts";
import { check, codes, record } from "../rules/marked.ts";
import { countries, country } from "./countries.ts";
import { messageOf, offers } from "./offers.ts";

describe("ambiguous countries", () => {
  test("explains a former country with several successors, or a place without a code", () => {
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
      ["Land", /only a word for a country/],
      ["Australasia", /region with several countries/],
      ["Somaliland", /not generally recognised as a country/],
    ] as const) {
      assert.deepEqual(country(text), [], text);
      assert.match(messageOf({ Country: text }, "country-code"), reason, text);
    }
  });

  test("suggests the country of a reserved code", () => {
    for (const [text, code] of [
      ["AC", "SH"],
      ["EA", "ES"],
      ["IC", "ES"],
      ["CQ", "GG"],
      ["DG", "IO"],
      ["SF", "FI"],
    ] as const) {
      assert.deepEqual(country(text), [["guess", code]], text);
    }
    for (const text of ["EL", "(EL)", "E.L."]) assert.deepEqual(country(text), [["sure", "GR"]]);
    assert.deepEqual(country("UK"), [["safe", "GB"]]);
  });

  test("offers no safe fix for words and placeholders, and no code for any form of N/A", () => {
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

  test("only suggests a country for a short foreign name, which may also be a code or a place", () => {
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

  test("only suggests a country for a foreign name that is also another place", () => {
    for (const [text, ...wanted] of [
      ["Tanga", "TO"],
      ["Yamal", "YE"],
      ["Santa Elena", "EC", "SH"],
      ["Granada", "NI", "ES", "GD"],
      ["Somali", "ET", "SO"],
      ["Equateur", "CD", "EC"],
      // One typo away from another country: China or Chile, Niger or Nigeria.
      ["Chine", "CN"],
      ["Nigera", "NG", "NE"],
      ["Lybia", "LY"],
      ["Holand", "NL"],
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

  test("suggests both countries with the same initials", () => {
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

  test("explains initials that ISO 3166 reserves like the code", () => {
    for (const Country of ["EU", "E.U.", "e.u.", "E. U.", "(E.U.)", "E.U"]) {
      assert.deepEqual(country(Country), [], Country);
      assert.match(messageOf({ Country }, "country-code"), /ISO 3166 reserves this code for the European Union/);
    }
  });

  test("suggests countries for one or two digits, also as a dial code", () => {
    assert.deepEqual(country("36"), [
      ["guess", "HU"],
      ["guess", "AU"],
    ]);
    assert.deepEqual(country("044"), [["safe", "BS"]]);
  });

  test("suggests both countries for shared territories and names", () => {
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
    }
  });

  test("marks the country for a mistyped name as a guess", () => {
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

  test("never takes another place for a mistyped country", () => {
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
