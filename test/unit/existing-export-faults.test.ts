import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseExport } from "../../server/src/existing/export.ts";
import { ACME, BOLT, listed, problem, SOURCE } from "./read-export.ts";

test("rejects an empty file", () => {
  for (const text of ["", "\uFEFF", " \r\n\t"]) assert.equal(problem(text), "exports/companies.json is empty.");
});

test("reports what is wrong, and where, in a file that is not JSON", () => {
  const at = (text: string) => problem(text).replace("exports/companies.json is not JSON: ", "");
  assert.equal(
    problem('[\n  {"name":"Acme" "id":1}\n]'),
    "exports/companies.json is not JSON: a comma or a closing bracket is missing at line 2, column 18.",
  );
  assert.equal(at("Firm,Code\n"), "unexpected text at line 1, column 1.");
  assert.equal(at("<html></html>"), "unexpected text at line 1, column 1.");
  assert.equal(at(`\uFEFF[${ACME},]`), "a value is missing at line 1, column 28.");
  assert.equal(at('[{"name" "Acme"}]'), "a colon is missing at line 1, column 10.");
  assert.equal(at('[{"name":"Acme",}]'), "a key in double quotes is missing at line 1, column 17.");
  assert.equal(at('[{"name":"Ac\nme"}]'), "a text without its closing quote at line 1, column 10.");
  assert.equal(at('[{"name":"\\x41"}]'), "a malformed escape at line 1, column 10.");
  assert.equal(at('[{"name":"\\u12"}]'), "a malformed escape at line 1, column 10.");
  assert.equal(at('[{"name":"A\tB"}]'), "a control character inside a text at line 1, column 10.");
  assert.equal(at('[{"id":1.}]'), "a malformed number at line 1, column 8.");
  assert.equal(at('[\r\n// all\r\n{"id":1}]'), "a comment at line 2, column 1.");
  assert.equal(at(`${ACME},\n${BOLT}]`), "a value is missing at line 1, column 26.");
  assert.equal(at(`${ACME}\n{"name":Bolt}\n${BOLT}`), "unexpected text at line 2, column 9.");
  assert.equal(at(`[${ACME}]]`), "a value is missing at line 1, column 28.");
});

test("reports a truncated file wherever it ends", () => {
  assert.equal(
    problem(`[\n${ACME},\n{"name":"Bo`),
    "exports/companies.json is cut off: its JSON ends at line 3, column 12.",
  );
  assert.equal(
    problem(`${ACME}\n{"name":"Bo\n`),
    "exports/companies.json is cut off: its JSON ends at line 2, column 12.",
  );
  const whole = `{"data":[{"name":"A\\u00e9\\"","ids":[1.5e3,true,null]},\n${BOLT}]}`;
  for (let length = 1; length < whole.length; length += 1) {
    assert.match(problem(whole.slice(0, length)), /^exports\/companies\.json is cut off: its JSON ends at line /);
  }
  const last = `{"name":"Bolt","id":"B1"}`;
  for (let length = 1; length < last.length; length += 1) {
    assert.match(problem(`${ACME}\n${last.slice(0, length)}`), /^exports\/companies\.json is cut off: .* at line 2, /);
  }
});

test("rejects endlessly nested brackets without a crash", () => {
  assert.equal(problem("[".repeat(100_000)), "exports/companies.json is not JSON.");
  assert.deepEqual(listed("[".repeat(50_000) + "]".repeat(50_000)), []);
  assert.match(problem(`${'{"data":'.repeat(50_000)}1${"}".repeat(50_000)}`), /contains no list of companies/);
});

test("rejects an export of an impossible shape before parsing it", () => {
  const keys = (count: number, value: string) => Array.from({ length: count }, (_, i) => `"k${i}":${value}`).join();
  const large = `${SOURCE} has an object of more than 1,000 keys, as no list of companies has.`;
  assert.deepEqual(listed(`[{"name":"Acme","id":"A1",${keys(998, "1")}}]`), ["Acme / A1"]);
  assert.equal(problem(`[{"name":"Acme","id":"A1",${keys(999, "1")}}]`), large);
  assert.equal(problem(`[{"name":"Acme","id":"A1",${keys(999, "{}")}}]`), large);
  assert.equal(problem(`{${keys(1_001, `[${ACME}]`)}}`), large);
  assert.equal(listed(`{${keys(1_001, ACME)}}`).length, 1_001);
  assert.equal(listed(`{"data":{${keys(1_001, ACME)}}}`).length, 1_001);
  assert.match(problem(`{${keys(1_001, "{}")}}`), /contains no list of companies/);
  assert.equal(
    problem(`[{"name":"Acme","${"k".repeat(10_001)}":1}]`),
    `${SOURCE} has a key that is too long to be one of a company.`,
  );
  assert.equal(problem("[".repeat(200_000)), `${SOURCE} is nested too deeply to be a list of companies.`);
  assert.match(problem(`[{"name":"${"A".repeat(10_001)}"}]`), /^No record in .* has a readable name/);
});

