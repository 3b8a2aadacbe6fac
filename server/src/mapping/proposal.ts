import type { SourceColumn, SourceTable } from "../document/source-table.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import type { Column, Role } from "../template/columns.ts";
import { addressIn, type Evidence, isOutsideTemplate } from "../template/header-meaning.ts";
import type { Address } from "../template/header-words.ts";
import type { Template } from "../template/template.ts";
import { areCodesOf, contentsOf, contradicts, countriesIn, headerKindOf } from "./contents.ts";
import { keepOneAddress } from "./one-address.ts";
import { type ListKind, type RecordRole, recordRoles } from "./record-columns.ts";
import { rankOfId } from "./record-ids.ts";
import { isEmpty, readingSamples, roleOf, type Sample } from "./sample.ts";

/** A source column that is proposed for a column of the template. */
export interface Proposal extends Evidence {
  readonly column: Column;
  readonly source: SourceColumn;
}

/** A proposal among others. */
interface Candidate extends Evidence {
  readonly role: Role | undefined;
  readonly column: Column;
  readonly sample: Sample;
  readonly address: Address;
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
 * values. Each source column is proposed at most once; the most confident proposals win. A column without values is
 * proposed only if there are no rows, or if the file is in the template's format already.
 * @param list what the rows are, if it is known from elsewhere
 * @returns the proposals, in the template's order
 */
export function* proposing(table: SourceTable, template: Template, list?: ListKind): Steps<Proposal[]> {
  const all = yield* readingSamples(table, template);
  const isInFormat = all.every(({ meaning }) => meaning?.confidence === 1);
  const used = all.filter((sample) => isInFormat || !isEmpty(sample));
  const countries = countriesOf(used);
  const samples = isInFormat ? used : used.map((sample) => withoutWrongMeaning(sample, countries));
  const records = recordRoles(samples, list);
  const candidates: Candidate[] = [];
  for (const sample of samples) {
    candidates.push(...candidatesOf(sample, records.get(sample), countries, template));
    yield;
  }
  const chosen = withCodes(mostConfident(withoutGroups(keepOneAddress(candidates))), samples, template);
  return template.columns.flatMap((column) => {
    const found = chosen.find((candidate) => candidate.column === column);
    return found ? [{ column, source: found.sample.source, confidence: found.confidence, reason: found.reason }] : [];
  });
}

/** Alpha-2 codes of the countries in the file's country columns, or else {@link defaultCountries}. */
function countriesOf(samples: readonly Sample[]): string[] {
  const named = samples.filter((sample) => roleOf(sample) === "Country");
  const found = countriesIn(named.flatMap((sample) => sample.filled));
  return found.length > 0 ? found : defaultCountries;
}

/** Unlike `Region`, it means a state even where none of the file's countries has it. */
const certainState = /^(?:bundesland|kanton|provinci[ae])$/;

/** A column whose header is exactly the template's means that, whatever its values are, unless they are marks. */
function withoutWrongMeaning(sample: Sample, countries: readonly string[]): Sample {
  const { meaning, filled } = sample;
  const isExact = meaning?.confidence === 1 || certainState.test(sample.words);
  const isWrong = meaning?.column.role && contradicts(meaning.column.role, filled, countries, isExact);
  return isWrong ? { ...sample, meaning: undefined } : sample;
}

function candidatesOf(
  sample: Sample,
  record: RecordRole | undefined,
  countries: readonly string[],
  template: Template,
): Candidate[] {
  const { source, filled, values, meaning, words } = sample;
  const candidate = (column: Column | undefined, { confidence, reason }: Evidence, address: Address): Candidate[] => {
    // Of two columns with the same meaning, the fuller one is preferred, and one that is not the same in all rows.
    const empty = values.length === 0 ? 0 : 1 - filled.length / values.length;
    const isSame = filled.length > 2 && column?.role === "Company Name" && new Set(filled).size === 1;
    const less = 0.3 * empty + (isSame ? 0.2 : 0);
    return column ? [{ role: column.role, column, sample, address, confidence: confidence - less, reason }] : [];
  };
  if (record && (meaning?.isOfRecord || meaning?.column.role !== record.role)) {
    return candidate(columnOf(record.role, template), record, "own");
  }
  if (meaning?.isOfRecord) return [];
  if (meaning) {
    const { column, address, reason } = meaning;
    if (address === "second" && (column.kind === "phone" || column.kind === "email")) return [];
    return candidate(column, { confidence: preferred(meaning, words), reason }, address);
  }
  if (isOutsideTemplate(source.name)) return [];
  const contents = contentsOf(filled, countries, headerKindOf(words));
  return contents.flatMap(({ role, ...evidence }) =>
    candidate(columnOf(role, template), evidence, addressIn(words) ?? "own"),
  );
}

/** Of several names and IDs, those that people know are preferred, and a street to a whole address. */
function preferred({ column, confidence }: { column: Column; confidence: number }, words: string): number {
  if (confidence === 1) return confidence;
  if (column.role === "Address Line 1" && streetWord.test(words)) return Math.min(0.99, confidence + 0.12);
  if (column.role === "City" && zipWord.test(words)) return confidence - 0.1;
  if (column.kind === "phone" && personal.test(words)) return confidence - 0.1;
  if (column.kind === "id") return Math.min(confidence, 0.85) + rankOfId(words);
  return column.kind === "name" && /name$/.test(words) ? confidence + 0.01 : confidence;
}

/** Of a column that has the ZIP codes, too. */
const zipWord = /zip|post|plz|\bc ?a?p\b/;
const personal = /mobile|cell|^contact /;
const streetWord = /stra(?:ss|at)|street|\b(?:rue|calle)\b/;

/** The most confident proposals, with each column used once. */
function mostConfident(candidates: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((one, other) => other.confidence - one.confidence)) {
    if (candidate.confidence < minConfidence) break;
    const { column, sample } = candidate;
    if (!chosen.some((each) => each.column === column || each.sample === sample)) chosen.push(candidate);
  }
  return chosen;
}

