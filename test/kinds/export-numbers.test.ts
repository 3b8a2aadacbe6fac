import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { besideList, hearing, L, said } from "./exports.ts";

const whole = "Larkspur Dental";
const more = "says that another page follows.";
const total = (all: number) => `says that there are ${all} records, but contains only 1.`;

hearing(
  "keys and values beside a list",
  {
    '"foo":{"total":9}': whole,
    '"foo":{"next":"x"}': whole,
    '"next":[]': whole,
    '"rows":[1,2,3]': whole,
    '"hasMore":false,"more":"/2"': whole,
    '"completed":0': whole,
    '"completed":null': whole,
    '"completed":"none"': whole,
    '"pages":{"totalItems":9}': total(9),
    '"pages":{"recordCount":9}': total(9),
    '"range":5': whole,
    '"range":"50-50/51"': "says that there are 51 records, but contains only 1.",
    '"range":"50-50/*"': "starts after 50 other records.",
    '"offset":"50"': "starts after 50 other records.",
    '"offset":null': whole,
    '"start":null': whole,
    '"lastPage":0': whole,
    '"last":4': whole,
    '"pages":{"last":3}': "is page 1 of 3.",
    '"meta":{"current":1,"last":4}': "is page 1 of 4.",
    '"meta":{"page":1,"last":4}': "is page 1 of 4.",
    '"foo":[{"rel":"next","href":"https://x"}]': whole,
    '"link":"<https://x?page=2>; rel=\\"next\\""': more,
    '"link":5': whole,
    '"whatsnext":"x?a=1"': whole,
    '"nextGen":"https://x/?page=3"': more,
    '"more":{"href":"/2"}': more,
    '"more":{"a":1}': more,
    '"cursor":{"after":"abc"}': more,
    '"cursor":{"a":"abc"}': whole,
    '"next":{"href":"https://x/?page=3"}': more,
    '"previous":{"page":1}': "says that there is a page before it.",
    '"additional_data":{"meta":{"page":2}}': whole,
    '"foo":{"pagination":{"page":2}}': whole,
    '"additional_data":{"pagination":{"page":2}}': "is page 2, and the pages before it are missing.",
    '"message":"Page 2 of 9"': "is page 2 of 9.",
    '"message":null': whole,
    '"message":5': whole,
    '"message":{"a":5,"b":"Page 2 of 9"}': whole,
    '"status":"1/4"': whole,
    '"foo":"1 / 4"': whole,
    '"foo":"1/4"': whole,
    '"foo":"Page 1 of 4"': "is page 1 of 4.",
    '"lastrequests":[{"method":"GET","url":"x"}]': whole,
    '"requestsMade":[{"method":"GET","url":"x"}]': whole,
    '"text":"Hello","columnHeaders":["a"]': whole,
    '"text":"Hello","headersShown":true': whole,
    '"headers":{},"result":5': whole,
  },
  besideList,
);

hearing("totals in headers and around lists", {
  '{"items":[],"count":0}': "contains no companies, as with a filter or without permission to see them.",
  '{"items":[],"countAll":0}': "says that there are no companies yet.",
  'HTTP/1.1 200 OK\nTotal-Hits: 9\n\n[{"id":1,"name":"A"}]': total(9),
  'HTTP/1.1 200 OK\nX-Next: https://x/?page=3\n\n[{"id":1,"name":"A"}]': more,
  'HTTP/1.1 200 OK\nX-Total-Count:9\n\n[{"id":1,"name":"A"}]': total(9),
  'HTTP/1.1 200 OK\nX-Total-Count: \\t 9\n\n[{"id":1,"name":"A"}]': "A",
  '{"total":9,"data":[{"items":[{"id":1,"name":"A"}]},{"items":[{"id":2,"name":"B"}]}]}':
    "says that there are 9 records, but contains only 2.",
  '{"total":9,"companies":{"A1":{"name":"Acme"}}}': total(9),
});

