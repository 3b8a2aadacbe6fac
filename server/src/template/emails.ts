/**
 * A valid e-mail address as the HTML standard defines it (`input type=email`, "valid e-mail address"), with at least
 * one dot in the domain.
 */
const address = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** Whether the text is one e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return address.test(text);
}

/**
 * Obvious repairs of a text that is no address, each of them one, at most three: taken out of `mailto:`, `<…>` or a
 * list of several, spaces and stray punctuation removed, ` at ` and `(dot)` written as signs, `,com` and `..` in the
 * domain.
 */
export function suggestEmails(text: string): string[] {
  const spelled = text
    .replace(/\s*[([{]\s*at\s*[)\]}]\s*|\s+at\s+/i, "@")
    .replace(/\s*[([{]\s*dot\s*[)\]}]\s*|\s+dot\s+/gi, ".")
    .replace(/mailto:/gi, "")
    .replace(/\s*([@.])\s*/g, "$1")
    .replace(/@+/g, "@");
  const inBrackets = spelled.match(/(?<=<)[^<>]+(?=>)/g) ?? [];
  const parts = [...inBrackets, spelled, ...spelled.split(/[\s;,/|<>]+/)];
  if (spelled.split("@").length === 2) parts.push(spelled.replace(/\s+/g, ""));
  const repairs = parts.map(tidyAddress).filter((repair) => repair !== text && isEmail(repair));
  return [...new Set(repairs)].slice(0, 3);
}

/** Removes what cannot begin or end an address, and writes its domain with single dots. */
function tidyAddress(text: string): string {
  const bare = text.replace(/^["'<([,;:.\s]+/, "").replace(/["'>)\],;:.\s]+$/, "");
  const at = bare.lastIndexOf("@");
  return bare.slice(0, at) + bare.slice(at).replace(/[.,]+/g, ".");
}
