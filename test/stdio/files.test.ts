import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readdir, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CancellationTokenSource } from "vscode-languageserver/node";
import {
  fileVersionRequest,
  readyRequest,
  retryRequest,
  type ValidateResult,
  validateRequest,
  type WriteFileParams,
  writeFileRequest,
} from "../../server/src/lsp/protocol.ts";
import { countryCode } from "../../server/src/rules/country-code.ts";
import { brief, Client, everything, header, range, row } from "./client.ts";

const responseHeader = `${header},Row,Status,Reason for Failure`;
const failed = countryCode.message({ header: "Country", text: "USA", city: "", state: "", zip: "" });
const country = quoted(asReason(failed));
/** A value as RFC 4180 quotes it. */
function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** A message as a response file has it among others. */
function asReason(message: string): string {
  return message.replace(/\.$/, "");
}

/** The messages of the errors that the editor shows, in the order of the file. */
async function errors(client: Client, uri: string): Promise<string[]> {
  const shown = await client.diagnostics(uri);
  return shown.filter(({ severity }) => severity === 1).map(({ message }) => String(message));
}

const good = row("Bolt,BOLT,HQ,HQ2,US");
const bad = row("Acme,ACME,HQ,HQ1,USA");
const mixed = `${header}\n${bad}\n${good}\n`;

