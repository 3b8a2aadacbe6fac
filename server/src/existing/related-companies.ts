import { ExistingCompanies } from "./companies.ts";
import type { ExportCompanies } from "./export-companies.ts";
import { isJsonObject, type JsonObject, own } from "./json-object.ts";
import { isNoName, isTooLong } from "./name-text.ts";
import { COMPANY_NAMES, COMPANY_REFERENCES, OWN_NAMES, plainKey, RECORD_WRAPPERS } from "./words.ts";

const company = "(?:company|client|customer|account|organi[sz]ation|org)";

/** Keys and headers for the company that a record (a site, a device or another company) belongs to. */
const parents = new RegExp(
  `^(?:(?:ultimate|top|immediate|direct)?parent(?:${company})?(?:name)?|belongsto(?:${company})?|(?:member|part)of|tenant(?:name)?|(?:owner|owning|managing|master)${company}(?:name)?|holding(?:company)?|toplevel${company}(?:name)?)$`,
);

/** Whether a key, in plain form, names the company that a record belongs to. */
export function namesParent(plain: string): boolean {
  return parents.test(plain);
}

/** Keys of the people who created or look after a record: they work for another company. */
const people = /by$|owner$|manager$|rep$|user$|creator$|author$/;

type Role = "parent" | "company" | "company name" | "wrapper" | "own" | "people" | "other";
const roles = new Map<string, Role>();

function roleOf(key: string): Role {
  let role = roles.get(key);
  if (role === undefined) {
    role = findRole(plainKey(key));
    // An object keyed by ID has as many keys as records.
    if (roles.size < 1000) roles.set(key, role);
  }
  return role;
}

function findRole(plain: string): Role {
  if (namesParent(plain)) return "parent";
  if (COMPANY_REFERENCES.has(plain)) return "company";
  if (COMPANY_NAMES.has(plain)) return "company name";
  if (OWN_NAMES.has(plain)) return "own";
  if (RECORD_WRAPPERS.has(plain)) return "wrapper";
  return people.test(plain) ? "people" : "other";
}

/** How many objects deep to look for company names: `agent.site.client.name`. */
const DEEPEST = 4;

/**
 * Adds the names of the companies that a record belongs to: its parents, and those named by nested objects, such as the
 * site of a device (`site.client.name`).
 */
export function addRelated(record: JsonObject, names: string[], depth = 0): void {
  for (const key in record) {
    const value = record[key];
    if (typeof value !== "object" && typeof value !== "string") continue;
    const role = roleOf(key);
    if (role === "parent" || (depth > 0 && role === "company")) addNames(value, names);
    else if (depth > 0 && role === "company name") addNames(value, names);
    else if (isJsonObject(value) && depth < DEEPEST && (role === "other" || role === "wrapper")) {
      addRelated(value, names, role === "wrapper" ? depth : depth + 1);
    }
  }
}

function addNames(value: unknown, names: string[]): void {
  if (typeof value === "string") {
    const text = value.trim();
    if (!isTooLong(text) && /\p{L}/u.test(text) && !/^[0-9a-f-]{20,}$|^\w+:\/\//i.test(text) && !isNoName(text))
      names.push(text);
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      if (["own", "company name"].includes(roleOf(key)) && typeof value[key] === "string")
        addNames(own(value, key), names);
    }
  }
}

/** The customers in the names of QuickBooks' jobs and sub-customers: `Larkspur Dental:Main Site`. */
export function customersOfJobs(names: readonly string[]): readonly string[] {
  if (!names.some((name) => name.includes(":"))) return [];
  const customers = names.map((name) => name.slice(0, Math.max(0, name.indexOf(":"))).trim());
  return customers.filter((name) => name.length > 2 && !/^https?$/i.test(name));
}

/** Companies that records of an export belong to, which the export may not list as records. */
export class RelatedCompanies {
  /** Names, each with the index of the first record that mentions it. */
  readonly #named = new Map<string, number>();
  /** The names of sites, likewise, as long as all belong to one company. */
  readonly #sites = new Map<string, number>();
  #owner: string | undefined;
  #haveOneOwner = true;

  add(names: readonly string[], index: number): void {
    for (const name of names) if (!this.#named.has(name)) this.#named.set(name, index);
  }

  /**
   * Adds a site. If all sites belong to one company, that may be the service provider's own, and each site a company:
   * SentinelOne's are such.
   */
  addSite([company]: readonly string[], names: readonly string[], index: number): void {
    this.#owner ??= company;
    this.#haveOneOwner &&= this.#owner === company;
    if (!this.#haveOneOwner) this.#sites.clear();
    else for (const name of names) if (!this.#sites.has(name)) this.#sites.set(name, index);
  }

  /** Adds those that the export does not list. */
  addTo(companies: ExportCompanies): void {
    if (this.#sites.size > 1) for (const [name, index] of this.#sites) this.add([name], index);
    if (this.#named.size === 0) return;
    const listed = new ExistingCompanies([companies]);
    const missing = [...this.#named].filter(([name]) => listed.match(name, "")?.strength !== "exact");
    for (const [name, index] of missing) companies.add([name], [], true, index);
  }
}
