import { either, listed } from "../listed.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import type { Outcome } from "./row-outcomes.ts";
import { SplitCompanies, splitRetry } from "./split-companies.ts";

/** The rows of which a person must know what was decided, and the words of their status. */
class Rows {
  count = 0;
  readonly #words = new Map<string, string>();

  add(word: string): void {
    this.count += 1;
    const key = word.toLowerCase();
    if (word !== "" && !this.#words.has(key) && this.#words.size <= mostNamed) this.#words.set(key, quoted(word));
  }

  /** What is said of one row, or of several; nothing of none. Of many words the first few are named. */
  said(one: (words: string) => string, several: (rows: string, words: string) => string): string[] {
    if (this.count === 0) return [];
    const all = [...this.#words.values()];
    const words = either(all.length > mostNamed ? [...all.slice(0, mostNamed), "another"] : all);
    return [this.count === 1 ? one(words) : several(inDigits(this.count), words)];
  }
}

const mostNamed = 4;

/** Counts what becomes of the rows of a response file, to say what is not plain. */
export class RetryTally {
  readonly #split = new SplitCompanies();
  readonly #rows: Readonly<Record<Outcome, Rows>> = {
    created: new Rows(),
    silent: new Rows(),
    handled: new Rows(),
    exists: new Rows(),
    failed: new Rows(),
    untold: new Rows(),
    unknown: new Rows(),
  };

  /** @returns whether the row is to be uploaded again, for all that is known */
  add(outcome: Outcome, word: string, companyName: string): boolean {
    const isRetried = outcome === "failed" || outcome === "untold" || outcome === "unknown";
    this.#rows[outcome].add(word);
    this.#split.add(companyName, isRetried);
    return isRetried;
  }

  /** What a person must know before the rows are uploaded, a sentence each. */
  notes(): string[] {
    return [...this.#doubts(), ...this.#leftOut(), ...splitRetry(this.#split.count)];
  }

  #doubts(): string[] {
    const { unknown, untold } = this.#rows;
    const rows = unknown.count + untold.count;
    if (rows === 0) return [];
    const one = rows === 1 ? "it" : "1";
    const why = [
      ...unknown.said(
        (words) => `${one} has the status ${words}`,
        (rows, words) => `${rows} have the status ${words}`,
      ),
      ...untold.said(
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

  #leftOut(): string[] {
    const { exists, handled, silent } = this.#rows;
    const count = "rows without a reason count as created";
    return [
      ...exists.said(
        (words) => `1 row is left out because its company exists, as the status ${words} says.`,
        (rows, words) => `${rows} rows are left out because their companies exist, as the status ${words} says.`,
      ),
      ...handled.said(
        (words) => `1 row with the status ${words} is left out, since ${count}.`,
        (rows, words) => `${rows} rows with the status ${words} are left out, since ${count}.`,
      ),
      ...silent.said(
        () => `1 row without a reason is left out. The file has no status, so ${count}.`,
        (rows) => `${rows} rows without a reason are left out. The file has no status, so ${count}.`,
      ),
    ];
  }
}
