import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens } from "vscode-languageserver/node";
import { Client, header, row } from "./client.ts";

test("a code lens above the header row shows the problem counts and validates the file", async (t) => {
  const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
  const uri = await client.open("clients.csv", `\n${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
  const other = await client.open("other.csv", "a,b\n1,2\n");
  const lenses = (of: string) => client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri: of } });
  assert.deepEqual(await lenses(uri), [
    {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      command: { title: "Validate import (2 errors, 0 warnings)", command: "asioImport.validate", arguments: [uri] },
    },
  ]);
  assert.deepEqual(await lenses(other), []);
});

test("a code lens above the header row of a response file creates the retry file, and another merges it", async (t) => {
  const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
  const rows = [`${row("Acme,ACME,HQ,HQ1,USA")},2,Failed,Country is wrong`, `${row("Bolt,BOLT,HQ,HQ1,US")},3,Created,`];
  const uri = await client.open("r.csv", [`${header},Row,Status,Reason for Failure`, ...rows, ""].join("\n"));
  const lensesOf = async (of: string) => {
    const lenses = await client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: of },
    });
    return lenses.map(({ range: { start, end }, command }) => {
      assert.deepEqual([start, end], [{ line: 0, character: 0 }, start]);
      assert.deepEqual(command?.arguments, [of]);
      return `${command?.title}: ${command?.command}`;
    });
  };
  const merge = "Merge into import file…: asioImport.mergeCorrections";
  assert.deepEqual(await lensesOf(uri), ["Create retry file (1 row to correct): asioImport.createRetry", merge]);
  const rest = await client.open("clients.rest.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`);
  assert.deepEqual(await lensesOf(rest), ["Validate import (0 errors, 0 warnings): asioImport.validate", merge]);
});

test("offers no code lens to a client without the command", async (t) => {
  const client = await Client.start(t);
  assert.equal(client.initializeResult.capabilities.codeLensProvider, undefined);
});

test("shows the number of sites above a company's first row if the setting is on", async (t) => {
  const settings = { codeLens: { sites: true } };
  const client = await Client.start(t, {}, { settings, initializationOptions: { commands: true } });
  const text = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Beta,BETA,HQ,B1,US")}\n${row('"Acme",ACME,"Two\nlines",M1,US')}\n\n,,,Half\n,GAMMA`;
  const uri = await client.open("clients.csv", text);
  const lenses = async () => {
    const found = await client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    return found.slice(1).map(({ range: { start, end }, command }) => {
      assert.deepEqual(start, end);
      return `${start.line}:${start.character} ${command?.title}${command?.command}`;
    });
  };
  assert.deepEqual(await lenses(), ["1:0 2 sites", "2:0 1 site", "7:0 1 site"]);
  await client.changeSettings({ codeLens: { sites: false } });
  assert.deepEqual(await lenses(), []);
});
