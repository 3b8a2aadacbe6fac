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

/** The children of the root symbol. */
async function symbolsOf(t: TestContext, text: string): Promise<DocumentSymbol[]> {
  return (await allSymbolsOf(t, text))[0]?.children ?? [];
}

async function allSymbolsOf(t: TestContext, text: string): Promise<DocumentSymbol[]> {
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  return client.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
}

/** One line per symbol: name, detail and selection, with sites indented. Asserts that ranges contain their children. */
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

test("the outline lists companies with their sites", async (t) => {
  const text = [required, "Acme,ACME,HQ,HQ1,US", "Acme,ACME,Mill,M1,DE", "Beta,BETA,HQ,HQ2,FR", ""].join("\r\n");
  const symbols = await symbolsOf(t, text);
  assert.deepEqual(outline(text, symbols), [
    'Acme (ACME, 2 sites) "Acme"',
    '  HQ (HQ1, US) "HQ"',
    '  Mill (M1, DE) "Mill"',
    'Beta (BETA, 1 site) "Beta"',
    '  HQ (HQ2, FR) "HQ"',
  ]);
  assert.deepEqual(
    symbols.map(({ range }) => textIn(text, range)),
    ["Acme,ACME,HQ,HQ1,US\r\nAcme,ACME,Mill,M1,DE", "Beta,BETA,HQ,HQ2,FR"],
  );
});

test("a root symbol that starts at the header row contains all companies", async (t) => {
  const rows = ["Acme,ACME,HQ,HQ1,US", "Beta,BETA,HQ,HQ2,FR", ",,Mill,M1,DE", "Acme,ACME,Port,P1,DE"];
  const text = `\n${[required, ...rows].join("\n")}\n`;
  const symbols = await allSymbolsOf(t, text);
  assert.deepEqual(outline(text, symbols).slice(0, 2), [
    `2 companies (4 sites) ${JSON.stringify(required)}`,
    '  Acme (ACME, 1 of 2 sites) "Acme"',
  ]);
  assert.deepEqual(
    symbols.map(({ range }) => textIn(text, range)),
    [text.trim()],
  );
  const one = `${required}\n${rows[0]}`;
  assert.equal(outline(one, await allSymbolsOf(t, one))[0], `1 company (1 site) ${JSON.stringify(required)}`);
});

test("a company with scattered rows has a symbol for each group of rows", async (t) => {
  const text = `${required}\nAcme,ACME,HQ,HQ1,US\nBeta,BETA,HQ,HQ2,FR\n\nAcme,ACME,Mill,M1,DE\n\n Acme ,ACME,Port,P1,DE`;
  assert.deepEqual(outline(text, await symbolsOf(t, text)), [
    'Acme (ACME, 1 of 3 sites) "Acme"',
    '  HQ (HQ1, US) "HQ"',
    'Beta (BETA, 1 site) "Beta"',
    '  HQ (HQ2, FR) "HQ"',
    'Acme (ACME, 2 of 3 sites) "Acme"',
    '  Mill (M1, DE) "Mill"',
    '  Port (P1, DE) "Port"',
  ]);
});

test("incomplete rows have symbols too", async (t) => {
  const text = `${required}\nAcme\n,ACME\n,,HQ\n"A ""B"" C;D",X1,"Two\nlines",L1,US\nBeta,BETA,"open,S1`;
  assert.deepEqual(outline(text, await symbolsOf(t, text)), [
    'Acme (1 site) "Acme"',
    '  (no site) () "Acme"',
    'ACME (ACME, 1 site) ""',
    '  (no site) () ",ACME"',
    '(no company) (1 site) ""',
    '  HQ () "HQ"',
    'A "B" C;D (X1, 1 site) "\\"A \\"\\"B\\"\\" C;D\\""',
    '  Two lines (L1, US) "\\"Two\\nlines\\""',
    'Beta (BETA, 1 site) "Beta"',
    '  "open (S1) "\\"open"',
  ]);
});

test("supports semicolons, other column orders and unknown columns", async (t) => {
  const text = "Note;Site Name;Company Name;Site ID\nx;HQ;Acme;HQ1\n";
  assert.deepEqual(outline(text, await symbolsOf(t, text)), ['Acme (1 site) "Acme"', '  HQ (HQ1) "HQ"']);
});

test("a header row alone and other files have no symbols", async (t) => {
  assert.deepEqual(await allSymbolsOf(t, required), []);
  assert.deepEqual(await allSymbolsOf(t, "a,b\n1,2\n"), []);
});

test("after 10,000 rows, a last symbol represents the remaining rows", async (t) => {
  const rows = Array.from({ length: 10_002 }, (_, index) => `Acme${index >> 2},A${index >> 2},HQ,S${index},US`);
  const text = [required, ...rows].join("\n");
  const symbols = await symbolsOf(t, text);
  assert.equal(symbols.length, 2_501);
  assert.equal(symbols.flatMap(({ children = [] }) => children).length, 10_000);
  assert.deepEqual(outline(text, symbols.slice(-2)), [
    'Acme2499 (A2499, 4 sites) "Acme2499"',
    '  HQ (S9996, US) "HQ"',
    '  HQ (S9997, US) "HQ"',
    '  HQ (S9998, US) "HQ"',
    '  HQ (S9999, US) "HQ"',
    '… 2 more (not listed, as the file is large) ""',
  ]);
  const last = symbols.at(-1);
  assert.equal(last && textIn(text, last.range), rows.slice(-2).join("\n"));
});

test("cancellation and edits abort a request", async (t) => {
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
