import assert from "node:assert/strict";
import { it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { kind, match, wanted } from "./exports.ts";

const sites = { problem: /^export\.(?:json|csv) lists sites that do not name their company/ };

kind("sites with only the ID of their company", {
  "a company each": ['[{"id":1,"name":"Main","companyId":5},{"id":2,"name":"West","companyId":6}]', sites],
  "of a client": ['{"items":[{"id":1,"name":"Main","clientId":5},{"id":2,"name":"West","clientId":6}]}', sites],
  "in snake case, one of them": ['[{"id":1,"name":"Main","customer_id":5}]', sites],
  "in Pascal case": [
    '{"Data":[{"Id":1,"Name":"Main","OrganizationId":5},{"Id":2,"Name":"West","OrganizationId":6}]}',
    sites,
  ],
  "with an address": ['[{"id":1,"name":"Main","companyId":5,"city":"Leeds"},{"id":2,"name":"W","companyId":6}]', sites],
  "by a site's ID": ['[{"siteId":1,"name":"Main","companyId":5},{"siteId":2,"name":"West","companyId":6}]', sites],
  "of two pages": [
    '{"data":[{"id":1,"name":"Main","clientId":5}]}\n{"data":[{"id":2,"name":"West","clientId":6}]}',
    sites,
  ],
  "a CSV": ["id,name,companyId\n1,Main,5\n2,West,6\n", sites, "export.csv"],
  "a CSV of sites by their ID": ["Site ID,Name,Client ID\n1,Main,5\n2,West,6\n", sites, "export.csv"],
  "with the name of the company as well": [
    '[{"id":1,"name":"Main","companyId":5,"companyName":"Larkspur Dental"}]',
    "found",
  ],
  "a CSV with the name of the company": [
    "id,name,companyId,Company Name\n1,Main,5,Larkspur Dental\n",
    "found",
    "export.csv",
  ],
  "companies under the ID of a company": ['[{"companyId":5,"name":"Larkspur Dental"}]', "found"],
  "companies with the same ID twice": ['[{"id":5,"companyId":5,"name":"Larkspur Dental"}]', "found"],
  "companies, according to the list's key": ['{"companies":[{"id":1,"name":"Larkspur Dental","clientId":5}]}', "found"],
  "one company of many with another ID": [
    '[{"id":1,"name":"Larkspur Dental","clientId":5},{"id":2,"name":"Bolt"},{"id":3,"name":"Acme"}]',
    "found",
  ],
  "a CSV of companies": ["Name,Company ID\nLarkspur Dental,LARK\n", "found", "export.csv"],
});

kind("sites that do not name a company", {
  "with a time zone": ['[{"id":"5e11","name":"Head","timeZone":"Europe/London"},{"id":"5e12","name":"Branch"}]', sites],
  "with a time zone, in Pascal case": ['{"Items":[{"Id":1,"Name":"Head","TimeZone":"GMT"}]}', sites],
  "with a display name and a state": [
    '[{"id":1,"name":"Head","friendlyName":"Head","time_zone":"UTC","active":true}]',
    sites,
  ],
  "with the flag of the first site": ['[{"id":1,"name":"Main","primaryFlag":true,"city":"Leeds"}]', sites],
  "with the flag of an address": ['[{"id":1,"name":"Main","primaryAddressFlag":false,"city":"Leeds"}]', sites],
  "companies with a time zone and other fields": [
    '[{"id":1,"name":"Larkspur Dental","timezone":"UTC","website":"x.example"}]',
    "found",
  ],
  "companies with a time zone, according to the list's key": [
    '{"clients":[{"id":1,"name":"Larkspur Dental","timezone":"UTC"}]}',
    "found",
  ],
  "companies with only a name": ['[{"id":1,"name":"Larkspur Dental"}]', "found"],
});

const owned = (...names: string[]) =>
  names.map((name, id) => `{"id":"${id}","name":"${name}","accountId":"9","accountName":"MSP"}`).join();

kind("sites that all belong to the service provider are companies", {
  "SentinelOne's": [
    `{"data":{"sites":[${owned("Larkspur Dental", "Meridian")}]},"pagination":{"nextCursor":null,"totalItems":2}}`,
    "found",
  ],
  "in a list of sites": [`{"sites":[${owned("Meridian", "Larkspur Dental", "Contoso")}]}`, "found"],
  "with an object for the account": [
    '{"sites":[{"id":1,"name":"Larkspur Dental","account":{"name":"MSP"}},{"id":2,"name":"M","account":{"name":"MSP"}}]}',
    "found",
  ],
  "on two pages": [`{"sites":[${owned("Larkspur Dental")}]}\n{"sites":[${owned("Meridian")}]}`, "found"],
});

it("does not compare sites of several companies by their own names", () => {
  const content = `{"sites":[${owned("Main", "West")},{"id":3,"name":"North","accountName":"Larkspur Dental"}]}`;
  assert.equal(match(content, "Main"), undefined);
  assert.equal(match(content, "Larkspur Dental")?.strength, "exact");
});

it("reads records that look like sites as companies if the settings say so", () => {
  for (const text of [
    '[{"id":1,"name":"Larkspur Dental","clientId":5}]',
    '[{"name":"Larkspur Dental","timeZone":"UTC"}]',
  ]) {
    const parsed = parseExport(text, "export.json", { nameKeys: ["name"] });
    assert.ok(parsed.ok);
    assert.equal(new ExistingCompanies([parsed.companies]).match(wanted, "NONE")?.value, wanted);
  }
});
