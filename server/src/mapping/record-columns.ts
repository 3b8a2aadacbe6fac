import type { SourceColumn } from "../document/source-table.ts";
import type { Role } from "../template/columns.ts";
import { type Evidence, isOutsideTemplate } from "../template/header-meaning.ts";
import { isOneEach, ownId, programId, rankOfId } from "./record-ids.ts";
import { roleOf, type Sample } from "./sample.ts";

/** What a column is whose header names no thing, such as `Name`, `Code` or `Parent ID`. */
export interface RecordRole extends Evidence {
  readonly role: Role;
}

/** What the rows of a list are, and, of sites, the column that says which company each belongs to. */
export type ListKind = { readonly of: "companies" } | { readonly of: "sites"; readonly company: SourceColumn };

export const ownName = /^(?:name|nom|nombre|naam|bezeichnung|intitule)(?: 1)?$/;
/** Beside `Name`, the same company's name for other purposes: it does not make `Name` a site's. */
const officialName =
  /^(?:legal|trading|trade|registered|business) name$|^nombre fiscal$|^(?:raison|denomination) sociale/;

/** If there is no `Name`. */
export const otherName = /^(?:display name|nom commercial|nombre comercial)$/;

/** Headers of the company in another program: `Autotask Company Name`. */
export const linkedCompany = /^\p{L}+ (?:company|client|customer|organi[sz]ation) (name|id)$/u;

/** Headers of the company that a site belongs to. */
export const parentName = /^parent(?: (?:name|company|client|customer|organi[sz]ation|account))?$/;
export const parentId = /^parent(?: (?:company|client|customer|organi[sz]ation|account))? ?id$/;

/** Words in the headers of a list of sites. */
const ofSites = /\b(?:site|location|branch)\b|^(?:is )?(?:primary|main|default)(?: address)?(?: flag)?$/;

/** Words in the headers of a list of people. */
const ofPeople = /\b(?:(?:first|last|middle|given|family) ?name|surname|job title|vorname|nachname|prenom|apellidos)\b/;

/** Columns that say what the rows are. */
interface Known {
  readonly samples: readonly Sample[];
  /** The one that is called `Name`. */
  readonly name: Sample | undefined;
  readonly company: Sample | undefined;
  readonly companyId: Sample | undefined;
  readonly siteName: Sample | undefined;
  readonly siteId: Sample | undefined;
}

/**
 * The roles of columns whose headers name no thing. They are about the company, or about the site where another column
 * names the company. Left out if neither is certain.
 * @param samples columns with values
 * @param list what the rows are, if it is known from elsewhere
 */
export function recordRoles(samples: readonly Sample[], list?: ListKind): Map<Sample, RecordRole> {
  const roles = linkedCompanies(samples);
  const known = knownColumns(samples, roles, list?.of === "sites" ? list.company : undefined);
  const { company, companyId, siteName, siteId } = known;
  const isOfSites = list ? list.of === "sites" : areSites(known);
  const propose = (role: Role, headers: RegExp, reason: string) => {
    const sample = samples.find(({ words }) => headers.test(words));
    if (sample) roles.set(sample, { role, confidence: 0.6, reason });
    return sample !== undefined;
  };
  if (isOfSites && !siteName) propose("Site Name", ownName, "the name of each site: another column names its company");
  if (!isOfSites && !company) {
    const reason = "the name of each record";
    if (!propose("Company Name", ownName, reason)) propose("Company Name", otherName, reason);
  }
  if (isOfSites || siteId) {
    const reason = "the company that each site belongs to";
    if (!company) propose("Company Name", parentName, reason);
    if (!companyId) propose("Company ID", parentId, reason);
  }
  for (const [sample, role] of ownIds(known, isOfSites)) {
    const confidence = (sample.words === "identifier" ? 0.84 : 0.6) + rankOfId(sample.words);
    const reason = role === "Site ID" ? "the ID of each site" : "the ID of each company";
    roles.set(sample, { role, confidence, reason });
  }
  return roles;
}

/** The names and IDs of companies in another program than the one that made the list. */
function linkedCompanies(samples: readonly Sample[]): Map<Sample, RecordRole> {
  const roles = new Map<Sample, RecordRole>();
  for (const sample of samples) {
    const [, part] = linkedCompany.exec(sample.words) ?? [];
    if (!part || sample.meaning || isOutsideTemplate(sample.words)) continue;
    const role = part === "name" ? "Company Name" : "Company ID";
    roles.set(sample, { role, confidence: 0.55, reason: "its words mean the same" });
  }
  return roles;
}

