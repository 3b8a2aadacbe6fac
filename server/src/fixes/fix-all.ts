import { Checker } from "../checker/checker.ts";
import { isBlank } from "../document/blank.ts";
import { CsvDocument } from "../document/document.ts";
import type { CheckContext } from "../rules/context.ts";
import { delimiter } from "../rules/delimiter.ts";
import { duplicateSite, isContested } from "../rules/duplicate-site.ts";
import { quote } from "../rules/quote.ts";
import { rowRules } from "../rules/registry.ts";
import type { FileView, Finding, Fix, Rule } from "../rules/rule.ts";
import { isDoubtful } from "../rules/shape.ts";
import { asGuess } from "../rules/support/cell-fix.ts";
import { severalIn } from "../rules/support/several-values.ts";
import { holdsValues } from "../rules/support/values-in-cell.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { headerTest } from "../template/layout.ts";
import { ChosenEdits, type CodedEdit } from "./chosen-edits.ts";
import { isWorthUpdating, updating } from "./edited-check.ts";
import { applying } from "./edits.ts";

/** Maximum number of rounds, because one fix may reveal what another can fix. Files need far fewer. */
const maxRounds = 20;

const editsPerStep = 64;

/** A step for each would take longer than some findings. */
const findingsPerStep = 16;

/** The result of {@link fixAll}. */
export interface FixedText {
  readonly text: string;
  /** How many findings were fixed, including those that only appeared after other fixes. */
  readonly fixed: number;
  /** The check of the fixed text. */
  readonly checker: Checker;
}

/** The complete check of a text that is to be fixed. */
export interface KnownCheck {
  readonly checker: Checker;
  /** Whether somebody else uses it, so that it must stay as it is. */
  readonly shared: boolean;
}

/** Called for each round with the text before it and the edits, sorted by offset. */
export type RoundListener = (before: string, edits: readonly CodedEdit[]) => Steps<void>;

/** Like {@link fixing}, at once. */
export function fixAll(text: string, context: CheckContext, code?: string): FixedText {
  return allAtOnce(fixing(text, context, code));
}

/**
 * Applies all safe fixes until nothing changes: first those of the shape of rows, because before that, the cells are
 * uncertain; then those of the header row, one at a time, because each moves cells in every row; then those of the
 * cells. After a round with few edits, only the rows that changed are checked, and those in groups with them.
 * @param code apply only the fixes of this rule
 * @param known the check of the text, if there is one
 */
export function* fixing(
  text: string,
  context: CheckContext,
  code?: string,
  listen?: RoundListener,
  known?: KnownCheck,
): Steps<FixedText> {
  let fixed = 0;
  let checker: Checker | undefined = known?.checker ?? (yield* checking(text, context));
  for (let round = 0, roundLimit = Number.POSITIVE_INFINITY; round < roundLimit; round++) {
    const { edits, fixedCount } = yield* roundOf(checker, code);
    if (edits.length === 0) break;
    roundLimit = Math.min(roundLimit, maxRounds + checker.layout.headers.length);
    const next = yield* applying(text, edits);
    if (next === text) break;
    if (listen) yield* listen(text, edits);
    text = next;
    fixed += fixedCount;
    const isShared = known?.shared === true && checker === known.checker;
    if (!isShared && isWorthUpdating(edits)) yield* updating(checker, edits);
    else {
      // Memory must not contain two checks of a large file.
      checker = undefined;
      checker = yield* checking(text, context);
    }
  }
  return { text, fixed, checker };
}

/** The edits of a round, in the order of the text, and how many findings they fix. */
function* roundOf(checker: Checker, code: string | undefined) {
  const chosen = yield* safeEdits(checker, code);
  return { edits: yield* chosen.edits.inOrder(), fixedCount: chosen.fixedCount };
}

/** Checks a text. */
export function check(text: string, context: CheckContext): Checker {
  return new Checker(new CsvDocument("", "asio-csv", 0, text), context);
}

/** Like {@link check}, in steps. */
export function* checking(text: string, context: CheckContext): Steps<Checker> {
  return yield* Checker.check(yield* CsvDocument.read("", "asio-csv", text, headerTest(context.template)), context);
}

