import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { plainText } from "../../client/src/plain-text.ts";
import { forOutput } from "../../server/src/cli/pieces.ts";
import { onOneLine, withoutControls } from "../../server/src/document/controls.ts";

/** What VS Code renders as a link in messages and status items, and as an icon in lists and status items. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

test("leaves no link, icon or control character in a text for VS Code", () => {
  for (const text of [
    "[details](command:workbench.action.terminal.new)",
    '[a](https://example.com "title")',
    "[[a]](file:///etc/passwd)[b](COMMAND:x)",
    "$(flame) $(sync~spin) \\$(error)",
    "]($(x))[](command:y)",
  ]) {
    const shown = plainText(text);
    assert.doesNotMatch(shown, link, text);
    assert.doesNotMatch(shown, icon, text);
    assert.equal(shown.replaceAll("\u2060", ""), text);
  }
  assert.equal(plainText("a\u001b[2Jb\u202ec\u0000\u009b"), "a\ufffd[2Jb\ufffdc\ufffd\ufffd");
  assert.equal(plainText("Köln [1] (2) $5 a\tb\nc"), "Köln [1] (2) $5 a\tb\nc");
});

test("leaves no control sequence in a text for a terminal", () => {
  const text = "\u001b]0;title\u0007 \u009b2J \u007f \u202e Köln\t株\r\n";
  const shown = "\\u001b]0;title\\u0007 \\u009b2J \\u007f \\u202e Köln\t株";
  assert.equal(withoutControls(text), `${shown}\r\n`);
  assert.equal(onOneLine(text), `${shown}\\u000d\\u000a`);
  assert.deepEqual([...forOutput([text, "b\n"], { isTTY: true })], [`${shown}\r\n`, "b\n"]);
  assert.deepEqual([...forOutput([text, "b\n"], { isTTY: false })], [text, "b\n"]);
});

test("shows every text of the extension through one module that makes it plain", () => {
  const direct =
    /\b(?:show(?:Information|Warning|Error)Message|showQuickPick|createQuickPick|showInputBox|createInputBox|withProgress|setStatusBarMessage|createStatusBarItem|MarkdownString|createTreeView)\b|\bitem\.(?:text|detail|name) =/;
  const folder = join(import.meta.dirname, "..", "..", "client", "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const showing = files.filter((name) => direct.test(readFileSync(join(folder, name), "utf8")));
  assert.deepEqual(showing, ["show.ts"]);
});
