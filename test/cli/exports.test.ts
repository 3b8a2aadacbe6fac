import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { Folder } from "./cli.ts";

const clients = "Company Name,Company ID,Site Name,Site ID,Country\nNorthwind,NW1,Head,HEAD,US\n";

/** The exit code, verdict and finding codes of a file checked against an export. */
function verdict(t: TestContext, content: string | Uint8Array, name = "c.json") {
  const folder = new Folder(t, { "a.csv": clients, [name]: content });
  const { status, stdout, stderr } = folder.run("validate", "a.csv", "--existing", name, "--format", "json");
  assert.equal(stderr, "");
  const [file] = JSON.parse(stdout).files;
  return [status, file.verdict, ...file.findings.map(({ code }: { code: string }) => code)];
}

describe("an export", () => {
  for (const [what, content, name] of [
    ["with names under attributes", '{"data":[{"id":"1","type":"organizations","attributes":{"name":"Northwind"}}]}'],
    ["with names under properties", '{"results":[{"id":"1","properties":{"name":"Northwind"}}]}'],
    ["saved by PowerShell with the response envelope", '{"StatusCode":200,"Content":"[{\\"name\\":\\"Northwind\\"}]"}'],
    ["of curl -i", 'HTTP/1.1 200 OK\r\n\r\n[{"name":"Northwind"}]'],
    ["of sites", '{"sites":[{"name":"Head","company":{"name":"Northwind"}}]}'],
    ["as CSV", "Account Name;City\r\nNorthwind;Portland\r\n", "c.csv"],
    ["in Windows-1252", Uint8Array.from('["Caf\xe9","Northwind"]', (char) => char.charCodeAt(0))],
  ] as const) {
    test(`${what} is read`, (t) => {
      assert.deepEqual(verdict(t, content, name), [1, "invalid-csv", "company-exists"]);
    });
  }

  for (const [what, content] of [
    ["with a record without a name", '[{"id":1,"name":"Contoso"},{"id":2,"title":"Northwind"}]'],
    ["that is an error response with an empty list", '{"errors":[{"message":"rate limit"}],"data":[]}'],
    ["with a duplicate key", '{"companies":[{"id":"NW1","name":"Northwind"}],"companies":[]}'],
    ["truncated by PowerShell", '{"companies":["@{id=1; name=Northwind}"]}'],
    ["of sites without their companies", '{"sites":[{"id":1,"name":"Head"}]}'],
  ] as const) {
    test(`${what} makes the verdict unchecked`, (t) => {
      assert.deepEqual(verdict(t, content), [1, "unchecked", "existing-export"]);
    });
  }

  for (const [what, content] of [
    ["page 1 of 9", '{"page":1,"totalPages":9,"data":[{"id":1,"name":"Contoso"}]}'],
    ["none of 12 records", '{"total":12,"companies":[]}'],
  ] as const) {
    test(`with ${what} makes the verdict unchecked`, (t) => {
      assert.deepEqual(verdict(t, content), [1, "unchecked", "existing-partial"]);
    });
  }

  test("that is unreliable is reported by ready", (t) => {
    const folder = new Folder(t, { "a.csv": clients, "c.json": "[", "d.json": '{"total":12,"companies":[]}' });
    const { status, stderr } = folder.run("ready", "a.csv", "--existing", "c.json", "--existing", "d.json");
    assert.deepEqual(
      [status, stderr],
      [
        1,
        "Nothing is left over: the one row is ready.\n" +
          "Existing companies are not checked: c.json is cut off: its JSON ends at line 1, column 2.\n" +
          "Not all existing companies are checked: d.json says that there are 12 records, but contains none.\n",
      ],
    );
  });

  test("with a similar company is mentioned with the verdict in each format", (t) => {
    const sentence =
      "Accepted: the one row would be created. The platform may still refuse the whole file, because 1 row has a company that may already exist.";
    const folder = new Folder(t, { "a.csv": clients, "c.json": '[{"name":"North-Wind"}]' });
    const run = (...args: string[]) => folder.run(...args, "a.csv", "--existing", "c.json");
    const text = run("validate");
    assert.deepEqual([text.status, text.stdout.split("\n").at(-2)], [0, `a.csv: ${sentence}`]);
    assert.equal(JSON.parse(run("validate", "--format", "json").stdout).files[0].sentence, sentence);
    assert.equal(
      run("ready").stderr,
      "Nothing is left over: the one row is ready.\nThe platform may still refuse the whole file, because 1 row has a company that may already exist.\n",
    );
  });

  test("with exactly 25 companies is noted without changing the verdict", (t) => {
    const content = JSON.stringify(Array.from({ length: 25 }, (_, id) => ({ id, name: `Company ${id}` })));
    const folder = new Folder(t, { "a.csv": clients, "c.json": content });
    assert.deepEqual(folder.run("validate", "a.csv", "--existing", "c.json"), {
      status: 0,
      stdout:
        "a.csv: note: c.json contains exactly 25 companies, which is often the size of one page: check that no others are missing.\n" +
        "a.csv: Accepted: the one row would be created.\n",
      stderr: "",
    });
  });
});
