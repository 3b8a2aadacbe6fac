import { foldAccents, matchKey } from "../document/fold.ts";
import {
  companyType,
  likelyOfCompanies,
  ofCompanies,
  ofPlaces,
  ofSites,
  ofSorting,
  siteWord,
} from "./company-signs.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { byItself, ofAnything, ofEvents, ofItself, ofPersons, things } from "./thing-words.ts";
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

/** Keys of a person's own names. */
const personName = /^(?:(?:first|last|given|family)name|surname|vorname|nachname)$/;

/** As many records, and different keys of theirs, are looked at. */
const enough = 50;
const mostKeys = 1000;

/** What the first records of an export seem to be, be it that they name themselves alone or a company besides. */
export class OtherThings {
  /** Whether any record names a company that it belongs to. */
  areNamed = false;
  #count = 0;
  #looked = 0;
  /** Those whose name has a person's first or last name in it. */
  #people = 0;
  /** Those that have a name of their own beside that of a company. */
  #apart = 0;
  /** Those that name a company, and the companies. */
  #belonging = 0;
  readonly #companies = new Set<string>();
  /** Those that refer to a company, by an ID that is not their own or as an object. */
  #referring = 0;
  /** Of these, those that have it as an object. */
  #nesting = 0;
  /** Of these, those that refer to a site as well: neither a company nor a site does. */
  #sited = 0;
  /** Those that are there already: pages may be fetched twice. */
  readonly #known = new Set<string>();
  /** The keys under which any record has something, in their order. */
  readonly #keys = new Set<string>();
  /** Of these, those under which a company stands, and those that are a word for another thing. */
  readonly #companyKeys = new Set<string>();
  readonly #wordKeys = new Set<string>();
  /** What lists and types of records are called. */
  readonly #called = new Set<string>();
  /** Of these, the types. */
  readonly #types = new Set<string>();
  /** What stands under the first key of each record that names a company, where that is a text. */
  readonly #leads = new Set<string>();
  readonly #namesCompany: (plain: string) => boolean;

  /** @param headers those of a CSV that name a company, in their plain form, beside the usual keys */
  constructor(headers: ReadonlySet<string> = new Set()) {
    const own = new Set([...headers].map(plainOf));
    this.#namesCompany = (plain) => own.has(plain) || COMPANY_NAMES.has(plain) || COMPANY_REFERENCES.has(plain);
  }

  /**
   * @param record makes the record, where it is looked at
   * @param isNamed whether it names a company that it belongs to
   * @param under the keys that its list stands under, joined by dots
   */
  add(record: () => JsonObject, names: readonly string[], isNamed: boolean, under = ""): void {
    this.#count += 1;
    this.areNamed ||= isNamed;
    if (this.#looked === enough) return;
    this.#looked += 1;
    for (const key of under.split(".")) this.#called.add(plainKey(key));
    const own = new OwnNames();
    this.#look(record(), own, 0);
    if (names.some((name) => [...own.people].some((person) => name.toLowerCase().includes(person)))) this.#people += 1;
    if (own.company === "") return;
    const content = JSON.stringify(own.content);
    if (this.#known.has(content)) return;
    this.#known.add(content);
    if (/\p{L}/u.test(own.content[1] ?? "")) this.#leads.add(own.content.slice(0, 2).join());
    if (own.hasId && (own.hasCompany || own.hasCompanyId)) this.#referring += 1;
    if (own.hasId && own.hasCompany) this.#nesting += 1;
    if (own.hasId && own.hasCompany && own.hasSite) this.#sited += 1;
    this.#belonging += 1;
    this.#companies.add(own.company);
    if (own.name !== "" && own.name !== own.company) this.#apart += 1;
  }

  #look(record: JsonObject, own: OwnNames, depth: number): void {
    // The type of JSON:API and that of Salesforce: others may be a company's own, as `Contract`.
    const isTyped = "attributes" in record || (depth > 0 && "url" in record);
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === undefined || value === "") continue;
      const plain = plainOf(name);
      if (RECORD_WRAPPERS.has(plain) && isJsonObject(value) && depth < 2) this.#look(value, own, depth + 1);
      if (this.#keys.size < mostKeys) this.#keys.add(plain);
      own.content.push(plain, typeof value === "object" ? textOf(value) : String(value));
      if (this.#namesCompany(plain)) {
        this.#companyKeys.add(plain);
        own.company ||= textOf(value);
        own.hasCompany ||= isJsonObject(value);
      } else if (OWN_IDS.has(plain)) own.hasId = true;
      else if (ofSites.test(plain) && isJsonObject(value)) own.hasSite = true;
      else if (COMPANY_IDS.has(plain)) own.hasCompanyId = true;
      else if (OWN_NAMES.has(plain)) own.name ||= textOf(value);
      if (typeof value !== "string") continue;
      if (/\p{L}/u.test(value)) this.#wordKeys.add(plain);
      if (personName.test(plain)) {
        if (value.trim() !== "") own.people.add(value.trim().toLowerCase());
      } else if (/^(?:typename|odatatype|object|entitytype)$/.test(plain) || (plain === "type" && isTyped)) {
        const type = plainKey(value.split(/[^\w-]/).at(-1) ?? "");
        this.#called.add(type);
        this.#types.add(type);
      }
    }
  }