describe("asioImport/validate", () => {
  test("of a file on disk tells the verdict and writes the response file beside it", async (t) => {
    const client = await Client.start(t, { "in/clients.csv": mixed });
    const result = await client.request(validateRequest, { uri: client.uri("in/clients.csv") });
    assert.deepEqual(result, {
      verdict: "failed-rows",
      sentence: "1 of 2 rows would fail.",
      rows: 2,
      failedRows: 1,
      counts: { error: 1, warning: 0, information: 0, hint: 0 },
      existing: { files: [], companies: 0, problems: [] },
      notices: [],
      response: client.uri("in/clients.response.csv"),
    });
    assert.equal(await client.read("in/clients.response.csv"), `${responseHeader}\n${bad},2,Failed,${country}\n`);
    assert.equal(await client.read("in/clients.csv"), mixed);
    assert.deepEqual(await readdir(join(client.folder, "in")), ["clients.csv", "clients.response.csv"]);
  });

  test("of an open document takes its unsaved edits", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const uri = await client.open("clients.csv", mixed);
    await client.edit(uri, {
      range: { start: { line: 1, character: 17 }, end: { line: 1, character: 20 } },
      text: "US",
    });
    const result = await client.request(validateRequest, { uri });
    assert.equal(
      result?.sentence,
      "Accepted: both rows would be created. Existing companies are not checked: no export is chosen.",
    );
    assert.equal(result?.response, undefined);
    assert.deepEqual(await readdir(client.folder), ["clients.csv"]);
    await client.edit(uri, { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } }, text: "" });
    assert.equal((await client.request(validateRequest, { uri }))?.sentence, "1 of 2 rows would fail.");
    assert.equal(
      await client.read("clients.response.csv"),
      `${responseHeader}\n${row(",BOLT,HQ,HQ2,US")},3,Failed,${quoted(asReason(String(await errors(client, uri))))}\n`,
    );
    assert.equal(await client.read("clients.csv"), mixed);
  });

  test("keeps line ends, byte order mark, quotes, short and long rows, and numbers rows as a spreadsheet does", async (t) => {
    const rows = [
      `"Ac\r\nme","AC""ME"," HQ ",HQ1,US${",".repeat(13)}`,
      "",
      "Bolt,BOLT,HQ",
      `=1+1,C,HQ,HQ3,US${",".repeat(12)},x,one,"two, three"`,
      "",
    ];
    const client = await Client.start(t);
    await client.write("clients.csv", `\uFEFF${[header, ...rows].join("\r\n")}`);
    const uri = client.uri("clients.csv");
    const result = await client.request(validateRequest, { uri });
    assert.equal(result?.rows, 3);
    assert.equal(result?.failedRows, 3);
    const response = await client.read("clients.response.csv");
    const reasons = [...response.matchAll(/Failed,("(?:[^"]|"")*")/g)].map(([, reason]) => reason);
    assert.equal(reasons.length, 3);
    assert.equal(
      response,
      `\uFEFF${header},,,Row,Status,Reason for Failure\r\n` +
        `"Ac\r\nme","AC""ME"," HQ ",HQ1,US${",".repeat(15)},2,Failed,${reasons[0]}\r\n` +
        `Bolt,BOLT,HQ${",".repeat(17)},4,Failed,${reasons[1]}\r\n` +
        `=1+1,C,HQ,HQ3,US${",".repeat(12)},x,one,"two, three",5,Failed,${reasons[2]}\r\n`,
    );
  });

  test("gives all reasons of a row, each naming its column, and no mere warnings", async (t) => {
    const text = `${header}\n${row("Head Office,A B,,HQ1,USA")}\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const uri = await client.open("clients.csv", text);
    const messages = await errors(client, uri);
    assert.deepEqual(
      messages.map((message) => /Company ID|Site Name|Country/.exec(message)?.[0]),
      ["Company ID", "Site Name", "Country"],
    );
    await client.request(validateRequest, { uri });
    assert.equal(
      await client.read("clients.response.csv"),
      `${responseHeader}\n${row("Head Office,A B,,HQ1,USA")},2,Failed,${quoted(messages.map(asReason).join("; "))}\n`,
    );
  });

  test("names the column of a reason that does not name it itself", async (t) => {
    const text = `${header},Notes\n${row("Acme,ACME,HQ,HQ1,US")},"a, b"\n${row("Acme,AC,H2,HQ2,US")},\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const uri = await client.open("clients.csv", text);
    await client.request(validateRequest, { uri });
    const response = await client.open("clients.response.csv", await client.read("clients.response.csv"));
    const reasons = (await client.diagnostics(response)).filter(({ severity }) => severity === 3);
    assert.deepEqual(
      reasons.map(({ range: { start, end } }) => [start.line, start.character, end.character]),
      [
        [1, 33, 39],
        [2, 5, 7],
      ],
    );
    const [comma, mismatch] = await errors(client, uri);
    assert.match(String(reasons[0]?.message), /^The response file says: .*\bNotes\b/);
    assert.ok(String(reasons[0]?.message).endsWith(asReason(String(comma))));
    assert.equal(reasons[1]?.message, `The response file says: Company ID: ${asReason(String(mismatch))}`);
  });

  test("writes passing rows too, where response.rows is all", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed }, { settings: { response: { rows: "all" } } });
    await client.request(validateRequest, { uri: client.uri("clients.csv") });
    assert.equal(
      await client.read("clients.response.csv"),
      `${responseHeader}\n${bad},2,Failed,${country}\n${good},3,Created,\n`,
    );
  });

  test("writes all rows of a file with more problems than are shown", async (t) => {
    const rows = Array.from({ length: 3_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(t, { "clients.csv": `${[header, ...rows].join("\n")}\n` });
    const result = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    assert.equal(result?.sentence, "3,000 of 3,000 rows would fail.");
    assert.deepEqual(result?.notices, ["Showing 500 of 3,000 problems."]);
    const response = rows.map((text, index) => `${text},${index + 2},Failed,${country}\n`).join("");
    assert.equal(await client.read("clients.response.csv"), `${responseHeader}\n${response}`);
  });

  test("calls the response file as response.fileName says", async (t) => {
    const settings = { response: { fileName: `Antwort $& für \${name} (\${name}).csv` } };
    const client = await Client.start(t, { "mes clients.CSV": mixed }, { settings });
    const result = await client.request(validateRequest, { uri: client.uri("mes clients.CSV") });
    const name = "Antwort $& für mes clients (mes clients).csv";
    assert.equal(fileURLToPath(result?.response ?? ""), join(client.folder, name));
    assert.equal((await client.read(name)).split("\n").length, 3);
  });

  test("never replaces the import file", async (t) => {
    for (const fileName of [`\${name}.csv`, "Clients.CSV"]) {
      const client = await Client.start(t, { "clients.csv": mixed }, { settings: { response: { fileName } } });
      await assert.rejects(client.request(validateRequest, { uri: client.uri("clients.csv") }), {
        code: -32803,
        message: `asioImport.response.fileName "${fileName}" would replace the import file itself.`,
      });
      assert.equal(await client.read("clients.csv"), mixed);
      assert.deepEqual(await readdir(client.folder), ["clients.csv"]);
    }
  });

  test("replaces an earlier response file, an empty one, and nothing else", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const uri = client.uri("clients.csv");
    const first = await client.request(validateRequest, { uri });
    assert.deepEqual(await client.request(validateRequest, { uri }), first);
    const expected = await client.read("clients.response.csv");
    await client.write("clients.response.csv", "");
    await client.request(validateRequest, { uri });
    assert.equal(await client.read("clients.response.csv"), expected);
    for (const other of [
      "my notes\n",
      "Company Name,Status,Error\nAcme,Failed,Site exists\n",
      "PK\u0003\u0004\0",
      "\0",
    ]) {
      await client.write("clients.response.csv", other);
      await assert.rejects(client.request(validateRequest, { uri }), {
        code: -32803,
        message:
          "clients.response.csv exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).",
      });
      assert.equal(await client.read("clients.response.csv"), other);
    }
  });

  test("does not write through a link to the import file, or into a folder", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed, "other.csv": mixed });
    await symlink("clients.csv", join(client.folder, "clients.response.csv"));
    await assert.rejects(client.request(validateRequest, { uri: client.uri("clients.csv") }), /is not a response file/);
    assert.equal(await client.read("clients.csv"), mixed);
    await mkdir(join(client.folder, "other.response.csv"));
    await assert.rejects(client.request(validateRequest, { uri: client.uri("other.csv") }), {
      message: `${client.folder}/other.response.csv cannot be written: it is a folder.`,
    });
  });

  test("tells of an earlier response file where nothing fails any more, and leaves it there", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const uri = client.uri("clients.csv");
    await client.request(validateRequest, { uri });
    await client.write("clients.csv", `${header}\n${good}\n`);
    const result = await client.request(validateRequest, { uri });
    assert.equal(result?.outdatedResponse, client.uri("clients.response.csv"));
    assert.equal(result?.response, undefined);
    assert.ok((await stat(join(client.folder, "clients.response.csv"))).size > 0);
    await client.write("clients.response.csv", "my notes\n");
    assert.equal((await client.request(validateRequest, { uri }))?.outdatedResponse, undefined);
  });

  test("of a document that was never saved has no place for a response file, and says so", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("untitled:Untitled-1", mixed, "asio-csv");
    const result = await client.request(validateRequest, { uri });
    assert.equal(result?.verdict, "failed-rows");
    assert.deepEqual(result?.notices, ["Save the file first to get a response file next to it."]);
    assert.equal(result?.response, undefined);
    await client.edit(uri, { text: `${header}\n${good}\n` });
    assert.deepEqual((await client.request(validateRequest, { uri }))?.notices, []);
    assert.deepEqual(await readdir(client.folder), []);
  });

  test("gives each verdict in a sentence", async (t) => {
    const files = { "companies.json": '[{"name": "Nut", "id": "N"}]' };
    const client = await Client.start(t, files, { settings: { existing: { files: ["companies.json"] } } });
    const sentence = async (name: string, text: string) => {
      await client.write(name, text);
      const result = await client.request(validateRequest, { uri: client.uri(name) });
      return [result?.verdict, result?.sentence];
    };
    assert.deepEqual(await sentence("a.csv", `${header}\n${good}\n`), [
      "accepted",
      "Accepted: the one row would be created.",
    ]);
    assert.deepEqual(await sentence("b.csv", mixed), ["failed-rows", "1 of 2 rows would fail."]);
    assert.deepEqual(await sentence("c.csv", mixed.replace("Country", "country")), [
      "invalid-csv",
      "Invalid CSV: the platform would refuse the whole file, because its header row is not the template's. 1 of 2 rows has errors.",
    ]);
    assert.deepEqual(await sentence("d.csv", mixed.replaceAll(",", ";").replace("USA", "US")), [
      "invalid-csv",
      "Invalid CSV: the platform would refuse the whole file, because its cells are not separated by commas.",
    ]);
    assert.deepEqual(await sentence("e.csv", `${header}\n${row("Nut,NUT,HQ,HQ1,US")}\n`), [
      "invalid-csv",
      "Invalid CSV: the platform would refuse the whole file, because it has companies that already exist. 1 of 1 row has errors.",
    ]);
    assert.deepEqual(await sentence("f.csv", `${header}\n`), [
      "accepted",
      "Nothing to import: the file has no rows yet.",
    ]);
    await client.write("companies.json", "");
    await client.changeFiles("companies.json");
    assert.deepEqual(await sentence("g.csv", `${header}\n${good}\n`), [
      "unchecked",
      "Unchecked: the file has no errors, but existing companies are not checked. companies.json is empty.",
    ]);
    assert.deepEqual(await sentence("h.csv", mixed), ["failed-rows", "1 of 2 rows would fail."]);
  });

  test("looks at an export anew where the client watches no files", async (t) => {
    const capabilities = { ...everything, workspace: { configuration: true } };
    const settings = { existing: { files: ["companies.json"] } };
    const client = await Client.start(t, { "companies.json": '[{"name": "Other"}]' }, { capabilities, settings });
    const uri = await client.open("clients.csv", `${header}\n${good}\n`);
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "accepted");
    await client.write("companies.json", '[{"name": "Bolt"}]');
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "invalid-csv");
    assert.deepEqual(
      client.statuses.map(({ status }) => status?.verdict),
      ["accepted", "accepted", "invalid-csv"],
    );
  });

  test("answers null for other files, where only import files are asked for", async (t) => {
    const files = { "devices.csv": "Device,Serial\n1,2\n", "clients.csv": mixed, "odd.asio.csv": "x\n" };
    const client = await Client.start(t, files);
    const verdict = async (name: string) =>
      (await client.request(validateRequest, { uri: client.uri(name), importFilesOnly: true }))?.verdict;
    assert.equal(await verdict("devices.csv"), undefined);
    assert.equal(await verdict("clients.csv"), "failed-rows");
    assert.equal(await verdict("odd.asio.csv"), "invalid-csv");
    const uri = await client.open("devices.csv", "Device,Serial\n1,2\n");
    assert.equal(await client.request(validateRequest, { uri, importFilesOnly: true }), null);
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "invalid-csv");
  });

  test("tells in one line what it cannot read", async (t) => {
    const files = { "image.csv": "\x89PNG\r\n\x1a\n\0\0", "book.csv": "PK\u0003\u0004\u0014\0" };
    const client = await Client.start(t, files);
    await mkdir(join(client.folder, "folder.csv"));
    for (const [uri, message] of [
      [client.uri("none.csv"), `${client.folder}/none.csv cannot be read: there is no such file.`],
      [client.uri("folder.csv"), `${client.folder}/folder.csv cannot be read: it is a folder.`],
      [client.uri("image.csv"), "image.csv is not a text file."],
      [client.uri("book.csv"), "book.csv is a workbook or another archive: save it as CSV first."],
      ["vscode-vfs://github/a/b/clients.csv", "vscode-vfs://github/a/b/clients.csv is not on this disk."],
    ] as const) {
      await assert.rejects(client.request(validateRequest, { uri }), { code: -32803, message });
    }
  });

  test("writes nothing once it is cancelled", async (t) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(t, { "clients.csv": `${[header, ...rows].join("\n")}\n` });
    const source = new CancellationTokenSource();
    const validating = client.request(validateRequest, { uri: client.uri("clients.csv") }, source.token);
    source.cancel();
    await assert.rejects(validating, { code: -32800, message: "Cancelled." });
    const later = new CancellationTokenSource();
    const validatingLater = client.request(validateRequest, { uri: client.uri("clients.csv") }, later.token);
    setTimeout(() => later.cancel(), 30);
    await assert.rejects(validatingLater, { code: -32800, message: "Cancelled." });
    assert.deepEqual(await readdir(client.folder), ["clients.csv"]);
  });
});

