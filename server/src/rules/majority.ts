import { plainId, plainName } from "./plain-text.ts";
import type { Member } from "./rule.ts";

/** The members by one of their values, most members first; among equals the one of allowed characters,
 * then the one that stands first. Empty values out. */
export function byValue(members: readonly Member[], field: Exclude<keyof Member, "row">): [string, Member[]][] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    if (member[field] === "") continue;
    const group = groups.get(member[field]);
    if (group) group.push(member);
    else groups.set(member[field], [member]);
  }
  const plain = field.endsWith("Id") ? plainId : plainName;
  const rank = ([value, rows]: [string, Member[]]) => rows.length + (plain(value) === value ? 0.5 : 0);
  return [...groups].sort((a, b) => rank(b) - rank(a));
}
