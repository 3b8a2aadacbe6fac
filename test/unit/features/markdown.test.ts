import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { escapeMarkdown, plainText } from "../../../server/src/features/markdown.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

/** The text that a person reads, and the names of all markup in it. */
function shown(text: string): { text: string; markup: string[] } {
  const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const leaves = tokens.filter(({ type }) => type === "text" || type === "text_special");
  const markup = tokens.map(({ type }) => type).filter((type) => !/^(?:text|text_special|inline)$/.test(type));
  return { text: leaves.map(({ content }) => content).join(""), markup: [...new Set(markup)] };
}

describe("values in Markdown", () => {
  it("stay as they are if nothing in them is markup", () => {
    for (const text of [
      "alpha-2 code, such as US. (3166-1)",
      "Bell & Hart, Inc.",
      "SITE_1+2 #3: {a} = b > c!",
      String.raw`C:\clients\new`,
      "-5 and 1.5",
      "R&D",
    ]) {
      assert.equal(escapeMarkdown(text), text);
    }
  });

  it("are escaped where they would be markup", () => {
    assert.equal(escapeMarkdown("a@b.example"), String.raw`a\@b.example`);
    assert.equal(escapeMarkdown("https://a.example"), String.raw`https\://a.example`);
    assert.equal(escapeMarkdown("[x](command:y)"), String.raw`\[x](command:y)`);
    assert.equal(escapeMarkdown("# 1"), String.raw`\# 1`);
    assert.equal(escapeMarkdown("&lt;b>"), "&amp;lt;b>");
  });

  const hostile = fc.stringMatching(/^(?:[*_`~<>[\]()#+\-.!|:@$\\&;=a1 ]|www|https:\/\/|mailto:|&lt;|\p{L}){0,12}$/u);

  it("are never markup, in a line of their own, in a list and in bold", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const line = value.replace(/\s+/g, " ").trim();
        fc.pre(line !== "");
        const escaped = escapeMarkdown(line);
        assert.deepEqual(shown(escaped), { text: line, markup: ["paragraph_open", "paragraph_close"] });
        const listed = shown(`- ${escaped}`);
        assert.equal(listed.text, line);
        assert.deepEqual(
          listed.markup.filter((name) => !/^(?:bullet_list|list_item|paragraph)_(?:open|close)$/.test(name)),
          [],
        );
        assert.equal(shown(`**A ${escaped} z**`).text, `A ${line} z`);
      }),
      { numRuns: 3_000 },
    );
  });

  it("are themselves again in plain text", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const line = value.replace(/\s+/g, " ");
        assert.equal(plainText(`**${escapeMarkdown(line)}**: \`GB\``), `${line}: GB`);
      }),
    );
  });
});
