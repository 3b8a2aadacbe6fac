import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { defaultTemplate as template } from "../../../server/src/template/template.ts";
import { keysOf } from "../../kinds/joined.ts";

/** The keys that are proposed for two CSVs, given as their lines. */
function keys(main: readonly string[], other: readonly string[]): string[] {
  const file = (lines: readonly string[]) => ({ name: "a.csv", csv: `${lines.join("\n")}\n` });
  return keysOf(file(main), file(other), template).map((key) => {
    return `${key.main.name} = ${key.other.name}: ${key.found} of ${key.of}`;
  });
}

const clients = ["id,name,city", "1,Bolt,Dallas", "2,Acme,Leeds", "3,Corp,Lyon"];

describe("the key of two files", () => {
  test("is a column whose values are in the other file, by words and contents", () => {
    const sites = ["id,client_id,label", "1,1,Main", "2,1,West", "3,3,Main", "4,9,Old"];
    assert.deepEqual(keys(sites, clients), ["client_id = id: 2 of 3"]);
    assert.deepEqual(keys(clients, sites), ["id = client_id: 2 of 3"]);
  });

  test("may be a name, which an ID is preferred to", () => {
    const sites = ["Client,Client ID,City", " BOLT ,1,Dallas", "Acme,2,Leeds", "Acme,2,York"];
    assert.deepEqual(keys(sites, clients), ["Client ID = id: 2 of 2", "Client = name: 2 of 2"]);
    const others = ["Client,City", "Bolt,Dallas", "acme,Leeds", "Acme,York", "Dial,Bath"];
    assert.deepEqual(keys(others, clients), ["Client = name: 2 of 3"]);
  });

  test("is not proposed from one value, or where most values are missing", () => {
    assert.deepEqual(keys(["client_id,label", "1,Main", "1,West"], clients), []);
    assert.deepEqual(keys(["client_id,label", "1,Main", "2,West", "7,A", "8,B", "9,C"], clients), []);
  });

  test("is not a column that has a value in several rows of both files", () => {
    const repeated = ["client_id,label", "1,Main", "2,West", "2,East"];
    assert.deepEqual(keys(repeated, [...clients, "2,Acme,York"]), []);
  });

  test("is not proposed from numbers that count the rows, or from places", () => {
    const list = ["No,Place,City", "1,A,Dallas", "2,B,Leeds", "3,C,Lyon"];
    assert.deepEqual(keys(list, ["Pos,Device,City", "1,x,Dallas", "2,y,Leeds", "3,z,Lyon"]), []);
    assert.deepEqual(keys(["id,site", "1,Main", "2,West", "3,East"], clients), []);
  });

  test("is found under unknown words if nearly every value is in the other file", () => {
    const sites = ["Mandator,Ort", "AX-1,Ulm", "AX-1,Bonn", "BX-2,Kiel", "CX-3,Jena"];
    const firms = ["Schlagwort,Umsatz", "ax-1,5", "bx-2,6", "cx-3,7", "dx-4,8"];
    assert.deepEqual(keys(sites, firms), ["Mandator = Schlagwort: 3 of 3"]);
    assert.deepEqual(keys([...sites, "EX-5,Hof"], firms), []);
  });

  test("keeps leading zeros", () => {
    const sites = ["client_id,label", "01,Main", "02,West", "03,East"];
    assert.deepEqual(keys(sites, clients), []);
    assert.deepEqual(keys(sites, ["id,name", "01,Bolt", "02,Acme", "03,Corp"]), ["client_id = id: 3 of 3"]);
  });
});
