import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { contentsOf } from "../../../server/src/mapping/contents.ts";
import { proposeMapping } from "../../../server/src/mapping/proposal.ts";
import { templateFromCsv } from "../../../server/src/template/downloaded-template.ts";
import { defaultTemplate, type Template } from "../../../server/src/template/template.ts";

function proposalsOf(text: string, template: Template = defaultTemplate) {
  return proposeMapping(new SourceTable(text), template);
}

/** The proposals, as `target ← source`, in the template's order. */
function proposed(text: string, template?: Template): string[] {
  return proposalsOf(text, template).map(({ column, source }) => `${column.header} ← ${source.name}`);
}

/** The reasons by the column of the template. */
function reasons(text: string): Record<string, string> {
  return Object.fromEntries(proposalsOf(text).map(({ column, reason }) => [column.header, reason]));
}

const addressOf = (line1: string, line2: string, city: string, state: string, zip: string) => [
  `Address Line 1 ← ${line1}`,
  `Address Line 2 ← ${line2}`,
  `City ← ${city}`,
  `State ← ${state}`,
  `Zip ← ${zip}`,
];

describe("identifies the columns of an export by their headers", () => {
  for (const [program, headers, ...wanted] of [
    [
      "ConnectWise Manage",
      "Company_Name,Company_RecID,Company_ID,Site_Name,Site_RecID,Address_Line1,Address_Line2,City,State_ID,Zip,Country,PhoneNbr,PhoneNbr_Fax,Company Status",
      "Company Name ← Company_Name",
      "Company ID ← Company_ID",
      "Site Name ← Site_Name",
      "Site ID ← Site_RecID",
      "Country ← Country",
      ...addressOf("Address_Line1", "Address_Line2", "City", "State_ID", "Zip"),
      "Phone Number ← PhoneNbr",
    ],
    [
      "the API of ConnectWise Manage",
      "id,identifier,name,status/name,addressLine1,addressLine2,city,state,zip,country/name,phoneNumber,faxNumber,website",
      "Company Name ← name",
      "Company ID ← identifier",
      "Country ← country/name",
      ...addressOf("addressLine1", "addressLine2", "city", "state", "zip"),
      "Phone Number ← phoneNumber",
    ],
    [
      "Autotask",
      "Company Name,Company Number,Address 1,Address 2,City,State,Post Code,Country,Phone,Alternate Phone 1,Web,Company Type,Parent Company,Owner",
      "Company Name ← Company Name",
      "Company ID ← Company Number",
      "Country ← Country",
      ...addressOf("Address 1", "Address 2", "City", "State", "Post Code"),
      "Phone Number ← Phone",
    ],
    [
      "QuickBooks Desktop",
      "Customer,Company,First Name,M.I.,Last Name,Primary Contact,Main Phone,Fax,Alt. Phone,Job Title,Main Email,Bill to 1,Street1,Street2,City,State,Zip,Country,Account No.",
      "Company Name ← Company",
      "Company ID ← Account No.",
      "Country ← Country",
      ...addressOf("Street1", "Street2", "City", "State", "Zip"),
      "Email ← Main Email",
      "Phone Number ← Main Phone",
    ],
    [
      "QuickBooks Online",
      "Customer,Phone Numbers,Email,Full Name,Billing Address,Shipping Address,Open Balance",
      "Company Name ← Customer",
      "Address Line 1 ← Billing Address",
      "Email ← Email",
      "Phone Number ← Phone Numbers",
    ],
    [
      "Xero",
      "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,POAddressLine2,POAddressLine3,POCity,PORegion,POPostalCode,POCountry,SAAddressLine1,SACity,SARegion,PhoneNumber,FaxNumber,MobileNumber,TaxNumber",
      "Company Name ← *ContactName",
      "Company ID ← AccountNumber",
      "Country ← POCountry",
      ...addressOf("POAddressLine1", "POAddressLine2", "POCity", "PORegion", "POPostalCode"),
      "Email ← EmailAddress",
      "Phone Number ← PhoneNumber",
    ],
    [
      "HubSpot",
      "Record ID,Company name,Company Domain Name,Company owner,Street Address,Street Address 2,City,State/Region,Postal Code,Country/Region,Phone Number,LinkedIn Company Page,Lifecycle Stage",
      "Company Name ← Company name",
      "Company ID ← Record ID",
      "Country ← Country/Region",
      ...addressOf("Street Address", "Street Address 2", "City", "State/Region", "Postal Code"),
      "Phone Number ← Phone Number",
      "Social Media ← LinkedIn Company Page",
    ],
    [
      "Zoho",
      "Account Owner,Account Name,Account Site,Parent Account,Account Number,Billing Street,Billing City,Billing State,Billing Code,Billing Country,Shipping Street,Shipping City,Shipping Code",
      "Company Name ← Account Name",
      "Company ID ← Account Number",
      "Site Name ← Account Site",
      "Country ← Billing Country",
      "Address Line 1 ← Billing Street",
      "City ← Billing City",
      "State ← Billing State",
      "Zip ← Billing Code",
    ],
    [
      "somebody who types in a hurry",
      "Compny Name,Adress Line 1,County,Contry,Sate,Status",
      "Company Name ← Compny Name",
      "Country ← Contry",
      "Address Line 1 ← Adress Line 1",
      "State ← Sate",
    ],
  ] as const) {
    it(program, () => assert.deepEqual(proposed(headers), wanted));
  }

  it("with the reason in words, and a confidence to match", () => {
    const text = "Company name,Identifier,Client Ref,Billing Country,Postal Code,Adress Line 1,addressLine1x\n";
    assert.deepEqual(
      proposalsOf(text).map(({ column, confidence, reason }) => [column.header, confidence, reason]),
      [
        ["Company Name", 1, "same name"],
        ["Company ID", 0.88, "the ID of each company"],
        ["Country", 0.83, "its words mean the same"],
        ["Address Line 1", 0.7, "spelled nearly like Address Line 1"],
        ["Zip", 0.95, "another name for it"],
      ],
    );
    assert.equal(reasons("identifier,addressLine1\n")["Company ID"], "the word of ConnectWise Manage for it");
  });

  it("with the names of the user's template", () => {
    const template = templateFromCsv("Client*,Client Code,Site*,Site Code,Country*,Cost Centre\n");
    assert.deepEqual(proposed("Account Name,Cost center,Billing Country\n", template), [
      "Client* ← Account Name",
      "Country* ← Billing Country",
      "Cost Centre ← Cost center",
    ]);
  });

  it("but not by a person's name, a county or a URL", () => {
    assert.deepEqual(proposed("Contact Name,County,Website,Headquarters Location,Region Manager\n"), []);
  });
});

