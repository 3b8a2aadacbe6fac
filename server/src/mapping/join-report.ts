import { listed } from "../listed.ts";
import { count, inDigits, quoted } from "../rules/support/wording.ts";
import type { JoinKey, ProposedKey } from "./join-key.ts";

/** How many rows are named. */
const mostShown = 5;

/** Rows of which the first are named. */
class Mentioned {
  count = 0;
  readonly #shown: string[] = [];

  add(row: number, value: string): void {
    if (this.count++ >= mostShown) return;
    const text = value.trim();
    this.#shown.push(text === "" ? `row ${row}` : `row ${row} (${quoted(text)})`);
  }

  /** `row 17 ("105"), row 23 and 4 more` */
  get text(): string {
    const rest = this.count - this.#shown.length;
    return listed(rest > 0 ? [...this.#shown, `${inDigits(rest)} more`] : this.#shown);
  }
}

/** What is counted while two files are joined. */
export class JoinReport {
  readonly #main: string;
  readonly #other: string;
  /** Whether companies of the other file that have no partner are added. */
  readonly #addsUnused: boolean;
  #rows = 0;
  #several = 0;
  readonly #alone = new Mentioned();
  readonly #unused = new Mentioned();

  constructor(main: string, other: string, addsUnused: boolean) {
    this.#main = main;
    this.#other = other;
    this.#addsUnused = addsUnused;
  }

  /** Takes note of a row of the main file: its number, its value in the key, and how many partners it has. */
  addRow(row: number, value: string, partners: number): void {
    this.#rows++;
    if (partners === 0) this.#alone.add(row, value);
    if (partners > 1) this.#several++;
  }

  /** Takes note of a row of the other file that is nobody's partner. */
  addUnused(row: number, name: string): void {
    this.#unused.add(row, name);
  }

  /** For the user, in one sentence each. */
  get sentences(): string[] {
    const sentences: string[] = [];
    const [alone, unused] = [this.#alone, this.#unused];
    if (this.#several > 0) {
      sentences.push(
        `${count(this.#several, "row")} found several partners in ${this.#other}, and came once for each.`,
      );
    }
    if (alone.count > 0) {
      const rows = `${inDigits(alone.count)} of ${count(this.#rows, "row")}`;
      sentences.push(`${rows} found no partner in ${this.#other}: ${alone.text}.`);
    }
    if (unused.count > 0) {
      const rows = `${count(unused.count, "row")} of ${this.#other}`;
      const what = this.#addsUnused
        ? "had no site, and came below the others"
        : `had no partner in ${this.#main}, and were left out`;
      const said = unused.count === 1 ? what.replace("were", "was") : what;
      sentences.push(`${rows} ${said}: ${unused.text}.`);
    }
    return sentences;
  }
}

/** `parentId = customerId`, or one header if both files have it. */
export function keyText({ main, other }: JoinKey): string {
  return main.name === other.name ? main.name : `${main.name} = ${other.name}`;
}

/**
 * Why files cannot be joined.
 * @param values one that stands in several rows of the first file, and one of the second
 */
export function repeatedSentence(
  files: readonly [string, string],
  key: JoinKey,
  values: readonly [string, string],
): string {
  const [first, second] = values.map(quoted);
  const where =
    first === second
      ? `${first} is in several rows of both`
      : `${first} is in several rows of ${files[0]}, and ${second} in several rows of ${files[1]}`;
  return `${files[0]} and ${files[1]} cannot be joined by ${keyText(key)}: ${where}.`;
}

/** Why a key is proposed: `38 of 40 parentId are a customerId` */
export function evidenceOf({ main, other, found, of, mainRefers }: ProposedKey): string {
  const [from, to] = mainRefers ? [main, other] : [other, main];
  return `${inDigits(found)} of ${inDigits(of)} different values of ${from.name} are in ${to.name}`;
}
