import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { fileVersionRequest, readFileRequest } from "../../server/src/lsp/file-protocol.ts";
import { previewMappingRequest, proposeMappingRequest } from "../../server/src/lsp/mapping-protocol.ts";
import { inspectExportsRequest, planFixesRequest, validateRequest } from "../../server/src/lsp/protocol.ts";
import { readyRequest, retryRequest } from "../../server/src/lsp/round-trip-protocol.ts";
import { tableFindRequest } from "../../server/src/lsp/table-protocol.ts";
import { Client, header, hover, range, requestCancelled, row } from "./client.ts";

/** Milliseconds that users would notice as a delay. */
const longest = 100;

class Deaf extends Error {}

/** A test with {@link assertHears}. It has three tries, because a busy machine can delay the server. */
function testHearing(name: string, body: (t: TestContext) => Promise<void>): void {
  test(name, async (t) => {
    for (let tries = 1; ; tries++) {
      try {
        return await body(t);
      } catch (error) {
        if (!(error instanceof Deaf) || tries === 3) throw error;
      }
    }
  });
}

/** Asserts that the server answers a hover in another file during a request, and never pauses for long. */
async function assertHears(client: Client, other: string, ask: () => Promise<unknown>): Promise<void> {
  await client.longestPause();
  const asked = ask();
  assert.ok(await hover(client, other));
  await asked;
  const pause = await client.longestPause();
  if (pause > longest) throw new Deaf(`The server handled no message for ${pause} ms`);
}

testHearing("a text is looked for in the table of a large file in slices, with cancel", async (t) => {
  const count = 100_000;
  const text = [header, ...Array.from({ length: count }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},US`)), ""].join(
    "\n",
  );
  const client = await Client.start(t, {}, { pauses: true });
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const uri = await client.open("large.csv", text);
  assert.deepEqual(await client.diagnostics(uri), []);
  const list = { uri, version: 1, filter: { show: "all" as const }, list: 0 };
  const params = { ...list, text: "acme", place: { row: count, cell: 1 }, way: "next" as const };
  await assertHears(client, other, async () => {
    const found = { row: 1, cell: 0, number: 1, count: 2 * count };
    assert.deepEqual(await client.request(tableFindRequest, params), found);
  });

  const cancel = new CancellationTokenSource();
  const refused = assert.rejects(client.request(tableFindRequest, params, cancel.token), { code: requestCancelled });
  assert.ok(await hover(client, other));
  cancel.cancel();
  await refused;
});

testHearing("response, ready and retry files of a large file are written in slices", async (t) => {
  const count = 100_000;
  const lines = Array.from({ length: count }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},${i % 2 ? "US" : "USA"}`));
  const text = [header, ...lines, ""].join("\n");
  const client = await Client.start(t, { "large.csv": text }, { pauses: true });
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const uri = await client.open("large.csv", text);
  assert.equal((await client.diagnostics(uri)).length, 500);

  await assertHears(client, other, async () => {
    assert.equal((await client.request(validateRequest, { uri }))?.failedRows, count / 2);
  });
  await assertHears(client, other, async () => {
    const made = await client.request(readyRequest, { uri });
    assert.deepEqual(
      made?.files.map(({ rows }) => rows),
      [count / 2, count / 2],
    );
  });
  const response = client.uri("large.response.csv");
  await assertHears(client, other, async () => {
    assert.equal((await client.request(retryRequest, { uri: response }))?.rows, count / 2);
  });

  for (const [type, params] of [
    [validateRequest, { uri }],
    [readyRequest, { uri, overwrite: true }],
    [retryRequest, { uri: response, overwrite: true }],
  ] as const) {
    const cancel = new CancellationTokenSource();
    const refused = assert.rejects(client.connection.sendRequest(type.method, params, cancel.token), {
      code: requestCancelled,
    });
    assert.ok(await hover(client, other));
    cancel.cancel();
    await refused;
  }

  const validated = client.request(validateRequest, { uri });
  assert.ok(await hover(client, other));
  await client.edit(uri, { range: range(1, 0), text: "A" });
  assert.equal((await validated)?.failedRows, count / 2);
  assert.match(await client.read("large.response.csv"), /^AAcme0,/m);
});

