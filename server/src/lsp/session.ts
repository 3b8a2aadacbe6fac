import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { Checker } from "../checker/checker.ts";
import { problemCount } from "../checker/tally.ts";
import { doubtOf, verdictOf } from "../checker/verdict.ts";
import { CsvDocument, type TextChange } from "../document/document.ts";
import type { Range } from "../document/positions.ts";
import type { Row } from "../document/rows.ts";
import type { Files } from "../files/files.ts";
import { judgingEncoding } from "../files/likely-encoding.ts";
import { pause } from "../platform.ts";
import type { CheckContext, Misread } from "../rules/context.ts";
import { count } from "../rules/support/wording.ts";
import { layoutOf } from "../rules/view.ts";
import type { Configured } from "../settings/context.ts";
import { allAtOnce, inSlices, type Steps } from "../steps.ts";
import { headerTest } from "../template/layout.ts";
import type { FileStatus } from "./protocol.ts";

/** What stands where a character could not be read. */
const lost = "\uFFFD";

/** Counts the checks of all documents, so that no two have the same number, not even of one opened again. */
let checks = 0;

/** An open document and its check, where it is an import file. */
export class Session extends CsvDocument {
  /** Two diagnostics of the same check are the same. */
  checkNumber = 0;
  /** The lines on the screen, where the client tells them: first and last, from 0. */
  visible: readonly (readonly [first: number, last: number])[] = [];
  /** The diagnostics that were sent last: of which check, by which result ID, and as JSON. */
  #reported: { readonly check: number; readonly id: string; readonly text: string } | undefined;
  #configured: Configured | undefined;
  #checker: Checker | undefined;
  /** What the file on disk is saved as, where characters of the text are lost that it still has. */
  #misread: Misread | undefined;
  /** The look at the file on disk; undefined where characters are lost of which nobody has looked yet. */
  #looked: Promise<void> | undefined;
  /** The header row that was last judged, and whether it made the document an import file. */
  #judged: { readonly header: Row | undefined; readonly isImport: boolean } | undefined;

