import { matchKey } from "../../document/fold.ts";
import { identityKey, plainId, plainName } from "../../template/plain-text.ts";
import { type IdentityRole, type Member, memberFields } from "../member.ts";
import type { FileView } from "../rule.ts";
import { distinctMembers, type MemberField, membersBy, membersWith, oncePerList } from "./members.ts";

/** The kind of group that brings together rows with the same value. */
export const groupOf = {
  "Company Name": "company",
  "Company ID": "companyId",
  "Site Name": "site",
  "Site ID": "siteId",
} as const;

/**
 * Values of members in the order of the file, by the keys to compare them by: of the value as it is, and once it is
 * fixed.
 */
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
 * Another company or site that a row would be confused with if its name or ID in one column were `value`: one that has
 * this value in upper or lower case, or will have it once its own faults are fixed.
 * @param counts which of these count
 */
export function collision(
  file: FileView,
  member: Member,
  role: IdentityRole,
  value: string,
  counts: (other: Member) => boolean = () => true,
): Member | undefined {
  const field = memberFields[role];
  if (isOnlyOne(file, member, role, value)) return undefined;
  const alike = file.sharing(groupOf[role], { ...member, [field]: value });
  // Mostly, the row itself is the only one.
  if (alike.every(({ row }) => row === member.row)) return undefined;
  const others = distinctMembers(alike);
  for (const similar of comparables[role](others).get(matchKey(value)) ?? []) {
    if (similar === member[field]) continue;
    const other = membersWith(others, field, similar).find((each) => isAnother(role, member, each) && counts(each));
    if (other) return other;
  }
  return undefined;
}

/** Whether certainly no other row shares the value, because none shares the row's own, which has the same letters and digits. */
function isOnlyOne(file: FileView, { row, ...member }: Member, role: IdentityRole, value: string): boolean {
  // A site also shares its company.
  if (role === "Site Name" || member[memberFields[role]] === "" || !file.isAlone(groupOf[role], row)) return false;
  return identityKey(file.view(row).value(file.layout.cellOf(role))) === identityKey(value);
}

/** Whether the rows mean the same company, now or once its name is fixed. */
function isSameCompany(a: Member, b: Member): boolean {
  const [name, id] = [matchKey(plainName(a.companyName)), matchKey(a.companyId)];
  return name === matchKey(plainName(b.companyName)) || (id !== "" && id === matchKey(b.companyId));
}

/**
 * Whether a row is another company or site. Only a person can decide that an ID with two names, or a name with two IDs,
 * is one company.
 */
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
