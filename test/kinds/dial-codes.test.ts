import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, file, finds, fixedAll, fixes, preferred } from "../rules/marked.ts";

function row(country: string, code: string, number: string): string {
  return file("Phone Country,Phone Number", `Acme,A1,HQ,S1,${country},${code},${number}`);
}

describe("leaves a dial code unchanged if the number belongs to another country", () => {
  for (const [country, code, number, ...offered] of [
    ["US", "+1", "+44 20 7946 0018", "GB", "US"],
    ["US", "+1", "+1 416 967 1111", "CA", "US"],
    ["US", "001", "(604) 555-0123", "CA", "US"],
    ["US", "+1", "876-926-1234", "JM", "US"],
    ["CA", "+1", "212 555 0123", "US", "CA"],
    ["KZ", "+7", "+7 495 123 4567", "RU", "KZ"],
    ["RU", "+7", "+7 727 250 0000", "KZ", "RU"],
    ["GB", "+44", "01534 880123", "JE", "GB"],
    ["GB", "+44", "+44 1481 710123", "GG", "GB"],
    ["GB", "0044", "+44 1624 675555", "IM", "GB"],
    ["DE", "+49", "+43 1 5345678", "AT", "DE"],
    ["FR", "+33", "+49 30 1234567", "DE", "FR"],
    ["NO", "+47", "79 02 12 34", "SJ", "NO"],
  ] as const) {
    it(`${country} ${code} ${number}`, () => {
      const text = row(country, code, number);
      assert.equal(fixedAll(text), text);
      assert.deepEqual(preferred(text), []);
      assert.deepEqual(
        fixes(text, "phone-country").map(([, ...fix]) => fix),
        offered.map((right) => ["suggested", row(country, right, number)]),
      );
    });
  }

  it("even with more text around it", () => {
    for (const [code, ...offered] of [
      ["US +1", "US"],
      ["GB +44", "GB"],
      ["us+1", "US"],
      ["+49 (0)", "DE"],
      ['"""+49"""', "DE"],
      ["+44 (0)", "GB", "GG", "IM"],
      ["DE +44"],
    ] as const) {
      const text = row("FR", code, "");
      assert.equal(fixedAll(text), text);
      assert.deepEqual(
        fixes(text, "phone-country").map(([, ...fix]) => fix),
        offered.map((right) => ["suggested", row("FR", right, "")]),
        code,
      );
    }
  });

  it("shows the number in the finding", () =>
    finds(file("Phone Country,Phone Number", "Acme,A1,HQ,S1,US,⟦+1⟧,+1 416 967 1111"), [
      ["phone-country", "error", { text: "+1", rowCountry: "US", number: "+1 416 967 1111" }],
    ]));

  for (const [code, number, country] of [
    ["+1", "+1 212 555 0123", "the United States of America"],
    ["+1", "+63 2 8123 4567", "the Philippines"],
    ["+49", "+31 20 123 4567", "the Netherlands"],
  ] as const) {
    it(`names ${country} with its article in the message`, () => {
      const [finding] = check(file("Phone Country,Phone Number", `Acme,A1,HQ,S1,CA,${code},${number}`)).findings();
      assert.ok(finding?.rule.message(finding.data).includes(`The phone number belongs to ${country}. `));
    });
  }
});

describe("replaces a dial code with the row's country if the number does not contradict it", () => {
  for (const [country, code, number, right] of [
    ["US", "+1", "", "US"],
    ["US", "+1", "212 555 0123", "US"],
    ["CA", "+1", "+1 416 967 1111", "CA"],
    ["CA", "+1", "1 800 555 0199", "CA"],
    ["CA", "+1", "(888) 555-0199", "CA"],
    ["US", "+1", "555-0123", "US"],
    ["KZ", "+7", "+7 727 250 0000", "KZ"],
    ["GB", "+44", "020 7946 0018", "GB"],
    ["JE", "+44", "01534 880123", "JE"],
    ["DE", "+49", "030 123456", "DE"],
    ["GB", "+49", "+49 30 123456", "DE"],
  ] as const) {
    it(`${country} ${code} ${number}`, () =>
      assert.equal(fixedAll(row(country, code, number)), row(country, right, number)));
  }
});
