import type { ChangeAnnotation, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { OffsetEdit } from "../fixes/edits.ts";
import { fixing } from "../fixes/fix-all.ts";
import { allRules } from "../rules/registry.ts";
import { capitalized } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import { type CombinedEdit, combining } from "./combined-edits.ts";
import { largePlan } from "./large-plan.ts";
import type { FixPlan, PlannedEdit, ProblemCounts } from "./protocol.ts";

/** What of edits a client understands. */
export interface EditSupport {
  /** Edits of a certain version of a document, which the client refuses where it has another. */
  readonly versions: boolean;
  /** Edits with a word on what they are, some of which a person must confirm. */
  readonly annotations: boolean;
}

/** What several problems of a rule are called, by its code. */
const problems = new Map(allRules.map(({ code, noun: [, several] }) => [code, several]));

/** Edits that are handed over together. */
const chunk = 2_000;

/**
 * All safe fixes of a file, or those of one rule, as edits of its text: one for each cell, where the columns stay as
 * they are. It is worked out on a copy, and the file stays as it is.
 * @param send takes the edits a few at a time, as they are ready; the plan has none of them then
 */
export function* planFixes(checker: Checker, code?: string, send?: (edits: PlannedEdit[]) => void): Steps<FixPlan> {
  const { document } = checker;
  const { edits: found, after } = yield* plannedEdits(checker, code);
  const lines = new ChangedLines();
  const kinds = new Map<readonly string[], string>();
  let edits: PlannedEdit[] = [];
  for (const [change, { codes }] of textEdits(checker, found)) {
    yield;
    lines.add(change.range);
    const kind = kinds.get(codes) ?? kindOf(codes);
    kinds.set(codes, kind);
    edits.push({ ...change, kind });
    if (!send || edits.length < chunk) continue;
    send(edits);
    edits = [];
  }
  if (send) send(edits.splice(0));
  const before = yield* problemCounts(checker);
  return { version: document.version, rows: lines.count, edits, before, after: yield* problemCounts(after) };
}

/** How many problems of each rule a file has. */
export function* problemCounts(checker: Checker): Steps<ProblemCounts> {
  const counts: ProblemCounts = {};
  for (const { rule } of checker.eachFinding()) {
    counts[rule.code] = { number: (counts[rule.code]?.number ?? 0) + 1, noun: rule.noun };
    yield;
  }
  return counts;
}

/** The edit of a plan for a client that applies it by itself, which asks a person about a large one where it can. */
export function* planEdit(checker: Checker, support: EditSupport, code?: string): Steps<WorkspaceEdit> {
  const { edits, rows } = yield* planFixes(checker, code);
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

/** Edits of offsets, in the order of the text, as an edit of the protocol. */
export function workspaceEdit(checker: Checker, support: EditSupport, edits: readonly OffsetEdit[]): WorkspaceEdit {
  return versionedEdit(
    checker,
    support,
    [...textEdits(checker, edits)].map(([change]) => change),
  );
}

function versionedEdit({ document }: Checker, support: EditSupport, edits: TextEdit[]): WorkspaceEdit {
  const { uri, version } = document;
  return support.versions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

function* plannedEdits({ document, context }: Checker, code: string | undefined) {
  const text = document.getText();
  let edits: CombinedEdit[] = [];
  const { checker: after } = yield* fixing(text, context, code, function* (before, round) {
    edits = yield* combining(edits, before, round);
  });
  const changes: CombinedEdit[] = [];
  for (const edit of edits) {
    yield;
    if (edit.text !== text.slice(edit.start, edit.end)) changes.push(edit);
  }
  return { edits: changes, after };
}

/** Edits of offsets, in the order of the text, each with what it is in the protocol. */
function* textEdits<Edit extends OffsetEdit>(
  { document }: Checker,
  edits: readonly Edit[],
): Generator<[change: TextEdit, edit: Edit]> {
  const positionAt = document.growingPositions();
  for (const edit of edits) {
    yield [{ range: { start: positionAt(edit.start), end: positionAt(edit.end) }, newText: edit.text }, edit];
  }
}

/** What a change mends, for a person: `Country codes`. */
function kindOf(codes: readonly string[]): string {
  return capitalized(codes.map((code) => problems.get(code)).join(", "));
}

/** How many lines edits change, of which none may lie before the last. */
class ChangedLines {
  count = 0;
  #last = -1;

  add({ start, end }: Range): void {
    // An edit that ends where a line starts leaves that line as it is.
    const to = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
    this.count += Math.max(0, to - Math.max(start.line, this.#last + 1) + 1);
    this.#last = Math.max(this.#last, to);
  }
}
