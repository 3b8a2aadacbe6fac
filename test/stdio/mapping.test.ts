import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import {
  applyMappingRequest,
  previewMappingRequest,
  proposeMappingRequest,
} from "../../server/src/lsp/mapping-protocol.ts";
import { Client, header, range } from "./client.ts";

const accounts = "Account Name,Billing Country,Notes\nBolt,US,\n Acme ,UK,call first\nBolt,US,\nCorp,DE,x\nDial,FR,y\n";

describe("a CSV file that is not an import file", () => {
  test("gets a proposed mapping with sample values of each column", async (t) => {
    const client = await Client.start(t, { "accounts.csv": accounts });
    const { sources, targets, notes } = await client.request(proposeMappingRequest, {
      uri: client.uri("accounts.csv"),
    });
    assert.deepEqual(sources, [
      { name: "Account Name", samples: ["Bolt", "Acme", "Corp"] },
      { name: "Billing Country", samples: ["US", "UK", "DE"] },
      { name: "Notes", samples: ["call first", "x", "y"] },
    ]);
    assert.equal(targets.map((target) => target.header).join(","), header);
    const reason = "its words mean the same";
    assert.deepEqual(targets.slice(0, 6), [
      { header: "Company Name", required: true, proposal: { source: "Account Name", confidence: 0.86, reason } },
      { header: "Company ID", required: true, madeFrom: "the company" },
      { header: "Site Name", required: true, madeFrom: "the company and the city" },
      { header: "Site ID", required: true, madeFrom: "the company and the site" },
      {
        header: "Country",
        required: true,
        madeFrom: "state, ZIP and phone",
        proposal: { source: "Billing Country", confidence: 0.83, reason },
      },
      { header: "Address Name", required: false },
    ]);
    assert.deepEqual(notes, []);
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
      made: [],
      fixed: [],
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

describe("a list without sites", () => {
  const list =
    "Client,Zip,,Owner\nLarkspur Dental,33101,,Kim\nBolt,,x,\nBolt,EC1A 1BB,,\nTotal,3,,\nPrinted: 2026-11-02,,,\n";
  const mapping = [
    { source: "Client", target: "Company Name" },
    { source: "Zip", target: "Zip" },
  ];
  const preview = async (t: TestContext, made: string[]) => {
    const client = await Client.start(t, { "list.csv": list });
    return client.request(previewMappingRequest, { uri: client.uri("list.csv"), mapping, made });
  };

  test("shows what can be made from its first rows, and what is not used", async (t) => {
    assert.deepEqual(await preview(t, []), {
      made: [
        ...["City", "State", "Zip"].map((target) => ({ target, examples: [] })),
        { target: "Company ID", examples: ["Larkspur Dental → LARKSPURDENTAL", "Bolt → BOLT"] },
        { target: "Site Name", examples: ["Larkspur Dental → Main", "Bolt → Main 2"] },
        { target: "Site ID", examples: [] },
        { target: "Country", examples: ["EC1A 1BB → GB"] },
      ],
      unmapped: ["Column 3", "Owner"],
    });
  });

  test("shows what can be made from columns that are made", async (t) => {
    const { made } = await preview(t, ["Site Name"]);
    const examples = ["Main → LARKSPURDENTALMAIN", "Main → BOLTMAIN", "Main 2 → BOLTMAIN2"];
    assert.deepEqual(made[5], { target: "Site ID", examples });
  });

  test("shows the rows that are no companies before it is mapped", async (t) => {
    const client = await Client.start(t, { "list.csv": list });
    const { sources, notes } = await client.request(proposeMappingRequest, { uri: client.uri("list.csv") });
    assert.deepEqual(sources[0], { name: "Client", samples: ["Larkspur Dental", "Bolt"] });
    assert.deepEqual(notes, ['Left out 2 rows that are no companies: "Total, 3" and "Printed: 2026-11-02".']);
  });

  test("shows a header row that looks like a record, of either file", async (t) => {
    const client = await Client.start(t, {
      "list.csv": "7,Bolt,US\n8,Acme,GB\n",
      "more.csv": "7,ann@bolt.com\n8,x@y.org\n",
    });
    const join = { uri: client.uri("more.csv"), on: { left: "7", right: "7" } };
    const doubt = (name: string) =>
      `Line 1 of ${name} is taken for the header row, but looks like a record: add a header row above it.`;
    const { notes } = await client.request(proposeMappingRequest, { uri: client.uri("list.csv"), join });
    assert.deepEqual(notes.slice(0, 2), ["list.csv", "more.csv"].map(doubt));
  });

  test("keeps the values that it has where a column is also made", async (t) => {
    const client = await Client.start(t, { "ids.csv": "Client,Number\nBolt,B-1\nAcme,\n" });
    const mapping = [
      { source: "Client", target: "Company Name" },
      { source: "Number", target: "Company ID" },
    ];
    const { text, made } = await client.request(applyMappingRequest, {
      uri: client.uri("ids.csv"),
      mapping,
      made: ["Company ID"],
    });
    const blanks = ",".repeat(16);
    assert.equal(text, `${header}\nBolt,B-1${blanks}\nAcme,ACME${blanks}\n`);
    assert.deepEqual(made, [{ target: "Company ID", rows: 1 }]);
  });

  test("is mapped with made and fixed values in its empty cells", async (t) => {
    const client = await Client.start(t, { "list.csv": list });
    const uri = client.uri("list.csv");
    const made = ["Company ID", "Country"];
    const fixed = [
      { target: "Country", value: "US" },
      { target: "City", value: "Reno, NV" },
    ];
    const blanks = ",".repeat(7);
    assert.deepEqual(await client.request(applyMappingRequest, { uri, mapping, made, fixed }), {
      text: [
        header,
        `Larkspur Dental,LARKSPURDENTAL,,,US,,,,"Reno, NV",,33101${blanks}`,
        `Bolt,BOLT,,,US,,,,"Reno, NV",,${blanks}`,
        `Bolt,BOLT,,,GB,,,,"Reno, NV",,EC1A 1BB${blanks}`,
        "",
      ].join("\n"),
      rows: 3,
      made: [
        { target: "Company ID", rows: 3 },
        { target: "Country", rows: 1 },
      ],
      fixed: [
        { target: "Country", rows: 2 },
        { target: "City", rows: 3 },
      ],
      unmapped: ["Column 3", "Owner"],
      leftOut: 'Left out 2 rows that are no companies: "Total, 3" and "Printed: 2026-11-02".',
    });
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
  const make = (target: string) =>
    client.request(previewMappingRequest, { uri: client.uri("accounts.csv"), mapping: [], made: [target] });
  await assert.rejects(make("Email"), { message: "Email cannot be made from other columns." });
  await assert.rejects(make("Land"), { message: "The template has changed: it has no column Land." });
});
