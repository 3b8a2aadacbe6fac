import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applyMappingRequest,
  previewMappingRequest,
  proposeKeysRequest,
  proposeMappingRequest,
} from "../../server/src/lsp/mapping-protocol.ts";
import { Client, header } from "./client.ts";

const files = {
  "sites.csv":
    "siteId,siteName,parentId,phone\n7,Main,101,503-555-0111\n8,West,101,\n9,Hull,102,503-555-0113\n6,Old,9,\n",
  "customers.csv":
    "customerId,customerName,phone\n101,Larkspur Dental,503-555-0101\n102,Bolt,\n103,Quillon Legal,503-555-0103\n",
};

test("two lists are joined by the key that their contents propose", async (t) => {
  const client = await Client.start(t, files);
  const [uri, other] = [client.uri("sites.csv"), client.uri("customers.csv")];
  const { keys, left, right } = await client.request(proposeKeysRequest, { uri, other });
  assert.deepEqual(keys, [
    {
      left: "parentId",
      right: "customerId",
      reason: "2 of 3 different values of parentId are in customerId",
      pairs: ["7, Main ↔ 101, Larkspur Dental", "8, West ↔ 101, Larkspur Dental", "9, Hull ↔ 102, Bolt"],
    },
  ]);
  assert.deepEqual(
    [left[2], right[1]],
    [
      { name: "parentId", samples: ["101", "102", "9"] },
      { name: "customerName", samples: ["Larkspur Dental", "Bolt", "Quillon Legal"] },
    ],
  );

  const join = { uri: other, on: { left: "parentId", right: "customerId" } };
  const { sources, targets, notes } = await client.request(proposeMappingRequest, { uri, join });
  assert.deepEqual(
    sources.map(({ name }) => name),
    ["siteId", "siteName", "parentId", "phone", "customerId", "customerName", "phone (customers.csv)"],
  );
  assert.deepEqual(notes, [
    '1 of 4 rows found no partner in customers.csv: row 5 ("9").',
    '1 row of customers.csv had no site, and came below the others: row 4 ("Quillon Legal").',
  ]);
  const mapping = targets.flatMap(({ header: target, proposal }) =>
    proposal ? [{ source: proposal.source, target }] : [],
  );
  assert.deepEqual(mapping, [
    { source: "customerName", target: "Company Name" },
    { source: "parentId", target: "Company ID" },
    { source: "siteName", target: "Site Name" },
    { source: "siteId", target: "Site ID" },
    { source: "phone", target: "Phone Number" },
  ]);
  const params = { uri, join, mapping, made: ["Site Name"] };
  const { unmapped } = await client.request(previewMappingRequest, params);
  assert.deepEqual(unmapped, ["customerId", "phone (customers.csv)"]);
  const row = (ids: string, phone: string) => `${ids}${",".repeat(11)}${phone}${",".repeat(3)}`;
  const result = await client.request(applyMappingRequest, params);
  assert.deepEqual(result.text.split("\n"), [
    header,
    row("Larkspur Dental,101,Main,7", "503-555-0111"),
    row("Larkspur Dental,101,West,8", ""),
    row("Bolt,102,Hull,9", "503-555-0113"),
    row(",9,Old,6", ""),
    // It has no site, so its phone is the company's.
    row("Quillon Legal,103,Main,", "503-555-0103"),
    "",
  ]);
  assert.deepEqual([result.rows, result.made], [5, [{ target: "Site Name", rows: 1 }]]);
  assert.deepEqual(result.unmapped, ["2 columns of customers.csv"]);
});

test("lists whose key says nothing, or that have changed, are not joined", async (t) => {
  const client = await Client.start(t, files);
  const uri = client.uri("sites.csv");
  const joinBy = (name: string, left: string, right: string) =>
    client.request(proposeMappingRequest, { uri, join: { uri: client.uri(name), on: { left, right } } });
  await assert.rejects(joinBy("sites.csv", "parentId", "parentId"), {
    message: 'sites.csv and sites.csv cannot be joined by parentId: "101" is in several rows of both.',
  });
  await assert.rejects(joinBy("customers.csv", "parentId", "Owner"), {
    message: "customers.csv has changed: it has no column Owner.",
  });
});
