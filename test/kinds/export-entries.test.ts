import { hearing, saying, wanted } from "./exports.ts";

hearing("lists, pages and records under any keys", {
  '[{"items":[{"id":1,"name":"A"}],"result":{"x":1}},{"items":[{"id":2,"name":"B"}],"result":{}}]': "A, B",
  '{"items":[],"clients":[{"id":1,"name":"A"}],"message":"x"}': "A",
  '{"id":1,"name":"Acme","companies":[{"id":5,"name":"A"}],"items":[{"id":6,"name":"B"}]}': "A, B",
  '{"id":1,"name":"Acme","items":[{"id":6,"name":"B"}]}': "B, Acme",
  '{"items":[{"id":1,"name":"A"}],"related":[{"type":"company","name":"X"}]}':
    'has another list of named records under "related", which was not read (asioImport.existing.listPath can say which list is meant).',
  '{"clients":{"a":{"id":1,"name":"A","companyId":5},"b":{"id":2,"name":"B","companyId":6}}}': "A, B",
  '{"clients":{"id":1,"name":"Larkspur Dental","companyId":5}}': "Larkspur Dental",
  '{"name":"@{a=1}","id":1}':
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names: save it again with ConvertTo-Json -Depth 10.',
  '{"companies":{"name":"Acme"}}': "Acme",
  '{"name":"Acme"}':
    'contains no list of companies, only an object with the key "name" (asioImport.existing.listPath can say where it is).',
  '{"items":[],"link":[{"rel":"self"}]}': "contains no companies, as with a filter or without permission to see them.",
  '{"items":[],"links":[{"rel":"self"}]}': "contains no companies, as with a filter or without permission to see them.",
  '{"items":[],"linkedFirms":[{"rel":"self"}]}':
    'has an empty list, but one under "linkedFirms" that is not empty (asioImport.existing.listPath can say which is meant).',
  '{"items":[],"backlinks":[{"rel":"self"}]}':
    'has an empty list, but one under "backlinks" that is not empty (asioImport.existing.listPath can say which is meant).',
  '{"user":{"id":1,"name":"Bo"},"C1":{"name":"Acme"}}':
    'contains no list of companies, only an object with the keys "user", "C1" (asioImport.existing.listPath can say where it is).',
  '{"A1":{"name":"Acme"},"x":{"foo":1}}':
    'contains no list of companies, only an object with the keys "A1", "x" (asioImport.existing.listPath can say where it is).',
  '{"A1":{"name":"Acme"},"B1":{"name":"@{x=1}"}}':
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 2): save it again with ConvertTo-Json -Depth 10.',
  '{"A1":{"name":"Acme"},"B1":"x"}':
    'contains no list of companies, only an object with the keys "A1", "B1" (asioImport.existing.listPath can say where it is).',
  '["Name","Id"]\n["Acme",1]\n["Bolt",2]': "Acme, Bolt",
  '[{"id":1,"name":"A"}]\n[{"id":2,"name":"B"}]': "A, B",
  '{"items":[{"id":1,"name":"A"}]}\nnull\n{"items":[{"id":2,"name":"B"}]}': "A, B",
  '{"items":[{"id":1,"name":"A"}]}\n{"id":2,"name":"B"}':
    'Entry 2 of export.json is an object with the keys "id", "name", not a page of companies like those before it.',
  '{"id":2,"name":"B"}\n{"items":[{"id":1,"name":"A"}]}':
    "Entry 2 of export.json is a page of companies, those before it are not.",
  'null\n{"id":2,"name":"B"}': "Entry 1 of export.json is null, not a company.",
  '{"items":[{"id":1,"name":"A","url":"x","method":"INVOICES"}]}': "A",
});

/** An object's members, with spaces or without. */
const members = (count: number, value: string) => Array.from({ length: count }, (_, at) => `"k${at}"${value}`).join();
const tooMany = "has an object of more than 1,000 keys, as no list of companies has.";
const keyed = Array.from({ length: 1001 }, (_, at) => `"C${at}" : \n {"name":"Larkspur Dental"}`).join();
const keyedSaid = Array(1001).fill(wanted).join(", ");
const twice = (key: string, line = 1) =>
  `has the key ${JSON.stringify(key)} twice in one object (the second time in line ${line}), so one hides the other.`;

