import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspectTemplateRequest, newImportRequest } from "../../server/src/lsp/protocol.ts";
import { Client, header, until } from "./client.ts";
import { acme } from "./import-file.ts";

describe("the template", () => {
  test("can be inspected before it is selected", async (t) => {
    const client = await Client.start(t, {
      "template.csv": "Country,Client Name,Company ID,Site Name,Site ID,Notes\r\n",
      "list.csv": "Name,Value\r\n",
    });
    const inspect = (name: string) => client.request(inspectTemplateRequest, { uri: client.uri(name) });
    const { columns, missing } = await inspect("template.csv");
    assert.deepEqual(columns, [
      { header: "Country", required: true, role: "Country" },
      { header: "Client Name", required: true, role: "Company Name" },
      { header: "Company ID", required: true, role: "Company ID" },
      { header: "Site Name", required: true, role: "Site Name" },
      { header: "Site ID", required: true, role: "Site ID" },
      { header: "Notes", required: false },
    ]);
    assert.deepEqual([missing.length, missing[0], missing.includes("Country")], [13, "Address Name", false]);
    await assert.rejects(inspect("list.csv"), {
      code: -32803,
      message: "list.csv cannot be the template: it has no header row with the required columns.",
    });
    await assert.rejects(inspect("none.csv"), {
      code: -32803,
      message: `${client.folder}/none.csv cannot be read: there is no such file.`,
    });
  });

  test("that the user downloaded determines names and order", async (t) => {
    const template = "Company Name,Company Identifier,Site Name,Site ID,Country,Notes\r\n";
    const client = await Client.start(
      t,
      { "template.csv": template },
      { settings: { template: { file: "template.csv" } } },
    );
    const uri = await client.open(
      "clients.csv",
      "Company Name,Company ID,Site Name,Site ID,Country,Notes\nAcme,ACME,HQ,HQ1,US,x\n",
    );
    assert.deepEqual(await client.problems(uri), ["0:13 header-name"]);
    assert.deepEqual(await client.request(newImportRequest, { folder: client.uri("").replace(/\/$/, "") }), {
      text: "Company Name,Company Identifier,Site Name,Site ID,Country,Notes\n",
    });
    await client.write("template.csv", template.replace("Identifier", "ID"));
    await client.changeFiles("template.csv");
    await until(() => client.refreshes === 1);
    assert.deepEqual(await client.problems(uri), []);
  });

  test("that cannot be read is replaced by the default columns, and the status says so", async (t) => {
    const client = await Client.start(t, {}, { settings: { template: { file: "template.csv" } } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.deepEqual((await client.status(uri))?.notices, [
      "The template template.csv does not exist. The default columns are used instead.",
    ]);
    assert.deepEqual(await client.request(newImportRequest, {}), { text: `${header}\n` });
  });

  test("can override the rules of single columns", async (t) => {
    const settings = { template: { columns: { Zip: { maxLength: 4, required: true }, Notes: { maxLength: 3 } } } };
    const client = await Client.start(t, {}, { settings });
    const uri = await client.open(
      "clients.csv",
      "Company Name,Company ID,Site Name,Site ID,Country,Zip,Notes\nAcme,ACME,HQ,HQ1,US,12345,long\nAcme,ACME,H2,HQ2,US,,\n",
    );
    assert.deepEqual(await client.problems(uri), ["1:24 length", "1:29 length", "2:20 required"]);
  });
});
