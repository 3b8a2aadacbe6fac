import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { L, M, said, saying } from "./exports.ts";

const whole = "Larkspur Dental";
const more = "says that another page follows.";
const nine = "says that there are 9 records, but contains only 1.";

/** What the user hears of a list of one company beside a text. */
function heard(text: string): string {
  return said(`{"items":[${L}],${text}}`);
}

const first = `{"items":[${L}]}`;
const empty = '{"items":[]}';
saying("pages without records", {
  "all of them": [
    `[{"totalPages":2,"items":[]},{"totalPages":2,"items":[]}]`,
    "contains no companies, as with a filter or without permission to see them.",
  ],
  "two after the first": [`[${first},${empty},${empty}]`, whole],
  "two before the last": [`[${empty},${empty},${first}]`, whole],
  "none, but one twice": [
    `[${first},${first}]`,
    "contains the same page more than once: check that no page is missing.",
  ],
  "none, and another page": [`[${first},{"items":[${M}]}]`, "Larkspur Dental, Meridian Foods LLC"],
});

describe("an object in an object", () => {
  it("says the total at most three objects deep", () => {
    assert.equal(heard('"meta":{"meta":{"meta":{"total":9}}}'), nine);
    assert.equal(heard('"meta":{"meta":{"meta":{"meta":{"total":9}}}}'), whole);
  });
  it("is a condition of a filter at most six objects deep", () => {
    assert.equal(heard('"filter":{"a":{"b":{"c":{"d":{"e":{"f":"x"}}}}}}'), 'says that it is filtered: "f = x".');
    assert.equal(heard('"filter":{"a":{"b":{"c":{"d":{"e":{"f":{"g":"x"}}}}}}}'), whole);
  });
  it("is no condition of a filter if it is null", () => assert.equal(heard('"filter":{"city":null}'), whole));
});

describe("the number of the first record", () => {
  const begins: Record<number, string> = {
    25: "starts after 25 other records.",
    26: "starts after 25 other records.",
    27: "starts after 27 other records.",
    99999996: "starts after 99,999,995 other records.",
    100000000: whole,
  };
  for (const [begin, sentence] of Object.entries(begins)) {
    it(begin, () => assert.equal(heard(`"start":${begin}`), sentence));
  }
});

describe("headers", () => {
  const headers: Record<string, string> = {
    ...{ "Age: 5": whole, "From: 9": whole, "X-Cache-Hits: 9": whole, "X-Hits: 9": whole, "Hits: 9": whole },
    ...{ "X-Hits-Count: 9": nine, "X-Next: abc": more, "X-Next: none": whole },
    ...{ 'X-Pagination: {"TotalCount":9}': nine, "X-Pagination: {TotalCount:9}": whole },
  };
  for (const [header, sentence] of Object.entries(headers)) {
    it(header, () => assert.equal(said(`HTTP/1.1 200 OK\n${header}\n\n[${L}]`), sentence));
  }
});

describe("a number of records found beside the number of those returned", () => {
  for (const key of ["available", "found", "matched", "matches", "matching"]) {
    it(key, () => assert.equal(heard(`"${key}":9,"returned":1`), nine));
  }
  for (const key of ["match", "founds"]) {
    it(`not ${key}`, () => assert.equal(heard(`"${key}":9,"returned":1`), whole));
  }
  for (const key of ["returned", "numReturned", "shown", "showing", "displayed", "fetched", "loaded", "included"]) {
    it(key, () => assert.equal(heard(`"found":9,"${key}":1`), nine));
  }
  for (const key of ["retrieved", "exported"]) it(key, () => assert.equal(heard(`"found":9,"${key}":1`), nine));
  it("not another number", () => assert.equal(heard('"found":9,"zork":1'), whole));
});

describe("failures", () => {
  for (const value of ["ok", "no error", "no errors", "nothing", "keine", "aucun", "aucune", "success", " OK "]) {
    it(`are none: ${value}`, () => assert.equal(heard(`"meta":{"failures":"${value}"}`), whole));
  }
  for (const value of ["okay", "not ok", "noerror"]) {
    it(`are some: ${value}`, () => {
      assert.equal(heard(`"meta":{"failures":"${value}"}`), 'says that it is incomplete: "failures".');
    });
  }
});

describe("a key that begins with next", () => {
  it("has an address with a query", () => assert.equal(heard('"nextish":"/x?page=3"'), more));
  it("has no query", () => assert.equal(heard('"nextish":"/x?page"'), whole));
  it("has a text", () => assert.equal(heard('"nextish":"a b?c=d"'), whole));
});

const named = "which name only the companies that have some. Export the companies themselves";
const others = `seems to list other things, ${named} (if these are companies, asioImport.existing.nameKeys can say where their names are).`;
describe("records of companies with dates and amounts", () => {
  const events = ["startedAt", "dueDate", "amount", "subject"];
  const places = ["city", "zip", "street"];
  const record = (name: string, keys: readonly string[]) =>
    `{"client":"${name}",${keys.map((key) => `"${key}":"${name}"`).join()}}`;
  for (const [count] of ["", ...events].entries()) {
    for (const [near] of ["", ...places].entries()) {
      if (count + near === 0) continue;
      it(`are ${count > near ? "other things" : "companies"} with ${count} of these and ${near} places`, () => {
        const keys = [...events.slice(0, count), ...places.slice(0, near)];
        const sentence = count > near ? others : "Larkspur Dental, Acme";
        assert.equal(said(`[${record("Larkspur Dental", keys)},${record("Acme", keys)}]`), sentence);
      });
    }
  }
});

describe("a JSON text beside a list of names", () => {
  for (const text of ["[]", "{}", "[1]"]) {
    it(`is not read: ${text}`, () => {
      const content = `{"page":2,"items":["Larkspur Dental"],"results":"${text}"}`;
      assert.equal(said(content), "is page 2, and the pages before it are missing.");
    });
  }
});

describe("records that begin with their company, with a host name", () => {
  const record = (id: number, isObject: boolean, key: string) => {
    const client = isObject ? `{"name":"C${id}"}` : `"C${id}"`;
    return `{"client":${client},"id":${id},"${key}":"v${id}","city":"v${id}","hostname":"v${id}"}`;
  };
  for (const key of ["amount", "agent"]) {
    it(`are companies if half of them have it as an object, with ${key}`, () => {
      assert.equal(said(`[${record(0, true, key)},${record(1, false, key)}]`), "C0, C1");
    });
    it(`are devices if all of them have it as an object, with ${key}`, () => {
      const sentence = said(`[${record(0, true, key)},${record(1, true, key)}]`);
      assert.equal(sentence, others.replace("other things", "devices"));
    });
  }
});

saying("records that differ in one value only", {
  "the company's name in an object": [
    '[{"id":1,"due":7,"client":{"name":"C0"}},{"id":1,"due":7,"client":{"name":"C1"}}]',
    others,
  ],
  "a number, beside a text": ['[{"due":1,"client":"Larkspur Dental"},{"due":2,"client":"Larkspur Dental"}]', others],
  "a number, beside an object": [
    '[{"color":1,"client":{"name":"Larkspur Dental"}},{"color":2,"client":{"name":"Larkspur Dental"}}]',
    others,
  ],
});
