import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CodeAction } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { planFixesRequest, suggestionsRequest } from "../../server/src/lsp/protocol.ts";
import { Client, contentModified, everything, range } from "./client.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country,Address Line 1,City,State,Zip";
const file = (...rows: readonly string[]) => [header, ...rows, ""].join("\n");

/** As many rows as are asked for, each made from its number. */
const rows = (number: number, make: (index: number) => string) => Array.from({ length: number }, (_, i) => make(i + 1));

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

/** The text after the action with this title, whose edit is computed when it is chosen. */
async function taken(client: Client, uri: string, text: string, at: [number, number], title: string): Promise<string> {
  const actions = await client.codeActions(uri, range(...at));
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `${title} is offered in ${titles(actions).join("\n")}`);
  assert.equal(action.edit, undefined);
  const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  return TextDocument.applyEdits(TextDocument.create(uri, "csv", 1, text), edit?.changes?.[uri] ?? []);
}

describe("a suggestion for all cells that it fits", () => {
  test("fills in 40 empty Site IDs, which are made from company and site", async (t) => {
    const client = await Client.start(t);
    const list = (id: (index: number) => string) => file(...rows(40, (i) => `Firm${i},F${i},Main,${id(i)},US,,,,`));
    const text = list(() => "");
    const uri = await client.open("clients.csv", text);
    const offered = titles(await client.codeActions(uri, range(3, 14)));
    assert.deepEqual(offered.slice(0, 2), [
      'Fill in "F3MAIN" (a new ID, made from "F3" and "Main")',
      "Fill in all 40 empty Site IDs",
    ]);
    const filled = list((i) => `F${i}MAIN`);
    assert.equal(await taken(client, uri, text, [3, 14], "Fill in all 40 empty Site IDs"), filled);
    const after = await client.open("filled.csv", filled);
    assert.deepEqual(await client.problems(after), []);
  });

  test("gives each company and each site one ID that nobody else has", async (t) => {
    const client = await Client.start(t);
    const text = file(
      "Acme,,Main,,US,,,,",
      "Acme,,West,,US,,,,",
      "Bolt,ACME,Main,ACMEMAIN,US,,,,",
      "A c m e,,Main,,US,,,,",
      "Cord,C1,Main,S1,US,,,,",
      "Cord,C1,North,S2,US,,,,",
      "Cord,C1,East,,US,,,,",
      "Cord,C1,South,,US,,,,",
      "Cord,C1,South,,US,,,,",
    );
    const uri = await client.open("clients.csv", text);
    assert.equal(
      await taken(client, uri, text, [1, 5], "Fill in all 3 empty Company IDs"),
      text
        .replace("Acme,,Main", "Acme,ACME2,Main")
        .replace("Acme,,West", "Acme,ACME2,West")
        .replace("A c m e,,", "A c m e,ACME2,"),
    );
    assert.equal(
      await taken(client, uri, text, [1, 11], "Fill in all 6 empty Site IDs"),
      text
        .replace("Acme,,Main,,", "Acme,,Main,ACMEMAIN2,")
        .replace("Acme,,West,,", "Acme,,West,ACMEWEST,")
        .replace("A c m e,,Main,,", "A c m e,,Main,ACMEMAIN2,")
        .replace("East,,", "East,S3,")
        .replaceAll("South,,", "South,S4,"),
    );
  });

  test("replaces a value where it has the same meaning", async (t) => {
    const client = await Client.start(t);
    const text = file(
      ...rows(12, (i) => `Firm${i},F${i},Main,S${i},US,${i} Elm St,Boston,Mass.,02110`),
      // Not in Massachusetts.
      "Firm13,F13,Main,S13,GB,1 Elm St,London,Mass.,",
    );
    const uri = await client.open("clients.csv", text);
    const at = [5, text.split("\n")[5]?.indexOf("Mass.") ?? 0] as [number, number];
    const offered = titles(await client.codeActions(uri, range(...at)));
    assert.deepEqual(offered.slice(0, 3), [
      'Replace "Mass." with "MA" (Massachusetts)',
      'Replace "Mass." with "MA" in 12 rows',
      'Fix all "state-code" problems in this file',
    ]);
    assert.equal(
      await taken(client, uri, text, at, 'Replace "Mass." with "MA" in 12 rows'),
      text.replaceAll("Boston,Mass.", "Boston,MA"),
    );
  });

  test("sets the empty Countries that can only be this one", async (t) => {
    const client = await Client.start(t);
    const text = file(
      ...rows(9, (i) => `Firm${i},F${i},Main,S${i},,${i} Elm St,Boston,MA,02110`),
      "Maple,MAP,Main,MAP1,,1 Elm St,Toronto,ON,M5V 2T6",
      "Pine,PINE,Main,PINE1,GB,1 Elm St,London,,",
    );
    const uri = await client.open("clients.csv", text);
    const at = [2, "Firm2,F2,Main,S2,".length] as [number, number];
    assert.equal(
      await taken(client, uri, text, at, "Set 9 of 10 empty Countries to US"),
      text.replace(/(S\d),,/g, "$1,US,"),
    );
  });

  test("sets the empty Countries to that of all other rows, except where the State is elsewhere", async (t) => {
    const client = await Client.start(t);
    const text = file(
      ...rows(5, (i) => `Firm${i},F${i},Main,S${i},US,,,,`),
      ...rows(9, (i) => `Pine${i},P${i},Main,T${i},,,,,`),
      "Maple,MAP,Main,MAP1,,1 Elm St,Toronto,ON,",
    );
    const uri = await client.open("clients.csv", text);
    const at = [7, "Pine2,P2,Main,T2,".length] as [number, number];
    const [first] = await client.codeActions(uri, range(...at));
    assert.deepEqual([first?.title, first?.isPreferred], ['Fill in "US" (the country of all other rows)', false]);
    assert.equal(
      await taken(client, uri, text, at, "Set 9 of 10 empty Countries to US"),
      text.replace(/(T\d),,/g, "$1,US,"),
    );
  });

  test("empties the cells of a placeholder in all columns that need no value", async (t) => {
    const client = await Client.start(t);
    const text = file(...rows(3, (i) => `Firm${i},F${i},Main,N/A,US,N/A,N/A,,`));
    const uri = await client.open("clients.csv", text);
    const at = [1, "Firm1,F1,Main,N/A,US,".length] as [number, number];
    assert.equal(
      await taken(client, uri, text, at, 'Empty all 6 cells with "N/A"'),
      text.replaceAll("US,N/A,N/A", "US,,"),
    );
    const ids = await taken(
      client,
      uri,
      text,
      [1, "Firm1,F1,Main,".length],
      'Replace "N/A" with new Site IDs in 3 rows',
    );
    assert.equal(ids, text.replace(/F(\d),Main,N\/A/g, "F$1,Main,F$1MAIN"));
  });

  test("is offered for at least two cells, and never for a guess", async (t) => {
    const client = await Client.start(t);
    const text = file("Acme,ACME,Main,,US,,,Massachusets,", "Bolt,BOLT,Main,B1,US,,,Massachusets,");
    const uri = await client.open("clients.csv", text);
    for (const at of ["Acme,ACME,Main,".length, "Acme,ACME,Main,,US,,,".length]) {
      const offered = titles(await client.codeActions(uri, range(1, at)));
      assert.deepEqual(
        offered.filter((title) => / all | rows$/.test(title)),
        [],
      );
    }
  });

  test("leaves rows in doubt, and says how many it fits", async (t) => {
    const client = await Client.start(t);
    const text = file(...rows(4, (i) => `Firm${i},F${i},Main,,US,,,,`), '"Cord,CORD",,Main,,US,,,,');
    const uri = await client.open("clients.csv", text);
    const filled = await taken(client, uri, text, [1, 14], "Fill in 4 of 5 empty Site IDs");
    assert.equal(filled, text.replace(/(F\d),Main,,/g, "$1,Main,$1MAIN,"));
  });

  test("is rejected if the file has changed since it was listed", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", file(...rows(2, (i) => `Firm${i},F${i},Main,,US,,,,`)));
    const actions = await client.codeActions(uri, range(1, 14));
    const all = actions.find(({ title }) => title === "Fill in all 2 empty Site IDs");
    await client.edit(uri, { range: range(1, 0), text: "A" });
    await assert.rejects(client.connection.sendRequest("codeAction/resolve", all), { code: contentModified });
  });

  test("runs the command that previews it if the client has it", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("clients.csv", file(...rows(2, (i) => `Firm${i},F${i},Main,,US,,,,`)));
    const actions = await client.codeActions(uri, range(1, 14));
    const all = actions.find(({ title }) => title === "Fill in all 2 empty Site IDs");
    const alike = { code: "required", cell: 3, from: "" };
    assert.deepEqual(all?.command?.arguments, [uri, alike]);
    const plan = await client.request(planFixesRequest, { uri, alike });
    assert.deepEqual(
      plan?.edits.map(({ newText, kind }) => [newText, kind]),
      [
        ["F1MAIN", "Empty required cells"],
        ["F2MAIN", "Empty required cells"],
      ],
    );
    assert.deepEqual(plan?.after, {});
  });

  test("includes its edit for a client that cannot resolve code actions", async (t) => {
    const client = await Client.start(t, {}, { capabilities: { ...everything, textDocument: { diagnostic: {} } } });
    const uri = await client.open("clients.csv", file(...rows(2, (i) => `Firm${i},F${i},Main,,US,,,,`)));
    const actions = await client.codeActions(uri, range(1, 14));
    const all = actions.find(({ title }) => title === "Fill in all 2 empty Site IDs");
    assert.equal(all?.edit?.changes?.[uri]?.length, 2);
  });

  test("has no number in a long file, which is not counted to its end", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", file(...rows(3_000, (i) => `Firm${i},F${i},Main,,US,,,,`)));
    const actions = titles(await client.codeActions(uri, range(2_900, 20)));
    assert.equal(actions[1], "Fill in all empty Site IDs");
    const alike = { code: "required", cell: 3, from: "" };
    assert.equal((await client.request(planFixesRequest, { uri, alike }))?.edits.length, 3_000);
  });
});

describe("the suggestions for a file", () => {
  test("are what can be filled in, from the left, then what can be replaced", async (t) => {
    const client = await Client.start(t);
    const text = file(
      ...rows(3, (i) => `Firm${i},,Main,,,${i} Elm St,Boston,MA,02110`),
      "Bolt,BOLT,Main,B1,US,N/A,N/A,MA,02110",
    );
    const uri = await client.open("clients.csv", text);
    const suggestions = await client.request(suggestionsRequest, { uri });
    assert.deepEqual(
      suggestions.map(({ title }) => title),
      [
        "Fill in all 3 empty Company IDs",
        "Fill in all 3 empty Site IDs",
        "Set all 3 empty Countries to US",
        'Empty all 2 cells with "N/A"',
      ],
    );
  });

  test("leave out what is fixed with all that is safe, and there are none for another file", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", file(...rows(3, (i) => `Firm${i},F${i},Main,S${i},USA,,,,`)));
    const other = await client.open("devices.csv", "Device,Country\nLaptop,UK\n");
    for (const each of [uri, other]) assert.deepEqual(await client.request(suggestionsRequest, { uri: each }), []);
  });
});
