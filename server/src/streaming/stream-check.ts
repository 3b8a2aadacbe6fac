import { type Checked, type Place, passesFilter, type RowFilter } from "../checker/checked.ts";
import { checkGroup } from "../checker/group-check.ts";
import { groupKinds } from "../checker/group-keys.ts";
import { RowCheck } from "../checker/row-check.ts";
import { marksOf, type Summary, Tally } from "../checker/tally.ts";
import { errorMarks, groupMarks, ownMarks, type Row } from "../document/rows.ts";
import { NumberColumn } from "../number-column.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Member } from "../rules/member.ts";
import type { Finding, GroupFault, GroupKind, GroupRule } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import { GroupFaults } from "./group-faults.ts";
import { ImportStream } from "./import-stream.ts";
import { KeptFindings } from "./kept-findings.ts";
import { KeyColumns } from "./key-columns.ts";
import { ownMember } from "./own-text.ts";
import type { TextPieces } from "./row-stream.ts";

/** A range of bytes, with the indices (from 0) of its first row, its first line, and the row after it. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly index: number;
  readonly line: number;
  readonly end: number;
}

/**
 * How many findings of single rows are kept, so that the report and the response file need not compute them again.
 * Those of a file with millions of faults would not fit into memory.
 */
const maxKept = 150_000;

/** About how many rows are compared at a time. The rows of a group are never split. */
const defaultBatchSize = 200_000;

/** Limits other than the usual ones. */
interface Limits {
  /** About how many rows are compared at a time. */
  readonly batchSize?: number;
  /** How many findings of single rows are kept: 0 where nobody looks at them. */
  readonly kept?: number;
}

/**
 * Checks a file on disk, with the same result as a `Checker` of its text. Reads the file once, then again the parts
 * with rows that rules have a reason to compare. For each row, it keeps a byte of marks and, until rows are compared,
 * its keys. Only so many findings are kept as fit into memory: reports compute the others again, for the parts that
 * have any.
 */
export class StreamCheck extends ImportStream implements Checked {
  readonly #headerFindings: readonly Finding[];
  readonly #rowCheck: RowCheck;
  readonly #view: RowView;
  readonly #tally = new Tally();
  readonly #parts: Part[] = [];
  /** The `Mark` bits of each row. */
  readonly #marks = new NumberColumn();
  readonly #faults = new GroupFaults();
  readonly #kept: KeptFindings;
  #mostCells = 0;

  /** @throws FileError if the file cannot be read, or changed meanwhile; so does `places` */
  constructor(file: TextPieces, context: CheckContext, limits: Limits = {}) {
    super(file, context);
    this.#kept = new KeptFindings(limits.kept ?? maxKept);
    this.#rowCheck = new RowCheck(this.layout, context);
    this.#view = this.view(this.header);
    const { layout, above } = this;
    this.#headerFindings = this.#rowCheck.checkHeader(this.#view, { layout, context, above, document: this.stream });
    this.#tally.countAll(this.#headerFindings, 1);
    const keys = this.#checkRows();
    for (const kind of groupKinds) this.#checkGroups(kind, keys, limits.batchSize ?? defaultBatchSize);
  }

  override release(): void {
    super.release();
    this.#view.load(this.header);
  }

  /** The parts of the file that can be read by themselves, at least one. */
  get parts(): readonly Part[] {
    return this.#parts;
  }

  get summary(): Summary {
    return this.#tally.summary;
  }

  get mostCells(): number {
    return this.#mostCells;
  }

  /** Like those of a `Checker`, but without related places, which no report contains. */
  findingsOf(row: Row): Finding[] {
    const isRecord = row !== this.header && !this.above.includes(row);
    const findings = isRecord
      ? this.#findingsOfRow(row)
      : this.#headerFindings.filter((finding) => finding.row === row);
    return findings.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  *places(filter: RowFilter, from = 0): Generator<Place> {
    if (this.headerIndex < 0 && from === 0) yield { row: this.header, index: 0, line: 0 };
    yield* this.#placesOf((index) => index >= from && passesFilter(filter, this.#marks.at(index)));
  }

  /** The rows of one of `parts`. */
  placesIn(part: Part): Iterable<Place> {
    return this.#read(part, () => true);
  }

  /** Finds rows by index. Reads only the parts that contain some. */
  *#placesOf(isWanted: (index: number) => boolean): Generator<Place> {
    for (const part of this.#parts) {
      let index = part.index;
      while (index < part.end && !isWanted(index)) index++;
      if (index < part.end) yield* this.#read(part, isWanted);
    }
  }

