import { URI, Utils } from "vscode-uri";

/*
 * Arithmetic with the URIs of files and folders. A folder may be the root of an authority, such as
 * `vscode-remote://wsl+Ubuntu/`: its path is never empty here, since no other path can be joined to one that is.
 */

/** A folder's URI as all others here have it: without the slash at its end, but for that of a root. */
export function folderPlace(uri: string): string {
  const folder = URI.parse(uri);
  const path = folder.path.replace(/\/+$/, "");
  const isRoot = path === "" && (folder.path !== "" || folder.authority !== "");
  return folder.with({ path: isRoot ? "/" : path }).toString();
}

/** The folder that a file lies in. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The name of a file without its folder. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The file of this name in the same folder as another. */
export function sibling(uri: string, name: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), name).toString();
}

/** The URI of a path that a setting names: a URI itself, absolute, or relative to the folder. Its `..` are resolved. */
export function resolve(folder: string, path: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return resolved(URI.parse(path));
  const base = URI.parse(folderPlace(folder));
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path)) return Utils.joinPath(base, path.replaceAll("\\", "/")).toString();
  const file = URI.file(path);
  // Elsewhere than on this disk an absolute path is one of the same place as the folder's.
  return resolved(base.scheme === "file" ? file : base.with({ path: file.path }));
}

function resolved(place: URI): string {
  return (place.path === "" ? place : Utils.joinPath(place, "")).toString();
}

/** Whether a place is a folder or lies in it, by its address: where links lead is not looked at. */
export function isWithin(uri: string, folder: string): boolean {
  return pathWithin(URI.parse(uri), URI.parse(folderPlace(folder))) !== undefined;
}

/** A file's path relative to the folder where it lies in it, else its whole path. */
export function displayName(uri: string, folder: string): string {
  const file = URI.parse(uri);
  return pathWithin(file, URI.parse(folderPlace(folder))) || file.fsPath;
}

/** A place's path relative to a folder, which is empty for that itself; undefined where it does not lie in it. */
function pathWithin(place: URI, folder: URI): string | undefined {
  if (place.scheme !== folder.scheme || place.authority.toLowerCase() !== folder.authority.toLowerCase())
    return undefined;
  if (place.path === folder.path) return "";
  const prefix = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return place.path.startsWith(prefix) ? place.path.slice(prefix.length) : undefined;
}
