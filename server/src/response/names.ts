import { FileError } from "../files/files.ts";
import type { makers } from "./template-file.ts";

/** Name of a file without the ending `.csv`. */
function stem(name: string): string {
  return name.replace(/\.csv$/i, "");
}

/**
 * Name of the response file of an import file.
 * @param pattern `asioImport.response.fileName`, with `${name}` for the import file's name without `.csv`
 * @throws FileError where it would be the import file itself
 */
export function responseFileName(pattern: string, importFile: string): string {
  const name = pattern.replace(/\$\{name\}/g, () => stem(importFile));
  if (name.toLowerCase() === importFile.toLowerCase()) {
    throw new FileError(`asioImport.response.fileName "${pattern}" would replace the import file itself.`);
  }
  return name;
}

/** Name of a file made from another of this name: `clients.csv` or `clients.response.csv` → `clients.retry.csv`. */
export function siblingName(name: string, part: keyof typeof makers): string {
  return `${stem(name).replace(/\.response$/i, "")}.${part}.csv`;
}
