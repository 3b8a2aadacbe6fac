import type { ChangeAnnotation, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { type Alike, alikeEdits } from "../fixes/alike.ts";
import { applying, type OffsetEdit } from "../fixes/edits.ts";
import { checking, fixable, fixing, type RoundListener } from "../fixes/fix-all.ts";
import { allRules } from "../rules/registry.ts";
import { isPastReason } from "../rules/response-reason.ts";
import { capitalized } from "../rules/support/wording.ts";
import type { Steps } from "../steps.ts";
import { type CombinedEdit, combining } from "./combined-edits.ts";
import { largePlan } from "./large-plan.ts";
import type { FixPlan, PlannedEdit, ProblemCounts } from "./protocol.ts";

/** The client's capabilities for workspace edits. */
export interface EditSupport {
  /** Whether it supports `documentChanges`, which it refuses if its document has another version. */
  readonly versions: boolean;
  /** Whether it supports change annotations, which can ask for confirmation. */
  readonly annotations: boolean;
}

/** What to fix instead of all that is safe: the safe fixes of the rule with this code, or cells that are alike. */
export type FixScope = string | Alike;

/** The plural noun for a rule's problems, by its code. */
const problems = new Map(allRules.map(({ code, noun: [, several] }) => [code, several]));

/** Edits per partial result. */
const chunk = 2_000;

/**
 * All safe fixes of a file, or what is in scope, as edits of its text: one per cell, unless the columns change. They are
 * computed on a copy; the document does not change.
 * @param send receives the edits in chunks; the returned plan then contains none
 */
export function* planFixes(checker: Checker, scope?: FixScope, send?: (edits: PlannedEdit[]) => void): Steps<FixPlan> {
  const { after, ...changes } = yield* planning(checker, scope, send);
  const before = yield* problemCounts(checker);
  return { ...changes, before, after: after === checker ? before : yield* problemCounts(after) };
}

/** The edits of a plan, and the check of the text after them. Problems are not counted. */
function* planning(checker: Checker, scope?: FixScope, send?: (edits: PlannedEdit[]) => void) {
  const { document } = checker;
  const { edits: found, after } = yield* plannedEdits(checker, scope);
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
  return { version: document.version, rows: lines.count, edits, after };
}

/** The number of problems of each rule. */
export function* problemCounts(checker: Checker): Steps<ProblemCounts> {
  const counts: ProblemCounts = {};
  for (const finding of checker.eachFinding()) {
    yield;
    // A reason that is only told still stands in a response file after its fault was fixed.
    if (isPastReason(finding)) continue;
    for (const { rule } of fixable(finding)) {
      counts[rule.code] = { number: (counts[rule.code]?.number ?? 0) + 1, noun: rule.noun };
    }
  }
  return counts;
}

/** A plan as an edit for the client to apply. A large plan asks for confirmation, if the client supports that. */
export function* planEdit(checker: Checker, support: EditSupport, scope?: FixScope): Steps<WorkspaceEdit> {
  return editOf(checker, support, yield* planning(checker, scope));
}

/** The edit of a whole plan. */
export function editOf(
  checker: Checker,
  support: EditSupport,
  { edits, rows }: Pick<FixPlan, "edits" | "rows">,
): WorkspaceEdit {
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

/** Converts edits at UTF-16 offsets, which must be in text order, to an edit of LSP. */
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

function* plannedEdits(checker: Checker, scope: FixScope | undefined) {
  const { document, context } = checker;
  const text = document.getText();
  let edits: CombinedEdit[] = [];
  if (typeof scope === "object") {
    const codes = [scope.code];
    edits = (yield* alikeEdits(checker, scope)).map((edit) => ({ ...edit, codes }));
    return { edits, after: yield* checking(yield* applying(text, edits), context) };
  }
  const gather: RoundListener = function* (before, round) {
    edits = yield* combining(edits, before, round);
  };
  // The check of an open response file also knows what was edited since, which a check of its text does not.
  const known = checker.isComplete && !checker.layout.isResponse ? { checker, shared: true } : undefined;
  const { checker: after } = yield* fixing(text, context, scope, gather, known);
  const changes: CombinedEdit[] = [];
  for (const edit of edits) {
    yield;
    if (edit.text !== text.slice(edit.start, edit.end)) changes.push(edit);
  }
  return { edits: changes, after };
}

/** Pairs each edit, which must be in text order, with its equivalent in LSP. */
function* textEdits<Edit extends OffsetEdit>(
  { document }: Checker,
  edits: readonly Edit[],
): Generator<[change: TextEdit, edit: Edit]> {
  const positionAt = document.growingPositions();
  for (const edit of edits) {
    yield [{ range: { start: positionAt(edit.start), end: positionAt(edit.end) }, newText: edit.text }, edit];
  }
}

/** The label of a change, such as `Country codes`. */
function kindOf(codes: readonly string[]): string {
  return capitalized(codes.map((code) => problems.get(code)).join(", "));
}

/** Counts the lines that edits change. Edits must be added in text order. */
class ChangedLines {
  count = 0;
  #last = -1;

  add({ start, end }: Range): void {
    // An edit that ends at the start of a line does not change that line.
    const to = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
    this.count += Math.max(0, to - Math.max(start.line, this.#last + 1) + 1);
    this.#last = Math.max(this.#last, to);
  }
}
