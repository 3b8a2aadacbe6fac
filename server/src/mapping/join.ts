import { cellAt, cellsOf } from "../document/read-cells.ts";
import type { ReadRow, RowReader } from "../document/reader.ts";
import { hasContent, type SourceTable } from "../document/source-table.ts";
import { FileError } from "../files/files.ts";
import { copiedLine, type Making } from "../response/csv.ts";
import type { Steps } from "../steps.ts";
import type { Template } from "../template/template.ts";
import { isFooterRow, mayBeFooter } from "./footer.ts";
import type { JoinKey } from "./join-key.ts";
import { Partners } from "./join-partners.ts";
import { type JoinPlan, type NamedTable, planningJoin, unusedNames } from "./join-plan.ts";
import { JoinReport, repeatedSentence } from "./join-report.ts";

/**
 * Two files as one list. Each row of the main file comes with its partners in the other one, or by itself; one with
 * several partners comes several times. If the other file has the companies, those without a partner are added below.
 * On one side, a key must stand in one row only: otherwise it would not say which rows belong together.
 */
export class Join {
  readonly plan: JoinPlan;
  /** The columns of both files, and the main file's line end: what a {@link SourceTable} of `lines` needs. */
  readonly known: Pick<SourceTable, "columns" | "newline">;
  readonly #main: NamedTable;
  readonly #other: NamedTable;
  readonly #key: JoinKey;
  readonly #partners: Partners;

  private constructor(main: NamedTable, other: NamedTable, key: JoinKey, partners: Partners, plan: JoinPlan) {
    this.plan = plan;
    this.known = { columns: plan.columns, newline: main.table.newline };
    this.#main = main;
    this.#other = other;
    this.#key = key;
    this.#partners = partners;
  }

  /**
   * @param main may be read from the beginning of the file
   * @param rows all rows of the main file after its header row
   * @throws FileError if the key stands in several rows of both files
   */
  static *opening(
    main: NamedTable,
    rows: () => Iterable<RowReader>,
    other: NamedTable,
    key: JoinKey,
    template: Template,
  ): Steps<Join> {
    const partners = yield* Partners.reading(other.table, key.other);
    const repeats = partners.repeated !== undefined;
    if (repeats) yield* refusingRepeated(main, rows(), other, key, partners);
    const plan = yield* planningJoin(main, other, key, repeats, template);
    return new Join(main, other, key, partners, plan);
  }

  /** See {@link unusedNames}. */
  unusedNames(unmapped: readonly string[]): string[] {
    return unusedNames(unmapped, this.#main.table, this.#other);
  }

  /**
   * The joined rows as lines of a CSV with commas, without a header row. Cells are not changed.
   * @param rows those of the main file after its header row
   */
  *lines(rows: Iterable<RowReader>): Making<JoinReport> {
    const { table } = this.#main;
    const { newline } = table;
    const indexes = table.columns.map(({ index }) => index);
    const otherIndexes = this.#other.table.columns.map(({ index }) => index);
    const { sites, inMain, inOther } = this.plan;
    const report = new JoinReport(this.#main.name, this.#other.name, sites === "main");
    const partners = this.#partners;
    const isUsed = new Uint8Array(partners.size);
    let number = table.firstRow - 1;
    for (const row of rows) {
      number++;
      if (!hasContent(row)) {
        yield "";
        continue;
      }
      if (mayBeFooter(row) && isFooterRow(cellsOf(row), table)) {
        yield copiedLine(row, allIndexes(row), newline);
        continue;
      }
      const value = cellAt(row, this.#key.main.index);
      const found = partners.of(value);
      report.addRow(number, value, found.length);
      const own = copiedLine(row, indexes, ",");
      // Cells without a header come last, so that the others stay under theirs.
      const more =
        row.cellCount > indexes.length ? `,${copiedLine(row, allIndexes(row).slice(indexes.length), "")}` : "";
      if (found.length === 0) yield own + copiedLine(row, inOther, "") + more + newline;
      for (const partner of found) {
        isUsed[partner] = 1;
        yield own + copiedLine(partners.row(partner), otherIndexes, "") + more + newline;
      }
    }
    for (let index = 0; index < partners.size; index++) {
      if (isUsed[index]) continue;
      const row = partners.row(index);
      report.addUnused(partners.numberOf(index), cellAt(row, this.plan.nameIndex));
      yield sites === "main" ? copiedLine(row, inMain, ",") + copiedLine(row, otherIndexes, newline) : "";
    }
    return report;
  }
}

function allIndexes({ cellCount }: ReadRow): number[] {
  return Array.from({ length: cellCount }, (_, index) => index);
}

/** Makes sure that the key of the main file, whose partners may be several, is in one row only. */
function* refusingRepeated(
  main: NamedTable,
  rows: Iterable<RowReader>,
  other: NamedTable,
  key: JoinKey,
  partners: Partners,
): Steps<void> {
  const seen = new Uint8Array(partners.size);
  for (const row of rows) {
    yield;
    const value = cellAt(row, key.main.index);
    const found = partners.of(value);
    const [first] = found;
    if (first === undefined) continue;
    if (seen[first]) {
      const repeated = found.length > 1 ? value.trim() : (partners.repeated ?? "");
      throw new FileError(repeatedSentence([main.name, other.name], key, [value.trim(), repeated]));
    }
    seen[first] = 1;
  }
}
