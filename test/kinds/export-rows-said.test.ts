import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { L, M, match, said, saying } from "./exports.ts";

const whole = "Larkspur Dental";
const rows = "Company Name,Company ID\nLarkspur Dental,LARK\n";
const wide = "Company Name,Company ID,City,Note\nLarkspur Dental,LARK,Rome,x\n";
const more = "says that another page follows.";

/** A CSV with its lines, and what the user hears of it. */
function csv(lines: string, sentence: string): readonly [content: string, said: string, name: string] {
  return [lines, sentence, "export.csv"];
}

const another = "is malformed: the row in line 5 is the header row of another list.";
saying("the header row of another list below", {
  "an ID and a name": csv(`${rows}\n\nID,Name\nBOLT,Bolt\n`, another),
  "a state and a name": csv(`${rows}\n\nStatus,Client Name\nx,Bolt\n`, another),
  "the columns in another order": csv(`${rows}\n\nCompany ID,Company Name\nB,Bolt\n`, another),
  "a name in the same column": csv(
    `${rows}\n\nClient Name,Client ID\nBolt,BOLT\n`,
    "Larkspur Dental, Client Name, Bolt",
  ),
  "no name": csv(`${rows}\n\nStatus,STAT\nBolt,B\n`, "Larkspur Dental, Status, Bolt"),
  "an ID that is called so": csv(`${rows}\n\nBolt,ID\n`, "Larkspur Dental, Bolt"),
  "neither an ID nor a state": csv(`${rows}\n\nPhone,Company Name\nB,Bolt\n`, "Larkspur Dental, Phone, B"),
});

saying("lines that are not companies", {
  "a key for pages": csv(`${rows}hasMore: true\n`, more),
  "a key for pages with a separator": csv(`${rows}hasMore: true,\n`, more),
  "a total in quotes": csv(`${rows}"Total-Count: 300",\n`, "says that there are 300 records, but contains only 1."),
  "a footer between spaces": csv(`${rows}  Confidential  ,\n`, whole),
  "a footer in the second column": csv(`${rows},Confidential\n`, whole),
  "a company with the name of a footer": csv(`${rows}Confidential,CONF\n`, "Larkspur Dental, Confidential"),
  "such a name in one column": csv("Company Name\nBolt\nConfidential\n", "Bolt, Confidential"),
  "a page in three cells": csv(`${wide}Page 1,of,3\n`, "is page 1 of 3."),
  "a page in four cells": csv(`${wide}Page,1,of,3\n`, "Larkspur Dental, Page"),
  "a page repeated in each cell": csv(`${wide}${"Page 1 of 3,".repeat(4).slice(0, -1)}\n`, "is page 1 of 3."),
  "a cell of 200 letters": csv(`${rows}${"Page 1 of 3".padEnd(200)},\n`, "is page 1 of 3."),
  "a cell of 201 letters": csv(`${rows}${"Page 1 of 3".padEnd(201)},\n`, "Larkspur Dental, Page 1 of 3"),
  "an error": csv(`${rows}Error: timeout,\n`, 'says that it is incomplete: "Error: timeout".'),
  "a title with empty cells": csv(`,Incomplete list,\n\n${rows}`, 'says that it is incomplete: "Incomplete list".'),
});

describe("companies in rows", () => {
  it("are active below the list", () => {
    const content = "Company Name,Company ID,City\nLarkspur Dental,LARK,Rome\n\nBolt\n";
    assert.equal(match(content, "Bolt", "NONE", "export.csv")?.record.active, true);
  });
  it("can be called like a key for pages", () => {
    const found = match(`${rows}hasMore: true,MORE\n`, "hasMore: true", "MORE", "export.csv");
    assert.deepEqual([found?.on, found?.strength], ["both", "exact"]);
  });
});

/** A list of one company beside a text. */
function beside(text: string): string {
  return `{"items":[${L}],${text}}`;
}

describe("keys for pages", () => {
  const second = "is page 2, and the pages before it are missing.";
  const keys: Record<string, string> = {
    ...{ '"meta":{"number":2}': second, '"meta":{"current":2}': second, '"number":2': whole, '"current":2': whole },
    ...{ '"meta":{"page":1,"of":9}': "is page 1 of 9.", '"of":9': whole, '"totalPages":"1 of 9"': "is page 1 of 9." },
    ...{ '"summary":{"number":2}': whole, '"zork":{"current":2}': whole, '"pages":"1 - 25 of 300"': whole },
    '"link":[{"rel":"next","href":"x"}]': more,
    '"links":[{"rel":"next","href":"x"}]': more,
    '"links":[{"rel":"next"}]': more,
    '"links":[null,{"rel":"next"}]': more,
    '"links":[{"rel":"next","href":null}]': whole,
    '"links":[{"label":"Next »","url":"x"}]': more,
    '"links":[{"label":"Next »","url":null}]': whole,
    '"links":[{"label":"2","url":"x"}]': whole,
    '"next":{"href":"x","cursor":null}': more,
    '"next":{"zork":null}': more,
  };
  for (const [key, sentence] of Object.entries(keys)) it(key, () => assert.equal(said(beside(key)), sentence));
  for (const key of ["href", "url", "link", "after", "cursor", "token"]) {
    it(`${key} in an object`, () => {
      assert.equal(said(beside(`"next":{"${key}":"x"}`)), more);
      assert.equal(said(beside(`"next":{"${key}":null}`)), whole);
    });
  }
});

