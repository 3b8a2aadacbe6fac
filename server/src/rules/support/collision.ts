import { matchKey } from "../../document/fold.ts";
import { type IdentityRole, type Member, memberFields } from "../member.ts";
import type { FileView } from "../rule.ts";
import { distinctMembers, type MemberField, membersBy, membersWith, oncePerList } from "./members.ts";
import { plainId, plainName } from "./plain-text.ts";

/** The kind of group in which rows of the same value meet. */
export const groupOf = {
  "Company Name": "company",
  "Company ID": "companyId",
  "Site Name": "site",
  "Site ID": "siteId",
} as const;

/** Values of members, in the order of the file, by what they are compared as: as they are, and as they will be. */
function comparable(field: MemberField, plain: (text: string) => string) {
  return oncePerList((members) => {
    const values = new Map<string, Set<string>>();
    for (const value of membersBy(members, field).keys()) {
      for (const key of [matchKey(value), matchKey(plain(value))]) {
        values.set(key, (values.get(key) ?? new Set()).add(value));
      }
    }
    return values;
  });
}

const comparables = {
  "Company Name": comparable("companyName", plainName),
  "Company ID": comparable("companyId", plainId),
  "Site Name": comparable("siteName", plainName),
  "Site ID": comparable("siteId", plainId),
} as const satisfies Record<IdentityRole, unknown>;

/**
 * The other company or site that a row would be taken for, if its name or ID in one column were `value`: one that has
 * this value, in upper or lower case, or would have it once its own faults are mended.
 * @param counts which of those count
 */
export function collision(
  file: FileView,
  member: Member,
  role: IdentityRole,
  value: string,
  counts: (other: Member) => boolean = () => true,
): Member | undefined {
  const field = memberFields[role];
  const others = distinctMembers(file.sharing(groupOf[role], { ...member, [field]: value }));
  for (const like of comparables[role](others).get(matchKey(value)) ?? []) {
    if (like === member[field]) continue;
    const other = membersWith(others, field, like).find((each) => isAnother(role, member, each) && counts(each));
    if (other) return other;
  }
  return undefined;
}

/** Whether the rows mean one company, or would once the faults of its name are mended. */
function isSameCompany(a: Member, b: Member): boolean {
  const [name, id] = [matchKey(plainName(a.companyName)), matchKey(a.companyId)];
  return name === matchKey(plainName(b.companyName)) || (id !== "" && id === matchKey(b.companyId));
}

/** One ID of two names, or one name with two IDs, may be one company: whether it is, a person says. */
function isAnother(role: IdentityRole, member: Member, other: Member): boolean {
  switch (role) {
    case "Company Name":
    case "Company ID":
      return true;
    case "Site Name":
      return isSameCompany(member, other);
    case "Site ID":
      return member.companyName !== other.companyName || member.siteName === "" || member.siteName !== other.siteName;
  }
}
