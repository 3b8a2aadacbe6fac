import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspectExportsRequest, inspectTemplateRequest, newImportRequest } from "../../server/src/lsp/protocol.ts";
import { Client, everything, header, row, until } from "./client.ts";

const acme = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`;
const companies = (...names: string[]) => JSON.stringify(names.map((name, index) => ({ id: `id-${index}`, name })));

describe("settings", () => {
  test("that change have every open document checked again", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", `${header}\n${row("Acme Ltd,ACME,HQ,HQ1,USA")}\n`);
    const first = await client.pull(uri);
    assert.deepEqual(await client.problems(uri), ["1:21 country-code", "1:4 spaces"]);
    await client.changeSettings({ rules: { spaces: "off", "country-code": "hint" } });
    await until(() => client.refreshes === 1);
    const report = await client.pull(uri, first.resultId);
    assert.deepEqual(report.kind === "full" && report.items.map(({ code, severity }) => [code, severity]), [
      ["country-code", 4],
    ]);
    const status = await client.status(uri, 1);
    assert.equal(
      status?.sentence,
      "Accepted: the one row would be created. Existing companies are not checked: no export is chosen.",
    );
    assert.deepEqual(status?.counts, { error: 0, warning: 0, information: 0, hint: 1 });
  });

  test("have the client tell when they change", async (t) => {
    const client = await Client.start(t);
    const [registration] = await until(() => client.registrations.length > 0 && client.registrations);
    assert.equal(registration?.method, "workspace/didChangeConfiguration");
    assert.deepEqual(registration?.registerOptions, { section: "asioImport" });
  });

  test("of a wrong type count as not set, and the log tells", async (t) => {
    const settings = {
      files: [""],
      rules: { spaces: "fatal", "no-such-rule": "off", "country-code": ["error"] },
      template: { file: 7, columns: { Zip: { maxLength: -1, kind: "number", required: "yes" } } },
      types: { email: "Work", phone: [1, 2], social: [] },
      existing: { files: "companies.json", listPath: [], nameKeys: {}, idKeys: null },
      response: { fileName: "../elsewhere.csv", rows: "some" },
      codeLens: { sites: "yes" },
      inlayHints: 1,
      maxProblems: -3,
      maxProblem: 3,
    };
    const client = await Client.start(t, {}, { settings });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme Ltd,ACME,HQ,HQ1,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:21 country-code", "1:4 spaces"]);
    assert.deepEqual(client.logged, [
      'asioImport has no setting "maxProblem".',
      'asioImport.rules: "spaces" must be one of error, warning, information, hint, off.',
      'asioImport.rules: unknown rule "no-such-rule".',
      'asioImport.rules: "country-code" must be one of error, warning, information, hint, off.',
      "asioImport.template.file must be a text.",
      'asioImport.template.columns, "Zip": kind must be one of name, id, country, text, state, email, emailType, phoneCountry, phone, phoneType, socialType.',
      'asioImport.template.columns, "Zip": required must be true or false.',
      'asioImport.template.columns, "Zip": maxLength must be a whole number above 0.',
      "asioImport.types.email must be a list of strings.",
      "asioImport.types.phone must be a list of strings.",
      "asioImport.existing.files must be a list of strings.",
      "asioImport.existing.listPath must be a text.",
      "asioImport.existing.nameKeys must be a list of strings.",
      'asioImport.response.fileName must be the name of a file without a folder, not "../elsewhere.csv".',
      "asioImport.response.rows must be one of failed, all.",
      "asioImport.codeLens.sites must be true or false.",
      "asioImport.inlayHints must be true or false.",
      "asioImport.maxProblems must be a whole number from 1 to 1,000.",
    ]);
  });

  test("that are wrong are shown once for all files, without what is foreign in them", async (t) => {
    const settings = { rules: { "[x](command:y)": "off" }, maxProblems: "many" };
    const client = await Client.start(t, {}, { settings });
    for (const name of ["a.csv", "b.csv"]) await client.problems(await client.open(name, acme));
    const shown = "Ignored invalid settings: asioImport.maxProblems, asioImport.rules. See the log for details.";
    assert.deepEqual(client.shown, [shown]);
    await client.changeSettings({ maxProblems: 0 });
    await until(() => client.shown.length === 2);
    assert.equal(client.shown[1], "Ignored invalid settings: asioImport.maxProblems. See the log for details.");
  });

  test("of absurd length count as not set, and the log tells", async (t) => {
    const long = "x".repeat(65_536);
    const settings = {
      files: [`*${long}`],
      template: { file: long, columns: { [long]: {}, " ": {} } },
      types: { email: [long], phone: Array.from({ length: 1_001 }, () => "Work") },
      existing: { files: [long], listPath: long, nameKeys: [long], idKeys: ["a\0b", "\uD800"] },
      response: { fileName: "x".repeat(256) },
      [long]: 1,
    };
    const client = await Client.start(t, {}, { settings });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
    const cut = `"${"x".repeat(59)}…"`;
    assert.deepEqual(client.logged, [
      `asioImport has no setting ${cut}.`,
      "asioImport.files: each string must have at most 4,096 characters.",
      "asioImport.template.file must have at most 4,096 characters.",
      `asioImport.template.columns, ${cut}: a header must have at most 1,000 characters.`,
      'asioImport.template.columns, " ": a header must not be blank.',
      "asioImport.types.email: each string must have at most 1,000 characters.",
      "asioImport.types.phone must have at most 1,000 entries.",
      "asioImport.existing.files: each string must have at most 4,096 characters.",
      "asioImport.existing.listPath must have at most 1,000 characters.",
      "asioImport.existing.nameKeys: each string must have at most 1,000 characters.",
      "asioImport.existing.idKeys: each string must not contain U+0000 or half of a surrogate pair.",
      "asioImport.response.fileName must have at most 255 characters.",
    ]);
  });

  test("of globs that are long together count as not set; paths may be", async (t) => {
    const settings = {
      files: Array.from({ length: 11 }, () => "*".repeat(1_000)),
      existing: { files: Array.from({ length: 11 }, () => "x".repeat(1_000)) },
    };
    const client = await Client.start(t, {}, { settings });
    await client.problems(await client.open("clients.csv", acme));
    assert.deepEqual(client.logged, ["asioImport.files: its globs must have at most 10,000 characters together."]);
  });

  test("with more faults than anybody reads are told by their number", async (t) => {
    const rules = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`r${index}`, "off"]));
    const client = await Client.start(t, {}, { settings: { rules } });
    await client.problems(await client.open("clients.csv", acme));
    assert.equal(client.logged.length, 101);
    assert.equal(client.logged[100], "asioImport: 800 more values are invalid.");
  });

  for (const settings of [null, "off", 5, ["x"], { rules: null, template: "x", existing: 3 }]) {
    test(`may be ${JSON.stringify(settings)}`, async (t) => {
      const client = await Client.start(t, {}, { settings });
      const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
      assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
    });
  }

  test("that the client fails to give are the defaults", async (t) => {
    const client = await Client.start(t);
    client.connection.onRequest("workspace/configuration", () => {
      throw new Error("No settings today");
    });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
    assert.match(client.logged.join("\n"), /^The settings cannot be read. The defaults are used: .*No settings today/);
  });

  test("are sent along by a client that is not asked for them", async (t) => {
    const capabilities = { ...everything, workspace: {} };
    const initializationOptions = { settings: { rules: { spaces: "off" } } };
    const client = await Client.start(t, {}, { capabilities, initializationOptions });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme Ltd,ACME,HQ,HQ1,US")}\n`);
    assert.deepEqual(await client.problems(uri), []);
    const settings = { asioImport: { rules: { spaces: "error" } } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code, severity }) => [code, severity]),
      [["spaces", 1]],
    );
  });
});

