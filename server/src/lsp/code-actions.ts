import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import { offsetEdits } from "../fixes/edits.ts";
import { findingFixes, safeFix } from "../fixes/fix-all.ts";
import type { Severity } from "../rules/context.ts";
import type { EditorAction, Finding, Fix } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { type EditSupport, planEdit, workspaceEdit } from "./fix-plan.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.asioImport`;

/** What a client sends back to have the edit of an action made. */
export type ActionData = OfVersion & (FixPlace | FixAllScope);

export interface OfVersion {
  readonly uri: string;
  readonly version: number;
}

/** Where a fix is found again: by the index of its row, of the finding among the row's, and of the fix among its. */
export interface FixPlace {
  /** From 0; -1 for the header row, which may not be in the document. */
  readonly row: number;
  readonly finding: number;
  readonly fix: number;
}

export interface FixAllScope {
  /** Only the fixes of this rule, or all. */
  readonly all: string | true;
}

/** The client's commands that actions name. Those on a rule take its code, and the file's URI behind it. */
const commands = {
  fixAll: "asioImport.fixAll",
  turnOff: "asioImport.turnOffRule",
  about: "asioImport.aboutRule",
  addType: "asioImport.addType",
  openExport: "asioImport.openExisting",
  selectExport: "asioImport.selectExisting",
  reopen: "asioImport.reopenWithEncoding",
} as const;

/** What is worst is offered first. */
const weights: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

export interface CodeActionOptions {
  /** The client has the commands that actions name. */
  readonly commands: boolean;
  /** The client asks for the edit of an action when it is chosen; for others it is made at once. */
  readonly resolves: boolean;
  readonly edits: EditSupport;
  readonly ruleDocumentation: string;
}

/** Most findings whose fixes are listed: a selection may be the whole file, and a menu of thousands helps nobody. */
const mostFindings = 100;

/** Most findings that are asked for a safe fix to know whether the file has one. */
const mostAsked = 200;

/** A finding, and the place where it is found again. */
interface Found extends Omit<FixPlace, "fix"> {
  readonly of: Finding;
}

/**
 * The actions on a range, as a ladder: the fixes of the findings there, then what goes further: all of their rules, all
 * that is safe, and their rules turned off or explained.
 */
export function* codeActions(
  checker: Checker,
  { range, context }: CodeActionParams,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (context.only && wants(fixAllKind)) actions.push(...(yield* fixAllNow(checker, options)));
  if (!wants(CodeActionKind.QuickFix)) return actions;
  const found = findingsIn(checker, range).sort((a, b) => weights[a.of.severity] - weights[b.of.severity]);
  if (found.length === 0) return actions;
  const safe = new Set<string>();
  for (const each of found) {
    yield;
    actions.push(...(yield* quickFixes(checker, each, options)));
    if (yield* safeFix(each.of, checker)) safe.add(each.of.rule.code);
  }
  for (const code of safe) actions.push(yield* fixAllLater(checker, code, options));
  if (safe.size > 0 || (yield* hasSafeFix(checker))) actions.push(yield* fixAllLater(checker, undefined, options));
  if (options.commands) {
    const codes = new Set(found.map(({ of }) => of.rule.code));
    const { uri } = checker.document;
    for (const code of codes) {
      if (turnsOff(actions, code)) continue;
      actions.push(commandAction(`Turn off rule "${code}"`, commands.turnOff, [code, uri]));
    }
    for (const code of codes) actions.push(commandAction(`About rule "${code}"`, commands.about, [code]));
  }
  return actions;
}

/**
 * The edit of an action that was left for later.
 * @returns undefined where the action is no more what it was, since settings or exports have changed
 */
export function* resolveAction(
  checker: Checker,
  action: CodeAction,
  data: ActionData,
  { edits }: CodeActionOptions,
): Steps<CodeAction | undefined> {
  if ("all" in data) {
    return { ...action, edit: yield* planEdit(checker, edits, data.all === true ? undefined : data.all) };
  }
  const row = data.row === -1 ? checker.header : checker.document.rows.at(data.row);
  const finding = row && checker.findingsOf(row)[data.finding];
  const fix = finding && (yield* findingFixes(finding, checker))[data.fix];
  if (fix?.title !== action.title) return undefined;
  return { ...action, edit: workspaceEdit(checker, edits, offsetEdits(checker, fix.edits)) };
}

/** As it is done on save: a person is asked nothing. */
function* fixAllNow(checker: Checker, { edits }: CodeActionOptions): Steps<CodeAction[]> {
  const edit = yield* planEdit(checker, { ...edits, annotations: false });
  const changes = edit.changes ? Object.values(edit.changes).flat() : edit.documentChanges?.flatMap(editsIn);
  return changes?.length ? [{ title: "Fix all safe problems", kind: fixAllKind, edit }] : [];
}

