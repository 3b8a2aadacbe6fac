import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kind, match, read } from "./exports.ts";

const larkspur = "Larkspur Dental";

/** A key of a record with a value that marks it as inactive. */
const stateKeys = [
  ...['"statecode":1', '"statecode":"1"', '"statecode@OData.Community.Display.V1.FormattedValue":"Inactive"'],
  ...['"discarded_at":"2024-05-01T10:00:00Z"', '"archived_at":"2024-05-01"', '"deleted_at":"2024-05-01"'],
  ...['"deactivatedAt":1714557600', '"disabledOn":"2024-05-01"', '"date_deleted":"2024-05-01"', '"discarded":true'],
  ...['"removedAt":"2024-05-01"', '"removedAt":1714557600000', '"removedAt":true', '"removedAt":"31.12.2019"'],
  ...['"active":"N"', '"active":0', '"active":"Nein"', '"active":{"value":false}', '"active":"Closed"'],
  ...['"inactive":"Y"', '"inactive":1', '"inactive":"Ja"', '"inactive":{"value":true}', '"inactive":"Closed"'],
  ...['"status":"Former client"', '"status":{"name":"Inactive"}', '"status":{"Name":"Inactive"}'],
  ...['"status":{"value":" inactive "}', '"activityStatus":"Inactive"', '"activityStatus":{"activeFlag":false}'],
  `"status":"${"inactive".padEnd(40)}"`,
];
const activeKeys = [
  ...['"statecode":0', '"stateCode":"01"', '"stateCode":"CA"', '"discarded_at":null', '"archived_at":""'],
  ...['"statecode@OData.Community.Display.V1.FormattedValue":"Active"', '"deleted_at":"0000-00-00 00:00:00"'],
  ...['"removedAt":0', '"removedAt":4102444800', '"removedAt":4102444800000', '"removedAt":false'],
  ...['"removedAt":"2100-01-01"', '"removedAt":"31.12.2100"', '"active":"maybe"', '"active":{"value":true}'],
  ...['"inactive":"N"', '"inactive":0', '"inactive":{"value":false}', '"inactive":{"a":true}'],
  ...['"status":{"name":"Active"}', '"status":5', '"activityStatus":{"activeFlag":true}'],
  `"status":"${"inactive".padEnd(41)}"`,
  ...['"deletedAt":"0001-01-01T00:00:00"', '"deletedOn":"1/1/0001 12:00:00 AM"', '"archivedDate":"N/A"'],
];

describe("values that mark a company as inactive", () => {
  const isActive = (state: string) => match(`[{"id":1,"name":"${larkspur}",${state}}]`, larkspur)?.record.active;
  for (const state of stateKeys) it(state, () => assert.equal(isActive(state), false));
  for (const state of activeKeys) it(`not ${state}`, () => assert.equal(isActive(state), true));
  it("in a CSV", () => {
    const csv = `Name,Discarded At\n${larkspur},2024-05-01\nBolt,\n`;
    assert.equal(match(csv, larkspur, "NONE", "export.csv")?.record.active, false);
    assert.equal(match(csv, "Bolt", "NONE", "export.csv")?.record.active, true);
  });
});

kind("a record with its own status is not an error response", {
  ...Object.fromEntries(
    [
      ...['"status":"error"', '"status":"failed"', '"status":"Forbidden"', '"status":404', '"code":401'],
      ...['"error":"sync failed"', '"errors":["no contact"]', '"errorCode":7', '"message":"Call first"', '"ok":false'],
    ].map((own) => [own, [`[{"id":1,"name":"${larkspur}",${own}}]`, "found"] as const]),
  ),
  "in a list": [`{"companies":[{"name":"${larkspur}","status":"error"}]}`, "found"],
  "in an object keyed by ID": [`{"C-1":{"name":"${larkspur}","status":"error"}}`, "found"],
  "an error response with a name": ['[{"name":"Unauthorized","status":401}]', { problem: /its "status" is 401/ }],
});

