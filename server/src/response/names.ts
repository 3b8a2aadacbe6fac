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
  const [name] = responseNames(pattern, importFile);
  if (name !== undefined) return name;
  throw new FileError(`asioImport.response.fileName "${pattern}" would replace the import file itself.`);
}

/** Like {@link responseFileName}, but none if it would be the import file itself. */
export function responseNames(pattern: string, importFile: string): string[] {
  const name = pattern.replace(/\$\{name\}/g, () => stem(importFile));
  return name.toLowerCase() === importFile.toLowerCase() ? [] : [name];
}

/** The name of the import file of a response file, by its pattern or the usual one; undefined if the name tells none. */
function answeredName(pattern: string, name: string): string | undefined {
  const [before = "", after] = pattern.split(/\$\{name\}/);
  const isNamed =
    after !== undefined &&
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after);
  const own = isNamed ? `${name.slice(before.length, name.length - after.length)}.csv` : name;
  return own === name ? madeFrom(name, "response") : own;
}

/** The file from whose name one of these endings makes the given name: `clients.rest.csv` → `clients.csv`. */
function madeFrom(name: string, endings: string): string | undefined {
  const made = new RegExp(`^(.+)\\.(?:${endings})\\.csv$`, "i").exec(name)?.[1];
  return made === undefined ? undefined : `${made}.csv`;
}

/**
 * The name of the import file of a response file, or of a file made from it, such as `clients.retry.csv`.
 * @param pattern `asioImport.response.fileName`
 * @returns undefined if the name tells none
 */
export function originName(pattern: string, name: string): string | undefined {
  return answeredName(pattern, name) ?? madeFrom(name, "retry|ready|rest");
}

/**
 * The name of the import file that a file's rows are merged into. A ready file is uploaded by itself, so its own response
 * is merged into it.
 * @param pattern `asioImport.response.fileName`
 * @returns undefined if the name tells none
 */
export function mergedIntoName(pattern: string, name: string): string | undefined {
  return answeredName(pattern, name) ?? importFileName(name);
}

/** The name of a file with a part of an import file: `clients.csv` → `clients.ready.csv`. */
export function partName(importFile: string, part: "retry" | "ready" | "rest"): string {
  return `${stem(importFile)}.${part}.csv`;
}

/**
 * The name of the retry file of a response file, never that file's own: `clients.response.csv` → `clients.retry.csv`.
 * @param pattern `asioImport.response.fileName`
 */
export function retryName(pattern: string, response: string): string {
  const name = partName(answeredName(pattern, response) ?? response, "retry");
  // A response file may itself have the name of a retry file.
  return name.toLowerCase() === response.toLowerCase() ? partName(response, "retry") : name;
}

/** Whether a file has the usual name of those that are made from import files. */
export function isMade(name: string): boolean {
  return madeFrom(name, "response|retry|ready|rest") !== undefined;
}

/** The name of the import file that a response, retry or rest file was made from, if it has the usual name of these. */
export function importFileName(name: string): string | undefined {
  return madeFrom(name, "response|retry|rest");
}

/**
 * The names of files with rows of an import file that are to be corrected.
 * @param pattern `asioImport.response.fileName`
 */
export function correctedNames(pattern: string, importFile: string): string[] {
  const parts = (["rest", "retry"] as const).map((part) => partName(importFile, part));
  return [...parts, ...responseNames(pattern, importFile), `${stem(importFile)}.response.csv`];
}
