import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Checker } from "../../server/src/checker/checker.ts";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import type { Files } from "../../server/src/files/files.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import type { Fix } from "../../server/src/rules/rule.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "rules.md"), "utf8");
const codes = allRules.map((rule) => rule.code);

/** The page's sections, by heading: the text behind `## code`, up to the next heading. */
const sections = new Map(
  page.split(/^(?=#{1,2} )/m).flatMap((part) => {
    const [, heading, text] = /^## (.+)\n([\s\S]*)$/.exec(part) ?? [];
    return heading === undefined || text === undefined ? [] : [[heading, text] as const];
  }),
);

/** The settings that a section's line to turn its rule off makes. */
function turnedOff(section: string): unknown {
  const line = /^\*\*Turn off\.\*\* `("asioImport\.rules": \{.+\})`$/m.exec(section)?.[1];
  assert.ok(line, "a line to turn the rule off");
  const settings: Record<string, unknown> = JSON.parse(`{${line}}`);
  return { rules: settings["asioImport.rules"] };
}

/** The text of the fenced block with this info string. */
function block(section: string, info: string): string | undefined {
  return new RegExp(`^\`\`\`${info}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(section)?.[1];
}

/** An example's import file, and what it is checked against. A block that is neither bad nor good is of both. */
async function example(section: string, which: "bad" | "good", settings: unknown = {}) {
  const text = block(section, `csv ${which}`) ?? block(section, "csv");
  assert.ok(text, `a ${which} example`);
  const context = await contextOf(
    settings,
    block(section, `json existing ${which}`) ?? block(section, "json existing"),
  );
  return { text, context, checker: check(text, context) };
}

async function contextOf(settings: unknown, existing: string | undefined): Promise<CheckContext> {
  const read = readSettings(settings, codes);
  assert.deepEqual(read.problems, []);
  const { context } = await loadContext(read.settings, "file:///example", noFiles);
  if (existing === undefined) return context;
  const parsed = parseExport(existing, "existing.json");
  if (!parsed.ok) return { ...context, exportProblems: [parsed.problem] };
  const partialExports = parsed.partial === undefined ? [] : [parsed.partial];
  return { ...context, existing: new ExistingCompanies([parsed.companies]), partialExports };
}

const noFile = () => Promise.reject(new Error("An example names no file."));
const noFiles: Files = {
  read: noFile,
  write: noFile,
  version: noFile,
  exists: noFile,
  isWithin: noFile,
  find: noFile,
};

function codesOf(checker: Checker): string[] {
  return [...new Set(checker.findings().map((finding) => finding.rule.code))];
}

function allFixes(checker: Checker): Fix[] {
  return checker.findings().flatMap((finding) => fixesOf(finding, checker));
}

/** Whether some of a text's fixes, so many one after the other, make it the text that is wanted. */
function becomes(text: string, wanted: string, context: CheckContext, steps: number): boolean {
  if (text === wanted) return true;
  if (steps === 0) return false;
  const checker = check(text, context);
  return allFixes(checker).some((fix) =>
    becomes(applyEdits(text, offsetEdits(checker, fix.edits)), wanted, context, steps - 1),
  );
}

describe("docs/rules.md", () => {
  it("has a section for each rule, in the order of the registry", () => {
    assert.deepEqual([...sections.keys()], codes);
  });

  it("lists each rule with its severity and title", () => {
    const rows = [...page.matchAll(/^\| \[`(.+)`\]\(#(.+)\) \| (\w+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
    assert.deepEqual(
      rows,
      allRules.map(({ code, severity, title }) => [code, code, severity, title.replaceAll("|", "\\|")]),
    );
  });
});

for (const rule of allRules) {
  const { code, title, severity } = rule;
  const section = sections.get(code) ?? "";

  describe(`docs/rules.md#${code}`, () => {
    it("has the rule's title and severity", () => {
      assert.equal(section.trimStart().split("\n", 1)[0], `**${title}** · ${severity}`);
    });

    it("says what, why, and which fixes are safe or suggested", async () => {
      for (const part of ["What", "Why", "Fix"]) assert.match(section, new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, "m"));
      const said = /^\*\*Fix\.\*\* (.+)$/m.exec(section)?.[1] ?? "";
      for (const fix of allFixes((await example(section, "bad")).checker)) {
        assert.match(said, fix.safe ? /\bSafe\b/ : /\b[Ss]uggested\b/, fix.title);
      }
    });

    it("has a bad example with this fault alone", async () => {
      assert.deepEqual(codesOf((await example(section, "bad")).checker), [code]);
    });

    it("has a good example, the bad one with its fixes applied", async () => {
      const bad = await example(section, "bad");
      const good = await example(section, "good");
      assert.deepEqual(codesOf(good.checker), []);
      const safelyFixed = fixAll(bad.text, bad.context).text;
      assert.ok(
        [bad.text, safelyFixed].some((text) => becomes(text, good.text, bad.context, 2)),
        safelyFixed,
      );
    });

    it("says how to turn the rule off", async () => {
      const off = turnedOff(section);
      assert.deepEqual(off, { rules: { [code]: "off" } });
      assert.equal(codesOf((await example(section, "bad", off)).checker).includes(code), false);
    });
  });
}
