import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { documentTextRequest, validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client, everything, header, range, row, until } from "./client.ts";

const start = range(0, 0);

/** Messages with explicit versions. */
function messages({ connection }: Client) {
  return {
    open: (uri: string, languageId: string, version: number, text: string) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } }),
    change: (uri: string, version: number, ...contentChanges: { range?: typeof start; text: string }[]) =>
      connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
  };
}

describe("a file that VS Code saves under a new name", () => {
  const text = `${header}\n${row("A&B,AB,HQ,HQ1,UK")}\n${row("Acme,AC-ME,HQ,HQ2,US")}\n${row("Dune,DUNE,HQ,HQ3,US")}\n`;
  const wanted = ["1:1 characters", "1:14 country-code", "2:7 characters"];

  /** The messages of VS Code in order: the last change inserts the text with which the document was opened. */
  async function saveAs(client: Client, version: number): Promise<string> {
    const { open, change } = messages(client);
    const uri = client.uri("clients.csv");
    await client.write("clients.csv", text);
    await open(uri, "plaintext", version - 1, "");
    await client.close(uri);
    await open(uri, "asio-csv", version, text);
    await change(uri, version, { range: start, text });
    return uri;
  }

  test("has its text and problems only once", async (t) => {
    const client = await Client.start(t);
    const uri = await saveAs(client, 2);
    assert.deepEqual(await client.problems(uri), wanted);
    assert.deepEqual(await client.request(documentTextRequest, { uri }), { version: 2, text });
  });

  test("has its problems only once for a client without pull diagnostics", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: {} } });
    const uri = await saveAs(client, 2);
    await client.request(documentTextRequest, { uri });
    const last = await until(() => client.published.findLast(({ diagnostics }) => diagnostics.length > 0));
    assert.equal(last.version, 2);
    assert.deepEqual(
      last.diagnostics.map(({ code, range }) => `${range.start.line}:${range.start.character} ${code}`),
      wanted,
    );
  });

  test("gets a response file with its rows", async (t) => {
    const client = await Client.start(t);
    const uri = await saveAs(client, 2);
    const result = await client.request(validateRequest, { uri });
    assert.deepEqual([result?.rows, result?.failedRows, result?.counts.error], [3, 2, 3]);
    const [, ...rows] = (await client.read("clients.response.csv")).trimEnd().split("\n");
    assert.deepEqual(
      rows.map((line) => line.split(",").slice(0, 5).join(",")),
      ["A&B,AB,HQ,HQ1,UK", "Acme,AC-ME,HQ,HQ2,US"],
    );
  });

  test("applies the next edits", async (t) => {
    const client = await Client.start(t);
    const uri = await saveAs(client, 2);
    const { change } = messages(client);
    await change(uri, 3, { range: range(1, 1, 1, 2), text: "and" });
    await change(uri, 4, { range: range(2, 7, 2, 8), text: "" });
    assert.deepEqual(await client.problems(uri), ["1:16 country-code"]);
    const known = text.replace("A&B", "AandB").replace("AC-ME", "ACME");
    assert.deepEqual(await client.request(documentTextRequest, { uri }), { version: 4, text: known });
  });
});

describe("document versions", () => {
  const first = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`;
  const textOf = async (client: Client, uri: string) => (await client.request(documentTextRequest, { uri }))?.text;

  test("may skip numbers", async (t) => {
    const client = await Client.start(t);
    const { open, change } = messages(client);
    const uri = client.uri("clients.csv");
    await open(uri, "csv", 0, first);
    await change(uri, 7, { range: range(1, 0, 1, 4), text: "Bell" });
    assert.equal(await textOf(client, uri), first.replace("Acme", "Bell"));
  });

  test("are ignored if they are not newer", async (t) => {
    const client = await Client.start(t);
    const { open, change } = messages(client);
    const uri = client.uri("clients.csv");
    await open(uri, "csv", 5, first);
    await change(uri, 4, { range: start, text: "x" });
    await change(uri, 4, { text: "x" });
    await change(uri, 5, { range: start, text: "x" });
    assert.deepEqual(await client.request(documentTextRequest, { uri }), { version: 5, text: first });
    assert.deepEqual(
      client.logged.filter((line) => line.includes("left out")),
      [4, 4, 5].map((version) => `${uri}: a change of version ${version} is left out, as version 5 is there.`),
    );
  });

  test("restart when a document is reopened", async (t) => {
    const client = await Client.start(t);
    const { open, change } = messages(client);
    const uri = client.uri("clients.csv");
    await open(uri, "csv", 9, first);
    await client.close(uri);
    await open(uri, "csv", 1, first);
    await change(uri, 2, { range: range(1, 0, 1, 4), text: "Bell" });
    assert.equal(await textOf(client, uri), first.replace("Acme", "Bell"));
  });

  test("need not increase if each change is the whole text", async (t) => {
    const client = await Client.start(t);
    const { open, change } = messages(client);
    const uri = client.uri("clients.csv");
    await open(uri, "csv", 0, first);
    for (const name of ["Bell", "Cole"]) await change(uri, 0, { text: first.replace("Acme", name) });
    assert.equal(await textOf(client, uri), first.replace("Acme", "Cole"));
  });
});

test("returns no text for a document that is not open", async (t) => {
  const client = await Client.start(t);
  assert.equal(await client.request(documentTextRequest, { uri: client.uri("nowhere.csv") }), null);
});
