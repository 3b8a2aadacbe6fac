import assert from "node:assert/strict";
import { test } from "node:test";
import { offsetEdits } from "../../server/src/fixes/edits.ts";
import { fixAll, fixesOf, fixing } from "../../server/src/fixes/fix-all.ts";
import { defaultTemplate } from "../../server/src/template/template.ts";
import { check, clean, codes, contextOf, file, fixedAll, preferred } from "./marked.ts";

const allowSpaces = { rules: { spaces: "off" } } as const;

test("reports nothing for a file that is valid in every column", () => {
  clean(
    file(
      "Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type",
      "Acme,ACME1,HQ,HQ1,US,Main office,12 Harbor Street,Floor 2,Boston,MA,02110,office@acme.example,Work,US,+1 617 555 0110,Work,@acme,LinkedIn",
      "Acme,ACME1,Depot,DEPOT1,GB,,,,Leeds,,LS1 4DY,,,,,,,",
      'Beta24,"BETA1",HQ,HQ2,DE,,"Gartenstraße 4",,München,BY,80331,,,DE,089 99998012,Mobile,,',
    ),
  );
});

test("fixes what is certain in a messy file and leaves the rest to the user", () => {
  const messy = [
    "company;Company Identifier;Site Name;Country;Site ID;State;Email Type;Phone Country",
    "Café Noir;CAFE-1;HQ;fr;HQ 1;;work;+33",
    ";;;",
    "Café Noir;; Head\u00a0 office;France;HQ2;;Office;FR",
    '"Brown & Brown";BB1;"Nord-\nSüd";USA;"=""007""";Colorado;;+1',
    "AT&T;ATT1;HQ;XX;ATT1;;;",
    "AT&T;ATT1;HQ;XX;ATT1;;;",
    'Gamma;G1;12" pipe;us;G1;us-ca;Pigeon;us;;',
    "",
  ].join("\r\n");
  const right = [
    "Company Name,Company ID,Site Name,Site ID,Country,State,Email Type,Phone Country",
    "Cafe Noir,CAFE1,HQ,HQ1,FR,,Work,FR",
    "Cafe Noir,CAFE1,Head office,HQ2,FR,,Work,FR",
    "Brown and Brown,BB1,Nord Sud,007,US,CO,,US",
    "ATT,ATT1,HQ,ATT1,XX,,,",
    "Gamma,G1,12 pipe,G1,US,CA,Pigeon,US",
    "",
  ].join("\r\n");
  assert.equal(fixedAll(messy), right);
  assert.deepEqual(codes(right, allowSpaces), ["country-code", "predefined-value"]);
});

test("applies the fixes of one rule alone", () => {
  assert.equal(
    fixedAll(file("City", "Café,A1,HQ,HQ1,usa, Reno", "Beta!,B1,HQ,HQ2,uk,York "), {}, "country-code"),
    file("City", "Café,A1,HQ,HQ1,US, Reno", "Beta!,B1,HQ,HQ2,GB,York "),
  );
});

test("counts every finding that is fixed, even if one fix resolves several", () => {
  const counted = (text: string) => {
    const { text: fixed, fixed: count } = fixAll(text, contextOf(allowSpaces));
    return [fixed, count];
  };
  // The name and the ID in two rows each, a code, and a space.
  assert.deepEqual(counted(file("City", '"Café",A-1,HQ,HQ1,usa, Reno', "Café,A-1,North,N1,US,")), [
    file("City", "Cafe,A1,HQ,HQ1,US,Reno", "Cafe,A1,North,N1,US,"),
    6,
  ]);
  // Three columns, all inserted at one place.
  assert.deepEqual(counted("Company Name,Country\nAcme,US\n"), [file("", "Acme,,,,US"), 3]);
  assert.deepEqual(counted(file("", "Acme,ACME1,HQ,HQ1,US")), [file("", "Acme,ACME1,HQ,HQ1,US"), 0]);
});

