import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { applyMappingRequest, proposeMappingRequest } from "../../server/src/lsp/protocol.ts";
import { Client, header, range } from "./client.ts";

const accounts = "Account Name,Billing Country,Notes\nBolt,US,\n Acme ,UK,call first\nBolt,US,\nCorp,DE,x\nDial,FR,y\n";

describe("a CSV file that is not an import file", () => {
  test("gets a proposed mapping with sample values of each column", async (t) => {
    const client = await Client.start(t, { "accounts.csv": accounts });
    const { sources, targets } = await client.request(proposeMappingRequest, { uri: client.uri("accounts.csv") });
    assert.deepEqual(sources, [
      { name: "Account Name", samples: ["Bolt", "Acme", "Corp"] },
      { name: "Billing Country", samples: ["US", "UK", "DE"] },
      { name: "Notes", samples: ["call first", "x", "y"] },
    ]);
    assert.equal(targets.map((target) => target.header).join(","), header);
    const reason = "its words mean the same";
    assert.deepEqual(targets.slice(0, 6), [
      { header: "Company Name", required: true, proposal: { source: "Account Name", confidence: 0.86, reason } },
      { header: "Company ID", required: true },
      { header: "Site Name", required: true },
      { header: "Site ID", required: true },
      { header: "Country", required: true, proposal: { source: "Billing Country", confidence: 0.83, reason } },
      { header: "Address Name", required: false },
    ]);
  });

  test("is mapped from the open document without writing a file", async (t) => {
    const client = await Client.start(t, { "accounts.csv": accounts });
    const uri = await client.open("accounts.csv", accounts.slice(0, accounts.indexOf(" Acme")));
    await client.edit(uri, { range: range(1, 0, 1, 4), text: "Bell" });
    const mapping = [
      { source: "Account Name", target: "Company Name" },
      { source: "Account Name", target: "Site Name" },
    ];
    assert.deepEqual(await client.request(applyMappingRequest, { uri, mapping }), {
      text: `${header}\nBell,,Bell${",".repeat(15)}\n`,
      rows: 1,
      unmapped: ["Billing Country", "Notes"],
      leftOut: "",
    });
    assert.deepEqual(await readdir(client.folder), ["accounts.csv"]);
  });

  test("is mapped to the template in its settings", async (t) => {
    const files = { "accounts.csv": accounts, "template.csv": "Client,Client ID,Site,Site ID,Land\n" };
    const client = await Client.start(t, files, { settings: { template: { file: "template.csv" } } });
    const mapping = [{ source: "Notes", target: "Land" }];
    const { text } = await client.request(applyMappingRequest, { uri: client.uri("accounts.csv"), mapping });
    assert.equal(text, "Client,Client ID,Site,Site ID,Land\n,,,,call first\n,,,,x\n,,,,y\n");
  });
});

test("explains why a file cannot be mapped", async (t) => {
  const client = await Client.start(t, { "accounts.csv": accounts, "blank.csv": ",,\n" });
  await client.write("latin1.csv", Buffer.from("Café,Country\n", "latin1"));
  const propose = (name: string) => client.request(proposeMappingRequest, { uri: client.uri(name) });
  await assert.rejects(propose("blank.csv"), { message: "blank.csv has no header row." });
  await assert.rejects(propose("latin1.csv"), {
    message: "latin1.csv is saved as Windows-1252, not as UTF-8: reopen it with that encoding, then save it as UTF-8.",
  });
  await assert.rejects(propose("none.csv"), {
    message: `${join(client.folder, "none.csv")} cannot be read: there is no such file.`,
  });
  const apply = (source: string, target: string) =>
    client.request(applyMappingRequest, { uri: client.uri("accounts.csv"), mapping: [{ source, target }] });
  await assert.rejects(apply("Owner", "Country"), { message: "accounts.csv has changed: it has no column Owner." });
  await assert.rejects(apply("Notes", "Land"), { message: "The template has changed: it has no column Land." });
});
