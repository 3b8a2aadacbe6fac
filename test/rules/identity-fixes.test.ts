import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fixed, file, fixedAll, fixes, type Given, record } from "./marked.ts";

/** The best fix of a code's first finding. */
const best = (text: string, code: string, given?: Given): Fixed | undefined => fixes(text, code, given)[0];

const acme = "Acme,A1,HQ,H1,US";

test("white space is removed safely only if no other company or site then looks the same", () => {
  for (const [kind, row, fixed] of [
    ["suggested", " Acme,A2,West,W1,US", "Acme,A2,West,W1,US"],
    ["safe", " Acme,A1,West,W1,US", "Acme,A1,West,W1,US"],
    ["suggested", "Bolt, A1,West,W1,US", "Bolt,A1,West,W1,US"],
    ["safe", "Acme, A1,West,W1,US", "Acme,A1,West,W1,US"],
    ["suggested", "Acme,A1, HQ,W1,US", "Acme,A1,HQ,W1,US"],
    ["safe", "Bolt,B1, HQ,W1,US", "Bolt,B1,HQ,W1,US"],
    ["suggested", "Acme,A1,West, H1,US", "Acme,A1,West,H1,US"],
    ["suggested", "Bolt,B1,HQ, H1,US", "Bolt,B1,HQ,H1,US"],
    ["safe", "Acme,A1,West, W1,US", "Acme,A1,West,W1,US"],
  ] as const) {
    const [, kindOf, text] = best(file("", acme, row), "whitespace") ?? [];
    assert.deepEqual([kindOf, text], [kind, file("", acme, fixed)], row);
  }
});

test("a company's name or ID changes in all its rows, and in no others", () => {
  const rows = (name: string, id: string) => [`${name},${id},HQ,H1,US`, "Bolt,A1,X,X1,US", `${name},${id},West,W1,US`];
  assert.deepEqual(best(file("", ...rows("Ac.me", "B1")), "characters"), [
    'Replace "Ac.me" with "Acme" in 2 rows',
    "safe",
    file("", ...rows("Acme", "B1")),
  ]);
  assert.deepEqual(best(file("", ...rows("Acme", "B-1")), "characters"), [
    'Replace "B-1" with "B1" in 2 rows',
    "safe",
    file("", ...rows("Acme", "B1")),
  ]);
});

test("a value that another company or site has, or will have, is only suggested", () => {
  for (const [code, rows, title] of [
    ["characters", [acme, "Ac.me,A2,West,W1,US"], 'Replace "Ac.me" with "Acme" (another company has it)'],
    [
      "characters",
      ["ACME,A1,HQ,H1,US", "Ac.me,A2,W,W1,US"],
      'Replace "Ac.me" with "Acme" (another company has "ACME")',
    ],
    [
      "characters",
      ["Ac.me,A2,W,W1,US", "A.cme,A1,HQ,H1,US"],
      'Replace "Ac.me" with "Acme" ("A.cme" would become the same)',
    ],
    ["characters", [acme, "Acme,A1,H.Q,W1,US"], 'Replace "H.Q" with "HQ" (another site has it)'],
    ["characters", [acme, "Acme,A1,West,H-1,US"], 'Replace "H-1" with "H1" (another site has it)'],
  ] as const) {
    const [found, kind] = best(file("", ...rows), code) ?? [];
    assert.deepEqual([found, kind], [title, "suggested"]);
  }
});

test("the second of two companies with one name is looked at too", () => {
  const text = file("", "Ac.me,A1,HQ,H1,US", "Ac.me,A2,West,W1,US", "Acme,A1,X,X1,US");
  const [title, kind] = best(text, "characters") ?? [];
  assert.deepEqual([title, kind], ['Replace "Ac.me" with "Acme" (another company has it) in 2 rows', "suggested"]);
});

test("a name without letters or digits is fixed in its row", () => {
  const [, , text] = best(record({ "Company Name": " ★" }), "whitespace") ?? [];
  assert.equal(text, record({ "Company Name": "★" }));
});

test("a site without its company, and a value that becomes too long, are left to a person", () => {
  const alone = best(file("", ",A1,H.Q,H1,US"), "characters");
  assert.deepEqual(alone?.slice(0, 2), ['Replace "H.Q" with "HQ"', "suggested"]);
  assert.equal(best(file("", "Acme,A1,H.Q,H1,US"), "characters")?.[1], "safe");
  const long = `${"A".repeat(24)} & ${"B".repeat(23)}`;
  assert.equal(best(record({ "Company Name": long }), "characters")?.[1], "suggested");
  assert.equal(best(record({ "Company Name": long.slice(2) }), "characters")?.[1], "safe");
});

test("a fix that makes or loses a match with an existing company is only suggested", () => {
  const text = file("", "Ac.me,A-1,H.Q,H1,US");
  const kinds = (existing: object[]) => fixes(text, "characters", { existing }).map(([, kind]) => kind);
  assert.deepEqual(kinds([{ name: "Bolt", id: "B1" }]), ["safe"]);
  assert.deepEqual(kinds([{ name: "Acme", id: "B1" }]), ["suggested"]);
  assert.deepEqual(kinds([{ name: "Ac.me", id: "B1" }]), ["suggested"]);
  const site = file("", "Acme,A1,H.Q,H1,US");
  assert.equal(best(site, "characters", { existing: [{ name: "Acme", id: "A1" }] })?.[1], "safe");
});

test("of two spellings of an ID in equally many rows, the one with allowed characters counts", () => {
  const text = file("", "Acme,A-1,HQ,H1,US", "Acme,A1,West,W1,US");
  assert.deepEqual(best(text, "company-id-mismatch"), [
    'Replace "A-1" with "A1"',
    "suggested",
    file("", "Acme,A1,HQ,H1,US", "Acme,A1,West,W1,US"),
  ]);
  assert.equal(fixedAll(text), text);
});

test("a long name beside an ID takes no longer than its length", () => {
  const start = performance.now();
  const name = "1".repeat(20_000);
  const text = file("", `${name} x,Acme-dental clinic${name},HQ,HQ1,US`);
  assert.equal(fixes(text, "characters")[0]?.[1], "safe");
  assert.ok(performance.now() - start < 1_000);
});
