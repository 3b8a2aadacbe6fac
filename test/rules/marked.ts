import assert from "node:assert/strict";
import type { Checker } from "../../server/src/checker/checker.ts";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check as checkText, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { isBest } from "../../server/src/lsp/code-actions.ts";
import type { OtherFiles } from "../../server/src/rules/company-places.ts";
import type { CheckContext, Misread, Severity } from "../../server/src/rules/context.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import type { Finding, Fix } from "../../server/src/rules/rule.ts";
import type { RowView } from "../../server/src/rules/view.ts";
import { emailTypes, phoneTypes, socialTypes } from "../../server/src/template/assumed-types.ts";
import {
  type ColumnOverride,
  defaultTemplate,
  overrideColumns,
  type Template,
} from "../../server/src/template/template.ts";

/** What a test sets besides the file's text. */
export interface Given {
  rules?: Record<string, Severity | "off">;
  /** Lists that the user has set; the others are the assumed ones. */
  types?: { email?: string[]; phone?: string[]; social?: string[] };
  template?: Template;
  columns?: Record<string, ColumnOverride>;
  /** The records of an export of existing companies. */
  existing?: object[];
  exportProblems?: string[];
  partialExports?: string[];
  /** The companies of the files that the file is validated together with. */
  others?: OtherFiles;
  created?: CheckContext["created"];
  misread?: Misread;
}

/** The required headers: the shortest valid header row. */
export const header = "Company Name,Company ID,Site Name,Site ID,Country";

const rightRecord = {
  "Company Name": "Acme",
  "Company ID": "ACME1",
  "Site Name": "HQ",
  "Site ID": "HQ1",
  Country: "US",
};

/** A file with the required columns and further ones, and these rows; lines end in LF. */
export function file(further: string, ...rows: string[]): string {
  return [further === "" ? header : `${header},${further}`, ...rows, ""].join("\n");
}

/**
 * A file of one record that is valid except for the given cells, which are written as in the file, quotes included.
 * Columns that are not required follow in the order given.
 */
export function record(cells: Record<string, string>): string {
  const record: Record<string, string> = { ...rightRecord, ...cells };
  return `${Object.keys(record).join(",")}\n${Object.values(record).join(",")}\n`;
}

