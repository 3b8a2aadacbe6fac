import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CompletionItem } from "vscode-languageserver/node";
import snippets from "../../snippets/asio-csv.json" with { type: "json" };
import { chosen, documentationOf, file, offered, typed } from "./choose.ts";
import { Client, header, range, row } from "./client.ts";
import { required } from "./cursor.ts";

const acme = row("Acme,ACME,HQ,ACME1,US");

describe("completion in the header row", () => {
  test("offers the missing headers, starting with the next one", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, "Company Name,Company ID,Site Name,‸,Site ID,Country\n");
    assert.deepEqual(found.labels.slice(0, 3), ["Address Name", "Address Line 1", "Address Line 2"]);
    assert.equal(found.labels.length, 13);
    assert.equal(chosen(found, "Zip"), "Company Name,Company ID,Site Name,Zip,Site ID,Country\n");
    assert.equal(found.items[0]?.detail, "optional");
  });

  test("replaces a partial or wrong header completely", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, "Company Name,Company ID,Site Na‸mes,Country\n");
    assert.equal(found.labels[0], "Site Name");
    assert.equal(chosen(found, "Site Name"), "Company Name,Company ID,Site Name,Country\n");
    const own = await offered(client, "Company Name,Company ID,Site Name,Site ID,count‸ry");
    assert.equal(chosen(own, "Country"), required);
  });

  test("closes an open quote", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, 'Company Name,Company ID,"Sit‸,Site ID,Country\n', typed('"'));
    assert.equal(chosen(found, "Site Name"), 'Company Name,Company ID,"Site Name",Site ID,Country\n');
  });

  test("offers the whole header row if it has at most one cell", async (t) => {
    const client = await Client.start(t);
    for (const marked of ["‸", "\n‸\n", "Comp‸"]) {
      const found = await offered(client, marked, undefined, "asio-csv");
      assert.deepEqual(found.labels.slice(0, 3), ["Company Name", "All 18 columns", "Company ID"]);
      assert.equal(chosen(found, "All 18 columns"), marked.replace(/(Comp)?‸/, header));
      assert.equal(found.items[1]?.filterText, header);
    }
    const more = await offered(client, "Company Name,‸", undefined, "asio-csv");
    assert.equal(more.labels.includes("All 18 columns"), false);
  });

  test("uses the template from the settings and the file's delimiter", async (t) => {
    const client = await Client.start(t, {}, { settings: { template: { columns: { "Fee; net": {} } } } });
    const found = await offered(client, "Company Name;Company ID;Site Name;Site ID;Country;‸\n", typed(";"));
    assert.equal(chosen(found, "City"), "Company Name;Company ID;Site Name;Site ID;Country;City\n");
    assert.equal(chosen(found, "Fee; net"), 'Company Name;Company ID;Site Name;Site ID;Country;"Fee; net"\n');
  });

  test("documents a header", async (t) => {
    const client = await Client.start(t);
    const { items } = await offered(client, "Company ID,Site Name,Site ID,Country,‸\n");
    assert.deepEqual(
      await documentationOf(
        client,
        items.find(({ label }) => label === "Company Name"),
      ),
      {
        kind: "markdown",
        value: "Required. Letters and digits. The platform may refuse spaces. At most 50 characters.",
      },
    );
  });

  test("offers nothing above the header row", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, `‸\n${header}\n`)).labels, []);
  });
});

describe("completion", () => {
  test("offers nothing in free text, unknown columns, extra cells and other files", async (t) => {
    const client = await Client.start(t);
    for (const cells of ["A,B,‸,", `${"x,".repeat(5)}‸`, `${"x,".repeat(11)}‸`, `${"x,".repeat(18)}‸`]) {
      assert.deepEqual((await offered(client, file(cells))).labels, [], cells);
    }
    assert.deepEqual((await offered(client, `${required},Notes\nA,B,C,D,US,‸`)).labels, []);
    assert.deepEqual((await offered(client, "a,b\n1,‸")).labels, []);
  });

  test("uses the latest edits", async (t) => {
    const client = await Client.start(t);
    const { uri, labels } = await offered(client, file("‸"));
    assert.deepEqual(labels, ["New company"]);
    await client.edit(uri, { range: range(1, 0), text: `${acme}\nA` });
    const params = { textDocument: { uri }, position: { line: 2, character: 1 } };
    const ask = async () => {
      const list = await client.connection.sendRequest<{ items: CompletionItem[] }>("textDocument/completion", params);
      return list.items.map(({ label }) => label);
    };
    assert.deepEqual(await ask(), ["New site of Acme", "Acme"]);
    await client.edit(uri, { range: range(1, 0, 1, 4), text: "Another" });
    assert.deepEqual(await ask(), ["New site of Another", "Another"]);
  });

  test("is triggered by delimiters and quotes, and does not conflict with the snippets", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(client.initializeResult.capabilities.completionProvider, {
      triggerCharacters: [",", ";", "\t", '"'],
      resolveProvider: true,
    });
    const { labels, items } = await offered(client, file(acme, "‸"));
    const names = [...labels, ...items.map(({ filterText }) => filterText)];
    for (const [name, { prefix }] of Object.entries(snippets)) {
      assert.equal(names.includes(name) || names.includes(prefix), false, name);
    }
  });
});
