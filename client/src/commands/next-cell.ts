import { commands, type Position, Range, Selection, type TextEditor, window, workspace } from "vscode";
import { enteredCellRequest, nextCellsRequest } from "../../../server/src/lsp/typing-protocol.ts";
import { Failure } from "../failure.ts";
import type { Command, Tools } from "./command.ts";

/** How often a move is tried if the user types meanwhile. */
const maxTries = 5;

/** How long a move waits to be shown, in milliseconds. */
const maxWait = 200;

/** The argument of the keybinding while VS Code could also insert a snippet. */
const mayInsertSnippet = "maybe snippet";

/** The argument of the keybinding that goes to the next tab stop of a snippet. */
const inSnippet = "snippet";

/** The last tab stop that Tab went to, see `placeOf`. */
let tabStop: string | undefined;

/** The end of the moves so far. Each begins where the one before it has ended, however fast Tab is pressed. */
let moved: Promise<unknown> = Promise.resolve();

/** Moves each cursor to the end of the next cell. At the end of the last row, adds what the file lacks there. */
export const nextCell: Command = async (tools, [given]) => {
  const editor = window.activeTextEditor;
  if (given === mayInsertSnippet && editor && isWord(editor)) return commands.executeCommand("insertSnippet");
  return move(tools, false);
};

/** Moves each cursor to the end of the previous cell. */
export const previousCell: Command = (tools) => move(tools, true);

/**
 * Shows what helps to fill in the cell that the cursor has entered: its column and, if the column has fixed choices,
 * these.
 */
export const enterCell: Command = async ({ client }, [given]) => {
  const editor = window.activeTextEditor;
  if (editor?.selections.length !== 1) return;
  tabStop = given === inSnippet ? placeOf(editor) : undefined;
  const { document, selection } = editor;
  const { version } = document;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const position = client.code2ProtocolConverter.asPosition(selection.active);
  const cell = await client.sendRequest(enteredCellRequest, { uri, position });
  const isThere = editor === window.activeTextEditor && editor.selection.isEqual(selection);
  if (!cell || !isThere || document.version !== version) return;
  if (!cell.isEmpty && selection.isEmpty) return;
  const settings = workspace.getConfiguration("editor", document);
  if (settings.get("parameterHints.enabled")) await commands.executeCommand("editor.action.triggerParameterHints");
  const suggests = settings.get("suggestOnTriggerCharacters") && isOn(settings.get("quickSuggestions"));
  if (cell.hasChoices && suggests) await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
};

/** Goes on from an empty cell: to the next tab stop if this is one, or else to the next cell. */
export const leaveEmpty: Command = async (tools) => {
  const editor = window.activeTextEditor;
  if (!editor || tabStop !== placeOf(editor)) return move(tools, false);
  await commands.executeCommand("jumpToNextSnippetPlaceholder");
  await enterCell(tools, [inSnippet]);
};

async function move(tools: Tools, back: boolean): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) throw new Failure("Open an import file as text first.");
  const moving = moved.then(() => moveIn(editor, tools, back));
  moved = moving.catch(() => {});
  if (await moving) await enterCell(tools, []);
}

/** Moves the cursors of an editor. Returns false if nothing has moved. */
async function moveIn(editor: TextEditor, { client }: Tools, back: boolean): Promise<boolean> {
  const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = client;
  const { document } = editor;
  for (let tries = 0; tries < maxTries; tries++) {
    const { version } = document;
    const positions = editor.selections.map(({ start, end }) => toServer.asPosition(back ? start : end));
    const answer = await client.sendRequest(nextCellsRequest, { uri: toServer.asUri(document.uri), positions, back });
    if (!answer) return false;
    // Typing has moved the cells.
    if (document.version !== version || answer.version !== version) continue;
    const inserts = answer.moves.flatMap(({ insert }) => insert ?? []);
    const added =
      inserts.length === 0 ||
      (await editor.edit((edit) => {
        for (const { at, text } of inserts) edit.insert(fromServer.asPosition(at), text);
      }));
    if (!added) continue;
    const places = answer.moves.map(({ position }) => fromServer.asPosition(position));
    await select(editor, places);
    const { active } = editor.selection;
    editor.revealRange(new Range(active, active));
    return true;
  }
  return false;
}

/**
 * Puts cursors at these places, and waits until VS Code shows them: only then does it report no earlier ones any more,
 * from which the next move would begin.
 */
async function select(editor: TextEditor, places: readonly Position[]): Promise<void> {
  const wanted = places.map((place) => new Selection(place, place));
  const isShown = (shown: readonly Selection[]) =>
    shown.length === wanted.length && wanted.every((each, index) => shown[index]?.isEqual(each));
  if (isShown(editor.selections)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor === editor && isShown(selections)) done();
    });
    const timer = setTimeout(done, maxWait);
    editor.selections = wanted;
  });
}

/** The place of the cursor in words, to compare it with another. */
function placeOf({ document: { uri }, selection: { active } }: TextEditor): string {
  return `${active.line}:${active.character} ${uri}`;
}

/** Whether the cursor's line is a single word, which may be the prefix of a snippet for a row. */
function isWord({ document, selection }: TextEditor): boolean {
  return /^\w+$/.test(document.lineAt(selection.active).text);
}

/** Whether quick suggestions are on, in one of the forms of their setting. */
function isOn(setting: unknown): boolean {
  const other = typeof setting === "object" && setting !== null && "other" in setting ? setting.other : setting;
  return other !== false && other !== "off";
}
