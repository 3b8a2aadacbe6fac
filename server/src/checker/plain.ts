import { Kind } from "../document/characters.ts";
import { cellRules } from "../rules/registry.ts";
import type { CellRule, CheckContext } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Column } from "../template/columns.ts";
import { isCountryAt } from "../template/countries.ts";
import type { Layout } from "../template/layout.ts";
import { isAddedColumn, isResponseHeader } from "../template/response-columns.ts";

/** The rules that look at the cells of one column, in their order, without those that are off. */
export interface ColumnRules {
  readonly all: readonly CellRule<unknown>[];
  /** Those that speak of the column's kind alone: all that can object to a value of harmless characters. */
  readonly own: readonly CellRule<unknown>[];
}

/** None look at what a response file adds: its reasons are sentences, and are never uploaded. */
export function rulesByColumn(layout: Layout, context: CheckContext): readonly ColumnRules[] {
  const active = cellRules.filter((rule) => context.severities.get(rule.code) !== "off");
  const response = isResponseHeader(layout.headers.map((cell) => cell.text));
  return layout.headers.map(({ column, text }) => {
    if (response && !column && isAddedColumn(text)) return { all: [], own: [] };
    const all = active.filter((rule) => !rule.kinds || (column !== undefined && rule.kinds.includes(column.kind)));
    return { all, own: all.filter((rule) => rule.kinds) };
  });
}

/** Characters that no rule objects to outside names and IDs. */
const harmless = Kind.space | Kind.punctuation;

/**
 * How closely a cell has to be looked at, judged by the kinds of its characters and its length: the fast way past most
 * cells of most files. `none`: it is in order; `own`: only the rules of its column's kind can object; `all`: any can.
 */
export function lookNeeded(view: RowView, index: number, column: Column | undefined): "none" | keyof ColumnRules {
  const { reader } = view;
  const kinds = reader.cellKinds[index] as number;
  const start = reader.cellStarts[index] as number;
  const length = (reader.cellEnds[index] as number) - start;
  if (length === 0) return column?.required ? "all" : "none";
  if ((kinds & ~harmless) !== 0) return "all";
  if (column?.maxLength !== undefined && length > column.maxLength) return "all";
  switch (column?.kind) {
    case "name":
    case "id":
      return kinds === 0 ? "none" : "all";
    case "country":
    case "phoneCountry":
      return length === 2 && isCountryAt(reader.text, start) ? "none" : "all";
    case "text":
    case undefined:
      return "none";
    default:
      return "own";
  }
}