saying("objects of many keys", {
  "a record": [`[{"name":"Larkspur Dental","id":1,${members(998, ":1")}}]`, wanted],
  "a record of one more": [`[{"name":"Larkspur Dental","id":1,${members(999, ":1")}}]`, tooMany],
  "with spaces": [`[{"name":"Larkspur Dental","id":1,${members(999, " : 1")}}]`, tooMany],
  "with objects, below a list": [`[{"name":"Larkspur Dental","tags":[],${members(999, ":{}")}}]`, tooMany],
  "keyed by ID": [`{${keyed}}`, keyedSaid],
  "keyed by ID, after a list": [`{"items":[],"companies":{${keyed}}}`, keyedSaid],
  "of a response": [`{${members(1001, ":1")}}`, tooMany],
  "no object in a text": [`[{"id":1,"name":"Larkspur Dental","note":"${'{\\"a\\":1,'.repeat(1001)}"}]`, wanted],
});

hearing("duplicate keys", {
  '{"items":[{"id":1,"name":"A","name":"B"}]}': twice("name"),
  '{"items":[{"id":1,"name" :"A", "name"\n:"B"}]}': twice("name"),
  '{"items":[{"id":1,"name":"A"},\n{"id":2,\r"name":"B",\r\n"name":"C"}]}': twice("name", 4),
  '{"items":[{"id":1,"name":"A"},{"id":2,"name":"B"}]}': "A, B",
  '{"items":[{"id":1,"name":"A","city":"x","city":"y"}]}': "A",
  '{"items":[{"id":1,"name":"A","city":{"name":"x"}},{"name":"B","id":2}]}': "A, B",
  '{"items":[{"id":1,"n\\u0061me":"A","name":"B"}]}': twice("name"),
  '{"items":[{"id":1,"name":"A\\\\","company":{"name":"B"},"name":"C"}]}': twice("name"),
  '{"items":[{"id":1,"name":"A\\"","name":"C"}]}': twice("name"),
  '{"items":[{"id":1,"na\\"me":"x","na\\"me":"y","name":"C"}]}': "C",
  '{"items":[{"id":1,"name":"A"}],"note":1,"note":2}': twice("note"),
  '{"meta":{"a":{"b":1,"b":2}},"items":[{"id":1,"name":"A"}]}': twice("b"),
  '{"meta":{"a":{"c":{"b":1,"b":2}}},"items":[{"id":1,"name":"A"}]}': "A",
  '{"meta":{"a":{"c":{"name":1,"name":2}}},"items":[{"id":1,"name":"A"}]}': twice("name"),
  '{"items":[],"note":1,"note":2}': twice("note"),
  '{"items":[[]],"note":1,"note":2}': twice("note"),
  '{"items":[{"id":1,"name":"A"}]}\n{"items":[{"id":2,"name":"B"}]}': "A, B",
  '{"A1":{"name":"A"},"B1":{"name":"B"},"A1":{"name":"C"}}': twice("A1"),
});

const noCompanies = (what: string) =>
  `${what} Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).`;
const sites = noCompanies("lists sites that do not name their company.");
const suppliers = noCompanies("seems to list suppliers, not companies.");
const unread = (text: string) =>
  `One of 2 records in export.json has no readable name: record 2, the text ${text} (asioImport.existing.nameKeys can say what to read).`;

