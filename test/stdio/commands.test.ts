import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, type TestContext, test } from "node:test";
import type { ApplyWorkspaceEditParams, CodeAction, ShowMessageParams, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ValidateResult } from "../../server/src/lsp/protocol.ts";
import type { FixedAll } from "../../server/src/lsp/server-commands.ts";
import { Client, type ClientOptions, everything, header, range, row, until } from "./client.ts";
import { bad, good, mixed, responseHeader } from "./import-file.ts";

const capabilities = {
  ...everything,
  workspace: { ...everything.workspace, applyEdit: true },
  window: { workDoneProgress: true },
  textDocument: {},
};

/** An editor that runs commands, with what a person sees and answers. */
async function start(t: TestContext, files: Record<string, string>, options: ClientOptions = {}) {
  const client = await Client.start(t, files, { capabilities, ...options });
  const { connection } = client;
  const edits: TextEdit[] = [];
  const asked: string[] = [];
  const progress: unknown[] = [];
  const answers: string[] = [];
  connection.onRequest("workspace/applyEdit", ({ edit }: ApplyWorkspaceEditParams) => {
    edits.push(...Object.values(edit.changes ?? {}).flat());
    return { applied: true };
  });
  connection.onRequest(
    "window/showMessageRequest",
    ({ message, actions }: ShowMessageParams & { actions: object[] }) => {
      asked.push(`${message} [${JSON.stringify(actions)}]`);
      const title = answers.shift();
      return title === undefined ? null : { title };
    },
  );
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onNotification("$/progress", ({ value }: { value: object }) => {
    progress.push(value);
  });
  const run = <T>(command: string, argument: object | undefined): Promise<T> =>
    connection.sendRequest("workspace/executeCommand", {
      command: `asioImport.server.${command}`,
      arguments: argument === undefined ? [] : [argument],
    });
  return { client, edits, asked, progress, answers, run };
}

