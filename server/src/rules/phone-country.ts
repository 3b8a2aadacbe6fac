import { countryName, findCountry, isCountryCode, nearestCountries } from "../template/countries.ts";
import { dialCountries } from "../template/phones.ts";
import { cellOf, headerOf, replaceCell } from "./cell-fix.ts";
import { named, takesCode, writeHint } from "./country-code.ts";
import type { CellRule } from "./rule.ts";
import { either, quoted } from "./wording.ts";

interface Data {
  header: string;
  text: string;
  meaning: Meaning;
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
  message({ header, text, meaning }) {
    const places = meaning.countries.slice(0, 3).map((code) => ({ code, name: countryName(code) ?? code }));
    const [first] = places;
    const hint = !first ? takesCode : meaning.sure ? writeHint(first) : ` Did you mean ${either(places.map(named))}?`;
    return `${header} ${quoted(text)} is not an ISO 3166-1 alpha-2 code.${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "" || isCountryCode(text)) return undefined;
    return {
      data: { header: headerOf(cell), text, meaning: meaningOf(text, cell.row.country("Country")) },
      final: true,
    };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { countries, sure } = finding.data.meaning;
    return countries.slice(0, 3).flatMap((code) => replaceCell(cell, code, sure, countryName(code)));
  },
};

function meaningOf(text: string, rowCountry: string | undefined): Meaning {
  const country = findCountry(text);
  const dialled = dialCountries(text);
  // Digits alone may be a dial code or a numeric code of ISO 3166: 44 is dialled for Britain, 044 is the Bahamas.
  const all = [...new Set(country ? [...dialled, country] : dialled)];
  if (all.length === 1) return { countries: all, sure: true };
  if (rowCountry && all.includes(rowCountry)) return { countries: [rowCountry], sure: true };
  if (all.length > 0) return { countries: all, sure: false };
  return { countries: nearestCountries(text).map(({ code }) => code), sure: false };
}
