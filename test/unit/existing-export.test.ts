import assert from "node:assert/strict";
import { test } from "node:test";
import { ACME, BOLT, BOTH, listed, problem, read, records, SOURCE } from "./read-export.ts";

test("reads all data of a record", () => {
  assert.deepEqual(records(`[${BOLT}, ${ACME}]`)[1], {
    names: ["Acme"],
    ids: ["A1"],
    active: true,
    source: SOURCE,
    index: 1,
  });
});

test("reads a list at the top level", () => {
  assert.deepEqual(listed(`[${ACME},${BOLT}]`), BOTH);
  assert.deepEqual(listed(`\uFEFF [ ${ACME} ,\r\n ${BOLT} ] \n`), BOTH);
});

test("reads a list under each wrapper key at any depth", () => {
  for (const key of ["companies", "Companies", "data", "Data", "items", "results", "value"]) {
    assert.deepEqual(listed(`{"count":2,"${key}":[${ACME},${BOLT}]}`), BOTH, key);
  }
  assert.deepEqual(listed(`{"data":{"page":1,"results":{"items":[${ACME},${BOLT}]}}}`), BOTH);
  assert.deepEqual(listed(`{"data":{"total":2},"items":[${ACME},${BOLT}]}`), BOTH);
  assert.deepEqual(listed(`{"value":["a","b"],"items":[${ACME},${BOLT}]}`), BOTH);
  assert.deepEqual(listed(`{"name":"Export of May","id":"7","companies":[${ACME},${BOLT}]}`), BOTH);
});

test("rejects a list in more wrappers than any export has", () => {
  for (const [open, close] of [
    ['{"company":', "}"],
    ['{"data":[', "]}"],
    ["[", "]"],
  ] as const) {
    const text = (depth: number) => `${open.repeat(depth)}[${ACME}]${close.repeat(depth)}`;
    assert.deepEqual(listed(text(40)), ["Acme / A1"]);
    if (open !== "[") assert.equal(problem(text(5_000)), `${SOURCE} is nested too deeply to be a list of companies.`);
    else assert.deepEqual(listed(text(5_000)), ["Acme / A1"]);
  }
});

test("reads several pages in one file", () => {
  assert.deepEqual(listed(`[{"page":1,"companies":[${ACME}]},null,{"page":2,"companies":[${BOLT}]}]`), BOTH);
  assert.deepEqual(listed(`[[${ACME}],[],[${BOLT}]]`), BOTH);
  assert.deepEqual(listed(`{"data":[{"items":[${ACME}]},{"items":[${BOLT}]}]}`), BOTH);
  assert.deepEqual(listed(`[${ACME}][${BOLT}]`), BOTH);
  assert.deepEqual(listed(`\uFEFF{"data":[\n${ACME}]}\n\uFEFF{"data":[\n${BOLT}]}\n`), BOTH);
  assert.deepEqual(listed(`{"data":[${ACME}]}\n{"data":[]}\n{"data":[${BOLT}]}\n`), BOTH);
  assert.deepEqual(
    records(`[{"items":[${ACME}]},{"items":[${BOLT}]}]`).map(({ index }) => index),
    [0, 1],
  );
});

test("reads JSON Lines", () => {
  assert.deepEqual(listed(`${ACME}\n${BOLT}`), BOTH);
  assert.deepEqual(listed(`\uFEFF${ACME}\r\n\r\n${BOLT}\r\n`), BOTH);
  assert.deepEqual(listed('{"name":"A } { \\" B"}\n{"name":"C ] \\\\"}\n'), ['A } { " B / ', "C ] \\ / "]);
  assert.deepEqual(listed(ACME), ["Acme / A1"]);
});

test("reads an object keyed by ID", () => {
  assert.deepEqual(listed('{"C-1":{"name":"Acme"},"C-3":{"name":"Bolt","id":7}}'), ["Acme / C-1", "Bolt / C-3+7"]);
  assert.deepEqual(listed('{"companies":{"C-1":{"name":"Acme"}}}'), ["Acme / C-1"]);
  assert.deepEqual(read('{"C-1":{"name":"Acme"}}').idKeys, []);
});

