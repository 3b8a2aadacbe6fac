import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { applyMapping, findSource, findTarget } from "../../../server/src/mapping/mapping.ts";
import type { Template } from "../../../server/src/template/template.ts";
import { defaultTemplate } from "../../../server/src/template/template.ts";

/** Four columns, so that whole texts are easy to read. */
const template: Template = { columns: defaultTemplate.columns.filter((_, index) => [0, 2, 4, 8].includes(index)) };
const header = "Company Name,Site Name,Country,City";

/** The result of a mapping given as pairs of names, source first. */
function mapped(text: string, ...pairs: readonly (readonly [source: string, target: string])[]) {
  const source = new SourceTable(text);
  const mapping = new Map(
    pairs.map(([from, to]) => {
      const [column, target] = [findSource(from, source), findTarget(to, template)];
      assert.ok(column && target, `${from} → ${to}`);
      return [target, column] as const;
    }),
  );
  return applyMapping(source, mapping, template);
}

const name = ["Account", "Company Name"] as const;
const country = ["Land", "Country"] as const;

describe("applyMapping", () => {
  it("moves cells unchanged under the template's headers, and lists unmapped columns", () => {
    const text = 'Land,Notes,Account,Owner\nUSA,x,"Brown, Sons ""& Co""",\n uk ,y,Bolt,\n';
    assert.deepEqual(mapped(text, name, country), {
      text: `${header}\n"Brown, Sons ""& Co""",,USA,\nBolt,," uk ",\n`,
      rows: 2,
      unmapped: ["Notes", "Owner"],
      leftOut: "",
    });
  });

  it("fills several columns from one", () => {
    const { text, unmapped } = mapped("Account,Land\nBolt,US\n", name, ["Account", "Site Name"], ["Land", "Country"]);
    assert.equal(text, `${header}\nBolt,Bolt,US,\n`);
    assert.deepEqual(unmapped, []);
  });

  for (const [delimiter, what] of [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ]) {
    it(`reads ${what} even if values contain commas, and keeps CRLF`, () => {
      const lines = ["Account;Street;Land", "Bolt, Inc;1, Main, Street, Dallas;US", "Acme, Ltd, Co;2, High;GB"];
      const { text } = mapped(
        lines.map((line) => `${line.replaceAll(";", delimiter ?? "")}\r\n`).join(""),
        name,
        country,
      );
      assert.equal(text, `${header}\r\n"Bolt, Inc",,US,\r\n"Acme, Ltd, Co",,GB,\r\n`);
    });
  }

  it("skips a sep= line and uses its delimiter, even if nothing else indicates it", () => {
    assert.equal(mapped("sep=;\r\nAccount;Land\r\nBolt;US\r\n", name, country).text, `${header}\r\nBolt,,US,\r\n`);
    assert.equal(mapped('"sep=^"\nAccount^Land\nBolt^US\n', name, country).text, `${header}\nBolt,,US,\n`);
  });

  it("skips titles above the header row, and blank rows", () => {
    const titles = "Customer list, by name\n;;;\n;Printed;1/5/2024;;;\n\n";
    const table = ";Account;City;Land;Rep;Tel\n;Bolt;Dallas;US;Ann;1\n;;;;;\n;;;;;\n\n;Acme;Leeds;GB;;2\n";
    const result = mapped(titles + table, name, country, ["City", "City"]);
    assert.equal(result.text, `${header}\nBolt,,US,Dallas\nAcme,,GB,Leeds\n`);
    assert.deepEqual(result.unmapped, ["Rep", "Tel"]);
  });

  it("leaves out rows without values for the template", () => {
    const result = mapped("Account,Land,Notes\nBolt,US,\n,,only a note\n", name, country);
    assert.deepEqual(result, { text: `${header}\nBolt,,US,\n`, rows: 1, unmapped: ["Notes"], leftOut: "" });
  });

  it("pads short rows, and lists non-empty columns without a header", () => {
    const result = mapped("Account,,Land,\nBolt\nAcme,,GB,, ,more\nCorp,x,US\n", name, country);
    assert.equal(result.text, `${header}\nBolt,,,\nAcme,,GB,\nCorp,,US,\n`);
    assert.deepEqual(result.unmapped, ["Column 2", "Column 6"]);
  });

  it("keeps a quote fault in its row", () => {
    const text = 'Account,Land\n"Bolt,US\nAcme,GB\n';
    assert.equal(mapped(text, name, country).text, `${header}\n"""Bolt",,US,\nAcme,,GB,\n`);
  });

  it("makes only the header row if no column is mapped", () => {
    assert.deepEqual(mapped("a,b\n1,2\n"), { text: `${header}\n`, rows: 0, unmapped: ["a", "b"], leftOut: "" });
  });
});

describe("the columns of a source", () => {
  it("have unique names", () => {
    const names = new SourceTable("Phone, Phone ,,Main\n Phone\n").columns.map((column) => column.name);
    assert.deepEqual(names, ["Phone", "Phone (2)", "Column 3", "Main"]);
  });

  it("are found by their names, first exactly, then approximately", () => {
    const source = new SourceTable("account name,Account Name,***\n");
    assert.equal(findSource("Account Name", source)?.index, 1);
    assert.equal(findSource("ACCOUNT_NAME", source)?.index, 0);
    assert.equal(findSource("***", source)?.index, 2);
    assert.equal(findSource("--", source), undefined);
    assert.equal(findSource("Account", source), undefined);
  });
});

describe("names that the user gives", () => {
  it("mean the column that has exactly this name, also with spaces around them", () => {
    const source = new SourceTable("account name,Account Name\n");
    assert.equal(findSource(" Account Name ", source)?.index, 1);
    const [first, second] = ["Site", "Site*"].map((header) => ({ ...defaultTemplate.columns[2], header }));
    const own = { columns: [first, second] } as Template;
    assert.equal(findTarget(" Site* ", own), second);
    assert.equal(findTarget("site", own), first);
  });
});
