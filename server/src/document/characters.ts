import { allAtOnce, type Steps } from "../steps.ts";

/**
 * Which kinds of characters a cell contains, as bits. The reader collects them as it passes each character, so the
 * checker knows a plain cell without looking at it again. Letters and digits are the lowest bits, see `alphanumeric`.
 */
export const Kind = {
  /** A to Z and a to z. */
  letter: 1,
  /** 0 to 9. */
  digit: 2,
  /** U+0020. */
  space: 4,
  /** A space at either end or doubled, or a tab: what the `whitespace` rule looks at. */
  untidy: 8,
  comma: 16,
  quote: 32,
  lineBreak: 64,
  /** Any other printable ASCII character. */
  punctuation: 128,
  /** Possible damage by a spreadsheet: a `+`, or `=`, `@`, `'` or `#` at the start. `punctuation` is set too. */
  formula: 256,
  /** A control character. */
  control: 512,
  /** Anything outside ASCII. */
  foreign: 1024,
  /** The cell is enclosed in quotes. */
  quoted: 2048,
  /** The cell's quotes break RFC 4180: they are never closed, or a quote inside is not doubled. */
  strayQuote: 4096,
  /** Common in text for programs: a backslash, brackets except round ones, `%$&=_;`. `punctuation` is set too. */
  program: 8192,
} as const;

/** Codes of the characters that have a meaning in RFC 4180, besides the delimiter. */
export const quote = 34;
export const lineFeed = 10;
export const carriageReturn = 13;

function kindOf(code: number): number {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) return Kind.letter;
  if (/[0-9]/.test(character)) return Kind.digit;
  if (character === " ") return Kind.space;
  if (character === ",") return Kind.comma;
  if (character === '"') return Kind.quote;
  if (code === lineFeed || code === carriageReturn) return Kind.lineBreak;
  if (character === "\t") return Kind.control | Kind.untidy;
  if (code < 32 || code === 127) return Kind.control;
  const formula = "=+@'#".includes(character) ? Kind.formula : 0;
  const program = "\\[]{}<>%$&=_;".includes(character) ? Kind.program : 0;
  return Kind.punctuation | formula | program;
}

/** The highest value of cells that contain only letters and digits. */
export const alphanumeric: number = Kind.letter | Kind.digit;

/** The code for every UTF-16 unit outside ASCII. */
export const beyondAscii = 128;

/** The kind of each character, by its ASCII code or `beyondAscii`. */
export const characterKinds: Uint16Array = Uint16Array.from({ length: beyondAscii + 1 }, (_, code) =>
  code === beyondAscii ? Kind.foreign : kindOf(code),
);

const encoder = new TextEncoder();
const chunkSize = 1 << 16;

/**
 * The UTF-16 units of a text as bytes: the ASCII code, or `beyondAscii`. Reading bytes takes a third of the time of
 * reading a string's characters. A line feed follows the last one, so that a search for the end of a cell always stops.
 * @param reusable an array that is no longer in use, which is overwritten if it is large enough
 */
export function codesOf(text: string, reusable?: Uint8Array): Uint8Array {
  return allAtOnce(gatheringCodes(text, reusable));
}

/** Like `codesOf`, in steps. */
export function* gatheringCodes(text: string, reusable?: Uint8Array): Steps<Uint8Array> {
  const codes = reusable && reusable.length > text.length ? reusable : new Uint8Array(text.length + 1);
  codes[text.length] = lineFeed;
  for (let start = 0; start < text.length; start += chunkSize) {
    const end = Math.min(start + chunkSize, text.length);
    // If everything fits, all of it is ASCII, because other characters have more bytes in UTF-8 than UTF-16 units.
    const { read } = encoder.encodeInto(text.slice(start, end), codes.subarray(start, end));
    if (read < end - start) gather(text, codes, start, end);
    yield;
  }
  return codes;
}

function gather(text: string, codes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) codes[i] = Math.min(text.charCodeAt(i), beyondAscii);
}
