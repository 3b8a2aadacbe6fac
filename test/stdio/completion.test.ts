import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver/node";
import snippets from "../../snippets/asio-csv.json" with { type: "json" };
import { chosen, file, offered, typed } from "./choose.ts";
import { Client, everything, header, range, row } from "./client.ts";
import { required } from "./cursor.ts";

const acme = row("Acme,ACME,HQ,ACME1,US");

const resolved = async (client: Client, item: CompletionItem | undefined) =>
  (await client.connection.sendRequest<CompletionItem>("completionItem/resolve", item)).documentation;

describe("completion in the header row", () => {
  test("offers the headers that are missing, the one that follows first", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, "Company Name,Company ID,Site Name,‸,Site ID,Country\n");
    assert.deepEqual(found.labels.slice(0, 3), ["Address Name", "Address Line 1", "Address Line 2"]);
    assert.equal(found.labels.length, 13);
    assert.equal(chosen(found, "Zip"), "Company Name,Company ID,Site Name,Zip,Site ID,Country\n");
    assert.equal(found.items[0]?.detail, "optional");
  });

  test("replaces a header that is half typed or wrong as a whole", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, "Company Name,Company ID,Site Na‸mes,Country\n");
    assert.equal(found.labels[0], "Site Name");
    assert.equal(chosen(found, "Site Name"), "Company Name,Company ID,Site Name,Country\n");
    const own = await offered(client, "Company Name,Company ID,Site Name,Site ID,count‸ry");
    assert.equal(chosen(own, "Country"), required);
  });

  test("closes the quote that a header is typed in", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, 'Company Name,Company ID,"Sit‸,Site ID,Country\n', typed('"'));
    assert.equal(chosen(found, "Site Name"), 'Company Name,Company ID,"Site Name",Site ID,Country\n');
  });

  test("offers the whole row where it has no more than one cell", async (t) => {
    const client = await Client.start(t);
    for (const marked of ["‸", "\n‸\n", "Comp‸"]) {
      const found = await offered(client, marked, undefined, "asio-csv");
      assert.deepEqual(found.labels.slice(0, 3), ["Company Name", "All 18 columns", "Company ID"]);
      assert.equal(chosen(found, "All 18 columns"), marked.replace(/(Comp)?‸/, header));
      assert.equal(found.items[1]?.filterText, header);
    }
    const more = await offered(client, "Company Name,‸", undefined, "asio-csv");
    assert.equal(more.labels.includes("All 18 columns"), false);
  });

  test("knows the template of the settings, and the file's delimiter", async (t) => {
    const client = await Client.start(t, {}, { settings: { template: { columns: { "Fee; net": {} } } } });
    const found = await offered(client, "Company Name;Company ID;Site Name;Site ID;Country;‸\n", typed(";"));
    assert.equal(chosen(found, "City"), "Company Name;Company ID;Site Name;Site ID;Country;City\n");
    assert.equal(chosen(found, "Fee; net"), 'Company Name;Company ID;Site Name;Site ID;Country;"Fee; net"\n');
  });

  test("explains a header when it is looked at", async (t) => {
    const client = await Client.start(t);
    const { items } = await offered(client, "Company ID,Site Name,Site ID,Country,‸\n");
    assert.deepEqual(
      await resolved(
        client,
        items.find(({ label }) => label === "Company Name"),
      ),
      {
        kind: "markdown",
        value: "Required. Letters and digits. The platform may refuse spaces. At most 50 characters.",
      },
    );
  });

  test("is silent above the header row", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, `‸\n${header}\n`)).labels, []);
  });
});

