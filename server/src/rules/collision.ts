import { plainId, plainName } from "./plain-text.ts";
import { type FileView, type IdentityRole, type Member, memberFields } from "./rule.ts";

/** The kind of group in which rows of the same value meet. */
export const groupOf = {
  "Company Name": "company",
  "Company ID": "companyId",
  "Site Name": "site",
  "Site ID": "siteId",
} as const;

/**
 * The other company or site that a row would be taken for, if its name or ID in one column were `value`: one that has
 * this value, or would have it once its own faults are mended.
 */
export function collision(file: FileView, member: Member, role: IdentityRole, value: string): Member | undefined {
  const field = memberFields[role];
  const plain = role.endsWith("ID") ? plainId : plainName;
  return file
    .sharing(groupOf[role], { ...member, [field]: value })
    .find(
      (other) =>
        other[field] !== member[field] &&
        (other[field] === value || plain(other[field]) === value) &&
        isAnother(role, member, other),
    );
}

/** Whether the rows mean one company, or would once the faults of its name are mended. */
function isSameCompany(a: Member, b: Member): boolean {
  return plainName(a.companyName) === plainName(b.companyName) || (a.companyId !== "" && a.companyId === b.companyId);
}

function isAnother(role: IdentityRole, member: Member, other: Member): boolean {
  switch (role) {
    case "Company Name":
      return member.companyId === "" || member.companyId !== other.companyId;
    case "Company ID":
      return member.companyName === "" || member.companyName !== other.companyName;
    case "Site Name":
      return isSameCompany(member, other);
    case "Site ID":
      return member.companyName !== other.companyName || member.siteName === "" || member.siteName !== other.siteName;
  }
}
