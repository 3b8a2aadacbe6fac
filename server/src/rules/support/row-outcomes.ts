import type { HeaderCell, Layout } from "../../template/layout.ts";
import { type CellMeaning, meaningOfCell, saysCompanyExists } from "../../template/outcome-words.ts";
import { asksYesOrNo, isFailureColumn, isReasonColumn, isStatusColumn } from "../../template/response-columns.ts";
import type { RowView } from "../view.ts";

/**
 * What happened to a row according to the response file.
 *
 * - `created`: it was created
 * - `silent`: created, because the file has no status, and only other rows have a reason
 * - `handled`: created, because the status says that it was processed, and it has no reason
 * - `exists`: not created, because its company existed before
 * - `failed`: not created
 * - `disputed`: created, as the status says, but it has a reason for failure
 * - `unstated`: it has neither a status nor a reason
 * - `unknown`: its words do not tell
 */
export type Outcome = "created" | "silent" | "handled" | "exists" | "failed" | "disputed" | "unstated" | "unknown";

const created: ReadonlySet<Outcome> = new Set(["created", "silent", "handled"]);

/** Whether a row with this outcome was created. */
export function isCreated(outcome: Outcome): boolean {
  return created.has(outcome);
}

/** The text of a status, what it means, and the index of its cell; -1 if there is none. */
interface Status {
  readonly meaning: CellMeaning;
  readonly text: string;
  readonly cell: number;
}

/** What the reason columns of a row contain: a reason, a word for success, or nothing. */
type Reason = "given" | "denied" | "none";

/** If a row has several status columns, the first of these meanings counts. */
const ranks: readonly CellMeaning[] = [
  "failed",
  "exists",
  "created",
  "doubtful",
  "finished",
  "handled",
  "unknown",
  "none",
];

/** Tells what happened to the rows of a response file. First `scan` all rows, then ask for outcomes. */
export class RowOutcomes {
  readonly #statuses: readonly HeaderCell[];
  readonly #reasons: readonly HeaderCell[];
  /** Number of cells up to the last header. */
  readonly #width: number;
  /** Number of cells up to the last header of the template. */
  readonly #ownWidth: number;
  readonly #isReasonLast: boolean;
  /** Whether a column can contain only reasons for failure, by its header. */
  readonly #hasFailureColumn: boolean;
  /** Whether a row scanned so far has a status. */
  hasStatus = false;
  /** Whether a row has a reason, in a file without a status so far. */
  #hasReasonWithoutStatus = false;
  /** Whether the file marks failures, so that processed rows without a mark were created. */
  #marksFailures: boolean;

  constructor({ headers }: Layout) {
    const added = headers.filter((cell) => !cell.column);
    this.#width = 1 + headers.findLastIndex((cell) => cell.text.trim() !== "");
    this.#ownWidth = 1 + headers.findLastIndex((cell) => cell.column);
    this.#isReasonLast = this.#width > this.#ownWidth && isReasonColumn(headers[this.#width - 1]?.text ?? "");
    const sure = added.filter((cell) => isFailureColumn(cell.text));
    this.#hasFailureColumn = sure.length > 0;
    this.#reasons = this.#hasFailureColumn ? sure : added.filter((cell) => isReasonColumn(cell.text));
    this.#statuses = added.filter((cell) => isStatusColumn(cell.text) || asksYesOrNo(cell.text));
    this.#marksFailures = this.#reasons.length > 0;
  }