describe("a short text about pages", () => {
  const shown = (text: string) => said(beside(`"shown":"${text}"`));
  for (const text of ["1 / 2", "11 / 22", "1 /2", "1/ 2", " 1 / 2", "1 / 2 "]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(shown(text), whole));
  }
  it("has a word beside the numbers", () => assert.equal(shown("Page 1 / 2"), "is page 1 of 2."));
  it("has no more than 60 letters", () => {
    assert.equal(shown("Page 1 of 2".padEnd(60)), "is page 1 of 2.");
    assert.equal(shown("Page 1 of 2".padEnd(61)), whole);
  });
  it("says that the list is a part", () => {
    assert.equal(said(beside('"blurb":"partial list 1 of 2"')), 'says that it is incomplete: "partial list 1 of 2".');
  });
});

describe("a Link header beside 100 companies", () => {
  const list = Array.from({ length: 100 }, (_, id) => `{"id":${id},"name":"Company ${id}"}`);
  const heard = (link: string) => said(`HTTP/1.1 200 OK\nLink: ${link}\n\n[${list.join()}]`);
  it("without a relation says nothing", () => assert.match(heard("</style.css>; as=style"), /^contains exactly 100/));
  it("without a next page says that all are there", () => {
    assert.match(heard("<https://x/?page=1>; rel=first"), /^Company 0, Company 1, /);
  });
});

const advice = "(asioImport.existing.nameKeys can say what to read).";
const person = (id: number, name: string, first: string, rest = "") =>
  `{"id":${id},"name":"${name}","first_name":"${first}"${rest}}`;
const people =
  "seems to list people, not companies. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).";
const [ann, bob] = [person(1, "Ann Lee", "Ann"), person(2, "Bob Ray", "Bob")];
const place = ',"city":"v","state":"v","zip":"v","country":"v","street":"v","website":"v"';
saying("records without a name, and people", {
  "as many people as other records": [
    `[${ann},${bob},{"id":3},{"id":4}]`,
    `2 of 4 records in export.json have no readable name. The first is record 3, an object with the key "id" ${advice}`,
  ],
  "more people than other records": [`[${ann},${bob},{"id":3}]`, people],
  "a list with an ID after a record": [
    `[${L},{"id":5,"companies":[${M}]}]`,
    `One of 2 records in export.json has no readable name: record 2, an object with the keys "id", "companies" ${advice}`,
  ],
  "first names between spaces": [
    `[${person(1, "Ann Lee", " Ann ", place)},${person(2, "Bob Ray", " BOB ", place)}]`,
    people,
  ],
  "first names that are blank": [`[${person(1, "Ann Lee", "  ")},${person(2, "Bob Ray", " ")}]`, "Ann Lee, Bob Ray"],
});

describe("the company that a record belongs to", () => {
  for (const parent of [
    "Zed 0123456789abcdef0123",
    "0123456789abcdef0123 Zed",
    "Zed see https://x",
    "0123456789abcdef012",
    "X",
  ]) {
    it(`is ${parent}`, () => {
      assert.equal(said(`[{"id":1,"name":"Bolt","parent":"${parent}"},${M}]`), `Bolt, Meridian Foods LLC, ${parent}`);
    });
  }
  for (const none of ["123-45", "0123456789abcdef0123", "https://x/y", "HTTPS://x", "x://y", "N/A", "none"]) {
    it(`is not ${none}`, () => {
      assert.equal(said(`[{"id":1,"name":"Bolt","parent":"${none}"},${M}]`), "Bolt, Meridian Foods LLC");
    });
  }
  it("is in an object in another", () => {
    assert.equal(said('[{"id":1,"name":"Bolt","site":{"client":{"name":"Zed"}}}]'), "Bolt, Zed");
    assert.equal(said('[{"id":1,"name":"Bolt","zork":{"client":"Zed"}}]'), "Bolt, Zed");
    assert.equal(said('[{"id":1,"name":"Bolt","site":{"clientName":"Zed"}}]'), "Bolt, Zed");
  });
  for (const key of ["account", "client", "organization"]) {
    it(`does not make the record inactive: ${key}`, () => {
      const content = `[{"id":5,"name":"Bolt","${key}":{"id":"LARK","name":"Larkspur Dental","isActive":false}}]`;
      assert.equal(match(content, "Bolt")?.record.active, true);
    });
  }
  it("makes a record without a name inactive", () => {
    const content = '[{"id":5,"company":{"id":"LARK","name":"Larkspur Dental","isActive":false}}]';
    assert.equal(match(content, "Larkspur Dental")?.record.active, false);
  });
});

const sites = "lists sites that do not name their company";
describe("records that refer to a company by ID", () => {
  const refer = (keys: string) =>
    said(`[{${keys}"name":"Bolt","companyId":7},{${keys.replace("1", "2")}"name":"Acme","companyId":8}]`);
  it("are companies without an ID of their own", () => assert.equal(refer(""), "Bolt, Acme"));
  it("are sites with an ID", () => assert.ok(refer('"id":1,').startsWith(sites)));
  it("are sites with a site's ID", () => assert.ok(refer('"siteId":1,').startsWith(sites)));
  it("are sites with a location's ID", () => assert.ok(refer('"locationId":1,').startsWith(sites)));
});

saying("tables", {
  "a cell that is null": ['[["name","id"],["Larkspur Dental","LARK"],["Acme",null]]', "Larkspur Dental, Acme"],
  "a null cell below columns": ['{"columns":["name","id"],"rows":[["Larkspur Dental",null]]}', whole],
  "a cell that is an object": [
    '[["name","id"],["Larkspur Dental",{"a":1}]]',
    'Entry 4 of export.json is an object with the key "a", not a company.',
  ],
  "a short row": ['[["name","id"],["Larkspur Dental"]]', whole],
  "a long row": ['[["name","id"],["Larkspur Dental","LARK","x"]]', "name, id, Larkspur Dental, LARK, x"],
  "a header twice": ['[["name","name"],["Larkspur Dental","LARK"]]', "name, name, Larkspur Dental, LARK"],
});