describe("chooses between headers by the values", () => {
  it("prefers a column with values to an empty one", () => {
    assert.deepEqual(proposed("Country,Billing Country\n,US\n,DE\n"), ["Country ← Billing Country"]);
  });

  it("rejects a Region, Mail or Country column whose values do not fit", () => {
    assert.deepEqual(proposed("Region,Mail,Country Code\nEMEA,Acme Ltd,Kent\nAPAC,Bolt Inc,Essex\n"), []);
    assert.deepEqual(proposed("Region,Mail,Country Code\nTX,a@b.example,USA\n"), [
      "Country ← Country Code",
      "State ← Region",
      "Email ← Mail",
    ]);
  });

  it("prefers the more complete of two addresses", () => {
    const headers = "POAddressLine1,POCity,POCountry,SAAddressLine1,SACity,SAPostalCode,SACountry";
    assert.deepEqual(proposed(`${headers}\nPO Box 1,,,1 Main St,Austin,78701,US\n`), [
      "Country ← SACountry",
      "Address Line 1 ← SAAddressLine1",
      "City ← SACity",
      "Zip ← SAPostalCode",
    ]);
  });

  it("treats parts that occur once as one address", () => {
    assert.deepEqual(proposed("Street,City,Billing Country\n1 Main St,Austin,US\n"), [
      "Country ← Billing Country",
      "Address Line 1 ← Street",
      "City ← City",
    ]);
  });
});

