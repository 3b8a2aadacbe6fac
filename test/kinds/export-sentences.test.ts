import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { L, read } from "./exports.ts";

/** What is said of an export, word for word without its name; nothing of a whole one. */
function said(text: string, name = "export.json"): string {
  const parsed = read(text, name);
  const sentence = parsed.ok ? (parsed.partial ?? parsed.notice ?? "") : parsed.problem;
  return sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence;
}

/** Names, IDs and state of what is read of an export, also where it is refused. */
function listed(text: string, name = "export.json"): string[] {
  const companies = read(text, name).extent?.companies;
  return Array.from({ length: companies?.size ?? 0 }, (_, place) => {
    const record = companies?.record(place);
    assert.ok(record);
    return `${record.names.join("+")} / ${record.ids.join("+")}${record.active ? "" : ", inactive"}`;
  });
}

function sentences(title: string, members: readonly (readonly [text: string, sentence: string, name?: string])[]) {
  describe(title, () => {
    for (const [text, sentence, name] of members) it(text, () => assert.equal(said(text, name), sentence));
  });
}

const beside = (keys: string) => `{"items":[${L}],${keys}}`;
const follows = "says that another page follows.";
const of9 = "says that there are 9 records, but contains only 1.";

sentences("objects beside the list", [
  [beside('"previous":{"href":"https://x/?page=1"}'), "is page 2, and the pages before it are missing."],
  [beside('"previous":{"href":"https://x/a"}'), "says that there is a page before it."],
  [beside('"previous":{"href":null}'), ""],
  [beside('"previous":{}'), ""],
  [beside('"next":{"href":"https://x/a"}'), follows],
  [beside('"next":{"href":""}'), ""],
  [beside('"next":{}'), ""],
  [beside('"next":{"href":null,"cursor":"abc"}'), follows],
  [beside('"meta":{"number":3}'), "is page 3, and the pages before it are missing."],
  [beside('"last":{"href":"https://x/?page=7"}'), "is page 1 of 7."],
  [beside('"total":{"value":1,"relation":"gte"}'), follows],
  [beside('"total":{"value":1,"relation":"eq"}'), ""],
  [beside('"total":{"value":9,"relation":"eq"}'), of9],
  [beside('"first":{"href":"https://x/companies?state=OR"}'), 'says that it is filtered: "state = OR".'],
  [beside('"pages":{"total":4}'), "is page 1 of 4."],
  [beside('"failed":{}'), ""],
]);

sentences("lists of links beside the list", [
  [beside('"links":[{"rel":"next","href":"https://x"}]'), follows],
  [beside('"links":[{"rel":"next","url":"https://x"}]'), follows],
  [beside('"links":[{"rel":"next"}]'), follows],
  [beside('"links":[{"rel":"next","href":null}]'), ""],
  [beside('"links":[{"rel":"next","url":null}]'), ""],
  [beside('"link":[{"rel":"next","href":"https://x"}]'), follows],
  [beside('"links":[{"rel":"prev","href":"https://x"}]'), ""],
  [beside('"links":[{"label":"Next &raquo;","url":"https://x"}]'), follows],
  [beside('"links":[{"label":"Next &raquo;","url":null}]'), ""],
]);

