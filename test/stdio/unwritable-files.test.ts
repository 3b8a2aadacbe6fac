import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileVersionRequest, writeFileRequest } from "../../server/src/lsp/file-protocol.ts";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { readyRequest } from "../../server/src/lsp/round-trip-protocol.ts";
import { Client } from "./client.ts";
import { good, mixed } from "./import-file.ts";

describe("a file that cannot be written", () => {
  const full = "/dev/full";

  test("on a full disk is reported in one sentence", { skip: !existsSync(full) }, async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    const uri = client.uri("clients.csv");
    for (const part of ["response", "ready"]) await symlink(full, join(client.folder, `clients.${part}.csv`));
    const problem = (part: string) => `${client.folder}/clients.${part}.csv cannot be written: the disk is full.`;
    const result = await client.request(validateRequest, { uri });
    assert.deepEqual(result?.notices, [`No response file was written. ${problem("response")}`]);
    await assert.rejects(client.request(readyRequest, { uri }), { code: -32803, message: problem("ready") });
    assert.deepEqual(await readdir(client.folder), ["clients.csv", "clients.ready.csv", "clients.response.csv"]);
  });

  test("through a dangling link is not created at the target", async (t) => {
    const client = await Client.start(t, { "clients.csv": mixed });
    await symlink("nowhere.csv", join(client.folder, "clients.response.csv"));
    assert.deepEqual((await client.request(validateRequest, { uri: client.uri("clients.csv") }))?.notices, [
      `No response file was written. ${client.folder}/clients.response.csv cannot be written: it is a link to a file that does not exist.`,
    ]);
    assert.deepEqual(await readdir(client.folder), ["clients.csv", "clients.response.csv"]);
  });

  test("because it has changed in the meantime is not replaced", async (t) => {
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