test("fixes a row's own cells even if another row's fix has changed it", () => {
  const text = (country: string, name: string) =>
    `Country,Company Name,Company ID,Site Name,Site ID\nUS,${name},A1,HQ,HQ1\n${country},${name},A1,North,N1\n`;
  assert.equal(fixedAll(text("usa", "Café"), { rules: { "header-order": "off" } }), text("US", "Cafe"));
});

test("fixes thousands of faults together", () => {
  const text = (country: string) =>
    file("", ...Array.from({ length: 2_500 }, (_, row) => `Acme,ACME1,S${row},S${row},${country}`));
  assert.equal(fixedAll(text("usa")), text("US"));
});

test("inserts the template's header row into an empty file", () => {
  const header = `${defaultTemplate.columns.map((column) => column.header).join(",")}`;
  for (const text of ["", "\n", "\r\n\r\n"]) assert.equal(fixedAll(text), header);
});

test("keeps line endings, and a missing final one", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = file("", "Acme,ACME1,HQ,HQ1,usa", "Beta,BETA1,HQ,HQ2,uk").trimEnd().replaceAll("\n", end);
    assert.equal(fixedAll(text), text.replace("usa", "US").replace("uk", "GB"));
  }
});

test("deletes a row together with what another fix would insert at its end", () => {
  const header = "Company Name,Site Name,Site ID,Country,Company ID";
  assert.equal(
    fixedAll(`${header}\nAcme,HQ,HQ1,US,A1\nAcme,Depot,HQ2,US,\nAcme,Depot,HQ2,US,`, {
      rules: { "header-order": "off" },
    }),
    `${header}\nAcme,HQ,HQ1,US,A1\nAcme,Depot,HQ2,US,A1\n`,
  );
});

test("does not let an open quote reach another quote by deleting the rows between", () => {
  const open = 'Acme,"A1,HQ,S1,US';
  const inches = 'Core,CORE,Depot 12",S3,US';
  for (const again of ['Bolt,BOLT,"HQ",S2,US', '"Company Name",Company ID,Site Name,Site ID,Country']) {
    const text = file("", 'Bolt,BOLT,"HQ",S2,US', open, again, inches);
    assert.equal(fixedAll(text), text);
    // Without the open quote between them, the row is deleted.
    assert.equal(fixedAll(file("", 'Bolt,BOLT,"HQ",S2,US', again)), file("", 'Bolt,BOLT,"HQ",S2,US'));
  }
});

test("still fixes the unquoted parts of a file with an open quote", () => {
  const rows = (country: string, city: string) =>
    file("City", `Acme,ACME1,HQ,HQ1,${country},${city}`, 'Beta,B1,HQ,HQ2,US,"York"', 'Gamma,"G1,HQ,HQ3,uk,');
  assert.equal(fixedAll(rows("usa", " Reno")), rows("US", "Reno"));
  assert.equal(fixedAll(rows("usa", '"Reno "')), rows("US", '"Reno"'));
});

test("leaves a row unchanged if one of its cells contains other pasted cells", () => {
  for (const name of ["Acme\tACME\tHQ", "Q\tHQ1\t\t5 Old Road"]) {
    const text = file("", `${name},A-1, Main,usa,us`);
    assert.equal(fixedAll(text), text);
  }
});

test("leaves a valid file unchanged, including unnecessary quotes", () => {
  const text = file("City", '"Acme","ACME1",HQ,HQ1,US,"Reno"');
  assert.equal(fixedAll(text), text);
});

/** No safe fix touches these names: each pair would become one company. */
const pairs: [one: string, other: string][] = [
  ["A.B", "AB"],
  ["A/B", "A-B"],
  ["Brown & Brown", "Brown and Brown"],
  ["Café", "Cafe"],
  ["Straße", "Strasse"],
  ['"Acme, Inc"', "Acme Inc"],
  ['"Acme,Inc"', "Acme-Inc"],
  ["'00123", "00123"],
];