sentences("values beside the list", [
  [beside('"lastPage":true'), ""],
  [beside('"lastPage":false'), follows],
  [beside('"lastPage":4'), "is page 1 of 4."],
  [beside('"done":false'), follows],
  [beside('"complete":false'), follows],
  [beside('"complete":true'), ""],
  [beside('"truncated":true'), 'says that it is incomplete: "truncated".'],
  [beside('"truncated":false'), ""],
  [beside('"failed":["a"]'), 'says that it is incomplete: "failed".'],
  [beside('"failed":[]'), ""],
  [beside('"remaining":3'), follows],
  [beside('"remaining":0'), ""],
  [beside('"page":"2 of 9"'), "is page 2 of 9."],
  [beside('"page":2'), "is page 2, and the pages before it are missing."],
  [beside('"pages":"2 of 9"'), "is page 2 of 9."],
  [beside('"offset":50'), "starts after 50 other records."],
  [beside('"offset":"itrX/recX"'), follows],
  [beside('"offset":1,"hasMore":false'), ""],
  [beside('"offset":1,"hasMore":false,"limit":1'), "starts after 1 other records."],
  [beside('"from":51'), "starts after 50 other records."],
  [beside('"from":1'), ""],
  [beside('"range":"0-49/120"'), "says that there are 120 records, but contains only 1."],
  [beside('"range":"items 50-50/*"'), "starts after 50 other records."],
  [beside('"status":206'), follows],
  [beside('"status":"in progress"'), 'says that it is incomplete: "status": "in progress".'],
  [beside('"status":"ok"'), ""],
  [beside('"count":0'), ""],
  [beside('"total":0'), ""],
  [beside('"found":9,"returned":1'), of9],
  [beside('"found":9'), ""],
  [beside('"offset":50,"total":1'), ""],
  [beside('"offset":50,"total":9'), of9],
  [beside('"offset":50,"limit":1,"hasMore":false'), "starts after 50 other records."],
  [beside('"offset":50,"limit":1,"hasMore":false,"total":1'), ""],
  [beside('"truncated":"unknown"'), ""],
  [beside('"from":1700000000'), ""],
  [beside('"from":"2026-01-01"'), ""],
  [beside('"meta":{"of":9}'), "is page 1 of 9."],
  [beside('"of":9'), ""],
  [beside('"meta":{"current":3}'), "is page 3, and the pages before it are missing."],
  [beside('"current":3'), ""],
  [beside('"data":"hello"'), ""],
  [beside(`"search":"${"x".repeat(81)}"`), `says that it is filtered: "${"x".repeat(79)}…".`],
  [beside(`"search":"${"x".repeat(80)}"`), `says that it is filtered: "${"x".repeat(80)}".`],
]);

