import assert from "node:assert/strict";
import { it } from "node:test";
import { kind, L, M, read } from "./exports.ts";

const B = '{"id":3,"name":"Bolt"}';
const one = (all: number) => ({
  partial: new RegExp(`^export\\.(?:json|csv) says that there are ${all} records, but contains only 1\\.$`),
});
const two = { partial: /^export\.(?:json|csv) says that there are [34] records, but contains only 2\.$/ };

kind("a page that was fetched twice into one file", {
  "with its number and a total": [`{"companies":[${M}],"page":1,"total":2}\n`.repeat(2), one(2)],
  "with a total": [`{"items":[${M}],"total":4}`.repeat(4), one(4)],
  "in a list": [`[${Array(2).fill(`{"items":[${M}],"total":2}`).join()}]`, one(2)],
  "with the number of pages": [`{"items":[${M},${B}],"pages":3}\n`.repeat(3), { partial: /contains 1 of 3 pages\.$/ }],
  "of HaloPSA": [`{"clients":[${M}],"record_count":2,"page_no":1}\n`.repeat(2), one(2)],
  "in responses with their headers": [`HTTP/1.1 200 OK\nX-Total-Count: 2\n\n[${M}]`.repeat(2), one(2)],
  "in one list": [`{"items":[${M},${M}],"count":2}`, one(2)],
  "in one list, with other fields changed": [
    '{"items":[{"id":2,"name":"M","seen":"10:00"},{"id":2,"name":"M","seen":"10:01"}],"total":2}',
    one(2),
  ],
  "without IDs": ['{"items":[{"name":"M","city":"Leeds"},{"name":"M","city":"Leeds"}],"total":2}', one(2)],
  "as plain names": ['{"companies":["M","M"],"total":2}', one(2)],
  "of a wrapped record": [
    `{"data":[${Array(2).fill('{"id":"1","attributes":{"name":"M"}}').join()}],"meta":{"total-count":2}}`,
    one(2),
  ],
  "a record that moved to the next page": [
    `{"total":3,"page":1,"companies":[${M},${B}]}\n{"total":3,"page":2,"companies":[${B}]}`,
    two,
  ],
  "a page of three, by a total": [`{"total":4,"items":[${M},${B}]}\n`.repeat(2), two],
  "as CSV": ["Name,ID\nM,1\nName,ID\nM,1\nTotal: 2\n", one(2), "export.csv"],
  "as CSV, one row": ["Name,ID\nM,1\nBolt,2\nBolt,2\nTotal: 3\n", two, "export.csv"],
});

kind("similar records, none of them repeated", {
  "sites of one company": [
    '{"record_count":2,"sites":[{"id":1,"name":"Main","client_name":"Larkspur Dental"},{"id":2,"name":"West","client_name":"Larkspur Dental"}]}',
    "found",
  ],
  "sites without an ID": [
    '{"total":2,"sites":[{"siteName":"Main","companyName":"Larkspur Dental"},{"siteName":"West","companyName":"Larkspur Dental"}]}',
    "found",
  ],
  "sites of one company, as CSV": [
    "Company,Company ID,Site\nLarkspur Dental,1,Main\nLarkspur Dental,1,West\nTotal: 2\n",
    "found",
    "export.csv",
  ],
  "companies of one name": [`{"total":2,"items":[${L},{"id":4,"name":"Larkspur Dental"}]}`, "found"],
  "companies of one name in two cities": [
    '{"total":2,"items":[{"name":"Larkspur Dental","city":"Leeds"},{"name":"Larkspur Dental","city":"York"}]}',
    "found",
  ],
  "an object keyed by ID": [
    '{"total":2,"companies":{"C1":{"name":"Larkspur Dental"},"C2":{"name":"Larkspur Dental"}}}',
    "found",
  ],
  "the same page twice among all of them": [
    `{"total":2,"items":[${L}]}\n{"total":2,"items":[${L}]}\n{"total":2,"items":[${M}]}`,
    "found",
  ],
});

it("mentions a repeated page in the status if the export says nothing of other pages", () => {
  const parsed = read(`[${L},${M}]\n[${L},${M}]`);
  assert.ok(parsed.ok);
  assert.deepEqual(
    [parsed.partial, parsed.notice],
    [undefined, "export.json contains the same page more than once: check that no page is missing."],
  );
});
