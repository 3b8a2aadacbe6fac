import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import manifest from "../../package.json" with { type: "json" };
import { visibleRowsNotification } from "../../server/src/lsp/protocol.ts";
import { brief, Client, everything, header, range, row, until } from "./client.ts";

const documentation = `${new URL("../../docs/rules.md", import.meta.url).href}#`;

/** Like VS Code, but without pull diagnostics. */
const withoutPull = { ...everything, textDocument: {} };

test("initialize returns the capabilities of the server", async (t) => {
  const client = await Client.start(t);
  const { serverInfo, capabilities } = client.initializeResult;
  assert.deepEqual(serverInfo, { name: "asio-import", version: manifest.version });
  const uri = await client.open("clients.csv", `${header}\n`);
  await client.status(uri);
  assert.deepEqual(
    client.statuses.map(({ serverVersion }) => serverVersion),
    [manifest.version],
  );
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: "asio-import",
    interFileDependencies: false,
    workspaceDiagnostics: false,
  });
  assert.deepEqual(capabilities.codeActionProvider, {
    codeActionKinds: ["quickfix", "source.fixAll.asioImport"],
    resolveProvider: true,
  });
  assert.deepEqual(capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true });
  // The extension's bundle leaves out the client's code for other features (scripts/left-out.mjs).
  assert.deepEqual(Object.keys(capabilities).sort(), [
    "codeActionProvider",
    "completionProvider",
    "definitionProvider",
    "diagnosticProvider",
    "documentHighlightProvider",
    "documentSymbolProvider",
    "executeCommandProvider",
    "foldingRangeProvider",
    "hoverProvider",
    "inlayHintProvider",
    "referencesProvider",
    "renameProvider",
    "selectionRangeProvider",
    "semanticTokensProvider",
    "signatureHelpProvider",
    "textDocumentSync",
    "workspace",
    "workspaceSymbolProvider",
  ]);
});

describe("pull diagnostics", () => {
  const text = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n${row("Acme,ACME,HQ,HQ2,US")}\n`;

  test("contain all details of a finding", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    assert.deepEqual(await client.diagnostics(uri), [
      {
        range: range(1, 17, 1, 20),
        severity: 1,
        code: "country-code",
        codeDescription: { href: `${documentation}country-code` },
        source: "asio-import",
        message: 'Country "USA" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America).',
        data: { code: "country-code", row: 2, column: 5 },
      },
      {
        range: range(2, 10, 2, 12),
        severity: 1,
        code: "duplicate-site",
        codeDescription: { href: `${documentation}duplicate-site` },
        source: "asio-import",
        message:
          '"Acme" already has a site named "HQ" in an earlier row. Delete this row, or give each site its own name.',
        data: { code: "duplicate-site", row: 3, column: 3 },
        relatedInformation: [{ location: { uri, range: range(1, 10, 1, 12) }, message: "First row of this site" }],
      },
    ]);
  });

  test("link to the documentation URL that the client specifies", async (t) => {
    const initializationOptions = { ruleDocumentation: "https://docs.example/{code}.html" };
    const client = await Client.start(t, {}, { initializationOptions });
    const uri = await client.open("clients.csv", text);
    const [first] = await client.diagnostics(uri);
    assert.deepEqual(first?.codeDescription, { href: "https://docs.example/country-code.html" });
  });

  test("are unchanged until the text changes", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    const first = await client.pull(uri);
    assert.equal(first.kind, "full");
    assert.deepEqual(await client.pull(uri, first.resultId), { kind: "unchanged", resultId: first.resultId });
    await client.edit(uri, { range: range(1, 17, 1, 20), text: "US" });
    const second = await client.pull(uri, first.resultId);
    assert.equal(second.kind, "full");
    assert.deepEqual(second.kind === "full" && second.items.map(brief), ["2:10 duplicate-site"]);
    assert.notEqual(second.resultId, first.resultId);
  });

  test("are not reported as unchanged for another document with the same URI", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    const { resultId } = await client.pull(uri);
    await client.close(uri);
    await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`);
    const report = await client.pull(uri, resultId);
    assert.deepEqual(report.kind === "full" && report.items, []);
  });

  test("are empty for a document that is not open", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(await client.pull(client.uri("nowhere.csv")), { kind: "full", items: [] });
  });

  test("have positions in UTF-16 code units", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,Tower 😀 é,HQ1,USA")}\n`);
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code, range }) => [code, range.start.character, range.end.character]),
      [
        ["characters", 16, 20],
        ["country-code", 25, 28],
        ["spaces", 15, 19],
      ],
    );
  });

  test("have the correct lines after a cell with line breaks", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", `${header}\r\n"Ac\r\nme",ACME,HQ,HQ1,USA${",".repeat(13)}\r\n`);
    const [first, second] = await client.diagnostics(uri);
    assert.deepEqual([first?.code, first?.range], ["line-break", range(1, 0, 2, 3)]);
    assert.deepEqual([second?.code, second?.range], ["country-code", range(2, 16, 2, 19)]);
  });
});

