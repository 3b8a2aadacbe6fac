import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
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
  "plain names, one a line": ['"Meridian Foods LLC"\n"Larkspur Dental"\n', "found"],
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
  "a text among records": [`[${M},"Larkspur Dental"]`, { problem: /is a text, not a company/ }],
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
  "with the company as a text": ['{"Sites":[{"Id":1,"Name":"Main","Client":"Larkspur Dental"}]}', "found"],
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
  "told by an ID that they share": [
    '[{"id":1,"name":"Main","companyID":5},{"id":2,"name":"West","companyID":5}]',
    { problem: /lists sites/ },
  ],
  "one of which does not name its company": [
    '{"sites":[{"id":1,"name":"Main","company":{"name":"M"}},{"id":2,"name":"West"}]}',
    { problem: /lists sites/ },
  ],
});

it("sites: the company is meant, not the site", () => {
  const text = '[{"id":"s1","name":"Westside","company":{"id":"c1","name":"Larkspur Dental"},"primaryFlag":true}]';
  assert.equal(match(text, "Westside"), undefined);
  assert.equal(match(text, "None", "s1"), undefined);
  assert.equal(match(text, "None", "c1")?.value, "c1");
  const parsed = read(text);
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.nameKeys, parsed.idKeys], [["company.name"], ["company.id"]]);
});

it("sites: a company's own sites are none of the list", () => {
  const text = '[{"id":1,"name":"Larkspur Dental","sites":[{"id":5,"name":"Main"}],"site":{"name":"Main"}}]';
  assert.equal(match(text, wanted)?.value, wanted);
  assert.equal(match(text, "Main"), undefined);
});

