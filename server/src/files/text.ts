import { type CodePage, codePageNames, decodeWindows1252 } from "../document/encoding.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { FileError } from "./files.ts";
import { headSize, isTextWithNuls, isValid, utf16Of, utf16Pattern } from "./likely-encoding.ts";
import { wholePieces } from "./whole-characters.ts";
import { isArchive } from "./workbook/signature.ts";

/** A text without its byte order mark. */
export interface FileText {
  readonly text: string;
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
}

export interface DecodedFile extends FileText {
  /** Name in the WHATWG Encoding standard. */
  readonly encoding: string;
  /** Whether some bytes were invalid, so that writing the text back would lose them. */
  readonly lossy: boolean;
}

/** An error that would not occur with another encoding. */
export class EncodingError extends FileError {
  readonly encoding: CodePage;

  constructor(message: string, encoding: CodePage) {
    super(message);
    this.encoding = encoding;
  }
}

/** An error about a workbook, where only text can be read. */
export class WorkbookError extends FileError {}

const encoder = new TextEncoder();

const nulByte = 0;

/**
 * Decodes a text file as `given`, or else as UTF-8, or UTF-16 with a byte order mark. Invalid bytes become U+FFFD,
 * which a rule reports.
 * @param name the file's name for messages
 * @param given the encoding; a byte order mark overrides it
 * @throws FileError if the bytes are not text
 */
export function decodeFile(bytes: Uint8Array, name: string, given?: string): DecodedFile {
  return allAtOnce(decoding(bytes, name, given));
}

/** Like `decodeFile`, in steps. */
export function* decoding(bytes: Uint8Array, name: string, given?: string): Steps<DecodedFile> {
  const encoding = encodingOf(bytes, name, given);
  const texts: string[] = [];
  let lossy = false;
  for (const piece of wholePieces(bytes, encoding)) {
    const text = decodeBytes(piece, encoding, name, texts.length > 0);
    lossy ||= isLossy(text, piece, encoding);
    texts.push(text);
    yield;
  }
  return { text: joined(texts, name), mark: startsWithMark(bytes), encoding, lossy };
}

/** Whether bytes were invalid, which were decoded to a text. */
export function isLossy(text: string, bytes: Uint8Array, encoding: string): boolean {
  // U+FFFD may also be valid in the file, but not in Windows-1252.
  return text.includes("\uFFFD") && (encoding === "windows-1252" || !isValid(bytes, encoding));
}

function joined(texts: readonly string[], name: string): string {
  try {
    return texts.join("");
  } catch {
    throw tooLong(name);
  }
}

/**
 * Decodes the beginning of a text file like `decodeFile`: at least 65,536 UTF-16 units, or the whole file.
 * @throws FileError if its bytes are not text
 */
export function decodeBeginning(bytes: Uint8Array, name: string): string {
  const encoding = encodingOf(bytes, name);
  const [piece = bytes] = wholePieces(bytes, encoding);
  return decodeBytes(piece, encoding, name);
}

/** The name in the WHATWG Encoding standard for any label of an encoding; undefined if the label is unknown. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/**
 * The encoding of a text file, by its first `headSize` bytes.
 * @throws FileError if they are not text
 */
export function encodingOf(bytes: Uint8Array, name: string, given?: string): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return utf16;
  if (startsWithMark(bytes)) return "utf-8";
  if (isArchive(bytes)) {
    throw new WorkbookError(`${name} is a workbook or another archive: save it as CSV first.`);
  }
  if (given?.startsWith("utf-16")) return given;
  const head = bytes.subarray(0, headSize);
  if (head.includes(nulByte)) {
    const likely = utf16Pattern(bytes);
    if (likely)
      throw new EncodingError(
        `${name} is ${codePageNames[likely]} without a byte order mark: save it as UTF-8.`,
        likely,
      );
    if (!isTextWithNuls(head)) throw new FileError(`${name} is not a text file.`);
  }
  return given ?? "utf-8";
}

/**
 * Decodes bytes that begin and end with whole characters. Removes a byte order mark at the start.
 * @param encoding its name in the WHATWG Encoding standard
 * @param inside whether these are not the first bytes of a file, so that a byte order mark is an ordinary character
 * @throws FileError if the text is longer than a string can be, or is damaged UTF-16
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, name: string, inside = false): string {
  const isUtf16 = encoding.startsWith("utf-16");
  let text: string;
  try {
    text =
      encoding === "windows-1252"
        ? decodeWindows1252(bytes)
        : new TextDecoder(encoding, { ignoreBOM: inside, fatal: isUtf16 }).decode(bytes);
  } catch (error) {
    if (isUtf16 && error instanceof TypeError) throw damaged(name);
    // Other encodings do not throw for invalid bytes, so the text is too long for a string.
    throw tooLong(name);
  }
  if (isUtf16 && text.includes("\0")) throw damaged(name);
  return text;
}

function tooLong(name: string): FileError {
  return new FileError(`${name} is too large.`);
}

function damaged(name: string): FileError {
  return new FileError(
    `${name} is UTF-16 with damaged characters (U+0000, or half of a surrogate pair): export it again as UTF-8.`,
  );
}

export function startsWithMark(bytes: Uint8Array): boolean {
  return utf16Of(bytes) !== undefined || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
}

/** Whether a file's bytes are also valid UTF-8 for the same text. ASCII text is, in any code page. */
export function isOfUtf8({ text, encoding }: DecodedFile): boolean {
  return encoding === "utf-8" || !(encoding.startsWith("utf-16") || /\P{ASCII}/u.test(text));
}

/** The bytes of a text in UTF-8. */
export function encodeFile(file: FileText): Uint8Array {
  return allAtOnce(encoding(file));
}

/** Like `encodeFile`, in steps. */
export function* encoding({ text, mark }: FileText): Steps<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (const stretch of stretchesOf(mark ? `\uFEFF${text}` : text)) {
    pieces.push(encoder.encode(stretch));
    yield;
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    // Memory costs most when it is first written to.
    yield;
  }
  return bytes;
}

/** UTF-16 units that can be encoded in a few milliseconds. */
const stretchSize = 1 << 18;

/** Splits a text without splitting surrogate pairs. */
export function* stretchesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = start + stretchSize;
    const endsWithHighSurrogate = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
    if (endsWithHighSurrogate) end++;
    yield text.slice(start, end);
    start = end;
  }
}
