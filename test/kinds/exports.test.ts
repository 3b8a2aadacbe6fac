import assert from "node:assert/strict";
import { it } from "node:test";
import { kind, L, M, match, read, wanted } from "./exports.ts";

kind("records of each program", {
  "the Asio API": [
    '[{"id":"0b9c","name":"LARK","friendlyName":"Larkspur Dental","activityStatus":{"id":"1","name":"Active"},"externalIds":[{"externalId":"19301"}],"primarySite":{"id":"s-1","name":"Main"}}]',
    "found",
  ],
  "ConnectWise PSA": [
    '[{"id":19301,"identifier":"LARKSPUR","name":"Larkspur Dental","status":{"id":1,"name":"Active"},"site":{"id":501,"name":"Main"},"deletedFlag":false}]',
    "found",
  ],
  HaloPSA: [
    '{"record_count":1,"clients":[{"id":21,"name":"Larkspur Dental","toplevel_id":1,"toplevel_name":"Root","inactive":false}]}',
    "found",
  ],
  Atera: [
    '{"items":[{"CustomerID":301,"CustomerName":"Larkspur Dental"}],"totalItems":1,"page":1,"itemsInPage":50,"totalPages":1}',
    "found",
  ],
  Syncro: ['{"customers":[{"id":8801,"business_name":"Larkspur Dental"}],"meta":{"total_pages":1,"page":1}}', "found"],
  Hudu: ['{"companies":[{"id":7,"name":"Larkspur Dental","nickname":"Larkspur","archived":false}]}', "found"],
  Autotask: [
    '{"items":[{"id":29,"companyName":"Larkspur Dental","isActive":true}],"pageDetails":{"count":1,"requestCount":500,"prevPageUrl":null,"nextPageUrl":null}}',
    "found",
  ],
  NinjaOne: ['[{"id":3,"name":"Larkspur Dental","nodeApprovalMode":"AUTOMATIC"}]', "found"],
  "N-central": ['{"data":[{"customerId":4,"customerName":"Larkspur Dental","parentId":50}],"totalItems":1}', "found"],
  Pax8: [`{"content":[${L}],"page":{"size":10,"totalElements":1,"totalPages":1,"number":0}}`, "found"],
  Salesforce: [
    '{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"/x"},"Id":"001","Name":"Larkspur Dental"}]}',
    "found",
  ],
  Zoho: [
    '{"data":[{"Account_Name":"Larkspur Dental","id":"9"}],"info":{"per_page":200,"count":1,"page":1,"more_records":false}}',
    "found",
  ],
  QuickBooks: [
    '{"QueryResponse":{"Customer":[{"Id":"1","DisplayName":"Larkspur Dental","Active":true}],"startPosition":1,"maxResults":1},"time":"2026-01-01"}',
    "found",
  ],
  Xero: [
    '{"Id":"x","Status":"OK","ProviderName":"App","Contacts":[{"ContactID":"c","ContactStatus":"ACTIVE","Name":"Larkspur Dental"}]}',
    "found",
  ],
  "Microsoft Graph and Dataverse": [
    '{"@odata.context":"https://x/$metadata#accounts","value":[{"accountid":"1","name":"Larkspur Dental"}]}',
    "found",
  ],
  "OData 2": [`{"d":{"results":[${L}]}}`, "found"],
  ServiceNow: ['{"result":[{"sys_id":"a","name":"Larkspur Dental"}]}', "found"],
  Zendesk: [`{"organizations":[${L}],"next_page":null,"previous_page":null,"count":1}`, "found"],
});