describe("push diagnostics", () => {
  test("go to a client that pulls them but cannot be told to pull them again", async (t) => {
    const withoutRefresh = { ...everything, workspace: { ...everything.workspace, diagnostics: {} } };
    const client = await Client.start(t, {}, { capabilities: withoutRefresh });
    assert.equal(client.initializeResult.capabilities.diagnosticProvider, undefined);
    const uri = await client.open("a.csv", `${header}\n${row("Acme,A1,HQ,H1,USA")}\n`);
    await until(() => client.published.length > 0);
    assert.deepEqual(
      client.published.map((each) => [each.uri, each.diagnostics.map(({ code }) => code)]),
      [[uri, ["country-code"]]],
    );
  });

  test("are sent when a document opens, changes and closes", async (t) => {
    const client = await Client.start(t, {}, { capabilities: withoutPull });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
    await until(() => client.published.length === 1);
    await client.edit(uri, { range: range(1, 17, 1, 20), text: "US" });
    await until(() => client.published.length === 2);
    await client.close(uri);
    await until(() => client.published.length === 3);
    assert.deepEqual(
      client.published.map(({ uri, version, diagnostics }) => ({ uri, version, problems: diagnostics.map(brief) })),
      [
        { uri, version: 1, problems: ["1:17 country-code"] },
        { uri, version: 2, problems: [] },
        { uri, version: undefined, problems: [] },
      ],
    );
  });

  test("are sent again when the settings change", async (t) => {
    const client = await Client.start(t, {}, { capabilities: withoutPull });
    await client.open("clients.csv", `${header}\n${row("Acme,ACME,Head Office,HQ1,US")}\n`);
    await until(() => client.published.length === 1);
    assert.deepEqual(client.published[0]?.diagnostics.map(brief), ["1:14 spaces"]);
    await client.changeSettings({ rules: { spaces: "off" } });
    await until(() => client.published.length === 2);
    assert.deepEqual(client.published[1]?.diagnostics, []);
    assert.equal(client.refreshes, 0);
  });
});

