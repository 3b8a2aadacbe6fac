import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Checker } from "../checker/checker.ts";
import { difference, type OffsetEdit, offsetEdits } from "../fixes/edits.ts";
import { fixAll, safeFix } from "../fixes/fix-all.ts";
import type { EditorAction, Finding, Fix, Severity } from "../rules/rule.ts";
import { toDiagnostic } from "./diagnostics.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.asioImport`;

/** What a client sends back to have the edit of a fix-all made. */
export interface FixAllData {
  readonly uri: string;
  readonly version: number;
  /** Only the fixes of this rule. */
  readonly code?: string;
}

/** The client's command that turns a rule off. */
const turnOff = "asioImport.turnOffRule";

/** What is worst is offered first. */
const weights: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

export interface CodeActionOptions {
  /** The client has the commands that actions name. */
  readonly commands: boolean;
  /** The client asks for the edit of an action when it is chosen; for others it is made at once. */
  readonly resolves: boolean;
  readonly ruleDocumentation: string;
}

/** Most findings whose fixes are listed: a selection may be the whole file, and a menu of thousands helps nobody. */
const mostFindings = 100;

/** The actions on a range: fixes of the findings there, then what goes further, from this rule to all. */
export function codeActions(
  checker: Checker,
  { range, context }: CodeActionParams,
  options: CodeActionOptions,
): CodeAction[] {
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (context.only && wants(fixAllKind)) actions.push(...fixAllNow(checker));
  if (!wants(CodeActionKind.QuickFix)) return actions;
  const findings = findingsIn(checker, range).sort((a, b) => weights[a.severity] - weights[b.severity]);
  const safe = new Set<string>();
  for (const finding of findings) {
    actions.push(...quickFixes(checker, finding, options));
    if (safeFix(finding, checker)) safe.add(finding.rule.code);
  }
  const { uri, version } = checker.document;
  const later = (title: string, data: FixAllData): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    ...(options.resolves ? { data } : { edit: fixAllEdit(checker, data.code) }),
  });
  for (const code of safe) actions.push(later(`Fix all "${code}" problems in this file`, { uri, version, code }));
  if (safe.size > 0) actions.push(later("Fix all safe problems in this file", { uri, version }));
  if (options.commands) {
    for (const code of new Set(findings.map((finding) => finding.rule.code))) {
      if (actions.some(({ command }) => command?.command === turnOff && command.arguments?.[0] === code)) continue;
      actions.push(commandAction(`Turn the rule "${code}" off`, turnOff, [code]));
    }
  }
  return actions;
}

/** The edit of a fix-all that was left for later. */
export function fixAllEdit(checker: Checker, code?: string): WorkspaceEdit {
  const text = checker.document.getText();
  return workspaceEdit(checker, difference(text, fixAll(text, checker.context, code).text));
}

function fixAllNow(checker: Checker): CodeAction[] {
  const edit = fixAllEdit(checker);
  return edit.changes?.[checker.document.uri]?.length === 0
    ? []
    : [{ title: "Fix all safe problems", kind: fixAllKind, edit }];
}

/** The findings that touch a range, in the order of the file. */
function findingsIn(checker: Checker, range: Range): Finding[] {
  const { document } = checker;
  const { rows } = document;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  // A file without a header row has the findings of one at its start.
  const found = from === 0 && !rows.at(document.headerIndex) ? checker.findingsOf(checker.header) : [];
  const last = rows.last();
  const first = rows.atOffset(from) ?? (last && rows.placeOf(last));
  let offset = first?.offset ?? 0;
  for (const row of rows.from(first?.index ?? 0)) {
    if (offset > to || found.length >= mostFindings) break;
    for (const finding of checker.findingsOf(row)) {
      if (offset + finding.start <= to && offset + finding.end >= from) found.push(finding);
    }
    offset += row.length;
  }
  return found.slice(0, mostFindings);
}

function quickFixes(checker: Checker, finding: Finding, options: CodeActionOptions): CodeAction[] {
  const fixes = finding.rule.fixes?.(finding, checker) ?? [];
  const diagnostics = [toDiagnostic(checker, finding, options.ruleDocumentation)];
  return fixes.flatMap((fix, index): CodeAction[] => {
    if (fix.action) return options.commands ? [{ ...editorAction(fix.title, fix.action), diagnostics }] : [];
    const edit = workspaceEdit(checker, offsetEdits(checker, fix.edits));
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: isBest(fix, index), edit }];
  });
}

/** The first fix is the best; one that takes rows out is never applied by the key for the best fix. */
function isBest(fix: Fix, index: number): boolean {
  const deletes = fix.edits.some((edit) => edit.text === "" && edit.start === 0 && edit.end === edit.row.length);
  return index === 0 && (fix.safe || !deletes);
}

function editorAction(title: string, action: EditorAction): CodeAction {
  switch (action.kind) {
    case "addType":
      // As in the setting's name: `asioImport.types.email`.
      return commandAction(title, "asioImport.addType", [action.list.replace("Type", ""), action.value]);
    case "turnOff":
      return commandAction(title, turnOff, [action.code]);
    case "openExport":
      return commandAction(title, "asioImport.openExisting", []);
    case "selectExport":
      return commandAction(title, "asioImport.selectExisting", []);
  }
}

function commandAction(title: string, command: string, args: unknown[]): CodeAction {
  const run: Command = { title, command, arguments: args };
  return { title, kind: CodeActionKind.QuickFix, command: run };
}

function workspaceEdit(checker: Checker, edits: readonly OffsetEdit[]): WorkspaceEdit {
  const { document } = checker;
  const changes = edits.map(
    ({ start, end, text }): TextEdit => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      newText: text,
    }),
  );
  return { changes: { [document.uri]: changes } };
}