test("never merges two companies", () => {
  for (const [one, other] of pairs) {
    for (const names of [
      [one, other],
      [other, one],
    ]) {
      const text = file("", `${names[0]},ID1,HQ,HQ1,US`, `${names[1]},ID2,HQ,HQ2,US`);
      assert.equal(fixedAll(text), text, names.join(" and "));
      // Nor by the key that applies the best fix: it is marked as a guess.
      const checker = check(text);
      for (const finding of checker.findings()) {
        const [best] = fixesOf(finding, checker);
        if (best?.title.includes("another company has it")) assert.equal(best.guess, true, best.title);
      }
    }
  }
});

test("never merges companies that have several sites or no ID", () => {
  const rows = ["A.B,ID1,HQ,HQ1,US", "A.B,ID1,North,N1,US", "AB,ID2,HQ,HQ2,US", "AB,ID2,North,N2,US"];
  assert.equal(fixedAll(file("", ...rows)), file("", ...rows));
  const withoutId = file("", "A.B,,HQ,HQ1,US", "AB,,HQ,HQ2,US");
  assert.equal(fixedAll(withoutId), withoutId);
});

test("fixes two names that remain different", () => {
  assert.equal(
    fixedAll(file("", "A.B,ID1,HQ,HQ1,US", "A-B,ID2,HQ,HQ2,US"), allowSpaces),
    file("", "AB,ID1,HQ,HQ1,US", "A B,ID2,HQ,HQ2,US"),
  );
});

test("never gives two companies the same ID", () => {
  for (const [one, other] of [
    ["A-1", "A1"],
    ["A.1", "A-1"],
    ["A 1", "A1"],
    ["A 1", "A-1"],
    ['"A,1"', "A1"],
    ["'001", "001"],
    ["É1", "E1"],
  ] as const) {
    for (const ids of [
      [one, other],
      [other, one],
    ]) {
      const text = file("", `Acme,${ids[0]},HQ,HQ1,US`, `Beta,${ids[1]},HQ,HQ2,US`);
      assert.equal(fixedAll(text), text, ids.join(" and "));
    }
  }
});

test("never gives two sites of a company the same name or ID", () => {
  for (const [one, other] of [
    ["H.Q", "HQ"],
    ["H/Q", "H-Q"],
    ['"H,Q"', "H-Q"],
  ] as const) {
    const text = file("", `Acme,ACME1,${one},S1,US`, `Acme,ACME1,${other},S2,US`);
    assert.equal(fixedAll(text), text, `${one} and ${other}`);
    const ids = file("", `Acme,ACME1,HQ,${one},US`, `Acme,ACME1,North,${other},US`);
    assert.equal(fixedAll(ids), ids, `${one} and ${other}`);
  }
});

test("never merges sites of companies with similar names", () => {
  const fixed = fixedAll(file("", "Acme.,ACME1,H.Q,S1,US", "Acme,ACME1,HQ,S2,US"));
  assert.equal(fixed, file("", "Acme.,ACME1,H.Q,S1,US", "Acme,ACME1,HQ,S2,US"));
});

test("a cell is mended beside one of its company in another row that nothing can mend", () => {
  const text = (country: string) => file("", "Acme,ACME1,HQ,HQ1,XX", `Acme,ACME1,North,N1,${country}`);
  assert.equal(fixedAll(text("usa")), text("US"));
});

test("a fault is counted once where a cell behind it is mended by another row's fix", () => {
  const columns = "City,Company Name,Company ID,Site Name,Site ID,Country";
  const text = `${columns}\nReno, Acme,A1,HQ,HQ1,US\n York, Acme,A1,North,N1,US\n`;
  const { text: fixed, fixed: count } = fixAll(text, contextOf({ rules: { "header-order": "off" } }));
  assert.equal(fixed, `${columns}\nReno,Acme,A1,HQ,HQ1,US\nYork,Acme,A1,North,N1,US\n`);
  assert.equal(count, 3);
});

test("two faults of one cell are counted once each", () => {
  const { text, fixed } = fixAll(file("", " Café,A1,HQ,HQ1,US"), contextOf());
  assert.deepEqual([text, fixed], [file("", "Cafe,A1,HQ,HQ1,US"), 2]);
});

test("an exact copy of a row goes, also where a row between them spells the site differently", () => {
  const rows = ["Acme,A1,HQ,HQ1,US", "Acme,A1,hq,HQ1,US"];
  assert.equal(fixedAll(file("", ...rows, "Acme,A1,HQ,HQ1,US")), file("", ...rows));
});

