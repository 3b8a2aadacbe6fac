import assert from "node:assert/strict";
import { globSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { readPage } from "./markdown.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The pictures of a page, as paths relative to the project's root. */
function picturesOf(page: string): string[] {
  return readPage(read(page)).pictures.map((path) => join(dirname(page), path));
}

describe("the pictures in the documentation", () => {
  const pages = globSync(["*.md", "docs/*.md"], { cwd: root });
  const shown = pages.flatMap(picturesOf);

  it("are all used", () => {
    assert.deepEqual([...new Set(shown)].sort(), globSync("docs/images/*", { cwd: root }).sort());
  });

  it("are created by the script", () => {
    const names = shown.map((path) => /([^/]+)\.png$/.exec(path)?.[1] ?? path);
    const script = read("scripts/screenshots.mts");
    for (const name of names) assert.match(script, new RegExp(`^  async "?${name}"?\\(|"${name}\\.png"`, "m"), name);
  });
});

describe("docs/features.md", () => {
  it("has a small picture for each feature", () => {
    const [features = ""] = read("docs/features.md").split("\n## ");
    const rows = features.split("\n").filter((line) => line.startsWith("| **"));
    assert.equal(rows.length, 15);
    for (const row of rows) assert.match(row, / \| !\[[^\]]+\]\(images\/[\w-]+\.png\) \|$/);
    for (const path of picturesOf("docs/features.md")) assert.ok(statSync(join(root, path)).size < 100_000, path);
  });
});
