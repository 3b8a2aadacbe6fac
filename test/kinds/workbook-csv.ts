import assert from "node:assert/strict";
import { FileError } from "../../server/src/files/files.ts";
import { readingSheet } from "../../server/src/files/workbook/sheets.ts";
import { allAtOnce } from "../../server/src/steps.ts";

/** The rows of a sheet as CSV, without the line that names the delimiter. */
export function csvOf(bytes: Uint8Array, sheet?: string): string {
  const { text } = allAtOnce(readingSheet(bytes, "clients.xlsx", sheet));
  assert.ok(text.startsWith("sep=,\n"));
  return text.slice("sep=,\n".length);
}

/** The message of the FileError that reading ends with; empty if it succeeds. */
export function message(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof FileError, `${error}`);
    return error.message;
  }
  return "";
}
