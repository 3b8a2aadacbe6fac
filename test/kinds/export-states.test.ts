import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { match, wanted } from "./exports.ts";

/** Whether the company is active according to an export. */
function isActive(content: string, file: string): boolean | undefined {
  return match(content, wanted, "NONE", file)?.record.active;
}

function csv(headers: string, ...values: string[]) {
  return values.map((value) => [`${headers}: ${value}`, `${headers}\n${wanted};${value}\n`, "export.csv"] as const);
}

function json(...states: string[]) {
  return states.map((state) => [state, `[{"id":1,"name":"${wanted}",${state}}]`, "export.json"] as const);
}

const inactive = [
  ...csv("Firma;Aktiv", "Nein", "FALSCH", "inaktiv"),
  ...csv("Soci\u00e9t\u00e9;Actif", "FAUX", "Non"),
  ...csv("Client;Statut", "Inactif", "Archiv\u00e9", "Ancien client"),
  ...csv("Empresa;Estado", "Inactivo", "De baja"),
  ...csv("Klant;Actief", "Nee", "ONWAAR"),
  ...csv("Kunde;Archiviert", "Ja", "WAHR"),
  ...csv("Cliente;Attivo", "FALSO", "No"),
  ...csv("Company Name;Status", "Former client", "Terminated", "Ex-Customer", "Not active", "Closed", "Lost client"),
  ...csv("Company Name;Account Status", "Cancelled", "Churned"),
  ["QuickBooks Desktop", `"Active Status","Customer","Balance"\n"Not-active","${wanted}","0"\n`, "export.csv"] as const,
  ...json('"state":"archived"', '"isEnabled":false', '"enabled":false', '"status":"Terminated"', '"disabled":"Yes"'),
  ...json('"active":{"value":false}', '"archived":{"value":true}', '"status":{"id":2,"name":"Former Client"}'),
  ...json('"inactiveDate":"2020-01-01T00:00:00Z"', '"deletedAt":1577836800', '"inactiveDate":"31.12.2019"'),
];

const active = [
  ...csv("Firma;Aktiv", "Ja", "WAHR", "x", ""),
  ...csv("Client;Statut", "Actif", "Nouveau client"),
  ...csv("Empresa;Estado", "Activo", "Oaxaca"),
  ...csv("Company Name;Status", "Active", "Client", "Closed won", "Inactive in winter only", "Formerly Acme"),
  ...json('"state":"CA"', '"enabled":true', '"active":{"value":true}', '"status":{"name":"Open"}'),
  ...json('"inactiveDate":"2099-01-01T00:00:00Z"', '"deletedAt":4102444800000', '"inactiveDate":"31.12.2099"'),
  ...json('"inactiveDate":"12/31/2099"', '"archivedOn":4102444800', '"inactiveDate":"0001-01-01T00:00:00"'),
];

describe("companies that the export marks as inactive", () => {
  for (const [name, content, file] of inactive) it(name, () => assert.equal(isActive(content, file), false));
});

describe("companies that are still active", () => {
  for (const [name, content, file] of active) it(name, () => assert.equal(isActive(content, file), true));
});

describe("inactive records", () => {
  for (const state of [
    '"activityStatus":{"activeFlag":false}',
    '"activityStatus":{"name":"Inactive"}',
    '"active":false',
    '"isActive":false',
    '"IsActive":"False"',
    '"inactive":true',
    '"archived":true',
    '"disabled":true',
    '"deletedFlag":true',
    '"deleted_at":"2024-01-01"',
    '"inactiveDate":"2024-01-01"',
    '"status":"Inactive"',
    '"status":{"id":2,"name":"Inactive"}',
    '"organization-status-name":"Inactive"',
    '"ContactStatus":"ARCHIVED"',
  ]) {
    it(state, () => assert.equal(match(`[{"name":"Larkspur Dental",${state}}]`, wanted)?.record.active, false));
  }
  for (const state of [
    '"inactive":false',
    '"archived":null',
    '"status":"Active"',
    '"deleted_at":null',
    '"disabled":0',
  ]) {
    it(`not ${state}`, () => assert.equal(match(`[{"name":"Larkspur Dental",${state}}]`, wanted)?.record.active, true));
  }
});
