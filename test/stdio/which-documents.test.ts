import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Client } from "./client.ts";
import { acme } from "./import-file.ts";

describe("import files", () => {
  const foreign = "Device,Serial,Country\nLaptop,SN-1,UK\n";

  test("do not include other CSV files, which get no findings and a null status", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal(await client.status(uri), null);
    assert.deepEqual(
      await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } }),
      [],
    );
  });

  test("have at least three of the required headers in any spelling", async (t) => {
    const client = await Client.start(t);
    const two = await client.open("two.csv", "Company,Country,Serial\nAcme,UK,1\n");
    assert.equal(await client.status(two), null);
    const three = await client.open("three.csv", "company_name,SITE-ID*,country\nAcme,1,UK\n");
    assert.equal((await client.status(three))?.verdict, "invalid-csv");
  });

  test("are detected again when the header row changes", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", foreign);
    assert.equal(await client.status(uri), null);
    await client.edit(uri, { text: acme });
    assert.equal((await client.status(uri, 1))?.verdict, "accepted");
    await client.edit(uri, { text: foreign });
    assert.equal(await client.status(uri, 2), null);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test("include all documents of the language asio-csv", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign, "asio-csv");
    assert.equal((await client.status(uri))?.verdict, "invalid-csv");
    const empty = await client.open("empty.asio.csv", "", "asio-csv");
    assert.equal((await client.status(empty))?.verdict, "invalid-csv");
  });

  test("include documents that match a glob in asioImport.files", async (t) => {
    const client = await Client.start(t, {}, { settings: { files: ["imports/**/*.csv"] } });
    const inside = await client.open("imports/2024/devices.csv", foreign);
    const outside = await client.open("devices.csv", foreign);
    assert.equal((await client.status(inside))?.verdict, "invalid-csv");
    assert.equal(await client.status(outside), null);
  });

  test("do not include closed documents", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", acme);
    assert.equal((await client.status(uri))?.verdict, "accepted");
    await client.close(uri);
    assert.equal(await client.status(uri, 1), null);
  });
});
