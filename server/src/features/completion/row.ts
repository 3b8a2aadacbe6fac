import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { isBlank } from "../../document/blank.ts";
import { encodeCell } from "../../document/cells.ts";
import { nextSiteId } from "../../rules/support/next-site-id.ts";
import { unusedId } from "../../rules/support/unused-id.ts";
import type { RowView } from "../../rules/view.ts";
import type { Role } from "../../template/columns.ts";
import type { CellPlace } from "../cursor.ts";
import type { Suggestion } from "./suggestion.ts";

/** How many rows are looked at to find the record above: blank rows may stand between. */
const reach = 20;

/** The nearest record above the cursor's row; undefined where there is none near. */
export function recordAbove(checker: Checker, { rowIndex }: CellPlace): RowView | undefined {
  const { document, header } = checker;
  for (let index = rowIndex - 1; index >= 0 && index >= rowIndex - reach; index--) {
    const row = document.rows.at(index);
    if (!row || row === header) return undefined;
    if (!isBlank(row)) return checker.view(row);
  }
  return undefined;
}

/**
 * A whole row for another site of the company above, as a snippet that stops at each cell to be typed. Only where
 * nothing of the row stands yet but its first cell.
 */
export function newSiteRow(checker: Checker, place: CellPlace): Suggestion[] {
  if (place.cellCount > 1 || place.cell > 0 || place.quotes !== "none") return [];
  const above = recordAbove(checker, place);
  if (!above) return [];
  const { companyName, companyId } = above.member();
  if (companyName === "") return [];
  const nobody = { row: place.row ?? checker.header, companyName, companyId, siteName: "", siteId: "" };
  const siteId = nextSiteId(checker, nobody)?.id ?? unusedId(checker, "Site ID", companyName);
  const snippet = rowSnippet(
    checker,
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
      snippet,
    },
  ];
}

/**
 * A whole row for a company that the file does not have yet, named as typed, with new IDs made from the name. Only
 * where nothing of the row stands yet but its first cell, the Company Name.
 */
export function newCompanyRow(checker: Checker, place: CellPlace): Suggestion[] {
  if (place.cellCount > 1 || place.quotes !== "none" || place.column?.role !== "Company Name") return [];
  const name = place.value.trim();
  const snippet = rowSnippet(
    checker,
    {},
    {
      "Company Name": name,
      "Company ID": name && unusedId(checker, "Company ID", name),
      "Site ID": name && unusedId(checker, "Site ID", name),
      Country: recordAbove(checker, place)?.country("Country") ?? "",
    },
  );
  const label = name === "" ? "New company" : `New company ${name}`;
  const kind = CompletionItemKind.Struct;
  return [{ value: name, label, detail: "the whole row", kind, filter: name || label, snippet }];
}

/**
 * A row as a snippet that stops at each cell to be typed.
 * @param known cells that are written as they are, without a stop
 * @param proposed what others hold until something else is typed
 */
function rowSnippet(
  { layout, document: { delimiter } }: Checker,
  known: Partial<Record<Role, string>>,
  proposed: Partial<Record<Role, string>>,
): string {
  const written = (value: string) => escapeSnippet(encodeCell(value, delimiter));
  let stops = 0;
  const cells = layout.columns.map((column) => {
    const certain = column?.role && known[column.role];
    if (certain) return written(certain);
    const value = column?.role && proposed[column.role];
    return value ? `\${${++stops}:${written(value)}}` : `$${++stops}`;
  });
  return cells.join(delimiter);
}

/** Text that a snippet writes as it stands (LSP's snippet syntax). */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