  /** Reads the text that was opened, while that is not done: `look` does it in slices, what needs the text at once. */
  #opening: Steps<unknown> | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    super(uri, languageId, version, "");
    this.#opening = this.reading(text);
    if (!text.includes(lost)) this.#looked = Promise.resolve();
  }

  /** The check of the document as it is now; undefined before it is configured, and for what is no import file. */
  get checker(): Checker | undefined {
    return this.#checker;
  }

  get configuredWith(): Configured | undefined {
    return this.#configured;
  }

  /** What the file on disk is saved as, where this text of it has lost characters. */
  get misread(): Misread | undefined {
    return this.#misread && this.getText().includes(lost) ? this.#misread : undefined;
  }

  /** Whether it is known what became of characters that are lost; `look` finds it out. */
  get isLookedAt(): boolean {
    return this.#looked !== undefined;
  }

  override getText(range?: Range): string {
    this.#open();
    return super.getText(range);
  }

  #open(): void {
    if (this.#opening) allAtOnce(this.#opening);
    this.#opening = undefined;
  }

  /**
   * Reads the text that was opened. Looks at the file on disk, where the text has lost characters: they may only be read
   * wrong.
   */
  async look(files: Files): Promise<void> {
    // Receiving a large text has already taken time.
    if (this.#opening) await pause();
    if (this.#opening) await inSlices(this.#opening);
    this.#opening = undefined;
    this.#looked ??= this.#look(files);
    await this.#looked;
  }

  /** Has `look` look again after the file was written; returns whether it will. */
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

  /** Completes the check of a large file, in pieces between which other messages get their turn. */
  async settle(): Promise<void> {
    // Starting a check has already taken time.
    if (this.#checker?.isComplete === false) await pause();
    await inSlices(this.#checking());
  }

  *#checking(): Steps<void> {
    // Meanwhile another one may have taken its place.
    while (this.#checker && !this.#checker.step()) yield;
  }

  /** Checks anew with other settings or exports; `settle` completes the check. */
  configure(configured: Configured): void {
    if (configured === this.#configured) return;
    this.#configured = configured;
    this.#judged = undefined;
    this.recognize(headerTest(configured.loaded.context.template));
    this.#check();
  }

  /**
   * Applies changes, but for those that the text has already: VS Code opens a document that was saved under a new name
   * with its whole text, and then sends the change that put it in. LSP has the version grow with each change, so one
   * that is not newer has been seen. A client that never counts is served too as far as it sends whole texts: to take
   * one again does no harm.
   * @returns whether they were applied
   */
  edit(changes: readonly TextChange[], version: number): boolean {
    this.#open();
    const isWhole = changes[0]?.range === undefined;
    if (version < this.version || (version === this.version && !isWhole)) return false;
    if (changes.some((change) => change.text.includes(lost))) this.#looked = undefined;
    const rows = this.update(changes, version);
    // Read anew in the right encoding, or typed over: what was lost can only be gone where some of it went.
    const lostSome = this.#misread && rows.some(({ removed }) => removed.some((row) => row.text.includes(lost)));
    const isFixed = lostSome && !this.misread;
    if (isFixed) this.#misread = undefined;
    if (!isFixed && this.#checker && this.#isImport()) {
      this.checkNumber = ++checks;
      this.#checker.update(rows);
    } else this.#check();
    return true;
  }

  /** Takes note of the lines on the screen; returns whether other problems are to be shown because of them. */
  show(lines: Session["visible"]): boolean {
    this.visible = lines;
    const most = this.#configured?.settings.maxProblems ?? 0;
    if (!this.#checker || problemCount(this.#checker.summary.counts) <= most) return false;
    this.checkNumber = ++checks;
    return true;
  }

  /**
   * Answers a request for diagnostics: unchanged where the client has them already, because nothing was checked since,
   * or because they came out the same.
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
    this.#checker = isChecked ? new Checker(this, contextOf(configured, this.#misread), "in pieces") : undefined;
  }

  #isImport(): boolean {
    const header = this.rows.at(this.headerIndex);
    if (!this.#judged || this.#judged.header !== header) {
      this.#judged = { header, isImport: isImport(this, this.#configured) };
    }
    return this.#judged.isImport;
  }
}

/** What a file is checked against that may have been read wrong. */
export function contextOf({ loaded: { context } }: Configured, misread: Misread | undefined): CheckContext {
  return misread ? { ...context, misread } : context;
}

/** What bytes are saved as that are no UTF-8. */
export function* judgingMisread(bytes: Uint8Array): Steps<Misread | undefined> {
  const codePage = yield* judgingEncoding(bytes);
  if (codePage === "utf-8") return undefined;
  const remedy = codePage
    ? "Reopen it with that encoding, then save it as UTF-8."
    : "Reopen it with the encoding that it was saved in, or export it again as UTF-8.";
  return { codePage, remedy };
}

/**
 * Whether a CSV is an import file: by its language, by a glob of `asioImport.files`, or because its header row shows
 * at least three of the five required headers.
 */
export function isImport(document: CsvDocument, configured: Configured | undefined): boolean {
  if (document.languageId === "asio-csv") return true;
  if (!configured) return false;
  if (configured.listed) return true;
  document.recognize(headerTest(configured.loaded.context.template));
  const header = document.rows.at(document.headerIndex);
  if (!header) return false;
  return layoutOf(configured.loaded.context, header, document.delimiter).isImport;
}

/** The state of a checked file, for a person. */
export function fileStatus(checker: Checker, { loaded, settings }: Configured): FileStatus {
  const { refusals: _, doubts: __, ...summary } = checker.summary;
  const total = problemCount(summary.counts);
  const notices: string[] = [];
  if (loaded.templateProblem) notices.push(`${loaded.templateProblem} The default columns are used instead.`);
  notices.push(...loaded.notices);
  if (total > settings.maxProblems) notices.push(`Showing ${settings.maxProblems} of ${count(total, "problem")}.`);
  const doubt = doubtOf(checker);
  return {
    ...verdictOf(checker),
    ...(doubt === "" ? {} : { doubt }),
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