/** A response as `curl -i` prints it. */
const printed = (headers: string) => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n[${L}]`;

sentences("headers of a response", [
  [printed("X-Pagination: nothing"), ""],
  [printed('X-Pagination: {"totalCount":9}'), of9],
  [printed("X-Next: https://x"), follows],
  [printed("X-Total-Count: 9"), of9],
  [printed("X-Total-Count: 1"), ""],
  [printed("Age: 9\r\nX-Cache-Hits: 9\r\nFrom: 9"), ""],
  [printed('Link: <https://x/?page=2>; rel="next"'), follows],
  [printed('Link: <https://x/?page=1>; rel="prev"'), "is page 2, and the pages before it are missing."],
  [printed('Link: <https://x/?state=OR&page=1>;rel="self"'), 'says that it is filtered: "state = OR".'],
  [printed('Link: <https://x/?state=OR&page=1>; rel="last"'), 'says that it is filtered: "state = OR".'],
  ["HTTP/1.1 200 OK\r\nX-Total-Count: 9\r\n\r\n", "contains the headers of a response, but not its body."],
  ['HTTP/1.1 404 Not Found\r\n\r\n{"a":1}', "is an error response, not a list of companies: its status is 404."],
]);

/** An HTTP archive of one request. */
function archive(url: string, content: object = { text: `[${L}]` }, status = 200): string {
  const response = { status, headers: [{ name: "X-Total-Count", value: "9" }], content };
  return JSON.stringify({ log: { entries: [{ request: { method: "GET", url }, response }] } });
}

const collection = (...item: object[]) => JSON.stringify({ info: { name: "Mine" }, item });
const saved = { code: 200, header: [{ key: "X-Total-Count", value: "9" }], body: `[${L}]` };

sentences("responses that a program saved", [
  [archive("https://x/companies"), of9],
  [archive("https://x/companies", { text: btoa(`[${L}]`), encoding: "base64" }), of9],
  [archive("https://x/companies?state=OR"), 'says that it is filtered: "state = OR".'],
  [archive("https://x/devices"), "is an HTTP archive without a response that lists companies."],
  [archive("https://companies.example/x"), "is an HTTP archive without a response that lists companies."],
  [
    archive("https://x/companies", { text: "[]" }, 403),
    "is an error response, not a list of companies: its status is 403.",
  ],
  [
    collection({ name: "Get", request: {} }),
    "is a Postman collection without a saved response. Save the response itself.",
  ],
  [
    '{"item":[{"request":{"method":"GET","url":"https://x"}}]}',
    "is a collection of requests without a saved response. Save the response itself.",
  ],
  [
    '{"items":[{"name":"Folder","items":[{"method":"GET","url":"https://x"}]}]}',
    "is a collection of requests without a saved response. Save the response itself.",
  ],
  [collection({ name: "Folder", item: [{ name: "Get", request: {}, response: [saved] }] }), of9],
  [
    JSON.stringify({ StatusCode: 200, Content: `[${L}]`, RawContent: "HTTP/1.1 200\r\nX-Total-Count: 9\r\n\r\n[]" }),
    of9,
  ],
  [JSON.stringify({ statusCode: 200, headers: "X-Total-Count: 9\nX-A: b", body: `[${L}]` }), of9],
  [`{"statusCode":200,"headers":{"X-Total-Count":"9"},"body":[${L}]}`, of9],
  [
    JSON.stringify({ statusCode: 500, headers: {}, body: `[${L}]` }),
    "is an error response, not a list of companies: its status is 500.",
  ],
  [JSON.stringify({ statusCode: 200, headers: {}, body: "<html>" }), 'is a saved response whose "body" is not JSON.'],
]);

sentences("lists under other keys", [
  [
    '{"sites":[{"id":1,"name":"Larkspur Dental"}],"companies":[]}',
    'lists sites that do not name their company, the first is an object with the keys "id", "name". Export the companies themselves.',
  ],
  [
    '{"clients":[],"names":["Larkspur Dental"]}',
    "contains no companies, as with a filter or without permission to see them.",
  ],
  [
    '{"data":"hello"}',
    'contains no list of companies, only an object with the key "data" (asioImport.existing.listPath can say where it is).',
  ],
]);

sentences("rows of a CSV", [
  [
    "Name,Trade Name,ID\nLarkspur Dental,LD,1\n\nID,Company Name,Status\nB1,Bolt,Active\n",
    "is malformed: the row in line 4 is the header row of another list.",
    "export.csv",
  ],
  ["Name,ID\nLarkspur Dental,1\nError: time-out\n", 'says that it is incomplete: "Error: time-out".', "export.csv"],
  [
    `${"H".repeat(41)},B\n1,2\n`,
    `has no column that looks like company names, only the headers "${"H".repeat(39)}…", "B" (asioImport.existing.nameKeys can say what to read).`,
    "export.csv",
  ],
  [
    "Name,Larkspur Dental,Bolt\nID,1,2\nCity,Leeds,York\n",
    "has its companies in columns. Export them with a row for each company.",
    "export.csv",
  ],
  [
    "Name,ID\nLarkspur Dental,1\n,2\n",
    'One of 2 records in export.csv has no readable name: record 2, the text "2" (asioImport.existing.nameKeys can say what to read).',
    "export.csv",
  ],
]);

describe("the records that are read", () => {
  const members: readonly (readonly [text: string, records: readonly string[], name?: string])[] = [
    ['[{"id":1,"company":{"name":"Acme","status":"Inactive"}}]', ["Acme / 1, inactive"]],
    ['[{"id":1,"company":{"name":"Acme","status":"Active"}}]', ["Acme / 1"]],
    [
      '[{"id":1,"company":{"name":"Acme","status":"Inactive"}},{"id":2,"company":{"name":"Bolt"}},{"id":3,"company":{"name":"Core"}}]',
      ["Acme / 1, inactive", "Bolt / 2", "Core / 3"],
    ],
    ['[{"id":12345678901234567890,"name":"Acme"}]', ["Acme / 12345678901234567890"]],
    ['[{"id":1,"method":"by mail","url":"https://x","name":"Acme"}]', ["Acme / 1"]],
    ['[{"id":1,"company":{"name":"@{id=1; name=A}"}}]', []],
    ["Name,ID,Status\nAcme,1,Inactive\nBolt,2,Active\n", ["Acme / 1, inactive", "Bolt / 2"], "export.csv"],
    ["#TYPE System.Object\nName,ID\nAcme,1\n", ["Acme / 1"], "export.csv"],
    ["Name,ID\nAcme,1\n,2\n", ["Acme / 1"], "export.csv"],
    ["Name,ID\nAcme,1\nName,ID\nBolt,2\n", ["Acme / 1", "Bolt / 2"], "export.csv"],
    ["Name,Parent\nAcme,Bolt\n", ["Acme / ", "Bolt / "], "export.csv"],
  ];
  for (const [text, records, name] of members) it(text, () => assert.deepEqual(listed(text, name), records));

  it("names of up to 10,000 characters", () => {
    const [name, longer] = ["A".repeat(10_000), "B".repeat(10_001)];
    assert.deepEqual(listed(`Name,ID\n${name},1\n`, "export.csv"), [`${name} / 1`]);
    assert.deepEqual(listed(`Name,ID\nAcme,1\n${longer},2\n`, "export.csv"), ["Acme / 1"]);
    assert.deepEqual(listed(`[{"name":"${name}","id":1}]`), [`${name} / 1`]);
    assert.deepEqual(listed(`[{"name":"Acme","id":1},{"name":"${longer}","id":2}]`), ["Acme / 1"]);
  });
});
