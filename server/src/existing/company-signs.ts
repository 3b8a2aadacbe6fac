/*
 * Keys, apart from names, that suggest that a record is a company or a site, in English, German, French, Spanish and
 * Dutch. The patterns match keys in plain form, without accents.
 */

/** Keys of a site that a record names. */
export const siteKey = /^(?:site|location|branch|standort|filiale|niederlassung|sede|sucursal|vestiging)(?:name)?$/;

/** Words for sites within a key. */
export const siteWordKey = /site|location|branch|standort|filiale|niederlassung|sede|sucursal|vestiging/;

/** Keys that only companies have. */
export const companyKey =
  /^(?:is(?:customer|supplier|vendor)|openingbalance(?:date)?|resale(?:number)?|contact(?:status|type)|business(?:then)?name|(?:company|client|customer|account|organi[sz]ation)(?:type|status)(?:name|id)?|legalname|tradingname|tax(?:number|id|identifier)|vat(?:number|id)?|ust-?idn(?:r|ummer)|steuernummer|sire[nt]|n[ic]f|kvk(?:nummer)?|btwnummer|parentcompany|contactpersons|contactpeople|defaultdomainname|toplevel(?:id|name)|nodeapprovalmode)$/;

/** Keys that companies have more often than other records. */
export const likelyCompanyKey =
  /^(?:web(?:site|address|page|seite)?(?:url)?|sitioweb|siteweb|domains?|domainnames?|industry|market|territory|branche|(?:annual)?revenue|numberofemployees|employees|employeecount|accountmanager(?:id|name)?|(?:primary|main|default)contact(?:id|name)?|ansprechpartner|(?:numberof)?(?:devices|agents|endpoints|users|sites|contacts|tickets)(?:count)?|(?:device|agent|endpoint|user|site|contact|ticket)count|lifecyclestage|customersince|billing(?:address|street|city|email|terms)|fax(?:number)?|(?:open)?balance(?:total)?|terms|creditlimit|kund(?:en)?n(?:ummer|r)|debitorennummer|codeclient|numeroclient|codigocliente|klantnummer)$/;

/** Keys of addresses and phones, which companies and people have. */
export const addressKey =
  /^(?:(?:street|bill|ship)?address(?:line)?1?|street|city|town|zip(?:code)?|post(?:al)?code|country|(?:main)?phone(?:numbers?)?|strasse|plz|postleitzahl|ort|stadt|land|telefon(?:nummer)?|adresse|codepostal|ville|pays|telephone|direccion|codigopostal|ciudad|poblacion|provincia|pais|telefono|adres|plaats|telefoon(?:nummer)?)$/;

/** Names of the record types of companies and sites. */
export const companyType =
  /^(?:compan(?:y|ie)|organi[sz]ation|account|client|customer|tenant|site|location|branche?)s?$/;

/** Keys for short names, classification and account managers, which often come before a company's name. */
export const sortingKey =
  /^(?:matchcode|kurz.*|such(?:begriff|name)|alias|aka|dba|nickname|abbr.*|acronym|initials|prefix|slug|handle|logo|tier|segment|class.*|sla.*|(?:sales|account)?rep|.*(?:manager|owner|engineer|representative)|sales(?:person|man)|team|department|source|currency|plan|package|priority|rating|rank|stage|phase|health.*|score|lead.*|partner.*|reseller.*|distributor|vendor|salutation|title|anrede|debitor.*|kreditor.*|typ|art|kategorie|gruppe|categorie|groupe|tipo|grupo|groep|soort|estado|statut|etat|betreuer|vertreter|verantwortlich.*|responsable|sector|secteur|sektor|zone|zona|gebiet|language|sprache|langue|idioma|taal|tenant.*|instance|environment|database|file.*|sheet|year|month|quarter|e?mail(?!box).*|(?:company|client|customer|account|organi[sz]ation|org|kunden|firmen|klant|parent|legal|trad|business|record|list|row).*)$/;
