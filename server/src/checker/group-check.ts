import type { Member } from "../rules/member.ts";
import { groupRules } from "../rules/registry.ts";
import type { GroupFault, GroupKind, GroupRule } from "../rules/rule.ts";
import { memberText } from "./group-keys.ts";
import type { RowCheck } from "./row-check.ts";

/**
 * Runs the group rules on rows that share a key of a kind. First splits them by their text, because rows with different
 * texts share the key by chance.
 * @param members in the order of the file
 * @returns the faults, with undefined in between, where other work may have its turn
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
