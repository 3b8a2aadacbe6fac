import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { hearing, kind, wanted } from "./exports.ts";

function lists(things: string) {
  return {
    problem: new RegExp(
      `^export\\.(?:json|csv) seems to list ${things}, not companies\\. Export the companies themselves \\(if these are companies, asioImport\\.existing\\.nameKeys can say where their names are\\)\\.$`,
    ),
  };
}
const named = `"id":1,"name":"${wanted}"`;

/** A list of one record with these keys beside its ID and name. */
function having(things: string, members: readonly string[]) {
  return Object.fromEntries(
    members.map((keys) => [`${things}: ${keys}`, [`[{${named},${keys}}]`, lists(things)] as const]),
  );
}

kind("lists of other records, recognised by their keys", {
  ...having("devices", [
    '"deviceType":"Laptop","serialNumber":"A","operatingSystem":"Windows 11"',
    ...[
      '"hostname":"PC1","os":"Windows"',
      '"serial_number":"A"',
      '"MacAddress":"0A-1B"',
      '"ipAddress":"10.0.0.1","model":"X"',
    ],
    ...[
      '"osVersion":"11","agentVersion":"2.1"',
      '"lastLoggedInUser":"ann"',
      '"computerName":"PC1","domain":"x.example"',
    ],
    ...['"assetTag":"7","warrantyDate":"2027-01-01"', '"manufacturer":"Dell","model":"X","siteId":4'],
  ]),
  ...having("people", [
    ...['"username":"ann","email":"a@x.example"', '"jobTitle":"CFO"', '"userPrincipalName":"a@x.example"'],
    ...[
      '"email":"a@x","roles":["Admin"]',
      '"emailAddress":"a@x","department":"IT","phone":"1"',
      '"mail":"a@x","title":"Mr"',
    ],
    ...['"firstName":"Larkspur","lastName":"Dental"', '"given_name":"Larkspur","email":"a@x","city":"Leeds"'],
    ...['"primary-email":"a@x","lastLogin":"2026-01-01"', '"email":"a@x","isAdmin":false'],
  ]),
  ...having("tickets", [
    ...['"ticketNumber":"T-1"', '"priority":"High","dueDate":"2026-01-01"', '"severity":2,"assignee":{"name":"Jane"}'],
    ...['"subject":"x","requester":"Ann"', '"board":{"name":"Help"},"priority":{"name":"P1"}'],
  ]),
  ...having("contracts", [
    ...[
      '"startDate":"2026-01-01","endDate":"2027-01-01"',
      '"agreementType":"Managed"',
      '"contractNumber":"C","autoRenew":true',
    ],
  ]),
  ...having("invoices", ['"invoiceNumber":"I-1"', '"subtotal":5,"total":6', '"amountDue":5,"dueDate":"2026-01-01"']),
  ...having("products", ['"sku":"FW","price":5', '"partNumber":"FW"', '"unitPrice":5,"quantityOnHand":2']),
  ...having("articles", ['"slug":"x","content":"<p>","draft":false', '"body":"x","author":"Ann"']),
  ...having("opportunities", [
    '"stage":"Won","amount":5',
    '"probability":50,"closeDate":"2026-01-01"',
    '"StageName":"Won"',
  ]),
  ...having("projects", ['"percentComplete":5', '"budget":5,"milestones":[1]']),
  ...having("passwords", ['"username":"x","password":"y"', '"passwordType":"x"']),
});

