/**
 * A kind of named record that is not a company, with its keys in English, German, French, Spanish and Dutch. The
 * patterns match keys in plain form, without accents.
 */
export interface Thing {
  /** The plural name for messages. */
  readonly name: string;
  /** Keys that no company has. */
  readonly sure: RegExp;
  /** Keys that count only in pairs, because a company may have one of them. */
  readonly likely: RegExp;
  /** Names of their lists and record types. */
  readonly called: RegExp;
  /** Keys of their name or number. */
  readonly own: RegExp;
  /** Keys of their ID, which count if they come first in a record. */
  readonly id: RegExp;
}

const words: readonly (readonly [name: string, sure: string, likely: string, called: string])[] = [
  [
    "devices",
    "devicetype(?:name)?|nodeclass|trusttype|iscompliant|seriennummer|numerodeserie|serienummer|mac(?:address(?:es)?)?|netbiosname|lastlogged(?:in|on)user",
    "systemname|dnsname|os|os(?:name|version|type|build)|operatingsystem|platform|ip|(?:internal|private|public)?ipaddress(?:es)?|lastboot(?:time)?|lastseen|lastcontact|uptime|model|manufacturer|processor|cpu|ram|agentversion|isonline|assettag|warranty(?:date|end|expires)?|betriebssystem|hersteller|modell|systemedexploitation|fabricant|modele|sistemaoperativo|fabricante|modelo|besturingssysteem|fabrikant",
    "device|asset|computer|machine|host|serial|server|workstation|endpoint|agent|configuration(?:item)?|gerat|rechner|arbeitsplatz|appareil|ordinateur|poste|serveur|dispositivo|equipo|ordenador|servidor|apparaat|werkstation",
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
    "summary|priority|severity|urgency|impact|assignee|requester|reporter|duedate|resolution|resolvedat|queue|subject|board|betreff|prioritat|falligkeit|fallig(?:am)?|bearbeiter|objet|sujet|priorite|echeance|asunto|prioridad|vencimiento|onderwerp|prioriteit|vervaldatum|behandelaar",
    "ticket|case|incident|issue|task|alert|alarm|vorgang|storung|aufgabe|tache|demande|incidencia|tarea|solicitud|melding|taak|storing",
  ],
  [
    "contracts",
    "agreementtype|vertragsart|vertragstyp",
    "startdate|enddate|effectivedate|expir(?:ation|y)date|billingcycle|termlength|autorenew|cancelleddate|renewaldate|laufzeit|(?:vertrags)?(?:beginn|ende)|startdatum|enddatum|einddatum|begindatum|kundigungsfrist|date(?:de)?(?:debut|fin)|fecha(?:de)?(?:inicio|fin)|looptijd|seats",
    "contract|agreement|subscription|vertrag|abo(?:nnement)?|contrat|contrato|suscripcion|overeenkomst",
  ],
  [
    "orders",
    "order(?:date|status|total)|(?:auftrags|bestell)datum|date(?:de)?commande|fecha(?:de)?pedido|(?:order|bestel)datum",
    "shipdate|shipto|shippingmethod|trackingnumber|lieferdatum|date(?:de)?livraison|fecha(?:de)?entrega|leverdatum",
    "(?:sales|purchase|work|so|po)?order|so|po|auftrag|bestellung|lieferschein|commande|pedido|bestelling",
  ],
  [
    "invoices",
    "invoice(?:date|total|status)|rechnungsnummer|numerodefacture|numerodefactura|factuurnummer|(?:rechnungs|beleg)datum|date(?:de)?facture|fecha(?:de)?factura|factuurdatum",
    "duedate|subtotal|total|amount(?:due|paid)?|balancedue|paid|ispaid|lineitems|paymentdate|betrag|summe|netto|brutto|montant(?:ht|ttc)?|total(?:ht|ttc)|importe|bedrag|totaal",
    "invoice|estimate|quote|payment|rechnung|beleg|angebot|zahlung|gutschrift|facture|devis|paiement|factura|presupuesto|pago|factuur|offerte|betaling",
  ],
  [
    "products",
    "partnumber|upc|barcode|vendorsku|manufacturerpartnumber|licen[cs]ekey|lizenzschlussel|productkey",
    "sku|(?:unit|list|retail|sales?)?price|(?:unit)?cost|quantity(?:onhand)?|stock|instock|productc(?:lass|ategory)|menge|(?:einzel)?preis|quantite|prix(?:unitaire)?|cantidad|precio|aantal|prijs",
    "product|catalogitem|licen[cs]e|produkt|artikel|lizenz|produit|producto|licencia|licentie",
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
    "stage|probability|closedate|amount|value|pipeline|estimatedvalue|phase|wahrscheinlichkeit|etape|probabilite|etapa|probabilidad|fase|waarschijnlijkheid",
    "opportunit(?:y|ie)|deal|verkaufschance|opportunite|oportunidad|verkoopkans",
  ],
  [
    "projects",
    "percentcomplete|projectmanager|projecttype|projektleiter|chefdeprojet|jefedeproyecto|projectleider",
    "startdate|enddate|duedate|progress|estimatedhours|actualhours|budget(?:hours)?|milestones",
    "project|projekt|projet|proyecto",
  ],
  [
    "time entries",
    "time(?:start|end)|workdate|(?:actual|billed|logged|worked)hours|hours(?:billed|worked|logged|deduct)|billableoption|chargeto(?:id|type)|workrole|arbeitszeit",
    "date|datum|fecha|hours|duration|minutes|timespent|(?:start|end)time|datestart|dateend|start(?:ed)?at|end(?:ed)?at|billable|worktype|resource|member|technician|stunden|dauer|techniker|mitarbeiter|heures|duree|technicien|horas|duracion|tecnico|uren|duur|monteur|medewerker",
    "timeentr(?:y|ie)|timesheet|timelog|worklog|appointment|scheduleentr(?:y|ie)|activity|activitie|zeiteintrag|termin|rendezvous|cita|afspraak",
  ],
  [
    "transactions",
    "transaction(?:date|type|amount|number)|txn(?:date|type)|buchungsdatum|buchungstext",
    "date|datum|fecha|num|memo|amount|debit|credit|posting|split|qty|quantity|betrag|soll|haben|montant|importe|bedrag|expensetype|paymentmethod",
    "transaction|buchung|booking|expense|charge|payout|refund|ecriture|asiento|boeking",
  ],
  ["domains", "registrar|nameservers?", "expireson|expires(?:at)?|issuer|dnssec", "domain|certificate|zertifikat"],
  ["reviews", "feedback|csat|nps(?:score)?", "rating|comment|technician|agent|score|responsedate", "review|survey"],
  ["passwords", "otpsecret|passwordtype", "username|login|password|passwordurl", "password|credential"],
];

