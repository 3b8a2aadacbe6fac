/** A quoted cell that a program did not only happen to begin with a quote: it needs its quotes. */
const needsQuotes = /[\t\r\n]|""/;

/** The end of a cell. */
const cellEnd = /[\t\r\n]|$/g;

/**
 * The rows of cells as spreadsheets copy them: with tabs between cells and line ends after rows. A cell is in quotes if
 * it contains a tab, a line break or, in some programs, a quote. Other quotes belong to the value.
 */
export function copiedCells(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const { value, end } = quotedCell(text, at) ?? plainCell(text, at);
    cells.push(value);
    at = end + 1;
    if (text[end] === "\t") continue;
    rows.push(cells);
    cells = [];
    if (text.startsWith("\r\n", end)) at++;
    // What follows the last line end is not a row.
    if (at === text.length) break;
  }
  return rows;
}

interface CopiedCell {
  readonly value: string;
  /** Offset after the cell. */
  readonly end: number;
}

function plainCell(text: string, start: number): CopiedCell {
  cellEnd.lastIndex = start;
  const end = cellEnd.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
}

/** The cell in quotes that begins at an offset; undefined if there is none. */
function quotedCell(text: string, start: number): CopiedCell | undefined {
  if (text[start] !== '"') return undefined;
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1 || (close + 1 < text.length && !/[\t\r\n]/.test(text.charAt(close + 1)))) return undefined;
  const inside = text.slice(start + 1, close);
  return needsQuotes.test(inside) ? { value: inside.replaceAll('""', '"'), end: close + 1 } : undefined;
}

/** Rows of cells as spreadsheets copy them, so that {@link copiedCells} reads the same values. */
export function copiedText(rows: readonly (readonly string[])[]): string {
  const text = rows.map((cells) => cells.map(copiedCell).join("\t")).join("\n");
  // Else a last row of one empty cell would be no row.
  return rows.length > 0 && /^$|\n$/.test(text) ? `${text}\n` : text;
}

function copiedCell(value: string): string {
  return /[\t\r\n]|^"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
