import { type CodePage, decodeWindows1252, mojibake } from "../document/encoding.ts";

/** How many bytes of a file tell whether it is text, and how it is encoded. */
export const headSize = 4096;

/**
 * The encoding in which nothing of a file's bytes is lost: UTF-8, UTF-16 (by its byte order mark, or by where its NUL
 * bytes stand), or Windows-1252 where that makes likely words of them.
 * @param pieces the bytes one after the other, each of whole characters: best of whole lines
 * @returns undefined where there is none, or where it cannot be known
 */
export function likelyEncoding(pieces: Iterable<Uint8Array>): "utf-8" | CodePage | undefined {
  let utf16: CodePage | undefined;
  let [isUtf8, isWindows1252, isFirst] = [true, true, true];
  for (const bytes of pieces) {
    if (isFirst) utf16 = utf16Of(bytes) ?? utf16Pattern(bytes);
    isFirst = false;
    if (utf16) {
      if (!isWholeUtf16(bytes, utf16)) return undefined;
      continue;
    }
    if (bytes.includes(0)) return undefined;
    isUtf8 &&= isValid(bytes, "utf-8");
    isWindows1252 &&= looksLikeWindows1252(bytes);
    if (!isUtf8 && !isWindows1252) return undefined;
  }
  return utf16 ?? (isUtf8 ? "utf-8" : "windows-1252");
}

/** Whether bytes are all characters of an encoding. */
export function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 by its byte order mark. */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/**
 * UTF-16 without a byte order mark: every other byte of most text is NUL, the high one, and the low one is none.
 * @param bytes the beginning of a file
 */
export function utf16Pattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const units = Math.min(bytes.length, headSize) >> 1;
  const wide = (high: number) => {
    let narrow = 0;
    for (let at = 0; at < 2 * units; at += 2) {
      // No text has control characters below the tab, nor U+0000.
      if ((bytes[at + 1 - high] ?? 0) < 9) return false;
      if (bytes[at + high] === 0) narrow++;
    }
    return units >= 4 && 2 * narrow > units;
  };
  if (wide(1)) return "utf-16le";
  return wide(0) ? "utf-16be" : undefined;
}

/** Whether UTF-16 holds characters that a text can be written with: no U+0000, and no half of a surrogate pair. */
function isWholeUtf16(bytes: Uint8Array, encoding: CodePage): boolean {
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}

/**
 * What no word has in Windows-1252, but what words of other code pages look like in it. In MS-DOS code pages é is 0x82
 * (`‚`), ä 0x84 (`„`), ö 0x94 (`”`); on old Macintoshes é is 0x8E (`Ž`), ö 0x9A (`š`) and ü 0x9F (`Ÿ`).
 */
const unlikely = [
  // A capital of the code page behind a small letter, or within a word: `MontrŽal`, `MŸnchen`.
  /[a-zß-öø-ÿšœž][À-ÖØ-ÞŠŒŽŸ]|\p{L}[À-ÖØ-ÞŠŒŽŸ]\p{Ll}/u,
  // An opening quote, or a sign that stands before or between words, at the end of a letter: `Montr‚al`, `J„ger`.
  /\p{L}[‚„ƒ†‡ˆ‰‹˜]/u,
  // What stands behind a word, within one: `K”ln`, `Fran‡ois`.
  /\p{L}[€…“”•™›]\p{L}/u,
  // The first bytes of a character of UTF-8 at the end of what was cut there.
  /(?:[Â-ÖØ-Þ]|[à-ô]\P{ASCII}{1,2})$/u,
];

function looksLikeWindows1252(bytes: Uint8Array): boolean {
  const text = decodeWindows1252(bytes);
  if (text.includes("\uFFFD")) return false;
  // Two letters in a row of which each is two bytes are UTF-8, of which another part is damaged.
  return !unlikely.some((pattern) => pattern.test(text)) && mojibake(text).length === 0;
}
