import { type Uri, workspace } from "vscode";
import { Failure } from "./failure.ts";
import { nameOf } from "./wording.ts";

/** Whether a file is in a workspace that only shows files, such as one of a repository's earlier version. */
export function isReadOnly({ scheme }: Uri): boolean {
  return workspace.fs.isWritableFileSystem(scheme) === false;
}

/** Refuses to change a file that could not be saved: VS Code would let an extension edit its text. */
export function refuseReadOnly(file: Uri): void {
  if (isReadOnly(file)) throw new Failure(`${nameOf(file)} is read-only. Save a copy elsewhere, and change that.`);
}
