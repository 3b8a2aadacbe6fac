import { URI, Utils } from "vscode-uri";
import { home } from "../platform.ts";

/*
 * Functions for the URIs of files and folders. A folder may be the root of an authority, such as
 * `vscode-remote://wsl+Ubuntu/`. Its path must be `/`, because nothing can be joined to an empty path.
 */

/** Normalises a folder's URI: no slash at the end, except for a root. */
export function folderPlace(uri: string): string {
  const folder = URI.parse(uri);
  const path = folder.path.replace(/\/+$/, "");
  const isRoot = path === "" && (folder.path !== "" || folder.authority !== "");
  return folder.with({ path: isRoot ? "/" : path }).toString();
}

/** The folder that contains a file. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The name of a file without its folder. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** A file in the same folder. */
export function sibling(uri: string, name: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), name).toString();
}

/** A path in a setting without the signs for the user's home (`~/`) and for the folder that paths are relative to. */
export function expanded(path: string): string {
  const own = /^~[\\/]/.test(path) ? home() : undefined;
  if (own !== undefined) return own + path.slice(1).replaceAll("\\", "/");
  return path.replace(/^\$\{workspaceFolder\}[\\/]+/, "");
}

/** The URI for a path in a setting: a URI, an absolute path, or relative to the folder. Resolves `..`. */
export function resolve(folder: string, name: string): string {
  const path = expanded(name);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return resolved(URI.parse(path));
  const base = URI.parse(folderPlace(folder));
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path)) return Utils.joinPath(base, path.replaceAll("\\", "/")).toString();
  const file = URI.file(path);
  // In a remote workspace, absolute paths are on the same machine.
  return resolved(base.scheme === "file" ? file : base.with({ path: file.path }));
}

function resolved(place: URI): string {
  return (place.path === "" ? place : Utils.joinPath(place, "")).toString();
}

/** Whether a URI is a folder or inside it. Does not resolve links. */
export function isWithin(uri: string, folder: string): boolean {
  return pathWithin(URI.parse(uri), URI.parse(folderPlace(folder))) !== undefined;
}

/** A file's path relative to a folder that contains it, or else its whole path. */
export function displayName(uri: string, folder: string): string {
  const file = URI.parse(uri);
  return pathWithin(file, URI.parse(folderPlace(folder))) || file.fsPath;
}

/** The path relative to a folder; empty for the folder itself; undefined if it is outside. */
function pathWithin(place: URI, folder: URI): string | undefined {
  if (place.scheme !== folder.scheme || place.authority.toLowerCase() !== folder.authority.toLowerCase())
    return undefined;
  if (place.path === folder.path) return "";
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return place.path.startsWith(prefix) ? place.path.slice(prefix.length) : undefined;
}
