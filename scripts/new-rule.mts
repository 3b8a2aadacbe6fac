// Creates the files of a new rule: npm run new-rule.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { allRules, cellRules, groupRules, headerRules, recordRules, rowRules } from "../server/src/rules/registry.ts";
import { explain, PlainFailure } from "../test/host/failure.ts";

const help = `Creates a new rule.

Usage: npm run new-rule -- CODE --scope=SCOPE

  CODE           Code of the rule, which must never change: lowercase words joined by hyphens, such as site-id-reused
  --scope=SCOPE  What the rule checks: header, row, cell, group or record. See server/src/rules/rule.ts

Creates the rule, its test and its section in docs/rules.md, and adds the rule to the registry. Fill in every TODO, then
run npm run generate.`;

/** By scope: the type of such rules, the list that they are in, and their members apart from texts. */
const scopes = {
  header: { type: "HeaderRule", list: "headerRules", rules: headerRules, parts: ["check: () => [],"] },
  // The rules for a row's shape are listed in shape.ts, where other rules can use them.
  row: { type: "RowRule", list: "shapeRules", rules: rowRules, parts: ["check: () => undefined,"] },
  cell: {
    type: "CellRule",
    list: "cellRules",
    rules: cellRules,
    parts: [
      "// TODO: which cells can have this fault. The rule runs on every cell by default, which is slow.",
      'look: "always",',
      "check: () => undefined,",
    ],
  },
  group: {
    type: "GroupRule",
    list: "groupRules",
    rules: groupRules,
    parts: ['groups: ["company"],', "check: () => [],"],
  },
  record: { type: "RecordRule", list: "recordRules", rules: recordRules, parts: ["check: () => undefined,"] },
} as const;

type Scope = keyof typeof scopes;

/**
 * Creates the files of a new rule, and adds it to the registry and the documentation as the last of its scope.
 * @param root the folder of the project
 * @returns the paths of the written files, relative to `root`
 * @throws PlainFailure if the code or the scope is invalid or the code is taken; nothing is written then
 */
export function newRule(root: string, code: string, scope: string | undefined): string[] {
  if (!/^[a-z]+(-[a-z]+)*$/.test(code)) {
    throw new PlainFailure(`Invalid code "${code}": use lowercase words joined by hyphens.`);
  }
  if (!isScope(scope)) throw new PlainFailure(`Specify the scope: --scope=${Object.keys(scopes).join("|")}`);
  if (allRules.some((rule) => rule.code === code)) throw new PlainFailure(`The rule "${code}" already exists.`);
  const [rule, test] = [`server/src/rules/${code}.ts`, `test/rules/${code}.test.ts`];
  for (const path of [rule, test]) {
    if (existsSync(join(root, path))) throw new PlainFailure(`The file ${path} already exists.`);
  }
  const { list, rules } = scopes[scope];
  const lists = scope === "row" ? "server/src/rules/shape.ts" : "server/src/rules/registry.ts";
  const page = "docs/rules.md";
  writeFileSync(join(root, rule), ruleText(code, scope));
  writeFileSync(join(root, test), testText(code));
  edit(join(root, lists), (text) => withRule(text, code, list));
  edit(join(root, page), (text) => withSection(text, code, rules.at(-1)?.code ?? ""));
  return [rule, test, lists, page];
}

function isScope(scope: string | undefined): scope is Scope {
  return scope !== undefined && Object.hasOwn(scopes, scope);
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

/** The identifier of a rule: `site-id-reused` is `siteIdReused`. */
function nameOf(code: string): string {
  return code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleText(code: string, scope: Scope): string {
  const { type, parts } = scopes[scope];
  return `import type { ${type} } from "./rule.ts";

/** TODO: what the rule reports, and the source of the requirement. */
export const ${nameOf(code)}: ${type}<null> = {
  code: "${code}",
  title: "TODO",
  noun: ["TODO", "TODO"],
  severity: "warning",
  scope: "${scope}",
  message: () => "TODO.",
${parts.map((part) => `  ${part}\n`).join("")}};
`;
}

function testText(code: string): string {
  return `import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, finds, fixes, record } from "./marked.ts";

const faulty = record({ "Site Name": "⟦TODO⟧" });

test("TODO: reports …", () => finds(faulty, [["${code}", "warning"]]));

test("TODO: accepts …", () => clean(record({ "Site Name": "HQ" })));

test("TODO: fixes …", () => assert.deepEqual(fixes(faulty, "${code}"), []));

test("the severity can be set", () => canBeSet("${code}", "warning", faulty));
`;
}

/** The text of a module with an import of a rule, which is added at the end of a list. */
function withRule(text: string, code: string, list: string): string {
  const line = `import { ${nameOf(code)} } from "./${code}.ts";\n`;
  const next = [...text.matchAll(/^import .* from "\.\/(.+)\.ts";$/gm)].find(([, module = ""]) => module > code);
  const at = next?.index ?? text.search(/^$/m);
  const end = new RegExp(`(\\b${list}\\b.*= \\[[^\\]]*?)(,\\n)?\\];`);
  return `${text.slice(0, at)}${line}${text.slice(at)}`.replace(end, (_, before, lines) =>
    lines ? `${before},\n  ${nameOf(code)},\n];` : `${before}, ${nameOf(code)}];`,
  );
}

/** The page with a new section after that of another rule. */
function withSection(text: string, code: string, last: string): string {
  const section = `## ${code}

**TODO** · warning

**What.** TODO

**Why.** TODO

\`\`\`csv bad
Company Name,Company ID,Site Name,Site ID,Country
Fabrikam,FABRIKAM,TODO,FAB1,US
\`\`\`

\`\`\`csv good
Company Name,Company ID,Site Name,Site ID,Country
Fabrikam,FABRIKAM,Headquarters,FAB1,US
\`\`\`

**Fix.** TODO

**Turn off.** \`"asioImport.rules": {"${code}": "off"}\`
`;
  const parts = text.split(/^(?=#{1,2} )/m);
  return parts.map((part) => (part.startsWith(`## ${last}\n`) ? `${part.trimEnd()}\n\n${section}\n` : part)).join("");
}

function main(): void {
  const options = { scope: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [code, ...others] = positionals;
  if (values.help) console.log(help);
  else if (code === undefined || others.length > 0)
    throw new PlainFailure("Specify one code: npm run new-rule -- CODE --scope=SCOPE");
  else console.log(newRule(join(import.meta.dirname, ".."), code, values.scope).join("\n"));
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