describe("completion of countries", () => {
  test("offers codes with their names, found by code and name; that of the record above first", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(row("Acme,ACME,HQ,HQ1,DE"), "Bolt,BOLT,HQ,BOLT1,‸"), typed(","));
    assert.equal(found.items.length, 249);
    const [first, second] = found.items;
    assert.deepEqual(
      [first?.label, first?.detail, first?.filterText, first?.preselect],
      ["DE", "Germany", "DE Germany", true],
    );
    assert.deepEqual([second?.label, second?.detail, second?.preselect], ["AF", "Afghanistan", undefined]);
    assert.equal(first?.kind, CompletionItemKind.EnumMember);
    const order = found.items.map(({ sortText }) => sortText);
    assert.deepEqual(order, order.toSorted());
    assert.equal(chosen(found, "US"), file(row("Acme,ACME,HQ,HQ1,DE"), "Bolt,BOLT,HQ,BOLT1,US"));
    assert.deepEqual(await resolved(client, first), {
      kind: "markdown",
      value: "`DE` is the ISO 3166\\-1 code for Germany.",
    });
  });

  for (const [text, code] of [
    ["UK", "GB"],
    ["Deutschland", "DE"],
    ["usa", "US"],
  ] as const) {
    test(`finds ${code} by ${text}, which is not its English name`, async (t) => {
      const client = await Client.start(t);
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${text}‸,,,,,,,,,,,,,`));
      assert.deepEqual([found.labels[0], found.items[0]?.filterText], [code, text]);
      assert.equal(chosen(found, code), file(row(`Acme,ACME,HQ,HQ1,${code}`)));
    });
  }

  test("begins with the shortest name that begins as typed, and shows every name in the list", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,united s‸"));
    assert.deepEqual(found.labels.slice(0, 2), ["US", "UM"]);
    assert.deepEqual(found.items[1]?.labelDetails, { description: "United States Minor Outlying Islands" });
  });

  test("replaces the whole cell, wherever the cursor is in it", async (t) => {
    const client = await Client.start(t);
    for (const cell of ["‸", "U‸K", "‸UK", "Uni‸ ted "]) {
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`));
      assert.equal(chosen(found, "GB"), file("Acme,ACME,HQ,HQ1,GB,Home"), cell);
    }
  });

  test("stays inside quotes, and closes one that is open", async (t) => {
    const client = await Client.start(t);
    for (const cell of ['"‸"', '"‸', '"U‸"', '"U‸', '"‸UK"']) {
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`), typed('"'));
      assert.equal(chosen(found, "GB"), file('Acme,ACME,HQ,HQ1,"GB",Home'), cell);
      assert.equal(found.items.find(({ label }) => label === "US")?.filterText, "US United States of America");
    }
  });

  test("is silent before an opening and behind a closing quote", async (t) => {
    const client = await Client.start(t);
    for (const cell of ['‸"US"', '"US"‸']) {
      assert.deepEqual((await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`), typed('"'))).labels, [], cell);
    }
  });

  test("of a phone begins with the row's own", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,CH,,,,,,,,,‸,,,,"), typed(","));
    assert.deepEqual([found.labels[0], found.items[0]?.preselect], ["CH", true]);
    assert.equal(chosen(found, "CH"), file("Acme,ACME,HQ,HQ1,CH,,,,,,,,,CH,,,,"));
  });

  test("works in a file with another delimiter, and answers to that alone", async (t) => {
    const client = await Client.start(t);
    const lines = `${required.replaceAll(",", ";")}\nAcme;ACME;HQ;HQ1;‸`;
    assert.equal(chosen(await offered(client, lines, typed(";")), "US"), lines.replace("‸", "US"));
    assert.deepEqual((await offered(client, lines, typed(","))).labels, []);
    const tabs = `${required.replaceAll(",", "\t")}\nAcme\tACME\tHQ\tHQ1\t‸`;
    assert.equal(chosen(await offered(client, tabs, typed("\t")), "US"), tabs.replace("‸", "US"));
  });

  test("works behind a cell of several lines, and is silent within one", async (t) => {
    const client = await Client.start(t);
    const lines = file('Acme,ACME,"Head\nOffice",HQ1,‸,Home', "");
    assert.equal(chosen(await offered(client, lines), "US"), lines.replace("‸", "US"));
    assert.deepEqual((await offered(client, file('Acme,ACME,HQ,HQ1,"U‸\nK",Home'))).labels, []);
  });
});

