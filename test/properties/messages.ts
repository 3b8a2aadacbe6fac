import assert from "node:assert/strict";
import fc from "fast-check";
import { otherFile, RawClient } from "../stdio/raw-client.ts";
import { fileText } from "./files.ts";
import { hostileValue } from "./hostile-texts.ts";
import { jsonForm, type Target } from "./target.ts";

/** What a client does: a request, a notification, any value as a message, or bytes that are no message. */
type Step =
  | { readonly request: string; readonly params?: unknown }
  | { readonly notify: string; readonly params?: unknown }
  | { readonly send: unknown }
  | { readonly write: string };

/** Documents that come and go; nothing can be written beside them. */
const uris = ["untitled:a", "untitled:b.csv", "file:///no/such/folder/c.csv"];

const uri = fc.constantFrom(...uris);
const anyUri = fc.oneof(
  { weight: 6, arbitrary: uri },
  {
    weight: 1,
    arbitrary: fc.constantFrom(otherFile, "nowhere:x", "http://x", "no URI", "", "file:////x", "file:///%00", "a:%"),
  },
  { weight: 1, arbitrary: hostileValue },
);
const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 12 }) },
  { weight: 2, arbitrary: fc.nat({ max: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31, -1, 0.5, 1e300) },
);
const position = fc.record({ line: number, character: number });
const range = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(position, fc.nat({ max: 3 }), fc.nat({ max: 40 })).map(([start, lines, characters]) => {
      return { start, end: { line: start.line + lines, character: start.character + characters } };
    }),
  },
  { weight: 1, arbitrary: fc.record({ start: position, end: position }) },
);

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e300, "", "x", [], {}, [null], { uri: 5 }, { textDocument: null }),
  fc.jsonValue({ maxDepth: 3 }),
);

const textDocument = fc.record({ uri: anyUri });
const changes = fc.array(fc.oneof(fc.record({ range, text: hostileValue }), fc.record({ text: fileText })), {
  minLength: 1,
  maxLength: 3,
});

const target = fc.constantFrom("Company Name", "Site ID", "Zip", "x");
const joinParams = fc.record({ uri: anyUri, on: fc.record({ left: hostileValue, right: hostileValue }) });

const mappingParams = fc.record(
  {
    uri: anyUri,
    mapping: fc.array(fc.record({ source: hostileValue, target }), { maxLength: 3 }),
    made: fc.array(target, { maxLength: 2 }),
    fixed: fc.array(fc.record({ target, value: hostileValue }), { maxLength: 2 }),
  },
  { requiredKeys: ["uri", "mapping"] },
);

/** By method, parameters that are right but for their places. */
const requests: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  initialize: fc.constant({ processId: null, rootUri: null, capabilities: {} }),
  "workspace/symbol": fc.record({ query: hostileValue }),
  "workspace/executeCommand": fc.record({
    command: fc.constant("asioImport.server.validate"),
    arguments: fc.tuple(fc.record({ uri })),
  }),
  "textDocument/diagnostic": fc.record({ textDocument }),
  "textDocument/codeAction": fc.record({
    textDocument,
    range,
    context: fc.constantFrom({ diagnostics: [] }, { diagnostics: [], only: ["source.fixAll"] }),
  }),
  "codeAction/resolve": fc.record({
    title: hostileValue,
    data: fc.record({
      uri: anyUri,
      version: number,
      row: fc.integer({ min: -2, max: 9 }),
      finding: number,
      fix: number,
    }),
  }),
  "textDocument/codeLens": fc.record({ textDocument }),
  "textDocument/completion": fc.record({ textDocument, position }),
  "completionItem/resolve": fc.record({
    label: hostileValue,
    data: fc.record({ uri: anyUri, about: fc.constantFrom("header", "country", "company"), value: hostileValue }),
  }),
  "textDocument/definition": fc.record({ textDocument, position }),
  "textDocument/documentHighlight": fc.record({ textDocument, position }),
  "textDocument/documentSymbol": fc.record({ textDocument }),
  "textDocument/foldingRange": fc.record({ textDocument }),
  "textDocument/hover": fc.record({ textDocument, position }),
  "textDocument/inlayHint": fc.record({ textDocument, range }),
  "textDocument/prepareRename": fc.record({ textDocument, position }),
  "textDocument/references": fc.record({
    textDocument,
    position,
    context: fc.record({ includeDeclaration: fc.boolean() }),
  }),
  "textDocument/rename": fc.record({ textDocument, position, newName: hostileValue }),
  "textDocument/selectionRange": fc.record({ textDocument, positions: fc.array(position, { maxLength: 3 }) }),
  "textDocument/semanticTokens/full": fc.record({ textDocument }),
  "textDocument/semanticTokens/range": fc.record({ textDocument, range }),
  "textDocument/signatureHelp": fc.record({ textDocument, position }),
  "asioImport/validate": fc.record({ uri, importFilesOnly: fc.boolean(), together: fc.boolean() }),
  "asioImport/compare": fc.record({ uris: fc.array(anyUri, { maxLength: 3 }) }),
  "asioImport/documentText": fc.record({ uri: anyUri }),
  "asioImport/planFixes": fc.record(
    { uri: anyUri, code: fc.constantFrom("characters", "x") },
    { requiredKeys: ["uri"] },
  ),
  "asioImport/countProblems": fc.record({ uri: anyUri }),
  "asioImport/createRetry": fc.record({ uri, overwrite: fc.boolean() }),
  "asioImport/writeReady": fc.record({ uri, overwrite: fc.boolean() }),
  "asioImport/mergeCorrections": fc.record({ uri, into: uri }),
  "asioImport/newImport": fc.record({ folder: fc.constantFrom("file:///no/such/folder", "untitled:x") }),
  "asioImport/proposeMapping": fc.record({ uri: anyUri, join: joinParams }, { requiredKeys: ["uri"] }),
  "asioImport/proposeKeys": fc.record({ uri: anyUri, other: anyUri }),
  "asioImport/previewMapping": mappingParams,
  "asioImport/applyMapping": mappingParams,
  "asioImport/inspectTemplate": fc.record({ uri: anyUri }),
  "asioImport/inspectExports": fc.record({ uris: fc.array(anyUri, { maxLength: 2 }) }),
  "no/such": anything,
};

