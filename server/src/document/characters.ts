import { allAtOnce, type Steps } from "../steps.ts";

/**
 * What kinds of characters a cell holds, gathered while it is read, so that a cell of nothing but letters and digits
 * is known to be plain after one look at its characters. The values are bits of one number; letters and digits are the least.
 */
export const Kind = {
  /** A to Z and a to z. */
  letter: 1,
  /** 0 to 9. */
  digit: 2,
  /** U+0020. */
  space: 4,
  /** White space at an edge, doubled, or other than U+0020: what the `whitespace` rule looks at. */
  untidy: 8,
  comma: 16,
  quote: 32,
  lineBreak: 64,
  /** Any other printable ASCII character that is neither letter nor digit. */
  punctuation: 128,
  /** What a spreadsheet's damage shows with: a `+`, or `=`, `@`, `'` or `#` at the start. Set beside `punctuation`. */
  formula: 256,
  /** A control character. */
  control: 512,
  /** Anything outside ASCII. */
  foreign: 1024,
  /** The cell is enclosed in quotes. */
  quoted: 2048,
  /** The cell's quotes break RFC 4180: never closed, or a quote inside that is not doubled. */
  strayQuote: 4096,
  /** What programs write for programs: a backslash, a bracket other than a round one, `%$&=_;`. Set beside `punctuation`. */
  program: 8192,
} as const;

/** Codes of the characters that decide where cells and rows end (RFC 4180). */
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

/** Kinds of nothing but letters and digits: all others are greater. */
export const alphanumeric: number = Kind.letter | Kind.digit;

/** The code that stands for every character outside ASCII. */
export const beyondAscii = 128;

/** The kind of each character, by its code, or by `beyondAscii`. */
export const characterKinds: Uint16Array = Uint16Array.from({ length: beyondAscii + 1 }, (_, code) =>
  code === beyondAscii ? Kind.foreign : kindOf(code),
);

const encoder = new TextEncoder();
const stretch = 1 << 16;

/**
 * The characters of a text as numbers: their ASCII codes, and `beyondAscii` for each UTF-16 unit of all others. To look
 * at bytes takes a third of the time that it takes to look at the characters of a string. Behind the last stands a line
 * feed, so that whoever looks for the end of a cell finds it.
 * @param spent numbers that nobody needs any more, to be written over where they are enough
 */
export function codesOf(text: string, spent?: Uint8Array): Uint8Array {
  return allAtOnce(gatheringCodes(text, spent));
}

/** As `codesOf`, step by step. */
export function* gatheringCodes(text: string, spent?: Uint8Array): Steps<Uint8Array> {
  const codes = spent && spent.length > text.length ? spent : new Uint8Array(text.length + 1);
  codes[text.length] = lineFeed;
  for (let start = 0; start < text.length; start += stretch) {
    const end = Math.min(start + stretch, text.length);
    // In UTF-8 only ASCII takes no more bytes than units. A stretch with anything else is gone through one by one.
    const { read } = encoder.encodeInto(text.slice(start, end), codes.subarray(start, end));
    if (read < end - start) gather(text, codes, start, end);
    yield;
  }
  return codes;
}

function gather(text: string, codes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) codes[i] = Math.min(text.charCodeAt(i), beyondAscii);
}
