import { FileError } from "../files/files.ts";

/** A file name without `.csv`. */
function stem(name: string): string {
  return name.replace(/\.csv$/i, "");
}

/**
 * The name of an import file's response file.
 * @param pattern `asioImport.response.fileName`, with `${name}` for the import file's name without `.csv`
 * @throws FileError if it would be the import file itself
 */
export function responseFileName(pattern: string, importFile: string): string {
  const name = pattern.replace(/\$\{name\}/g, () => stem(importFile));
  if (name.toLowerCase() === importFile.toLowerCase()) {
    throw new FileError(`asioImport.response.fileName "${pattern}" would replace the import file itself.`);
  }
  return name;
}

/**
 * The name of the import file of a response file, or of a file made from it, such as `clients.retry.csv`.
 * @param pattern `asioImport.response.fileName`
 * @returns undefined if the name tells none
 */
export function originName(pattern: string, name: string): string | undefined {
  const [before = "", after] = pattern.split(/\$\{name\}/);
  const isNamed =
    after !== undefined &&
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after);
  const own = isNamed ? name.slice(before.length, name.length - after.length) : undefined;
  const made = /^(.+)\.(?:response|retry|ready|rest)\.csv$/i.exec(name)?.[1];
  const found = own ?? made;
  return found === undefined ? undefined : `${found}.csv`;
}

/** The name of a file made from another: `clients.csv` or `clients.response.csv` → `clients.retry.csv`. */
export function siblingName(name: string, part: "retry" | "ready" | "rest"): string {
  return `${stem(name).replace(/\.response$/i, "")}.${part}.csv`;
}

/** The name of the import file that a response, retry or rest file was made from: `clients.rest.csv` → `clients.csv`. */
export function importFileName(name: string): string | undefined {
  const made = /^(.+)\.(?:response|retry|rest)\.csv$/i.exec(name)?.[1];
  return made === undefined ? undefined : `${made}.csv`;
}

/** The usual names of files with rows of an import file that are to be corrected. */
export function madeNames(importFile: string): string[] {
  return ["rest", "retry", "response"].map((part) => `${stem(importFile)}.${part}.csv`);
}
