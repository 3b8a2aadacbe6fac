import { matchKey } from "../document/fold.ts";
import { cellOf, replaceCell } from "./cell-fix.ts";
import { collision, groupOf } from "./collision.ts";
import { membersBy, membersWith } from "./members.ts";
import { type FileView, type Finding, type Fix, type IdentityRole, type Member, memberFields } from "./rule.ts";
import { count, quoted, replaceTitle } from "./wording.ts";

/**
 * A fix that gives a name or ID another value. A company's name or ID changes in all its rows that have it, since a row
 * that is changed alone would mean another company. Never a safe fix where a row would then be taken for another
 * company or site; the title says which.
 */
export function replaceIdentity(file: FileView, finding: Finding, value: string, safe: boolean): Fix[] {
  const role = roleAt(file, finding);
  const cell = cellOf(finding, file);
  if (role === undefined || cell.value === value) return replaceCell(cell, value, safe);
  const members = sameIdentity(file, cell.row.member(), role);
  // Of rows with one name and one ID, what holds for the first holds for all.
  const distinct = role.startsWith("Company") ? membersBy(members, "companyId").values() : [members];
  const other = firstOf(distinct, ([member]) => member && collision(file, member, role, value));
  const meaning = other && taken(role, other[memberFields[role]], value);
  const edits = members
    .map(({ row }) => file.view(row).at(finding.cell))
    .filter((changed) => changed.value !== value)
    .map((changed) => changed.replace(value));
  const where = edits.length > 1 ? ` in ${count(edits.length, "row")}` : "";
  return [{ title: replaceTitle(cell.value, value, meaning) + where, safe: safe && !other, edits }];
}

/** Why a value is not for this row: another company or site has it, or will have it. */
function taken(role: IdentityRole, other: string, value: string): string {
  if (matchKey(other) !== matchKey(value)) return `${quoted(other)} would become the same`;
  return `another ${role.startsWith("Company") ? "company" : "site"} has ${other === value ? "it" : quoted(other)}`;
}

/** The rows in which a value changes together: those of the company that have its name or ID, or the site's one row. */
export function sameIdentity(file: FileView, member: Member, role: IdentityRole): readonly Member[] {
  if (!role.startsWith("Company")) return [member];
  const named = membersWith(file.sharing(groupOf[role], member), "companyName", member.companyName);
  const members = role === "Company Name" ? named : membersWith(named, "companyId", member.companyId);
  // A row that is in no group, since its value has no letter or digit, stands for itself.
  return members.length > 0 ? members : [member];
}

function firstOf<T, R>(items: Iterable<T>, find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The identifying column that a finding's cell belongs to. */
export function roleAt(file: FileView, finding: Finding): IdentityRole | undefined {
  const role = file.layout.columns[finding.cell]?.role;
  return role !== undefined && Object.hasOwn(memberFields, role) ? (role as IdentityRole) : undefined;
}
