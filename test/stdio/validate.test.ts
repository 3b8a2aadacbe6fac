import assert from "node:assert/strict";
import { mkdir, readdir, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client, everything, header, row } from "./client.ts";
import { asReason, bad, country, errors, good, mixed, quoted, responseHeader } from "./import-file.ts";

describe("asioImport/validate", () => {
  test("returns the verdict of a file on disk and writes a response file next to it", async (t) => {
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

  test("includes the unsaved edits of an open document", async (t) => {
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

  test("keeps the format of the file, and numbers rows as a spreadsheet does", async (t) => {
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

  test("gives all reasons of a row with their columns, but no warnings", async (t) => {
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

  test("adds the column to a reason that does not name it", async (t) => {
    const text = `${header},Notes\n${row("Acme,ACME,HQ,HQ1,US")},"a, b"\n${row("Acme,AC,H2,HQ2,US")},\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const uri = await client.open("clients.csv", text);
    await client.request(validateRequest, { uri });
    const response = await client.open("clients.response.csv", await client.read("clients.response.csv"));
    const reasons = (await client.diagnostics(response)).filter(({ code }) => code === "response-reason");
    assert.deepEqual(
      reasons.map(({ severity, range: { start, end } }) => [severity, start.line, start.character, end.character]),
      [
        [1, 1, 35, 36],
        [1, 2, 5, 7],
      ],
    );
    const [comma, mismatch] = await errors(client, uri);
    assert.match(String(reasons[0]?.message), /^The response file says: .*\bNotes\b/);
    assert.ok(String(reasons[0]?.message).endsWith(String(comma)));
    assert.equal(reasons[1]?.message, `The response file says: Company ID: ${mismatch}`);
  });

  test("writes nothing for a response file, whatever its name", async (t) => {
    for (const fileName of [`\${name}.response.csv`, "failed.csv"]) {
      const text = `${responseHeader}\n${bad},2,Failed,${country}\n`;
      const client = await Client.start(t, { "failed.csv": text }, { settings: { response: { fileName } } });
      const result = await client.request(validateRequest, { uri: client.uri("failed.csv") });
      assert.deepEqual([result?.verdict, result?.response], ["unchecked", undefined]);
      assert.deepEqual(await readdir(client.folder), ["failed.csv"]);
    }
  });

  test("includes passing rows if response.rows is all", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed }, { settings: { response: { rows: "all" } } });
    await client.request(validateRequest, { uri: client.uri("clients.csv") });
    assert.equal(
      await client.read("clients.response.csv"),
      `${responseHeader}\n${bad},2,Failed,${country}\n${good},3,Created,\n`,
    );
  });

  test("writes all rows even if not all problems are shown", async (t) => {
    const rows = Array.from({ length: 3_000 }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`));
    const client = await Client.start(t, { "clients.csv": `${[header, ...rows].join("\n")}\n` });
    const result = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    assert.equal(result?.sentence, "3,000 of 3,000 rows would fail.");
    assert.deepEqual(result?.notices, ["Showing 500 of 3,000 problems."]);
    const response = rows.map((text, index) => `${text},${index + 2},Failed,${country}\n`).join("");
    assert.equal(await client.read("clients.response.csv"), `${responseHeader}\n${response}`);
  });

  test("names the response file according to response.fileName", async (t) => {
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
      const result = await client.request(validateRequest, { uri: client.uri("clients.csv") });
      assert.equal(result?.verdict, "failed-rows");
      assert.deepEqual(result.notices, [
        `No response file was written. asioImport.response.fileName "${fileName}" would replace the import file itself.`,
      ]);
      assert.equal(await client.read("clients.csv"), mixed);
      assert.deepEqual(await readdir(client.folder), ["clients.csv"]);
    }
  });

  test("replaces an earlier or empty response file, but no other file", async (t) => {
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
      const result = await client.request(validateRequest, { uri });
      assert.deepEqual(result?.notices, [
        "No response file was written. clients.response.csv exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).",
      ]);
      assert.equal(await client.read("clients.response.csv"), other);
    }
  });

  test("does not write through a link to the import file or to a folder", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed, "other.csv": mixed });
    await symlink("clients.csv", join(client.folder, "clients.response.csv"));
    const linked = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    assert.match(String(linked?.notices), /is not a response file/);
    assert.equal(await client.read("clients.csv"), mixed);
    await mkdir(join(client.folder, "other.response.csv"));
    assert.deepEqual((await client.request(validateRequest, { uri: client.uri("other.csv") }))?.notices, [
      `No response file was written. ${client.folder}/other.response.csv cannot be written: it is a folder.`,
    ]);
  });

  test("reports an outdated response file and keeps it if nothing fails any more", async (t) => {
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

  test("writes no response file for an unsaved document and says so", async (t) => {
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

  test("describes each verdict in a sentence", async (t) => {
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
      "Unchecked: no row would fail, but existing companies are not checked. companies.json is empty.",
    ]);
    assert.deepEqual(await sentence("h.csv", mixed), ["failed-rows", "1 of 2 rows would fail."]);
  });

  test("reloads an export if the client does not watch files", async (t) => {
    const capabilities = { ...everything, workspace: { configuration: true } };
    const settings = { existing: { files: ["companies.json"] } };
    const client = await Client.start(t, { "companies.json": '[{"name": "Other"}]' }, { capabilities, settings });
    const uri = await client.open("clients.csv", `${header}\n${good}\n`);
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "accepted");
    await client.write("companies.json", '[{"name": "Bolt"}]');
    assert.equal((await client.request(validateRequest, { uri }))?.verdict, "invalid-csv");
    assert.deepEqual(
      client.statuses.map(({ status }) => status?.verdict),
      ["accepted", "invalid-csv"],
    );
  });

  test("returns null for other files if only import files are requested", async (t) => {
    const files = { "devices.csv": "Device,Serial\n1,2\n", "clients.csv": mixed, "odd.asio.csv": "x\n" };
    const client = await Client.start(t, files);
    const verdict = async (name: string) =>
      (await client.request(validateRequest, { uri: client.uri(name), importFilesOnly: true }))?.verdict;
    assert.equal(await verdict("devices.csv"), undefined);
    assert.equal(await verdict("clients.csv"), "failed-rows");
    assert.equal(await verdict("odd.asio.csv"), "invalid-csv");
    const uri = await client.open("devices.csv", "Device,Serial\n1,2\n");
    assert.equal(await client.request(validateRequest, { uri, importFilesOnly: true }), null);
    await assert.rejects(client.request(validateRequest, { uri }), {
      message: "devices.csv is no import file: its header row has fewer than three of the required columns.",
      data: { foreign: true },
    });
    assert.deepEqual((await readdir(client.folder)).sort(), [
      "clients.csv",
      "clients.response.csv",
      "devices.csv",
      "odd.asio.csv",
    ]);
  });

  test("reports unreadable files in one line", async (t) => {
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

  test("writes nothing after it is cancelled", async (t) => {
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
