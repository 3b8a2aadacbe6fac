import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource } from "vscode-languageserver/node";
import manifest from "../../package.json" with { type: "json" };
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client, everything, header, range, row, server, until } from "./client.ts";

const usage = "Usage: asio-import-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME (or --version)\n";
const bad = `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`;

describe("the program", () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [server, ...args], { input: "", encoding: "utf8" });
    return { status, stdout, stderr };
  };

  test("prints its usage if no transport is specified", () => {
    assert.deepEqual(run(), { status: 2, stdout: "", stderr: usage });
    assert.deepEqual(run("clients.csv"), { status: 2, stdout: "", stderr: usage });
    assert.deepEqual(run("--help"), { status: 0, stdout: usage, stderr: "" });
  });

  test("prints its version", () => {
    assert.deepEqual(run("--version"), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  test("exits at the end of its input", () => {
    assert.deepEqual(run("--stdio"), { status: 1, stdout: "", stderr: "" });
  });

  test("exits with 0 after shutdown and exit, and with 1 after exit alone", async (t) => {
    for (const shutdown of [true, false]) {
      const client = await Client.start(t);
      await client.pull(await client.open("clients.csv", bad));
      const ended = once(client.process, "exit");
      if (shutdown) assert.equal(await client.connection.sendRequest("shutdown"), null);
      await client.connection.sendNotification("exit");
      assert.deepEqual(await ended, [shutdown ? 0 : 1, null]);
    }
  });

  test("writes only protocol messages to standard output", async () => {
    const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    const [out, err] = [[] as Buffer[], [] as Buffer[]];
    child.stdout.on("data", (data) => out.push(data));
    child.stderr.on("data", (data) => err.push(data));
    const send = (message: object) => {
      const json = JSON.stringify({ jsonrpc: "2.0", ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
    };
    const textDocument = { uri: "untitled:a", languageId: "asio-csv", version: 1, text: bad };
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    send({ method: "initialized", params: {} });
    send({ method: "textDocument/didOpen", params: { textDocument } });
    send({ id: 2, method: "asioImport/validate", params: { uri: "untitled:a" } });
    send({ id: 3, method: "no/such/method", params: {} });
    send({ method: "no/such/notification", params: {} });
    send({ id: 4, method: "shutdown" });
    await until(() => ['"id":2', '"id":4'].every((id) => Buffer.concat(out).includes(id)));
    send({ method: "exit" });
    assert.deepEqual(await once(child, "exit"), [0, null]);
    assert.equal(Buffer.concat(err).toString(), "");
    let rest = Buffer.concat(out);
    const methods: unknown[] = [];
    while (rest.length > 0) {
      const [head = "", length] = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString("latin1")) ?? [];
      assert.notEqual(head, "", rest.toString());
      const message = JSON.parse(rest.subarray(head.length, head.length + Number(length)).toString());
      methods.push(message.method ?? message.id);
      rest = rest.subarray(head.length + Number(length));
    }
    const expected = [1, 2, 3, 4, "textDocument/publishDiagnostics"];
    assert.deepEqual([...new Set(methods)].toSorted(), expected);
  });
});

describe("a server that exits while it writes a file", () => {
  /** Delays each write to a file. */
  const slowDisk = `import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const { write } = fs;
    fs.write = Object.defineProperties(
      (...args) => void setTimeout(() => write(...args), 2_000),
      Object.getOwnPropertyDescriptors(write),
    );
    syncBuiltinESMExports();`;

  const message = (method: string, params?: object, id?: number) => {
    const json = JSON.stringify({ jsonrpc: "2.0", method, params, id });
    return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
  };
  const ends: Record<string, (child: ChildProcessWithoutNullStreams) => void> = {
    "after exit": (child) => child.stdin.write(message("exit")),
    "after shutdown and exit": (child) => child.stdin.write(message("shutdown", undefined, 3) + message("exit")),
    "at the end of its input": (child) => child.stdin.end(),
    "on SIGTERM": (child) => child.kill("SIGTERM"),
    "on SIGINT": (child) => child.kill("SIGINT"),
    "on SIGHUP": (child) => child.kill("SIGHUP"),
  };

  for (const [how, end] of Object.entries(ends)) {
    test(`leaves no temporary file ${how}`, async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "asio import é "));
      t.after(() => rmSync(folder, { recursive: true, force: true }));
      writeFileSync(join(folder, "clients.csv"), bad);
      const hook = `--import=data:text/javascript,${encodeURIComponent(slowDisk)}`;
      const child = spawn(process.execPath, [hook, server, "--stdio"]);
      t.after(() => child.kill("SIGKILL"));
      const ended = once(child, "exit");
      child.stdin.write(message("initialize", { processId: null, rootUri: null, capabilities: {} }, 1));
      child.stdin.write(message("initialized", {}));
      child.stdin.write(message("asioImport/validate", { uri: pathToFileURL(join(folder, "clients.csv")).href }, 2));
      await until(() => readdirSync(folder).some((name) => name.endsWith(".tmp")));
      end(child);
      await ended;
      assert.deepEqual(readdirSync(folder), ["clients.csv"]);
    });
  }
});

