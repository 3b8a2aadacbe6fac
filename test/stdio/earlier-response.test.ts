import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, type TestContext, test } from "node:test";
import { type ValidateResult, validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client } from "./client.ts";
import { mixed } from "./import-file.ts";

describe("an existing response file", () => {
  const noted = (why: string) => [`clients.response.csv ${why}, so it is not replaced.`];
  const corrected = (text: string) => text.replace("HQ1,USA", "HQ1,US");

  /** A client that has validated a file, with the result and a function to validate it again. */
  async function validated(t: TestContext, files = {}, settings?: unknown) {
    const client = await Client.start(t, { "clients.csv": mixed, ...files }, { settings });
    const again = async (overwrite = false, name = "clients.csv") =>
      await client.request(validateRequest, { uri: client.uri(name), overwrite });
    return { client, again, first: await again(), response: await client.read("clients.response.csv").catch(() => "") };
  }

  test("is kept if it has been corrected, unless overwriting is requested", async (t) => {
    const { client, again, first, response } = await validated(t);
    await client.write("clients.response.csv", corrected(response));
    const { response: _, ...rest } = first as ValidateResult;
    const kept = {
      keptResponse: client.uri("clients.response.csv"),
      notices: noted("was corrected after it was written"),
    };
    assert.deepEqual(await again(), { ...rest, ...kept });
    // Also if the import file has changed in the meantime, or its row now passes.
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

  test("is replaced after the import file is corrected, even if an editor shows the old one", async (t) => {
    const { client, again, response } = await validated(t);
    const uri = await client.open("clients.response.csv", response);
    for (const name of ["Acorn", "Arrow", "Atlas"]) {
      await client.write("clients.csv", mixed.replace("Acme", name));
      const result = await again();
      assert.deepEqual([result?.response, result?.notices], [uri, []]);
      assert.equal(await client.read("clients.response.csv"), response.replace("Acme", name));
    }
  });

  test("is kept if it has unsaved changes in an editor", async (t) => {
    const { client, again, response } = await validated(t);
    const uri = await client.open("clients.response.csv", response);
    await client.edit(uri, { text: corrected(response) });
    assert.deepEqual((await again())?.notices, noted("has unsaved changes"));
    assert.equal(await client.read("clients.response.csv"), response);
    await client.edit(uri, { text: response });
    assert.equal((await again())?.response, uri);
  });

  test("is kept if it belongs to another import file", async (t) => {
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

  test("from an earlier session is replaced only if it matches the import file", async (t) => {
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
