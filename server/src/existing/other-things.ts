import { foldAccents, matchKey } from "../document/fold.ts";
import {
  addressKey,
  companyKey,
  companyType,
  likelyCompanyKey,
  siteKey,
  siteWordKey,
  sortingKey,
} from "./company-signs.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import {
  anywhereKey,
  commonKey,
  eventKey,
  foreignIdKey,
  personKey,
  things,
  unnamedId,
  unnamedKey,
  unnamedThings,
} from "./thing-words.ts";
import {
  COMPANY_IDS,
  COMPANY_NAMES,
  COMPANY_REFERENCES,
  listKindOf,
  OTHER_IDS,
  OWN_IDS,
  OWN_NAMES,
  plainKey,
  RECORD_WRAPPERS,
  SITE_SIGNS,
} from "./words.ts";

/** Keys of a person's name. */
const personName = /^(?:(?:first|last|given|family)name|surname|vorname|nachname)$/;

/** Keys of a record's type. */
const typeKey = /^(?:typename|odatatype|object|entitytype)$/;

/** How many records, and how many distinct keys, are looked at. */
const maxRecords = 50;
const maxKeys = 1000;

/** Guesses from the first records of an export whether they are something other than companies. */
export class OtherThings {
  /** Whether any record names the company that it belongs to. */
  areNamed = false;
  #count = 0;
  #looked = 0;
  // Of the records looked at, how many …
  /** … contain a person's first or last name in their name. */
  #people = 0;
  /** … have their own name in addition to a company's. */
  #withOwnName = 0;
  /** … name a company. */
  #withCompany = 0;
  readonly #companies = new Set<string>();
  /** … have their own ID and refer to a company, by ID or as an object. */
  #referring = 0;
  /** … of these, refer to it as an object. */
  #withCompanyObject = 0;
  /** … of these, also refer to a site, as neither companies nor sites do. */
  #withSite = 0;
  /** The contents of earlier records, because pages may have been fetched twice. */
  readonly #known = new Set<string>();
  /** The keys that have a value in any record, in order. */
  readonly #keys = new Set<string>();
  /** Of these, the keys of companies. */
  readonly #companyKeys = new Set<string>();
  /** Of these, the keys whose value is a text with letters. */
  readonly #textKeys = new Set<string>();
  /** The names of lists and record types. */
  readonly #called = new Set<string>();
  /** Of these, the record types. */
  readonly #types = new Set<string>();
  /** What the addresses of requests call the records. */
  readonly #addressed = new Set<string>();
  /** The first key and value of each record that names a company, if the value has letters. */
  readonly #firstValues = new Set<string>();
  readonly #namesCompany: (plain: string) => boolean;

  /** @param headers further keys of companies: headers of a CSV, in plain form */
  constructor(headers: ReadonlySet<string> = new Set()) {
    const own = new Set([...headers].map(plainOf));
    this.#namesCompany = (plain) => own.has(plain) || COMPANY_NAMES.has(plain) || COMPANY_REFERENCES.has(plain);
  }

