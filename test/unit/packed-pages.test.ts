import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packedPage } from "../../scripts/packed-pages.mts";
import { repositoryPages } from "../../server/src/cli/about.ts";

const page = `# Asio Import

Read [the rules](docs/rules.md#comma), [below](#below) or [more](https://example.com/more).

![A file.](docs/images/squiggles.png)

## Below
`;

describe("a page of the package", () => {
  it("has no pictures or relative links if the project has no public URL", () => {
    assert.equal(
      packedPage(page, undefined),
      "# Asio Import\n\nRead the rules, [below](#below) or [more](https://example.com/more).\n\n## Below\n",
    );
  });

  it("links to the project's public URL, if there is one", () => {
    assert.equal(
      packedPage(page, "https://github.com/a/b"),
      page
        .replace("(docs/rules.md#comma)", "(https://github.com/a/b/blob/HEAD/docs/rules.md#comma)")
        .replace("(docs/images/squiggles.png)", "(https://github.com/a/b/raw/HEAD/docs/images/squiggles.png)"),
    );
  });

  it("takes the URL from the manifest in any of npm's forms", () => {
    const address = "https://github.com/a/b";
    assert.equal(repositoryPages({ repository: address }), address);
    assert.equal(repositoryPages({ repository: { type: "git", url: `git+${address}.git` } }), address);
    assert.equal(repositoryPages({}), undefined);
  });
});
