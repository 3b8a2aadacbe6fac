import { countryPlace, findCountry, isCountryCode, punctuatedCode } from "../template/countries.ts";
import { countryMeaning } from "../template/country-meaning.ts";
import { countryOfPhone, isNonGeographic } from "../template/phones.ts";
import { placeInSentence } from "../template/place-article.ts";
import type { PlaceMeaning } from "../template/place-meaning.ts";
import { numberedCountries, placeHint, takesCode } from "./country-code.ts";
import type { CellRule } from "./rule.ts";
import { cellOf, headerOf, placeFixes } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";

interface Data {
  header: string;
  text: string;
  /** The row's country, if its cell names one. */
  rowCountry: string | undefined;
  /** The row's Phone Number. */
  number: string;
}

/** Phone Country must be an alpha-2 code too. Many people write a dial code instead. */
export const phoneCountry: CellRule<Data> = {
  code: "phone-country",
  title: "Phone Country is not an ISO 3166-1 alpha-2 code",
  noun: ["phone country", "phone countries"],
  severity: "error",
  scope: "cell",
  kinds: ["phoneCountry"],
  look: { code: true },
  message(data) {
    const { header, text } = data;
    const hint = placeHint(meaningOf(data)) || takesCode;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    const { row } = cell;
    const data = { text, rowCountry: row.country("Country"), number: row.valueOf("Phone Number") };
    return { data: { header: headerOf(cell), ...data }, final: true };
  },
  fixes: (finding, file) => placeFixes(cellOf(finding, file), meaningOf(finding.data)),
};

/**
 * What a text in Phone Country means. A number may be a dial code, perhaps of several countries, or a numeric code of
 * ISO 3166. If the phone number belongs to another country, it is doubtful: `+1` with a number in Toronto.
 */
function meaningOf({ text, rowCountry, number }: Data): PlaceMeaning {
  const known = [...numberedCountries(text), /\d/.test(text) ? findCountry(text) : undefined];
  const all = [...new Set(known)].filter((country) => country !== undefined);
  const code = punctuatedCode(text);
  if (code) return { places: [countryPlace(code)], how: "exact" };
  if (all.length === 0) return dialMeaning(text, rowCountry, number) ?? countryMeaning(text);
  const sure = all.length === 1 ? all[0] : all.find((country) => country === rowCountry);
  // One or two digits alone may be a dial code or a numeric one.
  const isBare = /^\d{1,2}$/.test(text);
  const other = sure && countryOfPhone(number, sure);
  if (other && other !== sure && !isNonGeographic(number)) {
    const places = [...new Set([other, sure])].map(countryPlace);
    return {
      places,
      how: "choice",
      reason: `The phone number belongs to ${placeInSentence(countryPlace(other).name)}.`,
    };
  }
  if (sure) return { places: [countryPlace(sure)], how: isBare ? "known" : "exact" };
  return { places: all.slice(0, 3).map(countryPlace), how: "choice" };
}

/** A dial code in quotes, after a country code or before the zero for calls within the country: `US +1`, `+44 (0)`. */
const dialCode = /^["']*([A-Z]{2})?[\s/-]*\(?(\+\d{1,3}(?:[- ]\d{3})?)\)?(?:\s*\(0\))?["']*$/i;

function dialMeaning(text: string, rowCountry: string | undefined, number: string): PlaceMeaning | undefined {
  const [, written, dial] = dialCode.exec(text) ?? [];
  if (dial === undefined) return undefined;
  const code = written?.toUpperCase();
  const countries = numberedCountries(dial);
  if (countries.length === 0) return undefined;
  if (code !== undefined && countries.includes(code)) return { places: [countryPlace(code)], how: "known" };
  if (code !== undefined) return undefined;
  const meaning = meaningOf({ header: "", text: dial, rowCountry, number });
  return meaning.how === "exact" ? { ...meaning, how: "known" } : meaning;
}
