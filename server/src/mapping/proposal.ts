import { isFilled, type SourceColumn, type SourceTable } from "../document/source-table.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column, Role } from "../template/columns.ts";
import { type Address, type Evidence, isOutsideTemplate, type Meaning, meaningOf } from "../template/header-meaning.ts";
import { headerKey } from "../template/headers.ts";
import type { Template } from "../template/template.ts";
import { areCodesOf, contentsOf, contradicts, countriesIn, lookLikeNames } from "./contents.ts";

/** A source column that is proposed for a column of the template. */
export interface Proposal extends Evidence {
  readonly column: Column;
  readonly source: SourceColumn;
}

/** A source column with the values of the first rows. */
interface Sample {
  readonly source: SourceColumn;
  /** One for each row, trimmed. */
  readonly values: readonly string[];
  /** The values that are not blank. */
  readonly filled: readonly string[];
  readonly meaning: Meaning | undefined;
}

/** Anything less would be a guess. */
const minConfidence = 0.4;

/** The countries whose states are recognised if the file names no country. */
const defaultCountries = ["US", "CA"];

/** Like {@link proposing}, at once. */
export function proposeMapping(table: SourceTable, template: Template): Proposal[] {
  return allAtOnce(proposing(table, template));
}

/**
 * Proposes at most one source column for each column of the template, by the meaning of its header, or else by its
 * values. Each source column is proposed at most once; the most confident proposals win.
 * @returns the proposals, in the template's order
 */
export function* proposing(table: SourceTable, template: Template): Steps<Proposal[]> {
  const samples = yield* samplesOf(table, template);
  const countries = countriesOf(samples);
  const candidates: Proposal[] = [];
  for (const sample of keepOneAddress(samples)) {
    candidates.push(...candidatesOf(sample, countries, template));
    yield;
  }
  const chosen = withCodes(mostConfident(candidates), samples, template);
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

/** Alpha-2 codes of the countries in the file's country columns, or else {@link defaultCountries}. */
function countriesOf(samples: readonly Sample[]): string[] {
  const named = samples.filter((sample) => roleOf(sample) === "Country");
  const found = countriesIn(named.flatMap((sample) => sample.filled));
  return found.length > 0 ? found : defaultCountries;
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
 * Keeps only the fullest of several addresses, so that no street is combined with the city of another address. Columns
 * of another address stay if it has no column in common with the fullest. So does its country if the fullest has none.
 */
function keepOneAddress(samples: readonly Sample[]): Sample[] {
  const partsOf = (address: Address) =>
    samples.filter((sample) => sample.meaning?.address === address && addressRoles.includes(roleOf(sample)));
  const sizes = new Map(
    addresses.map((address) => [address, partsOf(address).reduce((sum, { filled }) => sum + 1 + filled.length, 0)]),
  );
  const [main = "own", ...others] = addresses.toSorted((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0));
  const known = new Set(partsOf(main).flatMap((part) => (isEmpty(part) ? [] : roleOf(part))));
  const second = others.map(partsOf).filter((parts) => parts.some((part) => known.has(roleOf(part))));
  const dropped = new Set(second.flat().filter((part) => roleOf(part) !== "Country" || known.has("Country")));
  return samples.filter((sample) => !dropped.has(sample));
}

/** What a column's header says that it is. */
function roleOf({ meaning }: Sample): Role | undefined {
  return meaning?.column.role;
}

/** Whether a column has no values although there are rows. */
function isEmpty({ values, filled }: Sample): boolean {
  return filled.length === 0 && values.length > 0;
}

function candidatesOf(sample: Sample, countries: readonly string[], template: Template): Proposal[] {
  const { source, filled, meaning } = sample;
  if (meaning) {
    const { column, reason, confidence } = meaning;
    // A header that is exactly the template's is right, whatever the values are.
    const isWrong = confidence < 1 && contradicts(column.role, filled, countries);
    // Prefers a column with values to an empty one with the same meaning.
    if (!isWrong) return [{ source, column, reason, confidence: isEmpty(sample) ? confidence - 0.3 : confidence }];
  }
  if (isOutsideTemplate(source.name)) return [];
  const contents = contentsOf(filled, countries);
  if (contents.length === 0 && lookLikeNames(filled)) {
    contents.push({ role: "Company Name", confidence: 0.5, reason: "its values look like names" });
  }
  return contents.flatMap(({ role, ...evidence }) => {
    const column = columnOf(role, template);
    return column ? [{ source, column, ...evidence }] : [];
  });
}

/** The most confident proposals, with each column used once. */
function mostConfident(candidates: readonly Proposal[]): Proposal[] {
  const chosen: Proposal[] = [];
  for (const candidate of candidates.toSorted((one, other) => other.confidence - one.confidence)) {
    if (candidate.confidence < minConfidence) break;
    const { column, source } = candidate;
    if (!chosen.some((each) => each.column === column || each.source === source)) chosen.push(candidate);
  }
  return chosen;
}

/**
 * Proposes ID columns, from columns without another meaning. Only next to the names can codes be recognised as IDs, so
 * the name columns must already be proposed.
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
        !isOutsideTemplate(source.name) &&
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
