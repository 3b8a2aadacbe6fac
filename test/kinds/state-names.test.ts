import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { check, codes, record } from "../rules/marked.ts";
import { offers } from "./offers.ts";

const state = (Country: string, State: string) => offers({ Country, State }, "State", "state-code");

function states(
  kind: "safe" | "sure",
  names: readonly (readonly [country: string, text: string, code: string])[],
): void {
  for (const [place, text, code] of names) assert.deepEqual(state(place, text), [[kind, code]], `${place} ${text}`);
}

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
