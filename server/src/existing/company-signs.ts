/*
 * What speaks for a record's being a company or a site, beside its name: in English, German, French, Spanish and Dutch. Each
 * pattern is of keys in their plain form, without accents.
 */

/** Keys of a site, which is listed with its company. */
export const ofSites = /^(?:site|location|branch|standort|filiale|niederlassung|sede|sucursal|vestiging)(?:name)?$/;

/** Words for sites within a key. */
export const siteWord = /site|location|branch|standort|filiale|niederlassung|sede|sucursal|vestiging/;

/** Keys that companies have alone. */
export const ofCompanies =
  /^(?:is(?:customer|supplier|vendor)|openingbalance(?:date)?|resale(?:number)?|contact(?:status|type)|business(?:then)?name|(?:company|client|customer|account|organi[sz]ation)(?:type|status)(?:name|id)?|legalname|tradingname|tax(?:number|id|identifier)|vat(?:number|id)?|ust-?idn(?:r|ummer)|steuernummer|sire[nt]|n[ic]f|kvk(?:nummer)?|btwnummer|parentcompany|toplevel(?:id|name)|nodeapprovalmode)$/;

/** Keys that companies have more often than others. */
export const likelyOfCompanies =
  /^(?:web(?:site|address|page|seite)?(?:url)?|sitioweb|siteweb|domains?|domainnames?|industry|market|territory|branche|(?:annual)?revenue|numberofemployees|employees|employeecount|accountmanager(?:id|name)?|(?:primary|main|default)contact(?:id|name)?|ansprechpartner|(?:numberof)?(?:devices|agents|endpoints|users|sites|contacts|tickets)(?:count)?|(?:device|agent|endpoint|user|site|contact|ticket)count|lifecyclestage|customersince|billing(?:address|street|city|email|terms)|fax(?:number)?|(?:open)?balance(?:total)?|terms|creditlimit|kund(?:en)?n(?:ummer|r)|debitorennummer|codeclient|numeroclient|codigocliente|klantnummer)$/;

/** Keys that people have as well, but no other things. */
export const ofPlaces =
  /^(?:(?:street|bill|ship)?address(?:line)?1?|street|city|town|zip(?:code)?|post(?:al)?code|country|(?:main)?phone(?:numbers?)?|strasse|plz|postleitzahl|ort|stadt|land|telefon(?:nummer)?|adresse|codepostal|ville|pays|telephone|direccion|codigopostal|ciudad|poblacion|provincia|pais|telefono|adres|plaats|telefoon(?:nummer)?)$/;

/** Types of companies, and of their sites. */
export const companyType =
  /^(?:compan(?:y|ie)|organi[sz]ation|account|client|customer|tenant|site|location|branche?)s?$/;
