/**
 * A valid e-mail address as the HTML standard defines it (`input type=email`, "valid e-mail address"), with at least
 * one dot in the domain.
 */
import { compatible } from "../document/fold.ts";

const address = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** Whether the text is one e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return address.test(text);
}

const at = 64;
const dot = 46;
const hyphen = 45;
const underscore = 95;

/**
 * Whether the characters between two offsets, given as their codes, are an e-mail address of the usual kind: letters, digits, `.`, `-`
 * and `_`, an `@`, and words of letters and digits with dots between them. Allocates nothing, so that it can be asked of
 * every row; where it says no, `isEmail` knows more.
 */
export function isUsualEmailAt(codes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  for (; i < end; i++) {
    const code = codes[i] as number;
    if (!isAlphanumeric(code) && code !== dot && code !== hyphen && code !== underscore) break;
  }
  // A word of the domain has 63 characters at most.
  if (i === start || codes[i] !== at || end - i > 64) return false;
  let dots = 0;
  let word = 0;
  for (i++; i < end; i++) {
    const code = codes[i] as number;
    if (isAlphanumeric(code)) word++;
    else if (code === dot && word > 0) {
      dots++;
      word = 0;
    } else return false;
  }
  return dots > 0 && word > 0;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** Typographic forms of signs that addresses have, which NFKC leaves as they are. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u02bc\u00b4\u2032]/g, "'"],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\u3002\uff61]/g, "."],
  [/[\u201a]/g, ","],
  [/\p{Default_Ignorable_Code_Point}+/gu, ""],
];

/** What stands before an address to say what it is (`mailto:`, Exchange's `SMTP:`). */
const scheme = /(?<![\w.])(?:mailto|smtp|e-?mail|mail|to|cc|sip)\s*:\s*/gi;

/** A link as databases write it: the text that shows, `#`, the address, `#`. */
const hyperlink = /^([^#]*)#([^#]*)#[^#]*$/;

/**
 * Obvious repairs of a text that is no address, each of them one, at most three: taken out of `mailto:`, `SMTP:`, `<…>`,
 * a database's hyperlink or a list of several, spaces and stray punctuation removed, full-width and typographic signs
 * made plain, ` at ` and `(dot)` written as signs, `,com` and `..` in the domain.
 */
export function suggestEmails(text: string): string[] {
  // No address is as long (RFC 5321), and no text of several that a person would pick one of.
  if (text.length > 1000) return [];
  // An acute accent by itself would become a space in NFKC.
  const plain = compatible(signs.reduce((result, [sign, as]) => result.replace(sign, as), text));
  const spelled = plain
    .replace(/\s*[([{]\s*(?:at|a)\s*[)\]}]\s*|\s+at\s+|%40/i, "@")
    .replace(/\s*[([{]\s*(?:dot|punkt)\s*[)\]}]\s*|\s+dot\s+/gi, ".")
    .replace(scheme, "")
    .replace(/\s*([@.])\s*/g, "$1")
    .replace(/@+/g, "@");
  const inBrackets = spelled.match(/(?<=<)[^<>]+(?=>)/g) ?? [];
  const [, shown = "", linked = ""] = hyperlink.exec(spelled) ?? [];
  const links = [shown, linked].map(withoutQuery).filter(isEmail);
  // In a link the `#` is no part of the address, though it might be of another.
  const parts =
    links.length > 0 ? links : [...inBrackets, spelled, ...spelled.split(/[\s;,/|<>[\]()]+/)].map(withoutQuery);
  if (links.length === 0 && spelled.split("@").length === 2) parts.push(spelled.replace(/\s+/g, ""));
  const repairs = parts.map(tidyAddress).filter((repair) => repair !== text && isEmail(repair));
  return [...new Set(repairs)].slice(0, 3);
}

/** Without what a link asks for behind the address: `?subject=…`. */
function withoutQuery(text: string): string {
  return text.replace(/\?(?:subject|cc|bcc|body)=.*$/i, "");
}

/** Removes what cannot begin or end an address, and writes its domain with single dots. */
function tidyAddress(text: string): string {
  const bare = text
    .replace(/^[\p{Quotation_Mark}`<([{,;:.\s]+/u, "")
    .replace(/[\p{Quotation_Mark}`>)\]},;:.\s]+$/u, "");
  const at = bare.lastIndexOf("@");
  return bare.slice(0, at) + bare.slice(at).replace(/[.,]+/g, ".");
}
