import { letterKey, looseKey } from "../document/fold.ts";

/**
 * The key by which names of places are compared: letters and digits, with case and accents folded, `&` read as "and",
 * `St.` as "saint", and without the article "the".
 */
export function placeKey(name: string): string {
  return looseKey(spelledOut(name));
}

/**
 * The key of a country's name: like {@link placeKey}, but names of up to three letters keep their accents, because
 * these may be the only difference (`Ý` is Italy in Vietnamese, `Y` is nothing).
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