describe("a response file that is there already", () => {
  const noted = (why: string) => [`clients.response.csv ${why}, so it is not replaced.`];
  const corrected = (text: string) => text.replace("HQ1,USA", "HQ1,US");

  /** A client that has validated a file, what the answer was, and how to validate it again. */
  async function validated(t: TestContext, files = {}, settings?: unknown) {
    const client = await Client.start(t, { "clients.csv": mixed, ...files }, { settings });
    const again = async (overwrite = false, name = "clients.csv") =>
      await client.request(validateRequest, { uri: client.uri(name), overwrite });
    return { client, again, first: await again(), response: await client.read("clients.response.csv").catch(() => "") };
  }

  test("is kept where a person has corrected it, until they say so", async (t) => {
    const { client, again, first, response } = await validated(t);
    await client.write("clients.response.csv", corrected(response));
    const { response: _, ...rest } = first as ValidateResult;
    const kept = {
      keptResponse: client.uri("clients.response.csv"),
      notices: noted("was corrected after it was written"),
    };
    assert.deepEqual(await again(), { ...rest, ...kept });
    // Also where the import file has changed since, and where its row passes by now.
    await client.write("clients.csv", mixed.replace("Acme", "Acorn"));
    assert.deepEqual((await again())?.notices, kept.notices);
    await client.write("clients.csv", corrected(mixed));
    assert.equal((await again())?.outdatedResponse, undefined);
    assert.equal(await client.read("clients.response.csv"), corrected(response));
    await client.write("clients.csv", mixed);
    assert.deepEqual(await again(true), first);
    assert.equal(await client.read("clients.response.csv"), response);
    assert.deepEqual(await again(), first);
    assert.deepEqual(await readdir(client.folder), ["clients.csv", "clients.response.csv"]);
  });

  test("is replaced after the import file was corrected, also while an editor still shows what was there", async (t) => {
    const { client, again, response } = await validated(t);
    const uri = await client.open("clients.response.csv", response);
    for (const name of ["Acorn", "Arrow", "Atlas"]) {
      await client.write("clients.csv", mixed.replace("Acme", name));
      const result = await again();
      assert.deepEqual([result?.response, result?.notices], [uri, []]);
      assert.equal(await client.read("clients.response.csv"), response.replace("Acme", name));
    }
  });

  test("is kept where an editor has changes of it that are not saved", async (t) => {
    const { client, again, response } = await validated(t);
    const uri = await client.open("clients.response.csv", response);
    await client.edit(uri, { text: corrected(response) });
    assert.deepEqual((await again())?.notices, noted("has unsaved changes"));
    assert.equal(await client.read("clients.response.csv"), response);
    await client.edit(uri, { text: response });
    assert.equal((await again())?.response, uri);
  });

  test("is kept where it is another import file's", async (t) => {
    const settings = { response: { fileName: "failed.csv" } };
    const other = mixed.replaceAll("Acme", "Fox").replaceAll("ACME", "FOX");
    const { client, again, first } = await validated(t, { "other.csv": other }, settings);
    assert.equal(first?.response, client.uri("failed.csv"));
    const response = await client.read("failed.csv");
    const result = await again(false, "other.csv");
    assert.equal(result?.keptResponse, client.uri("failed.csv"));
    assert.deepEqual(result?.notices, [
      "failed.csv is the response file of another import file, so it is not replaced.",
    ]);
    assert.equal(await client.read("failed.csv"), response);
    await client.write("other.csv", corrected(other));
    assert.equal((await again(false, "other.csv"))?.outdatedResponse, undefined);
    assert.equal((await again())?.response, client.uri("failed.csv"));
  });

  test("of an earlier server is replaced where the import file explains it, and kept where it does not", async (t) => {
    const { client, response } = await validated(t);
    const restarted = async (files: Record<string, string>) => {
      const later = await Client.start(t, files);
      return await later.request(validateRequest, { uri: later.uri("clients.csv") });
    };
    assert.equal(
      (await restarted({ "clients.response.csv": response, "clients.csv": mixed }))?.keptResponse,
      undefined,
    );
    const unexplained = await restarted({ "clients.csv": mixed, "clients.response.csv": corrected(response) });
    assert.deepEqual(unexplained?.notices, noted("was corrected after it was written (Row 2)"));
    assert.equal(await client.read("clients.response.csv"), response);
  });
});

