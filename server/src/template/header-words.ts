import type { Role } from "./columns.ts";

/*
 * The words of headers in exports of other programs: English, German, French, Spanish and Dutch. The patterns match
 * headers as `wordsOf` writes them; a space in a pattern may be missing in a header that runs its words together.
 */

/** Joins alternatives to a group. */
function either(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join("|")})`;
}

const company = either(
  "company|account|client|customer|organi[sz]ation|org|cust|acct",
  "firmen|firma|unternehmens?|kunden?|debitore?n?|mandante?n?",
  "societe|entreprise|tiers",
  "empresa|cliente",
  "bedrijfs?|klant|relatie|debiteure?n?",
);

const site = either(
  "site|location|branch|office",
  "standort|filiale?|niederlassung|zweigstelle|betriebsstatte",
  "agence|etablissement|succursale",
  "sede|sucursal|delegacion",
  "vestigings?|locatie|filiaal",
);

const id = either(
  "ids?|identifier|number|no|nr|num|nbr|code|key|ref|reference|short ?name|rec(?:ord)? ?id|guid",
  "nummer|kurzel|kennung|numero|codigo|cod|referencia|identifiant",
);

/** What precedes the noun in French and Spanish: `N° client`, `Código del cliente`. */
const of = "(?: (?:de|du|del|des|d|l|la|le|el)){0,3}";
const idOf = `${either("n|no|num|numero|code|codigo|cod|ref|reference|referencia|id|identifiant")}${of}`;
const nameOf = `${either("nom|denomination|nombre|naam|name")}(?: der?| van)?${of}`;

const phone = either(
  "(?:(?:tele|mobile |cell )?phones?|tel|mobile|cell)",
  "telefon|rufnummer|telephone|telefono|telefoon",
);
const phoneNumber = either(
  "numbers?|no|nr|nbr|num|nummer|main|work|office|business|fixe?|fijo|zentrale|geschaftl(?:ich)?|value",
);

const street = either(
  "(?:street )?(?:address|addr|street)|strasse|str|adresse|anschrift(?:en)?|direccion|adres|straat",
);

const line = "(?: (?:line|ligne|regel|zeile|street))?";
const lineOf = "(?:adress zeile|(?:ligne|linea) (?:d|de) (?:adresse|direccion))";

const state = either("state|prov(?:ince)?|region|bundesland|kanton|provincia|comunidad autonoma|estado|provincie");

const zip = "plz|postleitzahl|code postal|c ?p|(?:codigo|cod) postal";
const anyZip = either(`(?:zip|post|postal) ?(?:code)?|cap|${zip}`);
const city = either(
  "city|town|ort|ortschaft|wohnort|stadt|ville|commune|localite|citta|ciudad|poblacion|localidad|municipio",
  "(?:woon|vestigings)?plaats(?:naam)?|stad|gemeente|gemeinde",
);
const and = "(?: (?:and|und|u|et|y|e|en))?";

/** Words that alone mean something else: `État` is a status too, and `Staat` a country. */
const ofState = "(?:etat(?: ou)? (?:region|province)|staat(?: of)? (?:regio|provincie))(?: code)?";

/** What the words of a header mean, specific meanings first. */
export const roleWords: readonly (readonly [Role, RegExp])[] = (
  [
    [
      "Company Name",
      either(
        `${company}(?: (?:(?:full|display|legal) )?(?:name|naam|bezeichnung))?|co (?:last )?name`,
        "(?:business|trading|legal|tenant) name|handelsnaa?me?|organisatie(?:naam)?",
        `${nameOf} ${company}|(?:raison|denomination) sociale(?: ou nom)?|razon social|nombre fiscal`,
      ),
    ],
    [
      "Company ID",
      either(`${either(company, "kd")} ${id}`, `${idOf} ${company}`, "debitorenkonto|adress (?:nr|nummer)"),
    ],
    [
      "Site Name",
      either(`(?:${company} )?${site}(?: (?:name|naam|bezeichnung))?`, `${nameOf} ${either(site, "site")}`),
    ],
    ["Site ID", either(`(?:${company} )?${site}[es]?n? ${id}`, `${idOf} ${site}`)],
    ["Email Type", "email (?:address )?type"],
    [
      "Email",
      either(
        "email(?: (?:address(?:es)?|adres(?:sen?)?|id|value))?|mail(?: (?:address|adres(?:se)?))?|courriel|correo(?: e(?:lectronico)?)?",
        "adresse (?:email|mail|courriel|electronique)|direccion de correo(?: electronico)?",
      ),
    ],
    ["Phone Country", `${phone} (?:number )?country(?: code)?`],
    ["Phone Number Type", `${phone} (?:number )?type`],
    [
      "Phone Number",
      either(
        `${phone}(?: ${phoneNumber})*`,
        `(?:n|no|numero)(?: de)? ${phone}`,
        "(?:contact|main|office) (?:number|no)",
      ),
    ],
    ["Social Media Type", "social (?:media |network )?type|social network"],
    [
      "Social Media",
      "(?:linked ?in|facebook|twitter|instagram|you ?tube)(?: (?:company|page|profile|url|link|handle))*",
    ],
    ["Address Name", "address (?:name|label|title)"],
    [
      "Address Line 2",
      either(
        `${street}${line} 2|${lineOf} 2|line 2|suite|(?:adress)?zusatz|adresse suite`,
        "(?:adresse postale|straat (?:en )?(?:huisnummer|nr)) 2|complement(?: d)?(?: adresse)?|complemento(?: de)?(?: direccion)?|toevoeging adres|adrestoevoeging",
      ),
    ],
    [
      "Address Line 1",
      either(
        `${street}${line}(?: 1)?|${lineOf}(?: 1)?|street road name|street name|line 1`,
        "strasse (?:und |u )?(?:hausnummer|haus nr|nr)|straatnaam|straat (?:en )?(?:huisnummer|nr)|(?:bezoek|vestigings)adres",
        "rue(?: et numero)?|voie|adresse postale|domicilio(?: fiscal)?|direccion fiscal|calle(?: y numero)?",
      ),
    ],
    [
      "City",
      either(
        "(?:city|town|suburb|locality)(?: (?:or )?(?:city|town|village|suburb|locality))*(?: name)?",
        city,
        `${anyZip}${and} ${city}|${city}(?:${and} ${state})?${and} ${anyZip}`,
      ),
    ],
    [
      "State",
      either(
        `${state}(?: (?:or |oder )?${either(state, "county|territory")})*` +
          "(?: reference)?(?: code| id| identifier| abbreviation| name)?",
        `${ofState}|st`,
      ),
    ],
    [
      "Zip",
      either("(?:zip|post|postal|zip (?:or )?post(?:al)?|post(?:al)? (?:code )?(?:or )?zip) ?(?:code)?(?: str)?", zip),
    ],
    [
      "Country",
      either(
        "country(?: (?:or )?region)?(?: (?:code|iso|name|alpha|2))*",
        "land(?: regio(?:n)?)?|lander ?(?:code|kennzeichen|kurzel|schlussel)|land(?:es)? ?(?:code|kennzeichen|kurzel)|staat",
        "(?:code )?pays(?: region)?|(?:codigo(?: de)? )?pais(?: region)?|nacion",
      ),
    ],
  ] as const
).map(([role, words]) => [role, whole(words)]);

/** A pattern for the whole header, whose spaces may be missing. */
function whole(words: string): RegExp {
  return new RegExp(`^(?:${words.replaceAll(" ", " ?").replaceAll("??", "?")})$`);
}

/** Addresses that exports distinguish. `own` is the one with only `Address` or `Main address` in its headers. */
export type Address = "own" | "physical" | "billing" | "shipping" | "mailing" | "contact" | "second";

/** Words before the actual name, and the address that they tell. */
export const qualifiers: readonly (readonly [Address, RegExp])[] = [
  [
    "own",
    new RegExp(
      `^(?:${company} ?|(?:${site}|main|primary|default|head ?office|headquarters|hq|business|work|us|haupt|principal|siege) )`,
    ),
  ],
  ["contact", /^(?:contact|ansprechpartner|contacto|contactpersoon) /],
  ["physical", /^(?:(?:physical|registered|sa) |(?:strassen|haus) ?(?=anschrift|adress))/],
  ["billing", /^(?:(?:billing|bill|bill to|invoice|invoicing|po|facturation|facturacion) |(?:rechnungs?|factuur) ?)/],
  ["shipping", /^(?:(?:shipping|ship|ship to|delivery|livraison|envio|entrega) |(?:liefer|aflever|bezorg) ?)/],
  ["mailing", /^(?:(?:mailing|postal) |post ?(?=anschrift|adress))/],
  ["second", /^(?:(?:address|addr) 2|alternate|second|secondary|other) /],
  // From a flattened object: `address.city`, `Address 1: City`.
  ["own", /^(?:address|addr|adresse|anschrift|direccion|adres)(?: 1)? (?:de )?/],
];

/** Words after the actual name that mean the same as before it: `Ville de facturation`, `City of Address`. */
export const qualifiersBehind: RegExp =
  /^(.+?)(?: (?:del?|du|d|of|the))* (billing|shipping|mailing|facturation|livraison|facturacion|envio|entrega|principal|siege|address)$/;

/** Words in headers of columns that the template does not have: people, web addresses, dates, second numbers. */
export const otherWords: RegExp = new RegExp(
  `\\b(?:${[
    "fax|web|website|url|domain|owner|manager|rep|person|first|last|middle|contact|parent|title|created|modified",
    "updated|date|status|type|notes?|comments?|alternate|other|secondary|tax|vat|balance|currency|full name|salutation",
    "language|locale|time ?zone|vendors?|suppliers?|industry|territory|terms|nationality|bank|router|agents?|users?|home|private?",
    "telefax|webseite|homepage|internet|ansprechpartner|vorname|nachname|anrede|titel|sprache|wahrung|datum|typ|art",
    "notiz|bemerkung(?:en)?|lieferanten?|ust|steuer|umsatz|kategorie|gesperrt|inaktiv|aktiv",
    "prenom|civilite|langue|devise|statut|remarques?|commentaires?|fournisseurs?|tva|siren|siret|solde|categories?",
    "apellidos?|idioma|moneda|fecha|tipo|observaciones|proveedor|nif|cif|saldo|contacto",
    "contactpersoon|voornaam|achternaam|taal|valuta|opmerking(?:en)?|leverancier|btw|kvk",
  ].join("|")})\\b`,
);
