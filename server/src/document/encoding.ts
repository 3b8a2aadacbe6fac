/** A run of text in UTF-8 that was decoded with another code page. */
export interface Mojibake {
  /** UTF-16 offsets of the run's start and end. */
  start: number;
  end: number;
  /** The run, decoded as UTF-8. */
  decoded: string;
}

/**
 * Windows-1252's characters for the bytes 0x80 to 0x9F (WHATWG Encoding standard; five bytes are control characters).
 * Written out because in many Node versions that editors run on (22.13 to 22.18, 24.0 to 24.6 and more), `TextDecoder`
 * decodes these bytes as Latin-1.
 */
export const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Encodings that a file without UTF-8 is recognised as, by their names in the WHATWG Encoding standard. */
export type CodePage = "windows-1252" | "utf-16le" | "utf-16be";

/** Their display names. */
export const codePageNames: Readonly<Record<CodePage, string>> = {
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};

/** The display name of an encoding, by its name in the WHATWG Encoding standard. */
export function encodingName(encoding: string): string {
  if (encoding === "utf-8") return "UTF-8";
  return encoding in codePageNames ? codePageNames[encoding as CodePage] : encoding;
}

/** Bytes that are not assigned to a character in Windows-1252. */
const undefinedBytes = /[\x81\x8d\x8f\x90\x9d]/;

/** Decodes Windows-1252. The five unassigned bytes become U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  // If Node decoded correctly, only the unassigned bytes are left as controls; if as Latin-1, all of 0x80 to 0x9F.
  return text.replace(/[\x80-\x9f]/g, (control) => {
    return undefinedBytes.test(control) ? "\uFFFD" : (windows1252[control.charCodeAt(0) - 0x80] ?? control);
  });
}

/** The bytes 0x80 to 0xBF, which continue a character in UTF-8, as decoded in Windows-1252 or Latin-1. */
const continuation = `[\\x80-\\xBF${windows1252.replace(/[\x80-\x9f]/g, "")}]`;

/** Whole UTF-8 sequences of two, three and four bytes (RFC 3629), decoded with the wrong code page. */
const sequences = new RegExp(
  `(?:[\\xC2-\\xDF]${continuation}|[\\xE0-\\xEF]${continuation}{2}|[\\xF0-\\xF4]${continuation}{3})+`,
  "g",
);

/** `ignoreBOM` keeps a byte order mark in the result. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes of a text in Windows-1252, or in Latin-1 for its control characters. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const index = windows1252.indexOf(character);
    return index < 0 ? character.charCodeAt(0) : 0x80 + index;
  });
}

/** Windows-1252 that was decoded as Latin-1: `O\x92Neil`. Not U+0085 (next line), which may be meant as such. */
const latin1 = /[\x80\x82-\x84\x86-\x8C\x8E\x91-\x9C\x9E\x9F]/g;

/** Decodes each run as UTF-8, repeatedly while possible. Runs that are not valid UTF-8 stay. */
function unscramble(text: string): string {
  const decoded = text.replace(sequences, (run) => {
    try {
      return utf8.decode(bytesOf(run));
    } catch {
      return run;
    }
  });
  return decoded === text ? text : unscramble(decoded);
}

/** Letters of western and central Europe and of Vietnam, punctuation and symbols, the byte order mark, and emoji. */
const likelyCharacters = /^(?:[\xA0-\u017F\u0218-\u021B\u1EA0-\u1EF9\u2000-\u27BF\uFEFF\u{1F000}-\u{1FAFF}]|\uFE0F)+$/u;

/** Text in any script. One such letter may be chance, but not two in a row. */
const otherScript = /^(?=\P{ASCII}{2})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u;

const punctuation = "[…’‘“”»«™®©–—•°º·\\xA0²³¹]";

/** The end of a word with its punctuation, in text that was decoded correctly: `MANHÃ…`, `«está»…`. */
const wordEnd = new RegExp(
  `^(?:\\p{Lu}[\\xC3-\\xDF]${punctuation}|\\p{L}?[\\xE0-\\xEF]${punctuation}{2})\\P{L}?$`,
  "u",
);

/** The beginning of a sequence, of which a byte was dropped: those without a character in Windows-1252 often are. */
const cutSequence = new RegExp(
  `(?:[\\xC2-\\xDF]|[\\xE0-\\xEF]${continuation}?|[\\xF0-\\xF4]${continuation}{0,2})(?!${continuation})`,
  "g",
);

/**
 * U+FFFD, also if its UTF-8 was read as Windows-1252 later; and the five characters of Latin-1 that Windows-1252 does
 * not have. Another code page has letters in their places, such as `ü` in MS-DOS.
 */
const lostCharacters = /\uFFFD|\xEF\xBF\xBD|[\x81\x8D\x8F\x90\x9D]/g;

/**
 * UTF-16 offsets of the characters of a text that are lost for good, outside the runs that can be decoded. So is what is
 * left of a character next to such a run, of which a byte was dropped.
 */
export function lostParts(text: string, runs: readonly Mojibake[]): { start: number; end: number }[] {
  const decoded = runs.filter((run) => run.end > run.start + 1 && !run.decoded.includes("\uFFFD"));
  const rest = decodedRuns(
    text,
    decoded.map(({ start, end }) => ({ start, end, decoded: " ".repeat(end - start) })),
  );
  const found = (pattern: RegExp) =>
    Array.from(rest.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
  const [starts, ends] = [new Set(decoded.map(({ start }) => start)), new Set(decoded.map(({ end }) => end))];
  const cut = decoded.length === 0 ? [] : found(cutSequence);
  const besideRuns = cut.filter(({ start, end }) => ends.has(start) || starts.has(end));
  return [...found(lostCharacters), ...besideRuns].sort((a, b) => a.start - b.start);
}

/**
 * Finds UTF-8 that was decoded as Windows-1252 or Latin-1 (`Ã©` for é, `â€™` for ’, `Â` before a no-break space), even
 * twice. A run's bytes must be strict UTF-8 and one run must decode to likely text, so that `São Paulo`, `naïve` and
 * `CAFÉ’S` are not found. Without such a run, finds Windows-1252 that was decoded as Latin-1.
 */
export function mojibake(text: string): Mojibake[] {
  // Most texts contain no character that begins such a run.
  if (!/[\xC2-\xF4]/.test(text)) return readAsLatin1(text);
  const runs: Mojibake[] = [];
  let likely = false;
  for (const { 0: run, index: start } of text.matchAll(sequences)) {
    const end = start + run.length;
    const decoded = unscramble(run);
    if (decoded === run || /[\x80-\x9f]/.test(decoded)) continue;
    const around = text.slice(Math.max(0, start - 1), end + 1);
    likely ||= (likelyCharacters.test(decoded) || otherScript.test(decoded)) && !wordEnd.test(around);
    runs.push({ start, end, decoded: decoded.replaceAll("\uFEFF", "") });
  }
  return likely ? runs : readAsLatin1(text);
}

/** The text with these runs decoded. */
export function decodedRuns(text: string, runs: readonly Mojibake[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const run of runs) {
    parts.push(text.slice(at, run.start), run.decoded);
    at = run.end;
  }
  return parts.join("") + text.slice(at);
}

/** Finds Windows-1252 that was decoded as Latin-1. */
function readAsLatin1(text: string): Mojibake[] {
  return Array.from(text.matchAll(latin1), ({ 0: sign, index: start }) => {
    return { start, end: start + 1, decoded: windows1252[sign.charCodeAt(0) - 0x80] ?? sign };
  });
}
