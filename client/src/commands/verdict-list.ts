import { commands, type QuickPickItem, ThemeIcon, type Uri, workspace } from "vscode";
import type { ValidateResult } from "../../../server/src/lsp/protocol.ts";
import { mayBeRefused } from "../../../server/src/rules/support/wording.ts";
import { tellFailure } from "../failure.ts";
import { showError, showInformation, showPick, showWarning } from "../show.ts";
import { count, countsText, verdictsText, verdictText } from "../wording.ts";

/** A file and its verdict. */
export interface Validated {
  readonly file: Uri;
  readonly result: ValidateResult;
}

/** A file without a verdict, and a sentence that says why. */
export interface LeftOut {
  readonly file: Uri;
  readonly sentence: string;
}

/** The result of validating several files. */
export interface Verdicts {
  readonly results: readonly Validated[];
  readonly leftOut: readonly LeftOut[];
  /** What to know about the whole, one sentence each. */
  readonly notices: readonly string[];
}

/** From what needs work first. Colours are those of VS Code for problems. */
const icons = {
  "invalid-csv": new ThemeIcon("error"),
  "failed-rows": new ThemeIcon("error"),
  unchecked: new ThemeIcon("warning"),
  accepted: new ThemeIcon("pass"),
} as const;
const order = Object.keys(icons);

/**
 * Shows a list of files with their verdicts, in which each opens its file. When it closes, a message offers it again.
 */
export function showVerdicts(verdicts: Verdicts): void {
  const { results, leftOut, notices } = verdicts;
  const summary = verdictsText(results.map(({ result }) => result));
  const others = leftOut.length > 0 ? [`${count(leftOut.length, "other file")} left out.`] : [];
  const list = async () => {
    const chosen = await showPick(itemsOf(verdicts), { title: summary, placeHolder: "Choose a file to open" });
    if (chosen) await commands.executeCommand("vscode.open", chosen.file);
    offerAgain([`${summary}.`, ...notices, ...others].join(" "));
  };
  const offerAgain = (sentence: string) => {
    const worst = order.find((verdict) => results.some(({ result }) => result.verdict === verdict));
    const isClear = worst === "accepted" && results.every(({ result }) => !result.doubt);
    const show = isClear ? showInformation : worst === "invalid-csv" ? showError : showWarning;
    show(sentence, "Show files")
      .then((button) => (button ? list() : undefined))
      .then(undefined, tellFailure);
  };
  list().then(undefined, tellFailure);
}

interface FileItem extends QuickPickItem {
  readonly file: Uri;
}

/** The files that need work first; otherwise in their order. */
function itemsOf({ results, leftOut }: Verdicts): FileItem[] {
  const sorted = results.toSorted((one, other) => rank(one.result) - rank(other.result));
  return [
    ...sorted.map(({ file, result }): FileItem => {
      const { verdict, doubt, counts, notices } = result;
      // A line of a list is short.
      const detail = [doubt?.replace(mayBeRefused, "May be refused: "), ...notices].filter(Boolean).join(" ");
      return {
        label: workspace.asRelativePath(file),
        description: [verdictText(result), countsText(counts)].filter((part) => part !== "").join(", "),
        iconPath: verdict === "accepted" && doubt ? icons.unchecked : icons[verdict],
        ...(detail === "" ? {} : { detail }),
        file,
      };
    }),
    ...leftOut.map(({ file, sentence }) => ({
      label: workspace.asRelativePath(file),
      description: "No verdict",
      detail: sentence,
      iconPath: new ThemeIcon("circle-slash"),
      file,
    })),
  ];
}

function rank({ verdict, doubt }: ValidateResult): number {
  return order.indexOf(verdict) + (verdict === "accepted" && doubt ? -0.5 : 0);
}
