import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { compareRequest, validateRequest } from "../../server/src/lsp/protocol.ts";
import { Client, header, range, row } from "./client.ts";

const acme = row("Acme,ACME,HQ,HQ1,US");
const bolt = row("Bolt,BOLT,HQ,HQ2,US");
const file = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;

describe("asioImport/compare", () => {
  test("shows a company that two files have in both, with its place in the other", async (t) => {
    const files = { "a.csv": file(acme, bolt), "in/b.csv": file(row("Zulu,ZULU,HQ,Z1,US"), acme) };
    const client = await Client.start(t, files);
    const [a, b] = [await client.open("a.csv", files["a.csv"]), client.uri("in/b.csv")];
    assert.deepEqual(await client.problems(a), []);
    assert.deepEqual(await client.request(compareRequest, { uris: [a, b] }), {});
    const [diagnostic, ...others] = await client.diagnostics(a);
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.code, "duplicate-across-files");
    assert.deepEqual(diagnostic.range, range(1, 0, 1, 4));
    assert.match(`${diagnostic.message}`, /^Company Name "Acme" is also in in\/b\.csv \(row 3\)\. /);
    assert.deepEqual(diagnostic.relatedInformation, [
      { location: { uri: b, range: range(2, 0, 2, 4) }, message: "The same company" },
    ]);
    // The other file shows it as soon as it is opened.
    await client.open("in/b.csv", files["in/b.csv"]);
    assert.deepEqual(await client.problems(b), ["2:0 duplicate-across-files"]);
    // The result of validating them together says so, and that of one alone does not.
    const together = await client.request(validateRequest, { uri: b, together: true });
    assert.match(together?.sentence ?? "", /because 1 row has a company that another file has too\./);
    const alone = await client.request(validateRequest, { uri: b });
    assert.doesNotMatch(alone?.sentence ?? "", /another file/);
    assert.deepEqual(await client.problems(b), []);
    assert.deepEqual(await client.problems(a), ["1:0 duplicate-across-files"]);
  });

  test("keeps what points to a file until that file changes, and follows edits of the file itself", async (t) => {
    const files = { "a.csv": file(acme, bolt), "b.csv": file(acme, bolt), "c.csv": file(bolt) };
    const client = await Client.start(t, files);
    const [a, b, c] = [
      await client.open("a.csv", files["a.csv"]),
      await client.open("b.csv", files["b.csv"]),
      client.uri("c.csv"),
    ];
    await client.request(compareRequest, { uris: [a, b, c] });
    const both = ["1:0 duplicate-across-files", "2:0 duplicate-across-files"];
    assert.deepEqual(await client.problems(a), both);
    assert.deepEqual(await client.problems(b), both);
    // Another company in its place.
    await client.edit(a, { range: range(1, 0, 1, 9), text: "Nut,NUT" });
    assert.deepEqual(await client.problems(a), ["2:0 duplicate-across-files"]);
    // Bolt is still in c.csv, but of a.csv nothing is known any more.
    assert.deepEqual(await client.problems(b), ["2:0 duplicate-across-files"]);
    // An event without a change, such as one that comes late, is not a change.
    await client.changeFiles("c.csv");
    assert.deepEqual(await client.problems(b), ["2:0 duplicate-across-files"]);
    await client.write("c.csv", file(acme));
    await client.changeFiles("c.csv");
    while ((await client.problems(b)).length > 0) await setTimeout(20);
    assert.deepEqual(await client.problems(a), ["2:0 duplicate-across-files"]);
    await client.request(compareRequest, { uris: [] });
    assert.deepEqual(await client.problems(a), []);
  });

  test("leaves out response files, other CSVs and files that cannot be read", async (t) => {
    const files = {
      "a.csv": file(acme),
      "other.csv": "Name,Company ID\nAcme,ACME\n",
      "a.response.csv": `${header},Row,Status,Reason for Failure\n${acme},2,Failed,x\n`,
      "image.csv": "\0",
    };
    const client = await Client.start(t, files);
    const a = await client.open("a.csv", files["a.csv"]);
    const uris = [a, ...["other.csv", "a.response.csv", "image.csv", "none.csv"].map((name) => client.uri(name))];
    assert.deepEqual(await client.request(compareRequest, { uris }), {});
    assert.deepEqual(await client.problems(a), []);
  });

  test("offers to go to the other place", async (t) => {
    const files = { "a.csv": file(acme), "b.csv": file(acme) };
    const client = await Client.start(t, files, { initializationOptions: { commands: true } });
    const [a, b] = [await client.open("a.csv", files["a.csv"]), client.uri("b.csv")];
    await client.request(compareRequest, { uris: [a, b] });
    const [action] = await client.codeActions(a, range(1, 0));
    assert.deepEqual(
      [action?.title, action?.command?.command, action?.command?.arguments],
      ["Go to row 2 of b.csv", "asioImport.goTo", [b, range(1, 0, 1, 4)]],
    );
  });

  test("can be cancelled", async (t) => {
    const rows = Array.from({ length: 30_000 }, (_, index) => row(`Acme${index},ACME${index},HQ,HQ${index},US`));
    const client = await Client.start(t, { "a.csv": file(...rows), "b.csv": file(...rows) });
    const source = new CancellationTokenSource();
    const uris = ["a.csv", "b.csv"].map((name) => client.uri(name));
    const answer = client.connection.sendRequest(compareRequest, { uris }, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
  });
});
