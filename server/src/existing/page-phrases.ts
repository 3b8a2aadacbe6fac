/*
 * Phrases about pages in lists on screen and in reports, in the languages of the platform's customers: English, German,
 * French, Spanish and Dutch. In a phrase, the groups `total`, `page` and `pages` are numbers; `cut` means that there is
 * more.
 */

import { once } from "../once.ts";

const noun = `(?:${[
  "records?|rows?|entries|entry|results?|items?|compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?",
  "eintr(?:ag|äge|ägen)|datens(?:atz|ätze|ätzen)|zeilen?|ergebniss?en?|treffern?|kunden|firmen|unternehmen|konten|elementen?|organisationen",
  "éléments?|entrées?|résultats?|enregistrements?|lignes?|sociétés?|entreprises?|comptes?",
  "registros?|entradas?|resultados?|filas?|elementos?|clientes?|empresas?|cuentas?|organizaciones",
  "resultaten|resultaat|rijen|regels?|klanten|bedrijven|organisaties|gegevens",
].join("|")})`;
const verb = `(?:${[
  "show|showing|displaying|displayed|viewing|shown|listing|exporting|exported",
  "zeige|anzeige|angezeigt|es werden",
  "affichage|affichés?|affiche",
  "mostrando|mostrar|mostrados",
  "weergave|toont|getoond|weergegeven|resultaat",
].join("|")})`;
/** A number in a named group. */
const number = (name: string) => String.raw`(?<${name}>\d{1,9})`;
const some = String.raw`\d{1,9}`;
/** A number large enough to be a limit. */
const many = String.raw`\d{2,9}`;
const to = "(?:-|–|—|to|through|bis|à|au|al|a|tot|t/m)";
const of = "(?:out of|of the|of|von den|von|aus|sur|de los|de las|de|van de|van)";
const total = `(?:about |a total of |insgesamt |un total de |total de |in totaal |de )?${number("total")}(?: total)?(?: ${noun})?`;
const page = "(?:page|pg\\.?|seite|s\\.|página|pagina|pág\\.|blz\\.|p\\.)(?: ?(?:no\\.?|nr\\.?|number|#))?:?";
/** Words for what contains the list. */
const list =
  "(?:list|output|export|report|file|query|request|results?|liste|bericht|abfrage|ergebnisse|exportation|rapport|requête|résultats|lista|informe|exportación|resultados|lijst|resultaten)";
const left =
  "omitted|skipped|excluded|hidden|dropped|failed|not (?:shown|displayed|exported|included)|ausgelassen|übersprungen|nicht (?:angezeigt|exportiert)|omise?s|ignorée?s|non (?:affichée?s|exportée?s)|omitid[oa]s|no (?:mostrad[oa]s|exportad[oa]s)|overgeslagen|weggelaten|niet (?:getoond|geëxporteerd)";
const first = "(?:first|top|ersten?|premi[eè]re?s|primer[oa]s|eerste)";
const reached =
  "(?:(?:was|is|has been|wurde|ist|a été|est|fue|ha sido|werd) )?(?:exceeded|reached|hit|erreicht|überschritten|atteinte?|dépassée?|alcanzad[oa]|superad[oa]|excedid[oa]|bereikt|overschreden)(?: ?: ?\\d{1,9})?";

