import { carriageReturn, lineFeed } from "../document/characters.ts";

/** The longest part of a split character, in bytes: three of four in UTF-8, or a surrogate and a half in UTF-16. */
export const partOfCharacter = 3;

/** Bytes that can be decoded in a few milliseconds, whatever they are. */
const usualSize = 1 << 18;

/**
 * Splits bytes into pieces of whole characters and, if possible, whole lines. Yields at least one piece.
 * @param encoding its name in the WHATWG Encoding standard. Only UTF-8, UTF-16 and Windows-1252 are split, because in
 * others it is not known where characters end
 * @param pieceSize maximum number of bytes per piece
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

/** The offset at which bytes can be split: after the last line, or else after the last whole character. */
export function cutOf(bytes: Uint8Array, encoding: string): number {
  const lines = afterLast(bytes, lineFeed, encoding) || afterLast(bytes, carriageReturn, encoding);
  if (lines > 0) return lines;
  if (encoding === "utf-8") return wholeUtf8(bytes);
  return isUtf16(encoding) ? wholeUtf16(bytes, encoding) : wholeOther(bytes);
}

function isUtf16(encoding: string): boolean {
  return encoding.startsWith("utf-16");
}

/**
 * The offset after the last byte that is a whole character in every encoding. In multi-byte encodings (Shift JIS,
 * GB 18030 …), bytes below 0x30 are never part of another character.
 */
function wholeOther(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte < 0x30) + 1 || bytes.length;
}

/** The offset after the last character with this ASCII code, or 0. */
function afterLast(bytes: Uint8Array, code: number, encoding: string): number {
  if (!isUtf16(encoding)) return bytes.lastIndexOf(code) + 1;
  const [low, high] = bytesOfUnit(encoding);
  for (let unit = (bytes.length & ~1) - 2; unit >= 0; unit -= 2) {
    if (bytes[unit + low] === code && bytes[unit + high] === 0) return unit + 2;
  }
  return 0;
}

/** Bytes can be split before any byte that is not a continuation byte, whether or not the character before is valid. */
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

/** The offsets of the low and the high byte in a UTF-16 unit. */
function bytesOfUnit(encoding: string): [low: number, high: number] {
  return encoding === "utf-16le" ? [0, 1] : [1, 0];
}
