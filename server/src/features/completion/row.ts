import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { isBlank } from "../../document/blank.ts";
import { encodeCell } from "../../document/cells.ts";
import { nextSiteId } from "../../rules/support/next-site-id.ts";
import { unusedCompanyId, unusedSiteId } from "../../rules/support/unused-id.ts";
import type { RowView } from "../../rules/view.ts";
import type { Role } from "../../template/columns.ts";
import type { CellPlace } from "../cursor.ts";
import type { Suggestion } from "./suggestion.ts";

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

/**
 * A whole row for another site of the company above, as a snippet with a tab stop for each cell to type, or as text.
 * Offered only in the first cell, if the row has no others.
 */
export function newSiteRow(checker: Checker, place: CellPlace, snippets: boolean): Suggestion[] {
  if (place.cellCount > 1 || place.cell > 0 || place.quotes !== "none") return [];
  const above = recordAbove(checker, place);
  if (!above) return [];
  const { companyName, companyId } = above.member();
  if (companyName === "") return [];
  const nobody = { row: place.row ?? checker.header, companyName, companyId, siteName: "", siteId: "" };
  const siteId = nextSiteId(checker, nobody)?.id ?? unusedSiteId(checker, nobody)?.id ?? "";
  const whole = wholeRow(
    checker,
    snippets,
    { "Company Name": companyName, "Company ID": companyId },
    { "Site ID": siteId, Country: above.country("Country") ?? "" },
  );
  const label = `New site of ${companyName}`;
  return [
    {
      value: companyName,
      label,
      detail: "the whole row",
      kind: CompletionItemKind.Struct,
      filter: `${companyName} ${label}`,
      whole,
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
  const whole = wholeRow(
    checker,
    snippets,
    { "Company Name": name },
    {
      "Company ID": unusedCompanyId(checker, name)?.id ?? "",
      "Site ID": unusedSiteId(checker, { companyName: name, companyId: "", siteName: "" })?.id ?? "",
      Country: recordAbove(checker, place)?.country("Country") ?? "",
    },
  );
  const label = name === "" ? "New company" : `New company ${name}`;
  const kind = CompletionItemKind.Struct;
  return [{ value: name, label, detail: "the whole row", kind, filter: name || label, whole, command }];
}

/**
 * A row as a snippet, which ends in the last cell, so that the next Tab is an ordinary one; or as text.
 * @param known values without a tab stop; empty ones have one
 * @param proposed values as the placeholders of tab stops
 */
function wholeRow(
  { layout, document: { delimiter } }: Checker,
  isSnippet: boolean,
  known: Partial<Record<Role, string>>,
  proposed: Partial<Record<Role, string>>,
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
