import { ConfigurationTarget, type WorkspaceFolder, workspace } from "vscode";
import { Failure, tellFailure } from "../failure.ts";
import { settingsFolder, settingsOf, workspaceTarget } from "../settings.ts";
import { showInformation } from "../show.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/** The value of `asioImport.rules` in one scope: severities by rule code. */
type Rules = Readonly<Record<string, string>>;

/**
 * Turns a rule off and offers *Undo*. Changes the settings of the file's folder in a multi-root workspace, or else of
 * the workspace, or else of the user.
 * @param args the code of the rule, and the file (by default, the active editor's)
 */
export const turnOffRule: Command = async (_tools, [code, given]) => {
  if (typeof code !== "string") throw new Failure("No rule was given.");
  const [file] = givenFiles([given]);
  const place = placeFor(file ? workspace.getWorkspaceFolder(file) : settingsFolder());
  const before = rulesIn(place)?.[code];
  await saveSeverity(place, code, "off");
  showInformation(`Rule ${code} is now off ${place.name}.`, "Undo")
    .then((chosen) => chosen && saveSeverity(place, code, before))
    .then(undefined, tellFailure);
};

/** Where to save a setting. */
interface Place {
  readonly folder: WorkspaceFolder | undefined;
  readonly target: ConfigurationTarget;
  /** Completes `is now off …`. */
  readonly name: string;
}

function placeFor(folder: WorkspaceFolder | undefined): Place {
  if (folder && workspace.workspaceFile) {
    return { folder, target: ConfigurationTarget.WorkspaceFolder, name: `in the folder ${folder.name}` };
  }
  const target = workspaceTarget();
  const name = target === ConfigurationTarget.Workspace ? "in this workspace" : "everywhere";
  return { folder, target, name };
}

/** The value in one scope. VS Code merges object settings over all scopes. */
function rulesIn({ folder, target }: Place): Rules | undefined {
  const set = settingsOf(folder).inspect<Rules>("rules");
  if (target === ConfigurationTarget.WorkspaceFolder) return set?.workspaceFolderValue;
  return target === ConfigurationTarget.Workspace ? set?.workspaceValue : set?.globalValue;
}

/** Sets or removes the severity of one rule. */
async function saveSeverity(place: Place, code: string, severity: string | undefined): Promise<void> {
  const { [code]: _, ...others } = rulesIn(place) ?? {};
  const rules = severity === undefined ? others : { ...others, [code]: severity };
  await settingsOf(place.folder).update("rules", Object.keys(rules).length > 0 ? rules : undefined, place.target);
}
