import type { Row } from "./rows.ts";

/** A change of the text of one row; offsets are UTF-16, from the start of the row. */
export interface RowEdit {
  readonly row: Row;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
