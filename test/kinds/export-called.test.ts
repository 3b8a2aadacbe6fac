import { kind, L, M, type Outcome, wanted } from "./exports.ts";

function lists(things: string): Outcome {
  return { problem: new RegExp(`^export\\.(?:json|csv) seems to list ${things}, (?:not companies|which name only)`) };
}
const sites: Outcome = { problem: /^export\.json lists sites that do not name their company/ };
const named = `"id":1,"name":"${wanted}"`;

/** The outcome for a list that names the type of its records. */
function called(say: (word: string) => string, expected: Readonly<Record<string, Outcome>>) {
  return Object.fromEntries(
    Object.entries(expected).map(([word, outcome]) => [say(word), [say(word), outcome] as const]),
  );
}

kind("lists of other records, recognised by the OData context", {
  ...called(
    (word) => `{"@odata.context":"https://x/v1.0/$metadata#${word}","value":[{"id":"1","displayName":"${wanted}"}]}`,
    {
      users: lists("people"),
      "users(id,displayName)": lists("people"),
      groups: lists("other things"),
      sites,
      businessunits: lists("other things"),
      "customers/1/subscriptions": lists("contracts"),
      accounts: "found",
      "accounts(name)": "found",
      organization: "found",
    },
  ),
});

kind("lists of other records, recognised by the URL of the request", {
  ...called((word) => `{"links":{"self":"https://x/api/${word}"},"data":[${L}]}`, {
    "company/contacts": lists("people"),
    sites,
    "companies/17/sites?page=1": sites,
    "company/companies/types": lists("other things"),
    "company/companies/statuses?pageSize=100": lists("other things"),
    "service/boards": lists("other things"),
    "Devices/": lists("devices"),
    "v1/companies": "found",
    "v1/Client": "found",
    "companies/query": "found",
    "organizations?sort=name": "found",
  }),
  ...called(
    (word) =>
      `{"originalRequest":{"url":{"raw":"https://x/${word}?a=1","query":[]}},"body":"[{\\"id\\":1,\\"name\\":\\"${wanted}\\"}]"}`,
    {
      "company/contacts": lists("people"),
      "company/companies": "found",
    },
  ),
});

kind("lists of other records, recognised by their type", {
  ...called((type) => `{"data":[{"id":"1","type":"${type}","attributes":{"name":"${wanted}"}}]}`, {
    "organization-types": lists("other things"),
    "organization-statuses": lists("other things"),
    organization_types: lists("other things"),
    organizations: "found",
  }),
  ...called((tag) => `[{${tag},${named}}]`, {
    '"object_type":"contact"': lists("people"),
    '"_type":"Device"': lists("devices"),
    '"objectType":"Ticket"': lists("tickets"),
    '"kind":"invoice"': lists("invoices"),
    '"_type":"company"': "found",
    '"object_type":"group"': "found",
  }),
});

kind("lists of other records with little more than a name", {
  ...called((keys) => `[{${keys},"name":"${wanted}"},{${keys.replaceAll("1", "2")},"name":"M"}]`, {
    '"groupId":1': lists("other things"),
    '"policyId":1': lists("other things"),
    '"roleId":1,"description":""': lists("other things"),
    '"companyId":1': "found",
    '"accountId":1': "found",
    '"id":1,"territoryId":5': "found",
  }),
  ...called((keys) => `[{${named},${keys}}]`, {
    '"locationId":1,"inactiveFlag":false,"signOffTemplateId":1': lists("other things"),
    '"defaultFlag":false,"vendorFlag":false,"serviceAlertFlag":false': lists("other things"),
    '"defaultFlag":true,"inactiveFlag":false,"notifyFlag":false': lists("other things"),
    '"publicFlag":false,"allContactsFlag":true': lists("other things"),
    '"mailEnabled":true,"securityEnabled":false,"groupTypes":["Unified"]': lists("other things"),
    '"deviceId":"x","operatingSystem":"Windows","trustType":"AzureAd"': lists("devices"),
    '"nodeClass":"WINDOWS_SERVER","nodeClassDefault":true': lists("devices"),
    '"defaultFlag":true,"city":"Leeds"': "found",
    '"sortOrder":1,"website":"x.example"': "found",
  }),
  "locations of one organization": [
    `[{${named},"address":"x","organizationId":1},{"id":2,"name":"West","address":"x","organizationId":1}]`,
    sites,
  ],
});

