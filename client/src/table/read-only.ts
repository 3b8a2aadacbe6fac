import { FilePermission, languages, RelativePattern, type TextDocument, workspace } from "vscode";

/** VS Code's own mark of a file that the disk does not let it write. It has no name in the API. */
const locked = 2;

/**
 * Why a document cannot be edited, in a sentence; undefined if it can. VS Code itself asks nobody before an extension
 * edits a text that is read-only, and then does not save it.
 */
export async function whyReadOnly(document: TextDocument): Promise<string | undefined> {
  const { uri } = document;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return "This file is read-only: so is its file system.";
  const settings = workspace.getConfiguration("files", uri);
  const isIn = (name: string) =>
    Object.entries(settings.get<Record<string, boolean>>(name, {})).some(
      ([pattern, isOn]) => isOn && matches(document, pattern),
    );
  if (isIn("readonlyExclude")) return undefined;
  if (isIn("readonlyInclude")) return "This file is read-only: the setting files.readonlyInclude says so.";
  const permissions = await Promise.resolve(workspace.fs.stat(uri)).then(
    (found) => found.permissions ?? 0,
    () => 0,
  );
  const isLocked = (permissions & locked) !== 0 && settings.get("readonlyFromPermissions", false);
  if (isLocked || (permissions & FilePermission.Readonly) !== 0) return "This file is read-only.";
  return undefined;
}

function matches(document: TextDocument, pattern: string): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const patterns = [pattern, ...(folder ? [new RelativePattern(folder, pattern)] : [])];
  return patterns.some((each) => languages.match({ pattern: each }, document) > 0);
}
