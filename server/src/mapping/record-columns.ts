import type { Role } from "../template/columns.ts";
import type { Evidence } from "../template/header-meaning.ts";
import { roleOf, type Sample } from "./sample.ts";

/** What a column is whose header names no thing, such as `Name`, `Code` or `Parent ID`. */
export interface RecordRole extends Evidence {
  readonly role: Role;
}

const ownName = /^(?:name|nom|nombre|naam|bezeichnung|intitule)(?: 1)?$/;
const otherName = /^(?:display name|nom commercial|nombre comercial)$/;

/** IDs of a record, the ones that people know first, with what this adds to the confidence. */
const ids: readonly (readonly [RegExp, number])[] = [
  // Numbers of a register, and numbers that only the program uses.
  [/company (?:number|no|nr)$|(?:external|internal|system|rec|record|row) ?id$|u?uid$|guid$/, -0.05],
  [/identifier$/, 0.04],
  [/(?:code|codigo|short ?name|kurzel)$|^cod(?:e|igo)? /, 0.03],
  [/(?:number|no|nr|num|nbr|nummer|numero|ref|reference|referencia|key)$|^(?:n|no|num|numero|ref) /, 0.02],
];

/** How likely people mean an ID by this header, compared with other headers for IDs. */
export function rankOfId(words: string): number {
  return ids.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

const ownId =
  /^(?:id|ids|identifier|code|codigo|short ?name|kurzel|number|no|nr|num|nummer|numero|konto|ref|reference|referencia|key|a c|card id|identifiant|kennung|datensatz id|id de registro|id (?:de l )?enregistrement|(?:external|record|rec|system|internal) ?id|uid|guid|uuid)$/;

/** Headers of the company that a site belongs to. */
const parentName = /^parent(?: (?:name|company|client|customer|organi[sz]ation|account))?$/;
const parentId = /^parent(?: (?:company|client|customer|organi[sz]ation|account))? ?id$/;

/** Words in the headers of a list of sites. */
const ofSites = /\b(?:site|location|branch)\b|^(?:is )?(?:primary|main|default)(?: address)?(?: flag)?$/;

const ofPeople = /\b(?:(?:first|last|middle|given|family) ?name|surname|job title|vorname|nachname|prenom|apellidos)\b/;

/**
 * The roles of columns whose headers name no thing. They are about the company, or about the site where another column
 * names the company. Left out if neither is certain.
 * @param samples columns with values
 */
export function recordRoles(samples: readonly Sample[]): Map<Sample, RecordRole> {
  const roles = new Map<Sample, RecordRole>();
  const named = (role: Role) => samples.find((sample) => roleOf(sample) === role && !sample.meaning?.isOfRecord);
  const withWords = (pattern: RegExp) => samples.filter(({ words }) => pattern.test(words));
  const [name] = withWords(ownName);
  const [displayName] = withWords(otherName);
  const company = named("Company Name");
  const companyId = named("Company ID");
  const isOfSites = name
    ? areNamesOfSites(name, samples, named)
    : company !== undefined && named("Site Name") !== undefined;
  const set = (sample: Sample | undefined, role: Role, confidence: number, reason: string) => {
    if (sample) roles.set(sample, { role, confidence, reason });
  };
  const what = isOfSites ? "site" : "company";
  if (!company && !isOfSites) set(name ?? displayName, "Company Name", 0.6, "the name of each record");
  if (isOfSites && !named("Site Name"))
    set(name, "Site Name", 0.6, "the name of each site: another column names its company");
  if (isOfSites || named("Site ID")) {
    if (!company) set(withWords(parentName)[0], "Company Name", 0.6, "the company that each site belongs to");
    if (!companyId) set(withWords(parentId)[0], "Company ID", 0.6, "the company that each site belongs to");
  }
  const names = isOfSites ? (name ?? named("Site Name")) : (company ?? name);
  const others = isOfSites ? (company ?? companyId)?.values : undefined;
  for (const sample of withWords(ownId)) {
    const keys = names?.values.map((text, row) => `${text}\n${others?.[row] ?? ""}`);
    if (!isOneEach(sample, keys)) continue;
    set(
      sample,
      isOfSites ? "Site ID" : "Company ID",
      (sample.words === "identifier" ? 0.84 : 0.6) + rankOfId(sample.words),
      `the ID of each ${what}`,
    );
  }
  return roles;
}

/** Whether the column `Name` is the name of sites: each row belongs to a company that other columns name. */
function areNamesOfSites(name: Sample, samples: readonly Sample[], named: (role: Role) => Sample | undefined): boolean {
  if (named("Site Name")) return false;
  const [company, companyId] = [named("Company Name"), named("Company ID")];
  const reference = company ?? (companyId && / ?id$/.test(companyId.words) ? companyId : undefined);
  const hasOwnId = named("Site ID") !== undefined || samples.some(({ words }) => words === "id");
  if (!reference) return named("Site ID") !== undefined && samples.some(({ words }) => parentId.test(words));
  if (samples.some(({ words }) => ofPeople.test(words)) || areOwnersOf(name, samples)) return false;
  const references = new Set(reference.filled).size;
  const repeats = references > 1 && references < reference.filled.length;
  const hasSigns = repeats || named("Site ID") !== undefined || samples.some(({ words }) => ofSites.test(words));
  return company ? (hasSigns || hasOwnId) && !areSame(name, company) : hasOwnId && hasSigns;
}

/** Whether a column repeats the company's name. */
function areSame(name: Sample, company: Sample): boolean {
  const same = name.values.filter((value, row) => value !== "" && value === company.values[row]);
  return same.length * 2 >= name.filled.length && name.filled.length > 0;
}

/** Whether names are of people, because their mailboxes have the same words. */
function areOwnersOf(name: Sample, samples: readonly Sample[]): boolean {
  const emails = samples.find((sample) => roleOf(sample) === "Email")?.values ?? [];
  const own = name.values.filter((value, row) => {
    const [mailbox = ""] = (emails[row] ?? "").toLowerCase().split("@");
    return value
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.length > 2 && mailbox.includes(word));
  });
  return own.length * 2 >= name.filled.length && own.length > 0;
}

/** Whether a column has one value for each name and one name for each value, and is no count of the rows. */
function isOneEach({ values, filled, words }: Sample, names: readonly string[] | undefined): boolean {
  if (values.length === 0) return true;
  if (/^(?:number|no|nr|num|nummer|numero)$/.test(words) && filled.every((value, row) => value === `${row + 1}`))
    return false;
  const pairs = values
    .map((value, row) => [value, names?.[row] ?? `${row}`] as const)
    .filter(([value]) => value !== "");
  const distinct = new Set(pairs.map((pair) => pair.join("\n"))).size;
  const isMost = (part: 0 | 1) => new Set(pairs.map((pair) => pair[part])).size >= 0.98 * distinct;
  return pairs.length >= 0.8 * values.length && isMost(0) && isMost(1);
}