/** Leaves out IDs that many names share, such as that of a partner or a group. */
function withoutGroups(candidates: readonly Candidate[]): Candidate[] {
  const chosen = mostConfident(candidates);
  const namesOf = (role: Role | undefined) => chosen.find((candidate) => candidate.role === role)?.sample.values;
  const names = { "Company ID": namesOf("Company Name"), "Site ID": namesOf("Site Name") };
  return candidates.filter(({ role, sample, confidence }) => {
    const named = (role === "Company ID" || role === "Site ID") && names[role];
    if (!named || confidence === 1) return true;
    // Rows without an ID say nothing about it.
    const identified = named.filter((_, row) => sample.values[row] !== "");
    return 2 * new Set(sample.filled).size >= new Set(identified).size;
  });
}

/**
 * Proposes ID columns, from columns without another meaning. Only next to the names can codes be recognised as IDs, so
 * the name columns must already be proposed.
 */
function withCodes(proposals: readonly Candidate[], samples: readonly Sample[], template: Template): Candidate[] {
  const chosen = [...proposals];
  const valuesFor = (role: Role) => chosen.find((candidate) => candidate.role === role)?.sample.values;
  const companies = valuesFor("Company Name");
  const sites = valuesFor("Site Name")?.map((site, row) => site && `${companies?.[row] ?? ""}\n${site}`);
  for (const [role, names, what] of [
    ["Company ID", companies, "company"],
    ["Site ID", sites, "site"],
  ] as const) {
    const column = columnOf(role, template);
    if (!column || !names || chosen.some((proposal) => proposal.column === column)) continue;
    const codes = samples.find(
      (sample) =>
        !sample.meaning &&
        !isOutsideTemplate(sample.source.name) &&
        !chosen.some((candidate) => candidate.sample === sample) &&
        areCodesOf(sample.values, names),
    );
    const reason = `one code for each ${what}`;
    if (codes) chosen.push({ role, column, sample: codes, address: "own", confidence: 0.5, reason });
  }
  return chosen;
}

function columnOf(role: Role, template: Template): Column | undefined {
  return template.columns.find((column) => column.role === role);
}
