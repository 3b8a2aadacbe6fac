import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { InsertTextFormat } from "vscode-languageserver/node";
import { chosen, documentationOf, file, offered, typed } from "./choose.ts";
import { Client, everything, row } from "./client.ts";
import { required } from "./cursor.ts";

const acme = row("Acme,ACME,HQ,ACME1,US");

describe("completion of companies", () => {
  test("offers the names in the file, nearest first, and inserts the ID at the end of a row", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), "‸");
    const found = await offered(client, lines);
    assert.deepEqual(found.labels, ["New site of Bolt", "Bolt", "Acme", "New company"]);
    assert.equal(chosen(found, "Acme"), lines.replace("‸", "Acme,ACME,"));
    assert.equal(found.items[2]?.detail, "ACME");
  });

  test("works on the empty last line, on a blank line and in a partial name", async (t) => {
    const client = await Client.start(t);
    for (const lines of [file(acme, "‸"), file(acme, "‸", acme), file(acme, "ac‸"), file(acme, "ac‸\n")]) {
      assert.equal(chosen(await offered(client, lines), "Acme"), lines.replace(/(ac)?‸/, "Acme,ACME,"));
    }
  });

  test("fills an empty ID cell and keeps an existing ID", async (t) => {
    const client = await Client.start(t);
    const empty = await offered(client, file(acme, "Ac‸,,Store,,US"));
    assert.equal(chosen(empty, "Acme"), file(acme, "Acme,ACME,Store,,US"));
    const blank = await offered(client, file(acme, 'Ac‸," ",Store,,US'));
    assert.equal(chosen(blank, "Acme"), file(acme, "Acme,ACME,Store,,US"));
    const there = await offered(client, file(acme, "Ac‸,AC,Store,,US"));
    assert.equal(chosen(there, "Acme"), file(acme, "Acme,AC,Store,,US"));
  });

  test("fills the ID after a quoted name and quotes values if needed", async (t) => {
    const client = await Client.start(t);
    const other = row('"Bolt, ""B""","B,1",HQ,BOLT1,US');
    for (const cell of ['"Bo‸"', '"Bo‸']) {
      const found = await offered(client, file(other, cell));
      assert.equal(chosen(found, 'Bolt, "B"'), file(other, '"Bolt, ""B""","B,1",'), cell);
    }
    const plain = await offered(client, file(other, "Bo‸,"));
    assert.equal(chosen(plain, 'Bolt, "B"'), file(other, '"Bolt, ""B""","B,1"'));
  });

  test("supports columns in another order, and files without IDs", async (t) => {
    const client = await Client.start(t);
    const moved = "Company ID,Company Name,Site Name,Site ID,Country\nACME,Acme,HQ,ACME1,US\n";
    assert.equal(chosen(await offered(client, `${moved},Ac‸`), "Acme"), `${moved}ACME,Acme`);
    const without = "Company Name,Site Name,Site ID,Country\nAcme,HQ,ACME1,US\n";
    assert.equal(chosen(await offered(client, `${without}Ac‸`), "Acme"), `${without}Acme`);
  });

  test("does not offer the text being typed", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, file(acme, row("Bol‸,,,,")))).labels, []);
    assert.deepEqual((await offered(client, file(acme, row("Acme‸,,,,")))).labels, ["Acme"]);
  });

  test("finds a name by any part of it, with prefix matches first", async (t) => {
    const client = await Client.start(t);
    const rows = ["Bolt Works", "North Bolt", "Acme"].map((name, i) => row(`${name},C${i},HQ,HQ${i},US`));
    assert.deepEqual((await offered(client, file(...rows, "bolt‸"))).labels.slice(1), ["Bolt Works", "North Bolt"]);
  });

  test("starts with the company of the row's ID", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), row("‸,ACME,Store,,")));
    assert.deepEqual(found.labels, ["Acme", "Bolt"]);
    assert.equal(found.items[0]?.preselect, true);
  });

  test("lists the sites of a company in its documentation", async (t) => {
    const client = await Client.start(t);
    const rows = ["HQ", "Store *1*", "", "D", "E", "F", "G"].map((site, i) => row(`Acme,ACME,${site},A${i},US`));
    const { items } = await offered(client, file(...rows, "A‸"));
    assert.deepEqual(
      await documentationOf(
        client,
        items.find(({ label }) => label === "Acme"),
      ),
      {
        kind: "markdown",
        value: "Sites of **Acme** in this file:\n\n- HQ\n- Store \\*1\\*\n- *no name*\n- D\n- E\n- and 2 more",
      },
    );
  });

  test("offers at most 100 companies, and others as the user types", async (t) => {
    const client = await Client.start(t);
    const rows = Array.from({ length: 3_000 }, (_, i) => row(`Company${i},C${i},HQ,HQ${i},US`));
    const first = await offered(client, file(...rows, row("‸,,,,")));
    assert.equal(first.labels.length, 100);
    assert.equal(first.labels[0], "Company2999");
    const other = await offered(client, file(...rows, row("Company12‸,,,,")));
    assert.equal(other.labels.length, 100);
    assert.deepEqual((await offered(client, file(...rows, row("Company1234‸,,,,")))).labels, ["Company1234"]);
  });
});

