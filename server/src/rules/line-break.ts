import { Kind } from "../document/characters.ts";
import { cellOf, headerOf, inColumn } from "./cell-fix.ts";
import { replaceIdentity } from "./identity-fix.ts";
import type { CellRule } from "./rule.ts";
import { quoted } from "./wording.ts";

/** A line break inside a field. */
export const lineBreak: CellRule<{ header: string; right: string }> = {
  code: "line-break",
  title: "A value holds a line break",
  severity: "error",
  scope: "cell",
  signs: Kind.lineBreak,
  message({ header, right }) {
    const hint = right === "" ? "" : ` Write ${quoted(right)}.`;
    return `${header} holds a line break, but a record of the import is one line.${hint}`;
  },
  check(cell) {
    const right = inColumn(cell, joinLines(cell.value));
    // Where a value is required, that there is none is the fault.
    if (cell.column?.required && right.trim() === "") return undefined;
    return { data: { header: headerOf(cell), right } };
  },
  fixes(finding, file) {
    // Where a line looks like a record, a quote far behind has closed one that was left open: rows, not a value.
    const { value, row } = cellOf(finding, file);
    const most = Math.max(3, row.layout.columns.length - 2);
    const isValue = value.split(/[\r\n]+/).every((line) => line.split(file.document.delimiter).length < most);
    return replaceIdentity(file, finding, finding.data.right, isValue);
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
