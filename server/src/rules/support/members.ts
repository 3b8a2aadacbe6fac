import { grouped } from "../../grouped.ts";
import type { Member } from "../member.ts";

/** The values that distinguish members. */
export type MemberField = Exclude<keyof Member, "row">;

/** For fewer members, computing a result is faster than caching it. */
const shortestCached = 16;

/**
 * Computes something once for a long list of members. `sharing` returns the same list until the file changes, and fixes
 * need the same result for every row of a company. A list must always be `given` the same other arguments.
 */
export function oncePerList<T, Given extends readonly unknown[]>(
  work: (members: readonly Member[], ...given: Given) => T,
): (members: readonly Member[], ...given: Given) => T {
  const known = new WeakMap<readonly Member[], { readonly made: T }>();
  return (members, ...given) => {
    if (members.length < shortestCached) return work(members, ...given);
    let found = known.get(members);
    if (!found) {
      found = { made: work(members, ...given) };
      known.set(members, found);
    }
    return found.made;
  };
}

const none: readonly Member[] = [];

const byField = {
  companyName: oncePerList((members) => grouped(members, (member) => member.companyName)),
  companyId: oncePerList((members) => grouped(members, (member) => member.companyId)),
  siteName: oncePerList((members) => grouped(members, (member) => member.siteName)),
  siteId: oncePerList((members) => grouped(members, (member) => member.siteId)),
} as const;

/** The members of a list by one of their values. */
export function membersBy(members: readonly Member[], field: MemberField): ReadonlyMap<string, readonly Member[]> {
  return byField[field](members);
}

/** The members of a list that have a value. */
export function membersWith(members: readonly Member[], field: MemberField, value: string): readonly Member[] {
  return membersBy(members, field).get(value) ?? none;
}

/** The first of all members with the same company, site and IDs. */
export const distinctMembers = oncePerList((members) => {
  const identity = (member: Member) =>
    [member.companyName, member.companyId, member.siteName, member.siteId].join("\n");
  return [...grouped(members, identity).values()].flatMap((same) => same.slice(0, 1));
});