describe("edits", () => {
  /** Applies the edits in the server and with another library, and compares the result with a new document. */
  async function compare(
    t: Parameters<typeof Client.start>[0],
    text: string,
    edits: Parameters<Client["edit"]>[1][][],
  ) {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", text);
    let expected = TextDocument.create(uri, "csv", 1, text);
    for (const changes of edits) {
      await client.edit(uri, ...changes);
      expected = TextDocument.update(expected, changes, expected.version + 1);
      const fresh = await client.open(`fresh${expected.version}.csv`, expected.getText());
      assert.deepEqual(
        (await client.diagnostics(uri)).map(({ range, code, message }) => ({ range, code, message })),
        (await client.diagnostics(fresh)).map(({ range, code, message }) => ({ range, code, message })),
      );
    }
    return { client, uri, text: expected.getText() };
  }

  test("in one notification are applied in sequence", async (t) => {
    const { client, uri, text } = await compare(t, `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`, [
      [
        { range: range(2, 0), text: `${row("Bolt,BOLT,HQ,HQ2,USA")}\n` },
        { range: range(1, 0, 2, 0), text: "" },
        { range: range(1, 0, 1, 4), text: "Nut" },
      ],
    ]);
    assert.equal(text, `${header}\n${row("Nut,BOLT,HQ,HQ2,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:16 country-code"]);
  });

  test("distinguish CRLF from LF", async (t) => {
    await compare(t, `${header}\r\n${row("Acme,ACME,HQ,HQ1,USA")}\r\n${row("Bolt,BOLT,HQ,HQ2,USA")}\r\n`, [
      [{ range: range(1, 20), text: "\r\n" }],
      [{ range: range(2, 0, 3, 0), text: "" }],
      [{ range: range(0, header.length, 1, 0), text: "\n" }],
      [{ range: range(1, 0, 1, 0), text: '"' }],
      [{ range: range(1, 5, 1, 5), text: '"' }],
    ]);
  });

  test("of the header row affect every row", async (t) => {
    const { client, uri } = await compare(t, `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`, [
      [{ range: range(0, 33, 0, 40), text: "Land" }],
      [{ range: range(0, 0, 0, header.length - 3), text: "" }],
      [{ text: `${header}\n${row("Acme,ACME,HQ,HQ1,GBR")}` }],
    ]);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
  });

  test("can replace the whole text, or empty it", async (t) => {
    const { client, uri } = await compare(t, `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`, [
      [{ text: "" }],
      [{ text: `${header}\n` }],
      [{ range: range(1, 0), text: row("Acme,ACME,HQ,HQ1,USA") }],
    ]);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
  });

  test("beyond the end of the text apply at its end", async (t) => {
    await compare(t, `${header}\n`, [
      [{ range: range(9, 9, 99, 99), text: row("Acme,ACME,HQ,HQ1,USA") }],
      [{ range: range(1, 5, 1, 9_999), text: "x" }],
    ]);
  });
});

describe("a file with more problems than can be shown", () => {
  const rows = Array.from({ length: 50 }, (_, i) => row(`Acme${i},ACME${i},Head Office,HQ${i},US`));
  rows[40] = row("Acme40,ACME40,HQ,HQ40,USA");
  rows[45] = row("Acme45,ACME45,HQ,HQ45,USA");
  const text = `${[header, ...rows].join("\n")}\n`;

  test("shows errors first and reports the total number", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 4 } });
    const uri = await client.open("clients.csv", text);
    assert.deepEqual(await client.problems(uri), [
      "41:22 country-code",
      "46:22 country-code",
      "1:16 spaces",
      "2:16 spaces",
    ]);
    const status = await client.status(uri);
    assert.deepEqual(status?.notices, ["Showing 4 of 50 problems."]);
    assert.deepEqual(status?.counts, { error: 2, warning: 48, information: 0, hint: 0 });
  });

  test("shows the problems of visible rows first", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 4 } });
    const uri = await client.open("clients.csv", text);
    const { resultId } = await client.pull(uri);
    await client.notify(visibleRowsNotification, {
      uri,
      ranges: [
        [20, 21],
        [46, 46],
      ],
    });
    await until(() => client.refreshes === 1);
    const report = await client.pull(uri, resultId);
    assert.deepEqual(report.kind === "full" && report.items.map(brief), [
      "20:18 spaces",
      "21:18 spaces",
      "46:22 country-code",
      "41:22 country-code",
    ]);
  });

  test("shows the problems of visible rows to a client without pull diagnostics", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 1 }, capabilities: withoutPull });
    const uri = await client.open("clients.csv", text);
    await until(() => client.published.length === 1);
    await client.notify(visibleRowsNotification, { uri, ranges: [[30, 30]] });
    await until(() => client.published.length === 2);
    assert.deepEqual(
      client.published.map(({ diagnostics }) => diagnostics.map(brief)),
      [["41:22 country-code"], ["30:18 spaces"]],
    );
  });

  test("shows all problems if they fit", async (t) => {
    const client = await Client.start(t, {}, { settings: { maxProblems: 50 } });
    const uri = await client.open("clients.csv", text);
    assert.equal((await client.diagnostics(uri)).length, 50);
    assert.deepEqual((await client.status(uri))?.notices, []);
    await client.notify(visibleRowsNotification, { uri, ranges: [[20, 21]] });
    await client.pull(uri);
    assert.equal(client.refreshes, 0);
  });
});