describe("a file that cannot be written", () => {
  const full = "/dev/full";

  test("on a full disk is told in one sentence", { skip: !existsSync(full) }, async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    for (const [type, part] of [
      [validateRequest, "response"],
      [readyRequest, "ready"],
    ] as const) {
      const name = `clients.${part}.csv`;
      await symlink(full, join(client.folder, name));
      await assert.rejects(client.request<{ uri: string }, unknown>(type, { uri: client.uri("clients.csv") }), {
        code: -32803,
        message: `${client.folder}/${name} cannot be written: the disk is full.`,
      });
    }
    assert.deepEqual(await readdir(client.folder), ["clients.csv", "clients.ready.csv", "clients.response.csv"]);
  });

  test("through a link that leads nowhere is not made there", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    await symlink("nowhere.csv", join(client.folder, "clients.response.csv"));
    await assert.rejects(client.request(validateRequest, { uri: client.uri("clients.csv") }), {
      code: -32803,
      message: `${client.folder}/clients.response.csv cannot be written: it is a link to a file that does not exist.`,
    });
    assert.deepEqual(await readdir(client.folder), ["clients.csv", "clients.response.csv"]);
  });

  test("since it has changed meanwhile is left as it is", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const uri = client.uri("clients.csv");
    const base64 = Buffer.from(good).toString("base64");
    const replaced = await client.request(fileVersionRequest, { uri });
    await client.write("clients.csv", `${mixed}${good}\n`);
    await assert.rejects(client.request(writeFileRequest, { uri, base64, replaced }), {
      code: -32803,
      message: `${client.folder}/clients.csv was changed in the meantime, so it is not replaced.`,
    });
    assert.equal(await client.read("clients.csv"), `${mixed}${good}\n`);
    await client.request(writeFileRequest, {
      uri,
      base64,
      replaced: await client.request(fileVersionRequest, { uri }),
    });
    assert.equal(await client.read("clients.csv"), good);
    assert.equal(await client.request(fileVersionRequest, { uri: client.uri("none.csv") }), null);
    assert.deepEqual(await readdir(client.folder), ["clients.csv"]);
  });
});

