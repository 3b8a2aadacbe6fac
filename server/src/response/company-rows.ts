import { markOf } from "../existing/record-marks.ts";
import { MarkMap, MarkSet } from "../mark-set.ts";
import { NumberColumn } from "../number-column.ts";
import { hasDoubtfulCells } from "../rules/shape.ts";
import type { RowView } from "../rules/view.ts";
import { identityKey } from "../template/plain-text.ts";

/** The number of a row that names no company, or of no record. */
const none = -1;

/** The numbers of rows of a company that pass and that fail. */
export interface CompanyCount {
  readonly passing: number;
  readonly failing: number;
}

/**
 * Companies, by their rows. Rows with the same Company Name or Company ID, as the rules compare them, belong to one
 * company, also by way of other rows. Names and IDs are kept as marks: the texts of a million rows would take more
 * memory than all else.
 */
export class Companies {
  /** A number of the company for each mark of a name and, negative, of an ID. */
  readonly #numbers = new MarkMap();
  /** For each number, another one of the same company; the last of these is its own. */
  readonly #parents = new NumberColumn();
  readonly #passing = new NumberColumn();
  readonly #failing = new NumberColumn();

  /** Adds a record. Returns a number of its company, or -1 if it names none. */
  add(view: RowView, fails: boolean): number {
    // A single cell may be a whole row.
    const marks = view.cellCount > 1 ? marksIn(view) : [];
    const company = marks.length > 0 ? this.#companyWith(marks) : none;
    if (company !== none) {
      const counts = fails ? this.#failing : this.#passing;
      counts.set(company, counts.at(company) + 1);
    }
    return company;
  }

  /** The company that a record belongs to, by number, if its name or ID is known. */
  find(view: RowView): number | undefined {
    const [company] = this.withMarks(marksIn(view));
    return company;
  }

  /** The companies, by number, that have one of these marks. */
  *withMarks(marks: Iterable<number>): Generator<number> {
    for (const mark of marks) {
      const number = this.#numbers.get(mark);
      if (number !== undefined) yield this.rootOf(number);
    }
  }

  countsOf(company: number): CompanyCount {
    const root = this.rootOf(company);
    return { passing: this.#passing.at(root), failing: this.#failing.at(root) };
  }

  /** All companies, by number. */
  *counts(): Generator<[company: number, CompanyCount]> {
    for (let number = 0; number < this.#parents.size; number++) {
      if (this.#parents.at(number) === number) yield [number, this.countsOf(number)];
    }
  }

  /** The number of a company that is its own. */
  rootOf(number: number): number {
    const parents = this.#parents;
    let root = number;
    while (parents.at(root) !== root) {
      // Shortens the way for the next time.
      parents.set(root, parents.at(parents.at(root)));
      root = parents.at(root);
    }
    return root;
  }

  /** The company that has these marks from now on, by number. */
  #companyWith(marks: readonly number[]): number {
    const [known, other = known] = marks.map((mark) => this.#numbers.get(mark)).filter((each) => each !== undefined);
    const company = known === undefined || other === undefined ? this.#newCompany() : this.#join(known, other);
    for (const mark of marks) this.#numbers.set(mark, company);
    return company;
  }

  #newCompany(): number {
    const number = this.#parents.size;
    this.#parents.push(number);
    this.#passing.push(0);
    this.#failing.push(0);
    return number;
  }

  /** Makes one company of two, and returns its number. */
  #join(one: number, other: number): number {
    const root = this.rootOf(one);
    const joined = this.rootOf(other);
    if (root === joined) return root;
    this.#parents.set(joined, root);
    for (const counts of [this.#passing, this.#failing]) counts.set(root, counts.at(root) + counts.at(joined));
    return root;
  }
}

/** The companies of a whole file, with all of its rows. */
export class CompanyRows {
  readonly #companies = new Companies();
  /** For each row of the file, by index, a number of its company. */
  readonly #rows = new NumberColumn();
  /** The companies, by number, that may be those of a failing row whose cells may be in the wrong places. */
  #mayFail: Set<number> | undefined;
  /** The marks of all that may name such a company. */
  readonly #doubtful = new MarkSet();

  /** Adds a record, in the order of the file. */
  add(view: RowView, index: number, fails: boolean): void {
    const company = this.#companies.add(view, fails);
    while (this.#rows.size < index) this.#rows.push(none);
    this.#rows.push(company);
    if (!fails || !mayBeElsewhere(view)) return;
    for (const text of view.values().flatMap((value) => value.split(/[,;\t|"\r\n]/))) {
      for (const mark of marksOf(text, text)) this.#doubtful.add(mark);
    }
  }

  /** After all rows were added: whether a row of a company, by its number, fails, or may do so. */
  fails(company: number): boolean {
    this.#mayFail ??= new Set(this.#companies.withMarks(this.#doubtful));
    return this.#companies.countsOf(company).failing > 0 || this.#mayFail.has(company);
  }

  /** The company of the row with this index, by number; undefined if it names none. */
  companyOf(index: number): number | undefined {
    const company = this.#rows.at(index);
    return company === none ? undefined : this.#companies.rootOf(company);
  }

  /** All companies, by number. */
  counts(): Generator<[company: number, CompanyCount]> {
    return this.#companies.counts();
  }
}

/** The marks of a row's Company Name and Company ID, without empty ones. */
function marksIn(view: RowView): number[] {
  return marksOf(view.valueOf("Company Name"), view.valueOf("Company ID"));
}

/** The marks of a name and an ID, without empty ones. */
export function marksOf(name: string, id: string): number[] {
  const [looseName, looseId] = [identityKey(name), identityKey(id)];
  return [...(looseName === "" ? [] : [markOf([looseName])]), ...(looseId === "" ? [] : [-markOf([looseId])])];
}

/** Whether a row may belong to another company than the one under the headers. */
function mayBeElsewhere(view: RowView): boolean {
  return view.cellCount !== view.layout.headers.length || hasDoubtfulCells(view);
}
