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
import { largePlan } from "../../../server/src/lsp/large-plan.ts";
import {
  countProblemsRequest,
  type FixPlan,
  type PlanFixesParams,
  type PlannedEdit,
  planFixesRequest,
  plannedEditsProgress,
} from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";
import { Failure, tellFailure } from "../failure.ts";
import { showInformation, showLongProgress, showPick } from "../show.ts";
import { count } from "../wording.ts";
import type { Command } from "./command.ts";
import { difference, fixedMessage, totalOf } from "./fixed-message.ts";
import { givenFiles } from "./target.ts";

/**
 * Applies every safe fix to a file and says how many problems of which kind that solved, and what is left. Where many
 * rows would change, the person chooses whether to see the changes first. All of it is one step to undo.
 * @param args the file, otherwise that of the active editor; then the code of a rule, to apply its fixes only
 * @returns the number of problems that are gone; undefined where the person changed their mind
 */
export const fixAll: Command = async ({ client }, args) => {
  const document = documentOf(args);
  const code = typeof args[1] === "string" ? args[1] : undefined;
  const uri = document && client.code2ProtocolConverter.asUri(document.uri);
  const params = uri && (code === undefined ? { uri } : { uri, code });
  const plan = params && (await showLongProgress("Looking for fixes", (token) => planOf(client, params, token)));
  if (!plan) throw new Failure("Open an import file first. Safe fixes apply to the active editor.");
  if (plan.edits.length === 0) {
    showInformation("No problems can be fixed safely.");
    return 0;
  }
  const way = plan.rows > largePlan ? await chooseWay(plan) : "now";
  if (!way) return undefined;
  const stale = () => document.version !== plan.version;
  // Before it is applied, VS Code compares the version too: with that of the moment that the edit is handed over.
  const isApplied = !stale() && (await workspace.applyEdit(editOf(document, plan, way === "preview")));
  if (!isApplied) {
    if (stale()) throw new Failure("The file changed in the meantime. Nothing was fixed.");
    return undefined;
  }
  const left = (await client.sendRequest(countProblemsRequest, { uri })) ?? {};
  tell(document, fixedMessage(plan.before, left), totalOf(left) > 0);
  return totalOf(difference(plan.before, left));
};

/** Counts the plans, so that each has a token of its own. */
let plans = 0;

/** What would change; null for what is no import file. The edits come some at a time, ahead of the rest. */
async function planOf(
  client: Client,
  params: Omit<PlanFixesParams, "partialResultToken">,
  token: CancellationToken,
): Promise<FixPlan | null> {
  const partialResultToken = `plan-${++plans}`;
  const edits: PlannedEdit[] = [];
  const listening = client.onProgress(plannedEditsProgress, partialResultToken, (part) => void edits.push(...part));
  try {
    const plan = await client.sendRequest(planFixesRequest, { ...params, partialResultToken }, token);
    return plan && { ...plan, edits };
  } finally {
    listening.dispose();
  }
}

function documentOf(args: readonly unknown[]): TextDocument | undefined {
  const [given] = givenFiles(args.slice(0, 1));
  if (!given) return window.activeTextEditor?.document;
  return workspace.textDocuments.find(({ uri }) => uri.toString() === given.toString());
}

/** Whether to apply a large plan at once, or to show first what it changes; undefined where neither is wanted. */
async function chooseWay({ rows, before, after }: FixPlan): Promise<"now" | "preview" | undefined> {
  const ways = [
    {
      way: "now",
      iconPath: new ThemeIcon("check-all"),
      label: "Fix all",
      detail: "Undo once to revert all changes.",
    },
    {
      way: "preview",
      iconPath: new ThemeIcon("list-tree"),
      label: "Preview changes",
      detail: "Review each change, and clear those that you do not want.",
    },
  ] as const;
  const title = `Fix ${count(totalOf(difference(before, after)), "problem")} in ${count(rows, "row")}`;
  const placeHolder = "Apply the safe fixes now, or preview them first?";
  return (await showPick(ways, { title, placeHolder }))?.way;
}

/**
 * What VS Code shows in the preview besides the changes. It opens the preview where something needs confirmation, and
 * does not tick what does. Here all is to be ticked at first, so it is this entry, which changes nothing, that needs it.
 */
const hint: WorkspaceEditEntryMetadata = {
  label: "All other changes are selected",
  description: "clear those that you do not want",
  needsConfirmation: true,
};

function editOf({ uri, lineCount }: TextDocument, { edits }: FixPlan, preview: boolean): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText, kind } of edits) {
    const { start, end } = range;
    const place = new Range(start.line, start.character, end.line, end.character);
    edit.replace(uri, place, newText, { label: kind, needsConfirmation: false });
  }
  if (preview) edit.replace(uri, new Range(lineCount, 0, lineCount, 0), "", hint);
  return edit;
}

function tell({ uri }: TextDocument, message: string, isSomethingLeft: boolean): void {
  const show = "Show problems";
  showInformation(message, ...(isSomethingLeft ? [show] : []))
    .then(async (chosen) => {
      if (chosen !== show) return;
      await commands.executeCommand("vscode.open", uri);
      await commands.executeCommand("workbench.actions.view.problems");
    })
    .then(undefined, tellFailure);
}
