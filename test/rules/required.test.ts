import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeSet, clean, file, finds, fixedAll, fixes, record } from "./marked.ts";

test("reports each empty required cell", () => {
  finds(record({ "Company Name": "⟦⟧" }), [["required", "error", { column: "Company Name" }]]);
  finds(record({ "Company ID": "⟦⟧" }), [["required", "error", { column: "Company ID" }]]);
  finds(record({ "Site Name": "⟦⟧" }), [["required", "error", { column: "Site Name" }]]);
  finds(record({ "Site ID": "⟦⟧" }), [["required", "error", { column: "Site ID" }]]);
  finds(record({ Country: "⟦⟧" }), [["required", "error", { column: "Country" }]]);
});

test("reports only this fault for a cell of white space or empty quotes", () => {
  for (const cell of ["   ", "\u00a0", "\u200b", '""', '" \n"']) {
    finds(record({ Country: `⟦${cell}⟧` }), [["required", "error", { column: "Country" }]]);
  }
});

test("accepts other empty cells, unless a setting requires them", () => {
  clean(record({ City: "", Zip: "" }));
  finds(record({ Zip: "⟦⟧" }), [["required", "error", { column: "Zip" }]], { columns: { Zip: { required: true } } });
});

test("fills in the ID or name from the company's other rows", () => {
  const acme = "Acme,ACME1,HQ,HQ1,US";
  assert.deepEqual(fixes(file("", acme, "Acme,,Branch,BR1,US"), "required"), [
    ['Fill in "ACME1" (the company\'s other rows)', "safe", file("", acme, "Acme,ACME1,Branch,BR1,US")],
  ]);
  assert.deepEqual(fixes(file("", ",ACME1,Branch,BR1,US", acme), "required"), [
    ['Fill in "Acme" (the other rows with this ID)', "safe", file("", "Acme,ACME1,Branch,BR1,US", acme)],
  ]);
});

test("offers no safe fix if the other rows disagree or have a fault themselves", () => {
  const kinds = (...rows: string[]) => fixes(file("", ...rows), "required").map(([title, kind]) => [title, kind]);
  assert.deepEqual(kinds("Acme,,HQ,HQ1,US", "Acme,A1,North,N1,US", "Acme,A2,South,SO1,US"), [
    ['Fill in "ACME" (a new ID, made from "Acme")', "suggested"],
  ]);
  // A faulty value is not copied, and another ID would be the company's second.
  assert.deepEqual(kinds("Acme,,HQ,HQ1,US", "Acme,A-1,North,N1,US"), []);
  assert.equal(
    fixedAll(file("", "Acme,,HQ,HQ1,US", "Acme,A-1,North,N1,US")),
    file("", "Acme,A1,HQ,HQ1,US", "Acme,A1,North,N1,US"),
  );
  assert.deepEqual(kinds("Acme,,HQ,HQ1,US", "Acme,A1,North,N1,US", "Beta,A1,South,SO1,US"), [
    ['Fill in "A1" (the company\'s other rows)', "suggested"],
  ]);
});

test("fills in an ID or a name from other rows up to the column's length limit", () => {
  for (const [longest, why, rows] of [
    [
      "A".repeat(30),
      "the company's other rows",
      (known: string, own: string) => file("", `Acme,${known},HQ,HQ1,US`, `Acme,${own},Branch,BR1,US`),
    ],
    [
      "A".repeat(50),
      "the other rows with this ID",
      (known: string, own: string) => file("", `${known},ACME1,HQ,HQ1,US`, `${own},ACME1,Branch,BR1,US`),
    ],
  ] as const) {
    assert.deepEqual(fixes(rows(longest, ""), "required"), [
      [`Fill in "${longest}" (${why})`, "safe", rows(longest, longest)],
    ]);
    assert.deepEqual(fixes(rows(`${longest}A`, ""), "required"), []);
  }
});

test("finds the next free number at once if thousands are taken", () => {
  const rows = Array.from(
    { length: 5000 },
    (_, index) => `Beta${index},ACME${index === 0 ? "" : index + 1},HQ,S${index},US`,
  );
  const text = file("", ...rows, "Acme,,HQ,S,US");
  const [[title] = []] = fixes(text, "required");
  assert.equal(title, 'Fill in "ACME5001" (a new ID, made from "Acme")');
});

test("suggests an unused ID made from the name", () => {
  assert.deepEqual(fixes(file("", "Café,,HQ,HQ1,US"), "required"), [
    ['Fill in "CAFE" (a new ID, made from "Café")', "suggested", file("", "Café,CAFE,HQ,HQ1,US")],
  ]);
  assert.deepEqual(fixes(file("", "Acme,,HQ,HQ1,US", "Beta,acme,HQ,HQ2,US"), "required"), [
    [
      'Fill in "ACME2" (a new ID, made from "Acme")',
      "suggested",
      file("", "Acme,ACME2,HQ,HQ1,US", "Beta,acme,HQ,HQ2,US"),
    ],
  ]);
  assert.deepEqual(fixes(file("", "Acme,ACME1,HQ,,US"), "required", { existing: [{ id: "HQ", name: "Other" }] }), [
    ['Fill in "ACME1HQ" (a new ID, made from "ACME1" and "HQ")', "suggested", file("", "Acme,ACME1,HQ,ACME1HQ,US")],
  ]);
  assert.deepEqual(fixes(file("", "Acme,,HQ,HQ1,US"), "required", { existing: [{ id: "ACME", name: "Other" }] })[0], [
    'Fill in "ACME2" (a new ID, made from "Acme")',
    "suggested",
    file("", "Acme,ACME2,HQ,HQ1,US"),
  ]);
});

