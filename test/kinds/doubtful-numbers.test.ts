import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, fixedAll, fixes, preferred, record } from "../rules/marked.ts";

const strict = ["Company Name", "Company ID", "Site Name", "Site ID"];

function row(header: string, value: string): string {
  return record({ [header]: /[,"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value });
}

/** Numbers whose signs have a meaning: the digits alone are another number. */
const members = [
  ...["1.5", "3.5 Labs", "1'234", "10.0.0.1", "v1.2", "1/2", "5 1/2", "24/7 Help", "3:1", "12:30", "0:00"],
  ...["12:30:00 AM", "$1,234.00", "€ 12.50", "1,234.5", "2*3", "4=4", "(12)", "-5", "- 5", "+5", "50%", "50 %"],
  ...["50% Off", "100 % Pure", "Top 5%", "$5 Store", "5€ Shop", "£1 Shop", "¥100 Mart", "5‰ Club", "€uro 50 %"],
  ...["½", "1½", "½ Co", "Main ¼", "5 ¾ Street", "⅓ Share", "5²", "10³", "1 234,5", "12,5", " 1.5", "1.5  Labs"],
  ...["−5", "–7", "－7", "− 8", "-1,234", "(5,678)", "9-", "8+", "+49 30 123", "₹500", "₹ 500 Shop", "7¢", "500₽"],
];

describe("leaves numbers with signs that may have a meaning unchanged", () => {
  for (const value of members) {
    it(value, () => {
      for (const header of strict) {
        const text = row(header, value);
        assert.deepEqual(preferred(text), [], header);
        assert.equal(fixedAll(text), text, header);
      }
    });
  }

  it("does not spell a fraction as two numbers", () => {
    for (const value of ["½", "1½", "½ Co", "Main ¼", "⅞ Inch", "1⅒"]) {
      for (const header of strict) assert.deepEqual(fixes(row(header, value), "characters"), [], `${header} ${value}`);
    }
  });

  it("but suggests the result of a fix", () => {
    assert.deepEqual(fixes(row("Site ID", "5 1/2"), "characters"), [
      ['Replace "5 1/2" with "512"', "suggested", row("Site ID", "512")],
    ]);
    assert.deepEqual(fixes(row("Site ID", "5 1/2"), "spaces"), [
      ['Replace "5 1/2" with "51/2"', "suggested", row("Site ID", "51/2")],
    ]);
    assert.deepEqual(fixes(row("Site Name", "x³ Labs"), "characters"), [
      ['Replace "x³ Labs" with "x3 Labs"', "suggested", row("Site Name", "x3 Labs")],
    ]);
  });

  it("even at a lower severity", () => {
    const text = row("Site ID", "5 1/2");
    assert.equal(fixedAll(text, { rules: { characters: "hint" } }), text);
  });
});

describe("fixes numbers whose signs have no meaning", () => {
  for (const [value, name, id] of [
    ["A-1", "A 1", "A1"],
    ["12 34", "12 34", "1234"],
    ["Lot 5.", "Lot 5", "Lot5"],
    ["#12", "12", "12"],
    ["1,234", "1234", "1234"],
    ["(Acme) 2", "Acme 2", "Acme2"],
    ["1 & 2", "1 and 2", "12"],
    ["No. 5", "No 5", "No5"],
    ["Unit 7!", "Unit 7", "Unit7"],
    ["  12", "12", "12"],
  ] as const) {
    it(value, () => {
      if (value !== "1 & 2") assert.equal(fixedAll(row("Site ID", value)), row("Site ID", id));
      assert.equal(fixedAll(row("Site Name", value)), row("Site Name", name));
      assert.ok(!codes(row("Site Name", name)).includes("characters"));
    });
  }
});
