import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictOf } from "../../server/src/checker/verdict.ts";
import { check } from "../../server/src/fixes/fix-all.ts";
import { loadContext } from "../../server/src/settings/context.ts";
import { readSettings } from "../../server/src/settings/settings.ts";
import { filesOf, L, wanted } from "./exports.ts";

const row = (name: string, id: string) => `${name},${id},Main,${id}1,US`;
const header = "Company Name,Company ID,Site Name,Site ID,Country";
const file = `${header}\n${row(wanted, "LARK")}\n${row("Contoso", "CONTOSO")}\n`;

/** The findings for a file of two companies with an export, as code and cell, then the exports and the verdict's sentence. */
async function said(export_: string, name: string, text = file) {
  const { settings } = readSettings({ existing: { files: [name] } }, []);
  const { context, exports } = await loadContext(settings, "file:///w", filesOf(new Map([[name, export_]])));
  const checker = check(text, context);
  const findings = checker
    .findings()
    .filter(({ rule }) => rule.code !== "spaces")
    .map(({ rule, row, start, end }) => {
      const { offset } = checker.placeOf(row);
      return `${rule.code} ${text.slice(offset + start, offset + end)}`;
    });
  return { findings, exports: exports.map((each) => each.name), sentence: verdictOf(checker).sentence };
}

/** Both are reported: the unreliable export, and the company that could be read in it. */
function both(kind: string, members: Readonly<Record<string, string>>, name: string) {
  describe(kind, () => {
    for (const [member, content] of Object.entries(members)) {
      it(member, async () => {
        const { findings, exports } = await said(content, name);
        assert.deepEqual(findings, [`existing-export ${header}`, `company-exists ${wanted}`]);
        assert.deepEqual(exports, [name]);
      });
    }
  });
}

const lost = [
  "####",
  "#NAME?",
  "#REF!",
  "N/A",
  "M\uFFFDller",
  "Con***",
  "Contoso Dent…",
  "[object Object]",
  "***",
  '""',
];

both(
  "lost names in some CSV rows",
  Object.fromEntries(lost.map((name) => [name, `Company Name,Company ID\n${name},1\nLarkspur Dental,2\nBolt,3\n`])),
  "export.csv",
);

both(
  "lost names in some records",
  {
    ...Object.fromEntries(
      lost.slice(0, 9).map((name) => [name, JSON.stringify([{ id: 1, name }, JSON.parse(L), { id: 3, name: "Bolt" }])]),
    ),
    "an empty one": `{"items":[${L},{"id":2,"name":""}]}`,
    "none at all": `{"items":[{"id":2,"title":"Bolt"},${L}]}`,
    "under a key of its own": `{"A":${L},"B":{"id":2}}`,
    "in a list of names": JSON.stringify([wanted, "####"]),
    "in JSON Lines": `${L}\n{"id":2,"name":"N/A"}\n`,
    "in a later page": `[[${L}],[{"id":2,"name":null}]]`,
    "cut off by PowerShell": `[${L},{"id":2,"name":"@{value=Bolt}"}]`,
    "cut off by PowerShell, the record": `[${L},"@{id=2; name=Bolt}"]`,
    "in another list": `{"companies":[${L}],"clients":[{"id":7}]}`,
  },
  "export.json",
);

both(
  "malformed CSV rows among others",
  {
    "a comma in a name": "Name,ID\nSmith, Jones Ltd,1\nLarkspur Dental,2\n",
    "another delimiter": "Name,ID\nBolt;1\nLarkspur Dental,2\n",
    "fewer cells": "Name,ID\nBolt\nLarkspur Dental,2\n",
    "more cells": "Name,ID\nLarkspur Dental,2\nBolt,1,x,y\n",
    "quotes around the row": 'Name,ID\n"Bolt,1"\nLarkspur Dental,2\n',
    "cut off at the end": "ID,Name\n2,Larkspur Dental\n3",
    "cut off inside a quote": 'ID,Name\n2,Larkspur Dental\n3,"Bol',
    "a quote that is never closed": 'ID,Name\n2,Larkspur Dental\n3,"Bolt\n4,Acme\n',
    "rows within a cell": 'ID,Name,City\n1,Larkspur Dental,York\n2,"Fabrikam,Leeds\n3,Bolt,York\n4,Acme",Hull\n',
    "lost names as well": "Name,ID\n####,1\nBolt\nLarkspur Dental,2\n",
  },
  "export.csv",
);

