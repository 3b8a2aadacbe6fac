import assert from "node:assert/strict";
import { test } from "node:test";
import type { SymbolInformation } from "vscode-languageserver/node";
import { Client, range } from "./client.ts";
import { required } from "./cursor.ts";

const symbols = (client: Client, query: string) =>
  client.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query });

test("finds companies in all open import files by name and ID", async (t) => {
  const client = await Client.start(t);
  const first = await client.open(
    "a.csv",
    `${required}\nAcme,ACME1,HQ,HQ1,US\n"Beta ""B""",B2,HQ,B1,FR\nAcme,ACME1,Mill,M1,DE\n,,Half\n`,
  );
  const second = await client.open("b.csv", `${required.replaceAll(",", ";")}\nAcme;X9;HQ;HQ1;US`);
  await client.open("c.csv", "Name,Value\nAcme,1\n");
  const acme = (uri: string, containerName: string) => {
    return { name: "Acme", kind: 5, location: { uri, range: range(1, 0, 1, 4) }, containerName };
  };
  const beta = { name: 'Beta "B"', kind: 5, location: { uri: first, range: range(2, 0, 2, 12) }, containerName: "B2" };
  assert.deepEqual(await symbols(client, ""), [acme(first, "ACME1"), beta, acme(second, "X9")]);
  assert.deepEqual(await symbols(client, "aE"), [acme(first, "ACME1"), acme(second, "X9")]);
  assert.deepEqual(await symbols(client, "b 2"), [beta]);
  assert.deepEqual(await symbols(client, "x9"), [acme(second, "X9")]);
  assert.deepEqual(await symbols(client, "ea"), [beta]);
  assert.deepEqual(await symbols(client, "zz"), []);
  await client.close(first);
  assert.deepEqual(await symbols(client, "acme"), [acme(second, "X9")]);
});

test("returns at most 1,000 companies", async (t) => {
  const client = await Client.start(t);
  const rows = Array.from({ length: 3_000 }, (_, index) => `Acme${index},A${index},HQ,S${index},US\n`);
  await client.open("clients.csv", `${required}\n${rows.join("")}`);
  assert.equal((await symbols(client, "acme")).length, 1_000);
  assert.deepEqual(
    (await symbols(client, "acme2999")).map(({ name }) => name),
    ["Acme2999"],
  );
});