hearing(
  "entries after a name",
  {
    '"12"': unread('"12"'),
    '"Bolt 2"': "Acme, Bolt 2",
    '"0f8fad5b-d9cb-469f-a165-70867728950e"': unread('"0f8fad5b-d9cb-469f-a165-70867728950e"'),
    '"x0f8fad5b-d9cb-469f-a165-70867728950e"': "Acme, x0f8fad5b-d9cb-469f-a165-70867728950e",
    '"0f8fad5b-d9cb-469f-a165-70867728950ex"': "Acme, 0f8fad5b-d9cb-469f-a165-70867728950ex",
    '"https://x.example"': unread('"https://x.example"'),
    '"see https://x.example"': "Acme, see https://x.example",
    '"@{a=1}"':
      'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 2): save it again with ConvertTo-Json -Depth 10.',
    '"N/A"': unread('"N/A"'),
    '"Lost…"': unread('"Lost…"'),
    '"R&amp;D"': "Acme, R&amp;D",
    '" Bolt "': "Acme, Bolt",
    '""': "Entry 2 of export.json is a text, not a company.",
    '" "': "Entry 2 of export.json is a text, not a company.",
    null: "Entry 2 of export.json is null, not a company.",
    "5": "Entry 2 of export.json is a number, not a company.",
    '{"id":1,"name":"B"}': 'Entry 2 of export.json is an object with the keys "id", "name", not a company.',
  },
  (entry) => `{"companies":["Acme",${entry}]}`,
);