kind("envelopes", {
  "Postman's saved answer": [
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
  "JSON in a text": [JSON.stringify(`[${L}]`), "found"],
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
  "an answer that is a web page": [
    '{"id":"r1","name":"Companies","code":200,"header":[],"body":"<html></html>"}',
    { problem: /is a saved response whose "body" is not JSON/ },
  ],
  "an answer without its text": [
    "HTTP/1.1 200 OK\r\nContent-Type: x\r\n\r\n",
    { problem: /contains the headers of a response/ },
  ],
  "an error in Postman": ['{"name":"Companies","code":401,"header":[],"body":"{}"}', { problem: /error response/ }],
  "an error of curl -i": ["HTTP/1.1 401 Unauthorized\r\n\r\n[]", { problem: /its status is 401/ }],
  "a web page": ["<!DOCTYPE html><html></html>", { problem: /is not JSON/ }],
});

kind("error answers", {
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
  "errors that are none": [`{"errors":[],"error":null,"success":true,"message":"OK","data":[${L}]}`, "found"],
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
  "in two objects, which is none": [
    `[{"id":1,"name":"M","status":{"name":"Active"},"types":[{"name":"a"},{"name":"b"}]},${L}]`,
    "found",
  ],
  "in a text, which is none": ['[{"name":"Larkspur Dental","note":"\\"name\\": \\\\"}]', "found"],
});

kind("pages", {
  "all of them in a list": [
    `[{"page":1,"totalPages":2,"data":[${M}]},{"page":2,"totalPages":2,"data":[${L}]}]`,
    "found",
  ],
  "all of them one after the other": [`{"items":[${M}],"next":"/2"}\n{"items":[${L}],"next":null}`, "found"],
  "all of them, with totals": [`[{"total":2,"items":[${M}]},{"total":2,"items":[${L}]}]`, "found"],
  "pages with a name": [`[{"name":"Page 1","companies":[${M}]},{"name":"Page 2","companies":[${L}]}]`, "found"],
  "a page behind records": [`${M}\n{"name":"Page 2","companies":[${L}]}`, "found"],
  "page 1 of 9": [`{"page":1,"totalPages":9,"data":[${M}]}`, { partial: /^export\.json is page 1 of 9\.$/ }],
  "page 2 of 2": [`{"page":2,"total_pages":2,"data":[${M}]}`, { partial: /is page 2 of 2/ }],
  "two of three": [
    `[{"page":1,"totalPages":3,"data":[${M}]},{"page":3,"totalPages":3,"data":[${M}]}]`,
    { partial: /contains 2 of 3 pages: page 2 is missing/ },
  ],
  "the same page twice": [
    `[{"page":1,"totalPages":2,"data":[${M}]},{"page":1,"totalPages":2,"data":[${M}]}]`,
    { partial: /1 of 2 pages/ },
  ],
  "a page in the middle is missing": [
    `[{"page":1,"data":[${M}]},{"page":3,"data":[${M}]}]`,
    { partial: /contains pages up to 3: page 2 is missing/ },
  ],
  "page 2 without the first": [`{"page":2,"data":[${M}]}`, { partial: /the pages before it are missing/ }],
  "a total, and none listed": ['{"total":12,"companies":[]}', { partial: /there are 12 records, but contains none/ }],
  "a total above the count": [`{"record_count":40,"clients":[${M}]}`, { partial: /40 records, but contains only 1/ }],
  "a total below meta": [`{"data":[${M}],"meta":{"total-count":7}}`, { partial: /7 records/ }],
  "OData's link": [`{"value":[${M}],"@odata.nextLink":"https://x/?$skip=1"}`, { partial: /another page follows/ }],
  "OData's count": [`{"@odata.count":3,"value":[${M}]}`, { partial: /3 records/ }],
  "OData 2's link": [`{"d":{"results":[${M}],"__next":"https://x"}}`, { partial: /another page follows/ }],
  "HubSpot's cursor": [
    `{"results":[{"id":"1","properties":{"name":"M"}}],"paging":{"next":{"after":"1","link":"x"}}}`,
    { partial: /another page follows/ },
  ],
  "GraphQL's": [
    `{"data":{"companies":{"edges":[{"node":${M}}],"pageInfo":{"hasNextPage":true}}}}`,
    { partial: /another page follows/ },
  ],
  "Salesforce's": [
    `{"totalSize":1,"done":false,"nextRecordsUrl":"/x","records":[${M}]}`,
    { partial: /another page follows/ },
  ],
  "Autotask's": [
    `{"items":[${M}],"pageDetails":{"count":1,"nextPageUrl":"https://x"}}`,
    { partial: /another page follows/ },
  ],
  "Zoho's": [`{"data":[${M}],"info":{"more_records":true,"page":1}}`, { partial: /another page follows/ }],
  "JSON:API's": [`{"data":[${M}],"links":{"self":"a","next":"b"}}`, { partial: /another page follows/ }],
  "HAL's": [`{"_embedded":{"companies":[${M}]},"_links":{"next":{"href":"b"}}}`, { partial: /another page follows/ }],
  "Laravel's": [`{"data":[${M}],"current_page":1,"last_page":4}`, { partial: /page 1 of 4/ }],
  "Spring's": [`{"content":[${M}],"totalElements":8,"totalPages":8,"last":false,"number":0}`, { partial: /of 8/ }],
  "Slack's and Square's": [
    `{"companies":[${M}],"response_metadata":{"next_cursor":"abc"}}`,
    { partial: /another page follows/ },
  ],
  has_more: [`{"data":[${M}],"has_more":true}`, { partial: /another page follows/ }],
  "an offset": [`{"offset":100,"limit":100,"companies":[${M}]}`, { partial: /starts after 100 other records/ }],
  "the Link header of curl -i": [
    `HTTP/1.1 200 OK\r\nLink: <https://x/?page=2>; rel="next", <https://x/?page=9>; rel="last"\r\n\r\n[${M}]`,
    { partial: /another page follows/ },
  ],
  "the Link header in PowerShell": [
    JSON.stringify({ StatusCode: 200, Content: `[${M}]`, Headers: { Link: ['<https://x>; rel="next"'] } }),
    { partial: /another page follows/ },
  ],
  "the Link header in Postman": [
    JSON.stringify({
      name: "x",
      code: 200,
      header: [{ key: "Link", value: '<https://x>; rel="next"' }],
      body: `[${M}]`,
    }),
    { partial: /another page follows/ },
  ],
  "a total in a header": [`HTTP/1.1 200 OK\r\nX-Total-Count: 90\r\n\r\n[${M}]`, { partial: /90 records/ }],
  "the last page by itself says so": [
    `HTTP/1.1 200 OK\r\nLink: <https://x/1>; rel="prev", <https://x/1>; rel="first"\r\n\r\n[${M}]`,
    { partial: /page before it/ },
  ],
  "words that say that it is whole": [
    `{"companies":[${L}],"next":null,"prev":"","has_more":false,"page":1,"pages":1,"total":1,"nextCursor":null}`,
    "found",
  ],
});

describe("counts that are the size of a page", () => {
  const list = (length: number) => JSON.stringify(Array.from({ length }, (_, id) => ({ id, name: `Company ${id}` })));
  const noticeOf = (text: string, name?: string) => {
    const parsed = read(text, name);
    assert.ok(parsed.ok);
    assert.equal(parsed.partial, undefined);
    return parsed.notice;
  };
  for (const count of [25, 50, 100, 250, 500, 1000]) {
    it(`${count}`, () => {
      assert.match(
        noticeOf(list(count)) ?? "",
        new RegExp(`^export\\.json contains exactly ${count.toLocaleString("en")} companies`),
      );
      assert.equal(noticeOf(list(count + 1)), undefined);
    });
  }
  it("not where the export says that these are all", () => {
    assert.equal(noticeOf(`{"total":25,"companies":${list(25)}}`), undefined);
    assert.equal(noticeOf(`{"next":null,"companies":${list(25)}}`), undefined);
    assert.equal(noticeOf(`${list(80)}${list(20)}`), undefined);
  });
  it("of its own page, and of a CSV", () => {
    assert.match(noticeOf(`{"limit":40,"companies":${list(40)}}`) ?? "", /exactly 40/);
    const rows = Array.from({ length: 50 }, (_, id) => `Company ${id}`).join("\n");
    assert.match(noticeOf(`Company Name\n${rows}\n`, "export.csv") ?? "", /exactly 50/);
  });
});

kind("PowerShell", {
  "one object": ['{\r\n    "id":  1,\r\n    "identifier":  "LARK",\r\n    "name":  "Larkspur Dental"\r\n}', "found"],
  "value and Count of 5.1": [`{"value":[${L}],"Count":1}`, "found"],
  "depth cut in what is not read": [
    '[{"id":1,"name":"Larkspur Dental","status":"@{id=1; name=Active; _info=}","_info":"@{lastUpdated=x}"}]',
    "found",
  ],
  "records cut": [
    '{"companies":["@{id=1; name=Larkspur Dental}"]}',
    { problem: /was cut off by PowerShell.*-Depth 10/ },
  ],
  "the list cut": ['{"data":"@{companies=System.Object[]}"}', { problem: /was cut off by PowerShell/ }],
  "the list cut to one text": [
    '{"companies":"@{id=1; name=a} @{id=2; name=b}"}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a wrapper cut": [
    '{"data":[{"id":"1","attributes":"@{name=Larkspur Dental}"}]}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a site's company cut": [
    '[{"id":"1","name":"Main","company":"@{id=1; name=Larkspur Dental}"}]',
    { problem: /was cut off by PowerShell/ },
  ],
  "a name cut": [`[${M},{"name":"System.Collections.Hashtable"}]`, { problem: /was cut off by PowerShell.*record 2/ }],
  "IDs cut": ['[{"name":"M","externalIds":"@{externalId=1}"}]', { problem: /was cut off by PowerShell/ }],
  "a hole where a page was empty": [`[null,${L}]`, { problem: /^Entry 1 of export\.json is null, not a company/ }],
});

kind("encodings", {
  "Windows-1252": [Uint8Array.from(`[{"name":"Caf\xe9"},${L}]`, (character) => character.charCodeAt(0)), "found"],
  "UTF-16, little endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le")), "found"],
  "UTF-16, big endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le").swap16()), "found"],
  "UTF-8 with a mark": [`\uFEFF[${L}]`, "found"],
  "a mixture": [
    Uint8Array.from(Buffer.concat([Buffer.from(`["Caf\u00e9",`), Buffer.from([0x22, 0xe9, 0x22, 0x5d])])),
    { problem: /characters are lost/ },
  ],
  "a byte that Windows-1252 has not": [
    Uint8Array.from([0x5b, 0x22, 0x81, 0xe9, 0x22, 0x5d]),
    { problem: /characters are lost/ },
  ],
});

