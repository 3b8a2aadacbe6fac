import { either } from "../listed.ts";
import { isTypeKind, kindsOf, type TypeKind } from "../template/kinds.ts";
import { findType, isType, knownType, nearestTypes } from "../template/types.ts";
import type { TypeList } from "./context.ts";
import type { CellRule, Fix } from "./rule.ts";
import { cellOf, guessCell, headerOf, replaceCell } from "./support/cell-fix.ts";
import { quoted } from "./support/wording.ts";
import type { CellView } from "./view.ts";

interface Data {
  header: string;
  text: string;
  list: TypeKind;
  allowed: TypeList;
}

/** A type that is not in its list. The default lists are assumed, so it is an error only if the user has set the list. */
export const predefinedValue: CellRule<Data> = {
  code: "predefined-value",
  title: "A type is not in its list of predefined values",
  noun: ["unknown type", "unknown types"],
  severity: "warning",
  scope: "cell",
  kinds: kindsOf("type"),
  look: { code: true },
  message({ header, text, allowed }) {
    const list = allowed.values.join(", ") || "the list is empty";
    const assumed = allowed.confirmed
      ? ""
      : " This list is assumed. Set your own list if your template has a different one.";
    const hint = hintOf(text, allowed.values);
    return `${header} ${quoted(text)} is not one of the predefined values (${list}).${hint}${assumed}`;
  },
  check(cell) {
    const list = cell.column?.kind;
    if (!list || !isTypeKind(list)) return undefined;
    const allowed = cell.context.types[list];
    const text = cell.tidyValue;
    if (text === "" || isType(text, allowed.values)) return undefined;
    return { data: { header: headerOf(cell), text, list, allowed }, severity: allowed.confirmed ? "error" : "warning" };
  },
  fixes(finding, file) {
    const { text, list, allowed } = finding.data;
    const cell = cellOf(finding, file);
    const add: Fix = {
      title: `Add ${quoted(text)} to my list of types`,
      safe: false,
      edits: [],
      action: { kind: "addType", list, value: text },
    };
    return [...replacements(cell, text, allowed.values), add];
  },
};

function hintOf(text: string, values: readonly string[]): string {
  const match = findType(text, values);
  if (match) return ` Write ${quoted(match)}.`;
  const known = knownType(text, values);
  const near = known ? [known] : nearestTypes(text, values);
  return near.length > 0 ? ` Did you mean ${either(near.map(quoted))}?` : "";
}

function replacements(cell: CellView, text: string, values: readonly string[]): Fix[] {
  const match = findType(text, values);
  if (match) return replaceCell(cell, match, true);
  const known = knownType(text, values);
  if (known) return replaceCell(cell, known, false);
  return nearestTypes(text, values).flatMap((value) => guessCell(cell, value));
}