describe("through a client that reads and writes files", () => {
  test("a file that is not on this disk is validated as any other", async (t) => {
    const stored = new Map([
      ["memfs:/in/clients.csv", mixed],
      ["memfs:/in/data/companies.json", '[{"name": "Bolt"}]'],
    ]);
    const settings = { existing: { files: ["data/*.json"] } };
    const client = await Client.start(t, {}, { settings, initializationOptions: { files: true } });
    client.connection.onRequest("asioImport/readFile", ({ uri }: { uri: string }) => {
      const text = stored.get(uri);
      if (text === undefined) throw new Error(`There is no file ${uri}.`);
      return { base64: Buffer.from(text).toString("base64") };
    });
    client.connection.onRequest("asioImport/fileVersion", ({ uri }: { uri: string }) =>
      stored.has(uri) ? { modified: 1, tag: "1" } : null,
    );
    client.connection.onRequest("asioImport/writeFile", ({ uri, base64, replaced }: WriteFileParams) => {
      assert.equal(replaced, null);
      stored.set(uri, Buffer.from(base64, "base64").toString());
      return null;
    });
    client.connection.onRequest("asioImport/findFiles", ({ folder, glob }: { folder: string; glob: string }) => {
      assert.deepEqual([folder, glob], ["memfs:/in/data/", "*.json"]);
      return ["memfs:/in/data/companies.json"];
    });
    const result = await client.request(validateRequest, { uri: "memfs:/in/clients.csv" });
    assert.equal(result?.verdict, "invalid-csv");
    assert.equal(result?.response, "memfs:/in/clients.response.csv");
    assert.equal(stored.get("memfs:/in/clients.response.csv")?.split("\n").length, 4);
    await assert.rejects(client.request(validateRequest, { uri: "memfs:/in/none.csv" }), {
      code: -32803,
      message: /There is no file memfs:\/in\/none\.csv\./,
    });
  });
});