describe("which documents are import files", () => {
  const foreign = "Device,Serial,Country\nLaptop,SN-1,UK\n";

  test("not somebody's other CSV: silence, and a status of null", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal(await client.status(uri), null);
    assert.deepEqual(
      await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } }),
      [],
    );
  });

  test("not one with two of the required headers, but one with three, however they are spelled", async (t) => {
    const client = await Client.start(t);
    const two = await client.open("two.csv", "Company,Country,Serial\nAcme,UK,1\n");
    assert.equal(await client.status(two), null);
    const three = await client.open("three.csv", "company_name,SITE-ID*,country\nAcme,1,UK\n");
    assert.equal((await client.status(three))?.verdict, "invalid-csv");
  });

  test("one whose header becomes that of an import file, and one that ceases to be", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", foreign);
    assert.equal(await client.status(uri), null);
    await client.edit(uri, { text: acme });
    assert.equal((await client.status(uri, 1))?.verdict, "accepted");
    await client.edit(uri, { text: foreign });
    assert.equal(await client.status(uri, 2), null);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test("those of the language asio-csv, whatever they hold", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("devices.csv", foreign, "asio-csv");
    assert.equal((await client.status(uri))?.verdict, "invalid-csv");
    const empty = await client.open("empty.asio.csv", "", "asio-csv");
    assert.equal((await client.status(empty))?.verdict, "invalid-csv");
  });

  test("those that a glob of asioImport.files matches, from the workspace folder on", async (t) => {
    const client = await Client.start(t, {}, { settings: { files: ["imports/**/*.csv"] } });
    const inside = await client.open("imports/2024/devices.csv", foreign);
    const outside = await client.open("devices.csv", foreign);
    assert.equal((await client.status(inside))?.verdict, "invalid-csv");
    assert.equal(await client.status(outside), null);
  });

  test("none after it was closed", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", acme);
    assert.equal((await client.status(uri))?.verdict, "accepted");
    await client.close(uri);
    assert.equal(await client.status(uri, 1), null);
  });
});

