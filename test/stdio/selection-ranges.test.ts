import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { SelectionRange } from "vscode-languageserver/node";
import { Client } from "./client.ts";
import { required, textIn, unmark } from "./cursor.ts";

/** The texts of the selection ranges at each cursor, innermost first. */
async function selections(t: TestContext, marked: string): Promise<string[][]> {
  const { text, cursors: positions } = unmark(marked);
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  const answer = await client.connection.sendRequest<SelectionRange[]>("textDocument/selectionRange", {
    textDocument: { uri },
    positions,
  });
  return answer.map((innermost) => {
    const texts: string[] = [];
    for (let each: SelectionRange | undefined = innermost; each; each = each.parent)
      texts.push(textIn(text, each.range));
    return texts;
  });
}

test("expands from value to cell, row, company and file", async (t) => {
  const company = 'Acme,ACME,"H ""Q""",HQ1,US\n\nAcme,ACME,Mill,M1,DE';
  const text = `${required}\nBeta,B,HQ,B1,FR\n${company}\n\nBeta,B,Port,P1,FR\n`;
  assert.deepEqual(await selections(t, text.replace("H ", "H‸ ").replace("M1", "M‸1")), [
    ['H ""Q""', '"H ""Q"""', 'Acme,ACME,"H ""Q""",HQ1,US', company, text],
    ["M1", "Acme,ACME,Mill,M1,DE", company, text],
  ]);
});

test("skips ranges that equal the previous one", async (t) => {
  assert.deepEqual(await selections(t, `${required}\nA‸cme`), [["Acme", `${required}\nAcme`]]);
});

test("supports an empty last cell without a line end, and a multi-line cell", async (t) => {
  const text = `${required.replaceAll(",", ";")}\nAcme;A;"Two\nlines";S1;US\nBeta;B;HQ;S2;`;
  assert.deepEqual(await selections(t, `${text.replace("lines", "li‸nes")}‸`), [
    ["Two\nlines", '"Two\nlines"', 'Acme;A;"Two\nlines";S1;US', text],
    ["", "Beta;B;HQ;S2;", text],
  ]);
});

test("the header row has no company, and the empty last line expands to the file", async (t) => {
  const text = `${required}\nAcme,A,HQ,H1,US\n`;
  assert.deepEqual(await selections(t, `${text.replace("Site ID", "‸Site ID")}‸`), [
    ["Site ID", required, text],
    [text],
  ]);
});

test("starts with the cell before an opening quote", async (t) => {
  const text = `${required}\n"Acme",A,HQ,H1,US\n`;
  assert.deepEqual(await selections(t, text.replace('"Acme', '‸"Acme')), [['"Acme"', '"Acme",A,HQ,H1,US', text]]);
});
