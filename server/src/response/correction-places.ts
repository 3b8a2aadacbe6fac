import { looseKey } from "../document/fold.ts";
import type { RowPlace as FilePlace, Row } from "../document/rows.ts";
import { markOf } from "../existing/record-marks.ts";
import { inDigits } from "../rules/support/wording.ts";
import type { RowView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { identityKey } from "../template/plain-text.ts";
import type { CsvFile } from "./csv-file.ts";
import { equalRows } from "./equal-rows.ts";
import { identityOf, placing, type RowIdentity, type RowPlace } from "./row-places.ts";
import { isChanged, type SharedColumns, withLineFeeds } from "./shared-columns.ts";

/** A corrected row: the row of the import file that it belongs to, or why there is none, as the end of a sentence. */
export type Placed = { readonly row: FilePlace } & (
  | { readonly place: number }
  | { readonly why: string }
  | { readonly isSame: true }
);

/** A row with so many possible places is not compared with each of them. */
const most = 30;

/** Lists of this length from `placing` may be incomplete. */
const mostListed = 10;

/** Columns whose values hardly ever agree in two rows by chance. */
const telling = new Set(["Address Line 1", "Email", "Phone Number"]);
const identifying = new Set(["Company Name", "Company ID", "Site Name", "Site ID"]);

/**
 * Finds the rows of an import file that corrected rows belong to. A row that was corrected wrongly must not overwrite
 * another one, so a place counts only if nothing speaks against it:
 *
 * - Rows that are as in the import file have their places, which no other row can have. If these places are alike only
 *   in the columns that both files have, and there are more of them than such rows, the row number must confirm both who
 *   has a place and who else is left for the others.
 * - All others are found by IDs and names (`placing`). One of several places counts if all others belong to rows with the
 *   same IDs and names.
 * - If neither is known any more, it is the one row of the company that differs only in names and IDs and has its
 *   address.
 * - The row number of this extension's response file never finds a row. It decides between rows that have something in
 *   common with the corrected one, if that row is more like it than all others. If another row's number is wrong, the
 *   import file has changed, and no number counts.
 * - With the same IDs, but a company's name that has nothing in common, it is another list of clients, unless the
 *   address, email or phone number is the same.
 * - If its place has another address, email or phone number, and it differs in fewer cells from a row that has all its
 *   values but names and IDs, those may have been corrected to the ones of another row.
 * - Two rows with one place are both refused, unless they are the same.
 */
export class CorrectionPlaces {
  readonly #into: CsvFile;
  readonly #from: CsvFile;
  readonly #columns: SharedColumns;
  readonly #intoView: RowView;
  readonly #fromView: RowView;
  readonly #nameless: (view: RowView) => string[];
  /** By a place of the import file: the first row that has it, and another one with other values, if any. */
  readonly #owners = new Map<number, { readonly first: FilePlace; other?: FilePlace }>();
  /** Places of rows with the same IDs and names. */
  readonly #certain = new Set<number>();
  /** Places that are like others except in columns that the corrected file lacks. Only a number tells whose they are. */
  readonly #mistakable = new Set<number>();
  /** For rows that were found: places that may differ only in names and IDs, up to `most`. */
  readonly #besides = new Map<FilePlace, number[]>();

  /** @param nameless the values of a corrected row's cells without a header */
  constructor(into: CsvFile, from: CsvFile, columns: SharedColumns, nameless: (view: RowView) => string[]) {
    this.#into = into;
    this.#from = from;
    this.#columns = columns;
    this.#intoView = into.view();
    this.#fromView = from.view();
    this.#nameless = nameless;
  }

  *find(rows: readonly FilePlace[]): Steps<Placed[]> {
    const same = yield* this.#sameRows(rows);
    const others = rows.filter((row) => !same.has(row));
    const identities = new Map<FilePlace, RowIdentity>();
    for (const each of others) {
      identities.set(each, identityOf(this.#fromView.load(each.row)));
      yield;
    }
    const withoutNumbers = Array.from(identities.values(), ({ told: _, ...identity }) => identity);
    const found = yield* placing(withoutNumbers, this.#into.records(), this.#intoView);
    const possible = new Map(others.map((each, at) => [each, found[at] ?? "none"]));
    const toldOf = (each: FilePlace) => identities.get(each)?.told;
    const numbersHold = others.every((each) => {
      const [place, told] = [possible.get(each), toldOf(each)];
      return typeof place !== "number" || told === undefined || told === place || !this.#has(told);
    });
    for (const each of others) {
      const place = possible.get(each);
      if (typeof place === "number" && this.#isSameIdentity(identities.get(each), place)) this.#certain.add(place);
      yield;
    }
    yield* this.#findBesides(others.filter((each) => possible.get(each) !== "none"));
    const related = yield* this.#related(others, identities, (each) => possible.get(each) === "none");
    const placed: Placed[] = [];
    for (const row of rows) {
      yield;
      if (same.has(row)) placed.push({ row, isSame: true });
      else {
        const places = possible.get(row) ?? "none";
        placed.push({ row, ...this.#decide(row, places, toldOf(row), numbersHold, related.get(row) ?? []) });
      }
    }
    for (const each of placed) {
      if ("place" in each) this.#own(each.place, each.row);
      yield;
    }
    return placed.map((each) => ("place" in each ? this.#shared(each) : each));
  }

  /** The rows that are as in the import file. Each has a row of its own there, as far as there are enough of them. */
  *#sameRows(all: readonly FilePlace[]): Steps<Set<FilePlace>> {
    const same = new Set<FilePlace>();
    const groups = yield* equalRows(this.#into, this.#from, this.#columns, all, this.#nameless);
    for (const { rows, places, differ } of groups) {
      // A response may have a row for each reason, and then repeats the record in each.
      for (const each of rows) same.add(each);
      const isMistakable = differ && rows.length < places.length;
      if (isMistakable) for (const place of places) this.#mistakable.add(place);
      const known = new Set(places);
      for (const [at, first] of rows.entries()) {
        yield;
        const place = isMistakable ? identityOf(this.#fromView.load(first.row)).told : places[at];
        if (place === undefined || !known.has(place)) continue;
        this.#owners.set(place, { first });
        this.#certain.add(place);
      }
    }
    return same;
  }

  *#findBesides(rows: readonly FilePlace[]): Steps<void> {
    const columns = this.#columns.all.filter(({ role }) => !identifying.has(role ?? ""));
    const markBy = (side: "into" | "from", view: RowView) =>
      markOf(columns.map((column) => withLineFeeds(view.value(column[side]))));
    const byMark = new Map<number, number[]>();
    for (const each of rows) {
      const mark = markBy("from", this.#fromView.load(each.row));
      const places = byMark.get(mark) ?? [];
      byMark.set(mark, places);
      this.#besides.set(each, places);
      yield;
    }
    if (byMark.size === 0) return;
    for (const { row, index } of this.#into.records()) {
      yield;
      if (this.#certain.has(index)) continue;
      const places = byMark.get(markBy("into", this.#intoView.load(row)));
      if (places && places.length < most) places.push(index);
    }
  }

  /** For rows that were not found: the rows of the import file with the same Company ID or Company Name. */
  *#related(
    rows: readonly FilePlace[],
    identities: ReadonlyMap<FilePlace, RowIdentity>,
    isSought: (row: FilePlace) => boolean,
  ): Steps<Map<FilePlace, number[]>> {
    const byKey = new Map<string, number[]>();
    const keysOf = ({ companyId, companyName }: RowIdentity) =>
      [companyId && `id ${companyId}`, companyName && `name ${companyName}`].filter((key) => key !== "");
    const sought = rows.filter(isSought);
    for (const each of sought) for (const key of keysOf(identities.get(each) as RowIdentity)) byKey.set(key, []);
    if (byKey.size > 0) {
      for (const { row, index } of this.#into.records()) {
        for (const key of keysOf(identityOf(this.#intoView.load(row)))) byKey.get(key)?.push(index);
        yield;
      }
    }
    const related = new Map<FilePlace, number[]>();
    for (const each of sought) {
      const lists = keysOf(identities.get(each) as RowIdentity).map((key) => byKey.get(key) ?? []);
      if (lists.every(({ length }) => length <= most)) related.set(each, [...new Set(lists.flat())]);
      yield;
    }
    return related;
  }

  /** @param related the rows of the same company, if none was found */
  #decide(
    row: FilePlace,
    possible: RowPlace,
    told: number | undefined,
    numbersHold: boolean,
    related: readonly number[],
  ): { place: number } | { why: string } {
    if (typeof possible === "number") return this.#agreeing(row, possible, told);
    const isFree = (place: number) => !this.#certain.has(place);
    const believed = numbersHold ? told : undefined;
    if (possible === "none") {
      const left = related.filter(isFree);
      const alike = left.filter((place) => this.#isSameBesides(row, place));
      const place = this.#confirmed(row, left, believed) ?? this.#onlyOf(alike);
      if (place === undefined) return { why: `no row of ${this.#into.name} has its IDs or names` };
      return this.#agreeing(row, place, told);
    }
    const free = possible.length < mostListed ? possible.filter(isFree) : possible;
    const only = this.#onlyOf(free);
    if (only !== undefined) return this.#agreeing(row, only, told);
    const place = this.#confirmed(row, free, believed);
    if (place !== undefined) return { place };
    const numbers = possible.slice(0, 3).map((index) => inDigits(index + 1));
    const rows = possible.length > numbers.length ? `${numbers.join(", ")} …` : numbers.join(" and ");
    return { why: `rows ${rows} of ${this.#into.name} have its IDs or names` };
  }

  /** The only one of these places, unless it could be mistaken. */
  #onlyOf([only, ...others]: readonly number[]): number | undefined {
    return only === undefined || others.length > 0 || this.#mistakable.has(only) ? undefined : only;
  }

  /** The place that the row's number tells, if it is the one that is most like the row. */
  #confirmed(row: FilePlace, places: readonly number[], told: number | undefined): number | undefined {
    if (told === undefined || !places.includes(told) || places.length > most) return undefined;
    const closeness = this.#differences(row, told);
    return places.every((place) => place === told || this.#differences(row, place) > closeness) ? told : undefined;
  }

  /** The only place that was found, unless something speaks against it. */
  #agreeing(row: FilePlace, place: number, told: number | undefined): { place: number } | { why: string } {
    if (told !== undefined && told !== place && this.#has(told)) {
      const isCloser = this.#differences(row, told) < this.#differences(row, place);
      if (isCloser) {
        const [one, other] = [place, told].map((index) => inDigits(index + 1));
        return { why: `its IDs and names are those of row ${one} of ${this.#into.name}, but its number is ${other}` };
      }
    }
    if (told === place) return { place };
    const differences = this.#differences(row, place);
    const isOwn = (other: number) => this.#isSameBesides(row, other) && this.#differences(row, other) < differences;
    const own = this.#isElsewhere(row, place) ? this.#besides.get(row)?.find(isOwn) : undefined;
    if (own !== undefined) {
      const [one, other] = [place, own].map((index) => inDigits(index + 1));
      return {
        why: `its IDs and names are those of row ${one} of ${this.#into.name}, but all else is of row ${other}`,
      };
    }
    if (this.#isSameCompany(row, place)) return { place };
    return { why: `row ${inDigits(place + 1)} of ${this.#into.name} has its IDs, but is of another company` };
  }

  #isSameCompany(row: FilePlace, place: number): boolean {
    const [into, from] = this.#both(row, place);
    const names = [into.member().companyName, from.member().companyName] as const;
    if (isLike(...names)) return true;
    return this.#columns.all.some((column) => {
      const value = into.value(column.into).trim();
      return telling.has(column.role ?? "") && value !== "" && value === from.value(column.from).trim();
    });
  }

  /** Whether the address, email or phone number differs. */
  #isElsewhere(row: FilePlace, place: number): boolean {
    const [into, from] = this.#both(row, place);
    return this.#columns.all.some(
      (column) => telling.has(column.role ?? "") && isChanged(into.value(column.into), from.value(column.from)),
    );
  }

  /** Whether only names and IDs differ. Other sites may share all but an address. */
  #isSameBesides(row: FilePlace, place: number): boolean {
    const [into, from] = this.#both(row, place);
    let hasAddress = false;
    for (const column of this.#columns.all) {
      const value = into.value(column.into);
      const isSame = !isChanged(value, from.value(column.from));
      if (!isSame && !identifying.has(column.role ?? "")) return false;
      hasAddress ||= isSame && column.role === "Address Line 1" && value.trim() !== "";
    }
    return hasAddress;
  }

  #isSameIdentity(identity: RowIdentity | undefined, place: number): boolean {
    if (!identity) return false;
    const other = identityOf(this.#placed(place));
    const keys = ["companyId", "siteId", "companyName", "siteName"] as const;
    return keys.every((key) => identity[key] === other[key]);
  }

  #differences(row: FilePlace, place: number): number {
    return this.#columns.differences(...this.#both(row, place));
  }

  /** The row at a place of the import file, and a corrected row. */
  #both({ row }: FilePlace, place: number): [into: RowView, from: RowView] {
    return [this.#placed(place), this.#fromView.load(row)];
  }

  #placed(place: number): RowView {
    return this.#intoView.load(this.#into.document.rows.at(place) as Row);
  }

  /** Whether a row number is one of a record of the import file. */
  #has(index: number): boolean {
    const { rows, headerIndex } = this.#into.document;
    return index > headerIndex && rows.at(index) !== undefined;
  }

  #own(place: number, row: FilePlace): void {
    const owners = this.#owners.get(place);
    if (!owners) this.#owners.set(place, { first: row });
    else if (!owners.other && this.#fromValues(owners.first) !== this.#fromValues(row)) owners.other = row;
  }

  /** Refuses a row whose place another one has too. Of rows that are the same, only the first has the place. */
  #shared(placed: Placed & { place: number }): Placed {
    const { row, place } = placed;
    const { first = row, other } = this.#owners.get(place) ?? {};
    if (!other) return first === row ? placed : { row, isSame: true };
    const [number, at] = [first === row ? other : first, { index: place }].map(({ index }) => inDigits(index + 1));
    return { row, why: `row ${number} of the same file belongs to row ${at} of ${this.#into.name} too` };
  }

  /** All values of a corrected row, as one text. */
  #fromValues({ row }: FilePlace): string {
    const view = this.#fromView.load(row);
    return JSON.stringify([...this.#columns.all.map(({ from }) => view.value(from)), ...this.#nameless(view)]);
  }
}

/** Whether two names may be of one company: one is empty, or they begin the same or have a word in common. */
function isLike(one: string, other: string): boolean {
  const [a, b] = [identityKey(one), identityKey(other)];
  const length = Math.min(4, a.length, b.length);
  if (a.slice(0, length) === b.slice(0, length)) return true;
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

/** The words of a name that have at least four letters or digits. */
function wordsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(looseKey)
    .filter((word) => word.length >= 4);
}
