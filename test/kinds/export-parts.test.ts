import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kind, L, M, match, type Outcome, read } from "./exports.ts";

kind("an explicit end of the pages", {
  "a cursor on the last page too": [`{"data":[${L}],"has_more":false,"cursor":"abc"}`, "found"],
  "in camel case": [`{"items":[${L}],"hasMore":false,"nextCursor":"abc"}`, "found"],
  "GraphQL's, with an end cursor": [
    `{"data":{"companies":{"nodes":[${L}],"pageInfo":{"hasNextPage":false,"endCursor":"a","cursor":"a"}}}}`,
    "found",
  ],
  "Zendesk's, with a link": [
    `{"organizations":[${L}],"meta":{"has_more":false,"after_cursor":"x"},"links":{"next":"https://x/?page[after]=x"}}`,
    "found",
  ],
  "the flag after the cursor, as a string": [`{"next_token":"abc","data":[${L}],"moreRecords":"false"}`, "found"],
  "Salesforce's done": [`{"done":true,"nextRecordsUrl":"/x","records":[${L}]}`, "found"],
  "the last page, by its flag": [`{"content":[${L}],"last":true,"next":"/2"}`, "found"],
  "an empty next page": [`{"data":[${L}],"next":""}`, "found"],
  "false for a next page": [`{"data":[${L}],"next":false,"nextPage":null,"paging":{"next":{}}}`, "found"],
  "null in a link": [`{"data":[${L}],"links":{"next":{"href":null}},"next_page_url":"null"}`, "found"],
  "a URL of documentation": [`{"data":[${L}],"moreInfo":"https://x/docs"}`, "found"],
  "an explicit next page": [`{"data":[${M}],"has_more":true,"cursor":null}`, { partial: /another page follows/ }],
  "a flag with another meaning": [
    `{"items":[${M}],"incomplete_results":false,"next":"/2"}`,
    { partial: /another page follows/ },
  ],
  "a URL under the flag's key": [`{"items":[${M}],"more":"/2"}`, { partial: /another page follows/ }],
  "no next page, and a total above the count": [
    `{"items":[${M}],"has_more":false,"total":7}`,
    { partial: /7 records, but contains only 1/ },
  ],
});

const both = `[${L},${M}]`;
const next = { partial: /^export\.json says that another page follows\.$/ };
const nine = { partial: /^export\.json says that there are 9 records, but contains only 2\.$/ };

kind("one of several pages from each program", {
  "the Asio API": [`{"companies":${both},"nextPageToken":"abc"}`, next],
  "ConnectWise PSA, by its header": [
    `HTTP/1.1 200 OK\nLink: <https://x/company/companies?pageSize=2&page=2>; rel="next"\n\n${both}`,
    next,
  ],
  "ConnectWise Automate, by its header": [`HTTP/1.1 200 OK\nTotal-Record-Count: 9\n\n${both}`, nine],
  HaloPSA: [`{"page_no":1,"page_size":2,"record_count":9,"clients":${both}}`, nine],
  Autotask: [`{"items":${both},"pageDetails":{"count":2,"requestCount":2,"nextPageUrl":"https://x"}}`, next],
  "N-able N-central": [
    `{"data":${both},"pageNumber":1,"pageSize":2,"itemCount":2,"totalPages":5,"totalItems":9,"_links":{"nextPage":"y"}}`,
    { partial: /is page 1 of 5/ },
  ],
  NinjaOne: [`{"cursor":{"name":"abc","offset":0,"count":9,"expires":1},"results":${both}}`, nine],
  "Datto RMM": [
    `{"pageDetails":{"count":2,"totalCount":9,"nextPageUrl":"https://x?page=1"},"companies":${both}}`,
    nine,
  ],
  "HubSpot, version 1": [`{"companies":${both},"has-more":true,"offset":12}`, next],
  "HubSpot's search": [`{"total":9,"results":${both},"paging":{"next":{"after":"2"}}}`, nine],
  "IT Glue": [`{"data":${both},"meta":{"current-page":1,"next-page":2,"total-count":9},"links":{"next":"x"}}`, nine],
  Syncro: [`{"customers":${both},"meta":{"total_pages":5,"total_entries":9,"page":1}}`, { partial: /is page 1 of 5/ }],
  "Kaseya VSA 9": [`{"TotalRecords":9,"Result":${both},"ResponseCode":0,"Status":"OK","Error":"None"}`, nine],
  "Kaseya VSA X": [`{"Data":${both},"Meta":{"ResponseCode":200,"TotalCount":9}}`, nine],
  Liongard: [`{"Data":${both},"Success":true,"Pagination":{"TotalRows":9,"HasMoreRows":true}}`, nine],
  "Sophos, by a key": [`{"items":${both},"pages":{"fromKey":"a","nextKey":"b","size":2}}`, next],
  "a range in a header": [`HTTP/1.1 206 Partial Content\nContent-Range: items 0-1/9\n\n${both}`, nine],
});