/** What precedes the word for a thing in French and Spanish keys of its name or number. */
const beforeThing = "(?:n[or]?|num(?:ero)?|nom(?:bre)?|titulo|titre|ref(?:erence|erencia)?)(?:del?|du|dela?|des|l)?";

export const things: readonly Thing[] = words.map(([name, sure, likely, called]) => ({
  name,
  sure: new RegExp(`^(?:${sure})$`),
  likely: new RegExp(`^(?:${likely})$`),
  called: new RegExp(`^(?:${called})s?$`),
  // Companies, too, have a licence number, a sales agent and a contact's name.
  own:
    name === "people"
      ? /(?!)/
      : new RegExp(
          `^(?!licen|agent)(?:(?:${called})[esn]{0,2}(?:name|number|no|nr|num|#|title|bezeichnung|titel|nummer|naam)|${beforeThing}(?:${called}))$`,
        ),
  id: new RegExp(`^(?:${called})(?:id|guid|uuid)$`),
}));

/** Keys of a person's name in a record that also names a company. */
export const personKey =
  /^(?:(?:first|last|given|middle|family|full|user|contact|person|member|employee)name|surname|forename|vorname|nachname|prenom|apellidos?|achternaam|voornaam|contact|user|employee|person|ansprechpartner|benutzer|utilisateur|usuario|contactpersoon|gebruiker)$/;

