import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { besideList, hearing, kind, L, type Outcome, read } from "./exports.ts";

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

const whole = "Larkspur Dental";
const ofState = (shown: string) => `names a filter, ${JSON.stringify(shown)}: inactive companies may be missing.`;
const ofSome = (shown: string) => `says that it is filtered: ${JSON.stringify(shown)}.`;

/** The fields of a filter and whether they exclude only inactive companies. */
function stateFields(
  isState: boolean,
  members: readonly (readonly [field: string, value: string | number | boolean])[],
) {
  const outcome = isState ? ofState : ofSome;
  hearing(
    isState ? "a filter that excludes only inactive companies" : "a filter that excludes active companies",
    Object.fromEntries(
      members.map(([field, value]) => [
        `"filters":${JSON.stringify({ [field]: value })}`,
        outcome(`${field} = ${String(value)}`),
      ]),
    ),
    besideList,
  );
}

stateFields(true, [
  ...([
    ["isInactive", false],
    ["inactive", "No"],
    ["deletedFlag", false],
    ["is archived", "no"],
    ["disabled", 0],
  ] as const),
  ...([
    ["active", true],
    ["isActive", "yes"],
    ["enabled", "1"],
    ["is enabled", "true"],
    ["show", "active"],
  ] as const),
  ...([
    ["status", "Enabled"],
    ["state", "current"],
    ["companyStatus", "Active customers"],
    ["status", "open"],
  ] as const),
  ...([
    ["status", "aktiv"],
    ["status", "actif"],
    ["status", "activo"],
    ["status", "activas"],
    ["status", "actief"],
  ] as const),
]);
stateFields(false, [
  ...([
    ["unarchived", "false"],
    ["archivedBy", "false"],
    ["archived", "Casino"],
    ["archived", "false alarm"],
  ] as const),
  ...([
    ["statusReason", "active"],
    ["proactive", "yes"],
    ["activeSince", "yes"],
    ["slideshow", "active"],
  ] as const),
  ...([
    ["showroom", "active"],
    ["status", "Inactive"],
    ["status", "Active, Lead"],
    ["status", "activist"],
  ] as const),
  ...([
    ["status", "active 2"],
    ["isInactive", true],
  ] as const),
]);

hearing(
  "the query of a filter",
  {
    '"search":" dental "': ofSome("dental"),
    '"query":"{ companies { name } }"': whole,
    '"query":"{companies(first: 9) { name }}"': whole,
    '"query":"  companies { name }"': whole,
    '"query":"{\\"state\\":{\\"eq\\":\\"OR\\"}}"': ofSome('{"state":{"eq":"OR"}}'),
    '"query":"name = \\"a{b\\""': ofSome('name = "a{b"'),
    '"query":"select * from company"': whole,
    '"query":" select * from company where id > 5 limit 5"': ofSome("select * from company where id > 5 limit 5"),
    '"query":"state = OR and type = select"': ofSome("state = OR and type = select"),
    '"query":"type eq A/B"': ofSome("type eq A/B"),
    '"query":"https://x/companies?state=OR"': ofSome("https://x/companies?state=OR"),
    '"query":"/companies?$filter=state%20eq%20OR"': ofSome("/companies?$filter=state%20eq%20OR"),
    '"query":"/companies?filter[name]=Lark"': ofSome("/companies?filter[name]=Lark"),
    '"query":"/companies?isVendor=true"': ofSome("/companies?isVendor=true"),
    '"query":"/companies?name=Untrue"': ofSome("/companies?name=Untrue"),
    '"query":"/companies?name=falsely"': ofSome("/companies?name=falsely"),
    '"query":"/companies"': whole,
    '"query":"/companies?foo=true"': whole,
    '"query":"/companies?name=%20%20"': whole,
    '"query":"/companies?filter=%20all%20"': whole,
  },
  besideList,
);