kind("wrapped records", {
  "IT Glue: attributes, in kebab case": [
    '{"data":[{"id":"1","type":"organizations","attributes":{"name":"Larkspur Dental","short-name":"LARK"}}],"meta":{"total-count":1},"links":{}}',
    "found",
  ],
  "HubSpot: properties": [
    '{"results":[{"id":"1","properties":{"name":"Larkspur Dental","domain":"x.example"}}]}',
    "found",
  ],
  "HubSpot, version 1: a name that is an object": [
    '{"companies":[{"companyId":1,"properties":{"name":{"value":"Larkspur Dental","timestamp":1}}}],"has-more":false}',
    "found",
  ],
  "GraphQL: edges and nodes": [
    `{"data":{"companies":{"edges":[{"cursor":"a","node":${L}}],"pageInfo":{"hasNextPage":false,"endCursor":"a"}}}}`,
    "found",
  ],
  "GraphQL: nodes": [`{"data":{"allClients":{"totalCount":1,"nodes":[${L}]}}}`, "found"],
  "a company in each record": [`[{"company":${L}},{"company":${M}}]`, "found"],
  "the same in Pascal case": ['{"Items":[{"Company":{"Id":1,"Name":"Larkspur Dental"}}]}', "found"],
  Airtable: ['{"records":[{"id":"rec1","fields":{"Company Name":"Larkspur Dental"}}]}', "found"],
  Elasticsearch: [
    '{"hits":[{"_source":{"name":"Larkspur Dental"}}],"results":[{"_id":"1","_source":{"name":"Larkspur Dental"}}]}',
    "found",
  ],
  "two wrappers in one another": ['{"data":[{"node":{"attributes":{"name":"Larkspur Dental"}}}]}', "found"],
  "one of a list": [`{"companies":${L}}`, "found"],
  "plain names": ['["Larkspur Dental","Meridian Foods LLC"]', "found"],
  "plain names below a key": ['{"clients":["Larkspur Dental"]}', "found"],
  "plain names, one per line": ['"Meridian Foods LLC"\n"Larkspur Dental"\n', "found"],
  "a list under a key of several words": [`{"data":{"companyList":[${L}]}}`, "found"],
  "two lists, both of companies": [`{"customers":[${M}],"clients":[${L}]}`, "found"],
  "an empty list beside another": [`{"data":[],"companies":[${L}]}`, "found"],
  "below an unknown wrapper": ['[{"id":1,"firma":{"bezeichnung":"Larkspur Dental"}}]', { problem: /^No record in/ }],
});

kind("records without a readable name", {
  "IDs alone": ['[{"id":1},{"id":2}]', { problem: /^No record in export\.json has a readable name/ }],
  "IDs alone, as texts": ['["0b9c1f7e-0000-4000-8000-000000019301"]', { problem: /^No record in/ }],
  "IDs alone, as numbers": ["[19301,19302]", { problem: /is a number, not a company/ }],
  "one of many": [
    `[${M},{"id":3,"attributs":{"name":"Larkspur Dental"}},${M}]`,
    { problem: /^One of 3 records in export\.json has no readable name.*record 2/ },
  ],
  "one of many whose name is empty": [`[${M},{"id":3,"name":"  "}]`, { problem: /^One of 2 records/ }],
  "one of many whose name is null": [`{"companies":[${M},{"id":3,"name":null}]}`, { problem: /^One of 2 records/ }],
  "one line of many": [`${M}\n{"id":3}\n${M}\n`, { problem: /record 2/ }],
  "two of many": [`[{"id":1},${M},{"id":3}]`, { problem: /^2 of 3 records in export\.json have no readable name/ }],
  "one below a wrapper": [
    '{"data":[{"attributes":{"name":"M"}},{"attributes":{"title":"Larkspur Dental"}}]}',
    { problem: /record 2/ },
  ],
  "one of an object keyed by ID": [`{"A":${M},"B":{"id":1}}`, { problem: /no readable name: record 2/ }],
  "a string among records": [`[${M},"Larkspur Dental"]`, { problem: /is a text, not a company/ }],
  "an unknown key": ['{"companies":[{"id":1,"bezeichnung":"Larkspur Dental"}]}', { problem: /"bezeichnung"/ }],
  "GraphQL with an empty node": [
    `{"data":{"companies":{"edges":[{"node":${M}},{"node":null}]}}}`,
    { problem: /record 2/ },
  ],
});

