import type { FileView, Finding, Fix } from "../rule.ts";
import type { CellView } from "../view.ts";
import { cellOf } from "./cell-fix.ts";
import { severalFixes, severalHint, severalIn } from "./several-values.ts";
import { othersHint, splitFixes, valuesIn } from "./values-in-cell.ts";

/** A hint that a cell contains more than its own value, as a sentence with a space before it; otherwise empty. */
export function manyHint({ row, index }: CellView): string {
  if (valuesIn(row, index)) return othersHint;
  return severalIn(row, index) ? severalHint : "";
}

/** Fixes that split such a cell; none for others. */
export function manyFixes(finding: Finding, file: FileView): Fix[] {
  return [...splitFixes(cellOf(finding, file)), ...severalFixes(finding, file)];
}
