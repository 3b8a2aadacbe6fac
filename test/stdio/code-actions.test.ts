import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeAction, WorkspaceEditClientCapabilities } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { countProblemsRequest, planFixesRequest } from "../../server/src/lsp/protocol.ts";
import { Client, everything, header, range, row } from "./client.ts";

const messy = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n${row("Brown & Söhne,BROWN-1,HQ,HQ2,UK")}\n`;

/** The text after an action's edit. */
function applied(text: string, uri: string, action: CodeAction | undefined): string {
  const edits = action?.edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, "csv", 1, text), edits);
}

/** Resolves an action, which must not have an edit before. */
function resolved(client: Client, action: CodeAction | undefined): Promise<CodeAction> {
  assert.equal(action?.edit, undefined, "the edit is computed on resolve");
  return client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
}

/** VS Code's capabilities for edits. */
const versioned: WorkspaceEditClientCapabilities = { documentChanges: true, changeAnnotationSupport: {} };

const titles = (actions: readonly CodeAction[]) => actions.map((action) => action.title);

describe("quick fixes", () => {
  test("are listed for the findings at the cursor, with the best one preferred", async (t) => {
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
    assert.equal(applied(messy, uri, await resolved(client, best)), messy.replace("USA", "US"));
  });

  test("include their edits for a client that cannot resolve code actions", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: { diagnostic: {} } } });
    const uri = await client.open("clients.csv", messy);
    const [best] = await client.codeActions(uri, range(1, 18));
    assert.equal(best?.data, undefined);
    assert.equal(applied(messy, uri, best), messy.replace("USA", "US"));
  });

  test("name the document version if the client supports versioned edits", async (t) => {
    const capabilities = { ...everything, workspace: { ...everything.workspace, workspaceEdit: versioned } };
    const client = await Client.start(t, {}, { capabilities });
    const uri = await client.open("clients.csv", messy);
    await client.edit(uri, { range: range(2, 18, 2, 99), text: "" });
    const [best] = await client.codeActions(uri, range(1, 18));
    assert.deepEqual((await resolved(client, best)).edit, {
      documentChanges: [{ textDocument: { uri, version: 2 }, edits: [{ range: range(1, 17, 1, 20), newText: "US" }] }],
    });
  });

  test("are rejected if the file or the settings have changed since they were listed", async (t) => {
    const client = await Client.start(t, { "companies.json": '[{"name": "Acme"}]' });
    const uri = await client.open("clients.csv", messy);
    const [best] = await client.codeActions(uri, range(1, 18));
    const modified = { code: -32801, message: "The file has changed since the fixes were listed." };
    await client.changeSettings({ rules: { "country-code": "off" } });
    await assert.rejects(resolved(client, best), modified);
    await client.changeSettings(null);
    assert.equal(applied(messy, uri, await resolved(client, best)), messy.replace("USA", "US"));
    await client.edit(uri, { range: range(3, 0), text: row("Bolt,BOLT,HQ,HQ3,USA") });
    await assert.rejects(resolved(client, best), modified);
  });

  test("are listed from the start to the end of a finding, and not next to it", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    for (const character of [17, 18, 20]) assert.equal((await client.codeActions(uri, range(1, character))).length, 3);
    assert.deepEqual(await client.codeActions(uri, range(1, 16)), []);
    assert.deepEqual(await client.codeActions(uri, range(1, 21)), []);
    assert.deepEqual(await client.codeActions(uri, range(0, 0)), []);
    assert.deepEqual(await client.codeActions(uri, range(3, 0)), []);
    assert.deepEqual(await client.codeActions(uri, range(99, 99)), []);
  });

  test("are listed for all findings in a selection", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const codes = new Set<unknown>();
    for (const action of await client.codeActions(uri, range(1, 0, 2, 99))) {
      for (const { code } of action.diagnostics ?? []) codes.add(code);
    }
    assert.deepEqual(codes, new Set(["country-code", "characters", "spaces"]));
  });

  test("are limited to about a hundred when a large file is selected", async (t) => {
    const rows = Array.from({ length: 5_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", [header, ...rows].join("\n"));
    const actions = await client.codeActions(uri, range(0, 0, 6_000, 0));
    assert.equal(actions.length, 103);
  });

  test("are not preferred if they delete a row", async (t) => {
    const settings = { existing: { files: ["companies.json"] } };
    const client = await Client.start(t, { "companies.json": '[{"name": "Acme"}]' }, { settings });
    const text = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`;
    const uri = await client.open("clients.csv", text);
    const [remove, ...others] = await client.codeActions(uri, range(1, 0));
    assert.deepEqual(others, []);
    assert.equal(remove?.isPreferred, false);
    assert.equal(applied(text, uri, await resolved(client, remove)), `${header}\n${row("Bolt,BOLT,HQ,HQ2,US")}\n`);
  });

  test("insert the header row into an empty or blank file", async (t) => {
    const client = await Client.start(t);
    for (const text of ["", "\n\n", ",,\n"]) {
      const uri = await client.open(`empty${text.length}.asio.csv`, text, "asio-csv");
      const insert = (await client.codeActions(uri, range(0, 0))).find(
        ({ title }) => title === "Insert the header row",
      );
      assert.equal(applied(text, uri, await resolved(client, insert)), `${header}${text}`);
      await client.close(uri);
    }
  });

  test("include command actions only if the client supports the commands", async (t) => {
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
        { title: 'Add "Desk" to my list of types', command: "asioImport.addType", arguments: ["email", "Desk", uri] },
        {
          title: 'Turn off rule "predefined-value"',
          command: "asioImport.turnOffRule",
          arguments: ["predefined-value", uri],
        },
        {
          title: 'About rule "predefined-value"',
          command: "asioImport.aboutRule",
          arguments: ["predefined-value"],
        },
      ],
    );
  });
});

