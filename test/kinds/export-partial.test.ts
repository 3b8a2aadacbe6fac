import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kind, type Outcome, read } from "./exports.ts";

const L = '{"id":1,"name":"Larkspur Dental"},{"id":2,"name":"Bolt"}';
const row = "Larkspur Dental,1\nBolt,2\n";
const quoted = (line: string) => (/[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line);

/** An export of two companies with each text in every place where programs write it. */
function everywhere(members: readonly string[], outcome: Outcome) {
  return Object.fromEntries(
    members.flatMap((line) => [
      [`${line} (below the rows)`, [`Name,ID\n${row}${quoted(line)}\n`, outcome, "export.csv"] as const],
      [`${line} (with an empty cell)`, [`Name,ID\n${row}${quoted(line)},\n`, outcome, "export.csv"] as const],
      [`${line} (below a blank line)`, [`Name,ID\n${row}\n${quoted(line)}\n`, outcome, "export.csv"] as const],
      [`${line} (below a list of names)`, [`Name\nLarkspur Dental\nBolt\n${quoted(line)}\n`, outcome, "export.csv"]],
      [`${line} (as a message)`, [JSON.stringify({ message: line, companies: JSON.parse(`[${L}]`) }), outcome]],
    ]),
  );
}

const isPart = {
  partial: /^export\.(?:csv|json) says that (?:another page follows|it is incomplete: .*|there are .*)\.$/,
};
const total = { partial: /there are (?:300|1,234) records, but contains only 2/ };
const pages = { partial: /^export\.(?:csv|json) is page 1 of 9\.$/ };

kind("a total above the number of records, as lists word it", {
  ...everywhere(
    [
      ...["Showing 1 to 50 of 1,234 entries", "1-50 / 300", "[1-50] of 300", "Records 1 to 50 (of 300)", "25 of 300"],
      ...["Displaying 1 - 25 of 300 in total", "25 of 300 companies shown", "25 out of 300 shown", "Rows: 25 of 300"],
      ...["Selected 25 of 300", "Grand Totals (300 records)", "300 total", "300 record(s) found", "# of records: 300"],
      ...["300 rows in set", "Total record(s): 300", "Total 300", "Clients: 300", "Showing 25 of 300 (filtered)"],
    ],
    total,
  ),
  ...everywhere(
    [
      ...["50 von 300", "Es werden 50 von 300 Datensätzen angezeigt", "Insgesamt 300 Kunden", "Gesamtanzahl: 300"],
      ...["Affichage de 1 à 50 sur 1 234 entrées", "Nombre total : 300", "300 clients"],
      ...["50 de 300", "Cantidad: 300", "Número de registros: 300", "Mostrando del 1 al 50 de 1.234 registros"],
      ...["50 van de 300 klanten", "Totaal 300 klanten", "Aantal klanten: 300"],
    ],
    total,
  ),
});

kind(
  "one page of several, as reports word it",
  everywhere(
    [
      ...["Page 1 of 9", "1 of 9 pages", "Page 1 of 9 pages", "Page #1 of 9", "Page No: 1 of 9", "Pg. 1 of 9"],
      ...["Seite 1 von 9", "S. 1/9", "Page 1 sur 9", "Pág. 1/9", "Blz. 1 van 9", "Showing page 1 of 9"],
    ],
    pages,
  ),
);

kind(
  "a limit that cut off the list",
  everywhere(
    [
      ...["Export limited to 5000 rows", "This export is limited to 5,000 rows", "Limited to first 10,000 records"],
      ...["Only the first 5,000 records were exported", "Top 1000 rows", "First 5000 rows only", "Max rows reached"],
      ...["Maximum of 5000 records exported", "Maximum number of rows exceeded", "Limit of 5000 records reached"],
      ...["Too many results", "Too many records to display", "More than 2000 results", "1-50 of many", "1-50 of 300+"],
      ...["Showing 1-25 of more than 10,000 results", "Report truncated to 2000 rows", "Preview: first 100 rows"],
    ],
    isPart,
  ),
);

kind(
  "a limit that cut off the list, in other languages",
  everywhere(
    [
      ...["Export auf 5000 Zeilen begrenzt", "Nur die ersten 5000 Zeilen", "Zeilenlimit erreicht", "Zu viele Treffer"],
      ...["Maximal 5000 Datensätze", "Export limité à 5 000 lignes", "Les 100 premiers résultats", "Trop de résultats"],
      ...["Limite de 5000 lignes atteinte", "Exportación limitada a 5000 filas", "Primeros 100 registros"],
      ...["Límite de 5000 filas alcanzado", "Export beperkt tot 5000 rijen", "Alleen de eerste 5000 rijen"],
      ...["Limiet van 5000 rijen bereikt", "Te veel resultaten"],
    ],
    isPart,
  ),
);

kind(
  "omitted or following records",
  everywhere(
    [
      ...[
        "and 240 more",
        "... and more",
        "240 more rows",
        "12 rows skipped",
        "Some records were omitted",
        "12 rows failed",
      ],
      ...[
        "Not all records are shown",
        "There are more results",
        "More records available on next page",
        "See next page",
      ],
      ...[
        "Continued on next page",
        "(continued)",
        "Load more results",
        "« Previous 1 2 3 Next »",
        "Next »",
        "Show more",
      ],
      ...["Results truncated", "Partial export", "Export incomplete", "Query timed out", "Timed out after 30 seconds"],
      ...["Export failed", "Export aborted", "Export cancelled by user", "This file has been truncated"],
    ],
    isPart,
  ),
);

kind(
  "omitted or following records, in other languages",
  everywhere(
    [
      ...[
        "und 240 weitere",
        "Nicht alle Datensätze wurden exportiert",
        "Nächste Seite",
        "Fortsetzung folgt",
        "Mehr laden",
      ],
      ...[
        "et 240 autres",
        "240 de plus",
        "Tous les enregistrements ne sont pas affichés",
        "Page suivante",
        "Voir plus",
      ],
      ...["y 240 más", "No se muestran todos los registros", "Página siguiente", "Ver más", "Lista incompleta"],
      ...[
        "en 240 meer",
        "nog 240",
        "Niet alle rijen zijn geëxporteerd",
        "Volgende pagina",
        "Meer laden",
        "Export partiel",
      ],
      ...["Liste gekürzt", "Liste incomplète", "Exportación parcial", "Onvolledige lijst"],
    ],
    isPart,
  ),
);

const below = (end: string) => [`Name,ID\n${row}${end}`, isPart, "export.csv"] as const;
kind("response keys on lines below a CSV", {
  ...Object.fromEntries(
    [
      ...[
        "nextPageToken: abc",
        "@odata.nextLink: https://x/?$skip=50",
        "has_more: true",
        "hasMore=true",
        "next_page: 2",
      ],
      ...[
        "TotalCount=300",
        "X-Total-Count: 300",
        '"nextCursor": "abc",',
        "nextRecordsUrl: /query/01g",
        "is_last: false",
      ],
      'Link: <https://x/companies?page=2>; rel="next"',
    ].map((line) => [line, below(`${quoted(line)}\n`)]),
  ),
  "with values that say that nothing follows": [
    `Name,ID\n${row}hasMore: false\ntotal_count: 2\n`,
    "found",
    "export.csv",
  ],
});

kind("lines below a CSV that are not rows and report a problem", {
  "PowerShell's warning": below("WARNING: More results are available than were returned.\n"),
  "an error page": below("<html><body>504 Gateway Time-out</body></html>\n"),
  "an error response": below('{"error":"timeout"}\n'),
  "a word": below("Timeout\n"),
  "in German": below("\nZeitüberschreitung\n"),
  "in French": below("Délai dépassé\n"),
  "in Spanish": below("\nTiempo de espera agotado\n"),
  "in Dutch": below("Mislukt\n"),
  "a sentence": below("\nSome companies could not be loaded.\n"),
  "below the report's name": below('\n"All Accounts"\n\nThe export is incomplete.\n'),
});

kind("totals and limits in several cells", {
  "a total and its number": below("Total companies,300\n"),
  "a count and its number": below("Record count,300\n"),
  "the total below a blank row": ["Name,ID,City\nBolt,1,York\n,,\nTotal records:,300,\n", isPart, "export.csv"],
  "a sign in each column": [
    "Name,ID,City,Phone\nBolt,1,a,b\nLimit exceeded!,Result truncated!,Limit exceeded!,Result truncated!\n",
    isPart,
    "export.csv",
  ],
  "a sign in every other column": [
    "Name,ID,City\nBolt,1,a\nLimit exceeded!,,Result truncated!\n",
    isPart,
    "export.csv",
  ],
});

kind(
  "titles that say that the export is partial",
  Object.fromEntries(
    [
      ...["Top 100 companies", "Companies (first 5000 rows)", "Partial list of clients", "Export limited to 5000 rows"],
      ...["Not all companies are shown", "Kunden (unvollständig)", "Liste tronquée", "Exportación parcial"],
      ...["Companies, page 1 of 9", "Gedeeltelijke export"],
    ].map((title) => [title, [`${quoted(title)}\n\nName,ID\n${row}`, { partial: /./ }, "export.csv"] as const]),
  ),
);

kind(
  "page words in a complete export",
  everywhere(
    [
      ...["Showing 1 to 2 of 2 entries", "2 of 2", "1-2 / 2", "Page 1 of 1", "1 of 1 pages", "2 total", "Total 2"],
      ...[
        "Grand Totals (2 records)",
        "2 rows in set",
        "2 record(s) found",
        "Clients: 2",
        "Rows per page: 25",
        "0 rows failed",
      ],
      ...[
        "Show 25 entries",
        "25 per page",
        "2 von 2",
        "Insgesamt 2 Kunden",
        "2 sur 2 résultats",
        "2 de 2",
        "2 van de 2 klanten",
      ],
    ],
    "found",
  ),
);

/** The names that are compared. */
function held(content: string): string[] {
  const parsed = read(content, "export.csv");
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  assert.equal(parsed.partial, undefined);
  return Array.from({ length: parsed.companies.size }, (_, place) => parsed.companies.record(place).names[0] ?? "");
}

describe("reads companies whose names resemble page words", () => {
  for (const company of [
    ...[
      "Page One Media",
      "Next Ltd",
      "Next",
      "Next Page Books",
      "Total Wine",
      "More Ltd",
      "Partial Solutions",
      "Suite 100",
    ],
    ...["Continued Care", "First 5 Ltd", "Show More Media", "Export Limited", "Results Limited", "Client Data Limited"],
    ...[
      "Load More Trucking",
      "Top 10 Plumbing",
      "Missing Link",
      "Not All Heroes",
      "Timeout",
      "24/7",
      "Top 40",
      "No Limits",
    ],
    ...["Weitere GmbH", "Autres", "Más", "Plus", "Volgende", "Preview", "First Data", "Global Export List", "Max Data"],
    ...[
      "More Clients",
      "Other Clients",
      "Failed Clients",
      "Hidden Results",
      "Truncated Icosahedron GmbH",
      "Mission Failed",
    ],
  ]) {
    it(company, () => {
      assert.deepEqual(held(`Name,ID\nFabrikam,1\n${company},2\n`), ["Fabrikam", company]);
      assert.deepEqual(held(`Name,ID\nFabrikam,1\n${company},\n`), ["Fabrikam", company]);
      assert.deepEqual(held(`Name\nFabrikam\n${company}\n`), ["Fabrikam", company]);
    });
  }
});

describe("lines below a CSV list that are not companies", () => {
  const salesforce =
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n"Generated By:  Jane Doe  14/03/2026 10:31"\n"Northwind MSP"\n';
  for (const [name, end] of Object.entries({
    "Salesforce's": `\n\n"All Accounts"\n${salesforce}`,
    "Salesforce's, with totals": `\n"Grand Totals (2 records)"\n\n"All Accounts"\n${salesforce}`,
    paragraphs: "\nAll companies\n\nGenerated by Jane\n",
    "SQL Server's": "\n(2 rows affected)\n\nCompletion time: 2026-03-14T10:31:00\n",
    filters: "\nFilters:\nStatus = Active\n",
    "a filter": "\nCompanies\nFilter: Status = Active\n",
    "the total": "\nTotal companies,2\n",
    "a rule": "\n-----\n*****\n",
    "who made it, in German": "\nKundenliste\nErstellt am 14.03.2026\n",
    "a copyright": "\n\n\nAcme Reports\n© 2026 Northwind\n",
    "the header row again": "\nName,ID\n",
  })) {
    it(name, () => assert.deepEqual(held(`Name,ID\n${row}${end}`), ["Larkspur Dental", "Bolt"]));
  }
  it("are compared but not counted if none of them describes the list", () => {
    const end = "\nAcme\n";
    assert.deepEqual(held(`Name,ID\n${row}Total: 2\n${end}`), ["Larkspur Dental", "Bolt", "Acme"]);
    const parsed = read(`Name,ID\n${row}Total: 3\n${end}`, "export.csv");
    assert.match((parsed.ok && parsed.partial) || "", /there are 3 records, but contains only 2/);
  });
});

const other = (end: string) =>
  [
    `Name,ID,City\nLarkspur Dental,1,York\n${end}`,
    { problem: /is malformed: the row in line [45] / },
    "export.csv",
  ] as const;
kind("a second list below a CSV", {
  "of the same columns": [`Name,ID\nBolt,2\n\nName,ID\nLarkspur Dental,1\n`, "found", "export.csv"],
  "of the same columns, in another order": other("\nCity,ID,Name\nLeeds,3,Acme\n"),
  "with the names in another column": other("\nID,Company Name,Active\n3,Acme,true\n"),
  "of fewer columns": other("\nName,ID\nAcme,3\n"),
  "of more columns": other("\nName,ID,City,Phone\nAcme,3,Leeds,1\n"),
  "below a title": other("\nInactive companies\nName,ID,City\nAcme,3,Leeds\n"),
  "below a title in quotes": other('\n"Inactive, since 2025"\nName,ID,City\nAcme,3,Leeds\n'),
  "of sites": other("\nSite,Company\nMain,Acme\n"),
  "with another delimiter": other("\nName;ID;City\nAcme;3;Leeds\n"),
  "an ellipsis in its place": [
    `Name,ID\n${row}\n[...]\n`,
    { problem: /record 3, the text "\[\.\.\.\]"/ },
    "export.csv",
  ],
});
