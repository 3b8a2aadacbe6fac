import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check, type Given } from "../rules/marked.ts";

test("lists all reasons to refuse a file once, in the order of the rules", () => {
  const rows = ["Company name;Company ID;Site Name;Site ID;Contact", "Acme;A1;HQ;HQ1;US", ";;;;"];
  const others = ["Site ID;Site Name;Company ID;Company Name;Country", "B1;HQ;B1;Bolt;US"];
  const given: Given = { rules: { "row-blank": "error", "header-unknown": "error" }, existing: [{ name: "Acme" }] };
  assert.deepEqual(verdictOf(check(["Clients", ...rows, ...others, ""].join("\n"), given)), {
    verdict: "invalid-csv",
    sentence:
      "Invalid CSV: the platform would refuse the whole file, because it has lines above its header row, its cells are not separated by commas, its header row is not the template's, it has blank rows, it has another header row among its rows and it has companies that already exist. 2 of 3 rows have errors.",
  });
});

test("does not list an error for which the platform refuses only a row", () => {
  const header = "Company Name,Company ID,Site Name,Site ID,Country";
  const text = `${header}\nAcme,A1,HQ,HQ1,US\n${header}\n`;
  assert.deepEqual(verdictOf(check(text)), { verdict: "failed-rows", sentence: "1 of 2 rows would fail." });
});
