import { alphanumeric, beyondAscii, characterKinds, Kind } from "../document/characters.ts";
import { foldAccents } from "../document/fold.ts";
import { isProgramText, mayBeProgramText, typeWords } from "../document/program-text.ts";
import { WordFilter } from "../document/word-filter.ts";
import { once } from "../once.ts";

/** What people and programs write if they have no value; letters and digits only, in lower case. */
const words: ReadonlySet<string> = new Set([
  ...["na", "none", "null", "dbnull", "undefined", "unknown", "unspecified", "tbd", "tba", "tbc", "placeholder"],
  ...["notapplicable", "notavailable", "notassigned", "notset", "notprovided", "notspecified", "notknown"],
  ...["notentered", "pleaseselect", "pleasechoose", "selectone", "chooseone", "fixme"],
  ...["sameasbilling", "sameasbillingaddress", "sameasmailing", "sameasmailingaddress", "sameasshipping"],
  ...["noneprovided", "nonegiven", "novalue", "nodata", "noemail", "nophone"],
  ...["tobedetermined", "tobeconfirmed", "tobeannounced", "tobedefined", "xxx", "xxxx", "xxxxx"],
  // In the languages of countries where the platform is sold, and of their neighbours, without accents.
  ...["unbekannt", "keineangabe", "keineangaben", "nichtverfugbar", "nichtangegeben", "nichtzutreffend", "entfallt"],
  ...["aucun", "aucune", "inconnu", "inconnue", "nonrenseigne", "nondisponible", "nonapplicable", "sansobjet"],
  ...["adefinir", "нет", "неизвестно", "なし", "不明", "無し", "无", "未知"],
  ...["desconocido", "desconocida", "sindatos", "sindefinir", "nodisponible", "noaplica", "noaplicable", "pordefinir"],
  ...["onbekend", "nietbeschikbaar", "nietvantoepassing", "nogtebepalen"],
  ...["nessuno", "nessuna", "sconosciuto", "sconosciuta", "nondisponibile", "nonapplicabile", "nonspecificato"],
  ...["dadefinire", "nonassegnato"],
  ...["desconhecido", "desconhecida", "nenhum", "nenhuma", "naoinformado", "naoaplicavel"],
  ...["naodisponivel", "semdados", "okand", "saknas", "uppgiftsaknas", "ejangivet", "ejtillampligt", "ukendt"],
  ...["ikkeoplyst", "ikkerelevant", "ikkeangivet", "ukjent", "ikkeoppgitt", "tuntematon", "eitiedossa", "nieznany"],
  ...["nieznana", "nieznane", "niedotyczy", "brakdanych", "doustalenia", "neznamy", "neuvedeno"],
  ...typeWords,
  // References to the row above.
  ...["asabove", "sameasabove", "seeabove", "asprevious", "sameasprevious", "wieoben", "sieheoben", "cidessus"],
  ...["voircidessus", "igualquearriba", "verarriba", "comesopra", "vedisopra", "ziebovenstaande", "ziehierboven"],
  // From a row that explains its columns.
  ...["required", "mandatory", "optional", "pflichtfeld", "obligatoire", "facultatif", "obligatorio", "verplicht"],
]);

/** Like `words`: "same as above". With a capital letter, they may be the name of a company. */
const dittos: ReadonlySet<string> = new Set(["ditto", "dito", "same", "idem"]);

/**
 * Like `words`, but these may be the name of a company or site, so there they count only with punctuation around them.
 */
const commonWords: ReadonlySet<string> = new Set([
  ...["nil", "nan", "unk", "empty", "blank", "missing", "nothing", "void", "pending", "todo", "dummy"],
  ...["keine", "keiner", "leer", "ka", "nv", "neant", "vide", "ninguno", "ninguna", "vacio", "geen", "leeg", "nvt"],
  ...["vuoto", "vuota", "vazio", "vazia", "ingen", "inget", "intet", "mangler", "tyhja", "puuttuu", "brak", "puste"],
  ...["select", "choose", "array", "loading", "chargement", "cargando", "laden", "gettingdata"],
]);

/** The letters of the next two patterns. */
const initials = ["na", "nb", "nc", "nd", "nk", "nv", "ni", "sa", "sd", "si", "sn", "so", "bd", "ka"];

/** Abbreviations of "no data" in various languages, with a slash: `n/d`, `s/o`. */
const initialsForNone = /^\(?(?:n\/[abcdikv]|s\/[adino]|b\/d|k\/a)\.?\)?$/i;

