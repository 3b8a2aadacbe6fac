import { either, listed } from "../listed.ts";
import { isCreated, type Outcome } from "../rules/support/row-outcomes.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import { SplitCompanies, splitRetry } from "./split-companies.ts";

/** Counts the rows with one outcome, and collects the words of their status. */
class Rows {
  count = 0;
  readonly #words = new Map<string, string>();

  add(word: string): void {
    this.count += 1;
    const key = word.toLowerCase();
    if (word !== "" && !this.#words.has(key) && this.#words.size <= maxNamed) this.#words.set(key, quoted(word));
  }

  /** The sentence for one row or for several; none for no rows. At most `maxNamed` words are named. */
  sentences(one: (words: string) => string, several: (rows: string, words: string) => string): string[] {
    if (this.count === 0) return [];
    const all = [...this.#words.values()];
    const words = either(all.length > maxNamed ? [...all.slice(0, maxNamed), "another"] : all);
    return [this.count === 1 ? one(words) : several(inDigits(this.count), words)];
  }
}

const maxNamed = 4;

/** Whether a row with this outcome is uploaded again. */
export function isRetried(outcome: Outcome): boolean {
  return !isCreated(outcome) && outcome !== "exists";
}

/** The sentence on rows that hold nothing to upload. */
function leftOut(rows: number, what: string): string[] {
  if (rows === 0) return [];
  return [
    rows === 1 ? `1 row is left out: it holds ${what}.` : `${inDigits(rows)} rows are left out: they hold ${what}.`,
  ];
}

/** Counts the outcomes of a response file's rows, to tell the user about decisions that are not obvious. */
export class RetryTally {
  /** Rows that hold no record. */
  noRecords = 0;
  /** Rows that hold the record of another row. */
  repeated = 0;
  /** Rows to retry that failed because their company exists. */
  existing = 0;
  readonly #split = new SplitCompanies();
  readonly #rows: Readonly<Record<Outcome, Rows>> = {
    created: new Rows(),
    silent: new Rows(),
    handled: new Rows(),
    exists: new Rows(),
    failed: new Rows(),
    disputed: new Rows(),
    unstated: new Rows(),
    unknown: new Rows(),
  };

  /** Counts a row with a record. */
  add(outcome: Outcome, word: string, view: RowView): void {
    this.#rows[outcome].add(word);
    this.#split.add(view, isRetried(outcome));
  }

  /** What the user must know before uploading the rows, in sentences. */
  notes(): string[] {
    return [...this.#doubts(), ...this.#stillExisting(), ...this.#leftOut(), ...splitRetry(this.#split.count)];
  }

  #doubts(): string[] {
    const { unknown, disputed, unstated } = this.#rows;
    const rows = unknown.count + disputed.count + unstated.count;
    if (rows === 0) return [];
    const one = rows === 1 ? "it" : "1";
    const why = [
      ...unknown.sentences(
        (words) => `${one} has the status ${words}`,
        (rows, words) => `${rows} have the status ${words}`,
      ),
      ...disputed.sentences(
        (words) => `${one} has the status ${words} and a reason for failure`,
        (rows, words) => `${rows} have the status ${words} and a reason for failure`,
      ),
      ...unstated.sentences(
        () => `${one} has neither a status nor a reason`,
        (rows) => `${rows} have neither a status nor a reason`,
      ),
    ];
    const [were, all] =
      rows === 1 ? ["1 row here was", "it if it was"] : [`${inDigits(rows)} rows here were`, "those that were"];
    return [
      `It is not known whether ${were} created: ${listed(why)}.`,
      `Delete ${all}, because the platform refuses a file with a company that exists.`,
    ];
  }

  #stillExisting(): string[] {
    if (this.existing === 0) return [];
    return [
      this.existing === 1
        ? "1 row here failed because its company exists already: the platform refuses this file as long as it has that row."
        : `${inDigits(this.existing)} rows here failed because their companies exist already: the platform refuses this file as long as it has those rows.`,
    ];
  }

  #leftOut(): string[] {
    const { exists, handled, silent } = this.#rows;
    const count = "rows without a reason count as created";
    return [
      ...leftOut(this.noRecords, "no record"),
      ...leftOut(this.repeated, "the record of another row"),
      ...exists.sentences(
        (words) => `1 row is left out because its company exists, as the status ${words} says.`,
        (rows, words) => `${rows} rows are left out because their companies exist, as the status ${words} says.`,
      ),
      ...handled.sentences(
        (words) => `1 row with the status ${words} is left out, since ${count}.`,
        (rows, words) => `${rows} rows with the status ${words} are left out, since ${count}.`,
      ),
      ...silent.sentences(
        () => `1 row without a reason is left out. The file has no status, so ${count}.`,
        (rows) => `${rows} rows without a reason are left out. The file has no status, so ${count}.`,
      ),
    ];
  }
}
