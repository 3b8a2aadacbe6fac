/*
 * What lists on the screen and reports say of their pages, in the languages of the platform's customers: English, German,
 * French, Spanish and Dutch. In a phrase the groups `total`, `page` and `pages` are numbers; `cut` says that there is more.
 */

const noun = `(?:${[
  "records?|rows?|entries|entry|results?|items?|compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?",
  "eintr(?:ag|äge|ägen)|datens(?:atz|ätze|ätzen)|zeilen?|ergebniss?en?|treffern?|kunden|firmen|unternehmen|konten|elementen?|organisationen",
  "éléments?|entrées?|résultats?|enregistrements?|lignes?|sociétés?|entreprises?|comptes?",
  "registros?|entradas?|resultados?|filas?|elementos?|clientes?|empresas?|cuentas?|organizaciones",
  "resultaten|resultaat|rijen|regels?|klanten|bedrijven|organisaties|gegevens",
].join("|")})`;
const verb = `(?:${[
  "showing|displaying|displayed|viewing|shown|listing|exporting|exported",
  "zeige|anzeige|angezeigt|es werden",
  "affichage|affichés?|affiche",
  "mostrando|mostrar|mostrados",
  "weergave|toont|getoond|weergegeven|resultaat",
].join("|")})`;
/** A number, which is named by what it says. */
const a = (name: string) => String.raw`(?<${name}>\d{1,9})`;
const some = String.raw`\d{1,9}`;
const to = "(?:-|–|—|to|through|bis|à|au|al|a|tot|t/m)";
const of = "(?:out of|of|von|aus|sur|de|van)";
const total = `(?:about |a total of |insgesamt |un total de |total de |in totaal |de )?${a("total")}(?: total)?(?: ${noun})?`;
const page = "(?:page|seite|página|pagina|pág\\.|blz\\.|p\\.)";

/** What is said of pages in the words of lists on the screen, first what others are a part of. */
export const said: readonly RegExp[] = [
  `\\(?(?:filtered from|gefiltert (?:von|aus)|filtrée? (?:de|sur)|filtrad[oa]s? de(?: un total de)?|gefilterd uit) ${total}`,
  `(?:${noun}|rows) per page:? ${some}`,
  `(?:${verb} (?:von |de |del |van |l['’]|les |los |der )*)?(?:${noun}:? )?(?:de |del |van )?${some} ?${to} ?${some} (?:${noun} )?${of} ${total}`,
  `${verb} (?:only )?(?:the )?(?:first |top )?${some} (?:${noun} )?(?:${of}|/) ${total}`,
  `${some} (?:${noun} )?${of} ${a("total")}(?: total)? ${noun}`,
  `(?:${verb} )?${page}:? ?${a("page")} ?(?:${of}|/) ?${a("pages")}`,
  `(?:(?:${verb}|limited to|truncated (?:to|at|after)) (?:only )?(?:the )?(?:first|top)|(?:limited|restricted|capped) (?:to|at)|truncated (?:to|at|after)|begrenzt auf|beschränkt auf|limitée?s? à|limitad[oa]s? a|beperkt tot) (?<cut>${some})(?: ${noun})?`,
  `${verb} all (?:of )?(?:the )?${total}`,
  `(?:grand )?total(?: (?:number|count) of)?(?: ${noun})?(?: count)? ?[:=] ?${total}`,
  `total (?:(?:number |count )?of )?(?:${noun} )?${a("total")} ${noun}`,
  `(?:number of ${noun}|${noun} (?:count|found|total)|count|records|rows) ?[:=] ?${a("total")}`,
  `(?:gesamt(?:zahl|anzahl)?|insgesamt|anzahl(?: der)?|total (?:de|des)|nombre(?: total)?(?: (?:de|d['’]))?|número(?: total)?(?: de)?|totaal(?: aantal)?|aantal)(?: ?${noun})? ?[:=] ?${a("total")}(?: ${noun})?`,
  `${a("total")} (?:total ${noun}|${noun} (?:in total|total|found|returned|selected|affected|exported|gefunden|insgesamt|gesamt|trouvée?s?|au total|encontrad[oa]s?|en total|gevonden|in totaal))`,
  `(?<cut>${noun}|list|output|export|report|liste|lista|lijst|bericht|rapport) (?:(?:was|were|is|are|has been|have been|wurden?|est|a été|está|es|is|werd) )?(?:truncated|cut off|abgeschnitten|gekürzt|tronquée?s?|truncad[oa]s?|afgekapt)`,
  `(?<cut>(?:(?:${noun}|export|display|query|maximum|max|time|size) )*limit)(?: of ${some}(?: ${noun})?)? (?:(?:was|is|has been) )?(?:exceeded|reached|hit)`,
  `(?<cut>${some}) (?:more|other|weitere|autres|más|otros|otras|meer|andere) (?:${noun} )?(?:not shown|not displayed|omitted|hidden|nicht angezeigt|non affichée?s|no mostrad[oa]s|niet getoond)`,
  `(?<cut>(?:there are )?more (?:${noun}|pages)) (?:exist|follow|remain|are available|available|not shown|were omitted|omitted)`,
  `(?<cut>(?:weitere|autres|otros|otras|andere|meer) ${noun}) (?:vorhanden|folgen|verfügbar|disponibles|beschikbaar|nicht angezeigt|non affichée?s|no mostrad[oa]s|niet getoond)`,
].map(phrase);

