import { type CodePage, decodeWindows1252, mojibake } from "../document/encoding.ts";
import { westernWords } from "../document/western-words.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { wholePieces } from "./whole-characters.ts";

/** Bytes at the start of a file to judge whether it is text, and how it is encoded. */
export const headSize = 4096;

/**
 * The encoding that decodes a file without loss: UTF-8, UTF-16 (by its byte order mark or its NUL bytes), or
 * Windows-1252 if that results in likely words.
 * @param pieces the file's bytes in order, each piece made of whole characters and preferably whole lines
 * @returns undefined if there is none, or if it is uncertain
 */
export function likelyEncoding(pieces: Iterable<Uint8Array>): "utf-8" | CodePage | undefined {
  return allAtOnce(judgingPieces(pieces));
}

/** Bytes that can be judged in a few milliseconds. */
const judgedSize = 1 << 15;

/** Like `likelyEncoding`, in steps. */
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

/** Whether bytes are valid in an encoding. */
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
 * UTF-16 without a byte order mark. In most text, the high byte of a UTF-16 unit is NUL and the low byte is not.
 * @param bytes the start of a file
 */
export function utf16Pattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const units = Math.min(bytes.length, headSize) >> 1;
  const wide = (high: number) => {
    let narrow = 0;
    for (let at = 0; at < 2 * units; at += 2) {
      // Text contains neither U+0000 nor control characters below the tab.
      if ((bytes[at + 1 - high] ?? 0) < 9) return false;
      if (bytes[at + high] === 0) narrow++;
    }
    return units >= 4 && 2 * narrow > units;
  };
  if (wide(1)) return "utf-16le";
  return wide(0) ? "utf-16be" : undefined;
}

const [tab, lineFeed, carriageReturn, controlZ] = [9, 10, 13, 26] as const;

/**
 * Whether bytes are text except for stray NULs, at most one in twenty, or those that fill up a file at its end (with
 * Ctrl-Z). Rules report them.
 * @param bytes the start of a file
 */
export function isTextWithNuls(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte !== 0 && byte !== controlZ) + 1;
  let nuls = 0;
  for (const byte of bytes.subarray(0, end)) {
    if (byte === 0) nuls++;
    else if (byte < 32 && byte !== tab && byte !== lineFeed && byte !== carriageReturn) return false;
  }
  return end > 0 && 20 * nuls <= end;
}

/** Whether UTF-16 is valid text: it contains neither U+0000 nor half of a surrogate pair. */
function isWholeUtf16(bytes: Uint8Array, encoding: CodePage): boolean {
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(bytes).includes("\0");
  } catch {
    return false;
  }
}

/** Whether text decoded as Windows-1252 is valid and does not look like damaged or truncated UTF-8. */
function mayBeWindows1252(text: string): boolean {
  return !text.includes("\uFFFD") && !cutUtf8.test(text) && mojibake(text).length === 0;
}

/** A truncated UTF-8 character at the end of the text. */
const cutUtf8 = /(?:[Â-ÖØ-Þ]|[à-ô]\P{ASCII}{1,2})$/u;

/** One in this many words may look unlikely, because it may be a foreign name. */
const wordsPerOdd = 50;
