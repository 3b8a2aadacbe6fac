import { transliterate } from "../document/fold.ts";
import { tidy } from "../document/whitespace.ts";
import { plainId, plainName } from "./plain-text.ts";

/** An ID made from a name is no longer, so that one made from company and site has room. In UTF-16 units. */
const companyLimit = 20;
/** The guide's limit of Company ID and Site ID. */
export const idLimit = 30;
/** How many letters and digits stand for what was cut off. */
const hashLength = 5;

/**
 * An ID made from a company's name alone, so that the same list has the same IDs next week: its letters and digits in
 * upper case or, if these are too many, its first words and five letters and digits for the rest.
 * @returns the ID; empty if the name has no letter or digit
 */
export function companyIdFor(name: string): string {
  return shortened(wordsOf(name, "C"), name, companyLimit);
}

/** An ID made from a company's ID and a site's name: `LARKMAIN`. Empty if either is missing. */
export function siteIdFor(companyId: string, siteName: string): string {
  const [company, site] = [wordsOf(companyId, "C"), wordsOf(siteName, "S")];
  if (company.length === 0 || site.length === 0) return "";
  return shortened([company.join(""), ...site], `${companyId}\n${siteName}`, idLimit);
}

/**
 * The words of a name, each as letters and digits in upper case. For a script that has no equivalent in Latin letters:
 * the given letter and letters and digits for the name.
 */
function wordsOf(name: string, letter: string): string[] {
  const words = plainName(transliterate(name)).toUpperCase().split(" ");
  const plain = words.map(plainId).filter((word) => word !== "");
  return plain.length > 0 || !/[\p{L}\p{N}]/u.test(name) ? plain : [letter + hashOf(name)];
}

function shortened(words: readonly string[], text: string, limit: number): string {
  const whole = words.join("");
  if (whole.length <= limit) return whole;
  const room = limit - hashLength;
  let start = "";
  for (const word of words) {
    if (start.length + word.length > room) break;
    start += word;
  }
  return (start || whole.slice(0, room)) + hashOf(text);
}

/** Five letters and digits for a text (FNV-1a), the same in any case and with any white space. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  const key = tidy(text).toLowerCase();
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).toUpperCase().padStart(hashLength, "0").slice(-hashLength);
}
