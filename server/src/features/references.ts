import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position, Range } from "../document/positions.ts";
import type { Steps } from "../steps.ts";
import { companyCellAt, membersOf } from "./company-cells.ts";
import { valueRange } from "./places.ts";

/** If there are more, the ones nearest the cursor are returned. */
const maxRanges = 10_000;

/**
 * Where the Company Name or Company ID at the cursor is used.
 * @param declaration whether to include the company's first row
 */
export function* references(checker: Checker, position: Position, declaration: boolean): Steps<Location[]> {
  const { uri } = checker.document;
  const ranges = yield* rangesOf(checker, position, declaration ? 0 : 1);
  return ranges.map((range) => ({ uri, range }));
}

/** The same places, including the first row, as highlights. */
export function* documentHighlights(checker: Checker, position: Position): Steps<DocumentHighlight[]> {
  const ranges = yield* rangesOf(checker, position, 0);
  return ranges.map((range) => ({ range, kind: DocumentHighlightKind.Text }));
}

function* rangesOf(checker: Checker, position: Position, first: number): Steps<Range[]> {
  const company = companyCellAt(checker, position);
  if (!company) return [];
  const members = yield* membersOf(checker, company);
  const at = members.findIndex(({ row }) => row === company.member.row);
  const from = Math.max(first, Math.min(at - maxRanges / 2, members.length - maxRanges));
  return members.slice(from, from + maxRanges).map(({ row }) => valueRange(checker, row, company.role));
}