/** Phrases about pages. Phrases that contain others come first. */
export const phrases: () => readonly RegExp[] = phraseList([
  `(?:filtered from|gefiltert (?:von|aus)|filtrée? (?:de|sur)|filtrad[oa]s? de(?: un total de)?|gefilterd uit) ${total}`,
  `(?:${noun} per page:? ${some}|${some} (?:${noun} )?per page|show ${some} ${noun})`,
  `(?:${verb} )?(?:${noun}:? )?(?:${some} ?${to} ?)?${some} (?:${noun} )?${of} (?<cut>(?:more than|over|mehr als|über|plus de|más de|meer dan) ${some}|${some} ?\\+|many)(?: ${noun})?`,
  `(?:${verb} (?:von |de |del |van |l['’]|les |los |der )*)?(?:${noun}:? )?(?:de |del |van )?${some} ?${to} ?${some} (?:${noun} )?${of} ${total}`,
  `(?:${verb}|${noun}:) (?:only )?(?:the )?(?:first |top )?${some} (?:${noun} )?(?:${of}|/) ${total}`,
  `${some} (?:${noun} )?${of} ${number("total")}(?: total)? ${noun}`,
  `(?:${verb} )?${page} ?${number("page")} ?(?:${of}|/) ?${number("pages")}`,
  `(?:part|teil|partie|parte|deel) ${number("page")} ?(?:${of}|/) ?${number("pages")}`,
  `${number("page")} ${of} ${number("pages")} (?:pages|seiten|páginas|pagina['’]?s)`,
  `(?:${verb} (?:only )?(?:the )?${first}|(?:limited|restricted|capped|truncated) (?:to|at|after)(?: (?:the )?${first})?|(?:begrenzt|beschränkt|limitiert|gekürzt) auf|(?:limité|tronqué)e?s? à|(?:limitad|truncad)[oa]s? a|beperkt tot) (?<cut>${some})(?: ${noun})?`,
  `auf (?<cut>${some})(?: ${noun})? (?:begrenzt|beschränkt|limitiert|gekürzt)`,
  `${first} (?<cut>${many}) ${noun}`,
  `(?<cut>${many}) ${first} ${noun}`,
  `(?<cut>max(?:imum|imal|imaal|\\.)?(?: (?:of|von|de|van))? ${many} ${noun})`,
  `${verb} all (?:of )?(?:the )?${total}`,
  `(?:grand )?total(?: (?:number|count) of)?(?: ${noun})?(?: count)? ?[:=] ?${total}`,
  `total (?:(?:number |count )?of )?(?:${noun} )?${number("total")} ${noun}`,
  `(?:gesamt(?:zahl|anzahl)?|insgesamt|anzahl(?: der)?|total (?:de|des)|nombre(?: total)?(?: (?:de|d['’]))?|número(?: total)?(?: de)?|cantidad(?: de)?|totaal(?: aantal)?|aantal)(?: ?${noun})? ?[:=] ?${number("total")}(?: ${noun})?`,
  `(?:number of ${noun}|${noun}(?: (?:count|found|total))?|count) ?[:=] ?${number("total")}`,
  `(?:total|(?:total )?number of|anzahl|nombre de|número de|aantal) ${noun} ${number("total")}`,
  `${noun} count ${number("total")}`,
  `${number("total")} (?:total ${noun}|${noun} (?:in total|total|found|returned|selected|affected|exported|gefunden|insgesamt|gesamt|trouvée?s?|au total|encontrad[oa]s?|en total|gevonden|in totaal))`,
  `(?<cut>${noun}|data|${list}) (?:(?:was|were|is|are|has been|have been|wurden?|est|sont|a été|ont été|está|es|is|zijn|werd) )?(?:truncated|cut off|abgeschnitten|gekürzt|tronquée?s?|truncad[oa]s?|afgekapt)`,
  `(?<cut>(?:(?:${noun}|export|display|query|maximum|max|time|size) )*\\p{L}*(?:limite?|límite|limiet)(?: (?:of|von|de|van) ${some}(?: ${noun})?)?) ${reached}`,
  `(?<cut>(?:max(?:imum|imal)?|nombre maxim(?:al|um)|maximale anzahl|número máximo|maximum aantal)(?: number)?(?: (?:of|de))? ${noun}) ${reached}`,
  `(?<cut>too many|zu viele|trop de|demasiad[oa]s|te veel) ${noun}(?: to (?:display|show))?`,
  `only (?<cut>${some})(?: ${noun})? (?:displayed|shown|exported)`,
  `(?<cut>not all|nicht alle|pas tou(?:te)?s|no (?:se \\p{L}+ )?tod[oa]s|niet alle) (?:(?:of )?the |les |los |las )?${noun}`,
  `(?<cut>tou(?:te)?s) les ${noun} ne (?:sont|peuvent) pas`,
  `(?:0|no|keine|aucune?|sin|geen) (?:${noun} )?(?:${left})`,
  `(?<cut>some|einige|certaine?s|algun[oa]s|sommige|[1-9]\\d{0,8}) (?:(?:more|other|weitere|autres|más|otros|otras|meer|andere) )?(?:${noun} )?(?:(?:were|was|have been|has been|wurden?|ont été|fueron|han sido|zijn|werden) )?(?:${left})`,
  `(?<cut>there are more ${noun}|(?:there are )?more (?:${noun}|pages)) (?:exist|follow|remain|are available|available|not shown|were omitted|omitted|than)`,
  `(?<cut>(?:weitere|autres|otros|otras|andere|meer) ${noun}) (?:vorhanden|folgen|verfügbar|disponibles|beschikbaar|nicht angezeigt|non affichée?s|no mostrad[oa]s|niet getoond)`,
]);