describe("values without a known header", () => {
  const states = ["TX", "NY", "OH", "CA", "WA", "IL", "IN", "AL"];
  const rows = states.map(
    (state, row) =>
      `AC${row}X,Acme Number ${row} Ltd,${row + 1} Main Street,${state},7520${row},(214) 555-012${row},info${row}@acme.example,Mobile,${row % 2 ? "US" : "Canada"},1/${row + 1}/2024,${row}000`,
  );
  const text = ["c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11", ...rows].join("\n");

  it("identify a column", () => {
    assert.deepEqual(reasons(text), {
      "Company Name": "its values look like names",
      "Company ID": "one code for each company",
      Country: "8 of 8 values are countries",
      "Address Line 1": "8 of 8 values are a street with a number",
      State: "8 of 8 values are states",
      Zip: "8 of 8 values are postal codes",
      Email: "8 of 8 values are email addresses",
      "Phone Number": "8 of 8 values are phone numbers",
      "Phone Number Type": "8 of 8 values are types of phone numbers",
    });
    assert.deepEqual(proposed(text).slice(0, 3), ["Company Name ← c2", "Company ID ← c1", "Country ← c9"]);
  });

  it("do not override a header", () => {
    const others = text.replace("c2", "Contact").replace("c6", "Fax").replace("c7", "Created by e-mail, on date");
    assert.equal(reasons(others)["Company Name"], undefined);
    assert.equal(reasons(others)["Phone Number"], undefined);
  });

  it("are not phone numbers if they are dates in any notation", () => {
    const seen = (...values: string[]) => proposed(["c1,Country", ...values.map((value) => `${value},DE`)].join("\n"));
    assert.deepEqual(seen("030 234 567", "030 234 568"), ["Country ← Country", "Phone Number ← c1"]);
    for (const date of ["2024-01-02", "2024/1/12", "02.01.2024", "2-11-2024", "02-11-24"]) {
      assert.deepEqual(seen(date, date.replace("1", "3")), ["Country ← Country"], date);
    }
  });

  it("identify nothing in an empty column", () => {
    assert.deepEqual(contentsOf([], ["US"], "none"), []);
    assert.deepEqual(proposed("c1,c2\n,Germany\n,Canada\n"), ["Country ← c2"]);
  });

  it("give a column only one meaning, and none that another header has", () => {
    const places = ["TX,US", "ON,CA", "OH,US", "QC,CA", "WA,US"];
    const rows = ["Acme One", "Bolt Two", "Corp Three", "Dune Four", "Echo Five"].map(
      (name, row) => `${name},${places[row]}`,
    );
    assert.deepEqual(proposed(["c1,c2,c3", ...rows].join("\n")), ["Company Name ← c1", "Country ← c3", "State ← c2"]);
    assert.deepEqual(proposed(["Client,Region,Land", ...rows].join("\n")), [
      "Company Name ← Client",
      "Country ← Land",
      "State ← Region",
    ]);
    // Each of these is both a state of the United States and a country.
    assert.deepEqual(proposed("c1,c2\n-,CA\n-,DE\n-,IN\n"), ["State ← c2"]);
  });

  it("indicate a site's code only beside the site's name", () => {
    const sites = ["a", "b", "c"].flatMap((name) => [`${name}x,HQ,${name}1`, `${name}x,Depot,${name}2`]);
    const table = ["Client,Location,Mark", ...sites].join("\n").toUpperCase();
    assert.deepEqual(proposed(table), ["Company Name ← CLIENT", "Site Name ← LOCATION", "Site ID ← MARK"]);
  });

  it("do not indicate names and codes if the rows are few", () => {
    assert.deepEqual(proposed("c1,c2\nAC1,Acme One Ltd\nAC2,Acme Two Ltd\n"), []);
  });
});

it("proposes nothing for a table without rows or headers", () => {
  assert.deepEqual(proposed(""), []);
  assert.deepEqual(proposed("\n;;\n"), []);
});

/** Five rows under these headers: each gets its cells by its number, from 0. */
function five(headers: string, ...columns: readonly (string | readonly string[] | ((row: number) => string))[]) {
  const cellOf = (column: (typeof columns)[number], row: number) =>
    typeof column === "string" ? column : typeof column === "function" ? column(row) : (column[row] ?? "");
  const rows = Array.from({ length: 5 }, (_, row) => columns.map((column) => cellOf(column, row)).join());
  return [headers, ...rows].join("\n");
}

const names = ["Acme One", "Bolt Two", "Corp Three", "Dune Four", "Echo Five"];
const states = ["TX", "NY", "OH", "CA", "WA"];
const code = (row: number) => `M${row}`;

