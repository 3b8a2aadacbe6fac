import type { TextEdit } from "vscode-languageserver";
import { encodeCell } from "../../document/cells.ts";
import { type CellPlace, rangeAt } from "../cursor.ts";

/**
 * The edit that gives a cell another value while it is typed. It begins behind an opening quote, so that an editor
 * compares the value with what was typed of it, and closes a quote that is open.
 * @param behind what is written behind the cell, as it stands in the file
 */
export function cellEdit(place: CellPlace, value: string, delimiter: string, behind = ""): TextEdit {
  const text = place.quotes === "none" ? encodeCell(value, delimiter) : `${value.replaceAll('"', '""')}"`;
  return { range: rangeAt(place, place.valueStart, place.end), newText: text + behind };
}
