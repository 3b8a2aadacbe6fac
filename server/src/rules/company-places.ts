import { matchKey } from "../document/fold.ts";
import type { Range } from "../document/positions.ts";

/** An import file that is validated together with others. */
export interface ValidatedFile {
  readonly uri: string;
  /** Its name in messages, by which it can be told from the others. */
  readonly name: string;
}

/** The first place of a company's name or ID in a file. */
export interface CompanyPlace {
  readonly file: ValidatedFile;
  /** From 1, like rows of a spreadsheet. */
  readonly row: number;
  readonly range: Range;
}

/** A company of one file in another. */
export interface FoundElsewhere {
  /** What is the same. */
  readonly on: "name" | "id";
  /** As written in the file that is checked. */
  readonly value: string;
  readonly place: CompanyPlace;
  /** How many further files have it. */
  readonly more: number;
}

/** The places of one key, each in another file. */
interface Entry {
  readonly place: CompanyPlace;
  next: Entry | undefined;
}

/** How many places are kept, with which they take about 100 MB. */
const defaultMaxPlaces = 250_000;

/** What a person is told if `CompanyPlaces.isFull`. */
export const notCompared =
  "Not all companies are compared across files: there are more than 250,000 different names and IDs.";

/**
 * The companies of files that are validated together. Names are compared with names, and IDs with IDs, as the platform
 * compares them (`matchKey`).
 */
export class CompanyPlaces {
  readonly #names = new Map<string, Entry>();
  readonly #ids = new Map<string, Entry>();
  #room: number;

  constructor(maxPlaces = defaultMaxPlaces) {
    this.#room = maxPlaces;
  }

  /** Whether there was no room for further companies, so that some may not be found. */
  get isFull(): boolean {
    return this.#room <= 0;
  }

  /** Adds a row's company, unless the file has it already. An empty name or ID counts as none. */
  add(file: ValidatedFile, on: FoundElsewhere["on"], value: string, placeOf: () => Omit<CompanyPlace, "file">): void {
    const key = matchKey(value);
    if (key === "" || this.isFull) return;
    const entries = on === "name" ? this.#names : this.#ids;
    const first = entries.get(key);
    let last = first;
    for (let entry = first; entry; entry = entry.next) {
      if (entry.place.file.uri === file.uri) return;
      last = entry;
    }
    this.#room--;
    const entry: Entry = { place: { file, ...placeOf() }, next: undefined };
    if (last) last.next = entry;
    else entries.set(key, entry);
  }

  /** The companies of all files except these. */
  outside(uris: ReadonlySet<string>): OtherFiles {
    return {
      find: (name, id) => find(this.#names, "name", name, uris) ?? find(this.#ids, "id", id, uris),
    };
  }
}

/** The companies of the other files. */
export interface OtherFiles {
  /** Where a company is, found by its name or else by its ID. */
  find(name: string, id: string): FoundElsewhere | undefined;
}

function find(
  entries: ReadonlyMap<string, Entry>,
  on: FoundElsewhere["on"],
  value: string,
  outside: ReadonlySet<string>,
): FoundElsewhere | undefined {
  let place: CompanyPlace | undefined;
  let more = 0;
  for (let entry = value === "" ? undefined : entries.get(matchKey(value)); entry; entry = entry.next) {
    if (outside.has(entry.place.file.uri)) continue;
    if (place) more++;
    else place = entry.place;
  }
  return place && { on, value, place, more };
}
