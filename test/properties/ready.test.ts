import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkedInMemory } from "../../server/src/checker/checked.ts";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { readCells } from "../../server/src/document/read-cells.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { makingReady } from "../../server/src/response/ready-rows.ts";
import { errorsOf, recordsOf } from "../../server/src/response/response-file.ts";
import type { CheckContext } from "../../server/src/rules/context.ts";
import { readySplits } from "../../server/src/settings/settings.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { identityKey } from "../../server/src/template/plain-text.ts";
import { fileText } from "./files.ts";
import { context, importText } from "./imports.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 200);
const text = fc.oneof(importText, fileText);

/** Few companies, with several names and IDs each, most of whose rows pass with the rules of `lenient`. */
const companiesText = fc
  .array(
    fc.tuple(
      fc.constantFrom("Acme", "ACME", "Äcme", "Bolt", "Cox", "Dorn", ""),
      fc.constantFrom("A1", "a1", "A-1", "B1", "C1", "D1", ""),
      fc.constantFrom("US", "US", "US", "US", "US", "XX"),
    ),
    { maxLength: 12 },
  )
  .map((rows) => rows.map(([name, id, country], index) => `${name},${id},Site${index},S${index},${country}\n`))
  .map((lines) => `Company Name,Company ID,Site Name,Site ID,Country\n${lines.join("")}`);
const lenient: CheckContext = {
  ...context,
  severities: new Map(
    ["characters", "company-id-mismatch", "company-spelling", "required"].map((code) => [code, "off" as const]),
  ),
};

/** The records of a file, as their values in the template's columns and beyond the last header, and whether they fail. */
function recordsIn(
  text: string,
  context: CheckContext,
): { values: string; name: string; id: string; fails: boolean }[] {
  const checked = checkedInMemory(check(text, context));
  const { headers, columns, template } = checked.layout;
  const view = checked.view(checked.header);
  return Array.from(recordsOf(checked, "all"), ({ row }) => {
    const values = view.load(row).values();
    const own = template.columns.map((column) => values[columns.indexOf(column)] ?? "");
    return {
      values: JSON.stringify([...own, ...values.slice(headers.length)]).replace(/(?:,"")*\]$/, "]"),
      name: identityKey(view.valueOf("Company Name")),
      id: identityKey(view.valueOf("Company ID")),
      fails: errorsOf(checked, row).length > 0,
    };
  });
}

function valuesIn(text: string): string[] {
  return readCells(text, ",")
    .slice(1)
    .map((values) => JSON.stringify(values).replace(/(?:,"")*\]$/, "]"));
}

test("ready and rest have every record of a file once, with its values", () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...readySplits), (text, split) => {
      const { texts } = allAtOnce(makingReady(check(text, context), split));
      assert.deepEqual(
        [...valuesIn(texts.ready), ...valuesIn(texts.rest)].sort(),
        recordsIn(text, context)
          .map(({ values }) => values)
          .sort(),
      );
    }),
    { numRuns: runs },
  );
});

test("no company is in both, no row of a ready one fails, and the platform accepts them", () => {
  fc.assert(
    fc.property(fc.oneof(text, companiesText), fc.constantFrom(context, lenient), (text, context) => {
      const { texts, ready } = allAtOnce(makingReady(check(text, context), "company"));
      const left = recordsIn(text, context);
      const taken = valuesIn(texts.ready).map((values) => {
        const index = left.findIndex((record) => record.values === values && !record.fails);
        assert.notEqual(index, -1, values);
        return left.splice(index, 1)[0];
      });
      for (const key of ["name", "id"] as const) {
        const kept = new Set(left.map((record) => record[key]).filter((value) => value !== ""));
        for (const record of taken) assert.ok(!kept.has(record?.[key] ?? ""), `${key} ${record?.[key]}`);
      }
      if (ready.rows > 0) assert.equal(verdictOf(check(texts.ready, context)).verdict, "accepted");
    }),
    { numRuns: runs },
  );
});
