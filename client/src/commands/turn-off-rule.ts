import { ConfigurationTarget, window } from "vscode";
import { Failure, tellFailure } from "../failure.ts";
import { settingsFolder, settingsOf, workspaceTarget } from "../settings.ts";
import type { Command } from "./command.ts";

/**
 * Turns a rule off, in the workspace where there is one, with a way back.
 * @param args the code of the rule
 */
export const turnOffRule: Command = async (_tools, [code]) => {
  if (typeof code !== "string") throw new Failure("Which rule should be turned off?");
  const settings = settingsOf(settingsFolder());
  const target = workspaceTarget();
  const inWorkspace = target === ConfigurationTarget.Workspace;
  // The values of an object setting add up over its places: only those of this place are written back to it.
  const set = settings.inspect<Record<string, string>>("rules");
  const before = inWorkspace ? set?.workspaceValue : set?.globalValue;
  await settings.update("rules", { ...before, [code]: "off" }, target);
  window
    .showInformationMessage(`The rule ${code} is off ${inWorkspace ? "in this workspace" : "everywhere"}.`, "Undo")
    .then((chosen) => chosen && settings.update("rules", before, target))
    .then(undefined, tellFailure);
};
