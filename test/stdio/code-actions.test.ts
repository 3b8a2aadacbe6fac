import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeAction } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Client, everything, header, range, row } from "./client.ts";

const messy = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n${row("Brown & Söhne,BROWN-1,HQ,HQ2,UK")}\n`;

/** The text after an action's edit. */
function applied(text: string, uri: string, action: CodeAction | undefined): string {
  const edits = action?.edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, "csv", 1, text), edits);
}

const titles = (actions: readonly CodeAction[]) => actions.map((action) => action.title);

describe("quick fixes", () => {
  test("are those of the findings at the cursor, the best one preferred", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const actions = await client.codeActions(uri, range(1, 18));
    assert.deepEqual(titles(actions), [
      'Replace "USA" with "US" (United States of America)',
      'Fix all "country-code" problems in this file',
      "Fix all safe problems in this file",
    ]);
    const [best] = actions;
    assert.equal(best?.kind, "quickfix");
    assert.equal(best?.isPreferred, true);
    assert.deepEqual(
      best?.diagnostics?.map(({ code }) => code),
      ["country-code"],
    );
    assert.deepEqual(best?.diagnostics, (await client.diagnostics(uri)).slice(0, 1));
    assert.equal(applied(messy, uri, best), messy.replace("USA", "US"));
  });

  test("are listed from a finding's first to its last character, and none beside it", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    for (const character of [17, 18, 20]) assert.equal((await client.codeActions(uri, range(1, character))).length, 3);
    assert.deepEqual(await client.codeActions(uri, range(1, 16)), []);
    assert.deepEqual(await client.codeActions(uri, range(1, 21)), []);
    assert.deepEqual(await client.codeActions(uri, range(0, 0)), []);
    assert.deepEqual(await client.codeActions(uri, range(3, 0)), []);
    assert.deepEqual(await client.codeActions(uri, range(99, 99)), []);
  });

  test("are those of a whole selection", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const codes = new Set<unknown>();
    for (const action of await client.codeActions(uri, range(1, 0, 2, 99))) {
      for (const { code } of action.diagnostics ?? []) codes.add(code);
    }
    assert.deepEqual(codes, new Set(["country-code", "characters", "spaces"]));
  });

  test("of a selected file of any size are few enough for a menu", async (t) => {
    const rows = Array.from({ length: 5_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", [header, ...rows].join("\n"));
    const actions = await client.codeActions(uri, range(0, 0, 6_000, 0));
    assert.equal(actions.length, 102);
  });

  test("that delete a row unasked are not preferred", async (t) => {
    const settings = { existing: { files: ["companies.json"] } };
    const client = await Client.start(t, { "companies.json": '[{"name": "Acme"}]' }, { settings });
    const text = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`;
    const uri = await client.open("clients.csv", text);
    const [remove, ...others] = (await client.codeActions(uri, range(1, 0))).filter(({ edit }) => edit);
    assert.deepEqual(others, []);
    assert.equal(remove?.isPreferred, false);
    assert.equal(applied(text, uri, remove), `${header}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`);
  });

  test("insert the header row into an empty file, and into one of blank lines", async (t) => {
    const client = await Client.start(t);
    for (const text of ["", "\n\n", ",,\n"]) {
      const uri = await client.open(`empty${text.length}.asio.csv`, text, "asio-csv");
      const insert = (await client.codeActions(uri, range(0, 0))).find(
        ({ title }) => title === "Insert the header row",
      );
      assert.equal(applied(text, uri, insert), `${header}${text}`);
      await client.close(uri);
    }
  });

  test("that the client's commands make are listed where it has them", async (t) => {
    const text = `${header}\nAcme,ACME,HQ,HQ1,US,,,,,,,,Desk,,,,,\n`;
    const plain = await Client.start(t);
    const plainUri = await plain.open("clients.csv", text);
    assert.deepEqual(
      (await plain.codeActions(plainUri, range(1, 28))).filter(({ command }) => command),
      [],
    );
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("clients.csv", text);
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 28))).flatMap(({ command }) => (command ? [command] : [])),
      [
        { title: 'Add "Desk" to my list of types', command: "asioImport.addType", arguments: ["email", "Desk"] },
        {
          title: 'Turn the rule "predefined-value" off',
          command: "asioImport.turnOffRule",
          arguments: ["predefined-value"],
        },
      ],
    );
  });
});

describe("fix-all", () => {
  const fixed = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Brown and Sohne,BROWN1,HQ,HQ2,GB")}\n`;

  for (const only of ["source.fixAll.asioImport", "source.fixAll", "source"]) {
    test(`on save is made where ${only} is asked for`, async (t) => {
      const client = await Client.start(t);
      const uri = await client.open("clients.csv", messy);
      const actions = await client.codeActions(uri, range(0, 0), [only]);
      assert.deepEqual(
        actions.map(({ title, kind }) => ({ title, kind })),
        [{ title: "Fix all safe problems", kind: "source.fixAll.asioImport" }],
      );
      assert.equal(applied(messy, uri, actions[0]), fixed);
    });
  }

  test("is not made where another kind is asked for, or none", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    for (const only of ["source.organizeImports", "source.fixAll.eslint", "refactor"]) {
      assert.deepEqual(await client.codeActions(uri, range(1, 18), [only]), []);
    }
    const kinds = new Set((await client.codeActions(uri, range(1, 18))).map(({ kind }) => kind));
    assert.deepEqual(kinds, new Set(["quickfix"]));
  });

  test("of a file with nothing to fix is none", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", fixed);
    assert.deepEqual(await client.codeActions(uri, range(0, 0), ["source.fixAll"]), []);
  });

  test("among the quick fixes gets its edit when it is chosen", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const [, ofRule, all] = await client.codeActions(uri, range(1, 18));
    assert.equal(ofRule?.edit, undefined);
    const resolve = (action: CodeAction | undefined) =>
      client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    const byRule = messy.replace("USA", "US").replace("UK", "GB");
    assert.equal(applied(messy, uri, await resolve(ofRule)), byRule);
    assert.equal(applied(messy, uri, await resolve(all)), fixed);
  });

  test("has its edit at once for a client that resolves nothing", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: { diagnostic: {} } } });
    const uri = await client.open("clients.csv", messy);
    const all = (await client.codeActions(uri, range(1, 18))).at(-1);
    assert.equal(all?.title, "Fix all safe problems in this file");
    assert.equal(all?.data, undefined);
    assert.equal(applied(messy, uri, all), fixed);
  });

  test("that was listed before an edit is refused", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const all = (await client.codeActions(uri, range(1, 18))).at(-1);
    await client.edit(uri, { range: range(3, 0), text: row("Bolt,BOLT,HQ,HQ3,USA") });
    await assert.rejects(client.connection.sendRequest("codeAction/resolve", all), {
      code: -32801,
      message: "The file has changed since the fixes were listed.",
    });
  });

  test("keeps CRLF, and touches the lines that change only", async (t) => {
    const text = messy.replaceAll("\n", "\r\n");
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    const [all] = await client.codeActions(uri, range(0, 0), ["source.fixAll"]);
    assert.equal(applied(text, uri, all), fixed.replaceAll("\n", "\r\n"));
    assert.deepEqual(
      all?.edit?.changes?.[uri]?.map(({ range }) => [range.start.line, range.end.line]),
      [
        [1, 1],
        [2, 2],
      ],
    );
  });
});
