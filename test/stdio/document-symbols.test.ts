import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  CancellationToken,
  CancellationTokenSource,
  type DocumentSymbol,
  type Range,
} from "vscode-languageserver/node";
import { Client, range } from "./client.ts";
import { required, textIn } from "./cursor.ts";

/** The symbols below the one for the file. */
async function symbolsOf(t: TestContext, text: string): Promise<DocumentSymbol[]> {
  return (await allSymbolsOf(t, text))[0]?.children ?? [];
}

async function allSymbolsOf(t: TestContext, text: string): Promise<DocumentSymbol[]> {
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  return client.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
}

/** Each symbol on a line: its name, detail and selection; sites indented. Every range holds what belongs to it. */
function outline(text: string, symbols: readonly DocumentSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, detail, range, selectionRange, children = [] }) => {
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) assert.ok(holds(range, inner), name);
    const line = `${indent}${name} (${detail}) ${JSON.stringify(textIn(text, selectionRange))}`;
    return [line, ...outline(text, children, `${indent}  `)];
  });
}

function holds(outer: Range, inner: Range): boolean {
  const before = (a: Range["start"], b: Range["start"]) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

test("the outline has companies with their sites", async (t) => {
  const text = [required, "Acme,ACME,HQ,HQ1,US", "Acme,ACME,Mill,M1,DE", "Beta,BETA,HQ,HQ2,FR", ""].join("\r\n");
  const symbols = await symbolsOf(t, text);
  assert.deepEqual(outline(text, symbols), [
    'Acme (ACME · 2 sites) "Acme"',
    '  HQ (HQ1 · US) "HQ"',
    '  Mill (M1 · DE) "Mill"',
    'Beta (BETA · 1 site) "Beta"',
    '  HQ (HQ2 · FR) "HQ"',
  ]);
  assert.deepEqual(
    symbols.map(({ range }) => textIn(text, range)),
    ["Acme,ACME,HQ,HQ1,US\r\nAcme,ACME,Mill,M1,DE", "Beta,BETA,HQ,HQ2,FR"],
  );
});

test("all of them stand below one symbol that begins with the header row", async (t) => {
  const rows = ["Acme,ACME,HQ,HQ1,US", "Beta,BETA,HQ,HQ2,FR", ",,Mill,M1,DE", "Acme,ACME,Port,P1,DE"];
  const text = `\n${[required, ...rows].join("\n")}\n`;
  const symbols = await allSymbolsOf(t, text);
  assert.deepEqual(outline(text, symbols).slice(0, 2), [
    `2 companies (4 sites) ${JSON.stringify(required)}`,
    '  Acme (ACME · 1 of 2 sites) "Acme"',
  ]);
  assert.deepEqual(
    symbols.map(({ range }) => textIn(text, range)),
    [text.trim()],
  );
  const one = `${required}\n${rows[0]}`;
  assert.equal(outline(one, await allSymbolsOf(t, one))[0], `1 company (1 site) ${JSON.stringify(required)}`);
});

test("a company whose rows are not together stands at each place with the sites that are there", async (t) => {
  const text = `${required}\nAcme,ACME,HQ,HQ1,US\nBeta,BETA,HQ,HQ2,FR\n\nAcme,ACME,Mill,M1,DE\n\n Acme ,ACME,Port,P1,DE`;
  assert.deepEqual(outline(text, await symbolsOf(t, text)), [
    'Acme (ACME · 1 of 3 sites) "Acme"',
    '  HQ (HQ1 · US) "HQ"',
    'Beta (BETA · 1 site) "Beta"',
    '  HQ (HQ2 · FR) "HQ"',
    'Acme (ACME · 2 of 3 sites) "Acme"',
    '  Mill (M1 · DE) "Mill"',
    '  Port (P1 · DE) "Port"',
  ]);
});

test("rows that are half typed have symbols too", async (t) => {
  const text = `${required}\nAcme\n,ACME\n,,HQ\n"A ""B"" C;D",X1,"Two\nlines",L1,US\nBeta,BETA,"open,S1`;
  assert.deepEqual(outline(text, await symbolsOf(t, text)), [
    'Acme (1 site) "Acme"',
    '  (no site) () "Acme"',
    'ACME (ACME · 1 site) ""',
    '  (no site) () ",ACME"',
    '(no company) (1 site) ""',
    '  HQ () "HQ"',
    'A "B" C;D (X1 · 1 site) "\\"A \\"\\"B\\"\\" C;D\\""',
    '  Two lines (L1 · US) "\\"Two\\nlines\\""',
    'Beta (BETA · 1 site) "Beta"',
    '  "open (S1) "\\"open"',
  ]);
});

test("semicolons, other orders and unknown columns are no hindrance", async (t) => {
  const text = "Note;Site Name;Company Name;Site ID\nx;HQ;Acme;HQ1\n";
  assert.deepEqual(outline(text, await symbolsOf(t, text)), ['Acme (1 site) "Acme"', '  HQ (HQ1) "HQ"']);
});

test("a header alone, and what is no import file, have none", async (t) => {
  assert.deepEqual(await allSymbolsOf(t, required), []);
  assert.deepEqual(await allSymbolsOf(t, "a,b\n1,2\n"), []);
});

test("of more than 10,000 rows the last symbol stands for the further ones", async (t) => {
  const rows = Array.from({ length: 10_002 }, (_, index) => `Acme${index >> 2},A${index >> 2},HQ,S${index},US`);
  const text = [required, ...rows].join("\n");
  const symbols = await symbolsOf(t, text);
  assert.equal(symbols.length, 2_501);
  assert.equal(symbols.flatMap(({ children = [] }) => children).length, 10_000);
  assert.deepEqual(outline(text, symbols.slice(-2)), [
    'Acme2499 (A2499 · 4 sites) "Acme2499"',
    '  HQ (S9996 · US) "HQ"',
    '  HQ (S9997 · US) "HQ"',
    '  HQ (S9998 · US) "HQ"',
    '  HQ (S9999 · US) "HQ"',
    '… 2 more (not listed, as the file is large) ""',
  ]);
  const last = symbols.at(-1);
  assert.equal(last && textIn(text, last.range), rows.slice(-2).join("\n"));
});

test("a request that is cancelled, or overtaken by a key, ends", async (t) => {
  const client = await Client.start(t);
  const rows = Array.from({ length: 60_000 }, (_, index) => `Acme,A1,HQ,S${index},US\n`);
  const uri = await client.open("clients.csv", `${required}\n${rows.join("")}`);
  await client.diagnostics(uri);
  const ask = (token = CancellationToken.None) =>
    client.connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } }, token);
  const cancelling = new CancellationTokenSource();
  const cancelled = assert.rejects(ask(cancelling.token), { code: -32800 });
  cancelling.cancel();
  await cancelled;
  const overtaken = assert.rejects(ask(), { code: -32801 });
  await client.edit(uri, { range: range(1, 0), text: "x" });
  await overtaken;
  assert.equal((await ask())[0]?.children?.[0]?.name, "xAcme");
});