/** @param reference the column that says which company each row belongs to, if known */
function knownColumns(
  samples: readonly Sample[],
  linked: ReadonlyMap<Sample, RecordRole>,
  reference?: SourceColumn,
): Known {
  const name = samples.find(({ words }) => ownName.test(words));
  const named = (role: Role) =>
    samples.find(
      (sample) => roleOf(sample) === role && !sample.meaning?.isOfRecord && !(name && officialName.test(sample.words)),
    ) ?? samples.find((sample) => linked.get(sample)?.role === role);
  return {
    samples,
    name,
    company: named("Company Name"),
    companyId: named("Company ID") ?? samples.find(({ source }) => source.index === reference?.index),
    siteName: named("Site Name"),
    siteId: named("Site ID"),
  };
}

/** Whether each row is a site. */
function areSites(known: Known): boolean {
  const { name, company, siteName } = known;
  return name ? areNamesOfSites(name, known) : company !== undefined && siteName !== undefined;
}

/**
 * Whether the column `Name` is the name of sites: each row belongs to a company that other columns name. Several rows
 * of one company may also be its people.
 */
function areNamesOfSites(name: Sample, { samples, company, companyId, siteName, siteId }: Known): boolean {
  const has = (headers: RegExp) => samples.some(({ words }) => headers.test(words));
  const reference = company ?? (companyId && / ?id$/.test(companyId.words) ? companyId : undefined);
  if (siteName) return false;
  if (!reference) return siteId !== undefined && has(parentId);
  if (has(ofPeople) || areOwnersOfEmails(name, samples) || (company && areSame(name, company))) return false;
  const hasSign = siteId !== undefined || has(ofSites);
  const hasOwnId = siteId !== undefined || has(/^id$/);
  const hasPlace = samples.some((sample) => placeRoles.includes(roleOf(sample)));
  const references = new Set(reference.filled).size;
  const areSeveral = references > 1 && references < reference.filled.length;
  return company ? hasSign || (areSeveral && (hasOwnId || hasPlace)) : hasOwnId && (hasSign || areSeveral);
}

const placeRoles: readonly (Role | undefined)[] = ["Address Line 1", "City", "Zip"];

/** Whether most names are the company's, or its first words. `Acme West` may be a site of `Acme`. */
function areSame({ values, filled }: Sample, company: Sample): boolean {
  const same = values.filter((value, row) => value !== "" && company.values[row]?.startsWith(value));
  return filled.length > 0 && same.length * 2 >= filled.length;
}

/** Whether most names are of people, because their mailboxes have the same words. */
function areOwnersOfEmails({ values, filled }: Sample, samples: readonly Sample[]): boolean {
  const emails = samples.find((sample) => roleOf(sample) === "Email")?.values ?? [];
  const owners = values.filter((value, row) => {
    const [mailbox = ""] = (emails[row] ?? "").toLowerCase().split("@");
    const words = value.toLowerCase().split(/\s+/);
    return words.some((word) => word.length > 2 && mailbox.includes(word));
  });
  return owners.length > 0 && owners.length * 2 >= filled.length;
}

/** Whether a column is the first one, and its header a program's name for IDs. */
function isProgramId({ source, words, meaning }: Sample): boolean {
  return source.index === 0 && !meaning && programId.test(words) && !isOutsideTemplate(words);
}

/** The columns that identify the rows' sites or companies. If an ID fits both, only `Name` tells which. */
function* ownIds({ samples, name, company, companyId, siteName }: Known, isOfSites: boolean) {
  const companies = isOfSites ? (company ?? companyId)?.values : (company ?? name)?.values;
  const sites = (name ?? siteName)?.values.map((text, row) => `${text}\n${companies?.[row] ?? ""}`);
  for (const sample of samples) {
    if (!ownId.test(sample.words) && !isProgramId(sample)) continue;
    const isOfCompanies = isOneEach(sample, companies);
    if (!isOfSites) {
      if (isOfCompanies) yield [sample, "Company ID"] as const;
    } else if (isOneEach(sample, sites)) {
      if (name || !isOfCompanies) yield [sample, "Site ID"] as const;
    } else if (isOfCompanies) yield [sample, "Company ID"] as const;
  }
}
