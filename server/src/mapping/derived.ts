import { matchKey } from "../document/fold.ts";
import type { Column, Role } from "../template/columns.ts";
import { findCountry } from "../template/countries.ts";
import { freeValue } from "../template/free-number.ts";
import { companyIdFor, idLimit, siteIdFor } from "../template/made-ids.ts";
import { identityKey } from "../template/plain-text.ts";
import { countryOfRecord } from "../template/record-country.ts";
import { splitAddress, splitPlace } from "../template/split-address.ts";
import type { Template } from "../template/template.ts";

/** The columns of what stands at the end of an address. They are made together. */
const placeRoles = ["City", "State", "Zip"] as const satisfies readonly Role[];
const placeParts = { City: "city", State: "state", Zip: "zip" } as const;

/** The columns whose empty cells can be filled from the other cells, in the order in which they are. */
export const derivableRoles = [
  ...placeRoles,
  ...(["Company ID", "Site Name", "Site ID", "Country"] as const satisfies readonly Role[]),
] as const;
export type DerivableRole = (typeof derivableRoles)[number];

/** The role of a column if it is one of these. */
export function derivableRole({ role }: Pick<Column, "role">): DerivableRole | undefined {
  return derivableRoles.find((derivable) => derivable === role);
}

/** What each is made from, for the user. */
export const madeFrom: Readonly<Record<DerivableRole, string>> = {
  City: "the address",
  State: "the address",
  Zip: "the address",
  "Company ID": "the company",
  "Site Name": "the company and the city",
  "Site ID": "the company and the site",
  Country: "state, ZIP and phone",
};

/** The name of the only site of a company. */
const onlySite = "Main";

/** How many values are shown as examples. */
const maxExamples = 3;

/** What is known of a company from all its rows. */
interface Company {
  /** Its ID in the source; undefined if none, or several. */
  id: string | undefined;
  hasSeveralIds: boolean;
  rows: number;
  /** The names that were made for its sites, by address. */
  readonly sites: Map<string, string>;
  /** The names of its sites, as keys, each with the last number that was added to it. */
  readonly names: Map<string, number>;
}

/** A column that was filled in, and in how many rows. */
export interface Derived {
  readonly role: DerivableRole;
  rows: number;
  /** What it was made from, and the value. */
  readonly examples: [from: string, value: string][];
}

/** An example for the user. */
export function exampleText([from, value]: Derived["examples"][number]): string {
  return from === "" ? value : `${from} → ${value}`;
}

/**
 * Makes what a source lacks: an ID from the company's name, names and IDs of sites, the country of an address. Never
 * changes a value that the source has, except that it moves the end of a whole address into its own cells. A company's rows are compared by name, or else by ID. First `look` at all rows,
 * then `fill` each.
 */
export class Derivation {
  readonly #usualCountry: string;
  readonly #columns: readonly Column[];
  readonly #cells: ReadonlyMap<Role, number>;
  readonly #results: ReadonlyMap<DerivableRole, Derived>;
  readonly #companies = new Map<string, Company>();
  /** The IDs that a company or site has, as keys. */
  readonly #taken = { "Company ID": new Set<string>(), "Site ID": new Set<string>() };
  /** The Site ID of each site in the source or made from it. */
  readonly #siteIds = new Map<string, string>();

  /** @param usualCountry alpha-2 code of the country of addresses that may be in several; empty if unknown */
  constructor(template: Template, roles: readonly DerivableRole[], usualCountry = "") {
    this.#usualCountry = usualCountry;
    this.#columns = template.columns;
    this.#cells = new Map(
      template.columns.flatMap(({ role }, index) => (role === undefined ? [] : [[role, index] as const])),
    );
    const isWanted = (role: DerivableRole) => roles.some((each) => each === role || (isPlace(each) && isPlace(role)));
    const wanted = derivableRoles.filter((role) => isWanted(role) && this.#cells.has(role));
    this.#results = new Map(wanted.map((role) => [role, { role, rows: 0, examples: [] }]));
  }

