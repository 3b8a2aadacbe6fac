import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { CancellationToken, CancellationTokenSource, type CodeAction } from "vscode-languageserver/node";
import { type PlannedEdit, planFixesRequest, plannedEditsProgress } from "../../server/src/lsp/protocol.ts";
import { Client, contentModified, header, hover, range, requestCancelled, row } from "./client.ts";

const rows = 20_000;
const faulty = [header, ...Array.from({ length: rows }, (_, i) => row(`Acme${i},ACME${i},HQ,HQ${i},USA`)), ""].join(
  "\n",
);

/** A server with a large file that has a problem in every row, and a small one, both checked. */
async function busyServer(t: TestContext): Promise<{ client: Client; large: string; small: string }> {
  const client = await Client.start(t);
  const small = await client.open("small.csv", `${header}\n${row("Bolt,BOLT,HQ,B1,US")}\n`);
  const large = await client.open("large.csv", faulty);
  assert.equal((await client.diagnostics(large)).length, 500);
  assert.ok(await hover(client, small));
  return { client, large, small };
}

/** Sends one hover after the other until the work is done, and returns how long each took, in milliseconds. */
async function hoversDuring(work: Promise<unknown>, client: Client, uri: string): Promise<number[]> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    assert.ok(await hover(client, uri));
    if (isDone) return times;
    times.push(performance.now() - start);
  }
}

/** Checks the median, because a single hover may wait for other work of the machine. */
function assertPrompt(times: readonly number[]): void {
  assert.ok(times.length >= 5, `${times.length} hovers were answered meanwhile`);
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  assert.ok(median <= 100, `a hover took ${median} ms`);
}

/** Long-running requests for the large file. Each returns the number of its edits. */
const works: Readonly<Record<string, (client: Client, uri: string, token: CancellationToken) => Promise<number>>> = {
  "a plan of all fixes": async (client, uri, token) => {
    return (await client.request(planFixesRequest, { uri }, token))?.edits.length ?? 0;
  },
  "source.fixAll": async (client, uri, token) => {
    const params = { textDocument: { uri }, range: range(0, 0), context: { diagnostics: [], only: ["source.fixAll"] } };
    const [action] = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", params, token);
    return action?.edit?.changes?.[uri]?.length ?? 0;
  },
  "a suggestion for all cells": async (client, uri, token) => {
    const alike = { code: "country-code", cell: 4, from: "USA", to: "US" };
    return (await client.request(planFixesRequest, { uri, alike }, token))?.edits.length ?? 0;
  },
  "an action that fixes all": async (client, uri, token) => {
    const all = (await client.codeActions(uri, range(1, 20))).at(-1);
    assert.equal(all?.title, "Fix all safe problems in this file");
    const action = await client.connection.sendRequest<CodeAction>("codeAction/resolve", all, token);
    return action.edit?.changes?.[uri]?.length ?? 0;
  },
};

for (const [name, work] of Object.entries(works)) {
  describe(`while the server computes ${name} of a large file`, () => {
    test("answers a hover in another file", async (t) => {
      const { client, large, small } = await busyServer(t);
      const working = work(client, large, CancellationToken.None);
      assertPrompt(await hoversDuring(working, client, small));
      assert.equal(await working, rows);
    });

    test("the request can be cancelled", async (t) => {
      const { client, large, small } = await busyServer(t);
      const cancel = new CancellationTokenSource();
      const working = work(client, large, cancel.token);
      const refused = assert.rejects(working, { code: requestCancelled });
      for (let i = 0; i < 3; i++) assert.ok(await hover(client, small));
      cancel.cancel();
      await refused;
    });

    test("an edit makes the server reject the request", async (t) => {
      const { client, large, small } = await busyServer(t);
      const working = work(client, large, CancellationToken.None);
      const refused = assert.rejects(working, { code: contentModified });
      for (let i = 0; i < 3; i++) assert.ok(await hover(client, small));
      await client.edit(large, { range: range(1, 0), text: "A" });
      await refused;
    });
  });
}

test("sends the edits of a plan in batches if the request has a partial result token", async (t) => {
  const { client, large } = await busyServer(t);
  const parts: PlannedEdit[][] = [];
  client.connection.onProgress(plannedEditsProgress, "plan", (part) => void parts.push(part));
  const [sent, whole] = [
    await client.request(planFixesRequest, { uri: large, partialResultToken: "plan" }),
    await client.request(planFixesRequest, { uri: large }),
  ];
  assert.deepEqual(parts.flat(), whole?.edits);
  assert.ok(parts.every((part) => part.length <= 2_000));
  assert.deepEqual(sent, { ...whole, edits: [] });
});
