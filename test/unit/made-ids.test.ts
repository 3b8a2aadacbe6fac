import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchKey } from "../../server/src/document/fold.ts";
import { companyIdFor, siteIdFor } from "../../server/src/template/made-ids.ts";
import { plainName } from "../../server/src/template/plain-text.ts";

test("makes an ID from a company's name", () => {
  const ids = [
    ["Larkspur Dental", "LARKSPURDENTAL"],
    ["  larkspur   DENTAL ", "LARKSPURDENTAL"],
    ["O'Brien & Sons, Inc.", "OBRIENANDSONSINC"],
    ["Müller GmbH & Co. KG", "MULLERGMBHANDCOKG"],
    ["Москва Сервис", "MOSKVASERVIS"],
    ["12", "12"],
    // Longer than 20: whole words, and five letters and digits for the rest.
    ["Northwind Traders Limited", "NORTHWIND5VBHT"],
    ["Donaudampfschifffahrtsgesellschaft", "DONAUDAMPFSCHIFUWZ78"],
    ["&&", ""],
    ["", ""],
  ];
  for (const [name = "", id] of ids) assert.equal(companyIdFor(name), id, name);
});

test("makes an ID for a name in a script without Latin equivalents", () => {
  const ids = ["株式会社トヨタ", "株式会社ホンダ"].map(companyIdFor);
  for (const id of ids) assert.match(id, /^C[A-Z0-9]{5}$/);
  assert.notEqual(ids[0], ids[1]);
});

test("makes an ID from company and site", () => {
  assert.equal(siteIdFor("LARK", "Main"), "LARKMAIN");
  assert.equal(siteIdFor("lark-1", "Main Office"), "LARK1MAINOFFICE");
  assert.equal(siteIdFor("101", "Westside"), "101WESTSIDE");
  assert.equal(siteIdFor("LARK", ""), "");
  assert.equal(siteIdFor("", "Main"), "");
  const long = siteIdFor("LARKSPURDENTAL", "Harbor Street Warehouse and Distribution");
  assert.match(long, /^LARKSPURDENTALHARBOR[A-Z0-9]{5}$/);
});

const scripts = ["abcdefghij", "éüßøłç", "жшщия", "αβγδω", "株式会社山田", "한국회사", "شركة", "'&-.,0123456789 "];
const anyName = fc.string({ unit: fc.constantFrom(...[...scripts.join("")]), maxLength: 60 });

test("IDs are letters and digits, at most 30, and depend on nothing but the names", () => {
  fc.assert(
    fc.property(anyName, anyName, (company, site) => {
      const id = companyIdFor(company);
      assert.match(id, /^[A-Z0-9]{0,20}$/);
      assert.equal(id === "", !/[\p{L}\p{N}]/u.test(company));
      assert.equal(companyIdFor(company), id);
      assert.match(siteIdFor(id, site), /^[A-Z0-9]{0,30}$/);
      assert.equal(siteIdFor(id, site) === "", id === "" || !/[\p{L}\p{N}]/u.test(site));
    }),
  );
});

test("names that differ only in case, white space or punctuation have the same ID", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abc '."), maxLength: 16 }), (name) => {
      fc.pre(matchKey(plainName(name)) !== "");
      assert.equal(companyIdFor(plainName(name).toUpperCase()), companyIdFor(name));
    }),
  );
});
