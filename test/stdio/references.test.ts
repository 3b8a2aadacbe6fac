import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { DocumentHighlight, Location } from "vscode-languageserver/node";
import { Client } from "./client.ts";
import { mark, required, unmark } from "./cursor.ts";

/** Marks the answer in the text: `all` references, the `rest` without the first row, or highlights. */
async function found(t: TestContext, marked: string, what: "all" | "rest" | "highlights"): Promise<string> {
  const { text, cursor: position } = unmark(marked);
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  const params = { textDocument: { uri }, position };
  if (what === "highlights") {
    const highlights = await client.connection.sendRequest<DocumentHighlight[]>(
      "textDocument/documentHighlight",
      params,
    );
    assert.ok(highlights.every(({ kind }) => kind === 1));
    return mark(
      text,
      highlights.map((highlight) => highlight.range),
    );
  }
  const context = { includeDeclaration: what === "all" };
  const locations = await client.connection.sendRequest<Location[]>("textDocument/references", { ...params, context });
  assert.ok(locations.every((location) => location.uri === uri));
  return mark(
    text,
    locations.map((location) => location.range),
  );
}

test("references to a name include all its rows, without quotes", async (t) => {
  const rows = (a: string, b: string, c: string) =>
    `${required}\n${a},ACME,HQ,HQ1,US\nBeta,BETA,HQ,B1,FR\n${b},ACME,Mill,M1,DE\n${c},OTHER,Port,P1,DE`;
  const text = rows("Acme", '"Ac‸me"', " Acme");
  assert.equal(await found(t, text, "all"), rows("⟦Acme⟧", '"⟦Acme⟧"', "⟦ Acme⟧"));
  assert.equal(await found(t, text, "rest"), rows("Acme", '"⟦Acme⟧"', "⟦ Acme⟧"));
  assert.equal(await found(t, text, "highlights"), rows("⟦Acme⟧", '"⟦Acme⟧"', "⟦ Acme⟧"));
});

test("another spelling is not a reference", async (t) => {
  const text = `${required}\nAc‸me,ACME,HQ,HQ1,US\nACME,ACME,Mill,M1,DE\n`;
  assert.equal(await found(t, text, "all"), `${required}\n⟦Acme⟧,ACME,HQ,HQ1,US\nACME,ACME,Mill,M1,DE\n`);
});

test("references to an ID include only rows of its company", async (t) => {
  const text = `${required}\nAcme,ACME‸,HQ,HQ1,US\nAcme,ACME,Mill,M1,DE\nAcme,ACMF,Port,P1,DE\nBeta,ACME,HQ,B1,FR\n`;
  assert.equal(
    await found(t, text, "highlights"),
    `${required}\nAcme,⟦ACME⟧,HQ,HQ1,US\nAcme,⟦ACME⟧,Mill,M1,DE\nAcme,ACMF,Port,P1,DE\nBeta,ACME,HQ,B1,FR\n`,
  );
});

test("supports a last cell without a line end, semicolons, and short and multi-line rows", async (t) => {
  const text = 'Site Name;Site ID;Note;Company Name\nHQ;1;x;Acme\n"Two\nlines";2;;Acme\nHQ;3;;‸Acme';
  assert.equal(
    await found(t, text, "all"),
    'Site Name;Site ID;Note;Company Name\nHQ;1;x;⟦Acme⟧\n"Two\nlines";2;;⟦Acme⟧\nHQ;3;;⟦Acme⟧',
  );
  assert.equal(await found(t, `${required}\nAcme\nAc‸me,A`, "all"), `${required}\n⟦Acme⟧\n⟦Acme⟧,A`);
});

test("a row split by a comma finds itself and the company's other rows", async (t) => {
  const text = `${required}\nAcme,ACME,HQ,HQ1,US\nA‸cme,ACME,Mill, Old,M1,DE\nAcme,ACME,Port,P1,DE\n`;
  assert.equal(
    await found(t, text, "all"),
    `${required}\n⟦Acme⟧,ACME,HQ,HQ1,US\n⟦Acme⟧,ACME,Mill, Old,M1,DE\n⟦Acme⟧,ACME,Port,P1,DE\n`,
  );
});

for (const [what, text] of [
  ["in the header row", `Company‸ Name,Company ID,Site Name,Site ID,Country\nAcme,A,HQ,H1,US\n`],
  ["in other columns", `${required}\nAcme,A,H‸Q,H1,US\nAcme,A,HQ,H2,US\n`],
  ["in empty cells", `${required}\nAcme,‸,HQ,H1,US\nBeta,,HQ,H2,US\n`],
  ["on the empty last line", `${required}\nAcme,A,HQ,H1,US\n‸`],
  ["in cells beyond the last header", `${required}\nAcme,A,HQ,H1,US,Ac‸me\n`],
  ["in other files", "a,b\nAc‸me,1\nAcme,2\n"],
] as const) {
  test(`finds no references ${what}`, async (t) => {
    assert.equal(await found(t, text, "all"), unmark(text).text);
    assert.equal(await found(t, text, "highlights"), unmark(text).text);
  });
}

test("returns at most the 10,000 nearest references", async (t) => {
  const client = await Client.start(t);
  const rows = Array.from({ length: 25_000 }, (_, i) => `Acme,ACME,HQ,HQ${i},US`);
  const uri = await client.open("clients.csv", [required, ...rows].join("\n"));
  const lines = async (line: number, includeDeclaration: boolean) => {
    const params = { textDocument: { uri }, position: { line, character: 2 }, context: { includeDeclaration } };
    const found = await client.connection.sendRequest<Location[]>("textDocument/references", params);
    return [found.length, found.at(0)?.range.start.line, found.at(-1)?.range.start.line];
  };
  assert.deepEqual(await lines(12_000, true), [10_000, 7_000, 16_999]);
  assert.deepEqual(await lines(1, true), [10_000, 1, 10_000]);
  assert.deepEqual(await lines(1, false), [10_000, 2, 10_001]);
  assert.deepEqual(await lines(25_000, true), [10_000, 15_001, 25_000]);
});
