import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { alikeEdits } from "../../server/src/fixes/alike.ts";
import { applyEdits } from "../../server/src/fixes/edits.ts";
import { check, fixesOf } from "../../server/src/fixes/fix-all.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { identityKey } from "../../server/src/template/plain-text.ts";
import { context } from "../properties/imports.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";
const [companyId, siteId] = [1, 3];

/** The cells of a file's records after the empty IDs of a column are filled in, all at once. */
function filled(text: string, cell: number): string[][] {
  const edits = allAtOnce(alikeEdits(check(text, context), { code: "required", cell, from: "" }));
  return cellsOf(applyEdits(text, edits));
}

function cellsOf(text: string): string[][] {
  return text
    .split("\n")
    .slice(1)
    .map((row) => row.split(","));
}

const row = fc.tuple(
  fc.constantFrom("Acme", "ACME", "A c m e", "Ácme", "Acme North", "Bolt", "東京", ""),
  fc.constantFrom("", "", "ACME", "ACME2", "A1", "BOLT"),
  fc.constantFrom("Main", "MAIN", "West", "Main 2", ""),
  fc.constantFrom("", "", "ACMEMAIN", "A1MAIN", "S1", "S2", "ACMEMAIN2"),
  fc.constant("US"),
);
const rows = fc.array(row, { minLength: 1, maxLength: 12 });

/** Whose ID a row has or lacks, by letters and digits; of a row that does not name it: nobody else's. */
function ownerOf([name = "", id = "", site = ""]: readonly string[], cell: number, index: number): string {
  const company = identityKey(name) || (cell === siteId ? identityKey(id) : "");
  const parts = cell === companyId ? [company] : [company, identityKey(site)];
  return parts.includes("") ? `row ${index}` : parts.join("\n");
}

describe("IDs that are filled in all at once", () => {
  for (const [name, cell] of [
    ["Company IDs", companyId],
    ["Site IDs", siteId],
  ] as const) {
    it(`are valid, and the same only for one owner: ${name}`, () => {
      fc.assert(
        fc.property(rows, (records) => {
          const text = [header, ...records.map((cells) => cells.join(","))].join("\n");
          const before = cellsOf(text);
          const after = filled(text, cell);
          const used = new Set(before.map((cells) => identityKey(cells[cell] ?? "")));
          const owners = new Map<string, string>();
          for (const [index, cells] of after.entries()) {
            const [id = "", was = ""] = [cells[cell], before[index]?.[cell]];
            assert.deepEqual(cells.with(cell, was), before[index], "nothing else changes");
            if (was !== "" || id === "") {
              assert.equal(id, was, "no ID changes");
              continue;
            }
            assert.match(id, /^[A-Z0-9]{1,30}$/);
            // The ID of the company's other rows.
            if (cell === companyId && used.has(identityKey(id))) continue;
            assert.ok(!used.has(identityKey(id)), `${id} is new`);
            const owner = ownerOf(before[index] ?? [], cell, index);
            assert.equal(owners.get(id) ?? owner, owner, `${id} has one owner in\n${text}`);
            owners.set(id, owner);
          }
        }),
      );
    });

    it(`begin with the one that the first row's own fix gives: ${name}`, () => {
      fc.assert(
        fc.property(rows, (records) => {
          const text = [header, ...records.map((cells) => cells.join(","))].join("\n");
          const checker = check(text, context);
          const [edit] = allAtOnce(alikeEdits(checker, { code: "required", cell, from: "" }));
          if (!edit) return;
          const index = text.slice(0, edit.start).split("\n").length - 1;
          const finding = checker
            .findings()
            .find((each) => each.cell === cell && checker.placeOf(each.row).index === index);
          assert.ok(finding);
          assert.equal(fixesOf(finding, checker)[0]?.edits[0]?.text, edit.text);
        }),
      );
    });
  }
});
