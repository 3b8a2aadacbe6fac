import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { file, finds, fixes, type Given, record } from "./marked.ts";

/** What each fix of a code's first finding makes of the last row, the best first; a safe one after an exclamation mark. */
function lastRows(code: string, rows: readonly string[], given?: Given): string[] {
  return fixes(file("", ...rows), code, given).map(([, kind, text]) => {
    assert(typeof text === "string");
    return `${kind === "safe" ? "!" : ""}${text.trimEnd().split("\n").at(-1)}`;
  });
}

const acme = "Acme,A1,HQ,H1,US";

describe("an empty required cell", () => {
  for (const [row, fixed, above = [acme]] of [
    [",A1,West,W1,US", ["!Acme,A1,West,W1,US"]],
    [",A1,HQ,W1,US", ["Acme,A1,HQ,W1,US"]],
    ["Acme,,X,X1,US", ["!Acme,A1,X,X1,US"]],
    ["Acme,A1,West,,US", ["Acme,A1,West,H2,US", "Acme,A1,West,A1WEST,US"]],
    ["Acme,A1,,H2,US", []],
    ["Acme,A1,West,W1,", ["Acme,A1,West,W1,US"]],
    ["Bolt,,West,W1,US", ["Bolt,BOLT,West,W1,US"]],
    ["Acme,,X,X1,US", ["Acme,ACME,X,X1,US"], [acme, "Acme,A2,West,W1,US"]],
    ["Acme,,X,X1,US", [], ["Acme,A_1,HQ,H1,US"]],
    ["Mar-24,,X,X1,US", [], ["Mar-24,A1,HQ,H1,US"]],
    ["★,,X,X1,US", []],
  ] as const) {
    it(`${above.join(" ")} ${row}`, () => {
      const given = { rules: { characters: "off", "spreadsheet-damage": "off" } } as const;
      assert.deepEqual(lastRows("required", [...above, row], given), fixed);
    });
  }

  it("is filled in safely with a name only if the site is then one alone", () => {
    const kindOf = (...rows: string[]) => fixes(file("", acme, ...rows), "required")[0]?.[1];
    assert.equal(kindOf(",A1,West,W1,US", ",A1,North,W2,US"), "safe");
    assert.equal(kindOf(",A1,West,W1,US", ",A1,West,W2,US"), "suggested");
  });
});

describe("a Site ID that another site has", () => {
  for (const [rows, fixed] of [
    [["Acme,A1,West,H1,US"], ["Acme,A1,West,H2,US", "Acme,A1,West,A1WEST,US"]],
    [
      ["Acme,A1,North,H2,US", "Acme,A1,West,H1,US"],
      ["Acme,A1,West,H3,US", "Acme,A1,West,A1WEST,US"],
    ],
    [
      ["Bolt,B1,North,H2,US", "Acme,A1,West,H1,US"],
      ["Acme,A1,West,H3,US", "Acme,A1,West,A1WEST,US"],
    ],
    [
      ["Acme,A1,North,H009,US", "Acme,A1,East,H008,US", "Acme,A1,West,H1,US"],
      ["Acme,A1,West,H010,US", "Acme,A1,West,A1WEST,US"],
    ],
  ] as const) {
    it(rows.join(" "), () => assert.deepEqual(lastRows("site-id-reused", [acme, ...rows]), fixed));
  }

  it("gets none with a character that is not allowed", () => {
    const rows = ["Acme,A1,HQ,S-1,US", "Acme,A1,North,S-2,US", "Acme,A1,West,S-1,US"];
    assert.deepEqual(lastRows("site-id-reused", rows), ["Acme,A1,West,A1WEST,US"]);
  });

  it("is an error within a company, a warning between two; the first other site is told", () => {
    finds(file("", acme, "Bolt,B1,HQ,⟦H1⟧,US", "Bolt,B1,West,⟦H1⟧,US"), [
      ["site-id-reused", "warning"],
      ["site-id-reused", "error"],
    ]);
  });
});

