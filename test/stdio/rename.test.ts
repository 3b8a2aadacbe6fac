import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import type { Range, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Client, type ClientOptions } from "./client.ts";
import { mark, required, unmark } from "./cursor.ts";

interface Opened {
  readonly text: string;
  /** The text with the range to rename marked, and the placeholder of the input box. */
  prepare(): Promise<[marked: string, placeholder: string]>;
  /** The whole text after a rename. */
  rename(newName: string): Promise<string>;
}

async function open(t: TestContext, marked: string, options: ClientOptions = {}, file = {}): Promise<Opened> {
  const { text, cursor: position } = unmark(marked);
  const client = await Client.start(t, file, options);
  const uri = await client.open("clients.csv", text);
  const params = { textDocument: { uri }, position };
  return {
    text,
    async prepare() {
      const { range, placeholder } = await client.connection.sendRequest<{ range: Range; placeholder: string }>(
        "textDocument/prepareRename",
        params,
      );
      return [mark(text, [range]), placeholder];
    },
    async rename(newName) {
      const edit = await client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { ...params, newName });
      assert.deepEqual(Object.keys(edit.changes ?? {}), [uri]);
      return TextDocument.applyEdits(TextDocument.create(uri, "csv", 1, text), edit.changes?.[uri] ?? []);
    },
  };
}

describe("rename", () => {
  test("renames a company in all its rows, including scattered and quoted ones", async (t) => {
    const rows = (name: string, quoted: string) =>
      `${required}\n${name},ACME,HQ,HQ1,US\nBeta,BETA,HQ,B1,FR\n${quoted},ACME,Mill,M1,DE\nAcme2,A2,${name},P1,DE\n`;
    const { prepare, rename, text } = await open(t, rows("Acme", '"A‸cme"').replace("A2,Acme", "A2,Site"));
    assert.deepEqual(await prepare(), [text.replace('"Acme"', '"⟦Acme⟧"'), "Acme"]);
    assert.equal(await rename("Acme Group"), rows("Acme Group", "Acme Group").replace("A2,Acme Group", "A2,Site"));
  });

  test("changes a company's ID, but not that of another company with the same ID", async (t) => {
    const { rename } = await open(
      t,
      `${required}\r\nAcme,OLD‸,HQ,HQ1,US\r\nAcme,OLD,OLD,OLD,DE\r\nBeta,OLD,HQ,B1,FR\r\nAcme,ELSE,Port,P1,DE`,
    );
    assert.equal(
      await rename("NEW"),
      `${required}\r\nAcme,NEW,HQ,HQ1,US\r\nAcme,NEW,OLD,OLD,DE\r\nBeta,OLD,HQ,B1,FR\r\nAcme,ELSE,Port,P1,DE`,
    );
  });

  test("supports a last cell without a line end, semicolons, multi-line and short rows", async (t) => {
    const rows = (name: string) =>
      `Site Name;Site ID;Note;Company Name\nHQ;1;x;${name}\n"Two\nlines";2;;${name}\nHQ;3;;${name}`;
    const { prepare, rename } = await open(t, `${rows("Acme")}‸`);
    assert.deepEqual(await prepare(), [rows("Acme").replace(/Acme$/, "⟦Acme⟧"), "Acme"]);
    assert.equal(await rename("Beta"), rows("Beta"));
    const short = await open(t, `${required}\nAcme\nA‸cme,A`);
    assert.equal(await short.rename("Beta"), `${required}\nBeta\nBeta,A`);
  });

  test("replaces an invalid name", async (t) => {
    const { prepare, rename } = await open(t, `${required}\n"Br‸own, ""B"" & Co",B1,HQ,HQ1,US\n`);
    assert.deepEqual(await prepare(), [`${required}\n"⟦Brown, ""B"" & Co⟧",B1,HQ,HQ1,US\n`, 'Brown, "B" & Co']);
    assert.equal(await rename("Brown"), `${required}\nBrown,B1,HQ,HQ1,US\n`);
  });

  test("keeps quotes if the file has an unclosed quote", async (t) => {
    const { rename } = await open(t, `${required}\n"A‸cme",A1,HQ,HQ1,US\nBeta,B1,"open,B1,US\nGamma,G1,HQ,G1,US\n`);
    assert.equal(await rename("Alpha"), `${required}\n"Alpha",A1,HQ,HQ1,US\nBeta,B1,"open,B1,US\nGamma,G1,HQ,G1,US\n`);
  });

  test("quotes a value if needed and the rules allow it", async (t) => {
    const rules = { characters: "off", comma: "off", delimiter: "off" };
    const text = `${required}\nAc‸me,A1,HQ,HQ1,US\n`;
    const { rename } = await open(t, text, { settings: { rules } });
    assert.equal(await rename('Acme, "A"'), `${required}\n"Acme, ""A""",A1,HQ,HQ1,US\n`);
    const { rename: semicolons } = await open(t, text.replaceAll(",", ";"), { settings: { rules } });
    assert.equal(
      await semicolons("A;B"),
      `${required}\nAcme,A1,HQ,HQ1,US\n`.replaceAll(",", ";").replace("Acme", '"A;B"'),
    );
  });

  test("can merge a misspelled name into the name with the same ID", async (t) => {
    const { rename } = await open(t, `${required}\nAcme,A1,HQ,HQ1,US\nAcm‸,A1,Mill,M1,US\n`);
    assert.equal(await rename("Acme"), `${required}\nAcme,A1,HQ,HQ1,US\nAcme,A1,Mill,M1,US\n`);
  });

  test("rejects a merge if a company with another ID has that name", async (t) => {
    const { rename } = await open(t, `${required}\nAcme,A1,HQ,HQ1,US\nAcm‸,A1,Mill,M1,US\nAcme,Z9,East,E1,US\n`);
    await assert.rejects(rename("Acme"), /Another company already has the Company Name "Acme", in row 4\./);
  });

  test("can change the case and spaces of a name", async (t) => {
    const { rename } = await open(t, `${required}\nAcme‸ Ltd,A1,HQ,HQ1,US\nAcme  Ltd,A1,Mill,M1,US\n`);
    assert.equal(await rename("ACME Ltd"), `${required}\nACME Ltd,A1,HQ,HQ1,US\nACME Ltd,A1,Mill,M1,US\n`);
  });

  test("to the same value changes nothing", async (t) => {
    const { rename, text } = await open(t, `${required}\nAcme‸,A1,HQ,HQ1,US\n`);
    assert.equal(await rename("Acme"), text);
  });
});