test("suggests the company's usual country, and otherwise nothing", () => {
  const rows = ["Acme,ACME1,HQ,HQ1,GB", "Acme,ACME1,B,B1,US", "Acme,ACME1,C,C1,uk"];
  assert.deepEqual(fixes(file("", ...rows, "Acme,ACME1,D,D1,"), "required"), [
    ['Fill in "GB" (the company\'s other sites)', "suggested", file("", ...rows, "Acme,ACME1,D,D1,GB")],
  ]);
  assert.deepEqual(fixes(record({ Country: "" }), "required"), []);
  assert.deepEqual(fixes(record({ "Site Name": "" }), "required"), []);
});

test("uses the country of most rows, wherever they are", () => {
  const rows = (country: string) =>
    file("", "Acme,A1,HQ,HQ1,US", "Acme,A1,B,B1,GB", "Acme,A1,C,C1,GB", `Acme,A1,D,D1,${country}`);
  assert.deepEqual(fixes(rows(""), "required"), [
    ['Fill in "GB" (the company\'s other sites)', "suggested", rows("GB")],
  ]);
});

test("does not identify a company by a damaged name", () => {
  for (const name of ["Montr\ufffdal", "1.23E+11", "#N/A"]) {
    assert.deepEqual(
      fixes(file("", `${name},A1,HQ,HQ1,US`, `${name},,B,B1,GB`), "required").filter(([, kind]) => kind === "safe"),
      [],
    );
    const text = file("", `${name},A1,HQ,HQ1,US`, `${name},,B,B1,GB`);
    assert.equal(fixedAll(text), text);
  }
});

test("continues the company's Site IDs up to the column's length limit", () => {
  const digits = (end: string) => "S".repeat(30 - end.length) + end;
  const titles = (last: string) => {
    const rows = [`Acme,A1,HQ,${digits("1")},US`, `Acme,A1,B,${last},US`, "Acme,A1,C,,US"];
    return fixes(file("", ...rows), "required").map(([title]) => title);
  };
  assert.equal(titles(digits("8"))[0], `Fill in "${digits("9")}" (the next after "${digits("8")}")`);
  assert.deepEqual(titles(digits("9")), ['Fill in "A1C" (a new ID, made from "A1" and "C")']);
});

test("the severity can be set", () => canBeSet("required", "error", record({ Country: "" })));

test("suggests the next Site ID in the company's pattern first", () => {
  const text = file(
    "",
    "Acme,ACME,Main,S009,US",
    "Acme,ACME,Depot,S010,US",
    "Acme,ACME,Yard,,US",
    "Bell,BELL,Main,B1,US",
  );
  const offered = fixes(text, "required");
  assert.deepEqual(offered, [
    ['Fill in "S011" (the next after "S010")', "suggested", text.replace("Yard,,", "Yard,S011,")],
    [
      'Fill in "ACMEYARD" (a new ID, made from "ACME" and "Yard")',
      "suggested",
      text.replace("Yard,,", "Yard,ACMEYARD,"),
    ],
  ]);
});

test("offers no safe fix for a Company Name if the row would duplicate a site", () => {
  const text = file("", "Acme,A1,Main Branch,S1,US", ",A1,Main/Branch,S2,US");
  const [[title, kind] = []] = fixes(text, "required");
  assert.deepEqual([title, kind], ['Fill in "Acme" (the other rows with this ID)', "suggested"]);
});

test("a name or ID with a fault is copied to no other row, nor by one", () => {
  const given = { rules: { characters: "off", "spreadsheet-damage": "off", spaces: "off" } } as const;
  for (const [above, row] of [
    ["Acme,A-1,HQ,H1,US", "Acme,,X,X1,US"],
    ["Ac.me,A1,HQ,H1,US", ",A1,X,X1,US"],
    ["Acme,A-1,HQ,H1,US", ",A-1,X,X1,US"],
    ["Acme,1.0,HQ,H1,US", ",1.0,X,X1,US"],
    ["Mar-24,A1,HQ,H1,US", "Mar-24,,X,X1,US"],
    ["1.0,A1,HQ,H1,US", "1.0,,X,X1,US"],
    ["Ac\uFFFDme,A1,HQ,H1,US", "Ac\uFFFDme,,X,X1,US"],
  ] as const) {
    assert.deepEqual(
      fixes(file("", above, row), "required", { rules: { ...given.rules, encoding: "off" } }).filter(([title]) =>
        /other rows/.test(title),
      ),
      [],
      row,
    );
  }
  assert.equal(fixes(file("", "Acme Inc,A1,HQ,H1,US", ",A1,X,X1,US"), "required", given)[0]?.[1], "safe");
});
