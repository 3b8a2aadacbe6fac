import assert from "node:assert/strict";
import { it } from "node:test";
import { kind, read, wanted } from "./exports.ts";

const header = "Customer,Phone Numbers,Email,Full Name,Bill Address,Ship Address";
const rows = `${wanted},Phone: (503) 555-0101,a@x,Robin Hale,"12 Harbor Street, Portland, OR 97201",\nBolt,,,,,\n`;
const titles = "Larkspur IT Services\nCustomer Contact List\n\n";

/** The QuickBooks report with this line below it, from which only the companies are read. */
function above(footer: string, isPadded = false): string {
  const fill = isPadded ? ",,,,," : "";
  return `${titles.replaceAll(/(?<=.)\n/g, `${fill}\n`)}${header}\n${rows}${footer}${fill}\n`;
}

const dates = [
  '"Friday, Nov 28, 2026 10:12:33 AM GMT-8"',
  '"Friday, June 12, 2026 07:33 AM GMTZ"',
  '"Wednesday, Jan 10, 2024 03:25:03 PM GMT-8 - Accrual Basis"',
  "Friday, Nov 28, 2026 10:12:33 AM GMT-8",
  '"November 28, 2026"',
  "28/11/2026 10:12",
  "28.11.2026 10:12:33 Uhr",
  "Freitag, 28. November 2026 um 10:12 Uhr",
  "vendredi 28 novembre 2026 \u00e0 10:12",
  "viernes, 28 de noviembre de 2026, 10:12",
  "vrijdag 28 november 2026 om 10:12 uur",
];

function namesIn(content: string): string[] {
  const parsed = read(content, "export.csv");
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  assert.equal(parsed.partial, undefined);
  const { companies } = parsed;
  return Array.from({ length: companies.size }, (_, place) => companies.record(place).names[0] ?? "");
}

for (const date of dates) {
  it(`reads only the customers of a QuickBooks contact list, not the date below it: ${date}`, () => {
    for (const content of [
      above(date),
      above(`\n${date}`),
      above(`\n\n${date}`),
      above(date.includes('"') ? date : `"${date}"`, true),
    ])
      assert.deepEqual(namesIn(content), [wanted, "Bolt"]);
  });
}

it("accepts a company named like a month", () => {
  const names = [wanted, "May 2026", "March", "Friday", "Sunday Times 2026", "1. Mai 10", "Sat On 5"];
  assert.deepEqual(namesIn(`Customer,Phone\n${names.map((name) => `${name},1\n`).join("")}`), names);
  assert.deepEqual(namesIn(`Customer,Phone\n${names.map((name) => `${name},\n`).join("")}`), names);
});

kind("reports of QuickBooks", {
  "the contact list as it is now": [
    `${titles}Customer full name,Phone numbers,Email,Full name,Bill address,Ship address\n${rows}`,
    "found",
    "export.csv",
  ],
  "of two columns": [`${titles}Customer,Email\n${wanted},a@x\nBolt,b@x\n\n${dates[0]}\n`, "found", "export.csv"],
  "of the desktop": [
    `,"Customer","Bill to","Main Phone","Fax","Balance Total"\n,"${wanted}","x","1","",0.00\n`,
    "found",
    "export.csv",
  ],
  "with titles as wide as its rows": [
    `Larkspur IT Services,,\nCustomer Contact List,,\n,,\n,Customer,Email\n,${wanted},a@x\n,Bolt,b@x\n,,\n${dates[0]},,\n`,
    "found",
    "export.csv",
  ],
  "of one column": [
    `${titles}Customer\n${wanted}\nBolt\n\n${dates[0]}\n`,
    { problem: /has no column that looks like company names/ },
    "export.csv",
  ],
  "sales by customer": [
    `Larkspur IT Services\nSales by Customer Summary\nJanuary 2026\n\nCustomer,Total\n${wanted},100.00\nBolt,5.00\nQuillon,5.00\n\n${dates[0]}\n`,
    { problem: /seems to list other things, which name only the companies that have some/ },
    "export.csv",
  ],
  "transactions by customer": [
    `Larkspur IT Services\nTransaction List by Customer\n\n,Date,Transaction type,Num,Memo,Account,Amount\n${wanted},,,,,,\n,01/02/2026,Invoice,1001,,Sales,100.00\n`,
    { problem: /has no readable name|have no readable name/ },
    "export.csv",
  ],
});
