import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { L, M, said, saying } from "./exports.ts";

/** A list of one company beside a text. */
function beside(text: string): string {
  return `{"items":[${L}],${text}}`;
}

const whole = "Larkspur Dental";
const more = "says that another page follows.";
const incomplete = (what: string) => `says that it is incomplete: ${what}.`;
const total = (all: number) => `says that there are ${all} records, but contains only 1.`;
const filtered = (by: string) => `says that it is filtered: "${by}".`;
const things = (what: string) =>
  `seems to list ${what}, not companies. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).`;
const other =
  'has another list of named records under "shops", which was not read (asioImport.existing.listPath can say which list is meant).';

/** A company in a number of lists, each with an empty page first. */
function nested(depth: number): string {
  return `${"[null,".repeat(depth)}${L}${"]".repeat(depth)}`;
}

saying("lists of pages and nested lists", {
  "null documents only": ["null\nnull", "contains no companies, as with a filter or without permission to see them."],
  "a null document before a page": [`null\n{"items":[${L}]}`, whole],
  "null before the pages": [`[null,[${L}],[${M}]]`, "Larkspur Dental, Meridian Foods LLC"],
  "as deep as is read": [nested(101), "Entry 1 of export.json is null, not a company."],
  "one level deeper": [nested(102), "is nested too deeply to be a list of companies."],
  "a page after a record": [
    `[${L},{"companies":[${M}]}]`,
    "Entry 2 of export.json is a page of companies, those before it are not.",
  ],
  "texts before the records of another list": [`{"companies":[${L}],"shops":["a","b","c",{"id":5,"name":"Z"}]}`, other],
  "null before the records of another list": [`{"companies":[${L}],"shops":[null,{"id":5,"name":"Zed"}]}`, other],
  "the third record of another list": [`{"companies":[${L}],"shops":[{"a":1},{"a":1},{"id":5,"name":"Zed"}]}`, other],
  "the fourth record of another list": [
    `{"companies":[${L}],"shops":[{"a":1},{"a":1},{"a":1},{"id":5,"name":"Zed"}]}`,
    whole,
  ],
  "sites beside texts": [`{"locations":[{"id":1,"name":"Main","company":"Larkspur Dental"}],"items":["Bolt"]}`, whole],
  "an empty list beside names on page 2": [
    `{"page":2,"companies":[],"items":["Larkspur Dental"]}`,
    "is page 2, and the pages before it are missing.",
  ],
});

describe("pages at a path", () => {
  it("says that the first has no name", () => {
    assert.equal(
      said(`{"data":[{"companies":[${L}]}]}`, undefined, { listPath: "data" }),
      'No record in export.json has a readable name. The first is an object with the key "companies" (asioImport.existing.nameKeys can say what to read).',
    );
  });
  it("says that a later one is a page", () => {
    assert.equal(
      said(`{"data":[${L},{"companies":[${M}]}]}`, undefined, { listPath: "data" }),
      "Entry 2 of export.json is a page of companies, those before it are not.",
    );
  });
});

const twice = 'has the key "note" twice in one object (the second time in line 1), so one hides the other.';
const duplicate = '"note":1,"note":2';
saying("a key twice in one object", {
  "in a record": [`[{${duplicate},"name":"Larkspur Dental","id":1}]`, whole],
  "in a record, after a list": [`[{"name":"Larkspur Dental","id":1,"tags":[],${duplicate}}]`, whole],
  "beside the list": [`{${duplicate},"items":[${L}]}`, twice],
  "after the list": [`{"items":[${L}],${duplicate}}`, twice],
  "three objects deep": [`{"meta":{"a":{${duplicate}}},"items":[${L}]}`, twice],
  "four objects deep": [`{"meta":{"a":{"b":{${duplicate}}}},"items":[${L}]}`, whole],
});

const b = "b".repeat(81);
saying("messages and bodies", {
  "81 letters": [
    `{"items":[],"message":"${b}"}`,
    `is an error response, not a list of companies: its list is empty, and it says "${b.slice(0, 79)}…".`,
  ],
  "80 letters": [
    `{"items":[],"message":"${b.slice(1)}"}`,
    `is an error response, not a list of companies: its list is empty, and it says "${b.slice(1)}".`,
  ],
  "a blank body": ["HTTP/1.1 200 OK\r\nX-Y: z\r\n\r\n  \r\n", "contains the headers of a response, but not its body."],
  "a blank body before another": [`HTTP/1.1 200 OK\nX-Y: z\n\n \nHTTP/1.1 200 OK\nX-Y: z\n\n[${L}]`, whole],
});

describe("a link to the next page", () => {
  for (const none of ["", "null", "none", "false", "no", "n", "0", "undefined", "-1", " No ", "NONE"]) {
    it(`is not ${JSON.stringify(none)}`, () => assert.equal(said(beside(`"next":"${none}"`)), whole));
  }
  for (const some of ["nullx", "x0", "10", "none of", "a-1"]) {
    it(`may be ${JSON.stringify(some)}`, () => assert.equal(said(beside(`"next":"${some}"`)), more));
  }
  it("is a number above 0", () => {
    assert.deepEqual(
      [-1, 0, 2].map((next) => said(beside(`"next":${next}`))),
      [whole, whole, more],
    );
  });
});