describe("completion of IDs", () => {
  test("offers the ID of the company", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), "Acme,‸");
    const found = await offered(client, lines, typed(","));
    assert.deepEqual(found.labels, ["ACME"]);
    assert.equal(found.items[0]?.detail, "of Acme");
    assert.equal(chosen(found, "ACME"), lines.replace("‸", "ACME"));
  });

  test("generates an ID for a company without one", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(acme, "Ac Me,‸,Store"));
    assert.deepEqual(found.labels, ["ACME2"]);
    assert.equal(found.items[0]?.detail, 'new, made from "Ac Me"');
  });

  test("offers all IDs and fills in the name if the row names no company", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), ",‸,Store"));
    assert.deepEqual(found.labels, ["BOLT", "ACME"]);
    assert.equal(found.items[1]?.filterText, "ACME Acme");
    assert.equal(chosen(found, "ACME"), file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), "Acme,ACME,Store"));
  });

  for (const [ids, next] of [
    [["ACME1", "ACME2"], "ACME3"],
    [["ACME9", "ACME10"], "ACME11"],
    [["S008", "S009"], "S010"],
    [["1001"], "1002"],
    [["HQ", "S1"], "S2"],
    [["S1", "BOLT7"], "S2"],
  ] as const) {
    test(`continues ${ids.join(", ")} with ${next}`, async (t) => {
      const client = await Client.start(t);
      const rows = ids.map((id, i) => row(`${id === "BOLT7" ? "Bolt" : "Acme"},,Site${i},${id},US`));
      const found = await offered(client, file(...rows, row("Acme,,Store,‸,US")), typed(","));
      assert.deepEqual(found.labels, [next, "ACMESTORE"]);
      assert.equal(found.items[0]?.preselect, true);
      assert.equal(chosen(found, next), file(...rows, row(`Acme,,Store,${next},US`)));
    });
  }

  test("skips IDs of other companies, and continues no pattern if there are two", async (t) => {
    const client = await Client.start(t);
    const rows = [acme, row("Bolt,BOLT,HQ,ACME2,US")];
    assert.deepEqual((await offered(client, file(...rows, row("Acme,ACME,Store,‸,US")))).labels, [
      "ACME3",
      "ACMESTORE",
    ]);
    const two = [row("Acme,ACME,HQ,H1,US"), row("Acme,ACME,Shop,S1,US")];
    assert.deepEqual((await offered(client, file(...two, row("Acme,ACME,Store,‸,US")))).labels, ["ACMESTORE"]);
  });
});

