import { countryName, findCountry } from "../template/countries.ts";
import { placeInSentence } from "../template/place-article.ts";
import {
  formerState,
  isState,
  type StateKind,
  stateKind,
  stateMeaning,
  stateName,
  states,
} from "../template/states.ts";
import { named, placeHint, trustedCountry } from "./country-code.ts";
import type { CellRule, Fix } from "./rule.ts";
import { asGuess, cellOf, headerOf, placeFixes, replaceCell } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  header: string;
  text: string;
  /** The row's country, if its cell names one. */
  country?: string;
  /** How many of its ISO 3166-2 codes have two letters. */
  codes: StateKind;
}

/**
 * The guide requires two letters, but ISO 3166-2 has two-letter codes for only some countries. If the row's country has
 * none, or not for all its subdivisions, no value is certainly correct, so it is a warning.
 */
export const stateCode: CellRule<Data> = {
  code: "state-code",
  title: "State is not a two-letter ISO 3166-2 code of the row's country",
  noun: ["state code", "state codes"],
  severity: "error",
  scope: "cell",
  kinds: ["state"],
  look: { code: true },
  message({ header, text, country, codes }) {
    const value = `${header} ${quoted(text)}`;
    if (country === undefined) return `${value} is not a code of two capital letters, such as CA or TX.`;
    const place = named({ code: country, name: countryName(country) ?? country });
    const leave = " The import expects two letters. If the platform refuses the value, empty the cell.";
    if (codes === "none")
      return `${value} cannot be checked because ISO 3166-2 has no two-letter codes for ${place}.${leave}`;
    const problem = `${value} is not a two-letter ISO 3166-2 code of ${place}`;
    const hint = isCountryItself(text, country)
      ? " It is the country's name. Empty the cell."
      : placeHint(stateMeaning(text, country));
    if (codes === "some") return `${problem}. Only some of its states have one.${hint || leave}`;
    return `${problem}.${hint || neighbourHint(text, country) || exampleHint(country)}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "") return undefined;
    const country = trustedCountry(cell.row);
    const header = headerOf(cell);
    if (country === undefined) {
      return isTwoLetters(text) ? undefined : { data: { header, text, codes: "all" }, final: true };
    }
    if (isState(country, text)) return undefined;
    const codes = stateKind(country);
    const data = { header, text, country, codes };
    // The platform may still know a former code.
    const isWarning = codes !== "all" || (isTwoLetters(text) && formerState(text, country) !== undefined);
    return isWarning ? { data, severity: "warning" } : { data, final: true };
  },
  fixes(finding, file) {
    const { text, country } = finding.data;
    const cell = cellOf(finding, file);
    const blank: Fix = { title: "Empty the cell", safe: false, edits: [cell.replace("")] };
    if (country === undefined) {
      const upper = text.toUpperCase();
      // `na` and `no` may mean that there is no value.
      const isWord = upper === "NA" || upper === "NO";
      const fixes = isTwoLetters(upper) ? replaceCell(cell, upper, !isWord) : [];
      return [...(isWord ? fixes.map(asGuess) : fixes), blank];
    }
    if (isCountryItself(text, country)) return [blank];
    const meaning = stateMeaning(text, country);
    const fixes = placeFixes(cell, meaning);
    return meaning.how === "exact" ? fixes : [...fixes, blank];
  },
};

/**
 * Hint that a code belongs to the United States or Canada, whose codes are the best known. Country may then be wrong.
 */
function neighbourHint(text: string, country: string): string {
  const neighbour = ["US", "CA"].find((other) => other !== country && isState(other, text));
  if (neighbour === undefined) return "";
  return ` ${text} is ${placeInSentence(stateName(neighbour, text) ?? "")} in ${named({ code: neighbour, name: countryName(neighbour) ?? "" })}. Check the country.`;
}

function exampleHint(country: string): string {
  const [first] = states(country);
  return first ? ` Use a code such as ${named(first)}.` : "";
}

function isTwoLetters(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** Whether the cell repeats the row's Country. Two letters may be a state of another country instead. */
function isCountryItself(text: string, country: string): boolean {
  // A state may have its country's name. A file may need the names of all countries for this only, so they come last.
  return text.length >= 3 && stateMeaning(text, country).how !== "exact" && findCountry(text) === country;
}
