import {
  type ConfigurationScope,
  ConfigurationTarget,
  type Uri,
  type WorkspaceConfiguration,
  type WorkspaceFolder,
  window,
  workspace,
} from "vscode";
import { tellFailure } from "./failure.ts";
import { showInformation } from "./show.ts";

/** The settings of the section `asioImport` as they hold for a file or folder; undefined for those of no folder. */
export function settingsOf(scope: ConfigurationScope | undefined): WorkspaceConfiguration {
  return workspace.getConfiguration("asioImport", scope ?? null);
}

/** The workspace folder that a command means without asking: that of the active editor, else the first. */
export function settingsFolder(): WorkspaceFolder | undefined {
  const active = window.activeTextEditor?.document.uri;
  return (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
}

/**
 * Keeps a value in the workspace folder's settings, or in the user's own where no folder is open.
 * @returns a way back to what was there before
 */
export async function keep(
  setting: string,
  value: unknown,
  folder: WorkspaceFolder | undefined,
): Promise<() => Thenable<void>> {
  const target = folder ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Global;
  const set = settingsOf(folder).inspect(setting);
  const before = folder ? set?.workspaceFolderValue : set?.globalValue;
  const update = (to: unknown) => settingsOf(folder).update(setting, to, target);
  await update(value);
  return () => update(before);
}

/** Tells that a setting was kept, with a button for the way back. It waits for nobody. */
export function tellKept(message: string, undo: () => Thenable<void>): void {
  showInformation(message, "Undo")
    .then((chosen) => (chosen ? undo() : undefined))
    .then(undefined, tellFailure);
}

/** Where to change a setting so that the change holds: where it is set now, else in the workspace, where there is one. */
export function effectiveTarget(settings: WorkspaceConfiguration, setting: string): ConfigurationTarget {
  const set = settings.inspect(setting);
  if (set?.workspaceFolderValue !== undefined) return ConfigurationTarget.WorkspaceFolder;
  if (set?.workspaceValue !== undefined) return ConfigurationTarget.Workspace;
  if (set?.globalValue !== undefined) return ConfigurationTarget.Global;
  return workspaceTarget();
}

/** The workspace, or the user where there is none. */
export function workspaceTarget(): ConfigurationTarget.Workspace | ConfigurationTarget.Global {
  const inWorkspace = workspace.workspaceFile !== undefined || workspace.workspaceFolders !== undefined;
  return inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}

/** A file as settings name it: `data/export.json` in the folder; else its whole path, or its URI where it is not on this disk. */
export function pathFrom(folder: WorkspaceFolder | undefined, file: Uri): string {
  const root = folder?.uri.with({ path: `${folder.uri.path.replace(/\/$/, "")}/` });
  if (root && file.toString().startsWith(root.toString())) return file.path.slice(root.path.length);
  return file.scheme === "file" ? file.fsPath : file.toString(true);
}
