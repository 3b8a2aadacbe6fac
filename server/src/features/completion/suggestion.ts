import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type TextEdit,
} from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import type { CellPlace } from "../cursor.ts";
import { rangeAt } from "../places.ts";
import { cellEdit } from "./cell-edit.ts";

/** A value for a cell, by its index from 0. */
export interface FilledCell {
  readonly cell: number;
  readonly value: string;
}

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
  /** A snippet, or text, that replaces the cell instead of the value. */
  readonly whole?: { readonly text: string; readonly isSnippet: boolean };
  /** Edits elsewhere in the row. */
  readonly additionalEdits?: readonly TextEdit[];
  /** The values that it brings into other cells of the row: those of `suffix`, `whole` and `additionalEdits`. */
  readonly fills?: readonly FilledCell[];
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
  const { value, label = value, kind, filter = value, detail, preselect, suffix, whole, about, command } = suggestion;
  const { additionalEdits = [] } = suggestion;
  const data: SuggestionData | undefined = about && { uri: document.uri, about, value: suggestion.value };
  const textEdit =
    whole === undefined
      ? cellEdit(place, value, document.delimiter, suffix)
      : { range: rangeAt(place, place.start, place.end), newText: whole.text };
  return {
    label,
    kind,
    filterText: filter,
    sortText: String(order).padStart(4, "0"),
    textEdit,
    // Editors show `detail` for the selected item only, but the description for every item.
    ...(detail ? { detail, labelDetails: { description: detail } } : {}),
    ...(preselect ? { preselect } : {}),
    ...(whole?.isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(command && commands ? { command } : {}),
    ...(additionalEdits.length > 0 ? { additionalTextEdits: [...additionalEdits] } : {}),
    ...(data ? { data } : {}),
  };
}

/** Kinds of suggestions that are all offered, whatever is typed. Others contain it, or something like it. */
const unfiltered: readonly CompletionItemKind[] = [CompletionItemKind.EnumMember, CompletionItemKind.Field];

/**
 * The suggestions for a client that takes only what begins as typed: those that contain the typed text, with a text to
 * filter by that begins with it. `unit` then finds `US`, which is the United States.
 */
export function beginningAsTyped(
  suggestions: readonly Suggestion[],
  { row, valueStart, offset }: CellPlace,
): Suggestion[] {
  const typed = row?.text.slice(valueStart, offset) ?? "";
  const key = typed.trim().toLowerCase();
  return suggestions.flatMap((suggestion) => {
    const { kind, value, filter = value } = suggestion;
    if (filter.startsWith(typed)) return [suggestion];
    if (unfiltered.includes(kind) && !filter.toLowerCase().includes(key)) return [];
    return [{ ...suggestion, filter: `${typed} ${filter}` }];
  });
}