hearing("entries of lists", {
  '{"companies":[{"id":1,"name":"B"},"Acme"]}': "Entry 2 of export.json is a text, not a company.",
  '{"companies":[{"id":1,"name":"B"},"@{a=1}"]}':
    'was cut off by PowerShell, which wrote "@{id=…" in place of records or their names (record 2): save it again with ConvertTo-Json -Depth 10.',
  '{"companies":[{"id":1,"name":"B"},null]}': "Entry 2 of export.json is null, not a company.",
  '{"companies":[null,"Acme"]}': "Entry 1 of export.json is null, not a company.",
  '[{"IsSupplier":true,"IsCustomer":false,"name":"A","id":1}]': suppliers,
  '[{"isSupplier":true,"isCustomer":false,"name":"A","id":1}]': suppliers,
  '[{"IsSupplier":true,"IsCustomer":true,"name":"A","id":1}]': "A",
  '[{"IsSupplier":false,"IsCustomer":false,"name":"A","id":1}]': "A",
  '[{"IsSupplier":true,"name":"A","id":1}]': "A",
  '[{"IsSupplier":true,"IsCustomer":false,"name":"A","id":1},{"name":"B","id":2}]': "A, B",
  '[{"contact_type":"vendor","name":"A","id":1}]': suppliers,
  '[{"contact_type":"customer","name":"A","id":1}]': "A",
  '{"suppliers":[{"name":"A","id":1}]}': suppliers,
  '{"vendors":[{"name":"A","id":1}],"companies":[{"name":"B","id":2}]}': "A, B",
  '[{"name":"Unauthorized","status":401}]':
    'No record in export.json has a readable name. The first is an object with the keys "name", "status" (its "status" is 401) (asioImport.existing.nameKeys can say what to read).',
  '[{"name":"A"},{"name":"B"},{"name":"Unauthorized","status":401}]':
    'One of 3 records in export.json has no readable name: record 3, an object with the keys "name", "status" (its "status" is 401) (asioImport.existing.nameKeys can say what to read).',
  '[{"name":"A"},{"name":"B"},{"name":"C"},{"name":"Unauthorized","status":401}]': "A, B, C, Unauthorized",
  '[{"name":"A","message":"x"}]':
    'No record in export.json has a readable name. The first is an object with the keys "name", "message" (asioImport.existing.nameKeys can say what to read).',
  '[{"name":"A","id":1,"message":"x"}]': "A",
  '{"companies":[{"name":"A","message":"x"}]}': "A",
  '[{"name":"A","id":1},{"id":2,"companies":[{"id":3,"name":"B"}]}]':
    'One of 2 records in export.json has no readable name: record 2, an object with the keys "id", "companies" (asioImport.existing.nameKeys can say what to read).',
  '[{"name":"A","id":1},{"companies":[{"id":3,"name":"B"}]}]':
    "Entry 2 of export.json is a page of companies, those before it are not.",
  '[{"companies":[{"id":3,"name":"B"}]},{"name":"A","id":1}]':
    'Entry 2 of export.json is an object with the keys "name", "id", not a page of companies like those before it.',
  '[{"name":"P","items":[{"id":3,"name":"B"}]}]': "P, B",
  '[{"name":"P","id":1,"items":[{"id":3,"name":"B"}]}]': "P",
  '[{"name":"P","id":1,"clients":[{"id":3,"name":"B"}]}]': "P, B",
  '[{"name":"P","id":1,"sites":[{"id":3,"name":"B"}]}]': "P",
  '[{"name":"1","id":5}]': "1",
  '[{"name":"1","id":5},{"name":"2-3.4","id":6}]':
    "No record in export.json has a readable name: all are numbers (asioImport.existing.nameKeys can say what to read).",
  '[{"name":"1","id":5},{"name":"x","id":6}]': "1, x",
  '[{"name":"N/A","id":1},{"name":"B","id":2}]':
    'One of 2 records in export.json has no readable name: record 1, the text "N/A" (asioImport.existing.nameKeys can say what to read).',
  '[{"name":"M?ller","id":1},{"name":"B","id":2}]':
    'One of 2 records in export.json has no readable name: record 1, the text "M?ller" (asioImport.existing.nameKeys can say what to read).',
  '[{"id":1},{"name":"B","id":2}]':
    'One of 2 records in export.json has no readable name: record 1, an object with the key "id" (asioImport.existing.nameKeys can say what to read).',
  '[{"id":1},{"id":2},{"name":"B","id":3}]':
    '2 of 3 records in export.json have no readable name. The first is record 1, an object with the key "id" (asioImport.existing.nameKeys can say what to read).',
  '[{"id":1},{"id":2}]':
    'No record in export.json has a readable name. The first is an object with the key "id" (asioImport.existing.nameKeys can say what to read).',
  '[{"id":1,"name":"A","companyId":5},{"id":2,"name":"B","companyId":5},{"id":3,"name":"C"},{"id":4,"name":"D"}]':
    sites,
  '[{"id":1,"name":"A","companyId":5},{"id":2,"name":"B","companyId":6},{"id":3,"name":"C"}]': "A, B, C",
  '[{"id":1,"name":"A","companyId":2},{"id":2,"name":"B"}]': "A, B",
  '[{"id":1,"name":"A","companyId":0,"x":1},{"id":2,"name":"B","companyId":0,"x":1}]': sites,
  '[{"id":1,"customerId":5,"defaultDomainName":"x","displayName":"A"},{"id":2,"customerId":5,"defaultDomainName":"y","displayName":"B"}]':
    sites,
  '[{"id":1,"name":"A","timezone":"UTC"},{"id":2,"name":"B","timezone":"UTC","city":"x"}]': "A, B",
  '[{"id":1,"name":"A","timezone":"UTC"},{"id":2,"name":"B","timezone":"UTC"}]': sites,
  '[{"id":1,"name":"A","timezone":"UTC"},{"id":2,"name":"B"}]': sites,
  '{"data":[{"id":1,"type":"site","name":"A"}],"included":[{"id":5,"type":"company","name":"Acme"},{"id":6,"type":"user","name":"Bo"}]}':
    'lists sites that do not name their company, the first is an object with the keys "id", "type", "name". Export the companies themselves.',
  '{"data":[{"id":1,"name":"A"}],"included":[{"id":5,"type":"company","name":"Acme"},{"id":6,"name":"Bo"}]}':
    'has another list of named records under "included", which was not read (asioImport.existing.listPath can say which list is meant).',
  '{"data":[{"id":1,"name":"A"}],"total":1,"included":[{"id":5,"type":"company","name":"Acme"}]}': "A, Acme",
  '{"data":[{"id":1,"name":"A"}],"included":[{"id":6,"type":"user","name":"Bo"}]}': "A",
  '{"self":"https://x/sites","items":[{"id":1,"name":"A"}]}': sites,
  '{"self":"https://x/sites","items":[{"id":1,"name":"A","companyName":"Acme"}]}': "A",
  '{"self":"https://x/sites","companies":[{"id":1,"name":"A"}]}': "A",
  '{"archived":[{"id":1,"name":"A"}],"companies":[{"id":2,"name":"B"}]}': "A, B",
});
