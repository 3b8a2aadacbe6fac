import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { encodeCell, encodeRow } from "../../document/cells.ts";
import { headersOf } from "../../template/template.ts";
import type { CellPlace } from "../cursor.ts";
import type { Suggestion } from "./suggestion.ts";

/**
 * The template's headers that are missing from the header row, starting with the one after the header to the left of
 * the cursor. If the header row has only one cell, also all headers at once.
 */
export function headerSuggestions({ layout, document }: Checker, place: CellPlace): Suggestion[] {
  const { columns } = layout.template;
  const { column: own } = place;
  const previous = place.cell > 0 ? layout.columns[place.cell - 1] : undefined;
  const next = previous ? columns.indexOf(previous) + 1 : 0;
  const suggestions = [...columns.slice(next), ...columns.slice(0, next)]
    .filter((column) => column === own || !layout.columns.includes(column))
    .map((column): Suggestion => {
      const detail = column.required ? "required" : "optional";
      return { value: column.header, detail, kind: CompletionItemKind.Field, about: "header" };
    });
  if (place.cellCount > 1 || place.quotes !== "none") return suggestions;
  const headers = headersOf(layout.template);
  const [first = ""] = headers;
  const value = encodeRow(headers, document.delimiter);
  const all: Suggestion = {
    value: first,
    label: `All ${columns.length} columns`,
    detail: "the template's header row",
    kind: CompletionItemKind.Struct,
    filter: value,
    suffix: value.slice(encodeCell(first, document.delimiter).length),
  };
  return [...suggestions.slice(0, 1), all, ...suggestions.slice(1)];
}