function editsIn(change: object): unknown[] {
  return "edits" in change && Array.isArray(change.edits) ? change.edits : [];
}

/**
 * An action that fixes all problems of a rule, or all: by the client's command, which shows a large plan before it is
 * done and says afterwards what it did; otherwise as an edit.
 */
function* fixAllLater(checker: Checker, code: string | undefined, options: CodeActionOptions): Steps<CodeAction> {
  const title = `Fix all ${code === undefined ? "safe" : `"${code}"`} problems in this file`;
  const { uri, version } = checker.document;
  if (options.commands) return commandAction(title, commands.fixAll, code === undefined ? [uri] : [uri, code]);
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix };
  if (!options.resolves) return { ...action, edit: yield* planEdit(checker, options.edits, code) };
  const data: ActionData = { uri, version, all: code ?? true };
  return { ...action, data };
}

/** By check: whether its file has a safe fix, and of which version that is known. */
const known = new WeakMap<Checker, { readonly version: number; readonly hasFix: boolean }>();

/** Whether one of the file's first findings has a safe fix. It is asked at each move of the cursor, and looks once. */
function* hasSafeFix(checker: Checker): Steps<boolean> {
  const { version, rows } = checker.document;
  const before = known.get(checker);
  if (before?.version === version) return before.hasFix;
  const hasFix = yield* hasSafeFixAmong(checker, rows.marked());
  known.set(checker, { version, hasFix });
  return hasFix;
}

function* hasSafeFixAmong(checker: Checker, rows: Iterable<Row>): Steps<boolean> {
  let asked = 0;
  for (const row of rows) {
    for (const finding of checker.findingsOf(row)) {
      yield;
      if (yield* safeFix(finding, checker)) return true;
      if (++asked === mostAsked) return false;
    }
  }
  return false;
}

function turnsOff(actions: readonly CodeAction[], code: string): boolean {
  return actions.some(({ command }) => command?.command === commands.turnOff && command.arguments?.[0] === code);
}

/** The findings that touch a range, in the order of the file. */
function findingsIn(checker: Checker, range: Range): Found[] {
  const { document } = checker;
  const { rows } = document;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  // A file without a header row has the findings of one at its start.
  const found: Found[] =
    from === 0 && !rows.at(document.headerIndex)
      ? checker.findingsOf(checker.header).map((of, finding) => ({ of, row: -1, finding }))
      : [];
  const last = rows.last();
  const first = rows.atOffset(from) ?? (last && rows.placeOf(last));
  for (const { row, index, offset } of rows.places(first?.index)) {
    if (offset > to || found.length >= mostFindings) break;
    for (const [finding, of] of checker.findingsOf(row).entries()) {
      if (offset + of.start <= to && offset + of.end >= from) found.push({ of, row: index, finding });
    }
  }
  return found.slice(0, mostFindings);
}

function* quickFixes(
  checker: Checker,
  { of: finding, ...place }: Found,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  const { uri, version } = checker.document;
  const fixes = yield* findingFixes(finding, checker);
  const diagnostics = [toDiagnostic(checker, finding, options.ruleDocumentation)];
  return fixes.flatMap((fix, index): CodeAction[] => {
    if (fix.action) return options.commands ? [{ ...editorAction(fix.title, fix.action, uri), diagnostics }] : [];
    const action = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: isBest(fix, index) };
    if (!options.resolves) {
      return [{ ...action, edit: workspaceEdit(checker, options.edits, offsetEdits(checker, fix.edits)) }];
    }
    const data: ActionData = { uri, version, row: place.row, finding: place.finding, fix: index };
    return [{ ...action, data }];
  });
}

/**
 * The first fix is the best, unless it is a guess; a suggestion that only takes rows, columns or values out is never
 * applied by a key alone.
 */
export function isBest(fix: Fix, index: number): boolean {
  return index === 0 && !fix.guess && (fix.safe || fix.edits.some((edit) => edit.text !== ""));
}

function editorAction(title: string, action: EditorAction, uri: string): CodeAction {
  switch (action.kind) {
    case "addType":
      // As in the setting's name: `asioImport.types.email`.
      return commandAction(title, commands.addType, [action.list.replace("Type", ""), action.value, uri]);
    case "turnOff":
      return commandAction(title, commands.turnOff, [action.code, uri]);
    case "openExport":
      return commandAction(title, commands.openExport, []);
    case "selectExport":
      return commandAction(title, commands.selectExport, []);
    case "reopen":
      // As VS Code calls them: `windows1252`, `utf16le`.
      return commandAction(title, commands.reopen, [uri, action.codePage.replace("-", "")]);
  }
}

function commandAction(title: string, command: string, args: unknown[]): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: args } };
}
