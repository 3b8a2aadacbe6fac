import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { parseExport } from "../../server/src/existing/export.ts";
import { kind, wanted } from "./exports.ts";

const named = `"id":1,"name":"${wanted}"`;

/** Records that name their companies; only these companies are known. */
function belonging(things: string) {
  return {
    problem: new RegExp(
      `^export\\.(?:json|csv) seems to list ${things}, which name only the companies that have some\\. Export the companies themselves \\(if these are companies, asioImport\\.existing\\.nameKeys can say where their names are\\)\\.$`,
    ),
  };
}

/** Headers of company names. */
const companyHeader =
  /^\*?(?:associated )?(?:company|client|customer|account|organi[sz]ation|business|firma|soci.t.|kunde|klant|cliente|contactname)(?: ?name)?$/i;

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
  "CSV lists of other records that name their company",
  Object.fromEntries(
    Object.entries(belongingHeaders).flatMap(([things, headers]) =>
      headers.map((header) => [`${things}: ${header}`, [csvOf(header), belonging(things), "export.csv"] as const]),
    ),
  ),
);

/** The same in other languages, and for records without a name of their own. */
const moreHeaders = {
  devices: [
    ...["Ger\u00e4t,Kunde", "Kunde,Ger\u00e4t", "Appareil,Client", "Dispositivo,Cliente", "Apparaat,Klant"],
    ...["Agent,Client Name,Site", "Server,Customer", "Ger\u00e4tename,Kunde,Standort", "Nom de l\u2019appareil,Client"],
  ],
  people: ["User,Client,License", "Benutzer,Kunde", "Utilisateur,Client", "Gebruiker,Klant", "Ansprechpartner,Kunde"],
  tickets: [
    ...["Ticketnummer,Betreff,Kunde", "Aufgabe,Kunde,F\u00e4lligkeit", "Demande,Client,Priorit\u00e9"],
    ...["Incidencia,Cliente,Asunto", "Melding,Klant,Onderwerp", "Task Name,Client,Status", "Alert,Client,Created"],
  ],
  contracts: [
    ...["Vertrag,Kunde,Laufzeit", "Contrat,Client,Date de fin", "Contrato,Cliente,Fecha de inicio"],
    ...["Overeenkomst,Klant,Einddatum", "Subscription,Customer,Seats"],
  ],
  invoices: [
    ...["Rechnungsnummer,Rechnungsdatum,Kunde,Betrag", "Belegdatum,Beleg-Nr.,Kunde,Netto", "Angebot,Kunde,Summe"],
    ...["N\u00b0 de facture,Date,Client,Montant", "N\u00ba factura,Fecha,Cliente,Importe"],
    "Factuurnummer,Datum,Klant,Bedrag",
  ],
  orders: [
    ...["SO Number,Customer,Order Date,Status", "PO Number,Date,Customer,Total", "Commande,Client", "Pedido,Cliente"],
    ...["Auftragsnummer,Kunde,Auftragsdatum", "Bestelling,Klant"],
  ],
  products: [
    ...["Lizenz,Kunde,Menge", "Licence,Client,Quantit\u00e9", "Licencia,Cliente,Cantidad", "Licentie,Klant,Aantal"],
    ...["Company,License,Quantity", "Customer,Product,Quantity", "Lizenzschl\u00fcssel,Kunde"],
  ],
  projects: ["Projekt,Kunde", "Projet,Client", "Proyecto,Cliente", "Project,Klant"],
  "time entries": [
    ...["Work Date,Resource,Company,Hours", "Date,Member,Company,Work Type,Hours,Notes", "Date,Customer,Hours"],
    ...["Datum,Mitarbeiter,Kunde,Stunden", "Date,Technicien,Client,Heures", "Fecha,T\u00e9cnico,Cliente,Horas"],
    "Datum,Medewerker,Klant,Uren",
  ],
  transactions: ["Date,Num,Customer,Amount", "Date,Transaction Type,Num,Customer,Memo,Amount"],
  domains: ["Domain,Client,Expires On", "Certificate,Client,Issuer"],
  "other things": [
    ...["Backup Job,Client,Last Result", "Job,Customer,Date,Start,End", "Customer,Date,Amount", "Customer,Total"],
    ...["Patch,Client,Status", "Vulnerability,Client,CVSS", "Visit Date,Customer,Engineer", "Event Date,Client,Event"],
    ...["Client,Backup,Time", "Visit No,Customer", "SensorID,CustomerName", "id,client_id,client_name,outcome"],
  ],
};

