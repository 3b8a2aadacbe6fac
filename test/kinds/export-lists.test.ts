import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hearing, kind, L, M, match, type Outcome, read } from "./exports.ts";

const aside = {
  partial:
    /^export\.json has another list of named records under "[^"]+", which was not read \(asioImport\.existing\.listPath can say which list is meant\)\.$/,
};

/** A list beside another one, under each of these keys. */
function under(keys: readonly string[], list: string, outcome: Outcome) {
  return Object.fromEntries(keys.map((key) => [key, [`{"companies":[${M}],"${key}":${list}}`, outcome] as const]));
}

kind("reads a second list of companies", {
  ...under(
    [
      "archivedCompanies",
      "archived_companies",
      "inactiveCompanies",
      "archived",
      "inactive",
      "deleted",
      "formerClients",
    ],
    `[${L}]`,
    "found",
  ),
  ...under(
    ["prospects", "companies2", "leads", "vendors", "partners", "active", "otherCustomers", "PotentialClients"],
    `[${L}]`,
    "found",
  ),
  ...under(["archived", "prospects"], `{"nodes":[${L}]}`, "found"),
  ...under(["clients", "archived", "prospects"], '["Larkspur Dental"]', "found"),
  "of customers": [`{"customers":[${M}],"inactiveCustomers":[${L}]}`, "found"],
  "below a wrapper": [`{"data":{"companies":[${M}],"prospects":[${L}]}}`, "found"],
  "beside a wrapper": [`{"data":{"companies":[${M}]},"prospects":[${L}]}`, "found"],
  "each by its state": [`{"active":[${M}],"inactive":[${L}]}`, "found"],
  "of a page": [`{"items":[${M}],"archived":[],"page":1}\n{"items":[],"archived":[${L}],"page":2}`, "found"],
  "JSON:API's related records": [
    `{"data":[{"id":"1","type":"organizations","attributes":{"name":"M"}}],"included":[{"id":"5","type":"locations","attributes":{"name":"Main"}},{"id":"2","type":"organizations","attributes":{"name":"Larkspur Dental"}}]}`,
    "found",
  ],
});

kind("a list inside a company record, even an empty one, does not hide the company", {
  "of companies, in a record": ['[{"name":"Larkspur Dental","companies":[]},{"name":"M","companies":[]}]', "found"],
  "of items, in a record": ['[{"name":"Larkspur Dental","items":[]}]', "found"],
  "in a record of a list": ['{"companies":[{"name":"Larkspur Dental","data":[]}]}', "found"],
  "of the only record": ['{"id":1,"name":"Larkspur Dental","sites":[]}', "found"],
});

describe("reads the state of companies in a second list", () => {
  const stateOf = (text: string) => match(text, "Larkspur Dental")?.record.active;
  for (const key of ["archivedCompanies", "inactive", "deleted", "formerClients", "closed_accounts", "disabled"]) {
    it(key, () => {
      assert.equal(stateOf(`{"companies":[${M}],"${key}":[${L}]}`), false);
      assert.equal(stateOf(`{"companies":[${M}],"${key}":["Larkspur Dental"]}`), false);
      assert.equal(match(`{"companies":[${M}],"${key}":[${L}]}`, "Meridian Foods LLC")?.record.active, true);
    });
  }
  for (const key of ["prospects", "companies2", "activeCompanies", "partners"]) {
    it(key, () => assert.equal(stateOf(`{"companies":[${M}],"${key}":[${L}]}`), true));
  }
  it("keeps the position of a related record", () => {
    const text = `{"data":[{"id":"1","attributes":{"name":"M"}}],"included":[{"type":"sites","name":"Main"},{"type":"organizations","name":"Larkspur Dental"}]}`;
    assert.equal(match(text, "Larkspur Dental")?.record.index, 2);
    assert.equal(match(text, "Main"), undefined);
  });
  it("does not count related records towards the total", () => {
    const parsed = read(
      `{"data":[{"id":"1","attributes":{"name":"M"}}],"included":[{"type":"organizations","name":"N"}],"meta":{"total":2}}`,
    );
    assert.ok(parsed.ok);
    assert.equal(parsed.partial, "export.json says that there are 2 records, but contains only 1.");
  });
});

kind("an unknown second list", {
  ...under(["firms", "mandanten", "corporates", "page2", "more", "added", "updated", "missed"], `[${L}]`, aside),
  ...under(["firms", "page2"], `{"companies":[${L}]}`, aside),
  ...under(["included"], '[{"id":2,"name":"Larkspur Dental"}]', aside),
  "with another key for the name": [`{"items":[${M}],"rest":[{"companyName":"Larkspur Dental"}]}`, aside],
  "below a wrapper": [`{"data":{"items":[${M}],"rest":[${L}]}}`, aside],
});

