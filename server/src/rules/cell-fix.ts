import type { Column } from "../template/columns.ts";
import type { FileView, Finding, Fix } from "./rule.ts";
import type { CellView } from "./view.ts";
import { replaceTitle } from "./wording.ts";

/** The cell that a finding is about. */
export function cellOf(finding: Finding, file: FileView): CellView {
  return file.view(finding.row).at(finding.cell);
}

/** The header of a cell's column, as messages name it. */
export function headerOf(cell: CellView): string {
  return cell.column?.header ?? (cell.row.layout.headers[cell.index]?.text || `Column ${cell.index + 1}`);
}

/** A fix that gives a cell another value; none where it is the value that it has. */
export function replaceCell(cell: CellView, value: string, safe: boolean, meaning?: string): Fix[] {
  if (value === cell.value) return [];
  const title = value === "" ? "Empty the cell" : replaceTitle(cell.value, value, meaning);
  return [{ title, safe, edits: [cell.replace(value)] }];
}

/** A tidy value as the cell's column takes it: without spaces in an ID, unless the user allows them there. */
export function inColumn(cell: CellView, text: string): string {
  const takesSpaces = cell.column?.kind !== "id" || cell.context.severities.get("spaces") === "off";
  return takesSpaces ? text : text.replaceAll(" ", "");
}

/** Whether the column names or identifies a company or a site: strictly alphanumeric, says the guide. */
export function isStrict(column: Column | undefined): boolean {
  return column?.kind === "name" || column?.kind === "id";
}
