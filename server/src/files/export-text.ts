import { decodeWindows1252, holdsUtf8 } from "../document/encoding.ts";
import { FileError } from "./files.ts";
import { decodeFile } from "./text.ts";

/**
 * The text of an export: UTF-8, UTF-16 with a byte order mark, or Windows-1252, as Excel and older programs save it.
 * @param name the file, as the message should call it
 * @throws FileError where the bytes are none of these: a name with lost characters matches no company
 */
export function exportText(bytes: Uint8Array, name: string): string {
  const { text, lossy } = decodeFile(bytes, name);
  if (!lossy) return text;
  const decoded = decodeWindows1252(bytes);
  if (!decoded.includes("\uFFFD") && !holdsUtf8(decoded)) return decoded;
  throw new FileError(`${name} is not saved as UTF-8, and characters are lost.`);
}
