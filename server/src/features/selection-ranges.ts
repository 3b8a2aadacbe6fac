import type { SelectionRange } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Position, Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { Steps } from "../steps.ts";
import { companyOf } from "./companies.ts";
import { type CellPlace, cellAt } from "./cursor.ts";
import { rangeAt, rowsRange } from "./places.ts";

const rowsPerStep = 256;

/** The ranges for *Expand Selection* at each position: value, cell, row, the company's consecutive rows, file. */
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

/** Distinct ranges from the innermost to the whole file. */
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

/** Consecutive rows of one company. Both indexes are inclusive. */
interface CompanyRows {
  readonly first: number;
  readonly last: number;
  readonly range: Range;
}

/**
 * The consecutive rows of a row's company. Blank rows do not interrupt them.
 * @param known the ranges found so far, to which new ones are added
 */
function* companyRange(checker: Checker, row: Row, index: number, known: CompanyRows[]): Steps<Range> {
  const cached = known.find(({ first, last }) => first <= index && index <= last);
  if (cached) return cached.range;
  const company = companyOf(checker.view(row));
  const [first, from] = yield* lastOf(checker, company, row, index, -1);
  const [last, to] = yield* lastOf(checker, company, row, index, 1);
  const range = rowsRange(checker, from, to);
  known.push({ first, last, range });
  return range;
}

/** The last consecutive row of a company in one direction, and its index. */
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
    if (at % rowsPerStep === 0) yield;
    const next = at < 0 ? undefined : document.rows.at(at);
    if (!next || next === header) return last;
    if (view.load(next).isBlank) continue;
    if (companyOf(view) !== company) return last;
    last = [at, next];
  }
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
