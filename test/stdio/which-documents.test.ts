import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Client } from "./client.ts";
import { acme } from "./import-file.ts";

describe("which documents are import files", () => {
  const foreign = "Device,Serial,Country\nLaptop,SN-1,UK\n";

  test("not somebody's other CSV: silence, and a status of null", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal(await client.status(uri), null);
    assert.deepEqual(
      await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } }),
      [],
    );
  });

  test("not one with two of the required headers, but one with three, however they are spelled", async (t) => {
    const client = await Client.start(t);
    const two = await client.open("two.csv", "Company,Country,Serial\nAcme,UK,1\n");
    assert.equal(await client.status(two), null);
    const three = await client.open("three.csv", "company_name,SITE-ID*,country\nAcme,1,UK\n");
    assert.equal((await client.status(three))?.verdict, "invalid-csv");
  });

  test("one whose header becomes that of an import file, and one that ceases to be", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", foreign);
    assert.equal(await client.status(uri), null);
    await client.edit(uri, { text: acme });
    assert.equal((await client.status(uri, 1))?.verdict, "accepted");
    await client.edit(uri, { text: foreign });
    assert.equal(await client.status(uri, 2), null);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test("those of the language asio-csv, whatever they hold", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign, "asio-csv");
    assert.equal((await client.status(uri))?.verdict, "invalid-csv");
    const empty = await client.open("empty.asio.csv", "", "asio-csv");
    assert.equal((await client.status(empty))?.verdict, "invalid-csv");
  });

  test("those that a glob of asioImport.files matches, from the workspace folder on", async (t) => {
    const client = await Client.start(t, {}, { settings: { files: ["imports/**/*.csv"] } });
    const inside = await client.open("imports/2024/devices.csv", foreign);
    const outside = await client.open("devices.csv", foreign);
    assert.equal((await client.status(inside))?.verdict, "invalid-csv");
    assert.equal(await client.status(outside), null);
  });

  test("none after it was closed", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", acme);
    assert.equal((await client.status(uri))?.verdict, "accepted");
    await client.close(uri);
    assert.equal(await client.status(uri, 1), null);
  });
});
