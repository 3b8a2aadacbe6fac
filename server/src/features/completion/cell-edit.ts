import type { TextEdit } from "vscode-languageserver";
import { encodeCell, quoteCell } from "../../document/cells.ts";
import type { CellPlace } from "../cursor.ts";
import { rangeAt } from "../places.ts";

/**
 * The edit that replaces a half-typed cell. It starts after an opening quote, so that editors filter by the text typed
 * so far, and closes an open quote.
 * @param suffix text to insert after the cell, already encoded
 */
export function cellEdit(place: CellPlace, value: string, delimiter: string, suffix = ""): TextEdit {
  const text = place.quotes === "none" ? encodeCell(value, delimiter) : quoteCell(value).slice(1);
  return { range: rangeAt(place, place.valueStart, place.end), newText: text + suffix };
}
