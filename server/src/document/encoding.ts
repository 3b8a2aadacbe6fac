/** A run of text that was UTF-8 but was decoded with another code page. */
export interface Mojibake {
  /** UTF-16 offset of the run's first character. */
  start: number;
  /** UTF-16 offset behind its last. */
  end: number;
  /** What the run says when decoded as UTF-8. */
  decoded: string;
}

/**
 * Windows-1252's characters for the bytes 0x80 to 0x9F (WHATWG Encoding standard; five bytes have control characters).
 * Written out because `TextDecoder` of many Node versions that editors run on (22.13 to 22.18, 24.0 to 24.6 and more)
 * decodes these bytes as Latin-1.
 */
export const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Code pages that a file is told to be saved in where it is no UTF-8, by their names in the WHATWG Encoding standard. */
export type CodePage = "windows-1252" | "utf-16le" | "utf-16be";

/** What a person knows them as. */
export const codePageNames: Readonly<Record<CodePage, string>> = {
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};

/** What a person knows an encoding as, by its name in the WHATWG Encoding standard. */
export function encodingName(encoding: string): string {
  if (encoding === "utf-8") return "UTF-8";
  return encoding in codePageNames ? codePageNames[encoding as CodePage] : encoding;
}

/** Bytes that stand for no character in Windows-1252. */
const undefinedBytes = /[\x81\x8d\x8f\x90\x9d]/;

/** The text of bytes in Windows-1252; the five that stand for no character become U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  // Right or as Latin-1, as Node has it: only what is no character of the code page is left, or all that Latin-1 has not.
  return text.replace(/[\x80-\x9f]/g, (control) => {
    return undefinedBytes.test(control) ? "\uFFFD" : (windows1252[control.charCodeAt(0) - 0x80] ?? control);
  });
}

/** Characters that a byte 0x80 to 0xBF becomes in Windows-1252 or in Latin-1: in UTF-8 such a byte continues a character. */
const continuation = `[\\x80-\\xBF${windows1252.replace(/[\x80-\x9f]/g, "")}]`;

/** Whole UTF-8 sequences of two, three and four bytes (RFC 3629), seen through the wrong code page. */
const sequences = new RegExp(
  `(?:[\\xC2-\\xDF]${continuation}|[\\xE0-\\xEF]${continuation}{2}|[\\xF0-\\xF4]${continuation}{3})+`,
  "g",
);

/** `ignoreBOM` keeps a byte order mark in the result, which would be dropped without a word. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes of a text in Windows-1252, where Latin-1's control characters stand for their own bytes. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const index = windows1252.indexOf(character);
    return index < 0 ? character.charCodeAt(0) : 0x80 + index;
  });
}

/**
 * Windows-1252 that was decoded as Latin-1: `O\x92Neil`. The next line (U+0085) is no such sign for certain.
 */
const latin1 = /[\x80\x82-\x84\x86-\x8C\x8E\x91-\x9C\x9E\x9F]/g;

/** What a text says when each run is decoded as UTF-8, as often as it goes. Runs that are no UTF-8 stay. */
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
const usual = /^(?:[\xA0-\u017F\u0218-\u021B\u1EA0-\u1EF9\u2000-\u27BF\uFEFF\u{1F000}-\u{1FAFF}]|\uFE0F)+$/u;

/** Text of any script: one such letter may be chance, two in a row are none. */
const several = /^(?=\P{ASCII}{2})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u;

const punctuation = "[…’‘“”»«™®©–—•°º·\\xA0²³¹]";

/** The end of a word with its punctuation, as right text has it: `MANHÃ…`, `«está»…`. */
const wordEnd = new RegExp(
  `^(?:\\p{Lu}[\\xC3-\\xDF]${punctuation}|\\p{L}?[\\xE0-\\xEF]${punctuation}{2})\\P{L}?$`,
  "u",
);

/**
 * Finds UTF-8 that was decoded as Windows-1252 or Latin-1 (`Ã©` for é, `â€™` for ’, `Â` before a no-break space), also
 * where it happened twice. A run's bytes must be strict UTF-8 and mean likely text, so that `São Paulo`, `naïve` or
 * `CAFÉ’S` are left alone; beside a likely run, the text's other runs count too.
 */
export function mojibake(text: string): Mojibake[] {
  // Most text has none of the characters that such a run begins with.
  if (!/[\xC2-\xF4]/.test(text)) return readAsLatin1(text);
  const runs: Mojibake[] = [];
  let likely = false;
  for (const { 0: run, index: start } of text.matchAll(sequences)) {
    const end = start + run.length;
    const decoded = unscramble(run);
    if (decoded === run || /[\x80-\x9f]/.test(decoded)) continue;
    const around = text.slice(Math.max(0, start - 1), end + 1);
    likely ||= (usual.test(decoded) || several.test(decoded)) && !wordEnd.test(around);
    // A byte order mark says nothing.
    runs.push({ start, end, decoded: decoded.replaceAll("\uFEFF", "") });
  }
  return likely ? runs : readAsLatin1(text);
}

/** A text with runs of it decoded. */
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
