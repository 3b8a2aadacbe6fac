import { maxKeys } from "./json-object.ts";
import { ExportProblem } from "./problem.ts";

/** Maximum nesting of brackets. */
const deepest = 100_000;

/** Maximum length of a key, in UTF-16 units, including one quote. */
const longestKey = 10_000;

const openBrace = 0x7b;
/** The first letter of `null`. */
const letterN = 0x6e;

/**
 * Rejects a text that would take JSON.parse and later work far longer than a normal export of the same length. An object
 * keyed by ID may have any number of keys: its values are objects, and it is not in a list.
 */
export class JsonLimits {
  /** By depth: how many keys that count the open object has so far. */
  readonly #keys: number[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds a bracket that opens. @throws ExportProblem if nesting is too deep */
  open(depth: number): void {
    if (depth > deepest) throw new ExportProblem(`${this.#source} is nested too deeply to be a list of companies.`);
    this.#keys[depth] = 0;
  }

  /**
   * Adds a key.
   * @param length in UTF-16 units, with one quote
   * @param value the first UTF-16 unit of its value
   * @throws ExportProblem if it is too long, or the object has too many
   */
  key(length: number, value: number, depth: number, isInList: boolean): void {
    if (length > longestKey) {
      throw new ExportProblem(`${this.#source} has a key that is too long to be one of a company.`);
    }
    const counts = isInList || (value !== openBrace && value !== letterN);
    if (counts && ++(this.#keys[depth] as number) > maxKeys) {
      throw new ExportProblem(`${this.#source} has an object of more than 1,000 keys, as no list of companies has.`);
    }
  }
}
