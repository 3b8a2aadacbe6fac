import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchKey } from "../../server/src/document/fold.ts";
import { tidy } from "../../server/src/document/whitespace.ts";
import { check, file, fixedAll } from "./marked.ts";

/** Names and IDs, several of which become equal when their faults are fixed. */
const names = [
  "A.B",
  "AB",
  "ab",
  "a.b",
  "A-B",
  "A/B",
  "A B",
  " AB",
  '"A,B"',
  "B & C",
  "B and C",
  "É",
  "E",
  "'01",
  "01",
  "",
];
const ids = ["A-1", "A1", "a1", "a.1", "A 1", " A1", "A.1", '"A,1"', "É1", "E1", "'01", "01", ""];

const cells = fc.tuple(
  fc.constantFrom(...names),
  fc.constantFrom(...ids),
  fc.constantFrom(...names),
  fc.constantFrom(...ids),
);

interface Place {
  company: string;
  companyId: string;
  site: string;
  siteId: string;
}

/** The rows by the value of their last column, which no fix changes. */
function places(text: string): Map<string, Place> {
  const checker = check(text);
  return new Map(
    [...checker.records()].map((row) => {
      const [company = "", companyId = "", site = "", siteId = "", , city = ""] = checker.view(row).values().map(tidy);
      return [city, { company, companyId, site, siteId }];
    }),
  );
}

/** Whether two values are non-empty and different. */
function differ(one: string, other: string): boolean {
  return one !== "" && other !== "" && one !== other;
}

/** Whether neither name nor ID shows that two rows mean the same thing. */
function apart(names: [string, string], ids: [string, string]): boolean {
  return (differ(...names) || names.includes("")) && (differ(...ids) || ids.includes(""));
}

test("safe fixes never merge two companies or two sites", () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 2, maxLength: 5 }), (rows) => {
      const text = file("City", ...rows.map((row, index) => `${row.join(",")},US,City ${index}`));
      const [before, after] = [places(text), places(fixedAll(text))];
      assert.deepEqual([...after.keys()], [...before.keys()], "no row is lost");
      for (const [city, a] of before) {
        for (const [otherCity, b] of before) {
          const [c, d] = [after.get(city), after.get(otherCity)];
          if (city >= otherCity || !c || !d) continue;
          const stay = (what: keyof Place) => {
            // Nor do they come to differ only in case.
            for (const key of [tidy, matchKey]) {
              if (!differ(key(a[what]), key(b[what]))) continue;
              assert(differ(key(c[what]), key(d[what])), `${what} of ${city} and ${otherCity} in\n${text}`);
            }
          };
          if (apart([a.company, b.company], [a.companyId, b.companyId])) {
            stay("company");
            stay("companyId");
          } else if (a.company !== "" && a.company === b.company && apart([a.site, b.site], [a.siteId, b.siteId])) {
            stay("site");
            stay("siteId");
          }
        }
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
  );
});
