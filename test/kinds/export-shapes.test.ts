import { hearing, kind, L, type Outcome, saying, wanted } from "./exports.ts";

const named = `"id":1,"name":"${wanted}"`;

kind("companies from further programs", {
  lexoffice: [
    `{"content":[{"id":"g","version":1,"roles":{"customer":{"number":10001}},"company":{"name":"${wanted}","contactPersons":[]},"archived":false}],"first":true,"last":true,"totalPages":1,"totalElements":1,"size":25,"number":0}`,
    "found",
  ],
  Moneybird: [
    `[{"id":"1","administration_id":1,"company_name":"${wanted}","firstname":"Ann","lastname":"Lee","customer_id":"c","contact_people":[],"events":[{"action":"x"}]}]`,
    "found",
  ],
  "Microsoft Graph's contracts": [
    `{"@odata.context":"https://x/$metadata#contracts","value":[{"id":"1","contractType":"x","customerId":"x","defaultDomainName":"x.example","displayName":"${wanted}"},{"id":"2","customerId":"y","defaultDomainName":"y.example","displayName":"M"}]}`,
    "found",
  ],
  "Partner Center": [
    `{"totalCount":1,"items":[{"id":"b","companyProfile":{"tenantId":"b","companyName":"${wanted}","attributes":{"objectType":"CustomerCompanyProfile"}},"attributes":{"objectType":"Customer"}}]}`,
    "found",
  ],
  Freshservice: [
    `{"departments":[{${named},"head_user_id":null,"prime_user_id":null,"domains":["x.example"]}]}`,
    "found",
  ],
  "Datto RMM": [
    `{"pageDetails":{"count":1,"totalCount":1,"nextPageUrl":null},"sites":[{"uid":"u","accountUid":"a",${named},"devicesStatus":{}}]}`,
    "found",
  ],
  "departments of another program": [`{"departments":[{${named}}]}`, { problem: /contains no list of companies/ }],
});

kind("lists below further keys", {
  "SOAP, as JSON": [
    '{"Envelope":{"Body":{"GetCompaniesResponse":{"GetCompaniesResult":{"Company":[{"Id":1,"Name":"Larkspur Dental"}]}}}}}',
    "found",
  ],
  "SOAP, with prefixes": [`{"soap:Envelope":{"soap:Body":{"queryResponse":{"Accounts":[${L}]}}}}`, "found"],
  ...Object.fromEntries(
    ["Kunden", "Firmen", "kundenliste", "clientes", "Soci\u00e9t\u00e9s", "bedrijven", "clienti"].map((key) => [
      key,
      [`{"${key}":[${L}]}`, "found"] as const,
    ]),
  ),
});

const csv = (header: string) => [header, [`${header}\n${wanted};x\nMeridian;y\n`, "found", "export.csv"]] as const;

kind("headers in further languages", {
  ...Object.fromEntries([
    ...["Ragione sociale;Citt\u00e0", "Azienda;Citt\u00e0", "Nome da empresa;Cidade", "Raz\u00e3o social;Cidade"].map(
      csv,
    ),
    ...["Firmanavn;Poststed", "F\u00f6retag;Ort", "Yritys;Kaupunki", "Nazwa firmy;Miasto"].map(csv),
    ...["会社名;都市", "公司名称;城市", "Название компании;Город"].map(csv),
  ]),
});

const ragged: Outcome = { problem: /./ };

kind("tables in JSON", {
  "rows below their headers": ['[["id","name"],[1,"Larkspur Dental"],[2,"M"]]', "found"],
  "Google Sheets": [
    '{"range":"Companies!A1:Z9","majorDimension":"ROWS","values":[["Company ID","Company Name"],["1","Larkspur Dental"],["2"]]}',
    { problem: /^One of 2 records in export\.json has no readable name/ },
  ],
  "Google Sheets, filled": ['{"values":[["Company Name","City"],["Larkspur Dental","x"],["M"]]}', "found"],
  "columns and rows": ['{"columns":["id","name"],"rows":[[1,"Larkspur Dental"],[2,"M"]]}', "found"],
  "objects for columns": [
    '{"columns":[{"name":"id"},{"name":"name"}],"data":[[1,"Larkspur Dental"],[2,"M"]]}',
    "found",
  ],
  "definitions and values": [
    '{"column_definitions":[{"id":"id"},{"id":"company_name"}],"row_values":[[1,"Larkspur Dental"]]}',
    "found",
  ],
  "a total above the rows": [
    '{"total":9,"columns":["id","name"],"rows":[[1,"Larkspur Dental"]]}',
    { partial: /9 records, but contains only 1/ },
  ],
  "of other things": ['{"columns":["name","serialNumber"],"rows":[["Larkspur Dental","x"]]}', { problem: /devices/ }],
  "a row that is too long": ['[["id","name"],[1,"Larkspur Dental"],[2,"M","x"]]', ragged],
  "a header twice": ['[["id","name","name"],[1,"Larkspur Dental","M"]]', ragged],
  "pages of names": ['[["Larkspur Dental"],["M"]]', "found"],
});

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

