import { type CancellationToken, type SemanticTokens, SemanticTokensBuilder } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { positionIn, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { RowView } from "../rules/view.ts";
import { isAddedColumn } from "../template/response-columns.ts";
import { forEachRecord } from "./records.ts";

/** The kinds of token, in the order of their numbers: what a grammar that reads one line cannot know. */
export const tokenTypes = ["unknownColumn", "missingValue"];

const unknownColumn = 0;
const missingValue = 1;

/** Offsets of a token in its row. */
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
  let line = first?.line ?? 0;
  let index = first?.index ?? 0;
  for (const row of first ? document.rows.from(first.index) : []) {
    if (line > range.end.line) break;
    const view = checker.view(row);
    if (row === header || (index > document.headerIndex && !view.isBlank)) marks.add(row, line, view);
    index++;
    line += row.lines;
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

/** Gathers the tokens of rows in the order of the file. */
class Marks {
  readonly #builder = new SemanticTokensBuilder();
  readonly #header: Row;
  /** Whether the cells under a header are of no column; a response file's own columns are known. */
  readonly #unknown: readonly boolean[];

  constructor({ header, layout }: Checker) {
    const response = layout.isResponse;
    this.#header = header;
    this.#unknown = layout.headers.map(({ column, text }) => !column && !(response && isAddedColumn(text)));
  }

  add(row: Row, line: number, view: RowView): void {
    // Of two empty cells side by side, the last two of a row share a delimiter.
    let behind = -1;
    for (let index = 0; index < view.cellCount; index++) {
      const token = this.#tokenOf(row, view, index);
      if (!token || token.start < behind) continue;
      behind = token.end;
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
    // Nothing has no colour: the quotes or spaces around it show it, else the delimiter behind it, or before the last.
    if (end > start) return { start, end, type: missingValue };
    const isLast = index + 1 === view.cellCount;
    return isLast ? { start: start - 1, end: start, type: missingValue } : { start, end: end + 1, type: missingValue };
  }

  /** A token for each line, since not all editors know of tokens of several lines. */
  #push(row: Row, line: number, { start, end, type }: Token): void {
    const text = row.text.slice(start, end);
    for (const part of text.matchAll(/[^\r\n]+/g)) {
      const at = positionIn(row, start + part.index, line);
      this.#builder.push(at.line, at.character, part[0].length, type, 0);
    }
  }
}
