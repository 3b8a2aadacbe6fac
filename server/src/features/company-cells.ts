import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { type Member, memberFields } from "../rules/member.ts";
import { groupOf } from "../rules/support/collision.ts";
import { sameIdentity } from "../rules/support/identity-fix.ts";
import type { Steps } from "../steps.ts";
import { type CellPlace, cellAt } from "./cursor.ts";

/** A cell that names or identifies a company. */
export interface CompanyCell {
  readonly role: "Company Name" | "Company ID";
  readonly place: CellPlace;
  /** The row at the cursor. */
  readonly member: Member;
}

/** The Company Name or Company ID cell at a position; undefined if there is none or the cell is empty. */
export function companyCellAt(checker: Checker, position: Position): CompanyCell | undefined {
  const place = cellAt(checker, position);
  const role = place?.part === "record" ? place.column?.role : undefined;
  if (!place?.view || (role !== "Company Name" && role !== "Company ID")) return undefined;
  const member = place.view.member();
  return member[memberFields[role]] === "" ? undefined : { role, place, member };
}

/**
 * The rows with the same name or, from a Company ID, with the same ID and name, in file order. Rename changes exactly
 * the rows that references list.
 */
export function* membersOf(checker: Checker, { role, member }: CompanyCell): Steps<readonly Member[]> {
  // Groups contain only rows that have been checked.
  while (!checker.isComplete && !checker.step()) yield;
  yield* checker.gather(groupOf[role], member);
  const members = sameIdentity(checker, member, role);
  // A split row belongs to no group, but the row at the cursor must be included.
  const own = members.some(({ row }) => row === member.row);
  return own ? members : inOrder(checker, [...members, member]);
}

function inOrder(checker: Checker, members: readonly Member[]): Member[] {
  const indexOf = (row: Row) => checker.placeOf(row).index;
  return [...members].sort((a, b) => indexOf(a.row) - indexOf(b.row));
}
