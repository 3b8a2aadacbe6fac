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