describe("fix-all", () => {
  const fixed = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Brown and Sohne,BROWN1,HQ,HQ2,GB")}\n`;

  for (const only of ["source.fixAll.asioImport", "source.fixAll", "source"]) {
    test(`on save runs if ${only} is requested`, async (t) => {
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

  test("does not run if another kind or no kind is requested", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    for (const only of ["source.organizeImports", "source.fixAll.eslint", "refactor"]) {
      assert.deepEqual(await client.codeActions(uri, range(1, 18), [only]), []);
    }
    const kinds = new Set((await client.codeActions(uri, range(1, 18))).map(({ kind }) => kind));
    assert.deepEqual(kinds, new Set(["quickfix"]));
  });

  test("is not offered if there is nothing to fix", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", fixed);
    assert.deepEqual(await client.codeActions(uri, range(0, 0), ["source.fixAll"]), []);
  });

  test("among the quick fixes gets its edit when it is resolved", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const [, ofRule, all] = await client.codeActions(uri, range(1, 18));
    const byRule = messy.replace("USA", "US").replace("UK", "GB");
    assert.equal(applied(messy, uri, await resolved(client, ofRule)), byRule);
    assert.equal(applied(messy, uri, await resolved(client, all)), fixed);
  });

  test("includes its edit for a client that cannot resolve code actions", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: { diagnostic: {} } } });
    const uri = await client.open("clients.csv", messy);
    const all = (await client.codeActions(uri, range(1, 18))).at(-1);
    assert.equal(all?.title, "Fix all safe problems in this file");
    assert.equal(all?.data, undefined);
    assert.equal(applied(messy, uri, all), fixed);
  });

  test("is rejected if the file has changed since it was listed", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const all = (await client.codeActions(uri, range(1, 18))).at(-1);
    await client.edit(uri, { range: range(3, 0), text: row("Bolt,BOLT,HQ,HQ3,USA") });
    await assert.rejects(client.connection.sendRequest("codeAction/resolve", all), {
      code: -32801,
      message: "The file has changed since the fixes were listed.",
    });
  });

  test("keeps CRLF and edits only the cells that change", async (t) => {
    const text = messy.replaceAll("\n", "\r\n");
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    const [all] = await client.codeActions(uri, range(0, 0), ["source.fixAll"]);
    assert.equal(applied(text, uri, all), fixed.replaceAll("\n", "\r\n"));
    assert.deepEqual(all?.edit?.changes?.[uri], [
      { range: range(1, 17, 1, 20), newText: "US" },
      { range: range(2, 0, 2, 13), newText: "Brown and Sohne" },
      { range: range(2, 14, 2, 21), newText: "BROWN1" },
      { range: range(2, 29, 2, 31), newText: "GB" },
    ]);
  });

  test("of many rows requires confirmation if the client supports it, except on save", async (t) => {
    const capabilities = { ...everything, workspace: { ...everything.workspace, workspaceEdit: versioned } };
    const client = await Client.start(t, {}, { capabilities });
    for (const [size, asks] of [
      [100, false],
      [101, true],
    ] as const) {
      const rows = Array.from({ length: size }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
      const uri = await client.open(`clients${size}.csv`, [header, ...rows].join("\n"));
      const all = await resolved(client, (await client.codeActions(uri, range(1, 20))).at(-1));
      const annotation = { label: "Country codes", needsConfirmation: true };
      assert.deepEqual(all.edit?.changeAnnotations, asks ? { "Country codes": annotation } : undefined);
      const [onSave] = await client.codeActions(uri, range(0, 0), ["source.fixAll"]);
      assert.equal(onSave?.edit?.changeAnnotations, undefined);
      assert.equal(onSave?.edit?.documentChanges?.length, 1);
    }
  });
});

