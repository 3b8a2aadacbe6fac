import { distance } from "fastest-levenshtein";
import { looseKey } from "../document/fold.ts";

// The platform's own lists are not published; these are assumed, and a user's setting replaces them.
export const emailTypes: readonly string[] = ["Work", "Personal", "Other"];
export const phoneTypes: readonly string[] = ["Work", "Mobile", "Home", "Fax", "Other"];
export const socialTypes: readonly string[] = ["LinkedIn", "Facebook", "Twitter", "Instagram", "YouTube", "Other"];

/**
 * Words that mean the same type, as loose keys. Only such as leave no choice: `Main` and `Landline` stand in none,
 * since either may be a work or a home number.
 */
const synonyms: readonly (readonly string[])[] = [
  // Where one is reached.
  ["work", "office", "business", "company", "corporate"],
  ["personal", "private"],
  ["home", "residence", "residential"],
  // Names of the device, British and American.
  ["mobile", "cell", "cellular", "mob"],
  ["fax", "facsimile", "telefax"],
  ["other", "others", "misc", "miscellaneous"],
  // Short names, and the name that Twitter took in 2023.
  ["linkedin", "li"],
  ["facebook", "fb"],
  ["twitter", "x", "xtwitter", "twitterx", "xformerlytwitter"],
  ["instagram", "ig", "insta"],
  ["youtube", "yt"],
];

/** What a type may say besides, because the column says it already: `Work Phone`, `Business e-mail`. */
const qualifier = /(?:[\s_-]+(?:tele)?phone|[\s_-]+number|[\s_-]+no\.?|[\s_-]+e-?mail|[\s_-]+address|[\s_-]+page)+$/i;

/**
 * The entry of the list that a text means beyond doubt, for a safe fix: the same but for case, spaces, accents and
 * punctuation, or a known synonym. Undefined where it means none or several of them.
 */
export function findType(text: string, list: readonly string[]): string | undefined {
  const key = looseKey(text);
  if (key === "") return undefined;
  const same = list.filter((entry) => looseKey(entry) === key);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const meaning = looseKey(text.trim().replace(qualifier, ""));
  const words = synonyms.find((group) => group.includes(meaning)) ?? [meaning];
  const meant = list.filter((entry) => words.includes(looseKey(entry.replace(qualifier, ""))));
  return meant.length === 1 ? meant[0] : undefined;
}

/** The entries of the list that are most like a text, nearest first: a choice for a person, however far they are. */
export function nearestTypes(text: string, list: readonly string[], max = 3): string[] {
  const key = looseKey(text);
  const ranked = list.map((entry) => ({ entry, rank: distance(key, looseKey(entry)) }));
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, max)
    .map(({ entry }) => entry);
}