  /** What was filled in so far, in the order in which it is made. */
  get results(): readonly Derived[] {
    return [...this.#results.values()];
  }

  /** Takes note of a row, given as the cells of the template's columns. */
  look(cells: readonly string[]): void {
    const key = this.#companyKey(cells);
    if (key === "") return;
    const company = this.#companies.get(key) ?? newCompany();
    this.#companies.set(key, company);
    company.rows++;
    const siteName = this.#value(cells, "Site Name");
    if (siteName !== "") company.names.set(matchKey(siteName), 1);
    const id = this.#value(cells, "Company ID");
    if (id !== "") {
      if (company.id !== undefined && matchKey(company.id) !== matchKey(id)) company.hasSeveralIds = true;
      company.id ??= id;
      this.#taken["Company ID"].add(matchKey(id));
    }
    const siteId = this.#value(cells, "Site ID");
    if (siteId === "") return;
    this.#taken["Site ID"].add(matchKey(siteId));
    if (siteName !== "") this.#siteIds.set(this.#siteKey(key, siteName), siteId);
  }

  /** Fills in the empty cells of a row. */
  fill(cells: string[]): void {
    if (this.#results.has("City") && this.#results.has("Zip")) this.#splitAddress(cells);
    const key = this.#companyKey(cells);
    if (key !== "") {
      this.#fill(cells, "Company ID", "Company Name", () => this.#companyId(cells, key));
      this.#fill(cells, "Site Name", "Company Name", () => this.#siteName(cells, key));
      this.#fill(cells, "Site ID", "Site Name", () => this.#siteId(cells, key));
    }
    this.#fill(cells, "Country", "Zip", () => this.#country(cells) ?? "");
  }

  /** Splits a whole address in Address Line 1, or a City that has its ZIP code in the same cell. */
  #splitAddress(cells: string[]): void {
    const isPlaced = placeRoles.some((role) => this.#value(cells, role) !== "");
    const city = this.#value(cells, "City");
    if (isPlaced && (!/\d/.test(city) || this.#value(cells, "State") + this.#value(cells, "Zip") !== "")) return;
    const text = this.#value(cells, "Address Line 1");
    const written = this.#value(cells, "Country");
    // The country that will be made may tell how: a phone number that begins with `+49`.
    const told = written === "" && this.#results.has("Country") ? this.#country(cells) : undefined;
    const country = findCountry(written) ?? written;
    if (isPlaced) {
      const place = splitPlace(city, country || (told ?? this.#usualCountry));
      if (!place || (place.state !== "" && !this.#results.has("State"))) return;
      this.#put(cells, "City", "");
      for (const role of placeRoles) this.#fill(cells, role, "Address Line 1", () => place[placeParts[role]]);
      return;
    }
    const certain = splitAddress(text, country) ?? (told === undefined ? undefined : splitAddress(text, told));
    const address = certain ?? (written === "" ? splitAddress(text, this.#usualCountry) : undefined);
    if (!address || (address.state !== "" && !this.#results.has("State"))) return;
    for (const role of placeRoles) this.#fill(cells, role, "Address Line 1", () => address[placeParts[role]]);
    const [street = "", ...rest] = address.street;
    const hasSecondLine = this.#cells.has("Address Line 2") && this.#value(cells, "Address Line 2") === "";
    this.#put(cells, "Address Line 1", hasSecondLine ? street : [street, ...rest].join(" "));
    if (hasSecondLine) this.#put(cells, "Address Line 2", rest.join(" "));
    if (certain) this.#fill(cells, "Country", "Zip", () => certain.country);
  }

  #fill(cells: string[], role: DerivableRole, from: Role, make: () => string): void {
    const derived = this.#results.get(role);
    if (!derived || this.#value(cells, role) !== "") return;
    const value = make();
    if (value === "") return;
    this.#put(cells, role, value);
    derived.rows++;
    const isNew = derived.examples.every(([, shown]) => shown !== value);
    if (isNew && derived.examples.length < maxExamples) derived.examples.push([this.#value(cells, from), value]);
  }

  #companyId(cells: readonly string[], key: string): string {
    const company = this.#companies.get(key);
    // A person must decide which of several IDs is right.
    if (company?.hasSeveralIds) return "";
    const name = this.#value(cells, "Company Name");
    if (company && company.id === undefined) company.id = this.#unused("Company ID", companyIdFor(name));
    return company?.id ?? "";
  }

  #siteName(cells: readonly string[], key: string): string {
    const company = this.#companies.get(key);
    if (!company) return "";
    const city = this.#value(cells, "City");
    const base = company.rows > 1 && city !== "" ? city : onlySite;
    // Two rows with one address mean one site.
    const address = [
      base,
      ...(["Address Line 1", "Address Line 2", "Zip"] as const).map((role) => this.#value(cells, role)),
    ]
      .map(matchKey)
      .join("\n");
    const known = company.sites.get(address);
    if (known !== undefined) return known;
    const name = numbered(base, company.names);
    company.sites.set(address, name);
    return name;
  }

  #siteId(cells: readonly string[], key: string): string {
    const name = this.#value(cells, "Site Name");
    const companyId = this.#value(cells, "Company ID") || companyIdFor(this.#value(cells, "Company Name"));
    const site = this.#siteKey(key, name);
    const known = this.#siteIds.get(site);
    if (known !== undefined) return known;
    const made = siteIdFor(companyId, name);
    if (made === "") return "";
    const id = this.#unused("Site ID", made);
    this.#siteIds.set(site, id);
    return id;
  }

  #country(cells: readonly string[]): string | undefined {
    return countryOfRecord((role) => this.#value(cells, role));
  }

  /** Takes the ID, within the column's limit and with a number at the end if another has it. */
  #unused(role: "Company ID" | "Site ID", id: string): string {
    if (id === "") return "";
    const limit = this.#columns[this.#cells.get(role) ?? -1]?.maxLength ?? idLimit;
    const taken = this.#taken[role];
    const free = freeValue(id, limit, (value) => !taken.has(matchKey(value)));
    taken.add(matchKey(free));
    return free;
  }

  /** The same for rows of one company; empty if the row names none. */
  #companyKey(cells: readonly string[]): string {
    const name = this.#value(cells, "Company Name");
    return identityKey(name) || matchKey(this.#value(cells, "Company ID"));
  }

  #siteKey(company: string, siteName: string): string {
    return `${company}\n${identityKey(siteName)}`;
  }

  #put(cells: string[], role: Role, value: string): void {
    const index = this.#cells.get(role);
    if (index !== undefined) cells[index] = value;
  }

  #value(cells: readonly string[], role: Role): string {
    return cells[this.#cells.get(role) ?? -1]?.trim() ?? "";
  }
}

function isPlace(role: DerivableRole): boolean {
  return placeRoles.some((place) => place === role);
}

function newCompany(): Company {
  return { id: undefined, hasSeveralIds: false, rows: 0, sites: new Map(), names: new Map() };
}

/** A name that is not among the names yet, with a number if necessary. Adds it. */
function numbered(base: string, names: Map<string, number>): string {
  let name = base;
  let number = names.get(matchKey(base)) ?? 0;
  while (names.has(matchKey(name))) name = `${base} ${++number}`;
  names.set(matchKey(base), number || 1);
  names.set(matchKey(name), 1);
  return name;
}
