import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { WriteFileParams } from "../../server/src/lsp/file-protocol.ts";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client } from "./client.ts";
import { mixed } from "./import-file.ts";

describe("with a client that reads and writes files", () => {
  test("validates a file that is not on disk", async (t) => {
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
