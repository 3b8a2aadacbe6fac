import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import { importFile } from "../../../bench/files.ts";
import { Checker } from "../../../server/src/checker/checker.ts";
import { CsvDocument } from "../../../server/src/document/document.ts";
import type { Row } from "../../../server/src/document/rows.ts";
import { completions } from "../../../server/src/features/completion/completion.ts";
import { companiesByStretch, knownCompanies } from "../../../server/src/features/completion/known-companies.ts";
import { defaultContext } from "../../../server/src/settings/context.ts";

const none = CancellationToken.None;

function open(text: string) {
  const document = new CsvDocument("file:///clients.csv", "csv", 1, text);
  const checker = new Checker(document, defaultContext);
  const edit = (line: number, from: number, to: number, text: string) => {
    const range = { start: { line, character: from }, end: { line, character: to } };
    checker.update(document.update([{ range, text }], document.version + 1));
  };
  return { document, checker, edit };
}

/** How many rows `work` reads through views of the checker. */
async function rowsRead(checker: Checker, work: () => Promise<unknown>): Promise<number> {
  let read = 0;
  const { view } = checker;
  checker.view = (first: Row) => {
    const made = view.call(checker, first);
    const { load } = made;
    made.load = (row: Row) => {
      read++;
      return load.call(made, row);
    };
    return made;
  };
  await work();
  checker.view = view;
  return read;
}

describe("the companies of a file", () => {
  it("of 100,000 rows are read once, and after an edit only near it", async () => {
    const { document, checker, edit } = open(importFile("clean", 100_000));
    const line = 50_000;
    const complete = async () => {
      const position = { line, character: 9 };
      const { items } = await completions(
        checker,
        position,
        undefined,
        { snippets: true, commands: false, needsPrefix: false },
        none,
      );
      assert.equal(items.length, 100);
    };
    assert.equal(await rowsRead(checker, complete), 100_000);
    const stretches = companiesByStretch.kept(checker);
    assert.equal(await rowsRead(checker, complete), 0);
    edit(line, 9, 9, "x");
    edit(line, 9, 10, "");
    assert.equal(document.version, 3);
    assert.ok(companiesByStretch.kept(checker) >= stretches - 2);
    const again = await rowsRead(checker, complete);
    assert.ok(again > 0 && again <= 1_024, `${again} rows`);
  });

  it("reflect the current rows", async () => {
    const { checker, edit } = open(importFile("clean", 3_000));
    const find = (typed: string) => knownCompanies(checker, 0, "name", typed, 5, none);
    assert.deepEqual(await find("Company2999"), [{ name: "Company2999", id: "C2999" }]);
    edit(2_999, 0, 0, "Old ");
    assert.deepEqual(await find("Old"), [{ name: "Old Company2999", id: "C2999" }]);
    edit(2_999, 0, 15, "New");
    assert.deepEqual(await find("Old"), []);
    assert.deepEqual(await find("new"), [{ name: "New", id: "C2999" }]);
    // Another header row: the names are in another column.
    edit(0, 0, 23, "Company ID,Company Name");
    assert.deepEqual((await find("C17")).slice(0, 2), [
      { name: "C17", id: "Company17" },
      { name: "C179", id: "Company179" },
    ]);
  });

  it("take their ID from a row that has one, and are found by it", async () => {
    const lines = ["Company Name,Company ID,Site Name,Site ID,Country", "Acme,,A", "Bolt,B1,B", "Acme,A1,C", "Acme,,D"];
    const { checker } = open(lines.join("\n"));
    assert.deepEqual(await knownCompanies(checker, 9, "name", "", 9, none), [
      { name: "Bolt", id: "B1" },
      { name: "Acme", id: "A1" },
    ]);
    assert.deepEqual(await knownCompanies(checker, 9, "id", "a", 9, none), [{ name: "Acme", id: "A1" }]);
  });

  it("are no longer read for a cancelled request", async () => {
    const { checker } = open(importFile("clean", 20_000));
    const source = new CancellationTokenSource();
    const reading = knownCompanies(checker, 0, "name", "", 5, source.token);
    source.cancel();
    await assert.rejects(reading, { code: -32800 });
  });

  it("are requested again if the file changes meanwhile", async () => {
    const { checker, edit } = open(importFile("clean", 20_000));
    const reading = knownCompanies(checker, 0, "name", "", 5, none);
    edit(1, 0, 0, "x");
    await assert.rejects(reading, { code: -32801 });
  });
});
