import Papa from "papaparse";
import { findHeader } from "../document/header-place.ts";
import type { Column, Role } from "./columns.ts";
import { nearestRole, roleOf } from "./headers.ts";
import { headerTest, mostColumns } from "./layout.ts";
import { defaultTemplate, ownColumn, type Template } from "./template.ts";

/** How much of a downloaded template is looked at, in UTF-16 units: many times what any has. */
const longestBeginning = 65_536;

/**
 * The template whose header row is the first row of a CSV that the user downloaded. Names and order are the file's;
 * kind and limits come from the closest default column.
 * @returns undefined where the text has no header row, or one that shows fewer than three of the required columns
 */
export function templateFromCsv(text: string): Template | undefined {
  const content = text
    .slice(0, longestBeginning)
    .replace(/^\uFEFF/, "")
    .trimStart();
  const { delimiter, offset = 0 } = findHeader(content, headerTest(defaultTemplate));
  const newline = /\r\n|\r|\n/.exec(content)?.[0] as "\n" | undefined;
  const rows = Papa.parse<string[]>(content.slice(offset), { delimiter, newline: newline ?? "\n", preview: 1 }).data;
  const headers = (rows[0] ?? [])
    .slice(0, mostColumns)
    .map((header) => header.trim())
    .filter((header) => header !== "");
  // A header that is merely near to a default column never takes the part of one that is it.
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

/** A second or third column of a kind, such as `Address Line 3` or `Phone Number 2`, holds what the first one does. */
function furtherColumn(header: string, { role: _, ...column }: Column): Column {
  return /\d$/.test(header) ? { ...column, header, required: false } : ownColumn(header);
}