test("reads a list without companies", () => {
  for (const text of [
    "[]",
    '{"companies":[]}',
    '[{"data":[]},{"data":[]}]',
    "[[]]",
    "[]\n[]",
    '{"id":"r","data":[]}',
  ]) {
    assert.deepEqual(listed(text), [], text);
  }
});

test("reads names under each key", () => {
  for (const key of [
    ...["name", "Name", "friendlyName", "companyName", "CompanyName", "displayName", "customerName", "clientName"],
    ...["organizationName", "business_name", "Business-Name", "friendly_name", "CLIENT_NAME", "organisation-name"],
  ]) {
    assert.deepEqual(listed(`[{"${key}":"Acme"}]`), ["Acme / "], key);
    assert.deepEqual(read(`[{"${key}":"Acme"}]`).nameKeys, [key]);
  }
});

test("reads IDs under each key", () => {
  const keys = [
    "id",
    "Id",
    "companyId",
    "CompanyId",
    "company_id",
    "identifier",
    "externalId",
    "short_name",
    "short-name",
  ];
  for (const key of keys) {
    assert.deepEqual(listed(`[{"${key}":"A1","name":"Acme"}]`), ["Acme / A1"], key);
    assert.deepEqual(read(`[{"${key}":"A1","name":"Acme"}]`).idKeys, [key]);
  }
  const external = '[{"name":"Acme","externalIds":[{"externalId":"E1","source":"PSA"},null,{"externalId":2},{}]}]';
  assert.deepEqual(listed(external), ["Acme / E1+2"]);
  assert.deepEqual(read(external).idKeys, ["externalIds[].externalId"]);
});

test("reads all names and IDs of a company, each once", () => {
  const text =
    '[{"id":"0b9c","name":"ACME","friendlyName":" Acme Ltd ","displayName":"ACME","externalId":["E1","E2"]}]';
  assert.deepEqual(listed(text), ["ACME+Acme Ltd / 0b9c+E1+E2"]);
  assert.deepEqual(read(text).nameKeys, ["name", "friendlyName", "displayName"]);
  assert.deepEqual(read(text).idKeys, ["id", "externalId"]);
});

test("reads numbers as strings, and ignores other values as names or IDs", () => {
  assert.deepEqual(listed('[{"id":42,"name":1800},{"id":0,"name":"A"},{"id":-1.5,"name":"B"}]'), [
    "1800 / 42",
    "A / 0",
    "B / -1.5",
  ]);
  const others = '[{"id":null,"identifier":true,"companyId":{"x":1},"externalId":"  ","name":"Acme"}]';
  assert.deepEqual(listed(others), ["Acme / "]);
  assert.deepEqual(read(others).idKeys, []);
});

test("rejects the whole export for one record without a readable name", () => {
  const advice = "(asioImport.existing.nameKeys can say what to read).";
  assert.equal(
    problem(`[${ACME},{"id":2},${BOLT}]`),
    `One of 3 records in exports/companies.json has no readable name: record 2, an object with the key "id" ${advice}`,
  );
  assert.equal(
    problem(`[{"type":"x"},${ACME},{},{"name":""}]`),
    `3 of 4 records in exports/companies.json have no readable name. The first is record 1, an object with the key "type" ${advice}`,
  );
  assert.equal(
    problem('[{"id":"A1"},{"id":"B1"}]'),
    `No record in exports/companies.json has a readable name. The first is an object with the key "id" ${advice}`,
  );
});

test("does not list keys of pages and wrappers as found", () => {
  const parsed = read('[{"id":"page 1","items":[{"name":"Acme"}]}]');
  assert.deepEqual([parsed.nameKeys, parsed.idKeys], [["name"], []]);
});

