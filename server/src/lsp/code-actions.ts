import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import type { Row } from "../document/rows.ts";
import { type Alike, alikeIn } from "../fixes/alike.ts";
import { offsetEdits } from "../fixes/edits.ts";
import { findingFixes, fixable, isSafe, safeFix } from "../fixes/fix-all.ts";
import type { Severity } from "../rules/context.ts";
import type { EditorAction, Finding, Fix } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { type EditSupport, type FixScope, planEdit, workspaceEdit } from "./fix-plan.ts";
import { sharedBy } from "./for-all.ts";
import { serverCommands } from "./server-commands.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.asioImport`;

/** The `data` of a code action, from which `codeAction/resolve` computes its edit. */
export type ActionData = OfVersion & (FixPlace | FixAllScope);

export interface OfVersion {
  readonly uri: string;
  readonly version: number;
}

/** Identifies a fix by the indexes of its row, of the finding in the row, and of the fix in the finding. */
export interface FixPlace {
  /** From 0; -1 for the header row of a file that has none. */
  readonly row: number;
  readonly finding: number;
  readonly fix: number;
}

export interface FixAllScope {
  /** The code of a rule, true for all rules, or the cells for which a suggestion is taken. */
  readonly all: string | true | Alike;
}

/** The client's commands. Those about a rule take its code, then the file's URI; to fix all, the other way round. */
const commands = {
  fixAll: "asioImport.fixAll",
  turnOff: "asioImport.turnOffRule",
  about: "asioImport.aboutRule",
  addType: "asioImport.addType",
  openExport: "asioImport.openExisting",
  selectExport: "asioImport.selectExisting",
  goTo: "asioImport.goTo",
  reopen: "asioImport.reopenWithEncoding",
  goToImportRow: "asioImport.goToImportRow",
} as const;

/** The order in which the fixes of findings are listed. */
const weights: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

export interface CodeActionOptions {
  /** Whether the client has the extension's commands. */
  readonly commands: boolean;
  /** Whether the client resolves the edit of an action when it is chosen. */
  readonly resolves: boolean;
  /** Whether the client applies edits that the server sends. */
  readonly appliesEdits: boolean;
  readonly edits: EditSupport;
  readonly ruleDocumentation: string;
}

/** Findings whose fixes are listed. A selection may be the whole file, but a menu of thousands helps nobody. */
const maxFindings = 100;

/** Findings to search for a safe fix before assuming that the file has none. */
const maxAsked = 200;

/** A finding and what identifies it. */
interface Found extends Omit<FixPlace, "fix"> {
  readonly of: Finding;
}

/**
 * The actions for a range, from narrow to broad: the fixes of its findings, the same for all cells that are alike, all
 * safe fixes of their rules, all safe fixes, then turning off or explaining the rules.
 */
