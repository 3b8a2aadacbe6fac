import { env, type TextDocument, WorkspaceEdit, workspace } from "vscode";
import { LSPErrorCodes, ResponseError } from "vscode-languageclient";
import type { KnownList, TableEdit } from "../../../server/src/features/table/shown.ts";
import { tableEditRequest } from "../../../server/src/lsp/table-protocol.ts";
import type { Client } from "../client.ts";
import { Failure } from "../failure.ts";
import { showWarning } from "../show.ts";
import type { ListEdit, TypedText } from "./messages.ts";

/** Edits that write into cells. They move no row if no lines are added. */
const keepsRows: ReadonlySet<TableEdit["kind"]> = new Set(["write", "paste", "clear", "fill"]);

/** The edits of a table: the server says what they do to the text, and VS Code makes them in the document. */
export class TableEdits {
  readonly #client: Client;
  #document: TextDocument;
  readonly #uri: string;
  readonly #whyReadOnly: () => Promise<string | undefined> | undefined;
  /** The end of the edits so far. */
  #made: Promise<unknown> = Promise.resolve();
  /** The version that followed another by an edit of this table that moved no row. */
  readonly #followed = new Map<number, number>();
  /** What is being typed into the open cell. */
  typed: TypedText | null = null;

  /** @param whyReadOnly tells why the document cannot be edited, if it cannot */
  constructor(client: Client, document: TextDocument, whyReadOnly: () => Promise<string | undefined> | undefined) {
    this.#client = client;
    this.#whyReadOnly = whyReadOnly;
    this.#document = document;
    this.#uri = client.code2ProtocolConverter.asUri(document.uri);
  }

  /** The end of the edits so far. */
  get made(): Promise<unknown> {
    return this.#made;
  }

  /** A list as it is now, if only edits of this table that moved no row have changed the file since. */
  now(known: KnownList): KnownList {
    let { version } = known;
    for (let next = this.#followed.get(version); next !== undefined; next = this.#followed.get(version)) version = next;
    return { ...known, version };
  }

  /** Makes one edit after the other. Returns whether the text has changed. */
  async make(edit: ListEdit): Promise<boolean> {
    const editing = this.#made.then(() =>
      this.#makeNow(edit).catch((error: unknown) => {
        if (!this.#document.isClosed) throw error;
        return this.#makeNow(edit);
      }),
    );
    this.#made = editing.catch(() => {});
    return await editing;
  }

  async #makeNow({ known, edit }: ListEdit): Promise<boolean> {
    const now = this.#document.isClosed ? await this.#reopen(this.now(known)) : this.now(known);
    const asking = this.#client.sendRequest(tableEditRequest, { uri: this.#uri, ...now, edit });
    const [why, edits] = await Promise.all([this.#whyReadOnly(), asking]);
    if (why) throw new Failure(why);
    if (this.#document.version !== now.version || this.#document.isClosed) throw outdated();
    if (edits.length === 0) return false;
    const change = new WorkspaceEdit();
    const { asRange } = this.#client.protocol2CodeConverter;
    for (const { range, newText } of edits) change.replace(this.#document.uri, asRange(range), newText);
    const lines = this.#document.lineCount;
    if (!(await workspace.applyEdit(change))) throw new Failure("VS Code did not make the edit.");
    const movesNothing = this.#document.lineCount === lines && keepsRows.has(edit.kind);
    if (movesNothing && this.#document.version === now.version + 1) this.#followed.set(now.version, now.version + 1);
    return true;
  }

  /** Opens the document again after it was closed with its table. It must be on the disk as it was. */
  async #reopen(known: KnownList): Promise<KnownList> {
    const { uri, version } = this.#document;
    const opened = await workspace.openTextDocument(uri);
    if (version !== known.version || opened.getText() !== this.#document.getText()) throw outdated();
    this.#document = opened;
    return { ...known, version: opened.version };
  }

  /** Writes what is being typed, after the edits so far. */
  async enterTyped(): Promise<void> {
    if (this.typed) await this.make(this.typed);
    else await this.#made;
  }
}

function outdated(): Error {
  return new ResponseError(LSPErrorCodes.ContentModified, "The file has changed.");
}

/** Tells the user what was typed but could not be written, to be copied. */
export async function giveBack(text: string): Promise<void> {
  const copy = "Copy";
  const chosen = await showWarning(`What you typed is not in the file: ${text}`, copy);
  if (chosen === copy) await env.clipboard.writeText(text);
}
