import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position, Range } from "../document/positions.ts";
import type { Steps } from "../steps.ts";
import { companyCellAt, membersOf, valueRange } from "./company-cells.ts";

/** More places than anybody looks at, or an editor marks: those nearest to the cursor. */
const most = 10_000;

/**
 * Where the company at the cursor is named, or its ID stands.
 * @param declaration whether its first row is among them
 */
export function* references(checker: Checker, position: Position, declaration: boolean): Steps<Location[]> {
  const { uri } = checker.document;
  const ranges = yield* rangesOf(checker, position, declaration ? 0 : 1);
  return ranges.map((range) => ({ uri, range }));
}

/** The same places as marks in the text. */
export function* documentHighlights(checker: Checker, position: Position): Steps<DocumentHighlight[]> {
  const ranges = yield* rangesOf(checker, position, 0);
  return ranges.map((range) => ({ range, kind: DocumentHighlightKind.Text }));
}

function* rangesOf(checker: Checker, position: Position, first: number): Steps<Range[]> {
  const company = companyCellAt(checker, position);
  if (!company) return [];
  const members = yield* membersOf(checker, company);
  const at = members.findIndex(({ row }) => row === company.member.row);
  const from = Math.max(first, Math.min(at - most / 2, members.length - most));
  return members.slice(from, from + most).map(({ row }) => valueRange(checker, row, company.role));
}
