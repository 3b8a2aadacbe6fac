import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { proposeMapping } from "../../../server/src/mapping/proposal.ts";
import { defaultTemplate } from "../../../server/src/template/template.ts";

/** The proposals for names and IDs, as `target ← source`, of a table with these lines. */
function proposed(...lines: readonly string[]): string[] {
  return proposalsOf(lines)
    .filter(({ column }) => column.kind === "name" || column.kind === "id")
    .map(({ column, source }) => `${column.header} ← ${source.name}`);
}

function proposalsOf(lines: readonly string[]) {
  return proposeMapping(new SourceTable(lines.join("\n")), defaultTemplate);
}

const sites = ["1,Main,7,Acme", "2,Depot,7,Acme", "3,Main,9,Bolt"];
const ofSites = ["Site Name ← name", "Site ID ← id"];

describe("name and id", () => {
  it("are the site's where another column names the company", () => {
    assert.deepEqual(proposed("id,name,client_id,client_name", ...sites), [
      "Company Name ← client_name",
      "Company ID ← client_id",
      ...ofSites,
    ]);
    const reasons = proposalsOf(["id,name,x,Organization", ...sites]).map(({ column, reason }) => [
      column.header,
      reason,
    ]);
    assert.deepEqual(reasons, [
      ["Company Name", "its words mean the same"],
      ["Site Name", "the name of each site: another column names its company"],
      ["Site ID", "the ID of each site"],
    ]);
  });

  it("are the site's where only the company's ID is there and repeats", () => {
    assert.deepEqual(proposed("id,name,clientid,x", ...sites), ["Company ID ← clientid", ...ofSites]);
    assert.deepEqual(proposed("id,name,Account Number,x", ...sites)[0], "Company Name ← name");
  });

  it("are the company's where no column names it, or another one the site", () => {
    const ofCompanies = ["Company Name ← name", "Company ID ← id"];
    assert.deepEqual(proposed("id,name,x", "1,Acme,a", "2,Bolt,b"), ofCompanies);
    assert.deepEqual(proposed("id,name,locationId,locationName", "1,Acme,11,HQ", "1,Acme,12,Depot", "2,Bolt,13,HQ"), [
      ...ofCompanies,
      "Site Name ← locationName",
      "Site ID ← locationId",
    ]);
    assert.deepEqual(proposed("clientid,name,x", "1,Acme,a", "2,Bolt,b"), [
      "Company Name ← name",
      "Company ID ← clientid",
    ]);
    assert.deepEqual(proposed("id,name,Parent Company Name", "1,Acme,", "2,Bolt,Acme"), ofCompanies);
  });

  it("are nobody's where they may be a person's, or repeat the company's", () => {
    const emails = (...mailboxes: string[]) =>
      proposed(
        "Name,Company,City,Email",
        ...["Ann Bell,Acme,Leeds,", "Bob Carr,Acme,Hull,", "Hull Depot,Bolt,Hull,", "Cy Fox,Bolt,Hull,"].map(
          (row, at) => `${row}${mailboxes[at] ? `${mailboxes[at]}@x.example` : ""}`,
        ),
      );
    assert.deepEqual(emails("ANN", "b.carr", "", ""), ["Company Name ← Company"], "half of them");
    assert.deepEqual(emails("ann", "", "", "")[1], "Site Name ← Name", "fewer");
    assert.deepEqual(
      emails("info", "hello", "office", "cy")[1],
      "Site Name ← Name",
      "others, and a word of two letters",
    );
    assert.deepEqual(
      proposed("Name,Company,City,Job Title", "Ann,Acme,Leeds,CEO", "Bob,Acme,Hull,CFO", "Cy,Bolt,York,CEO"),
      ["Company Name ← Company"],
    );
    assert.deepEqual(proposed("id,Name,Company", "1,Acme,Acme", "2,Bolt,Bolt", "3,Corp,"), [
      "Company Name ← Company",
      "Company ID ← id",
    ]);
  });

  it("are the company's beside its legal name", () => {
    const rows = ["1,Acme,Acme Holdings LLC,Austin", "2,Bolt,Bolt Group Inc,Boise", "3,Bolt,Bolt Group Inc,Reno"];
    assert.ok(!proposed("id,Name,Legal Name,City", ...rows).includes("Site Name ← Name"));
    assert.ok(!proposed("id,Name,Company,City", ...rows).includes("Site Name ← Name"), "the same first words");
    const sites = ["1,Acme West,Acme,Austin", "2,Acme East,Acme,Dallas", "3,Bolt HQ,Bolt,Reno"];
    assert.ok(proposed("id,Name,Company,City", ...sites).includes("Site Name ← Name"));
  });

  it("are the site's only if something tells that the rows are places", () => {
    const rows = ["Ann,Acme,1", "Bob,Acme,2", "Cy,Bolt,3"];
    assert.deepEqual(proposed("Name,Company,Extension", ...rows), ["Company Name ← Company"]);
    assert.deepEqual(proposed("Name,Company,Is Primary", ...rows)[1], "Site Name ← Name");
    const places = ["North,Acme,Leeds", "South,Acme,Hull", "Main,Bolt,York"];
    assert.deepEqual(proposed("Name,Company,City", ...places)[1], "Site Name ← Name");
    assert.deepEqual(proposed("Name,Company,City", ...places.slice(1)), ["Company Name ← Company"]);
  });

  it("are not taken from a column of marks", () => {
    assert.deepEqual(proposed("Name,Client,Vendor", "Acme,x,", "Bolt,,x", "Corp,x,"), ["Company Name ← Name"]);
  });
});

