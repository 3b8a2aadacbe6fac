import assert from "node:assert/strict";
import { mkdir, readdir, rm } from "node:fs/promises";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { type MakeFileParams, readyRequest, retryRequest } from "../../server/src/lsp/round-trip-protocol.ts";
import { Client, header, range, row } from "./client.ts";
import { bad, errors, mixed } from "./import-file.ts";

describe("the round trip", () => {
  const platform = "Status,Company Name,Site Name,Error Message,Company ID,Site ID,Country,Comments\n";

  test("createRetry writes the failed rows of a response file in the template's format", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed.replaceAll("\n", "\r\n") });
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    const made = await client.request(retryRequest, { uri: validated?.response ?? "" });
    assert.deepEqual(made, { uri: client.uri("clients.retry.csv"), rows: 1, written: true, notes: [] });
    assert.equal(await client.read("clients.retry.csv"), `${header}\r\n${bad}\r\n`);
  });

  test("createRetry accepts the platform's own response file with other columns and order", async (t) => {
    const rows =
      'Failed,Acme,HQ,Company exists,ACME,HQ1,US,a\nSuccess,Bolt,HQ,,BOLT,HQ2,US,\nfailed,Nut,HQ,"x, y",NUT,HQ3,US,b\n';
    const client = await Client.start(t, { "Company Import Response.csv": platform + rows });
    const made = await client.request(retryRequest, { uri: client.uri("Company Import Response.csv") });
    assert.deepEqual(made, {
      uri: client.uri("Company Import Response.retry.csv"),
      rows: 2,
      written: true,
      notes: [
        "1 row here failed because its company exists already: the platform refuses this file as long as it has that row.",
      ],
    });
    assert.equal(
      await client.read("Company Import Response.retry.csv"),
      `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Nut,NUT,HQ,HQ3,US")}\n`,
    );
  });

  test("createRetry keeps the cells of a row that is split by a comma", async (t) => {
    const text = `${header}\nAcme,ACME,HQ,HQ1,US,,12 Main Street," Suite 5",,Boston,,,,,,,,,x,,\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    await client.request(retryRequest, { uri: validated?.response ?? "" });
    assert.equal(await client.read("clients.retry.csv"), text.replace(/,,\n$/, "\n"));
  });

  test("createRetry writes nothing and says so if there are no rows to retry", async (t) => {
    const files = {
      "r.response.csv": `${platform}Imported,Acme,HQ,None,ACME,HQ1,US,\nUpdated,Bolt,HQ,,BOLT,HQ2,US,\n`,
      "old.response.csv": `${platform}Done,Acme,HQ,-,ACME,HQ1,US,\n`,
      "old.retry.csv": "mine\n",
    };
    const client = await Client.start(t, files);
    assert.deepEqual(await client.request(retryRequest, { uri: client.uri("r.response.csv") }), {
      uri: client.uri("r.retry.csv"),
      rows: 0,
      written: false,
      notes: ['1 row is left out because its company exists, as the status "Updated" says.'],
      nothing: "Nothing to retry: r.response.csv has no rows that failed.",
    });
    await assert.rejects(client.read("r.retry.csv"), { code: "ENOENT" });
    await client.request(retryRequest, { uri: client.uri("old.response.csv"), overwrite: true });
    assert.equal(await client.read("old.retry.csv"), "mine\n");
  });

  test("createRetry rejects a file that is not a response file", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    await assert.rejects(client.request(retryRequest, { uri: client.uri("clients.csv") }), {
      code: -32803,
      message: "clients.csv is not a response file: it has no status or reason column.",
    });
  });

  test("writeReady splits the file by whole companies, and what is ready is accepted", async (t) => {
    const acme = ["Acme,ACME,HQ,HQ1,US", "ACME,ACME,West,W1,USA"].map(row);
    const nut = ["Nut,NUT,HQ,HQ3,US", "Nut,NUT,East,E1,DE"].map(row);
    const text = [header, acme[0], nut[0], acme[1], nut[1], ""].join("\r\n");
    const client = await Client.start(t, { "clients.csv": text });
    const made = await client.request(readyRequest, { uri: client.uri("clients.csv") });
    const [ready, rest] = ["ready", "rest"].map((part) => ({
      part,
      uri: client.uri(`clients.${part}.csv`),
      rows: 2,
      companies: 1,
      existed: false,
    }));
    assert.deepEqual(made, { files: [ready, rest], written: true, notes: [] });
    assert.equal(await client.read("clients.ready.csv"), [header, ...nut, ""].join("\r\n"));
    assert.equal(await client.read("clients.rest.csv"), [header, ...acme, ""].join("\r\n"));
    const validated = await client.request(validateRequest, { uri: client.uri("clients.ready.csv") });
    assert.equal(validated?.verdict, "accepted");
  });

  test("writeReady takes single rows if asioImport.ready.split is row", async (t) => {
    const [one, other] = [row("Acme,ACME,HQ,HQ1,US"), row("Acme,ACME,West,W1,USA")];
    const settings = { ready: { split: "row" } };
    const client = await Client.start(t, { "clients.csv": `${header}\n${other}\n${one}\n` }, { settings });
    const { notes } = await client.request(readyRequest, { uri: client.uri("clients.csv") });
    assert.deepEqual(notes, [
      "1 company has rows that are ready and rows that are left over. Finish it first: once the platform has created it, it refuses a file with its other rows.",
    ]);
    assert.equal(await client.read("clients.ready.csv"), `${header}\n${one}\n`);
    assert.equal(await client.read("clients.rest.csv"), `${header}\n${other}\n`);
  });

  test("writeReady converts other headers, order and delimiter to the template's format", async (t) => {
    const text = "site_id;Country;Site;Company ID;Notes;Company\nHQ1;US;HQ;ACME;x;Acme\n";
    const client = await Client.start(t, { "clients.csv": text });
    const { files } = await client.request(readyRequest, { uri: client.uri("clients.csv") });
    assert.deepEqual(
      files.map(({ part }) => part),
      ["ready"],
    );
    assert.equal(await client.read("clients.ready.csv"), `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`);
    await assert.rejects(client.read("clients.rest.csv"), { code: "ENOENT" });
  });

  test("writeReady writes no ready file if a required column is missing", async (t) => {
    const client = await Client.start(t, {
      "clients.csv": "Company Name,Company ID,Site Name,Country\nAcme,ACME,HQ,US\n",
    });
    const made = await client.request(readyRequest, { uri: client.uri("clients.csv") });
    assert.deepEqual(made, {
      files: [{ part: "rest", uri: client.uri("clients.rest.csv"), rows: 1, companies: 1, existed: false }],
      written: true,
      nothing: "Nothing is ready: the file lacks a required column.",
      notes: [],
    });
    await assert.rejects(client.read("clients.ready.csv"), { code: "ENOENT" });
    assert.equal(await client.read("clients.rest.csv"), `${header}\n${row("Acme,ACME,HQ,,US")}\n`);
  });

  test("writeReady names the file of an earlier run for which there are no rows now", async (t) => {
    const client = await Client.start(t, {
      "clients.csv": mixed,
      "clients.ready.csv": "old\n",
      "clients.rest.csv": "",
    });
    const failing = `${header}\n${bad}\n`;
    await client.write("clients.csv", failing);
    const made = await client.request(readyRequest, { uri: client.uri("clients.csv"), overwrite: true });
    assert.deepEqual(made.outdated, [{ part: "ready", uri: client.uri("clients.ready.csv") }]);
    assert.equal(await client.read("clients.ready.csv"), "old\n");
    await client.write("clients.csv", failing.replace("USA", "US"));
    const later = await client.request(readyRequest, { uri: client.uri("clients.csv"), overwrite: true });
    assert.deepEqual(later.outdated, [{ part: "rest", uri: client.uri("clients.rest.csv") }]);
  });

  test("writeReady refuses a response file, whose passing rows were created", async (t) => {
    const text = `${header},Status,Reason\n${row("Acme,ACME,HQ,HQ1,US")},Created,\n`;
    const client = await Client.start(t, { "clients.response.csv": text });
    await assert.rejects(client.request(readyRequest, { uri: client.uri("clients.response.csv") }), {
      code: -32803,
      message: "clients.response.csv is a response file, not an import file.",
    });
    await assert.rejects(client.read("clients.ready.csv"), { code: "ENOENT" });
  });

  test("writeReady refuses another program's CSV", async (t) => {
    const client = await Client.start(t, { "devices.csv": "Device,Serial\nLaptop,1\n" });
    await assert.rejects(client.request(readyRequest, { uri: client.uri("devices.csv") }), {
      message: "devices.csv is no import file: its header row has fewer than three of the required columns.",
    });
    assert.deepEqual(await readdir(client.folder), ["devices.csv"]);
  });

  test("writeReady writes neither file if one of them exists or cannot be written", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed, "clients.rest.csv": "mine\n" });
    const uri = client.uri("clients.csv");
    const { written, files } = await client.request(readyRequest, { uri });
    assert.equal(written, false);
    assert.deepEqual(
      files.map(({ existed }) => existed),
      [false, true],
    );
    assert.equal(await client.read("clients.rest.csv"), "mine\n");
    await rm(fileURLToPath(client.uri("clients.rest.csv")));
    await mkdir(fileURLToPath(client.uri("clients.rest.csv")));
    await assert.rejects(client.request(readyRequest, { uri, overwrite: true }), {
      message: `${client.folder}/clients.rest.csv cannot be written: it is a folder.`,
    });
    assert.deepEqual((await readdir(client.folder)).sort(), ["clients.csv", "clients.rest.csv"]);
  });

  test("an existing file is replaced only if overwriting is requested", async (t) => {
    const files = {
      "clients.csv": mixed,
      "clients.ready.csv": "mine\n",
      "r.response.csv": `${platform}Failed,Acme,HQ,Exists,ACME,HQ1,US,\n`,
      "r.retry.csv": "mine\n",
    };
    const client = await Client.start(t, files);
    for (const [type, name, target] of [
      [readyRequest, "clients.csv", "clients.ready.csv"],
      [retryRequest, "r.response.csv", "r.retry.csv"],
    ] as const) {
      const uri = client.uri(name);
      const request = (params: MakeFileParams) => client.request<MakeFileParams, { written: boolean }>(type, params);
      assert.equal((await request({ uri })).written, false);
      assert.equal((await request({ uri, overwrite: false })).written, false);
      assert.equal(await client.read(target), "mine\n");
      assert.equal((await request({ uri, overwrite: true })).written, true);
      assert.notEqual(await client.read(target), "mine\n");
    }
  });

  test("an open response file shows its reasons instead of its findings, where these are", async (t) => {
    const text = `${header}\n${row("Head Office,A B,,HQ1,USA")}\n`;
    const client = await Client.start(t, { "clients.csv": text });
    const messages = await errors(client, await client.open("clients.csv", text));
    const validated = await client.request(validateRequest, { uri: client.uri("clients.csv") });
    const uri = await client.open("clients.response.csv", await client.read("clients.response.csv"));
    assert.equal(fileURLToPath(uri), fileURLToPath(validated?.response ?? ""));
    assert.deepEqual(
      (await client.diagnostics(uri))
        .filter(({ severity }) => severity === 1)
        .map(({ range, code, message }) => ({ range, code, message })),
      [range(1, 13, 1, 14), range(1, 16, 1, 16), range(1, 21, 1, 24)].map((range, index) => ({
        range,
        code: "response-reason",
        message: `The response file says: ${messages[index]}`,
      })),
    );
  });

  test("a reason is information once its cell was edited, and an error again if the edit is undone", async (t) => {
    const client = await Client.start(t);
    const rows = `${platform}Failed,Acme,HQ,Country not licensed,ACME,HQ1,US,\nFailed,Bolt,HQ,Try again,BOLT,HQ1,US,\n`;
    const uri = await client.open("response.csv", rows);
    const severities = async () =>
      (await client.diagnostics(uri)).map(({ code, severity, range }) => [code, severity, range.start.line]);
    assert.deepEqual(await severities(), [
      ["response-reason", 1, 1],
      ["response-reason", 1, 2],
    ]);
    const country = rows.split("\n")[1]?.indexOf("US,") ?? 0;
    await client.edit(uri, { range: range(1, country, 1, country + 2), text: "CA" });
    assert.deepEqual(await severities(), [
      ["response-reason", 1, 2],
      ["response-reason", 3, 1],
    ]);
    // Any change of a row is about a reason that names no column. A new row above changes nothing.
    await client.edit(uri, { range: range(2, 7, 2, 11), text: "Bolts" });
    await client.edit(uri, { range: range(1, 0, 1, 0), text: "Created,Cog,HQ,,COG,HQ1,US,\n" });
    assert.deepEqual(await severities(), [
      ["response-reason", 3, 2],
      ["response-reason", 3, 3],
    ]);
    await client.edit(uri, { range: range(2, country, 2, country + 2), text: "US" });
    assert.deepEqual(await severities(), [
      ["response-reason", 1, 2],
      ["response-reason", 3, 3],
    ]);
  });

  test("an open platform response file shows reasons that name no column in their own cell", async (t) => {
    const client = await Client.start(t);
    const text = `${platform}Failed,Acme,HQ,Invalid site id; Country is wrong for the company name; Try again,ACME,HQ1,US,Country\n`;
    const uri = await client.open("response.csv", text);
    const reasons = (await client.diagnostics(uri)).filter(({ code }) => code === "response-reason");
    assert.deepEqual(
      reasons.map(({ range: { start, end } }) => text.split("\n")[1]?.slice(start.character, end.character)),
      ["Invalid site id; Country is wrong for the company name; Try again", "HQ1", "US"],
    );
  });

  test("an open response file has no findings for its additional columns", async (t) => {
    const client = await Client.start(t);
    const text = `${header},Row,Status,Reason for Failure\r\n${bad},2,Failed,"Commas, ""quotes"",\r\n two lines ; Ã©"\r\n`;
    const uri = await client.open("clients.response.csv", text);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code", "1:43 response-reason", "1:43 response-reason"]);
  });

  test("an open response file shows at most asioImport.maxProblems problems", async (t) => {
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
        [1, 1],
        [1, 2],
      ],
    );
  });
});
