import { inDigits } from "../rules/support/wording.ts";

/** What one problem of each rule is called, and several of them, where a message counts them. */
const names: Readonly<Record<string, readonly [one: string, several: string]>> = {
  preamble: ["line above the header row", "lines above the header row"],
  "header-repeated": ["repeated header row", "repeated header rows"],
  "row-quoted": ["row in quotes", "rows in quotes"],
  "row-delimiter": ["row with another delimiter", "rows with another delimiter"],
  placeholder: ["value that stands for none", "values that stand for none"],
  delimiter: ["wrong delimiter", "wrong delimiters"],
  "header-missing": ["missing column", "missing columns"],
  "header-name": ["inexact header", "inexact headers"],
  "header-unknown": ["unknown header", "unknown headers"],
  "header-duplicate": ["repeated header", "repeated headers"],
  "header-order": ["wrong order of columns", "wrong orders of columns"],
  "row-blank": ["blank row", "blank rows"],
  "row-length": ["row of the wrong length", "rows of the wrong length"],
  encoding: ["garbled value", "garbled values"],
  "spreadsheet-damage": ["value damaged by a spreadsheet", "values damaged by a spreadsheet"],
  quote: ["stray quote", "stray quotes"],
  "line-break": ["line break", "line breaks"],
  required: ["empty required cell", "empty required cells"],
  "country-code": ["country code", "country codes"],
  "state-code": ["state code", "state codes"],
  "phone-country": ["phone country", "phone countries"],
  whitespace: ["value with stray white space", "values with stray white space"],
  comma: ["value with a comma", "values with a comma"],
  characters: ["name or ID with other characters", "names or IDs with other characters"],
  spaces: ["name or ID with a space", "names or IDs with a space"],
  length: ["value that is too long", "values that are too long"],
  "predefined-value": ["unknown type", "unknown types"],
  email: ["e-mail address", "e-mail addresses"],
  "phone-number": ["phone number", "phone numbers"],
  "duplicate-site": ["repeated site", "repeated sites"],
  "site-id-reused": ["reused Site ID", "reused Site IDs"],
  "company-id-mismatch": ["mismatch of company and ID", "mismatches of company and ID"],
  "company-spelling": ["other spelling of a company", "other spellings of a company"],
  "company-exists": ["row of an existing company", "rows of existing companies"],
  "company-may-exist": ["row of a company that may exist", "rows of companies that may exist"],
  "existing-export": ["unusable export", "unusable exports"],
  "existing-partial": ["export that is only a part", "exports that are only a part"],
};

/** `1 country code`, `2,000 country codes`. */
export function countProblems(number: number, code: string): string {
  return `${inDigits(number)} ${nameOf(code)[number === 1 ? 0 : 1]}`;
}

/** What several problems of a rule are called: `country codes`. */
export function problemsOf(code: string): string {
  return nameOf(code)[1];
}

function nameOf(code: string): readonly [one: string, several: string] {
  return names[code] ?? [`${code} problem`, `${code} problems`];
}
