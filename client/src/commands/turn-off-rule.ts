import { ConfigurationTarget, type WorkspaceFolder, workspace } from "vscode";
import { Failure, tellFailure } from "../failure.ts";
import { settingsFolder, settingsOf, workspaceTarget } from "../settings.ts";
import { showInformation } from "../show.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/** The part of the setting `asioImport.rules` that is kept in one place: severities by code. */
type Rules = Readonly<Record<string, string>>;

/**
 * Turns a rule off, with a way back: in the workspace where there is one, and where it has several folders in that of
 * the file.
 * @param args the code of the rule, and the file that it is turned off for, otherwise that of the active editor
 */
export const turnOffRule: Command = async (_tools, [code, given]) => {
  if (typeof code !== "string") throw new Failure("No rule was given.");
  const [file] = givenFiles([given]);
  const place = placeFor(file ? workspace.getWorkspaceFolder(file) : settingsFolder());
  const before = rulesIn(place)?.[code];
  await keep(place, code, "off");
  showInformation(`Rule ${code} is now off ${place.name}.`, "Undo")
    .then((chosen) => chosen && keep(place, code, before))
    .then(undefined, tellFailure);
};

/** Where settings are kept. */
interface Place {
  readonly folder: WorkspaceFolder | undefined;
  readonly target: ConfigurationTarget;
  /** As in `it is off in this workspace`. */
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

/** The values of an object setting add up over its places: these are those of one place. */
function rulesIn({ folder, target }: Place): Rules | undefined {
  const set = settingsOf(folder).inspect<Rules>("rules");
  if (target === ConfigurationTarget.WorkspaceFolder) return set?.workspaceFolderValue;
  return target === ConfigurationTarget.Workspace ? set?.workspaceValue : set?.globalValue;
}

/** Keeps the severity of a rule, or none; what else has changed in the setting meanwhile stays. */
async function keep(place: Place, code: string, severity: string | undefined): Promise<void> {
  const { [code]: _, ...others } = rulesIn(place) ?? {};
  const rules = severity === undefined ? others : { ...others, [code]: severity };
  await settingsOf(place.folder).update("rules", Object.keys(rules).length > 0 ? rules : undefined, place.target);
}
