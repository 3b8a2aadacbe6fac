import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Range, SemanticTokens } from "vscode-languageserver/node";
import { Client, range } from "./client.ts";
import { mark, required } from "./cursor.ts";

/** The text with its tokens marked, for each token type. */
async function tokens(t: TestContext, text: string, within?: Range): Promise<Record<string, string>> {
  const client = await Client.start(t);
  const uri = await client.open("clients.csv", text);
  const textDocument = { uri };
  const { legend, range: ranges, full } = client.initializeResult.capabilities.semanticTokensProvider ?? {};
  assert.deepEqual([ranges, full], [true, true]);
  const { data } = within
    ? await client.connection.sendRequest<SemanticTokens>("textDocument/semanticTokens/range", {
        textDocument,
        range: within,
      })
    : await client.connection.sendRequest<SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
  const found: Record<string, Range[]> = {};
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const name = legend?.tokenTypes[type] ?? "";
    found[name] = [...(found[name] ?? []), range(line, character, line, character + length)];
  }
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, mark(text, all)]));
}

test("marks headers and cells of unknown columns, and cells beyond the last header", async (t) => {
  const text = `Note,${required}\n"a ""b""",Acme,A1,HQ,HQ1,US,more\n,Beta,B1,HQ,B1,FR\n\nc,Beta,B1,HQ,B2,FR`;
  assert.deepEqual(await tokens(t, text), {
    unknownColumn: `⟦Note⟧,${required}\n⟦"a ""b"""⟧,Acme,A1,HQ,HQ1,US,⟦more⟧\n,Beta,B1,HQ,B1,FR\n\n⟦c⟧,Beta,B1,HQ,B2,FR`,
  });
});

test("marks an empty required cell on the next delimiter, or the previous one if last", async (t) => {
  const text = `${required},Zip\n,A1,HQ,HQ1,US,\nAcme,"",  ,HQ1,US,\n`;
  assert.deepEqual(await tokens(t, text), {
    missingValue: `${required},Zip\n⟦,⟧A1,HQ,HQ1,US,\nAcme,⟦""⟧,⟦  ⟧,HQ1,US,\n`,
  });
  const short = `${required.replaceAll(",", ";")}\nAcme;A1;HQ;;`;
  assert.deepEqual(await tokens(t, short), {
    missingValue: `${required.replaceAll(",", ";")}\nAcme;A1;HQ;⟦;⟧`,
  });
  const last = `${required}\nAcme,A1,HQ,S1,`;
  assert.deepEqual(await tokens(t, last), { missingValue: `${required}\nAcme,A1,HQ,S1⟦,⟧` });
});

test("splits a multi-line cell into one token per line", async (t) => {
  const text = `${required},Note\nAcme,A1,HQ,S1,US,"one\r\n\r\ntwo"\n`;
  assert.deepEqual(await tokens(t, text), {
    unknownColumn: `${required},⟦Note⟧\nAcme,A1,HQ,S1,US,⟦"one⟧\r\n\r\n⟦two"⟧\n`,
  });
});

test("marks a duplicate column as unknown, but not the columns of a response file", async (t) => {
  const twice = `${required},Country\nAcme,A1,HQ,S1,US,DE\n`;
  assert.deepEqual(await tokens(t, twice), {
    unknownColumn: `${required},⟦Country⟧\nAcme,A1,HQ,S1,US,⟦DE⟧\n`,
  });
  assert.deepEqual(await tokens(t, `${required},Row,Status,Reason for Failure\nAcme,A1,HQ,S1,US,2,Failed,No\n`), {});
});

test("a range request returns the tokens of its rows, including the whole first row", async (t) => {
  const cell = '"x\ny"';
  const text = `${required},Note\nAcme,A1,HQ,S1,US,a\nAcme,A1,Mill,S2,US,${cell}\nAcme,A1,Port,S3,US,c\nBeta,B1,HQ,B1,US,d\n`;
  assert.deepEqual(await tokens(t, text, range(3, 0, 4, 0)), {
    unknownColumn: text.replace(cell, '⟦"x⟧\n⟦y"⟧').replace(/c$/m, "⟦c⟧"),
  });
  assert.deepEqual(await tokens(t, text, range(0, 0, 0, 3)), { unknownColumn: text.replace("Note", "⟦Note⟧") });
  assert.deepEqual(await tokens(t, text, range(9, 0, 12, 0)), {});
});

test("other files have no tokens", async (t) => {
  assert.deepEqual(await tokens(t, "a,b\n,2\n"), {});
});
