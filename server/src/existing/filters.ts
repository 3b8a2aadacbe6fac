import { isJsonObject, type JsonObject } from "./json-object.ts";
import { pageWordOf } from "./page-keys.ts";
import { shownText } from "./part-words.ts";
import { plainKey } from "./words.ts";

/** A filter that an export mentions: records that do not pass it are missing. */
export interface Filter {
  /** The filter as shown to the user. */
  readonly shown: string;
  /** Whether it excludes only inactive companies. */
  readonly isOfState: boolean;
}

/** One condition: `State = OR`. */
interface Condition {
  readonly field: string;
  readonly value: string;
}

/** In UTF-16 units. Longer lines are no filter lines; of longer queries, the beginning is enough. */
const longest = 500;

/** Values that exclude nothing. */
const everything =
  /^(?:[-–—*%]*|\*:\*|null|undefined|none|off|empty|n\/?a|0|\[\]|\{\}|(?:all|any|every|no|alle[sn]?|keine?|tous|toutes|tout|aucune?|tod[oa]s|ning[uú]n[oa]?|geen)(?: [\p{L} ]{0,30})?|not (?:set|applied|filtered)|unfiltered|contains data|is not (?:null|empty))$/iu;

/** Whether a condition excludes only inactive companies. */
function isOfState({ field, value }: Condition): boolean {
  if (field === "") return /^(?:only )?active(?: \p{L}+)?(?: only)?$/iu.test(value);
  if (/^(?:is ?)?(?:inactive|archived|deleted|disabled)(?: ?flag)?$/i.test(field))
    return /^(?:no|false|0)$/i.test(value);
  if (!/(?:status|state)$|^(?:is ?)?(?:active|enabled)$|^show$/i.test(field)) return false;
  return /^(?:active|yes|true|1|enabled|current|aktiv|actif|activ[oa]s?|actief|open)(?: \p{L}+)?$/iu.test(value);
}

/** The words or signs between a field and its value. */
const operator =
  /\s*(?:[!<>]=?|={1,3}|:|~)\s*|\s+(?:equals?(?: to)?|is(?: not| one of)?|eq|ne|contains?|(?:begins|starts|ends) with|like|in|not|greater than|less than|after|before|between|ist|est|es)\s+/iu;

/** @param text the text that contains the conditions, if they come from one */
function filterOf(conditions: readonly Condition[], text?: string): Filter | undefined {
  const left = conditions
    .map(({ field, value }) => ({ field, value: value.trim() }))
    .filter((each) => !everything.test(each.value) || isOfState(each));
  if (left.length === 0) return undefined;
  const texts = left.map(({ field, value }) => (field === "" ? value : `${field} = ${value}`));
  return { shown: shownText(text?.trim() ?? texts.join("; ")), isOfState: left.every(isOfState) };
}

const word =
  "filters?|filtered(?: (?:by|on))?|filter(?:ed)? criteria|criteria|conditions?|where|query|search(?: (?:criteria|terms?|query|text|for))?|gefiltert nach|filterkriterien|suche|filtres?|filtr[eé]e? par|crit[eè]res?|recherche|filtros?|filtrado por|criterios|b[uú]squeda|gefilterd op|zoekopdracht";
const heading = new RegExp(
  `^[\\s*#/-]*(?:(?:applied|active|current|report|list) )?(?:${word})(?: applied)?(?:\\s*[:=]\\s*(.*)|)$`,
  "iu",
);

/** The lines of a CSV that name a filter: `Filter: State = Oregon`, or `Filtered by` and a line for each condition. */
export class FilterLines {
  found: Filter | undefined;
  #isOpen = false;

  addTitle(cells: readonly string[]): void {
    this.add(cells);
    this.found ??= filterInTitle(cells.find((cell) => cell.trim() !== "") ?? "");
  }

  add(cells: readonly string[]): void {
    const text = cells
      .map((cell) => cell.trim())
      .filter(Boolean)
      .join("; ");
    const title = text.length <= longest ? heading.exec(text) : null;
    const value = title?.[1] ?? "";
    if (title) this.#isOpen = value === "";
    else if (!operator.test(text)) this.#isOpen = false;
    const conditions = this.#isOpen && !title ? text : value;
    if (this.found?.isOfState !== false) this.found = filterOf(conditionsIn(conditions), conditions) ?? this.found;
  }
}

