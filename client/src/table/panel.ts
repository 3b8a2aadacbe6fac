import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  env,
  type Position,
  Range,
  Selection,
  type Tab,
  TabInputCustom,
  TabInputText,
  type TextDocument,
  TextDocumentSaveReason,
  TextEditorRevealType,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { LSPErrorCodes, type RequestType, ResponseError } from "vscode-languageclient";
import type { KnownList, ProblemPlace, ShownRows, TableFilter } from "../../../server/src/features/table/shown.ts";
import {
  tableCellRequest,
  tableChoicesRequest,
  tableCopyRequest,
  tableFindRequest,
  tablePartsRequest,
  tablePlaceRequest,
  tableProblemRequest,
  tableRowsRequest,
  tableValuesRequest,
} from "../../../server/src/lsp/table-protocol.ts";
import type { Tools } from "../commands/command.ts";
import { Failure } from "../failure.ts";
import { showPick } from "../show.ts";
import { unsaved } from "../unsaved.ts";
import { correctionsText, count, verdictText } from "../wording.ts";
import { giveBack, TableEdits } from "./edits.ts";
import { offerFixes } from "./fixes.ts";
import {
  type Answered,
  type Asked,
  firstRows,
  type ListEdit,
  type Questions,
  type Told,
  tableView,
  type Verdict,
} from "./messages.ts";
import { tablePage } from "./page.ts";
import { whyReadOnly } from "./read-only.ts";

/** Where the widths of columns are kept for the workspace, by header. */
const widthsKey = "table.widths";

/** The context that keys of the table depend on. */
const focusKey = "asioImport.isTableFocused";

/** Milliseconds within which VS Code tells that another program has the focus. */
const patience = 100;

let active: TablePanel | undefined;

/** Places that tables are to show first, by the addresses of their files. */
const wanted = new Map<string, Position>();

/** Opens a file as a table, and goes to the cell at a position in the text. */
export async function openAsTable(file: Uri, position: Position): Promise<void> {
  const key = file.toString();
  wanted.set(key, position);
  await commands.executeCommand("vscode.openWith", file, tableView);
  // A table that was open already.
  if (active?.shows(file)) active.goToWanted();
}

/** The table that has the focus, or had it last and is still in front. */
export function activeTable(): TablePanel | undefined {
  return active;
}

/** A table in an editor: answers its web view from the language server, and edits the text document. */
export class TablePanel {
  readonly #tools: Tools;
  readonly #document: TextDocument;
  readonly #panel: WebviewPanel;
  readonly #uri: string;
  readonly #edits: TableEdits;
  #hasFocus = false;
  #isClosed = false;
  /** The rows that the web view asked for last, or will ask for first. */
  #shown = firstRows;
  /** The first rows, asked for while the web view loads. */
  #first: Promise<Questions["rows"]["answer"]> | undefined;
  /** What the web view has been given last: what was asked for, its version, and the rows. */
  #given: { readonly asked: string; readonly version: number | undefined; readonly rows: string[] } | undefined;
  /** How often something has changed, and the end of telling it. */
  #changes = 0;
  #telling: Promise<void> | undefined;
  /** Ends what is being looked for. */
  #finding = new CancellationTokenSource();
  /** Whether the web view has asked for something. */
  #isReady = false;
  /** Whether rows have changed while the table was hidden. */
  #isStale = false;
  /** Where the text's cursor went meanwhile. */
  #cursor: Position | undefined;
  /** Where this table has put the text's cursor. */
  #placed: Position | undefined;
  /** The last look at whether the file can be edited, which takes the way to VS Code's window and back. */
  #whyReadOnly: ReturnType<typeof whyReadOnly> | undefined;

