import type { Layout } from "../template/layout.ts";
import { isOwnResponse, isReasonColumn } from "../template/response-columns.ts";
import { Messages } from "./messages.ts";
import { rowLength } from "./row-length.ts";
import type { FileView, Finding, Fix, ReasonFault, ResponseRule, SaidOfRow } from "./rule.ts";
import { columnNamer, headerNamer, proofOf, reasonMaker, splitReasons, withoutSeparator } from "./support/reasons.ts";
import { isCreated, isReason, RowOutcomes } from "./support/row-outcomes.ts";
import { quoted, shorten } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  /** Empty if the row failed and no reason is given. */
  readonly text: string;
  /** Why it is only told: the row was created, or what the text is about has changed. */
  readonly past?: "created" | "changed";
  /** The cell with the text, if all of it may be removed because what it is about has changed. */
  readonly removable?: number;
}

/**
 * Why a row of a response file failed, in its own words. A reason of this extension counts until the value no longer has
 * the fault; one of the platform, whose rules are not known, until somebody changes the value.
 */
export const responseReason: ResponseRule<Data> = {
  code: "response-reason",
  title: "A response file says why this row failed: information once the value is corrected",
  noun: ["reason for failure", "reasons for failure"],
  severity: "error",
  scope: "response",
  suggestsOnly: () => true,
  message({ text, past }) {
    if (text === "") return "The response file says that this row failed, but not why.";
    const said = `${shorten(text, longest)}${/[.!?…]["']?$/.test(text) ? "" : "."}`;
    return past === "changed" ? `Corrected since the response file said: ${said}` : `The response file says: ${said}`;
  },
  check: saidOf,
  fixes: removal,
};

/** UTF-16 units of a reason that are shown. */
const longest = 500;

/** Whether a finding only tells a reason that no longer holds. */
export function isPastReason({ rule, data }: Finding): boolean {
  return rule.code === responseReason.code && (data as Data).past !== undefined;
}

/** What is known of a response file by its header row. */
interface Reading {
  readonly outcomes: RowOutcomes;
  /** Indexes of the columns with reasons. */
  readonly columns: readonly number[];
  readonly isOwn: boolean;
  /** The index of the cell that a reason names; undefined if it names none. */
  readonly namedBy: (reason: string) => number | undefined;
  /** The reason that this extension gives for a finding. */
  readonly reasonOf: (finding: Finding) => string;
}

const readings = new WeakMap<Layout, Reading>();

function readingOf(layout: Layout): Reading {
  const known = readings.get(layout);
  if (known) return known;
  const { headers } = layout;
  const isOwn = isOwnResponse(headers.map(({ text }) => text));
  const name = isOwn ? headerNamer(headers) : columnNamer(headers);
  const messages = new Messages();
  const reasonOf = reasonMaker(headers, (finding) => messages.of(finding));
  const reading = {
    outcomes: new RowOutcomes(layout),
    columns: headers.filter((cell) => !cell.column && isReasonColumn(cell.text)).map(({ index }) => index),
    isOwn,
    namedBy: (reason: string) => name(reason)?.index,
    reasonOf: (finding: Finding) => withoutSeparator(reasonOf(finding)),
  };
  readings.set(layout, reading);
  return reading;
}