it("encodings: names of Windows-1252 and names that were garbled are compared as they should be", () => {
  const bytes = Uint8Array.from('[{"name":"Caf\xe9 \x80 R\xe9gal"}]', (character) => character.charCodeAt(0));
  const parsed = read(bytes);
  assert.ok(parsed.ok);
  assert.equal(new ExistingCompanies([parsed.companies]).match("Café € Régal", "")?.strength, "exact");
  assert.equal(match('[{"name":"CafÃ© RÃ©gal"}]', "Café Régal")?.strength, "exact");
});

kind("CSV", {
  "a header row": ["Company Name,Company ID\nLarkspur Dental,LARK\n", "found", "export.csv"],
  "of another name": ["Client;Identifier\r\nLarkspur Dental;LARK\r\n", "found", "export.txt"],
  "with PowerShell's line of the type": [
    '#TYPE System.Management.Automation.PSCustomObject\r\n"id","name"\r\n"1","Larkspur Dental"\r\n',
    "found",
    "export.csv",
  ],
  "one column, with that line": ['#TYPE System.Object\r\n"Name"\r\n"Larkspur Dental"\r\n', "found", "export.csv"],
  "with a title": [
    "Company list\n\nAccount Name,City,Status\nLarkspur Dental,Portland,Active\n",
    "found",
    "export.csv",
  ],
  "with sep= and tabs": ["sep=\t\nFriendly Name\tId\nLarkspur Dental\t7\n", "found", "export.csv"],
  "in UTF-16 as Excel saves it": [
    Uint8Array.from(Buffer.from("\uFEFFCompany\tCity\r\nLarkspur Dental\tPortland\r\n", "utf16le")),
    "found",
    "export.txt",
  ],
  "in Windows-1252": [
    Uint8Array.from("Company,City\nLarkspur Dental,Montr\xe9al\n", (c) => c.charCodeAt(0)),
    "found",
    "export.csv",
  ],
  "not called so": ["Customer Name,Phone\nLarkspur Dental,5\n", "found"],
  "sites with their company": ["Site Name,Company Name\nMain,Larkspur Dental\n", "found", "export.csv"],
  "JSON that is called so": [`[${L}]`, "found", "export.csv"],
  "without a column of names": [
    "Bezeichnung,Ort\nLarkspur Dental,Portland\n",
    { problem: /has no column that looks like company names.*"Bezeichnung", "Ort"/ },
    "export.csv",
  ],
  "without a header row": [
    "Larkspur Dental\nMeridian Foods\n",
    { problem: /has no column that looks like company names/ },
    "export.csv",
  ],
  "of IDs alone": ["id,identifier\n1,LARK\n", { problem: /has no column that looks like company names/ }, "export.csv"],
  "one row without its name": [
    "Company Name,Company ID\nM,1\n,LARK\n",
    { problem: /^One of 2 records.*record 2/ },
    "export.csv",
  ],
  "an empty file": ["", { problem: /is empty/ }, "export.csv"],
});

