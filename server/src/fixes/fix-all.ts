import { Checker } from "../checker/checker.ts";
import { CsvDocument } from "../document/document.ts";
import type { CheckContext, Finding, Fix, RowEdit } from "../rules/rule.ts";
import { applyEdits, type OffsetEdit, offsetEdits } from "./edits.ts";

/** Rounds that fixes are given to settle: one may uncover what another can mend. A file has settled long before. */
const mostRounds = 20;

/** What `fixAll` made of a text. */
export interface FixedText {
  readonly text: string;
  /** How many findings there are less than before. */
  readonly fixed: number;
  /** The check of the text as it is now. */
  readonly checker: Checker;
}

/** A change that a round makes, and the code of the rule whose fix it is. */
export type CodedEdit = OffsetEdit & { readonly code: string };

/**
 * Applies all safe fixes: those of the header row first, one at a time, since each moves every row; then those of the
 * rows and cells, the first that is safe for each finding, until nothing changes.
 * @param code only the fixes of this rule
 * @param tell is told of each round: the text before it, and its edits in the text's order
 */
export function fixAll(
  text: string,
  context: CheckContext,
  code?: string,
  tell?: (before: string, edits: readonly CodedEdit[]) => void,
): FixedText {
  let checker = check(text, context);
  const before = checker.findings().length;
  for (let round = 0; round < mostRounds + checker.layout.headers.length; round++) {
    const edits = offsetEdits(checker, safeEdits(checker, code));
    const next = applyEdits(text, edits);
    if (next === text) break;
    tell?.(text, edits);
    text = next;
    checker = check(text, context);
  }
  return { text, fixed: Math.max(0, before - checker.findings().length), checker };
}

export function check(text: string, context: CheckContext): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), context);
}

/** The first safe fix of a finding, where it has one. */
export function safeFix(finding: Finding, checker: Checker): Fix | undefined {
  if (finding.rule.suggestsOnly) return undefined;
  return finding.rule.fixes?.(finding, checker).find((fix) => fix.safe && fix.edits.length > 0);
}

type CodedRowEdit = RowEdit & { readonly code: string };

function safeEdits(checker: Checker, code: string | undefined): CodedRowEdit[] {
  const findings = checker.findings().filter((finding) => code === undefined || finding.rule.code === code);
  for (const finding of findings) {
    const fix = finding.row === checker.header ? safeFix(finding, checker) : undefined;
    if (fix) return fix.edits.map((edit) => ({ ...edit, code: finding.rule.code }));
  }
  const chosen = new Map<RowEdit["row"], CodedRowEdit[]>();
  // Companies whose rows are not to be asked one by one for what the first of them could not have mended.
  const left = new Set<string>();
  for (const finding of findings) {
    if (finding.row === checker.header || overlaps(finding, chosen.get(finding.row))) continue;
    const company = companyOf(finding, checker);
    if (company !== undefined && left.has(company)) continue;
    const fix = safeFix(finding, checker);
    if (!fix || fix.edits.some((edit) => overlaps(edit, chosen.get(edit.row)))) {
      if (company !== undefined) left.add(company);
      continue;
    }
    for (const edit of fix.edits) {
      const edits = chosen.get(edit.row);
      const coded = { ...edit, code: finding.rule.code };
      if (edits) edits.push(coded);
      else chosen.set(edit.row, [coded]);
    }
  }
  return [...chosen.values()].flat();
}

/** What a finding on a company's name or ID has in common with those of the company's other rows: its fixes. */
function companyOf(finding: Finding, checker: Checker): string | undefined {
  if (!checker.layout.columns[finding.cell]?.role?.startsWith("Company")) return undefined;
  const { companyName, companyId } = checker.view(finding.row).member();
  return JSON.stringify([finding.rule.code, finding.cell, companyName, companyId]);
}

/** Whether a stretch of a row touches an edit: which of two edits at one place comes first would be chance. */
function overlaps(stretch: { start: number; end: number }, edits: readonly RowEdit[] | undefined): boolean {
  return edits?.some((edit) => stretch.start <= edit.end && edit.start <= stretch.end) ?? false;
}