kind("lists of other records, recognised by the list's name", {
  contacts: [`{"contacts":[{${named},"email":"a@b.example"}]}`, lists("people")],
  "contacts with only a name": [`{"contacts":[{${named}}]}`, lists("people")],
  "contacts below a wrapper": [`{"data":{"Contacts":[{${named}}]}}`, lists("people")],
  "two pages of contacts": [`{"contacts":[{${named}}]}\n{"contacts":[{"id":2,"name":"Bo"}]}`, lists("people")],
  "IT Glue's configurations": [
    `{"data":[{"id":"1","type":"configurations","attributes":{"name":"${wanted}"}}]}`,
    lists("devices"),
  ],
  "IT Glue's contacts": [`{"data":[{"id":"1","type":"contacts","attributes":{"name":"${wanted}"}}]}`, lists("people")],
  "Salesforce's": [
    `{"records":[{"attributes":{"type":"Opportunity","url":"/x"},"Id":"1","Name":"${wanted}"}]}`,
    lists("opportunities"),
  ],
  "GraphQL's": [`{"data":{"nodes":[{"__typename":"Ticket",${named}}]}}`, lists("tickets")],
  "OData's": [`{"value":[{"@odata.type":"#microsoft.graph.user",${named}}]}`, lists("people")],
  "by an object's type": [`{"data":[{"object":"invoice",${named}}]}`, lists("invoices")],
});

kind(
  "CSV lists of other records",
  Object.fromEntries(
    [
      ["people", "Name,Email,Role"],
      ["people", "Name,E-Mail,Rolle"],
      ["people", "Display name,User principal name,Department"],
      ["people", "Id,Name,Job Title"],
      ["devices", "Name,Hostname,OS Version"],
      ["devices", "Name,Serial Number,Model"],
      ["tickets", "Id,Name,Priority,Due Date"],
      ["products", "Name,SKU,Unit Price"],
      ["contracts", "Name,Start Date,End Date"],
      ["invoices", "Name,Invoice Number,Total"],
    ].map(([things = "", header = ""]) => {
      const cells = header.split(",").map((name) => (/name$/i.test(name) && !/user|host/i.test(name) ? wanted : "x"));
      return [header, [`${header}\n${cells.join()}\n`, lists(things), "export.csv"] as const];
    }),
  ),
);