test("a suggestion stays the preferred one where the site's other row differs in the cell", () => {
  const rows = ["Acme,A1,HQ,HQ1,US,a@b..example", "Acme,A1,HQ,HQ1,US,"];
  assert.deepEqual(preferred(file("Email", ...rows)), ['Replace "a@b..example" with "a@b.example"']);
});

test("no suggestion is preferred in a row with a cell that holds the values of others", () => {
  assert.deepEqual(preferred(file("Email", '"Acme,AC",,Main,M1,US,a@b..example')), []);
  assert.deepEqual(preferred(file("Email", "Acme,AC,Main,M1,US,a@b..example")), [
    'Replace "a@b..example" with "a@b.example"',
  ]);
});

test("a company whose name cannot be mended is looked at once, however many rows it has", () => {
  const steps = (sites: number) => {
    const rows = Array.from({ length: sites }, (_, row) => `A.B,ID1,S${row},S${row},US`);
    return [...fixing(file("", ...rows, "AB,ID2,HQ,HQ2,US"), contextOf())].length;
  };
  assert.ok(steps(200) < 3 * steps(100));
});

test("a fault between two cells that another row's fixes mend is counted once", () => {
  const columns = "Company Name,City,Company ID,Site Name,Site ID,Country";
  const text = `${columns}\n Acme,Reno, A1,HQ,HQ1,US\n Acme, York, A1,North,N1,US\n`;
  const { text: fixed, fixed: count } = fixAll(text, contextOf({ rules: { "header-order": "off" } }));
  assert.equal(fixed, `${columns}\nAcme,Reno,A1,HQ,HQ1,US\nAcme,York,A1,North,N1,US\n`);
  assert.equal(count, 5);
});

test("no suggestion is preferred in the first cell either, where the row holds values of others", () => {
  const columns = "Email,Company Name,Company ID,Site Name,Site ID,Country";
  const given = { rules: { "header-order": "off" } } as const;
  assert.deepEqual(preferred(`${columns}\na@b..example,"Acme,AC",,Main,M1,US\n`, given), []);
});

test("a suggestion stays the preferred one in a row that is commented out", () => {
  assert.deepEqual(preferred(file("Email", "# Acme,AC,Main,M1,US,a@b..example")), [
    'Replace "a@b..example" with "a@b.example"',
  ]);
});

test("a file of all columns with several wrong headers is mended to the end", () => {
  const headers = defaultTemplate.columns.map((column) => column.header);
  const text = (wrong: boolean) => {
    const named = headers.map((header) => (wrong ? header.toLowerCase().replace(" ", "_") : header));
    const cells = headers.map((header) => {
      if (header === "Country") return wrong ? "usa" : "US";
      if (header === "City") return wrong ? " Reno" : "Reno";
      return ["Company Name", "Company ID", "Site Name", "Site ID"].includes(header) ? "ACME1" : "";
    });
    return `${named.join(",")}\n${cells.join(",")}\n`;
  };
  assert.equal(fixedAll(text(true)), text(false));
});

test("edits of rows in any order are sorted in the text, and keep what else they say", () => {
  const text = file("", "Acme,A1,HQ,HQ1,US", "Beta,B1,HQ,HQ2,US");
  const checker = check(text);
  const [first, second] = [...checker.records()];
  assert.ok(first && second);
  const edits = [
    { row: second, start: 0, end: 4, text: "Bolt", code: "b" },
    { row: first, start: 5, end: 7, text: "A2", code: "a" },
    { row: first, start: 0, end: 4, text: "Core", code: "c" },
  ];
  const [one, two] = [text.indexOf("Acme"), text.indexOf("Beta")];
  assert.deepEqual(offsetEdits(checker, edits), [
    { start: one, end: one + 4, text: "Core", code: "c" },
    { start: one + 5, end: one + 7, text: "A2", code: "a" },
    { start: two, end: two + 4, text: "Bolt", code: "b" },
  ]);
});