/** As `findingFixes`, all at once. */
export function fixesOf(finding: Finding, checker: Checker): Fix[] {
  return allAtOnce(findingFixes(finding, checker));
}

/** The findings that can be fixed: those that one stands for, or the finding itself. */
export function fixable(finding: Finding): readonly Finding[] {
  return finding.standsFor?.length ? finding.standsFor : [finding];
}

/** All findings of a file that can be fixed. */
export function* eachFixable(checker: Checker): Generator<Finding> {
  for (const finding of checker.eachFinding()) {
    // Hardly any stands for others.
    if (finding.standsFor?.length) yield* finding.standsFor;
    else yield finding;
  }
}

/**
 * The fixes of a finding, best first. If another rule doubts the cell or row, none is safe, and all are guesses.
 * @param file what the rule sees of the file, if other than its check
 */
export function* findingFixes(finding: Finding, checker: Checker, file: FileView = checker): Steps<Fix[]> {
  const fixes: Fix[] = [];
  for (const each of fixable(finding)) fixes.push(...(yield* ownFixes(each, checker, file)));
  return fixes;
}

function* ownFixes(finding: Finding, checker: Checker, file: FileView): Steps<Fix[]> {
  const made = finding.rule.fixes?.(finding, file) ?? [];
  const fixes = Array.isArray(made) ? made : yield* made;
  if (finding.doubted || isOfSeveral(finding, checker)) {
    return fixes.map((fix) => (splitsOnly(fix, finding, checker) ? fix : asGuess(fix)));
  }
  const judged: Fix[] = [];
  for (const fix of fixes) judged.push((yield* isGuess(fix, finding, checker)) ? asGuess(fix) : fix);
  return judged;
}

/** Whether a finding is in a row with a cell that probably contains the values of other cells. */
function isOfSeveral({ cell, row }: Finding, checker: Checker): boolean {
  if (cell < 0 || row === checker.header) return false;
  const view = checker.view(row);
  return isDoubtful(view) && holdsValues(view);
}

/** Whether a fix certainly splits the one cell of its row that contains the values of others. */
function splitsOnly({ made }: Fix, { doubted, cell, row }: Finding, checker: Checker): boolean {
  const view = checker.view(row);
  return made === true && !doubted && view.value(cell) !== "" && !holdsValues(view, cell);
}

/**
 * Whether a fix can only be a guess. It changes a cell that contains several values, and would merge them into one that
 * never existed. Or it would be safe, but changes a row whose cells may be in the wrong places, also because another
 * header row is above it, or a cell in which the rows of a site differ: possibly in another row of the company, which is
 * renamed in all its rows. Otherwise, rules for the shape of rows, for the header row and for the rows of a site decide
 * for themselves what is safe.
 */
function* isGuess(fix: Fix, { cell, row, rule }: Finding, checker: Checker): Steps<boolean> {
  if (fix.safe && (hasNoKnownHeader(checker) || changesQuotes(fix, checker))) return true;
  // A file is converted as a whole, and its cells stay where they are.
  if (fix.safe && rule.code !== delimiter.code && changesUnderOtherHeader(fix, checker)) return true;
  if (cell < 0 || row === checker.header) return false;
  const mayContest = rule.code !== duplicateSite.code;
  for (const [index, edit] of fix.edits.entries()) {
    if (index % editsPerStep === editsPerStep - 1) yield;
    if (severalIn(checker.view(edit.row), cell)) return true;
    if (!fix.safe) continue;
    if (isDoubtful(checker.view(edit.row)) || (mayContest && isContested(edit.row, cell, checker))) return true;
  }
  return false;
}

/** Whether a fix changes a row that may be under the wrong headers. A blank row has nothing there. */
function changesUnderOtherHeader({ edits }: Fix, checker: Checker): boolean {
  return edits.some(({ row }) => checker.isUnderOtherHeader(row) && !isBlank(row));
}

/** Whether a fix changes the number of quotes, so that one elsewhere might close a quote that is still open. */
function changesQuotes({ edits }: Fix, { document }: Checker): boolean {
  const quotes = (text: string) => text.split('"').length;
  if (!document.rows.hasOpenQuote) return false;
  return edits.some(({ row, start, end, text }) => quotes(row.text.slice(start, end)) !== quotes(text));
}

