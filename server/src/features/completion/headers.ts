import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { encodeCell } from "../../document/cells.ts";
import type { CellPlace } from "../cursor.ts";
import type { Suggestion } from "./suggestion.ts";

/**
 * The template's headers that the header row does not have yet, the one that follows the header before the cursor
 * first; in a header row of one cell also all of them at once.
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
  const [first] = columns;
  const value = columns.map(({ header }) => encodeCell(header, document.delimiter)).join(document.delimiter);
  const all: Suggestion = {
    value: first?.header ?? "",
    label: `All ${columns.length} columns`,
    detail: "the template's header row",
    kind: CompletionItemKind.Struct,
    filter: value,
    behind: value.slice(encodeCell(first?.header ?? "", document.delimiter).length),
  };
  return [...suggestions.slice(0, 1), all, ...suggestions.slice(1)];
}