describe("a client", () => {
  test("without any capabilities gets diagnostics", async (t) => {
    const client = await Client.start(t, {}, { capabilities: {} });
    const uri = await client.open("clients.csv", bad);
    await until(() => client.published.length === 1);
    assert.deepEqual(
      client.published[0]?.diagnostics.map(({ code }) => code),
      ["country-code"],
    );
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "failed-rows");
    assert.deepEqual(client.registrations, []);
  });

  test("that rejects requests it claims to support is still served", async (t) => {
    const client = await Client.start(t, {}, { settings: { existing: { files: ["companies.json"] } } });
    for (const method of ["client/registerCapability", "workspace/diagnostic/refresh", "workspace/configuration"]) {
      client.connection.onRequest(method, () => {
        throw new Error("Not today");
      });
    }
    const uri = await client.open("clients.csv", bad);
    await client.changeSettings({});
    await client.changeFiles("companies.json");
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
  });

  test("without workspace folders resolves paths from rootUri or the document's folder", async (t) => {
    const files = { "deep/companies.json": '[{"name": "Acme"}]', "deep/er/x.csv": "" };
    const settings = { existing: { files: ["companies.json"] } };
    const alone = await Client.start(t, files, { settings, params: { workspaceFolders: null } });
    const uri = await alone.open("deep/clients.csv", bad);
    assert.deepEqual(await alone.problems(uri), ["1:0 company-exists", "1:17 country-code"]);
    const rootUri = alone.uri("deep");
    const rooted = await Client.start(t, {}, { settings, params: { workspaceFolders: null, rootUri } });
    const deeper = await rooted.open(alone.uri("deep/er/clients.csv"), bad);
    assert.deepEqual(await rooted.problems(deeper), ["1:0 company-exists", "1:17 country-code"]);
  });

  test("can encode the URI of the workspace folder in another way", async (t) => {
    const settings = { existing: { files: ["companies.json"] } };
    const files = { "companies.json": '[{"name": "Acme"}]' };
    const first = await Client.start(t, files);
    const workspaceFolders = [{ uri: `${decodeURI(first.uri(""))}`, name: "clients" }];
    const client = await Client.start(t, {}, { settings, params: { workspaceFolders } });
    const uri = await client.open(first.uri("deep/clients.csv"), bad);
    assert.deepEqual(await client.problems(uri), ["1:0 company-exists", "1:17 country-code"]);
    assert.deepEqual((await client.status(uri))?.existing.files, ["companies.json"]);
  });

  test("that cancels a request gets an immediate answer", async (t) => {
    const client = await Client.start(t, {}, { capabilities: everything });
    const answer: { send?: (value: unknown) => void } = {};
    client.connection.onRequest("workspace/configuration", () => new Promise((resolve) => (answer.send = resolve)));
    const uri = await client.open("clients.csv", bad);
    const source = new CancellationTokenSource();
    const context = { diagnostics: [] };
    const params = { textDocument: { uri }, range: range(1, 18), context };
    const asked = client.connection.sendRequest("textDocument/codeAction", params, source.token);
    await until(() => answer.send);
    source.cancel();
    answer.send?.([{}]);
    const outcome = await asked.catch((error: { code: number }) => error.code);
    assert.ok(outcome === -32800 || (Array.isArray(outcome) && outcome.length === 0), String(outcome));
  });

  test("gets the latest settings even if answers arrive out of order", async (t) => {
    const client = await Client.start(t);
    const answers: ((value: unknown) => void)[] = [];
    client.connection.onRequest("workspace/configuration", () => new Promise((resolve) => answers.push(resolve)));
    const uri = await client.open("clients.csv", `${header}\n${row("Acme Ltd,ACME,HQ,HQ1,USA")}\n`);
    await until(() => answers.length === 1);
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await until(() => answers.length === 2);
    answers[1]?.([{ rules: { spaces: "off" } }]);
    answers[0]?.([{ rules: { spaces: "error" } }]);
    assert.deepEqual(await client.problems(uri), ["1:21 country-code"]);
  });
});

