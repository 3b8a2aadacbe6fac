import type { SourceTable } from "../document/source-table.ts";
import type { Steps } from "../steps.ts";
import { isCountryCode } from "../template/countries.ts";
import { isEmail } from "../template/emails.ts";
import { meaningByWords } from "../template/header-meaning.ts";
import { headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { isWrittenZip } from "../template/zips.ts";
import { isWrittenPhone } from "./contents.ts";

/**
 * Says that the header row of a source looks like a record, because the source has none: no cell is a known header, and
 * one is an email address, a phone number, a postal code or a country code.
 * @param file its name in the sentence
 * @returns one sentence; none if it looks like a header row
 */
export function* doubtingHeader(table: SourceTable, template: Template, file: string): Steps<string[]> {
  const cells = table.columns.filter(({ named }) => named).map(({ name }) => name);
  const keys = new Set(cells.map(headerKey));
  let hasValue = false;
  for (const cell of cells) {
    yield;
    if (meaningByWords(cell, keys, template)) return [];
    hasValue ||= isValue(cell);
  }
  if (!hasValue) return [];
  const line = table.firstRow - 1;
  return [`Line ${line} of ${file} is taken for the header row, but looks like a record: add a header row above it.`];
}

/** Whether a cell is rather a value than a header. Reports have years in theirs. */
function isValue(cell: string): boolean {
  if (isEmail(cell) || isCountryCode(cell)) return true;
  return isWrittenPhone(cell, undefined) || (isWrittenZip(cell) && !/^(?:19|20)\d\d$/.test(cell));
}
