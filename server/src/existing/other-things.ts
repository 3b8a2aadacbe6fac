import { isJsonObject, type JsonObject } from "./json-object.ts";
import { OTHER_IDS, plainKey, RECORD_WRAPPERS } from "./words.ts";

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
}

const things: readonly Thing[] = (
  [
    [
      "devices",
      "devicetype(?:name)?|serialnumber|mac(?:address(?:es)?)?|computername|machinename|netbiosname|lastlogged(?:in|on)user",
      "hostname|devicename|os|os(?:name|version|type|build)|operatingsystem|platform|ip|(?:internal|private|public)?ipaddress(?:es)?|lastboot(?:time)?|lastseen|uptime|model|manufacturer|processor|cpu|ram|agentversion|isonline|assettag|warranty(?:date|end|expires)?",
      "device|asset|computer|machine|server|workstation|endpoint|agent|configuration",
    ],
    [
      "people",
      "jobtitle|userprincipalname|samaccountname|dateofbirth|birthday",
      "(?:primary|work)?e?mail(?:address(?:es)?)?1?|username|login|roles?|rolename|rolle|rol|title|position|funktion|department|lastlogin(?:at|date)?|mfaenabled|isadmin",
      "contact|person|people|user|member|employee|technician|systemuser",
    ],
    [
      "tickets",
      "ticket(?:number|type|status)",
      "priority|severity|urgency|impact|assignee|requester|reporter|duedate|resolution|resolvedat|queue|subject|board",
      "ticket|case|incident|issue|task",
    ],
    [
      "contracts",
      "agreement(?:number|type)",
      "contractnumber|startdate|enddate|effectivedate|expir(?:ation|y)date|billingcycle|termlength|autorenew|cancelleddate",
      "contract|agreement|subscription",
    ],
    [
      "invoices",
      "invoice(?:number|date|total|status)",
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
      "percentcomplete|projectmanager|projectnumber|projecttype",
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
}));

/** Keys that companies have alone. */
const ofCompanies =
  /^(?:is(?:customer|supplier|vendor)|contactstatus|business(?:then)?name|(?:company|client|customer|account|organi[sz]ation)(?:type|status)(?:name|id)?|legalname|tradingname|tax(?:number|id|identifier)|vat(?:number|id)?|parentcompany|toplevel(?:id|name)|nodeapprovalmode)$/;

/** Keys that companies have more often than others. */
const likelyOfCompanies =
  /^(?:web(?:site|address|page)(?:url)?|domains?|domainnames?|industry|market|territory|(?:annual)?revenue|numberofemployees|employees|employeecount|accountmanager(?:id|name)?|(?:primary|main|default)contact(?:id|name)?|(?:numberof)?(?:devices|agents|endpoints|users|sites|contacts|tickets)(?:count)?|(?:device|agent|endpoint|user|site|contact|ticket)count|lifecyclestage|customersince|billing(?:address|street|city|email|terms)|fax(?:number)?)$/;

/** Keys that people have as well, but no other things. */
const ofPlaces =
  /^(?:(?:street)?address(?:line)?1?|street|city|town|zip(?:code)?|post(?:al)?code|country|phone(?:number)?)$/;

const companyType = /^(?:compan(?:y|ie)|organi[sz]ation|account|client|customer|tenant)s?$/;

/** As many records, and different keys of theirs, are looked at. */
const enough = 50;
const mostKeys = 1000;

/** What the first records of an export seem to be, which have a name of their own and name no company. */
export class OtherThings {
  #count = 0;
  #looked = 0;
  /** Those whose name has a person's first or last name in it. */
  #people = 0;
  /** The keys under which any record has something. */
  readonly #keys = new Set<string>();
  /** What lists and types of records are called. */
  readonly #called = new Set<string>();

  /**
   * @param record makes the record, where it is looked at
   * @param under the keys that its list stands under, joined by dots
   */
  add(record: () => JsonObject, names: readonly string[], under = ""): void {
    this.#count += 1;
    if (this.#looked === enough) return;
    this.#looked += 1;
    for (const key of under.split(".")) this.#called.add(plainKey(key));
    const people = new Set<string>();
    this.#look(record(), people, 0);
    if (names.some((name) => [...people].some((person) => name.toLowerCase().includes(person)))) this.#people += 1;
  }

  #look(record: JsonObject, people: Set<string>, depth: number): void {
    // The type of JSON:API and that of Salesforce: others may be a company's own, as `Contract`.
    const isTyped = "attributes" in record || (depth > 0 && "url" in record);
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === undefined || value === "") continue;
      const plain = plainKey(name);
      if (RECORD_WRAPPERS.has(plain) && isJsonObject(value) && depth < 2) this.#look(value, people, depth + 1);
      if (this.#keys.size < mostKeys) this.#keys.add(plain);
      if (typeof value !== "string") continue;
      if (/^(?:(?:first|last|given|family)name|surname|vorname|nachname)$/.test(plain)) {
        if (value.trim() !== "") people.add(value.trim().toLowerCase());
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
    const arePeople = this.#people * 2 > this.#looked;
    let found: string | undefined;
    let most = 1;
    for (const { name, sure, likely, called: words } of things) {
      const isPeople = name === "people";
      const isCalled = called.some((word) => words.test(word)) || (isPeople && arePeople);
      const weight = 2 * count(sure) + count(likely) + (isCalled ? 2 : 0);
      if (weight > most && weight > ofCompany + (isPeople ? 0 : places)) [found, most] = [name, weight];
    }
    return found;
  }
}
