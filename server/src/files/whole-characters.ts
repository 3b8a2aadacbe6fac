import { carriageReturn, lineFeed } from "../document/characters.ts";

/** The most bytes that may be left of a character that is cut: three of four, or a surrogate and a half. */
export const partOfCharacter = 3;

/** How many bytes are decoded in a few milliseconds, whatever they are. */
const usualSize = 1 << 18;

/**
 * Bytes in pieces of whole characters, and of whole lines where they can be: one piece at least.
 * @param encoding its name in the WHATWG Encoding standard; of another than UTF-8, UTF-16 and Windows-1252 it cannot be
 * told where its characters end, and all bytes are one piece
 * @param pieceSize how many bytes a piece has at most
 */
export function* wholePieces(bytes: Uint8Array, encoding: string, pieceSize = usualSize): Generator<Uint8Array> {
  const size = encoding === "utf-8" || encoding === "windows-1252" || isUtf16(encoding) ? pieceSize : bytes.length;
  let start = 0;
  while (start + size < bytes.length) {
    const piece = bytes.subarray(start, start + size);
    const end = cutOf(piece, encoding);
    yield piece.subarray(0, end);
    start += end;
  }
  yield bytes.subarray(start);
}

/** Where bytes can be cut: behind the last line, or else behind the last character that is whole. */
export function cutOf(bytes: Uint8Array, encoding: string): number {
  const lines = behindLast(bytes, lineFeed, encoding) || behindLast(bytes, carriageReturn, encoding);
  if (lines > 0) return lines;
  if (encoding === "utf-8") return wholeUtf8(bytes);
  return isUtf16(encoding) ? wholeUtf16(bytes, encoding) : wholeOther(bytes);
}

function isUtf16(encoding: string): boolean {
  return encoding.startsWith("utf-16");
}

/**
 * Behind the last byte that is a character by itself in every encoding: in those with two bytes a character (Shift JIS,
 * GB 18030 …) none below 0x30 is part of another.
 */
function wholeOther(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte < 0x30) + 1 || bytes.length;
}

/** Offset behind the last character of this ASCII code, or 0. */
function behindLast(bytes: Uint8Array, code: number, encoding: string): number {
  if (!isUtf16(encoding)) return bytes.lastIndexOf(code) + 1;
  const [low, high] = bytesOfUnit(encoding);
  for (let unit = (bytes.length & ~1) - 2; unit >= 0; unit -= 2) {
    if (bytes[unit + low] === code && bytes[unit + high] === 0) return unit + 2;
  }
  return 0;
}

/** A byte that continues no character ends the one before, right or wrong: it can be cut there. */
function wholeUtf8(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - partOfCharacter); at--) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return at;
  }
  return bytes.length;
}

function wholeUtf16(bytes: Uint8Array, encoding: string): number {
  const whole = bytes.length & ~1;
  const [, high] = bytesOfUnit(encoding);
  const isHighSurrogate = whole > 0 && ((bytes[whole - 2 + high] as number) & 0xfc) === 0xd8;
  return isHighSurrogate ? whole - 2 : whole;
}

/** Where the low and the high byte of a UTF-16 unit stand in it. */
function bytesOfUnit(encoding: string): [low: number, high: number] {
  return encoding === "utf-16le" ? [0, 1] : [1, 0];
}
