import { type CompletionItem, type CompletionItemKind, InsertTextFormat, type TextEdit } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { type CellPlace, rangeAt } from "../cursor.ts";
import { cellEdit } from "./cell-edit.ts";

/** What a value offered for a cell is. */
export interface Suggestion {
  /** What the cell gets, and what the list shows unless there is a `label`. */
  readonly value: string;
  readonly label?: string;
  readonly detail?: string;
  readonly kind: CompletionItemKind;
  /** What the typed text is compared with; the value where there is none. */
  readonly filter?: string;
  /** Whether it is the likeliest. */
  readonly preselect?: boolean;
  /** What is written behind the cell, as it stands in the file. */
  readonly behind?: string;
  /** The whole text that takes the cell's place, a snippet, instead of the value. */
  readonly snippet?: string;
  /** Changes elsewhere in the row. */
  readonly also?: readonly TextEdit[];
  readonly about?: SuggestionData["about"];
}

/** What an item keeps, so that its documentation can be made when somebody looks at it. */
export interface SuggestionData {
  readonly uri: string;
  readonly about: "header" | "country" | "company";
  readonly value: string;
}

/** A suggestion as an item of the list. @param order its place in the list, from 0, among what fits equally well */
export function asItem(checker: Checker, place: CellPlace, suggestion: Suggestion, order: number): CompletionItem {
  const { document } = checker;
  const { value, label = value, kind, filter = value, detail, preselect, behind, snippet, also, about } = suggestion;
  const data: SuggestionData | undefined = about && { uri: document.uri, about, value: suggestion.value };
  const textEdit =
    snippet === undefined
      ? cellEdit(place, value, document.delimiter, behind)
      : { range: rangeAt(place, place.start, place.end), newText: snippet };
  return {
    label,
    kind,
    filterText: filter,
    sortText: String(order).padStart(4, "0"),
    textEdit,
    // An editor shows `detail` of the chosen item alone, but a description on each line of the list.
    ...(detail ? { detail, labelDetails: { description: detail } } : {}),
    ...(preselect ? { preselect } : {}),
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(also?.length ? { additionalTextEdits: [...also] } : {}),
    ...(data ? { data } : {}),
  };
}