test("reports JSON without a list of companies", () => {
  const advice = " (asioImport.existing.listPath can say where it is).";
  assert.equal(
    problem('{"error":"Unauthorized","message":"Sign in"}'),
    'exports/companies.json contains no list of companies, only an object with the keys "error", "message", which is an error response.',
  );
  assert.equal(
    problem('{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}'),
    `exports/companies.json contains no list of companies, only an object with the keys "a", "b", "c", "d", "e" and 2 more${advice}`,
  );
  assert.equal(problem("{}"), `exports/companies.json contains no list of companies, only an empty object${advice}`);
  assert.equal(
    problem('{"data":null}'),
    `exports/companies.json contains no list of companies, only an object with the key "data"${advice}`,
  );
  for (const text of [
    '{"name":"Error","message":"no"}',
    '{"id":"request 1","status":401}',
    '{"error":{"name":"Unauthorized","id":"x"}}',
    '{"C-1":{"name":"Acme"},"error":{"name":"Timeout"}}',
    '{"a":{"id":1},"b":{"id":2}}',
    '{"a":{"name":"Acme"},"b":1}',
  ]) {
    assert.match(
      problem(text),
      /^exports\/companies\.json contains no list of companies, only an object with the key/,
      text,
    );
  }
  for (const [text, what] of [
    ['"Acme"', "a text"],
    ["7", "a number"],
    ["true", "true"],
    ["null", "null"],
  ] as const) {
    assert.equal(problem(text), `exports/companies.json contains no list of companies, only ${what}.`);
  }
});

test("reports a list of something else", () => {
  assert.equal(
    problem(`["Acme",${BOLT}]`),
    'Entry 2 of exports/companies.json is an object with the keys "name", "id", not a company.',
  );
  assert.equal(problem(`[${ACME},7]`), "Entry 2 of exports/companies.json is a number, not a company.");
  assert.equal(problem(`[${ACME},[${BOLT}]]`), "Entry 2 of exports/companies.json is a list, not a company.");
  assert.equal(
    problem('[{"foo":1,"bar":2},{"foo":3}]'),
    'No record in exports/companies.json has a readable name. The first is an object with the keys "foo", "bar" ' +
      "(asioImport.existing.nameKeys can say what to read).",
  );
  assert.match(problem(`[${ACME}]`, { nameKeys: ["title"], idKeys: ["code"] }), /^No record in /);
  assert.match(problem('{"rows":{"meta":{},"links":{}}}', { listPath: "rows" }), /^No record in /);
});

test("reports null in place of a company", () => {
  const hole = (text: string, entry: number) =>
    assert.equal(problem(text), `Entry ${entry} of exports/companies.json is null, not a company.`);
  hole(`[${ACME},null]`, 2);
  hole(`[null,${ACME}]`, 1);
  hole("[null,null]", 1);
  hole(`["Acme",null,"Bolt"]`, 2);
  hole(`{"total":2,"items":[${ACME},null]}`, 2);
  hole(`[{"items":[${ACME},null]},{"items":[${BOLT}]}]`, 2);
  hole(`${ACME}\nnull\n${BOLT}\n`, 2);
  hole('{"C-1":{"name":"Acme"},"C-2":null}', 2);
  hole(`{"data":{"companies":{"nodes":[${ACME},null]}}}`, 2);
  const parsed = parseExport(`[null,${ACME}]`, SOURCE);
  assert.ok(!parsed.ok && parsed.extent);
  assert.deepEqual(parsed.extent.companies.record(0).names, ["Acme"]);
});

test("reports entries that are not pages among pages", () => {
  assert.equal(
    problem(`{"data":[${ACME}]}\n{"error":"timeout"}`),
    'Entry 2 of exports/companies.json is an object with the key "error" (it has "error" "timeout"), not a page of companies like those before it.',
  );
  assert.equal(
    problem(`[{"data":[${ACME}]},{"data":null}]`),
    'Entry 2 of exports/companies.json is an object with the key "data", not a page of companies like those before it.',
  );
  assert.equal(
    problem(`${ACME}\n{"data":[${BOLT}]}`),
    "Entry 2 of exports/companies.json is a page of companies, those before it are not.",
  );
});

test("reports that there is no list at the path from the settings", () => {
  const at = (text: string, listPath: string) => problem(text, { listPath });
  assert.equal(
    at(`{"data":[${ACME}]}`, "result.rows"),
    'exports/companies.json has no list at "result.rows" (asioImport.existing.listPath): "result" is not in an object with the key "data".',
  );
  assert.equal(
    at(`[{"rows":[${ACME}]},{"error":1}]`, "rows"),
    'exports/companies.json has no list at "rows" (asioImport.existing.listPath): "rows" is not in an object with the key "error".',
  );
  assert.equal(
    at('{"rows":null}', "rows"),
    'exports/companies.json has no list at "rows" (asioImport.existing.listPath): found null there.',
  );
  assert.match(at('{"result":null}', "result.rows"), /: "rows" is not in null\.$/);
  assert.match(at('{"pages":[]}', "pages.rows"), /: there is nothing to look in\.$/);
  assert.match(at('{"rows":[]}', "constructor"), /: "constructor" is not in an object with the key "rows"\.$/);
});

test("either reads any JSON or rejects it with a sentence", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const parsed = parseExport(json, SOURCE);
      if (!parsed.ok) assert.match(parsed.problem, /exports\/companies\.json .*\.$/);
    }),
    { numRuns: 2000 },
  );
});

test("never reads a list that lost a character as a different list", () => {
  const record = fc.record({ name: fc.string(), id: fc.oneof(fc.string(), fc.integer()) });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat(), (list, at) => {
      const json = JSON.stringify(list);
      const place = at % json.length;
      const text = json.slice(0, place) + json.slice(place + 1);
      if (parseExport(text, SOURCE).ok) assert.doesNotThrow(() => JSON.parse(text), text);
    }),
    { numRuns: 5000 },
  );
});

test("always finds and locates a fault", () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom(",", "}", "]", '"', "x", "\\", "\n", "01", "'"),
      (json, at, junk) => {
        const place = at % (json.length + 1);
        const text = `[${json.slice(0, place)}${junk}${json.slice(place)}]`;
        const parsed = parseExport(text, SOURCE);
        if (!parsed.ok) assert.notEqual(parsed.problem, "exports/companies.json is not JSON.", text);
      },
    ),
    { numRuns: 5000 },
  );
});
