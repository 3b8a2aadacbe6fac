import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Checker } from "../../server/src/checker/checker.ts";
import { applyEdits, offsetEdits } from "../../server/src/fixes/edits.ts";
import { check, fixAll, fixesOf } from "../../server/src/fixes/fix-all.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import type { Fix } from "../../server/src/rules/rule.ts";
import { checkExample, exampleOf, sections } from "./rule-examples.ts";

const codes = allRules.map((rule) => rule.code);

/** The settings in a section's line on turning off its rule. */
function turnedOff(section: string): unknown {
  const line = /^\*\*Turn off\.\*\* `("asioImport\.rules": \{.+\})`$/m.exec(section)?.[1];
  assert.ok(line, "a line to turn the rule off");
  const settings: Record<string, unknown> = JSON.parse(`{${line}}`);
  return { rules: settings["asioImport.rules"] };
}

function codesOf(checker: Checker): string[] {
  return [...new Set(checker.findings().map((finding) => finding.rule.code))];
}

function allFixes(checker: Checker): Fix[] {
  return checker.findings().flatMap((finding) => fixesOf(finding, checker));
}

/** Whether some sequence of up to `steps` fixes turns the text into the expected one. */
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
});

for (const code of codes) {
  const section = sections.get(code) ?? "";
  const checked = (which: "bad" | "good", settings?: unknown) => checkExample(exampleOf(code, which), settings);

  describe(`docs/rules.md#${code}`, () => {
    it("explains what, why, and which fixes are safe or suggested", async () => {
      for (const part of ["What", "Why", "Fix"]) assert.match(section, new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, "m"));
      assert.doesNotMatch(section, /TODO/);
      const said = /^\*\*Fix\.\*\* (.+)$/m.exec(section)?.[1] ?? "";
      for (const fix of allFixes(await checked("bad"))) {
        assert.match(said, fix.safe ? /\bSafe\b/ : /\b[Ss]uggested\b/, fix.title);
      }
    });

    it("has a bad example with only this problem", async () => {
      assert.deepEqual(codesOf(await checked("bad")), [code]);
    });

    it("has a good example, which is the bad one after its fixes", async () => {
      assert.deepEqual(codesOf(await checked("good")), []);
      const [bad, good] = [exampleOf(code, "bad").text, exampleOf(code, "good").text];
      const { context } = await checked("bad");
      const safelyFixed = fixAll(bad, context).text;
      assert.ok(
        [bad, safelyFixed].some((text) => becomes(text, good, context, 2)),
        safelyFixed,
      );
    });

    it("explains how to turn off the rule", async () => {
      const off = turnedOff(section);
      assert.deepEqual(off, { rules: { [code]: "off" } });
      assert.equal(codesOf(await checked("bad", off)).includes(code), false);
    });
  });
}
