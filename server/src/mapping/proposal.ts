import { isFilled, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column, Role } from "../template/columns.ts";
import { type Address, type Evidence, type Meaning, meaningOf, saysOtherwise } from "../template/header-meaning.ts";
import { headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { areCodesOf, contentsOf, contradicts, countriesIn, lookLikeNames } from "./contents.ts";

/** A column of the source that is proposed for one of the template. */
export interface Proposal extends Evidence {
  readonly column: Column;
  readonly source: SourceColumn;
}

/** A column of the source with what its first rows hold. */
interface Sample {
  readonly source: SourceColumn;
  /** Row by row, trimmed. */
  readonly values: readonly string[];
  /** Those that are not blank. */
  readonly filled: readonly string[];
  readonly meaning: Meaning | undefined;
}

/** Less is no better than a guess. */
const leastConfidence = 0.4;

/** Whose states are looked for where a file names no country. */
const usualCountries = ["US", "CA"];

/** As `proposing`, all at once. */
export function proposeMapping(table: SourceTable, template: Template): Proposal[] {
  return allAtOnce(proposing(table, template));
}

/**
 * Proposes at most one column of the source for each column of the template, and none twice: by what its header means,
 * else by what its values are. The surest go first. A column that nothing speaks for stays without one.
 * @returns the proposals in the template's order
 */
export function* proposing(table: SourceTable, template: Template): Steps<Proposal[]> {
  const samples = yield* samplesOf(table, template);
  const countries = countriesOf(samples);
  const candidates: Proposal[] = [];
  for (const sample of keepOneAddress(samples)) {
    candidates.push(...candidatesOf(sample, countries, template));
    yield;
  }
  const chosen = withCodes(surest(candidates), samples, template);
  return template.columns.flatMap((column) => chosen.find((proposal) => proposal.column === column) ?? []);
}

function* samplesOf(table: SourceTable, template: Template): Steps<Sample[]> {
  const rows = table.firstRows();
  const keys = new Set(table.columns.map((column) => headerKey(column.name)));
  const samples: Sample[] = [];
  for (const source of table.columns) {
    const values = rows.map((row) => (row[source.index] ?? "").trim());
    const meaning = source.named ? meaningOf(source.name, keys, template) : undefined;
    samples.push({ source, values, filled: values.filter(isFilled), meaning });
    yield;
  }
  return samples;
}

/** The countries that the file is about, by the column that is called so. */
function countriesOf(samples: readonly Sample[]): string[] {
  const named = samples.filter(({ meaning }) => meaning?.column.role === "Country");
  const found = countriesIn(named.flatMap((sample) => sample.filled));
  return found.length > 0 ? found : usualCountries;
}

const addresses: readonly Address[] = ["own", "physical", "billing", "shipping"];
const addressRoles: readonly (Role | undefined)[] = [
  "Address Line 1",
  "Address Line 2",
  "City",
  "State",
  "Zip",
  "Country",
];

/**
 * Leaves out all but one of several addresses, so that no street stands beside another one's city: the one stays that
 * holds most. Addresses that have no part in common are one, and a country is better than none.
 */
function keepOneAddress(samples: readonly Sample[]): Sample[] {
  const partsOf = (address: Address) =>
    samples.filter(({ meaning }) => meaning?.address === address && addressRoles.includes(meaning.column.role));
  const sizes = new Map(
    addresses.map((address) => [address, partsOf(address).reduce((sum, { filled }) => sum + 1 + filled.length, 0)]),
  );
  const [main = "own", ...others] = addresses.toSorted((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0));
  const known = new Set(partsOf(main).flatMap((part) => (isEmpty(part) ? [] : part.meaning?.column.role)));
  const second = others.map(partsOf).filter((parts) => parts.some((part) => known.has(part.meaning?.column.role)));
  const left = new Set(
    second.flat().filter(({ meaning }) => meaning?.column.role !== "Country" || known.has("Country")),
  );
  return samples.filter((sample) => !left.has(sample));
}

/** Whether a column holds nothing in rows that could. */
function isEmpty({ values, filled }: Sample): boolean {
  return filled.length === 0 && values.length > 0;
}

function candidatesOf(sample: Sample, countries: readonly string[], template: Template): Proposal[] {
  const { source, filled, meaning } = sample;
  if (meaning) {
    const { column, reason, confidence } = meaning;
    // What bears the template's own name is meant so, whatever it holds.
    const isWrong = confidence < 1 && column.role !== undefined && contradicts(column.role, filled, countries);
    // Of two columns for the same, the one that holds something is of more use.
    if (!isWrong) return [{ source, column, reason, confidence: isEmpty(sample) ? confidence - 0.3 : confidence }];
  }
  if (saysOtherwise(source.name)) return [];
  const contents = contentsOf(filled, countries);
  if (contents.length === 0 && lookLikeNames(filled)) {
    contents.push({ role: "Company Name", confidence: 0.5, reason: "its values look like names" });
  }
  return contents.flatMap(({ role, ...evidence }) => {
    const column = columnOf(role, template);
    return column ? [{ source, column, ...evidence }] : [];
  });
}

/** The surest proposals that do not take the same column. */
function surest(candidates: readonly Proposal[]): Proposal[] {
  const chosen: Proposal[] = [];
  for (const candidate of candidates.toSorted((one, other) => other.confidence - one.confidence)) {
    if (candidate.confidence < leastConfidence) break;
    const { column, source } = candidate;
    if (!chosen.some((each) => each.column === column || each.source === source)) chosen.push(candidate);
  }
  return chosen;
}

/**
 * Adds IDs for what has a name already, from columns that nothing else is known of: only beside its names does a code
 * show that it is one.
 */
function withCodes(proposals: readonly Proposal[], samples: readonly Sample[], template: Template): Proposal[] {
  const chosen = [...proposals];
  const valuesFor = (role: Role) => {
    const source = chosen.find((proposal) => proposal.column.role === role)?.source;
    return samples.find((sample) => sample.source === source)?.values;
  };
  const companies = valuesFor("Company Name");
  const sites = valuesFor("Site Name")?.map((site, row) => site && `${companies?.[row] ?? ""}\n${site}`);
  for (const [role, names, what] of [
    ["Company ID", companies, "company"],
    ["Site ID", sites, "site"],
  ] as const) {
    const column = columnOf(role, template);
    if (!column || !names || chosen.some((proposal) => proposal.column === column)) continue;
    const codes = samples.find(
      ({ source, meaning, values }) =>
        !meaning &&
        !saysOtherwise(source.name) &&
        !chosen.some((proposal) => proposal.source === source) &&
        areCodesOf(values, names),
    );
    if (codes) chosen.push({ source: codes.source, column, confidence: 0.5, reason: `one code for each ${what}` });
  }
  return chosen;
}

function columnOf(role: Role, template: Template): Column | undefined {
  return template.columns.find((column) => column.role === role);
}
