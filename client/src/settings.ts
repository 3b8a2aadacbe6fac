import {
  type ConfigurationScope,
  ConfigurationTarget,
  type Uri,
  type WorkspaceConfiguration,
  type WorkspaceFolder,
  window,
  workspace,
} from "vscode";

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
 * Keeps paths in a setting: in the workspace folder's settings, relative to it where they lie in it; in the user's own
 * settings where no folder is open.
 * @returns the paths as they are kept
 */
export async function keepPaths(
  setting: string,
  files: readonly Uri[],
  folder: WorkspaceFolder | undefined,
  list: boolean,
): Promise<string[]> {
  const paths = files.map((file) => pathFrom(folder, file));
  const target = folder ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Global;
  await settingsOf(folder).update(setting, list ? paths : paths[0], target);
  return paths;
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

/** `data/export.json` for a file in the folder, its whole path or, where it is not on this disk, its URI otherwise. */
function pathFrom(folder: WorkspaceFolder | undefined, file: Uri): string {
  const root = folder?.uri.with({ path: `${folder.uri.path.replace(/\/$/, "")}/` });
  if (root && file.toString().startsWith(root.toString())) return file.path.slice(root.path.length);
  return file.scheme === "file" ? file.fsPath : file.toString(true);
}