/** The same with full stops, in lower case, as nobody would write initials: `n.d.` */
const smallInitials = /^\(?(?:n\. ?[bcdkv]|s\. ?[no]|b\. ?d|k\. ?a)\.\)?$/;

/** Only zeros, in a column of numbers. */
const zeros: readonly string[] = Array.from({ length: 13 }, (_, index) => "0".repeat(index + 3));

/** Only punctuation: `-`, `?`, `…`, or `"` as a ditto mark. */
const onlyPunctuation = /^[\s\p{Pd}_.…?!*#~/\\=+:()[\]<>'`"“”„″〃]+$/u;

/** Punctuation around or within such a word: `N/A`, `(none)`, `<null>`, `n.a.`, `- TBD -`. */
const punctuation = /[\s./\\_*#'"()[\]<>{}?!:;,–—-]+/g;

/** A short text that is repeated: `N/A N/A`. */
const repeated = /^(\S{2,8})(?:\s+\1)+$/;

/** All words, for the checker's fast path. */
export const placeholderWords: readonly string[] = [...words, ...dittos, ...commonWords, ...zeros, ...initials];

/** What else a placeholder may consist of, as `Kind` bits. Words in quotes are not looked for at a glance. */
export const placeholderSigns: number = Kind.program | Kind.foreign;

const filter = once(() => new WordFilter(placeholderWords));

/**
 * A fast test whether the characters between two offsets, given as from `codesOf` and with these `Kind` bits, may be a
 * placeholder. If true, call `isPlaceholder`.
 */
export function mayBePlaceholderAt(codes: Uint8Array, start: number, end: number, kinds: number): boolean {
  return (kinds & (placeholderSigns | Kind.quoted)) !== 0 || filter().mayHold(codes, start, end, kinds);
}

/** In UTF-16 units, including punctuation around the word. Longer values are not placeholders. */
export const longestPlaceholder = 40;

/**
 * Whether a trimmed value is a placeholder for no value.
 * @param column whether it contains `names` or IDs, which may be common words; whether `initials` of two letters are
 *   likely values there (no company is called `NA`); whether it contains `numbers`, which are never 0
 */
export function isPlaceholder(
  value: string,
  column: { readonly names: boolean; readonly initials: boolean; readonly numbers: boolean },
): boolean {
  // Only the text of a program has an `&`.
  if ((value.includes("&") || isNumbered(value)) && !mayBeProgramText(value)) return false;
  const isShort = value.length <= maxLength;
  const text = isShort && /\s/.test(value) ? value.replace(repeated, "$1") : value;
  if (onlyPunctuation.test(text) || isProgramText(text) || text === "NaN") return true;
  if (initialsForNone.test(text) || smallInitials.test(text)) return true;
  if (!isShort) return false;
  const word = wordOf(text);
  if (zeros.includes(word)) return column.numbers;
  // `Nan` is a name. JavaScript writes `NaN`, Python `nan`.
  if (word === "nan" && text === "Nan") return false;
  if (words.has(word)) return !column.initials || !/^[a-z]{2}$/.test(word) || text.toLowerCase() !== word;
  if (dittos.has(word)) return !column.names || column.initials || !/^[A-Z]/.test(text);
  return commonWords.has(word) && (!column.names || text.toLowerCase() !== word);
}

/** How the few words with letters and digits end, with or without punctuation. */
const numberedEnds = [...words].filter((word) => /\d/.test(word)).map((word) => [...word.slice(-2)].join("[^a-z\\d]*"));
const numberedEnd = new RegExp(`(?:${numberedEnds.join("|")})[^a-z\\d]*$`, "i");

/** A fast test of names and IDs with a number, which hardly any words have that mean no value. */
function isNumbered(text: string): boolean {
  let kinds = 0;
  for (let i = 0; i < text.length; i++) kinds |= characterKinds[Math.min(text.charCodeAt(i), beyondAscii)] as number;
  return (kinds & (alphanumeric | Kind.foreign)) === alphanumeric && !numberedEnd.test(text);
}

/** No words that mean no value are longer, in UTF-16 units. */
const maxLength = 200;

/** The letters and digits of a text, without accents and in lower case. A repeated word is taken once. */
function wordOf(text: string): string {
  const parts = foldAccents(text)
    .toLowerCase()
    .split(punctuation)
    .filter((part) => part !== "");
  const [first = ""] = parts;
  return first.length > 2 && parts.every((part) => part === first) ? first : parts.join("");
}
