import { beyondAscii, codesOf } from "../document/characters.ts";
import { looseKey } from "../document/fold.ts";
import { slips } from "./nearest.ts";

/**
 * Words that mean the same type, as loose keys. Only unambiguous ones: `Main` and `Landline` are missing, because each
 * may be a work or a home number.
 */
const synonyms: readonly (readonly string[])[] = [
  // Places.
  ["work", "office", "business", "company", "corporate"],
  ["personal", "private"],
  ["home", "residence", "residential"],
  // Devices, in British and American English.
  ["mobile", "cell", "cellular", "mob"],
  ["fax", "facsimile", "telefax"],
  ["other", "others", "misc", "miscellaneous"],
  // Services, with abbreviations and Twitter's name since 2023.
  ["linkedin", "li"],
  ["facebook", "fb"],
  ["twitter", "x", "xtwitter", "twitterx", "xformerlytwitter"],
  ["instagram", "ig", "insta"],
  ["youtube", "yt"],
];

/** Whether the text is exactly an entry of the list. */
export function isType(text: string, list: readonly string[]): boolean {
  return list.includes(text);
}

/** The entries of a list as `isTypeAt` takes them. All characters beyond ASCII have the same code, so these are missing. */
export function typeCodes(list: readonly string[]): readonly Uint8Array[] {
  return list.map((entry) => codesOf(entry).subarray(0, entry.length)).filter((codes) => !codes.includes(beyondAscii));
}

/** Like {@link isType} for the characters between two offsets. Allocates nothing. If false, call `isType`. */
export function isTypeAt(codes: Uint8Array, start: number, end: number, list: readonly Uint8Array[]): boolean {
  const length = end - start;
  for (const entry of list) {
    if (entry.length !== length) continue;
    let at = 0;
    while (at < length && codes[start + at] === entry[at]) at++;
    if (at === length) return true;
  }
  return false;
}

/** Words that repeat what the column is for: `Work Phone`, `Business e-mail`. */
const qualifier = /(?:[\s_-]+(?:tele)?phone|[\s_-]+number|[\s_-]+no\.?|[\s_-]+e-?mail|[\s_-]+address|[\s_-]+page)+$/i;

/** In UTF-16 units. A longer text is not a type. */
const maxLength = 100;

function withoutQualifier(text: string): string {
  return text.length > maxLength ? text : text.replace(qualifier, "");
}

/**
 * The entry of the list that a text certainly means, for a safe fix: equal except for case, spaces, accents and
 * punctuation, or a synonym. Undefined if it means no entry or several.
 */
export function findType(text: string, list: readonly string[]): string | undefined {
  const key = looseKey(text);
  if (key === "") return undefined;
  const same = list.filter((entry) => looseKey(entry) === key);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const meaning = looseKey(withoutQualifier(text.trim()));
  const words = synonyms.find((group) => group.includes(meaning)) ?? [meaning];
  const meant = list.filter((entry) => words.includes(looseKey(withoutQualifier(entry))));
  return meant.length === 1 ? meant[0] : undefined;
}

/** The URL of a service instead of its name: `twitter.com`, `https://www.facebook.com/`. */
const site = /^(?:https?:\/\/)?(?:www\.|m\.)?([a-z\d]+)\.com\/?$/i;

/** Types of devices and of places. If a text has both, the device decides. */
const devices = ["mobile", "fax"];
const locations = ["work", "personal", "home"];

/**
 * The entry of the list that a text means with general knowledge, for a suggestion: from the URL of a service, from a
 * device with its place (`Business Fax`, `Cell (personal)`), or "personal" for "home" if the list has no "home".
 */
export function knownType(text: string, list: readonly string[]): string | undefined {
  const name = site.exec(text.trim())?.[1];
  if (name) return findType(name, list);
  const words = withoutQualifier(text)
    .split(/[^\p{L}]+/u)
    .map(looseKey)
    .filter((word) => word !== "");
  const groups = [...new Set(words.map((word) => synonyms.find((group) => group.includes(word))?.[0] ?? ""))];
  const [device, ...others] = groups.filter((group) => !locations.includes(group));
  if (device) return others.length === 0 && devices.includes(device) ? findType(device, list) : undefined;
  return groups.join() === "home" ? findType("personal", list) : undefined;
}

/** The entries of the list that a mistyped text may mean, closest first. Empty for other words, such as `Billing`. */
export function nearestTypes(text: string, list: readonly string[], max = 3): string[] {
  const key = looseKey(text);
  const ranked = list.map((entry) => ({ entry, rank: slips(key, looseKey(entry), 3) }));
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, max)
    .map(({ entry }) => entry);
}
