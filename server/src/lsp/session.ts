import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { Checker } from "../checker/checker.ts";
import { verdictOf } from "../checker/verdict.ts";
import { CsvDocument, type TextChange } from "../document/document.ts";
import type { Row } from "../document/rows.ts";
import { pause } from "../pause.ts";
import { RowView } from "../rules/view.ts";
import { count } from "../rules/wording.ts";
import { isImportHeader, Layout } from "../template/layout.ts";
import { problemCount } from "./diagnostics.ts";
import type { FileStatus } from "./protocol.ts";
import type { Configured } from "./workspace.ts";

/** Rows that are checked in a few milliseconds. */
const piece = 4_000;

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
  /** The header row that was last judged, and whether it made the document an import file. */
  #judged: { readonly header: Row | undefined; readonly isImport: boolean } | undefined;

  /** The check of the document as it is now; undefined before it is configured, and for what is no import file. */
  get checker(): Checker | undefined {
    return this.#checker;
  }

  get configuredWith(): Configured | undefined {
    return this.#configured;
  }

  /** Completes the check of a large file, in pieces between which other messages get their turn. */
  async settle(): Promise<void> {
    while (this.#checker && !this.#checker.run(piece)) await pause();
  }

  /** Checks anew with other settings or exports; `settle` completes the check. */
  configure(configured: Configured): void {
    if (configured === this.#configured) return;
    this.#configured = configured;
    this.#judged = undefined;
    this.#check();
  }

  edit(changes: readonly TextChange[], version: number): void {
    const rows = this.update(changes, version);
    if (this.#checker && this.#isImport()) {
      this.checkNumber = ++checks;
      this.#checker.update(rows);
    } else this.#check();
  }

  /** Takes note of the lines on the screen; returns whether other problems are to be shown because of them. */
  show(lines: Session["visible"]): boolean {
    this.visible = lines;
    const most = this.#configured?.settings.maxProblems ?? 0;
    if (!this.#checker || problemCount(this.#checker) <= most) return false;
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
    this.#checker =
      configured && this.#isImport() ? new Checker(this, configured.loaded.context, "in pieces") : undefined;
  }

  #isImport(): boolean {
    const header = this.rows.at(this.headerIndex);
    if (!this.#judged || this.#judged.header !== header) {
      this.#judged = { header, isImport: isImport(this, this.#configured) };
    }
    return this.#judged.isImport;
  }
}

/**
 * Whether a CSV is an import file: by its language, by a glob of `asioImport.files`, or because its header row shows
 * at least three of the five required headers.
 */
export function isImport(document: CsvDocument, configured: Configured | undefined): boolean {
  if (document.languageId === "asio-csv") return true;
  if (!configured) return false;
  if (configured.listed) return true;
  const header = document.rows.at(document.headerIndex);
  if (!header) return false;
  const { context } = configured.loaded;
  const view = new RowView(context, new Layout(context.template, []), document.delimiter);
  return isImportHeader(view.load(header).values(), context.template);
}

/** The state of a checked file, for a person. */
export function fileStatus(checker: Checker, { loaded, settings }: Configured): FileStatus {
  const { rows, failedRows, counts } = checker.summary;
  const total = problemCount(checker);
  const notices: string[] = [];
  if (loaded.templateProblem) notices.push(`${loaded.templateProblem} The default columns are taken in its place.`);
  if (total > settings.maxProblems) notices.push(`Showing ${settings.maxProblems} of ${count(total, "problem")}.`);
  return {
    ...verdictOf(checker),
    rows,
    failedRows,
    counts: { ...counts },
    existing: {
      files: loaded.exports.map((file) => file.name),
      companies: loaded.context.existing?.size ?? 0,
      problems: [...loaded.context.exportProblems],
    },
    notices,
  };
}