const nine = "says that there are 9 records, but contains only 1.";
hearing("responses with their envelope", {
  '[{"name":"Get","statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}]': "A",
  '{"body":"{\\"items\\":[{\\"id\\":1,\\"name\\":\\"A\\",\\"name\\":\\"B\\"}]}"}':
    'has the key "name" twice in one object (the second time in line 1), so one hides the other.',
  '{"statusCode":500,"body":"oops"}': "is an error response, not a list of companies: its status is 500.",
  '{"statusCode":200,"body":"oops"}': 'is a saved response whose "body" is not JSON.',
  '{"headers":{},"body":null}':
    'contains no list of companies, only an object with the keys "headers", "body" (asioImport.existing.listPath can say where it is).',
  '{"header":{"X-Total-Count":"9"},"body":[{"id":1,"name":"A"}]}': nine,
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","errorCode":"404"}': "A",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","codes":404}': "A",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","responseCode":404}':
    "is an error response, not a list of companies: its status is 404.",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","header":[null,{"key":"X-Total-Count","value":"9"}]}':
    nine,
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","headers":5}': "A",
  '{"StatusCode":200,"Content":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","RawContent":"HTTP/1.1 200 OK\\nX-Total-Count: 9\\n\\n[]"}':
    nine,
  '{"StatusCode":200,"Content":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","RawContent":"HTTP/1.1 200 OK\\n\\nX-Total-Count: 9"}':
    "A",
  '{"log":{"entries":[null,{"request":null,"response":{"content":{"text":"[]"}}},{"request":{"url":"/companies"},"response":null},{"request":{"url":"/companies"},"response":{"content":null}},{"request":{"url":"/companies"},"response":{"content":{}}},{"request":{"url":"/companies","method":"OPTIONS"},"response":{"status":404,"content":{"text":"{}"}}},{"request":{"url":"/companies"},"response":{"content":{"text":"<html>"}}},{"request":{"url":"https://x-clients.example/other"},"response":{"content":{"text":"{}"}}},{"request":{"url":"/companies"},"response":{"content":{"text":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}}}]}}':
    "A",
  '{"info":{},"item":[null,{"name":"x"},{"response":[null,{"name":"x"}]},{"item":[{"response":[{"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}]}]},{"response":[{"body":"[{\\"id\\":2,\\"name\\":\\"B\\"}]"}]}]}':
    "A, B",
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

hearing("responses with their headers", {
  'HTTP/1.1 301 Moved\r\nLocation: x\r\n\r\nHTTP/1.1 200 OK\r\nX-Total-Count: 9\r\n\r\n[{"id":1,"name":"A"}]':
    "says that there are 9 records, but contains only 1.",
  'HTTP/2 200\n\n[{"id":1,"name":"A"}]': "A",
  'HTTP/2 200 \n\n[{"id":1,"name":"A"}]': "A",
  "HTTP/1.1 404 Not Found\n\n{}": "is an error response, not a list of companies: its status is 404.",
  "HTTP/1.1 200 OK\nA: b\n": "contains the headers of a response, but not its body.",
  "HTTP/1.1 200 OK\nA: b\n\n \n": "contains the headers of a response, but not its body.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]HTTP/1.1 200 OK\n\n[{"id":2,"name":"B"}]': "A, B",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]\nHTTP/1.1 200 OK\nX-Total-Count: 9\n\n[{"id":2,"name":"B"}]':
    "says that there are 9 records, but contains only 2.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]\nHTTP/1.1 500 Error\n\n{}':
    "is an error response, not a list of companies: its status is 500.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"HTTP/1.1 200 OK"}]': "HTTP/1.1 200 OK",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"a]HTTP/1.1 200 OK"}]': "a]HTTP/1.1 200 OK",
  'HTTP/1.1 200 OK\r\r[{"id":1,"name":"A"}]': "A",
  'HTTP/1.1 200 OK\rX-Total-Count: 9\r\r[{"id":1,"name":"A"}]': "says that there are 9 records, but contains only 1.",
  "HTTP/1.1 200 OK": "is not JSON: unexpected text at line 1, column 1.",
  'HTTP/1.1 200 OK\nX-Total-Count: 9\n\n{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}':
    "says that there are 9 records, but contains only 1.",
  'HTTP/1.1 200 OK\nLink: <x>; rel="prev"\nLink: <y>; rel="next"\n\n[{"id":1,"name":"A"}]':
    "says that another page follows.",
  'HTTP/1.1 206 Partial\n\n[{"id":1,"name":"A"}]': "says that another page follows.",
  '\uFEFFHTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]': "A",
  'HTTP/1.1 200 OK\nno header here: 9\nX-Total-Count : 9\n\n[{"id":1,"name":"A"}]': "A",
});

for (const [name, text, outcome] of [
  ["export.csv.txt", "foo\nbar", "is not JSON: unexpected text at line 1, column 1."],
  [
    "export.csv",
    "foo\nbar",
    'has no column that looks like company names, only the header "foo" (asioImport.existing.nameKeys can say what to read).',
  ],
  [
    "export.TSV",
    "foo\nbar",
    'has no column that looks like company names, only the header "foo" (asioImport.existing.nameKeys can say what to read).',
  ],
  ["export.csv2", "foo\nbar", "is not JSON: unexpected text at line 1, column 1."],
  ["export.txt", "Name\nbar", "bar"],
  ["export.txt", "\uFEFFName\nbar", "bar"],
  ["export.txt", '"Name"\nbar', "is not JSON: unexpected text at line 2, column 1."],
  ["export.txt", '"Name",ID\nbar,1', "bar"],
  ["export.txt", "<html>\nName,ID\nA,1", "is not JSON: unexpected text at line 1, column 1."],
  ["export.txt", " <html>\nName,ID", "is not JSON: unexpected text at line 1, column 2."],
  ["export.txt", "Name,<b>\nA,1", "A"],
  ["export.csv", '[{"id":1,"name":"A"}]', "A"],
  ["export.csv", 'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]', "A"],
  ["export.csv", '\uFEFFHTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]', "A"],
  ["export.csv", "Name,HTTP/1\nA,1", "A"],
  ["export.csv", " ", "is empty."],
  ["export.txt", "5\nName", "is not JSON: unexpected text at line 2, column 1."],
] as const) {
  saying(`a file ${name}`, { [text]: [text, outcome, name] });
}
