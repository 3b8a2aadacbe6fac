import assert from "node:assert/strict";
import { type CompletionContext, type CompletionItem, type CompletionList, TextEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Client, header } from "./client.ts";
import { unmark } from "./cursor.ts";

/** The completions at the cursor of a newly opened text. */
export interface Offered {
  readonly text: string;
  readonly uri: string;
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
}

let opened = 0;

/** Opens a text with a cursor (`‸`) and asks for completions there. */
export async function offered(
  client: Client,
  marked: string,
  context?: CompletionContext,
  languageId = "csv",
): Promise<Offered> {
  const { text, cursor: position } = unmark(marked);
  const uri = await client.open(`typed${++opened}.csv`, text, languageId);
  const params = { textDocument: { uri }, position, context };
  const list = await client.connection.sendRequest<CompletionList | null>("textDocument/completion", params);
  const items = list?.items ?? [];
  for (const { textEdit } of items) {
    // The protocol requires a range on a single line that contains the cursor.
    const { start, end } = TextEdit.is(textEdit) ? textEdit.range : assert.fail("An item has no edit.");
    assert.equal(start.line, position.line);
    assert.equal(end.line, position.line);
    assert.ok(start.character <= position.character && position.character <= end.character);
  }
  return { text, uri, items, labels: items.map(({ label }) => label) };
}

/** The context of a completion that is triggered by typing a delimiter or a quote. */
export function typed(triggerCharacter: string): CompletionContext {
  return { triggerKind: 2, triggerCharacter };
}

/** The whole text after the item with this label is inserted; snippets are not expanded. */
export function chosen({ text, items, labels }: Offered, label: string): string {
  const item = items[labels.indexOf(label)] ?? assert.fail(`Not offered: ${label}. There are: ${labels.join(", ")}`);
  const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])].filter((edit) => TextEdit.is(edit));
  return TextDocument.applyEdits(TextDocument.create("", "csv", 0, text), edits);
}

/** A file with the default header row and these lines. */
export function file(...lines: string[]): string {
  return [header, ...lines].join("\n");
}

/** The documentation of a completion item. */
export async function documentationOf(
  client: Client,
  item: CompletionItem | undefined,
): Promise<CompletionItem["documentation"]> {
  return (await client.connection.sendRequest<CompletionItem>("completionItem/resolve", item)).documentation;
}
