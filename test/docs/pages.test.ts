import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it } from "node:test";
import manifest from "../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = globSync(["*.md", "docs/*.md"], { cwd: root }).sort();

/** The first match's first group, for each match. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? "");
}

/** The addresses of a page's headings, as GitHub makes them. */
function anchors(path: string): string[] {
  return all(read(path), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("the pages", () => {
  it("lead to files and headings that are there", () => {
    const broken: string[] = [];
    for (const page of pages) {
      // Not pictures, whose addresses stand behind an exclamation mark.
      for (const target of all(read(page), /(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)) {
        if (/^\w+:/.test(target)) continue;
        const [file = "", anchor] = target.split("#");
        const path = file === "" ? page : relative(root, join(root, dirname(page), file));
        const found = existsSync(join(root, path)) && (anchor === undefined || anchors(path).includes(anchor));
        if (!found) broken.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("name scripts and commands that the manifest has", () => {
    const titles = manifest.contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    const unknown = pages.flatMap((page) => [
      ...all(read(page), /`npm run ([\w:-]+)/g).filter((name) => !Object.hasOwn(manifest.scripts, name)),
      ...all(read(page), /\*(Asio Import: [^*]+)\*/g).filter((title) => !titles.includes(title)),
    ]);
    assert.deepEqual(unknown, []);
  });

  it("name settings that the manifest has", () => {
    const settings = Object.keys(manifest.contributes.configuration.properties);
    const named = pages.flatMap((page) => all(read(page), /[`"](asioImport\.[.A-Za-z]+)[`"]/g));
    assert.deepEqual(
      named.filter((name) => !settings.includes(name)),
      [],
    );
  });
});

describe("README.md", () => {
  it("lists every setting in the order of the manifest", () => {
    assert.deepEqual(
      all(read("README.md"), /^\| `(asioImport\..+?)` \|/gm),
      Object.keys(manifest.contributes.configuration.properties),
    );
  });
});
