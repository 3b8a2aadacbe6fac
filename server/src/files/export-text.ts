import type { Steps } from "../steps.ts";
import { FileError } from "./files.ts";
import { judgingEncoding } from "./likely-encoding.ts";
import { decoding } from "./text.ts";

/**
 * The text of an export, step by step: UTF-8, UTF-16 with a byte order mark, or the code page in which nothing of it is lost, as Excel
 * and older programs save it.
 * @param name the file, as the message should call it
 * @throws FileError where that code page cannot be told: a name with wrong or lost characters matches no company
 */
export function* decodingExport(bytes: Uint8Array, name: string): Steps<string> {
  const { text, lossy } = yield* decoding(bytes, name);
  if (!lossy) return text;
  const encoding = yield* judgingEncoding(bytes);
  if (encoding !== undefined && encoding !== "utf-8") return (yield* decoding(bytes, name, encoding)).text;
  throw new FileError(`${name} is not saved as UTF-8, and characters are lost: save it as UTF-8.`);
}