testHearing("a large response file from an earlier session is compared in slices", async (t) => {
  const count = 100_000;
  const text = [header, ...Array.from({ length: count }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`)), ""].join(
    "\n",
  );
  const files = { "large.csv": text, "large.response.csv": `${header},Row,Status,Reason for Failure\n` };
  const first = await Client.start(t, files);
  await first.request(validateRequest, { uri: first.uri("large.csv") });

  const response = await first.read("large.response.csv");
  const corrected = response.replace(`Acme${count - 1},`, "Acme,");
  const client = await Client.start(t, { "large.csv": text, "large.response.csv": corrected }, { pauses: true });
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const uri = client.uri("large.csv");
  await assertHears(client, other, async () => {
    assert.match(
      (await client.request(validateRequest, { uri }))?.notices.at(-1) ?? "",
      new RegExp(`Row ${count + 1}`),
    );
  });
});

/** A file of one record with this cell. */
function withCell(column: string, cell: string): string {
  const cells = row("Acme,ACME,HQ,HQ1,US").split(",");
  cells[header.split(",").indexOf(column)] = cell;
  return `${header}\n${cells.join(",")}\n`;
}

/** A file with this many spellings of one company. */
function spellings(count: number): string {
  const names = Array.from({ length: count }, (_, i) => `Acme${".".repeat(i % 200)}${"-".repeat(i / 200)}`);
  return [header, ...names.map((name, i) => row(`${name},ACME,HQ${i},HQ${i},US`)), ""].join("\n");
}

const diagnose = async (client: Client, uri: string) => void (await client.diagnostics(uri));
const lightBulb = (client: Client, uri: string) => client.codeActions(uri, range(1, 0, 2, 0));
const inspect = (client: Client, uri: string) => client.request(inspectExportsRequest, { uris: [uri] });
const columns = Array.from({ length: 5_000 }, (_, i) => `Column ${i} of many`).join();

/** Inputs that are expensive for their length, each with the requests for it. */
const hostile: Readonly<
  Record<string, [text: string, ...asked: ((client: Client, uri: string) => Promise<unknown>)[]]>
> = {
  "the check of an email address of dots": [withCell("Email", `a@b${".".repeat(50_000)}c`), diagnose, lightBulb],
  "the check of an email address of spaces": [withCell("Email", `a${" ".repeat(80_000)}b`), diagnose, lightBulb],
  "the check of a text of spaces and a comma": [withCell("City", `"a${" ".repeat(80_000)}b,c"`), diagnose, lightBulb],
  "the check of a phone number of spaces": [withCell("Phone Number", `1${" ".repeat(48_000)}x`), diagnose, lightBulb],
  "the check of a name of combining marks": [
    withCell("Company Name", "\u0327\u0301".repeat(10_000)),
    diagnose,
    lightBulb,
  ],
  "the check of a line of stray quotes": [`${header}\n${'""x,'.repeat(20_000)}\n`, diagnose, lightBulb],
  "the check of a header row of 30,000 columns": [
    `${header},${Array.from({ length: 30_000 }, (_, i) => `More ${i}`).join()}\n${row("Acme,ACME,HQ,HQ1,US")}\n`,
    diagnose,
  ],
  "the mapping of 5,000 columns": [
    `${columns}\n${columns}\n`,
    (client, uri) => client.request(proposeMappingRequest, { uri }),
    (client, uri) => client.request(previewMappingRequest, { uri, mapping: [] }),
  ],
  "the check of 16,000 spellings of one company": [spellings(16_000), diagnose],
  "the fix plan for 8,000 spellings of one company": [
    spellings(8_000),
    (client, uri) => client.request(planFixesRequest, { uri }),
  ],
  "the inspection of an export with similar names": [
    JSON.stringify({
      companies: Array.from({ length: 50_000 }, (_, i) => ({
        id: `${i}`,
        name: `Acme${".".repeat(i % 250)}${"-".repeat(i / 250)}`,
      })),
    }),
    inspect,
  ],
  "the inspection of an export of one company with 80,000 IDs": [
    JSON.stringify({
      companies: [{ name: "Acme", externalIds: Array.from({ length: 80_000 }, (_, i) => ({ externalId: `A${i}` })) }],
    }),
    inspect,
  ],
};

for (const [name, [text, ...asked]] of Object.entries(hostile)) {
  testHearing(`answers a hover in another file during ${name}`, async (t) => {
    const client = await Client.start(t, { "hostile.json": text }, { pauses: true });
    const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
    assert.ok(await hover(client, other));
    const uri = asked.includes(inspect) ? client.uri("hostile.json") : await client.open("hostile.csv", text);
    for (const ask of asked) await assertHears(client, other, () => ask(client, uri));
  });
}

/** Files in settings that are long or expensive for their length, each with its setting. */
const named: Readonly<Record<string, [setting: "template" | "export", name: string, content: () => string | Buffer]>> =
  {
    "the load of a template with 200,000 columns": ["template", "t.csv", () => `${header},${"Foo,".repeat(200_000)}\n`],
    "the load of a template that is not UTF-8": [
      "template",
      "t.csv",
      () => Buffer.from("caf\xe9,x\n".repeat(2_000_000), "latin1"),
    ],
    "the load of an export with 100,000 keys in one record": [
      "export",
      "e.json",
      () => `{"companies":[{"name":"x","id":"y",${Array.from({ length: 100_000 }, (_, i) => `"k${i}":1`)}}]}`,
    ],
    "the load of an export with 60,000 lists": [
      "export",
      "e.json",
      () => `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":[{"name":"x${i}","id":"y${i}"}]`)}}`,
    ],
    "the load of an export with 20,000 companies keyed by ID": [
      "export",
      "e.json",
      () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":{"name":"x${i}"}`)}}`,
    ],
    "the load of an export with a key of 4 MB": [
      "export",
      "e.json",
      () => `{"companies":[{"name":"A","${"aé ".repeat(1e6)}":1}]}`,
    ],
    "the load of an export with a name of 2 MB": [
      "export",
      "e.json",
      () => `{"companies":[{"name":"${"aé".repeat(650_000)}"}]}`,
    ],
    "the load of an export with an ID of 2 MB": [
      "export",
      "e.json",
      () => `{"companies":[{"name":"A","id":"${"aé".repeat(650_000)}"}]}`,
    ],
    "the load of a CSV export with a name of 2 MB": [
      "export",
      "e.csv",
      () => `Company Name\n${"aé".repeat(650_000)}\n`,
    ],
    "the load of an export of brackets": ["export", "e.json", () => "[".repeat(4_000_000)],
    "the load of an export that is not UTF-8": [
      "export",
      "e.json",
      () => Buffer.from(`{"companies":[\n${'{"name":"Caf\xe9"},\n'.repeat(60_000)}{"name":"x"}]}`, "latin1"),
    ],
    "the load of an export in JSON Lines": [
      "export",
      "e.json",
      () => `{"name":"Acme","id":"A","codes":[${"0,".repeat(500)}0]}\n`.repeat(15_000),
    ],
    "the load of a CSV export with 150,000 lines": [
      "export",
      "e.csv",
      () => `Company Name,Company ID\n${Array.from({ length: 150_000 }, (_, i) => `Acme ${i},A${i}\n`).join("")}`,
    ],
  };

for (const [name, [setting, file, content]] of Object.entries(named)) {
  testHearing(`answers a hover in another file during ${name}`, async (t) => {
    const client = await Client.start(t, {}, { pauses: true });
    const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
    await client.diagnostics(other);
    await client.write(file, content());
    await assertHears(client, other, async () => {
      await client.changeSettings(setting === "template" ? { template: { file } } : { existing: { files: [file] } });
      await client.diagnostics(other);
    });
  });
}

testHearing("a Windows-1252 file on disk with a single repeated site is validated in slices", async (t) => {
  const text = `${header}\n${`${row("Caf\xe9,CAFE,HQ,HQ1,US")}\n`.repeat(60_000)}`;
  const client = await Client.start(t, {}, { pauses: true });
  await client.write("large.csv", Buffer.from(text, "latin1"));
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  await client.diagnostics(other);
  await assertHears(client, other, async () => {
    assert.equal((await client.request(validateRequest, { uri: client.uri("large.csv") }))?.failedRows, 59_999);
  });
});

/** Requests at a cell of a company that owns all rows of a file. */
const ofOneCompany: Readonly<Record<string, [method: string, character: number, params?: object]>> = {
  "the selection ranges": [
    "textDocument/selectionRange",
    2,
    { positions: Array.from({ length: 100 }, (_, i) => range(i + 1, 2).start) },
  ],
  "the highlights": ["textDocument/documentHighlight", 2],
  "the references": ["textDocument/references", 2, { context: { includeDeclaration: true } }],
  "the definition": ["textDocument/definition", 2],
  "the preparation of a rename": ["textDocument/prepareRename", 2],
  "the rename": ["textDocument/rename", 2, { newName: "Beta" }],
  "the completion of a Site ID": ["textDocument/completion", 18],
};

for (const [name, [method, character, params]] of Object.entries(ofOneCompany)) {
  testHearing(`answers a hover in another file during ${name} of a company with 60,000 rows`, async (t) => {
    const count = 60_000;
    const lines = Array.from({ length: count }, (_, i) => row(`Acme,ACME,Site ${i},S${i},US`));
    const client = await Client.start(t, {}, { pauses: true });
    const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
    const uri = await client.open("large.csv", [header, ...lines, ""].join("\n"));
    await client.diagnostics(uri);
    const asked = { textDocument: { uri }, position: range(5, character).start, ...params };
    await assertHears(client, other, async () => assert.ok(await client.connection.sendRequest(method, asked)));
  });
}

/** Header row problems whose fix reads or changes all rows. */
const ofHeader: Readonly<Record<string, [header: string, row: (i: number) => string]>> = {
  "columns in the wrong order": [
    header.replace("Company Name,Company ID", "Company ID,Company Name"),
    (i) => row(`ACME${i},Acme${i},HQ,HQ${i},US`),
  ],
  "a missing column": [header.replace("Company ID,", ""), (i) => row(`Acme${i},HQ,HQ${i},US`)],
};

for (const [name, [headers, rowOf]] of Object.entries(ofHeader)) {
  testHearing(`answers a hover in another file during code actions on ${name}`, async (t) => {
    const client = await Client.start(t, {}, { pauses: true });
    const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
    const records = Array.from({ length: 60_000 }, (_, i) => rowOf(i));
    const uri = await client.open("large.csv", [headers, ...records, ""].join("\n"));
    await client.diagnostics(uri);
    await assertHears(client, other, async () => assert.ok((await client.codeActions(uri, range(0, 0, 1, 0)))[0]));
  });
}

testHearing("answers a hover in another file during an edit that deletes many rows", async (t) => {
  const count = 100_000;
  const lines = Array.from({ length: count }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
  const client = await Client.start(t, {}, { pauses: true });
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const uri = await client.open("large.csv", [header, ...lines, ""].join("\n"));
  assert.equal((await client.diagnostics(uri)).length, 500);
  await assertHears(client, other, async () => {
    await client.edit(uri, { range: range(3, 0, count, 0), text: "" });
    const problems = ["1:19 country-code", "2:19 country-code", "3:31 country-code"];
    assert.deepEqual(await client.problems(uri), problems);
  });
});

testHearing("answers a hover in another file during 10,000 selection ranges in a long row", async (t) => {
  const client = await Client.start(t, {}, { pauses: true });
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const uri = await client.open("long.csv", `${header}\n${row("Acme,ACME,HQ,H,US")}${",x".repeat(2_000)}\n`);
  await client.diagnostics(uri);
  const positions = Array.from({ length: 10_000 }, (_, i) => range(1, i % 4_000).start);
  await assertHears(client, other, () =>
    client.connection.sendRequest("textDocument/selectionRange", { textDocument: { uri }, positions }),
  );
});

testHearing("answers a hover in another file during a read of 8 MB through the client", async (t) => {
  const text = `${header}\n${`${row("Acme,ACME,HQ,HQ1,US")}\n`.repeat(225_000)}`;
  const client = await Client.start(t, {}, { pauses: true, initializationOptions: { files: true } });
  const base64 = Buffer.from(text).toString("base64");
  client.connection.onRequest(readFileRequest.method, () => ({ base64 }));
  client.connection.onRequest(fileVersionRequest.method, () => null);
  const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  await assertHears(client, other, () =>
    client.request(proposeMappingRequest, { uri: "vscode-vfs://github/large.csv" }),
  );
});

for (const [name, files, path] of [
  [
    "the match of patterns with many stars",
    [`${"*a".repeat(25)}*b`, `${"**/".repeat(25)}b`, "*a".repeat(1_000)],
    "a".repeat(200),
  ],
  ["the match of many patterns", Array.from({ length: 20 }, (_, i) => `${"**/*a*".repeat(80)}${i}`), "a/".repeat(950)],
  ["the match of too many patterns", Array.from({ length: 1_000 }, () => "**/*a*".repeat(600)), "a/".repeat(1_900)],
] as const) {
  testHearing(`answers a hover in another file during ${name}`, async (t) => {
    const client = await Client.start(t, {}, { pauses: true, settings: { files } });
    const other = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
    const uri = await client.open(`${path}.csv`, "a,b\n");
    await assertHears(client, other, () => client.diagnostics(uri));
  });
}
