import { type CodePage, decodeWindows1252, mojibake } from "../document/encoding.ts";
import { westernWords } from "../document/western-words.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { wholePieces } from "./whole-characters.ts";

/** How many bytes of a file tell whether it is text, and how it is encoded. */
export const headSize = 4096;

/**
 * The encoding in which nothing of a file's bytes is lost: UTF-8, UTF-16 (by its byte order mark, or by where its NUL
 * bytes stand), or Windows-1252 where that makes likely words of them.
 * @param pieces the bytes one after the other, each of whole characters: best of whole lines
 * @returns undefined where there is none, or where it cannot be known
 */
export function likelyEncoding(pieces: Iterable<Uint8Array>): "utf-8" | CodePage | undefined {
  return allAtOnce(judgingPieces(pieces));
}

/** How many bytes are judged in a few milliseconds. */
const judgedSize = 1 << 15;

/** The same of a file's bytes, step by step. */
export function judgingEncoding(bytes: Uint8Array): Steps<"utf-8" | CodePage | undefined> {
  return judgingPieces(wholePieces(bytes, utf16Of(bytes) ?? utf16Pattern(bytes) ?? "utf-8", judgedSize));
}

function* judgingPieces(pieces: Iterable<Uint8Array>): Steps<"utf-8" | CodePage | undefined> {
  let utf16: CodePage | undefined;
  let [isUtf8, isWindows1252, isFirst] = [true, true, true];
  let [words, unlikely] = [0, 0];
  for (const bytes of pieces) {
    yield;
    if (isFirst) utf16 = utf16Of(bytes) ?? utf16Pattern(bytes);
    isFirst = false;
    if (utf16) {
      if (!isWholeUtf16(bytes, utf16)) return undefined;
      continue;
    }
    if (bytes.includes(0)) return undefined;
    isUtf8 &&= isValid(bytes, "utf-8");
    if (isWindows1252) {
      const text = decodeWindows1252(bytes);
      isWindows1252 = mayBeWindows1252(text);
      const found = westernWords(text);
      words += found.words;
      unlikely += found.unlikely;
    }
    if (!isUtf8 && !isWindows1252) return undefined;
  }
  if (utf16 || isUtf8) return utf16 ?? "utf-8";
  return unlikely * wordsPerOdd <= words ? "windows-1252" : undefined;
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

/** Whether bytes are characters of Windows-1252, and none of them look like UTF-8 that is damaged or cut. */
function mayBeWindows1252(text: string): boolean {
  // Two letters in a row of which each is two bytes are UTF-8, of which another part is damaged.
  return !text.includes("\uFFFD") && !cutUtf8.test(text) && mojibake(text).length === 0;
}

/** The first bytes of a character of UTF-8 at the end of what was cut there. */
const cutUtf8 = /(?:[Â-ÖØ-Þ]|[à-ô]\P{ASCII}{1,2})$/u;

/** Of so many words one may look odd, as a foreign name among others does. */
const wordsPerOdd = 50;
