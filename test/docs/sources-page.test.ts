import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import accounting from "../kinds/client-lists/accounting.json" with { type: "json" };
import customers from "../kinds/client-lists/customers-and-support.json" with { type: "json" };
import services from "../kinds/client-lists/managed-services.json" with { type: "json" };
import { imported, importedPair } from "../kinds/importable.ts";
import pairs from "../kinds/joined-lists/pairs.json" with { type: "json" };

const sections = {
  "Remote monitoring and service management": services,
  "Customers and support": customers,
  Accounting: accounting,
};

/** Why a list needs more than the two commands. */
const needsMore: Readonly<Record<string, string>> = {
  "ncentral sites": "the companies' names are in another list: add it with `--join`",
  "nsight sites": "the companies' names are in another list: add it with `--join`",
  "pax8 companies": "its IDs are too long: leave them out with `--map`, and new ones are made",
  "teamleader bedrijven": "its IDs are too long: leave them out with `--map`, and new ones are made",
  "servicenow companies": "its IDs are too long: leave them out with `--map`, and new ones are made",
  "a3erp clientes": "rows without a company",
};

/** Names as their owners write them. */
const proper = [
  ...["ConnectWise", "PSA", "API", "Automate", "Autotask", "Syncro", "IT Glue", "N-central", "NinjaOne", "HaloPSA"],
  ...["Datto", "RMM", "Atera", "Kaseya", "BMS", "VSA", "Pulseway", "SuperOps", "Gorelo", "N-sight", "Hudu", "TANSS"],
  ...[
    "C-entron",
    "ServiceDesk Plus",
    "Pax8",
    "Zendesk",
    "Freshdesk",
    "HubSpot",
    "Salesforce",
    "Zoho",
    "CRM",
    "Pipedrive",
  ],
  ...["Insightly", "Dynamics", "Teamleader", "Odoo", "Outlook", "Accelo", "ServiceNow", "Capsule", "Copper", "Xero"],
  ...["QuickBooks", "FreshBooks", "Wave", "Sage", "UK", "Lexware", "sevDesk", "Pennylane", "EBP", "Axonaut", "Holded"],
  ...["Factusol", "Exact Online", "SnelStart", "weclapp", "a3ERP", "AFAS", "FreeAgent", "bexio", "orgaMAX", "Dolibarr"],
  ...["Moneybird", "e-Boekhouden", "JSON", "MSP"],
];
const bySpelling = new Map(proper.map((name) => [name.replace(/[ -]/g, "").toLowerCase(), name]));
const owned = new RegExp(`\\b(?:${proper.map((name) => name.replace(/[ -]/g, "[ -]?")).join("|")})\\b`, "gi");

function titleOf(name: string): string {
  const title = name.replace(owned, (found) => bySpelling.get(found.replace(/[ -]/g, "").toLowerCase()) ?? found);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const introduction = `# Lists of clients

What \`asio-import\` makes of the lists that other programs export. Each was converted by

\`\`\`
asio-import map list.csv --derive "City,Company ID,Site Name,Site ID,Country" --set Country=US -o clients.csv
asio-import fix clients.csv --write
\`\`\`

A list in an \`.xlsx\` workbook is read like the CSV that Excel would save. The header rows are as the programs write them, as far as this is known; the companies are invented. *Used* is the number of the list's columns that fill one of the template's. *Made* names the columns that the list lacks, at least in some rows. An address in one cell is split into its parts.

`;

const results = Object.entries(sections).map(([title, lists]) => {
  return { title, lists: lists.map(({ name, csv }) => ({ name, ...imported(csv) })) };
});

const pairResults = pairs.map(({ name, main, other, key }) => {
  return { name, key: key[0] === key[1] ? key[0] : key.join(" = "), ...importedPair(main, other) };
});

const pairIntroduction = `## Two lists together

Some programs export companies and sites apart. \`--join companies.csv\` adds the companies to the list of sites, and \`--join sites.csv\` the sites to the list of companies. Companies without a site stay. *Key* is what was proposed, and *used* the number of columns of both lists.

`;

describe("docs/sources.md", () => {
  test("shows what becomes of each list", (t) => {
    const pages = results.map(({ title, lists }) => {
      const rows = lists.map(({ name, columns, made, verdict }) => {
        const result = verdict === "accepted" ? "accepted" : `not accepted: ${needsMore[name]}`;
        return `| ${titleOf(name)} | ${columns} | ${made.join(", ") || "–"} | ${result} |\n`;
      });
      return `## ${title}\n\n| list | used | made | result |\n| --- | --- | --- | --- |\n${rows.join("")}`;
    });
    const rows = pairResults.map(({ name, key, columns, made, verdict }) => {
      return `| ${name} | ${key} | ${columns} | ${made.join(", ") || "–"} | ${verdict} |\n`;
    });
    pages.push(
      `${pairIntroduction}| lists | key | used | made | result |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`,
    );
    t.assert.fileSnapshot(introduction + pages.join("\n"), join(import.meta.dirname, "../../docs/sources.md"), {
      serializers: [String],
    });
  });

  for (const { name, verdict } of pairResults) {
    test(`${name}: accepted`, () => {
      assert.equal(verdict, "accepted");
    });
  }

  for (const { name, verdict } of results.flatMap(({ lists }) => lists)) {
    test(`${name}: ${needsMore[name] ?? "accepted"}`, () => {
      assert.equal(verdict, needsMore[name] === undefined ? "accepted" : "failed-rows");
    });
  }
});
