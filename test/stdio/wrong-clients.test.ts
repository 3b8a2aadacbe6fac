import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { header, row } from "./client.ts";
import {
  invalidParams,
  invalidRequest,
  methodNotFound,
  notInitialized,
  otherFile,
  parseError,
  RawClient,
} from "./raw-client.ts";

const uri = "file:///clients/clients.csv";
const textDocument = { uri };
const position = { line: 0, character: 0 };
const text = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`;

describe("the order of messages", () => {
  test("before initialize, requests are rejected and notifications ignored", async (t) => {
    const client = RawClient.start(t);
    const hover = { textDocument, position };
    for (const method of ["textDocument/hover", "asioImport/validate", "shutdown", "no/such"]) {
      assert.equal((await client.ask(method, hover)).error?.code, notInitialized, method);
    }
    client.open(uri, text);
    client.send({ method: "$/cancelRequest", params: { id: 1 } });
    assert.equal((await client.ask("initialize", { capabilities: 5 })).error?.code, invalidParams);
    assert.equal((await client.ask("textDocument/hover", hover)).error?.code, notInitialized);
    await client.initialize();
    assert.equal((await client.ask("asioImport/documentText", { uri })).result, null);
    assert.match(await client.hover(), /Country/);
  });

  test("a second initialize is rejected", async (t) => {
    const client = await RawClient.ready(t);
    const { error } = await client.ask("initialize", { processId: null, rootUri: null, capabilities: {} });
    assert.deepEqual(error, { code: invalidRequest, message: "The server is already initialized." });
    assert.match(await client.hover(), /Country/);
  });

  test("after shutdown, requests are rejected, notifications ignored, and exit is obeyed", async (t) => {
    const client = await RawClient.ready(t);
    assert.equal((await client.ask("shutdown")).result, null);
    for (const method of ["textDocument/hover", "asioImport/validate", "initialize", "shutdown", "no/such"]) {
      assert.equal((await client.ask(method, { textDocument, position, uri })).error?.code, invalidRequest, method);
    }
    const seen = client.received.length;
    client.open(uri, text);
    client.send({ method: "textDocument/didClose", params: { textDocument: { uri: otherFile } } });
    assert.equal((await client.ask("shutdown")).error?.code, invalidRequest);
    assert.deepEqual(
      client.received.slice(seen).filter(({ method }) => method !== undefined),
      [],
    );
    client.send({ method: "exit", params: { odd: true } });
    assert.equal(await client.end(), 0);
    assert.equal(client.errors, "");
  });

  test("exit stops the server at any time, with code 1 if it was not shut down", async (t) => {
    const early = RawClient.start(t);
    assert.equal((await early.ask("shutdown")).error?.code, notInitialized);
    early.send({ method: "exit" });
    assert.equal(await early.end(), 1);
    const running = await RawClient.ready(t);
    running.send({ method: "exit", params: [5] });
    assert.equal(await running.end(), 1);
    assert.equal(early.errors + running.errors, "");
  });

  test("unknown methods are reported", async (t) => {
    const client = await RawClient.ready(t);
    for (const method of ["no/such", "$/no", "exit", "initialized", "textDocument/didOpen", "__proto__", "toString"]) {
      assert.equal((await client.ask(method, {})).error?.code, methodNotFound, method);
    }
    assert.match(await client.hover(), /Country/);
  });
});

describe("an invalid message", () => {
  const wrong: [what: string, write: (client: RawClient) => void, code: number][] = [
    ["a batch", (client) => client.send([{ jsonrpc: "2.0", id: 1, method: "shutdown" }]), invalidRequest],
    ["an empty batch", (client) => client.send([]), invalidRequest],
    ["null", (client) => client.send(null), invalidRequest],
    ["a string", (client) => client.send("x"), invalidRequest],
    ["an empty object", (client) => client.send({}), invalidRequest],
    ["a method that is a number", (client) => client.send({ id: 7, method: 5 }), invalidRequest],
    ["an ID that is an object", (client) => client.send({ id: { a: 1 }, method: "shutdown" }), invalidRequest],
    ["an answer without a result", (client) => client.send({ id: 7 }), invalidRequest],
    ["deep nesting", (client) => client.write(frame("[".repeat(100_000) + "]".repeat(100_000))), invalidRequest],
    ["invalid JSON", (client) => client.write(frame("{oops}")), parseError],
    ["invalid UTF-8", (client) => client.write(frame(Buffer.from([0xff, 0xfe, 0x00]))), parseError],
    ["an empty body", (client) => client.write(frame("")), parseError],
    ["a line of text", (client) => client.write("hello\n"), parseError],
    ["a line of JSON without a header", (client) => client.write('{"jsonrpc":"2.0","method":"exit"}\n'), parseError],
    ["JSON without a header or an end", (client) => client.write('{"jsonrpc":"2.0","method":"exit"}'), parseError],
    ["a header without a length", (client) => client.write('Content-Type: x\r\n\r\n{"a":1}'), parseError],
    ["a length that is not a number", (client) => client.send({ method: "exit" }, "many"), parseError],
    ["a negative length", (client) => client.send({ method: "exit" }, -5), parseError],
    ["a huge length", (client) => client.send({ method: "exit" }, "9".repeat(30)), parseError],
    ["a length beyond the maximum of a string", (client) => client.send({ method: "exit" }, 2 ** 30), parseError],
    ["a length that is too small", (client) => client.send({ id: 7, method: "shutdown" }, 20), parseError],
    ["a length that is too large by one", (client) => client.send({ id: 7, method: "shutdown" }, 45), parseError],
    ["a length that is far too large", (client) => client.send({ id: 7, method: "shutdown" }, 400_000), parseError],
    ["a megabyte of one letter", (client) => client.write("a".repeat(1_000_000)), parseError],
  ];

  for (const [what, write, code] of wrong) {
    test(`does not affect other messages: ${what}`, async (t) => {
      const client = await RawClient.ready(t);
      write(client);
      assert.match(await client.hover(), /Country/);
      const refused = await client.answer(null);
      assert.equal(refused.error?.code, code);
      assert.equal(client.received.filter(({ id, error }) => id === null && error).length, 1);
      assert.equal(client.errors, "");
    });
  }

  test("answers without a request are ignored", async (t) => {
    const client = await RawClient.ready(t);
    for (const id of [0, 99, "x", null]) client.send({ id, result: {} });
    for (const error of [5, null, "x", {}, { code: "x" }]) client.send({ id: 99, error });
    assert.match(await client.hover(), /Country/);
    assert.equal(client.errors, "");
  });

  test("a message can arrive byte by byte, with its header in any case", async (t) => {
    const client = await RawClient.ready(t);
    const json = JSON.stringify({ jsonrpc: "2.0", id: "slow", method: "asioImport/documentText", params: { uri } });
    const bytes = `content-length:${json.length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${json}`;
    for (const byte of bytes) {
      client.write(byte);
      await new Promise(setImmediate);
    }
    assert.equal((await client.answer("slow")).result, null);
  });

  function frame(body: string | Buffer): Buffer {
    const bytes = Buffer.from(body);
    return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
  }
});

describe("options and capabilities of any type", () => {
  for (const options of [5, "x", [], { ruleDocumentation: 5, commands: "yes", files: [] }, { settings: 5 }]) {
    test(`are ignored if invalid: ${JSON.stringify(options)}`, async (t) => {
      const client = RawClient.start(t);
      const capabilities = { textDocument: { codeAction: { resolveSupport: { properties: 5 } } }, workspace: "x" };
      await client.initialize(capabilities, options);
      const { result } = await client.ask("textDocument/diagnostic", { textDocument: { uri: otherFile } });
      const [item] = (result as { items: { code: string; codeDescription: { href: string } }[] }).items;
      assert.match(item?.codeDescription.href ?? "", /docs\/rules\.md#country-code$/);
      assert.match(await client.hover(), /Country/);
    });
  }
});

describe("a client that does not answer", () => {
  const capabilities = { workspace: { configuration: true } };
  const warning = "The editor did not send the Asio Import settings within 5 seconds. The defaults are used.";

  test("gets the default settings at first, and its late answer is used", async (t) => {
    const client = await RawClient.ready(t, capabilities);
    const diagnostics = async (time?: number) => {
      const { result } = await client.ask("textDocument/diagnostic", { textDocument: { uri: otherFile } }, time);
      return (result as { items: { code: string; severity: number }[] }).items.map(({ severity }) => severity);
    };
    const began = performance.now();
    assert.deepEqual(await diagnostics(8_000), [1]);
    assert.ok(performance.now() - began > 4_000);
    client.open(uri, text);
    assert.match(await client.hover(), /Country/);
    const shown = client.received.filter(({ method }) => method === "window/showMessage");
    assert.deepEqual(
      shown.map(({ params }) => params),
      [{ type: 2, message: warning }],
    );
    const logged = client.received.filter(({ method }) => method === "window/logMessage");
    assert.deepEqual(
      logged.map(({ params }) => params?.message),
      [warning],
    );
    for (const { id, method } of [...client.received]) {
      if (method === "workspace/configuration") client.send({ id, result: [{ rules: { "country-code": "hint" } }] });
    }
    const end = Date.now() + 5_000;
    let found = await diagnostics();
    while (found[0] !== 4 && Date.now() < end) found = await diagnostics();
    assert.deepEqual(found, [4]);
  });
});
