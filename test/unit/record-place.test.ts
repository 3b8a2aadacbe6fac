import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";
import { findingRecord } from "../../server/src/existing/record-place.ts";
import { allAtOnce } from "../../server/src/steps.ts";

const recordPlace = (...asked: Parameters<typeof findingRecord>) => allAtOnce(findingRecord(...asked));

/** The text of the record that a company matches. */
function recordOf(text: string, company: string, shape: ExportShape = {}): string | undefined {
  const parsed = parseExport(text, "export.json", shape);
  assert.ok(parsed.ok);
  const match = new ExistingCompanies([parsed.companies]).match(company, "");
  const place = match && recordPlace(text, "export.json", shape, match.record.index);
  return place && text.slice(place.start, place.end);
}

describe("finds the place of a record", () => {
  const beta = '{"name": "Beta", "id": "2", "sites": [{"name": "x"}, "]}"]}';
  const alpha = '{"name":"Al\\u0070ha\\"","id":"1"}';
  for (const [shape, text] of [
    ["in a list at the top", `[${alpha},${beta} ]`],
    ["under a wrapper", `{"page":{"a":[1,{}]},"data":{"items":[${alpha},\n${beta}]}}`],
    ["in JSON Lines", `${alpha}\n${beta}\n`],
    ["in JSON Lines with byte order marks", `${alpha}\r\n\uFEFF${beta}\n`],
    ["in pages in a list", `[{"data":[${alpha}]},{"data":[${alpha},${beta}]}]`],
    ["in pages one after the other", `[${alpha}]\n[${beta}]`],
    ["in an object keyed by ID, in the order of the text", `{"20":${alpha},"3":${beta}}`],
    ["in an object keyed by ID below a wrapper", `{"companies":{"x\\"y":${alpha},"constructor":${beta}}}`],
  ] as const) {
    it(shape, () => assert.equal(recordOf(text, "Beta"), beta));
  }

  it("in a list of plain names", () => {
    const text = '{"clients":["Alpha", "Beta"]}';
    assert.equal(recordOf(text, "Beta"), '"Beta"');
  });

  it("on its own", () => {
    assert.equal(recordOf('{"company":{"name":"Beta","id":2}}', "Beta"), '{"name":"Beta","id":2}');
  });

  it("in a CSV, with lines above the header row", () => {
    const text = '#TYPE X\r\nName,City\r\nAlpha,Bonn\r\n\r\n"Beta",Köln\r\n';
    assert.equal(recordOf(text, "Beta"), '"Beta",Köln');
    assert.equal(recordOf(`\uFEFF${text}`, "Alpha"), "Alpha,Bonn");
  });

  it("by the list path from the settings", () => {
    const text = `{"x":[{"data":[${alpha}]}],"response":[{"clients":[${alpha}]},{"clients":[${beta}]}]}`;
    assert.equal(recordOf(text, "Beta", { listPath: "response.clients" }), beta);
  });

  it("by the keys from the settings", () => {
    const text = '[{"label":"Alpha"},{"label":"Beta"}]';
    assert.equal(recordOf(text, "Beta", { nameKeys: ["label"] }), '{"label":"Beta"}');
  });
});

describe("finds no place", () => {
  it("in a response that was saved as a string", () => {
    assert.equal(recordOf('{"StatusCode":200,"Content":"[{\\"name\\":\\"Beta\\"}]"}', "Beta"), undefined);
    assert.equal(recordOf('HTTP/1.1 200 OK\n\n[{"name":"Beta"}]', "Beta"), undefined);
  });

  it("for a record that is no longer in the text", () => {
    assert.equal(recordPlace('[{"name":"Alpha"}]', "export.json", {}, 1), undefined);
    assert.equal(recordPlace("[null]", "export.json", {}, 0), undefined);
  });

  it("in a text that is no longer an export", () => {
    assert.equal(recordPlace('[{"name":"Al', "export.json", {}, 0), undefined);
    assert.equal(recordPlace("", "export.json", {}, 0), undefined);
  });

  it("below a repeated key", () => {
    assert.equal(
      recordPlace('{"data":{"a":1},"data":{"items":[{"name":"Alpha","id":1}]}}', "export.json", {}, 0),
      undefined,
    );
  });
});