describe("a space", () => {
  const named = (name: string) => record({ "Company Name": name });
  const called = (id: string) => record({ "Company ID": id });
  for (const [text, fixed] of [
    [named("Acme Inc"), [named("AcmeInc")]],
    [named("A B & C"), [named("ABandC")]],
    [named("A-1 B"), [named("A1B")]],
    [named("東 京"), []],
    [called("A B"), [called("AB")]],
    [called("A 1-B"), [called("A1-B")]],
    [called("A  B C"), [called("ABC")]],
    [called("東 京"), []],
  ] as const) {
    it(text.split("\n")[1] ?? "", () => {
      const made = fixes(text, "spaces").filter(([, , after]) => typeof after === "string");
      assert.deepEqual(
        made.map(([, , after]) => after),
        fixed,
      );
    });
  }

  it("is marked from the first single one to the last", () => {
    finds(record({ "Company Name": "A⟦ B ⟧C" }), [["spaces", "warning", { value: "A B C" }]]);
    finds(record({ "Company ID": "A⟦  ⟧B⟦ ⟧C" }), [
      ["whitespace", "error"],
      ["spaces", "error", { value: "A  B C" }],
    ]);
  });

  it("is removed as it is where other characters are allowed", () => {
    const given = { rules: { characters: "off" } } as const;
    assert.equal(fixes(called("東 京"), "spaces", given)[0]?.[2], called("東京"));
    assert.equal(fixes(named("東 京"), "spaces", given)[0]?.[2], named("東京"));
  });
});

describe("a row of a company that exists", () => {
  it("is deleted with the company's other rows, or with those of all that exist", () => {
    const rows = [acme, "Acme,A2,HQ2,H2,US", "Bolt,B1,X,X1,US", "New,N1,Y,Y1,US"];
    const deleted = fixes(file("", ...rows), "company-exists", { existing: [{ name: "Acme" }, { name: "Bolt" }] });
    assert.deepEqual(deleted, [
      ["Delete this company's 2 rows", "suggested", file("", ...rows.slice(2))],
      ["Delete the 3 rows of all existing companies", "suggested", file("", ...rows.slice(3))],
    ]);
  });

  it("is deleted alone if it has no name", () => {
    const rows = [",A1,HQ,H1,US", ",A2,HQ2,H2,US"];
    assert.deepEqual(fixes(file("", ...rows), "company-exists", { existing: [{ name: "x", id: "A1" }] }), [
      ["Delete this company's row", "suggested", file("", ...rows.slice(1))],
    ]);
  });

  it("is found in short rows, in quotes and with any characters", () => {
    const existing = [{ name: "Acme", id: "A1" }, { name: "B.olt" }];
    const given = { existing, rules: { "row-length": "off", characters: "off" } } as const;
    finds(
      file("City", "⟦Acme⟧", "Corp,⟦A1⟧"),
      [
        ["company-exists", "error"],
        ["company-exists", "error"],
      ],
      given,
    );
    finds(
      file("", '⟦"Acme"⟧,X1,HQ,H1,US', "⟦B.olt⟧,B1,HQ,H2,US"),
      [
        ["company-exists", "error"],
        ["company-exists", "error"],
      ],
      given,
    );
  });
});

describe("a quote", () => {
  const city = (value: string) => record({ City: value });
  const name = (value: string) => record({ "Company Name": value });
  for (const [text, ...fixed] of [
    [city('"Bos⟦"⟧ton"'), city('"Bos""ton"'), city("Boston")],
    [city('Bos⟦"⟧ton'), city('"Bos""ton"'), city("Boston")],
    [city('⟦"⟧Boston'), city('"Boston"'), city("Boston")],
    [city('"Bo""s⟦"⟧ton"'), city('"Bo""s""ton"'), city("Boston")],
    [city('"a⟦"⟧ b'), city('"""a"" b"'), city("a b")],
    [city('⟦"⟧""a'), city('"""a"'), city("a")],
    [name('"a⟦"⟧b'), name("ab"), name('"""a""b"')],
    [name('Ac⟦"⟧me'), name("Acme"), name('"Ac""me"')],
  ] as const) {
    it(text.split("\n")[1] ?? "", () => {
      finds(text, [["quote", "error"]]);
      assert.deepEqual(
        fixes(text, "quote").map(([, kind, after]) => [kind, after]),
        fixed.map((after) => ["suggested", after]),
      );
    });
  }

  it("with white space around it goes back into its cell if the row is then of the right length", () => {
    const spaced = file("City", 'Acme,A1, "HQ, West" ,H1,US,x');
    assert.deepEqual(fixes(spaced, "quote"), [
      ["Remove the white space outside the quotes", "safe", file("City", 'Acme,A1,"HQ, West",H1,US,x')],
    ]);
    const short = fixes(file("City", 'Acme,A1, "HQ, West" ,H1,US'), "quote");
    assert.ok(short.every(([, kind]) => kind === "suggested"));
  });

  it("alone in a row is removed by a person", () => {
    assert.deepEqual(fixes(file("", '",,,,'), "quote"), [["Remove the quotes", "suggested", file("", ",,,,")]]);
  });
});