kind("sites", {
  "of the Asio API": [
    '[{"id":"5e11-1","name":"Main","friendlyName":"Main","timeZone":"x","company":{"id":"0b9c-1","name":"Larkspur Dental"},"primaryFlag":true}]',
    "found",
  ],
  "of HaloPSA": [
    '{"record_count":1,"sites":[{"id":1,"name":"Main","client_id":21,"client_name":"Larkspur Dental"}]}',
    "found",
  ],
  "of IT Glue": [
    '{"data":[{"id":"1","type":"locations","attributes":{"name":"Main","organization-id":7,"organization-name":"Larkspur Dental"}}]}',
    "found",
  ],
  "with the company as a string": ['{"Sites":[{"Id":1,"Name":"Main","Client":"Larkspur Dental"}]}', "found"],
  "with the company as their parent": [
    '{"sites":[{"id":1,"name":"Main","parent":{"id":2,"name":"Larkspur Dental"}}]}',
    "found",
  ],
  "that do not name their company": [
    '{"sites":[{"id":1,"name":"Main"},{"id":2,"name":"West"}]}',
    { problem: /^export\.json lists sites that do not name their company/ },
  ],
  "that have only its ID": [
    '[{"id":"5e11-1","name":"Main","companyId":"0b9c-1","timeZone":"x","primaryFlag":true}]',
    { problem: /lists sites/ },
  ],
  "recognised by an ID that they share": [
    '[{"id":1,"name":"Main","companyID":5},{"id":2,"name":"West","companyID":5}]',
    { problem: /lists sites/ },
  ],
  "one of which does not name its company": [
    '{"sites":[{"id":1,"name":"Main","company":{"name":"M"}},{"id":2,"name":"West"}]}',
    { problem: /lists sites/ },
  ],
});

it("matches a site's company, not the site", () => {
  const text = '[{"id":"s1","name":"Westside","company":{"id":"c1","name":"Larkspur Dental"},"primaryFlag":true}]';
  assert.equal(match(text, "Westside"), undefined);
  assert.equal(match(text, "None", "s1"), undefined);
  assert.equal(match(text, "None", "c1")?.value, "c1");
  const parsed = read(text);
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.nameKeys, parsed.idKeys], [["company.name"], ["company.id"]]);
});

it("does not list a company's own sites", () => {
  const text = '[{"id":1,"name":"Larkspur Dental","sites":[{"id":5,"name":"Main"}],"site":{"name":"Main"}}]';
  assert.equal(match(text, wanted)?.value, wanted);
  assert.equal(match(text, "Main"), undefined);
});

kind("envelopes", {
  "a response saved by Postman": [
    '{"id":"r1","name":"Companies","originalRequest":{"method":"GET"},"status":"OK","code":200,"header":[],"body":"[{\\"id\\":1,\\"name\\":\\"Larkspur Dental\\"}]"}',
    "found",
  ],
  "a Postman collection": [
    `{"info":{"name":"My calls","schema":"x"},"item":[{"name":"Folder","item":[{"name":"Companies","request":{},"response":[{"name":"ok","code":200,"body":${JSON.stringify(`[${L}]`)}}]}]}]}`,
    "found",
  ],
  "PowerShell's Invoke-WebRequest": [
    JSON.stringify({
      Content: `[${L}]`,
      StatusCode: 200,
      Headers: { "Content-Type": "application/json" },
      RawContent: `HTTP/1.1 200 OK\r\n\r\n[${L}]`,
    }),
    "found",
  ],
  "several of them": [
    JSON.stringify([
      { StatusCode: 200, Content: `[${M}]` },
      { StatusCode: 200, Content: `[${L}]` },
    ]),
    "found",
  ],
  "curl -i": [`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[${L}]`, "found"],
  "curl -i over HTTP/2, redirected": [
    `HTTP/2 302 \r\nlocation: /x\r\n\r\nHTTP/2 200 \r\ncontent-type: application/json\r\n\r\n{"items":[${L}]}\n`,
    "found",
  ],
  "curl -i of two pages": [
    `HTTP/1.1 200 OK\nLink: <https://x/2>; rel="next"\n\n[${M}]HTTP/1.1 200 OK\nLink: <https://x/1>; rel="prev"\n\n[${L}]`,
    "found",
  ],
  "axios and cloud functions": [`{"statusCode":200,"headers":{},"body":{"value":[${L}]}}`, "found"],
  "JSON in a string": [JSON.stringify(`[${L}]`), "found"],
  "an HTTP archive": [
    JSON.stringify({
      log: {
        entries: [
          {
            request: { method: "GET", url: "https://x/app.js" },
            response: { status: 200, headers: [], content: { text: "let a" } },
          },
          {
            request: { method: "GET", url: "https://x/api/companies" },
            response: { status: 200, headers: [], content: { text: `[${L}]` } },
          },
        ],
      },
    }),
    "found",
  ],
  "a response that is a web page": [
    '{"id":"r1","name":"Companies","code":200,"header":[],"body":"<html></html>"}',
    { problem: /is a saved response whose "body" is not JSON/ },
  ],
  "a response without its body": [
    "HTTP/1.1 200 OK\r\nContent-Type: x\r\n\r\n",
    { problem: /contains the headers of a response/ },
  ],
  "an error in Postman": ['{"name":"Companies","code":401,"header":[],"body":"{}"}', { problem: /error response/ }],
  "an error of curl -i": ["HTTP/1.1 401 Unauthorized\r\n\r\n[]", { problem: /its status is 401/ }],
  "a web page": ["<!DOCTYPE html><html></html>", { problem: /is not JSON/ }],
});

