import type { SelectionRange } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import type { Position, Range } from "../document/document.ts";
import type { Row } from "../document/rows.ts";
import { companyOf } from "./companies.ts";
import { type CellPlace, cellAt, rangeAt } from "./cursor.ts";

/** What *expand selection* goes through at each position: value, cell, row, the company's rows around it, file. */
export function selectionRanges(checker: Checker, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const ranges = rangesAround(checker, cellAt(checker, position));
    const around = ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => (parent ? { range, parent } : { range }),
      undefined,
    );
    return around ?? { range: { start: position, end: position } };
  });
}

/** From the innermost to the file, none twice. */
function rangesAround(checker: Checker, place: CellPlace | undefined): Range[] {
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
    ...(place.part === "record" && !place.blank ? [companyRange(checker, row, place.rowIndex)] : []),
    file,
  ];
  return ranges.filter((range, index) => index === 0 || !isSame(range, ranges[index - 1] as Range));
}

/** The rows of the company of a row that follow each other; blank rows between them do not part them. */
function companyRange(checker: Checker, row: Row, index: number): Range {
  const { document, header } = checker;
  const company = companyOf(checker.view(row));
  const last = (step: 1 | -1) => {
    let found = row;
    for (let at = index + step; ; at += step) {
      const next = at < 0 ? undefined : document.rows.at(at);
      if (!next || next === header) return found;
      const view = checker.view(next);
      if (view.isBlank) continue;
      if (companyOf(view) !== company) return found;
      found = next;
    }
  };
  const [from, to] = [last(-1), last(1)];
  return { start: rangeIn(checker, from, 0, 0).start, end: contentEnd(checker, to) };
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
