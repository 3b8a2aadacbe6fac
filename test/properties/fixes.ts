import assert from "node:assert/strict";
import transliterate from "@sindresorhus/transliterate";
import type { Checker } from "../../server/src/checker/checker.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { groupRules } from "../../server/src/rules/registry.ts";
import { context as defaultOrder } from "./imports.ts";
import { jsonForm, type Target } from "./target.ts";
import { type Damage, hints, type MeantRecord, takesAddress, type WorldFile, worldFile } from "./world-files.ts";
import { isDoubtful } from "./world-values.ts";

const groupCodes = new Set(groupRules.map((rule) => rule.code));

const anyOrder: CheckContext = {
  ...defaultOrder,
  severities: new Map([...defaultOrder.severities, ["header-order", "off"]]),
};

/** Fixes of a file that are tried one by one, besides all of them together. */
const singleFixes = 4;

/**
 * The six promises of safe fixes, held to what a person meant by each record: whatever happened to its row on the way,
 * no safe fix may make something else of it.
 */
export const fixes: Target<WorldFile> = {
  says: "every safe fix keeps its promises",
  inputs: worldFile,
  form: jsonForm(),
  holds(file) {
    const context = file.keepsOrder ? anyOrder : defaultOrder;
    const checker = check(file.text, context);
    const all = fixAll(file.text, context);
    keeps(file, checker, all.checker);
    staysAsTyped(file, checker, all.checker);
    staysTwice(file, checker, all.text);
    const hasSiteIds = all.checker.layout.columns.some((column) => column?.role === "Site ID");
    assert.equal(hasSiteIds, !file.unnamed, `5: no column is put in beside one that may be it\n${all.text}`);
    makesNoRecords(file, all.text);
    for (const hint of hints) assert.equal(times(all.text, hint), times(file.text, hint), `5: hints stay\n${all.text}`);
    assert.equal(fixAll(all.text, context).text, all.text, "6: nothing more to do the second time");
    const singles = safeFixes(checker).slice(0, singleFixes);
    for (const text of singles) keeps(file, checker, check(text, context));
    return 1;
  },
};

/** The texts that single safe fixes make. */
function safeFixes(checker: Checker): string[] {
  const text = checker.document.getText();
  return checker
    .findings()
    .flatMap((finding) => fixesOf(finding, checker).filter((fix) => fix.safe && fix.edits.length > 0))
    .map((fix) => applyEdits(text, offsetEdits(checker, fix.edits)));
}

function keeps(file: WorldFile, before: Checker, after: Checker): void {
  const text = after.document.getText();
  assert.deepEqual(tagsOf(text), tagsOf(file.text), `1: the same records in the same order\n${text}`);
  const [rowsBefore, rowsAfter] = [rowsByTag(before), rowsByTag(after)];
  // The other header row is none where a cell in quotes has swallowed it.
  const isSwallowed = [...before.records()].some(({ text }) => /[\r\n].*company.?name/i.test(text));
  for (const record of file.records) {
    const meant = isSwallowed ? { ...record, underOther: false } : record;
    keepsRecord(file, meant, rowsBefore, rowsAfter, text);
  }
  keepsApart(file, rowsBefore, rowsAfter, text);
  for (const [tag, { errors }] of rowsBefore) {
    const meant = file.records.find((record) => record.tag === tag);
    // In a file that is converted to commas, those in its values become faults.
    if (meant?.damage !== "none" || file.delimiter !== ",") continue;
    assert.ok((rowsAfter.get(tag)?.errors ?? 0) <= errors, `6: no new error in ${tag}\n${text}`);
  }
}

/** The tags of a text in their order; of rows that stand there twice, once. */
function tagsOf(text: string): string[] {
  const tags = text.match(/Q\d+x/g) ?? [];
  return tags.filter((tag, index) => tag !== tags[index - 1]);
}

interface TaggedRow {
  /** By header; of a row that has as many cells as the header row. */
  readonly values?: ReadonlyMap<string, string>;
  readonly content: string;
  readonly errors: number;
  /** Whether it may be a part of a record, of which the row below is the rest. */
  readonly goesOn: boolean;
}

