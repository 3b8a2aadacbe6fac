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

/** The actions that VS Code offers where the first `text` stands; of one kind where it is given. */
export async function actionsAt(document: TextDocument, text: string, kind?: string): Promise<CodeAction[]> {
  const at = document.getText().indexOf(text);
  const range = new Range(document.positionAt(at), document.positionAt(at + text.length));
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, kind, 20);
}

/** Does what VS Code does when an action is chosen. */
export async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action);
  if (action.edit) assert.equal(await workspace.applyEdit(action.edit), true);
  if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const { showInformationMessage, showErrorMessage, showQuickPick } = window;

/** Messages that were shown, with what they offer in brackets. */
export const told: string[] = [];

/** Has messages answered by the button of this name. */
export function answerMessages(button?: string): void {
  const answer = async (message: string, ...buttons: string[]) => {
    told.push([message, ...buttons.map((each) => `[${each}]`)].join(" "));
    return buttons.find((each) => each === button);
  };
  Object.assign(window, { showInformationMessage: answer, showErrorMessage: answer });
}

/** Has lists answered by the line whose label ends so, or by none, after something else is done. */
export function answerLists(end: string | undefined, first: () => Promise<void> = async () => {}): void {
  Object.assign(window, {
    async showQuickPick(lines: readonly QuickPickItem[], { title }: QuickPickOptions) {
      told.push([title, ...lines.map(({ label }) => `[${label.replace(/^\$\([\w-]+\) /, "")}]`)].join(" "));
      await first();
      return lines.find(({ label }) => end !== undefined && label.endsWith(end));
    },
  });
}

/** Has each test of a suite answer messages, by none of their buttons where it says nothing else, and leave all as it was. */
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

/** A file that can be mended by safe fixes, and what they make of it. */
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
