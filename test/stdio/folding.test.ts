import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { FoldingRange } from "vscode-languageserver/node";
import { Client } from "./client.ts";
import { required } from "./cursor.ts";

async function foldsOf(t: TestContext, text: string): Promise<string[]> {
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  const params = { textDocument: { uri } };
  const folds = await client.connection.sendRequest<FoldingRange[]>("textDocument/foldingRange", params);
  return folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`);
}

test("rows of a company that follow each other fold", async (t) => {
  const text = `\n${required}\nAcme,ACME,HQ,HQ1,US\nAcme,ACME,Mill,M1,DE\nBeta,B,HQ,B1,FR\nAcme,ACME,Port,P1,DE\nAcme,ACME,Dam,D1,DE`;
  assert.deepEqual(await foldsOf(t, text), ["2-3", "5-6"]);
});

test("a blank row parts no company, and belongs to none at its end", async (t) => {
  assert.deepEqual(await foldsOf(t, `${required}\nAcme,ACME,HQ,HQ1,US\n\nAcme,ACME,Mill,M1,DE\n\n\n`), ["1-3"]);
});

test("a cell of several lines folds, once where it is all that the company has", async (t) => {
  const cell = '"Two\r\nlines"';
  const text = [required, `Acme,ACME,${cell},HQ1,US`, `Beta,B,HQ,B1,FR`, `Beta,B,${cell},B2,FR`].join("\r\n");
  assert.deepEqual(await foldsOf(t, text), ["1-2", "3-5", "4-5"]);
});

test("semicolons, and rows with an ID alone", async (t) => {
  const text = `${required.replaceAll(",", ";")}\n;ACME;HQ\n;ACME;Mill\n`;
  assert.deepEqual(await foldsOf(t, text), ["1-2"]);
});

test("single rows do not fold, nor does what is no import file", async (t) => {
  assert.deepEqual(await foldsOf(t, `${required}\nAcme,ACME,HQ,HQ1,US\nBeta,B,HQ,B1,FR\n`), []);
  assert.deepEqual(await foldsOf(t, "a,b\n1,2\n1,3\n"), []);
});
