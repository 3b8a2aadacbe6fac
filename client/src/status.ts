import {
  commands,
  Disposable,
  EventEmitter,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  TabInputCustom,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { State } from "vscode-languageclient";
import { type FileStatus, statusNotification } from "../../server/src/lsp/protocol.ts";
import { type Client, candidates } from "./client.ts";
import { encodingName, isUtf8 } from "./encodings.ts";
import { type StatusTexts, showStatus } from "./show.ts";
import { correctionsText, count, countsText, verdictText } from "./wording.ts";

/** Above either limit, VS Code turns off colouring, folding and code lenses. */
const LARGE_FILE = { lines: 300_000, characters: 20 * 1024 * 1024 };

/** The texts of a status item. The default severity is information. */
type Shown = Omit<StatusTexts, "severity" | "busy"> & { readonly severity?: LanguageStatusSeverity };

/**
 * The server's last status of each open document. Shows that of the active document in language status items, and sets
 * the context keys `asioImport.isImportFile` and `asioImport.isResponseFile` for menus and keybindings. A response file
 * counts as an import file there, because most features work in it too.
 */
export class ImportStatus implements Disposable {
  readonly #byDocument = new Map<string, FileStatus>();
  readonly #validating = new Map<string, number>();
  readonly #changed = new EventEmitter<{ key: string; status: FileStatus | undefined }>();
  readonly #items = new Map<string, LanguageStatusItem>();
  readonly #client: Client;
  #hasRun = false;
  readonly #subscriptions: Disposable;

  constructor(client: Client) {
    this.#client = client;
    client.onNotification(statusNotification, ({ uri, status }) => {
      this.#keep(client.protocol2CodeConverter.asUri(uri), status ?? undefined);
    });
    this.#subscriptions = Disposable.from(
      this.#changed,
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#hasRun = true;
        else this.#byDocument.clear();
        this.#show();
      }),
      workspace.onDidCloseTextDocument((document) => this.#keep(document.uri, undefined)),
      window.onDidChangeActiveTextEditor(() => this.#show()),
      window.tabGroups.onDidChangeTabs(() => this.#show()),
      // An event without changes of the text may mean that the encoding has changed.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 && document === window.activeTextEditor?.document) this.#show();
      }),
    );
    this.#show();
  }

  /** Undefined if the document is not an import file, is not open, or has not been checked yet. */
  of(uri: Uri): FileStatus | undefined {
    return this.#byDocument.get(uri.toString());
  }

  /** Calls `use` with the URI of a document whose status has changed. */
  onDidChange(use: (uri: string) => void): Disposable {
    return this.#changed.event(({ key }) => use(key));
  }

  /** The next status of a document; undefined if none arrives within `time` milliseconds. */
  next(uri: Uri, time = 5_000): Promise<FileStatus | undefined> {
    const { promise, resolve } = Promise.withResolvers<FileStatus | undefined>();
    const timer = setTimeout(() => resolve(undefined), time);
    const listener = this.#changed.event(({ key, status }) => {
      if (key === uri.toString()) resolve(status);
    });
    return promise.finally(() => {
      clearTimeout(timer);
      listener.dispose();
    });
  }

  /** Marks a document's status as busy until the work ends. */
  async whileValidating<Result>(uri: Uri, work: () => Promise<Result>): Promise<Result> {
    const key = uri.toString();
    const add = (change: number) => {
      this.#validating.set(key, (this.#validating.get(key) ?? 0) + change);
      this.#show();
    };
    add(1);
    try {
      return await work();
    } finally {
      add(-1);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const item of this.#items.values()) item.dispose();
  }

  #keep(uri: Uri, status: FileStatus | undefined): void {
    const key = uri.toString();
    if (status) this.#byDocument.set(key, status);
    else this.#byDocument.delete(key);
    this.#changed.fire({ key, status });
    if (activeFile()?.toString() === key) this.#show();
  }

  #show(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.of(document.uri);
    const file = activeFile();
    const active = file && this.of(file);
    void commands.executeCommand("setContext", "asioImport.isImportFile", active !== undefined);
    void commands.executeCommand("setContext", "asioImport.isResponseFile", active?.isResponse === true);
    if (document && status) {
      this.#fill("1-verdict", verdict(status), (this.#validating.get(document.uri.toString()) ?? 0) > 0);
      this.#fill("2-existing", existing(status));
      this.#fill("3-notices", notices(document, status));
      this.#fill("4-encoding", encoding(document));
      this.#fill("5-version", version(this.#client));
    } else {
      this.#fill("1-verdict", this.#stopped());
      this.#fill("2-existing", undefined);
      this.#fill("3-notices", undefined);
      this.#fill("4-encoding", undefined);
      this.#fill("5-version", undefined);
    }
  }

  #stopped(): Shown | undefined {
    const { state } = this.#client;
    if (state !== State.StartFailed && !(state === State.Stopped && this.#hasRun)) return undefined;
    return {
      name: "Import verdict",
      text: "Language server not running",
      severity: LanguageStatusSeverity.Error,
      command: { command: "asioImport.restart", title: "Restart" },
    };
  }

  /**
   * Updates an item, or removes it if there is nothing to show, because VS Code would show it for every CSV. VS Code
   * sorts items with the same severity by their IDs.
   */
  #fill(id: string, shown: Shown | undefined, busy = false): void {
    let item = this.#items.get(id);
    if (!shown) {
      item?.dispose();
      this.#items.delete(id);
      return;
    }
    if (!item) {
      item = languages.createLanguageStatusItem(`asioImport.${id}`, candidates);
      this.#items.set(id, item);
    }
    showStatus(item, { severity: LanguageStatusSeverity.Information, ...shown, busy });
  }
}