hearing("numbers of pages and records", {
  '{"items":[{"id":1,"name":"N1"}],"page":1}\n{"items":[{"id":2,"name":"N2"}],"page":3}':
    "contains pages up to 3: page 2 is missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":2}\n{"items":[{"id":2,"name":"N2"}],"page":3}':
    "contains pages up to 3: page 1 is missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":5}\n{"items":[{"id":2,"name":"N2"}],"page":6}':
    "contains pages up to 6: page 1 and others are missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":1}\n{"items":[{"id":2,"name":"N2"}],"page":6}':
    "contains pages up to 6: page 2 and others are missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":0}\n{"items":[{"id":2,"name":"N2"}],"page":2}':
    "contains pages up to 2: page 1 is missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":0}\n{"items":[{"id":2,"name":"N2"}],"page":1}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"page":1}\n{"items":[{"id":2,"name":"N2"}],"page":2}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"page":4}\n{"items":[{"id":2,"name":"N2"}],"page":5}':
    "contains pages up to 5: pages 1, 2 and 3 are missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":1,"pages":5}\n{"items":[{"id":2,"name":"N2"}],"page":3,"pages":5}':
    "contains 2 of 5 pages: pages 2, 4 and 5 are missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":1,"pages":9}\n{"items":[{"id":2,"name":"N2"}],"page":9,"pages":9}':
    "contains 2 of 9 pages: page 2 and others are missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":0,"pages":3}\n{"items":[{"id":2,"name":"N2"}],"page":2,"pages":3}':
    "contains 2 of 3 pages: page 1 is missing.",
  '{"items":[{"id":1,"name":"N1"}],"page":0,"pages":2}\n{"items":[{"id":2,"name":"N2"}],"page":1,"pages":2}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"pages":3}\n{"items":[{"id":2,"name":"N2"}],"pages":3}': "contains 2 of 3 pages.",
  '{"items":[{"id":1,"name":"N1"}],"pages":2}\n{"items":[{"id":2,"name":"N2"}],"pages":2}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"pages":1}': "N1",
  '{"items":[{"id":1,"name":"N1"}],"pages":1500}': "is page 1 of 1,500.",
  '{"items":[{"id":1,"name":"N1"}],"previous":"/1"}\n{"items":[{"id":2,"name":"N2"}],"previous":"/2"}':
    "says that there is a page before it.",
  '{"items":[{"id":1,"name":"N1"}],"previous":"/1"}\n{"items":[{"id":2,"name":"N2"}]}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"offset":2}\n{"items":[{"id":2,"name":"N2"}],"offset":3}':
    "starts after 2 other records.",
  '{"items":[{"id":1,"name":"N1"}],"offset":0}\n{"items":[{"id":2,"name":"N2"}],"offset":1}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"offset":5,"total":6}': "says that there are 6 records, but contains only 1.",
  '{"items":[{"id":1,"name":"N1"}],"offset":5,"total":1}': "N1",
  '{"items":[{"id":1,"name":"N1"}],"next":"/2"}\n{"items":[{"id":2,"name":"N2"}]}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"next":"/2"}\n{"items":[{"id":2,"name":"N2"}],"next":null}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"next":"/2"}\n{"items":[{"id":2,"name":"N2"}],"next":"/3"}': more,
  '{"items":[{"id":1,"name":"N1"}],"next":"/2","total":9}\n{"items":[{"id":2,"name":"N2"}],"next":"/3","total":9}':
    "says that there are 9 records, but contains only 2.",
  '{"items":[{"id":1,"name":"N1"}],"next":"/2","total":2}\n{"items":[{"id":2,"name":"N2"}],"next":"/3","total":2}':
    more,
  '{"items":[{"id":1,"name":"N1"}],"cursor":"a","total":2}\n{"items":[{"id":2,"name":"N2"}],"cursor":"b","total":2}':
    "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"cursor":"a","total":1}': "N1",
  '{"items":[{"id":1,"name":"N1"}],"cursor":"a","total":3}': "says that there are 3 records, but contains only 1.",
  '{"items":[{"id":1,"name":"N1"}],"total":0}': "N1",
  '{"items":[],"total":0}': "says that there are no companies yet.",
  '{"items":[],"page":2}': "is page 2, and the pages before it are missing.",
  '{"items":[],"total":5}': "says that there are 5 records, but contains none.",
  '{"items":[],"total":1}': "says that there is 1 record, but contains none.",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"},{"id":3,"name":"N3"}],"total":2}': "N1, N2, N3",
  '{"items":[{"id":1,"name":"N1"}],"total":2}\n{"items":[{"id":2,"name":"N2"}],"total":2}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"total":2}\n{"items":[{"id":2,"name":"N2"}],"total":3}':
    "says that there are 3 records, but contains only 2.",
  '{"totalPages":1,"items":[{"id":1,"name":"A"}],"companies":[{"id":1,"name":"A"}]}': "A, A",
  '{"totalPages":2,"items":[{"id":1,"name":"A"}]}\n{"totalPages":2,"items":[{"id":1,"name":"A"}]}':
    "contains 1 of 2 pages.",
  '[{"id":1,"name":"A"}]\n[{"id":1,"name":"A"}]':
    "contains the same page more than once: check that no page is missing.",
  '{"items":[{"id":1,"name":"A"}],"hasMore":false}\n{"items":[{"id":1,"name":"A"}],"hasMore":false}': "A, A",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"},{"id":3,"name":"N3"}],"size":3}':
    "contains exactly 3 companies, which is often the size of one page: check that no others are missing.",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"},{"id":3,"name":"N3"}],"size":4}': "N1, N2, N3",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"},{"id":3,"name":"N3"}],"size":3}\n{"items":[{"id":4,"name":"N4"},{"id":5,"name":"N5"}],"size":3}':
    "N1, N2, N3, N4, N5",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"},{"id":3,"name":"N3"}]}\n{"items":[{"id":4,"name":"N4"},{"id":5,"name":"N5"},{"id":6,"name":"N6"}]}':
    "N1, N2, N3, N4, N5, N6",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"}],"size":2,"total":2}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"}],"size":2,"hasMore":false}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"},{"id":2,"name":"N2"}],"size":2,"pages":1}': "N1, N2",
  '{"items":[{"id":1,"name":"N1"}],"filters":{"status":"active"},"total":9}':
    "says that there are 9 records, but contains only 1.",
  '{"items":[{"id":1,"name":"N1"}],"filters":{"status":"active"}}\n{"items":[{"id":2,"name":"N2"}],"filters":{"state":"OR"}}':
    'says that it is filtered: "state = OR".',
  '{"items":[{"id":1,"name":"N1"}],"failed":1,"total":9}': 'says that it is incomplete: "failed".',
  '{"items":[{"id":1,"name":"N1"}],"failed":1,"pages":3}': "is page 1 of 3.",
});

