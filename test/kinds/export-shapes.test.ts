import { kind, L, type Outcome, wanted } from "./exports.ts";

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
