import type { SourceColumn, SourceTable } from "../document/source-table.ts";
import { count } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import type { Column, Role } from "../template/columns.ts";
import type { Template } from "../template/template.ts";
import type { JoinKey } from "./join-key.ts";
import { type Proposal, proposing } from "./proposal.ts";
import { type ListKind, parentId, parentName } from "./record-columns.ts";
import { ownId } from "./record-ids.ts";
import { readingSamples, roleOf } from "./sample.ts";

/** A file to join. */
export interface NamedTable {
  /** Its name, for people. */
  readonly name: string;
  readonly table: SourceTable;
}

/** What the rows of two files are. */
export interface JoinPlan {
  /** Which file has the sites of the other's companies; undefined if both have the same companies. */
  readonly sites: "main" | "other" | undefined;
  /** The main file's columns, with equal indexes, then the other's. */
  readonly columns: readonly SourceColumn[];
  /** What is proposed for the template, in its order. The sources are among `columns`. */
  readonly proposals: readonly Proposal[];
  /** For a company of the other file that has no site: the index of its cell for each column of the main file, or -1. */
  readonly inMain: readonly number[];
  /** For a company of the main file that has no site: the index of its cell for each column of the other file, or -1. */
  readonly inOther: readonly number[];
  /** The index of the other file's column that names a company, or its key. */
  readonly nameIndex: number;
}

/** Columns of which only those of one file are used, because together they mean one thing. */
const groups: readonly (readonly Role[])[] = [
  ["Address Line 1", "City", "Zip", "State", "Address Line 2", "Address Name"],
  ["Phone Number", "Phone Number Type", "Phone Country"],
  ["Email", "Email Type"],
  ["Social Media", "Social Media Type"],
];

/** Where a company is that has no site, and how it is reached. */
const placeRoles: readonly (Role | undefined)[] = [...groups.flat(), "Country"];

const companyRoles: readonly (Role | undefined)[] = ["Company Name", "Company ID"];

/**
 * Decides which of two files has the sites, and proposes columns of both: the companies' names and IDs of one, names,
 * IDs and addresses of the other.
 * @param otherRepeats whether a value of the key stands in several rows of the other file
 */
export function* planningJoin(
  main: NamedTable,
  other: NamedTable,
  key: JoinKey,
  otherRepeats: boolean,
  template: Template,
): Steps<JoinPlan> {
  const sites = otherRepeats ? "other" : yield* fileOfSites(main.table, other.table, key, template);
  const kindOf = (of: "main" | "other"): ListKind =>
    sites === of ? { of: "sites", company: key[of] } : { of: "companies" };
  const found = {
    main: yield* proposing(main.table, template, kindOf("main")),
    other: yield* proposing(other.table, template, kindOf("other")),
  };
  const width = main.table.columns.length;
  const columns = joinedColumns(main, other);
  const moved = found.other.map((proposal): Proposal => {
    const { source } = proposal;
    // In a row without a partner, only the main file's column has the value.
    if (source.index === key.other.index) return { ...proposal, source: key.main };
    const joined = columns[width + source.index] as SourceColumn;
    const reason = joined.name === source.name ? `${proposal.reason}; from ${other.name}` : proposal.reason;
    return { ...proposal, reason, source: joined };
  });
  const [ofSites, ofCompanies] = sites === "other" ? [moved, found.main] : [found.main, moved];
  const isOfCompany = ({ role }: Column) => sites !== undefined && companyRoles.includes(role);
  const company = found.other.find(({ column }) => column.role === "Company Name");
  return {
    sites,
    columns,
    proposals: template.columns.flatMap((column) => {
      const both = isOfCompany(column) ? [ofCompanies, ofSites] : [ofSites, ofCompanies];
      const proposal = withGroup(column, both).find((each) => each.column === column);
      return proposal ? [proposal] : [];
    }),
    inMain: main.table.columns.map((column) => {
      return column.index === key.main.index ? key.other.index : placeIn(found.other, column, found.main);
    }),
    inOther: other.table.columns.map((column) => {
      return sites === "other" ? placeIn(found.main, column, found.other) : -1;
    }),
    nameIndex: (company?.source ?? key.other).index,
  };
}

/** The index of the column of a list of companies that means the same place as one in a list of sites, or -1. */
function placeIn(companies: readonly Proposal[], column: SourceColumn, sites: readonly Proposal[]): number {
  const meant = sites.find(({ source }) => source === column)?.column;
  if (!placeRoles.includes(meant?.role)) return -1;
  return companies.find((proposal) => proposal.column === meant)?.source.index ?? -1;
}

/** Names of unused columns for people: of the other file, only how many there are. */
export function unusedNames(unmapped: readonly string[], main: SourceTable, other: Pick<NamedTable, "name">): string[] {
  const own = new Set(main.columns.map(({ name }) => name));
  const names = unmapped.filter((name) => own.has(name));
  const more = unmapped.length - names.length;
  return more > 0 ? [...names, `${count(more, "column")} of ${other.name}`] : names;
}

/** The proposals of the files, but of columns in a group, only those of the first file with one of the group. */
function withGroup({ role }: Column, files: readonly (readonly Proposal[])[]): readonly Proposal[] {
  const group = groups.find((roles) => roles.some((each) => each === role));
  const isIn = ({ column }: Proposal) => group?.some((each) => each === column.role);
  return group ? (files.find((proposals) => proposals.some(isIn)) ?? []) : files.flat();
}

/** The columns of both files. A header of both gets the file's name: `name (customers.csv)`. */
function joinedColumns(main: NamedTable, other: NamedTable): SourceColumn[] {
  const taken = new Set(main.table.columns.map(({ name }) => name));
  const added = other.table.columns.map(({ name, index, named }) => {
    const own = taken.has(name) ? `${name} (${other.name})` : name;
    let free = own;
    for (let number = 2; taken.has(free); number++) free = `${own} (${number})`;
    taken.add(free);
    return { index: main.table.columns.length + index, name: free, named };
  });
  return [...main.table.columns, ...added];
}

/**
 * Which file has the sites: the one in which companies are repeated, or that has names or IDs of sites, or whose key
 * refers to an `ID` or `Name` of the other.
 */
function* fileOfSites(
  main: SourceTable,
  other: SourceTable,
  key: JoinKey,
  template: Template,
): Steps<"main" | "other" | undefined> {
  const values = main.firstRows().map((cells) => (cells[key.main.index] ?? "").trim());
  const filled = values.filter((value) => value !== "");
  if (new Set(filled).size < filled.length) return "main";
  const refers = {
    main: yield* signsOfSites(main, key.main, template),
    other: yield* signsOfSites(other, key.other, template),
  };
  if (refers.main === refers.other) return undefined;
  return refers.main ? "main" : "other";
}

/** Whether a file has columns of sites, or the words of its key name another thing than its own rows. */
function* signsOfSites(table: SourceTable, key: SourceColumn, template: Template): Steps<boolean> {
  const samples = yield* readingSamples(table, template);
  const hasSite = samples.some((sample) => sample.filled.length > 0 && /^Site /.test(roleOf(sample) ?? ""));
  const words = samples.find(({ source }) => source.index === key.index)?.words ?? "";
  const hasOwnId = samples.some(({ source, words: others }) => source.index !== key.index && ownId.test(others));
  return hasSite || parentId.test(words) || parentName.test(words) || (hasOwnId && !ownId.test(words));
}