  *#read(part: Part, isWanted: (index: number) => boolean): Generator<Place> {
    let { index, line } = part;
    const rows = this.stream.read(part.from, part.to);
    for (let each = rows.next(); each; each = rows.next()) {
      if (isWanted(index)) {
        const row = index > this.headerIndex ? each : (this.above[index] ?? this.header);
        row.marks = this.#marks.at(index);
        row.member = index;
        yield { row, index, line };
      }
      index++;
      line += each.lines;
    }
  }

  #findingsOfRow(row: Row): Finding[] {
    const view = this.#view.load(row);
    const kept = row.marks & ownMarks ? this.#kept.of(row, row.member) : [];
    const findings = kept ?? [];
    if (!kept) this.#rowCheck.check(view, (finding) => findings.push(finding));
    if (row.marks & groupMarks) {
      for (const { rule, severity, data, role } of this.#faults.of(row.member)) {
        findings.push({ rule, severity, row, ...view.spanOf(role), data });
      }
    }
    return findings;
  }

  /** Runs the rules for single rows, and returns the keys for comparing rows. */
  #checkRows(): KeyColumns {
    const keys = new KeyColumns(this.layout);
    const view = this.#view;
    const tally = this.#tally;
    let line = 0;
    let part = { from: 0, index: 0, line: 0 };
    const found: Finding[] = [];
    const add = (finding: Finding) => {
      tally.found(finding);
      found.push(finding);
    };
    const rows = this.stream.read();
    for (let row = rows.next(); row; row = rows.next()) {
      const index = this.#marks.size;
      if (index <= this.headerIndex) {
        const headerRow = this.above[index] ?? this.header;
        this.#marks.push(
          marksOf(
            this.#headerFindings.filter((finding) => finding.row === headerRow),
            true,
          ),
        );
        keys.add(undefined);
      } else {
        tally.marks = 0;
        found.length = 0;
        keys.add(this.#rowCheck.check(view.load(row), add) ? view : undefined);
        if (row.cellCount > this.#mostCells) this.#mostCells = row.cellCount;
        if (found.length > 0) this.#kept.add(index, found);
        this.#marks.push(tally.marks);
        if (!view.isBlank) {
          tally.rows++;
          if (tally.marks & errorMarks) tally.failedRows++;
        }
      }
      line += row.lines;
      const { end } = rows;
      if (end === undefined) continue;
      this.#parts.push({ ...part, to: end, end: index + 1 });
      part = { from: end, index: index + 1, line };
    }
    // An empty file has a part too.
    if (this.#parts.length === 0) this.#parts.push({ ...part, to: this.stream.file.size, end: 0 });
    return keys;
  }

  #checkGroups(kind: GroupKind, keys: KeyColumns, batchSize: number): void {
    let batch: Uint32Array[] = [];
    let size = 0;
    for (const rows of keys.groups(kind)) {
      batch.push(rows);
      size += rows.length;
      if (size < batchSize) continue;
      this.#checkBatch(kind, batch);
      batch = [];
      size = 0;
    }
    if (size > 0) this.#checkBatch(kind, batch);
  }

  /** @param groups the indices of the rows of each group */
  #checkBatch(kind: GroupKind, groups: readonly Uint32Array[]): void {
    const members = groups.map((): Member[] => []);
    /** The number of each row's group, from 1, or 0. */
    const groupOf = new Uint32Array(this.#marks.size);
    for (const [group, rows] of groups.entries()) for (const index of rows) groupOf[index] = group + 1;
    for (const { row, index } of this.#placesOf((each) => groupOf[each] !== 0)) {
      members[(groupOf[index] as number) - 1]?.push(ownMember(this.#view.load(row), index));
    }
    for (const each of members) {
      for (const found of checkGroup(kind, each, this.#rowCheck)) if (found) this.#keepFault(...found);
    }
  }

  #keepFault(rule: GroupRule<unknown>, fault: GroupFault<unknown>): void {
    const { role, data, row } = fault;
    const finding = this.#rowCheck.finding(rule, fault, row, -1, 0, 0);
    const index = row.member;
    this.#faults.add({ index, rule, severity: finding.severity, role, data });
    this.#tally.count(finding, 1);
    const before = this.#marks.at(index);
    const marks = before | marksOf([finding], false);
    if (marks & errorMarks && !(before & errorMarks)) this.#tally.failedRows++;
    this.#marks.set(index, marks);
  }
}
