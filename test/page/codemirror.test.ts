import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { startChromium } from "../host/chromium.ts";
import { withCodeMirror } from "../host/codemirror.ts";
import { temporaryFolder } from "../host/temporary.ts";

const root = join(import.meta.dirname, "../..");

/** The code that docs/editors.md gives for CodeMirror. */
function documented(): string {
  const page = readFileSync(join(root, "docs", "editors.md"), "utf8");
  return /## CodeMirror[\s\S]*?```js\n([\s\S]*?)```/.exec(page)?.[1] ?? assert.fail("The page has no such code.");
}

/** What runs in the page: the documented code between a way to the server and functions for the test. */
const script = `
import { LSPClient, languageServerExtensions, renameSymbol } from "@codemirror/lsp-client";
import { EditorView } from "@codemirror/view";
import { currentCompletions, startCompletion, acceptCompletion } from "@codemirror/autocomplete";
import { forEachDiagnostic } from "@codemirror/lint";
let handlers = [];
window.receive = (message) => { for (const handler of handlers) handler(message); };
const transport = {
  send: (message) => window.send(message),
  subscribe: (handler) => handlers.push(handler),
  unsubscribe: (handler) => { handlers = handlers.filter((each) => each !== handler); },
};
window.start = async ({ rootUri, uri, doc }) => {
${documented()}
  await client.initializing;
  window.view = view;
};
window.problems = () => {
  const found = [];
  forEachDiagnostic(view.state, ({ message }, from, to) => found.push(view.state.sliceDoc(from, to) + ": " + message));
  return found;
};
window.type = (text) => {
  view.dispatch({ changes: { from: view.state.doc.length, insert: text }, userEvent: "input.type" });
  view.dispatch({ selection: { anchor: view.state.doc.length } });
  view.focus();
};
window.complete = () => startCompletion(view);
window.offered = () => currentCompletions(view.state).map(({ label, displayLabel }) => displayLabel ?? label);
window.accept = () => acceptCompletion(view);
window.replace = (one, other) => {
  const from = view.state.doc.toString().indexOf(one);
  view.dispatch({ changes: { from, to: from + one.length, insert: other } });
};
`;

test("CodeMirror's own LSP client shows findings, follows edits and completes a country by its name", async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  writeFileSync(join(folder.path, "companies.json"), '[{ "id": "1", "name": "Bolt" }]');
  const server = spawn(process.execPath, [join(root, "dist", "server.js"), "--stdio"], {
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  t.after(() => server.kill());
  const reader = new StreamMessageReader(server.stdout);
  const writer = new StreamMessageWriter(server.stdin);
  const [browser, code] = await Promise.all([startChromium(), withCodeMirror(script)]);
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.exposeFunction("send", (message: string) => writer.write(JSON.parse(message) as Message));
  reader.listen(
    (message) => void page.evaluate((text) => Reflect.get(globalThis, "receive")(text), JSON.stringify(message)),
  );
  await page.addScriptTag({ content: code });

  /** Calls a function of the page. */
  const call = <T>(name: string, ...args: unknown[]): Promise<T> =>
    page.evaluate(([of, given]) => Reflect.get(globalThis, of as string)(...(given as unknown[])), [
      name,
      args,
    ] as const);
  const shown = (name: string, expected: string[]) =>
    page.waitForFunction(
      ([of, wanted]) => JSON.stringify(Reflect.get(globalThis, of as string)().toSorted()) === wanted,
      [name, JSON.stringify(expected.toSorted())] as const,
    );

  await call("start", {
    rootUri: pathToFileURL(folder.path).href,
    uri: pathToFileURL(join(folder.path, "clients.csv")).href,
    doc: "Company Name,Company ID,Site Name,Site ID,Country\nBolt,BOLT,HQ,HQ1,UK\n",
  });
  const country = 'UK: Country "UK" is not an ISO 3166-1 alpha-2 code. Write "GB" (United Kingdom).';
  await page.waitForFunction(() => Reflect.get(globalThis, "problems")().length > 1);
  const [first, ...others] = await call<string[]>("problems");
  assert.match(first ?? "", /^Bolt: This company already exists/);
  assert.deepEqual(others, [country]);
  await call("replace", "UK", "GB");
  await shown("problems", [first ?? ""]);

  await call("type", "Nut,NUT,HQ,HQ2,unit");
  await call("complete");
  await page.waitForFunction(() => Reflect.get(globalThis, "offered")().includes("US"));
  assert.deepEqual((await call<string[]>("offered")).slice(0, 3), ["GB", "AE", "US"]);
  // CodeMirror ignores what is accepted too soon after the list opens.
  await page.waitForTimeout(150);
  await call("accept");
  await page.waitForFunction(() => /HQ2,GB$/.test(Reflect.get(globalThis, "view").state.doc.toString()));
});
