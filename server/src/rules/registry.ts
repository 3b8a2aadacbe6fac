import { characters } from "./characters.ts";
import { comma } from "./comma.ts";
import { companyExists, companyMayExist } from "./company-exists.ts";
import { companyIdMismatch } from "./company-id-mismatch.ts";
import { companySpelling } from "./company-spelling.ts";
import { countryCode } from "./country-code.ts";
import { delimiter } from "./delimiter.ts";
import { duplicateSite } from "./duplicate-site.ts";
import { email } from "./email.ts";
import { encoding } from "./encoding.ts";
import { existingExport } from "./existing-export.ts";
import { headerDuplicate } from "./header-duplicate.ts";
import { headerMissing } from "./header-missing.ts";
import { headerName } from "./header-name.ts";
import { headerOrder } from "./header-order.ts";
import { headerUnknown } from "./header-unknown.ts";
import { length } from "./length.ts";
import { lineBreak } from "./line-break.ts";
import { phoneCountry } from "./phone-country.ts";
import { phoneNumber } from "./phone-number.ts";
import { predefinedValue } from "./predefined-value.ts";
import { quote } from "./quote.ts";
import { required } from "./required.ts";
import { rowBlank } from "./row-blank.ts";
import { rowLength } from "./row-length.ts";
import type { AnyRule, CellRule, GroupRule, HeaderRule, RecordRule, RowRule } from "./rule.ts";
import { siteIdReused } from "./site-id-reused.ts";
import { spaces } from "./spaces.ts";
import { spreadsheetDamage } from "./spreadsheet-damage.ts";
import { stateCode } from "./state-code.ts";
import { whitespace } from "./whitespace.ts";

export const headerRules: readonly HeaderRule<unknown>[] = [
  delimiter,
  headerMissing,
  headerName,
  headerUnknown,
  headerDuplicate,
  headerOrder,
  existingExport,
];

/** A blank row first: it has no length to speak of. */
export const rowRules: readonly RowRule<unknown>[] = [rowBlank, rowLength];

/** From the root of a fault to what could follow from it: a final fault hides those behind it. */
export const cellRules: readonly CellRule<unknown>[] = [
  encoding,
  spreadsheetDamage,
  quote,
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

export const recordRules: readonly RecordRule<unknown>[] = [companyExists, companyMayExist];

/** Every rule, in the order of the documentation. */
export const allRules: readonly AnyRule[] = [
  ...headerRules.filter((rule) => rule !== existingExport),
  ...rowRules,
  ...cellRules,
  ...groupRules,
  ...recordRules,
  existingExport,
];
