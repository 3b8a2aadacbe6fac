import { Checker } from "../checker/checker.ts";
import { CsvDocument } from "../document/document.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Row } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import { duplicateSite, isContested } from "../rules/duplicate-site.ts";
import { quote } from "../rules/quote.ts";
import { rowRules } from "../rules/registry.ts";
import type { Finding, Fix, Rule } from "../rules/rule.ts";
import { isDoubtful } from "../rules/shape.ts";
import { asGuess } from "../rules/support/cell-fix.ts";
import { severalIn } from "../rules/support/several-values.ts";
import { holdsValues } from "../rules/support/values-in-cell.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { headerTest } from "../template/layout.ts";
import { applying, type OffsetEdit } from "./edits.ts";

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

/** Is told of each round of fixes: the text before it, and its edits in the text's order. */
export type RoundListener = (before: string, edits: readonly CodedEdit[]) => Steps<void>;

/** As `fixing`, all at once. */
export function fixAll(text: string, context: CheckContext, code?: string): FixedText {
  return allAtOnce(fixing(text, context, code));
}

/**
 * Applies all safe fixes: those of the rows' shape first, since nothing can be moved before each row has its cells; then
 * those of the header row, one at a time, since each moves every row; then those of the cells, until nothing changes.
 * @param code only the fixes of this rule
 */
export function* fixing(text: string, context: CheckContext, code?: string, listen?: RoundListener): Steps<FixedText> {
  let fixed = 0;
  for (let round = 0, most = Number.POSITIVE_INFINITY; round < most; round++) {
    const { edits, mended, headers, settled } = yield* roundOf(text, context, code);
    if (settled) return { text, fixed, checker: settled };
    most = Math.min(most, mostRounds + headers);
    const next = yield* applying(text, edits);
    if (next === text) break;
    if (listen) yield* listen(text, edits);
    text = next;
    fixed += mended;
  }
  return { text, fixed, checker: yield* checking(text, context) };
}

/**
 * What a round of fixes does to a text, and how many headers that has; `settled` is the check where it does nothing.
 * Otherwise the check is forgotten before the next one is made: of a large file, each takes much memory.
 */
function* roundOf(text: string, context: CheckContext, code: string | undefined) {
  const checker = yield* checking(text, context);
  const chosen = yield* safeEdits(checker, code);
  const edits = yield* chosen.inOrder();
  const settled = edits.length === 0 ? checker : undefined;
  return { edits, mended: chosen.mended, headers: checker.layout.headers.length, settled };
}

/** The check of a text. */
export function check(text: string, context: CheckContext): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), context);
}

function* checking(text: string, context: CheckContext): Steps<Checker> {
  return yield* Checker.check(yield* CsvDocument.read("", "asio-csv", text, headerTest(context.template)), context);
}

/** As `findingFixes`, all at once. */
export function fixesOf(finding: Finding, checker: Checker): Fix[] {
  return allAtOnce(findingFixes(finding, checker));
}

/**
 * The fixes of a finding, the best first. Where another rule doubts what the row or the cell holds, none is safe, nor
 * more than a guess.
 */
export function* findingFixes(finding: Finding, checker: Checker): Steps<Fix[]> {
  const made = finding.rule.fixes?.(finding, checker) ?? [];
  const fixes = Array.isArray(made) ? made : yield* made;
  if (finding.doubted || isOfSeveral(finding, checker)) return fixes.map(asGuess);
  const judged: Fix[] = [];
  for (const fix of fixes) judged.push((yield* isUnsure(fix, finding, checker)) ? asGuess(fix) : fix);
  return judged;
}

/** Whether a finding is in a row of which a cell probably holds the values of others. */
function isOfSeveral({ cell, row }: Finding, checker: Checker): boolean {
  if (cell < 0 || row === checker.header) return false;
  return isDoubtful(checker.view(row)) && holdsValues(checker.view(row));
}

/**
 * Whether a fix is no more than a guess: it changes a cell that holds several values, which would become one that never
 * was; or it seemed safe, and changes a row of which it is in doubt what stands where, or a cell in which rows of one site
 * differ. That may be another row of the company, which a name changes in all of them. What rules say of a row's shape,
 * of the header row, and of which rows of a site go, they answer for themselves.
 */
function* isUnsure(fix: Fix, { cell, row, rule }: Finding, checker: Checker): Steps<boolean> {
  if (fix.safe && (isForeign(checker) || letsQuoteClose(fix, checker))) return true;
  if (cell < 0 || row === checker.header) return false;
  const mayContest = rule.code !== duplicateSite.code;
  for (const edit of fix.edits) {
    yield;
    if (severalIn(checker.view(edit.row), cell)) return true;
    if (!fix.safe) continue;
    if (isDoubtful(checker.view(edit.row)) || (mayContest && isContested(edit.row, cell, checker))) return true;
  }
  return false;
}

