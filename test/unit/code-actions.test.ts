import assert from "node:assert/strict";
import { test } from "node:test";
import { codeActions } from "../../server/src/lsp/code-actions.ts";
import { headerName } from "../../server/src/rules/header-name.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, header } from "../rules/marked.ts";

test("a light bulb computes the fixes of each finding once", (t) => {
  const { fixes } = headerName;
  const computed: number[] = [];
  headerName.fixes = (finding, file) => {
    computed.push(finding.cell);
    return fixes?.(finding, file) ?? [];
  };
  t.after(() => Object.assign(headerName, { fixes }));
  const checker = check(`${header.replace("Site ID", "SiteId").replace("Country", "country")}\n`);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 60 } };
  const options = { commands: true, resolves: true, appliesEdits: true, ruleDocumentation: "" };
  const actions = allAtOnce(
    codeActions(
      checker,
      { textDocument: { uri: "" }, range, context: { diagnostics: [] } },
      { ...options, edits: { versions: true, annotations: true } },
    ),
  );
  assert.deepEqual(
    actions.map(({ title }) => title),
    [
      'Replace "SiteId" with "Site ID"',
      'Replace "country" with "Country"',
      'Fix all "header-name" problems in this file',
      "Fix all safe problems in this file",
      'Turn off rule "header-name"',
      'About rule "header-name"',
    ],
  );
  assert.deepEqual(computed, [3, 4]);
});
