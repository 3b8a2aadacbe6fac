/**
 * The words by which exports of many programs say the same. Each is the plain form of a key: camel, Pascal, snake and
 * kebab case are one.
 */

/** A key without case and all that parts its words: `Company-Name`, `company_name` and `companyName` are one. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s._@:-]+/g, "");
}

/** Keys of a record's own names. */
export const OWN_NAMES: ReadonlySet<string> = new Set([
  "name",
  "friendlyname",
  "displayname",
  "businessname",
  "businessthenname",
]);

/** Keys of names that a record may have beside its own. */
export const OTHER_NAMES: ReadonlySet<string> = new Set([
  ...["nickname", "alias", "aliases", "aka", "alsoknownas", "alternatename", "dba", "doingbusinessas"],
  ...["legalname", "registeredname", "tradename", "tradingname"],
]);

/** The key of a private customer's name, where that of a business is empty. */
export const PERSON_NAME = "fullname";

/** Keys of a company's name: in the record of a site, of the company that it belongs to. */
export const COMPANY_NAMES: ReadonlySet<string> = new Set([
  "companyname",
  "customername",
  "clientname",
  "organizationname",
  "organisationname",
  "accountname",
  "orgname",
  ...["firma", "firmenname", "unternehmen", "unternehmensname", "kunde", "kundenname"],
  ...["societe", "nomdelasociete", "nomsociete", "raisonsociale", "entreprise", "nomdelentreprise"],
  ...["bedrijf", "bedrijfsnaam", "klant", "klantnaam"],
  ...["empresa", "nombredelaempresa", "nombreempresa", "razonsocial", "cliente", "nombredelcliente"],
]);

/** Keys of a record's own IDs. */
export const OWN_IDS: ReadonlySet<string> = new Set(["id", "identifier", "shortname", "externalid"]);

/** Keys of a company's IDs by which people know it: they never say whether a record is that of a site. */
export const OTHER_IDS = /^(?:company|client|customer|account|organi[sz]ation|org)(?:number|no|nr|code|ref|reference)$/;

/** Keys of a company's ID: beside an `id`, in the record of a site, of the company that it belongs to. */
export const COMPANY_IDS: ReadonlySet<string> = new Set([
  "companyid",
  "customerid",
  "clientid",
  "organizationid",
  "organisationid",
]);

/** Keys under which a record has all its fields. */
export const RECORD_WRAPPERS: ReadonlySet<string> = new Set([
  "attributes",
  "properties",
  "node",
  "fields",
  "record",
  "resource",
  "source",
]);

/** Keys of the company that a record belongs to, or is wrapped in. */
export const COMPANY_REFERENCES: ReadonlySet<string> = new Set([
  "company",
  "client",
  "customer",
  "organization",
  "organisation",
  "account",
]);

/** Keys that the record of a site has and that of a company has not, as far as others' programs are known. */
export const SITE_SIGNS: ReadonlySet<string> = new Set([
  "siteid",
  "sitename",
  "locationid",
  "locationname",
  "timezone",
  "primaryflag",
  "isprimary",
  "primaryaddressflag",
  "defaultshippingflag",
]);

/** Those that no company has in any program that is known. */
export const SURE_SITE_SIGNS: ReadonlySet<string> = new Set([
  "primaryflag",
  "primaryaddressflag",
  "defaultshippingflag",
]);

/** Those that are a site's own ID, where the record has no other. */
export const SITE_IDS: ReadonlySet<string> = new Set(["siteid", "locationid"]);

const companyWord =
  /compan(?:y|ies)|clients?|customers?|organi[sz]ations?|orgs|accounts?|tenants|businesses|children|subsidiaries|childcompanies/;
const siteWord = /^(?:all|get|list)?(?:sites?|locations?|branches)(?:list)?$/;

/** What a list under a key holds, as far as the key says. */
export type ListKind = "companies" | "sites" | undefined;

export function listKindOf(plain: string): ListKind {
  if (siteWord.test(plain)) return "sites";
  return LIST_OF_COMPANIES.test(plain) ? "companies" : undefined;
}

/** Words for companies that are no customers any more. */
const goneWord =
  /(?:inactive|archived?|deleted|disabled|deactivated|former|past|closed|lost|terminated|cancell?ed|suspended|retired|removed|churned|hidden|old)/;
/** Words for companies of other states. */
const stateWord = /(?:active|current|existing|new|other|managed|unmanaged|potential|prospective|trial)/;

/** `companies`, `allClients`, `getCustomers`, `companyList`, `archivedCompanies`, `companies2`; not `companyId` or `accountManager`. */
const LIST_OF_COMPANIES = new RegExp(
  `^(?:all|get|list|my|${goneWord.source}|${stateWord.source})*(?:${companyWord.source})(?:list|connection|collection|${goneWord.source}|${stateWord.source}|\\d+)*$`,
);

/** What lists of companies are called beside others, by their state alone. */
const LIST_BY_STATE = new RegExp(
  `^(?:${goneWord.source}|active|managed|unmanaged|prospects?|leads?|vendors?|suppliers?|partners?|resellers?)(?:list|items|records)?$`,
);

/** Whether a list beside others holds companies, as its key says by their state: `archived`, `prospects`. */
export function isListByState(plain: string): boolean {
  return LIST_BY_STATE.test(plain);
}

/** Whether the key of a list says that its companies are no customers any more. */
export function saysGone(plain: string): boolean {
  return goneWord.test(plain) && (isListByState(plain) || listKindOf(plain) === "companies");
}

/** Keys under which answers have their list, or an object that has it. */
const LIST_WRAPPERS: ReadonlySet<string> = new Set([
  "data",
  "items",
  "results",
  "result",
  "value",
  "values",
  "records",
  "rows",
  "list",
  "edges",
  "nodes",
  "entities",
  "response",
  "payload",
  "body",
  "content",
  "embedded",
  "queryresponse",
  "contacts",
  "objects",
  "elements",
  "resources",
  "hits",
  "d",
]);

/** Whether a list of companies may stand under a key, at some depth. */
export function isListWrapper(plain: string): boolean {
  return LIST_WRAPPERS.has(plain) || listKindOf(plain) !== undefined;
}
