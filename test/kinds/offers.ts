import assert from "node:assert/strict";
import { CodeActionTriggerKind } from "vscode-languageserver";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { fixesOf } from "../../server/src/fixes/fix-all.ts";
import { codeActions } from "../../server/src/lsp/code-actions.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, codes, record } from "../rules/marked.ts";

/** The value that a fix gives a cell: `safe`, `sure` if it is suggested and preferred, `guess` if it is never preferred. */
export type Offer = [kind: "safe" | "sure" | "guess" | "other", value: string];

/**
 * What the editor offers for the first finding of a code in a record's cell, each fix applied on its own; without to
 * empty the cell, or what has no edits. After a fix the cell has no finding of the code.
 */
export function offers(cells: Record<string, string>, header: string, code: string): Offer[] {
  const text = record(cells);
  const checker = check(text);
  const finding = checker.findings().find((each) => each.rule.code === code);
  assert(finding, `${code} is found in ${JSON.stringify(cells)}`);
  const line = text.split("\n")[1] ?? "";
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: line.length } };
  const steps = codeActions(
    checker,
    {
      textDocument: { uri: checker.document.uri },
      range,
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    },
    {
      commands: false,
      resolves: false,
      appliesEdits: false,
      edits: { versions: false, annotations: false },
      ruleDocumentation: "",
    },
  );
  const actions = allAtOnce(steps);
  const index = Object.keys({
    "Company Name": 0,
    "Company ID": 0,
    "Site Name": 0,
    "Site ID": 0,
    Country: 0,
    ...cells,
  }).indexOf(header);
  return fixesOf(finding, checker).flatMap((fix): Offer[] => {
    const fixed = applyEdits(text, offsetEdits(checker, fix.edits));
    const value = (fixed.split("\n")[1] ?? "").split(",")[index] ?? "";
    if (fix.action || value === "") return [];
    const action = actions.find(({ title }) => title === fix.title);
    assert(action, fix.title);
    assert(!codes(fixed).includes(code), `${code} is gone after ${fix.title}`);
    if (fix.safe) return [["safe", value]];
    if (fix.guess) assert.notEqual(action.isPreferred, true, fix.title);
    return [[action.isPreferred ? "sure" : fix.guess ? "guess" : "other", value]];
  });
}

export function messageOf(cells: Record<string, string>, code: string): string {
  const finding = check(record(cells))
    .findings()
    .find((each) => each.rule.code === code);
  assert(finding, `${code} is found`);
  return finding.rule.message(finding.data);
}
