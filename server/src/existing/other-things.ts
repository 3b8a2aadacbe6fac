import { matchKey } from "../document/fold.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import {
  COMPANY_NAMES,
  COMPANY_REFERENCES,
  OTHER_IDS,
  OWN_NAMES,
  plainKey,
  RECORD_WRAPPERS,
  SITE_SIGNS,
} from "./words.ts";

/** What records are that have names and are no companies. */
interface Thing {
  /** As a person calls them. */
  readonly name: string;
  /** Keys that no company has. */
  readonly sure: RegExp;
  /** Keys of which two are needed: a company may have one of them. */
  readonly likely: RegExp;
  /** What lists and types of them are called. */
  readonly called: RegExp;
  /** Keys of their own name or number. */
  readonly own: RegExp;
  /** Keys of their ID, where a record begins with it. */
  readonly id: RegExp;
}

const things: readonly Thing[] = (
  [
    [
      "devices",
      "devicetype(?:name)?|seriennummer|numerodeserie|serienummer|mac(?:address(?:es)?)?|netbiosname|lastlogged(?:in|on)user",
      "systemname|dnsname|os|os(?:name|version|type|build)|operatingsystem|platform|ip|(?:internal|private|public)?ipaddress(?:es)?|lastboot(?:time)?|lastseen|lastcontact|uptime|model|manufacturer|processor|cpu|ram|agentversion|isonline|assettag|warranty(?:date|end|expires)?",
      "device|asset|computer|machine|host|serial|server|workstation|endpoint|agent|configuration(?:item)?",
    ],
    [
      "people",
      "jobtitle|userprincipalname|samaccountname|dateofbirth|birthday",
      "(?:primary|work)?e?mail(?:address(?:es)?)?1?|username|login|roles?|rolename|rolle|rol|title|position|funktion|department|lastlogin(?:at|date)?|mfaenabled|isadmin",
      "contact|person|people|(?:end|system)?user|member|employee|technician",
    ],
    [
      "tickets",
      "ticket(?:type|status)",
      "summary|priority|severity|urgency|impact|assignee|requester|reporter|duedate|resolution|resolvedat|queue|subject|board",
      "ticket|case|incident|issue|task",
    ],
    [
      "contracts",
      "agreementtype",
      "startdate|enddate|effectivedate|expir(?:ation|y)date|billingcycle|termlength|autorenew|cancelleddate",
      "contract|agreement|subscription",
    ],
    [
      "invoices",
      "invoice(?:date|total|status)|rechnungsnummer|numerodefacture|numerodefactura|factuurnummer",
      "duedate|subtotal|total|amount(?:due|paid)?|balancedue|paid|ispaid|lineitems|paymentdate",
      "invoice|estimate|quote|payment",
    ],
    [
      "products",
      "partnumber|upc|barcode|vendorsku|manufacturerpartnumber",
      "sku|(?:unit|list|retail|sales?)?price|(?:unit)?cost|quantity(?:onhand)?|stock|instock|productc(?:lass|ategory)",
      "product|catalogitem|licen[cs]e",
    ],
    [
      "articles",
      "articletype|articlebody",
      "slug|body|content|author|published(?:at)?|draft|folder(?:id|name)?|enablesharing|views",
      "article|document",
    ],
    [
      "opportunities",
      "dealstage|stagename|expectedrevenue|forecastcategory|(?:expected|estimated)closedate",
      "stage|probability|closedate|amount|value|pipeline|estimatedvalue",
      "opportunit(?:y|ie)|deal",
    ],
    [
      "projects",
      "percentcomplete|projectmanager|projecttype",
      "startdate|enddate|duedate|progress|estimatedhours|actualhours|budget(?:hours)?|milestones",
      "project",
    ],
    ["passwords", "otpsecret|passwordtype", "username|login|password|passwordurl", "password|credential"],
  ] as const
).map(([name, sure, likely, called]) => ({
  name,
  sure: new RegExp(`^(?:${sure})$`),
  likely: new RegExp(`^(?:${likely})$`),
  called: new RegExp(`^(?:${called})s?$`),
  // A business has a licence number, an agent who sells to it, and a contact whose name stands beside its own.
  own: name === "people" ? /(?!)/ : new RegExp(`^(?!licen|agent)(?:${called})(?:name|number|no|nr|#|title)$`),
  id: new RegExp(`^(?:${called})(?:id|guid|uuid)$`),
}));

/** Keys of what a person is called, in a record that names a company besides. */
const ofPersons =
  /^(?:(?:first|last|given|middle|family|full|user|contact|person|member|employee)name|surname|forename|vorname|nachname|prenom|apellidos?|achternaam|voornaam|contact|user|employee|person)$/;

/** Keys of another thing, where a text stands there and the record names a company besides. */
const byItself =
  /^(?:device|computer|machine|workstation|endpoint|asset|ticket|invoice|opportunity|deal|project|agreement|contract)$/;

/** Keys of a site, which is listed with its company. */
const ofSites = /^(?:site|location|branch)(?:name)?$/;