kind("error responses", {
  "a message": ['{"code":"bad_request","message":"ErrCompanyIDNotProvided"}', { problem: /contains no list/ }],
  "errors beside an empty list": [
    '{"errors":[{"message":"rate limit"}],"data":[]}',
    { problem: /error response.*rate limit/ },
  ],
  "errors beside a list that is not empty": [
    `{"errors":[{"message":"timeout"}],"data":{"companies":[${M}]}}`,
    { problem: /error response.*timeout/ },
  ],
  "an error beside an empty list": ['{"error":"quota exceeded","companies":[]}', { problem: /error response/ }],
  "a message beside an empty list": [
    '{"message":"Too many requests","items":[]}',
    { problem: /error response.*Too many/ },
  ],
  "no success": ['{"success":false,"data":[]}', { problem: /"success" is false/ }],
  "a status": ['{"status":429,"results":[]}', { problem: /its "status" is 429/ }],
  "a status in words": ['{"status":"error","data":[]}', { problem: /its status is "error"/ }],
  "an error with a name and an ID": [
    '{"id":"req-1","name":"Unauthorized","message":"Sign in"}',
    { problem: /contains no list/ },
  ],
  "an OData error": ['{"error":{"code":"0x8","message":"denied"},"value":[]}', { problem: /denied/ }],
  "the second page": [`{"data":[${M}]}\n{"error":"timeout"}`, { problem: /Entry 2 .* not a page/ }],
  "the second page, with a list": [
    `{"data":[${M}]}\n{"error":"timeout","data":[]}`,
    { problem: /error response.*timeout/ },
  ],
  "empty errors": [`{"errors":[],"error":null,"success":true,"message":"OK","data":[${L}]}`, "found"],
  "an empty list beside a list of another name": [
    '{"data":[],"firms":[{"name":"Larkspur Dental"}]}',
    { problem: /"firms"/ },
  ],
});

kind("the same key twice", {
  "the list's": [`{"companies":[${L}],"companies":[]}`, { problem: /has the key "companies" twice/ }],
  "a wrapper's": [`{"data":{"items":[${L}]},"data":{"items":[${M}]}}`, { problem: /has the key "data" twice/ }],
  "an ID's": [`{"C-1":${L},"C-1":${M}}`, { problem: /has the key "C-1" twice/ }],
  "a name's in one record": [
    `[${M},{"id":1,"name":"Larkspur Dental","name":"Other"}]`,
    { problem: /has the key "name" twice.*line 1/ },
  ],
  "a name's in one line": [`${M}\n{"name":"Larkspur Dental","id":1,"name":"Other"}`, { problem: /line 2/ }],
  "a record wrapper's": [
    '{"data":[{"attributes":{"name":"Larkspur Dental"},"attributes":{"name":"M"}}]}',
    { problem: /"attributes" twice/ },
  ],
  "a name's below a wrapper": [
    '{"data":[{"attributes":{"name":"Larkspur Dental","name":"M"}}]}',
    { problem: /"name" twice/ },
  ],
  "written in another way": [`{"companies":[${L}],"compan\\u0069es":[]}`, { problem: /has the key "companies" twice/ }],
  "with other spaces": [`{\n"companies" : [${L}],\n  "companies"\t: []\n}`, { problem: /line 3/ }],
  "of a page in a list": [`[{"items":[${L}],"items":[${M}]}]`, { problem: /"items" twice/ }],
  "in two objects, which is allowed": [
    `[{"id":1,"name":"M","status":{"name":"Active"},"types":[{"name":"a"},{"name":"b"}]},${L}]`,
    "found",
  ],
  "in a string, which is allowed": ['[{"name":"Larkspur Dental","note":"\\"name\\": \\\\"}]', "found"],
});