kind("companies with some of these fields", {
  ...Object.fromEntries(
    [
      ...[
        '"email":"a@x.example","phone":"1"',
        '"email":"a@x","phone":"1","mobile":"2","notes":"x"',
        '"deviceCount":40',
      ],
      ...['"primaryContact":{"id":5,"name":"Ann Lee","email":"a@x","username":"ann"}', '"operatingSystemPolicy":"x"'],
      ...['"defaultOperatingSystem":"Windows","devices":[{"hostname":"PC1","os":"Windows"}]', '"priority":"High"'],
      ...['"email":"a@x","manager":"Jane","website":"x.example"', '"startDate":"2026-01-01","endDate":null'],
      ...['"startDate":"2026-01-01","endDate":"2027-01-01","city":"Leeds","phone":"1"', '"type":"Contract"'],
      ...[
        '"firstName":"Ann","lastName":"Lee","email":"a@x","phone":"1"',
        '"slug":"lark","url":"/c/lark"',
        '"type":"user"',
      ],
      ...['"email":"a@x","username":"","jobTitle":null,"hostname":null,"serialNumber":""', '"stage":"Customer"'],
      ...[
        '"email":"a@x","username":"lark","website":"x.example","industry":"Health"',
        '"accountNumber":"7","login":"x"',
      ],
      ...[
        '"object":"customer","email":"a@x","username":"x"',
        '"platform":"x","tags":["server"]',
        '"title":"Dr","phone":"1"',
      ],
    ].map((keys) => [keys, [`[{${named},${keys}}]`, "found"] as const]),
  ),
  "people who are customers, as the key says": [
    `{"customers":[{${named},"firstName":"Larkspur","lastName":"Dental","email":"a@x"}]}`,
    "found",
  ],
  "beside a list of contacts": [
    `{"companies":[{${named}}],"contacts":[{"id":1,"name":"Ann","email":"a@x"},{"id":2,"name":"Bo","email":"b@x"}]}`,
    "found",
  ],
  "beside a list of contacts, of another key": [
    `{"data":[{${named}}],"contacts":[{"id":1,"name":"Ann","email":"a@x"},{"id":2,"name":"Bo","email":"b@x"}]}`,
    "found",
  ],
  "with a type of their own": [`{"results":[{"id":1,"properties":{"name":"${wanted}","type":"Contract"}}]}`, "found"],
  "Xero's contacts": [
    `{"Contacts":[{"ContactID":"c","ContactStatus":"ACTIVE","Name":"${wanted}","FirstName":"Ann","LastName":"Lee","EmailAddress":"a@x","IsCustomer":true}]}`,
    "found",
  ],
  "one private customer among businesses": [
    `[{${named},"email":"a@x"},{"id":2,"name":"Ann Lee","firstName":"Ann","lastName":"Lee"},{"id":3,"name":"Bolt"}]`,
    "found",
  ],
  "a CSV": [`Name,Email,Phone,Primary Contact,Devices\n${wanted},a@x,1,Ann,4\n`, "found", "export.csv"],
  "a CSV with a person": [`Name,First Name,Last Name,Email\n${wanted},Ann,Lee,a@x\n`, "found", "export.csv"],
  "ConnectWise PSA": [
    `[{"id":1,"identifier":"LARK","name":"${wanted}","status":{"id":1,"name":"Active"},"addressLine1":"x","city":"x","phoneNumber":"1","website":"x","territory":{"name":"Main"},"defaultContact":{"name":"Ann"},"leadFlag":false,"unsubscribeFlag":false,"taxCode":{"name":"x"},"billingTerms":{"name":"x"},"deletedFlag":false,"isVendorFlag":false}]`,
    "found",
  ],
  "Salesforce's accounts": [
    `{"records":[{"attributes":{"type":"Account","url":"/x"},"Id":"1","Name":"${wanted}","Phone":"1","Priority":"x","SLASerialNumber__c":"y","Email":"a@x"}]}`,
    "found",
  ],
  Huntress: [`{"organizations":[{${named},"key":"lark","agents_count":4,"account_id":1}]}`, "found"],
});

describe("lists of other records", () => {
  it("are read as companies if the settings say so", () => {
    const parsed = parseExport(`{"contacts":[{${named},"jobTitle":"x"}]}`, "export.json", { nameKeys: ["name"] });
    assert.ok(parsed.ok);
    assert.equal(new ExistingCompanies([parsed.companies]).match(wanted, "NONE")?.value, wanted);
    assert.ok(parseExport(`Name,Email,Role\n${wanted},a@x,y\n`, "export.csv", { nameKeys: ["Name"] }).ok);
    assert.ok(
      parseExport(`{"x":{"contacts":[{${named},"jobTitle":"x"}]}}`, "export.json", { listPath: "x.contacts" }).ok,
    );
  });
});

const advice =
  "Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).";
const are = (things: string) => `seems to list ${things}, not companies. ${advice}`;
const belong = (things: string) => `seems to list ${things}, which name only the companies that have some. ${advice}`;