  constructor(tools: Tools, document: TextDocument, panel: WebviewPanel) {
    this.#tools = tools;
    this.#document = document;
    this.#panel = panel;
    this.#edits = new TableEdits(tools.client, document, () => this.#whyReadOnly);
    this.#uri = tools.client.code2ProtocolConverter.asUri(document.uri);
    const { webview } = panel;
    const key = document.uri.toString();
    const subscriptions = [
      webview.onDidReceiveMessage((asked: Asked) => void this.#hear(asked)),
      workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.#tellChanged();
      }),
      workspace.onWillSaveTextDocument((event) => {
        if (event.document !== document) return;
        // An edit that was made just before belongs to what is saved.
        event.waitUntil(event.reason === TextDocumentSaveReason.Manual ? this.endEditing() : this.#edits.made);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        const { active } = textEditor.selection;
        if (textEditor.document !== document || this.#placed?.isEqual(active)) return;
        this.#placed = undefined;
        this.#follow(active);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("files", document.uri)) void this.#tellReadOnly();
      }),
      tools.status.onDidChange((changed) => {
        if (changed === key) this.#tellStatus();
      }),
    ];
    active = this;
    panel.onDidChangeViewState(() => {
      if (panel.active) active = this;
      else {
        if (active === this) active = undefined;
        this.tell({ tell: "left" });
      }
      if (!panel.visible) return;
      this.#catchUp();
      void this.#tellReadOnly();
    });
    panel.onDidDispose(() => {
      this.#isClosed = true;
      if (active === this) active = undefined;
      void commands.executeCommand("setContext", focusKey, false);
      for (const each of subscriptions) each.dispose();
      void this.#keepTyped();
    });
    this.#first = this.#request(tableRowsRequest, firstRows);
    // Told when the web view asks.
    this.#first.catch(() => {});
    const dist = Uri.joinPath(tools.extensionUri, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = tablePage(webview, dist);
  }

  shows(file: Uri): boolean {
    return this.#document.uri.toString() === file.toString();
  }

  /** Goes to the place that it is to show, as soon as it shows rows. Returns whether there is one. */
  goToWanted(): boolean {
    const key = this.#document.uri.toString();
    const position = wanted.get(key);
    if (!position || !this.#isReady) return false;
    wanted.delete(key);
    void this.#showCell(position);
    return true;
  }

  /** Closes the open cell, and writes what has been typed into it. */
  async endEditing(): Promise<void> {
    this.tell({ tell: "needed" });
    // If that fails, the web view says so.
    await this.#edits.enterTyped().catch(() => {});
  }

  /** Ends editing if the user has gone to another part of VS Code, but not to another program, as to copy something. */
  #leave(): void {
    if (!this.#hasFocus && window.state.focused) this.tell({ tell: "left" });
  }

  /** Writes what was being typed when the table was closed. Then VS Code asks whether to save it, as for every edit. */
  async #keepTyped(): Promise<void> {
    const { uri } = this.#document;
    await this.#edits.enterTyped().catch(() => giveBack(this.#edits.typed?.text ?? ""));
    const shows = ({ input }: Tab) =>
      (input instanceof TabInputText || input instanceof TabInputCustom) && this.shows(input.uri);
    if (!unsaved(uri) || window.tabGroups.all.some(({ tabs }) => tabs.some(shows))) return;
    await commands.executeCommand("vscode.openWith", uri, tableView);
    const { activeTab } = window.tabGroups.activeTabGroup;
    if (activeTab && shows(activeTab)) await window.tabGroups.close(activeTab);
  }

  tell(told: Told): void {
    this.#post(told);
  }

  /** What was under way when the table was closed has nobody to tell: VS Code throws if asked for its web view. */
  #post(message: Told | Answered): void {
    if (!this.#isClosed) void this.#panel.webview.postMessage(message);
  }

  async #tellReadOnly(): Promise<void> {
    const look = whyReadOnly(this.#document);
    this.#whyReadOnly = look;
    const why = await look;
    if (this.#whyReadOnly === look) this.tell({ tell: "readOnly", why: why ?? null });
  }

  /** Tells the web view that rows have changed. A hidden one hears it when it is shown, not at each keystroke in the text. */
  #tellChanged(): void {
    this.#first = undefined;
    this.#changes++;
    if (!this.#panel.visible) this.#isStale = true;
    else {
      this.#telling ??= this.#tellRows().finally(() => {
        this.#telling = undefined;
      });
    }
  }

  /** Tells the last change together with the rows that the web view would ask for, which saves the way there and back. */
  async #tellRows(): Promise<void> {
    for (let told = -1; told !== this.#changes; ) {
      told = this.#changes;
      const asked = this.#shown;
      const found = await this.#request(tableRowsRequest, asked).catch(() => undefined);
      const before = this.#given;
      const given = this.#give(asked, found);
      const isSame = (_: unknown, at: number) => before?.asked === given.asked && before.rows[at] === given.rows[at];
      const answer = found && { ...found, rows: found.rows.map((row, at) => (isSame(row, at) ? null : row)) };
      this.tell({ tell: "changed", asked, since: before?.version, answer });
    }
  }

