import { foldAccents } from "../document/fold.ts";

/** Words that describe what a column takes, in lower case without accents. */
const words: ReadonlySet<string> = new Set([
  ...["text", "string", "varchar", "nvarchar", "char", "chars", "character", "characters", "letter", "letters"],
  ...["digit", "digits", "number", "numeric", "alphanumeric", "alpha", "iso", "integer", "code", "unique", "max"],
  ...["maximum", "min", "minimum", "length", "limit", "required", "mandatory", "optional", "allowed"],
  // In other languages.
  ...["zeichen", "buchstaben", "ziffern", "zahl", "pflichtfeld", "pflicht", "eindeutig", "caractere", "caracteres"],
  ...["texte", "lettres", "chiffres", "obligatoire", "facultatif", "unique", "texto", "letras", "obligatorio"],
  ...[
    "opcional",
    "tekens",
    "tekst",
    "verplicht",
    "optioneel",
    "uniek",
    "testo",
    "caratteri",
    "lettere",
    "obbligatorio",
  ],
]);

/** Words that may stand beside one. */
const fillers: ReadonlySet<string> = new Set([
  ...["a", "the", "of", "or", "and", "to", "up", "at", "most", "only", "with", "no", "be", "must", "field", "free"],
  ...["two", "three", "format", "value", "company", "site", "country", "name", "id", "und", "et", "y", "de", "en"],
]);

/** Longer texts are not such hints. In UTF-16 units. */
const longestHint = 80;

/** Whether a value says in words what its column takes: `(required)`, `Text (50)`, `Max. 30 chars`. */
export function describesColumn(value: string): boolean {
  if (value.length > longestHint) return false;
  const parts =
    foldAccents(value)
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? [];
  const isKnown = (part: string) => words.has(part) || fillers.has(part) || /^\d{1,4}$/.test(part);
  return parts.some((part) => words.has(part)) && parts.every(isKnown);
}