function verdict(status: FileStatus): Shown {
  if (status.isResponse) return responseFile(status);
  return {
    name: "Import verdict",
    text: verdictText(status),
    severity:
      status.doubt && status.verdict === "accepted" ? LanguageStatusSeverity.Warning : severities[status.verdict],
    detail: [status.doubt, `${count(status.rows, "row")}, ${countsText(status.counts) || "no problems"}`]
      .filter(Boolean)
      .join(" "),
    command: { command: "asioImport.validate", title: "Validate import", tooltip: status.sentence },
  };
}

/** A response file has no verdict. */
function responseFile(status: FileStatus): Shown {
  const { rows, failedRows } = status;
  return {
    name: "Import verdict",
    text: "Response file",
    severity: failedRows > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information,
    detail: `${count(rows, "row")}, ${correctionsText(status)}`,
    command: { command: "asioImport.createRetry", title: "Create retry file" },
  };
}

const severities: Readonly<Record<FileStatus["verdict"], LanguageStatusSeverity>> = {
  accepted: LanguageStatusSeverity.Information,
  "failed-rows": LanguageStatusSeverity.Warning,
  "invalid-csv": LanguageStatusSeverity.Error,
  unchecked: LanguageStatusSeverity.Warning,
};

function existing({ existing }: FileStatus): Shown {
  const name = "Existing companies";
  const command = { command: "asioImport.selectExisting", title: "Choose export…" };
  if (existing.problems.length > 0) {
    return {
      name,
      command,
      text: existing.companies === 0 ? "Existing companies are not checked" : "Not all existing companies are checked",
      detail: existing.problems.join(" "),
      severity: LanguageStatusSeverity.Warning,
    };
  }
  if (existing.partial) {
    return {
      name,
      command,
      text: "Not all existing companies are checked",
      detail: existing.partial.join(" "),
      severity: LanguageStatusSeverity.Warning,
    };
  }
  if (existing.files.length === 0) {
    return { name, command, text: "No existing-company export", detail: "Existing companies are not checked" };
  }
  return {
    name,
    command,
    text: `${count(existing.companies, "existing company", "existing companies")}`,
    detail: existing.files.join(", "),
  };
}

/** The notices about the check, and about features that VS Code turns off. */
function notices(document: TextDocument, status: FileStatus): Shown | undefined {
  const large = isLarge(document) ? ["VS Code does not colour or fold a file this large."] : [];
  const [text, ...others] = [...status.notices, ...large];
  if (text === undefined) return undefined;
  return {
    name: "Limits",
    text,
    detail: others.join(" "),
    severity: LanguageStatusSeverity.Warning,
    command: { command: "workbench.action.openSettings", title: "Configure", arguments: ["asioImport"] },
  };
}

/** The encoding of a file that is not UTF-8, which other programs would misread. */
function encoding(document: TextDocument): Shown | undefined {
  if (isUtf8(document)) return undefined;
  return {
    name: "Encoding",
    text: `Saved as ${encodingName(document.encoding)}`,
    detail: "Other programs expect UTF-8",
    severity: LanguageStatusSeverity.Warning,
    command: { command: "asioImport.saveAsUtf8", title: "Save as UTF-8", arguments: [document.uri] },
  };
}

/** The version of the running server, which a report of a bug should name. */
function version({ initializeResult }: Client): Shown {
  return {
    name: "Version",
    text: `Asio Import ${initializeResult?.serverInfo?.version ?? ""}`,
    command: { command: "asioImport.showLog", title: "Show log" },
  };
}

function isLarge(document: TextDocument): boolean {
  if (document.lineCount > LARGE_FILE.lines) return true;
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LARGE_FILE.characters;
}

/** The file of the active text editor or table. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return window.activeTextEditor?.document.uri ?? (input instanceof TabInputCustom ? input.uri : undefined);
}
