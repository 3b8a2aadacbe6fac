import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { allRules } from "../../server/src/rules/registry.ts";
import { exampleOf } from "../docs/rule-examples.ts";
import { Client, range } from "./client.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

function rows(further: string, ...lines: string[]): string {
  return [further === "" ? header : `${header},${further}`, ...lines, ""].join("\n");
}

/**
 * For each rule, the action titles for the first finding of its bad example in the documentation, with a star before
 * the preferred ones.
 * @param commands whether the client has the extension's commands
 */
async function ladders(t: TestContext, commands: boolean): Promise<Map<string, string[]>> {
  const client = await Client.start(t, { "companies.json": "" }, { initializationOptions: { commands } });
  const found = new Map<string, string[]>();
  for (const { code } of allRules) {
    const { text, existing, other } = exampleOf(code, "bad");
    await client.write("companies.json", existing ?? "[]");
    await client.changeSettings(existing === undefined ? null : { existing: { files: ["companies.json"] } });
    await client.changeFiles("companies.json");
    const uri = await client.open(`${code}.csv`, text);
    if (other !== undefined) {
      await client.write("other.csv", other);
      await client.connection.sendRequest("asioImport/compare", { uris: [uri, client.uri("other.csv")] });
    }
    const [problem] = await client.diagnostics(uri);
    assert.equal(problem?.code, code);
    const actions = await client.codeActions(uri, problem.range);
    found.set(
      code,
      actions.map(({ title, isPreferred }) => (isPreferred ? `*${title}` : title)),
    );
    await client.close(uri);
  }
  return found;
}

describe("the list of fixes", () => {
  test("ranges from one finding to its rule and the whole file, and matches the snapshot", async (t) => {
    const texts = [...(await ladders(t, true))].map((lines) => `${lines.flat().join("\n  ")}\n`);
    t.assert.fileSnapshot(texts.join(""), join(import.meta.dirname, "fix-ladder.txt"), { serializers: [String] });
  });

  test("omits actions that need the extension's commands if the client lacks them", async (t) => {
    const [all, plain] = [await ladders(t, true), await ladders(t, false)];
    const commands = /^(Add|Allow|Choose|Go|Open|Turn|About) /;
    for (const [code, titles] of all) {
      assert.deepEqual(
        plain.get(code),
        titles.filter((title) => !commands.test(title)),
        code,
      );
    }
  });

  test("offers only to turn off and explain the rule if there is no fix", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("c.csv", rows("Phone Country,Phone Number", "Acme,ACME,HQ,HQ1,US,US,555"));
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 24))).map(({ title }) => title),
      ['Turn off rule "phone-number"', 'About rule "phone-number"'],
    );
  });

  test("offers to fix all safe problems even on a finding without a safe fix", async (t) => {
    const client = await Client.start(t);
    const uri = await client.open("clients.csv", rows("", "Acme Group,ACME,HQ,HQ1,US", "Bolt,BOLT,HQ,HQ2,UK"));
    assert.deepEqual(await client.problems(uri), ["2:17 country-code", "1:4 spaces"]);
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 4))).map(({ title }) => title),
      ['Replace "Acme Group" with "AcmeGroup"', "Fix all safe problems in this file"],
    );
  });

  test("groups the fixes of two findings in one cell by rule, most severe first", async (t) => {
    const client = await Client.start(t, {}, { initializationOptions: { commands: true } });
    const uri = await client.open("clients.csv", rows("", "Café Group,CAFE,HQ,HQ1,US"));
    assert.deepEqual(
      (await client.codeActions(uri, range(1, 0, 1, 10))).map(({ title, command }) => [
        title,
        command?.command,
        command?.arguments,
      ]),
      [
        ['Replace "Café Group" with "Cafe Group"', undefined, undefined],
        ['Replace "Café Group" with "CafeGroup"', undefined, undefined],
        ["Allow spaces: turn off this rule", "asioImport.turnOffRule", ["spaces", uri]],
        ['Fix all "characters" problems in this file', "asioImport.fixAll", [uri, "characters"]],
        ["Fix all safe problems in this file", "asioImport.fixAll", [uri]],
        ['Turn off rule "characters"', "asioImport.turnOffRule", ["characters", uri]],
        ['About rule "characters"', "asioImport.aboutRule", ["characters"]],
        ['About rule "spaces"', "asioImport.aboutRule", ["spaces"]],
      ],
    );
  });
});
