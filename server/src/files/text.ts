import { FileError } from "./files.ts";

/** A file's text without its byte order mark. */
export interface FileText {
  readonly text: string;
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
}

/** A file's text as it was read. */
export interface DecodedFile extends FileText {
  /** Whether bytes were no UTF-8: to write the text back would lose them for good. */
  readonly lossy: boolean;
}

/** What the bytes of a text mean. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const nulByte = 0;

/** How many bytes of a file tell whether it is text, and how it is encoded. */
export const headSize = 4096;

/** How a ZIP archive begins: a workbook is one. */
const archive = [0x50, 0x4b, 3, 4];

/**
 * Decodes a text file: UTF-8, or UTF-16 with a byte order mark. Bytes that are no UTF-8 become U+FFFD, which a rule
 * reports where it stands.
 * @param name the file, as the message should call it
 * @throws FileError where the bytes are no text
 */
export function decodeFile(bytes: Uint8Array, name: string): DecodedFile {
  const encoding = encodingOf(bytes, name);
  const text = decode(bytes, encoding, name);
  return {
    text,
    mark: startsWithMark(bytes),
    lossy: encoding === "utf-8" && text.includes("\uFFFD") && !isUtf8(bytes),
  };
}

/**
 * How a text file is encoded, by its first bytes (`headSize` of them, where it has so many).
 * @throws FileError where they are no text
 */
export function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const utf16 = utf16Of(bytes);
  if (utf16) return utf16;
  if (archive.every((byte, index) => bytes[index] === byte)) {
    throw new FileError(`${name} is a workbook or another archive: save it as CSV first.`);
  }
  if (bytes.subarray(0, headSize).includes(nulByte)) throw new FileError(`${name} is not a text file.`);
  return "utf-8";
}

function decode(bytes: Uint8Array, encoding: Encoding, name: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // Faulty bytes do not throw: the text is longer than a string can be.
    throw new FileError(`${name} is too large.`);
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** Whether bytes begin with a byte order mark. */
export function startsWithMark(bytes: Uint8Array): boolean {
  return utf16Of(bytes) !== undefined || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
}

/** The bytes of a text in UTF-8. */
export function encodeFile({ text, mark }: FileText): Uint8Array {
  return new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
}