describe("completion of site names", () => {
  const sites = [
    "A,A,HQ,1,US",
    "B,B,Main,2,US",
    "C,C,Main,3,US",
    "C,C,Depot,4,US",
    "D,D,HQ North,5,US",
    "E,E,Main,6,US",
  ];

  test("offers the names in the file, those with the most rows first, without those of the row's company", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, [required, ...sites, "F,F,‸,,"].join("\n"), typed(","));
    assert.deepEqual(found.labels, ["Main", "Depot", "HQ", "HQ North"]);
    assert.deepEqual(
      found.items.map(({ detail }) => detail),
      ["in 3 rows", "in 1 row", "in 1 row", "in 1 row"],
    );
    assert.equal(chosen(found, "Main").split("\n").at(-1), "F,F,Main,,");
    assert.deepEqual((await offered(client, [required, ...sites, "C,C,‸,,"].join("\n"))).labels, ["HQ", "HQ North"]);
    assert.deepEqual((await offered(client, file("F,F,‸,,"))).labels, []);
  });

  test("narrows them down by the typed text, and puts that first if it is not one of them", async (t) => {
    const client = await Client.start(t);
    const labels = async (typed: string) =>
      (await offered(client, [required, ...sites, `F,F,${typed}‸,,`].join("\n"))).labels;
    assert.deepEqual(await labels("HQ"), ["HQ", "HQ North"]);
    assert.deepEqual(await labels("hq n"), ["hq n", "HQ North"]);
    assert.deepEqual(await labels("Shop"), []);
  });
});

describe("completion of a whole row", () => {
  test("offers a new site of the company above, with a tab stop in each cell", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, "‸");
    const found = await offered(client, lines);
    const [item] = found.items;
    assert.equal(item?.label, "New site of Acme");
    assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(
      chosen(found, "New site of Acme"),
      lines.replace("‸", () => `Acme,ACME,$1,\${2:ACME2},\${3:US},$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$0`),
    );
  });

  test("escapes snippet syntax and uses the file's columns and delimiter", async (t) => {
    const client = await Client.start(t);
    const lines = 'Site Name;Company Name;Notes;Country;Site ID\nHQ;"A; $1}\\";x;DE;7\n\n‸\n';
    const found = await offered(client, lines);
    assert.equal(
      chosen(found, "New site of A; $1}\\"),
      lines.replace("‸", () => `$1;"A; \\$1\\}\\\\";$2;\${3:DE};\${0:8}`),
    );
  });

  test("offers a new company with generated IDs if no name in the file matches", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, "Bolt Works‸");
    const found = await offered(client, lines);
    assert.deepEqual(found.labels, ["New site of Acme", "New company Bolt Works"]);
    assert.equal(found.items[1]?.filterText, "Bolt Works");
    assert.equal(
      chosen(found, "New company Bolt Works"),
      file(
        acme,
        `Bolt Works,\${1:BOLTWORKS},$2,\${3:BOLTWORKS},\${4:US},$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$0`,
      ),
    );
    assert.deepEqual((await offered(client, file(acme, "Ac‸"))).labels, ["New site of Acme", "Acme"]);
    const empty = await offered(client, `${required}\n‸`);
    assert.equal(chosen(empty, "New company"), `${required}\n$1,$2,$3,$4,$0`);
    const moved = "Company ID,Company Name,Site Name,Site ID,Country\n‸";
    assert.deepEqual((await offered(client, moved)).labels, []);
  });

  test("offers a new site only on an empty row below a record, and rows as text without snippets", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, file(acme, "‸,"))).labels, ["Acme"]);
    assert.deepEqual((await offered(client, file("‸"))).labels, ["New company"]);
    const capabilities = { ...everything, textDocument: {} };
    const plain = await Client.start(t, {}, { capabilities });
    const rows = await offered(plain, file(acme, "‸"));
    assert.deepEqual(rows.labels, ["New site of Acme", "Acme", "New company"]);
    assert.equal(chosen(rows, "New site of Acme"), file(acme, row("Acme,ACME,,ACME2,US")));
    const typed = await offered(plain, file(acme, "Bolt Works‸"));
    assert.equal(chosen(typed, "New company Bolt Works"), file(acme, row("Bolt Works,BOLTWORKS,,BOLTWORKS,US")));
  });
});
