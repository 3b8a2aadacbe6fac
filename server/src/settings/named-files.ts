import { URI } from "vscode-uri";
import { FileError, type Files, type FoundFiles } from "../files/files.ts";
import { isGlob, matchesGlob } from "../files/glob.ts";
import { displayName, expanded, isWithin, resolve } from "../files/places.ts";
import type { Steps } from "../steps.ts";

/** The files that a setting names: one file, or all below a folder that match a glob. `file` and `folder` are URIs. */
export type NamedFiles = { readonly file: string } | { readonly folder: string; readonly glob: string };

/** Restricts the files that a path of a setting can name. */
export interface Reach {
  /** The folders of an untrusted workspace, if it has set the path: no files outside them are read. */
  readonly onlyIn?: readonly string[];
  /** Whether the path is an argument of the command line. Its glob may then leave the workspace folder. */
  readonly isArgument?: boolean;
  readonly signal?: AbortSignal;
}

/** The files that a path of a setting names. */
export interface FoundNamed {
  /** What to watch; undefined if the path must not be read. */
  readonly named?: NamedFiles;
  readonly uris: readonly string[];
  /** Why no file was found, as a sentence. */
  readonly problem?: string;
  /** Which files were left out, one sentence each. */
  readonly leftOut: readonly string[];
}

/** Finds the files that a path names. If a file has exactly that name, the path is not treated as a glob. */
export async function findNamed(name: string, folder: string, files: Files, reach: Reach): Promise<FoundNamed> {
  const path = expanded(name);
  const file = resolve(folder, path);
  const refusal = await refusalOf(path, file, files, reach);
  if (refusal !== undefined) return { uris: [], problem: refusal, leftOut: [] };
  if (!isGlob(path) || (await files.exists(file))) return { named: { file }, uris: [file], leftOut: [] };
  // Split off the part without wildcards: not all clients support `..` and absolute paths in globs.
  const parts = path.replaceAll("\\", "/").split("/");
  const open = parts.findIndex(isGlob);
  const base = parts
    .slice(0, open)
    .map((part) => `${part}/`)
    .join("");
  const named = { folder: resolve(folder, base), glob: parts.slice(open).join("/") };
  const within = reach.isArgument ? named.folder : folder;
  if (!isWithin(file, within) || parts.includes("..", open)) {
    const problem = `${path} leads out of the workspace folder, which no glob pattern may do. List the files themselves.`;
    return { uris: [], problem, leftOut: [] };
  }
  const found = await search(named.folder, named.glob, within, files, reach.signal);
  const leftOut = found.leftOut.map((clause) => `${path} ${clause}.`);
  if (found.uris.length > 0) return { named, uris: found.uris, leftOut };
  return {
    named,
    uris: [],
    problem: leftOut[0] ?? `No file matches ${path}.${variableHint(path)}`,
    leftOut: leftOut.slice(1),
  };
}

function variableHint(path: string): string {
  return path.includes("${") ? ` Of variables, only \${workspaceFolder} counts, and ~ for your home folder.` : "";
}

/** Why a file must not be read, as a sentence: an untrusted workspace names it, and it is outside that workspace. */
export async function refusalOf(path: string, uri: string, files: Files, reach: Reach): Promise<string | undefined> {
  const { onlyIn } = reach;
  // Compare URIs first: resolving links could access another machine.
  if (!onlyIn || (onlyIn.some((each) => isWithin(uri, each)) && (await files.isWithin(uri, onlyIn)))) return undefined;
  return `${path} is outside the workspace, so it is not read in Restricted Mode. To read it, trust the workspace (Manage Workspace Trust).`;
}

/** Whether settings name one of these files. */
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
    // A folder that cannot be searched counts as empty.
    if (error instanceof FileError) return { uris: [], leftOut: [] };
    throw error;
  }
}