const vendor = lists("suppliers");

kind("lists of suppliers only", {
  QuickBooks: [`{"QueryResponse":{"Vendor":[{"Id":"1","DisplayName":"${wanted}"}]}}`, vendor],
  "by their key": [`{"suppliers":[${L}]}`, vendor],
  Xero: [`{"Contacts":[{"ContactID":"1","Name":"${wanted}","IsSupplier":true,"IsCustomer":false}]}`, vendor],
  "Zoho Books": [
    `{"contacts":[{"contact_id":"1","contact_name":"x","company_name":"${wanted}","contact_type":"vendor"}]}`,
    vendor,
  ],
  "not beside customers": [`{"customers":[${M}],"vendors":[${L}]}`, "found"],
  "not if some are customers too": [
    `{"Contacts":[{"Name":"${wanted}","IsSupplier":true,"IsCustomer":true},{"Name":"M","IsSupplier":true,"IsCustomer":false}]}`,
    "found",
  ],
});

const requests: Outcome = { problem: /^export\.json is a collection of requests without a saved response\. Save / };
const get = '"url":"https://x/companies","method":"GET"';

kind("collections of requests without a response", {
  Insomnia: [`{"_type":"export","resources":[{"_id":"req_1","_type":"request","name":"${wanted}",${get}}]}`, requests],
  Bruno: [
    `{"version":"1","name":"PSA","uid":"x","items":[{"uid":"a","type":"http-request","name":"${wanted}","request":{${get}}}]}`,
    requests,
  ],
  "Bruno, in a folder": [
    `{"name":"${wanted}","items":[{"type":"folder","name":"x","items":[{"name":"x","request":{${get}}}]}]}`,
    requests,
  ],
  "Thunder Client": [`{"clientName":"Thunder Client","requests":[{"name":"${wanted}",${get}}]}`, requests],
});

const csv = (text: string, outcome: Outcome) => [text, outcome, "export.csv"] as const;

/** A CSV of two rows: the company under a header for one, other texts under the others. */
function rows(header: string) {
  const delimiter = header.includes(";") ? ";" : ",";
  const row = (company: string, place: number) =>
    header
      .split(delimiter)
      .map((name, at) => (/^(?:company|client|cliente)$/i.test(name) ? company : `x${place}${at}`));
  return [header.split(delimiter), row(wanted, 1), row("M", 2)].map((cells) => `${cells.join(delimiter)}\n`).join("");
}

kind("CSV lists of other records, recognised by their columns", {
  ...Object.fromEntries(
    [
      ...["Friendly Name,Company,Site,Type,Status,Operating System", "Name,Company,Site,Endpoint Type,Availability"],
      ...["Mailbox,Client,Size (GB),Type", "Numero fattura;Cliente;Data;Importo", "Display Name,Client,Location,Type"],
    ].map((header) => [header, csv(rows(header), lists("other things"))] as const),
  ),
  "Client,Rating,Comment,Technician": csv(rows("Client,Rating,Comment,Technician"), lists("reviews")),
  "Name,Company,Site,Address,City": csv(rows("Name,Company,Site,Address,City"), "found"),
  "Client,Rating,Industry": csv(rows("Client,Rating,Industry"), "found"),
});

const numbers: Outcome = { problem: /^No record in export\.(?:json|csv) has a readable name: all are numbers \(/ };
const aside: Outcome = { problem: /^export\.csv has its companies in columns\. Export them with a row for each/ };

kind("IDs as names, and transposed lists", {
  "numbers in the company column": csv("Company,City\n1001,Leeds\n1002,York\n", numbers),
  "numbers as names": ['[{"id":1,"companyName":1001},{"id":2,"companyName":1002}]', numbers],
  "a company name of digits among others": csv(`Company,City\n365,Leeds\n${wanted},York\n`, "found"),
  "a row for each column": csv(`Company Name,Meridian,${wanted}\nCompany ID,MER,CON\n`, aside),
  "a row for each column, with an address": csv(`Name;Meridian;${wanted}\nID;MER;CON\nCity;x;y\n`, aside),
  "a company named like a header": csv(`Name,City\nCountry,x\n${wanted},y\n`, "found"),
});
