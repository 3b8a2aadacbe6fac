import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { applyMapping } from "../../../server/src/mapping/mapping.ts";
import { proposeMapping } from "../../../server/src/mapping/proposal.ts";
import { defaultTemplate } from "../../../server/src/template/template.ts";

/** Maps these lines as proposed. */
function mapped(...lines: readonly string[]) {
  const source = new SourceTable(lines.join("\n"));
  const proposals = proposeMapping(source, defaultTemplate);
  const mapping = new Map(proposals.map((proposal) => [proposal.column, proposal.source]));
  return applyMapping(source, mapping, defaultTemplate);
}

const list = ["Customer,Account No,City,Balance", "Acme,101,Austin,12.50", "Bolt,102,Boise,0.00"];

describe("a row below a list is left out, and shown, if it is", () => {
  for (const [what, row, shown] of [
    ["a sum", "Total,,,12.50", "Total, 12.50"],
    ["a sum in a later column", ",,Summe,12.50", "Summe, 12.50"],
    ["a sum with a currency", "TOTAL:,,,$12.50", "TOTAL:, $12.50"],
    ["a sum in a single cell", '"Total: 2",,,', "Total: 2"],
    ["a sum in English", "Sum,,,12.50", "Sum, 12.50"],
    ["a sum of a part in French", "Sous-total,,,12.50", "Sous-total, 12.50"],
    ["a sum in French", "Total général,,,12.50", "Total général, 12.50"],
    ["a date", '"Friday, November 27, 2026 09:00 AM GMT-05:00",,,', "Friday, November 27, 2026 09:00 AM GMT-05:00"],
    ["a date with commas", "Friday, November 27, 2026 9:00 AM", "Friday,  November 27,  2026 9:00 AM"],
    ["when it was made", "Created 27 Nov 2026,,,", "Created 27 Nov 2026"],
    ["who made it", "Exported by Pat Lane,,,", "Exported by Pat Lane"],
  ] as const) {
    it(what, () => {
      const { rows, leftOut } = mapped(...list, row);
      assert.deepEqual([rows, leftOut], [2, `Left out 1 row that is no company: "${shown.replace(/\s+/g, " ")}".`]);
    });
  }

  it("though a title stands above the list", () => {
    assert.equal(mapped("Customer Balances", "", ...list, "Total,,,12.50").rows, 2);
  });
});

describe("a row stays if it may be a company", () => {
  for (const row of [
    "Total,103,Houston,0.00",
    "Total Wine,,,",
    "Summe GmbH,103,,",
    "Date Palms,,,",
    "May 2026,,,",
    "Run 4 Fun Ltd,,,",
    "Time 4 Tea,,,",
  ]) {
    it(row, () => {
      const { rows, leftOut } = mapped(...list, row);
      assert.deepEqual([rows, leftOut], [3, ""]);
    });
  }

  it("because there is no other column", () => {
    assert.equal(mapped("Customer", "Acme", "Total", "Bolt").rows, 3);
  });
});

it("of many such rows, three are shown, long ones cut", () => {
  const sums = ["Total,,,1", "Total,,,2", `"Exported by ${"x".repeat(60)}",,,`, "Total,,,4", "Total,,,5"];
  assert.equal(
    mapped(...list, ...sums).leftOut,
    `Left out 5 rows that are no companies: "Total, 1", "Total, 2", "Exported by ${"x".repeat(47)}…" and 2 more.`,
  );
});

it("a sum is not among the values that tell what a column is", () => {
  const source = new SourceTable("Customer,c2\nAcme,75201\nBolt,75202\nTotal,2\n");
  const proposals = proposeMapping(source, defaultTemplate);
  assert.deepEqual(
    proposals.map(({ reason }) => reason),
    ["its words mean the same", "2 of 2 values are postal codes"],
  );
});