/** What says as much only where the line, or the title, has nothing else: names have such words too. */
export const saidByItself: readonly RegExp[] = [
  `(?:${verb} )?${a("total")} ${noun}`,
  `no (?:matching )?(?:${noun}|data)(?: (?:were )?(?:found|available|to display|to show))?(?: in table)?`,
  `(?:keine|aucune?|sin|geen) (?:${noun}|daten|données|datos)(?: (?:gefunden|vorhanden|trouvée?s?|encontrad[oa]s|gevonden))?`,
  `${some} ?${to} ?${some} ?/ ?${a("total")}`,
  `(?:(?:and|plus|und|et|y|en|noch|encore|nog) )*(?<cut>${some}) (?:${noun} )?(?:more|weitere|autres|de plus|más|otros|otras|meer|andere)(?: ${noun}| ${page})?`,
  `(?<cut>(?:(?:${noun}|output|list) )?(?:truncated|incomplete|abgeschnitten|unvollständig|tronquée?|incompl[eè]te?|truncad[oa]|incomplet[oa]|afgekapt|onvolledig))`,
].map(phrase);

/** The number of a page. */
export const pageNumber: RegExp = phrase(`${page}:? ?${a("page")}`);

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d%]|[.,]\d)`, "giu");
}

/**
 * Most lines have none of these, and there may be 100,000 of them: so it is simple, and takes accents as they come. Words that
 * companies are called by count behind a number.
 */
export const hint: RegExp = new RegExp(
  [
    "\\b(?:pages?|total|showing|shown|display(?:ing|ed)|viewing|listing|export(?:ing|ed)?|count|limit(?:ed)?|truncated|incomplete|more)\\b",
    "\\b(?:records?|rows?|entry|entries|results?|zeilen?|lignes?|registros?|entradas?|filas?|rijen|regels?)\\b",
    "eintr[aä]g|datens[aä]tz|ergebnis|treffer|enregistrement|r[eé]sultat|resultad|resultaat",
    "\\d (?:compan|client|customer|account|organi|items|kunde|firmen|untern|konten|[eé]l[eé]ment|entr[eé]|soci|entrepr|compte|empres|cuenta|klant|bedrijv|gegev)",
    "\\d ?(?:of|von|aus|sur|de|van|/) ?\\d",
    "\\b(?:seite|p[aá]gina|p[aá]g|blz|gesamt|insgesamt|anzahl|weitere|autres|otr[oa]s|andere|meer|nombre|totaa?l|aantal)(?!\\w)|m[aá]s(?!\\w)|número",
    "tronqu|truncad|abgeschnitten|unvollst|incompl|afgekapt|onvolledig|limitad|limit[eé]|begrenzt|beschränkt|beperkt",
    "\\b(?:no (?:matching|compan|client|customer|account|organi|items|data)|keine|aucun|geen|sin )",
    "^\\W*(?:error|fehler|erreur|fout|exception|timeout|time-out)s? ?:",
  ].join("|"),
  "i",
);