  /**
   * @param record makes the record, if it is looked at
   * @param isNamed whether it names the company that it belongs to
   * @param under dotted path of keys to its list
   */
  add(record: () => JsonObject, names: readonly string[], isNamed: boolean, under = ""): void {
    this.#count += 1;
    this.areNamed ||= isNamed;
    if (this.#looked === maxRecords) return;
    this.#looked += 1;
    for (const key of under.split(".")) this.#called.add(plainKey(key));
    const own = new OwnNames();
    this.#look(record(), own, 0);
    if (names.some((name) => [...own.people].some((person) => name.toLowerCase().includes(person)))) this.#people += 1;
    if (own.company === "") return;
    const content = JSON.stringify(own.content);
    if (this.#known.has(content)) return;
    this.#known.add(content);
    if (/\p{L}/u.test(own.content[1] ?? "")) this.#firstValues.add(own.content.slice(0, 2).join());
    if (own.hasId && (own.hasCompany || own.hasCompanyId)) this.#referring += 1;
    if (own.hasId && own.hasCompany) this.#withCompanyObject += 1;
    if (own.hasId && own.hasCompany && own.hasSite) this.#withSite += 1;
    this.#withCompany += 1;
    this.#companies.add(own.company);
    if (own.name !== "" && own.name !== own.company) this.#withOwnName += 1;
  }

  /** Notes what a request's address calls the records, in plain form. */
  call(word: string): void {
    this.#called.add(word);
    this.#addressed.add(word);
  }

  #look(record: JsonObject, own: OwnNames, depth: number): void {
    // JSON:API's or Salesforce's record type. Another `type` may classify a company, such as `Contract`.
    const isTyped = "attributes" in record || (depth > 0 && "url" in record);
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === undefined || value === "") continue;
      const plain = plainOf(name);
      if (RECORD_WRAPPERS.has(plain) && isJsonObject(value) && depth < 2) this.#look(value, own, depth + 1);
      if (this.#keys.size < maxKeys) this.#keys.add(plain);
      own.content.push(plain, typeof value === "object" ? textOf(value) : String(value));
      if (this.#namesCompany(plain)) {
        this.#companyKeys.add(plain);
        own.company ||= textOf(value);
        own.hasCompany ||= isJsonObject(value);
        // lexoffice's contacts are companies.
        if (isJsonObject(value) && "contactPersons" in value) this.#keys.add("contactpersons");
      } else if (OWN_IDS.has(plain)) own.hasId = true;
      else if (siteKey.test(plain) && isJsonObject(value)) own.hasSite = true;
      else if (COMPANY_IDS.has(plain)) own.hasCompanyId = true;
      else if (OWN_NAMES.has(plain)) own.name ||= textOf(value);
      if (typeof value !== "string") continue;
      if (/\p{L}/u.test(value)) this.#textKeys.add(plain);
      if (personName.test(plain)) {
        if (value.trim() !== "") own.people.add(value.trim().toLowerCase());
      } else if (/^(?:objecttype|resourcetype|recordtype|kind|entity)$/.test(plain)) {
        this.#called.add(plainKey(value.split(/[^\w-]/).at(-1) ?? ""));
      } else if (typeKey.test(plain) || name === "_type" || (plain === "type" && isTyped)) {
        const type = plainKey(value.split(/[^\w-]/).at(-1) ?? "");
        this.#called.add(type);
        this.#types.add(type);
      }
    }
  }

