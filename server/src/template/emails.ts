import { compatible } from "../document/fold.ts";

/** The HTML standard's "valid e-mail address" (`input type=email`), with at least one dot in the domain. */
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
 * A fast test of the characters between two offsets, given as from `codesOf`, for a simple e-mail address: letters,
 * digits, `.`, `-` and `_`, an `@`, and words of letters and digits with dots between them. Allocates nothing, because
 * it runs for every row. If false, call `isEmail`.
 */
export function isUsualEmailAt(codes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  for (; i < end; i++) {
    const code = codes[i] as number;
    if (!isAlphanumeric(code) && code !== dot && code !== hyphen && code !== underscore) break;
  }
  // A label of a domain has at most 63 characters. To keep this simple, the whole domain may not have more.
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

/** Typographic forms of punctuation in addresses that NFKC does not replace. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u02bc\u00b4\u2032]/g, "'"],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\u3002\uff61]/g, "."],
  [/[\u201a]/g, ","],
  [/\p{Default_Ignorable_Code_Point}+/gu, ""],
];

/** A prefix that marks an address (`mailto:`, Exchange's `SMTP:`). */
const scheme = /(?<![\w.])(?:mailto|smtp|e-?mail|mail|to|cc|sip)\s*:\s*/gi;

/** A hyperlink as exported by databases: the displayed text, `#`, the address, `#`. */
const hyperlink = /^([^#]*)#([^#]*)#[^#]*$/;

/** An address whose mailbox has spaces; a name before an address has capital letters. */
const spacedMailbox = /^((?:[a-z][\w.+-]* +)+[\w.+-]+)@[^\s,;@]+$/;

/**
 * At most three obvious repairs of a text that is not an address, each a valid address: extracted from `mailto:`,
 * `SMTP:`, `<…>`, a database's hyperlink or a list; without spaces and stray punctuation; with full-width and
 * typographic characters, ` at `, `(dot)`, and `,com` and `..` in the domain replaced.
 */
export function suggestEmails(text: string): string[] {
  // Far longer than an address (RFC 5321), or than a list to pick one from.
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
  // `#` is valid in an address, but in a hyperlink it is a separator.
  const parts =
    links.length > 0 ? links : [...inBrackets, spelled, ...spelled.split(/[\s;,/|<>[\]()]+/)].map(withoutQuery);
  // `john smith@firm.example` is one mailbox with a space, and Smith's is another.
  const mailbox = spacedMailbox.exec(spelled)?.[1]?.toLowerCase().split(/\s+/) ?? [];
  if (mailbox.length > 1 && !mailbox.slice(0, -1).some((word) => mailbox.at(-1)?.includes(word))) parts.length = 0;
  if (links.length === 0 && spelled.split("@").length === 2) parts.push(spelled.replace(/\s+/g, ""));
  const repairs = parts.map(tidyAddress).filter((repair) => repair !== text && isEmail(repair));
  return [...new Set(repairs)].slice(0, 3);
}

/** Removes the query of a `mailto:` link: `?subject=…`. */
function withoutQuery(text: string): string {
  return text.replace(/\?(?:subject|cc|bcc|body)=.*$/i, "");
}

/** Removes what an address cannot begin or end with, and makes the dots in its domain single. */
function tidyAddress(text: string): string {
  const bare = text
    .replace(/^[\p{Quotation_Mark}`<([{,;:.\s]+/u, "")
    .replace(/[\p{Quotation_Mark}`>)\]},;:.\s]+$/u, "");
  const at = bare.lastIndexOf("@");
  return bare.slice(0, at) + bare.slice(at).replace(/[.,]+/g, ".");
}