describe("a command of the server", () => {
  test("is announced to editors without the extension", async (t) => {
    const { client } = await start(t, {});
    assert.deepEqual(client.initializeResult.capabilities.executeCommandProvider, {
      commands: ["validate", "fixAll", "ready", "rest", "retry"].map((name) => `asioImport.server.${name}`),
      workDoneProgress: true,
    });
    const extension = await Client.start(t, {}, { initializationOptions: { commands: true } });
    assert.equal(extension.initializeResult.capabilities.executeCommandProvider, undefined);
  });

  test("is refused if it is unknown or has no file", async (t) => {
    const { run } = await start(t, {});
    const code = -32602;
    await assert.rejects(run("other", {}), { code, message: "Unknown command asioImport.server.other." });
    await assert.rejects(run("validate", undefined), {
      code,
      message: 'asioImport.server.validate: name the file, as in { "uri": "file:///clients.csv" }.',
    });
    await assert.rejects(run("ready", { uri: 5 }), {
      code,
      message: "asioImport.server.ready: the argument.uri must be a URI.",
    });
  });

  test("is refused if it names no rule", async (t) => {
    const { client, run } = await start(t, {});
    const uri = await client.open("clients.csv", mixed);
    const message = 'asioImport.server.fixAll: unknown rule "no-rule".';
    await assert.rejects(run("fixAll", { uri, code: "no-rule" }), { code: -32602, message });
  });

  test("is about the only open file if none is named", async (t) => {
    const { client, run } = await start(t, {});
    // At once, before either is checked.
    await client.open("clients.csv", mixed);
    await client.open("notes.csv", "a,b\n1,2\n");
    assert.equal((await run<ValidateResult>("validate", undefined)).verdict, "failed-rows");
    await client.diagnostics(await client.open("more.csv", mixed));
    await assert.rejects(run("validate", undefined), { code: -32602 });
  });

  test("validates: the verdict is the result and a message, with a response file", async (t) => {
    const { client, run, progress } = await start(t, { "clients.csv": mixed });
    const uri = client.uri("clients.csv");
    const { verdict, response } = await run<{ verdict: string; response: string }>("validate", { uri });
    assert.deepEqual([verdict, response], ["failed-rows", client.uri("clients.response.csv")]);
    assert.match(await client.read("clients.response.csv"), /^Acme,ACME,HQ,HQ1,USA,.*,2,Failed,/m);
    await until(() => client.shown.length === 1);
    assert.match(client.shown[0] ?? "", /^1 of 2 rows would fail\. .*The failed rows are in clients\.response\.csv\.$/);
    await until(() => progress.length === 2);
    assert.deepEqual(progress, [{ kind: "begin", title: "Validating import", cancellable: true }, { kind: "end" }]);
  });

  test("replaces a corrected response file only if a person says so", async (t) => {
    const corrected = `${responseHeader}\n${row("Acme,ACME,HQ,HQ1,GB")},2,Failed,Country\n`;
    const { client, run, asked, answers } = await start(t, { "clients.csv": mixed, "clients.response.csv": corrected });
    const params = { uri: client.uri("clients.csv") };
    await run("validate", params);
    await until(() => asked.length === 1);
    assert.match(
      asked[0] ?? "",
      /clients\.response\.csv .*, so it is not replaced\. \[\[\{"title":"Replace response file"\}\]\]$/,
    );
    assert.equal(await client.read("clients.response.csv"), corrected);
    answers.push("Replace response file");
    await run("validate", params);
    await until(() => client.shown.length === 1);
    assert.match(await client.read("clients.response.csv"), /^Acme,ACME,HQ,HQ1,USA,/m);
  });

  test("fixes all problems of an open file by an edit", async (t) => {
    const { client, run, edits } = await start(t, {});
    const uri = await client.open("clients.csv", mixed);
    const { applied, rows, before, after } = await run<FixedAll>("fixAll", { uri });
    assert.deepEqual([applied, rows, Object.keys(before), after], [true, 1, ["country-code"], {}]);
    assert.equal(TextDocument.applyEdits(TextDocument.create("", "", 1, mixed), edits), mixed.replace("USA", "US"));
    await until(() => client.shown.length === 1);
    assert.deepEqual(client.shown, ["1 problem fixed: 1 country code. No problems are left."]);
    await assert.rejects(run("fixAll", { uri: client.uri("other.csv") }), {
      message: "other.csv is not open as an import file.",
    });
  });

  test("fixes all is what a light bulb offers an editor that resolves no actions", async (t) => {
    const { client, edits } = await start(t, {});
    const uri = await client.open("clients.csv", `${header}\n${bad}\n${row("Bolt Ltd,BOLT,HQ,HQ2,USA")}\n`);
    const offered = await client.codeActions(uri, range(1, 18));
    const commands = offered.flatMap(({ title, command }) => (command ? [[title, command.arguments?.[0]]] : []));
    const alike = { code: "country-code", cell: 4, from: "USA", to: "US" };
    assert.deepEqual(commands, [
      ['Replace "USA" with "US" in 2 rows', { uri, alike }],
      ['Fix all "country-code" problems in this file', { uri, code: "country-code" }],
      ["Fix all safe problems in this file", { uri }],
    ]);
    const { command } = offered.find(({ title }) => title.startsWith('Fix all "')) as CodeAction;
    await client.connection.sendRequest("workspace/executeCommand", command);
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ["US", "US"],
    );
  });

  test("splits a file into ready and rest files, and asks before it replaces them", async (t) => {
    const { client, run, asked, answers } = await start(t, { "clients.csv": mixed });
    const params = { uri: client.uri("clients.csv") };
    await run("ready", params);
    assert.equal(await client.read("clients.ready.csv"), `${header}\n${good}\n`);
    assert.equal(await client.read("clients.rest.csv"), `${header}\n${bad}\n`);
    await until(() => client.shown.length === 1);
    assert.match(
      client.shown[0] ?? "",
      /^clients\.ready\.csv has 1 row of 1 company, ready to upload\. clients\.rest\.csv has 1 row of 1 company\./,
    );
    await client.write("clients.rest.csv", "mine");
    const { written } = await run<{ written: boolean }>("rest", params);
    assert.deepEqual([written, await client.read("clients.rest.csv")], [false, "mine"]);
    assert.deepEqual(asked, ['clients.rest.csv already exists. [[{"title":"Replace"}]]']);
    answers.push("Replace");
    await run("rest", params);
    assert.equal(await client.read("clients.rest.csv"), `${header}\n${bad}\n`);
  });

  test("writes the rest file alone", async (t) => {
    const { client, run } = await start(t, { "clients.csv": mixed });
    await run("rest", { uri: client.uri("clients.csv") });
    assert.deepEqual(readdirSync(client.folder).sort(), ["clients.csv", "clients.rest.csv"]);
  });

  test("creates a retry file from a response file", async (t) => {
    const response = `${responseHeader}\n${bad},2,Failed,Country\n${good},3,Created,\n`;
    const { client, run } = await start(t, { "clients.response.csv": response, "clients.retry.csv": "old" });
    const params = { uri: client.uri("clients.response.csv"), overwrite: true };
    const { rows, written } = await run<{ rows: number; written: boolean }>("retry", params);
    assert.deepEqual([rows, written], [1, true]);
    assert.equal(await client.read("clients.retry.csv"), `${header}\n${bad}\n`);
    await until(() => client.shown.length === 1);
    assert.match(client.shown[0] ?? "", /^clients\.retry\.csv contains 1 row to correct and upload again\./);
  });

  test("can be cancelled where its progress is shown", async (t) => {
    const rows = Array.from({ length: 30_000 }, (_, i) => row(`Acme Ltd${i},ACME${i},Head Office,HQ${i},USA`));
    const { client, run } = await start(t, {});
    const begun = Promise.withResolvers<string>();
    client.connection.onNotification("$/progress", ({ token }: { token: string }) => begun.resolve(token));
    const uri = await client.open("clients.csv", `${[header, ...rows].join("\n")}\n`);
    const running = assert.rejects(run("fixAll", { uri }), { code: -32800 });
    await client.connection.sendNotification("window/workDoneProgress/cancel", { token: await begun.promise });
    await running;
  });
});
