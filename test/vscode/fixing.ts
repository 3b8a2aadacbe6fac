import assert from "node:assert/strict";
import {
  type CodeAction,
  commands,
  type QuickPickItem,
  type QuickPickOptions,
  Range,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { csv, hasProblems, header, leaveAsFound, open } from "./editor.ts";

/** The actions that VS Code offers at the first occurrence of `text`, optionally of one kind. */
export async function actionsAt(document: TextDocument, text: string, kind?: string): Promise<CodeAction[]> {
  const at = document.getText().indexOf(text);
  const range = new Range(document.positionAt(at), document.positionAt(at + text.length));
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, kind, 20);
}

/** Applies an action as VS Code does. */
export async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action);
  if (action.edit) assert.equal(await workspace.applyEdit(action.edit), true);
  if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const { showInformationMessage, showErrorMessage, showQuickPick } = window;

/** The messages shown, with their buttons in brackets. */
export const told: string[] = [];

/** Answers messages with the button of this name. */
export function answerMessages(button?: string): void {
  const answer = async (message: string, ...buttons: string[]) => {
    told.push([message, ...buttons.map((each) => `[${each}]`)].join(" "));
    return buttons.find((each) => each === button);
  };
  Object.assign(window, { showInformationMessage: answer, showErrorMessage: answer });
}

/** Answers lists with the entry whose label has this ending, or cancels them, after calling `first`. */
export function answerLists(end: string | undefined, first: () => Promise<void> = async () => {}): void {
  Object.assign(window, {
    async showQuickPick(lines: readonly QuickPickItem[], { title }: QuickPickOptions) {
      told.push([title, ...lines.map(({ label }) => `[${label.replace(/^\$\([\w-]+\) /, "")}]`)].join(" "));
      await first();
      return lines.find(({ label }) => end !== undefined && label.endsWith(end));
    },
  });
}

/** Dismisses messages in each test of a suite by default, and restores everything after each test. */
export function answerInEach(): void {
  beforeEach(() => {
    told.length = 0;
    answerMessages();
  });
  afterEach(async () => {
    Object.assign(window, { showInformationMessage, showErrorMessage, showQuickPick });
    await leaveAsFound();
  });
}

/** A file that safe fixes can fix completely, and the result. */
export const text = csv(header, "AT&T,ATT,Main,S1,UK", "Café,CAFE,Main,S2,USA");
export const fixed = csv(header, "ATT,ATT,Main,S1,GB", "Cafe,CAFE,Main,S2,US");

export async function openFaulty(): Promise<TextDocument> {
  const document = await open("faulty.csv", text);
  await hasProblems(
    document,
    '2:3 error characters "&"',
    '2:18 error country-code "UK"',
    '3:4 error characters "é"',
    '3:19 error country-code "USA"',
  );
  return document;
}
