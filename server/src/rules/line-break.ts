import { Kind } from "../document/characters.ts";
import { type CellPlace, cellOf, inColumn, placeOf, writeHint } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import type { CellRule } from "./rule.ts";

/** A line break inside a field. */
export const lineBreak: CellRule<{ place: CellPlace; value: string }> = {
  code: "line-break",
  title: "A value holds a line break",
  severity: "error",
  scope: "cell",
  signs: Kind.lineBreak,
  message: ({ place, value }) =>
    `${place.header} holds a line break, but a record of the import is one line.${writeHint(place, joinLines(value))}`,
  check(cell) {
    // Where a value is required, that there is none is the fault.
    if (cell.column?.required && cell.tidyValue === "") return undefined;
    return { data: { place: placeOf(cell), value: cell.value } };
  },
  fixes(finding, file) {
    // Where a line looks like a record, a quote far behind has closed one that was left open: rows, not a value.
    const cell = cellOf(finding, file);
    const { value, row } = cell;
    const most = Math.max(3, row.layout.columns.length - 2);
    const isValue = value.split(/[\r\n]+/).every((line) => line.split(file.document.delimiter).length < most);
    return replaceIdentity(file, finding, inColumn(cell, joinLines(value)), isValue);
  },
};

/** A text with each line break, and the white space around it, made one space; nothing at its ends. */
export function joinLines(text: string): string {
  const lines = text.split(/[\r\n]+/);
  const [first = "", last = ""] = [lines[0], lines.at(-1)];
  if (lines.length === 1) return text;
  const inner = lines.slice(1, -1).map((line) => line.trim());
  return [first.trimEnd(), ...inner, last.trimStart()].filter((line) => line !== "").join(" ");
}
