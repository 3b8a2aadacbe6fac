import assert from "node:assert/strict";
import { it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { kind, L, M, match, read, wanted } from "./exports.ts";

kind("PowerShell", {
  "one object": ['{\r\n    "id":  1,\r\n    "identifier":  "LARK",\r\n    "name":  "Larkspur Dental"\r\n}', "found"],
  "value and Count of 5.1": [`{"value":[${L}],"Count":1}`, "found"],
  "depth cut in what is not read": [
    '[{"id":1,"name":"Larkspur Dental","status":"@{id=1; name=Active; _info=}","_info":"@{lastUpdated=x}"}]',
    "found",
  ],
  "records cut": [
    '{"companies":["@{id=1; name=Larkspur Dental}"]}',
    { problem: /was cut off by PowerShell.*-Depth 10/ },
  ],
  "the list cut": ['{"data":"@{companies=System.Object[]}"}', { problem: /was cut off by PowerShell/ }],
  "the list cut to one text": [
    '{"companies":"@{id=1; name=a} @{id=2; name=b}"}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a wrapper cut": [
    '{"data":[{"id":"1","attributes":"@{name=Larkspur Dental}"}]}',
    { problem: /was cut off by PowerShell/ },
  ],
  "a site's company cut": [
    '[{"id":"1","name":"Main","company":"@{id=1; name=Larkspur Dental}"}]',
    { problem: /was cut off by PowerShell/ },
  ],
  "a name cut": [`[${M},{"name":"System.Collections.Hashtable"}]`, { problem: /was cut off by PowerShell.*record 2/ }],
  "IDs cut": ['[{"name":"M","externalIds":"@{externalId=1}"}]', { problem: /was cut off by PowerShell/ }],
  "a hole where a page was empty": [`[null,${L}]`, { problem: /^Entry 1 of export\.json is null, not a company/ }],
});

kind("encodings", {
  "Windows-1252": [Uint8Array.from(`[{"name":"Caf\xe9"},${L}]`, (character) => character.charCodeAt(0)), "found"],
  "UTF-16, little endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le")), "found"],
  "UTF-16, big endian": [Uint8Array.from(Buffer.from(`\uFEFF[${L}]`, "utf16le").swap16()), "found"],
  "UTF-8 with a mark": [`\uFEFF[${L}]`, "found"],
  "a mixture": [
    Uint8Array.from(Buffer.concat([Buffer.from(`["Caf\u00e9",`), Buffer.from([0x22, 0xe9, 0x22, 0x5d])])),
    { problem: /characters are lost/ },
  ],
  "a byte that Windows-1252 has not": [
    Uint8Array.from([0x5b, 0x22, 0x81, 0xe9, 0x22, 0x5d]),
    { problem: /characters are lost/ },
  ],
});

it("encodings: names of Windows-1252 and names that were garbled are compared as they should be", () => {
  const bytes = Uint8Array.from('[{"name":"Caf\xe9 \x80 R\xe9gal"}]', (character) => character.charCodeAt(0));
  const parsed = read(bytes);
  assert.ok(parsed.ok);
  assert.equal(new ExistingCompanies([parsed.companies]).match("Café € Régal", "")?.strength, "exact");
  assert.equal(match('[{"name":"CafÃ© RÃ©gal"}]', "Café Régal")?.strength, "exact");
});

kind("CSV", {
  "a header row": ["Company Name,Company ID\nLarkspur Dental,LARK\n", "found", "export.csv"],
  "of another name": ["Client;Identifier\r\nLarkspur Dental;LARK\r\n", "found", "export.txt"],
  "with PowerShell's line of the type": [
    '#TYPE System.Management.Automation.PSCustomObject\r\n"id","name"\r\n"1","Larkspur Dental"\r\n',
    "found",
    "export.csv",
  ],
  "one column, with that line": ['#TYPE System.Object\r\n"Name"\r\n"Larkspur Dental"\r\n', "found", "export.csv"],
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
  "not called so": ["Customer Name,Phone\nLarkspur Dental,5\n", "found"],
  "sites with their company": ["Site Name,Company Name\nMain,Larkspur Dental\n", "found", "export.csv"],
  "JSON that is called so": [`[${L}]`, "found", "export.csv"],
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
  "of IDs alone": ["id,identifier\n1,LARK\n", { problem: /has no column that looks like company names/ }, "export.csv"],
  "one row without its name": [
    "Company Name,Company ID\nM,1\n,LARK\n",
    { problem: /^One of 2 records.*record 2/ },
    "export.csv",
  ],
  "an empty file": ["", { problem: /is empty/ }, "export.csv"],
});

it("CSV: IDs and state are read as well", () => {
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
