import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Client, everything, header, row, until } from "./client.ts";
import { acme, companies } from "./import-file.ts";

describe("wrong settings", () => {
  const wrong = { rules: { spaces: "eror" }, maxProblem: 3 };
  const shown = [
    "Settings are ignored.",
    'asioImport has no setting "maxProblem". Did you mean "maxProblems"?',
    'asioImport.rules: "spaces" must be one of error, warning, information, hint, off. Did you mean "error"?',
  ].join(" ");
  const unasked = { ...everything, workspace: {} };

  test("are shown if the server asks for them", async (t) => {
    for (const settings of [wrong, { "rules.spaces": "eror", maxProblem: 3 }]) {
      const client = await Client.start(t, {}, { settings });
      await client.problems(await client.open("clients.csv", acme));
      assert.deepEqual(client.shown, [shown]);
    }
  });

  const forms = {
    "with the section's name": { asioImport: wrong },
    "without the section's name": wrong,
    "in keys with dots, without the section's name": { "rules.spaces": "eror", maxProblem: 3 },
    "in keys with dots": { "asioImport.rules.spaces": "eror", "asioImport.maxProblem": 3 },
  };
  for (const [form, sent] of Object.entries(forms)) {
    test(`are shown if they are sent at the start ${form}`, async (t) => {
      for (const initializationOptions of [sent, { settings: sent }]) {
        const client = await Client.start(t, {}, { capabilities: unasked, initializationOptions });
        await client.open("clients.csv", acme);
        await until(() => client.shown.length > 0);
        assert.deepEqual(client.shown, [shown]);
      }
    });

    test(`are shown if they are sent later ${form}`, async (t) => {
      const client = await Client.start(t, {}, { capabilities: unasked });
      await client.open("clients.csv", acme);
      await until(() => client.published.length > 0);
      for (const settings of [sent, sent]) {
        await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
      }
      await until(() => client.published.length > 2);
      assert.deepEqual(client.shown, [shown]);
    });
  }

  test("are shown if all that is sent at the start is misspelt", async (t) => {
    const initializationOptions = { rule: { spaces: "off" }, editor: 1 };
    const client = await Client.start(t, {}, { capabilities: unasked, initializationOptions });
    await client.open("clients.csv", acme);
    await until(() => client.shown.length > 0);
    assert.deepEqual(client.shown, ['A setting is ignored. asioImport has no setting "rule". Did you mean "rules"?']);
  });

  test("are shown if the section's name is misspelt", async (t) => {
    const initializationOptions = { "asio-import": { rules: {} }, files: true };
    const client = await Client.start(t, {}, { capabilities: unasked, initializationOptions });
    await client.open("clients.csv", acme);
    await until(() => client.shown.length > 0);
    assert.deepEqual(client.shown, [
      'A setting is ignored. asioImport has no setting "asio-import". Did you mean "asioImport"?',
    ]);
  });

  test("are shown if the section is named twice", async (t) => {
    for (const again of ["asioImport", "asioImport.rules"]) {
      const client = await Client.start(t, {}, { capabilities: unasked });
      const settings = { asioImport: { [again]: {} } };
      await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
      await client.open("clients.csv", acme);
      await until(() => client.shown.length > 0);
      const sentence = `asioImport contains "${again}": leave out the second asioImport.`;
      assert.deepEqual(client.shown, [`A setting is ignored. ${sentence}`]);
    }
  });

  test("are not those of other programs", async (t) => {
    const initializationOptions = { editor: { tabs: 2 }, formatter: "x" };
    const client = await Client.start(t, {}, { capabilities: unasked, initializationOptions });
    await client.open("clients.csv", acme);
    await until(() => client.published.length > 0);
    const settings = { files: { encoding: "utf8" }, editor: { tabSize: 2 }, python: { rules: 1 } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    await until(() => client.published.length > 1);
    assert.deepEqual(client.shown, []);
  });
});

describe("settings", () => {
  test("that change trigger a new check of every open document", async (t) => {
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

  test("are registered for change notifications", async (t) => {
    const client = await Client.start(t);
    const [registration] = await until(() => client.registrations.length > 0 && client.registrations);
    assert.equal(registration?.method, "workspace/didChangeConfiguration");
    assert.deepEqual(registration?.registerOptions, { section: "asioImport" });
  });

  test("of a wrong type are ignored and logged", async (t) => {
    const settings = {
      files: [""],
      rules: { spaces: "fatal", "no-such-rule": "off", "country-code": ["error"] },
      template: { file: 7, columns: { Zip: { maxLength: -1, kind: "number", required: "yes" } } },
      types: { email: "Work", phone: [1, 2], social: [] },
      existing: { files: "companies.json", listPath: [], nameKeys: {}, idKeys: null },
      response: { fileName: "../elsewhere.csv", rows: "some" },
      ready: { split: "site" },
      codeLens: { sites: "yes" },
      inlayHints: 1,
      maxProblems: -3,
      maxProblem: 3,
    };
    const client = await Client.start(t, {}, { settings });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme Ltd,ACME,HQ,HQ1,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:21 country-code", "1:4 spaces"]);
    assert.deepEqual(client.logged, [
      'asioImport has no setting "maxProblem". Did you mean "maxProblems"?',
      "asioImport.files: an empty text names no file.",
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
      "asioImport.ready.split must be one of company, row.",
      "asioImport.codeLens.sites must be true or false.",
      "asioImport.inlayHints must be true or false.",
      "asioImport.maxProblems must be a whole number from 1 to 1,000.",
    ]);
  });

  test("that are invalid are shown once for all files, without markup", async (t) => {
    const settings = { rules: { "[x](command:y)": "off" }, maxProblems: "many" };
    const client = await Client.start(t, {}, { settings });
    for (const name of ["a.csv", "b.csv"]) await client.problems(await client.open(name, acme));
    const tooMany = "asioImport.maxProblems must be a whole number from 1 to 1,000.";
    assert.deepEqual(client.shown, [
      `Settings are ignored. asioImport.rules: unknown rule "[x]\u2060(command:y)". ${tooMany}`,
    ]);
    assert.equal(client.logged.length, 2);
    // Only what is new.
    await client.changeSettings({ maxProblems: 0, inlayHints: "yes" });
    await until(() => client.shown.length === 2);
    assert.equal(client.shown[1], "A setting is ignored. asioImport.inlayHints must be true or false.");
    // What was right in the meantime.
    await client.changeSettings({});
    await until(() => client.refreshes === 2);
    await client.changeSettings({ maxProblems: 1_001 });
    await until(() => client.shown.length === 3);
    assert.equal(client.shown[2], `A setting is ignored. ${tooMany}`);
  });

  test("of which many are invalid are shown in part", async (t) => {
    const rules = { spcaes: "off", comma: "eror", lenght: "off", whitespace: "warn", quotes: "hint" };
    const client = await Client.start(t, {}, { settings: { rules } });
    await client.problems(await client.open("clients.csv", acme));
    assert.deepEqual(client.shown, [
      [
        "Settings are ignored.",
        'asioImport.rules: unknown rule "spcaes". Did you mean "spaces"?',
        'asioImport.rules: "comma" must be one of error, warning, information, hint, off. Did you mean "error"?',
        'asioImport.rules: unknown rule "lenght". Did you mean "length"?',
        "The log shows 2 more.",
      ].join(" "),
    ]);
  });

  test("that are invalid are shown for each folder once, whatever another folder has", async (t) => {
    const client = await Client.start(t, { "companies.json": companies("Bolt") });
    const exports = { existing: { files: ["companies.json"] } };
    client.connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => (scopeUri.includes("/a/") ? { ...exports, inlayHints: 1 } : exports)),
    );
    const uris = [await client.open("a/clients.csv", acme), await client.open("b/clients.csv", acme)];
    for (const uri of uris) await client.problems(uri);
    const shown = ["A setting is ignored. asioImport.inlayHints must be true or false."];
    assert.deepEqual(client.shown, shown);
    // The settings are asked for again.
    await client.write("companies.json", companies("Bolt", "Nut"));
    await client.changeFiles("companies.json");
    await until(() => client.refreshes === 1);
    for (const uri of uris) await client.problems(uri);
    assert.deepEqual(client.shown, shown);
  });

  test("that name a template that cannot be read are shown, until it can", async (t) => {
    const settings = { template: { file: "[t](command:x).csv" } };
    const client = await Client.start(t, {}, { settings });
    await client.problems(await client.open("clients.csv", acme));
    const name = "[t]\u2060(command:x).csv";
    assert.deepEqual(client.shown, [`A setting is ignored. The template ${name} does not exist.`]);
    await client.write("[t](command:x).csv", "Name\n");
    await client.changeFiles("[t](command:x).csv");
    await until(() => client.shown.length === 2);
    assert.equal(
      client.shown[1],
      `A setting is ignored. The template ${name} has no header row with the required columns.`,
    );
  });

  test("of excessive length are ignored and logged", async (t) => {
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

  test("with globs that are too long in total are ignored, but not paths", async (t) => {
    const settings = {
      files: Array.from({ length: 11 }, () => "*".repeat(1_000)),
      existing: { files: Array.from({ length: 11 }, () => "x".repeat(1_000)) },
    };
    const client = await Client.start(t, {}, { settings });
    await client.problems(await client.open("clients.csv", acme));
    assert.deepEqual(client.logged, ["asioImport.files: its globs must have at most 10,000 characters together."]);
  });

  test("with many invalid values are summarized in the log", async (t) => {
    const rules = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`r${index}`, "off"]));
    const client = await Client.start(t, {}, { settings: { rules } });
    await client.problems(await client.open("clients.csv", acme));
    assert.equal(client.logged.length, 101);
    assert.equal(client.logged[100], "asioImport: 800 more values are invalid.");
  });

  for (const settings of [null, "off", 5, ["x"], { rules: null, template: "x", existing: 3 }]) {
    test(`can be ${JSON.stringify(settings)}`, async (t) => {
      const client = await Client.start(t, {}, { settings });
      const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
      assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
    });
  }

  test("fall back to the defaults if the client fails to send them", async (t) => {
    const client = await Client.start(t);
    client.connection.onRequest("workspace/configuration", () => {
      throw new Error("No settings today");
    });
    const uri = await client.open("clients.csv", `${header}\n${row("Acme,ACME,HQ,HQ1,USA")}\n`);
    assert.deepEqual(await client.problems(uri), ["1:17 country-code"]);
    assert.match(client.logged.join("\n"), /^The settings cannot be read. The defaults are used: .*No settings today/);
  });

  test("are pushed by a client that does not support configuration requests", async (t) => {
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

test("a workspace of several folders uses the settings of each document's folder", async (t) => {
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

test("a document in nested workspace folders belongs to the innermost one", async (t) => {
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
