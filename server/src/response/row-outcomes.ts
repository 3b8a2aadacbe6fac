import type { Checker } from "../checker/checker.ts";
import type { RowView } from "../rules/view.ts";
import type { HeaderCell } from "../template/layout.ts";
import { asksYesOrNo, isFailureColumn, isReasonColumn, isStatusColumn } from "../template/response-columns.ts";
import { type Said, saidBy } from "./outcome-words.ts";

/**
 * What became of a row, as far as the response file tells.
 *
 * - `created`: it was created; also where only the reasons of other rows tell (`silent`), or the status says that it was
 *   handled and no reason stands beside it (`handled`)
 * - `exists`: it was not, since its company was there before
 * - `failed`: it was not, and may be corrected
 * - `untold`: it has neither status nor reason; `unknown`: its words do not tell
 */
export type Outcome = "created" | "silent" | "handled" | "exists" | "failed" | "untold" | "unknown";

/** A status and the word that says it. */
interface Status {
  readonly said: Said;
  readonly text: string;
}

/** What a row's columns of reasons hold: a reason, a word that denies that there is one, or nothing. */
type Reason = "given" | "denied" | "none";

/** What a row's status columns say together: a plain word counts more than one that is not known. */
const ranks: readonly Said[] = ["failed", "exists", "created", "doubtful", "finished", "handled", "unknown", "none"];

/** Tells what became of the rows of a response file. */
export class RowOutcomes {
  readonly #statuses: readonly HeaderCell[];
  readonly #reasons: readonly HeaderCell[];
  /** The reasons stand under a header that asks for nothing else. */
  readonly #areSure: boolean;
  #hasStatus = false;
  /** Some row without a status has a reason. */
  #areTold = false;
  /** Failures are told from what else was handled. */
  #tellsFailures: boolean;

  constructor({ layout: { headers } }: Checker) {
    const added = headers.filter((cell) => !cell.column);
    const sure = added.filter((cell) => isFailureColumn(cell.text));
    this.#areSure = sure.length > 0;
    this.#reasons = this.#areSure ? sure : added.filter((cell) => isReasonColumn(cell.text));
    this.#statuses = added.filter((cell) => isStatusColumn(cell.text) || asksYesOrNo(cell.text));
    this.#tellsFailures = this.#reasons.length > 0;
  }

  /** Looks at a row for what it tells of others: at all of them before the first is judged. */
  look(view: RowView): void {
    const { said } = this.#status(view);
    this.#hasStatus ||= said !== "none";
    this.#tellsFailures ||= said === "failed";
    if (!this.#hasStatus && !this.#areTold) this.#areTold = this.#reason(view) === "given";
  }

  /** What became of a row, and the word of its status. */
  of(view: RowView): { outcome: Outcome; word: string } {
    const { said, text } = this.#status(view);
    return { outcome: this.#outcome(said, view), word: text };
  }

  #outcome(said: Said, view: RowView): Outcome {
    if (said === "failed" || said === "created" || said === "exists") return said;
    if (said === "doubtful") return "unknown";
    const reason = this.#reason(view);
    if (said === "none") {
      if (reason === "given") return "failed";
      if (reason === "denied") return "created";
      return this.#areTold && !this.#hasStatus ? "silent" : "untold";
    }
    if (reason === "given") return this.#areSure ? "failed" : "unknown";
    if (said === "finished") return "created";
    return said === "handled" && this.#tellsFailures ? "handled" : "unknown";
  }

  #status(view: RowView): Status {
    let best: Status = { said: "none", text: "" };
    const all = new Map<Said, string>();
    for (const { index, text: header } of this.#statuses) {
      const text = view.value(index).trim();
      const said = statusOf(text, header);
      if (!all.has(said)) all.set(said, text);
      if (ranks.indexOf(said) < ranks.indexOf(best.said)) best = { said, text };
    }
    const [failed, created] = [all.get("failed"), all.get("created")];
    if (failed === undefined || created === undefined) return best;
    return { said: "doubtful", text: `${failed} / ${created}` };
  }

  #reason(view: RowView): Reason {
    const texts = this.#reasons.map(({ index }) => view.value(index));
    if (texts.some(isReason)) return "given";
    return texts.some((text) => isGood(saidBy(text))) ? "denied" : "none";
  }
}

function statusOf(text: string, header: string): Said {
  const said = saidBy(text);
  const asks = asksYesOrNo(header);
  // A number tells of success only where that is what is asked for; a date says when a company was created.
  if (/^\d$/.test(text) && !asks) return "unknown";
  if (said === "yes") return "created";
  if (said === "no") return "failed";
  return said === "unknown" && asks && !isStatusColumn(header) ? "none" : said;
}

/** Whether a text under a header of reasons is one: `None`, `0`, `No errors` and `Created` are not. */
export function isReason(text: string): boolean {
  const said = saidBy(text);
  return !(said === "none" || said === "no" || said === "handled" || isGood(said));
}

function isGood(said: Said): boolean {
  return said === "created" || said === "finished";
}
