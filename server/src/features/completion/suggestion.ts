import {
  type Command,
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  type TextEdit,
} from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import type { CellPlace } from "../cursor.ts";
import { rangeAt } from "../places.ts";
import { cellEdit } from "./cell-edit.ts";

/** A value offered for a cell. */
export interface Suggestion {
  /** The cell's new value, also shown in the list unless there is a `label`. */
  readonly value: string;
  readonly label?: string;
  readonly detail?: string;
  readonly kind: CompletionItemKind;
  /** The text that editors filter by; by default, the value. */
  readonly filter?: string;
  readonly preselect?: boolean;
  /** Text to insert after the cell, already encoded. */
  readonly suffix?: string;
  /** A snippet that replaces the cell instead of the value. */
  readonly snippet?: string;
  /** Edits elsewhere in the row. */
  readonly additionalEdits?: readonly TextEdit[];
  readonly about?: SuggestionData["about"];
  /** A command of the extension that continues from there. */
  readonly command?: Command;
}

/** The `data` of a completion item, from which `completionItem/resolve` makes its documentation. */
export interface SuggestionData {
  readonly uri: string;
  readonly about: "header" | "country" | "company";
  readonly value: string;
}

/**
 * Converts a suggestion to a completion item.
 * @param order its place in the list, from 0
 * @param commands whether the client has the extension's commands
 */
export function asItem(
  checker: Checker,
  place: CellPlace,
  suggestion: Suggestion,
  order: number,
  commands: boolean,
): CompletionItem {
  const { document } = checker;
  const { value, label = value, kind, filter = value, detail, preselect, suffix, snippet, about, command } = suggestion;
  const { additionalEdits = [] } = suggestion;
  const data: SuggestionData | undefined = about && { uri: document.uri, about, value: suggestion.value };
  const textEdit =
    snippet === undefined
      ? cellEdit(place, value, document.delimiter, suffix)
      : { range: rangeAt(place, place.start, place.end), newText: snippet };
  return {
    label,
    kind,
    filterText: filter,
    sortText: String(order).padStart(4, "0"),
    textEdit,
    // Editors show `detail` for the selected item only, but the description for every item.
    ...(detail ? { detail, labelDetails: { description: detail } } : {}),
    ...(preselect ? { preselect } : {}),
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(command && commands ? { command } : {}),
    ...(additionalEdits.length > 0 ? { additionalTextEdits: [...additionalEdits] } : {}),
    ...(data ? { data } : {}),
  };
}
