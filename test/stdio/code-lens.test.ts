import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, header, row } from "./client.ts";

test("a code lens above the header says what is wrong, and validates the file", async (t) => {
  const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
  const uri = await client.open("clients.csv", `\n${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
  const other = await client.open("other.csv", "a,b\n1,2\n");
  const lenses = (of: string) => client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri: of } });
  assert.deepEqual(await lenses(uri), [
    {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      command: { title: "Validate import (1 error, 1 warning)", command: "asioImport.validate", arguments: [uri] },
    },
  ]);
  assert.deepEqual(await lenses(other), []);
});

test("a client without the command is offered none", async (t) => {
  const client = await Client.start(t);
  assert.equal(client.initializeResult.capabilities.codeLensProvider, undefined);
});
