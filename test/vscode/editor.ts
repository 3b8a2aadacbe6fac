import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import {
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  extensions,
  languages,
  type Position,
  Range,
  Selection,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";

/** How long (in milliseconds) what should happen by itself may take. */
const PATIENCE = 8_000;

/** Required columns alone: enough for an import file, and short enough to read. */
export const header = "Company Name,Company ID,Site Name,Site ID,Country";

/** A CSV of lines, the last one with a line end too. */
export function csv(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The files that the workspace holds before the first test. */
const fixture = new Set(["clean.asio.csv"]);

// Files of the workspace, named by their paths from its root

/** Where a file of the workspace is. */
export function place(name: string): Uri {
  const root = workspace.workspaceFolders?.[0];
  assert.ok(root, "the tests have a workspace folder");
  return Uri.joinPath(root.uri, name);
}

/** Writes a file past the editor. {@link leaveAsFound} deletes it again. */
export async function write(name: string, content: string | Uint8Array): Promise<Uri> {
  const uri = place(name);
  await workspace.fs.writeFile(uri, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return uri;
}

/** The text of a file on the disk, a byte order mark included. */
export async function read(name: string): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await workspace.fs.readFile(place(name)));
}

/** The names in a folder, without VS Code's own folder of settings. */
export async function list(folder = "."): Promise<string[]> {
  const names = (await workspace.fs.readDirectory(place(folder))).map(([name]) => name);
  return names.filter((name) => name !== ".vscode").sort();
}

// Documents

/**
 * Opens a document in an editor. By VS Code's own command: what an extension opens stays open for minutes after its
 * editor was closed.
 */
export async function show(uri: Uri): Promise<TextDocument> {
  await commands.executeCommand("vscode.open", uri, { preview: false });
  const { document } = window.activeTextEditor ?? {};
  assert.equal(document?.uri.toString(), uri.toString());
  return document;
}

/** Documents that stay open for minutes although no editor shows them, by their file names. */
const heldOpen = new Set<string>();

/** Says that a document was opened by an extension: {@link leaveAsFound} does not wait until it is closed. */
export function isHeldOpen({ fileName }: TextDocument): void {
  heldOpen.add(fileName);
}

/** Opens a document of the language `asio-csv` that was never saved. */
export async function openUntitled(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: "asio-csv", content });
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Writes a file and opens it in an editor. */
export async function open(name: string, text: string): Promise<TextDocument> {
  return show(await write(name, text));
}

/** Types on a keyboard, in the place of the first `old` in the active editor; after it where `text` starts with it. */
export async function type(old: string, text: string): Promise<void> {
  const editor = window.activeTextEditor;
  assert.ok(editor, "an editor is active");
  const at = editor.document.getText().indexOf(old);
  assert.notEqual(at, -1, `${JSON.stringify(old)} is in the text`);
  const [start, end] = [editor.document.positionAt(at), editor.document.positionAt(at + old.length)];
  editor.selection = new Selection(text.startsWith(old) ? end : start, end);
  await commands.executeCommand("type", { text: text.startsWith(old) ? text.slice(old.length) : text });
}

/** Waits until a document has this text, as after its file was changed on the disk. */
export async function hasText(document: TextDocument, text: string): Promise<void> {
  await eventually(() => assert.equal(document.getText(), text));
}

/** Scrolls the active editor to a line, from 0. */
export function reveal(line: number): void {
  window.activeTextEditor?.revealRange(new Range(line, 0, line, 0));
}

// Problems

const severities = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};

/**
 * The problems that VS Code has of a document, in the order of the text, as `2:6 error characters "&"`: line and column
 * from 1, severity, code, and the text that is underlined.
 */
export function problems(document: TextDocument): string[] {
  return [...languages.getDiagnostics(document.uri)]
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ range, severity, code }) => {
      const name = typeof code === "object" ? code.value : code;
      const at = `${range.start.line + 1}:${range.start.character + 1}`;
      return `${at} ${severities[severity]} ${name} ${JSON.stringify(document.getText(range))}`;
    });
}

/** Waits until a document has exactly these problems. */
export async function hasProblems(document: TextDocument, ...wanted: string[]): Promise<void> {
  await eventually(() => assert.deepEqual(problems(document), wanted));
}

/**
 * Waits until whatever the server was told of before is checked: it takes one thing after the other, and shows a fault
 * in a file of its own last.
 */
export async function checked(): Promise<void> {
  const active = window.activeTextEditor?.document;
  const last = await open(`checked-${crypto.randomUUID()}.csv`, csv(header, "A!,A,Site,S1,US"));
  await hasProblems(last, '2:2 error characters "!"');
  if (active) await show(active.uri);
}

/** Waits until a check passes, which it does again after a `pause` (in milliseconds); fails as it does in the end. */
export async function eventually(check: () => void | Promise<void>, pause = 20): Promise<void> {
  for (const end = Date.now() + PATIENCE; ; await wait(pause)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

// Settings

/** Sets a setting in the workspace's settings. */
export async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration(undefined, null).update(name, value, ConfigurationTarget.Workspace);
}

/** What the workspace's settings say of a setting. */
export function setting(name: string): unknown {
  return workspace.getConfiguration(undefined, null).inspect(name)?.workspaceValue;
}

/** The settings that tests change: those of the extension, and what VS Code does when a file is saved. */
function changeable(): string[] {
  const manifest: { contributes: { configuration: { properties: object } } } | undefined =
    extensions.getExtension("asio-import.asio-import")?.packageJSON;
  assert.ok(manifest);
  return [...Object.keys(manifest.contributes.configuration.properties), "editor.codeActionsOnSave"];
}

// After a test

/** For `afterEach`: closes all editors without saving, and takes back settings and files that a test made. */
export async function leaveAsFound(): Promise<void> {
  // The log counts as a visible text editor.
  await commands.executeCommand("workbench.action.closePanel");
  for (const { uri } of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await show(uri);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
  await eventually(() =>
    assert.deepEqual(
      workspace.textDocuments.filter((each) => isCsv(each) && !heldOpen.has(each.fileName)),
      [],
    ),
  );
  for (const name of changeable()) if (setting(name) !== undefined) await set(name, undefined);
  for (const name of await list()) {
    if (!fixture.has(name)) await workspace.fs.delete(place(name), { recursive: true });
  }
}

function isCsv({ fileName, languageId }: TextDocument): boolean {
  return languageId === "asio-csv" || /\.csv$/i.test(fileName);
}

// Texts and places in them

/** Companies with one site and several, not all together. */
export const clients = csv(
  header,
  "Acme,ACME,Headquarters,ACME1,US",
  "Acme,ACME,Depot,ACME2,US",
  "Bell,BELL,Main,BELL1,GB",
  "Acme,ACME,Mill,ACME3,DE",
);

/** Where a text stands first, `behind` characters further on. */
export function at(document: TextDocument, text: string, behind = 0): Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `${JSON.stringify(text)} is in the text`);
  return document.positionAt(offset + behind);
}

/** `2:1 Acme`: where a range starts, from 1, and its text. */
export function shown(document: TextDocument, range: Range): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${document.getText(range)}`;
}

export function everything(document: TextDocument): Range {
  return new Range(0, 0, document.lineCount, 0);
}
