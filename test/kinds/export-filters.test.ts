import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kind, L, type Outcome, read } from "./exports.ts";

function filtered(shown: string): Outcome {
  return { partial: new RegExp(`^export\\.(?:json|csv) says that it is filtered: "${shown}"\\.$`) };
}

/** A response with this key beside its list. */
function beside(key: string, outcome: Outcome) {
  return [key, [`{"items":[${L}],${key}}`, outcome] as const] as const;
}

const shownBeside = {
  '"filters":{"state":"OR"}': "state = OR",
  '"filter":"state eq OR"': "state eq OR",
  '"query":{"page":1,"state":"OR"}': "state = OR",
  '"where":{"and":[{"state":{"equals":"OR"}}]}': "state = OR",
  '"conditions":[{"field":"state","operator":"in","values":["OR","WA"]}]': "state = OR, WA",
  '"search":"dental"': "dental",
  '"appliedFilters":[{"name":"State","value":"OR"}]': "State = OR",
  '"filterGroups":[{"filters":[{"propertyName":"state","operator":"EQ","value":"OR"}]}]': "state = OR",
  '"meta":{"filters":{"type":"Customer"}}': "type = Customer",
  '"request":{"filters":{"territory":"West"}}': "territory = West",
  '"params":{"search":"den","page":1}': "den",
  '"q":"acme"': "acme",
  '"searchTerm":"den"': "den",
  '"activeFilters":["State: OR"]': "State: OR",
  '"criteria":{"name":"A"}': "name = A",
  '"filters":{"created":{"gte":"2026-01-01"}}': "created = 2026-01-01",
  '"query":"SELECT * FROM Customer WHERE City = 1"': "SELECT \\* FROM Customer WHERE City = 1",
  '"query":"/companies\\?page=1&type=Customer"': "/companies\\?page=1&type=Customer",
  '"filtered":true': "filtered = true",
};

kind(
  "a filter in JSON",
  Object.fromEntries(
    Object.entries(shownBeside).map(([key, shown]) => beside(key.replaceAll("\\?", "?"), filtered(shown))),
  ),
);

kind(
  "a filter in JSON that excludes nothing",
  Object.fromEntries(
    [
      ...['"filters":{}', '"filters":[]', '"filter":null', '"filter":""', '"filters":{"state":null,"type":""}'],
      ...['"filters":{"state":"All"}', '"filters":{"state":[]}', '"conditions":"none"', '"filtered":false'],
      ...['"search":""', '"search":"*"', '"q":"*:*"', '"where":{}', '"query":{"match_all":{}}', '"search":{"took":3}'],
      ...['"query":{"page":1,"pageSize":50,"orderBy":"name"}', '"query":"/companies?page=1&pageSize=1000&orderBy=id"'],
      ...['"query":"select * from Customer startposition 1"', '"query":"query { companies { nodes { id name } } }"'],
      ...['"request":{"page":1,"perPage":50}', '"params":{"page":1,"include":"sites"}'],
      // Available filters, none of them selected.
      ...['"filters":[{"id":1,"name":"Main"}]', '"filters":[{"name":"Status","options":["Active"]}]'],
      ...['"availableFilters":{"state":["OR"]}', '"filters":[{"field":"state","value":"OR","count":4}]'],
    ].map((key) => beside(key, "found")),
  ),
);

/** A CSV with lines above its header row and below its rows. */
function around(above: string, below: string, outcome: Outcome) {
  return [`${above}Name,ID,City\nLarkspur Dental,1,York\nBolt,2,York\n${below}`, outcome, "export.csv"] as const;
}

kind("a filter in a CSV", {
  "above the header row": around("Filter: State = Oregon\n", "", filtered("State = Oregon")),
  "in two cells": around('"Filter:",State = Oregon\n', "", { problem: /no column that looks like company names/ }),
  "below a title": around("Companies\n\nFilter: State = Oregon\n\n", "", filtered("State = Oregon")),
  "below the rows": around("", "Filters: Territory = West\n", filtered("Territory = West")),
  "below a blank line": around("", "\nFilters: Territory = West\n", filtered("Territory = West")),
  "several filters, one of which excludes companies": around(
    "",
    "\nFilters:\nStatus = Active\nCity = York\n",
    filtered("City = York"),
  ),
  "a line for each condition": around(
    "Filtered By\nBilling State equals Oregon\n\n",
    "",
    filtered("Billing State equals Oregon"),
  ),
  "a search": around("Search: dental\n", "", filtered("dental")),
  criteria: around("Criteria: Type is Customer; State is OR\n", "", filtered("Type is Customer; State is OR")),
  "in German": around("Gefiltert nach: Land = DE\n", "", filtered("Land = DE")),
  "in French": around("Filtres : Pays = FR\n", "", filtered("Pays = FR")),
  "in Spanish": around("", "\nFiltrado por: Pa\u00eds = ES\n", filtered("Pa\u00eds = ES")),
  "applied filters": around("Applied filters: Territory = West\n", "", filtered("Territory = West")),
});

kind("a filter in a CSV that excludes nothing", {
  none: around("Filter: None\n", "", "found"),
  "no condition": around("Filters:\n\n", "", "found"),
  all: around("", "\nFilters: All companies\n", "found"),
  "conditions that each include all": around("Filtered By\nShow: All accounts\nDate Field: All Time\n\n", "", "found"),
  "no search": around("Search:\n", "", "found"),
  "a name with the word": around("", "Filter King,3,Leeds\nQuery: Digital,4,York\n", "found"),
});

describe("mentions a filter that excludes only inactive companies in the status", () => {
  const members: [string, string?][] = [
    [`{"items":[${L}],"filters":{"status":"Active"}}`],
    [`{"items":[${L}],"filter":{"isActive":true}}`],
    [`{"items":[${L}],"filters":{"inactive":false}}`],
    [`{"items":[${L}],"query":"isActive eq true"}`],
    [around("", "\nFilters:\nStatus = Active\n", "found")[0], "export.csv"],
    [around("Filter: Active companies only\n", "", "found")[0], "export.csv"],
  ];
  for (const [content, name] of members) {
    it(content, () => {
      const parsed = read(content, name);
      assert.ok(parsed.ok);
      assert.equal(parsed.partial, undefined);
      assert.match(
        parsed.notice ?? "",
        /^export\.(?:json|csv) names a filter, ".*": inactive companies may be missing\.$/,
      );
    });
  }
});
