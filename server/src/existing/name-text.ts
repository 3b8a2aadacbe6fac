import { spreadsheetDamage } from "../document/spreadsheet.ts";
import { isPlaceholder, longestPlaceholder } from "../template/placeholders.ts";

/** Plain words, as most names are. Only a few short ones stand for none. */
const plain = /^[A-Za-z\d][A-Za-z\d ,&'()-]*\.?$/;
const longestPlain = 18;

/** No name and no ID is longer, in UTF-16 units: it would match none, and take long to compare. */
const longestName = 10_000;

export function isTooLong(text: string): boolean {
  return text.length > longestName;
}

/**
 * Whether a name is there in part only: a character was lost (`M\uFFFDller`, `M?ller`), its end was cut off (`Contoso
 * Dent…`), or it was masked (`Con***`). Whom it names cannot be known.
 */
export function isLostName(text: string): boolean {
  if (plain.test(text)) return false;
  return /\uFFFD|\xEF\xBF\xBD|\p{L}\?\p{Ll}|\p{Lu}\?\p{Lu}|(?:…|\.{3})$/u.test(text) || isMasked(text);
}

/** Stars within or behind a word, and none that open a remark: `***VIP***`. */
function isMasked(text: string): boolean {
  return /\p{L}\*{3}/u.test(text) && !/(?<![\p{L}*])\*{3}/u.test(text);
}

/** Words for a record that a program keeps for what belongs to nobody: HaloPSA has a client `Unknown`; and names that are words. */
const names =
  /^(?:ditto|dito|same|idem|mandatory|optional|unknown|unspecified|unassigned|placeholder|not (?:assigned|specified|known)|tb[acd]|x+|unbekannt|inconnue?|desconocid[ao]|onbekend)$/i;

/** What programs write in the place of a value that is no text: types of .NET, Java and Python, errors of a spreadsheet. */
const types = [
  /^(?:\w+\.)+\w+(?:\[\]|@[\da-f]{4,8}|`\d+(?:\[.*\])?)$/i,
  /^\w+`\d+\[.*\]$/,
  /^System\.(?:\w+\.\w.*|Object|String|U?Int\d+|Boolean|Guid|DateTime|Byte|Char|__ComObject)$/,
  /^(?:Microsoft|Newtonsoft|Deserialized|Selected)\.(?:\w+\.)+\w+$/,
  /^\[(?:object|class) [\w.]+\]$/,
  /^<(?:[\w.]+ object at|built-in|function|class) .*>$/,
];

/** Whether a text in the place of a name is none: `N/A`, `#NAME?`, `#####`, `***`, `[object Object]`, `System.String[]`. */
export function isNoName(text: string): boolean {
  if (plain.test(text)) return text.length <= longestPlain && isNone(text);
  if (text.length <= longestPlaceholder && isNone(text)) return true;
  if (/^[^\p{L}\p{N}!]+$/u.test(text) || spreadsheetDamage(text)?.kind === "error") return true;
  return types.some((type) => type.test(text));
}

/** Whether the names of a record say whom they name: none is lost in part, and one is more than a placeholder. */
export function areReadable(names: readonly string[]): boolean {
  return !names.some(isLostName) && !names.every(isNoName);
}

/** Those of a record that can be compared, where not all can. */
export function readableOf(names: readonly string[]): string[] {
  return names.filter((name) => !isLostName(name) && !isNoName(name));
}

function isNone(text: string): boolean {
  return (
    isPlaceholder(text, { names: true, initials: true, numbers: false }) && !names.test(text) && !/^!+$/.test(text)
  );
}
