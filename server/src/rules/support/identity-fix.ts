import { matchKey } from "../../document/fold.ts";
import { hasTrace } from "../../document/program-text.ts";
import type { RowEdit } from "../../document/row-edit.ts";
import { type IdentityRole, type Member, memberFields } from "../member.ts";
import type { FileView, Finding, Fix } from "../rule.ts";
import { asGuess, cellOf, replaceCell } from "./cell-fix.ts";
import { collision, groupOf } from "./collision.ts";
import { membersBy, membersWith } from "./members.ts";
import { count, quoted, replaceTitle } from "./wording.ts";

/**
 * A fix that gives a name or ID another value. A company's name or ID changes in all its rows that have it, because a
 * row that is changed alone would mean another company. Not safe if a row would then be confused with another company
 * or site, which the title says.
 */
export function replaceIdentity(file: FileView, finding: Finding, value: string, safe: boolean): Fix[] {
  const role = roleAt(file, finding);
  const cell = cellOf(finding, file);
  if (role === undefined || cell.value === value) return replaceCell(cell, value, safe);
  const member = cell.row.member();
  const members = sameIdentity(file, member, role);
  // Rows with the same name and ID have the same collisions, so the first is enough.
  const distinct = role.startsWith("Company") ? membersBy(members, "companyId").values() : [members];
  const other = firstOf(distinct, ([first]) => first && collision(file, first, role, value));
  const meaning = other && takenReason(role, other[memberFields[role]], value);
  const edits = members
    .map(({ row }) => file.view(row).at(finding.cell))
    .filter((changed) => changed.value !== value)
    .map((changed) => changed.replace(value));
  const where = edits.length > 1 ? ` in ${count(edits.length, "row")}` : "";
  // Without its company, a site cannot be told apart from others.
  const isKnown = role !== "Site Name" || member.companyName !== "";
  // A value that is spelt out may be too long for the column.
  const limit = file.layout.columns[finding.cell]?.maxLength ?? value.length;
  const fits = value.length <= limit || value.length <= cell.value.length;
  // Only a person knows what a name was before a program altered it.
  const sure = safe && fits && isKnown && !hasTrace(cell.value) && !areSwapped(member, role);
  const fix = { title: replaceTitle(cell.value, value, meaning) + where, safe: sure, edits };
  const staysApart = !other && !joinsAnother(file, member, role, edits) && !changesMatch(file, member, role, value);
  return [staysApart ? fix : asGuess(fix)];
}

/** Whether the ID reads like a name and the name like an ID, as if their columns were swapped: `AC1,Acme Dental`. */
function areSwapped({ companyName, companyId, siteName, siteId }: Member, role: IdentityRole): boolean {
  const [name, id] = role.startsWith("Company") ? [companyName, companyId] : [siteName, siteId];
  const isLikeId = name.length < id.length && /\d/.test(name) && !/[\s\p{Ll}]/u.test(name);
  return isLikeId && /\p{Ll}\s+\p{Lu}?\p{Ll}/u.test(id);
}

/**
 * Whether the edits would make rows the same in this column as other rows that mean another company or site, and until
 * now differ in white space.
 */
function joinsAnother(file: FileView, member: Member, role: IdentityRole, edits: readonly RowEdit[]): boolean {
  if (file.isAlone(groupOf[role], member.row)) return false;
  const field = memberFields[role];
  const alike = membersWith(file.sharing(groupOf[role], member), field, member[field]);
  const changed = new Set(edits.map((edit) => edit.row));
  const isSite = role.startsWith("Site");
  const identity = role === "Company Name" ? "companyId" : "companyName";
  return alike.some((other) => !changed.has(other.row) && (isSite || other[identity] !== member[identity]));
}

/**
 * Whether the change affects the match with existing companies. A new match makes the platform refuse the whole import.
 * A match that is lost would be overlooked.
 */
function changesMatch({ context: { existing } }: FileView, member: Member, role: IdentityRole, value: string): boolean {
  if (!existing) return false;
  const after: Member = { ...member, [memberFields[role]]: value };
  const match = ({ companyName, companyId }: Member) => existing.match(companyName, companyId)?.strength;
  return match(after) !== match(member);
}

/** Why a value is not available: another company or site has it, or will have it. */
function takenReason(role: IdentityRole, other: string, value: string): string {
  if (matchKey(other) !== matchKey(value)) return `${quoted(other)} would become the same`;
  return `another ${role.startsWith("Company") ? "company" : "site"} has ${other === value ? "it" : quoted(other)}`;
}

/**
 * The rows in which a value changes together: those of the company that have its name or ID, or the site's only row.
 */
export function sameIdentity(file: FileView, member: Member, role: IdentityRole): readonly Member[] {
  if (!role.startsWith("Company") || file.isAlone(groupOf[role], member.row)) return [member];
  const named = membersWith(file.sharing(groupOf[role], member), "companyName", member.companyName);
  const members = role === "Company Name" ? named : membersWith(named, "companyId", member.companyId);
  // A row without letters or digits in its value is in no group.
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