hearing("records that may be other things", {
  '[{"groupId":1,"name":"A"},{"groupId":2,"name":"B"}]': are("other things"),
  '[{"groupId":1,"id":5,"name":"A"},{"groupId":2,"id":6,"name":"B"}]': "A, B",
  '[{"groupId":1,"companyId":5,"name":"A"},{"groupId":2,"companyId":6,"name":"B"}]': "A, B",
  '[{"groupId":1,"clientNumber":5,"name":"A"},{"groupId":2,"clientNumber":6,"name":"B"}]': "A, B",
  '[{"name":"A","groupId":1},{"name":"B","groupId":2}]': "A, B",
  '[{"groupId":1,"name":"A","city":"x"}]': "A",
  '[{"groupId":1,"name":"A","website":"x"}]': "A",
  '[{"groupId":1,"name":"A","city":"x","website":"y"}]': "A",
  '[{"id":1,"name":"A","entity":"contacts"},{"id":2,"name":"B","entity":"contacts"}]': are("people"),
  '[{"id":1,"name":"A","kind":"contacts"},{"id":2,"name":"B","kind":"contacts"}]': are("people"),
  '[{"id":1,"name":"A","objectType":"contacts"},{"id":2,"name":"B","objectType":"contacts"}]': are("people"),
  '[{"id":1,"name":"A","recordtype":"contacts"},{"id":2,"name":"B","recordtype":"contacts"}]': are("people"),
  '[{"id":1,"name":"A","entityOwner":"contacts"},{"id":2,"name":"B","entityOwner":"contacts"}]': "A, B",
  '[{"id":1,"name":"A","kindness":"contacts"},{"id":2,"name":"B","kindness":"contacts"}]': "A, B",
  '[{"id":1,"name":"A","myentity":"contacts"},{"id":2,"name":"B","myentity":"contacts"}]': "A, B",
  '[{"id":1,"name":"A","resourceType":"contacts"},{"id":2,"name":"B","resourceType":"contacts"}]': are("people"),
  '[{"id":1,"name":"A","entity":"my.app/contact"}]': are("people"),
  '[{"id":1,"name":"A","__typename":"Contact"}]': are("people"),
  '[{"id":1,"name":"A","_type":"Contact"}]': are("people"),
  '[{"id":1,"name":"A","type":"Contact"}]': "A",
  '[{"id":1,"type":"contacts","attributes":{"name":"A"}}]': are("people"),
  '[{"attributes":{"type":"Contact","url":"/x"},"Id":1,"Name":"A"}]': are("people"),
  '[{"id":1,"name":"Ann Lee","firstName":"Ann"},{"id":2,"name":"B"}]': "Ann Lee, B",
  '[{"id":1,"name":"Ann Lee","firstName":"Ann"},{"id":2,"name":"Bo Ek","firstName":"Bo"},{"id":3,"name":"C"}]':
    are("people"),
  '[{"id":1,"name":"Ann Lee","firstName":"Ann"}]': are("people"),
  '[{"id":1,"name":"Acme","firstName":"Ann"}]': "Acme",
  '[{"id":1,"name":"Acme","firstName":" "}]': "Acme",
  '[{"id":1,"title":"x","client":{"id":5,"name":"Acme"}},{"id":2,"title":"y","client":{"id":6,"name":"Bolt"}}]':
    belong("other things"),
  '[{"title":"x","client":{"id":5,"name":"Acme"}},{"title":"y","client":{"id":6,"name":"Bolt"}}]': "Acme, Bolt",
  '[{"id":1,"title":"x","clientName":"Acme"},{"id":2,"title":"y","clientName":"Bolt"}]': "Acme, Bolt",
  '[{"id":1,"label":"x","site":{"id":3},"client":{"name":"Acme"}},{"id":2,"label":"y","site":{"id":4},"client":{"name":"Bolt"}}]':
    belong("other things"),
  '[{"id":1,"site":{"id":3},"client":{"name":"Acme"},"city":"x"},{"id":2,"site":{"id":4},"client":{"name":"Bolt"},"city":"y"}]':
    belong("other things"),
  '[{"id":0,"ref":"R0","clientName":"Acme"},{"id":1,"ref":"R1","clientName":"Acme"},{"id":2,"ref":"R2","clientName":"C2"},{"id":3,"ref":"R3","clientName":"C3"}]':
    belong("other things"),
  '[{"id":0,"ref":"R0","clientName":"Acme"},{"id":1,"ref":"R1","clientName":"Acme"},{"id":2,"ref":"R2","clientName":"C2"},{"id":3,"ref":"R3","clientName":"C3"},{"id":4,"ref":"R4","clientName":"C4"}]':
    belong("other things"),
  '[{"id":0,"ref":"R0","clientName":"Acme"},{"id":1,"ref":"R1","clientName":"Acme"},{"id":2,"ref":"R2","clientName":"C2"},{"id":3,"ref":"R3","clientName":"C3"},{"id":4,"ref":"R4","clientName":"C4"},{"id":5,"ref":"R5","clientName":"C5"}]':
    "Acme, Acme, C2, C3, C4, C5",
  '[{"id":0,"alertId":0,"clientName":"C0"},{"id":1,"alertId":1,"clientName":"C1"},{"id":2,"alertId":2,"clientName":"C2"}]':
    belong("other things"),
  '[{"alertId":0,"clientName":"C0"},{"alertId":1,"clientName":"C1"},{"alertId":2,"clientName":"C2"}]':
    belong("tickets"),
  '[{"clientName":"C0","alertId":0},{"clientName":"C1","alertId":1},{"clientName":"C2","alertId":2}]': "C0, C1, C2",
  '[{"date":"2026-01-01","clientName":"C0"},{"date":"2026-01-01","clientName":"C1"},{"date":"2026-01-01","clientName":"C2"}]':
    belong("other things"),
  '[{"date":"2026-01-01","amount":5,"clientName":"C0"},{"date":"2026-01-01","amount":5,"clientName":"C1"},{"date":"2026-01-01","amount":5,"clientName":"C2"}]':
    belong("transactions"),
  '[{"date":"2026-01-01","amount":5,"clientName":"C0","city":"x","website":"y"},{"date":"2026-01-01","amount":5,"clientName":"C1","city":"x","website":"y"},{"date":"2026-01-01","amount":5,"clientName":"C2","city":"x","website":"y"}]':
    belong("transactions"),
  '[{"ticketNumber":0,"clientName":"C0","summary":"x"},{"ticketNumber":1,"clientName":"C1","summary":"x"},{"ticketNumber":2,"clientName":"C2","summary":"x"}]':
    belong("tickets"),
  '[{"clientName":"C0","ticketNumber":0},{"clientName":"C1","ticketNumber":1},{"clientName":"C2","ticketNumber":2}]':
    belong("tickets"),
  '[{"hostname":"h","clientName":"C0","os":"x","ip":"y"},{"hostname":"h","clientName":"C1","os":"x","ip":"y"},{"hostname":"h","clientName":"C2","os":"x","ip":"y"}]':
    belong("devices"),
  '[{"clientName":"C0","os":"x","ip":"y"},{"clientName":"C1","os":"x","ip":"y"},{"clientName":"C2","os":"x","ip":"y"}]':
    "C0, C1, C2",
  '[{"contact":"Ann","clientName":"C0"},{"contact":"Ann","clientName":"C1"},{"contact":"Ann","clientName":"C2"}]':
    belong("people"),
  '[{"contact":5,"clientName":"C0"},{"contact":5,"clientName":"C1"},{"contact":5,"clientName":"C2"}]': "C0, C1, C2",
  '[{"clientName":"C0","contact":"Ann"},{"clientName":"C1","contact":"Ann"},{"clientName":"C2","contact":"Ann"}]':
    "C0, C1, C2",
  '[{"deviceId":0,"name":"D0","os":"x","ip":"y"},{"deviceId":1,"name":"D1","os":"x","ip":"y"},{"deviceId":2,"name":"D2","os":"x","ip":"y"}]':
    are("devices"),
  '[{"name":"D0","serialNumber":"x"},{"name":"D1","serialNumber":"x"},{"name":"D2","serialNumber":"x"}]':
    are("devices"),
  '[{"name":"D0","serialNumber":"x","city":"a","website":"b","vatNumber":"c"},{"name":"D1","serialNumber":"x","city":"a","website":"b","vatNumber":"c"},{"name":"D2","serialNumber":"x","city":"a","website":"b","vatNumber":"c"}]':
    "D0, D1, D2",
});
