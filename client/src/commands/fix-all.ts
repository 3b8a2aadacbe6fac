import { type CodeAction, commands, Range, window, workspace } from "vscode";
import type { Counts } from "../../../server/src/lsp/protocol.ts";
import { Failure } from "../failure.ts";
import { count } from "../wording.ts";
import type { Command } from "./command.ts";

const KIND = "source.fixAll.asioImport";

/**
 * Applies every safe fix to the active editor and says how many problems that solved.
 * @returns the number of problems that are gone
 */
export const fixAll: Command = async ({ status }) => {
  const document = window.activeTextEditor?.document;
  if (!document || !status.of(document.uri))
    throw new Failure("Open an import file first: safe fixes apply to the active editor.");
  const everything = new Range(0, 0, document.lineCount, 0);
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    everything,
    KIND,
    1,
  );
  // The answer comes after the status of all that was changed before the question.
  const before = status.of(document.uri);
  const edit = actions.find((action) => action.edit)?.edit;
  if (!edit) {
    void window.showInformationMessage("There is no problem that can be fixed safely.");
    return 0;
  }
  const checked = status.next(document.uri);
  if (!(await workspace.applyEdit(edit))) throw new Failure("The file has changed meanwhile: nothing was fixed.");
  const after = await checked;
  if (!before || !after) {
    void window.showInformationMessage("All safe problems are fixed.");
    return undefined;
  }
  const left = total(after.counts);
  const fixed = total(before.counts) - left;
  const rest = left === 0 ? "none is left" : `${count(left, "problem")} left for you`;
  void window.showInformationMessage(`${count(fixed, "problem")} fixed, ${rest}.`);
  return fixed;
};

function total({ error, warning, information, hint }: Counts): number {
  return error + warning + information + hint;
}