describe("a document", () => {
  async function look(t: Parameters<typeof Client.start>[0], text: string) {
    const client = await Client.start(t);
    const uri = await client.open("untitled:odd", text, "asio-csv");
    const diagnostics = await client.diagnostics(uri);
    await client.codeActions(uri, range(0, 0, 5, 5));
    const status = await client.status(uri);
    assert.equal((await client.request(validateRequest, { uri }))?.sentence, status?.sentence);
    return { diagnostics, status };
  }

  for (const [what, text] of [
    ["that is empty", ""],
    ["of blank lines", "\n\n\r\n"],
    ["of delimiters", ",,,\n,,,\n"],
    ["of white space", " \t \n"],
    ["of a byte order mark", "\uFEFF"],
    ["of one quote", '"'],
  ] as const) {
    test(`${what} has no header row`, async (t) => {
      const { diagnostics, status } = await look(t, text);
      const missing = diagnostics.filter(({ code }) => code === "header-missing");
      assert.equal(missing.length, 1);
      assert.equal(status?.verdict, "invalid-csv");
      assert.equal(status?.failedRows, 0);
    });
  }

  test("that has only a header row has nothing to import", async (t) => {
    for (const text of [header, `${header}\n`, `${header}\r\n`]) {
      const { status } = await look(t, text);
      assert.equal(status?.sentence, "Nothing to import: the file has no rows yet.");
    }
  });

  test("with binary content is checked", async (t) => {
    const bytes = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 7919) % 256);
    const { status } = await look(t, new TextDecoder("latin1").decode(bytes));
    assert.equal(status?.verdict, "invalid-csv");
  });

  test("with lone surrogates and control characters is checked", async (t) => {
    const { status } = await look(t, `${header}\n${row("A\uD800,A\u0000,\uDFFF,HQ1,US")}\n`);
    assert.equal(status?.sentence, "1 of 1 row would fail.");
  });

  test("with 5,000 columns is checked", async (t) => {
    const extra = Array.from({ length: 4_982 }, (_, i) => `,Extra ${i}`).join("");
    const text = `${header}${extra}\n${row("Acme,ACME,HQ,HQ1,USA")}${",x".repeat(4_982)}\n`;
    const { diagnostics, status } = await look(t, text);
    assert.equal(diagnostics.length, 500);
    assert.equal(diagnostics[0]?.code, "country-code");
    // One for each unknown column among the first thousand, and one for all others.
    assert.deepEqual(status?.counts, { error: 1, warning: 983, information: 0, hint: 0 });
  });

  test("with a cell of 1 MB is checked", async (t) => {
    const { diagnostics } = await look(t, `${header}\n${row(`${"A".repeat(1_000_000)},ACME,HQ,HQ1,US`)}\n`);
    assert.deepEqual(
      diagnostics.map(({ code, range: { start, end } }) => [code, start.character, end.character]),
      [["length", 50, 1_000_000]],
    );
    assert.ok(String(diagnostics[0]?.message).length < 500);
  });

  test("with a row of 5,000 extra cells is checked", async (t) => {
    const { diagnostics } = await look(t, `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}${",x".repeat(5_000)}\n`);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["row-length"],
    );
  });
});