/** A text without its marks, and their places: UTF-16 offsets in the order of the file. Marks may be nested. */
function unmark(marked: string): { text: string; ranges: [start: number, end: number][] } {
  const ranges: [number, number][] = [];
  const open: [number, number][] = [];
  let text = "";
  for (const character of marked) {
    if (character === "⟦") {
      const range: [number, number] = [text.length, -1];
      ranges.push(range);
      open.push(range);
    } else if (character === "⟧") {
      const range = open.pop();
      assert(range, "a mark is closed that was not opened");
      range[1] = text.length;
    } else text += character;
  }
  assert.equal(open.length, 0, "a mark is not closed");
  return { text, ranges: ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

export function contextOf(given: Given = {}): CheckContext {
  const {
    rules = {},
    types = {},
    existing,
    exportProblems = [],
    partialExports = [],
    misread,
    created,
    others,
  } = given;
  const list = (own: string[] | undefined, assumed: readonly string[]) => ({
    values: own ?? assumed,
    confirmed: own !== undefined,
  });
  return {
    template: overrideColumns(given.template ?? defaultTemplate, given.columns ?? {}),
    severities: new Map(Object.entries(rules)),
    types: {
      emailType: list(types.email, emailTypes),
      phoneType: list(types.phone, phoneTypes),
      socialType: list(types.social, socialTypes),
    },
    ...(existing ? { existing: existingOf(existing) } : {}),
    exportProblems,
    partialExports,
    ...(created ? { created } : {}),
    misread,
    others,
  };
}

function existingOf(records: object[]): ExistingCompanies {
  const parsed = parseExport(JSON.stringify(records), "companies.json");
  assert(parsed.ok);
  return new ExistingCompanies([parsed.companies]);
}

export function check(text: string, given?: Given): Checker {
  return checkText(text, contextOf(given));
}

/** The first record of a file, as rules see it. */
export function firstRecord(text: string, given?: Given): RowView {
  const checker = check(text, given);
  return checker.view([...checker.records()][0] ?? checker.header);
}

/** What a test expects of a finding: its code, its severity and parts of its data; the golden file has the message. */
export type Expected = [code: string, severity: Severity, data?: unknown];

/** The file has these findings on its marks, in its order, and no others. */
export function finds(marked: string, expected: readonly Expected[], given?: Given): void {
  const { text, ranges } = unmark(marked);
  const checker = check(text, given);
  const shown = (range: [number, number]) => JSON.stringify(text.slice(...range));
  assert.deepEqual(
    checker.findings().map((finding, index) => {
      const data = partOf(finding.data, expected[index]?.[2]);
      const range = rangeOf(checker, finding);
      return [finding.rule.code, finding.severity, data, range, shown(range)];
    }),
    ranges.map((range, index) => {
      const [code, severity, data] = expected[index] ?? [];
      return [code, severity, data, range, shown(range)];
    }),
  );
  assert.equal(expected.length, ranges.length, "as many findings as marks");
}

/** What a test expects of a finding's data: all of it, some keys at any depth, or nothing. A column is given as its header. */
export function partOf(data: unknown, expected: unknown): unknown {
  if (expected === undefined) return undefined;
  if (!isObject(data)) return data;
  if (typeof expected === "string") return data.header ?? data;
  if (!isObject(expected) || Array.isArray(expected)) return data;
  const part = ([key, value]: [string, unknown]) => [key, value === undefined ? data[key] : partOf(data[key], value)];
  return Object.fromEntries(Object.entries(expected).map(part));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function rangeOf(checker: Checker, finding: Finding): [number, number] {
  const { offset } = checker.placeOf(finding.row);
  return [offset + finding.start, offset + finding.end];
}

/** The text that the related location of the only finding of a code shows, with its offset. */
export function relatedText(text: string, code: string, given?: Given): [text: string, offset: number] {
  const checker = check(text, given);
  const { related } = onlyFinding(checker, code);
  assert(related, `${code} has a related location`);
  const { offset } = checker.placeOf(related.row);
  return [text.slice(offset + related.start, offset + related.end), offset + related.start];
}

/** The file has no finding at all. */
export function clean(text: string, given?: Given): void {
  finds(text, [], given);
}

/** The codes of all findings, in the order of the file. */
export function codes(text: string, given?: Given): string[] {
  return check(text, given)
    .findings()
    .map((finding) => finding.rule.code);
}

/** The effect of a fix: its title, whether it is safe, and the whole text after it, or what the editor does. */
export type Fixed = [title: string, kind: "safe" | "suggested", text: string | object];

/**
 * The fixes of a code's first finding, best first, each applied on its own. After a safe one the finding is gone.
 * @param text with or without marks
 */
export function fixes(text: string, code: string, given?: Given): Fixed[] {
  const { text: plain } = unmark(text);
  const checker = check(plain, given);
  const finding = checker.findings().find((candidate) => candidate.rule.code === code);
  assert(finding, `${code} is found`);
  return fixesOf(finding, checker).map((fix): Fixed => {
    const fixed = applyFix(plain, checker, fix);
    if (fix.safe) {
      assert(!finding.rule.suggestsOnly?.(finding.data), `${code} is said to have no safe fix`);
      const left = (value: string) => codes(value, given).filter((found) => found === code).length;
      assert(left(fixed) < left(plain), `${code} is gone after "${fix.title}"`);
    }
    return [fix.title, fix.safe ? "safe" : "suggested", fix.action ?? fixed];
  });
}

/** The titles of all fixes that Auto Fix would apply, safe ones among them. */
export function preferred(text: string, given?: Given): string[] {
  const checker = check(text, given);
  return checker.findings().flatMap((finding) =>
    fixesOf(finding, checker)
      .filter((fix, index) => fix.safe || isBest(fix, index))
      .map(({ title }) => title),
  );
}

function applyFix(text: string, checker: Checker, fix: Fix): string {
  const edits = offsetEdits(checker, fix.edits);
  for (const [index, edit] of edits.entries()) {
    assert(edit.start >= (edits[index - 1]?.end ?? 0), `the edits of "${fix.title}" do not overlap`);
  }
  return applyEdits(text, edits);
}

function onlyFinding(checker: Checker, code: string): Finding {
  const found = checker.findings().filter((finding) => finding.rule.code === code);
  assert.equal(found.length, 1, `${code} is found once`);
  return found[0] as Finding;
}

/** The text after all safe fixes; they change nothing more when they are applied again. */
export function fixedAll(text: string, given?: Given, code?: string): string {
  const context = contextOf(given);
  const fixed = fixAll(text, context, code).text;
  assert.equal(fixAll(fixed, context, code).text, fixed, "fixing again changes nothing");
  return fixed;
}

/** The code's default severity is as documented; `asioImport.rules` sets any other severity, or turns the rule off. */
export function canBeSet(code: string, preset: Severity, text: string, given: Given = {}): void {
  const { text: plain } = unmark(text);
  const rule = allRules.find((candidate) => candidate.code === code);
  assert.equal(rule?.severity, preset, `${code} is documented as ${preset}`);
  const severities = (severity: Severity | "off") =>
    check(plain, { ...given, rules: { ...given.rules, [code]: severity } })
      .findings()
      .filter((finding) => finding.rule.code === code)
      .map((finding) => finding.severity);
  const count = codes(plain, given).filter((found) => found === code).length;
  assert(count > 0, `${code} is found`);
  for (const severity of ["error", "warning", "information", "hint"] as const) {
    assert.deepEqual(severities(severity), Array<Severity>(count).fill(severity));
  }
  assert.deepEqual(severities("off"), []);
}
