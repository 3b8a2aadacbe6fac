import { CompletionItemKind } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import type { Position } from "../../document/positions.ts";
import type { Role } from "../../template/columns.ts";
import { isTypeKind, kindsOf, type TypeKind } from "../../template/kinds.ts";
import { type CellPlace, cellAt } from "../cursor.ts";
import { stateSuggestions } from "./codes.ts";
import type { Suggestion } from "./suggestion.ts";

/** The kinds of columns with fixed choices. */
const choiceKinds = kindsOf("code", "type");

/** A cell that the cursor enters. */
export interface EnteredCell {
  isEmpty: boolean;
  /** Whether the column has fixed choices, such as country codes, and one of them is needed here. */
  hasChoices: boolean;
}

/** The column that each type describes. Types are offered automatically only once it has a value. */
const valueOfType: Readonly<Record<TypeKind, Role>> = {
  emailType: "Email",
  phoneType: "Phone Number",
  socialType: "Social Media",
};

/** The cell of a record at a position; undefined elsewhere. */
export function enteredCell(checker: Checker, position: Position): EnteredCell | undefined {
  const place = cellAt(checker, position);
  if (place?.part !== "record" || !place.inValue) return undefined;
  const isEmpty = place.value === "";
  return { isEmpty, hasChoices: isEmpty && hasChoices(place) };
}

function hasChoices(place: CellPlace): boolean {
  const { column } = place;
  if (!column || !choiceKinds.includes(column.kind) || !isExpected(place)) return false;
  return column.kind !== "state" || stateSuggestions(place).length > 0;
}

/**
 * The suggestion to leave an empty cell as it is and go on. It comes first in a list that opens by itself, so that the
 * next Tab chooses no value at random. Not needed if a required value is preselected.
 */
export function leaveEmpty({ column, value }: CellPlace, values: readonly Suggestion[]): Suggestion[] {
  if (!column || !choiceKinds.includes(column.kind) || value !== "" || values.length === 0) return [];
  if (column.required && values.some(({ preselect }) => preselect)) return [];
  const label = "Leave empty";
  const command = { title: label, command: "asioImport.leaveEmpty" };
  // No typed text matches a space.
  return [{ value: "", label, filter: " ", kind: CompletionItemKind.Text, preselect: true, command }];
}

/** Whether an empty cell needs a value. Elsewhere, an automatic list would only get in the way of the next Enter. */
export function isExpected({ column, view }: CellPlace): boolean {
  if (!column || !isTypeKind(column.kind)) return true;
  return view?.valueOf(valueOfType[column.kind]) !== "";
}
