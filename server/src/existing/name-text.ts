import { spreadsheetDamage } from "../document/spreadsheet.ts";
import { isPlaceholder, longestPlaceholder } from "../template/placeholders.ts";

/** Plain words, like most names. Only a few short ones are placeholders. */
const plain = /^[A-Za-z\d][A-Za-z\d ,&'()-]*\.?$/;
const longestPlain = 18;

/** Maximum length of a name or ID, in UTF-16 units: longer texts match nothing, and are slow to compare. */
const longestName = 10_000;

export function isTooLong(text: string): boolean {
  return text.length > longestName;
}

/**
 * Whether a name is incomplete: it lost a character (`M\uFFFDller`, `M?ller`), its end was cut off (`Contoso Dent…`),
 * or it was masked (`Con***`).
 */
export function isLostName(text: string): boolean {
  if (plain.test(text)) return false;
  return /\uFFFD|\xEF\xBF\xBD|\p{L}\?\p{Ll}|\p{Lu}\?\p{Lu}|(?:…|\.{3})$/u.test(text) || isMasked(text);
}

/** Whether a text has asterisks inside or after a word, but not around a remark: `***VIP***`. */
function isMasked(text: string): boolean {
  return /\p{L}\*{3}/u.test(text) && !/(?<![\p{L}*])\*{3}/u.test(text);
}

/** Placeholders that are kept as names: HaloPSA has a client `Unknown`, and companies can be called `Idem`. */
const keptNames =
  /^(?:ditto|dito|same|idem|mandatory|optional|unknown|unspecified|unassigned|placeholder|not (?:assigned|specified|known)|tb[acd]|x+|unbekannt|inconnue?|desconocid[ao]|onbekend)$/i;

/** Type names that .NET, Java, JavaScript and Python write instead of a value that is no text. */
const types = [
  /^(?:\w+\.)+\w+(?:\[\]|@[\da-f]{4,8}|`\d+(?:\[.*\])?)$/i,
  /^\w+`\d+\[.*\]$/,
  /^System\.(?:\w+\.\w.*|Object|String|U?Int\d+|Boolean|Guid|DateTime|Byte|Char|__ComObject)$/,
  /^(?:Microsoft|Newtonsoft|Deserialized|Selected)\.(?:\w+\.)+\w+$/,
  /^\[(?:object|class) [\w.]+\]$/,
  /^<(?:[\w.]+ object at|built-in|function|class) .*>$/,
];

/** Whether a text is not a name: `N/A`, `#NAME?`, `#####`, `***`, `[object Object]`, `System.String[]`. */
export function isNoName(text: string): boolean {
  if (plain.test(text)) return text.length <= longestPlain && isNone(text);
  if (text.length <= longestPlaceholder && isNone(text)) return true;
  if (/^[^\p{L}\p{N}!]+$/u.test(text) || spreadsheetDamage(text)?.kind === "error") return true;
  return types.some((type) => type.test(text));
}

/** Whether none of a record's names is incomplete, and at least one is more than a placeholder. */
export function areReadable(names: readonly string[]): boolean {
  return !names.some(isLostName) && !names.every(isNoName);
}

/** The names of a record that can be compared. */
export function readableOf(names: readonly string[]): string[] {
  return names.filter((name) => !isLostName(name) && !isNoName(name));
}

function isNone(text: string): boolean {
  return (
    isPlaceholder(text, { names: true, initials: true, numbers: false }) && !keptNames.test(text) && !/^!+$/.test(text)
  );
}
