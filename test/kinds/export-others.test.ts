import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { kind, wanted } from "./exports.ts";

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

kind("lists of other things, by the keys of their records", {
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

kind("lists of other things, by what they are called", {
  contacts: [`{"contacts":[{${named},"email":"a@b.example"}]}`, lists("people")],
  "contacts of which a name alone is known": [`{"contacts":[{${named}}]}`, lists("people")],
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
  "lists of other things, as CSV",
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

kind("companies that have some of it", {
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

/** Things that name their companies: those alone are known. */
function belonging(things: string) {
  return {
    problem: new RegExp(
      `^export\\.(?:json|csv) seems to list ${things}, which name only the companies that have some\\. Export the companies themselves \\(if these are companies, asioImport\\.existing\\.nameKeys can say where their names are\\)\\.$`,
    ),
  };
}

/** Headers under which the name of a company stands. */
const companyHeader =
  /^\*?(?:associated )?(?:company|client|customer|account|organi[sz]ation|business|firma|soci.t.|kunde|contactname)(?: ?name)?$/i;

/** A CSV of one row under these headers. */
function csvOf(header: string): string {
  const cells = header.split(",").map((name, place) => (companyHeader.test(name) ? wanted : `x${place}`));
  return `${header}\n${cells.join()}\n`;
}

const belongingHeaders = {
  devices: [
    ...["Device Name,Serial Number,Client", "Client,Hostname", "Seriennummer,Modell,Kunde", "Site,Client,Device,Model"],
    ...["Display Name,Organization,Location,Device Type,OS Name", "Configuration Name,Company,Site,Serial Number"],
    ...["Client Name,Location Name,Computer Name,Operating System", "Endpoint,Client,Last Seen,Agent Version"],
    ...["Asset Tag,Hostname,Client,Site,City,State,Zip,Phone", "Company,MAC Address,IP Address"],
  ],
  people: [
    ...["First Name,Last Name,Company", "Record ID,First Name,Last Name,Email,Phone Number,Company Name"],
    ...["Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Phone", "Contact Name,Client"],
    ...["userPrincipalName,displayName,surname,mail,givenName,companyName", "User Name,Email,Company"],
    ...["First Name,Middle Name,Last Name,Title,Company,Department,Job Title", "Vorname,Nachname,Firma"],
    ...[
      "Pr\u00e9nom,Nom,Soci\u00e9t\u00e9",
      "Username,Role,Client",
      "Name,Email,Role,Company",
      "Name,Email,Phone,Company",
    ],
  ],
  tickets: [
    ...["Ticket #,Summary,Company", "Company,Ticket #,Summary Description,Status,Priority", "Ticket,Client,Subject"],
    "Case Number,Account Name,Subject,Status",
  ],
  contracts: [
    ...["Agreement Name,Company,Agreement Type", "Company,Agreement Name,Agreement Type,Start Date,End Date"],
    "Contract,Client,Start Date,End Date",
  ],
  invoices: ["Invoice Number,Customer,Due Date", "Customer,Invoice Number,Date,Amount", "Quote Number,Customer,Total"],
  opportunities: [
    ...["Opportunity Name,Account Name,Stage,Amount", "Account Name,Opportunity Name,Close Date"],
    "Record ID,Deal Name,Deal Stage,Close Date,Amount,Company Name",
  ],
  products: ["Product Name,Customer,Quantity,Unit Price"],
  projects: ["Project Name,Client,Status,Due Date"],
};

kind(
  "lists of other things that name their company, as CSV",
  Object.fromEntries(
    Object.entries(belongingHeaders).flatMap(([things, headers]) =>
      headers.map((header) => [`${things}: ${header}`, [csvOf(header), belonging(things), "export.csv"] as const]),
    ),
  ),
);

kind("lists of other things that name their company", {
  "devices by their name": [`[{"deviceName":"PC1","serialNumber":"A","clientName":"${wanted}"}]`, belonging("devices")],
  "people by their names": [
    `[{"firstName":"Ann","lastName":"Lee","company":{"name":"${wanted}"}}]`,
    belonging("people"),
  ],
  "devices of a client": [
    `[{"id":1,"name":"PC1","hostname":"PC1","os":"x","client":{${named}}}]`,
    belonging("devices"),
  ],
  "devices of a site's client": [
    `[{"id":1,"name":"PC1","hostname":"PC1","os":"x","site":{"client":{${named}}}}]`,
    belonging("devices"),
  ],
  "people with a job": [
    `[{"id":1,"name":"Ann","email":"a@x","jobTitle":"x","companyName":"${wanted}"}]`,
    belonging("people"),
  ],
  "ConnectWise PSA's configurations": [
    `[{"id":1,"name":"PC1","company":{${named}},"site":{"id":1,"name":"Main"},"serialNumber":"x"}]`,
    belonging("devices"),
  ],
  "ConnectWise PSA's agreements": [
    `[{"id":1,"name":"Backup","company":{${named}},"startDate":"x","endDate":"y"}]`,
    belonging("contracts"),
  ],
  "ConnectWise PSA's tickets": [
    `[{"id":1,"summary":"x","company":{${named}},"board":{"name":"x"},"priority":{"name":"x"}}]`,
    belonging("tickets"),
  ],
  "ConnectWise PSA's contacts": [
    `[{"id":1,"firstName":"Ann","lastName":"Lee","company":{${named}},"site":{"id":1,"name":"Main"}}]`,
    belonging("people"),
  ],
  "Atera's contacts": [
    `{"items":[{"EndUserID":1,"CustomerID":2,"CustomerName":"${wanted}","Firstname":"Ann","Lastname":"Lee","JobTitle":"CFO","Email":"a","Phone":"1"}]}`,
    belonging("people"),
  ],
  "Atera's agents": [
    `{"items":[{"AgentID":1,"MachineName":"PC1","CustomerID":2,"CustomerName":"${wanted}","OS":"x"}]}`,
    belonging("devices"),
  ],
  "Atera's contracts": [
    `{"items":[{"ContractID":1,"ContractName":"x","CustomerID":2,"CustomerName":"${wanted}"}]}`,
    belonging("contracts"),
  ],
  "HaloPSA's assets": [
    `[{"id":1,"name":"PC1","site_name":"Main","client_name":"${wanted}","hostname":"PC1","os":"x"}]`,
    belonging("devices"),
  ],
  "IT Glue's configurations": [
    `{"data":[{"id":"1","type":"configurations","attributes":{"name":"PC1","organization-name":"${wanted}"}}]}`,
    belonging("devices"),
  ],
  "Salesforce's contacts": [
    `{"records":[{"attributes":{"type":"Contact","url":"/x"},"Id":"1","Name":"Ann","Account":{"Name":"${wanted}"}}]}`,
    belonging("people"),
  ],
  "people below the company that several have": [
    `Company,First Name,Last Name\n${wanted},Ann,Lee\n${wanted},Bo,Lee\nM,Cy,Day\n`,
    belonging("people"),
    "export.csv",
  ],
});

kind("companies with what belongs to them, as CSV", {
  ...Object.fromEntries(
    [
      ...["Customer,Company,First Name,Last Name,Phone,Email", "Client,Contact Name,Email,Username"],
      "Active Status,Customer,Balance,Balance Total,Company,First Name,M.I.,Last Name,Job Title,Main Phone,Fax,Terms",
      "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,POCity",
      "Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry",
      ...["Account Name,Account Number,Account Type,Phone,City,Account Manager", "Company,Owner,Priority,Website"],
      ...["Account Owner,Account Name,Type,Rating,Last Activity", "Organization,First Name,Last Name,Email,Phone,City"],
      ...["Company Name,Company ID,Agreement Name,Phone,Website", "Company,License Number,City"],
      ...["Company Name,Phone,City,Agreement Type", "Client,Start Date,End Date", "Client Name,Agents,Servers"],
      ...["Site Name,Company Name", "Location,Client,Address,Contact,Email,Phone", "Company,Site,Address,City,State"],
    ].map((header) => [header, [csvOf(header), "found", "export.csv"] as const]),
  ),
  "QuickBooks Online": [
    `Name,Company name,Street Address,City,State,Zip,Phone,Email\n${wanted},${wanted},x,y,OR,9,1,a@x\n`,
    "found",
    "export.csv",
  ],
});

kind("companies with what belongs to them", {
  "Zoho Books": [
    `{"contacts":[{"contact_id":"1","contact_name":"${wanted}","company_name":"${wanted}","contact_type":"customer","first_name":"Ann","last_name":"Lee","email":"a"}]}`,
    "found",
  ],
  Autotask: [
    `{"items":[{"id":29,"companyName":"${wanted}","companyNumber":"1","phone":"1","ownerResourceID":4}]}`,
    "found",
  ],
  "a contact": [`[{"company":"${wanted}","contact":"Ann","email":"a","phone":"1"}]`, "found"],
  "N-central": [
    `[{"customerId":1,"customerName":"${wanted}","contactFirstName":"Ann","contactLastName":"Lee","contactTitle":"x"}]`,
    "found",
  ],
  "sites with an address": [
    `[{"name":"Main","company":{${named}},"city":"x","zip":"y","email":"a@x","phone":"1"}]`,
    "found",
  ],
  "Asio's sites": [
    `[{"id":"5e11-1","name":"Main","timeZone":"x","company":{${named}},"primaryFlag":true,"email":"a"}]`,
    "found",
  ],
});

describe("lists of other things", () => {
  it("are companies where the settings say so", () => {
    const parsed = parseExport(`{"contacts":[{${named},"jobTitle":"x"}]}`, "export.json", { nameKeys: ["name"] });
    assert.ok(parsed.ok);
    assert.equal(new ExistingCompanies([parsed.companies]).match(wanted, "NONE")?.value, wanted);
    assert.ok(parseExport(`Name,Email,Role\n${wanted},a@x,y\n`, "export.csv", { nameKeys: ["Name"] }).ok);
    assert.ok(
      parseExport(`{"x":{"contacts":[{${named},"jobTitle":"x"}]}}`, "export.json", { listPath: "x.contacts" }).ok,
    );
  });
  it("that name their companies are compared all the same", () => {
    const parsed = parseExport(csvOf("First Name,Last Name,Company"), "export.csv");
    assert.ok(!parsed.ok && parsed.extent);
    assert.equal(new ExistingCompanies([parsed.extent.companies]).match(wanted, "NONE")?.value, wanted);
    assert.ok(parseExport(csvOf("First Name,Last Name,Company"), "export.csv", { nameKeys: ["Company"] }).ok);
  });
});
