import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CompletionItemKind } from "vscode-languageserver/node";
import { chosen, documentationOf, file, offered, typed } from "./choose.ts";
import { Client, row } from "./client.ts";
import { required } from "./cursor.ts";

describe("completion of countries", () => {
  test("offers codes with their names, starting with the code of the record above", async (t) => {
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
    assert.deepEqual(await documentationOf(client, first), {
      kind: "markdown",
      value: "`DE` is the ISO 3166-1 code for Germany.",
    });
  });

  for (const [text, code] of [
    ["UK", "GB"],
    ["Deutschland", "DE"],
    ["usa", "US"],
  ] as const) {
    test(`finds ${code} by ${text}`, async (t) => {
      const client = await Client.start(t);
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${text}‸,,,,,,,,,,,,,`));
      assert.deepEqual([found.labels[0], found.items[0]?.filterText], [code, text]);
      assert.equal(chosen(found, code), file(row(`Acme,ACME,HQ,HQ1,${code}`)));
    });
  }

  test("ranks the shortest name with the typed prefix first, and shows the names", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,united s‸"));
    assert.deepEqual(found.labels.slice(0, 2), ["US", "UM"]);
    assert.deepEqual(found.items[1]?.labelDetails, { description: "United States Minor Outlying Islands" });
  });

  test("replaces the whole cell, wherever the cursor is", async (t) => {
    const client = await Client.start(t);
    for (const cell of ["‸", "U‸K", "‸UK", "Uni‸ ted "]) {
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`));
      assert.equal(chosen(found, "GB"), file("Acme,ACME,HQ,HQ1,GB,Home"), cell);
    }
  });

  test("stays within quotes and closes an open quote", async (t) => {
    const client = await Client.start(t);
    for (const cell of ['"‸"', '"‸', '"U‸"', '"U‸', '"‸UK"']) {
      const found = await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`), typed('"'));
      assert.equal(chosen(found, "GB"), file('Acme,ACME,HQ,HQ1,"GB",Home'), cell);
      assert.equal(found.items.find(({ label }) => label === "US")?.filterText, "US United States of America");
    }
  });

  test("offers nothing before an opening quote or after a closing quote", async (t) => {
    const client = await Client.start(t);
    for (const cell of ['‸"US"', '"US"‸']) {
      assert.deepEqual((await offered(client, file(`Acme,ACME,HQ,HQ1,${cell},Home`), typed('"'))).labels, [], cell);
    }
  });

  test("for a phone starts with the country of the row", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,CH,,,,,,,,,‸,,,,"), typed(","));
    assert.deepEqual([found.labels[0], found.items[0]?.preselect], ["CH", true]);
    assert.equal(chosen(found, "CH"), file("Acme,ACME,HQ,HQ1,CH,,,,,,,,,CH,,,,"));
  });

  test("supports other delimiters, and is triggered only by the file's delimiter", async (t) => {
    const client = await Client.start(t);
    const lines = `${required.replaceAll(",", ";")}\nAcme;ACME;HQ;HQ1;‸`;
    assert.equal(chosen(await offered(client, lines, typed(";")), "US"), lines.replace("‸", "US"));
    assert.deepEqual((await offered(client, lines, typed(","))).labels, []);
    const tabs = `${required.replaceAll(",", "\t")}\nAcme\tACME\tHQ\tHQ1\t‸`;
    assert.equal(chosen(await offered(client, tabs, typed("\t")), "US"), tabs.replace("‸", "US"));
  });

  test("works after a multi-line cell, but not inside one", async (t) => {
    const client = await Client.start(t);
    const lines = file('Acme,ACME,"Head\nOffice",HQ1,‸,Home', "");
    assert.equal(chosen(await offered(client, lines), "US"), lines.replace("‸", "US"));
    assert.deepEqual((await offered(client, file('Acme,ACME,HQ,HQ1,"U‸\nK",Home'))).labels, []);
  });
});

describe("completion of states", () => {
  test("offers the states of the row's country", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,Denver,‸,,,,,,,,"), typed(","));
    assert.deepEqual(found.labels.slice(0, 2), ["AL", "AK"]);
    assert.equal(found.items.find(({ label }) => label === "CO")?.filterText, "CO Colorado");
    assert.equal(chosen(found, "CO"), file("Acme,ACME,HQ,HQ1,US,,,,Denver,CO,,,,,,,,"));
    const canada = await offered(client, file("Acme,ACME,HQ,HQ1,CA,,,,Toronto,‸"));
    assert.equal(canada.labels.includes("ON"), true);
    assert.equal(canada.labels.includes("CO"), false);
  });

  test("finds a state by another notation", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,Denver,US-CO‸"));
    assert.deepEqual([found.labels[0], found.items[0]?.filterText], ["CO", "US-CO"]);
  });

  test("offers nothing if the country is unknown or has no two-letter state codes", async (t) => {
    const client = await Client.start(t);
    for (const country of ["GB", "", "Nowhere"]) {
      assert.deepEqual((await offered(client, file(`Acme,ACME,HQ,HQ1,${country},,,,City,‸`))).labels, []);
    }
  });
});

describe("completion of types", () => {
  test("offers the list of each column", async (t) => {
    const client = await Client.start(t, {}, { settings: { types: { phone: ["Desk", "Cell, private"] } } });
    const cells = "Acme,ACME,HQ,HQ1,US,,,,,,,a@b.com,‸";
    assert.deepEqual((await offered(client, file(cells), typed(","))).labels, ["Work", "Personal", "Other"]);
    const phone = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,‸,,"));
    assert.deepEqual(phone.labels, ["Desk", "Cell, private"]);
    assert.equal(chosen(phone, "Cell, private"), file('Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,"Cell, private",,'));
  });

  test("finds a type by another name", async (t) => {
    const client = await Client.start(t);
    const found = await offered(client, file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,Cell‸,,"));
    assert.equal(found.items.find(({ filterText }) => filterText === "Cell")?.label, "Mobile");
    assert.equal(chosen(found, "Mobile"), file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,3035550100,Mobile,,"));
  });

  test("opens automatically only if the row needs a type, so that Enter starts a new line", async (t) => {
    const client = await Client.start(t);
    const empty = file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,,,,‸");
    assert.deepEqual((await offered(client, empty, typed(","))).labels, []);
    const asked = await offered(client, empty);
    assert.equal(asked.labels[0], "LinkedIn");
    const used = file("Acme,ACME,HQ,HQ1,US,,,,,,,,,,,,acme,‸");
    assert.equal(chosen(await offered(client, used, typed(",")), "LinkedIn"), used.replace("‸", "LinkedIn"));
  });
});