/** Phrases that count only if the line or title says nothing else, because names can contain such words too. */
export const wholeLinePhrases: () => readonly RegExp[] = phraseList([
  `(?<cut>more than|over|mehr als|plus de|más de|meer dan) ${many} ${noun}`,
  `(?:grand )?totals? ${total}`,
  `(?:${verb} )?${number("total")} ${noun}`,
  `${number("total")} total`,
  `no (?:matching )?(?:${noun}|data)(?: (?:were )?(?:found|available|to display|to show))?(?: in table)?`,
  `(?:keine|aucune?|sin|geen) (?:${noun}|daten|données|datos)(?: (?:gefunden|vorhanden|trouvée?s?|encontrad[oa]s|gevonden))?`,
  `${some} ?${to} ?${some} ?/ ?${number("total")}`,
  `${some} (?:selected |ausgewählt )?(?:${of}|/) ${number("total")}`,
  `(?:(?:and|plus|und|et|y|en|noch|encore|nog) )*(?<cut>${some}) (?:${noun} )?(?:more|weitere|autres|de plus|más|otros|otras|meer|andere)(?: ${noun}| ${page})?`,
  `(?:nog|noch|encore|aún) (?<cut>${some})(?: ${noun})?`,
  `(?<cut>${some}) ?\\+ ${noun}`,
  `(?<cut>(?:(?:${noun}|output|list) )?(?:truncated|incomplete|abgeschnitten|unvollständig|tronquée?|incompl[eè]te?|truncad[oa]|incomplet[oa]|afgekapt|onvolledig))`,
  `(?<cut>partial|incomplete|unvollständige[rs]?|partielle?|incompl[eè]te?|parcial|incomplet[oa]|gedeeltelijke|onvolledige) ${list}`,
  `(?<cut>${list}|operation|vorgang) (?:(?:is|was|has|ist|wurde|est|a|a été|está|fue|werd) )?(?:partial|incomplete|failed|aborted|cancell?ed|interrupted|timed out|unvollständig|fehlgeschlagen|abgebrochen|partiel(?:le)?|incompl[eè]te?|échouée?|annulée?|interrompue?|parcial|incomplet[oa]|falló|fallid[oa]|cancelad[oa]|gedeeltelijk|onvolledig|mislukt|afgebroken)(?: by user)?`,
  `(?<cut>timed out after ${some}) (?:seconds?|minutes?|m?s)`,
  `(?<cut>there are more) ${noun}`,
  "(?<cut>(?:and|und|et|y|en) (?:more|weitere|d['’]autres|más|meer))",
  "(?<cut>next page|nächsten? seite|page suivante|página siguiente|siguiente página|volgende pagina)",
  "(?<cut>continued|fortsetzung folgt)",
  `(?<cut>(?:load|show|view|see) more|mehr (?:anzeigen|laden)|(?:voir|afficher|charger) plus|(?:ver|mostrar|cargar) más|meer (?:laden|weergeven|tonen))(?: ${noun})?`,
  "(?<cut>\\d{1,4}(?: [|·.…]+)?(?: \\d{1,4}(?: [|·.…]+)?)+) (?:next|weiter|suivante?|siguiente|volgende)",
  "(?<cut>next|weiter|suivante?|siguiente|volgende) ?[>»›→]+",
]);

