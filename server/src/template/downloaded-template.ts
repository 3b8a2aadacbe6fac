import { findHeader } from "../document/header-place.ts";
import { readingCells } from "../document/read-cells.ts";
import type { Column, Role } from "./columns.ts";
import { nearestRole, roleOf } from "./headers.ts";
import { headerTest, maxColumns } from "./layout.ts";
import { defaultTemplate, ownColumn, type Template } from "./template.ts";

/** How much of a downloaded template is read, in UTF-16 units: many times what any needs. */
const longestBeginning = 65_536;

/**
 * Reads a template from a CSV that the user downloaded. Headers and their order are the file's. Kinds and limits are
 * those of the closest default columns.
 * @returns undefined if the text has no header row with at least three of the required columns
 */
export function templateFromCsv(text: string): Template | undefined {
  const content = text
    .slice(0, longestBeginning)
    .replace(/^\uFEFF/, "")
    .trimStart();
  const { delimiter, offset = 0 } = findHeader(content, headerTest(defaultTemplate));
  const [first = []] = readingCells(content.slice(offset), delimiter);
  const headers = first
    .slice(0, maxColumns)
    .map((header) => header.trim())
    .filter((header) => header !== "");
  // A header that is merely similar to a default column does not take the role of an exact one.
  const certain = new Set(headers.map(roleOf));
  const taken = new Set<Role>();
  const columns = headers.map((header): Column => {
    const known = roleOf(header);
    const role = known ?? nearestRole(header);
    const basis = defaultTemplate.columns.find((column) => column.role === role);
    if (!basis?.role) return ownColumn(header);
    if (taken.has(basis.role) || (!known && certain.has(basis.role))) return furtherColumn(header, basis);
    taken.add(basis.role);
    return { ...basis, header };
  });
  return columns.filter((column) => column.required).length >= 3 ? { columns, downloaded: true } : undefined;
}

/** A numbered column, such as `Address Line 3` or `Phone Number 2`, has the kind and limits of the first one. */
function furtherColumn(header: string, { role: _, ...column }: Column): Column {
  return /\d$/.test(header) ? { ...column, header, required: false } : ownColumn(header);
}