hearing(
  "the conditions of a filter",
  {
    '"filter":["all ",{"field":"state","value":"OR"}]': ofSome("state = OR"),
    '"filter":["x",{"field":"state","value":"OR"}]': ofSome("x; state = OR"),
    '"filters":[{"property":"state","operator":"exists"}]': whole,
    '"filters":[{"field":"state","value":"OR","city":"York"}]': ofSome("state = OR; city = York"),
    '"filters":[{"value":"OR","country":"DE"}]': ofSome("value = OR; country = DE"),
    '"filters":[{"field":"state","value":"OR","discount":5}]': ofSome("state = OR; discount = 5"),
    '"filters":[{"field":"state","value":"OR","title":"The state","label":"A","type":"text"}]': ofSome("state = OR"),
    '"filters":[{"field":"state","value":"OR","subtype":"x","typed":"y"}]': ofSome(
      "state = OR; subtype = x; typed = y",
    ),
    '"filters":[{"nameContains":"den"}]': ofSome("nameContains = den"),
    '"filters":[{"companyName":"den"}]': ofSome("companyName = den"),
    '"filters":[{"id":1,"name":"Main","color":"red"}]': whole,
    '"filters":[{"name":"State","values":["OR"]}]': whole,
    '"filters":{"page":1,"state":"OR"}': ofSome("state = OR"),
    '"filters":{"page":1,"state":null}': whole,
    '"filter":[[[[[[["x"]]]]]]]': ofSome("x"),
    '"filter":[[[[[[[["x"]]]]]]]]': whole,
    '"request":{"page":1,"search":"den"}': ofSome("den"),
    '"request":{"input":{"input":{"input":{"input":{"input":{"input":{"search":"x"}}}}}}}': ofSome("x"),
    '"request":{"input":{"input":{"input":{"input":{"input":{"input":{"input":{"search":"x"}}}}}}}}': whole,
  },
  besideList,
);

const above = (lines: string) => `${lines}\nName,ID,City\n${whole},1,York\nBolt,2,York\n`;

hearing(
  "lines above the header row that name a filter",
  {
    "Filter: Active": ofState("Active"),
    "Filter: Only active": ofState("Only active"),
    "Filter: Active companies": ofState("Active companies"),
    "Filter: Inactive companies": ofSome("Inactive companies"),
    "Filter: Active companies in Leeds": ofSome("Active companies in Leeds"),
    "Filter: Status Equals Active": ofState("Status Equals Active"),
    "Filter: Status = Active; Country = All": ofState("Status = Active; Country = All"),
    "Filter: Status = Active\nPrinted: Monday": ofState("Status = Active"),
    "Filter: City = York\nFilter: State = OR": ofSome("City = York"),
    "Filters:\n\nState = OR": ofSome("State = OR"),
    "Filters:\nCompanies report\nPrinted: Monday": "Larkspur Dental, Bolt",
    [`Filter: ${"x".repeat(492)}`]: ofSome(`${"x".repeat(79)}…`),
    [`Filter: ${"x".repeat(493)}`]: "Larkspur Dental, Bolt",
  },
  above,
  "export.csv",
);

hearing(
  "titles that name a filter",
  {
    "Companies A-M\n": ofSome("Companies A-M"),
    "Companies N-Z\n": ofSome("Companies N-Z"),
    "Companies a-z\n": "Larkspur Dental, Bolt",
    ",Companies (Filtered),\n": ofSome("Companies (Filtered)"),
    "  ,  Companies (Filtered)  \n": ofSome("Companies (Filtered)"),
    "View: My companies\n": ofSome("My companies"),
    "View: Active companies\n": ofState("Active companies"),
    "View: All companies\n": "Larkspur Dental, Bolt",
    [`${"x".repeat(491)} filtered\n`]: ofSome(`${"x".repeat(79)}…`),
    [`${"x".repeat(492)} filtered\n`]: "Larkspur Dental, Bolt",
  },
  above,
  "export.csv",
);
