import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { serverCommands } from "../../server/src/lsp/server-commands.ts";
import { readPage } from "./markdown.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = globSync(["*.md", "docs/**/*.md", "media/**/*.md", ".github/**/*.md"], { cwd: root }).sort();

/** The first match's first group, for each match. */
function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? "");
}

describe("the documentation", () => {
  it("links to existing files, pictures and headings", () => {
    const broken: string[] = [];
    for (const page of pages) {
      const { links, pictures } = readPage(read(page));
      for (const target of [...links, ...pictures]) {
        if (/^\w+:/.test(target)) continue;
        const [file = "", anchor] = target.split("#");
        const path = file === "" ? page : join(dirname(page), file);
        const found =
          existsSync(join(root, path)) && (anchor === undefined || readPage(read(path)).anchors.includes(anchor));
        if (!found) broken.push(`${page}: ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("mentions only scripts and commands in the manifest", () => {
    const titles = manifest.contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    const unknown = pages.flatMap((page) => [
      ...all(read(page), /`npm run ([\w:-]+)/g).filter((name) => !Object.hasOwn(manifest.scripts, name)),
      ...all(read(page), /\*(Asio Import: [^*]+)\*/g).filter((title) => !titles.includes(title)),
    ]);
    assert.deepEqual(unknown, []);
  });

  it("mentions only settings in the manifest, and the server's commands", () => {
    const settings = [...Object.keys(manifest.contributes.configuration.properties), ...Object.values(serverCommands)];
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
