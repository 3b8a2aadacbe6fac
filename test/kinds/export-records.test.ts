import assert from "node:assert/strict";
import { it } from "node:test";
import { parseExport } from "../../server/src/existing/export.ts";
import type { ExportShape } from "../../server/src/existing/export-shape.ts";
import { said } from "./exports.ts";

/** The names and IDs of the companies in an export, and the keys or headers that they were under; what is said of a problem. */
function readOf(text: string, shape: ExportShape, source: string): string {
  const parsed = parseExport(text, source, shape);
  if (!parsed.ok) return said(text, source, shape);
  const { companies, nameKeys, idKeys } = parsed;
  const read = Array.from({ length: companies.size }, (_, place) => {
    const { names, ids, active } = companies.record(place);
    return `${names.join("+")} / ${ids.join("+")}${active ? "" : ", inactive"}`;
  });
  return `${read.join(", ")} by ${nameKeys.join()} / ${idKeys.join()}`;
}

type Member = readonly [text: string, read: string, shape?: ExportShape];

const records: readonly Member[] = [
  ['[{"attributes":{"name":"Acme","code":"C1"}}]', "Acme /  by attributes.name / ", { idKeys: ["code"] }],
  ['[{"code":"C1","name":"Acme"}]', "Acme / C1 by name / code", { idKeys: ["code"] }],
  ['[{"id":1,"name":"Head","timeZone":"UTC","nickname":"H"}]', "Head+H / 1 by name,nickname / id"],
  ['[{"id":1,"name":"Head","timeZone":"UTC","accountNumber":"7"}]', "Head / 1+7 by name / id,accountNumber"],
  ['[{"id":1,"name":"Head","timeZone":"UTC","fullName":"Bo"}]', "Head / 1 by name / id"],
  ['[{"id":1,"name":"Head","timeZone":"UTC","items":[]}]', "Head / 1 by name / id"],
  [
    '[{"id":1,"name":"Head","timeZone":"UTC","active":true}]',
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  [
    '[{"id":1,"name":"Head","timeZone":"UTC","type":"x"}]',
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  [
    '[{"name":"Acme","nickname":"A","accountNumber":"7","externalIds":[{"externalId":"E1"}]}]',
    "Acme+A / E1+7 by name,nickname / externalIds[].externalId,accountNumber",
  ],
  [
    '[{"attributes":{"attributes":{"attributes":{"attributes":{"name":"Acme","id":1}}}}}]',
    "Acme / 1 by attributes.attributes.attributes.attributes.name / attributes.attributes.attributes.attributes.id",
  ],
  [
    '[{"attributes":{"attributes":{"attributes":{"attributes":{"attributes":{"name":"Acme","id":1}}}}}}]',
    'No record in export.json has a readable name. The first is an object with the key "attributes" (asioImport.existing.nameKeys can say what to read).',
  ],
  ['[{"type":"Sites","id":1,"name":"Main","accountName":"Acme"}]', "Acme /  by accountName / "],
  ['[{"type":"Customer","id":1,"name":"Main","accountName":"Acme"}]', "Main+Acme / 1 by name,accountName / id"],
  ['[{"type":5,"id":1,"name":"Main","accountName":"Acme"}]', "Main+Acme / 1 by name,accountName / id"],
  ['[{"name":"Page","attributes":{"companies":[{"name":"Inner","id":1}]}}]', "Page /  by name / "],
  ['[{"name":"Page","companies":[{"name":"Inner","id":1}]}]', "Page / , Inner / 1 by name / id"],
  ['[{"id":1,"name":"Main","company":"Acme"}]', "Main+Acme / 1 by company,name / id"],
  ['[{"id":1,"name":"Main","client":"Acme"}]', "Main+Acme / 1 by client,name / id"],
  ['[{"id":1,"company":"Acme"}]', "Acme / 1 by company / id"],
  [
    '[{"company":{"company":{"company":{"company":{"name":"Acme","id":1}}}}}]',
    "Acme / 1 by company.company.company.company.name / company.company.company.company.id",
  ],
  [
    '[{"company":{"company":{"company":{"company":{"company":{"name":"Acme","id":1}}}}}}]',
    'No record in export.json has a readable name. The first is an object with the key "company" (asioImport.existing.nameKeys can say what to read).',
  ],
  [
    '[{"id":1,"name":"Main","company":{"name":"@{x=1}"}}]',
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 1): save it again with ConvertTo-Json -Depth 10.',
  ],
  ['[{"id":1,"company":{"id":"@{x=1}","name":"Acme"}}]', "Acme / 1 by company.name / id"],
  ['[{"id":1,"name":"Main","company":{"id":7,"name":"Acme"}}]', "Acme / 7 by company.name / company.id"],
  ['[{"id":1,"name":"Main","client":{"id":7,"name":"Acme"}}]', "Main+Acme / 1 by client.name,name / client.id,id"],
  [
    '[{"attributes":{"id":1,"name":"Main","company":{"id":7,"name":"Acme"}}}]',
    "Acme / 7 by attributes.company.name,attributes.name / attributes.company.id,attributes.id",
  ],
  ['[{"company":{"id":7,"name":"Acme"},"city":"York"}]', "Acme / 7 by company.name / company.id"],
  ['[{"id":1,"name":"Main","company":{"id":7}}]', "Main / 1 by name / company.id,id"],
  [
    '{"sites":[{"id":1,"name":"Main","company":{"id":7}}]}',
    'lists sites that do not name their company, the first is an object with the keys "id", "name", "company". Export the companies themselves.',
  ],
  ['[{"id":1,"name":"Main","timeZone":"UTC","client":{"id":7,"name":"Acme"}}]', "Acme / 7 by client.name / client.id"],
  ['[{"id":1,"name":"Main","timeZone":"UTC","clientName":"Acme"}]', "Acme /  by clientName / "],
  [
    '[{"id":1,"name":"Main","timeZone":"UTC","companyId":5,"city":"York"}]',
    'lists sites that do not name their company, the first is an object with the keys "id", "name", "timeZone", "companyId", "city". Export the companies themselves.',
  ],
  [
    '[{"siteId":1,"name":"Main","companyId":5,"city":"Leeds"},{"siteId":2,"name":"West","companyId":6,"city":"York"}]',
    'lists sites that do not name their company, the first is an object with the keys "siteId", "name", "companyId", "city". Export the companies themselves.',
  ],
  [
    '[{"companyId":5,"name":"Main"},{"companyId":5,"name":"West"}]',
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  [
    '[{"companyId":5,"companyName":"Acme","name":"Main"},{"companyId":5,"companyName":"Acme","name":"West"}]',
    "seems to list other things, which name only the companies that have some. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  [
    '[{"companyId":5,"client":"Acme","name":"Main"},{"companyId":5,"client":"Bolt","name":"West"}]',
    "Main+Acme / 5, West+Bolt / 5 by client,name / companyId",
  ],
  [
    '[{"id":1,"companyId":5,"name":"Main"},{"id":2,"companyId":5,"name":"West"},{"id":3,"name":"X"}]',
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  ['{"companies":[{"id":1,"name":"Acme","primaryFlag":true}]}', "Acme / 1 by name / id"],
  ['{"companies":[{"id":1,"name":"Acme","company":{"name":"Group"}}]}', "Acme+Group / 1 by company.name,name / id"],
  ['{"sites":[{"id":1,"name":"Main"}]}', "Main / 1 by name / id", { nameKeys: ["name"] }],
  [
    '{"sites":[{"id":1,"name":"Main"}]}',
    'lists sites that do not name their company, the first is an object with the keys "id", "name". Export the companies themselves.',
  ],
  ['{"sites":[{"id":1,"name":"Main","parent":{"id":7,"name":"Acme"}}]}', "Acme / 7 by parent.name / parent.id"],
  [
    '{"sites":[{"id":1,"name":"Main","nickname":"M","companyName":"Acme","accountNumber":"A7"}]}',
    "Acme / A7 by companyName,nickname / accountNumber",
  ],
  [
    '{"sites":[{"id":1,"name":"Main","company":{"name":"Acme","inactive":true}}]}',
    "Acme / , inactive by company.name / ",
  ],
  [
    '{"companies":[{"id":1,"name":"Main","company":{"name":"Acme","inactive":true}}]}',
    "Main+Acme / 1 by company.name,name / id",
  ],
  [
    '[{"company":{"name":"Acme","inactive":true}},{"company":{"name":"Bolt"}}]',
    "Acme / , inactive, Bolt /  by company.name / ",
  ],
  ['[{"id":1,"name":{"value":"Acme"}}]', "Acme / 1 by name / id"],
  ['[{"id":1,"name":{"value":["Acme","Zed"]}}]', "Acme+Zed / 1 by name / id"],
  [
    '[{"id":1,"name":{"value":{"value":"Acme"}}}]',
    'No record in export.json has a readable name. The first is an object with the keys "id", "name" (asioImport.existing.nameKeys can say what to read).',
  ],
  ['[{"id":1,"name":["Acme",["Deep"],"Acme",7]}]', "Acme+7 / 1 by name / id"],
  ['[{"id":1,"name":[],"companyName":"Acme"}]', "Acme / 1 by companyName / id"],
  ['[{"id":1,"owner":{"Name":"Acme"}}]', "Acme / 1 by owner.name / id", { nameKeys: ["owner.name"] }],
  ['[{"id":1,"owner":{"name":"Acme"}}]', "Acme / 1 by owner.name / id", { nameKeys: ["owner.name"] }],
  ['[{"id":1,"a":"x","name":"Acme"}]', "Acme / 1 by name / id", { nameKeys: ["a.b", "name"] }],
  [
    '[{"id":1,"a":"@{x=1}","name":"Acme"}]',
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 1): save it again with ConvertTo-Json -Depth 10.',
    { nameKeys: ["a.b", "name"] },
  ],
  ['[{"id":1,"a":5,"name":"Acme"}]', "Acme / 1 by name / id", { nameKeys: ["a.b", "name"] }],
  ['[{"id":"A&amp;B","name":"R&amp;D"}]', "R&amp;D+R&D / A&amp;B by name / id"],
  ['[{"id":" 7 ","name":"  Acme\\u00a0"}]', "Acme / 7 by name / id"],
  ['[{"id":"","name":"Acme"}]', "Acme /  by name / "],
  [
    '[{"id":1,"name":"@{x=1}","companyName":"Acme"}]',
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 1): save it again with ConvertTo-Json -Depth 10.',
  ],
  ['[{"a.b":"Acme","id":1}]', "Acme / 1 by a.b / id", { nameKeys: ["a.b"] }],
  ['[{"a":[{"b":"Acme"},{"b":"Zed"}],"id":1}]', "Acme+Zed / 1 by a[].b / id", { nameKeys: ["a[].b"] }],
  [
    '[{"id":1,"name":"Acme"}]',
    'No record in export.json has a readable name under []. The first is an object with the keys "id", "name" (asioImport.existing.nameKeys can say what to read).',
    { nameKeys: ["[]"] },
  ],
  ['[{"id":1,"fullname":"Bo Ek","businessName":null}]', "Bo Ek / 1 by  / id"],
  ['[{"id":1,"company":{"fullname":"Bo Ek","businessName":null}}]', "Bo Ek / 1 by  / id"],
  [
    '[{"id":1,"nickname":"B","name":"Acme","companyName":"A Ltd","number":5,"externalId":"E","customerNumber":"N","companyId":"C"}]',
    "Acme+A Ltd+B / 1+E+C+N by name,companyName,nickname / id,externalId,companyId,customerNumber",
  ],
  ['[{"id":1,"sitename":"x","name":"Main","companyName":"Acme"}]', "Acme /  by companyName / "],
  ['{"C1":{"name":"Acme","id":5},"C2":{"name":"Bolt","id":6}}', "Acme / C1+5, Bolt / C2+6 by name / id"],
  ['[{"a":[{"b":"Acme"}],"id":1}]', "Acme / 1 by  a[][] . b  / id", { nameKeys: [" a[][] . b "] }],
  ['[{"a[]b":"Acme","id":1}]', "Acme / 1 by a[]b / id", { nameKeys: ["a[]b"] }],
  ['[{"id":12345678901234567890,"name":"A"}]', "A / 12345678901234567890 by name / id"],
  ['[{"id":-12345678901234567890,"name":"A"}]', "A / -12345678901234567890 by name / id"],
  [
    '[{"id":12345678901234567890,"name":"A [12345678901234567891]"}]',
    "A [12345678901234567891] / 12345678901234567890 by name / id",
  ],
  ['[{"id":"12345678901234567890","name":"A"}]', "A / 12345678901234567890 by name / id"],
];

const tables: readonly Member[] = [
  ["Name,Account ID\nA,7\n", "A / 7 by Name / Account ID"],
  ["Name,Company Identifier\nA,7\n", "A / 7 by Name / Company Identifier"],
  ["Name,Customer ID\nA,7\n", "A / 7 by Name / Customer ID"],
  ["Name,Company Short Name\nA,7\n", "A / 7 by Name / Company Short Name"],
  ["Parent,Name\nA,B\n", "A /  by Parent / ", { nameKeys: ["Parent"] }],
  ["Parent,Name\nA,B\n", "B / , A /  by Name / "],
  ["Title,Name\nA,B\n", "A /  by Title / ", { nameKeys: ["Title"] }],
  ["Title,Name,ID\nA,B,1\n", "A / B by Title / Name", { nameKeys: ["Title"], idKeys: ["name"] }],
  ["Title,Firm,Name\nA,B,C\n", "A+B /  by Title,Firm / ", { nameKeys: ["Title", "firm"] }],
  ["ID,Name,Company ID\n1,A,5\n2,B,5\n", "A / 1+5, B / 2+5 by Name / ID,Company ID", { nameKeys: ["Name"] }],
  [
    "ID,Name,Company ID\n1,A,5\n2,B,5\n",
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  ["Title,Nickname\nA,B\n", "A /  by Title / ", { nameKeys: ["Title"] }],
  ["Name,Nickname\nA,B\n", "A+B /  by Name / "],
  [
    "Business Name,City\n,York\nAcme,Leeds\n",
    'One of 2 records in export.csv has no readable name: record 1, the text "" (asioImport.existing.nameKeys can say what to read).',
  ],
  ["Business Name,Full Name,City\n,Bo Ek,York\nAcme,,Leeds\n", "Bo Ek / , Acme /  by Business Name / "],
  [
    "Name,Full Name,City\n,Bo Ek,York\nAcme,,Leeds\n",
    'One of 2 records in export.csv has no readable name: record 1, the text "" (asioImport.existing.nameKeys can say what to read).',
  ],
  ["ID,Name\n1,A\n1,B\n", "A / 1, B / 1 by Name / ID"],
  [
    "Company ID,Name\n1,A\n1,B\n",
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  [
    "Customer ID,Name\n1,A\n1,B\n",
    "lists sites that do not name their company. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).",
  ],
  ["ID,Name,City\n1,A,x\n2,B,y\nName\n3,C,z\n", "is malformed: the row in line 4 has 1 cell, but the header row 3."],
  [
    "ID,Name,City\n1,A,x\n2,B,y\n\nName,ID,City\nC,3,z\n",
    "is malformed: the row in line 5 is the header row of another list.",
  ],
  [
    "ID,Name,City\n1,A,x\n2,B,y\n\nName,ID\nC,3\n",
    "is malformed: the row in line 5 is the header row of another list.",
  ],
  [
    "ID,Name,City\n1,A,x\n2,B,y\n\nName,ID,City,Phone\nC,3,z,5\n",
    "is malformed: the row in line 5 has 4 cells, but the header row 3.",
  ],
  [
    "ID,Name,Company Name\n1,A,x\n2,B,y\n\nName,ID,Company Name\nC,3,z\n",
    "is malformed: the row in line 5 is the header row of another list.",
  ],
  ["\ufeff#TYPE System.X\r\nID,Name\n1,A\n", "A / 1 by Name / ID"],
  [
    ",Name,\n1,A,x\n",
    'has no column that looks like company names, only the headers "1", "A", "x" (asioImport.existing.nameKeys can say what to read).',
  ],
];

for (const [source, members] of [
  ["export.json", records],
  ["export.csv", tables],
] as const) {
  for (const [text, read, shape = {}] of members) {
    it(`reads ${text} ${Object.values(shape).join()}`.trim(), () => assert.equal(readOf(text, shape, source), read));
  }
}
