import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";
import { filesOf } from "./exports.ts";

/** The messages for several exports selected together, and the verdict on a valid file. */
async function together(...texts: (string | [name: string, text: string])[]) {
  const named = new Map(texts.map((each, index) => (typeof each === "string" ? [`${index + 1}.json`, each] : each)));
  const { settings } = readSettings({ existing: { files: [...named.keys()] } }, []);
  const { context, notices } = await loadContext(settings, "file:///w", filesOf(named));
  const text = "Company Name,Company ID,Site Name,Site ID,Country\nContoso,CONTOSO,Main,MAIN,US\n";
  const { verdict } = verdictOf(check(text, context));
  return { verdict, problems: context.exportProblems, partial: context.partialExports, notices };
}

const whole = { verdict: "accepted", problems: [], partial: [], notices: [] };

function part(...partial: string[]) {
  return { verdict: "unchecked", problems: [], partial, notices: [] };
}

function record(id: number): string {
  return `{"id":${id},"name":"Company ${id}"}`;
}

describe("pages in separate files, all present", () => {
  const members: Record<string, string[]> = {
    "page k of n": [1, 2, 3].map((page) => `{"page":${page},"totalPages":3,"items":[${record(page)}]}`),
    "in another order": [3, 1, 2].map((page) => `{"page":${page},"totalPages":3,"items":[${record(page)}]}`),
    "counted from 0": [0, 1].map(
      (page) => `{"content":[${record(page)}],"page":{"size":1,"totalElements":2,"totalPages":2,"number":${page}}}`,
    ),
    "the number of pages alone": [1, 2, 3].map((page) => `{"totalPages":3,"items":[${record(page)}]}`),
    "a total": [1, 2, 3].map((page) => `{"record_count":3,"clients":[${record(page)}]}`),
    "a total that only the first page has": [
      `{"@odata.count":2,"value":[${record(1)}],"@odata.nextLink":"https://x/?$skip=1"}`,
      `{"value":[${record(2)}],"@odata.nextLink":null}`,
    ],
    "a link to the next page": [
      `{"data":[${record(1)}],"links":{"next":"https://x/?page=2"}}`,
      `{"data":[${record(2)}],"links":{"next":"https://x/?page=3","prev":"https://x/?page=1"}}`,
      `{"data":[${record(3)}],"links":{"next":null,"prev":"https://x/?page=2"}}`,
    ],
    "the Link header of curl -i": [
      `HTTP/1.1 200 OK\r\nLink: <https://x/?pageSize=1&page=2>; rel="next", <https://x/?pageSize=1&page=2>; rel="last"\r\n\r\n[${record(1)}]`,
      `HTTP/1.1 200 OK\r\nLink: <https://x/?pageSize=1&page=1>; rel="first", <https://x/?pageSize=1&page=1>; rel="prev"\r\n\r\n[${record(2)}]`,
    ],
    "an empty page behind the last": [
      `{"page":1,"items":[${record(1)}],"hasMore":true}`,
      `{"page":2,"items":[${record(2)}],"hasMore":true}`,
      '{"page":3,"items":[],"hasMore":false}',
    ],
  };
  for (const [name, texts] of Object.entries(members)) {
    it(name, async () => assert.deepEqual(await together(...texts), whole));
  }
  it("beside another complete export", async () => {
    const pages = members["page k of n"] ?? [];
    assert.deepEqual(await together(`[{"identifier":"A","name":"B"}]`, ...pages), whole);
  });
  it("linked by cursors, with a notice that they cannot be counted", async () => {
    const hubspot = (id: number, more: string) =>
      `{"results":[{"id":"${id}","properties":{"name":"Company ${id}"}}]${more}}`;
    const next = ',"paging":{"next":{"after":"1","link":"https://x/?after=1"}}';
    assert.deepEqual(await together(hubspot(1, next), hubspot(2, next), hubspot(3, "")), {
      ...whole,
      notices: [
        "The export in 1.json, 2.json and 3.json does not say how many pages it has: check that no file is missing.",
      ],
    });
  });
});

it("accepts pages in separate files if the first one starts at the beginning", async () => {
  const page = (start: number) =>
    `{"data":[${record(start)}],"pagination":{"start":${start},"limit":100,"more_items_in_collection":${start === 0}}}`;
  const { partial, problems } = await together(page(0), page(100));
  assert.deepEqual([partial, problems], [[], []]);
});

