import type { Column, Role } from "../template/columns.ts";
import type { Template } from "../template/template.ts";
import { type DerivableRole, Derivation, type Derived } from "./derived.ts";

/** What fills the cells of a column that the source leaves empty. */
export interface Fillers {
  /** Columns that are made from the other cells of a row. */
  readonly derived: readonly DerivableRole[];
  /** The value for all cells of a column that are still empty. */
  readonly constants: ReadonlyMap<Column, string>;
}

/** A constant, and in how many rows it was filled in. */
export interface FilledConstant {
  readonly column: Column;
  readonly value: string;
  rows: number;
}

/** A constant with the index of its column, and of the column that must be filled for it, or -1. */
interface ConstantAt extends FilledConstant {
  readonly index: number;
  readonly needs: number;
}

/** What each type is a type of. Without that value, a type means nothing. */
const valueOfType: Readonly<Partial<Record<Role, Role>>> = {
  "Email Type": "Email",
  "Phone Number Type": "Phone Number",
  "Social Media Type": "Social Media",
};

/** Fills in what a mapped source lacks. First `look` at all rows, then `fill` each. */
export class Filling {
  readonly #derivation: Derivation;
  readonly #constants: readonly ConstantAt[];

  constructor(template: Template, { derived, constants }: Fillers) {
    const country = [...constants].find(([{ role }]) => role === "Country")?.[1];
    this.#derivation = new Derivation(template, derived, country);
    const all = [...constants].map(([column, value]): ConstantAt => {
      const needed = column.role && valueOfType[column.role];
      const needs = template.columns.findIndex(({ role }) => needed !== undefined && role === needed);
      return { column, value, rows: 0, index: template.columns.indexOf(column), needs };
    });
    // The value of a type may be a constant too, so it is filled in before the type.
    this.#constants = [...all.filter(({ needs }) => needs === -1), ...all.filter(({ needs }) => needs !== -1)];
  }

  /** A filling, if there is anything to fill in. */
  static of(template: Template, fillers: Fillers): Filling | undefined {
    return fillers.derived.length + fillers.constants.size > 0 ? new Filling(template, fillers) : undefined;
  }

  /** Whether it depends on all rows, so that it must `look` at them. */
  get needsLook(): boolean {
    return this.#derivation.results.length > 0;
  }

  /** What was made so far, by column. */
  get derived(): readonly Derived[] {
    return this.#derivation.results;
  }

  get constants(): readonly FilledConstant[] {
    return this.#constants;
  }

  /** Takes note of a row, given as the cells of the template's columns. */
  look(cells: readonly string[]): void {
    this.#derivation.look(cells);
  }

  /**
   * Fills in the empty cells of a row: what can be made of the others, then constants, but no type of an empty email
   * address, phone number or social media account.
   */
  fill(cells: string[]): void {
    this.#derivation.fill(cells);
    const isEmpty = (index: number) => (cells[index] ?? "").trim() === "";
    for (const constant of this.#constants) {
      if (!isEmpty(constant.index) || (constant.needs !== -1 && isEmpty(constant.needs))) continue;
      cells[constant.index] = constant.value;
      constant.rows++;
    }
  }
}