kind("the only page from each program", {
  "the Asio API": [`{"companies":${both},"nextPageToken":""}`, "found"],
  HaloPSA: [`{"page_no":1,"page_size":50,"record_count":2,"clients":${both}}`, "found"],
  Autotask: [`{"items":${both},"pageDetails":{"count":2,"requestCount":500,"nextPageUrl":null}}`, "found"],
  "N-able N-central": [
    `{"data":${both},"totalItems":2,"totalPages":1,"_links":{"firstPage":"x","lastPage":"z"}}`,
    "found",
  ],
  NinjaOne: [`{"cursor":{"name":"abc","offset":2,"count":2,"expires":1},"results":${both}}`, "found"],
  "HubSpot, version 1": [`{"companies":${both},"has-more":false,"offset":250}`, "found"],
  "IT Glue": [
    `{"data":${both},"meta":{"current-page":1,"next-page":null,"total-pages":1,"total-count":2},"links":{"first":"y"}}`,
    "found",
  ],
  Syncro: [`{"customers":${both},"meta":{"total_pages":1,"total_entries":2,"per_page":25,"page":1}}`, "found"],
  "Kaseya VSA X": [`{"Data":${both},"Meta":{"ResponseCode":200,"TotalCount":2}}`, "found"],
  Liongard: [`{"Data":${both},"Success":true,"Pagination":{"TotalRows":2,"HasMoreRows":false}}`, "found"],
  Sophos: [`{"items":${both},"pages":{"current":1,"size":50,"total":1,"maxSize":100}}`, "found"],
  "a range in a header": [`HTTP/1.1 200 OK\nContent-Range: items 0-1/2\n\n${both}`, "found"],
});

const rows = "Company Name,Company ID\nLarkspur Dental,LARK\nMeridian Foods LLC,MER\nBolt,BOLT\n";

/** A CSV of three companies with a line above or below. */
function above(...lines: string[]): string {
  return `${lines.join("\n")}\n${rows}`;
}
function below(...lines: string[]): string {
  return `${rows}${lines.join("\n")}\n`;
}

function says(sentence: RegExp, content: string): readonly [string, { partial: RegExp }, string] {
  return [content, { partial: sentence }, "export.csv"];
}

