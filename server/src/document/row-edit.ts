import type { Row } from "./rows.ts";

/** Replaces part of a row's text. The offsets are in UTF-16 units from the start of the row. */
export interface RowEdit {
  readonly row: Row;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