  /**
   * @param all number of records in the export
   * @returns the plural name of what most of them seem to be; undefined for companies
   */
  found(all: number): string | undefined {
    if (this.#count * 2 <= all) return undefined;
    const keys = [...this.#keys];
    const called = [...this.#called];
    if (keys.some((key) => companyKey.test(key)) || called.some((word) => companyType.test(word) || listKindOf(word)))
      return undefined;
    const count = (...patterns: RegExp[]) => keys.filter((key) => patterns.some((each) => each.test(key))).length;
    const ofCompany = count(likelyCompanyKey, OTHER_IDS);
    const places = count(addressKey);
    const areSites = keys.some((key) => SITE_SIGNS.has(key));
    const arePeople = this.#people * 2 > this.#looked;
    const namesCompany = this.#companyKeys.size > 0;
    // If records have their own name before the company's, it does not name a company.
    const mostHaveOwnName = this.#withOwnName * 2 > this.#looked;
    const begin = keys.findIndex(
      (key) => this.#companyKeys.has(key) || siteKey.test(key) || (mostHaveOwnName && OWN_NAMES.has(key)),
    );
    // A company is listed once, but several things may belong to it.
    const areRepeated = this.#withCompany > 0 && (this.#withCompany - this.#companies.size) * 5 >= this.#withCompany;
    const refers = this.#withCompanyObject * 2 > this.#looked;
    const beginsWithCompany = namesCompany && !areRepeated && !refers && !OWN_NAMES.has(keys[begin] ?? "");
    const haveOwnName = mostHaveOwnName && places < 2 && !areSites;
    const isLead = (at: number) => begin === -1 || at < begin;
    let found: string | undefined;
    let most = 1;
    for (const { name, sure, likely, called: words, own, id } of things) {
      const isPeople = name === "people";
      const isOwn = (key: string, at: number) =>
        own.test(key) ||
        (at === 0 && id.test(key)) ||
        (namesCompany &&
          (isPeople
            ? (refers ? personName : personKey).test(key) && this.#textKeys.has(key)
            : words.test(key) && this.#isWord(key, isLead(at) && places < 2)));
      const first = keys.findIndex((key, at) => isOwn(key, at) || sure.test(key) || likely.test(key));
      // A record begins with what it is. If the company comes first, the rest may be its contact or contract.
      const isLed = beginsWithCompany && begin < first;
      const ownKeys = isPeople && isLed ? 0 : keys.filter((key, at) => isOwn(key, at) && !sure.test(key)).length;
      const isCalled = called.some((word) => words.test(word)) || (isPeople && arePeople);
      const weight =
        3 * ownKeys + 2 * count(sure) + count(likely) + (isCalled ? 2 : 0) + (isPeople && haveOwnName ? 1 : 0);
      const isBeyondPlaces = isPeople ? !isLed : namesCompany && !isLed;
      const against = ofCompany + (isBeyondPlaces ? 0 : places) + (isLed ? 2 : 0);
      if (weight > most && weight > against) [found, most] = [name, weight];
    }
    const haveOwnIds = keys.some((key) => OWN_IDS.has(key) || COMPANY_IDS.has(key) || OTHER_IDS.test(key));
    const areUnnamed =
      [...this.#types, ...this.#addressed].some((word) => unnamedThings.test(word)) ||
      keys.some((key) => unnamedKey.test(key)) ||
      (!haveOwnIds && unnamedId.test(keys[0] ?? ""));
    if (found === undefined && areUnnamed && ofCompany + places === 0) return "other things";
    if (found !== undefined || !namesCompany) return found;
    const haveNothing = ofCompany + places === 0 && !areSites && !keys.some((key) => siteWordKey.test(key));
    const begins = keys.some((key, at) => isLead(at) && foreignIdKey.test(key));
    const weight = count(eventKey) + (begins ? 2 : 0) + this.#reference(haveNothing, areRepeated, haveOwnName);
    return weight > Math.max(1, ofCompany + places) ? "other things" : undefined;
  }

  /**
   * Weighs the evidence that the records are unknown things that refer to a company.
   * @param haveNothing whether a name is the only thing they have in common with companies or sites
   * @param haveOwnName whether they have another name than the company's, and no address
   */
  #reference(haveNothing: boolean, areRepeated: boolean, haveOwnName: boolean): number {
    const nameSite =
      this.#withSite * 2 > this.#looked || (haveOwnName && [...this.#keys].some((key) => siteKey.test(key)));
    const certain = [this.#types.size > 0, nameSite];
    if (!haveNothing) return 2 * certain.filter(Boolean).length;
    const isStrange = (key: string) =>
      !this.#companyKeys.has(key) && !COMPANY_IDS.has(key) && !OTHER_IDS.test(key) && !commonKey.test(key);
    const [first = ""] = this.#keys;
    // Each record begins with a unique text of its own, under a key that companies are not sorted by.
    const begins = isStrange(first) && !sortingKey.test(first) && this.#firstValues.size === this.#withCompany;
    const likely = [this.#referring * 2 > this.#looked, begins, [...this.#keys].some(isStrange)];
    return 2 * [...certain, areRepeated].filter(Boolean).length + likely.filter(Boolean).length;
  }

  /**
   * Whether a key that is a word for a thing says what the record is. Companies, too, can have an agent or a member.
   * @param isLead whether it comes before the company's name, and there is no address
   */
  #isWord(key: string, isLead: boolean): boolean {
    return this.#textKeys.has(key) && (isLead || anywhereKey.test(key));
  }
}

/** The plain form of a key, without accents and punctuation: `N° de facture`, `company/name`. */
function plainOf(key: string): string {
  return plainKey(foldAccents(key)).replace(/['’°º()./]/g, "");
}

/** What one record says about itself, its company and a person. */
class OwnNames {
  name = "";
  company = "";
  hasId = false;
  hasSite = false;
  hasCompany = false;
  hasCompanyId = false;
  readonly people = new Set<string>();
  /** Keys and values in turn. */
  readonly content: string[] = [];
}

/** The match key of a name: of a text, or of the name in an object. */
function textOf(value: unknown): string {
  if (typeof value === "string") return matchKey(value);
  if (!isJsonObject(value)) return "";
  const [, name] = Object.entries(value).find(([key, each]) => OWN_NAMES.has(plainKey(key)) && each) ?? [];
  return typeof name === "string" ? matchKey(name) : "";
}
