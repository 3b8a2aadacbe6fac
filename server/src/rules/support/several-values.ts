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

/** A longer value is no list of a few. In UTF-16 units. */
const longestValue = 500;

/** Several values are always separated by such a character. */
const mayPart = /[^\p{L}\p{N}]/u;

/** Signs that stand between values, whatever these are. */
const signs = /[,;|\t\r\n]+/;

/** What may stand between IDs that are alike, or between names, the plainest first. */
const betweenIds = [
  /\s*[/&+]\s*/,
  /\s+(?:and|or|to|through)\s+/i,
  /\s+[^\p{L}\p{N}\s]+\s+/u,
  /\s*[^\p{L}\p{N}\s]+\s*/u,
  /\s+/,
];
const betweenNames = [/\s*\/\s*/, /\s*&\s*/, /\s*\+\s*/, /\s+(?:and|or)\s+/i, /\s+[-\u2010-\u2015]\s+/];
/** What parts an ID as it parts the name beside it. */
const betweenPairs = [/\s*\/\s*/, /\s+(?:and|or|&|\+)\s+/i];

/**
 * The values of a cell that probably holds several of what its column takes one of: `S5, S6` in a Site ID, two phone
 * numbers. Where the ID of a company or site is a list, its name is one too. A text may hold any sign.
 */
export function severalIn(row: RowView, index: number): readonly string[] | undefined {
  const column = row.layout.columns[index];
  const value = row.value(index);
  if (value.length < 3 || value.length > longestValue || !mayPart.test(value)) return undefined;
  if (column?.kind === "id") return idsIn(value) ?? idsBesideNames(value, row.value(pairOf(row, index)));
  if (column?.kind === "name") return severalIn(row, pairOf(row, index)) && partsOf(value, betweenNames);
  const parts = partedBy(signs, value);
  if (column?.kind === "phone" && !isNumber(parts?.[0] ?? "")) return undefined;
  const points = parts?.map((part) => pointsOf(part, row, index)) ?? [];
  return points.some((each) => each > 0) && points.every((each) => each >= 0) ? parts : undefined;
}

/** What is said of such a cell instead of what to write, as a sentence with a space before it. */
export const severalHint = " It probably contains several values, but can have only one.";

/** Gives each value of a list a row of its own, where name and ID are lists of as many; else the cell one of them. */
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

/** The cell of the name that belongs to an ID, or of the ID that belongs to a name; -1 where there is none. */
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

/** The parts of a text, where there are several and none is empty. */
function partedBy(separator: RegExp, text: string): readonly string[] | undefined {
  const parts = text.trim().split(separator).map(tidy);
  return parts.length > 1 && !parts.includes("") ? parts : undefined;
}

function partsOf(text: string, separators: readonly RegExp[]): readonly string[] | undefined {
  for (const separator of [signs, ...separators]) {
    const parts = partedBy(separator, text);
    if (parts) return parts;
  }
  return undefined;
}

/** A number with commas between its thousands. */
const thousands = /^\s*\d{1,3}(?:,\d{2,3})*,\d{3}\s*$/;

/** IDs behind each other: parted by a sign that none has, or alike and parted by any (`S3/S4`, `(S1)(S2)`, but not `FAB/1`). */
function idsIn(typed: string): readonly string[] | undefined {
  const value = typed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$|["']/gu, "");
  if (thousands.test(value)) return undefined;
  const parts = partedBy(signs, value);
  if (parts) return areIds(parts, /[,;|]/.test(value)) ? parts : undefined;
  for (const separator of betweenIds) {
    const alike = partedBy(separator, value);
    if (alike && areAlike(alike)) return alike;
  }
  return undefined;
}

/** IDs that are parted as the names beside them are: `NYC/LAX` of `New York/Los Angeles`. */
function idsBesideNames(value: string, name: string): readonly string[] | undefined {
  for (const separator of betweenPairs) {
    const parts = partedBy(separator, value);
    if (parts && parts.length === partedBy(separator, name)?.length && looseKey(value) !== looseKey(name)) return parts;
  }
  return undefined;
}

/** @param mayBeWords whether they may be without digits; white space may part a word in two */
function areIds(parts: readonly string[], mayBeWords: boolean): boolean {
  if (!parts.every((part) => /^[\p{L}\p{N}][\p{L}\p{N}_.-]+$/u.test(part) && !isSuffixOfName(part))) return false;
  const withDigits = parts.filter((part) => /\p{N}/u.test(part));
  return withDigits.length === parts.length || (mayBeWords && withDigits.length === 0);
}

/** Whether all are the same letters with a number. */
function areAlike(parts: readonly string[]): boolean {
  const [first, ...others] = parts.map((part) => /^(\p{L}+)[-_. ]?\p{N}+$/u.exec(part)?.[1]?.toLowerCase());
  const isOne = parts.every((part) => part === parts[0]);
  return first !== undefined && !isOne && others.every((other) => other === first);
}

/**
 * More than 0 where a part is what the column takes by itself, and 0 where it may be. In a text it may be
 * anything, and rules of codes know what several say.
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

/** Whether a phone number is long enough to be whole. */
function isNumber(text: string): boolean {
  return text.replace(/\D+/g, "").length >= 7;
}
