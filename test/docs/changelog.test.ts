import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import manifest from "../../package.json" with { type: "json" };

const text = readFileSync(join(import.meta.dirname, "..", "..", "CHANGELOG.md"), "utf8");

/** Each version with its lines. */
const versions = text
  .split(/^## /m)
  .slice(1)
  .map((part) => part.split("\n"));

function repeated(lines: readonly string[]): string[] {
  return lines.filter((line, index) => lines.indexOf(line) !== index);
}

describe("the changelog", () => {
  it("begins with the version of the manifest, and has each version once", () => {
    assert.match(
      versions[0]?.[0] ?? "",
      new RegExp(`^\\[${manifest.version}\\] - (?:Unreleased|\\d{4}-\\d\\d-\\d\\d)$`),
    );
    assert.deepEqual(repeated(versions.map(([heading = ""]) => heading)), []);
  });

  it("has each heading of a version once, between blank lines, and no entry twice", () => {
    for (const lines of versions) {
      for (const [index, line] of lines.entries()) {
        if (/^(?:###|\*\*)/.test(line)) assert.deepEqual([lines[index - 1], lines[index + 1]], ["", ""], line);
      }
      assert.deepEqual(repeated(lines.filter((line) => line !== "")), []);
    }
  });

  it("has short entries", () => {
    for (const line of versions.flat()) assert.ok(line.length <= 400, `${line.length}: ${line}`);
  });
});
