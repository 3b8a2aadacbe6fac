import assert from "node:assert/strict";
import { it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { kind, L, M, match, read, wanted } from "./exports.ts";

kind("PowerShell", {
  "one object": ['{\r\n    "id":  1,\r\n    "identifier":  "LARK",\r\n    "name":  "Larkspur Dental"\r\n}', "found"],
  "value and Count, as in version 5.1": [`{"value":[${L}],"Count":1}`, "found"],
  "truncated depth in fields that are not read": [
    '[{"id":1,"name":"Larkspur Dental","status":"@{id=1; name=Active; _info=}","_info":"@{lastUpdated=x}"}]',
    "found",
  ],
  "truncated records": [
    '{"companies":["@{id=1; name=Larkspur Dental}"]}',
    { problem: /was cut off by PowerShell.*-Depth 10/ },
  ],
  "a truncated list": ['{"data":"@{companies=System.Object[]}"}', { problem: /was cut off by PowerShell/ }],
  "a list truncated to one string": [
    '{"companies":"@{id=1; name=a} @{id=2; name=b}"}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a truncated wrapper": [
    '{"data":[{"id":"1","attributes":"@{name=Larkspur Dental}"}]}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a site with a truncated company": [
    '[{"id":"1","name":"Main","company":"@{id=1; name=Larkspur Dental}"}]',
    { problem: /was cut off by PowerShell/ },
  ],
  "a truncated name": [
    `[${M},{"name":"System.Collections.Hashtable"}]`,
    { problem: /was cut off by PowerShell.*record 2/ },
  ],
  "truncated IDs": ['[{"name":"M","externalIds":"@{externalId=1}"}]', { problem: /was cut off by PowerShell/ }],
  "null for an empty page": [`[null,${L}]`, { problem: /^Entry 1 of export\.json is null, not a company/ }],
});

kind("encodings", {
  "Windows-1252": [Uint8Array.from(`[{"name":"Caf\xe9"},${L}]`, (character) => character.charCodeAt(0)), "found"],
  "UTF-16, little endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le")), "found"],
  "UTF-16, big endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le").swap16()), "found"],
  "UTF-8 with a byte order mark": [`\uFEFF[${L}]`, "found"],
  "a mixture": [
    Uint8Array.from(Buffer.concat([Buffer.from(`["Caf\u00e9",`), Buffer.from([0x22, 0xe9, 0x22, 0x5d])])),
    { problem: /characters are lost/ },
  ],
  "a byte that Windows-1252 does not define": [
    Uint8Array.from([0x5b, 0x22, 0x81, 0xe9, 0x22, 0x5d]),
    { problem: /characters are lost/ },
  ],
});

it("compares Windows-1252 names and misread names by their right text", () => {
  const bytes = Uint8Array.from('[{"name":"Caf\xe9 \x80 R\xe9gal"}]', (character) => character.charCodeAt(0));
  const parsed = read(bytes);
  assert.ok(parsed.ok);
  assert.equal(new ExistingCompanies([parsed.companies]).match("Café € Régal", "")?.strength, "exact");
  assert.equal(match('[{"name":"CafÃ© RÃ©gal"}]', "Café Régal")?.strength, "exact");
});

kind("CSV", {
  "a header row": ["Company Name,Company ID\nLarkspur Dental,LARK\n", "found", "export.csv"],
  "with other header names": ["Client;Identifier\r\nLarkspur Dental;LARK\r\n", "found", "export.txt"],
  "with PowerShell's type line": [
    '#TYPE System.Management.Automation.PSCustomObject\r\n"id","name"\r\n"1","Larkspur Dental"\r\n',
    "found",
    "export.csv",
  ],
  "one column, with the type line": ['#TYPE System.Object\r\n"Name"\r\n"Larkspur Dental"\r\n', "found", "export.csv"],
  "with a title": [
    "Company list\n\nAccount Name,City,Status\nLarkspur Dental,Portland,Active\n",
    "found",
    "export.csv",
  ],
  "with sep= and tabs": ["sep=\t\nFriendly Name\tId\nLarkspur Dental\t7\n", "found", "export.csv"],
  "in UTF-16 as Excel saves it": [
    Uint8Array.from(Buffer.from("\uFEFFCompany\tCity\r\nLarkspur Dental\tPortland\r\n", "utf16le")),
    "found",
    "export.txt",
  ],
  "in Windows-1252": [
    Uint8Array.from("Company,City\nLarkspur Dental,Montr\xe9al\n", (c) => c.charCodeAt(0)),
    "found",
    "export.csv",
  ],
  "without a CSV file name": ["Customer Name,Phone\nLarkspur Dental,5\n", "found"],
  "sites with their company": ["Site Name,Company Name\nMain,Larkspur Dental\n", "found", "export.csv"],
  "JSON with a CSV file name": [`[${L}]`, "found", "export.csv"],
  "without a column of names": [
    "Bezeichnung,Ort\nLarkspur Dental,Portland\n",
    { problem: /has no column that looks like company names.*"Bezeichnung", "Ort"/ },
    "export.csv",
  ],
  "without a header row": [
    "Larkspur Dental\nMeridian Foods\n",
    { problem: /has no column that looks like company names/ },
    "export.csv",
  ],
  "with only IDs": [
    "id,identifier\n1,LARK\n",
    { problem: /has no column that looks like company names/ },
    "export.csv",
  ],
  "one row without its name": [
    "Company Name,Company ID\nM,1\n,LARK\n",
    { problem: /^One of 2 records.*record 2/ },
    "export.csv",
  ],
  "an empty file": ["", { problem: /is empty/ }, "export.csv"],
});

it("reads IDs and state from a CSV", () => {
  const text = "Company Name,Company ID,Status\nLarkspur Dental,LARK,Inactive\nMeridian,MER,Active\n";
  assert.equal(match(text, "None", "MER", "export.csv")?.record.active, true);
  assert.equal(match(text, wanted, "NONE", "export.csv")?.record.active, false);
  const parsed = parseExport("Firma,Kürzel\nLarkspur Dental,LARK\n", "export.csv", {
    nameKeys: ["Firma"],
    idKeys: ["Kürzel"],
  });
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.nameKeys, parsed.idKeys, parsed.companies.size], [["Firma"], ["Kürzel"], 1]);
});
