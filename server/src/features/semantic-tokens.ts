import { type CancellationToken, type SemanticTokens, SemanticTokensBuilder } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import { forEachRecord } from "./records.ts";

/** The legend. A token type's number is its index. They show what the TextMate grammar cannot know. */
export const tokenTypes = ["unknownColumn", "missingValue"];

const unknownColumn = 0;
const missingValue = 1;

/** A token, with UTF-16 offsets in its row. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** The tokens of the rows that a range touches. */
export function semanticTokensIn(checker: Checker, range: Range): SemanticTokens {
  const { document, header } = checker;
  const first = document.rows.atLine(range.start.line);
  const marks = new Marks(checker);
  for (const { row, index, line } of first ? document.rows.places(first.index) : []) {
    if (line > range.end.line) break;
    const view = checker.view(row);
    if (row === header || (index > document.headerIndex && !view.isBlank)) marks.add(row, line, view);
  }
  return marks.build();
}

/** The tokens of the whole file. */
export async function semanticTokens(checker: Checker, token: CancellationToken): Promise<SemanticTokens> {
  const { header, document } = checker;
  const marks = new Marks(checker);
  if (document.headerIndex < document.rows.size) marks.add(header, checker.placeOf(header).line, checker.view(header));
  await forEachRecord(checker, token, ({ row, line, view }) => marks.add(row, line, view));
  return marks.build();
}

/** Collects tokens. Rows must be added in file order. */
class Marks {
  readonly #builder = new SemanticTokensBuilder();
  readonly #header: Row;
  /** Whether each header is unknown. The columns that a response file adds are known. */
  readonly #unknown: readonly boolean[];

  constructor({ header, layout }: Checker) {
    this.#header = header;
    this.#unknown = layout.headers.map((cell) => !cell.column && !layout.isAdded(cell));
  }

  add(row: Row, line: number, view: RowView): void {
    // The tokens of two empty cells at the end of a row would share a delimiter.
    let lastEnd = -1;
    for (let index = 0; index < view.cellCount; index++) {
      const token = this.#tokenOf(row, view, index);
      if (!token || token.start < lastEnd) continue;
      lastEnd = token.end;
      this.#push(row, line, token);
    }
  }

  build(): SemanticTokens {
    return this.#builder.build();
  }

  #tokenOf(row: Row, view: RowView, index: number): Token | undefined {
    const { start, end } = view.at(index);
    if (this.#unknown[index] ?? true) return { start, end, type: unknownColumn };
    if (row === this.#header || !view.layout.columns[index]?.required || view.tidyValue(index) !== "") return undefined;
    // An empty token would be invisible, so mark the cell's quotes or spaces, else the delimiter after it (before it in
    // the last cell).
    if (end > start) return { start, end, type: missingValue };
    const isLast = index + 1 === view.cellCount;
    return isLast ? { start: start - 1, end: start, type: missingValue } : { start, end: end + 1, type: missingValue };
  }

  /** Adds one token per line, because not all clients support multi-line tokens. */
  #push(row: Row, line: number, { start, end, type }: Token): void {
    const text = row.text.slice(start, end);
    for (const part of text.matchAll(/[^\r\n]+/g)) {
      const at = positionIn(row, start + part.index, line);
      this.#builder.push(at.line, at.character, part[0].length, type, 0);
    }
  }
}