test("reads inactive records", () => {
  const isActive = (state: string) => records(`[{"name":"Acme",${state}}]`)[0]?.active;
  for (const state of [
    '"activityStatus":{"activeFlag":false}',
    '"activityStatus":{"activeFlag":"False"}',
    '"active":false',
    '"active":"false"',
    '"inactiveDate":"2024-05-01"',
    '"inactiveDate":1714521600',
    '"deletedFlag":true',
    '"deletedFlag":"true"',
    '"active":true,"deletedFlag":true',
  ]) {
    assert.equal(isActive(state), false, state);
  }
  for (const state of [
    '"activityStatus":{"activeFlag":true}',
    '"activityStatus":{}',
    '"activityStatus":null',
    '"activityStatus":"false"',
    '"active":true',
    '"active":"true"',
    '"active":null',
    '"inactiveDate":""',
    '"inactiveDate":null',
    '"inactiveDate":"0001-01-01T00:00:00Z"',
    '"deletedFlag":false',
    '"deletedFlag":"false"',
  ]) {
    assert.equal(isActive(state), true, state);
  }
});

test("replaces the keys by those from the settings", () => {
  const text = '[{"name":"Wrong","id":"W","title":"Acme","org":{"codes":[{"no":7},{"no":"8"}],"name":"Acme Org"}}]';
  assert.deepEqual(listed(text, { nameKeys: ["title", "org.name"], idKeys: ["org.codes[].no"] }), [
    "Acme+Acme Org / 7+8",
  ]);
  assert.deepEqual(listed(text, { nameKeys: ["title"] }), ["Acme / W"]);
  assert.deepEqual(listed(text, { idKeys: ["org.codes.no"] }), ["Wrong / 7+8"]);
  assert.deepEqual(listed(text, { nameKeys: [], idKeys: [], listPath: "" }), ["Wrong / W"]);
  assert.deepEqual(listed('[{"org.name":"Acme","org":{"name":"Acme Org"}}]', { nameKeys: ["org.name"] }), [
    "Acme+Acme Org / ",
  ]);
  assert.deepEqual(listed('[{"name":"Acme","codes":["a","b"]}]', { idKeys: ["codes[]"] }), ["Acme / a+b"]);
  const parsed = read(text, { nameKeys: ["org.name", "missing", "title"], idKeys: ["org.codes[].no"] });
  assert.deepEqual([parsed.nameKeys, parsed.idKeys], [["org.name", "title"], ["org.codes[].no"]]);
});

test("reads the list at the path from the settings", () => {
  const deep = `{"companies":[{"name":"Wrong"}],"result":{"rows":[${ACME},${BOLT}]}}`;
  assert.deepEqual(listed(deep, { listPath: "result.rows" }), BOTH);
  assert.deepEqual(listed(deep, { listPath: " result.rows[] " }), BOTH);
  const pages = `{"pages":[{"rows":[${ACME}]},{"rows":[]},{"rows":[${BOLT}]}]}`;
  assert.deepEqual(listed(pages, { listPath: "pages[].rows" }), BOTH);
  assert.deepEqual(listed(`[{"rows":[${ACME}]},{"rows":[${BOLT}]}]`, { listPath: "rows" }), BOTH);
  assert.deepEqual(listed(`{"rows":[${ACME}]}\n{"rows":[${BOLT}]}`, { listPath: "rows" }), BOTH);
  assert.deepEqual(listed('{"rows":{"C1":{"name":"Acme"}}}', { listPath: "rows" }), ["Acme / C1"]);
  assert.deepEqual(listed('[{"name":"Acme","items":[{"name":"Wrong"}]}]', { listPath: "[]" }), ["Acme / "]);
});

test("accepts the names of JavaScript properties as company names", () => {
  assert.deepEqual(
    listed('{"__proto__":{"name":"constructor"},"hasOwnProperty":{"name":"toString"},"constructor":{"name":"x"}}'),
    ["constructor / __proto__", "toString / hasOwnProperty", "x / constructor"],
  );
  assert.deepEqual(listed('[{"name":"__proto__","__proto__":{"id":"no"}}]'), ["__proto__ / "]);
  assert.deepEqual(listed('[{"constructor":"A","x":1}]', { nameKeys: ["constructor"], idKeys: ["x.constructor"] }), [
    "A / ",
  ]);
  assert.match(problem("[{}]", { nameKeys: ["constructor.name"] }), /^No record in /);
  assert.equal(({} as { id?: string }).id, undefined);
});
