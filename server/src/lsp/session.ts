import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { Checker } from "../checker/checker.ts";
import { problemCount } from "../checker/tally.ts";
import { doubtOf, verdictOf } from "../checker/verdict.ts";
import { Kind } from "../document/characters.ts";
import { CsvDocument, type TextChange } from "../document/document.ts";
import { lineStarts, type Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import { TableLists } from "../features/table/lists.ts";
import type { Files } from "../files/files.ts";
import { judgingEncoding } from "../files/likely-encoding.ts";
import { pause } from "../platform.ts";
import type { CheckContext, CreatedCompanies, Misread } from "../rules/context.ts";
import { count } from "../rules/support/wording.ts";
import { layoutOf } from "../rules/view.ts";
import type { Configured } from "../settings/context.ts";
import { allAtOnce, inSlices, type Steps } from "../steps.ts";
import { headerTest, type Layout } from "../template/layout.ts";
import { OpenedRows } from "./opened-rows.ts";
import type { FileStatus } from "./protocol.ts";

/** U+FFFD replaces characters that could not be decoded. */
const lost = "\uFFFD";

/** Counts the checks of all documents. A document that is opened again must not get an earlier check's number. */
let checks = 0;

/** Lines before and after the one at the cursor that count as visible. */
const around = 50;

/** An open document and, if it is an import file, its check. */
export class Session extends CsvDocument {
  /** Identifies the check: diagnostics of the same check are equal. */
  checkNumber = 0;
  /** First and last visible lines, from 0: those that the client sends, or those around the cursor. */
  visible: readonly (readonly [first: number, last: number])[] = [];
  /** The rows that table views show. */
  readonly tables = new TableLists();
  /** The diagnostics sent last: the number of their check, their result ID, and their JSON. */
  #reported: { readonly check: number; readonly id: string; readonly text: string } | undefined;
  #configured: Configured | undefined;
  #checker: Checker | undefined;
  /** The encoding of the file on disk, if the text has lost characters that the file still has. */
  #misread: Misread | undefined;
  /** The look at the file on disk; undefined if the text has lost characters and the file was not looked at yet. */
  #looked: Promise<void> | undefined;
  /** What somebody has changed in a response file since it was opened. */
  readonly #openedRows = new OpenedRows();
  readonly #isEdited = this.#openedRows.isEdited.bind(this.#openedRows);
  /** The companies that were created with other rows, as far as that is known. */
  #created: readonly CreatedCompanies[] = [];
  /** The look at the files beside a retry or rest file, which ends with {@link setCreated}; undefined if there was none. */
  lookBeside: Promise<void> | undefined;
  /** The last result of `isImport`, and the header row that it is about. */
  #judged: { readonly header: Row | undefined; readonly isImport: boolean } | undefined;

  /** Reads the opened text, until that is done. `look` works in slices, but whatever needs the text works at once. */
  #opening: Steps<unknown> | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    super(uri, languageId, version, "");
    this.#opening = this.reading(text);
    if (!text.includes(lost)) this.#looked = Promise.resolve();
  }

  /** The current check; undefined before the document is configured, and if it is not an import file. */
  get checker(): Checker | undefined {
    return this.#checker;
  }

  get configuredWith(): Configured | undefined {
    return this.#configured;
  }

  /** The encoding of the file on disk, if this text has lost characters. */
  get misread(): Misread | undefined {
    return this.#misread && this.getText().includes(lost) ? this.#misread : undefined;
  }

  /** Whether `look` has found out if lost characters are still in the file on disk. */
  get isLookedAt(): boolean {
    return this.#looked !== undefined;
  }

  override getText(range?: Range): string {
    this.#open();
    return super.getText(range);
  }

  /** The text of a line (from 0), maybe with its line end; undefined if it is plain ASCII or there is no such line. */
  foreignLine(line: number): string | undefined {
    this.#open();
    const place = this.rows.atLine(line);
    if (!place || !(place.row.kinds & Kind.foreign)) return undefined;
    const { text, kinds } = place.row;
    if (!(kinds & Kind.lineBreak)) return text;
    const starts = lineStarts(place.row);
    return text.slice(starts[line - place.line], starts[line - place.line + 1]);
  }

  #open(): void {
    if (this.#opening) allAtOnce(this.#opening);
    this.#opening = undefined;
  }

  /**
   * Reads the opened text. If it has lost characters, looks at the file on disk: it may only have been decoded wrongly.
   */
  async look(files: Files): Promise<void> {
    // Receiving a large text has already taken time.
    if (this.#opening) await pause();
    if (this.#opening) await inSlices(this.#opening);
    this.#opening = undefined;
    this.#looked ??= this.#look(files);
    await this.#looked;
  }

  /** Sets which companies were created with other rows than those of this file. */
  setCreated(created: readonly CreatedCompanies[]): void {
    if (created.length === 0 && this.#created.length === 0) return;
    this.#created = created;
    this.#check();
  }

  /** Makes `look` look again after the file was saved. Returns false if no characters are lost. */
  forgetDisk(): boolean {
    if (!this.getText().includes(lost)) return false;
    this.#looked = undefined;
    return true;
  }

  async #look(files: Files): Promise<void> {
    const bytes = await files.read(this.uri).catch(() => undefined);
    const misread = bytes && (await inSlices(judgingMisread(bytes)));
    if (misread?.codePage === this.#misread?.codePage && !misread === !this.#misread) return;
    this.#misread = misread;
    this.#check();
  }

  /** Completes the check of a large file, in slices of time. */
  async settle(): Promise<void> {
    // Starting a check has already taken time.
    if (this.#checker?.isComplete === false) await pause();
    await inSlices(this.#checking());
  }

  *#checking(): Steps<void> {
    // The checker may be replaced between steps.
    while (this.#checker && !this.#checker.step()) yield;
  }

  /** Starts a new check if settings or exports have changed. `settle` completes it. */
  configure(configured: Configured): void {
    if (configured === this.#configured) return;
    this.#configured = configured;
    this.#judged = undefined;
    this.recognize(headerTest(configured.loaded.context.template));
    this.#check();
  }

  /**
   * Applies changes, unless the text already contains them. After *Save As*, VS Code opens the new document with its
   * whole text, then also sends the change that inserted it. Versions increase with each change (LSP), so a change that
   * is not newer has been applied. For clients that never increase the version, a change of the whole text is applied
   * anyway, because repeating it does no harm.
   * @returns whether they were applied
   */
  edit(changes: readonly TextChange[], version: number): boolean {
    this.#open();
    const isWhole = changes[0]?.range === undefined;
    if (version < this.version || (version === this.version && !isWhole)) return false;
    if (changes.some((change) => change.text.includes(lost))) this.#looked = undefined;
    const rows = this.update(changes, version);
    // Removing rows with lost characters may have removed the last of them: reopened with the right encoding, or
    // edited.
    const lostSome = this.#misread && rows.some(({ removed }) => removed.some((row) => row.text.includes(lost)));
    const isFixed = lostSome && !this.misread;
    if (isFixed) this.#misread = undefined;
    if (this.#checker?.layout.isResponse) for (const change of rows) this.#openedRows.follow(change);
    if (!isFixed && this.#checker && this.#isImport()) {
      this.checkNumber = ++checks;
      this.#checker.update(rows);
    } else this.#check();
    this.tables.update(rows, this.#checker);
    return true;
  }

  /** Sets the visible lines. Returns whether the diagnostics may change because of them. */
  show(lines: Session["visible"]): boolean {
    this.visible = lines;
    const most = this.#configured?.settings.maxProblems ?? 0;
    if (!this.#checker || problemCount(this.#checker.summary.counts) <= most) return false;
    this.checkNumber = ++checks;
    return true;
  }

  /**
   * Counts the lines around one (from 0) that was edited or asked about as visible, for clients that do not tell which
   * lines are. Returns whether the diagnostics may change because of it.
   */
  lookAt(line: number): boolean {
    const [seen] = this.visible;
    if (seen && line >= seen[0] && line <= seen[1]) return false;
    return this.show([[Math.max(0, line - around), line + around]]);
  }

  /** The line, from 0, of the first row that another text has not at the same place. */
  firstDifference(text: string): number {
    this.#open();
    for (const { row, offset, line } of this.rows.places()) if (!text.startsWith(row.text, offset)) return line;
    return this.rows.lines;
  }

  /**
   * Answers a request for diagnostics. The report is `Unchanged` if there was no new check, or if it made the same
   * diagnostics.
   */
  report(known: string | undefined, diagnose: () => Diagnostic[]): DocumentDiagnosticReport {
    if (this.#reported?.check !== this.checkNumber || this.#reported.id !== known) {
      const items = diagnose();
      const text = JSON.stringify(items);
      const same = this.#reported?.text === text && this.#reported.id === known;
      this.#reported = {
        check: this.checkNumber,
        id: same ? (this.#reported?.id ?? "") : String(this.checkNumber),
        text,
      };
      if (!same) return { kind: DocumentDiagnosticReportKind.Full, resultId: this.#reported.id, items };
    }
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: this.#reported.id };
  }

  #check(): void {
    this.checkNumber = ++checks;
    const configured = this.#configured;
    const isChecked = configured && this.#isImport();
    this.#checker = isChecked ? new Checker(this, this.#context(configured), "in pieces") : undefined;
  }

  #context(configured: Configured): CheckContext {
    const created = this.#created.length > 0 ? { created: this.#created } : {};
    return { ...contextOf(configured, this.#misread), isEdited: this.#isEdited, ...created };
  }

  #isImport(): boolean {
    const header = this.rows.at(this.headerIndex);
    if (!this.#judged || this.#judged.header !== header) {
      this.#judged = { header, isImport: isImport(this, this.#configured) };
    }
    return this.#judged.isImport;
  }
}

/** The context of a check, with the companies of other files and the encoding of a misread file. */
export function contextOf({ loaded, others }: Configured, misread: Misread | undefined): CheckContext {
  const context = others ? { ...loaded.context, others } : loaded.context;
  return misread ? { ...context, misread } : context;
}

/** The likely encoding of bytes; undefined if they are UTF-8. */
export function* judgingMisread(bytes: Uint8Array): Steps<Misread | undefined> {
  const codePage = yield* judgingEncoding(bytes);
  if (codePage === "utf-8") return undefined;
  const remedy = codePage
    ? "Reopen it with that encoding, then save it as UTF-8."
    : "Reopen it with the encoding that it was saved in, or export it again as UTF-8.";
  return { codePage, remedy };
}

/**
 * Whether a CSV is an import file: by its language, by a glob of `asioImport.files`, or because its header row contains
 * at least three of the five required headers.
 */
export function isImport(document: CsvDocument, configured: Configured | undefined): boolean {
  if (document.languageId === "asio-csv") return true;
  if (!configured) return false;
  return configured.listed || layoutIn(document, configured)?.isImport === true;
}

/** Whether a CSV is another program's, unlike an import file, a response file or an empty file. */
export function isForeign(document: CsvDocument, configured: Configured): boolean {
  return !isImport(document, configured) && layoutIn(document, configured)?.isForeign === true;
}

/** The layout of a CSV's columns; undefined if it is empty. */
export function layoutIn(document: CsvDocument, { loaded: { context } }: Configured): Layout | undefined {
  document.recognize(headerTest(context.template));
  const header = document.rows.at(document.headerIndex);
  return header && layoutOf(context, header, document.delimiter);
}

/** The state of a checked file, with sentences for the user. */
export function fileStatus(checker: Checker, { loaded, settings }: Configured): FileStatus {
  const { refusals: _, doubts: __, ...summary } = checker.summary;
  const total = problemCount(summary.counts);
  const notices: string[] = [];
  if (loaded.templateProblem) notices.push(`${loaded.templateProblem} The default columns are used instead.`);
  notices.push(...loaded.notices);
  if (total > settings.maxProblems) notices.push(`Showing ${settings.maxProblems} of ${count(total, "problem")}.`);
  const doubt = checker.layout.isResponse ? "" : doubtOf(checker);
  return {
    ...verdictOf(checker),
    ...(doubt === "" ? {} : { doubt }),
    ...(checker.layout.isResponse ? { isResponse: true } : {}),
    ...summary,
    existing: {
      files: loaded.exports.map((file) => file.name),
      companies: loaded.context.existing?.size ?? 0,
      problems: [...loaded.context.exportProblems],
      ...(loaded.context.partialExports.length > 0 ? { partial: [...loaded.context.partialExports] } : {}),
    },
    notices,
  };
}
