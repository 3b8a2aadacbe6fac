import type { Column } from "../template/columns.ts";
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

/** Fills in what a mapped source lacks. First `look` at all rows, then `fill` each. */
export class Filling {
  readonly #derivation: Derivation;
  readonly #constants: readonly (FilledConstant & { readonly index: number })[];

  constructor(template: Template, { derived, constants }: Fillers) {
    const country = [...constants].find(([{ role }]) => role === "Country")?.[1];
    this.#derivation = new Derivation(template, derived, country);
    this.#constants = [...constants].map(([column, value]) => {
      return { column, value, rows: 0, index: template.columns.indexOf(column) };
    });
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

  /** Fills in the empty cells of a row: what can be made of the others, then constants. */
  fill(cells: string[]): void {
    this.#derivation.fill(cells);
    for (const constant of this.#constants) {
      if ((cells[constant.index] ?? "").trim() !== "") continue;
      cells[constant.index] = constant.value;
      constant.rows++;
    }
  }
}
