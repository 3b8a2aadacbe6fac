import assert from "node:assert/strict";
import { it } from "node:test";
import { kind, match, read } from "./exports.ts";

const company = '{"id":9,"name":"Larkspur Dental"}';

kind("devices and other records that belong to a company", {
  "by its site": [`[{"id":1,"name":"PC1","site":{"name":"Main","client":${company}}}]`, "found"],
  "by its site, which names it alone": ['[{"id":1,"name":"PC1","site":{"client":"Larkspur Dental"}}]', "found"],
  "by its location": [`[{"id":1,"name":"PC1","location":{"name":"Main","organization":${company}}}]`, "found"],
  "by the name in its site": ['[{"id":1,"name":"PC1","Site":{"Name":"Main","ClientName":"Larkspur Dental"}}]', "found"],
  "by what it refers to": [
    `[{"id":1,"systemName":"PC1","name":"PC1","references":{"organization":${company},"location":{"name":"Main"}}}]`,
    "found",
  ],
  "by its agent's site": [`[{"id":1,"name":"PC1","agent":{"site":{"customer":${company}}}}]`, "found"],
  "below a wrapper": [
    '{"data":[{"id":"1","attributes":{"name":"PC1","site":{"client":{"name":"Larkspur Dental"}}}}]}',
    "found",
  ],
  "by its company itself": [`[{"id":1,"name":"PC1","client":${company}}]`, "found"],
});

kind("records that name their parent company", {
  "a parent": [`[{"id":1,"name":"Main","parent":${company}}]`, "found"],
  "a parent company": ['[{"id":1,"name":"Main","parentCompany":{"name":"Larkspur Dental"}}]', "found"],
  "a parent's name": ['[{"id":1,"name":"Main","parent_organization_name":"Larkspur Dental"}]', "found"],
  "a tenant": [`[{"id":1,"name":"Main","tenant":${company}}]`, "found"],
  "what it belongs to": ['[{"id":1,"name":"Main","belongsTo":"Larkspur Dental"}]', "found"],
});

kind(
  "CSV columns that name the parent company",
  Object.fromEntries(
    [
      ...["Parent Organization", "parent_company", "Parent Account Name", "Parent", "Tenant", "Tenant Name"],
      ...["Belongs To", "Ultimate Parent", "parentClient", "Owner Company", "Member Of"],
    ].map((header) => [header, [`Name,${header}\nMain,Larkspur Dental\nWest,\n`, "found", "export.csv"] as const]),
  ),
);

it("finds a listed company at its own record, with its own state", () => {
  const text = `[{"id":1,"name":"Sub","parent":{"name":"Larkspur Dental"}},{"id":2,"name":"Larkspur Dental","active":false}]`;
  assert.deepEqual(
    [match(text, "Larkspur Dental")?.record.index, match(text, "Larkspur Dental")?.record.active],
    [1, false],
  );
  const csv = "Name,Parent,Active\nSub,Larkspur Dental,Yes\nLarkspur Dental,,No\n";
  const found = match(csv, "Larkspur Dental", "NONE", "export.csv")?.record;
  assert.deepEqual([found?.index, found?.active], [1, false]);
});

it("keeps a company's own names, whatever it belongs to", () => {
  const text =
    '[{"id":1,"name":"LARK","friendlyName":"Larkspur Dental","timeZone":"UTC","website":"x","site":{"name":"Main","company":{"name":"LARK"}},"parentCompany":{"name":"Holding"}}]';
  assert.equal(match(text, "Larkspur Dental")?.value, "Larkspur Dental");
  assert.equal(match(text, "Holding")?.value, "Holding");
  assert.equal(match(text, "Main"), undefined);
});

it("ignores names that are not a company's", () => {
  const text =
    '[{"id":1,"name":"Larkspur Dental","site":{"id":5,"name":"Main"},"parent":"0b9c1f7e-0000-4000-8000-000000019301","parentId":4,"createdBy":{"name":"Jane","company":"MSP"},"tenant":"N/A","status":{"name":"Active"}}]';
  const parsed = read(text);
  assert.ok(parsed.ok);
  assert.equal(parsed.companies.size, 1);
  const csv = read("Name,Parent\nLarkspur Dental,N/A\n", "export.csv");
  assert.ok(csv.ok);
  assert.equal(csv.companies.size, 1);
});

const sites = { problem: /^export\.(?:json|csv) lists sites that do not name their company/ };

kind("records with different names and the same company ID", {
  "a CSV": ["Name,City,Company ID\nMain,y,5\nHQ,w,5\n", sites, "export.csv"],
  "a CSV of clients' locations": ["Client ID,Name\nC-5,Main\nC-6,West\nC-5,HQ\n", sites, "export.csv"],
  "JSON without an ID of their own": ['[{"name":"Main","companyId":5},{"name":"HQ","companyId":5}]', sites],
  "the same company twice": ["Name,Company ID\nLarkspur Dental,5\nLarkspur-Dental,5\n", "found", "export.csv"],
  "a placeholder as the ID": [
    "Name,Company ID\nLarkspur Dental,N/A\nBolt,N/A\nAcme,0\nOther,0\n",
    "found",
    "export.csv",
  ],
  "no ID at all": ["Name,Company ID\nLarkspur Dental,\nBolt,\n", "found", "export.csv"],
  "with the company's name": [
    "Site,Company Name,Company ID\nMain,Larkspur Dental,5\nHQ,Larkspur Dental,5\n",
    "found",
    "export.csv",
  ],
});