describe("completion of states", () => {
  test("offers those of the row's country", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,Denver,‸,,,,,,,,"), typed(","));
    assert.deepEqual(found.labels.slice(0, 2), ["AL", "AK"]);
    assert.equal(found.items.find(({ label }) => label === "CO")?.filterText, "CO Colorado");
    assert.equal(chosen(found, "CO"), file("Acme,ACME,HQ,HQ1,US,,,,Denver,CO,,,,,,,,"));
    const canada = await offered(client, file("Acme,ACME,HQ,HQ1,CA,,,,Toronto,‸"));
    assert.equal(canada.labels.includes("ON"), true);
    assert.equal(canada.labels.includes("CO"), false);
  });

  test("finds one by how it is written elsewhere", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,Denver,US-CO‸"));
    assert.deepEqual([found.labels[0], found.items[0]?.filterText], ["CO", "US-CO"]);
  });

  test("offers nothing where the country has no codes of two letters, or is not known", async (t) => {
    const client = await Client.start(t);
    for (const country of ["GB", "", "Nowhere"]) {
      assert.deepEqual((await offered(client, file(`Acme,ACME,HQ,HQ1,${country},,,,City,‸`))).labels, []);
    }
  });
});

describe("completion of types", () => {
  test("offers each column its list", async (t) => {
    const client = await Client.start(t, {}, { settings: { types: { phone: ["Desk", "Cell, private"] } } });
    const cells = "Acme,ACME,HQ,HQ1,US,,,,,,,a@b.com,‸";
    assert.deepEqual((await offered(client, file(cells), typed(","))).labels, ["Work", "Personal", "Other"]);
    const phone = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,‸,,"));
    assert.deepEqual(phone.labels, ["Desk", "Cell, private"]);
    assert.equal(chosen(phone, "Cell, private"), file('Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,"Cell, private",,'));
  });

  test("finds one by what it is called elsewhere", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,Cell‸,,"));
    assert.equal(found.items.find(({ filterText }) => filterText === "Cell")?.label, "Mobile");
    assert.equal(chosen(found, "Mobile"), file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,Mobile,,"));
  });

  test("comes unasked only where there is something to type, so that Enter ends an empty row", async (t) => {
    const client = await Client.start(t);
    const empty = file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,,,,‸");
    assert.deepEqual((await offered(client, empty, typed(","))).labels, []);
    const asked = await offered(client, empty);
    assert.equal(asked.labels[0], "LinkedIn");
    const used = file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,,,acme,‸");
    assert.equal(chosen(await offered(client, used, typed(",")), "LinkedIn"), used.replace("‸", "LinkedIn"));
  });
});

