import { type CancellationToken, CompletionItemKind, type TextEdit } from "vscode-languageserver";
import type { Checker } from "../../checker/checker.ts";
import { encodeCell } from "../../document/cells.ts";
import type { Member } from "../../rules/member.ts";
import { byValue } from "../../rules/support/majority.ts";
import { nextSiteId } from "../../rules/support/next-site-id.ts";
import { type UnusedId, unusedCompanyId, unusedSiteId } from "../../rules/support/unused-id.ts";
import type { Role } from "../../template/columns.ts";
import type { CellPlace } from "../cursor.ts";
import { rangeAt } from "../places.ts";
import { type KnownCompany, knownCompanies } from "./known-companies.ts";
import type { Suggestion } from "./suggestion.ts";

/** Companies in one list. Typing narrows it down. */
const maxCompanies = 100;

/** The names of companies in the file. Choosing one also fills in the Company ID if it is empty. */
export async function companyNameSuggestions(
  checker: Checker,
  place: CellPlace,
  token: CancellationToken,
): Promise<Suggestion[]> {
  const member = memberAt(checker, place);
  const named = othersWith(checker, member, "companyId").map(
    ([name]): KnownCompany => ({ name, id: member.companyId }),
  );
  const found = await knownCompanies(checker, place.rowIndex, "name", place.before, maxCompanies, token);
  const own = place.value.trim();
  const others = found.filter(({ name }) => name !== own || isElsewhere(checker, member));
  const companies = new Map<string, KnownCompany>();
  for (const each of [...named, ...others]) if (!companies.has(each.name)) companies.set(each.name, each);
  return [...companies.values()].map(({ name, id }, index) => ({
    value: name,
    detail: id,
    kind: CompletionItemKind.Value,
    about: "company",
    preselect: index < named.length,
    ...filled(checker, place, "Company ID", id),
  }));
}

/**
 * The ID of the row's company, or a new ID if it has none. If the row has no Company Name, the IDs of all companies.
 */
export async function companyIdSuggestions(
  checker: Checker,
  place: CellPlace,
  token: CancellationToken,
): Promise<Suggestion[]> {
  const member = memberAt(checker, place);
  if (member.companyName !== "") {
    const ids = othersWith(checker, member, "companyName").map(([id]) => id);
    const detail = `of ${member.companyName}`;
    if (ids.length > 0) return ids.map((value, index) => idSuggestion(value, detail, index === 0));
    return newId(unusedCompanyId(checker, member.companyName));
  }
  const found = await knownCompanies(checker, place.rowIndex, "id", place.before, maxCompanies, token);
  return found
    .filter(({ id, name }) => name !== "" && id !== "")
    .map(({ id, name }) => ({
      ...idSuggestion(id, name, false),
      filter: `${id} ${name}`,
      ...filled(checker, place, "Company Name", name),
    }));
}

/** Unused Site IDs: the next in the company's pattern, and one made from the site's name. */
export function siteIdSuggestions(checker: Checker, place: CellPlace): Suggestion[] {
  const member = memberAt(checker, place);
  const next = member.companyName === "" ? undefined : nextSiteId(checker, member);
  const made = newId(unusedSiteId(checker, member));
  if (!next) return made;
  const others = made.filter(({ value }) => value !== next.id).map((each) => ({ ...each, preselect: false }));
  return [idSuggestion(next.id, `next after ${next.last}`, true), ...others];
}

/** The row's company and site, all empty if the row does not exist yet. */
function memberAt(checker: Checker, { view }: CellPlace): Member {
  return view?.member() ?? { row: checker.header, companyName: "", companyId: "", siteName: "", siteId: "" };
}

/** The IDs of other rows with the same name, or the names of other rows with the same ID, most frequent first. */
function othersWith(checker: Checker, member: Member, same: "companyName" | "companyId"): [string, Member[]][] {
  if (member[same] === "") return [];
  const kind = same === "companyName" ? "company" : "companyId";
  const others = checker.sharing(kind, member).filter((other) => other.row !== member.row);
  const equal = others.filter((other) => other[same] === member[same]);
  return byValue(equal, same === "companyName" ? "companyId" : "companyName");
}

/** Whether another row names the same company. */
function isElsewhere(checker: Checker, member: Member): boolean {
  return checker
    .sharing("company", member)
    .some(({ row, companyName }) => row !== member.row && companyName === member.companyName);
}

function newId(made: UnusedId | undefined): Suggestion[] {
  return made ? [idSuggestion(made.id, `new, made from ${made.from}`, true)] : [];
}

function idSuggestion(value: string, detail: string, preselect: boolean): Suggestion {
  return { value, detail, kind: CompletionItemKind.Value, preselect };
}

/**
 * Fills in the company's other value: with an additional edit if its cell exists and is empty, or with text after the
 * chosen cell if the row ends there. Never replaces a value.
 */
function filled(
  { document: { delimiter }, layout }: Checker,
  place: CellPlace,
  role: Role,
  value: string,
): Pick<Suggestion, "additionalEdits" | "suffix" | "fills"> {
  const index = layout.cellOf(role);
  if (value === "" || index < 0) return {};
  const text = encodeCell(value, delimiter);
  const fills = [{ cell: index, value }];
  if (index < place.cellCount && place.view) {
    if (place.view.tidyValue(index) !== "") return {};
    const { start, end } = place.view.at(index);
    const edit: TextEdit = { range: rangeAt(place, start, end), newText: text };
    return { additionalEdits: [edit], fills };
  }
  if (index !== place.cell + 1) return { fills };
  return { fills, suffix: delimiter + text + (index + 1 < layout.headers.length ? delimiter : "") };
}
