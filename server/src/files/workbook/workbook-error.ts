import { FileError } from "../files.ts";

export function damaged(name: string): FileError {
  return new FileError(`${name} is a damaged or incomplete workbook: save it again in Excel, or export it again.`);
}

export function tooLarge(name: string): FileError {
  return new FileError(`${name} is too large as a workbook: save the sheet as CSV first.`);
}