  /** @param all how many records the export has. @returns what most of them seem to be; undefined for companies */
  found(all: number): string | undefined {
    if (this.#count * 2 <= all) return undefined;
    const keys = [...this.#keys];
    const called = [...this.#called];
    if (keys.some((key) => ofCompanies.test(key)) || called.some((word) => companyType.test(word) || listKindOf(word)))
      return undefined;
    const count = (...patterns: RegExp[]) => keys.filter((key) => patterns.some((each) => each.test(key))).length;
    const ofCompany = count(likelyOfCompanies, OTHER_IDS);
    const places = count(ofPlaces);
    const areSites = keys.some((key) => SITE_SIGNS.has(key));
    const arePeople = this.#people * 2 > this.#looked;
    const namesCompany = this.#companyKeys.size > 0;
    // A name of their own that stands before the company's is none of a company.
    const areApart = this.#apart * 2 > this.#looked;
    const begin = keys.findIndex(
      (key) => this.#companyKeys.has(key) || ofSites.test(key) || (areApart && OWN_NAMES.has(key)),
    );
    // Companies are listed once each; of what belongs to them there may be several.
    const areRepeated = this.#belonging > 0 && (this.#belonging - this.#companies.size) * 5 >= this.#belonging;
    const refers = this.#nesting * 2 > this.#looked;
    const beginsWithCompany = namesCompany && !areRepeated && !refers && !OWN_NAMES.has(keys[begin] ?? "");
    const haveOwnName = areApart && places < 2 && !areSites;
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
            ? (refers ? personName : ofPersons).test(key) && this.#wordKeys.has(key)
            : words.test(key) && this.#isWord(key, isLead(at) && places < 2)));
      const first = keys.findIndex((key, at) => isOwn(key, at) || sure.test(key) || likely.test(key));
      // A record begins with what it is: a company that stands first may have a contact, or a contract.
      const isLed = beginsWithCompany && begin < first;
      const ownKeys = isPeople && isLed ? 0 : keys.filter((key, at) => isOwn(key, at) && !sure.test(key)).length;
      const isCalled = called.some((word) => words.test(word)) || (isPeople && arePeople);
      const weight =
        3 * ownKeys + 2 * count(sure) + count(likely) + (isCalled ? 2 : 0) + (isPeople && haveOwnName ? 1 : 0);
      const isBeyondPlaces = isPeople ? !isLed : namesCompany && !isLed;
      const against = ofCompany + (isBeyondPlaces ? 0 : places) + (isLed ? 2 : 0);
      if (weight > most && weight > against) [found, most] = [name, weight];
    }
    if (found !== undefined || !namesCompany) return found;
    const haveNothing = ofCompany + places === 0 && !areSites && !keys.some((key) => siteWord.test(key));
    const begins = keys.some((key, at) => isLead(at) && ofItself.test(key));
    const weight = count(ofEvents) + (begins ? 2 : 0) + this.#reference(haveNothing, areRepeated);
    return weight > Math.max(1, ofCompany + places) ? "other things" : undefined;
  }

  /**
   * How much speaks for records that are about something of which nothing is known, and refer to a company.
   * @param haveNothing whether they have nothing of a company or a site beside its name
   */
  #reference(haveNothing: boolean, areRepeated: boolean): number {
    const certain = [this.#types.size > 0, this.#sited * 2 > this.#looked];
    if (!haveNothing) return 2 * certain.filter(Boolean).length;
    const isStrange = (key: string) =>
      !this.#companyKeys.has(key) && !COMPANY_IDS.has(key) && !OTHER_IDS.test(key) && !ofAnything.test(key);
    const [first = ""] = this.#keys;
    // A name of its own with which each record begins, and by which companies are not sorted.
    const begins = isStrange(first) && !ofSorting.test(first) && this.#leads.size === this.#belonging;
    const likely = [this.#referring * 2 > this.#looked, begins, [...this.#keys].some(isStrange)];
    return 2 * [...certain, areRepeated].filter(Boolean).length + likely.filter(Boolean).length;
  }

  /**
   * Whether a key that is a word for a thing says what the record is. A company may have an agent, or a member who sells to it.
   * @param isLead whether it stands before the company's name, and there is no address
   */
  #isWord(key: string, isLead: boolean): boolean {
    return this.#wordKeys.has(key) && (isLead || byItself.test(key));
  }
}

/** A key without accents and signs as well: `N° de facture`, `company/name`. */
function plainOf(key: string): string {
  return plainKey(foldAccents(key)).replace(/['’°º()./]/g, "");
}

/** What one record calls itself, its company and a person in it. */
class OwnNames {
  name = "";
  company = "";
  hasId = false;
  hasSite = false;
  hasCompany = false;
  hasCompanyId = false;
  readonly people = new Set<string>();
  /** Its keys and texts, as far as they are looked at. */
  readonly content: string[] = [];
}

/** A name as it is compared: a text, or the name in an object. */
function textOf(value: unknown): string {
  if (typeof value === "string") return matchKey(value);
  if (!isJsonObject(value)) return "";
  const [, name] = Object.entries(value).find(([key, each]) => OWN_NAMES.has(plainKey(key)) && each) ?? [];
  return typeof name === "string" ? matchKey(name) : "";
}
