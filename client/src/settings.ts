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

/** The settings of section `asioImport` for a file or folder; undefined for no folder. */
export function settingsOf(scope: ConfigurationScope | undefined): WorkspaceConfiguration {
  return workspace.getConfiguration("asioImport", scope ?? null);
}

/** The default workspace folder of commands: that of the active editor, or else the first. */
export function settingsFolder(): WorkspaceFolder | undefined {
  const active = window.activeTextEditor?.document.uri;
  return (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
}

/**
 * Saves a setting in the workspace folder, or in the user settings if no folder is open.
 * @returns a function that restores the previous value
 */
export async function saveSetting(
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

/** Shows that a setting was saved, with an *Undo* button. Does not wait for the user. */
export function showSaved(message: string, undo: () => Thenable<void>): void {
  showInformation(message, "Undo")
    .then((chosen) => (chosen ? undo() : undefined))
    .then(undefined, tellFailure);
}

/** Where a change of a setting takes effect: where it is set now, or else in the workspace, or else for the user. */
export function effectiveTarget(settings: WorkspaceConfiguration, setting: string): ConfigurationTarget {
  const set = settings.inspect(setting);
  if (set?.workspaceFolderValue !== undefined) return ConfigurationTarget.WorkspaceFolder;
  if (set?.workspaceValue !== undefined) return ConfigurationTarget.Workspace;
  if (set?.globalValue !== undefined) return ConfigurationTarget.Global;
  return workspaceTarget();
}

/** The workspace, or the user if there is none. */
export function workspaceTarget(): ConfigurationTarget.Workspace | ConfigurationTarget.Global {
  const inWorkspace = workspace.workspaceFile !== undefined || workspace.workspaceFolders !== undefined;
  return inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}

/** The path of a file in settings: relative inside the folder, or else absolute, or a URI if it is not on this disk. */
export function pathFrom(folder: WorkspaceFolder | undefined, file: Uri): string {
  const root = folder?.uri.with({ path: `${folder.uri.path.replace(/\/$/, "")}/` });
  if (root && file.toString().startsWith(root.toString())) return file.path.slice(root.path.length);
  return file.scheme === "file" ? file.fsPath : file.toString(true);
}
