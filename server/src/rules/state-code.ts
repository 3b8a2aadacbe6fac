import { countryName, findCountry } from "../template/countries.ts";
import { findState, isState, nearestStates, type StateKind, stateKind, stateName, states } from "../template/states.ts";
import { cellOf, headerOf, replaceCell } from "./cell-fix.ts";
import { named, writePlace } from "./country-code.ts";
import type { CellRule, Fix } from "./rule.ts";
import { either, quoted } from "./wording.ts";

interface Data {
  header: string;
  text: string;
  /** The row's country, where its cell names one. */
  country?: string;
  /** How many of its ISO 3166-2 codes have two letters. */
  codes: StateKind;
}

/**
 * The guide wants two letters of every state, but ISO 3166-2 gives two-letter codes to only some countries. Where the
 * row's country has none or not for all its subdivisions, no value can be right for sure, so it is a warning.
 */
export const stateCode: CellRule<Data> = {
  code: "state-code",
  title: "State is not a two-letter code of ISO 3166-2 in the row's country",
  severity: "error",
  scope: "cell",
  kinds: ["state"],
  message({ header, text, country, codes }) {
    const value = `${header} ${quoted(text)}`;
    if (country === undefined) return `${value} is not a code of two capital letters, such as CA or TX.`;
    const place = named({ code: country, name: countryName(country) ?? country });
    const leave = " The import wants two letters: leave the cell empty if it is refused.";
    if (codes === "none")
      return `${value} cannot be checked, since ISO 3166-2 has no two-letter codes for ${place}.${leave}`;
    const said = `${value} is not one of the two-letter codes of ISO 3166-2 for ${place}`;
    const hint = stateHint(text, country);
    if (codes === "some") return `${said}, where only some states have one.${hint || leave}`;
    return `${said}.${hint || exampleHint(country)}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "") return undefined;
    const country = cell.row.country("Country");
    const header = headerOf(cell);
    if (country === undefined) {
      return isTwoLetters(text) ? undefined : { data: { header, text, codes: "all" }, final: true };
    }
    if (isState(country, text)) return undefined;
    const codes = stateKind(country);
    const data = { header, text, country, codes };
    return codes === "all" ? { data, final: true } : { data, severity: "warning" };
  },
  fixes(finding, file) {
    const { text, country } = finding.data;
    const cell = cellOf(finding, file);
    const blank: Fix = { title: "Empty the cell", safe: false, edits: [cell.replace("")] };
    if (country === undefined) {
      const upper = text.toUpperCase();
      return [...(isTwoLetters(upper) ? replaceCell(cell, upper, true) : []), blank];
    }
    const exact = findState(text, country);
    if (exact) return replaceCell(cell, exact, true, stateName(country, exact));
    if (isCountryItself(text, country)) return [blank];
    return [...nearestStates(text, country).flatMap(({ code, name }) => replaceCell(cell, code, false, name)), blank];
  },
};

function exampleHint(country: string): string {
  const [first] = states(country);
  return first ? ` It takes a code such as ${named(first)}.` : "";
}

function isTwoLetters(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** Whether the cell says again what the row's Country says. Two letters may be a state of another country instead. */
function isCountryItself(text: string, country: string): boolean {
  return text.length > 2 && findCountry(text) === country;
}

function stateHint(text: string, country: string): string {
  const exact = findState(text, country);
  if (exact) return writePlace({ code: exact, name: stateName(country, exact) ?? exact });
  if (isCountryItself(text, country)) return " It is the name of the country: leave the cell empty.";
  const near = nearestStates(text, country).map(named);
  return near.length > 0 ? ` Did you mean ${either(near)}?` : "";
}
