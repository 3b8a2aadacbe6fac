import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ownNotifications, ownRequests } from "../../server/src/lsp/protocols.ts";
import { header, range, row } from "./client.ts";
import { invalidParams, otherFile, RawClient } from "./raw-client.ts";

const uri = "file:///clients/clients.csv";
const textDocument = { uri };
const position = { line: 0, character: 0 };
const text = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`;

/** A list of rows of a table, and a block of cells in it. */
const list = { uri, version: 1, filter: { show: "all" }, list: 0 };
const block = { row: 0, rows: 1, cell: 0, cells: 1 };

/** Values that are not parameters of any request, one of each type. */
const noParams: unknown[] = [undefined, null, 5, "x", true, [], [5], {}];

describe("invalid parameters", () => {
  const wrong: Record<string, unknown[]> = {
    "textDocument/hover": [
      ...noParams,
      { position },
      { textDocument },
      { textDocument: uri, position },
      ...["no URI", "", 5, null, {}, "//x", "file:////x//y", `file:///${"x".repeat(20_000)}`].map((uri) => ({
        textDocument: { uri },
        position,
      })),
      ...[-1, 0.5, 1e300, 2 ** 31, "1", null, {}].flatMap((number) => [
        { textDocument, position: { line: number, character: 0 } },
        { textDocument, position: { line: 0, character: number } },
      ]),
    ],
    "textDocument/codeAction": [
      ...noParams,
      { textDocument, range: range(1, 0, 0, 0), context: { diagnostics: [] } },
      { textDocument, range: range(1, 4, 1, 2), context: { diagnostics: [] } },
      { textDocument, range: range(0, 0), context: { diagnostics: [], only: "quickfix" } },
      { textDocument, range: range(0, 0) },
    ],
    "codeAction/resolve": [
      ...noParams,
      { title: "x", data: "x" },
      { title: "x", data: { uri } },
      { title: "x", data: { uri, version: 1, row: "1", finding: 0, fix: 0 } },
      { title: "x", data: { uri, version: 1, all: { code: "required", cell: "Site ID", from: "" } } },
    ],
    "completionItem/resolve": [
      ...noParams,
      { label: "x", data: 5 },
      { label: "x", data: { uri, about: "x", value: "" } },
    ],
    "textDocument/references": [...noParams, { textDocument, position }],
    "textDocument/rename": [...noParams, { textDocument, position }, { textDocument, position, newName: 5 }],
    "textDocument/selectionRange": [...noParams, { textDocument, positions: position }],
    "textDocument/inlayHint": [...noParams, { textDocument }, { textDocument, range: { start: position } }],
    "textDocument/semanticTokens/range": [...noParams, { textDocument, range: range(1, 0, 0, 0) }],
    "textDocument/diagnostic": [...noParams, { textDocument, previousResultId: 5 }],
    "workspace/symbol": [...noParams, { query: null }],
    "workspace/executeCommand": [...noParams, { command: 5 }, { command: "asioImport.server.validate", arguments: 5 }],
    "textDocument/completion": [...noParams, { textDocument, position, context: 5 }],
    "textDocument/signatureHelp": [...noParams, { textDocument, position, context: { triggerCharacter: 5 } }],
    "textDocument/definition": noParams,
    "textDocument/documentHighlight": noParams,
    "textDocument/documentSymbol": noParams,
    "textDocument/foldingRange": noParams,
    "textDocument/codeLens": noParams,
    "textDocument/prepareRename": noParams,
    "textDocument/semanticTokens/full": noParams,
    "asioImport/validate": [
      ...noParams,
      { uri: "x" },
      { uri, importFilesOnly: "yes" },
      { uri, overwrite: 1 },
      { uri, together: "yes" },
    ],
    "asioImport/compare": [...noParams, { uris: uri }, { uris: ["x"] }, { uris: [uri, null] }],
    "asioImport/documentText": [...noParams, { uri: 5 }],
    "asioImport/planFixes": [
      ...noParams,
      { uri, code: 5 },
      { uri, alike: "required" },
      { uri, alike: { code: "required", cell: -1, from: "" } },
      { uri, alike: { code: "required", cell: 3 } },
      { uri, partialResultToken: [] },
    ],
    "asioImport/suggestions": noParams,
    "asioImport/countProblems": noParams,
    "asioImport/createRetry": [...noParams, { uri, overwrite: 1 }],
    "asioImport/findRow": [
      ...noParams,
      { uri, position },
      { uri, position, in: "ready" },
      { uri, position: { line: 0 }, in: "import" },
      { uri, position, in: "import", other: "x" },
    ],
    "asioImport/writeReady": [...noParams, { uri, overwrite: 1 }],
    "asioImport/filesToMerge": noParams,
    "asioImport/mergeCorrections": [...noParams, { uri }, { uri, into: 5 }, { uri, into: uri, partialResultToken: [] }],
    "asioImport/newImport": [...noParams.filter((params) => JSON.stringify(params) !== "{}"), { folder: "x" }],
    "asioImport/table/rows": [
      ...noParams,
      ...[5, {}, { show: "x" }, { show: "rule" }, { show: "company", company: 5 }].map((filter) => ({
        uri,
        filter,
        from: 0,
        count: 1,
      })),
      { uri, filter: { show: "all" }, list: "x", from: 0, count: 1 },
      { uri, filter: { show: "all" }, from: -1, count: 1 },
      { uri, filter: { show: "all" }, from: 0, count: 1e9 },
    ],
    "asioImport/table/edit": [
      ...noParams,
      { ...list, edit: {} },
      { ...list, edit: { kind: "x" } },
      { ...list, edit: { kind: "write", row: 0, cell: 0, values: ["x"] } },
      { ...list, edit: { kind: "write", row: -1, cell: 0, values: [["x"]] } },
      { ...list, edit: { kind: "paste", block, text: 5 } },
      { ...list, edit: { kind: "clear", block: { row: 0 } } },
      { ...list, edit: { kind: "fill" } },
      { ...list, edit: { kind: "insert", row: 0, rows: "1" } },
      { ...list, edit: { kind: "delete", row: 0.5, rows: 1 } },
      { ...list, edit: { kind: "move", row: 0, rows: 1 } },
      { ...list, version: "1", edit: { kind: "clear", block } },
    ],
    "asioImport/table/copy": [...noParams, list, { ...list, block: { ...block, cells: -1 } }],
    "asioImport/table/place": [...noParams, list, { ...list, place: { row: 0, cell: "x" } }],
    "asioImport/table/problem": [...noParams, list, { ...list, place: { row: 0, cell: -1 }, back: 1 }],
    "asioImport/table/find": [
      ...noParams,
      list,
      { ...list, text: 5, place: { row: 0, cell: 0 }, way: "next" },
      { ...list, text: "x", place: { row: -1, cell: 0 }, way: "next" },
      { ...list, text: "x", place: { row: 0, cell: 0 }, way: "on" },
    ],
    "asioImport/table/values": [...noParams, list, { ...list, place: { row: 0, cell: 0 }, typed: 5 }],
    "asioImport/table/cell": [...noParams, { uri }, { uri, position: { line: -1, character: 0 } }],
    "asioImport/table/parts": [...noParams, list, { ...list, parts: 1e6 }],
    "asioImport/table/choices": noParams,
    "asioImport/proposeMapping": [...noParams, { uri, join: { uri } }, { uri, join: { uri, on: { left: "x" } } }],
    "asioImport/proposeKeys": [...noParams, { uri }, { uri, other: 5 }],
    "asioImport/listSheets": [...noParams, { uri: "x" }],
    "asioImport/previewMapping": [...noParams, { uri, mapping: [], made: [5] }, { uri, mapping: [], made: "Site ID" }],
    "asioImport/applyMapping": [
      ...noParams,
      { uri },
      { uri, mapping: {} },
      { uri, mapping: [{ source: "x" }] },
      { uri, mapping: [], fixed: [{ target: "x" }] },
    ],
    "asioImport/rememberMapping": [
      ...noParams,
      { uri, mapping: [] },
      { uri, replaced: null },
      { uri, mapping: [], replaced: { tag: "" } },
    ],
    "asioImport/forgetMapping": [...noParams, { uri }, { uri, replaced: 5 }, { uri, join: { uri }, replaced: null }],
    "asioImport/fileVersion": noParams,
    "asioImport/writeFile": [
      ...noParams,
      { uri, base64: 5, replaced: null },
      { uri, base64: "" },
      { uri, base64: "", replaced: { modified: "now", tag: "" } },
    ],
    "asioImport/nextCells": [...noParams, { uri, positions: [position] }, { uri, positions: position, back: false }],
    "asioImport/enteredCell": [...noParams, { uri }, { uri, position: 5 }],
    "asioImport/pasteCells": [
      ...noParams,
      { uri, range: range(0, 0) },
      { uri, range: range(1, 0, 0, 0), text: "" },
      { uri, range: range(0, 0), text: 5 },
    ],
    "asioImport/inspectTemplate": noParams,
    "asioImport/inspectExports": [...noParams, { uris: uri }, { uris: [5] }],
  };

  for (const [method, all] of Object.entries(wrong)) {
    test(`of ${method} are rejected`, async (t) => {
      const client = await RawClient.ready(t);
      client.open(uri, text);
      for (const params of all) {
        const { error } = await client.ask(method, params);
        assert.equal(error?.code, invalidParams, `${JSON.stringify(params)?.slice(0, 200)}: ${error?.message}`);
        assert.match(error.message, new RegExp(`^${method}: .* must `));
      }
      assert.match(await client.hover(), /Country/);
      assert.equal(client.errors, "");
    });
  }

  test("are tested for every custom request", () => {
    assert.deepEqual(
      ownRequests.map(({ method }) => method).filter((method) => !(method in wrong)),
      [],
    );
    assert.deepEqual(
      ownNotifications.map(({ method }) => method),
      ["asioImport/visibleRows"],
    );
  });

  test("are named in the error", async (t) => {
    const client = await RawClient.ready(t);
    const { error } = await client.ask("textDocument/hover", { textDocument, position: { line: -1, character: 0 } });
    assert.equal(
      error?.message,
      "textDocument/hover: params.position.line must be a whole number from 0 to 2147483647.",
    );
  });

  test("can be null if they are optional", async (t) => {
    const client = await RawClient.ready(t);
    const { result } = await client.ask("asioImport/planFixes", { uri: otherFile, code: null });
    assert.equal((result as { edits: unknown[] }).edits.length, 1);
    const completion = await client.ask("textDocument/completion", {
      textDocument: { uri: otherFile },
      position: { line: 1, character: 18 },
      context: null,
    });
    assert.equal(completion.error, undefined);
  });
});

