import assert from "node:assert/strict";
import { test } from "node:test";
import { isEmail, suggestEmails } from "../../server/src/template/emails.ts";

test("isEmail accepts one address with a dot in its domain", () => {
  const label = "a".repeat(63);
  const valid = ["a@b.co", "first.last+tag@sub.example.com", "o'neil@x.ie", "A_1-2@EXAMPLE.ORG", "!#$%&*/=?^`{|}~@x.y"];
  valid.push(`a@${label}.com`, "1@2.3", "a@xn--mller-kva.de");
  for (const text of valid) assert.equal(isEmail(text), true, text);
  const invalid = ["", "a", "@", "a@", "@b.co", "a@b", "a@b.", "a@.co", "a@b..co", "a@-b.co", "a@b-.co", "a b@c.co"];
  invalid.push("a@b.co ", " a@b.co", "a@b.co;", "a@b.co,c@d.co", "a@@b.co", "a@b@c.co", "<a@b.co>", "mailto:a@b.co");
  invalid.push(`a@${label}a.com`, "müller@x.de", "a@müller.de", "a@b_c.com", "a@b.co\n", '"a b"@c.co');
  for (const text of invalid) assert.equal(isEmail(text), false, text);
});

test("suggestEmails makes obvious repairs", () => {
  const cases: [string, string[]][] = [
    ["mailto:a@b.co", ["a@b.co"]],
    ["<a@b.co>", ["a@b.co"]],
    ["Ann Lee <a@b.co>", ["a@b.co"]],
    ['"Ann Lee" <mailto:a@b.co>', ["a@b.co"]],
    ["Ann Lee a@b.co", ["a@b.co", "AnnLeea@b.co"]],
    ["a @ b.co", ["a@b.co"]],
    ["ann.lee@exa mple.com", ["ann.lee@example.com"]],
    ["ann lee@b.co", ["annlee@b.co"]],
    ["a at b.co", ["a@b.co"]],
    ["a(at)b.co", ["a@b.co"]],
    ["a [at] b [dot] co", ["a@b.co"]],
    ["a@@b.co", ["a@b.co"]],
    ["a@b,com", ["a@b.com"]],
    ["a@b..com", ["a@b.com"]],
    ["a@b.co.", ["a@b.co"]],
    ["a@b.co,", ["a@b.co"]],
    ["a@b.co;", ["a@b.co"]],
    ["'a@b.co'", ["a@b.co"]],
    ["a@b.co; c@d.co", ["a@b.co", "c@d.co"]],
    ["a@b.co c@d.co", ["a@b.co", "c@d.co"]],
    ["a@b.co/c@d.co/e@f.co/g@h.co", ["a@b.co", "c@d.co", "e@f.co"]],
    ["a@b.co (work)", ["a@b.co"]],
    ["SMTP:a@b.co", ["a@b.co"]],
    ["o’neil@b.co", ["o'neil@b.co"]],
    ["a＠b.co", ["a@b.co"]],
    ["a@b.co#mailto:a@b.co#", ["a@b.co"]],
    ["[a@b.co](mailto:a@b.co)", ["a@b.co"]],
    ["mailto:a@b.co?subject=Hello", ["a@b.co"]],
  ];
  for (const [text, repairs] of cases) assert.deepEqual(suggestEmails(text), repairs, text);
});

test("suggestEmails returns nothing if there is no address", () => {
  for (const text of ["", "n/a", "a@b", "@", "at home", "a@b@c.co", "müller@x.de", "a@b.co"]) {
    assert.deepEqual(suggestEmails(text), [], text);
  }
});

test("handles long texts quickly", () => {
  const start = performance.now();
  for (const text of ["a".repeat(1e5), `a@${"a-".repeat(5e4)}`, "@".repeat(1e4), " at".repeat(1e4), "<".repeat(1e4)]) {
    assert.equal(isEmail(text), false);
    assert.deepEqual(suggestEmails(text), []);
  }
  assert.ok(performance.now() - start < 2000);
});
