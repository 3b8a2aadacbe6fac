import { encodeCell } from "../document/cells.ts";
import { Kind } from "../document/characters.ts";
import type { CellRule, Fix } from "./rule.ts";
import { asGuess, type CellPlace, cellOf, inColumn, placeOf, writeHint } from "./support/cell-fix.ts";
import { replaceIdentity } from "./support/identity-fix.ts";
import { manyFixes, manyHint } from "./support/many-values.ts";
import { mayBeRecords } from "./support/record-in-cell.ts";
import { quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

/** A line break inside a field. */
export const lineBreak: CellRule<{ place: CellPlace; value: string; hasRecords: boolean; many: string }> = {
  code: "line-break",
  title: "A value contains a line break",
  noun: ["line break", "line breaks"],
  severity: "error",
  scope: "cell",
  look: { signs: Kind.lineBreak },
  message: ({ place, value, hasRecords, many }) =>
    `${place.header} contains a line break, but each record must be on one line.${
      hasRecords
        ? " It may contain other rows, because a quote was never closed."
        : many || writeHint(place, joinLines(value))
    }`,
  check(cell) {
    if (!(cell.kinds & Kind.lineBreak)) return undefined;
    // `required` reports an empty required cell.
    if (cell.column?.required && cell.tidyValue === "") return undefined;
    const { value } = cell;
    const hasRecords = mayBeRecords(value, cell.row);
    return { data: { place: placeOf(cell), value, hasRecords, many: manyHint(cell) }, final: hasRecords };
  },
  fixes(finding, file) {
    const cell = cellOf(finding, file);
    const { hasRecords } = finding.data;
    const joined = replaceIdentity(file, finding, inColumn(cell, joinLines(cell.value)), !hasRecords);
    return hasRecords ? [...closings(cell), ...joined].map(asGuess) : [...manyFixes(finding, file), ...joined];
  },
};

/** Closes the quote at the end of the first line, so that the others become rows again. */
function closings(cell: CellView): Fix[] {
  const { value, raw, row } = cell;
  const first = value.split(/[\r\n]/, 1)[0] ?? "";
  const rest = raw
    .slice(raw.search(/[\r\n]/))
    .replace(/"$/, "")
    .replaceAll('""', '"');
  const edit = { row: row.row, start: cell.start, end: cell.end, text: encodeCell(first, row.delimiter) + rest };
  return [{ title: `Close the quote after ${quoted(first)}`, safe: false, edits: [edit] }];
}

/** Replaces each line break and the white space around it with a space; at the ends of the text, with nothing. */
export function joinLines(text: string): string {
  const lines = text.split(/[\r\n]+/);
  const [first = "", last = ""] = [lines[0], lines.at(-1)];
  if (lines.length === 1) return text;
  const inner = lines.slice(1, -1).map((line) => line.trim());
  return [first.trimEnd(), ...inner, last.trimStart()].filter((line) => line !== "").join(" ");
}
