import { letterKey, looseKey } from "../document/fold.ts";

/**
 * The key by which two names of a place are the same: letters and digits, case and accents folded, `&` read as "and",
 * `St.` as "saint", without the article "the".
 */
export function placeKey(name: string): string {
  return looseKey(spelledOut(name));
}

/**
 * The key of a country's name: its {@link placeKey}, except that a name of up to three letters keeps its accents, for
 * such names differ in nothing else (Vietnamese `Ý` is Italy, `Y` is nothing).
 */
export function countryKey(name: string): string {
  const key = letterKey(spelledOut(name));
  return key.length > 3 ? looseKey(key) : key;
}

function spelledOut(name: string): string {
  return name
    .trim()
    .replace(/^the\s+|,\s*the$/i, "")
    .replace(/&/g, " and ")
    .replace(/(?<!\p{L})st(?!\p{L})/giu, "saint");
}