describe("pages in separate CSV files", () => {
  const page = (id: number, line: string): [string, string] => [
    `${id}.csv`,
    `Company Name,Company ID\nCompany ${id},C${id}\n${line}\n`,
  ];
  it("page k of n", async () =>
    assert.deepEqual(await together(page(1, "Page 1 of 2"), page(2, "Page 2 of 2")), whole));
  it("a total", async () => assert.deepEqual(await together(page(1, "1 - 1 of 2"), page(2, "2 - 2 of 2")), whole));
  it("with a page missing", async () => {
    const said = "The export in 1.csv and 3.csv contains 2 of 3 pages: page 2 is missing.";
    assert.deepEqual(await together(page(1, "Page 1 of 3"), page(3, "Page 3 of 3")), part(said));
  });
});

describe("pages in separate files, with pages missing", () => {
  const page = (number: number, pages: number) =>
    `{"page":${number},"totalPages":${pages},"items":[${record(number)}]}`;
  const members: Record<string, readonly [texts: string[], said: string[]]> = {
    "in the middle": [
      [page(1, 3), page(3, 3)],
      ["The export in 1.json and 2.json contains 2 of 3 pages: page 2 is missing."],
    ],
    "two of them": [
      [page(1, 5), page(4, 5), page(5, 5)],
      ["The export in 1.json, 2.json and 3.json contains 3 of 5 pages: pages 2 and 3 are missing."],
    ],
    "many of them": [
      [page(1, 90), page(4, 90)],
      ["The export in 1.json and 2.json contains 2 of 90 pages: page 2 and others are missing."],
    ],
    "one of five, of which all the others are named": [
      [1, 2, 3, 4].map((number) => page(number, 5)),
      ["The export in 1.json, 2.json, 3.json and 4.json contains 4 of 5 pages: page 5 is missing."],
    ],
    "one of six, of which some of the others are named": [
      [1, 2, 3, 4, 5].map((number) => page(number, 6)),
      ["The export in 1.json, 2.json, 3.json and 2 more files contains 5 of 6 pages: page 6 is missing."],
    ],
    "the same page twice in its place": [[page(1, 2), page(1, 2)], ["1.json is page 1 of 2."]],
    "by a total": [
      [1, 2].map((id) => `{"record_count":3,"clients":[${record(id)}]}`),
      ["The export in 1.json and 2.json says that there are 3 records, but contains only 2."],
    ],
    "by a total, and one is there twice": [
      [1, 2, 2].map((id) => `{"record_count":3,"clients":[${record(id)}]}`),
      ["The export in 1.json and 2.json says that there are 3 records, but contains only 2."],
    ],
    "by the links": [
      [
        `{"data":[${record(1)}],"links":{"next":"https://x/?page[number]=2"}}`,
        `{"data":[${record(3)}],"links":{"next":null,"prev":"https://x/?page[number]=2"}}`,
      ],
      ["The export in 1.json and 2.json contains pages up to 3: page 2 is missing."],
    ],
    "the last, by the links": [
      [1, 2].map((id) => `{"data":[${record(id)}],"links":{"next":"https://x/?page=${id + 1}"}}`),
      ["The export in 1.json and 2.json says that another page follows."],
    ],
    "the first, by what stands before them": [
      [100, 200].map((start) => `{"data":[${record(start)}],"start":${start},"hasMore":${start === 100}}`),
      ["The export in 1.json and 2.json starts after 100 other records."],
    ],
    "and others that are of another export": [
      [page(1, 2), '{"page":2,"totalPages":2,"companies":[{"uid":1,"companyName":"Other"}]}'],
      ["1.json is page 1 of 2.", "2.json is page 2 of 2."],
    ],
    "of one with another total": [
      [1, 2].map((id) => `{"record_count":${id + 1},"clients":[${record(id)}]}`),
      [
        "1.json says that there are 2 records, but contains only 1.",
        "2.json says that there are 3 records, but contains only 1.",
      ],
    ],
  };
  for (const [name, [texts, said]] of Object.entries(members)) {
    it(name, async () => assert.deepEqual(await together(...texts), part(...said)));
  }
});

it("a file that names only its address or a filter is no page of another", async () => {
  const first = `{"items":[${record(1)}],"page":1,"totalPages":2}`;
  for (const own of ['"self":"https://x/companies"', '"filter":"status = active"']) {
    const { partial } = await together(first, `{"items":[${record(2)}],${own}}`);
    assert.deepEqual(partial, ["1.json is page 1 of 2."], own);
  }
});