both(
  "entries that are not companies among others",
  {
    "a number": `[${L},7]`,
    "a flag": `[true,${L}]`,
    "a string": `[${L},"Bolt"]`,
    "a list": `[${L},[1]]`,
    "an error": `[${L},{"error":"timeout","name":"Bolt"}]`,
    "an ID alone": `[${L},{"id":9}]`,
    "an empty object": `[{},${L}]`,
    "a page": `[${L},{"items":[{"id":9,"name":"Bolt"}]}]`,
    "an empty node": `{"data":{"companies":{"edges":[{"node":${L}},{"node":null}]}}}`,
    "a number among names": `["Larkspur Dental",7]`,
  },
  "export.json",
);

both(
  "unreadable pages among others",
  {
    "an error": `[[${L}],{"error":"timeout"}]`,
    "an error, in JSON Lines": `{"data":[${L}]}\n{"error":"timeout"}\n`,
    "an error first": `{"data":[],"error":"timeout"}\n{"data":[${L}]}\n`,
    "an error with an empty list": `[{"items":[${L}]},{"items":[],"errors":["x"]}]`,
    "an error with a list": `[{"items":[${L}]},{"items":[{"id":9,"name":"Bolt"}],"error":"rate limit"}]`,
    "an empty list with a message": `[{"items":[${L}]},{"items":[],"message":"Too many requests"}]`,
    "a string": `[[${L}],"rate limit"]`,
    "a number": `[[${L}],429]`,
    "a list of other records beside an empty one": `[{"items":[${L}]},{"items":[],"tickets":[{"id":1,"name":"Printer"}]}]`,
    "in the middle": `[[${L}],{"status":"error"},[{"id":9,"name":"Bolt"}]]`,
  },
  "export.json",
);

describe("still matches other values beside a lost name", () => {
  for (const [member, [name, content, found]] of Object.entries({
    "an ID": ["export.json", '[{"id":"CONTOSO","name":"####"},{"id":"B","name":"Bolt"}]', "CONTOSO"],
    "an ID, where no name could be read": ["export.json", '[{"id":"CONTOSO","name":"Con***"}]', "CONTOSO"],
    "another name": ["export.json", '[{"id":7,"name":"Contoso","friendlyName":"M\uFFFDller"}]', "Contoso"],
    "an ID of a CSV": ["export.csv", "Name,ID\n####,CONTOSO\nBolt,B\n", "CONTOSO"],
    "another name of a CSV": ["export.csv", "Name,Display Name\nContoso,M?ller\nBolt,Bolt\n", "Contoso"],
  } as const)) {
    it(member, async () => {
      const { findings } = await said(content, name);
      assert.deepEqual(findings, [`existing-export ${header}`, `company-exists ${found}`]);
    });
  }
});

describe("exports without a readable company", () => {
  for (const [member, content] of Object.entries({
    "IDs alone": '[{"id":"LARK"},{"id":"CONTOSO"}]',
    "names that are all lost": '["####","####"]',
    "sites by their own names":
      '[{"id":1,"companyId":7,"name":"Larkspur Dental"},{"id":2,"companyId":7,"name":"Main"}]',
    "such sites, and one without a name":
      '[{"id":1,"companyId":7,"name":"Larkspur Dental"},{"id":2,"companyId":7,"name":"####"}]',
  })) {
    it(member, async () => {
      const { findings, exports, sentence } = await said(content, "export.json");
      assert.deepEqual([findings, exports], [[`existing-export ${header}`], []]);
      assert.match(sentence, /but existing companies are not checked\. /);
    });
  }
});

it("says in the verdict that not all companies are checked if none matches", async () => {
  const text = `${header}\n${row("Northwind", "NW")}\n`;
  const { findings, sentence } = await said(`[${L},{"id":2,"name":"####"}]`, "export.json", text);
  assert.deepEqual(findings, [`existing-export ${header}`]);
  assert.match(sentence, /^Unchecked: no row would fail, but not all existing companies are checked\. One of 2 /);
});
