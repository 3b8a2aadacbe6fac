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
  test("replaces common abbreviations", () =>
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

  test("prefers the state for names in English and the country's languages", () =>
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

  test("recognises a name with additional text", () =>
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

  test("prefers the current code for a withdrawn one, and warns", () => {
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

  test("ignores punctuation around a code", () =>
    states("safe", [
      ["US", "(TX)", "TX"],
      ["US", "'NY'", "NY"],
      ["US", "ＣＡ", "CA"],
      ["US", "N.Y.", "NY"],
      ["US", "TX.", "TX"],
      ["CA", "[ON]", "ON"],
    ]));

  test("offers no safe fix for a possible placeholder", () => {
    assert.deepEqual(state("IT", "na"), [["guess", "NA"]]);
    assert.deepEqual(state("ES", "Na"), [["guess", "NA"]]);
    assert.deepEqual(state("IT", "no"), [["guess", "NO"]]);
    for (const text of ["N/A", "n/a"]) {
      const found = codes(record({ Country: "IT", State: text }));
      if (found.includes("state-code")) assert.deepEqual(state("IT", text), [], text);
    }
  });

  test("marks the state for a mistyped name as a guess, and suggests none for another place", () => {
    for (const [text, code] of [
      ["Colorada", "CO"],
      ["Calfornia", "CA"],
      ["Virgina", "VA"],
      ["Texs", "TX"],
      ["Pensylvania", "PA"],
      // Also a city of the United States.
      ["Kent", "KY"],
    ] as const) {
      assert.deepEqual(state("US", text), [["guess", code]], text);
    }
    for (const text of ["Ontario", "Newport", "Marne", "Carolina", "Mexico"])
      assert.deepEqual(state("US", text), [], text);
  });
});
