import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { SourceTable } from "../../server/src/document/source-table.ts";
import { fixAll } from "../../server/src/fixes/fix-all.ts";
import { derivableRoles } from "../../server/src/mapping/derived.ts";
import { Filling } from "../../server/src/mapping/filling.ts";
import { lookingAtRows, mappingRows } from "../../server/src/mapping/mapping.ts";
import { proposeMapping } from "../../server/src/mapping/proposal.ts";
import { makingText } from "../../server/src/response/csv.ts";
import { defaultContext } from "../../server/src/settings/context.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { defaultTemplate as template } from "../../server/src/template/template.ts";
import lists from "./client-lists/managed-services.json" with { type: "json" };

/** What the list would become with all columns that can be made, one country for the rest, and all safe fixes. */
function importFileOf(csv: string): string {
  const source = new SourceTable(csv);
  const mapping = new Map(proposeMapping(source, template).map(({ column, source: from }) => [column, from]));
  const country = template.columns.filter(({ role }) => role === "Country");
  const filling = new Filling(template, {
    derived: derivableRoles,
    constants: new Map(country.map((column) => [column, "US"])),
  });
  const rows = () => allAtOnce(source.opening());
  allAtOnce(lookingAtRows(source, rows(), mapping, template, filling));
  return fixAll(allAtOnce(makingText(mappingRows(source, rows(), mapping, template, filling))).text, defaultContext)
    .text;
}

/** Why a list needs more than that. */
const needsMore: Readonly<Record<string, string>> = {
  "ncentral sites": "without the names of the companies, which another list has",
  "nsight sites": "without the names of the companies, which another list has",
  "ninjaone organizations": "before somebody splits the address, which is in one cell",
  "ninjaone locations": "before somebody splits the address, which is in one cell",
  "pax8 companies": "with these IDs, which are too long",
};

describe("lists of clients become importable", () => {
  for (const { name, csv } of lists) {
    test(needsMore[name] ? `${name}, but not ${needsMore[name]}` : name, () => {
      const { verdict } = verdictOf(fixAll(importFileOf(csv), defaultContext).checker);
      assert.equal(verdict, needsMore[name] ? "failed-rows" : "accepted");
    });
  }
});
