import { cellAt, cellsOf } from "../document/read-cells.ts";
import type { ReadRow } from "../document/reader.ts";
import { hasContent, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import type { Steps } from "../steps.ts";
import { isFooterRow, mayBeFooter } from "./footer.ts";
import { keyOf } from "./join-key.ts";

/** A row of the other file. */
export interface Partner {
  readonly row: ReadRow;
  /** As a spreadsheet numbers it, from 1. */
  readonly number: number;
}

/** The rows of the other file, to be found by their values in one column. */
export class Partners {
  /** All rows with content, except sums and the like. */
  readonly all: Partner[] = [];
  /** A value that stands in several rows; undefined if there is none. */
  repeated: string | undefined;
  readonly #byKey = new Map<string, Partner | Partner[]>();

  static *reading(table: SourceTable, column: SourceColumn): Steps<Partners> {
    const partners = new Partners();
    let number = table.firstRow - 1;
    for (const row of yield* table.opening()) {
      yield;
      number++;
      if (!hasContent(row) || (mayBeFooter(row) && isFooterRow(cellsOf(row), table))) continue;
      const { source, start, firstCell, cellCount } = row;
      const value = cellAt(row, column.index);
      partners.#add({ row: { source, start, firstCell, cellCount }, number }, value);
    }
    return partners;
  }

  #add(partner: Partner, value: string): void {
    this.all.push(partner);
    const key = keyOf(value);
    if (key === "") return;
    const known = this.#byKey.get(key);
    if (known) this.repeated ??= value.trim();
    if (Array.isArray(known)) known.push(partner);
    else this.#byKey.set(key, known ? [known, partner] : partner);
  }

  /** The rows with a value, in the order of the file. */
  of(value: string): readonly Partner[] {
    const key = keyOf(value);
    const found = key === "" ? undefined : this.#byKey.get(key);
    return found === undefined ? [] : Array.isArray(found) ? found : [found];
  }
}
