import { URI } from "vscode-uri";
import { FileError, type Files, type FoundFiles } from "../files/files.ts";
import { isGlob, matchesGlob } from "../files/glob.ts";
import { displayName, isWithin, resolve } from "../files/places.ts";
import type { Steps } from "../steps.ts";

/** Files that a setting names: one, or those below a folder that match a glob. Places are URIs. */
export type NamedFiles = { readonly file: string } | { readonly folder: string; readonly glob: string };

/** How far the paths of a setting reach. */
export interface Reach {
  /** The folders of a workspace that has set it and is not trusted: nothing else is read on its word. */
  readonly onlyIn?: readonly string[];
  /** Whether a person has typed the path, whose glob then may begin anywhere: else in the workspace folder. */
  readonly isTyped?: boolean;
  readonly signal?: AbortSignal;
}

/** What a path of a setting comes to. */
export interface FoundNamed {
  /** What is to be watched; undefined where it is not to be looked at. */
  readonly named?: NamedFiles;
  readonly uris: readonly string[];
  /** Why there is no file, a sentence. */
  readonly problem?: string;
  /** What was left out, a sentence each. */
  readonly leftOut: readonly string[];
}

/** Finds the files of a path: the one of that name where there is one; a glob is only what is none. */
export async function findNamed(path: string, folder: string, files: Files, reach: Reach): Promise<FoundNamed> {
  const file = resolve(folder, path);
  const refusal = await refusalOf(path, file, files, reach);
  if (refusal !== undefined) return { uris: [], problem: refusal, leftOut: [] };
  if (!isGlob(path) || (await files.exists(file))) return { named: { file }, uris: [file], leftOut: [] };
  // From the first folder that the glob leaves open: globs know neither `..` nor absolute paths everywhere.
  const parts = path.replaceAll("\\", "/").split("/");
  const open = parts.findIndex(isGlob);
  const base = parts
    .slice(0, open)
    .map((part) => `${part}/`)
    .join("");
  const named = { folder: resolve(folder, base), glob: parts.slice(open).join("/") };
  const within = reach.isTyped ? named.folder : folder;
  if (!isWithin(file, within) || parts.includes("..", open)) {
    const problem = `${path} leads out of the workspace folder, which no glob pattern may do. List the files themselves.`;
    return { uris: [], problem, leftOut: [] };
  }
  const found = await search(named.folder, named.glob, within, files, reach.signal);
  const leftOut = found.leftOut.map((clause) => `${path} ${clause}.`);
  if (found.uris.length > 0) return { named, uris: found.uris, leftOut };
  return { named, uris: [], problem: leftOut[0] ?? `No file matches ${path}.`, leftOut: leftOut.slice(1) };
}

/** Why a file is not to be read, a sentence: its path leads out of a workspace that nobody trusts yet. */
export async function refusalOf(path: string, uri: string, files: Files, reach: Reach): Promise<string | undefined> {
  const { onlyIn } = reach;
  // By the address first: to look where a path leads could ask another machine.
  if (!onlyIn || (onlyIn.some((each) => isWithin(uri, each)) && (await files.isWithin(uri, onlyIn)))) return undefined;
  return `${path} is outside the workspace, so it is not read in Restricted Mode. To read it, trust the workspace (Manage Workspace Trust).`;
}

/** Whether one of these files is among those that settings name, step by step. */
export function* anyNamed(uris: readonly string[], named: readonly NamedFiles[]): Steps<boolean> {
  for (const files of named) {
    for (const uri of uris) {
      if (isNamed(uri, files)) return true;
      yield;
    }
  }
  return false;
}

function isNamed(uri: string, named: NamedFiles): boolean {
  if ("file" in named) return named.file === URI.parse(uri).toString();
  return isWithin(uri, named.folder) && matchesGlob(displayName(uri, named.folder), named.glob);
}

async function search(
  folder: string,
  glob: string,
  within: string,
  files: Files,
  signal: AbortSignal | undefined,
): Promise<FoundFiles> {
  try {
    return await files.find(folder, glob, within, signal);
  } catch (error) {
    // A folder that cannot be searched holds no file that matches.
    if (error instanceof FileError) return { uris: [], leftOut: [] };
    throw error;
  }
}
