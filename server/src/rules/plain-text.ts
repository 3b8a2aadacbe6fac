import { foldAccents } from "../document/fold.ts";
import { tidy } from "../document/whitespace.ts";

/** An `&` that stands alone becomes `and` (`Brown & Brown`); one inside a word is left for the caller to drop (`AT&T`). */
export function spellOutAmpersand(text: string): string {
  return text.replace(/(?<=\s)&(?=\s)/g, "and");
}

/** The characters that HTML has to write by name (the five of XML), and the space that its tables are full of. */
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** An entity of HTML, by name or by number. */
const entity = /&(?:([A-Za-z]+)|#(\d{1,6})|#[xX]([\dA-Fa-f]{1,5}));/g;

/** Whether a text was copied out of a web page as it is written there: `Brown &amp; Brown`. */
export function hasEntity(text: string): boolean {
  return text.search(entity) !== -1;
}

/** A text as a web page would show it: `&amp;` is `&`. An entity of another name stays. */
function withoutEntities(text: string): string {
  return text.replace(entity, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Whether a text has a letter or digit of another script than ours, for which no plain one is certain: to drop it
 * changes a name, to transliterate it is a guess.
 */
export function hasOtherScript(text: string): boolean {
  return /[^\P{L}A-Za-z]|[^\P{N}0-9]/u.test(foldAccents(text));
}

const betweenWords = /(?<=[\p{L}\p{N}])[-/\u2010-\u2015](?=[\p{L}\p{N}])/gu;

/**
 * A name reduced to letters, digits and spaces without changing what it says: accents folded, `&` spelt out, a hyphen
 * or slash between words a space, a comma as the `comma` rule has it, anything else dropped.
 */
export function plainName(text: string): string {
  return tidy(dropOthers(withoutCommas(spellOutAmpersand(tidy(withoutEntities(text))).replace(betweenWords, " "))));
}

/** An ID reduced to letters and digits: accents folded, anything else dropped. */
export function plainId(text: string): string {
  return dropOthers(withoutEntities(text)).replace(/\s+/g, "");
}

/** A text without commas: a space where two words would join, nothing beside white space. */
export function withoutCommas(text: string): string {
  return text.replace(/\s*,+\s*/g, (comma, at: number) => (at === 0 || at + comma.length === text.length ? "" : " "));
}

function dropOthers(text: string): string {
  return foldAccents(text).replace(/[^0-9A-Za-z\s]/g, "");
}
