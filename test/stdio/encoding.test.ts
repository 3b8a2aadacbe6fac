import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { readyRequest } from "../../server/src/lsp/round-trip-protocol.ts";
import { Client, everything, header, range, until } from "./client.ts";

/** A header row and a row with this city. */
function importFile(city: string): string {
  return `${header}\nAcme,ACME,Main,S1,US,,,,${city}${",".repeat(9)}\n`;
}

const right = importFile("Montréal");
const wrong = importFile("Montr\uFFFDal");
const latin1 = Buffer.from(right, "latin1");
const lost =
  "A character in City was lost when the file was saved with the wrong encoding. Retype it, or export the file again as UTF-8.";
const misread =
  "Some characters could not be read, but nothing is lost: the file is saved as Windows-1252, not as UTF-8. Reopen it with that encoding, then save it as UTF-8.";
const commands = { initializationOptions: { commands: true } };

async function messages(client: Client, uri: string): Promise<unknown[]> {
  return (await client.diagnostics(uri)).map(({ message }) => message);
}

async function titles(client: Client, uri: string): Promise<[string, unknown[] | undefined][]> {
  const actions = await client.codeActions(uri, range(0, 0));
  return actions
    .filter(({ diagnostics }) => diagnostics)
    .map(({ title, command }) => [title, command && [command.command, ...(command.arguments ?? [])]]);
}

describe("a file on disk in Windows-1252, read as UTF-8", () => {
  test("is reported as recoverable and can be reopened", async (t) => {
    const client = await Client.start(t, {}, commands);
    await client.write("clients.csv", latin1);
    const uri = await client.open("clients.csv", wrong);
    const [diagnostic] = await client.diagnostics(uri);
    assert.deepEqual(
      [diagnostic?.code, diagnostic?.message, diagnostic?.range],
      ["encoding", misread, range(0, 0, 0, header.length)],
    );
    assert.deepEqual(await titles(client, uri), [
      ["Reopen with Windows-1252", ["asioImport.reopenWithEncoding", uri, "windows1252"]],
    ]);
    // Reopened.
    await client.edit(uri, { range: range(1, 29, 1, 30), text: "é" });
    assert.deepEqual(await messages(client, uri), []);
    // And undone.
    await client.edit(uri, { range: range(1, 29, 1, 30), text: "\uFFFD" });
    assert.deepEqual(await messages(client, uri), [misread]);
  });

  test("is reported to a client without pull diagnostics and commands", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: {} } });
    await client.write("clients.csv", latin1);
    const uri = await client.open("clients.csv", right);
    await client.edit(uri, { text: wrong });
    const sent = await until(() => client.published.find(({ diagnostics }) => diagnostics.length > 0));
    assert.deepEqual(
      sent.diagnostics.map(({ message }) => message),
      [misread],
    );
    assert.deepEqual(await titles(client, uri), []);
  });

  test("loses characters when it is saved, and recovers when it is rewritten", async (t) => {
    const client = await Client.start(t, {}, commands);
    await client.write("clients.csv", latin1);
    const uri = await client.open("clients.csv", wrong);
    assert.deepEqual(await messages(client, uri), [misread]);
    for (const [bytes, message] of [
      [Buffer.from(wrong), lost],
      [latin1, misread],
    ] as const) {
      await client.write("clients.csv", bytes);
      const { refreshes } = client;
      await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
      assert.deepEqual(await messages(client, uri), [message]);
      await until(() => client.refreshes > refreshes);
    }
  });

  test("is not accepted and not used to write other files", async (t) => {
    const client = await Client.start(t);
    await client.write("clients.csv", latin1);
    const refused = {
      message:
        "clients.csv is saved as Windows-1252, not as UTF-8: reopen it with that encoding, then save it as UTF-8.",
    };
    const uri = client.uri("clients.csv");
    for (const isOpen of [false, true]) {
      if (isOpen) await client.open("clients.csv", wrong);
      await assert.rejects(client.request(readyRequest, { uri }), refused);
      const result = await client.request(validateRequest, { uri });
      assert.deepEqual([result?.verdict, result?.counts.error, result?.response], ["invalid-csv", 1, undefined]);
      await assert.rejects(client.read("clients.response.csv"));
    }
  });
});

test("reports lost characters if the file is UTF-8 on disk or does not exist", async (t) => {
  const client = await Client.start(t, { "clients.csv": wrong }, commands);
  for (const name of ["clients.csv", "nowhere.csv", "untitled:new.csv"]) {
    const uri = await client.open(name, wrong);
    assert.deepEqual(await messages(client, uri), [lost]);
    assert.deepEqual(await titles(client, uri), []);
  }
});

test("does not guess an unknown code page", async (t) => {
  const client = await Client.start(t, {}, commands);
  await client.write("clients.csv", Buffer.from(importFile("Montr\x82al"), "latin1"));
  const uri = await client.open("clients.csv", wrong);
  assert.deepEqual(await messages(client, uri), [
    "Some characters could not be read: the file is not UTF-8. Reopen it with the encoding that it was saved in, or export it again as UTF-8.",
  ]);
  assert.deepEqual(await titles(client, uri), []);
});

test("reads the bytes through a client that reads files", async (t) => {
  const client = await Client.start(t, {}, { initializationOptions: { commands: true, files: true } });
  client.connection.onRequest("asioImport/readFile", () => ({ base64: latin1.toString("base64") }));
  const uri = await client.open("vscode-vfs://host/clients.csv", wrong);
  assert.deepEqual(await messages(client, uri), [misread]);
});
