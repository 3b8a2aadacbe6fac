/** What people and programs write where they have no value; letters and digits only, in lower case. */
const words: ReadonlySet<string> = new Set([
  ...["na", "none", "null", "undefined", "unknown", "unspecified", "tbd", "tba", "tbc", "placeholder"],
  ...["notapplicable", "notavailable", "notassigned", "notset", "notprovided", "notspecified", "notknown"],
  ...["noneprovided", "nonegiven", "novalue", "nodata", "noemail", "nophone"],
  ...["tobedetermined", "tobeconfirmed", "tobeannounced", "tobedefined", "xxx", "xxxx", "xxxxx"],
  // German, French, Spanish and Dutch, where the platform is sold.
  ...["unbekannt", "aucun", "aucune", "inconnu", "desconocido", "onbekend", "sindatos"],
]);

/** The same, of words that a company or a site may well be called: only in other columns, or with signs around them. */
const commonWords: ReadonlySet<string> = new Set([
  ...["nil", "nan", "unk", "empty", "blank", "missing", "nothing", "void", "pending", "todo", "dummy"],
  ...["keine", "keiner", "leer", "ka", "nv", "neant", "ninguno", "ninguna", "geen", "nvt"],
]);

/** Numbers of nothing but zeros, in a column of numbers. */
const zeros: readonly string[] = Array.from({ length: 13 }, (_, index) => "0".repeat(index + 3));

/** Signs and nothing else: `-`, `?`, `…`. */
const signs = /^[\s\p{Pd}_.…?!*#~/\\=+:()[\]<>'`]+$/u;

/**
 * What a program was to put a value in the place of, and did not: `{{company}}`, `${id}`, `%NAME%`, `{0}`, `%s`,
 * `<Company Name>`, `[object Object]`.
 */
const variable = /^(?:\{+[\w .-]*\}+|\$\{[^}]*\}|\$\([^)]*\)|%[\w .]+%|%[sdif]|<[^<>@]+>|\[object \w+\])$/;

/** Signs that may stand around such a word or in it: `N/A`, `(none)`, `<null>`, `n.a.`, `- TBD -`. */
const around = /[\s./\\_*#'"()[\]<>{}?!:;,–—-]+/g;

/** All of them, as they can be looked for at a glance. */
export const placeholderWords: readonly string[] = [...words, ...commonWords, ...zeros];

/** Longer values stand for themselves; with signs around the words, in UTF-16 units. */
export const longestPlaceholder = 24;

/**
 * Whether a value, trimmed, stands for none.
 * @param column whether it takes names or IDs, which may be called like a common word; whether these may be two letters,
 *   as no company is called `NA`; or numbers, which are never 0
 */
export function standsForNone(
  text: string,
  column: { readonly names: boolean; readonly initials: boolean; readonly numbers: boolean },
): boolean {
  if (signs.test(text) || variable.test(text) || text === "NaN") return true;
  const word = text.replace(around, "").toLowerCase();
  if (zeros.includes(word)) return column.numbers;
  // The beginning of Nancy is a name; JavaScript and Python write the other one.
  if (word === "nan" && text === "Nan") return false;
  if (words.has(word)) return !column.initials || word.length > 2 || text.toLowerCase() !== word;
  return commonWords.has(word) && (!column.names || text.toLowerCase() !== word);
}
