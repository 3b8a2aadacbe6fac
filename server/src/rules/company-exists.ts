import type { RowEdit } from "../document/row-edit.ts";
import type { ExistingMatch } from "../existing/companies.ts";
import type { FileView, Finding, Fix, RecordRule } from "./rule.ts";
import { count, counted, quoted } from "./support/wording.ts";
import type { RowView } from "./view.ts";

interface Data {
  match: ExistingMatch;
}

/** Why the company may have been created already, as a clause. */
interface Created {
  why: string;
}

/** The company is in an export of existing companies: the platform would refuse the whole file. */
export const companyExists: RecordRule<Data> = {
  code: "company-exists",
  title: "The company already exists: the whole import would fail with `Invalid CSV.`",
  noun: ["row of an existing company", "rows of existing companies"],
  severity: "error",
  scope: "record",
  suggestsOnly: () => true,
  refuses: "it has companies that already exist",
  message: ({ match }) =>
    `This company already exists: ${described(match)}. The whole import would fail with "Invalid CSV."`,
  check: (row) => existingFault(row, true),
  fixes: deletions,
};

/**
 * Like `company-exists`, but only letters and digits match, or the record is inactive. Or other rows of the company were
 * created, as the files beside a retry or rest file tell.
 */
export const companyMayExist: RecordRule<Data | Created> = {
  code: "company-may-exist",
  title: "The company may already exist: a similar name or ID, an inactive record, or other rows that were created",
  noun: ["row of a company that may exist", "rows of companies that may exist"],
  severity: "warning",
  scope: "record",
  suggestsOnly: () => true,
  mayRefuse: (rows) =>
    rows === 1
      ? "1 row has a company that may already exist"
      : `${count(rows, "row")} have companies that may already exist`,
  message: (data) =>
    `This company may already exist: ${"why" in data ? data.why : described(data.match)}. If it does, the whole import fails with "Invalid CSV."`,
  check: (row) => existingFault(row, false) ?? createdFault(row),
  fixes: deletions,
};

function existingFault(row: RowView, certain: boolean) {
  const match = row.existing();
  if (!match || isCertain(match) !== certain) return undefined;
  const role = reportedOn(match) === "id" ? ("Company ID" as const) : ("Company Name" as const);
  return { role, data: { match } };
}

function createdFault(row: RowView) {
  const { created } = row.context;
  if (!created || row.existing()) return undefined;
  const { companyName, companyId } = row.member();
  for (const companies of created) {
    const why = companies.whyExists(companyName, companyId);
    if (why !== undefined)
      return { role: companyName === "" ? ("Company ID" as const) : ("Company Name" as const), data: { why } };
  }
  return undefined;
}

function isCertain(match: ExistingMatch): boolean {
  return match.strength === "exact" && match.record.active;
}

/**
 * Which cells a match is reported for. If the row's name and ID both match the same name of the record, only the name
 * is reported, because it would seem that the IDs match too. The same applies if both match its ID.
 */
function reportedOn({ record, on, value, idValue }: ExistingMatch): ExistingMatch["on"] {
  if (on !== "both" || value !== idValue) return on;
  return record.names.includes(value) ? "name" : "id";
}

/**
 * Which cell of the row matches which name or ID of which record. A name may match an ID, because the platform may
 * store it as one.
 */
function described(match: ExistingMatch): string {
  const { record, strength, value, idValue } = match;
  const on = reportedOn(match);
  const where = `(${record.active ? "" : "inactive "}record ${record.index + 1} in ${record.source})`;
  const [matches, alike] = strength === "exact" ? ["matches", "match"] : ["is similar to", "are similar to"];
  const id = idValue ?? value;
  const nameOf = `${record.names.includes(value) ? "" : "the ID "}${quoted(value)}`;
  const idOf = `${record.ids.includes(id) ? "" : "the name "}${quoted(id)}`;
  if (on === "id") return `its Company ID ${matches} ${idOf} ${where}`;
  if (on === "name") return `its Company Name ${matches} ${nameOf} ${where}`;
  if (record.names.includes(value) && record.ids.includes(id)) {
    return `its Company Name and Company ID ${alike} ${quoted(value)} ${where}`;
  }
  return `its Company Name ${matches} ${nameOf}, and its Company ID ${matches} ${idOf} ${where}`;
}

function deletions(finding: Finding<unknown>, file: FileView): Fix[] {
  const { companyName } = file.view(finding.row).member();
  const own: RowEdit[] = [];
  const all: RowEdit[] = [];
  for (const row of file.records()) {
    const view = file.view(row);
    const match = view.existing();
    const isOwn = row === finding.row || (companyName !== "" && view.valueOf("Company Name") === companyName);
    if (isOwn) own.push(view.delete());
    if (isOwn || (match && isCertain(match))) all.push(view.delete());
  }
  const fixes = [{ title: `Delete this company's ${counted(own.length, "row")}`, safe: false, edits: own }];
  if (all.length > own.length) {
    fixes.push({
      title: `Delete the ${counted(all.length, "row")} of all existing companies`,
      safe: false,
      edits: all,
    });
  }
  return fixes;
}
