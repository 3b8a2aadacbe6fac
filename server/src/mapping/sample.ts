import type { SourceColumn } from "../document/source-table.ts";
import type { Role } from "../template/columns.ts";
import type { Meaning } from "../template/header-meaning.ts";

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
