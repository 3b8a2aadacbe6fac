import { kind, wanted } from "./exports.ts";

/** Headers of company names. */
const companyHeader =
  /^(?:company|client|customer|account|organi[sz]ation|firma|kunde|klant|cliente|bedrijfs?|firmenname|raison sociale|org)(?:[ _]?naa?me?| full name)?$/i;

/** A CSV of two rows under these headers. */
function csvOf(header: string): string {
  const row = (company: string, place: number) =>
    header.split(",").map((name, at) => (companyHeader.test(name) ? company : `x${at}${place}`));
  return `${header}\n${row(wanted, 1).join()}\n${row("Bolt", 2).join()}\n`;
}

kind(
  "CSV lists of companies in several languages",
  Object.fromEntries(
    [
      "ID,Firma",
      "Nr.,Kunde",
      "Kundennummer,Firma,Stra\u00dfe,PLZ,Ort,Telefon",
      "Kundennr.,Kunde,Ansprechpartner,E-Mail",
      "Firma,Ansprechpartner,Telefon",
      "Code client,Raison sociale,Adresse,Code postal,Ville",
      "Cliente,NIF,Direcci\u00f3n,Poblaci\u00f3n",
      "Klantnummer,Bedrijfsnaam,Adres,Postcode,Plaats",
      "Status,Customer",
      "Owner,Company",
      "Account Owner,Account Name,Type,Rating,Last Activity",
      "Customer,Phone Numbers,Email,Full Name,Bill Address,Ship Address",
      "Customer full name,Phone numbers,Email,Full name,Bill address,Ship address",
      "Active,Customer Name,Customer ID",
      "Region,Customer,Phone",
      "Created,Company Name,Status",
      "Date Added,Company,City",
      "Id,Company Name,Status",
      "id,identifier,company",
      "Customer Name,Number of Devices,Agents",
      "Company Name,Phone,Type,Last Activity Date,Open Tickets",
      "Record ID,Company name,Create Date,Number of open deals",
      "Client,Start Date,End Date",
      "Company,Phone,Address 1,City,State,Zip,Main Contact",
      "Customer,Bill to,Primary Contact,Main Phone,Fax,Balance Total",
      "Account ID,Account Name,Created Time,Account Owner",
      "Customer ID,Customer Name,Contract Status,Devices,Tickets",
      "Client,Active,Account Manager,SLA,Timezone",
      "Firmenname,USt-IdNr.,E-Mail",
      "Company,MRR,Health Score",
      "Customer,Credit Limit,Price Level",
      "Client,Contract Type,Monthly Fee",
      "Client,Service Plan,Account Manager",
      "Customer Name,Total Devices,Total Users",
      "Company,Notes",
      "Customer,Currency",
      "Client Name,Servers,Workstations,Last Activity",
      "Client,Sales Rep,Source",
      "id,company_name,created_at,updated_at,status",
      "Customer ID,Company,First Name,Last Name",
      "Client ID,Client,Client Type,Region",
      "Organization,Slug,Domains",
      "Date Created,Client Name,Client ID,Status",
      "Kundennummer,Name1,Firma,PLZ,Ort",
      "Debitor,Firma,Zahlungsziel",
      "Company,Contract,Phone,City",
      "Priority,Company,Phone",
      "Company,Description",
      "Agent,Company,Address,City,Phone",
      "Domain,Company,Street,City",
      "Full Name,Company,Email,Phone,Mobile,Fax,Website,Street,City,State,ZIP,Country,Opening Balance,Resale Number",
      "OrgId,OrgName,OrgRef",
      "Company,Type,Status,Date Acquired,Account Manager",
      "Account Name,Phone,Website,Account Owner",
      "Customer,Main Phone,Balance Total",
      "Customer,Terms,Rep,Notes",
      "Customer Since,Customer,Total Revenue",
      "Client Name,Hours Used,Hours Remaining",
      "Matchcode,Firma,Ort",
      "Lead,Company Name,Company ID",
      "Tag,Client",
      "Group,Customer",
      "Account Manager,Company Name",
      "Kundennummer,Kunde",
      "Customer No.,Customer",
      "Branch,Client",
      "Company,Tickets,Devices,Users",
    ].map((header) => [header, [csvOf(header), "found", "export.csv"] as const]),
  ),
);

const named = `"id":1,"name":"${wanted}"`;

/** A reference as written by ConnectWise PSA. */
function references(...keys: string[]): string {
  return keys.map((key) => `,"${key}":{"id":3,"name":"x"}`).join("");
}

