import type { Checker } from "../checker/checker.ts";
import { rangeIn } from "../checker/places.ts";
import { Kind } from "../document/characters.ts";
import type { Position, Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { type Member, memberFields } from "../rules/member.ts";
import { groupOf } from "../rules/support/collision.ts";
import { sameIdentity } from "../rules/support/identity-fix.ts";
import type { CellView } from "../rules/view.ts";
import type { Steps } from "../steps.ts";
import { type CellPlace, cellAt } from "./cursor.ts";

/** A cell that names or identifies a company. */
export interface CompanyCell {
  readonly role: "Company Name" | "Company ID";
  readonly place: CellPlace;
  /** The row at the cursor. */
  readonly member: Member;
}

/** The company whose name or ID the position lies in; undefined elsewhere, and where the cell is empty. */
export function companyCellAt(checker: Checker, position: Position): CompanyCell | undefined {
  const place = cellAt(checker, position);
  const role = place?.part === "record" ? place.column?.role : undefined;
  if (!place?.view || (role !== "Company Name" && role !== "Company ID")) return undefined;
  const member = place.view.member();
  return member[memberFields[role]] === "" ? undefined : { role, place, member };
}

/**
 * The rows that have the same name; or, from a Company ID, the same ID and name. In the order of the file. What rename
 * changes and what references list is the same.
 */
export function* membersOf(checker: Checker, { role, member }: CompanyCell): Steps<readonly Member[]> {
  // Rows that are not checked yet are in no group.
  while (!checker.isComplete && !checker.step()) yield;
  yield* checker.gather(groupOf[role], member);
  const members = sameIdentity(checker, member, role);
  // A row that a comma has split belongs to no company yet, but it is the one at the cursor.
  const own = members.some(({ row }) => row === member.row);
  return own ? members : inOrder(checker, [...members, member]);
}

function inOrder(checker: Checker, members: readonly Member[]): Member[] {
  const indexOf = (row: Row) => checker.placeOf(row).index;
  return [...members].sort((a, b) => indexOf(a.row) - indexOf(b.row));
}

/** Where a row's cell of this part stands, without the quotes around it. */
export function valueRange(checker: Checker, row: Row, role: CompanyCell["role"]): Range {
  const [start, end] = valueStretch(checker.view(row).at(checker.layout.cellOf(role)));
  return rangeIn(checker, row, start, end);
}

function valueStretch({ kinds, start, end }: CellView): [start: number, end: number] {
  return kinds & Kind.quoted ? [start + 1, end - 1] : [start, end];
}
