import { kind, L, M, type Outcome } from "./exports.ts";

const next = { partial: /^export\.(?:json|csv) says that another page follows\.$/ };
const all = (count: number) => ({
  partial: new RegExp(`^export\\.(?:json|csv) says that there are ${count} records, but contains only 1\\.$`),
});
const lacks = { partial: /^export\.(?:json|csv) says that it is incomplete: ".*\.$/ };

/** A list of one company beside the text of each member. */
function beside(members: readonly string[], outcome: Outcome, record = M) {
  return Object.fromEntries(members.map((said) => [said, [`{"companies":[${record}],${said}}`, outcome] as const]));
}

kind(
  "keys for a next page",
  beside(
    [
      ...['"nextPageKey":"abc"', '"next_page_key":"abc"', '"nextPageNumber":2', '"nextId":55', '"next_uri":"x"'],
      ...['"nextSkip":200', '"nextPageStart":50', '"nextBatch":"b"', '"NextMarker":"x"', '"nextResults":"x"'],
      ...['"endCursor":"abc"', '"afterCursor":"abc"', '"scrollId":"DXF1"', '"_scroll_id":"DXF1"', '"pageToken":"a"'],
      ...['"bookmark":"abc"', '"continuation":"abc"', '"x-ms-continuation":"abc"', '"resumptionToken":"a"'],
      ...['"cursor":"abc"', '"search_after":"[1]"', '"nextCompaniesUrl":"https://x/?page=2"', '"hasAnotherPage":true'],
      ...['"moreCompanies":true', '"more_items_in_collection":true', '"isMoreAvailable":"yes"', '"loadMore":true'],
      ...['"recordsRemaining":39', '"remaining":39', '"left":"39"'],
    ],
    next,
  ),
);

kind("flags for a partial list", {
  ...beside(
    [
      ...['"isEnd":false', '"complete":false', '"isComplete":false', '"eof":false', '"finalPage":false'],
      ...['"isLast":"false"', '"endOfList":false', '"allLoaded":false', '"reachedEnd":false'],
    ],
    next,
  ),
  ...beside(
    [
      ...['"exceededTransferLimit":true', '"limitReached":true', '"limit_exceeded":true', '"truncated":"yes"'],
      ...['"isPartial":true', '"resultsTruncated":true', '"rowLimitExceeded":true', '"maxRowsReached":true'],
      ...['"limited":true', '"timed_out":true', '"incomplete_results":1'],
    ],
    lacks,
  ),
});

kind(
  "counts above the list's length",
  beside(
    [
      ...['"companyCount":40', '"numberOfCompanies":40', '"rowCount":40', '"recordsFiltered":40', '"numResults":40'],
      ...['"nbHits":40', '"full_count":40', '"grandTotal":40', '"totalNumberOfRecords":40', '"total_num":40'],
      ...[
        '"overallCount":40',
        '"n_total":"40"',
        '"allCount":40',
        '"resultSize":40',
        '"matches":40',
        '"found_count":40',
      ],
      ...['"range":"0-0/40"', '"contentRange":"items 0-0/40"', '"totalCount":{"value":40}', '"customersTotal":40'],
    ],
    all(40),
  ),
);

kind("objects beside the list, under any key", {
  Pipedrive: [
    `{"data":[${M}],"additional_data":{"pagination":{"more_items_in_collection":true,"next_start":1}}}`,
    next,
  ],
  "Pipedrive, version 2": [`{"data":[${M}],"additional_data":{"next_cursor":"x"}}`, next],
  ...beside(
    [
      ...['"context":{"has_more":true}', '"state":{"hasMore":true}', '"window":{"hasNext":true}'],
      ...['"foo":{"nextPageToken":"x"}', '"foo":{"bar":{"hasMore":true}}', '"search":{"next":"x"}'],
    ],
    next,
  ),
  ...beside(
    [
      ...['"header":{"totalCount":9}', '"response":{"next":"x","total":9}', '"summary":{"total":9}'],
      ...['"stats":{"total":9}', '"counts":{"total":9}', '"query":{"total":9}', '"foo":{"totalRecords":9}'],
    ],
    all(9),
  ),
  ...beside(['"search":{"limited":true}', '"summary":{"failed":1}', '"stats":{"errors":["page 2"]}'], lacks),
  "Sophos Central": [
    JSON.stringify({
      items: Array.from({ length: 50 }, (_, id) => ({ id, name: `Firm ${id}` })),
      pages: { current: 1, size: 50, total: 3, items: 120, maxSize: 100 },
    }),
    { partial: /is page 1 of 3/ },
  ],
  "the last page's number": [`{"items":[${M}],"pages":{"current":1,"last":3}}`, { partial: /is page 1 of 3/ }],
  "the last page's address": [
    `{"items":[${M}],"links":{"self":"https://x/?page=1","last":"https://x/?page=3"}}`,
    { partial: /is page 1 of 3/ },
  ],
});

/** A response as printed by `curl -i`. */
function printed(header: string, status = "200 OK", records = `[${M}]`): string {
  return `HTTP/1.1 ${status}\n${header}\n\n${records}`;
}

kind("headers", {
  "X-Has-More": [printed("X-Has-More: true"), next],
  "x-ms-continuation": [printed("x-ms-continuation: abc"), next],
  "X-Next-Cursor": [printed("X-Next-Cursor: abc"), next],
  "X-Pagination-Total": [printed("X-Pagination-Total: 40"), all(40)],
  "Pagination-Count": [printed("Pagination-Count: 40\nPagination-Page: 1"), all(40)],
  "X-Total-Results": [printed("X-Total-Results: 40"), all(40)],
  "X-Pagination-Page-Count": [printed("X-Pagination-Page-Count: 4"), { partial: /is page 1 of 4/ }],
  "X-Truncated": [printed("X-Truncated: true"), lacks],
  "a status of partial content": [printed("Content-Type: x", "206 Partial Content"), next],
  "in an envelope": [JSON.stringify({ statusCode: 206, body: `[${M}]` }), next],
  "in Postman": [JSON.stringify({ name: "x", code: 206, header: [], body: `[${M}]` }), next],
  "partial content with a full range": [
    printed("Content-Range: items 0-0/1", "206 Partial Content", `[${L}]`),
    "found",
  ],
  others: [
    printed(
      [
        ...[
          "Content-Length: 40",
          "Age: 12",
          "X-RateLimit-Limit: 5000",
          "X-RateLimit-Remaining: 4999",
          "X-Cache-Hits: 3",
        ],
        ...["X-Request-Id: abc", "X-Runtime: 40", "Last-Modified: Sat, 14 Mar 2026 10:00:00 GMT", "X-Total-Time: 40"],
        ...["Accept-Ranges: bytes", "Retry-After: 40", "X-Per-Page: 100", "X-Has-More: false", "X-Total: 1"],
      ].join("\n"),
      "200 OK",
      `[${L}]`,
    ),
    "found",
  ],
});

kind(
  "words for a partial list, and for failures",
  beside(
    [
      ...['"warnings":["Result limited to 1 rows"]', '"status":"partial"', '"status":"PARTIAL_CONTENT"'],
      ...['"failedPages":[2]', '"failures":[{"page":2,"status":500}]', '"errorCount":1', '"skippedRecords":3'],
      ...['"failed":[{"id":2,"error":"timeout"}]', '"failed":"2"', '"missingCompanies":[4]', '"hasErrors":true'],
      ...['"warning":"Page 3 could not be loaded"', '"message":"Nicht alle Kunden wurden geladen"'],
      ...['"notice":"Résultats tronqués"', '"note":"Resultados limitados a 100"', '"state":"incomplete"'],
      ...['"messages":[{"text":"Timed out after 30 s"}]', '"status":"completed with errors"', '"status":"in_progress"'],
    ],
    lacks,
  ),
);
kind("words for a partial list, with numbers", {
  ...beside(['"message":"Showing 1 of 4"', '"message":"1 of 4 records"', '"info":"Zeige 1 bis 1 von 4"'], {
    partial: /there are 4 records/,
  }),
  ...beside(['"message":"Page 1 of 4"', '"description":"Seite 1 von 4"'], { partial: /is page 1 of 4/ }),
});

/** Keys that other programs write beside a complete list. */
kind(
  "keys beside a list that do not describe pages",
  beside(
    [
      ...['"nextInvoiceDate":"2026-04-01"', '"nextRunAt":"2026-04-01"', '"nextInvoiceNumber":1042', '"nextSync":60'],
      ...['"countryCount":12', '"userCount":40', '"siteCount":40', '"deviceCount":40', '"employeeCount":40'],
      ...['"status":"success"', '"status":"active"', '"message":"OK"', '"message":"Fetched successfully"'],
      ...['"context":{"requestId":"a-1"}', '"limit":100', '"count":1', '"next":null', '"next":""', '"next":false'],
      ...[
        '"total":1',
        '"errors":[]',
        '"warnings":[]',
        '"failed":[]',
        '"failures":0',
        '"truncated":false',
        '"failed":null',
      ],
      ...['"errorCount":0', '"skipped":0', '"hasErrors":false', '"partial":"no"', '"error":"None"'],
      ...['"message":"Completed without errors"', '"message":"0 failed"', '"warnings":["Field x is deprecated"]'],
      ...['"message":"1 company found"', '"status":"completed"', '"complete":true', '"isEnd":true', '"eof":true'],
      ...['"token":"abc"', '"access_token":"abc"', '"requestId":"x"', '"version":2', '"took":40', '"totalTime":400'],
      ...['"accountNumber":1042', '"customerNumber":1042', '"start":0', '"offset":0', '"page":1', '"size":500'],
      ...['"rateLimit":{"limit":5000,"remaining":4999,"cost":1}', '"_shards":{"total":5,"successful":5,"failed":0}'],
      ...['"request":{"page":2,"offset":100,"cursor":"x"}', '"params":{"cursor":"abc","limit":1}'],
      ...[
        '"licenses":{"total":40,"used":3}',
        '"devices":{"total":40}',
        '"timing":{"total":40}',
        '"usage":{"count":40}',
      ],
      ...['"user":{"id":7,"name":"Jane","pageToken":"x"}', '"workflow":{"next":"approve"}', '"links":{"self":"x"}'],
      ...['"summary":{"total":1,"failed":0}', '"devices":{"nodes":[{"id":1}],"totalCount":40}', '"cursor":null'],
      ...['"_scroll_id":"DXF1","total":1', '"bookmark":"abc","numResults":1', '"scrollId":""', '"remaining":0'],
      ...['"deltaLink":"https://x/?$deltatoken=1"', '"nextStepsUrl":"https://x/docs"', '"moreInfo":"https://x"'],
      ...['"exportedAt":"2026-03-14","exportedBy":"Jane"', '"description":"All companies"', '"range":"0-0/1"'],
      ...['"pages":{"current":1,"last":1}', '"pages":{"current":1,"total":1,"items":1}', '"first":1,"last":1'],
      ...['"grandTotal":1234.5', '"totalAmount":45000', '"lastError":null', '"lastUpdated":"2026-03-14"'],
      '"additional_data":{"pagination":{"start":0,"limit":100,"more_items_in_collection":false}}',
      '"@Microsoft.Dynamics.CRM.totalrecordcount":-1,"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded":false',
    ],
    "found",
    L,
  ),
);

kind("fields of a record", {
  "that would describe pages beside a list": [
    JSON.stringify({
      companies: [
        {
          ...{ id: 1, name: "Larkspur Dental", employeeCount: 40, total: 900, nextInvoiceDate: "2026-04-01" },
          ...{ status: "Pending", hasMore: true, failed: 3, next: "x", message: "Showing 1 of 4", companyCount: 9 },
          ...{ pagination: { total: 40 }, truncated: true, warnings: ["limited to 1"], summary: { total: 9 } },
        },
      ],
    }),
    "found",
  ],
});

function footer(line: string): string {
  return `Name,ID\nLarkspur Dental,1\n${line}\n`;
}

/** The line below a list of two columns, and of one; it is never a company. */
function lines(members: readonly string[], outcome: Outcome) {
  return Object.fromEntries(
    members.flatMap((line) => [
      [line, [footer(line), outcome, "export.csv"] as const],
      [`${line} (one column)`, [`Name\nLarkspur Dental\n${line}\n`, outcome, "export.csv"] as const],
    ]),
  );
}

kind("the last lines of a CSV, in five languages", {
  ...lines(
    [
      ...["Einträge 1 bis 1 von 40", "1 bis 1 von 40 Einträgen", "Zeige 1 bis 1 von 40 Einträgen", "1 - 1 / 40"],
      ...["Affichage de 1 à 1 sur 40 éléments", "Affichage de l'élément 1 à 1 sur 40 éléments", "1 à 1 sur 40"],
      ...["Mostrando 1 a 1 de 40 registros", "Mostrando registros del 1 al 1 de un total de 40 registros"],
      ...["1 tot 1 van 40 resultaten", "Weergave van 1 tot 1 van 40 regels", "Gesamt: 40", "Anzahl Datensätze: 40"],
      ...["Total de registros: 40", "Nombre de résultats : 40", "Totaal: 40", "40 Einträge gefunden", "40 registros"],
      ...["40 résultats au total", "Showing 1 of 40", "1-1/40"],
    ],
    all(40),
  ),
  ...lines(["Seite 1 von 4", "Page 1 sur 4", "Página 1 de 4", "Pagina 1 van 4", "Seite 1/4"], {
    partial: /is page 1 of 4/,
  }),
  ...lines(
    [
      ...["(39 more rows not shown)", "... 39 more", "… and 39 more", "More rows exist", "*** Row limit exceeded ***"],
      ...["<39 more rows>", "39 weitere Einträge", "et 39 autres", "y 39 más", "nog 39 rijen niet getoond", "+39 more"],
      ...["Results truncated", "Record limit of 1 reached", "Begrenzt auf 1 Zeilen", "Liste tronquée", "[truncated]"],
    ].filter((line) => !line.startsWith("nog")),
    next,
  ),
  ...lines(
    ["Error: timeout while exporting", "ERROR: page 2, 500", "Fehler: Zeitüberschreitung", "Erreur : délai"],
    lacks,
  ),
  "a total that matches": [footer("Gesamt: 1"), "found", "export.csv"],
  "all records shown": [footer("1 bis 1 von 1 Einträgen"), "found", "export.csv"],
  "a last page": [footer("Página 1 de 1"), "found", "export.csv"],
  "a row, not a footer": ["Name,ID\nLarkspur Dental,1\n5 de 9 Ltd,2\n", "found", "export.csv"],
});
