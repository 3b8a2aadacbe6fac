import {
  type CancellationToken,
  commands,
  Range,
  type TextDocument,
  ThemeIcon,
  WorkspaceEdit,
  type WorkspaceEditEntryMetadata,
  window,
  workspace,
} from "vscode";
import type { Alike } from "../../../server/src/fixes/alike.ts";
import { difference, fixedMessage, totalOf } from "../../../server/src/lsp/fixed-message.ts";
import { largePlan } from "../../../server/src/lsp/large-plan.ts";
import {
  countProblemsRequest,
  type FixPlan,
  type PlanFixesParams,
  planFixesRequest,
  type SharedSuggestion,
  suggestionsRequest,
} from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";
import { Failure, tellFailure } from "../failure.ts";
import { showInformation, showLongProgress, showPick } from "../show.ts";
import { count } from "../wording.ts";
import { refuseReadOnly } from "../writable.ts";
import type { Command } from "./command.ts";
import { collectEdits, rangeOf } from "./planned-edits.ts";
import { activeFile, givenFiles } from "./target.ts";

/**
 * Applies all safe fixes of a file in one undo step, and shows how many problems were fixed and are left, and what can
 * be filled in. If many rows would change, offers a preview first.
 * @param args the file (by default, the active editor's), then optionally the code of the only rule to fix, or the cells
 * for which a suggestion is taken instead ({@link Alike})
 * @returns the number of fixed problems; undefined if the user cancels
 */
export const fixAll: Command = ({ client }, args) => {
  const [, scope] = args;
  if (typeof scope === "string") return fix(client, documentOf(args), { code: scope });
  // The server checks its shape.
  return fix(client, documentOf(args), typeof scope === "object" && scope !== null ? { alike: scope as Alike } : {});
};

type Scope = Pick<PlanFixesParams, "code" | "alike">;

async function fix(client: Client, document: TextDocument | undefined, scope: Scope): Promise<number | undefined> {
  if (document) refuseReadOnly(document.uri);
  const uri = document && client.code2ProtocolConverter.asUri(document.uri);
  const params = uri && { uri, ...scope };
  const plan = params && (await showLongProgress("Looking for fixes", (token) => planOf(client, params, token)));
  if (!plan) throw new Failure("Open an import file first. Safe fixes apply to the active editor.");
  const askedFor = () => client.sendRequest(suggestionsRequest, { uri });
  if (plan.edits.length === 0) {
    showResult(client, document, "No problems can be fixed safely.", false, await askedFor());
    return 0;
  }
  const mode = plan.rows > largePlan ? await chooseMode(plan) : "now";
  if (!mode) return undefined;
  const stale = () => document.version !== plan.version;
  // VS Code also checks the version, but only for changes after the call of applyEdit.
  const isApplied = !stale() && (await workspace.applyEdit(editOf(document, plan, mode === "preview")));
  if (!isApplied) {
    if (stale()) throw new Failure("The file changed in the meantime. Nothing was fixed.");
    return undefined;
  }
  const left = (await client.sendRequest(countProblemsRequest, { uri })) ?? {};
  showResult(client, document, fixedMessage(plan.before, left), totalOf(left) > 0, await askedFor());
  return totalOf(difference(plan.before, left));
}

/** Requests the plan; null if this is not an import file. */
async function planOf(
  client: Client,
  params: Omit<PlanFixesParams, "partialResultToken">,
  token: CancellationToken,
): Promise<FixPlan | null> {
  const [plan, edits] = await collectEdits(client, (partialResultToken) =>
    client.sendRequest(planFixesRequest, { ...params, partialResultToken }, token),
  );
  return plan && { ...plan, edits };
}

function documentOf(args: readonly unknown[]): TextDocument | undefined {
  const given = givenFiles(args.slice(0, 1))[0] ?? activeFile();
  if (!given) return window.activeTextEditor?.document;
  return workspace.textDocuments.find(({ uri }) => uri.toString() === given.toString());
}

/** Asks whether to apply a large plan at once or preview it; undefined if the user cancels. */
async function chooseMode({ rows, before, after }: FixPlan): Promise<"now" | "preview" | undefined> {
  const modes = [
    {
      mode: "now",
      iconPath: new ThemeIcon("check-all"),
      label: "Fix all",
      detail: "Undo once to revert all changes.",
    },
    {
      mode: "preview",
      iconPath: new ThemeIcon("list-tree"),
      label: "Preview changes",
      detail: "Review each change, and clear those that you do not want.",
    },
  ] as const;
  const title = `Fix ${count(totalOf(difference(before, after)), "problem")} in ${count(rows, "row")}`;
  const placeHolder = "Apply the changes now, or preview them first?";
  return (await showPick(modes, { title, placeHolder }))?.mode;
}

/**
 * VS Code opens the preview only if an edit needs confirmation, and leaves such edits unticked. All fixes should be
 * ticked, so this extra edit, which changes nothing, is the one that needs confirmation.
 */
const hint: WorkspaceEditEntryMetadata = {
  label: "All other changes are selected",
  description: "clear those that you do not want",
  needsConfirmation: true,
};

function editOf({ uri, lineCount }: TextDocument, { edits }: FixPlan, preview: boolean): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const each of edits) {
    edit.replace(uri, rangeOf(each), each.newText, { label: each.kind, needsConfirmation: false });
  }
  if (preview) edit.replace(uri, new Range(lineCount, 0, lineCount, 0), "", hint);
  return edit;
}

/** How many suggestions a message offers. After one is taken, the next message offers the others. */
const maxOffered = 2;

/** Shows a result, with buttons to take suggestions for many cells and to show the problems that are left. */
function showResult(
  client: Client,
  document: TextDocument,
  message: string,
  isSomethingLeft: boolean,
  suggestions: readonly SharedSuggestion[],
): void {
  const show = "Show problems";
  const offered = suggestions.slice(0, maxOffered);
  showInformation(message, ...offered.map(({ title }) => title), ...(isSomethingLeft ? [show] : []))
    .then(async (chosen) => {
      const taken = offered.find(({ title }) => title === chosen);
      if (taken) return void (await fix(client, document, { alike: taken.alike }));
      if (chosen !== show) return;
      await commands.executeCommand("vscode.open", document.uri);
      await commands.executeCommand("workbench.actions.view.problems");
    })
    .then(undefined, tellFailure);
}
