import { LSPErrorCodes, ResponseError, type TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { encodeRow } from "../document/cells.ts";
import type { Position, Range } from "../document/positions.ts";
import { check } from "../fixes/fix-all.ts";
import { type Member, memberFields } from "../rules/member.ts";
import { collision, groupOf } from "../rules/support/collision.ts";
import { membersBy } from "../rules/support/members.ts";
import { quoted } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import { type CompanyCell, companyCellAt, membersOf } from "./company-cells.ts";
import { rangeIn, valueRange } from "./places.ts";

/**
 * The range of the value at the position, without its quotes, and the value itself.
 * @throws ResponseError with a message if nothing can be renamed there
 */
export function prepareRename(checker: Checker, position: Position): { range: Range; placeholder: string } {
  const { place, member, role } = companyToRename(checker, position);
  return { range: valueRange(checker, member.row, role), placeholder: place.value };
}

/**
 * Renames a company, or changes its ID, in all its rows.
 * @throws ResponseError with a message if the new value is not allowed or belongs to another company
 */
export function* rename(checker: Checker, position: Position, newName: string): Steps<WorkspaceEdit> {
  const company = companyToRename(checker, position);
  const members = yield* membersOf(checker, company);
  const problem = faultOf(checker, company, newName) ?? (yield* clashOf(checker, company, members, newName));
  if (problem !== undefined) throw refusal(problem);
  const index = checker.layout.cellOf(company.role);
  const edits: TextEdit[] = [];
  for (const { row } of members) {
    yield;
    const cell = checker.view(row).at(index);
    if (cell.value === newName) continue;
    const { start, end, text } = cell.replace(newName);
    edits.push({ range: rangeIn(checker, row, start, end), newText: text });
  }
  return { changes: { [checker.document.uri]: edits } };
}

function companyToRename(checker: Checker, position: Position): CompanyCell {
  const company = companyCellAt(checker, position);
  if (!company) throw refusal("Only a Company Name or a Company ID can be renamed.");
  return company;
}

/** The message of the first error that the new value would cause. Checks the row as a file of its own. */
function faultOf(checker: Checker, { member, role }: CompanyCell, value: string): string | undefined {
  const { layout, context, document } = checker;
  const { delimiter } = document;
  const index = layout.cellOf(role);
  const view = checker.view(member.row);
  const header = layout.headers.map(({ text }) => text);
  const row = header.map((_, cell) => (cell === index ? value : view.value(cell)));
  const alone = check(`${encodeRow(header, delimiter)}\n${encodeRow(row, delimiter)}\n`, context);
  const finding = alone
    .findings()
    .find((each) => each.row !== alone.header && each.cell === index && each.severity === "error");
  return finding?.rule.message(finding.data);
}

/** A message about another company that the new value would be confused with. */
function* clashOf(
  checker: Checker,
  { role, member }: CompanyCell,
  members: readonly Member[],
  value: string,
): Steps<string | undefined> {
  yield* checker.gather(groupOf[role], { ...member, [memberFields[role]]: value });
  // Rows with the same name and ID have the same collisions, so one of each is enough.
  for (const [first = member] of membersBy(members, "companyId").values()) {
    // A row with the same ID (or name) is the same company, so a rename to match it is a correction.
    const other = collision(checker, first, role, value, (each) => !sharesOther(first, each, role));
    if (other) return clash(checker, other, role, value);
  }
  return undefined;
}

function sharesOther(member: Member, other: Member, role: CompanyCell["role"]): boolean {
  const field = role === "Company Name" ? "companyId" : "companyName";
  return member[field] !== "" && member[field] === other[field];
}

function clash(checker: Checker, other: Member, role: CompanyCell["role"], value: string): string {
  const theirs = other[memberFields[role]];
  const where = `in row ${checker.placeOf(other.row).index + 1}`;
  return theirs === value
    ? `Another company already has the ${role} ${quoted(value)}, ${where}.`
    : `The ${role} ${quoted(theirs)} of another company, ${where}, would also become ${quoted(value)} when it is fixed.`;
}

function refusal(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