/** Words that may accompany the phrases on a line that says nothing else. */
export const fillers: ReadonlySet<string> = new Set(
  [
    "the this that these there here of to in on at as for from with by and or only just all a an is are was were be been has have had can could not no please see",
    "export exported report list file output data results result set table page pages previous prev next show display displayed included shown selected filtered loaded returned available found continued preview due limit maximum number first",
    "der die das den dem dieser diese dieses ein eine von auf zu im in und nur alle es ist sind war wurde wurden werden wird bericht liste datei seite seiten angezeigt exportiert ausgewählt gefiltert insgesamt gesamt vorschau fortsetzung ersten",
    "le la les l un une d de des du à au sur par et seul seuls seule seules seulement tous toutes est sont a ont été ce cette liste rapport fichier exportation affichés affichées affiché affichage exportés exportées exporté suite total nombre aperçu",
    "el los las una del al en por y solo sólo se muestran muestra todos todas es son fue fueron ha han sido este esta lista informe archivo exportación exportados mostrados continúa total vista previa",
    "het een van op tot te en alleen alle er zijn werd werden deze dit lijst rapport bestand getoond geëxporteerd vervolg totaal aantal",
  ].flatMap((words) => words.split(" ")),
);

/** A page number. */
export const pageNumber: () => readonly RegExp[] = phraseList([`${page} ?${number("page")}`]);

/** The expressions are made when they are needed: to make them takes longer than to check a small file. */
function phraseList(sources: readonly string[]): () => readonly RegExp[] {
  return once(() => sources.map(phrase));
}

function phrase(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d%]|[.,]\d)`, "giu");
}

/**
 * A fast first test, because a file may have 100,000 lines, and most contain no phrase. Accents are optional. Words
 * that occur in company names count only after a number.
 */
export const hint: RegExp = new RegExp(
  [
    "\\b(?:pages?|pg|totals?|show|showing|shown|display(?:ing|ed)|viewing|listing|export(?:ing|ed)?|count|truncated|incomplete|partial|more|next|continued|timed out)\\b",
    "\\b(?:records?|rows?|entry|entries|results?|zeilen?|lignes?|registros?|entradas?|filas?|rijen|regels?)\\b",
    "limit(?!ed)|limited (?:to|at)|l[ií]mit[ea]|\\b(?:first|top|max\\w*|over|only|ersten?|premi[eè]re?s|primer[oa]s|eerste) (?:of |the )?\\d|\\d (?:ersten|premi[eè]re?s|primer[oa]s|eerste)",
    "\\b(?:too many|zu viele|trop de|demasiad|te veel|not all|niet alle)|omitted|skipped|excluded|failed|aborted|cancell?ed|interrupted",
    "eintr[aä]g|datens[aä]tz|ergebnis|treffer|enregistrement|r[eé]sultat|resultad|resultaat",
    "\\d\\)? (?:selected|total|compan|client|customer|account|organi|items|kunde|firmen|untern|konten|[eé]l[eé]ment|entr[eé]|soci|entrepr|compte|empres|cuenta|klant|bedrijv|gegev)",
    "(?:compan|client|customer|account|organi|kunden|firmen|konten|soci|compte|empres|cuenta|klanten|bedrijven)\\w* ?[:=] ?\\d",
    "\\d[\\])+]? ?\\(?(?:of|von|aus|sur|de|van|out of|/) ?(?:\\d|the|den|los|las|many|more|over|mehr|plus|m[aá]s|meer|[uü]ber)",
    "\\b(?:seite|p[aá]gina|p[aá]g|s\\. ?\\d+|blz|insgesamt|anzahl|weitere|autres|otr[oa]s|andere|meer|mehr|noch|nog|nombre|n[uú]mero|cantidad|totaa?l|aantal|plus|m[aá]s|suivante?|siguiente|volgende)(?!\\w)|gesamt|fortsetzung|tou(?:te)?s les",
    "tronqu|truncad|abgeschnitten|gek[uü]rzt|unvollst|incompl|afgekapt|onvolledig|begrenzt|beschr[aä]nkt|beperkt|abgebrochen|fehlgeschlagen|parcial|partiel|gedeeltelijk",
    "\\b(?:no (?:matching|compan|client|customer|account|organi|items|data)|keine|aucun|geen|sin )",
    "^\\W*(?:error|fehler|erreur|fout|exception|timeout|time-out)s? ?:",
  ].join("|"),
  "i",
);
