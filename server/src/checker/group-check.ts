import type { Member } from "../rules/member.ts";
import { groupRules } from "../rules/registry.ts";
import type { GroupFault, GroupKind, GroupRule } from "../rules/rule.ts";
import type { RowView } from "../rules/view.ts";
import type { Role } from "../template/columns.ts";
import { memberText } from "./group-keys.ts";
import type { RowCheck } from "./row-check.ts";

/**
 * Tells what rules say of rows that share a key of a kind: of those that have one text, since only they belong together.
 * @param members in the order of the file
 * @returns what they say, with undefined in between, where other work may have its turn
 */
export function* checkGroup(
  kind: GroupKind,
  members: readonly Member[],
  rowCheck: RowCheck,
): Generator<[rule: GroupRule<unknown>, fault: GroupFault<unknown>] | undefined> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    yield;
    const text = memberText(member, kind);
    if (text === "") continue;
    const group = groups.get(text);
    if (group) group.push(member);
    else groups.set(text, [member]);
  }
  const rules = groupRules.filter((rule) => rule.groups.includes(kind) && !rowCheck.isOff(rule));
  for (const group of groups.values()) {
    for (const rule of group.length > 1 ? rules : []) {
      for (const fault of rule.check(group, kind)) yield fault && [rule, fault];
    }
  }
}

/** The cell of a part in a row, and its offsets from the row's start; -1 and the whole row where it has none. */
export function rangeOf(view: RowView, role: Role): { cell: number; start: number; end: number } {
  const cell = view.layout.cellOf(role);
  if (cell < 0 || cell >= view.cellCount) return { cell: -1, start: 0, end: view.contentEnd };
  const { start, end } = view.at(cell);
  return { cell, start, end };
}