describe("a plan of fixes", () => {
  test("lists the edits, their kinds and the remaining problems without changing the file", async (t) => {
    const text = `${header}\n${row("Acme Ltd, Acme1,HQ,HQ1,USA")}\n,,,\n${row("Bolt,BOLT,HQ,HQ2,Germny")}\n`;
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    const plan = await client.request(planFixesRequest, { uri });
    const spaces = { number: 1, noun: ["name or ID with a space", "names or IDs with a space"] };
    const whitespace = { number: 1, noun: ["value with stray white space", "values with stray white space"] };
    const countryCode = { number: 2, noun: ["country code", "country codes"] };
    const rowBlank = { number: 1, noun: ["blank row", "blank rows"] };
    const before = { spaces, whitespace, "country-code": countryCode, "row-blank": rowBlank };
    assert.deepEqual(plan, {
      version: 1,
      rows: 2,
      edits: [
        { range: range(1, 9, 1, 15), newText: "Acme1", kind: "Values with stray white space" },
        { range: range(1, 23, 1, 26), newText: "US", kind: "Country codes" },
        { range: range(2, 0, 3, 0), newText: "", kind: "Blank rows" },
      ],
      before,
      after: { spaces, "country-code": { ...countryCode, number: 1 } },
    });
    assert.deepEqual(await client.request(countProblemsRequest, { uri }), before);
  });

  test("for one rule contains only the fixes of that rule", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", messy);
    const plan = await client.request(planFixesRequest, { uri, code: "country-code" });
    assert.deepEqual(plan?.edits, [
      { range: range(1, 17, 1, 20), newText: "US", kind: "Country codes" },
      { range: range(2, 29, 2, 31), newText: "GB", kind: "Country codes" },
    ]);
  });

  test("has one edit per cell that several rules fix, and per row whose cells move", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open(
      "clients.csv",
      "Company Name;Company ID;Site Name;Site ID;Country\n Café ;C1;HQ;HQ1;UK\n",
    );
    const plan = await client.request(planFixesRequest, { uri });
    assert.deepEqual(plan?.edits, [
      {
        range: range(0, 0, 0, 49),
        newText: "Company Name,Company ID,Site Name,Site ID,Country",
        kind: "Wrong delimiters",
      },
      {
        range: range(1, 0, 1, 19),
        newText: "Cafe,C1,HQ,HQ1,GB",
        kind: "Wrong delimiters, values with stray white space, country codes, names or IDs with special characters",
      },
    ]);
    assert.equal(plan.rows, 2);
  });

  test("is null for other CSV files and for files that are not open", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", "Device,Country\nLaptop,UK\n");
    for (const each of [uri, client.uri("closed.csv")]) {
      assert.equal(await client.request(planFixesRequest, { uri: each }), null);
      assert.equal(await client.request(countProblemsRequest, { uri: each }), null);
    }
  });
});
