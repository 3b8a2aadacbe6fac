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

test("folds consecutive rows of a company", async (t) => {
  const text = `\n${required}\nAcme,ACME,HQ,HQ1,US\nAcme,ACME,Mill,M1,DE\nBeta,B,HQ,B1,FR\nAcme,ACME,Port,P1,DE\nAcme,ACME,Dam,D1,DE`;
  assert.deepEqual(await foldsOf(t, text), ["2-3", "5-6"]);
});

test("a blank row does not split a company, and a trailing one is not folded", async (t) => {
  assert.deepEqual(await foldsOf(t, `${required}\nAcme,ACME,HQ,HQ1,US\n\nAcme,ACME,Mill,M1,DE\n\n\n`), ["1-3"]);
});

test("folds a multi-line cell, but only once if it is the company's only row", async (t) => {
  const cell = '"Two\r\nlines"';
  const text = [required, `Acme,ACME,${cell},HQ1,US`, `Beta,B,HQ,B1,FR`, `Beta,B,${cell},B2,FR`].join("\r\n");
  assert.deepEqual(await foldsOf(t, text), ["1-2", "3-5", "4-5"]);
});

test("supports semicolons and rows with only an ID", async (t) => {
  const text = `${required.replaceAll(",", ";")}\n;ACME;HQ\n;ACME;Mill\n`;
  assert.deepEqual(await foldsOf(t, text), ["1-2"]);
});

test("does not fold single rows or other files", async (t) => {
  assert.deepEqual(await foldsOf(t, `${required}\nAcme,ACME,HQ,HQ1,US\nBeta,B,HQ,B1,FR\n`), []);
  assert.deepEqual(await foldsOf(t, "a,b\n1,2\n1,3\n"), []);
});
