import { grouped } from "../../grouped.ts";
import type { Member } from "../member.ts";
import type { MemberField } from "./members.ts";
import { plainId, plainName } from "./plain-text.ts";

/** More values than a person tells apart: they are not looked at for their characters. */
const many = 1_000;

/** The members by one of their values, most members first; among equals the one of allowed characters,
 * then the one that stands first. Empty values out. */
export function byValue(members: readonly Member[], field: MemberField): [string, Member[]][] {
  const groups = [...grouped(members, (member) => member[field])].filter(([value]) => value !== "");
  const plain = field.endsWith("Id") ? plainId : plainName;
  const ranked = groups.map((group, index) => {
    const [value, rows] = group;
    return { group, rank: rows.length + (index < many && plain(value) === value ? 0.5 : 0) };
  });
  return ranked.sort((a, b) => b.rank - a.rank).map(({ group }) => group);
}
