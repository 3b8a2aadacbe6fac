import { characters } from "./characters.ts";
import { comma } from "./comma.ts";
import { companyExists, companyMayExist } from "./company-exists.ts";
import { companyIdMismatch } from "./company-id-mismatch.ts";
import { companySpelling } from "./company-spelling.ts";
import { countryCode } from "./country-code.ts";
import { delimiter } from "./delimiter.ts";
import { duplicateAcrossFiles } from "./duplicate-across-files.ts";
import { duplicateSite } from "./duplicate-site.ts";
import { email } from "./email.ts";
import { encoding, fileEncoding } from "./encoding.ts";
import { existingExport } from "./existing-export.ts";
import { existingPartial } from "./existing-partial.ts";
import { headerDuplicate } from "./header-duplicate.ts";
import { headerMissing } from "./header-missing.ts";
import { headerName } from "./header-name.ts";
import { headerOrder } from "./header-order.ts";
import { headerUnknown } from "./header-unknown.ts";
import { length } from "./length.ts";
import { lineBreak } from "./line-break.ts";
import { phoneCountry } from "./phone-country.ts";
import { phoneNumber } from "./phone-number.ts";
import { placeholder } from "./placeholder.ts";
import { preamble } from "./preamble.ts";
import { predefinedValue } from "./predefined-value.ts";
import { quote } from "./quote.ts";
import { required } from "./required.ts";
import { responseReason } from "./response-reason.ts";
import { headerQuoted } from "./row-quoted.ts";
import type { AnyRule, CellRule, GroupRule, HeaderRule, RecordRule, ResponseRule, RowRule } from "./rule.ts";
import { shapeRules } from "./shape.ts";
import { siteIdReused } from "./site-id-reused.ts";
import { spaces } from "./spaces.ts";
import { spreadsheetDamage } from "./spreadsheet-damage.ts";
import { stateCode } from "./state-code.ts";
import { whitespace } from "./whitespace.ts";

export const headerRules: readonly HeaderRule<unknown>[] = [
  fileEncoding,
  preamble,
  headerQuoted,
  delimiter,
  headerMissing,
  headerName,
  headerUnknown,
  headerDuplicate,
  headerOrder,
];

export const rowRules: readonly RowRule<unknown>[] = shapeRules;

/** Root causes before what could follow from them: a final fault hides those after it. */
export const cellRules: readonly CellRule<unknown>[] = [
  encoding,
  spreadsheetDamage,
  quote,
  placeholder,
  lineBreak,
  required,
  countryCode,
  stateCode,
  phoneCountry,
  whitespace,
  comma,
  characters,
  spaces,
  length,
  predefinedValue,
  email,
  phoneNumber,
];

export const groupRules: readonly GroupRule<unknown>[] = [
  duplicateSite,
  siteIdReused,
  companyIdMismatch,
  companySpelling,
];

export const recordRules: readonly RecordRule<unknown>[] = [
  duplicateAcrossFiles,
  // The export knows more than another file.
  companyExists,
  companyMayExist,
];

/** Problems of the exports are reported on the header row. */
export const exportRules: readonly HeaderRule<unknown>[] = [existingExport, existingPartial];

/** In a response file, what was said of its rows. */
export const responseRules: readonly ResponseRule<unknown>[] = [responseReason];

/** In the order in which they run. Two may share a code if they find the same fault in a row and in the header row. */
export const rulesAsRun: readonly AnyRule[] = [
  ...headerRules,
  ...rowRules,
  ...cellRules,
  ...groupRules,
  ...recordRules,
  ...exportRules,
  ...responseRules,
];

/** The last rule of each code, in the order of the documentation. */
export const allRules: readonly AnyRule[] = rulesAsRun.filter(
  ({ code }, index) => index === rulesAsRun.findLastIndex((rule) => rule.code === code),
);
