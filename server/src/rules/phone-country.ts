import { countryName, findCountry, isCountryCode, nearestCountries } from "../template/countries.ts";
import { cellOf, headerOf, replaceCell } from "./cell-fix.ts";
import { named, numberedCountries, takesCode, writePlace } from "./country-code.ts";
import type { CellRule } from "./rule.ts";
import { either, quoted } from "./wording.ts";

interface Data {
  header: string;
  text: string;
  /** The row's own country, where its cell names one. */
  rowCountry: string | undefined;
}

/** The countries that a text may mean; `sure` where there is no choice. */
interface Meaning {
  countries: string[];
  sure: boolean;
}

/** Phone Country is an alpha-2 code too; dial codes are what people write instead. */
export const phoneCountry: CellRule<Data> = {
  code: "phone-country",
  title: "Phone Country is not an ISO 3166-1 alpha-2 code",
  severity: "error",
  scope: "cell",
  kinds: ["phoneCountry"],
  message({ header, text, rowCountry }) {
    const { countries, sure } = meaningOf(text, rowCountry);
    const places = countries.slice(0, 3).map((code) => ({ code, name: countryName(code) ?? code }));
    const [first] = places;
    const hint = !first ? takesCode : sure ? writePlace(first) : ` Did you mean ${either(places.map(named))}?`;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return { data: { header: headerOf(cell), text, rowCountry: cell.row.country("Country") }, final: true };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { text, rowCountry } = finding.data;
    const { countries, sure } = meaningOf(text, rowCountry);
    return countries.slice(0, 3).flatMap((code) => replaceCell(cell, code, sure, countryName(code)));
  },
};

function meaningOf(text: string, rowCountry: string | undefined): Meaning {
  const known = [...numberedCountries(text), findCountry(text)].filter((country) => country !== undefined);
  const all = [...new Set(known)];
  if (all.length === 1) return { countries: all, sure: true };
  if (rowCountry && all.includes(rowCountry)) return { countries: [rowCountry], sure: true };
  if (all.length > 0) return { countries: all, sure: false };
  return { countries: nearestCountries(text).map(({ code }) => code), sure: false };
}
