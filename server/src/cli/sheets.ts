import { FileError } from "../files/files.ts";
import { isWorkbook, signatureSize } from "../files/workbook/signature.ts";
import type { ByteFile } from "../streaming/disk-file.ts";
import { progress } from "./progress.ts";

/** The largest workbook, in bytes: the limit of all files that are read as a whole. */
const largestWorkbook = 512 * 2 ** 20;

/**
 * The text of a sheet as a CSV; undefined if a file is no workbook.
 * @param file its name in messages
 * @param sheets the values of `--sheet` that are left, of which a workbook takes the first
 * @throws FileError if it is a workbook that cannot be read, or has no such sheet
 */
export async function sheetText(bytes: ByteFile, file: string, sheets: string[]): Promise<string | undefined> {
  const head = new Uint8Array(signatureSize);
  if (!isWorkbook(head.subarray(0, bytes.read(0, head)), file)) return undefined;
  if (bytes.size > largestWorkbook) throw new FileError(`${file} has more than 512 MB.`);
  const all = new Uint8Array(bytes.size);
  bytes.read(0, all);
  // A part of its own: few lists are workbooks.
  const { readingSheet } = await import("../files/workbook/sheets.ts");
  const text = progress.through(readingSheet(all, file, sheets[0]), `Reading ${file}`);
  sheets.shift();
  return text;
}