kind(
  "CSV lists of other records that name their company, in several languages",
  Object.fromEntries(
    Object.entries(moreHeaders).flatMap(([things, headers]) =>
      headers.map((header) => [`${things}: ${header}`, [csvOf(header), belonging(things), "export.csv"] as const]),
    ),
  ),
);

kind("lists of unknown records that name a company several times", {
  "as CSV": [`Client,Widget\n${wanted},a\n${wanted},b\nBolt,c\n`, belonging("other things"), "export.csv"],
  "by the name that each row starts with": [
    `Widget,Client\na,${wanted}\nb,Bolt\n`,
    belonging("other things"),
    "export.csv",
  ],
  "not if that name sorts the rows": [`Widget,Client\na,${wanted}\na,Bolt\n`, "found", "export.csv"],
  "not if a page occurs twice": [`Client,Widget\n${wanted},a\n${wanted},a\nBolt,c\n`, "found", "export.csv"],
  "not if they are sites of the company": [
    `Client,Branch office\n${wanted},a\n${wanted},b\nBolt,c\n`,
    "found",
    "export.csv",
  ],
});

/** A record of ConnectWise PSA: its own keys, and those that refer to other records; it refers to a company. */
function ofPsa(own: string, ...references: string[]) {
  const others = references.map((key) => `,"${key}":{"id":3,"name":"x"}`).join("");
  return `[{"id":5,"company":{"id":1,"identifier":"LARK","name":"${wanted}","_info":{}}${others},${own},"_info":{}}]`;
}

kind("records of ConnectWise PSA that refer to a company", {
  "time entries": [
    ofPsa('"chargeToId":5,"chargeToType":"ServiceTicket","timeStart":"x","actualHours":1', "member", "workType"),
    belonging("time entries"),
  ],
  agreements: [ofPsa('"name":"Backup","startDate":"x","endDate":"y"', "type", "contact"), belonging("contracts")],
  "agreements without a term": [ofPsa('"name":"Backup","billAmount":5', "type", "contact"), belonging("other things")],
  opportunities: [
    ofPsa('"name":"x","expectedCloseDate":"x","locationId":2', "stage", "probability", "contact", "site"),
    belonging("opportunities"),
  ],
  activities: [ofPsa('"name":"Call","dateStart":"x","dateEnd":"y"', "type", "assignTo"), belonging("time entries")],
  expenses: [ofPsa('"amount":5,"billableOption":"x","date":"x"', "member", "paymentMethod"), belonging("time entries")],
  configurations: [
    ofPsa('"name":"PC1","deviceIdentifier":"x","activeFlag":true', "type", "status", "contact", "site"),
    belonging("other things"),
  ],
  projects: [ofPsa('"name":"Move","percentComplete":0.5,"actualHours":5', "board", "status"), belonging("projects")],
  invoices: [ofPsa('"invoiceNumber":"1","date":"x","subtotal":1,"total":2'), belonging("invoices")],
  orders: [ofPsa('"orderDate":"x","dueDate":"x","total":5,"locationId":2', "status", "site"), belonging("orders")],
  "schedule entries": [ofPsa('"name":"Fix","dateStart":"x","dateEnd":"y"', "member"), belonging("time entries")],
  tickets: [
    ofPsa('"summary":"x","siteName":"Main","city":"x","zip":"x","contactName":"Ann"', "board", "priority"),
    belonging("tickets"),
  ],
  additions: [ofPsa('"quantity":1,"unitPrice":5,"agreementId":5', "product"), belonging("products")],
  notes: [ofPsa('"text":"x","enteredBy":"x"', "type"), belonging("other things")],
  teams: [ofPsa('"accountManagerFlag":true', "teamRole", "member"), belonging("other things")],
});

