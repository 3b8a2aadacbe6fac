import type { Steps } from "../steps.ts";
import { FileError } from "./files.ts";
import { judgingEncoding } from "./likely-encoding.ts";
import { decoding } from "./text.ts";

/**
 * Decodes an export: UTF-8, UTF-16 with a byte order mark, or the likely code page, as saved by Excel and older
 * programs.
 * @param name the file's name for messages
 * @throws FileError if the encoding is not known for certain, because a name with wrong characters matches no company
 */
export function* decodingExport(bytes: Uint8Array, name: string): Steps<string> {
  const { text, lossy } = yield* decoding(bytes, name);
  if (!lossy) return text;
  const encoding = yield* judgingEncoding(bytes);
  if (encoding !== undefined && encoding !== "utf-8") return (yield* decoding(bytes, name, encoding)).text;
  throw new FileError(`${name} is not saved as UTF-8, and characters are lost: save it as UTF-8.`);
}