/** The value of each key is another name or ID of the company. */
describe("other names and IDs of a record", () => {
  const names = [
    ...["nickname", "nick_name", "alias", "Alias", "aka", "dba", "doing-business-as", "legalName", "tradingName"],
    ...["trade_name", "alternateName", "RegisteredName"],
  ];
  for (const key of names) {
    it(key, () => {
      const text = JSON.stringify([{ id: 1, name: "LARK", website: "x.example", [key]: larkspur }]);
      assert.equal(match(text, larkspur)?.strength, "exact");
      assert.equal(match(text, "LARK")?.strength, "exact");
      assert.equal(match(`Name,${key}\nLARK,${larkspur}\n`, larkspur, "NONE", "export.csv")?.value, larkspur);
    });
  }
  const ids = [
    ...["accountNumber", "account_number", "AccountNumber", "customerNumber", "client-number", "companyNumber"],
    ...["accountCode", "customerRef", "orgRef", "OrganizationCode", "clientNo"],
  ];
  for (const key of ids) {
    it(key, () => {
      const text = JSON.stringify([
        { id: 1, name: "Lark", [key]: "L-7", timezone: "UTC" },
        { id: 2, name: "Bolt", [key]: "L-8" },
      ]);
      assert.equal(match(text, "None", "L-7")?.value, "L-7");
      assert.equal(match(`Name,${key}\nLark,L-7\n`, "None", "L-7", "export.csv")?.value, "L-7");
    });
  }
  it("several names in a list", () =>
    assert.equal(match(`[{"id":1,"name":"A","aliases":["B","${larkspur}"]}]`, larkspur)?.on, "name"));
  it("an unreadable one is ignored", () => {
    const parsed = read('[{"id":1,"name":"Larkspur","nickname":"Lark…"},{"id":2,"name":"Bolt","nickname":"N/A"}]');
    assert.ok(parsed.ok);
    assert.equal(parsed.companies.size, 2);
    assert.deepEqual(parsed.companies.record(0).names, ["Larkspur"]);
  });
  it("no substitute for a missing name", () => {
    const parsed = read('[{"id":1,"nickname":"Lark"}]');
    assert.ok(!parsed.ok);
    assert.match(parsed.problem, /^No record in export\.json has a readable name/);
  });
});

const headers = [
  ...["OrgName", "Firma", "Firmenname", "Unternehmen", "Kundenname", "Société", "SOCIÉTÉ", "Nom de la société"],
  ...["Raison sociale", "Entreprise", "Bedrijf", "Bedrijfsnaam", "Klantnaam", "Empresa", "Razón social", "Cliente"],
];
kind("headers and keys for a company's name", {
  ...Object.fromEntries(
    headers.flatMap((name) => [
      [name, [JSON.stringify([{ Id: 1, [name]: larkspur }]), "found"] as const],
      [`${name} (CSV)`, [`Id,${name}\n1,${larkspur}\n`, "found", "export.csv"] as const],
    ]),
  ),
  "a column alone": [`Firma\n${larkspur}\n`, "found", "export.csv"],
  "decomposed letters": [`${"Société".normalize("NFD")},Id\n${larkspur},1\n`, "found", "export.csv"],
  Kaseya: [
    `{"TotalRecords":1,"Result":[{"OrgId":"7","OrgName":"${larkspur}","OrgRef":"lark"}],"ResponseCode":0,"Status":"OK"}`,
    "found",
  ],
});

const business =
  '{"id":1,"firstname":"Bo","lastname":"Ek","fullname":"Bo Ek","business_name":"Meridian","business_then_name":"Meridian","email":"b@x.example"}';
const person = '{"id":2,"firstname":"Larkspur","lastname":"Dental","fullname":"Larkspur Dental","business_name":null';
kind("private customers", {
  "beside a business": [`{"customers":[${business},${person},"business_then_name":"Larkspur Dental"}]}`, "found"],
  "alone, in a list without a key": [`[${person},"business_then_name":"Larkspur Dental","email":"a@x"}]`, "found"],
  "by their full name": [`{"customers":[${business},${person}}]}`, "found"],
  "an empty text for the business": [`{"customers":[${person.replace("null", '""')}}]}`, "found"],
  "in camel case": ['{"customers":[{"id":2,"fullName":"Larkspur Dental","businessName":null}]}', "found"],
  "as JSON Lines": [`${business}\n${person}}\n`, "found"],
  "of a page": [`{"customers":[${person}}],"meta":{"total_pages":1,"page":1}}`, "found"],
  "disabled customers": [`{"customers":[${business},${person},"disabled":true}]}`, "found"],
  "a CSV": ["id,business_name,fullname\n1,Meridian,Bo Ek\n2,,Larkspur Dental\n", "found", "export.csv"],
  "a CSV with readable headers": [
    "Business Name,Full Name,City\nMeridian,Bo Ek,A\n,Larkspur Dental,B\n",
    "found",
    "export.csv",
  ],
  "without either name": [
    `{"customers":[${business},{"id":2,"business_name":null,"fullname":""}]}`,
    { problem: /^One of 2 records .*record 2/ },
  ],
  "people that no key marks as customers": [
    '[{"id":2,"fullname":"Ann Lee","email":"a@x.example"}]',
    { problem: /^No record in/ },
  ],
});

it("does not read the contact of a business as a company", () => {
  assert.equal(match(`{"customers":[${business}]}`, "Bo Ek"), undefined);
  assert.equal(match("Business Name,Full Name\nMeridian,Bo Ek\n", "Bo Ek", "NONE", "export.csv"), undefined);
});
