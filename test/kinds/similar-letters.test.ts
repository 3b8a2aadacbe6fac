import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixedAll, fixes, preferred, record } from "../rules/marked.ts";

describe("does not drop a sign that stands for a letter", () => {
  for (const name of [
    "$mart",
    "Ca$h",
    "Ke$ha",
    "P!nk",
    "W@lmart",
    "M*A*S*H",
    "€uropa",
    "£eeds",
    "A$AP",
    "Caf?",
    "B@r",
  ]) {
    it(name, () => {
      for (const header of ["Company Name", "Company ID", "Site Name"]) {
        const text = record({ [header]: name });
        assert.equal(fixedAll(text), text, header);
        assert.deepEqual(preferred(text), [], header);
      }
    });
  }

  it("but drops one at the end of a word or on its own", () => {
    for (const [name, right] of [
      ["Yahoo!", "Yahoo"],
      ["#1 Plumbing", "1 Plumbing"],
      ["Me @ Home", "Me Home"],
      ["Acme*", "Acme"],
    ] as const) {
      assert.equal(fixedAll(record({ "Site Name": name })), record({ "Site Name": right }));
    }
  });
});

const offered = (name: string) =>
  fixes(record({ "Site Name": name }), "characters").map(([, safety, text]) => [
    safety,
    String(text).split("\n")[1]?.split(",")[2],
  ]);

describe("suggests Latin letters for lookalikes in a word", () => {
  for (const [name, right] of [
    ["\u0410\u0441me", "Acme"],
    ["Acm\u0435", "Acme"],
    ["\u0391cme", "Acme"],
    ["C\u043ent\u043es\u043e", "Contoso"],
    ["F\u0430brikam", "Fabrikam"],
    ["\u041dQ", "HQ"],
    ["\u0412oston", "Boston"],
    ["\u041comcast Ltd", "Momcast Ltd"],
    ["\u0425erox", "Xerox"],
    ["A\u0421ME", "ACME"],
    ["T\u03bfkyo", "Tokyo"],
  ] as const) {
    it(`${JSON.stringify(name)} ${right}`, () => {
      assert.deepEqual(offered(name), [["suggested", right]]);
      assert.equal(fixedAll(record({ "Site Name": name })), record({ "Site Name": name }));
    });
  }

  it("suggests nothing for a word with other letters as well", () => {
    for (const name of ["A\u0441\u043ce", "\u0436Acme", "Acm\u044f", "\u039bcme", "B\u0434 Acme"]) {
      assert.deepEqual(offered(name), [], name);
    }
  });

  it("transliterates a word of a single script", () =>
    assert.deepEqual(offered("\u041c\u043e\u0441\u043a\u0432\u0430 Acme"), [["suggested", "Moskva Acme"]]));
});

it("only suggests CO for Co in Ireland, where it is also short for County", () => {
  for (const State of ["Co", "Co.", "co"]) {
    const text = record({ Country: "IE", State });
    assert.equal(fixedAll(text), text);
    assert.deepEqual(fixes(text, "state-code")[0]?.slice(1), ["suggested", record({ Country: "IE", State: "CO" })]);
  }
  assert.equal(fixedAll(record({ Country: "US", State: "Co" })), record({ Country: "US", State: "CO" }));
});