const companies =
  "(?:compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?|firmen|kunden|unternehmen|soci[eé]t[eé]s|entreprises|empresas|clientes|bedrijven|klanten|records?|list)";

/** Titles that name a filter: `Companies (Filtered)`, `Company List (A-M)`, `Selected companies`, `Search results`. */
const titles: readonly RegExp[] = [
  /(?<!\p{L}|(?:not|nicht|non|no|niet) )(?:filtered|gefiltert|filtr[eé]e?s?|filtrad[oa]s?|gefilterd)[)\]]?$/iu,
  /(?<!\p{L})(?:start|begin)n?ing with \S|(?<!\p{L})search results?(?!\p{L})|(?<!\p{L})recently (?:viewed|added|used)/iu,
  new RegExp(`^(?:selected|ausgewählte|sélectionnées|seleccionad[oa]s|geselecteerde) ${companies}$`, "iu"),
];

/** A part of the alphabet. */
const letters = new RegExp(
  `${companies}[^\\p{L}]+(?:(?:from|von|de|van) )?(\\p{L}) ?(?:[-–—]|to|bis|à|a|tot) ?(\\p{L})(?!\\p{L})`,
  "iu",
);

/** The view of a list on screen. */
const view = /^(?:(?:list|current|saved) )?(?:view|ansicht|vue|vista|weergave) ?: ?(.+)$/iu;

/** Views of some companies only. */
const ofSome =
  /^(?:my|meine|mes|mis|mijn|recent(?:ly)?|selected|favou?rites?|starred|unassigned|filtered|active|aktive)(?!\p{L})/iu;

function filterInTitle(title: string): Filter | undefined {
  const text = title.length > longest ? "" : title.trim();
  const range = letters.exec(text);
  const isRange = range !== null && `${range[1]}${range[2]}`.toLowerCase() !== "az";
  const shown = view.exec(text)?.[1] ?? "";
  if (ofSome.test(shown)) return filterOf([{ field: "", value: shown }]);
  return isRange || titles.some((each) => each.test(text)) ? filterOf([{ field: "", value: text }]) : undefined;
}

const condition = new RegExp(`^(?<field>.*?)(?:${operator.source})(?<value>.*)$`, "iu");

/** The conditions in a text. */
function conditionsIn(text: string): Condition[] {
  return text.split(/[;|&,]| and | und | et | y | en /i).map((part) => {
    const { field = "", value = part } = condition.exec(part.trim())?.groups ?? {};
    return { field, value };
  });
}

const filterKey =
  /^\$?(?:applied|active|current|selected|request|list|query|search|report|saved|url)?(?:filters?|filtered(?:by|on)?|isfiltered|filter(?:by|on|query|string|criteria|groups?|expression|text)|where(?:clause)?|conditions?|criteria|search(?:text|terms?|query|string|criteria|for|by)?|query(?:filter|text|string|params?)?|q|keywords?|predicate|constraints?)$/;

/** Keys of objects that repeat the request, possibly with its filter. */
const requestKey = /^(?:request|params|parameters|arguments|variables|input|options)$/;

/** Keys in a request that are not filters: paging, order, format and timing. */
const otherKey =
  /^(?:page.*|per.*|sort.*|order.*|direction|dir|desc|asc|fields?|include.*|expand.*|select.*|columns?|format|locale|lang.*|version|time.*|embed|depth|view|mode|took|duration|(?:query|request|search)?id|.*hash|operator|op|logic|boost|combinator|token|key|path|url|method|executed.*|started.*|completed.*|match ?all)$/;