describe("codes beside names", () => {
  it("are compared with the column of the names, whatever is beside it", () => {
    const wanted = ["Company Name ← Client", "Company ID ← c3"];
    assert.deepEqual(proposed(five("Notes,Client,c3", "x", names, code)), wanted);
    assert.deepEqual(proposed(five("Country,Client,c3", "US", names, code)), [...wanted, "Country ← Country"]);
  });

  it("are a site's IDs if the company's have a header", () => {
    const text = five("Client,Company ID,Location,Mark", names, String, "HQ", code);
    assert.deepEqual(proposed(text).slice(1), ["Company ID ← Company ID", "Site Name ← Location", "Site ID ← Mark"]);
    assert.equal(reasons(text)["Site ID"], "one code for each site");
  });

  it("are a site's IDs in a file without companies", () => {
    assert.deepEqual(proposed(five("Location,c2", names, code)), ["Site Name ← Location", "Site ID ← c2"]);
  });

  it("are no IDs if they are something else, or their header says so", () => {
    assert.deepEqual(proposed(five("Client,c2", names, states)), ["Company Name ← Client", "State ← c2"]);
    const taken = five("Client,State,Region", names, "TX", states);
    assert.deepEqual(proposed(taken), ["Company Name ← Client", "State ← State"]);
    assert.deepEqual(proposed(five("Client,Owner", names, code)), ["Company Name ← Client"]);
  });
});

describe("a column of the template that has its source", () => {
  it("leaves another column its second meaning", () => {
    const text = "State,c2\nTX,CA\nTX,DE\nTX,IN\n";
    assert.deepEqual(proposed(text), ["Country ← c2", "State ← State"]);
  });

  it("leaves a second column of streets unused, though they look like names", () => {
    const streets = (name: string) => (row: number) => `${row + 1} ${name} Street`;
    assert.deepEqual(proposed(five("Street,c2", streets("Main"), streets("High"))), ["Address Line 1 ← Street"]);
  });

  it("keeps it whatever its values are, if its header is exactly the template's", () => {
    assert.deepEqual(proposed("State,Email\nEMEA,none\n"), ["State ← State", "Email ← Email"]);
  });
});

describe("a column without values", () => {
  it("gives way to one with a header that is less sure", () => {
    assert.deepEqual(proposed("Client,Customer Name\n,Acme\n,Bolt\n"), ["Company Name ← Customer Name"]);
    assert.deepEqual(proposed("Client,Customer Name\n"), ["Company Name ← Client"]);
  });

  it("is not proposed if there are rows, unless the file is in the template's format", () => {
    assert.deepEqual(proposed("Client,State,x\n,,y\n"), []);
    assert.deepEqual(proposed("Client,State,x\n"), ["Company Name ← Client", "State ← State"]);
    const wanted = ["Company Name ← Company Name", "State ← State"];
    assert.deepEqual(proposed("Company Name,State\nAcme,\n"), wanted);
  });

  it("in some rows is less sure", () => {
    assert.equal(proposalsOf("Client,x\nAcme,y\nBolt,y\n,y\n")[0]?.confidence.toFixed(2), "0.85");
    assert.deepEqual(proposed("Customer,Company\nAcme,\nBolt,Bolt Ltd\nCorp,\n"), ["Company Name ← Customer"]);
  });
});

describe("of two addresses", () => {
  it("the other's city and ZIP code are left out, but its country is kept if the first has none", () => {
    const text = "Billing City,Billing Zip,Billing Country,Physical Street,Physical City\n";
    const [physical, country] = ["City ← Physical City", "Country ← Billing Country"];
    const street = "Address Line 1 ← Physical Street";
    assert.deepEqual(proposed(`${text},,US,1 Main St,Austin\n,,DE,2 High St,Dallas\n`), [country, street, physical]);
  });

  it("the fuller one's country is proposed, unless it has no values", () => {
    const headers = "Billing City,Billing Country,Physical Street,Physical City,Physical Country";
    assert.equal(proposed(`${headers}\nDallas,US,1 Main St,Austin,US\n`)[0], "Country ← Physical Country");
    assert.equal(proposed(`${headers}\nDallas,US,1 Main St,Austin,\n`)[0], "Country ← Billing Country");
  });

  it("a part that only the other has is kept", () => {
    assert.deepEqual(proposed("Street,City,Billing Zip\n1 Main St,Austin,75201\n"), [
      "Address Line 1 ← Street",
      "City ← City",
      "Zip ← Billing Zip",
    ]);
  });
});

it("values are judged without the white space around them, and short rows have none", () => {
  assert.deepEqual(reasons("c1,c2\nx, 75201 \ny,75202\nz\n"), { Zip: "2 of 2 values are postal codes" });
});
