import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type PlannedEdit, plannedEditsProgress } from "../../server/src/lsp/protocol.ts";
import {
  filesToMergeRequest,
  type MergedCorrections,
  mergeRequest,
  retryRequest,
} from "../../server/src/lsp/round-trip-protocol.ts";
import { Client, header, range, row } from "./client.ts";

const clients = `${header}\r\n${row("Acme,ACME,HQ,HQ1,US")}\r\n${row("Bolt,BOLT,HQ,B1,UK")}\r\n`;
const response = `${header},Row,Status,Reason for Failure\n`;

test("the files to merge are found by the setting for the response file's name", async (t) => {
  const files = {
    "clients.csv": clients,
    "failed-clients.csv": `${response}${row("Bolt,BOLT,HQ,B1,GB")},3,Failed,x\n`,
  };
  const settings = { response: { fileName: `failed-\${name}.csv` } };
  const client = await Client.start(
    t,
    {
      ...files,
      "clients.rest.csv": "",
      "a.retry.csv": "",
      "b.csv": "",
      "clients.ready.csv": "",
      "clients.ready.response.csv": "",
    },
    { settings },
  );
  const toMerge = (name: string) => client.request(filesToMergeRequest, { uri: client.uri(name) });
  const into = client.uri("clients.csv");
  assert.deepEqual(await toMerge("failed-clients.csv"), { into, corrected: [] });
  assert.deepEqual(await toMerge("clients.rest.csv"), { into, corrected: [] });
  assert.deepEqual(await toMerge("clients.csv"), {
    corrected: ["clients.rest.csv", "failed-clients.csv"].map((name) => client.uri(name)),
  });
  // It is uploaded by itself.
  const ready = client.uri("clients.ready.csv");
  assert.deepEqual(await toMerge("clients.ready.csv"), { corrected: [client.uri("clients.ready.response.csv")] });
  assert.deepEqual(await toMerge("clients.ready.response.csv"), { into: ready, corrected: [] });
  for (const alone of ["a.retry.csv", "b.csv"]) assert.deepEqual(await toMerge(alone), { corrected: [] });
  const retry = await client.request(retryRequest, { uri: client.uri("failed-clients.csv") });
  assert.equal(retry.uri, client.uri("clients.retry.csv"));
});

describe("mergeCorrections", () => {
  /** What rows of a response file change in the import file, both on disk. */
  async function merged(client: Client): Promise<MergedCorrections> {
    return await client.request(mergeRequest, {
      uri: client.uri("clients.response.csv"),
      into: client.uri("clients.csv"),
    });
  }

  test("returns edits of the cells that differ, and changes nothing", async (t) => {
    const corrected = `${response}${row("Bolt,BOLT,HQ,B1,GB")},3,Failed,x\n`;
    const client = await Client.start(t, { "clients.csv": clients, "clients.response.csv": corrected });
    assert.deepEqual(await merged(client), {
      version: 0,
      edits: [{ range: range(2, 16, 2, 18), newText: "GB", kind: "Corrections" }],
      rows: 1,
      refused: [],
      notes: [],
    });
    assert.equal(await client.read("clients.csv"), clients);
  });

  test("takes unsaved edits of both files", async (t) => {
    const corrected = `${response}${row("Bolt,BOLT,HQ,B1,GB")},3,Failed,x\n`;
    const client = await Client.start(t, { "clients.csv": "", "clients.response.csv": "" });
    await client.open("clients.csv", `\n${clients}`);
    await client.open("clients.response.csv", corrected);
    const { edits, version } = await merged(client);
    assert.deepEqual([edits, version], [[{ range: range(3, 16, 3, 18), newText: "GB", kind: "Corrections" }], 1]);
  });

  test("names the rows that cannot be placed, with their lines", async (t) => {
    const corrected = `${response}${row('Cox,COX,"H\nQ",C1,US')},2,Failed,x\n${row("Dorn,DORN,HQ,D1,US")},3,Failed,x\n`;
    const client = await Client.start(t, { "clients.csv": clients, "clients.response.csv": corrected });
    const why = "no row of clients.csv has its IDs or names";
    assert.deepEqual((await merged(client)).refused, [
      { line: 1, number: 2, label: "Cox, H Q", why },
      { line: 3, number: 3, label: "Dorn, HQ", why },
    ]);
  });

  test("rejects files that have nothing in common", async (t) => {
    const client = await Client.start(t, { "clients.csv": clients, "clients.response.csv": "a,b\n1,2\n" });
    await assert.rejects(merged(client), {
      code: -32803,
      message:
        "clients.response.csv and clients.csv must both have Company ID or Company Name, and Site ID or Site Name: rows are found by them.",
    });
  });

  test("sends the edits of 20,000 rows in chunks", async (t) => {
    const lines = (country: string) => {
      const rows = Array.from({ length: 20_000 }, (_, at) => row(`Company ${at},C${at},HQ,S${at},${country}`));
      return `${header}\n${rows.join("\n")}\n`;
    };
    const client = await Client.start(t, { "clients.csv": lines("UK"), "clients.rest.csv": lines("GB") });
    const edits: PlannedEdit[][] = [];
    client.connection.onProgress(plannedEditsProgress, "here", (part) => void edits.push(part));
    const [uri, into] = [client.uri("clients.rest.csv"), client.uri("clients.csv")];
    const { rows, edits: rest } = await client.request(mergeRequest, { uri, into, partialResultToken: "here" });
    assert.deepEqual([rows, rest, edits.length, edits.flat().length], [20_000, [], 11, 20_000]);
    assert.deepEqual(edits[9]?.at(-1)?.range.start.line, 20_000);
  });
});