/** Whether *fix all* may apply a fix. */
export function isSafe({ safe, edits }: Fix): boolean {
  return safe && edits.length > 0;
}

/** The first safe fix of a finding, if there is one: the first of {@link findingFixes} that {@link isSafe}. */
export function* safeFix(finding: Finding, checker: Checker): Steps<Fix | undefined> {
  if (finding.doubted || finding.rule.suggestsOnly?.(finding.data)) return undefined;
  const made = finding.rule.fixes?.(finding, checker) ?? [];
  const fixes = (Array.isArray(made) ? made : yield* made).filter(isSafe);
  if (fixes.length === 0 || isOfSeveral(finding, checker)) return undefined;
  for (const fix of fixes) if (!(yield* isGuess(fix, finding, checker))) return fix;
  return undefined;
}

/** Whether no header is known, so that the contents of the columns are unknown. */
function hasNoKnownHeader({ layout, header }: Checker): boolean {
  return header.length > 0 && layout.headers.every(({ column }) => column === undefined);
}

/** The edits of a round: those of the shape of rows; if there are none, of the header row; if none, of the cells. */
function* safeEdits(checker: Checker, code: string | undefined): Steps<Chosen> {
  const shape = new Chosen(checker);
  const header = new Chosen(checker);
  const cells = new Chosen(checker);
  let looked = 0;
  for (const finding of eachFixable(checker)) {
    if (++looked % findingsPerStep === 0) yield;
    if (code !== undefined && finding.rule.code !== code) continue;
    if (isOfShape(finding)) yield* shape.take(finding);
    // Only needed if the edits before are empty.
    else if (shape.fixedCount > 0 || header.fixedCount > 0) continue;
    else if (isOfHeader(finding, checker)) yield* header.take(finding);
    else yield* cells.take(finding);
  }
  if (shape.fixedCount > 0) return shape;
  return header.fixedCount > 0 ? header : cells;
}

/** Quotes are part of a row's shape, because they decide where cells end. */
function isOfShape({ rule }: Finding): boolean {
  return rule.code === quote.code || (rowRules as readonly Rule[]).includes(rule);
}

function isOfHeader({ row }: Finding, checker: Checker): boolean {
  return !checker.isRecord(row);
}

/** The edits of the first safe fix of each finding, except those that touch edits chosen before. */
class Chosen {
  /** How many findings the edits fix. One fix may cover several, such as the name of a company in all its rows. */
  fixedCount = 0;
  readonly edits: ChosenEdits;
  readonly #checker: Checker;
  /** Companies whose first row had no fix that can be applied, so that the other rows need not be tried. */
  readonly #unfixable = new Set<string>();

  constructor(checker: Checker) {
    this.#checker = checker;
    this.edits = new ChosenEdits(checker.document.rows);
  }

  *take(finding: Finding): Steps<void> {
    const { rule, row } = finding;
    const codes = this.edits.codesAt(row, finding);
    if (codes.length > 0) {
      if (codes.includes(rule.code)) this.fixedCount++;
      return;
    }
    if (this.#unfixable.size > 0 && this.#unfixable.has(companyOf(finding, this.#checker))) return;
    const fix = yield* safeFix(finding, this.#checker);
    if (!fix || fix.edits.some((edit) => this.edits.codesAt(edit.row, edit).length > 0)) {
      const company = companyOf(finding, this.#checker);
      if (company !== "") this.#unfixable.add(company);
      return;
    }
    this.fixedCount++;
    for (const [index, edit] of fix.edits.entries()) {
      this.edits.add(edit, rule.code);
      if (index % editsPerStep === editsPerStep - 1) yield;
    }
  }
}

/**
 * A key that findings on a company's name or ID share with those in its other rows, which have the same fixes. Empty for
 * other findings.
 */
function companyOf(finding: Finding, checker: Checker): string {
  if (!checker.layout.columns[finding.cell]?.role?.startsWith("Company")) return "";
  if (checker.isAlone("company", finding.row) && checker.isAlone("companyId", finding.row)) return "";
  const { companyName, companyId } = checker.view(finding.row).member();
  return JSON.stringify([finding.rule.code, finding.cell, companyName, companyId]);
}
