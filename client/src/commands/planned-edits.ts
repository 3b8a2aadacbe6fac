import { Range, type TextDocument } from "vscode";
import { applyEdits } from "../../../server/src/fixes/edits.ts";
import { type PlannedEdit, plannedEditsProgress } from "../../../server/src/lsp/protocol.ts";
import type { Client } from "../client.ts";

/** Counts requests, to make their tokens unique. */
let requests = 0;

/**
 * Sends a request whose edits arrive in chunks before the response.
 * @param send sends it with the token for the chunks
 * @returns the response and the edits
 */
export async function collectEdits<Result>(
  client: Client,
  send: (partialResultToken: string) => Promise<Result>,
): Promise<[response: Result, edits: PlannedEdit[]]> {
  const token = `edits-${++requests}`;
  const edits: PlannedEdit[] = [];
  const listening = client.onProgress(plannedEditsProgress, token, (part) => void edits.push(...part));
  try {
    return [await send(token), edits];
  } finally {
    listening.dispose();
  }
}

export function rangeOf({ range: { start, end } }: PlannedEdit): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** The text of a document with edits, which are in its order. */
export function withEdits(document: TextDocument, edits: readonly PlannedEdit[]): string {
  const offsets = edits.map((edit) => {
    const { start, end } = rangeOf(edit);
    return { start: document.offsetAt(start), end: document.offsetAt(end), text: edit.newText };
  });
  return applyEdits(document.getText(), offsets);
}
