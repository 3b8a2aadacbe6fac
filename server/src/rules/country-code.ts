import { countryName, findCountry, isCountryCode, nearestCountries, type Place } from "../template/countries.ts";
import { findState } from "../template/states.ts";
import { cellOf, headerOf, replaceCell } from "./cell-fix.ts";
import type { CellRule } from "./rule.ts";
import { either, quoted } from "./wording.ts";

interface Data {
  header: string;
  text: string;
}

/** Not an officially assigned alpha-2 code of ISO 3166-1, in upper case. */
export const countryCode: CellRule<Data> = {
  code: "country-code",
  title: "Country is not an ISO 3166-1 alpha-2 code",
  severity: "error",
  scope: "cell",
  kinds: ["country"],
  message({ header, text }) {
    const hint = countryHint(text) || takesCode;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return { data: { header: headerOf(cell), text }, final: true };
  },
  fixes(finding, file) {
    const { text } = finding.data;
    const cell = cellOf(finding, file);
    const exact = findCountry(text);
    // Georgia is a country and a state: which one is meant is not for a safe fix to say.
    const isState = text.length > 3 && findState(text, "US") !== undefined;
    if (exact && isState) return [exact, "US"].flatMap((code) => replaceCell(cell, code, false, countryName(code)));
    if (exact) return replaceCell(cell, exact, true, countryName(exact));
    return nearestCountries(text).flatMap(({ code, name }) => replaceCell(cell, code, false, name));
  },
};

/** What a column of country codes takes, as a sentence with a space before it. */
export const takesCode = " It takes an assigned code of two capital letters, such as US, GB or DE.";

/** What would be right, as a sentence with a space before it; empty where nothing is near. */
export function countryHint(text: string): string {
  const exact = findCountry(text);
  if (exact) return writeHint({ code: exact, name: countryName(exact) ?? exact });
  const near = nearestCountries(text).map(named);
  return near.length > 0 ? ` Did you mean ${either(near)}?` : "";
}

/** What to write, as a sentence with a space before it. */
export function writeHint({ code, name }: Place): string {
  return ` Write ${quoted(code)} (${name}).`;
}

export function named({ code, name }: Place): string {
  return `${code} (${name})`;
}
