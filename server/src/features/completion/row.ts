import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { isBlank } from "../../document/blank.ts";
import { encodeCell } from "../../document/cells.ts";
import { nextSiteId } from "../../rules/support/next-site-id.ts";
import { unusedCompanyId, unusedSiteId } from "../../rules/support/unused-id.ts";
import type { RowView } from "../../rules/view.ts";
import type { Role } from "../../template/columns.ts";
import type { CellPlace } from "../cursor.ts";
import type { FilledCell, Suggestion } from "./suggestion.ts";

/** Shows what helps to fill in the snippet's first cell. */
const command = { title: "Enter cell", command: "asioImport.enterCell" };

/** Rows to look at when skipping blank rows to find the record above. */
const maxRowsAbove = 20;

/** The nearest record above the cursor's row; undefined if there is none nearby. */
export function recordAbove(checker: Checker, { rowIndex }: CellPlace): RowView | undefined {
  const { document, header } = checker;
  for (let index = rowIndex - 1; index >= 0 && index >= rowIndex - maxRowsAbove; index--) {
    const row = document.rows.at(index);
    if (!row || row === header) return undefined;
    if (!isBlank(row)) return checker.view(row);
  }
  return undefined;
}

/** What is known of a new row, and what is proposed for it. */
interface NewRow {
  readonly known: Partial<Record<Role, string>>;
  readonly proposed: Partial<Record<Role, string>>;
}

/** Another site of the company of a row; undefined if the row names none. */
function siteAfter(checker: Checker, above: RowView): (NewRow & { readonly companyName: string }) | undefined {
  const { companyName, companyId } = above.member();
  if (companyName === "") return undefined;
  const nobody = { row: checker.header, companyName, companyId, siteName: "", siteId: "" };
  const siteId = nextSiteId(checker, nobody)?.id ?? unusedSiteId(checker, nobody)?.id ?? "";
  return {
    companyName,
    known: { "Company Name": companyName, "Company ID": companyId },
    proposed: { "Site ID": siteId, Country: above.country("Country") ?? "" },
  };
}

/** A new company, with new IDs made from its name. */
function companyAfter(checker: Checker, name: string, above: RowView | undefined): NewRow {
  return {
    known: { "Company Name": name },
    proposed: {
      "Company ID": unusedCompanyId(checker, name)?.id ?? "",
      "Site ID": unusedSiteId(checker, { companyName: name, companyId: "", siteName: "" })?.id ?? "",
      Country: above?.country("Country") ?? "",
    },
  };
}

/**
 * The values of a row for another site of a company, or for a new company without a name yet.
 * @param above the row below which it is to stand; it names the company
 * @returns undefined if that row names no company
 */
export function newRowValues(checker: Checker, what: "site" | "company", above: RowView): FilledCell[] | undefined {
  const row = what === "site" ? siteAfter(checker, above) : companyAfter(checker, "", above);
  return row && filledCells(checker, row);
}

/**
 * A whole row for another site of the company above, as a snippet with a tab stop for each cell to type, or as text.
 * Offered only in the first cell, if the row has no others.
 */
export function newSiteRow(checker: Checker, place: CellPlace, snippets: boolean): Suggestion[] {
  if (place.cellCount > 1 || place.cell > 0 || place.quotes !== "none") return [];
  const above = recordAbove(checker, place);
  const row = above && siteAfter(checker, above);
  if (!row) return [];
  const label = `New site of ${row.companyName}`;
  return [
    {
      value: row.companyName,
      label,
      detail: "the whole row",
      kind: CompletionItemKind.Struct,
      filter: `${row.companyName} ${label}`,
      whole: wholeRow(checker, snippets, row),
      fills: filledCells(checker, row),
      command,
    },
  ];
}

/**
 * A whole row for a new company with the typed name, with new IDs made from it. Offered only in the Company Name, if
 * the row has no other cells.
 */
export function newCompanyRow(checker: Checker, place: CellPlace, snippets: boolean): Suggestion[] {
  if (place.cellCount > 1 || place.quotes !== "none" || place.column?.role !== "Company Name") return [];
  const name = place.value.trim();
  const row = companyAfter(checker, name, recordAbove(checker, place));
  const label = name === "" ? "New company" : `New company ${name}`;
  return [
    {
      value: name,
      label,
      detail: "the whole row",
      kind: CompletionItemKind.Struct,
      filter: name || label,
      whole: wholeRow(checker, snippets, row),
      fills: filledCells(checker, row),
      command,
    },
  ];
}

function filledCells({ layout }: Checker, { known, proposed }: NewRow): FilledCell[] {
  return layout.columns.flatMap((column, cell) => {
    const value = column?.role && (known[column.role] || proposed[column.role]);
    return value ? [{ cell, value }] : [];
  });
}

/**
 * A row as a snippet, which ends in the last cell, so that the next Tab is an ordinary one; or as text. Values that are
 * known have no tab stop, unless they are empty. Those that are proposed are the placeholders of their tab stops.
 */
function wholeRow(
  { layout, document: { delimiter } }: Checker,
  isSnippet: boolean,
  { known, proposed }: NewRow,
): NonNullable<Suggestion["whole"]> {
  const text = (value: string) => encodeCell(value, delimiter);
  const written = (value: string) => (isSnippet ? escapeSnippet(text(value)) : text(value));
  let stops = 0;
  const last = layout.columns.length - 1;
  const cells = layout.columns.map((column, index) => {
    const certain = column?.role && known[column.role];
    if (certain) return written(certain);
    const value = column?.role && proposed[column.role];
    if (!isSnippet) return written(value || "");
    const stop = index === last ? 0 : ++stops;
    return value ? `\${${stop}:${written(value)}}` : `$${stop}`;
  });
  return { text: cells.join(delimiter), isSnippet };
}

/** Escapes text for LSP's snippet syntax. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