describe("the export of existing companies", () => {
  test("is looked up for every row", async (t) => {
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
    test(`that is ${what} is a finding, never 'no companies exist'`, async (t) => {
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
        `Unchecked: the file has no errors, but existing companies are not checked. ${problem}`,
      );
      assert.deepEqual(status?.existing, { files: [], companies: 0, problems: [problem] });
    });
  }

  test("is read again when it changes on disk, appears or goes", async (t) => {
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

  test("has the client watch it, and nothing else", async (t) => {
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

  test("may be several, by globs", async (t) => {
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

  test("may lie outside the workspace, or be called like a glob", async (t) => {
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

  test("that a glob does not find is a finding", async (t) => {
    const client = await Client.start(t, {}, { settings: { existing: { files: ["nowhere/*.json"] } } });
    const uri = await client.open("clients.csv", acme);
    const [finding] = await client.diagnostics(uri);
    assert.equal(finding?.message, "Existing companies are not checked: No file matches nowhere/*.json.");
    assert.equal((await client.status(uri))?.verdict, "unchecked");
  });

  test("may hold keys that JavaScript has a meaning for", async (t) => {
    const content = '[{"__proto__": {"name": "Acme"}, "constructor": 1, "name": "__proto__", "id": "toString"}]';
    const client = await Client.start(t, { "c.json": content }, { settings: { existing: { files: ["c.json"] } } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.problems(uri), []);
    await client.edit(uri, { text: `${header}\n${row("__proto__,A,HQ,HQ1,US")}\n${row("B,toString,HQ,HQ2,US")}\n` });
    assert.deepEqual(await client.problems(uri), ["1:0 characters", "1:0 company-exists", "2:2 company-exists"]);
  });

  test("is inspected before it is chosen", async (t) => {
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

describe("the template", () => {
  test("is inspected before it is chosen", async (t) => {
    const client = await Client.start(t, {
      "template.csv": "Country,Client Name,Company ID,Site Name,Site ID,Notes\r\n",
      "list.csv": "Name,Value\r\n",
    });
    const inspect = (name: string) => client.request(inspectTemplateRequest, { uri: client.uri(name) });
    const { columns, missing } = await inspect("template.csv");
    assert.deepEqual(columns, [
      { header: "Country", required: true, role: "Country" },
      { header: "Client Name", required: true, role: "Company Name" },
      { header: "Company ID", required: true, role: "Company ID" },
      { header: "Site Name", required: true, role: "Site Name" },
      { header: "Site ID", required: true, role: "Site ID" },
      { header: "Notes", required: false },
    ]);
    assert.deepEqual([missing.length, missing[0], missing.includes("Country")], [13, "Address Name", false]);
    await assert.rejects(inspect("list.csv"), {
      code: -32803,
      message: "list.csv cannot be the template: it has no header row with the required columns.",
    });
    await assert.rejects(inspect("none.csv"), {
      code: -32803,
      message: `${client.folder}/none.csv cannot be read: there is no such file.`,
    });
  });

  test("that the user downloaded is the truth for names and order", async (t) => {
    const template = "Company Name,Company Identifier,Site Name,Site ID,Country,Notes\r\n";
    const client = await Client.start(
      t,
      { "template.csv": template },
      { settings: { template: { file: "template.csv" } } },
    );
    const uri = await client.open(
      "clients.csv",
      "Company Name,Company ID,Site Name,Site ID,Country,Notes\nAcme,ACME,HQ,HQ1,US,x\n",
    );
    assert.deepEqual(await client.problems(uri), ["0:13 header-name"]);
    assert.deepEqual(await client.request(newImportRequest, { folder: client.uri("").replace(/\/$/, "") }), {
      text: "Company Name,Company Identifier,Site Name,Site ID,Country,Notes\n",
    });
    await client.write("template.csv", template.replace("Identifier", "ID"));
    await client.changeFiles("template.csv");
    await until(() => client.refreshes === 1);
    assert.deepEqual(await client.problems(uri), []);
  });

  test("that cannot be read gives way to the default columns, and the status says so", async (t) => {
    const client = await Client.start(t, {}, { settings: { template: { file: "template.csv" } } });
    const uri = await client.open("clients.csv", acme);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.deepEqual((await client.status(uri))?.notices, [
      "The template template.csv does not exist. The default columns are used instead.",
    ]);
    assert.deepEqual(await client.request(newImportRequest, {}), { text: `${header}\n` });
  });

  test("may have single columns of its own rules", async (t) => {
    const settings = { template: { columns: { Zip: { maxLength: 4, required: true }, Notes: { maxLength: 3 } } } };
    const client = await Client.start(t, {}, { settings });
    const uri = await client.open(
      "clients.csv",
      "Company Name,Company ID,Site Name,Site ID,Country,Zip,Notes\nAcme,ACME,HQ,HQ1,US,12345,long\nAcme,ACME,H2,HQ2,US,,\n",
    );
    assert.deepEqual(await client.problems(uri), ["1:24 length", "1:29 length", "2:20 required"]);
  });
});

test("a workspace of several folders takes each document's own", async (t) => {
  const other = await Client.start(t, { "companies.json": companies("Acme") });
  const client = await Client.start(
    t,
    { "companies.json": companies("Bolt") },
    {
      settings: { existing: { files: ["companies.json"] } },
    },
  );
  client.connection.onRequest("workspace/workspaceFolders", () => [
    { uri: client.uri(""), name: "a" },
    { uri: other.uri(""), name: "b" },
  ]);
  const there = await client.open(other.uri("deep/clients.csv"), acme);
  assert.deepEqual(await client.problems(there), ["0:0 existing-export"]);
  const event = { added: [{ uri: other.uri(""), name: "b" }], removed: [] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  await until(() => client.refreshes === 1);
  assert.deepEqual(await client.problems(there), ["1:0 company-exists"]);
  assert.deepEqual(await client.problems(await client.open("clients.csv", acme)), []);
});

test("of folders within each other a document belongs to the nearest", async (t) => {
  const client = await Client.start(
    t,
    { "companies.json": companies("Acme"), "east/companies.json": companies("Bolt") },
    { settings: { existing: { files: ["companies.json"] } } },
  );
  const outer = { uri: client.uri(""), name: "all" };
  const inner = { uri: client.uri("east"), name: "east" };
  for (const [count, added] of [
    [1, [outer, inner]],
    [2, [inner, outer]],
  ] as const) {
    client.connection.onRequest("workspace/workspaceFolders", () => [...added]);
    const event = { added: [...added], removed: [] };
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
    await until(() => client.refreshes === count);
    assert.deepEqual(await client.problems(await client.open(`east/${count}.csv`, acme)), []);
    assert.deepEqual(await client.problems(await client.open(`${count}.csv`, acme)), ["1:0 company-exists"]);
  }
});
