import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kind, L, M, read } from "./exports.ts";

kind("pages", {
  "all of them in a list": [
    `[{"page":1,"totalPages":2,"data":[${M}]},{"page":2,"totalPages":2,"data":[${L}]}]`,
    "found",
  ],
  "all of them one after the other": [`{"items":[${M}],"next":"/2"}\n{"items":[${L}],"next":null}`, "found"],
  "all of them, with totals": [`[{"total":2,"items":[${M}]},{"total":2,"items":[${L}]}]`, "found"],
  "pages with a name": [`[{"name":"Page 1","companies":[${M}]},{"name":"Page 2","companies":[${L}]}]`, "found"],
  "a page after records": [`${M}\n{"name":"Page 2","companies":[${L}]}`, "found"],
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
  "a last page that says so": [
    `HTTP/1.1 200 OK\r\nLink: <https://x/1>; rel="prev", <https://x/1>; rel="first"\r\n\r\n[${M}]`,
    { partial: /page before it/ },
  ],
  "words that say that the list is complete": [
    `{"companies":[${L}],"next":null,"prev":"","has_more":false,"page":1,"pages":1,"total":1,"nextCursor":null}`,
    "found",
  ],
});

describe("gives a notice if the count is a page size", () => {
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
  it("not if the export says that it is complete", () => {
    assert.equal(noticeOf(`{"total":25,"companies":${list(25)}}`), undefined);
    assert.equal(noticeOf(`{"next":null,"companies":${list(25)}}`), undefined);
    assert.equal(noticeOf(`${list(80)}${list(20)}`), undefined);
  });
  it("also for the export's own page size, and for a CSV", () => {
    assert.match(noticeOf(`{"limit":40,"companies":${list(40)}}`) ?? "", /exactly 40/);
    const rows = Array.from({ length: 50 }, (_, id) => `Company ${id}`).join("\n");
    assert.match(noticeOf(`Company Name\n${rows}\n`, "export.csv") ?? "", /exactly 50/);
  });
});
