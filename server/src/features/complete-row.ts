import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { encodeCell } from "../document/cells.ts";
import { isBlank } from "../document/document.ts";
import { unusedId } from "../rules/unused-id.ts";
import type { RowView } from "../rules/view.ts";
import type { CellPlace } from "./cursor.ts";
import { nextSiteId } from "./next-site-id.ts";
import type { Suggestion } from "./suggestion.ts";

/** How many rows are looked at to find the record above: blank rows may stand between. */
const reach = 20;

/** The nearest record above the cursor's row; undefined where there is none near. */
export function recordAbove(checker: Checker, { rowIndex }: CellPlace): RowView | undefined {
  const { document, header } = checker;
  for (let index = rowIndex - 1; index >= 0 && index >= rowIndex - reach; index--) {
    const row = document.rows.at(index);
    if (!row || row === header) return undefined;
    if (!isBlank(row.text)) return checker.view(row);
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
  const { delimiter } = checker.document;
  let stops = 0;
  const cells = checker.layout.columns.map((column) => {
    const written = (value: string) => escapeSnippet(encodeCell(value, delimiter));
    const stop = (value = "") => (value === "" ? `$${++stops}` : `\${${++stops}:${written(value)}}`);
    switch (column?.role) {
      case "Company Name":
        return written(companyName);
      case "Company ID":
        return companyId === "" ? stop() : written(companyId);
      case "Site ID":
        return stop(siteId);
      case "Country":
        return stop(above.country("Country"));
      default:
        return stop();
    }
  });
  const label = `New site of ${companyName}`;
  return [
    {
      value: companyName,
      label,
      detail: "the whole row",
      kind: CompletionItemKind.Snippet,
      filter: `${companyName} ${label}`,
      snippet: cells.join(delimiter),
    },
  ];
}

/** Text that a snippet writes as it stands (LSP's snippet syntax). */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
