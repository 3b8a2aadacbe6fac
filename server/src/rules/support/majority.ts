import { grouped } from "../../grouped.ts";
import { plainId, plainName } from "../../template/plain-text.ts";
import type { Member } from "../member.ts";
import type { MemberField } from "./members.ts";

/** With more values than this, a person cannot compare them, so their characters are not checked. */
const maxCompared = 1_000;

/**
 * The members by one of their values, without empty ones. The value of most members is first. Among equals, a value of
 * allowed characters comes before others, then the first in the file.
 */
export function byValue(members: readonly Member[], field: MemberField): [string, Member[]][] {
  const groups = [...grouped(members, (member) => member[field])].filter(([value]) => value !== "");
  const plain = field.endsWith("Id") ? plainId : plainName;
  const ranked = groups.map((group, index) => {
    const [value, rows] = group;
    return { group, rank: rows.length + (index < maxCompared && plain(value) === value ? 0.5 : 0) };
  });
  return ranked.sort((a, b) => b.rank - a.rank).map(({ group }) => group);
}