/** The filter under a key (in plain form) next to a list; undefined if it excludes nothing. */
export function filterUnder(plain: string, value: unknown, depth = 0): Filter | undefined {
  if (requestKey.test(plain) && isJsonObject(value)) {
    if (depth > deepest) return undefined;
    for (const [key, inner] of Object.entries(value)) {
      const found = filterUnder(plainKey(key), inner, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (!filterKey.test(plain)) return undefined;
  if (typeof value === "string") return filterOf(conditionsOfQuery(value.slice(0, longest)), value);
  if (typeof value === "boolean") return value ? filterOf([{ field: plain, value: "true" }]) : undefined;
  return filterOf(conditionsUnder("", value, 0));
}

/** The conditions of a query in words, in SQL or in a URL. GraphQL queries are ignored: they name fields to return. */
function conditionsOfQuery(text: string): Condition[] {
  if (/^\s*(?:\w[^"']*\{|\{\s*\w+\s*[({])/.test(text)) return [];
  if (/^\s*select\b/i.test(text)) {
    return conditionsIn(/\bwhere\b(.*?)(?:\b(?:order by|limit|startposition|maxresults)\b|$)/is.exec(text)?.[1] ?? "");
  }
  return /^(?:\w+:\/)?\//.test(text) ? conditionsOfAddress(queryIn(text)) : conditionsIn(text);
}

/** Further parameters that are not filters, in plain form: API keys, options, what to show. */
const optionKey =
  /^(?:|.*(?:token|secret|signature|callback|envelope|version)|(?:api|access|subscription)?key|apikey|auth.*|tenant(?:id)?|count|total.*|with.*|show.*|culture|pretty|raw|all|(?:no)?cache|ts|t|v|r|rand.*|nonce|top|take|max.*)$/;

/** Parameters that are yes-or-no conditions on each company. */
const questionKey =
  /^(?:is|has|only|not|exclude)\w+$|^(?:in)?active$|^(?:archived|deleted|disabled|enabled|lead|vendor|customer|supplier)(?:flag|only)?$/;

/** The conditions in the query of any program's URL. */
function conditionsOfAddress(query: string): Condition[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]) => {
    // `filter[name]`, `filters[state][$eq]`
    const [, outer = name, inner] = /^([^[\]]*)\[([^[\]]*)\]/.exec(name) ?? [];
    const plain = plainKey(outer.replace("$", ""));
    if (optionKey.test(plain) || isOther(plain)) return [];
    if (inner) return [{ field: inner, value }];
    if (filterKey.test(plain)) return conditionsIn(value);
    return /^(?:true|false)$/i.test(value) && !questionKey.test(plain) ? [] : [{ field: outer, value }];
  });
}

/** The filter in the query of a request's URL; undefined if it excludes nothing. */
export function filterInAddress(address: string): Filter | undefined {
  return filterOf(conditionsOfAddress(queryIn(address)));
}

/** In UTF-16 units. */
const longestAddress = 4000;

/** The query of a URL, without `?`. */
export function queryIn(address: string): string {
  return /\?([^#]*)/.exec(address.slice(0, longestAddress))?.[1] ?? "";
}

/** Maximum nesting of conditions in a filter. */
const deepest = 6;
const maxConditions = 100;

function conditionsUnder(field: string, value: unknown, depth: number): Condition[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== "object")) return [{ field, value: value.join(", ") }];
    return value
      .slice(0, maxConditions)
      .flatMap((entry) => (isOffered(entry) ? [] : conditionsUnder(field, entry, depth + 1)));
  }
  if (!isJsonObject(value)) return isOther(field) ? [] : [{ field, value: String(value) }];
  const entries = Object.entries(value);
  const isCondition = entries.some(([key]) => valueKey.test(plainKey(key)) || plainKey(key) === "operator");
  const namedField =
    isCondition && entries.find(([key, name]) => fieldKey.test(plainKey(key)) && typeof name === "string");
  return entries.flatMap(([key, inner]) => {
    const plain = plainKey(key);
    if (namedField && (key === namedField[0] || /^(?:type|label|title|id|name)$/.test(plain))) return [];
    const name = namedField && valueKey.test(plain) ? String(namedField[1]) : comparison.test(plain) ? field : key;
    return conditionsUnder(name, inner, depth + 1);
  });
}

const fieldKey = /^(?:field|fieldname|name|key|property|propertyname|column|attribute)$/;
const comparison = /^\$?(?:equals|eq|gte?|lte?|in|contains|like|ne|startswith)$/;
const valueKey = /^(?:values?|term|operand|query|text)$/;

function isOther(key: string): boolean {
  const plain = plainKey(key);
  return otherKey.test(plain) || (pageWordOf(plain) !== undefined && pageWordOf(plain) !== "state");
}

/** Whether an entry is a filter on offer, not an applied one: it has a name without a value, or counts its matches. */
function isOffered(entry: unknown): boolean {
  if (!isJsonObject(entry)) return false;
  const keys = Object.keys(entry as JsonObject).map(plainKey);
  if (keys.some((key) => /^(?:options|choices|count|doccount|buckets)$/.test(key))) return true;
  return (
    keys.some((key) => /^(?:id|name|label|title)$/.test(key)) &&
    !keys.some((key) => valueKey.test(key) && key !== "values")
  );
}
