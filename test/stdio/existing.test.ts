import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspectExportsRequest } from "../../server/src/lsp/protocol.ts";
import { Client, header, row, until } from "./client.ts";
import { acme, companies } from "./import-file.ts";

describe("the export of existing companies", () => {
  test("is checked for every row", async (t) => {
    const files = { "companies.json": companies("Bolt", "acme") };
    const client = await Client.start(t, files, { settings: { existing: { files: ["companies.json"] } } });
    const uri = await client.open("clients.csv", acme);
    const [finding, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(finding?.code, "company-exists");
    assert.match(
      String(finding?.message),
      /its Company Name matches "acme" \(record 2 in companies\.json\)\. The whole import would fail with "Invalid CSV\."$/,
    );
    const status = await client.status(uri);
    assert.equal(status?.verdict, "invalid-csv");
    assert.equal(
      status?.sentence,
      "Invalid CSV: the platform would refuse the whole file, because it has companies that already exist. 1 of 1 row has errors.",
    );
    assert.deepEqual(status?.existing, { files: ["companies.json"], companies: 2, problems: [] });
  });

  for (const [what, content, problem] of [
    ["missing", undefined, "companies.json does not exist."],
    ["empty", "", "companies.json is empty."],
    [
      "truncated",
      '[{"name": "Acme", "id": "1"}, {"na',
      "companies.json is cut off: its JSON ends at line 1, column 35.",
    ],
    [
      "of no known shape",
      '{"error": "denied"}',
      'companies.json contains no list of companies, only an object with the key "error", which is an error response.',
    ],
    ["binary", "\0\u0001\u0002", "companies.json is not a text file."],
  ] as const) {
    test(`that is ${what} is reported, not treated as empty`, async (t) => {
      const files = content === undefined ? {} : { "companies.json": content };
      const client = await Client.start(t, files, { settings: { existing: { files: ["companies.json"] } } });
      const uri = await client.open("clients.csv", acme);
      const [finding, ...others] = await client.diagnostics(uri);
      assert.deepEqual(others, []);
      assert.equal(finding?.code, "existing-export");
      assert.equal(finding?.severity, 1);
      assert.deepEqual(finding?.range, {
        start: { line: 0, character: 0 },
        end: { line: 0, character: header.length },
      });
      assert.equal(finding?.message, `Existing companies are not checked: ${problem}`);
      const status = await client.status(uri);
      assert.equal(status?.verdict, "unchecked");
      assert.equal(
        status?.sentence,
        `Unchecked: no row would fail, but existing companies are not checked. ${problem}`,
      );
      assert.deepEqual(status?.existing, { files: [], companies: 0, problems: [problem] });
    });
  }

  test("is reloaded when it is created, changed or deleted", async (t) => {
    const client = await Client.start(t, {}, { settings: { existing: { files: ["data/companies.json"] } } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.problems(uri), ["0:0 existing-export"]);
    await client.write("data/companies.json", companies("Bolt"));
    await client.changeFiles("data/companies.json");
    await until(() => client.refreshes === 1);
    assert.deepEqual(await client.problems(uri), []);
    await client.write("data/companies.json", companies("Acme"));
    await client.changeFiles("data/companies.json");
    await until(() => client.refreshes === 2);
    assert.deepEqual(await client.problems(uri), ["1:0 company-exists"]);
  });

  test("is watched by the client, as is the template, but nothing else", async (t) => {
    const client = await Client.start(
      t,
      {},
      {
        settings: {
          existing: { files: ["data/companies [1].json", "exports/*.json"] },
          template: { file: "../t.csv" },
        },
      },
    );
    await client.open("clients.csv", acme);
    const watchers = await until(() => {
      const found = client.registrations.filter(({ method }) => method === "workspace/didChangeWatchedFiles");
      return found.length === 3 && found.flatMap(({ registerOptions }) => registerOptions.watchers);
    });
    assert.deepEqual(watchers, [
      { globPattern: { baseUri: client.uri("..").replace(/\/$/, ""), pattern: "t.csv" } },
      { globPattern: { baseUri: `${client.uri("data")}/`, pattern: "companies [1].json" } },
      { globPattern: { baseUri: `${client.uri("exports")}/`, pattern: "*.json" } },
    ]);
    await client.changeFiles("other.json", "package.json", "data/companies.json");
    await client.pull(client.uri("clients.csv"));
    assert.equal(client.refreshes, 0);
  });

  test("can be several files that match globs", async (t) => {
    const files = {
      "exports/a.json": companies("Bolt"),
      "exports/deep/b.json": companies("Acme"),
      "c.json": companies("Nut"),
    };
    const client = await Client.start(t, files, {
      settings: { existing: { files: ["exports/**/*.json", "exports/a.json"] } },
    });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.problems(uri), ["1:0 company-exists"]);
    const status = await client.status(uri);
    assert.deepEqual(status?.existing, {
      files: ["exports/a.json", "exports/deep/b.json"],
      companies: 2,
      problems: [],
    });
    await client.write("exports/new.json", "[");
    await client.changeFiles("exports/new.json");
    await until(() => client.refreshes === 1);
    assert.deepEqual(await client.problems(uri), ["0:0 existing-export", "1:0 company-exists"]);
  });

  test("can be outside the workspace or have a name with glob characters", async (t) => {
    const other = await Client.start(t, { "companies.json": companies("Acme"), "b/c.json": companies("Bolt") });
    const files = { "export [2024] {a}.json": companies("Nut") };
    const existing = {
      files: [`${other.folder}/companies.json`, `${other.folder}/b/c.json`, "export [2024] {a}.json"],
    };
    const client = await Client.start(t, files, { settings: { existing } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual((await client.status(uri))?.existing, {
      files: [`${other.folder}/companies.json`, `${other.folder}/b/c.json`, "export [2024] {a}.json"],
      companies: 3,
      problems: [],
    });
  });

  test("is reported if no file matches a glob", async (t) => {
    const client = await Client.start(t, {}, { settings: { existing: { files: ["nowhere/*.json"] } } });
    const uri = await client.open("clients.csv", acme);
    const [finding] = await client.diagnostics(uri);
    assert.equal(finding?.message, "Existing companies are not checked: No file matches nowhere/*.json.");
    assert.equal((await client.status(uri))?.verdict, "unchecked");
  });

  test("can contain keys such as __proto__", async (t) => {
    const content = '[{"__proto__": {"name": "Acme"}, "constructor": 1, "name": "__proto__", "id": "toString"}]';
    const client = await Client.start(t, { "c.json": content }, { settings: { existing: { files: ["c.json"] } } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.problems(uri), []);
    await client.edit(uri, { text: `${header}\n${row("__proto__,A,HQ,HQ1,US")}\n${row("B,toString,HQ,HQ2,US")}\n` });
    assert.deepEqual(await client.problems(uri), ["1:0 characters", "1:0 company-exists", "2:2 company-exists"]);
  });

  test("can be inspected before it is selected", async (t) => {
    const files = {
      "good.json": '{"data": [{"companyName": "Acme", "identifier": "A"}, {"name": "Bolt"}]}',
      "bad.json": "{",
      "some.json": '[{"id": 1, "name": "Acme"}, {"id": 2}, {"id": 3, "name": "Bolt"}]',
      "100%.json": companies("Acme"),
      "1.json": '{"page": 1, "totalPages": 2, "items": [{"name": "Acme"}]}',
      "2.json": '{"page": 2, "totalPages": 2, "items": [{"name": "Bolt"}]}',
    };
    const client = await Client.start(t, files);
    const inspect = (...names: string[]) =>
      client.request(inspectExportsRequest, { uris: names.map((name) => client.uri(name)) });
    assert.deepEqual(await inspect("good.json", "bad.json"), {
      exports: [
        { companies: 2, nameKeys: ["name", "companyName"], idKeys: ["identifier"] },
        {
          companies: 0,
          nameKeys: [],
          idKeys: [],
          problem: "bad.json is cut off: its JSON ends at line 1, column 2.",
        },
      ],
    });
    assert.deepEqual((await inspect("some.json")).exports, [
      {
        companies: 2,
        nameKeys: [],
        idKeys: [],
        problem:
          'One of 3 records in some.json has no readable name: record 2, an object with the key "id" (asioImport.existing.nameKeys can say what to read).',
      },
    ]);
    assert.equal((await inspect("100%.json")).exports[0]?.companies, 1);
    assert.equal((await inspect("1.json")).doubt, "1.json is page 1 of 2.");
    assert.equal((await inspect("1.json", "2.json")).doubt, undefined);
    await assert.rejects(inspect("none.json"), {
      code: -32803,
      message: `${client.folder}/none.json cannot be read: there is no such file.`,
    });
  });
});
