import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedInMemory } from "../../server/src/checker/checked.ts";
import { besideNames, findingCreated } from "../../server/src/response/created-companies.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { check, file } from "../rules/marked.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: the default of asioImport.response.fileName
const pattern = "${name}.response.csv";

test("a retry or rest file has the response file and the import file beside it", () => {
  assert.deepEqual(besideNames(pattern, "a.b.retry.csv"), ["a.b.response.csv", "a.b.csv"]);
  assert.deepEqual(besideNames("failed.csv", "clients.REST.CSV"), ["failed.csv", "clients.csv"]);
  assert.deepEqual(besideNames("clients.csv", "clients.rest.csv"), ["clients.csv"]);
  assert.deepEqual(besideNames(`\${name}.csv`, "clients.rest.csv"), ["clients.csv"]);
  for (const name of ["clients.csv", "clients.ready.csv", "clients.response.csv", ".retry.csv", "retry.csv"]) {
    assert.deepEqual(besideNames(pattern, name), [], name);
  }
});

describe("a company with rows elsewhere", () => {
  /** Why each of these companies may exist, by the file beside another one. */
  function whys(own: string, beside: string, ...companies: [name: string, id: string][]): (string | undefined)[] {
    const [one, other] = [checkedInMemory(check(own)), checkedInMemory(check(beside))];
    const created = allAtOnce(findingCreated(one, other, "a.csv"));
    return companies.map(([name, id]) => created?.whyExists(name, id));
  }
  const passes = "other rows of it pass in a.csv, and may have been uploaded";
  const created = "rows of it were created, as a.csv says";

  test("is found by its passing rows in the import file, apart from the file's own", () => {
    const own = file("", "Acme,ACME,HQ,HQ1,USA", "Bolt,BOLT,HQ,HQ2,US", "Bolt,BOLT,West,W2,UK");
    const beside = file(
      "",
      "Acme,ACME,HQ,HQ1,USA",
      "Acme,ACME,West,W1,US",
      "Bolt,BOLT,HQ,HQ2,US",
      "Bolt,BOLT,West,W2,UK",
      "Cog,COG,HQ,HQ3,UK",
    );
    assert.deepEqual(whys(own, beside, ["acme", ""], ["", "AC-ME"], ["Bolt", "BOLT"], ["Cog", "COG"], ["", ""]), [
      passes,
      passes,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is found by the rows that a response file says were created", () => {
    const own = file("", "Acme,ACME,HQ,HQ1,USA");
    const theirs = file(
      "Result,Error Message",
      "Acme,ACME,HQ,HQ1,USA,Failed,x",
      "Acme,ACME,West,W1,US,Success,",
      "Bolt,BOLT,HQ,HQ2,US,Already exists,x",
    );
    assert.deepEqual(whys(own, theirs, ["Acme", ""], ["Bolt", ""]), [created, undefined]);
  });
});