describe("completion of companies", () => {
  test("offers the names of the file, the nearest first; one that ends the row brings its ID", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), "‸");
    const found = await offered(client, lines);
    assert.deepEqual(found.labels, ["New site of Bolt", "Bolt", "Acme", "New company"]);
    assert.equal(chosen(found, "Acme"), lines.replace("‸", "Acme,ACME,"));
    assert.equal(found.items[2]?.detail, "ACME");
  });

  test("works on the empty last line, in a blank line and in a half-typed name", async (t) => {
    const client = await Client.start(t);
    for (const lines of [file(acme, "‸"), file(acme, "‸", acme), file(acme, "ac‸"), file(acme, "ac‸\n")]) {
      assert.equal(chosen(await offered(client, lines), "Acme"), lines.replace(/(ac)?‸/, "Acme,ACME,"));
    }
  });

  test("fills the ID's cell where it is there and empty, and leaves one that is not", async (t) => {
    const client = await Client.start(t);
    const empty = await offered(client, file(acme, "Ac‸,,Store,,US"));
    assert.equal(chosen(empty, "Acme"), file(acme, "Acme,ACME,Store,,US"));
    const blank = await offered(client, file(acme, 'Ac‸," ",Store,,US'));
    assert.equal(chosen(blank, "Acme"), file(acme, "Acme,ACME,Store,,US"));
    const there = await offered(client, file(acme, "Ac‸,AC,Store,,US"));
    assert.equal(chosen(there, "Acme"), file(acme, "Acme,AC,Store,,US"));
  });

  test("fills the ID behind a quoted name, and quotes what needs it", async (t) => {
    const client = await Client.start(t);
    const other = row('"Bolt, ""B""","B,1",HQ,BOLT1,US');
    for (const cell of ['"Bo‸"', '"Bo‸']) {
      const found = await offered(client, file(other, cell));
      assert.equal(chosen(found, 'Bolt, "B"'), file(other, '"Bolt, ""B""","B,1",'), cell);
    }
    const plain = await offered(client, file(other, "Bo‸,"));
    assert.equal(chosen(plain, 'Bolt, "B"'), file(other, '"Bolt, ""B""","B,1"'));
  });

  test("knows columns in another order, and a file without IDs", async (t) => {
    const client = await Client.start(t);
    const moved = "Company ID,Company Name,Site Name,Site ID,Country\nACME,Acme,HQ,ACME1,US\n";
    assert.equal(chosen(await offered(client, `${moved},Ac‸`), "Acme"), `${moved}ACME,Acme`);
    const without = "Company Name,Site Name,Site ID,Country\nAcme,HQ,ACME1,US\n";
    assert.equal(chosen(await offered(client, `${without}Ac‸`), "Acme"), `${without}Acme`);
  });

  test("does not offer what is being typed", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, file(acme, row("Bol‸,,,,")))).labels, []);
    assert.deepEqual((await offered(client, file(acme, row("Acme‸,,,,")))).labels, ["Acme"]);
  });

  test("finds a name by any part of it, those that begin with it first", async (t) => {
    const client = await Client.start(t);
    const rows = ["Bolt Works", "North Bolt", "Acme"].map((name, i) => row(`${name},C${i},HQ,HQ${i},US`));
    assert.deepEqual((await offered(client, file(...rows, "bolt‸"))).labels.slice(1), ["Bolt Works", "North Bolt"]);
  });

  test("in the name of a known ID begins with that company", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), row("‸,ACME,Store,,")));
    assert.deepEqual(found.labels, ["Acme", "Bolt"]);
    assert.equal(found.items[0]?.preselect, true);
  });

  test("tells the sites of a company when it is looked at", async (t) => {
    const client = await Client.start(t);
    const rows = ["HQ", "Store *1*", "", "D", "E", "F", "G"].map((site, i) => row(`Acme,ACME,${site},A${i},US`));
    const { items } = await offered(client, file(...rows, "A‸"));
    assert.deepEqual(
      await resolved(
        client,
        items.find(({ label }) => label === "Acme"),
      ),
      {
        kind: "markdown",
        value: "Sites of **Acme** in this file:\n\n- HQ\n- Store \\*1\\*\n- *no name*\n- D\n- E\n- and 2 more",
      },
    );
  });

  test("offers a hundred at most, and others as one types", async (t) => {
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
  test("offers the company's own ID", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, row("Bolt,BOLT,HQ,BOLT1,US"), "Acme,‸");
    const found = await offered(client, lines, typed(","));
    assert.deepEqual(found.labels, ["ACME"]);
    assert.equal(found.items[0]?.detail, "of Acme");
    assert.equal(chosen(found, "ACME"), lines.replace("‸", "ACME"));
  });

  test("makes one for a company that has none", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file(acme, "Ac Me,‸,Store"));
    assert.deepEqual(found.labels, ["ACME2"]);
    assert.equal(found.items[0]?.detail, 'new, made from "Ac Me"');
  });

  test("where the row names no company, offers all, and fills the name", async (t) => {
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
      assert.deepEqual(found.labels, [next, "STORE"]);
      assert.equal(found.items[0]?.preselect, true);
      assert.equal(chosen(found, next), file(...rows, row(`Acme,,Store,${next},US`)));
    });
  }

  test("passes over what another company has, and takes no side between two patterns", async (t) => {
    const client = await Client.start(t);
    const rows = [acme, row("Bolt,BOLT,HQ,ACME2,US")];
    assert.deepEqual((await offered(client, file(...rows, row("Acme,ACME,Store,‸,US")))).labels, ["ACME3", "STORE"]);
    const two = [row("Acme,ACME,HQ,H1,US"), row("Acme,ACME,Shop,S1,US")];
    assert.deepEqual((await offered(client, file(...two, row("Acme,ACME,Store,‸,US")))).labels, ["STORE"]);
  });
});

