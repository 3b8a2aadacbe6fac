import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { type ExportShape, parseExport } from "../../server/src/existing/export.ts";
import { recordPlace } from "../../server/src/existing/record-place.ts";

/** The text of the record that a company matches. */
function recordOf(text: string, company: string, shape: ExportShape = {}): string | undefined {
  const parsed = parseExport(text, "export.json", shape);
  assert.ok(parsed.ok);
  const match = new ExistingCompanies([parsed.companies]).match(company, "");
  const place = match && recordPlace(text, shape, match.record.index);
  return place && text.slice(place.start, place.end);
}

describe("the place of a record is found", () => {
  const beta = '{"name": "Beta", "id": "2", "sites": [{"name": "x"}, "]}"]}';
  const alpha = '{"name":"Al\\u0070ha\\"","id":"1"}';
  for (const [shape, text] of [
    ["in a list at the top", `[${alpha},null, ${beta} ]`],
    ["under a wrapper", `{"page":{"a":[1,{}]},"data":{"items":[${alpha},\n${beta}]}}`],
    ["in JSON Lines", `${alpha}\n${beta}\n`],
    ["in JSON Lines with byte order marks", `${alpha}\r\n\uFEFF${beta}\n`],
    ["in pages in a list", `[{"data":[${alpha}]},{"data":[${alpha},${beta}]}]`],
    ["in pages one after the other", `[${alpha}]\n[null,${beta}]`],
    ["in an object keyed by ID, in the order of the text", `{"20":${alpha},"3":${beta}}`],
    ["in an object keyed by ID below a wrapper", `{"companies":{"x\\"y":${alpha},"constructor":${beta}}}`],
  ] as const) {
    it(shape, () => assert.equal(recordOf(text, "Beta"), beta));
  }

  it("by the path of the settings", () => {
    const text = `{"x":[{"data":[${alpha}]}],"response":[{"clients":[${alpha}]},{"clients":[${beta}]}]}`;
    assert.equal(recordOf(text, "Beta", { listPath: "response.clients" }), beta);
  });

  it("by the keys of the settings", () => {
    const text = '[{"label":"Alpha"},{"label":"Beta"}]';
    assert.equal(recordOf(text, "Beta", { nameKeys: ["label"] }), '{"label":"Beta"}');
  });
});

describe("no place", () => {
  it("has a record that the text no longer has", () => {
    assert.equal(recordPlace('[{"name":"Alpha"}]', {}, 1), undefined);
    assert.equal(recordPlace("[null]", {}, 0), undefined);
  });

  it("is there in a text that is no export any more", () => {
    assert.equal(recordPlace('[{"name":"Al', {}, 0), undefined);
    assert.equal(recordPlace("", {}, 0), undefined);
  });

  it("is there below a key that is written twice", () => {
    assert.equal(recordPlace('{"data":{"a":1},"data":{"items":[{"name":"Alpha","id":1}]}}', {}, 0), undefined);
  });
});