kind("company lists from other programs", {
  "ConnectWise PSA": [
    `[{"id":1,"identifier":"LARK","name":"${wanted}"${references("status", "type")},"addressLine1":"x","city":"x","zip":"x","phoneNumber":"1","faxNumber":"1","website":"x","territoryId":1,"marketId":2,"accountNumber":"1"${references("defaultContact")},"dateAcquired":"x","annualRevenue":1,"numberOfEmployees":4${references("timeZone")},"leadFlag":false,"taxIdentifier":"x"${references("billingTerms")},"parentCompany":{"id":4,"name":"H"}${references("billToCompany", "billingSite")},"deletedFlag":false,"_info":{}}]`,
    "found",
  ],
  "ConnectWise PSA, with few fields": [`[{"id":1,"identifier":"LARK","name":"${wanted}"}]`, "found"],
  HaloPSA: [
    `{"record_count":1,"clients":[{${named},"toplevel_id":1,"toplevel_name":"H","inactive":false,"colour":"x","accountsid":"","is_vip":false}]}`,
    "found",
  ],
  "HaloPSA, as a list": [
    `[{${named},"toplevel_id":1,"toplevel_name":"H","inactive":false,"colour":"x","confirmemail":1,"client_to_invoice":0,"itglue_id":"","qbo_company_id":"","customertype":0,"ref":"x","website":"x"}]`,
    "found",
  ],
  "HaloPSA's sites": [
    `[{"id":18,"name":"Main","client_id":12,"client_name":"${wanted}","clientsite_name":"${wanted}/Main","inactive":false,"sla_id":-1,"phonenumber":"","colour":"x","timezone":"","isstocklocation":false,"messagegroup_id":0,"isinvoicesite":true}]`,
    "found",
  ],
  "IT Glue": [
    `{"data":[{"id":"1","type":"organizations","attributes":{"name":"${wanted}","alert":null,"description":null,"organization-type-id":1,"organization-type-name":"Client","organization-status-name":"Active","my-glue-account-id":4,"primary":false,"quick-notes":null,"short-name":"LARK","created-at":"x"},"relationships":{}}]}`,
    "found",
  ],
  "IT Glue's locations": [
    `{"data":[{"id":"1","type":"locations","attributes":{"organization-id":5,"organization-name":"${wanted}","name":"Main","primary":true,"address-1":"x","city":"x"}}]}`,
    "found",
  ],
  Autotask: [
    `{"items":[{"id":29,"companyName":"${wanted}","companyNumber":"1","phone":"1","ownerResourceID":4,"companyType":1,"classification":2,"createDate":"x","currencyID":1,"territoryID":2,"isActive":true,"userDefinedFields":[]}],"pageDetails":{"count":1}}`,
    "found",
  ],
  "Autotask, with few fields": [`{"items":[{"id":29,"companyName":"${wanted}","isActive":true}]}`, "found"],
  "Autotask's locations": [
    `{"items":[{"id":2,"companyID":29,"companyName":"${wanted}","name":"Main","address1":"x","city":"y","isPrimary":true}]}`,
    "found",
  ],
  NinjaOne: [`[{${named},"description":"x","nodeApprovalMode":"AUTOMATIC","tags":[],"fields":{}}]`, "found"],
  "NinjaOne, with few fields": [`[{${named},"description":"x"}]`, "found"],
  Syncro: [
    `{"customers":[{"id":1,"firstname":"Ann","lastname":"L","fullname":"Ann L","business_name":"${wanted}","email":"x","phone":"1"}]}`,
    "found",
  ],
  "Syncro, as a list": [
    `[{"id":1,"firstname":"Ann","lastname":"L","fullname":"Ann L","business_name":"${wanted}","business_then_name":"${wanted}","email":"x","phone":"1","address":"x","ticket_type_ids":[1]}]`,
    "found",
  ],
  "QuickBooks Online": [
    `{"QueryResponse":{"Customer":[{"Id":"1","DisplayName":"${wanted}","CompanyName":"${wanted}","FullyQualifiedName":"${wanted}","Balance":5,"Active":true,"Job":false,"BillWithParent":false,"domain":"QBO","sparse":false,"SyncToken":"0","MetaData":{"CreateTime":"x"}}]}}`,
    "found",
  ],
  Xero: [
    `{"Contacts":[{"ContactID":"c","ContactStatus":"ACTIVE","Name":"${wanted}","EmailAddress":"x","IsCustomer":true,"Addresses":[]}]}`,
    "found",
  ],
  "N-central": [`[{"customerid":1,"customername":"${wanted}","externalid":"","parentid":50}]`, "found"],
  "N-able": [
    `{"data":[{"customerId":1,"customerName":"${wanted}","customerType":"CUSTOMER","parentId":50,"city":"x","contactEmail":"x"}]}`,
    "found",
  ],
  Kaseya: [
    `{"Result":[{"OrgId":1,"OrgName":"${wanted}","OrgRef":"lark","OrgType":"x","DefaultDepartmentName":"root","NoOfEmployees":5,"AnnualRevenue":1}]}`,
    "found",
  ],
  Atera: [
    `{"items":[{"CustomerID":1,"CustomerName":"${wanted}","CreatedOn":"x","LastModified":"x","BusinessNumber":null,"Domain":"x","Address":null,"Longitude":0}]}`,
    "found",
  ],
  "Atera, with few fields": [`{"items":[{"CustomerID":1,"CustomerName":"${wanted}","CreatedOn":"x"}]}`, "found"],
  HubSpot: [
    `{"results":[{"id":"1","properties":{"createdate":"x","domain":"x","hs_lastmodifieddate":"x","hs_object_id":"1","name":"${wanted}"},"createdAt":"x","archived":false}]}`,
    "found",
  ],
  Zoho: [
    `{"data":[{"id":"1","Account_Name":"${wanted}","Owner":{"name":"J","id":"9","email":"x"},"Phone":"1","Account_Type":"Customer","Website":"x"}]}`,
    "found",
  ],
  "Zoho, with few fields": [
    `{"data":[{"id":"1","Account_Name":"${wanted}","Owner":{"name":"J","id":"9","email":"x"}}]}`,
    "found",
  ],
  Hudu: [
    `{"companies":[{${named},"slug":"x","nickname":"","company_type":"x","address_line_1":"x","phone_number":"1","id_number":"","object_type":"Company"}]}`,
    "found",
  ],
  "Hudu, as a list": [
    `[{${named},"slug":"x","nickname":null,"company_type":"x","parent_company_id":null,"parent_company_name":null,"full_url":"x","passwords_url":"x","object_type":"Company","id_number":"x"}]`,
    "found",
  ],
  SuperOps: [
    `{"data":{"getClientList":{"clients":[{"accountId":"1","name":"${wanted}","stage":"Active","status":"Paid"}]}}}`,
    "found",
  ],
  Zendesk: [
    `{"organizations":[{${named},"domain_names":[],"details":"","group_id":null,"shared_tickets":false,"tags":[]}]}`,
    "found",
  ],
  Freshdesk: [
    `[{${named},"description":null,"domains":[],"note":"","health_score":null,"account_tier":null,"renewal_date":null,"industry":null}]`,
    "found",
  ],
  Salesforce: [
    `{"records":[{"attributes":{"type":"Account","url":"/x"},"Id":"1","Name":"${wanted}","Type":"Customer","Owner":{"attributes":{"type":"User","url":"/u"},"Name":"Jane"}}]}`,
    "found",
  ],
  Stripe: [
    `{"object":"list","data":[{"id":"cus","object":"customer","name":"${wanted}","email":"x","balance":0,"created":1}]}`,
    "found",
  ],
  "a wrapper": [`[{"id":"e","company":{"id":9,"name":"${wanted}"}}]`, "found"],
  "a wrapper with a client": [`[{"id":1,"client":{"id":9,"name":"${wanted}","website":"x"}}]`, "found"],
  Dynamics: [
    `{"@odata.context":"https://x/$metadata#accounts","value":[{"accountid":"1","name":"${wanted}","accountnumber":"7","telephone1":"1","_primarycontactid_value":"x","statecode":0,"address1_city":"x"}]}`,
    "found",
  ],
  Addigy: [`[{"orgid":"x","organization":"${wanted}","description":"x"}]`, "found"],
  Huntress: [
    `{"organizations":[{${named},"key":"lark","agents_count":4,"account_id":1,"microsoft_365_tenant_id":null,"notify_emails":[]}]}`,
    "found",
  ],
  Sophos: [
    `{"items":[{"id":"u","name":"${wanted}","dataGeography":"US","dataRegion":"x","billingType":"usage","partner":{"id":"p"},"apiHost":"x","status":"active"}]}`,
    "found",
  ],
  Pax8: [
    `{"content":[{${named},"address":{"street":"x","city":"x"},"phone":"1","website":"x","status":"Active","billOnBehalfOfEnabled":true}],"page":{"size":10,"totalElements":1,"totalPages":1,"number":0}}`,
    "found",
  ],
});