it("CSV: IDs and state are read as well", () => {
  const text = "Company Name,Company ID,Status\nLarkspur Dental,LARK,Inactive\nMeridian,MER,Active\n";
  assert.equal(match(text, "None", "MER", "export.csv")?.record.active, true);
  assert.equal(match(text, wanted, "NONE", "export.csv")?.record.active, false);
  const parsed = parseExport("Firma,Kürzel\nLarkspur Dental,LARK\n", "export.csv", {
    nameKeys: ["Firma"],
    idKeys: ["Kürzel"],
  });
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.nameKeys, parsed.idKeys, parsed.companies.size], [["Firma"], ["Kürzel"], 1]);
});

describe("inactive records", () => {
  for (const state of [
    '"activityStatus":{"activeFlag":false}',
    '"activityStatus":{"name":"Inactive"}',
    '"active":false',
    '"isActive":false',
    '"IsActive":"False"',
    '"inactive":true',
    '"archived":true',
    '"disabled":true',
    '"deletedFlag":true',
    '"deleted_at":"2024-01-01"',
    '"inactiveDate":"2024-01-01"',
    '"status":"Inactive"',
    '"status":{"id":2,"name":"Inactive"}',
    '"organization-status-name":"Inactive"',
    '"ContactStatus":"ARCHIVED"',
  ]) {
    it(state, () => assert.equal(match(`[{"name":"Larkspur Dental",${state}}]`, wanted)?.record.active, false));
  }
  for (const state of [
    '"inactive":false',
    '"archived":null',
    '"status":"Active"',
    '"deleted_at":null',
    '"disabled":0',
  ]) {
    it(`not ${state}`, () => assert.equal(match(`[{"name":"Larkspur Dental",${state}}]`, wanted)?.record.active, true));
  }
});