const client = `"client_id":1,"client_name":"${wanted}"`;
const attributes = `"organization-id":1,"organization-name":"${wanted}"`;

kind("records of other programs that refer to a company", {
  "Atera's alerts": [
    `{"items":[{"AlertID":1,"Title":"x","DeviceName":"PC1","CustomerID":2,"CustomerName":"${wanted}"}]}`,
    belonging("devices"),
  ],
  "Atera's invoices": [
    `{"items":[{"InvoiceNumber":1,"CustomerID":2,"CustomerName":"${wanted}","Total":5}]}`,
    belonging("invoices"),
  ],
  "HaloPSA's actions": [`[{"id":1,"ticket_id":5,"outcome":"x","who":"Jane",${client}}]`, belonging("other things")],
  "HaloPSA's appointments": [
    `[{"id":1,"subject":"x","start_date":"x","end_date":"y",${client}}]`,
    belonging("contracts"),
  ],
  "IT Glue's flexible assets": [
    `{"data":[{"id":"1","type":"flexible-assets","attributes":{${attributes},"name":"x","traits":{}}}]}`,
    belonging("other things"),
  ],
  "IT Glue's expirations": [
    `{"data":[{"id":"1","type":"expirations","attributes":{${attributes},"resource-name":"x"}}]}`,
    belonging("other things"),
  ],
  "IT Glue's domains": [
    `{"data":[{"id":"1","type":"domains","attributes":{${attributes},"name":"l.example","expires-on":"x"}}]}`,
    belonging("domains"),
  ],
  "Syncro's appointments": [
    `[{"id":1,"summary":"x","start_at":"x","customer_id":1,"customer":{${named}}}]`,
    belonging("other things"),
  ],
  "subscriptions of a distributor": [
    `{"items":[{"id":"s1","customer":{"id":"c","companyName":"${wanted}"},"offerName":"E3","quantity":5}]}`,
    belonging("other things"),
  ],
  licences: [`[{"id":1,"customerId":5,"customerName":"${wanted}","sku":"x","seats":5}]`, belonging("other things")],
  "licences without IDs": [`[{"customer":"${wanted}","licence":"M365 E3","used":4}]`, belonging("products")],
  "hours of Harvest": [
    `{"results":[{"id":1,"spent_date":"x","hours":1,"client":{${named}},"task":{"id":1,"name":"x"}}]}`,
    belonging("other things"),
  ],
  "backup jobs": [
    `[{"id":1,"jobName":"Daily","organization":{${named}},"lastRun":"x","result":"x"}]`,
    belonging("other things"),
  ],
  "keys with accents": [`[{"Ger\u00e4t":"PC1","Kunde":"${wanted}"}]`, belonging("devices")],
});

kind("lists of other records that name their company", {
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
  "people grouped under a shared company": [
    `Company,First Name,Last Name\n${wanted},Ann,Lee\n${wanted},Bo,Lee\nM,Cy,Day\n`,
    belonging("people"),
    "export.csv",
  ],
});

kind("CSV lists of companies with related records", {
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

kind("companies with related records", {
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

describe("lists of people that name their company", () => {
  it("are still compared", () => {
    const parsed = parseExport(csvOf("First Name,Last Name,Company"), "export.csv");
    assert.ok(!parsed.ok && parsed.extent);
    assert.equal(new ExistingCompanies([parsed.extent.companies]).match(wanted, "NONE")?.value, wanted);
    assert.ok(parseExport(csvOf("First Name,Last Name,Company"), "export.csv", { nameKeys: ["Company"] }).ok);
  });
});
