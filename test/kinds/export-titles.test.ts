import { kind, L, type Outcome, wanted } from "./exports.ts";

/** A CSV below each of these titles. */
function below(outcome: Outcome, ...titles: string[]) {
  return Object.fromEntries(
    titles.map((title) => [
      title,
      [`${title}\n\nCompany Name,City\n${wanted},Leeds\nMeridian,York\n`, outcome, "export.csv"] as const,
    ]),
  );
}

const filtered = { partial: /^export\.csv says that it is filtered: "/ };

kind("titles of partial lists", {
  ...below(filtered, "Companies (Filtered)", "Kunden gefiltert", "Client list - filtered", "Empresas (filtradas)"),
  ...below(
    filtered,
    "View: My Companies",
    "List view: Selected accounts",
    "Ansicht: Meine Firmen",
    "Vista: Mis clientes",
  ),
  ...below(filtered, "Company List (A-M)", "Clients A to M", "Kunden A–K", "Customers: N-Z"),
  ...below(filtered, "Selected companies", "Search results", "Recently Viewed Accounts", "Clients starting with A"),
  ...below({ partial: /^export\.csv is page 1 of 2\.$/ }, "Part 1 of 2", "Companies - part 1/2", "Teil 1 von 2"),
});

kind("titles of complete lists, or without such information", {
  ...below("found", "Company List", "View: All Companies", "View: Active Companies", "Companies (All)", "Clients A-Z"),
  ...below("found", "Customer Contact List", "Company List (2026)", "Acme (UK) Companies", "Part 1 of 1", "Unfiltered"),
  ...below("found", "Companies (not filtered)", "Northwind's clients", "Client list: x-ray clinics", "View: Companies"),
});

const all300 = { partial: /^export\.json says that there are 300 records, but contains only 1\.$/ };

kind("strings and number pairs that give the number of companies", {
  paging: [`{"paging":"1 - 25 of 300","items":[${L}]}`, all300],
  showing: [`{"showing":"1-25 of 300","items":[${L}]}`, all300],
  results: [`{"results":"1 - 1 of 300","items":[${L}]}`, all300],
  "below pagination": [`{"pagination":{"text":"Showing 1 to 1 of 300 entries"},"items":[${L}]}`, all300],
  "a page": [`{"pagination":"Page 1 of 4","items":[${L}]}`, { partial: /is page 1 of 4/ }],
  "a page and pages": [`{"pages":"1/4","items":[${L}]}`, { partial: /is page 1 of 4/ }],
  "returned and available": [`{"returned":1,"available":300,"items":[${L}]}`, all300],
  "shown and found": [`{"shown":1,"found":300,"items":[${L}]}`, all300],
  "fetched and matching": [`{"meta":{"fetched":1,"matching":300},"items":[${L}]}`, all300],
  "all of them": [`{"paging":"1 - 1 of 1","returned":1,"available":1,"items":[${L}]}`, "found"],
  "a number of available items of another kind": [`{"available":300,"items":[${L}]}`, "found"],
  "a date": [`{"exported":"1/4","items":[${L}]}`, "found"],
  "Elasticsearch, with a lower bound as the total": [
    `{"hits":{"total":{"value":1,"relation":"gte"},"hits":[{"_id":"1","_source":${L}}]}}`,
    { partial: /another page follows/ },
  ],
  "Elasticsearch, with an exact total": [
    `{"hits":{"total":{"value":1,"relation":"eq"},"hits":[{"_id":"1","_source":${L}}]}}`,
    "found",
  ],
});

const link = '<https://x/companies?page=2>; rel=\\"next\\"';

kind("headers as keys and values", {
  "of .NET": [`{"StatusCode":200,"Headers":[{"Key":"Link","Value":["${link}"]}],"Content":[${L}]}`, next()],
  "by name": [`{"headers":[{"name":"Link","value":"${link}"}],"body":[${L}]}`, next()],
  "by name, in Pascal case": [`{"Headers":[{"Name":"Link","Value":"${link}"}],"Body":[${L}]}`, next()],
});

function next() {
  return { partial: /^export\.json says that another page follows\.$/ };
}