function saidOf(row: RowView, found: readonly Finding[]): SaidOfRow<Data> {
  const reading = readingOf(row.layout);
  const { outcome, word, cell } = reading.outcomes.outcomeOf(row);
  const texts = reading.columns.flatMap((index) =>
    splitReasons(row.value(index), reading.isOwn)
      .filter((text) => isReason(text) && !isCount(text))
      .map((text) => ({ index, text: text.trim() })),
  );
  if (isCreated(outcome)) {
    return { reasons: texts.map((each) => told(row, { ...each, past: "created" }, reading)), others: [] };
  }
  const isWhole = reading.outcomes.hasWholeRecord(row);
  const others = new Set(found.filter(({ rule }) => rule !== rowLength || !isWhole));
  const reasons: ReasonFault<Data>[] = [];
  for (const { index, text } of texts) {
    const same = reading.isOwn
      ? found.filter((finding) => others.has(finding) && reading.reasonOf(finding) === text)
      : [];
    const [first] = same;
    if (first) {
      const { cell, start, end } = first;
      reasons.push({ cell, start, end, data: { text }, isPast: false, standsFor: hide(others, same) });
      continue;
    }
    const isPast = isChanged(row, text, reading);
    const reason = told(row, { index, text, ...(isPast ? { past: "changed" } : {}) }, reading);
    const there = isPast ? [] : found.filter((each) => each.cell === reason.cell && others.has(each));
    reasons.push({ ...reason, standsFor: hide(others, there) });
  }
  const isFailed = outcome === "failed" || outcome === "exists";
  // Beside a status, a number of errors says that the row failed.
  const status = cell < 0 ? (reading.columns.find((index) => row.value(index).trim() !== "") ?? -1) : cell;
  if (isFailed && status >= 0 && reasons.length === 0 && !reading.isOwn && !isEdited(row)) {
    const { start, end } = row.at(status);
    reasons.push({ cell: status, start, end, data: { text: outcome === "exists" ? word : "" }, isPast: false });
  }
  const open = new Set(reasons.filter(({ isPast }) => !isPast).map(({ cell }) => cell));
  // An error that this extension has not reported is new.
  const isShown = (finding: Finding) => !open.has(finding.cell) || (reading.isOwn && finding.severity === "error");
  return { reasons, others: [...others].filter(isShown) };
}

function hide(others: Set<Finding>, findings: readonly Finding[]): readonly Finding[] {
  for (const finding of findings) others.delete(finding);
  return findings;
}

/** A reason on the cell that it names, or else on its own. */
function told(
  row: RowView,
  { index, text, past }: { index: number; text: string; past?: Data["past"] },
  { namedBy, columns }: Reading,
): ReasonFault<Data> {
  const named = namedBy(text) ?? index;
  const cell = named < row.cellCount ? named : index;
  const { start, end } = row.at(cell);
  const isOnly = row.value(index).trim() === text && columns.length === 1;
  const data = past === "changed" && isOnly ? { text, past, removable: index } : { text, ...(past ? { past } : {}) };
  return { cell, start, end, data, isPast: past !== undefined };
}

/**
 * Whether what a reason is about was corrected. A fault that this extension reported is found again if the value still
 * has it, except when rows were compared: then, the reason quotes the value.
 */
function isChanged(row: RowView, text: string, { isOwn, namedBy }: Reading): boolean {
  const proof = isOwn ? proofOf(text) : undefined;
  const named = namedBy(text);
  if (named === undefined || named >= row.cellCount) return proof === "rule" || isEdited(row);
  if (proof === "rule" || row.context.isEdited?.(row.row, named)) return true;
  if (proof === undefined) return false;
  const value = quoted(row.tidyValue(named));
  const after = `${row.layout.headers[named]?.text.trim()} `;
  const fault = text.replace(/\. (?:Write|Did you mean) ".*$/s, "");
  return !fault.includes(fault.includes(`${after}"`) ? after + value : value);
}

/** Whether somebody has changed a cell of the row that the template has, so that its reason may no longer hold. */
function isEdited(row: RowView): boolean {
  const { columns } = row.layout;
  return columns.some((column, index) => column && row.context.isEdited?.(row.row, index));
}

/** Whether a text is a number of errors, which says nothing about any of them. */
function isCount(text: string): boolean {
  return /^\s*\d+\s*$/.test(text);
}

function removal({ data: { removable }, row }: Finding<Data>, file: FileView): Fix[] {
  if (removable === undefined) return [];
  const edit = file.view(row).at(removable).replace("");
  return [{ title: "Remove this reason from the response file", safe: false, edits: [edit] }];
}