function rowsByTag(checker: Checker): Map<string, TaggedRow> {
  const found = new Map<string, TaggedRow>();
  const { columns } = checker.layout;
  const records = [...checker.records()];
  for (const [index, row] of records.entries()) {
    const view = checker.view(row);
    const [tag, ...others] = row.text.match(/Q\d+x/g) ?? [];
    // A row that has swallowed another is neither's.
    if (tag === undefined || others.length > 0 || found.has(tag)) continue;
    // What two rows have in common shows once both can be read, and on which of them may change.
    const errors = checker
      .findingsOf(row)
      .filter(({ severity, rule }) => severity === "error" && !groupCodes.has(rule.code)).length;
    const { content } = view;
    // What stands in one pair of quotes, with white space outside, is a single cell to other readers.
    const isWhole = view.cellCount === columns.length && !/^\s*"(?:[^"]|"")*"\s*$/.test(content);
    const goesOn = view.cellCount + (records[index + 1]?.cellCount ?? columns.length) <= columns.length + 1;
    const values = new Map(columns.map((column, index) => [column?.header ?? "", view.value(index)]));
    found.set(tag, { content, errors, goesOn, ...(isWhole ? { values } : {}) });
  }
  return found;
}

function keepsRecord(
  { headers, delimiter, unnamed }: WorldFile,
  { tag, values, damage, underOther }: MeantRecord,
  before: ReadonlyMap<string, TaggedRow>,
  after: ReadonlyMap<string, TaggedRow>,
  text: string,
): void {
  const [was, is] = [before.get(tag), after.get(tag)];
  if (!was || !is?.values || is.content === was.content) return;
  if (underOther) {
    if (was.values) assert.deepEqual(is.values, was.values, `5: ${tag} stays under another header row\n${text}`);
    return;
  }
  const isSplit =
    damage === "split at a comma" || (damage === "split in an address" && /1 Main St[,;\t] /.test(was.content));
  const isAddress = damage === "address in a cell" && takesAddress(headers);
  if (isSplit || damage === "two in a cell" || isAddress) {
    // Of a file that is converted all rows are written anew.
    if (delimiter === ",") assert.equal(is.content, was.content, `5: ${tag} stays as it was typed\n${text}`);
    return;
  }
  // With a cell put in between, a row looks right where the cells behind are of any text.
  if (damage === "delimiter added" || (damage === "quote left open" && was.values)) return;
  for (const [index, header] of headers.entries()) {
    const meant: string = values[index] ?? "";
    // Where white space still stands outside the quotes, they are a part of the value.
    const value: string = (is.values.get(unnamed && header === "Site ID" ? "" : header) ?? "")
      .replace(/^\s*"(.*)"\s*$/s, "$1")
      .replaceAll('""', '"');
    const said: string = `${JSON.stringify(meant)} became ${JSON.stringify(value)} in ${header} of ${tag} (${damage})\n${text}`;
    const isCode = /^(?:Country|State|Phone Country|.* Type)$/.test(header);
    if (isDoubtful(headers, values, index)) assert.equal(value.trim(), meant, `5: ${said}`);
    else if (meant === "")
      assert.ok(value === "" || header === "Company ID" || header === "Company Name", `2: ${said}`);
    else if (isCode) assert.notEqual(value, "", `3: ${said}`);
    else {
      assert.equal(letters(value), letters(meant), `2 and 3: ${said}`);
      const [ends, wanted] = [wordEnds(value), wordEnds(meant)];
      // A number stays one.
      if (/\d,\d{3}$/.test(meant)) assert.ok(!/\d \d/.test(value), `3: ${said}`);
      if (!/ID$/.test(header))
        assert.ok(
          wanted.every((end) => ends.includes(end)),
          `3, words are joined: ${said}`,
        );
    }
  }
}

/** Where the words of a value end, counted in its letters and digits. */
function wordEnds(value: string): number[] {
  let end = 0;
  return value
    .split(/[\s\p{Cc}]+/u)
    .map(letters)
    .filter((word) => word !== "")
    .map((word) => {
      end += word.length;
      return end;
    });
}

/**
 * A row that has not as many cells as the header row after all fixes stands there as it was typed; but for one that is
 * short because the row below is the rest of it, as far as anybody knows.
 */
