/*
 * The keys that many programs use for the same things, in plain form (see `plainKey`).
 */

/**
 * The plain form of a key, without case and separators: the same for `Company-Name`, `company_name` and `companyName`.
 */
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

/** Keys of a record's alternative names. */
export const OTHER_NAMES: ReadonlySet<string> = new Set([
  ...["nickname", "alias", "aliases", "aka", "alsoknownas", "alternatename", "dba", "doingbusinessas"],
  ...["legalname", "registeredname", "tradename", "tradingname"],
]);

/** The key of a private customer's name, used if the business name is empty. */
export const PERSON_NAME = "fullname";

/** Keys of a company's name. In a site's record, they name the company that the site belongs to. */
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
  ...["azienda", "nomeazienda", "nomedellazienda", "ragionesociale", "nomecliente", "nomedelcliente", "societa"],
  ...["nomedaempresa", "nomeempresa", "razaosocial", "nomedocliente"],
  ...["virksomhed", "virksomhedsnavn", "firmanavn", "kundenavn", "foretag", "foretagsnamn", "kundnamn"],
  ...["yritys", "yrityksennimi", "asiakas", "nazwafirmy", "nazwaklienta", "klient", "nazevfirmy"],
  ...["会社名", "企業名", "顧客名", "公司名称", "公司", "客户名称", "компания", "названиекомпании", "клиент"],
  ...["empresa", "nombredelaempresa", "nombreempresa", "razonsocial", "cliente", "nombredelcliente"],
]);

/** Keys of a record's own IDs. */
export const OWN_IDS: ReadonlySet<string> = new Set(["id", "identifier", "shortname", "externalid"]);

/** Keys of customer numbers and codes. Unlike `COMPANY_IDS`, they never show that a record is a site's. */
export const OTHER_IDS = /^(?:company|client|customer|account|organi[sz]ation|org)(?:number|no|nr|code|ref|reference)$/;

/** Keys of a company's ID. In a site's record, which also has an `id`, they identify the company it belongs to. */
export const COMPANY_IDS: ReadonlySet<string> = new Set([
  "companyid",
  "customerid",
  "clientid",
  "organizationid",
  "organisationid",
]);

/** Keys of an object that contains all fields of a record. */
export const RECORD_WRAPPERS: ReadonlySet<string> = new Set([
  "attributes",
  "properties",
  "node",
  "fields",
  "record",
  "resource",
  "source",
  "companyprofile",
]);

/** Keys of an object or name for the company that a record belongs to, or that wraps the record itself. */
export const COMPANY_REFERENCES: ReadonlySet<string> = new Set([
  "company",
  "client",
  "customer",
  "organization",
  "organisation",
  "account",
]);

/** Keys that suggest a site's record rather than a company's, from the APIs of known programs. */
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

/** Those of `SITE_SIGNS` that no known program has in a company's record. */
export const SURE_SITE_SIGNS: ReadonlySet<string> = new Set([
  "primaryflag",
  "primaryaddressflag",
  "defaultshippingflag",
]);

/** Those of `SITE_SIGNS` that are the site's ID, if the record has no other. */
export const SITE_IDS: ReadonlySet<string> = new Set(["siteid", "locationid"]);

const companyWord =
  /compan(?:y|ies)|clients?|customers?|organi[sz]ations?|orgs|accounts?|tenants|businesses|children|subsidiaries|childcompanies|kunden|firmen|unternehmen|soci[eé]t[eé]s|entreprises|clientes|empresas|klanten|bedrijven|clienti|aziende/;
const siteWord = /^(?:all|get|list)?(?:sites?|locations?|branches)(?:list)?$/;

/** What the key of a list says that it contains. */
export type ListKind = "companies" | "sites" | undefined;

export function listKindOf(plain: string): ListKind {
  if (siteWord.test(plain)) return "sites";
  return LIST_OF_COMPANIES.test(plain) ? "companies" : undefined;
}

/** Words for companies that are no longer customers. */
const inactiveWord =
  /(?:inactive|archived?|deleted|disabled|deactivated|former|past|closed|lost|terminated|cancell?ed|suspended|retired|removed|churned|hidden|old)/;
/** Words for companies in other states. */
const stateWord = /(?:active|current|existing|new|other|managed|unmanaged|potential|prospective|trial)/;

/**
 * `companies`, `allClients`, `getCustomers`, `companyList`, `archivedCompanies`, `companies2`; not `companyId` or
 * `accountManager`.
 */
const LIST_OF_COMPANIES = new RegExp(
  `^(?:all|get|list|my|${inactiveWord.source}|${stateWord.source})*(?:${companyWord.source})(?:list[ea]?|lijst|connection|collection|${inactiveWord.source}|${stateWord.source}|\\d+)*$`,
);

/** Keys of lists of companies that name only their state. */
const LIST_BY_STATE = new RegExp(
  `^(?:${inactiveWord.source}|active|managed|unmanaged|prospects?|leads?|vendors?|suppliers?|partners?|resellers?)(?:list|items|records)?$`,
);

/** Whether the key of a list names only the state of its companies: `archived`, `prospects`. */
export function isListByState(plain: string): boolean {
  return LIST_BY_STATE.test(plain);
}

/** Whether the key of a list says that its companies are no longer customers. */
export function saysInactive(plain: string): boolean {
  return inactiveWord.test(plain) && (isListByState(plain) || listKindOf(plain) === "companies");
}

/** Whether the path to a list says that it has suppliers. */
export function saysSupplier(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\.)(?:vendor|supplier)s?(?:list|items|records)?$/.test(path);
}

/** Keys of the list in a response, or of an object around it. */
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

/** Keys of the objects around an answer of SOAP: `soap:Envelope`, `GetCompaniesResponse`, `GetCompaniesResult`. */
const SOAP_WRAPPERS =
  /^(?:soap(?:env)?|env|s)?(?:envelope|body)$|^(?:get|list|query|search|find|export|read|fetch)[a-z]*(?:response|result)$/;

/** Whether a key can lead to a list of companies, at any depth. */
export function isListWrapper(plain: string): boolean {
  return LIST_WRAPPERS.has(plain) || listKindOf(plain) !== undefined || SOAP_WRAPPERS.test(plain);
}
