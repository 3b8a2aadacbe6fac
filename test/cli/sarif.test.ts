import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { allRules } from "../../server/src/rules/registry.ts";
import { Folder, program } from "./cli.ts";
import { message, mixed } from "./import-file.ts";
import { violations } from "./json-schema.ts";

/** The schema as it is published for editors, from the package `@microsoft/jest-sarif`. */
const schema = JSON.parse(readFileSync(join(import.meta.dirname, "sarif-schema-2.1.0.json"), "utf8"));

describe("the SARIF report", () => {
  test("has the tool, its rules and the findings, and is valid", (t) => {
    const folder = new Folder(t, { "in/my file é.csv": mixed });
    const absolute = join(folder.path, "in/my file é.csv");
    const { status, stdout } = folder.run("validate", "in/my file é.csv", absolute, "--format", "sarif");
    assert.equal(status, 1);
    const log = JSON.parse(stdout);
    assert.deepEqual(violations(log, schema), []);
    assert.equal(log.version, "2.1.0");
    assert.equal(log.$schema, "https://json.schemastore.org/sarif-2.1.0.json");
    const [run, ...others] = log.runs;
    assert.deepEqual(others, []);
    assert.equal(run.columnKind, "utf16CodeUnits");
    const { rules, ...tool } = run.tool.driver;
    const page = (path: string) => pathToFileURL(join(dirname(program), "..", path)).href;
    assert.deepEqual(tool, { name: "asio-import", version: manifest.version, informationUri: page("README.md") });
    assert.deepEqual(
      rules,
      allRules.map(({ code, title, severity }) => ({
        id: code,
        shortDescription: { text: title },
        helpUri: `${page("docs/rules.md")}#${code}`,
        defaultConfiguration: { level: severity },
      })),
    );
    const result = (uri: string) => ({
      ruleId: "country-code",
      level: "error",
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
            region: { startLine: 2, startColumn: 18, endLine: 2, endColumn: 21 },
          },
        },
      ],
    });
    assert.deepEqual(run.results, [result("in/my%20file%20%C3%A9.csv"), result(pathToFileURL(absolute).href)]);
  });

  test("keeps a backslash in a file name where it separates no folders", { skip: sep === "\\" }, (t) => {
    const folder = new Folder(t, { "in/a\\b.csv": mixed });
    const [result] = JSON.parse(folder.run("validate", "in/a\\b.csv", "--format", "sarif").stdout).runs[0].results;
    assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, "in/a%5Cb.csv");
  });

  test("links to the pages of the repository that the package names", (t) => {
    const folder = new Folder(t, { "a.csv": mixed });
    cpSync(dirname(program), join(folder.path, "dist"), { recursive: true });
    const url = "git+https://example.com/team/asio-import.git";
    writeFileSync(join(folder.path, "package.json"), JSON.stringify({ ...manifest, repository: { type: "git", url } }));
    const log = JSON.parse(execText(folder, "validate", "a.csv", "--format", "sarif"));
    assert.deepEqual(violations(log, schema), []);
    const { driver } = log.runs[0].tool;
    assert.equal(driver.informationUri, "https://example.com/team/asio-import");
    assert.deepEqual(
      driver.rules.map(({ helpUri }: { helpUri: string }) => helpUri),
      allRules.map(({ code }) => `https://example.com/team/asio-import/blob/HEAD/docs/rules.md#${code}`),
    );
  });

  test("would not be valid with another key, level or address", () => {
    const driver = { name: "asio-import", informationUri: "no address" };
    const results = [{ message: { text: "a" }, level: "fatal", about: "b" }];
    const log = { version: "2.1.0", runs: [{ tool: { driver }, results }, {}] };
    assert.deepEqual(violations(log, schema).toSorted(), [
      "$.runs.0.results.0.level: enum",
      "$.runs.0.results.0: additionalProperties",
      "$.runs.0.tool.driver.informationUri: format",
      "$.runs.1: required",
    ]);
  });
});

/** Standard output of the program in the folder, whose exit code is 1. */
function execText(folder: Folder, ...args: string[]): string {
  try {
    return execFileSync(process.execPath, [join("dist", "cli.js"), ...args], { cwd: folder.path, encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
