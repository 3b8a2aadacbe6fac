import { countryName, findCountry, isCountryCode, nearestCountries, type Place } from "../template/countries.ts";
import { dialCountries } from "../template/phones.ts";
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
    return likelyCountries(text).flatMap(({ code, name }) => replaceCell(cell, code, false, name));
  },
};

/** What a column of country codes takes, as a sentence with a space before it. */
export const takesCode = " It takes an assigned code of two capital letters, such as US, GB or DE.";

/** What would be right, as a sentence with a space before it; empty where nothing is near. */
function countryHint(text: string): string {
  const exact = findCountry(text);
  if (exact) return writePlace({ code: exact, name: countryName(exact) ?? exact });
  const near = likelyCountries(text).map(named);
  return near.length > 0 ? ` Did you mean ${either(near)}?` : "";
}

/** Those of which a person may pick one. */
function likelyCountries(text: string): Place[] {
  const numbered = numberedCountries(text).slice(0, 3);
  if (numbered.length === 0) return nearestCountries(text);
  return numbered.map((code) => ({ code, name: countryName(code) ?? code }));
}

/**
 * The countries of which a text may be the number: its dial code, or its numeric code of ISO 3166 without the leading
 * zeros. 44 is dialled for Britain, and 044 is the Bahamas.
 */
export function numberedCountries(text: string): string[] {
  const [main, ...others] = dialCountries(text);
  const numeric = /^\d{1,2}$/.test(text) ? findCountry(text.padStart(3, "0")) : undefined;
  // The library has the main country first and the others by their codes: of the many behind +1 Canada is the next.
  const dialled = others.sort((a, b) => Number(b === "CA") - Number(a === "CA"));
  return [...new Set([main, numeric, ...dialled])].filter((country) => country !== undefined);
}

/** What to write, as a sentence with a space before it. */
export function writePlace({ code, name }: Place): string {
  return ` Write ${quoted(code)} (${name}).`;
}

export function named({ code, name }: Place): string {
  return `${code} (${name})`;
}