describe("of several IDs", () => {
  for (const [headers, id] of [
    ["company/id,company/identifier,company/name", "company/identifier"],
    ["id,identifier,name", "identifier"],
    ["id,short_name,name", "short_name"],
    ["Client ID,Client Code,Client", "Client Code"],
    ["Id,AccountNumber,Name", "AccountNumber"],
    ["External ID,Reference,Name", "Reference"],
    ["CompanyNumber,AccountNumber,Name", "AccountNumber"],
    ["Company ID,Company Code,Company", "Company ID"],
  ] as const) {
    it(`people mean ${id}: ${headers}`, () => {
      const found = proposed(headers, "17,ACM,Acme", "18,BLT,Bolt", "19,CRP,Corp");
      assert.deepEqual(found.slice(1), [`Company ID ← ${id}`]);
    });
  }

  it("one that all companies share is none of theirs", () => {
    const rows = ["77,Acme,1", "77,Bolt,2", "77,Corp,3"];
    assert.deepEqual(proposed("Account ID,Name,id", ...rows), ["Company Name ← Name", "Company ID ← id"]);
    assert.deepEqual(proposed("Account ID,Name,x", ...rows), ["Company Name ← Name"]);
  });

  it("the first column may have a program's word for it", () => {
    const rows = ["55,Acme", "56,Bolt", "57,Corp"];
    for (const header of ["Capsule ID", "Kontakt-Nr."]) {
      assert.deepEqual(proposed(`${header},Name`, ...rows)[1], `Company ID ← ${header}`);
    }
    for (const header of ["VAT ID", "Seats"]) assert.equal(proposed(`${header},Name`, ...rows).length, 1, header);
    assert.equal(proposed("Name,Capsule ID", "Acme,55", "Bolt,56").length, 1);
    assert.equal(proposed("Row No,Name", "1,Acme", "2,Bolt", "3,Corp").length, 1);
  });

  it("a count of the rows is none, and neither are texts with spaces", () => {
    assert.deepEqual(proposed("No.,Client", "1,Acme", "2,Bolt", "3,Corp"), ["Company Name ← Client"]);
    assert.deepEqual(proposed("No.,Client", "(503) 555-0101,Acme", "(503) 555-0102,Bolt"), ["Company Name ← Client"]);
    assert.deepEqual(proposed("No.,Client", "101,Acme", "102,Bolt", "103,Corp")[1], "Company ID ← No.");
  });

  it("the company's is not one for each site, and one that fits both is neither's", () => {
    const headers = "Code,Client,Site";
    assert.deepEqual(proposed(headers, "A1,Acme,HQ", "A1,Acme,Depot", "B1,Bolt,HQ")[1], "Company ID ← Code");
    assert.deepEqual(proposed(headers, "A1,Acme,HQ", "A2,Acme,Depot", "B1,Bolt,HQ")[2], "Site ID ← Code");
    assert.equal(proposed(headers, "A1,Acme,HQ", "B1,Bolt,HQ").length, 2);
  });
});