kind("a CSV that says that it is partial", {
  "what is shown": says(/there are 312 records, but contains only 3/, below("Showing 1 to 25 of 312 entries")),
  "in quotes, with a comma": says(/there are 1,312 records/, below('"Showing 1 to 25 of 1,312 entries"')),
  "with a comma that splits it": says(/there are 1,312 records/, below("Showing 1 to 25 of 1,312 entries")),
  "a page of several": says(/^export\.csv is page 1 of 3\.$/, below("", "Page 1 of 3")),
  "with a slash": says(/is page 2 of 3/, below("Page: 2/3,")),
  "a range": says(/there are 312 records/, below("1 - 25 of 312")),
  "a range with another dash": says(/there are 312 records/, below("Records 1–25 of 312")),
  "a list with its size": says(/there are 312 records/, below("Items per page: 25 1 – 25 of 312")),
  "a total": says(/there are 300 records, but contains only 3/, below("Total: 300")),
  "a total in two cells": says(/there are 300 records/, below("Total:,300")),
  "a total in words": says(/there are 300 records/, below("Total number of companies: 300")),
  "a count": says(/there are 300 records/, below("300 records found")),
  "a count alone": says(/there are 300 records/, below("(300 companies)")),
  "a number of records": says(/there are 300 records/, below("Record count: 300")),
  "some of all": says(/there are 312 records/, below("Showing 3 of 312 companies")),
  "a filter": says(/there are 312 records/, below("Showing 1 to 3 of 3 entries (filtered from 312 total entries)")),
  "a limit": says(/another page follows/, below("Showing the first 100 records")),
  "a title": says(/is page 1 of 12/, above("Companies (page 1 of 12)")),
  "a title with its date": says(/is page 1 of 12/, above('"Company list, page 1 of 12, 14 Mar 2026"', "")),
  "a title with its total": says(/there are 312 records/, above("All companies", "Total records: 312", "")),
  "a title of a later page": says(/is page 2, and the pages before it/, above("Companies - Page 2")),
  "one column": says(/there are 312 records/, "Company Name\nLarkspur Dental\nBolt\nShowing 1 to 2 of 312 entries\n"),
  semicolons: says(/is page 1 of 3/, "Company Name;Company ID\nLarkspur Dental;LARK\nPage 1 of 3;\n"),
  "some pages in one file": says(
    /contains 2 of 3 pages: page 2 is missing/,
    below("Page 1 of 3", "Acme,A", "Page 3 of 3"),
  ),
});

kind("a CSV that says that it is complete", {
  "a total": [below("Total: 3"), "found", "export.csv"],
  "what is shown": [below("", "Showing 1 to 3 of 3 entries"), "found", "export.csv"],
  "a page": [below("Page 1 of 1"), "found", "export.csv"],
  "all pages": [below("Page 1 of 2", "Acme,A", "Page 2 of 2"), "found", "export.csv"],
  "a title": [above("Companies (page 1 of 1)", "3 records found"), "found", "export.csv"],
  "the first page's words below all": [below("Showing 1 to 2 of 3 entries"), "found", "export.csv"],
  "a count": [below("3 records"), "found", "export.csv"],
  "a sum of money": [below("Total: 45000.00"), "found", "export.csv"],
  "a sum of another column": ["Company Name,Devices\nLarkspur Dental,20\nBolt,25\nTotal,45\n", "found", "export.csv"],
  "a sum without a name": ["No,Company Name,Devices\n1,Larkspur Dental,20\nTotal,,45\n", "found", "export.csv"],
  "a year in the title": [above("2026 Companies", "1-3/2026"), "found", "export.csv"],
});

describe("CSV lines that are not companies, and companies named like such lines", () => {
  const held = (text: string) => {
    const parsed = read(text, "export.csv");
    assert.ok(parsed.ok);
    assert.equal(parsed.partial, undefined);
    return Array.from({ length: parsed.companies.size }, (_, place) => parsed.companies.record(place).names[0]);
  };
  for (const line of ["Total: 3", "Showing 1 to 3 of 3", "Page 1 of 1", "Page 1", "(3 rows affected)", "3 companies"]) {
    it(line, () => assert.deepEqual(held(below(line)), ["Larkspur Dental", "Meridian Foods LLC", "Bolt"]));
  }
  for (const company of [
    "Page",
    "Total",
    "Total Wine",
    "1 of 2 Design",
    "12",
    "Page 1 Books",
    "Clients First",
    "Rows",
  ]) {
    it(company, () => assert.equal(held(below(`${company},2`)).at(-1), company));
  }
  it("keeps the numbers of the rows after them", () => {
    assert.equal(match(below("Page 1 of 2", "Acme,A", "Page 2 of 2"), "Acme", "NONE", "export.csv")?.record.index, 4);
  });
});

const none = { partial: /^export\.(?:json|csv) contains no companies, as with a filter/ };

