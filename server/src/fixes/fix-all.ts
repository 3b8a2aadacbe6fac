import { Checker } from "../checker/checker.ts";
import { CsvDocument } from "../document/document.ts";
import { duplicateSite, isContested } from "../rules/duplicate-site.ts";
import { quote } from "../rules/quote.ts";
import { rowRules } from "../rules/registry.ts";
import type { CheckContext, Finding, Fix, RowEdit, Rule } from "../rules/rule.ts";
import { isDoubtful } from "../rules/shape.ts";
import { applyEdits, type OffsetEdit, offsetEdits } from "./edits.ts";

/** Rounds that fixes are given to settle: one may uncover what another can mend. A file has settled long before. */
const mostRounds = 20;

/** What `fixAll` made of a text. */
export interface FixedText {
  readonly text: string;
  /** How many findings the edits mended: also those that only came up when others were gone. */
  readonly fixed: number;
  /** The check of the text as it is now. */
  readonly checker: Checker;
}

/** A change that a round makes, and the code of the rule whose fix it is. */
export type CodedEdit = OffsetEdit & { readonly code: string };

/**
 * Applies all safe fixes: those of the rows' shape first, since nothing can be moved before each row has its cells; then
 * those of the header row, one at a time, since each moves every row; then those of the cells, until nothing changes.
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
  let fixed = 0;
  for (let round = 0; round < mostRounds + checker.layout.headers.length; round++) {
    const chosen = safeEdits(checker, code);
    const edits = offsetEdits(checker, chosen.edits);
    const next = applyEdits(text, edits);
    if (next === text) break;
    tell?.(text, edits);
    text = next;
    fixed += chosen.mended;
    checker = check(text, context);
  }
  return { text, fixed, checker };
}

export function check(text: string, context: CheckContext): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), context);
}

/** The fixes of a finding, the best first. None is safe where another rule doubts what the row or the cell holds. */
export function fixesOf(finding: Finding, checker: Checker): Fix[] {
  const fixes = finding.rule.fixes?.(finding, checker) ?? [];
  const isSure = (fix: Fix) =>
    fix.safe &&
    !finding.doubted &&
    !isForeign(checker) &&
    !touchesDoubtful(fix, finding, checker) &&
    !touchesContested(fix, finding, checker) &&
    !letsQuoteClose(fix, checker);
  return fixes.map((fix) => (fix.safe === isSure(fix) ? fix : { ...fix, safe: false }));
}

/**
 * Whether a fix changes a row of which it is in doubt what stands where: also another row of the company, which a name
 * changes in all of them. What rules say of a row's shape, and of the header row, they answer for themselves.
 */
function touchesDoubtful({ edits }: Fix, { cell, row }: Finding, checker: Checker): boolean {
  if (cell < 0 || row === checker.header) return false;
  return edits.some((edit) => isDoubtful(checker.view(edit.row)));
}

/** Whether a fix changes a cell in which rows of one site differ. Which of those go, their rule answers for itself. */
function touchesContested({ edits }: Fix, { cell, row, rule }: Finding, checker: Checker): boolean {
  if (cell < 0 || row === checker.header || rule.code === duplicateSite.code) return false;
  return edits.some((edit) => isContested(edit.row, cell, checker));
}

/** Whether a quote that is left open somewhere could find one far behind that closes it, with other quotes gone. */
function letsQuoteClose({ edits }: Fix, { document }: Checker): boolean {
  const quotes = (text: string) => text.split('"').length;
  if (!document.rows.hasOpenQuote) return false;
  return edits.some(({ row, start, end, text }) => quotes(row.text.slice(start, end)) !== quotes(text));
}

/** The first safe fix of a finding, where it has one. */
export function safeFix(finding: Finding, checker: Checker): Fix | undefined {
  if (finding.rule.suggestsOnly) return undefined;
  return fixesOf(finding, checker).find((fix) => fix.safe && fix.edits.length > 0);
}

/** Whether no header is known: who knows what the cells below are. */
function isForeign({ layout, header }: Checker): boolean {
  return header.length > 0 && layout.headers.every(({ column }) => column === undefined);
}

type CodedRowEdit = RowEdit & { readonly code: string };

/** Edits, and how many findings they mend: one may mend several, as the name of a company in all of its rows. */
interface Chosen {
  readonly edits: readonly CodedRowEdit[];
  readonly mended: number;
}

/** The edits of a round: of all rows whose shape is mended, else of the header row, else of the cells. */
function safeEdits(checker: Checker, code: string | undefined): Chosen {
  const findings = checker.findings().filter((finding) => code === undefined || finding.rule.code === code);
  // Where a cell ends belongs to the row's shape.
  const isOfShape = ({ rule }: Finding) => rule.code === quote.code || (rowRules as readonly Rule[]).includes(rule);
  const shape = chosenEdits(findings.filter(isOfShape), checker);
  if (shape.edits.length > 0) return shape;
  for (const finding of findings) {
    const fix = isOfHeader(finding, checker) ? safeFix(finding, checker) : undefined;
    if (fix) return { edits: fix.edits.map((edit) => ({ ...edit, code: finding.rule.code })), mended: 1 };
  }
  return chosenEdits(
    findings.filter((finding) => !isOfHeader(finding, checker)),
    checker,
  );
}

function isOfHeader({ row }: Finding, { header, above }: Checker): boolean {
  return row === header || above.includes(row);
}

/** The edits of the first safe fix of each finding, where they do not touch those of another. */
function chosenEdits(findings: readonly Finding[], checker: Checker): Chosen {
  const chosen = new Map<RowEdit["row"], CodedRowEdit[]>();
  // Companies whose rows are not to be asked one by one for what the first of them could not have mended.
  const left = new Set<string>();
  let mended = 0;
  for (const finding of findings) {
    const own = chosen.get(finding.row);
    if (overlaps(finding, own)) {
      if (own?.some((edit) => edit.code === finding.rule.code && overlaps(finding, [edit]))) mended++;
      continue;
    }
    const company = companyOf(finding, checker);
    if (company !== undefined && left.has(company)) continue;
    const fix = safeFix(finding, checker);
    if (!fix || fix.edits.some((edit) => overlaps(edit, chosen.get(edit.row)))) {
      if (company !== undefined) left.add(company);
      continue;
    }
    mended++;
    for (const edit of fix.edits) {
      const edits = chosen.get(edit.row);
      const coded = { ...edit, code: finding.rule.code };
      if (edits) edits.push(coded);
      else chosen.set(edit.row, [coded]);
    }
  }
  return { edits: [...chosen.values()].flat(), mended };
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
