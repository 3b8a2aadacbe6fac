import { isFilled, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import type { Steps } from "../steps.ts";
import type { Role } from "../template/columns.ts";
import { addressIn, type Meaning, meaningOf } from "../template/header-meaning.ts";
import { headerKey, withoutNotes, wordsOf } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { isFooterRow } from "./footer.ts";

/** A source column with the values of the first rows. */
export interface Sample {
  readonly source: SourceColumn;
  /** Its header in words, see `wordsOf`; empty if it has none. */
  readonly words: string;
  /** One for each row, trimmed. */
  readonly values: readonly string[];
  /** The values that are not blank. */
  readonly filled: readonly string[];
  readonly meaning: Meaning | undefined;
}

/** What a column's header says that it is. */
export function roleOf({ meaning }: Sample): Role | undefined {
  return meaning?.column.role;
}

/** Whether a column has no values although there are rows. */
export function isEmpty({ values, filled }: Sample): boolean {
  return filled.length === 0 && values.length > 0;
}

/** Reads the columns of a table. */
export function* readingSamples(table: SourceTable, template: Template): Steps<Sample[]> {
  const rows = table.firstRows().filter((cells) => !isFooterRow(cells, table));
  const named = table.columns.filter((column) => column.named).map((column) => column.name);
  const keys = new Set(named.map(headerKey));
  const prefix = commonPrefix(named);
  const samples: Sample[] = [];
  for (const source of table.columns) {
    const values = rows.map((row) => (row[source.index] ?? "").trim());
    const header = source.named ? source.name.slice(prefix.length) : "";
    const meaning = source.named ? meaningOf(header, keys, template) : undefined;
    const words = wordsOf(withoutNotes(header));
    samples.push({ source, words, values, filled: values.filter(isFilled), meaning });
    yield;
  }
  return samples;
}

/** What all headers of a table in a database begin with, unless it has a meaning: `CT_` in `CT_Num`, `CT_Ville`. */
function commonPrefix([first = "", ...others]: readonly string[]): string {
  const [prefix = ""] = /^\p{L}{1,4}[_.]/u.exec(first) ?? [];
  const isCommon = others.length > 1 && others.every((name) => name.startsWith(prefix));
  return isCommon && addressIn(`${wordsOf(prefix)} `) === undefined ? prefix : "";
}
