import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { readyRequest, retryRequest } from "../../server/src/lsp/round-trip-protocol.ts";
import { Client, header, row } from "./client.ts";

describe("a retry file of a company with other rows that were created", () => {
  const text = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n${row("Acme,ACME,West,W1,USA")}\n${row("Bolt,BOLT,HQ,HQ2,UK")}\n`;

  test("warns of it, by the import file and what is changed and saved there", async (t) => {
    const client = await Client.start(t, { "clients.csv": text });
    const importFile = await client.open("clients.csv", text);
    await client.request(validateRequest, { uri: importFile });
    const made = await client.request(retryRequest, { uri: client.uri("clients.response.csv") });
    const uri = await client.open("clients.retry.csv", await client.read("clients.retry.csv"));
    assert.equal(uri, made.uri);
    assert.deepEqual(await client.problems(uri), ["1:18 country-code", "2:17 country-code", "1:0 company-may-exist"]);
    const result = await client.request(validateRequest, { uri });
    assert.match(result?.sentence ?? "", /because 1 row has a company that may already exist\.$/);
    const split = await client.request(readyRequest, { uri });
    assert.deepEqual([split.files.length, split.notes], [1, []], "no row of that company is ready");
    await client.edit(importFile, { text: text.replace("HQ1,US", "HQ1,USA") });
    client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: importFile } });
    const again = await client.request(validateRequest, { uri });
    assert.doesNotMatch(again?.sentence ?? "", /may already exist/);
  });

  test("warns of it, by the platform's response file, also if it was never opened", async (t) => {
    const response = `Status,${header},Error\nImported,${row("Acme,ACME,HQ,HQ1,US")},\nRejected,${row("Acme,ACME,West,W1,US")},Bad site\n`;
    const client = await Client.start(t, {
      "r.csv": response,
      "r.retry.csv": `${header}\n${row("Acme,ACME,West,W1,US")}\n`,
    });
    const result = await client.request(validateRequest, { uri: client.uri("r.retry.csv") });
    assert.match(
      result?.sentence ?? "",
      /^Accepted: .* may still refuse .* 1 row has a company that may already exist\./,
    );
    const split = await client.request(readyRequest, { uri: client.uri("r.retry.csv") });
    assert.deepEqual(split.notes, [
      "The platform may still refuse the whole file, because 1 row has a company that may already exist.",
    ]);
  });
});
