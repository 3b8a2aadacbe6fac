import { looseKey } from "../../document/fold.ts";
import { tidy } from "../../document/whitespace.ts";
import { listed } from "../../listed.ts";
import { isWrittenZip } from "../../template/zips.ts";
import type { FileView, Finding, Fix } from "../rule.ts";
import type { RowView } from "../view.ts";
import { asGuess, cellOf, isCode } from "./cell-fix.ts";
import { Fit } from "./fit.ts";
import { replaceIdentity } from "./identity-fix.ts";
import { isSuffixOfName } from "./split-name.ts";
import { count, quoted } from "./wording.ts";

/** A longer value is not a list of a few. In UTF-16 units. */
const longestValue = 500;

/** Several values are always separated by such a character. */
const mayBeSeparator = /[^\p{L}\p{N}]/u;

/** Characters that separate values of any kind. */
const commonSeparators = /[,;|\t\r\n]+/;

/** Separators of IDs that are alike, and of names, the clearest first. */
const betweenIds = [
  /\s*[/&+]\s*/,
  /\s+(?:and|or|to|through)\s+/i,
  /\s+[^\p{L}\p{N}\s]+\s+/u,
  /\s*[^\p{L}\p{N}\s]+\s*/u,
  /\s+/,
];
const betweenNames = [/\s*\/\s*/, /\s*&\s*/, /\s*\+\s*/, /\s+(?:and|or)\s+/i, /\s+[-\u2010-\u2015]\s+/];
/** Separators that an ID and its name may both have. */
const betweenPairs = [/\s*\/\s*/, /\s+(?:and|or|&|\+)\s+/i];

/**
 * The values of a cell that probably contains several, although its column takes one: `S5, S6` in a Site ID, two phone
 * numbers. If the ID of a company or site is a list, so is its name. A text may contain any of the separators.
 */
export function severalIn(row: RowView, index: number): readonly string[] | undefined {
  const column = row.layout.columns[index];
  const value = row.value(index);
  if (value.length < 3 || value.length > longestValue || !mayBeSeparator.test(value)) return undefined;
  if (column?.kind === "id") return idsIn(value) ?? idsBesideNames(value, row.value(pairOf(row, index)));
  if (column?.kind === "name") return severalIn(row, pairOf(row, index)) && partsOf(value, betweenNames);
  const parts = splitBy(commonSeparators, value);
  if (column?.kind === "phone" && !isCompleteNumber(parts?.[0] ?? "")) return undefined;
  const points = parts?.map((part) => pointsOf(part, row, index)) ?? [];
  return points.some((each) => each > 0) && points.every((each) => each >= 0) ? parts : undefined;
}

/** The hint for such a cell, instead of what to write, as a sentence with a space before it. */
export const severalHint = " It probably contains several values, but can have only one.";

/** Gives each value a row of its own if name and ID have equally many; otherwise, the cell keeps one of them. */
export function severalFixes(finding: Finding, file: FileView): Fix[] {
  const { row, index } = cellOf(finding, file);
  const values = severalIn(row, index);
  if (!values) return [];
  const pair = pairOf(row, index);
  const others = pair < 0 ? undefined : severalIn(row, pair);
  const lineEnd = row.row.text.slice(row.contentEnd);
  if (others?.length !== values.length || lineEnd === "")
    return values.flatMap((value) => replaceIdentity(file, finding, value, false)).map(asGuess);
  const rows = values.map((value, at) => {
    const cells = row
      .values()
      .with(index, value)
      .with(pair, others[at] ?? "");
    return row.rewrite(cells).text;
  });
  const title = `Split into ${count(rows.length, "row")}, for ${listed(values.map(quoted))}`;
  const edit = { row: row.row, start: 0, end: row.contentEnd, text: rows.join(lineEnd) };
  return [{ title, safe: false, guess: true, edits: [edit] }];
}

