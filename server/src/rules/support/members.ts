import { grouped } from "../../grouped.ts";
import type { Member } from "../member.ts";

/** What a member can be told apart by. */
export type MemberField = Exclude<keyof Member, "row">;

/** Of so few members anything is worked out faster than it is remembered. */
const few = 16;

/**
 * Works something out for a long list of members once: `sharing` gives the same list until the file changes, and fixes
 * ask the same of it for every row of a company.
 */
export function oncePerList<T, Given extends readonly unknown[]>(
  work: (members: readonly Member[], ...given: Given) => T,
): (members: readonly Member[], ...given: Given) => T {
  const known = new WeakMap<readonly Member[], { readonly made: T }>();
  return (members, ...given) => {
    if (members.length < few) return work(members, ...given);
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

/** The first of all members that name the same company and site, by the same IDs. */
export const distinctMembers = oncePerList((members) => {
  const identity = (member: Member) =>
    [member.companyName, member.companyId, member.siteName, member.siteId].join("\n");
  return [...grouped(members, identity).values()].flatMap((same) => same.slice(0, 1));
});