const others = [
  ...["sites", "locations", "contacts", "users", "devices", "tags", "types", "companyTypes", "statuses", "columns"],
  ...["customFields", "custom_fields", "filters", "sort", "links", "countries", "regions", "agreements", "facets"],
  ...["siteTypes", "Contacts_List_Views", "technicians", "assigned-agents", "orderBy", "products", "industries"],
];
kind("a list of other records beside the companies", {
  ...Object.fromEntries(
    others.map((key) => [key, [`{"companies":[${L}],"${key}":[{"id":1,"name":"Main"}]}`, "found"] as const]),
  ),
  ...Object.fromEntries(
    ["deleted", "archived", "removed"].map((key) => [
      `${key}, by IDs`,
      [`{"companies":[${L}],"${key}":[7,"0b9c1f7e-0000-4000-8000-000000019301"]}`, "found"] as const,
    ]),
  ),
  "without names": [`{"companies":[${L}],"series":[{"x":1,"y":2}]}`, "found"],
  "of strings": [`{"companies":[${L}],"notes":["a b"],"firms":["x y"]}`, "found"],
  "an empty one": [`{"companies":[${L}],"firms":[],"archived":[],"prospects":null}`, "found"],
  "objects of a state": [`{"companies":[${L}],"active":{"count":{"x":1}},"hidden":{"by":{"name":"Jane"}}}`, "found"],
  "flags of a state": [`{"companies":[${L}],"archived":false,"deleted":0,"active":true}`, "found"],
  "JSON:API's related records": [
    `{"data":[{"id":"1","type":"organizations","attributes":{"name":"Larkspur Dental"}}],"included":[{"id":"5","type":"locations","attributes":{"name":"Main"}}]}`,
    "found",
  ],
});

it("rejects an export whose second list has unreadable records", () => {
  const parsed = read(`{"companies":[${M}],"archivedCompanies":[{"id":1}]}`);
  assert.ok(!parsed.ok);
  assert.match(parsed.problem, /^One of 2 records in export\.json has no readable name: record 2/);
});

hearing("lists beside each other and in objects", {
  '{"error":"x","items":null}':
    'contains no list of companies, only an object with the keys "error", "items", which is an error response.',
  '{"error":"x","items":[]}': 'is an error response, not a list of companies: it has "error" "x".',
  '{"sites":[{"accountUid":"a","id":1,"name":"A","timezone":"UTC"}]}': "A",
  '{"departments":[{"prime_user_id":5,"id":1,"name":"A","timezone":"UTC"}]}': "A",
  '{"shops":[{"prime_user_id":5,"id":1,"name":"A"}]}':
    'contains no list of companies, only an object with the key "shops" (asioImport.existing.listPath can say where it is).',
  '{"prospects":[{"id":1,"name":"A","timezone":"UTC"}]}': "A",
  '{"archived":{"data":[{"id":1,"name":"A"}]}}': "A",
  '{"archived":{"data":[{"id":1,"name":"A"}],"count":1}}': "A",
  '{"archived":{"count":1}}':
    'contains no list of companies, only an object with the key "archived" (asioImport.existing.listPath can say where it is).',
  '{"items":[],"clients":{"x":1}}': "contains no companies, as with a filter or without permission to see them.",
  '{"clients":{"x":1}}':
    'contains no list of companies, only an object with the key "x" (asioImport.existing.listPath can say where it is).',
  '{"items":[{"id":1,"name":"A"}],"data":["Bolt"]}': "A",
  '{"items":[{"id":1,"name":"A"}],"clients":["Bolt"]}': "A, Bolt",
  '{"items":[{"id":1,"name":"A"}],"archived":["Bolt"]}': "A, Bolt",
  '{"items":[{"id":1,"name":"A"}],"clients":["Bolt",5]}': "A",
  '{"items":[{"id":1,"name":"A"}],"clients":["Bolt","12"]}':
    'One of 3 records in export.json has no readable name: record 3, the text "12" (asioImport.existing.nameKeys can say what to read).',
  '{"items":[{"id":1,"name":"A"}],"clients":["A1"]}': "A",
  '{"items":[{"id":1,"name":"A"}],"clients":["0f8fad5b-d9cb-469f-a165-70867728950e"]}': "A",
  '{"items":[{"id":1,"name":"A"}],"clients":["deadbeefdeadbeefdeadbeef"]}': "A",
  '{"items":[{"id":1,"name":"A"}],"clients":["Zed 0f8fad5b-d9cb-469f-a165"]}': "A, Zed 0f8fad5b-d9cb-469f-a165",
  '{"items":[{"id":1,"name":"A"}],"clients":["0f8fad5b-d9cb-469f-a165 Zed"]}': "A, 0f8fad5b-d9cb-469f-a165 Zed",
  '{"items":[{"id":1,"name":"A"}],"shopSITES":[{"id":5,"name":"Zed"}]}': "A",
  '{"items":[{"id":1,"name":"A"}],"shopXYZ":[{"id":5,"name":"Zed"}]}':
    'has another list of named records under "shopXYZ", which was not read (asioImport.existing.listPath can say which list is meant).',
  '{"items":[{"id":1,"name":"A"}],"shops":{"data":{"items":[{"id":5,"name":"Zed"}]}}}':
    'has another list of named records under "shops", which was not read (asioImport.existing.listPath can say which list is meant).',
  '{"data":{"companies":[{"id":1,"name":"A"}]},"items":["x"]}': "A",
  '{"response":{"items":[],"data":{"a":1}}}':
    "contains no companies, as with a filter or without permission to see them.",
  '{"data":{"response":{"items":[]}}}': "contains no companies, as with a filter or without permission to see them.",
  '{"companies":{"A1":null,"B1":{"name":"B"}}}': "Entry 1 of export.json is null, not a company.",
  '{"companies":{"A1":5,"B1":{"name":"B"}}}':
    'contains no list of companies, only an object with the keys "A1", "B1" (asioImport.existing.listPath can say where it is).',
  '{"items":[null,"Bolt"],"values":[{"id":1,"name":"A"}]}': "A",
  '{"items":["{\\"companies\\":[{\\"id\\":1,\\"name\\":\\"A\\"}]}"],"values":["x"]}': "A",
  '{"items":["Bolt","Acme"]}': "Bolt, Acme",
});