describe("the round trip", () => {
  const platform = "Status,Company Name,Site Name,Error Message,Company ID,Site ID,Country,Comments\n";

  test("createRetry writes the failed rows of a response file in the template's format", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed.replaceAll("\n", "\r\n") });
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    const made = await client.request(retryRequest, { uri: validated?.response ?? "" });
    assert.deepEqual(made, { uri: client.uri("clients.retry.csv"), rows: 1, written: true, notes: [] });
    assert.equal(await client.read("clients.retry.csv"), `${header}\r\n${bad}\r\n`);
  });

  test("createRetry takes the platform's own response file, in another order and with other columns", async (t) => {
    const rows =
      'Failed,Acme,HQ,Company exists,ACME,HQ1,US,a\nSuccess,Bolt,HQ,,BOLT,HQ2,US,\nfailed,Nut,HQ,"x, y",NUT,HQ3,US,b\n';
    const client = await Client.start(t, { "Company Import Response.csv": platform + rows });
    const made = await client.request(retryRequest, { uri: client.uri("Company Import Response.csv") });
    assert.deepEqual(made, { uri: client.uri("Company Import Response.retry.csv"), rows: 2, written: true, notes: [] });
    assert.equal(
      await client.read("Company Import Response.retry.csv"),
      `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Nut,NUT,HQ,HQ3,US")}\n`,
    );
  });

  test("createRetry keeps the cells of a row that a comma split", async (t) => {
    const text = `${header}\nAcme,ACME,HQ,HQ1,US,,12 Main Street," Suite 5",,Boston,,,,,,,,,x,,\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    await client.request(retryRequest, { uri: validated?.response ?? "" });
    assert.equal(await client.read("clients.retry.csv"), text.replace(/,,\n$/, "\n"));
  });

  test("createRetry takes no file that says nothing of its rows", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    await assert.rejects(client.request(retryRequest, { uri: client.uri("clients.csv") }), {
      code: -32803,
      message: "clients.csv is not a response file: it has no status or reason column.",
    });
  });

  test("writeReady writes the rows that pass, which then are accepted", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const made = await client.request(readyRequest, { uri: client.uri("clients.csv") });
    assert.deepEqual(made, { uri: client.uri("clients.ready.csv"), rows: 1, written: true, notes: [] });
    assert.equal(await client.read("clients.ready.csv"), `${header}\n${good}\n`);
    const validated = await client.request(validateRequest, { uri: made.uri });
    assert.equal(validated?.verdict, "accepted");
  });

  test("writeReady puts a file with other names, order and delimiter into the template's format", async (t) => {
    const text = "site_id;Country;Site;Company ID;Notes;Company\nHQ1;US;HQ;ACME;x;Acme\n";
    const client = await Client.start(t, { "clients.csv": text });
    assert.equal((await client.request(readyRequest, { uri: client.uri("clients.csv") })).rows, 1);
    assert.equal(await client.read("clients.ready.csv"), `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`);
  });

  test("writeReady writes no row of a file that lacks a required column", async (t) => {
    const client = await Client.start(t, {
      "clients.csv": "Company Name,Company ID,Site Name,Country\nAcme,ACME,HQ,US\n",
    });
    assert.equal((await client.request(readyRequest, { uri: client.uri("clients.csv") })).rows, 0);
    assert.equal(await client.read("clients.ready.csv"), `${header}\n`);
  });

  test("a file that is there already is replaced only when that is wished", async (t) => {
    const files = {
      "clients.csv": mixed,
      "clients.ready.csv": "mine\n",
      "r.response.csv": platform,
      "r.retry.csv": "mine\n",
    };
    const client = await Client.start(t, files);
    for (const [type, name, target] of [
      [readyRequest, "clients.csv", "clients.ready.csv"],
      [retryRequest, "r.response.csv", "r.retry.csv"],
    ] as const) {
      const uri = client.uri(name);
      assert.equal((await client.request(type, { uri })).written, false);
      assert.equal((await client.request(type, { uri, overwrite: false })).written, false);
      assert.equal(await client.read(target), "mine\n");
      assert.equal((await client.request(type, { uri, overwrite: true })).written, true);
      assert.notEqual(await client.read(target), "mine\n");
    }
  });

  test("an open response file shows its reasons on the columns that they name", async (t) => {
    const text = `${header}\n${row("Head Office,A B,,HQ1,USA")}\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const messages = await errors(client, await client.open("clients.csv", text));
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    const uri = await client.open("clients.response.csv", await client.read("clients.response.csv"));
    assert.equal(fileURLToPath(uri), fileURLToPath(validated?.response ?? ""));
    assert.deepEqual(
      (await client.diagnostics(uri)).filter(({ severity }) => severity === 3),
      [range(1, 12, 1, 15), range(1, 16, 1, 16), range(1, 21, 1, 24)].map((range, index) => ({
        range,
        severity: 3,
        source: "asio-import",
        message: `The response file says: ${asReason(String(messages[index]))}`,
      })),
    );
  });

  test("an open response file of the platform shows its reasons, where they name no column on themselves", async (t) => {
    const client = await Client.start(t);
    const text = `${platform}Failed,Acme,HQ,Invalid site id; Country is wrong for the company name; Try again,ACME,HQ1,US,Country\n`;
    const uri = await client.open("response.csv", text);
    const reasons = (await client.diagnostics(uri)).filter(({ severity }) => severity === 3);
    assert.deepEqual(
      reasons.map(({ range: { start, end } }) => text.split("\n")[1]?.slice(start.character, end.character)),
      ["HQ1", "US", "Invalid site id; Country is wrong for the company name; Try again"],
    );
  });

  test("an open response file is not told to be wrong for what a response file adds", async (t) => {
    const client = await Client.start(t);
    const text = `${header},Row,Status,Reason for Failure\r\n${bad},2,Failed,"Commas, ""quotes"",\r\n two lines ; Ã©"\r\n`;
    const uri = await client.open("clients.response.csv", text);
    const shown = (await client.diagnostics(uri)).filter(({ severity }) => severity !== 3);
    assert.deepEqual(shown.map(brief), ["1:17 country-code"]);
  });

  test("an open response file shows no more than asioImport.maxProblems", async (t) => {
    const rows = Array.from({ length: 30 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(
      t,
      { "clients.csv": [header, ...rows].join("\n") },
      { settings: { maxProblems: 10 } },
    );
    await client.request(validateRequest, { uri: client.uri("clients.csv") });
    const uri = await client.open("clients.response.csv", await client.read("clients.response.csv"));
    const shown = await client.diagnostics(uri);
    assert.equal(shown.length, 10);
    assert.deepEqual(
      shown.slice(0, 2).map(({ severity, range }) => [severity, range.start.line]),
      [
        [3, 1],
        [1, 1],
      ],
    );
  });
});
