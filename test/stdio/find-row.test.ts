import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateRequest } from "../../server/src/lsp/protocol.ts";
import { type FindRowParams, findRowRequest } from "../../server/src/lsp/row-protocol.ts";
import { Client, header, range, row } from "./client.ts";

describe("asioImport/findRow", () => {
  const rows = ["Acme,ACME,HQ,HQ1,USA", "Acme,ACME,West,W1,US", "Bolt,BOLT,HQ,HQ2,UK"];
  const text = [header, ...rows.map((each) => row(each)), ""].join("\n");

  async function start(t: Parameters<typeof Client.start>[0], files: Record<string, string>, settings?: unknown) {
    const client = await Client.start(t, files, { settings });
    const find = async (name: string, which: FindRowParams["in"], line: number, character = 0, other?: string) => {
      const params = { uri: client.uri(name), position: { line, character }, in: which };
      return client.request(findRowRequest, other === undefined ? params : { ...params, other: client.uri(other) });
    };
    return { client, find };
  }

  test("finds a row of a response file in the import file, and back, in the same column", async (t) => {
    const { client, find } = await start(t, { "clients.csv": text });
    await client.request(validateRequest, { uri: client.uri("clients.csv") });
    // Without the server's memory of what it has written, too.
    const later = await start(t, {
      "clients.csv": text,
      "clients.response.csv": await client.read("clients.response.csv"),
    });
    for (const each of [find, later.find]) {
      const back = await each("clients.response.csv", "import", 2, text.split("\n")[3]?.indexOf("UK"));
      assert.deepEqual(back.places, [{ range: range(3, 17, 3, 19), label: "Row 4: Bolt, HQ" }]);
      assert.equal(back.row, "Bolt, HQ");
      const there = await each("clients.csv", "response", 3, 0);
      assert.deepEqual(there.places, [{ range: range(2, 0, 2, 4), label: "Row 3: Bolt, HQ" }]);
      assert.equal((await each("clients.csv", "response", 2, 0)).places.length, 0);
    }
  });

  test("finds rows whose numbers, order or IDs have changed, with unsaved edits", async (t) => {
    const response = `${header},Row,Status,Reason for Failure\n${row("Bolt,BLT,HQ,HQ2,UK")},2,Failed,x\n`;
    const { client, find } = await start(t, { "clients.csv": text, "clients.response.csv": response });
    const uri = await client.open("clients.csv", text);
    await client.edit(uri, { range: range(1, 0, 1, 0), text: `${row("Cog,COG,HQ,HQ1,US")}\n` });
    assert.deepEqual((await find("clients.response.csv", "import", 1)).places, [
      { range: range(4, 0, 4, 4), label: "Row 5: Bolt, HQ" },
    ]);
  });

  test("says that it is several rows, or none", async (t) => {
    const twice = `${text}${row("Bolt,BOLT,HQ,HQ2,GB")}\n`;
    const retry = `${header}\n${row("Bolt,BOLT,HQ,HQ2,GB")}\n${row("Fox,FOX,HQ,HQ2,GB")}\n`;
    const { find } = await start(t, { "clients.csv": twice, "clients.retry.csv": retry });
    assert.deepEqual(
      (await find("clients.retry.csv", "import", 1)).places.map(({ label }) => label),
      ["Row 4: Bolt, HQ", "Row 5: Bolt, HQ"],
    );
    assert.deepEqual((await find("clients.retry.csv", "import", 2)).places, []);
  });

  test("knows the other file by the setting, or is told", async (t) => {
    const response = `Error,Site Name,Company Name,Company ID\nTaken,West,acme,ACME\n`;
    const files = { "clients.csv": text, "failed-clients.csv": response, "download.csv": response };
    const { client, find } = await start(t, files, { response: { fileName: `failed-\${name}.csv` } });
    const label = "Row 3: Acme, West";
    assert.equal((await find("failed-clients.csv", "import", 1)).places[0]?.label, label);
    const unknown = await find("download.csv", "import", 1);
    assert.deepEqual(unknown, { row: "acme, West", places: [] });
    const told = await find("download.csv", "import", 1, 8, "clients.csv");
    assert.deepEqual([told.other, told.places[0]?.label], [client.uri("clients.csv"), label]);
  });

  test("asks for a row, and says which file cannot be read", async (t) => {
    const { find } = await start(t, { "clients.csv": `${text}\n` });
    for (const line of [0, 4]) {
      await assert.rejects(find("clients.csv", "response", line), {
        message: "Put the cursor in a row of a company first.",
      });
    }
    await assert.rejects(find("clients.csv", "response", 1, 0, "gone.csv"), {
      message: /gone\.csv cannot be read: there is no such file\.$/,
    });
  });
});