const notifications: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "textDocument/didOpen": fc.record({
    textDocument: fc.record({ uri, languageId: fc.constantFrom("csv", "asio-csv"), version: number, text: fileText }),
  }),
  "textDocument/didChange": fc.record({
    textDocument: fc.record({ uri, version: fc.nat({ max: 99 }) }),
    contentChanges: changes,
  }),
  "textDocument/didSave": fc.record({ textDocument: fc.record({ uri }) }),
  "textDocument/didClose": fc.record({ textDocument: fc.record({ uri }) }),
  "asioImport/visibleRows": fc.record({ uri: anyUri, ranges: fc.array(fc.tuple(number, number), { maxLength: 3 }) }),
  "workspace/didChangeConfiguration": fc.record({
    settings: fc.record({
      asioImport: fc.oneof(
        anything,
        fc.record({ inlayHints: fc.boolean(), codeLens: fc.record({ sites: fc.boolean() }), maxProblems: number }),
        fc.record({ existing: fc.record({ files: fc.array(hostileValue, { maxLength: 2 }) }) }),
      ),
    }),
  }),
  "workspace/didChangeWatchedFiles": fc.record({
    changes: fc.array(fc.record({ uri: anyUri, type: number }), { maxLength: 2 }),
  }),
  "$/cancelRequest": fc.record({ id: number }),
  "$/setTrace": fc.record({ value: fc.constantFrom("off", "verbose", "x") }),
  "$/progress": fc.record({ token: number, value: anything }),
  initialized: anything,
  "no/such": anything,
};

/** A message of each method alike, in one of five with parameters of any kind. */
function ofEach(
  methods: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<[method: string, params: unknown]> {
  const each = Object.entries(methods).map(([method, params]) =>
    fc
      .oneof({ weight: 4, arbitrary: params }, { weight: 1, arbitrary: anything })
      .map((value): [string, unknown] => [method, value]),
  );
  return fc.oneof(...each);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: ofEach(requests).map(([request, params]) => ({ request, params })) },
  { weight: 6, arbitrary: ofEach(notifications).map(([notify, params]) => ({ notify, params })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ uri, languageId: fc.constant("asio-csv"), version: fc.constant(1), text: fileText })
      .map((document) => ({ notify: "textDocument/didOpen", params: { textDocument: document } })),
  },
  { weight: 1, arbitrary: anything.map((send) => ({ send })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        "x\n",
        "\r\n\r\n",
        "{}",
        '{"jsonrpc":"2.0","method":"exit"}\n',
        "Content-Length: 5\r\n\r\n{",
        "Content-Length: 400000\r\n\r\n{",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: x\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: 3\r\n",
        "Content-Type: text/plain\r\n\r\n",
        "\0\0\0",
      )
      .map((write) => ({ write })),
  },
);

/** What a request may be answered with besides a result. */
const codes = [-32700, -32600, -32601, -32602, -32800, -32801, -32802, -32803];

/** Milliseconds in which an answer must come. */
const patience = 30_000;

let client: RawClient | undefined;

/** What a server makes of messages of right and wrong shape: it answers each request, and lives on. */
export const messages: Target<Step[]> = {
  says: "the server answers every request, and a hover in another file after each sequence",
  inputs: fc.array(step, { minLength: 1, maxLength: 12 }),
  form: jsonForm(),
  async holds(steps) {
    client ??= await RawClient.ready({ after: () => {} });
    try {
      await areTaken(steps, client);
    } catch (error) {
      // The next inputs must not be found guilty of what this one did.
      messages.end?.();
      throw error;
    }
    return 1;
  },
  end() {
    client?.process.kill();
    client = undefined;
  },
};

async function areTaken(steps: readonly Step[], client: RawClient): Promise<void> {
  client.received.length = 0;
  const asked = steps.flatMap((step, index) => {
    if ("request" in step) client.send({ id: index, method: step.request, params: step.params });
    else if ("notify" in step) client.send({ method: step.notify, params: step.params });
    else if ("send" in step) client.send(withoutEnd(step.send));
    else client.write(step.write);
    return "request" in step ? [index] : [];
  });
  assert.match(await client.hover(patience), /Country/);
  for (const id of asked) {
    const { error } = await client.answer(id, patience);
    const { request } = steps[id] as { request: string };
    assert.ok(error === undefined || codes.includes(error.code), `${request}: ${error?.code} ${error?.message}`);
  }
  for (const uri of uris) client.send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  client.send({ method: "workspace/didChangeConfiguration", params: { settings: { asioImport: {} } } });
  assert.match(await client.hover(patience), /Country/);
  assert.equal(client.errors, "");
}

/** A value that does not end the server by what it rightly means. */
function withoutEnd(value: unknown): unknown {
  const method = (value as { method?: unknown } | null)?.method;
  return method === "exit" || method === "shutdown" ? {} : value;
}
