import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseExport, readingExport } from "../../server/src/existing/export.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";
import { kind, L, M, match, type Outcome, read } from "./exports.ts";

const follows: Outcome = { partial: /^export\.json says that another page follows\.$/ };

function lacks(shown: string): Outcome {
  return { partial: new RegExp(`^export\\.json says that it is incomplete: ${shown}\\.$`) };
}

kind("a key beside the list that says it is a part", {
  "an address of an unusual key": [`{"items":[${L}],"nextCall":"/api/clients?cursor=abc"}`, follows],
  "failures by page": [`{"items":[${L}],"failedPages":{"3":"timeout"}}`, lacks('"failedpages"')],
  "a total, under the key of pages": [
    `{"items":[${L}],"pageInfo":"1 / 9"}`,
    { partial: /^export\.json says that there are 9 records, but contains only 1\.$/ },
  ],
  "a cursor on one page and a link on another": [
    `[{"items":[${L}],"total":2,"next":"x"},{"items":[${M}],"total":2,"cursor":"y"}]`,
    follows,
  ],
});

kind("a key beside the list that says nothing of the list", {
  "a fraction": [`{"items":[${L}],"ratio":"1 / 9"}`, "found"],
  "no errors, with white space": [`{"items":[${L}],"errors":" None "}`, "found"],
  "one kind of no error": [`{"items":[${L}],"errors":"No error"}`, "found"],
  "no errors, with white space around": [`{"items":[${L}],"errors":" OK "}`, "found"],
  "the sums of other lists": [`{"items":[${L}],"summary":{"regions":[{"id":1}],"total":300,"unit":"EUR"}}`, "found"],
});

kind("companies that look like something else", {
  "with addresses, under the key of a collection's requests": [
    '{"items":[{"id":1,"name":"Larkspur Dental","url":"https://x/1"}]}',
    "found",
  ],
  "with a message, in a list of companies": ['{"companies":[{"name":"Larkspur Dental","message":"Hello"}]}', "found"],
  "in responses that are texts": [JSON.stringify([`{"items":[${L}]}`, `{"items":[${M}]}`]), "found"],
  "with a colon in the name": ["Name\nLarkspur Dental\nSmith-Jones: Dental\n", "found", "export.csv"],
});

describe("what is read of an export, exactly", () => {
  const notice = (text: string) => {
    const parsed = read(text);
    return parsed.ok ? parsed.notice : parsed.problem;
  };

  it("a list that fills the page that was asked for may have others", () => {
    const often = "which is often the size of one page: check that no others are missing";
    assert.equal(
      notice(`{"request":{"url":"https://x/companies?pageSize=2"},"items":[${L},${M}]}`),
      `export.json contains exactly 2 companies, ${often}.`,
    );
    assert.equal(notice(`{"request":{"url":"https://x/companies?pageSize=3"},"items":[${L},${M}]}`), undefined);
  });

  it("a column that PowerShell cut off names the record", () => {
    assert.deepEqual(problemOf("Name,ID\nLarkspur Dental,1\n@{id=1; name=Bolt},2\n"), [
      'export.csv was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 2): ' +
        "save it again with ConvertTo-Json -Depth 10.",
    ]);
  });

  it("headers without a name are listed, five at most", () => {
    const none = "export.csv has no column that looks like company names, only the";
    const advice = "(asioImport.existing.nameKeys can say what to read).";
    assert.deepEqual(problemOf("Region\n1\n"), [`${none} header "Region" ${advice}`]);
    assert.deepEqual(problemOf("Region,Zone,Area,Size,Colour\n1,2,3,4,5\n"), [
      `${none} headers "Region", "Zone", "Area", "Size", "Colour" ${advice}`,
    ]);
    assert.deepEqual(problemOf("Region,Zone,Area,Size,Colour,Shape,Taste\n1,2,3,4,5,6,7\n"), [
      `${none} headers "Region", "Zone", "Area", "Size", "Colour" and 2 more ${advice}`,
    ]);
  });

  it("names under a header from the settings are not divided at colons", () => {
    const names = (shape?: ExportShape) => {
      const parsed = parseExport("Name,ID\nLarkspur Dental:West,1\n", "export.csv", shape);
      assert.ok(parsed.ok);
      return Array.from({ length: parsed.companies.size }, (_, place) => parsed.companies.record(place).names);
    };
    assert.deepEqual(names(), [["Larkspur Dental:West"], ["Larkspur Dental"]]);
    assert.deepEqual(names({ nameKeys: ["Name"] }), [["Larkspur Dental:West"]]);
  });

  it("the company that a record belongs to counts as active", () => {
    const found = match('[{"id":1,"name":"Larkspur Dental","active":false,"parent":"Bolt Holding"}]', "Bolt Holding");
    assert.deepEqual([found?.value, found?.record.active], ["Bolt Holding", true]);
  });

  it("a path to the list has what is said beside it, and no path is one of white space", () => {
    const said = (text: string, listPath: string) => {
      const parsed = parseExport(text, "export.json", { listPath });
      return parsed.ok ? (parsed.partial ?? parsed.companies.size) : parsed.problem;
    };
    for (const path of ["data", " data ", "  "]) {
      assert.equal(said(`{"data":[${L}]}`, path), 1);
      assert.equal(said(`null\n{"data":[${L}]}`, path), 1);
      assert.equal(
        said(`{"data":[${L}],"next":"https://x/?page=2"}`, path),
        "export.json says that another page follows.",
      );
      assert.equal(
        said(`{"data":[${L}],"error":"Unauthorized"}`, path),
        'export.json is an error response, not a list of companies: it has "error" "Unauthorized".',
      );
    }
  });

  it("a company has the companies that it manages under it, but not its items", () => {
    const managed = (key: string) => match(`[{"id":9,"name":"Bolt","${key}":[${L}]}]`, "Larkspur Dental")?.record.ids;
    assert.deepEqual(managed("companies"), ["1"]);
    assert.deepEqual(managed("clients"), ["1"]);
    assert.equal(managed("items"), undefined);
  });

  it("a long export is read with pauses", () => {
    const steps = (text: string, name: string) => [...readingExport(text, name, {})].length;
    const csv = (count: number) => `Name,ID\n${Array.from({ length: count }, (_, id) => `C${id},${id}\n`).join("")}`;
    const json = (count: number) =>
      `[${Array.from({ length: count }, (_, id) => `{"name":"C${id}","id":${id}}`).join()}]`;
    // Eighteen more pauses for reading the records, and as many for counting them.
    assert.equal(steps(csv(9_000), "export.csv") - steps(csv(10), "export.csv"), 37);
    assert.equal(steps(json(9_000), "export.json") - steps(json(10), "export.json"), 36);
  });
});

/** Why an export in CSV is refused. */
function problemOf(text: string): string[] {
  const parsed = parseExport(text, "export.csv");
  return parsed.ok ? [] : [parsed.problem];
}