/** Keys that companies have alone. */
const ofCompanies =
  /^(?:is(?:customer|supplier|vendor)|contact(?:status|type)|business(?:then)?name|(?:company|client|customer|account|organi[sz]ation)(?:type|status)(?:name|id)?|legalname|tradingname|tax(?:number|id|identifier)|vat(?:number|id)?|parentcompany|toplevel(?:id|name)|nodeapprovalmode)$/;

/** Keys that companies have more often than others. */
const likelyOfCompanies =
  /^(?:web(?:site|address|page)(?:url)?|domains?|domainnames?|industry|market|territory|(?:annual)?revenue|numberofemployees|employees|employeecount|accountmanager(?:id|name)?|(?:primary|main|default)contact(?:id|name)?|(?:numberof)?(?:devices|agents|endpoints|users|sites|contacts|tickets)(?:count)?|(?:device|agent|endpoint|user|site|contact|ticket)count|lifecyclestage|customersince|billing(?:address|street|city|email|terms)|fax(?:number)?|(?:open)?balance(?:total)?|terms|creditlimit)$/;

/** Keys that people have as well, but no other things. */
const ofPlaces =
  /^(?:(?:street)?address(?:line)?1?|street|city|town|zip(?:code)?|post(?:al)?code|country|phone(?:number)?)$/;

/** Types of companies, and of their sites. */
const companyType = /^(?:compan(?:y|ie)|organi[sz]ation|account|client|customer|tenant|site|location|branche?)s?$/;

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
  /** The keys under which any record has something, in their order. */
  readonly #keys = new Set<string>();
  /** Of these, those under which a company stands, and those that are a word for another thing. */
  readonly #companyKeys = new Set<string>();
  readonly #wordKeys = new Set<string>();
  /** What lists and types of records are called. */
  readonly #called = new Set<string>();
  readonly #namesCompany: (plain: string) => boolean;

  /** @param headers those of a CSV that name a company, in their plain form, beside the usual keys */
  constructor(headers: ReadonlySet<string> = new Set()) {
    this.#namesCompany = (plain) => headers.has(plain) || COMPANY_NAMES.has(plain) || COMPANY_REFERENCES.has(plain);
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
    this.#belonging += 1;
    this.#companies.add(own.company);
    if (own.name !== "" && own.name !== own.company) this.#apart += 1;
  }

  #look(record: JsonObject, own: OwnNames, depth: number): void {
    // The type of JSON:API and that of Salesforce: others may be a company's own, as `Contract`.
    const isTyped = "attributes" in record || (depth > 0 && "url" in record);
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === undefined || value === "") continue;
      const plain = plainKey(name);
      if (RECORD_WRAPPERS.has(plain) && isJsonObject(value) && depth < 2) this.#look(value, own, depth + 1);
      if (this.#keys.size < mostKeys) this.#keys.add(plain);
      if (this.#namesCompany(plain)) {
        this.#companyKeys.add(plain);
        own.company ||= textOf(value);
      } else if (OWN_NAMES.has(plain)) own.name ||= textOf(value);
      if (typeof value !== "string") continue;
      if (byItself.test(plain)) this.#wordKeys.add(plain);
      if (/^(?:(?:first|last|given|family)name|surname|vorname|nachname)$/.test(plain)) {
        if (value.trim() !== "") own.people.add(value.trim().toLowerCase());
      } else if (/^(?:typename|odatatype|object|entitytype)$/.test(plain) || (plain === "type" && isTyped)) {
        this.#called.add(plainKey(value.split(/\W/).at(-1) ?? ""));
      }
    }
  }

  /** @param all how many records the export has. @returns what most of them seem to be; undefined for companies */
  found(all: number): string | undefined {
    if (this.#count * 2 <= all) return undefined;
    const keys = [...this.#keys];
    const called = [...this.#called];
    if (keys.some((key) => ofCompanies.test(key)) || called.some((word) => companyType.test(word))) return undefined;
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
    const areRepeated = (this.#belonging - this.#companies.size) * 5 >= this.#belonging;
    const beginsWithCompany = namesCompany && !areRepeated && !OWN_NAMES.has(keys[begin] ?? "");
    const haveOwnName = areApart && places < 2 && !areSites;
    let found: string | undefined;
    let most = 1;
    for (const { name, sure, likely, called: words, own, id } of things) {
      const isPeople = name === "people";
      const isOwn = (key: string, at: number) =>
        own.test(key) ||
        (at === 0 && id.test(key)) ||
        (namesCompany && (isPeople ? ofPersons.test(key) : words.test(key) && this.#wordKeys.has(key)));
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
    return found;
  }
}

/** What one record calls itself, its company and a person in it. */
class OwnNames {
  name = "";
  company = "";
  readonly people = new Set<string>();
}

/** A name as it is compared: a text, or the name in an object. */
function textOf(value: unknown): string {
  if (typeof value === "string") return matchKey(value);
  if (!isJsonObject(value)) return "";
  const [, name] = Object.entries(value).find(([key, each]) => OWN_NAMES.has(plainKey(key)) && each) ?? [];
  return typeof name === "string" ? matchKey(name) : "";
}
