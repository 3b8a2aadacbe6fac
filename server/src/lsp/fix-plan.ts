import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { OffsetEdit } from "../fixes/edits.ts";
import { fixAll } from "../fixes/fix-all.ts";
import { capitalized } from "../rules/wording.ts";
import { type CombinedEdit, combineEdits } from "./combined-edits.ts";
import { largePlan } from "./large-plan.ts";
import type { FixPlan, ProblemCounts } from "./protocol.ts";
import { problemsOf } from "./rule-words.ts";

/** What of edits a client understands. */
export interface EditSupport {
  /** Edits of a certain version of a document, which the client refuses where it has another. */
  readonly versions: boolean;
  /** Edits with a word on what they are, some of which a person must confirm. */
  readonly annotations: boolean;
}

/**
 * All safe fixes of a file, or those of one rule, as edits of its text: one for each cell, where the columns stay as
 * they are. It is worked out on a copy, and the file stays as it is.
 */
export function planFixes(checker: Checker, code?: string): FixPlan {
  const { document } = checker;
  const text = document.getText();
  const { edits, after } = plannedEdits(text, checker, code);
  const changes = edits.map((edit) => toTextEdit(checker, edit));
  return {
    version: document.version,
    rows: linesOf(changes),
    edits: changes.map((change, index) => ({ ...change, kind: kindOf((edits[index] as CombinedEdit).codes) })),
    before: problemCounts(checker),
    after: problemCounts(after),
  };
}

/** How many problems of each rule a file has, by code. */
export function problemCounts(checker: Checker): ProblemCounts {
  const counts: ProblemCounts = {};
  for (const { rule } of checker.findings()) counts[rule.code] = (counts[rule.code] ?? 0) + 1;
  return counts;
}

/** The edit of a plan for a client that applies it by itself, which asks a person about a large one where it can. */
export function planEdit(checker: Checker, support: EditSupport, code?: string): WorkspaceEdit {
  const { edits, rows } = planFixes(checker, code);
  if (!support.annotations || rows <= largePlan) {
    return versionedEdit(
      checker,
      support,
      edits.map(({ range, newText }) => ({ range, newText })),
    );
  }
  const { uri, version } = checker.document;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const { kind } of edits) changeAnnotations[kind] = { label: kind, needsConfirmation: true };
  const annotated = edits.map(({ range, newText, kind }) => ({ range, newText, annotationId: kind }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: annotated }], changeAnnotations };
}

/** Edits of offsets as an edit of the protocol. */
export function workspaceEdit(checker: Checker, support: EditSupport, edits: readonly OffsetEdit[]): WorkspaceEdit {
  return versionedEdit(
    checker,
    support,
    edits.map((edit) => toTextEdit(checker, edit)),
  );
}

function versionedEdit({ document }: Checker, support: EditSupport, edits: TextEdit[]): WorkspaceEdit {
  const { uri, version } = document;
  return support.versions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

function plannedEdits(text: string, { context }: Checker, code: string | undefined) {
  let edits: CombinedEdit[] = [];
  const { checker: after } = fixAll(text, context, code, (before, round) => {
    edits = combineEdits(edits, before, round);
  });
  return { edits: edits.filter((edit) => edit.text !== text.slice(edit.start, edit.end)), after };
}

function toTextEdit({ document }: Checker, { start, end, text }: OffsetEdit): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
}

/** What a change mends, for a person: `Country codes`. */
function kindOf(codes: ReadonlySet<string>): string {
  return capitalized(Array.from(codes, problemsOf).join(", "));
}

/** How many lines edits change, which must be in order. */
function linesOf(edits: readonly TextEdit[]): number {
  let lines = 0;
  let last = -1;
  for (const { start, end } of edits.map(({ range }) => range)) {
    // An edit that ends where a line starts leaves that line as it is.
    const to = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
    lines += Math.max(0, to - Math.max(start.line, last + 1) + 1);
    last = Math.max(last, to);
  }
  return lines;
}
