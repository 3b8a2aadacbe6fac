import { quoteCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import { spreadsheetDamage } from "../document/spreadsheet.ts";
import { cellOf, headerOf, isStrict } from "./cell-fix.ts";
import type { CellRule, Fix } from "./rule.ts";
import type { CellView } from "./view.ts";

/** A quote that is never closed, or stands inside a cell without being doubled (RFC 4180, section 2, rules 5 to 7). */
export const quote: CellRule<{ unclosed: boolean; header: string }> = {
  code: "quote",
  title: "A quote is not closed, or stands inside a value",
  severity: "error",
  scope: "cell",
  signs: Kind.strayQuote,
  suggestsOnly: true,
  message: ({ unclosed, header }) =>
    unclosed
      ? `The quote that opens ${header} is never closed. Put one at the end of the value, or remove it.`
      : `A quote inside ${header} must be doubled, and the whole value put in quotes. It is better to remove it.`,
  check(cell) {
    // A spreadsheet's own quotes, as in `="00123"`, are that fault and no other.
    if (spreadsheetDamage(cell.tidyValue)?.kind === "wrapped") return undefined;
    const stray = strayIndex(cell);
    const from = Math.max(0, stray);
    return { data: { unclosed: stray === -1, header: headerOf(cell) }, from, to: from + 1, final: true };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { unclosed } = finding.data;
    const inner = unclosed ? cell.value.slice(1).replaceAll('""', '"') : cell.value;
    const close: Fix = {
      title: unclosed ? "Close the quote at the end of the value" : "Double the quotes and enclose the value",
      safe: false,
      edits: [{ ...cell.replace(""), text: quoteCell(inner) }],
    };
    const remove: Fix = { title: "Remove the quotes", safe: false, edits: [cell.replace(inner.replaceAll('"', ""))] };
    return isStrict(cell.column) ? [remove, close] : [close, remove];
  },
};

/** Index in the value of the first quote that may not stand there; -1 where only the one that opens it is at fault. */
function strayIndex(cell: CellView): number {
  const { value } = cell;
  const quoted = (cell.kinds & Kind.quoted) !== 0;
  if (!quoted && !value.startsWith('"')) return value.indexOf('"');
  const inner = quoted ? cell.row.row.text.slice(cell.start + 1, cell.end - 1) : value.slice(1);
  const index = inner.replaceAll('""', "  ").indexOf('"');
  if (index === -1) return -1;
  return quoted ? inner.slice(0, index).replaceAll('""', '"').length : index + 1;
}
