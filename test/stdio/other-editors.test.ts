import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import type { CompletionItem, CompletionList, Hover, MarkupKind } from "vscode-languageserver";
import { brief, Client, everything, header, range, row, until } from "./client.ts";
import { companies } from "./import-file.ts";

const usa = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`;
const withoutPull = { ...everything, textDocument: {} };

describe("an editor that takes only plain text", () => {
  const plain: MarkupKind[] = ["plaintext"];
  const capabilities = {
    textDocument: {
      hover: { contentFormat: plain },
      completion: { completionItem: { documentationFormat: plain } },
      signatureHelp: { signatureInformation: { documentationFormat: plain } },
    },
  };

  test("gets no Markdown in hovers, documentation and parameters", async (t) => {
    const client = await Client.start(t, {}, { capabilities: capabilities });
    const text = `${header}\n${row("Acme,ACME,HQ,HQ1,U*A")}\n`;
    const textDocument = { uri: await client.open("clients.csv", text) };
    const position = { line: 1, character: 18 };
    const { contents } = await client.connection.sendRequest<Hover>("textDocument/hover", { textDocument, position });
    assert.deepEqual(contents, {
      kind: "plaintext",
      value:
        'Country\n\nRequired. An ISO 3166-1 alpha-2 country code, such as US or GB.\n\n- error: Country "U*A" is not an ISO 3166-1 alpha-2 code. Use an assigned code of two capital letters, such as US, GB or DE.',
    });
    const { items } = await client.connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 1, character: 17 },
    });
    const item = items.find(({ label }) => label === "DE");
    const { documentation } = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", item);
    assert.deepEqual(documentation, { kind: "plaintext", value: "DE is the ISO 3166-1 code for Germany." });
    const help = await client.connection.sendRequest("textDocument/signatureHelp", { textDocument, position });
    assert.match(JSON.stringify(help), /"documentation":\{"kind":"plaintext"/);
    assert.doesNotMatch(JSON.stringify(help), /markdown/);
  });
});

describe("completion in an editor that matches beginnings", () => {
  test("filters by a text that begins as typed", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", `${header}\nAcme,ACME,HQ,HQ1,unit`);
    const { items } = await client.connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 1, character: 21 },
    });
    assert.deepEqual(
      items.map(({ label, filterText }) => [label, filterText]),
      [
        ["GB", "unit GB United Kingdom"],
        ["AE", "unit AE United Arab Emirates"],
        ["US", "unit US United States of America"],
        ["TZ", "unit TZ United Republic of Tanzania"],
        ["UM", "unit UM United States Minor Outlying Islands"],
      ],
    );
  });
});

describe("the kinds of code actions that an editor asks for", () => {
  test("may be the empty one, which contains all", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", usa);
    const titles = async (only?: string[]) =>
      (await client.codeActions(uri, range(1, 18), only)).map(({ title }) => title);
    const all = await titles();
    assert.equal(all[0], 'Replace "USA" with "US" (United States of America)');
    assert.deepEqual(await titles([""]), all);
  });
});

describe("settings from an editor that is not asked for them", () => {
  const settings = { existing: { files: ["companies.json"] }, rules: { "country-code": "hint" } };
  const files = { "companies.json": companies("Acme") };
  const capabilities = { textDocument: {} };
  const severities = async (client: Client, seen = 0) => {
    const { diagnostics } = await until(() => client.published[seen]);
    return diagnostics.map(({ code, severity }) => `${code} ${severity}`).sort();
  };
  const counted = ["company-exists 1", "country-code 4"];

  for (const [name, initializationOptions] of Object.entries({
    "as the option settings": { settings },
    "as the option settings, with the section's name": { settings: { asioImport: settings } },
    "as options with the section's name": { asioImport: settings, other: 1 },
    "as options": { ...settings, other: 1 },
  })) {
    test(`count if sent at the start ${name}`, async (t) => {
      const client = await Client.start(t, files, { capabilities, initializationOptions });
      await client.open("clients.csv", usa);
      assert.deepEqual(await severities(client), counted);
    });
  }

  for (const [name, sent] of Object.entries({ with: { asioImport: settings }, without: settings })) {
    test(`count if sent later, ${name} the section's name`, async (t) => {
      const client = await Client.start(t, files, { capabilities });
      await client.open("clients.csv", usa);
      assert.deepEqual(await severities(client), ["country-code 1"]);
      await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: sent });
      assert.deepEqual(await severities(client, 1), counted);
      await client.connection.sendNotification("workspace/didChangeConfiguration", {
        settings: { asioImport: { rules: { "country-code": "fatal" } } },
      });
      assert.deepEqual(await severities(client, 2), ["country-code 1"]);
      assert.deepEqual(client.shown, [
        'A setting is ignored. asioImport.rules: "country-code" must be one of error, warning, information, hint, off.',
      ]);
    });
  }

  test("count if the editor has no answer when it is asked", async (t) => {
    const client = await Client.start(t, files, { initializationOptions: { settings }, capabilities: withoutPull });
    await client.open("clients.csv", usa);
    assert.deepEqual(await severities(client), counted);
  });
});