describe("the number of a page with the number of all pages", () => {
  for (const page of ["1 of 9", "1/9", " 1 of 9 ", "1  /  9", "  1of9  "]) {
    it(`is in ${JSON.stringify(page)}`, () => assert.equal(said(beside(`"page":"${page}"`)), "is page 1 of 9."));
  }
  for (const page of ["1 of 9x", "x1 of 9", "1 or 9"]) {
    it(`is not in ${JSON.stringify(page)}`, () => assert.equal(said(beside(`"page":"${page}"`)), whole));
  }
});

describe("a Link header", () => {
  const links: Record<string, string> = {
    '<https://x/?page=2>; rel="next"': more,
    "<https://x/?page=2>;rel=next": more,
    "<https://x/?page=2>;  REL=next": more,
    '<https://x/?page=2>; title="a"; rel="next"': more,
    '<https://x/?page=4>; rel="prev"': "is page 5, and the pages before it are missing.",
    '<https://x/?page=1>; rel="prev"': "is page 2, and the pages before it are missing.",
    '<https://x/?page=1>; rel="first"': whole,
    '<https://x/?city=Rome>; rel="first"': filtered("city = Rome"),
    '<https://x/?city=Rome>; rel="last"': filtered("city = Rome"),
    '<https://x/?city=Rome>; rel="self"': filtered("city = Rome"),
    '<style.css>; as="style"': whole,
  };
  for (const [link, sentence] of Object.entries(links)) {
    it(link, () => assert.equal(said(`HTTP/1.1 200 OK\nLink: ${link}\n\n[${L}]`), sentence));
  }
});

describe("a range of records", () => {
  const begin = "starts after 25 other records.";
  const ranges: Record<string, string> = {
    ...{ "items 0-24/300": total(300), "0-24/300": total(300), "items=25-49/300": total(300), "1 of 300": total(300) },
    ...{ "1 of 300 ": total(300), "1 of   300": total(300), "1/300": total(300), "1 sof 300": whole, "1/ 300x": whole },
    ...{ "25-49/*": begin, "26-50/*": begin, "rows 25-49/*": begin, "rows=25-49/*": begin, "rows_25-49/*": whole },
  };
  for (const [range, sentence] of Object.entries(ranges)) {
    it(JSON.stringify(range), () => assert.equal(said(beside(`"contentRange":"${range}"`)), sentence));
  }
});

saying("a text about pages", {
  "beside the list": [beside('"shown":"1 - 25 of 300"'), total(300)],
  "in an object about pages": [beside('"meta":{"shown":"1 - 25 of 300"}'), total(300)],
  "in an object about the list": [beside('"summary":{"shown":"1 - 25 of 300"}'), whole],
  "in another object": [beside('"zork":{"shown":"1 - 25 of 300"}'), whole],
  "a page": [beside('"shown":"Page 1 of 2"'), "is page 1 of 2."],
  "two numbers": [beside('"shown":"  1 / 2 "'), whole],
  "two numbers under a key about pages": [beside('"pageText":"  1 / 2 "'), total(2)],
});

saying("an object in another object", {
  "a range in an object about the list": [beside('"summary":{"counts":{"contentRange":"0-0/9"}}'), total(9)],
  "the end in objects about the list": [beside('"summary":{"counts":{"isComplete":false}}'), more],
  "the end in an unknown object about the list": [beside('"summary":{"zork":{"isComplete":false}}'), whole],
  "the end in an unknown object": [beside('"zork":{"counts":{"isComplete":false}}'), whole],
  "the end in unknown objects": [beside('"zork":{"zork":{"isComplete":false}}'), whole],
  "a sign of a part in an unknown object": [beside('"summary":{"zork":{"partial":true}}'), incomplete('"partial"')],
});

describe("the address of a request", () => {
  const two = "Larkspur Dental, Acme";
  const addresses: Record<string, string> = {
    "https://api.x.com/v1/contacts": things("people"),
    "https://api.x.com/v1/contacts/?x": things("people"),
    "/v1/contacts.json": things("people"),
    "https://x.com/odata/$metadata#contacts(id,name)": things("people"),
    "https://x.com/odata/$metadata#contacts/$entity": things("people"),
    contacts: things("people"),
    "https://contacts": two,
    "https://mycontacts": two,
    "https://x.com/contacts/5": two,
  };
  for (const [address, sentence] of Object.entries(addresses)) {
    it(address, () => {
      assert.equal(said(`{"self":"${address}","items":[${L},{"id":2,"name":"Acme"}]}`), sentence);
    });
  }
});

describe("the parts of a request's address", () => {
  const part = (url: string) => said(beside(`"request":{"url":{${url}}}`));
  const rome = '"query":[{"key":"city","value":"Rome"}]';
  it("are used instead of the whole", () => {
    assert.equal(part(`"raw":"https://x/companies?a=1&status=active",${rome}`), filtered("city = Rome"));
    assert.equal(part(`"raw":"https://x/companies?city=Rome","query":[]`), whole);
    assert.equal(part(rome), filtered("city = Rome"));
    assert.equal(part('"query":[{"key":"city","value":"Rome","disabled":true}]'), whole);
  });
  it("leave the path of the whole", () => {
    assert.equal(part(`"raw":"https://x/invoices?a=1\\n&b","query":[]`), things("invoices"));
  });
  it("are found two objects deep", () => {
    assert.equal(part('"href":{"uri":"https://x/?city=Rome"}'), filtered("city = Rome"));
    assert.equal(part('"href":{"uri":{"url":"https://x/?city=Rome"}}'), whole);
  });
});
