import fc from "fast-check";
import { MemoryFile } from "../../server/src/streaming/disk-file.ts";
import { TextFile } from "../../server/src/streaming/text-file.ts";
import { anyText } from "./texts.ts";

/** A file that is read in pieces of a number of bytes. */
export function textFile(bytes: Uint8Array, pieceSize?: number): TextFile {
  return new TextFile(new MemoryFile("a.csv", bytes), undefined, pieceSize);
}

/** The bytes of a text in an encoding that files have. */
const encoders: Record<string, (text: string) => Uint8Array> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a mark": (text) => Buffer.from(`\uFEFF${text}`),
  "UTF-16LE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16BE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
};

/** Encodes a text. */
export const encode = fc.constantFrom(...Object.values(encoders));
/** Bytes per piece: most are so few that characters, line ends and quotes are cut. */
export const pieceSize = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 200 }));

/** Whole characters of one to four bytes between characters with a meaning in CSV. */
export const richText = fc
  .array(fc.oneof(anyText, fc.constantFrom("é", "✓", "😀", "\uFEFF", "ÿ\r\n", "漢字,", '"😀"\n')), { maxLength: 8 })
  .map((parts) => parts.join(""));
