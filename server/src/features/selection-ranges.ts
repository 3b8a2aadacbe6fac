import type { SelectionRange } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import type { Position, Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { Steps } from "../steps.ts";
import { companyOf } from "./companies.ts";
import { type CellPlace, cellAt, rangeAt } from "./cursor.ts";

/** Rows that are looked at in a step. */
const few = 256;

/** What *expand selection* goes through at each position: value, cell, row, the company's rows around it, file. */
export function* selectionRanges(checker: Checker, positions: readonly Position[]): Steps<SelectionRange[]> {
  const known: CompanyRows[] = [];
  const selections: SelectionRange[] = [];
  for (const position of positions) {
    const ranges = yield* rangesAround(checker, cellAt(checker, position), known);
    const around = ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => (parent ? { range, parent } : { range }),
      undefined,
    );
    selections.push(around ?? { range: { start: position, end: position } });
    yield;
  }
  return selections;
}

/** From the innermost to the file, none twice. */
function* rangesAround(checker: Checker, place: CellPlace | undefined, known: CompanyRows[]): Steps<Range[]> {
  const file: Range = {
    start: { line: 0, character: 0 },
    end: checker.document.positionAt(checker.document.rows.length),
  };
  if (!place?.row || !place.view) return [file];
  const { row, view, start, end, valueStart, quotes } = place;
  const valueEnd = quotes === "closed" ? end - 1 : end;
  const ranges = [
    ...(place.inValue ? [rangeAt(place, valueStart, valueEnd)] : []),
    rangeAt(place, start, end),
    rangeAt(place, 0, view.contentEnd),
    ...(place.part === "record" && !place.blank ? [yield* companyRange(checker, row, place.rowIndex, known)] : []),
    file,
  ];
  return ranges.filter((range, index) => index === 0 || !isSame(range, ranges[index - 1] as Range));
}

/** Rows of one company that follow each other, by their indexes, both inclusive. */
interface CompanyRows {
  readonly first: number;
  readonly last: number;
  readonly range: Range;
}

/**
 * The rows of the company of a row that follow each other; blank rows between them do not part them.
 * @param known those that were found already: each is looked for once
 */
function* companyRange(checker: Checker, row: Row, index: number, known: CompanyRows[]): Steps<Range> {
  const there = known.find(({ first, last }) => first <= index && index <= last);
  if (there) return there.range;
  const company = companyOf(checker.view(row));
  const [first, from] = yield* lastOf(checker, company, row, index, -1);
  const [last, to] = yield* lastOf(checker, company, row, index, 1);
  const range = { start: rangeIn(checker, from, 0, 0).start, end: contentEnd(checker, to) };
  known.push({ first, last, range });
  return range;
}

/** The last row of a company in one direction, and its index. */
function* lastOf(
  checker: Checker,
  company: string,
  row: Row,
  index: number,
  step: 1 | -1,
): Steps<[index: number, row: Row]> {
  const { document, header } = checker;
  const view = checker.view(row);
  let last: [number, Row] = [index, row];
  for (let at = index + step; ; at += step) {
    if (at % few === 0) yield;
    const next = at < 0 ? undefined : document.rows.at(at);
    if (!next || next === header) return last;
    if (view.load(next).isBlank) continue;
    if (companyOf(view) !== company) return last;
    last = [at, next];
  }
}

function contentEnd(checker: Checker, row: Row): Position {
  return rangeIn(checker, row, 0, checker.view(row).contentEnd).end;
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