describe("completion of a whole row", () => {
  test("is a further site of the company above, with a stop at each cell to type", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, "‸");
    const found = await offered(client, lines);
    const [item] = found.items;
    assert.equal(item?.label, "New site of Acme");
    assert.equal(item?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(
      chosen(found, "New site of Acme"),
      lines.replace("‸", () => `Acme,ACME,$1,\${2:ACME2},\${3:US},$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16`),
    );
  });

  test("escapes what a snippet would read, in the file's columns and delimiter", async (t) => {
    const client = await Client.start(t);
    const lines = 'Site Name;Company Name;Notes;Country;Site ID\nHQ;"A; $1}\\";x;DE;7\n\n‸\n';
    const found = await offered(client, lines);
    assert.equal(
      chosen(found, "New site of A; $1}\\"),
      lines.replace("‸", () => `$1;"A; \\$1\\}\\\\";$2;\${3:DE};\${4:8}`),
    );
  });

  test("is a new company where nothing of the file is like what was typed, with IDs made from its name", async (t) => {
    const client = await Client.start(t);
    const lines = file(acme, "Bolt Works‸");
    const found = await offered(client, lines);
    assert.deepEqual(found.labels, ["New site of Acme", "New company Bolt Works"]);
    assert.equal(found.items[1]?.filterText, "Bolt Works");
    assert.equal(
      chosen(found, "New company Bolt Works"),
      file(
        acme,
        `\${1:Bolt Works},\${2:BOLTWORKS},$3,\${4:BOLTWORKS},\${5:US},$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18`,
      ),
    );
    assert.deepEqual((await offered(client, file(acme, "Ac‸"))).labels, ["New site of Acme", "Acme"]);
    const empty = await offered(client, `${required}\n‸`);
    assert.equal(chosen(empty, "New company"), `${required}\n$1,$2,$3,$4,$5`);
    const moved = "Company ID,Company Name,Site Name,Site ID,Country\n‸";
    assert.deepEqual((await offered(client, moved)).labels, []);
  });

  test("of a company's site is not offered in a row with more cells, or below the header; and none without snippets", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual((await offered(client, file(acme, "‸,"))).labels, ["Acme"]);
    assert.deepEqual((await offered(client, file("‸"))).labels, ["New company"]);
    const capabilities = { ...everything, textDocument: {} };
    const plain = await Client.start(t, {}, { capabilities });
    assert.deepEqual((await offered(plain, file(acme, "‸"))).labels, ["Acme"]);
  });
});

describe("completion", () => {
  test("is silent in free text, unknown columns, cells beyond the header and other files", async (t) => {
    const client = await Client.start(t);
    for (const cells of ["A,B,‸,", `${"x,".repeat(5)}‸`, `${"x,".repeat(11)}‸`, `${"x,".repeat(18)}‸`]) {
      assert.deepEqual((await offered(client, file(cells))).labels, [], cells);
    }
    assert.deepEqual((await offered(client, `${required},Notes\nA,B,C,D,US,‸`)).labels, []);
    assert.deepEqual((await offered(client, "a,b\n1,‸")).labels, []);
  });

  test("sees what was typed just before", async (t) => {
    const client = await Client.start(t);
    const { uri, labels } = await offered(client, file("‸"));
    assert.deepEqual(labels, ["New company"]);
    await client.edit(uri, { range: range(1, 0), text: `${acme}\nA` });
    const params = { textDocument: { uri }, position: { line: 2, character: 1 } };
    const ask = async () => {
      const list = await client.connection.sendRequest<{ items: CompletionItem[] }>("textDocument/completion", params);
      return list.items.map(({ label }) => label);
    };
    assert.deepEqual(await ask(), ["New site of Acme", "Acme"]);
    await client.edit(uri, { range: range(1, 0, 1, 4), text: "Another" });
    assert.deepEqual(await ask(), ["New site of Another", "Another"]);
  });

  test("is asked for with the delimiters and the quote, and does not clash with the snippets", async (t) => {
    const client = await Client.start(t);
    assert.deepEqual(client.initializeResult.capabilities.completionProvider, {
      triggerCharacters: [",", ";", "\t", '"'],
      resolveProvider: true,
    });
    const { labels, items } = await offered(client, file(acme, "‸"));
    const names = [...labels, ...items.map(({ filterText }) => filterText)];
    for (const [name, { prefix }] of Object.entries(snippets)) {
      assert.equal(names.includes(name) || names.includes(prefix), false, name);
    }
  });
});