describe("an editor that does not tell which rows are visible", () => {
  const rows = Array.from({ length: 300 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
  const text = `${[header, ...rows].join("\n")}\n`;

  test("gets the problems of the rows that it edits or asks about", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 2 }, capabilities: withoutPull });
    const uri = await client.open("clients.csv", text);
    const shown = async (seen: number) => (await until(() => client.published[seen]))?.diagnostics.map(brief);
    assert.deepEqual(await shown(0), ["1:19 country-code", "2:19 country-code"]);
    await client.edit(uri, { range: range(200, 8), text: "x" });
    assert.deepEqual(await shown(1), ["150:25 country-code", "151:25 country-code"]);
    await client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: range(299, 1).start });
    assert.deepEqual(await shown(2), ["249:25 country-code", "250:25 country-code"]);
    await client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: range(290, 1).start });
    await client.codeActions(uri, range(1, 1));
    assert.deepEqual(await shown(3), ["1:19 country-code", "2:19 country-code"]);
    assert.equal(client.published.length, 4);
  });

  test("gets those of the first row that differs if it sends the whole text", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 2 }, capabilities: withoutPull });
    const uri = await client.open("clients.csv", text);
    await until(() => client.published[0]);
    await client.edit(uri, { text: text.replace("Acme199,", "Acme199x,") });
    const { diagnostics } = await until(() => client.published[1]);
    assert.deepEqual(diagnostics.map(brief), ["150:25 country-code", "151:25 country-code"]);
  });
});

describe("an editor that does not watch files", () => {
  const ok = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`;
  const settings = { existing: { files: ["companies.json", "exports/*.json"] } };
  const capabilities = { workspace: { configuration: true } };
  const start = async (t: TestContext) => {
    const files = { "companies.json": companies("Bolt"), "exports/a.json": companies("Nut") };
    const client = await Client.start(t, files, { capabilities, settings });
    const uri = await client.open("clients.csv", ok);
    await until(() => client.published.length === 1);
    assert.deepEqual(client.published[0]?.diagnostics, []);
    /** The problems once they have changed, with `ask` again and again. */
    const problems = async (ask: () => Promise<void>) => {
      await until(() => {
        if (client.published.at(-1)?.diagnostics.length === 1) return true;
        void ask();
        return false;
      });
      return client.published.at(-1)?.diagnostics.map(brief);
    };
    return { client, uri, problems };
  };

  test("sees a changed export after an edit", async (t) => {
    const { client, uri, problems } = await start(t);
    await client.write("companies.json", companies("Acme"));
    assert.deepEqual(await problems(() => client.edit(uri, { range: range(1, 0), text: "" })), ["1:0 company-exists"]);
  });

  test("sees a new export after saving, and after opening another file", async (t) => {
    const { client, uri, problems } = await start(t);
    await client.write("exports/b.json", companies("Acme"));
    const save = () => client.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    await save();
    assert.deepEqual(await problems(async () => {}), ["1:0 company-exists"]);
    await client.write("exports/b.json", companies("Other"));
    await client.open("more.csv", ok);
    await until(() => client.published.findLast((each) => each.uri === uri)?.diagnostics.length === 0);
  });
});
