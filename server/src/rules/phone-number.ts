import { countryName } from "../template/countries.ts";
import { isPossiblePhone, suggestPhones } from "../template/phones.ts";
import { named, trustedCountry } from "./country-code.ts";
import type { CellRule } from "./rule.ts";
import { asGuess, cellOf, headerOf, replaceCell } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  header: string;
  text: string;
  country?: string;
}

/** A number that is not possible in the Phone Country, by the lengths that its numbering plan allows. */
export const phoneNumber: CellRule<Data> = {
  code: "phone-number",
  title: "Phone Number is not a possible number in the Phone Country",
  noun: ["phone number", "phone numbers"],
  severity: "warning",
  scope: "cell",
  suggestsOnly: () => true,
  kinds: ["phone"],
  look: { code: true },
  message({ header, text, country }) {
    const where = country ? ` for ${named({ code: country, name: countryName(country) ?? country })}` : "";
    const [likely] = suggestPhones(text, country);
    const hint = likely ? `Did you mean ${quoted(likely)}?` : "Check the digits, and the calling code if it has one.";
    return `${header} ${quoted(text)} is not a possible phone number${where}. ${hint}`;
  },
  check(cell) {
    const text = cell.tidyValue;
    if (text === "") return undefined;
    const country = phoneCountryOf(cell.row);
    // Without a country, only an international number can be checked.
    if ((country === undefined && !text.startsWith("+")) || isPossiblePhone(text, country)) return undefined;
    const header = headerOf(cell);
    return { data: country === undefined ? { header, text } : { header, text, country } };
  },
  fixes(finding, file) {
    const { text, country } = finding.data;
    const cell = cellOf(finding, file);
    const repairs = suggestPhones(text, country);
    const fixes = repairs.flatMap((value) => replaceCell(cell, value, false));
    // Several ways to write the same number are certain, but different numbers are a choice.
    const [first = "", ...others] = repairs.map((repair) => repair.replace(/\D+/g, ""));
    const isOne = others.every((digits) => haveSameEnd(first, digits));
    return isOne ? fixes : fixes.map(asGuess);
  },
};

/** Whether two numbers end in the same digits and differ only in their prefixes. */
function haveSameEnd(one: string, other: string): boolean {
  return one.slice(-6) === other.slice(-6);
}

/** The Phone Country, or the row's country if that cell is empty. */
function phoneCountryOf(row: RowView): string | undefined {
  return row.valueOf("Phone Country") === "" ? trustedCountry(row) : row.country("Phone Country");
}
