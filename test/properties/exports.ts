import assert from "node:assert/strict";
import fc from "fast-check";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";
import { decodingExport } from "../../server/src/files/export-text.ts";
import { FileError } from "../../server/src/files/files.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { hostileValue, saved } from "./hostile-texts.ts";
import { context } from "./imports.ts";
import { bytesForm, type Target } from "./target.ts";

const key = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "id",
      "name",
      "Name",
      "friendlyName",
      "companyName",
      "company_id",
      "identifier",
      "externalIds",
      "externalId",
      "company",
      "companies",
      "clients",
      "sites",
      "data",
      "items",
      "results",
      "value",
      "attributes",
      "properties",
      "node",
      "edges",
      "body",
      "Content",
      "error",
      "errors",
      "message",
      "page",
      "pages",
      "total",
      "count",
      "next",
      "links",
      "@odata.nextLink",
      "active",
      "deletedFlag",
      "activityStatus",
      "__proto__",
      "constructor",
      "toString",
      "length",
      "",
    ),
  },
  { weight: 1, arbitrary: hostileValue },
);

const scalar = fc.oneof(
  hostileValue,
  fc.constantFrom("Acme", "GONE", "company-1", "@{id=1; name=Acme}", "System.Object[]", "1 of 9", "https://x/?page=2"),
  fc.constantFrom(null, true, false, 0, -0, 1, 25, 1e300, -1, 0.5),
);

/** The JSON of any value, as text: so that a key may stand twice, and `__proto__` may be one. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar.map((value) => JSON.stringify(value)),
    tie("object"),
    tie("list"),
    // An answer within an answer, as a text.
    tie("object").map((text) => JSON.stringify(text)),
  ),
  list: fc.array(tie("json"), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
  object: fc
    .array(fc.tuple(key, tie("json")), { maxLength: 4 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
}));

const record = fc
  .tuple(fc.constantFrom("name", "friendlyName", "companyName"), hostileValue, hostileValue)
  .map(([name, value, id]) => `{"id":${JSON.stringify(id)},"${name}":${JSON.stringify(value)}}`);

const companies = fc.array(fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: json }), {
  maxLength: 6,
});

const wellFormed = fc.oneof(
  companies.map((items) => `[${items.join(",")}]`),
  fc.tuple(key, companies, key, json).map(([name, items, other, value]) => {
    return `{${JSON.stringify(name)}:[${items.join(",")}],${JSON.stringify(other)}:${value}}`;
  }),
  companies.map((items) => items.join("\n")),
  companies.map((items) => `{${items.map((item, index) => `"k${index}":${item}`).join(",")}}`),
  fc.array(fc.tuple(hostileValue, hostileValue), { maxLength: 5 }).map((rows) => {
    return `Company Name,Company ID\n${rows.map(([name, id]) => `"${name.replaceAll('"', '""')}",${id}\n`).join("")}`;
  }),
  companies.map((items) => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[${items.join(",")}]`),
  json,
  hostileValue,
);

/** What becomes of exports on their way: cut, put together, nested, with bytes that no JSON has. */
const damaged = fc.oneof(
  { weight: 6, arbitrary: wellFormed },
  {
    weight: 2,
    arbitrary: fc.tuple(wellFormed, fc.nat({ max: 999 })).map(([text, at]) => text.slice(0, (text.length * at) / 1000)),
  },
  { weight: 1, arbitrary: fc.tuple(wellFormed, hostileValue, wellFormed).map((texts) => texts.join("")) },
  {
    weight: 1,
    arbitrary: fc.tuple(wellFormed, hostileValue, fc.nat({ max: 999 })).map(([text, value, at]) => {
      const place = Math.floor((text.length * at) / 1000);
      return text.slice(0, place) + value + text.slice(place + 1);
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(wellFormed, fc.constantFrom('{"data":', "[", '{"a":[', '{"company":'), fc.nat({ max: 14 }))
      .map(nested),
  },
);

function nested([text, opening, size]: [string, string, number]): string {
  const closing = opening.replace(/[^[{]/g, "").replaceAll("[", "]").replaceAll("{", "}").split("").reverse().join("");
  return opening.repeat(2 ** size) + text + closing.repeat(2 ** size);
}

/** How exports are called, and what settings say of them. */
const shapes: readonly (readonly [name: string, shape: ExportShape])[] = [
  ["companies.json", {}],
  ["companies.csv", {}],
  ["companies.json", { listPath: "data[].companies", nameKeys: ["name"], idKeys: ["id", "externalIds[].externalId"] }],
  ["companies.json", { listPath: "[]", nameKeys: ["__proto__.name", "..", "[]"], idKeys: [""] }],
];

const row = "Company Name,Company ID,Site Name,Site ID,Country\nGone,GONE,HQ,HQ1,US\n";

/** What is read of an export: its companies, or one sentence on why they cannot be relied upon. */
export const exports: Target<Uint8Array> = {
  says: "every export is read, or refused with a message",
  inputs: saved(damaged),
  form: bytesForm(".json"),
  holds(bytes) {
    for (const [name, shape] of shapes) {
      let text: string;
      try {
        text = allAtOnce(decodingExport(bytes, name));
      } catch (error) {
        assert.ok(error instanceof FileError, `${error}`);
        continue;
      }
      const parsed = parseExport(text, name, shape);
      if (parsed.extent) {
        const { companies } = parsed.extent;
        const existing = new ExistingCompanies([companies]);
        assert.equal(existing.size, companies.size);
        check(row, { ...context, existing }).findings();
      }
      if (!parsed.ok) isSentence(parsed.problem, name);
      else for (const said of [parsed.partial, parsed.notice]) if (said !== undefined) isSentence(said, name);
    }
    return 1;
  },
};

function isSentence(text: string, name: string): void {
  assert.ok(text.length < 2_000, `${text.length}`);
  assert.ok(text.includes(name), text);
  assert.match(text, /\.$/);
}
