import { failureOf } from "./error-response.ts";
import type { ExportCompanies } from "./export-companies.ts";
import { isJsonObject } from "./json-object.ts";
import { describe } from "./problem.ts";

/** Counts the records without a readable name, and keeps the first of them and the first malformed record. */
export class UnreadRecords {
  #count = 0;
  #fault: string | undefined;
  #sites = 0;
  #first: { readonly entry: unknown; readonly index: number } | undefined;
  readonly #source: string;
  readonly #nameKeys: readonly string[];

  constructor(source: string, nameKeys: readonly string[]) {
    this.#source = source;
    this.#nameKeys = nameKeys;
  }

  add(entry: unknown, index: number, isSite: boolean): void {
    this.#count += 1;
    if (isSite) this.#sites += 1;
    this.#first ??= { entry, index };
  }

  /** Adds a malformed record. @param sentence makes the message; only the first is used */
  addFault(sentence: () => string): void {
    this.#fault ??= sentence();
  }

  /**
   * The problem in a sentence; undefined if there is none. A single unread record is one: the platform refuses an
   * import with a company that was overlooked.
   * @param all number of records in the export
   */
  problem(all: number): string | undefined {
    if (this.#fault !== undefined || this.#first === undefined) return this.#fault;
    const { entry, index } = this.#first;
    if (this.#sites === this.#count) {
      return `${this.#source} lists sites that do not name their company, the first is ${shownRecord(entry)}. Export the companies themselves.`;
    }
    const failure = isJsonObject(entry) ? failureOf(entry) : undefined;
    const what = failure === undefined ? shownRecord(entry) : `${describe(entry)} (${failure})`;
    const advice = "(asioImport.existing.nameKeys can say what to read)";
    if (this.#count === all) {
      const keys = this.#nameKeys.length > 0 ? ` under ${this.#nameKeys.join(", ")}` : "";
      return `No record in ${this.#source} has a readable name${keys}. The first is ${what} ${advice}.`;
    }
    const digits = (number: number) => number.toLocaleString("en");
    return this.#count === 1
      ? `One of ${digits(all)} records in ${this.#source} has no readable name: record ${index + 1}, ${what} ${advice}.`
      : `${digits(this.#count)} of ${digits(all)} records in ${this.#source} have no readable name. The first is record ${index + 1}, ${what} ${advice}.`;
  }
}

/** The message for an export that likely lists sites. */
export function likelySites(source: string): string {
  return (
    `${source} lists sites that do not name their company. Export the companies themselves ` +
    "(if these are companies, asioImport.existing.nameKeys can say where their names are)."
  );
}

/**
 * The message for an export that likely lists other things.
 * @param things their plural name, from {@link OtherThings}
 */
export function likelyOthers(source: string, things: string): string {
  return (
    `${source} seems to list ${things}, not companies. Export the companies themselves ` +
    "(if these are companies, asioImport.existing.nameKeys can say where their names are)."
  );
}

/** The message for an export of other things that name the companies that they belong to. */
export function likelyBelonging(source: string, things: string): string {
  return (
    `${source} seems to list ${things}, which name only the companies that have some. Export the companies themselves ` +
    "(if these are companies, asioImport.existing.nameKeys can say where their names are)."
  );
}

/** Whether all companies have only numbers for names: IDs in the column or under the key of names. */
export function hasNumbersAlone(companies: ExportCompanies): boolean {
  for (let place = 0; place < companies.size; place += 1) {
    if (companies.record(place).names.some((name) => !/^[\d\s.-]+$/.test(name))) return false;
  }
  return companies.size > 1;
}

/** The message for such an export. */
export function onlyNumbers(source: string): string {
  return `No record in ${source} has a readable name: all are numbers (asioImport.existing.nameKeys can say what to read).`;
}

function shownRecord(entry: unknown): string {
  return typeof entry === "string" ? `the text ${JSON.stringify(entry.slice(0, 60))}` : describe(entry);
}

/** A record as shown to the user. @param index its index in the export, from 0 */
export function recordAt(index: number): string {
  return `record ${index + 1}`;
}
