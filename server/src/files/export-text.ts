import { FileError } from "./files.ts";
import { likelyEncoding } from "./likely-encoding.ts";
import { decodeBytes, decodeFile } from "./text.ts";

/**
 * The text of an export: UTF-8, UTF-16 with a byte order mark, or the code page in which nothing of it is lost, as Excel
 * and older programs save it.
 * @param name the file, as the message should call it
 * @throws FileError where that code page cannot be told: a name with wrong or lost characters matches no company
 */
export function exportText(bytes: Uint8Array, name: string): string {
  const { text, lossy } = decodeFile(bytes, name);
  if (!lossy) return text;
  const encoding = likelyEncoding([bytes]);
  if (encoding !== undefined && encoding !== "utf-8") return decodeBytes(bytes, encoding, name);
  throw new FileError(`${name} is not saved as UTF-8, and characters are lost: save it as UTF-8.`);
}