  /** Learns from a row how the file marks outcomes. */
  scan(view: RowView): void {
    const { meaning } = this.#status(view);
    this.hasStatus ||= meaning !== "none";
    this.#marksFailures ||= meaning === "failed";
    if (!this.hasStatus && !this.#hasReasonWithoutStatus) this.#hasReasonWithoutStatus = this.#reason(view) === "given";
  }

  /** What happened to a row, and the text of its status with the index of its cell; -1 if there is none. */
  outcomeOf(view: RowView): { outcome: Outcome; word: string; cell: number } {
    const { meaning, text, cell } = this.#status(view);
    return { outcome: this.#outcome(meaning, view), word: text, cell };
  }

  /** Whether a failed row's reason or status says that its company exists. */
  failsAsExisting(view: RowView): boolean {
    return [...this.#reasons, ...this.#statuses].some(({ index }) => saysCompanyExists(view.value(index)));
  }

  /**
   * Whether the cells beyond the last header belong to the reason, which was split at a comma. That is so if the reason
   * comes last and the cells before it are in their places, so that no value of the record was split.
   */
  isReasonSplit(view: RowView): boolean {
    if (!this.#isReasonLast || view.cellCount <= this.#width) return false;
    const placed = this.#statuses.some(({ index, text }) => {
      if (index < this.#ownWidth || index === this.#width - 1) return false;
      const meaning = statusOf(view.value(index).trim(), text);
      return meaning !== "none" && meaning !== "unknown";
    });
    // Prose has a space after a comma.
    return placed || (view.value(this.#width - 1).trim() !== "" && view.value(this.#width).startsWith(" "));
  }

  /** Whether a row has all cells of its record, and no others except those of a reason that was split. */
  hasWholeRecord(view: RowView): boolean {
    return view.cellCount >= this.#ownWidth && (view.cellCount <= this.#width || this.isReasonSplit(view));
  }

  #outcome(meaning: CellMeaning, view: RowView): Outcome {
    if (meaning === "failed" || meaning === "exists") return meaning;
    if (meaning === "doubtful") return "unknown";
    const reason = this.#reason(view);
    if (meaning === "created") return reason === "given" && this.#hasFailureColumn ? "disputed" : meaning;
    if (meaning === "none") {
      if (reason === "given") return "failed";
      if (reason === "denied") return "created";
      return this.#hasReasonWithoutStatus && !this.hasStatus ? "silent" : "unstated";
    }
    if (reason === "given") return this.#hasFailureColumn ? "failed" : "unknown";
    if (meaning === "finished") return "created";
    return meaning === "handled" && this.#marksFailures ? "handled" : "unknown";
  }

  #status(view: RowView): Status {
    let best: Status = { meaning: "none", text: "", cell: -1 };
    const all = new Map<CellMeaning, string>();
    for (const { index, text: header } of this.#statuses) {
      const text = view.value(index).trim();
      const meaning = statusOf(text, header);
      if (!all.has(meaning)) all.set(meaning, text);
      if (ranks.indexOf(meaning) < ranks.indexOf(best.meaning)) best = { meaning, text, cell: index };
    }
    const [failed, created] = [all.get("failed"), all.get("created")];
    if (failed === undefined || created === undefined) return best;
    return { meaning: "doubtful", text: `${failed} / ${created}`, cell: best.cell };
  }

  #reason(view: RowView): Reason {
    const texts = this.#reasons.map(({ index }) => view.value(index));
    if (texts.some(isReason)) return "given";
    return texts.some((text) => isGood(meaningOfCell(text))) ? "denied" : "none";
  }
}

function statusOf(text: string, header: string): CellMeaning {
  const meaning = meaningOfCell(text);
  const asks = asksYesOrNo(header);
  // A digit is an answer only under a yes-or-no header. A date under one (`Created`) says when, not whether.
  if (/^\d$/.test(text) && !asks) return "unknown";
  if (meaning === "yes") return "created";
  if (meaning === "no") return "failed";
  return meaning === "unknown" && asks && !isStatusColumn(header) ? "none" : meaning;
}

/** Whether a text in a reason column is a reason: `None`, `0`, `No errors` and `Created` are not. */
export function isReason(text: string): boolean {
  const meaning = meaningOfCell(text);
  return !(meaning === "none" || meaning === "no" || meaning === "handled" || isGood(meaning));
}

function isGood(meaning: CellMeaning): boolean {
  return meaning === "created" || meaning === "finished";
}