/** Whether a quote that is left open somewhere could find one far behind that closes it, with other quotes gone. */
function letsQuoteClose({ edits }: Fix, { document }: Checker): boolean {
  const quotes = (text: string) => text.split('"').length;
  if (!document.rows.hasOpenQuote) return false;
  return edits.some(({ row, start, end, text }) => quotes(row.text.slice(start, end)) !== quotes(text));
}

/** The first safe fix of a finding, where it has one. */
export function* safeFix(finding: Finding, checker: Checker): Steps<Fix | undefined> {
  if (finding.rule.suggestsOnly) return undefined;
  return (yield* findingFixes(finding, checker)).find((fix) => fix.safe && fix.edits.length > 0);
}

/** Whether no header is known: who knows what the cells below are. */
function isForeign({ layout, header }: Checker): boolean {
  return header.length > 0 && layout.headers.every(({ column }) => column === undefined);
}

type CodedRowEdit = RowEdit & { readonly code: string };

/** The edits of a round: of all rows whose shape is mended, else of the header row, else of the cells. */
function* safeEdits(checker: Checker, code: string | undefined): Steps<Chosen> {
  const shape = new Chosen(checker);
  const header = new Chosen(checker);
  const cells = new Chosen(checker);
  for (const finding of checker.eachFinding()) {
    yield;
    if (code !== undefined && finding.rule.code !== code) continue;
    if (isOfShape(finding)) yield* shape.take(finding);
    // What comes behind need not be asked for.
    else if (shape.mended > 0 || header.mended > 0) continue;
    else if (isOfHeader(finding, checker)) yield* header.take(finding);
    else yield* cells.take(finding);
  }
  if (shape.mended > 0) return shape;
  return header.mended > 0 ? header : cells;
}

/** Where a cell ends belongs to the row's shape. */
function isOfShape({ rule }: Finding): boolean {
  return rule.code === quote.code || (rowRules as readonly Rule[]).includes(rule);
}

function isOfHeader({ row }: Finding, checker: Checker): boolean {
  return !checker.isRecord(row);
}

/** The edits of the first safe fix of each finding that is taken, where they do not touch those of another. */
class Chosen {
  /** How many findings they mend: one may mend several, as the name of a company in all of its rows. */
  mended = 0;
  readonly #checker: Checker;
  readonly #edits = new Map<Row, EditsOfRow>();
  /** Companies whose rows are not to be asked one by one for what the first of them could not have mended. */
  readonly #left = new Set<string>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  *take(finding: Finding): Steps<void> {
    const own = this.#edits.get(finding.row);
    if (own?.overlaps(finding)) {
      if (own.list.some((edit) => edit.code === finding.rule.code && overlap(finding, edit))) this.mended++;
      return;
    }
    const company = companyOf(finding, this.#checker);
    if (company !== undefined && this.#left.has(company)) return;
    const fix = yield* safeFix(finding, this.#checker);
    if (!fix || fix.edits.some((edit) => this.#edits.get(edit.row)?.overlaps(edit))) {
      if (company !== undefined) this.#left.add(company);
      return;
    }
    this.mended++;
    for (const edit of fix.edits) {
      yield;
      const coded = { ...edit, code: finding.rule.code };
      const edits = this.#edits.get(edit.row);
      if (edits) edits.add(coded);
      else this.#edits.set(edit.row, new EditsOfRow(coded));
    }
  }

  /** The edits as those of the whole text, in its order. */
  *inOrder(): Steps<CodedEdit[]> {
    const edits: CodedEdit[] = [];
    const add = (row: Row, offset = 0) => {
      const own = this.#edits.get(row)?.list.sort((a, b) => a.start - b.start) ?? [];
      for (const { start, end, text, code } of own)
        edits.push({ start: offset + start, end: offset + end, text, code });
    };
    const { header, document } = this.#checker;
    // A file without a header row has one at its start.
    if (document.headerIndex === document.rows.size) add(header);
    for (const { row, offset } of document.rows.places()) {
      add(row, offset);
      yield;
    }
    return edits;
  }
}

/** The edits that are chosen in a row, mostly from its start to its end. */
class EditsOfRow {
  readonly list: CodedRowEdit[];
  #end: number;

  constructor(first: CodedRowEdit) {
    this.list = [first];
    this.#end = first.end;
  }

  add(edit: CodedRowEdit): void {
    this.list.push(edit);
    this.#end = Math.max(this.#end, edit.end);
  }

  overlaps(stretch: Stretch): boolean {
    return stretch.start <= this.#end && this.list.some((edit) => overlap(stretch, edit));
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether two stretches of a row touch: which of two edits at one place comes first would be chance. */
function overlap(a: Stretch, b: Stretch): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** What a finding on a company's name or ID has in common with those of the company's other rows: its fixes. */
function companyOf(finding: Finding, checker: Checker): string | undefined {
  if (!checker.layout.columns[finding.cell]?.role?.startsWith("Company")) return undefined;
  const { companyName, companyId } = checker.view(finding.row).member();
  return JSON.stringify([finding.rule.code, finding.cell, companyName, companyId]);
}