describe("a rename is rejected", () => {
  const text = `${required}\nAcme‸,A1,HQ,HQ1,US\nBeta,B1,HQ,B1,FR\nGämma,G1,HQ,G1,FR\n`;
  const other = text.replace("Acme‸,A1", "Acme,A1‸");
  for (const [marked, name, sentence] of [
    [text, "", "Company Name is required. Use letters and digits, 50 at most."],
    [text, "Acme-Ltd", 'Company Name can contain only the letters A to Z and digits, not "-". Write "Acme Ltd".'],
    [text, "Acme ", 'Company Name ends with white space. Write "Acme".'],
    [
      text,
      "x".repeat(51),
      "Company Name allows at most 50 characters, but this value has 51. Shorten it by 1 character.",
    ],
    [other, "A 1", 'Company ID contains a space, but can contain only letters and digits. Write "A1".'],
    [text, "Beta", 'Another company already has the Company Name "Beta", in row 3.'],
    [other, "B1", 'Another company already has the Company ID "B1", in row 3.'],
    [
      text,
      "Gamma",
      'The Company Name "Gämma" of another company, in row 4, would also become "Gamma" when it is fixed.',
    ],
  ] as const) {
    test(`to ${JSON.stringify(name.slice(0, 10))}: ${sentence}`, async (t) => {
      const { rename } = await open(t, marked);
      await assert.rejects(rename(name), { code: -32803, message: sentence });
    });
  }

  test("to an existing company", async (t) => {
    const settings = { existing: { files: ["existing.json"] } };
    const { rename } = await open(t, text, { settings }, { "existing.json": '[{"name":"Old Client","id":7}]' });
    await assert.rejects(rename("Old Client"), {
      message:
        'This company already exists: its Company Name matches "Old Client" (record 1 in existing.json). The whole import would fail with "Invalid CSV."',
    });
  });

  for (const [what, marked] of [
    ["in the header row", `Company‸ Name,Company ID,Site Name,Site ID,Country\nAcme,A,HQ,H1,US\n`],
    ["in other columns", `${required}\nAcme,A,H‸Q,H1,US\n`],
    ["of empty cells", `${required}\nAcme,‸,HQ,H1,US\n`],
    ["on the empty last line", `${required}\nAcme,A,HQ,H1,US\n‸`],
  ] as const) {
    test(what, async (t) => {
      const { prepare, rename } = await open(t, marked);
      const refusal = { code: -32803, message: "Only a Company Name or a Company ID can be renamed." };
      await assert.rejects(prepare(), refusal);
      await assert.rejects(rename("New"), refusal);
    });
  }
});
