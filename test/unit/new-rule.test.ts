import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { newRule } from "../../scripts/new-rule.mts";
import { temporaryFolder } from "../host/temporary.ts";

const root = join(import.meta.dirname, "..", "..");

describe("npm run new-rule", () => {
  it("makes rules of every scope that pass npm run check, each in its place", async (t) => {
    const folder = temporaryFolder();
    t.after(() => folder.remove());
    for (const path of [
      "server",
      "test/rules",
      "test/docs/rule-examples.ts",
      "docs/rules.md",
      "package.json",
      "tsconfig.json",
      "biome.json",
    ]) {
      cpSync(join(root, path), join(folder.path, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(folder.path, "node_modules"), "junction");
    const scopes = ["header", "row", "cell", "group", "record"];
    const written = new Set(scopes.flatMap((scope) => newRule(folder.path, `a-${scope}`, scope)));
    assert.deepEqual([...written].sort(), [
      "docs/rules.md",
      "server/src/rules/a-cell.ts",
      "server/src/rules/a-group.ts",
      "server/src/rules/a-header.ts",
      "server/src/rules/a-record.ts",
      "server/src/rules/a-row.ts",
      "server/src/rules/registry.ts",
      "server/src/rules/shape.ts",
      "test/rules/a-cell.test.ts",
      "test/rules/a-group.test.ts",
      "test/rules/a-header.test.ts",
      "test/rules/a-record.test.ts",
      "test/rules/a-row.test.ts",
    ]);
    for (const [tool, ...args] of [
      ["typescript/bin/tsc", "-p", "."],
      ["@biomejs/biome/bin/biome", "check", ...written],
    ]) {
      const program = [join(root, "node_modules", tool ?? ""), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder.path, encoding: "utf8" });
      assert.equal(status, 0, stdout + stderr);
    }
    const { allRules } = await import(pathToFileURL(join(folder.path, "server/src/rules/registry.ts")).href);
    const codes = allRules.map(({ code }: { code: string }) => code);
    assert.deepEqual(
      [...readFileSync(join(folder.path, "docs/rules.md"), "utf8").matchAll(/^## (.+)$/gm)].map(([, code]) => code),
      codes,
    );
    assert.deepEqual(
      scopes.map((scope) => codes[codes.indexOf(`a-${scope}`) - 1]),
      ["header-order", "row-length", "phone-number", "company-spelling", "company-may-exist"],
    );
  });

  for (const [code, scope, message] of [
    ["Site_Name", "cell", 'Invalid code "Site_Name": use lowercase words joined by hyphens.'],
    ["../site", "cell", 'Invalid code "../site": use lowercase words joined by hyphens.'],
    ["site-like-company", undefined, "Specify the scope: --scope=header|row|cell|group|record"],
    ["site-like-company", "toString", "Specify the scope: --scope=header|row|cell|group|record"],
    ["comma", "cell", 'The rule "comma" already exists.'],
    ["registry", "cell", "The file server/src/rules/registry.ts already exists."],
  ] as const) {
    it(`rejects the code ${code} with the scope ${scope}`, () =>
      assert.throws(() => newRule(root, code, scope), { message }));
  }
});