/** Words for things that count at any position in a record that also names a company, if their value is a text. */
export const anywhereKey =
  /^(?:device|computer|machine|workstation|endpoint|asset|ticket|invoice|opportunity|deal|project|agreement|contract|product|subscription|licen[cs]e|gerat|rechner|rechnung|vertrag|auftrag|angebot|aufgabe|projekt|produkt|lizenz|appareil|ordinateur|facture|contrat|commande|devis|tache|projet|produit|dispositivo|equipo|factura|contrato|pedido|presupuesto|tarea|proyecto|producto|licencia|apparaat|factuur|overeenkomst|bestelling|offerte|taak|licentie)$/;

const unnamed =
  "group|type|status|board|role|policy|team|department|businessunit|categor(?:y|ie)|priorit(?:y|ie)|queue|template|tag|territor(?:y|ie)|territory|market|note|plan|skill|calendar|webhook|workflow|rule";

/** Names of lists and record types of other things that have little more than a name: `groups`, `companyTypes`. */
export const unnamedThings: RegExp = new RegExp(
  `^(?:.*[a-z])?(?:${unnamed.replaceAll("|", "s|").replace("statuss", "status(?:es)?").replace("policys", "policies")}s)$`,
);

/** Keys of their IDs, if they come first in a record that has no other ID. */
export const unnamedId: RegExp = new RegExp(`^(?:${unnamed})id$`);

/** Keys that only they have. */
export const unnamedKey: RegExp =
  /^(?:defaultflag|grouptypes|securityenabled|mailenabled|signofftemplateid|allcontactsflag|notifyflag|customnoteflag|sortorder|displayorder)$/;

/** Keys of dates, durations and amounts: they describe events and transactions, not companies. */
export const eventKey =
  /^(?:date|datum|fecha|(?:work|entry|transaction|txn|invoice|order|due|expiry|expiration|payment|service|run|event|visit|call|purchase|renewal|backup|scan|sales?|install(?:ation)?|delivery|shipping)date|time|(?:start|end)time|time(?:start|end)|datestart|dateend|started(?:at|on)|ended(?:at|on)|expires?(?:on|at)?|expiration|scheduled(?:for|at|start|end)?|hours|duration|amount|total|subtotal|quantity|qty|price|unitprice|cost|memo|num|debit|subject|summary|result|lastresult|lastrun|severity|betrag|summe|netto|brutto|menge|preis|stunden|dauer|uhrzeit|betreff|(?:rechnungs|beleg|buchungs|auftrags|liefer)datum|falligkeit|montant|prix|quantite|heures|duree|heure|objet|echeance|importe|precio|cantidad|horas|duracion|hora|asunto|vencimiento|bedrag|prijs|aantal|uren|duur|tijd|onderwerp|vervaldatum)$/;

/** Keys of an ID or number that is not a company's: `AlertID`, `SO Number`. They count before the company's name. */
export const foreignIdKey =
  /^(?!(?:compan|client|customer|account|acct|organi[sz]|org|tenant|business|firm|societe|entreprise|soci|kunde|debitor|unternehm|klant|bedrijf|cliente|empresa|record|row|line|seq|list|internal|external|extern|system|global|object|entity|site|location|branch|parent|partner|reseller|vendor|supplier|lead|prospect|owner|manager|group|region|territory|market|type|status|legacy|erp|crm|psa|rmm|gu|uu|u|phone|tele?fo|tel|fax|mobile|tax|vat|ust|steuer|siren|siret|nif|cif|kvk|btw|licen|reg|abn|duns|sic|naics|zip|post|contact|code|lfd|laufende|matchcode)[a-z]*)[a-z]{2,}(?:id|guid|number|no|nr|nummer|num|#)$/;

/** Keys that companies and other records share, which are no evidence for either. */
export const commonKey =
  /^(?:.*(?:id|guid|flags?|url|uri|href|link|color|colour)|(?:gu|uu|u)?id|identifier|(?:short|friendly|display)?name|key|code|types?|typename|status(?:es)?|state|active|isactive|inactive|enabled|archived|deleted|created.*|updated.*|modified.*|date(?:created|acquired|entered|updated|modified)|.*modified|lastactivity.*|dateadded|description|notes?|comments?|tags?|labels?|info|links?|self|meta|customfields?|attributes|properties|fields|relationships|owner|group|region|category|object|version|number|no|nr)$/;
