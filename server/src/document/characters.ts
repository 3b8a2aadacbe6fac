/**
 * What kinds of characters a cell holds, gathered while it is read, so that a cell of nothing but letters and digits
 * is known to be plain after one look at its characters. The values are bits of one number.
 */
export const Kind = {
  /** U+0020. */
  space: 1,
  /** White space at an edge, doubled, or other than U+0020: what the `whitespace` rule looks at. */
  untidy: 2,
  comma: 4,
  quote: 8,
  lineBreak: 16,
  /** Any other printable ASCII character that is neither letter nor digit. */
  punctuation: 32,
  /** What a spreadsheet's damage shows with: a `+`, or `=`, `@`, `'` or `#` at the start. Set beside `punctuation`. */
  formula: 64,
  /** A control character. */
  control: 128,
  /** Anything outside ASCII. */
  foreign: 256,
  /** The cell is enclosed in quotes. */
  quoted: 512,
  /** The cell's quotes break RFC 4180: never closed, or a quote inside that is not doubled. */
  strayQuote: 1024,
} as const;

const lineFeed = 10;
const carriageReturn = 13;

function kindOf(code: number): number {
  const character = String.fromCharCode(code);
  if (/[0-9A-Za-z]/.test(character)) return 0;
  if (character === " ") return Kind.space;
  if (character === ",") return Kind.comma;
  if (character === '"') return Kind.quote;
  if (code === lineFeed || code === carriageReturn) return Kind.lineBreak;
  if (character === "\t") return Kind.control | Kind.untidy;
  if (code < 32 || code === 127) return Kind.control;
  return "=+@'#".includes(character) ? Kind.punctuation | Kind.formula : Kind.punctuation;
}

/** The kind of each ASCII character, by its code; 0 for letters and digits. */
export const asciiKinds: Uint16Array = Uint16Array.from({ length: 128 }, (_, code) => kindOf(code));