  #give(asked: Questions["rows"]["ask"], answer: ShownRows | null | undefined) {
    const rows = (answer?.rows ?? []).map((row) => JSON.stringify(row));
    this.#given = { asked: JSON.stringify(asked), version: answer?.version, rows };
    return this.#given;
  }

  /** Goes to the cell that a text editor's cursor is in; a hidden table does so when it is shown. */
  #follow(cursor: Position): void {
    if (this.#panel.visible) void this.#showCell(cursor);
    else this.#cursor = cursor;
  }

  #catchUp(): void {
    if (this.#isStale) this.#tellChanged();
    if (this.#cursor) this.#follow(this.#cursor);
    this.#isStale = false;
    this.#cursor = undefined;
  }

  /** Goes to the cell at a position in the text. */
  async #showCell(position: Position): Promise<void> {
    const { client } = this.#tools;
    const { version } = this.#document;
    const params = { position: client.code2ProtocolConverter.asPosition(position) };
    const cell = await this.#request(tableCellRequest, params).catch(() => null);
    if (cell && this.#document.version === version) this.tell({ tell: "cell", ...cell });
  }

  #tellStatus(): void {
    const status = this.#tools.status.of(this.#document.uri);
    const kinds = { accepted: "good", "failed-rows": "bad", "invalid-csv": "bad", unchecked: "doubtful" } as const;
    const verdict: Verdict | null = status
      ? {
          text: status.isResponse ? `Response file · ${correctionsText(status)}` : verdictText(status),
          sentence: status.sentence,
          kind: status.doubt && status.verdict === "accepted" ? "doubtful" : kinds[status.verdict],
        }
      : null;
    this.tell({ tell: "verdict", verdict });
    // Findings of other rows may have changed, even if the text has not. Rows that are still to come have them.
    if (!this.#telling) this.#tellChanged();
  }

  /** A text editor that shows the file beside the table. */
  get #textEditor() {
    return window.visibleTextEditors.find(({ document }) => document === this.#document);
  }

  /** Puts the cursor of the text into a cell. */
  async #showInText(known: KnownList, place: ProblemPlace): Promise<void> {
    if (!this.#textEditor) return;
    const range = await this.#request(tablePlaceRequest, { ...known, place });
    const editor = this.#textEditor;
    if (!range || !editor || this.#document.version !== known.version) return;
    const start = this.#tools.client.protocol2CodeConverter.asPosition(range.start);
    if (editor.selection.active.isEqual(start)) return;
    this.#placed = start;
    editor.selection = new Selection(start, start);
    editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Goes to a row's row in the other file, which then is shown as a table, too. */
  async #goToRow(known: KnownList, place: ProblemPlace, which: "import" | "response"): Promise<void> {
    const range = await this.#request(tablePlaceRequest, { ...known, place });
    if (!range) throw new Failure("Go to a row of a company first.");
    const command = which === "import" ? "asioImport.goToImportRow" : "asioImport.goToResponseRow";
    const position = this.#tools.client.protocol2CodeConverter.asPosition(range.start);
    await commands.executeCommand(command, this.#document.uri.toString(), position, tableView);
  }

  async #hear(asked: Asked): Promise<void> {
    const { number } = asked;
    const send = (answered: Answered) => this.#post(answered);
    try {
      send({ number, answer: await this.#answer(asked) });
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified) {
        send({ number, isOutdated: true });
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      send({ number, problem: message.split("\n", 1)[0] || "Asio Import could not do this." });
    }
  }

  #request<Params extends object, Result>(
    type: RequestType<Params, Result, void>,
    params: Omit<NoInfer<Params>, "uri">,
    ...token: [CancellationToken?]
  ) {
    return this.#tools.client.sendRequest<Result>(type.method, { uri: this.#uri, ...params }, ...token);
  }

  async #answer(asked: Asked): Promise<unknown> {
    switch (asked.kind) {
      case "rows": {
        const { filter, anew, list, from, count } = asked;
        const first = this.#first;
        this.#first = undefined;
        const shown = { filter, anew: false, list, from, count };
        this.#shown = shown;
        const rows = await (first ?? this.#request(tableRowsRequest, { ...shown, anew }));
        shown.list = rows?.list ?? list;
        this.#give(shown, rows);
        // A page asks first for rows. There is a new one when VS Code moves the table to another window.
        if (asked.number === 1) {
          this.#isReady = true;
          this.tell({ tell: "widths", widths: this.#tools.memento.get(widthsKey, {}) });
          this.#tellStatus();
          void this.#tellReadOnly();
          const editor = this.#textEditor;
          if (!this.goToWanted() && editor) this.#follow(editor.selection.active);
        }
        return rows;
      }
      case "edit":
        return this.#edit(asked);
      case "typing":
        this.#edits.typed = asked.typed;
        return;
      case "giveBack":
        void giveBack(asked.text);
        return;
      case "copy": {
        const { known, block } = asked;
        const copied = await this.#request(tableCopyRequest, { ...this.#edits.now(known), block });
        await env.clipboard.writeText(copied.text);
        return copied;
      }
      case "problem": {
        const { known, place, back } = asked;
        return this.#request(tableProblemRequest, { ...this.#edits.now(known), place, back });
      }
      case "find": {
        const { known, text, place, way } = asked;
        this.#finding.cancel();
        this.#finding = new CancellationTokenSource();
        return this.#request(tableFindRequest, { ...this.#edits.now(known), text, place, way }, this.#finding.token);
      }
      case "parts":
        return this.#request(tablePartsRequest, { ...this.#edits.now(asked.known), parts: asked.parts });
      case "values": {
        const { known, place, typed } = asked;
        return this.#request(tableValuesRequest, { ...this.#edits.now(known), place, typed });
      }
      case "fixes":
        return offerFixes(this.#tools.client, this.#document, this.#edits.now(asked.known), asked.place, asked.isAuto);
      case "show":
        return this.#showInText(this.#edits.now(asked.known), asked.place);
      case "goToRow":
        return this.#goToRow(this.#edits.now(asked.known), asked.place, asked.in);
      case "filter":
        return this.#chooseFilter();
      case "fixAll":
        return commands.executeCommand("asioImport.fixAll", this.#document.uri);
      case "focus":
        this.#hasFocus = asked.has;
        if (asked.has) void this.#tellReadOnly();
        else setTimeout(() => this.#leave(), patience);
        return commands.executeCommand("setContext", focusKey, asked.has);
      case "widths":
        return this.#tools.memento.update(widthsKey, asked.widths);
    }
  }

  /** Makes an edit. The web view has the rows before the answer. */
  async #edit(asked: ListEdit): Promise<void> {
    if (!(await this.#edits.make(asked))) {
      // What the web view shows of it is no longer what it was given.
      this.#given = undefined;
      this.#tellChanged();
    }
    await this.#telling;
  }

  async #chooseFilter(): Promise<Questions["filter"]["answer"]> {
    const choices = await this.#request(tableChoicesRequest, {});
    if (!choices) return null;
    const rules = choices.rules.map(({ code, number, noun: [one, several] }) => ({
      label: code,
      description: count(number, one, several),
      filter: { show: "rule", code } as TableFilter,
    }));
    const companies = choices.companies.map(({ company, rows }) => ({
      label: company,
      description: count(rows, "row"),
      filter: { show: "company", company } as TableFilter,
    }));
    const chosen = await showPick([...rules, ...companies], {
      title: "Show the rows of a rule or a company",
      placeHolder: "Rule or company",
    });
    return chosen ? { filter: chosen.filter, label: chosen.label } : null;
  }
}
