import { looseKey } from "../document/fold.ts";
import { slips } from "./nearest.ts";

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

/** A longer text says no type. In UTF-16 units. */
const longest = 100;

function withoutQualifier(text: string): string {
  return text.length > longest ? text : text.replace(qualifier, "");
}

/**
 * The entry of the list that a text means beyond doubt, for a safe fix: the same but for case, spaces, accents and
 * punctuation, or a known synonym. Undefined where it means none or several of them.
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

/** The site's address in place of a service's name: `twitter.com`, `https://www.facebook.com/`. */
const site = /^(?:https?:\/\/)?(?:www\.|m\.)?([a-z\d]+)\.com\/?$/i;

/** Words that tell which device it is, whatever stands beside them of where it is. */
const devices = ["mobile", "fax"];
const wheres = ["work", "personal", "home"];

/**
 * The entry of the list that a text means for a person: the address of a service, what is told of a device besides
 * (`Business Fax`, `Cell (personal)`), or home where the list has only personal.
 */
export function knownType(text: string, list: readonly string[]): string | undefined {
  const name = site.exec(text.trim())?.[1];
  if (name) return findType(name, list);
  const words = withoutQualifier(text)
    .split(/[^\p{L}]+/u)
    .map(looseKey)
    .filter((word) => word !== "");
  const groups = [...new Set(words.map((word) => synonyms.find((group) => group.includes(word))?.[0] ?? ""))];
  const [device, ...others] = groups.filter((group) => !wheres.includes(group));
  if (device) return others.length === 0 && devices.includes(device) ? findType(device, list) : undefined;
  return groups.join() === "home" ? findType("personal", list) : undefined;
}

/**
 * The entries of the list that a mistyped text may mean by its letters, nearest first: a choice for a person. A word of
 * its own, such as `Billing`, is near to none.
 */
export function nearestTypes(text: string, list: readonly string[], max = 3): string[] {
  const key = looseKey(text);
  const ranked = list.map((entry) => ({ entry, rank: slips(key, looseKey(entry), 3) }));
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, max)
    .map(({ entry }) => entry);
}
