import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Location } from "vscode-languageserver/node";
import { Client } from "./client.ts";
import { required, textIn, unmark } from "./cursor.ts";

interface Opened {
  readonly client: Client;
  /** Each location as its file, zero-based line and text. */
  definition(): Promise<string[]>;
}

async function open(t: TestContext, marked: string, files: Record<string, string> = {}): Promise<Opened> {
  const { text, cursor: position } = unmark(marked);
  const client = await Client.start(t, files, { settings: { existing: { files: Object.keys(files) } } });
  const uri = await client.open("clients.csv", text);
  const definition = async () => {
    const params = { textDocument: { uri }, position };
    const found = await client.connection.sendRequest<Location[]>("textDocument/definition", params);
    return found.map((location) => {
      const name = decodeURIComponent(location.uri.split("/").at(-1) ?? "");
      const source = location.uri === uri ? text : (files[name] ?? "").replace(/^\uFEFF/, "");
      return `${name}:${location.range.start.line} ${textIn(source, location.range)}`;
    });
  };
  return { client, definition };
}

test("goes from a company's later rows to its first row", async (t) => {
  const rows = [required, '"Acme",A1,HQ,HQ1,US', "Beta,B1,HQ,B1,FR", "Ac‸me,A1,Mill,M1,DE"];
  assert.deepEqual(await (await open(t, rows.join("\n"))).definition(), ["clients.csv:1 Acme"]);
  const byId = rows.join("\n").replace("Ac‸me,A1", "Acme,‸A1");
  assert.deepEqual(await (await open(t, byId)).definition(), ["clients.csv:1 A1"]);
  const first = rows.join("\n").replace("‸", "").replace('"Acme', '"Acme‸');
  assert.deepEqual(await (await open(t, first)).definition(), ["clients.csv:1 Acme"]);
  const last = 'Site Name;Site ID;Company Name\nHQ;1;Acme\n"Two\nlines";2;Acme‸';
  assert.deepEqual(await (await open(t, last)).definition(), ["clients.csv:1 Acme"]);
});

test("goes from an existing company to its record in the export", async (t) => {
  const record = '{\n    "name": "Beta",\n    "id": "B1", "note": "}{"\n  }';
  const file = { "existing.json": `\uFEFF[\n  {"name": "Alpha", "id": "A1"},\n  null,\n  ${record}\n]\n` };
  const text = `${required}\nBeta,X1,HQ,S1,US\nBeta,X1,Mill,S2,US\nGamma,b1,HQ,S3,US\n`;
  const at = async (marked: string) => (await open(t, marked, file)).definition();
  assert.deepEqual(await at(text.replace("Beta", "Be‸ta")), [`existing.json:3 ${record}`]);
  assert.deepEqual(await at(text.replace("Beta,X1,Mill", "Be‸ta,X1,Mill")), [
    `existing.json:3 ${record}`,
    "clients.csv:1 Beta",
  ]);
  assert.deepEqual(await at(text.replace("X1", "X1‸")), ["clients.csv:1 X1"]);
  assert.deepEqual(await at(text.replace("b1", "‸b1")), [`existing.json:3 ${record}`]);
  assert.deepEqual(await at(text.replace("Gamma", "‸Gamma")), ["clients.csv:3 Gamma"]);
});

test("finds the right one of several exports", async (t) => {
  const files = { "a.json": '[{"name":"Alpha"}]', "b.json": '{"data":[{"name":"Other"},{"friendlyName":"Beta"}]}' };
  const { definition } = await open(t, `${required}\nBeta‸,X1,HQ,S1,US\n`, files);
  assert.deepEqual(await definition(), ['b.json:0 {"friendlyName":"Beta"}']);
});

test("ignores an export that has been deleted", async (t) => {
  const { client, definition } = await open(t, `${required}\nBeta‸,X1,HQ,S1,US\n`, { "a.json": '[{"name":"Beta"}]' });
  assert.deepEqual(await definition(), ['a.json:0 {"name":"Beta"}']);
  await rm(join(client.folder, "a.json"));
  assert.deepEqual(await definition(), ["clients.csv:1 Beta"]);
});

test("finds nothing elsewhere", async (t) => {
  for (const text of [
    `${required}\nAcme,A1,H‸Q,HQ1,US\n`,
    `Company‸ Name,Company ID,Site Name,Site ID,Country\nAcme,A1,HQ,HQ1,US\n`,
    `${required}\n‸,A1,HQ,HQ1,US\n`,
    `${required}\nAcme,A1,HQ,HQ1,US\n‸`,
    "a,b\nAc‸me,1\n",
  ]) {
    assert.deepEqual(await (await open(t, text)).definition(), [], text);
  }
});
