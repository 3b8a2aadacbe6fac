import { realpathSync, statSync } from "node:fs";
import { join, relative, resolve as resolvePath } from "node:path";
import { csvGlob } from "../files/files.ts";
import { findFiles } from "../files/node/find-files.ts";
import { listed } from "../listed.ts";
import { isMade } from "../response/names.ts";
import { inDigits } from "../rules/support/wording.ts";

/** A file to validate. */
export interface InputFile {
  /** Its path, as a person would give it. */
  readonly file: string;
  /** URI-like identity: its real path. */
  readonly place: string;
  /** The folder that was given instead, as given. */
  readonly folder?: string;
}

/** The files that arguments name, and those in folders. */
export interface InputFiles {
  readonly files: readonly InputFile[];
  /** The folders among the arguments. */
  readonly folders: readonly string[];
  /** What was left out, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Finds the files to validate. A folder means the CSV files in it and its subfolders, except those made from import
 * files and those that are named themselves.
 */
export async function inputFiles(given: readonly string[], cwd: string): Promise<InputFiles> {
  const files: InputFile[] = [];
  const folders: string[] = [];
  const notes: string[] = [];
  for (const name of given) {
    const path = resolvePath(cwd, name);
    if (isFolder(path)) folders.push(name);
    else files.push({ file: name, place: placeOf(path) });
  }
  const places = new Set(files.map(({ place }) => place));
  for (const folder of folders) {
    const path = resolvePath(cwd, folder);
    const { paths, leftOut } = await findFiles(path, `**/${csvGlob}`, path, undefined, "the folder");
    notes.push(...leftOut.map((clause) => `${join(folder, "**/*.csv")} ${clause}.`));
    const names = paths.map((each) => join(folder, relative(path, each)));
    notes.push(...leftOutNote("made from import files", names.filter(isMade)));
    for (const file of names) {
      const place = placeOf(resolvePath(cwd, file));
      if (!isMade(file) && !places.has(place)) files.push({ file, place, folder });
      places.add(place);
    }
  }
  return { files, folders, notes };
}

/** How many names a sentence lists. */
const maxNamed = 3;

/** That files were left out, and why; none if there are none. */
export function leftOutNote(why: string, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const more = files.length > maxNamed ? [`${inDigits(files.length - maxNamed)} more`] : [];
  return [`Left out, because they are ${why}: ${listed([...files.slice(0, maxNamed), ...more])}.`];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
