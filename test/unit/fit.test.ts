import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fit, points } from "../../server/src/rules/support/fit.ts";
import { defaultColumns, type Role } from "../../server/src/template/columns.ts";
import { contextOf, firstRecord, record } from "../rules/marked.ts";

const context = contextOf();

/** The points of a value in the column with this role, in a record of the United States. */
function pointsIn(role: Role, value: string, country: string | undefined = "US"): number {
  const column = defaultColumns.find((each) => each.role === role);
  return points(value, column, country, context);
}

describe("how well a value fits its column", () => {
  for (const [role, ...values] of [
    ["Country", ["US", 2], ["Germany", 1], ["Georgia", 1], ["us", 1], ["Acme", -2], ["+49", -2], ["", -1], ["-", -1]],
    [
      "Phone Country",
      ["US", 2],
      ["Germany", 1],
      ["+49", 1],
      ["49", 1],
      ["+1234", -2],
      ["a49", -2],
      ["Acme", -2],
      ["", 0],
    ],
    ["Email", ["a@b.example", 2], ["Acme", -2], ["a@b", -2], ["N/A", 0], ["  ", 0]],
    [
      "Phone Number",
      ["+49 30/1234", 1],
      ["(214) 555-0123", 1],
      ["1", 1],
      ["Acme", -2],
      ["a1", -2],
      ["1a", -2],
      ["-1", -2],
    ],
    ["State", ["TX", 1], ["tx", 1], ["ZZ", 1], ["Texas", 0], ["Bayern", -1], ["TXX", -1], ["1TX", -1]],
    ["Company ID", ["ACME1", 0], ["Acme Inc", -1], ["www.acme.example", -2], ["acme.com", -2], ["x@", 0], ["", -1]],
    ["Email Type", ["Work", 2], ["office", 2], ["Sales", 0], ["x@y", -2], ["a/b", -2], ["Line 1", -2]],
    ["Phone Number Type", ["Mobile", 2], ["cell", 2], ["Main", 0], ["555", -2]],
    ["Social Media Type", ["LinkedIn", 2], ["fb", 2], ["Mastodon", 0]],
    [
      "Zip",
      ["75201", 1],
      ["k1a 0b1", 1],
      ["75201-1234", 1],
      ["Austin", -2],
      ["12", -2],
      ["123456789012", -2],
      ["(12) 3", -2],
    ],
    ["City", ["Austin", 0], ["Area 51", -1], ["+1", -1], ["a@b.example", -2]],
    [
      "Address Line 1",
      ["1 Main St", 1],
      ["12b Main St", 1],
      ["Hauptstr. 15a", 1],
      ["Main St", 0],
      ["75201", 0],
      ["Main St 5 b", 0],
    ],
    ["Address Line 2", ["Suite 5", 0], ["www.acme.example", -1]],
    ["Social Media", ["https://x.com/acme", 1], ["acme.org", 1], ["acme.net/x", 1], ["Acme", 0], ["Acme Common", 0]],
    [
      "Company Name",
      ["Acme", 0],
      ["acme.com", -1],
      ["http://acme.example", -1],
      ["+1", -1],
      ["1+1", 0],
      ["x@acme.example", -2],
    ],
    ["Site Name", ["HQ", 0], ["", -1], ["Tel: www.", 0]],
  ] as const) {
    it(role, () => {
      const found = values.map(([value]) => [value, pointsIn(role, value)]);
      assert.deepEqual(found, values);
    });
  }

  it("a state of no known country is in doubt unless it is a code", () => {
    assert.equal(
      points(
        "Texas",
        defaultColumns.find(({ role }) => role === "State"),
        undefined,
        context,
      ),
      -1,
    );
    assert.equal(pointsIn("State", "Bayern", "DE"), 0);
  });

  it("what a spreadsheet has damaged is judged by what it was", () => {
    assert.equal(pointsIn("Zip", '="75201"'), 1);
    assert.equal(pointsIn("Country", '="Acme"'), -2);
    assert.equal(pointsIn("Zip", "#REF!"), 0);
    assert.equal(pointsIn("Country", "#REF!"), -1);
  });

  it("the user's own types count", () => {
    const column = defaultColumns.find(({ role }) => role === "Email Type");
    assert.equal(points("Sales 1", column, "US", contextOf({ types: { email: ["Sales 1"] } })), 2);
  });
});

it("the points of a record are those of all its columns, also of those that it lacks", () => {
  const row = firstRecord(record({ Email: "a@b.example" }));
  const fit = new Fit(row, "US");
  assert.equal(fit.total(row.values()), 4);
  assert.equal(fit.total(["Acme", "ACME1", "HQ", "HQ1"]), -1);
  assert.equal(fit.total([...row.values(), "beyond the last"]), 4);
  assert.equal(fit.at("US", 4), 2);
  assert.equal(fit.at("US", 5), -2);
  assert.equal(fit.at("US", 4), 2);
  assert.equal(fit.at("US", 0), 0);
});