function staysAsTyped({ delimiter }: WorldFile, before: Checker, after: Checker): void {
  const rows = rowsByTag(before);
  for (const [tag, { values, content, goesOn }] of rowsByTag(after)) {
    const was = rows.get(tag);
    // Of a file that is converted all rows are written anew.
    if (delimiter !== "," || values || !was || goesOn) continue;
    // White space outside the quotes of a whole record goes.
    assert.equal(content.trim(), was.content.trim(), `5: ${tag} stays as it was typed\n${after.document.getText()}`);
  }
}

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Of two rows that were typed differently, though of one record, none goes; white space around a value says nothing. */
function staysTwice({ records }: WorldFile, before: Checker, after: string): void {
  for (const { tag, damage, rows } of records) {
    const says = (row = "") => row.replaceAll(" ", "");
    if (damage !== "repeated nearly" || says(rows[0]) === says(rows[1])) continue;
    assert.equal(times(after, tag), times(before.document.getText(), tag), `1: ${tag} stands twice\n${after}`);
  }
}

/** What stands between records becomes none: not the header row again, nor the sign that ends a file of DOS. */
function makesNoRecords({ header, ends, records }: WorldFile, after: string): void {
  const isValue = /companyid/i.test(header) || records.some(({ values }) => values.includes("Company ID"));
  assert.ok(isValue || !/companyid/i.test(after), `2: no company is made of a header\n${after}`);
  const lines = after.split(/[\r\n]+/);
  assert.ok(
    !lines.some((line) => line.startsWith("\u001a") && line.length > 1),
    `2: no row is made of an end of file\n${after}`,
  );
  if (ends.join() === "\r\r\n") assert.ok(!/\r(?!\r?\n)/.test(after), `2: lines end once\n${JSON.stringify(after)}`);
}

/** The letters and digits of a value, accents folded and `&` spelled out, in their case. */
function letters(value: string): string {
  const titled: Readonly<Record<string, string>> = { Æ: "Ae", Œ: "Oe", Þ: "Th" };
  const spelled = value
    .normalize("NFKC")
    .replace(/(?<=^|\s)&(?=\s|$)/g, "and")
    .replace(/[ÆŒÞ](?=\p{Ll})/gu, (letter) => titled[letter] ?? letter);
  return transliterate(spelled.normalize("NFD").replace(/\p{M}/gu, "")).replace(/[^0-9A-Za-z]/g, "");
}

/** Two records have the same name, ID or site after only where they were meant to, and still where they had before. */
function keepsApart(
  { headers, records }: WorldFile,
  before: ReadonlyMap<string, TaggedRow>,
  after: ReadonlyMap<string, TaggedRow>,
  text: string,
): void {
  const meantOf = ({ values }: MeantRecord, header: string) => values[headers.indexOf(header)] ?? "";
  for (const [index, one] of records.entries()) {
    for (const other of records.slice(0, index)) {
      const [a, b] = [after.get(one.tag)?.values, after.get(other.tag)?.values];
      if (!a || !b || !isWhole(one) || !isWhole(other)) continue;
      const [c, d] = [before.get(one.tag)?.values, before.get(other.tag)?.values];
      const compare = (header: string) => {
        const [meant, isMeant] = [key(meantOf(one, header)), key(meantOf(other, header))];
        if (meant === "" || isMeant === "") return;
        const said = `4: the ${header} of ${one.tag} and ${other.tag} in\n${text}`;
        const isSame = key(a.get(header)) === key(b.get(header));
        // In a row that can be read in two ways, they may have been the same before.
        const wasSame = c !== undefined && d !== undefined && key(c.get(header)) === key(d.get(header));
        if (isSame) assert.ok(wasSame || meant === isMeant, said);
        else assert.notEqual(c?.get(header) ?? one.tag, d?.get(header) ?? other.tag, said);
      };
      compare("Company Name");
      compare("Company ID");
      const [company, isCompany] = [meantOf(one, "Company Name"), meantOf(other, "Company Name")];
      if (key(company) === key(isCompany) && company !== "") compare("Site Name");
    }
  }
}

function isWhole({ damage }: MeantRecord): boolean {
  const unlike: readonly Damage[] = [
    "delimiter dropped",
    "delimiter added",
    "split at a comma",
    "split in an address",
    "two in a cell",
    "address in a cell",
    "quote left open",
  ];
  return !unlike.includes(damage);
}

/** As the platform may compare: without needless white space, in one case. */
function key(value = ""): string {
  return value
    .normalize("NFKC")
    .replace(/\p{Cc}/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