kind("no companies at all", {
  "an empty list": ["[]", none],
  "below a key": ['{"items":[]}', none],
  "below two keys": ['{"data":{"companies":[]}}', none],
  "an object without entries": ['{"companies":{}}', { problem: /contains no list of companies|contains no companies/ }],
  "two empty pages": ["[]\n[]", none],
  "the last page, and no other": ['{"items":[],"next":null,"has_more":false}', none],
  "as PowerShell 5.1 counts them": ['{"value":[],"Count":0}', none],
  "the count of a page": ['{"items":[],"pageDetails":{"count":0,"nextPageUrl":null}}', none],
  "a header row alone": ["Company Name,Company ID\n", none, "export.csv"],
  "a header row below a title": ["Companies\n\nCompany Name,Company ID\r\n,\r\n", none, "export.csv"],
  "an empty CSV": ["\uFEFF\n", { problem: /^export\.csv is empty\.$/ }, "export.csv"],
  "a line that says so": ["Company Name,Company ID\nNo records found.\n", none, "export.csv"],
  "a page of none": ["Company Name,Company ID\nPage 1 of 1,\n", none, "export.csv"],
  "a total above zero": ['{"total":12,"items":[]}', { partial: /there are 12 records, but contains none/ }],
});

describe("an export that says that there are no companies yet", () => {
  it("a CSV", () => {
    const parsed = read("Company Name,Company ID\nShowing 0 to 0 of 0 entries\n", "export.csv");
    assert.ok(parsed.ok);
    assert.deepEqual([parsed.partial, parsed.notice], [undefined, "export.csv says that there are no companies yet."]);
  });
  for (const text of [
    '{"items":[],"total":0}',
    '{"record_count":0,"clients":[]}',
    '{"data":[],"meta":{"total-count":0}}',
    '{"value":[],"@odata.count":0}',
  ]) {
    it(text, () => {
      const parsed = read(text);
      assert.ok(parsed.ok);
      assert.deepEqual(
        [parsed.partial, parsed.notice],
        [undefined, "export.json says that there are no companies yet."],
      );
    });
  }
});

/** A list of one company beside the text of each member. */
function saying(members: readonly string[], outcome: Outcome) {
  return Object.fromEntries(members.map((said) => [said, [`{"data":[${L}],${said}}`, outcome] as const]));
}

const behind = { partial: /^export\.json starts after 100 other records\.$/ };
kind("pages that start after other records", {
  ...saying(
    [
      '"success":true,"additional_data":{"pagination":{"start":100,"limit":100,"more_items_in_collection":false}}',
      ...[
        '"start":100,"limit":100',
        '"start":"100"',
        '"startIndex":101,"itemsPerPage":100',
        '"startAt":100,"isLast":true',
      ],
      ...[
        '"offset":100,"limit":100,"has_more":false',
        '"skip":100,"hasMore":false',
        '"skipCount":100',
        '"startRow":101',
      ],
      ...['"firstRecord":101', '"resultOffset":100', '"startPosition":101,"maxResults":50', '"meta":{"start":100}'],
      ...['"contentRange":"items 100-149/*"', '"page":{"startingFrom":101,"last":true}'],
    ],
    behind,
  ),
  "in a header": [`HTTP/1.1 200 OK\nContent-Range: items 100-149/*\n\n[${L}]`, behind],
});

kind("values that do not mean that records are missing at the start", {
  ...saying(
    [
      ...['"start":0', '"start":1', '"startIndex":1', '"from":1,"size":50', '"start":0,"limit":50,"has_more":false'],
      ...['"start":"2026-01-01"', '"from":"2026-01-01"', '"start":1767225600', '"startedAt":1767225600', '"first":100'],
      ...['"has-more":false,"offset":115200675', '"contentRange":"items 0-49/*"', '"yearRange":"2024-2025"'],
    ],
    "found",
  ),
  "the request": [`{"data":[${L}],"request":{"start":100}}`, "found"],
  "all records, with their end as the offset": [`{"data":${both},"total":2,"offset":2}`, "found"],
});