describe("an ID", () => {
  const ids = (...values: string[]) =>
    proposed("Code,Name", ...values.map((value, row) => `${value},Acme ${row}`)).includes("Company ID ← Code");

  it("may lack or have a space in a row of five, not in two", () => {
    assert.ok(ids("A", "B", "C", "D", ""));
    assert.ok(!ids("A", "B", "C", "", ""));
    assert.ok(ids("A", "B", "C", "D", "E 5"));
    assert.ok(!ids("A", "B", "C", "D 4", "E 5"));
  });

  it("of two companies is none's", () => {
    assert.ok(!ids("A", "B", "C", "D", "A"));
  });
});

it("a display name is the company's if there is no other name", () => {
  assert.deepEqual(proposed("Display Name,x", "Acme,1", "Bolt,2"), ["Company Name ← Display Name"]);
  assert.deepEqual(proposed("Name,Display Name", "Acme,Acme Ltd", "Bolt,Bolt Ltd"), ["Company Name ← Name"]);
});

it("ids of the list's own sites and companies are told apart by their words", () => {
  const rows = ["1,Main,7", "2,Depot,7", "3,Hull,9"];
  assert.deepEqual(proposed("id,name,Client Ref", ...rows)[0], "Company Name ← name", "no reference to a record");
  assert.deepEqual(proposed("paid,name,clientid", ...rows)[0], "Company Name ← name", "no ID of its own");
  assert.deepEqual(proposed("id,name,clientid", ...rows.slice(1))[0], "Company Name ← name", "no company has two");
  assert.deepEqual(proposed("siteid,name,clientid", ...rows)[1], "Site Name ← name");
  assert.deepEqual(proposed("siteid,name,x", ...rows)[0], "Company Name ← name", "no company");
});

describe("the company is the one", () => {
  it("that a site's parent ID names", () => {
    const rows = ["201,Main,7", "202,Depot,7", "203,Main,9"];
    assert.deepEqual(proposed("siteId,siteName,parentId", ...rows)[0], "Company ID ← parentId");
    assert.deepEqual(proposed("siteId,name,parentId", ...rows), [
      "Company ID ← parentId",
      "Site Name ← name",
      "Site ID ← siteId",
    ]);
    const named = ["201,Main,Acme,7", "202,Depot,Acme,7", "203,Main,Bolt,9"];
    assert.deepEqual(proposed("siteId,siteName,parent,x", ...named)[0], "Company Name ← parent");
    assert.deepEqual(proposed("siteId,siteName,Client,parentId", ...named).slice(0, 2), [
      "Company Name ← Client",
      "Company ID ← parentId",
    ]);
    assert.deepEqual(proposed("siteId,siteName,parent,clientId", ...named).slice(0, 2), [
      "Company Name ← parent",
      "Company ID ← clientId",
    ]);
    assert.deepEqual(proposed("customerId,customerName,parentId", ...rows), [
      "Company Name ← customerName",
      "Company ID ← customerId",
    ]);
  });

  it("of another program, where the list has no other", () => {
    const rows = ["1,Main,Acme", "2,Depot,Acme", "3,Main,Bolt"];
    assert.deepEqual(proposed("id,name,psaCompanyName", ...rows), ["Company Name ← psaCompanyName", ...ofSites]);
    assert.deepEqual(proposed("id,name,psaCompanyId", "1,Main,7", "2,Depot,7", "3,Main,9"), [
      "Company ID ← psaCompanyId",
      ...ofSites,
    ]);
    assert.deepEqual(proposed("CRM Company Name,Vendor Company Name", "Acme,Bolt"), [
      "Company Name ← CRM Company Name",
    ]);
  });

  it("whose name is not the same in all rows", () => {
    const rows = ["My MSP,Acme", "My MSP,Bolt", "My MSP,Corp"];
    assert.deepEqual(proposed("Company,Customer Name", ...rows), ["Company Name ← Customer Name"]);
  });
});
