import { positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { Checker } from "./checker.ts";

/** A stretch of a row as a range of LSP: lines from 0, UTF-16 characters from 0. */
export function rangeIn(checker: Checker, row: Row, start: number, end: number): Range {
  const { line } = checker.placeOf(row);
  return { start: positionIn(row, start, line), end: positionIn(row, end, line) };
}