describe("invalid notifications", () => {
  const visible = "asioImport/visibleRows";
  const wrong: [method: string, params: unknown][] = [
    ...noParams.map((params): [string, unknown] => [visible, params]),
    [visible, { uri }],
    [visible, { uri, ranges: 5 }],
    [visible, { uri, ranges: [5] }],
    [visible, { uri, ranges: [[0]] }],
    [visible, { uri, ranges: [[0, null]] }],
    [visible, { uri, ranges: [["0", 1]] }],
    [visible, { uri, ranges: [[0, 1e300]] }],
    [visible, { uri, ranges: Array.from({ length: 100_000 }, () => [0, 1]) }],
    ...["didOpen", "didChange", "didClose", "didSave"].flatMap((name) =>
      [...noParams, { textDocument: null }, { textDocument: { uri: "x" } }].map((params): [string, unknown] => [
        `textDocument/${name}`,
        params,
      ]),
    ),
    ["textDocument/didOpen", { textDocument: { uri, languageId: "csv", version: 1 } }],
    ["textDocument/didOpen", { textDocument: { uri, languageId: "csv", version: "1", text } }],
    ["textDocument/didChange", { textDocument: { uri, version: 2 } }],
    ["textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [null] }],
    ["textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text: 5 }] }],
    ["textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text: "", range: 5 }] }],
    [
      "textDocument/didChange",
      { textDocument: { uri, version: 2 }, contentChanges: [{ text: "", range: range(1, 0, 0, 0) }] },
    ],
    ["textDocument/didChange", { textDocument: { uri, version: null }, contentChanges: [{ text: "" }] }],
    ["workspace/didChangeConfiguration", null],
    ["workspace/didChangeWatchedFiles", { changes: 5 }],
    ["workspace/didChangeWatchedFiles", { changes: [{ uri: 5, type: 1 }] }],
    ["workspace/didChangeWorkspaceFolders", null],
    ["$/cancelRequest", null],
    ["$/cancelRequest", { id: null }],
    ["$/cancelRequest", { id: {} }],
    ["$/setTrace", null],
    ["$/progress", 5],
  ];

  test("are ignored and logged", async (t) => {
    const client = await RawClient.ready(t);
    client.open(uri, text);
    for (const [method, params] of wrong) {
      const seen = client.received.length;
      client.send({ method, params });
      const { result } = await client.ask("asioImport/documentText", { uri });
      assert.deepEqual(result, { version: 1, text }, `${method} ${JSON.stringify(params)?.slice(0, 200)}`);
      const logged = client.received.slice(seen).filter((message) => message.method === "window/logMessage");
      assert.match(logged[0]?.params?.message ?? "", new RegExp(`^${method.replace("$", "\\$")} is ignored: .* must `));
    }
    const report = await client.ask("textDocument/diagnostic", { textDocument });
    assert.equal((report.result as { items: { code: string }[] }).items[0]?.code, "country-code");
    assert.match(await client.hover(), /Country/);
    assert.equal(client.errors, "");
  });

  test("for files that are not open are ignored", async (t) => {
    const client = await RawClient.ready(t);
    const version = { textDocument: { uri, version: 2 }, contentChanges: [{ text: "x" }] };
    client.send({ method: "textDocument/didChange", params: version });
    client.send({ method: "textDocument/didClose", params: { textDocument } });
    client.send({ method: "textDocument/didSave", params: { textDocument } });
    client.send({ method: visible, params: { uri, ranges: [[0, 9]] } });
    assert.equal((await client.ask("asioImport/documentText", { uri })).result, null);
    assert.match(await client.hover(), /Country/);
  });

  test("that open a file twice keep the second text", async (t) => {
    const client = await RawClient.ready(t);
    client.open(uri, text);
    client.open(uri, header);
    assert.deepEqual((await client.ask("asioImport/documentText", { uri })).result, { version: 1, text: header });
    assert.match(await client.hover(), /Country/);
  });
});