hearing(
  "flags, counts, links and numbers of pages",
  {
    '"nextPage":" None "': whole,
    '"nextPage":"NO"': whole,
    '"nextPage":"n"': whole,
    '"nextPage":"-1"': whole,
    '"nextPage":"0"': whole,
    '"nextPage":"undefined"': whole,
    '"nextPage":"nobody"': more,
    '"nextPage":"x"': more,
    '"nextPage":"null"': whole,
    '"nextPage":0': whole,
    '"nextPage":-1': whole,
    '"nextPage":2': more,
    '"nextPage":true': more,
    '"nextPage":{}': whole,
    '"hasMore":"yes"': more,
    '"hasMore":"y"': more,
    '"hasMore":"Y"': more,
    '"hasMore":"No"': whole,
    '"hasMore":"n"': whole,
    '"hasMore":"maybe"': more,
    '"hasMore":"yesterday"': more,
    '"hasMore":"yes "': more,
    '"hasMore":1': more,
    '"hasMore":0': whole,
    '"hasMore":2': more,
    '"total":" 9 "': total(9),
    '"total":"9.5"': whole,
    '"total":9.5': whole,
    '"total":-9': whole,
    '"total":"1234567890123"': whole,
    '"total":"123456789012"': "says that there are 123,456,789,012 records, but contains only 1.",
    '"total":"x9"': whole,
    '"total":"9x"': whole,
    '"total":"-9"': whole,
    '"total":[9]': whole,
    '"total":null': whole,
    '"totalPages":50,"nextLink":"https://x/?page=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?current_page=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?currentpage=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?pageNo=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page_number=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?pageNum=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page[number]=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page%5Bnumber%5D=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?a=1&page=3"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page=3&a=1"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page=3#a"': "is page 2 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page=3x"': "is page 1 of 50.",
    '"totalPages":50,"nextLink":"https://x/?subpage=3"': "is page 1 of 50.",
    '"totalPages":50,"nextLink":"https://x/?page=1234567890"': "is page 1 of 50.",
    '"totalPages":50,"nextLink":"https://x//page=3"': "is page 1 of 50.",
    '"totalPages":50,"previousLink":"https://x/?page=3"': "is page 4 of 50.",
    '"totalPages":50,"page":4,"nextLink":"https://x/?page=9"': "is page 4 of 50.",
    '"page":"2 of 9"': "is page 2 of 9.",
    '"page":"2/9"': "is page 2 of 9.",
    '"page":" 2 / 9 "': "is page 2 of 9.",
    '"page":"2 of 9 x"': whole,
    '"page":"x 2 of 9"': whole,
    '"page":"2of9"': "is page 2 of 9.",
    '"page":"2"': "is page 2, and the pages before it are missing.",
  },
  besideList,
);

hearing(
  "Link headers",
  {
    '<https://x?page=2>; rel="prev"': "is page 3, and the pages before it are missing.",
    "<https://x?page=9>; rel=next": more,
    '<https://x?state=OR>; rel="first"': 'says that it is filtered: "state = OR".',
    "<https://x?state=OR>; rel=self": 'says that it is filtered: "state = OR".',
    '<https://x?state=OR>; rel="up"': whole,
    "<https://x?page=2>": whole,
    '<https://x?page=2>; REL="NEXT"': more,
    '<https://x?page=1>; title="a"; rel="prev", <https://x?page=3>; rel="next"': more,
    '<https://x>;rel="previous"': "says that there is a page before it.",
  },
  (link) => `HTTP/1.1 200 OK\nLink: ${link}\n\n[${L}]`,
);

describe("lines that are only a date", () => {
  const isDate = (line: string) => said(`Name,ID,City\nA,1,x\n"${line}",,\n`, "export.csv") === "A";
  for (const line of [
    "Friday, Nov 28, 2026 10:12 AM GMT-8 - Accrual Basis",
    "28.11.2026 10:12",
    "2026-11-28",
    "28 November 2026",
    "10:12 Monday",
    "12/31/2026",
    "Le 5 mai 2026",
  ])
    it(line, () => assert.ok(isDate(line)));
  for (const line of [
    "2026",
    "May 2026",
    "10:12",
    "Acme 2026-11-28",
    "1 2026",
    "Monday 5",
    `2026-11-28 ${"on ".repeat(24)}`,
  ])
    it(`not ${line}`, () => assert.ok(!isDate(line)));
});