export function* codeActions(
  checker: Checker,
  { range, context }: CodeActionParams,
  options: CodeActionOptions,
): Steps<CodeAction[]> {
  // The empty kind contains all others (LSP).
  const only = context.only?.includes("") ? undefined : context.only;
  const wants = (kind: string) => !only || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const actions: CodeAction[] = [];
  if (only && wants(fixAllKind)) actions.push(...(yield* fixAllNow(checker, options)));
  if (!wants(CodeActionKind.QuickFix)) return actions;
  const found = findingsIn(checker, range).sort((a, b) => weights[a.of.severity] - weights[b.of.severity]);
  if (found.length === 0) return actions;
  const safe = new Set<string>();
  const kinds: Alike[] = [];
  for (const each of found) {
    const all: Fix[] = [];
    for (const finding of fixable(each.of)) {
      yield;
      const fixes = yield* findingFixes(finding, checker);
      all.push(...fixes);
      if (fixes.some(isSafe)) safe.add(finding.rule.code);
      const alike = alikeIn(finding, fixes, checker);
      if (alike) kinds.push(alike);
    }
    actions.push(...quickFixes(checker, each, all, options));
  }
  const shared = yield* sharedBy(kinds, checker);
  const later = (title: string, scope?: FixScope) => fixAllLater(checker, title, scope, options);
  for (const { title, alike } of shared) actions.push(yield* later(title, alike));
  for (const code of safe) actions.push(yield* later(`Fix all "${code}" problems in this file`, code));
  if (safe.size > 0 || (yield* hasSafeFix(checker))) actions.push(yield* later("Fix all safe problems in this file"));
  if (options.commands) {
    if (checker.layout.isResponse) {
      actions.push(
        commandAction("Go to this row in the import file", commands.goToImportRow, [checker.document.uri, range.start]),
      );
    }
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
 * Adds the edit to an action.
 * @returns undefined if the action no longer exists, because settings or exports have changed
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

/** For `editor.codeActionsOnSave`: never asks for confirmation. */
function* fixAllNow(checker: Checker, { edits }: CodeActionOptions): Steps<CodeAction[]> {
  const edit = yield* planEdit(checker, { ...edits, annotations: false });
  const changes = edit.changes ? Object.values(edit.changes).flat() : edit.documentChanges?.flatMap(editsIn);
  return changes?.length ? [{ title: "Fix all safe problems", kind: fixAllKind, edit }] : [];
}

function editsIn(change: object): unknown[] {
  return "edits" in change && Array.isArray(change.edits) ? change.edits : [];
}

/**
 * An action that applies all safe fixes, or those of a scope. It runs the client's command, which previews a large plan
 * and reports the result. Other clients get an edit: when they resolve the action, or by a command of the server, as a
 * plan for each light bulb would take too long.
 */
function* fixAllLater(
  checker: Checker,
  title: string,
  scope: FixScope | undefined,
  options: CodeActionOptions,
): Steps<CodeAction> {
  const { uri, version } = checker.document;
  if (options.commands) return commandAction(title, commands.fixAll, scope === undefined ? [uri] : [uri, scope]);
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix };
  if (!options.resolves && options.appliesEdits) {
    const params = { uri, ...(typeof scope === "string" ? { code: scope } : scope ? { alike: scope } : {}) };
    return commandAction(title, serverCommands.fixAll, [params]);
  }
  if (!options.resolves) return { ...action, edit: yield* planEdit(checker, options.edits, scope) };
  const data: ActionData = { uri, version, all: scope ?? true };
  return { ...action, data };
}

/** The last result of `hasSafeFix` for each check. */
const known = new WeakMap<Checker, { readonly version: number; readonly hasFix: boolean }>();

/** Whether one of the file's first findings has a safe fix. Cached, because editors ask at each move of the cursor. */
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
    for (const finding of checker.findingsOf(row).flatMap(fixable)) {
      yield;
      if (yield* safeFix(finding, checker)) return true;
      if (++asked === maxAsked) return false;
    }
  }
  return false;
}

function turnsOff(actions: readonly CodeAction[], code: string): boolean {
  return actions.some(({ command }) => command?.command === commands.turnOff && command.arguments?.[0] === code);
}

/** The findings that touch a range, in file order. */
function findingsIn(checker: Checker, range: Range): Found[] {
  const { document } = checker;
  const { rows } = document;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  // Findings about a missing header row are at the start of the file.
  const found: Found[] =
    from === 0 && !rows.at(document.headerIndex)
      ? checker.findingsOf(checker.header).map((of, finding) => ({ of, row: -1, finding }))
      : [];
  const last = rows.last();
  const first = rows.atOffset(from) ?? (last && rows.placeOf(last));
  for (const { row, index, offset } of rows.places(first?.index)) {
    if (offset > to || found.length >= maxFindings) break;
    for (const [finding, of] of checker.findingsOf(row).entries()) {
      if (offset + of.start <= to && offset + of.end >= from) found.push({ of, row: index, finding });
    }
  }
  return found.slice(0, maxFindings);
}

function quickFixes(
  checker: Checker,
  { of: finding, ...place }: Found,
  fixes: readonly Fix[],
  options: CodeActionOptions,
): CodeAction[] {
  const { uri, version } = checker.document;
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
 * Whether editors may apply a fix without a menu (`isPreferred`): the first one, unless it is a guess, or it only
 * deletes and is not safe.
 */
export function isBest(fix: Fix, index: number): boolean {
  return index === 0 && !fix.guess && (fix.safe || fix.edits.some((edit) => edit.text !== ""));
}

function editorAction(title: string, action: EditorAction, uri: string): CodeAction {
  switch (action.kind) {
    case "addType":
      // The setting is named `asioImport.types.email`.
      return commandAction(title, commands.addType, [action.list.replace("Type", ""), action.value, uri]);
    case "turnOff":
      return commandAction(title, commands.turnOff, [action.code, uri]);
    case "openExport":
      return commandAction(title, commands.openExport, []);
    case "selectExport":
      return commandAction(title, commands.selectExport, []);
    case "goTo":
      return commandAction(title, commands.goTo, [action.uri, action.range]);
    case "reopen":
      // VS Code's names: `windows1252`, `utf16le`.
      return commandAction(title, commands.reopen, [uri, action.codePage.replace("-", "")]);
  }
}

function commandAction(title: string, command: string, args: unknown[]): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: args } };
}