/** The cell of the name that belongs to an ID, or of the ID that belongs to a name; -1 if there is none. */
function pairOf({ layout }: RowView, index: number): number {
  switch (layout.columns[index]?.role) {
    case "Company Name":
      return layout.cellOf("Company ID");
    case "Company ID":
      return layout.cellOf("Company Name");
    case "Site Name":
      return layout.cellOf("Site ID");
    case "Site ID":
      return layout.cellOf("Site Name");
    default:
      return -1;
  }
}

/** The parts of a text, if there are several and none is empty. */
function splitBy(separator: RegExp, text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  // Most texts are in one part, and a search is cheaper than splitting.
  if (!separator.test(trimmed)) return undefined;
  const parts = trimmed.split(separator).map(tidy);
  return parts.length > 1 && !parts.includes("") ? parts : undefined;
}

function partsOf(text: string, separators: readonly RegExp[]): readonly string[] | undefined {
  for (const separator of [commonSeparators, ...separators]) {
    const parts = splitBy(separator, text);
    if (parts) return parts;
  }
  return undefined;
}

/** A number with thousands separators. */
const thousands = /^\s*\d{1,3}(?:,\d{2,3})*,\d{3}\s*$/;

/** A text without quotes that begins and ends with a letter or digit. */
const isBare = /^[A-Za-z\d][^"']*[A-Za-z\d]$/;

/** Between IDs that are letters followed by a number. */
const numberBeforeLetter = /\p{N}[^\p{L}\p{N}]+\p{L}/u;

/**
 * The IDs in a list: with a common separator, or alike and with any separator (`S3/S4`, `(S1)(S2)`, but not `FAB/1`).
 */
function idsIn(text: string): readonly string[] | undefined {
  const value = isBare.test(text) ? text : text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$|["']/gu, "");
  if (thousands.test(value)) return undefined;
  const parts = splitBy(commonSeparators, value);
  if (parts) return areIds(parts, /[,;|]/.test(value)) ? parts : undefined;
  if (!numberBeforeLetter.test(value)) return undefined;
  for (const separator of betweenIds) {
    const alike = splitBy(separator, value);
    if (alike && areAlike(alike)) return alike;
  }
  return undefined;
}

/** IDs with the same separator as their names: `NYC/LAX` for `New York/Los Angeles`. */
function idsBesideNames(value: string, name: string): readonly string[] | undefined {
  for (const separator of betweenPairs) {
    const parts = splitBy(separator, value);
    if (parts && parts.length === splitBy(separator, name)?.length && looseKey(value) !== looseKey(name)) return parts;
  }
  return undefined;
}

/** @param mayBeWords whether they may have no digits; white space may have split a word */
function areIds(parts: readonly string[], mayBeWords: boolean): boolean {
  if (!parts.every((part) => /^[\p{L}\p{N}][\p{L}\p{N}_.-]+$/u.test(part) && !isSuffixOfName(part))) return false;
  const withDigits = parts.filter((part) => /\p{N}/u.test(part));
  return withDigits.length === parts.length || (mayBeWords && withDigits.length === 0);
}

/** Whether all are the same letters followed by a number. */
function areAlike(parts: readonly string[]): boolean {
  const [first, ...others] = parts.map((part) => /^(\p{L}+)[-_. ]?\p{N}+$/u.exec(part)?.[1]?.toLowerCase());
  const isOne = parts.every((part) => part === parts[0]);
  return first !== undefined && !isOne && others.every((other) => other === first);
}

/**
 * More than 0 if the part alone is a value of the column, and 0 if it may be. A text may contain anything, and the
 * rules for codes understand several values.
 */
function pointsOf(part: string, row: RowView, index: number): number {
  const column = row.layout.columns[index];
  const country = row.country("Country");
  if (column?.role === "Zip") return isWrittenZip(part) ? 1 : -1;
  if (isCode(column) || (column?.kind === "text" && column.role !== "Social Media")) return -1;
  const points = new Fit(row, country).at(part, index);
  // Any word may be a type.
  return points > 0 || column?.kind.endsWith("Type") ? points : -1;
}

/** Whether a phone number is long enough to be complete. */
function isCompleteNumber(text: string): boolean {
  return text.replace(/\D+/g, "").length >= 7;
}
