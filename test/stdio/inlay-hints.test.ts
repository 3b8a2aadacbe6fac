import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { InlayHint, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { file } from "./choose.ts";
import { Client, everything, range, row, until } from "./client.ts";
import { required } from "./cursor.ts";

const on = { settings: { inlayHints: true } };
const all = range(0, 0, 10_000, 0);

async function hints(client: Client, text: string, lines: Range = all): Promise<InlayHint[]> {
  const uri = await client.open(`hinted${++opened}.csv`, text);
  return client.connection.sendRequest("textDocument/inlayHint", { textDocument: { uri }, range: lines });
}

let opened = 0;

/** The text with its hints inserted. */
async function hinted(client: Client, text: string, lines: Range = all): Promise<string> {
  const edits = (await hints(client, text, lines)).map(({ position, label }) => ({
    range: { start: position, end: position },
    newText: `⟦${label}⟧`,
  }));
  return TextDocument.applyEdits(TextDocument.create("", "csv", 0, text), edits);
}

describe("inlay hints", () => {
  test("are off by default", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await hints(client, `${required}\nAcme,ACME,HQ,HQ1,US\n`), []);
  });

  test("show the header before each cell of a record, even if empty or incomplete", async (t) => {
    const client = await Client.start(t, {}, on);
    assert.equal(
      await hinted(client, `${required}\nAcme,,"H,Q",HQ1,US\n\nBolt,B`),
      `${required}\n⟦Company Name:⟧Acme,⟦Company ID:⟧,⟦Site Name:⟧"H,Q",⟦Site ID:⟧HQ1,⟦Country:⟧US\n\n⟦Company Name:⟧Bolt,⟦Company ID:⟧B`,
    );
    assert.deepEqual((await hints(client, `${required}\nAcme`))[0], {
      position: { line: 1, character: 0 },
      label: "Company Name:",
      kind: 2,
      paddingRight: true,
    });
  });

  test("support multi-line cells, unknown columns and other delimiters", async (t) => {
    const client = await Client.start(t, {}, on);
    assert.equal(
      await hinted(client, `${required.replaceAll(",", ";")};Notes;\nAcme;A;"Head\nOffice";H;US;x;y;z\n`),
      `${required.replaceAll(",", ";")};Notes;\n⟦Company Name:⟧Acme;⟦Company ID:⟧A;⟦Site Name:⟧"Head\nOffice";⟦Site ID:⟧H;⟦Country:⟧US;⟦Notes:⟧x;y;z\n`,
    );
  });

  test("cover the requested lines, at most 500 rows", async (t) => {
    const client = await Client.start(t, {}, on);
    const rows = Array.from({ length: 1_000 }, (_, i) => row(`Acme${i},A${i},HQ,HQ${i},US`));
    const shown = await hints(client, file(...rows), range(100, 0, 101, 5));
    assert.deepEqual([...new Set(shown.map(({ position }) => position.line))], [100, 101]);
    assert.equal(shown.length, 36);
    assert.equal((await hints(client, file(...rows), range(1, 0, 9_999, 0))).length, 500 * 18);
  });

  test("are empty without a header row and in other files", async (t) => {
    const client = await Client.start(t, {}, on);
    assert.deepEqual(await hints(client, ""), []);
    assert.deepEqual(await hints(client, "a,b\n1,2"), []);
  });

  test("are refreshed when the setting changes", async (t) => {
    const capabilities = {
      ...everything,
      workspace: { ...everything.workspace, inlayHint: { refreshSupport: true } },
    };
    const client = await Client.start(t, {}, { capabilities });
    let refreshed = 0;
    client.connection.onRequest("workspace/inlayHint/refresh", () => {
      refreshed++;
    });
    const uri = await client.open("clients.csv", `${required}\nAcme\n`);
    await client.diagnostics(uri);
    await client.changeSettings({ inlayHints: true });
    await until(() => refreshed > 0);
    const params = { textDocument: { uri }, range: all };
    const found = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", params);
    assert.deepEqual(
      found.map(({ label }) => label),
      ["Company Name:"],
    );
  });
});
