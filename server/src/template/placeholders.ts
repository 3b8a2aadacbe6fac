import { foldAccents } from "../document/fold.ts";
import { isProgramText, typeWords } from "../document/program-text.ts";

/** What people and programs write where they have no value; letters and digits only, in lower case. */
const words: ReadonlySet<string> = new Set([
  ...["na", "none", "null", "dbnull", "undefined", "unknown", "unspecified", "tbd", "tba", "tbc", "placeholder"],
  ...["notapplicable", "notavailable", "notassigned", "notset", "notprovided", "notspecified", "notknown"],
  ...["noneprovided", "nonegiven", "novalue", "nodata", "noemail", "nophone"],
  ...["tobedetermined", "tobeconfirmed", "tobeannounced", "tobedefined", "xxx", "xxxx", "xxxxx"],
  // The languages where the platform is sold, and their neighbours, without accents.
  ...["unbekannt", "keineangabe", "keineangaben", "nichtverfugbar", "nichtangegeben", "nichtzutreffend", "entfallt"],
  ...["aucun", "aucune", "inconnu", "inconnue", "nonrenseigne", "nondisponible", "nonapplicable", "sansobjet"],
  ...["adefinir"],
  ...["desconocido", "desconocida", "sindatos", "sindefinir", "nodisponible", "noaplica", "noaplicable", "pordefinir"],
  ...["onbekend", "nietbeschikbaar", "nietvantoepassing", "nogtebepalen"],
  ...["nessuno", "nessuna", "sconosciuto", "sconosciuta", "nondisponibile", "nonapplicabile", "nonspecificato"],
  ...["dadefinire", "nonassegnato"],
  ...["desconhecido", "desconhecida", "nenhum", "nenhuma", "naoinformado", "naoaplicavel"],
  ...["naodisponivel", "semdados", "okand", "saknas", "uppgiftsaknas", "ejangivet", "ejtillampligt", "ukendt"],
  ...["ikkeoplyst", "ikkerelevant", "ikkeangivet", "ukjent", "ikkeoppgitt", "tuntematon", "eitiedossa", "nieznany"],
  ...["nieznana", "nieznane", "niedotyczy", "brakdanych", "doustalenia", "neznamy", "neuvedeno"],
  ...typeWords,
  // Of the row above.
  ...["asabove", "sameasabove", "seeabove", "asprevious", "sameasprevious", "wieoben", "sieheoben", "cidessus"],
  ...["voircidessus", "igualquearriba", "verarriba", "comesopra", "vedisopra", "ziebovenstaande", "ziehierboven"],
  // Of a row that says what belongs into its columns.
  ...["required", "mandatory", "optional", "pflichtfeld", "obligatoire", "facultatif", "obligatorio", "verplicht"],
]);

/** The same, of the value in the row above. A company may be called so, with a capital letter. */
const dittos: ReadonlySet<string> = new Set(["ditto", "dito", "same", "idem"]);

/** The same, of words that a company or a site may well be called: only in other columns, or with signs around them. */
const commonWords: ReadonlySet<string> = new Set([
  ...["nil", "nan", "unk", "empty", "blank", "missing", "nothing", "void", "pending", "todo", "dummy"],
  ...["keine", "keiner", "leer", "ka", "nv", "neant", "vide", "ninguno", "ninguna", "vacio", "geen", "leeg", "nvt"],
  ...["vuoto", "vuota", "vazio", "vazia", "ingen", "inget", "intet", "mangler", "tyhja", "puuttuu", "brak", "puste"],
  ...["array", "loading", "chargement", "cargando", "laden", "gettingdata"],
]);

/** The letters of initials that stand for none where signs part them, as the next two say. */
const initials = ["na", "nb", "nc", "nd", "nv", "ni", "sa", "sd", "si", "sn", "so", "bd", "ka"];

/** Letters that are short for *no data* in a language or another, where a slash parts them: `n/d`, `s/o`. */
const initialsForNone = /^\(?(?:n\/[abcdvi]|s\/[adino]|b\/d|k\/a)\.?\)?$/i;

/** The same with full stops, where nobody would write initials so: `n.d.` */
const smallInitials = /^\(?(?:n\. ?[cdv]|s\. ?[no]|b\. ?d|k\. ?a)\.\)?$/;

/** Numbers of nothing but zeros, in a column of numbers. */
const zeros: readonly string[] = Array.from({ length: 13 }, (_, index) => "0".repeat(index + 3));

/** Signs and nothing else: `-`, `?`, `…`, and `"` for what stands above. */
const signs = /^[\s\p{Pd}_.…?!*#~/\\=+:()[\]<>'`"“”„″〃]+$/u;

/** Signs that may stand around such a word or in it: `N/A`, `(none)`, `<null>`, `n.a.`, `- TBD -`. */
const around = /[\s./\\_*#'"()[\]<>{}?!:;,–—-]+/g;

/** All of them, as they can be looked for at a glance. */
export const placeholderWords: readonly string[] = [...words, ...dittos, ...commonWords, ...zeros, ...initials];

/** Longer values stand for themselves; with signs around the words, in UTF-16 units. */
export const longestPlaceholder = 40;

/**
 * Whether a value, trimmed, stands for none.
 * @param column whether it takes names or IDs, which may be called like a common word; whether these may be two letters,
 *   as no company is called `NA`; or numbers, which are never 0
 */
export function standsForNone(
  text: string,
  column: { readonly names: boolean; readonly initials: boolean; readonly numbers: boolean },
): boolean {
  if (signs.test(text) || isProgramText(text) || text === "NaN") return true;
  if (initialsForNone.test(text) || smallInitials.test(text)) return true;
  const word = wordOf(text);
  if (zeros.includes(word)) return column.numbers;
  // The beginning of Nancy is a name; JavaScript and Python write the other one.
  if (word === "nan" && text === "Nan") return false;
  if (words.has(word)) return !column.initials || word.length > 2 || text.toLowerCase() !== word;
  if (dittos.has(word)) return !column.names || column.initials || !/^[A-Z]/.test(text);
  return commonWords.has(word) && (!column.names || text.toLowerCase() !== word);
}

/** The letters and digits of a text, without accents and in lower case; of a word that stands there twice, once. */
function wordOf(text: string): string {
  const parts = foldAccents(text)
    .toLowerCase()
    .split(around)
    .filter((part) => part !== "");
  const [first = ""] = parts;
  return first.length > 2 && parts.every((part) => part === first) ? first : parts.join("");
}
