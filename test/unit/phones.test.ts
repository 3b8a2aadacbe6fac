import assert from "node:assert/strict";
import { test } from "node:test";
import { isPossiblePhoneNumber } from "libphonenumber-js/min";
import { dialCountries, isPossiblePhone, suggestPhones } from "../../server/src/template/phones.ts";

test("dialCountries returns the countries of a calling code, the main one first", () => {
  for (const text of ["+44", "0044", "44", "(+44)", " + 44 ", "011 44"]) {
    assert.deepEqual(dialCountries(text), ["GB", "GG", "IM", "JE"], text);
  }
  assert.deepEqual(dialCountries("+49"), ["DE"]);
  assert.deepEqual(dialCountries("+7"), ["RU", "KZ"]);
  assert.deepEqual(dialCountries("1").slice(0, 3), ["US", "AG", "AI"]);
  assert.equal(dialCountries("001").length, 25);
  // Kosovo's and Ascension's codes are not officially assigned.
  for (const text of ["+383", "+247", "+999", "+0", "", "+", "GB", "+44 20", "+1-242", "44.0"]) {
    assert.deepEqual(dialCountries(text), [], text);
  }
});

test("isPossiblePhone judges by the country's plan", () => {
  const cases: [string, string, boolean][] = [
    ["2125550100", "US", true],
    ["(212) 555-0100", "US", true],
    ["212.555.0100", "US", true],
    ["12125550100", "US", true],
    ["1 212 555 0100", "US", true],
    ["011 44 20 7946 0000", "US", true],
    ["212-555-0100 ext. 5", "US", true],
    ["212-555-0100 x12", "US", true],
    ["5550100", "US", false],
    ["212555010", "US", false],
    ["21255501001", "US", false],
    ["22125550100", "US", false],
    ["02125550100", "US", false],
    ["212-555-O1OO", "US", false],
    ["2125550100.0", "US", false],
    ["1-800-FLOWERS", "US", false],
    ["212 555 0100; 212 555 0101", "US", false],
    ["N/A", "US", false],
    ["-", "US", false],
    ["", "US", false],
    ["020 7946 0000", "GB", true],
    ["442079460000", "GB", true],
    ["00 1 212 555 0100", "GB", true],
    ["0207946000000", "GB", false],
    ["２０７９４６００００", "GB", false],
    ["0０7946 0000", "GB", false],
    ["٠٢٠ ٧٩٤٦ ٠٠٠٠", "GB", false],
    ["+44 20\u00a07946 0000", "GB", true],
    ["011 49 30 901820", "DE", false],
    // In Turin and in Buenos Aires.
    ["011 39 12 345", "IT", true],
    ["011 39 12 34 56", "IT", true],
    ["011 5411-2222", "AR", true],
    ["030 12345678.0", "DE", false],
    ["0612 345 678", "IT", true],
    // A local number in Barbados, to which the library adds the area code.
    ["4301234", "BB", true],
  ];
  for (const [number, country, possible] of cases) {
    assert.equal(isPossiblePhone(number, country), possible, `${number} in ${country}`);
  }
});

test("isPossiblePhone judges a number with a plus on its own", () => {
  for (const country of ["US", "GB", "AQ", undefined]) {
    for (const number of [
      "+44 20 7946 0000",
      "+44 (0)20 7946 0000",
      "+12125550100",
      "+ 1 212 555 0100",
      "+80012345678",
    ]) {
      assert.equal(isPossiblePhone(number, country), true, number);
    }
    for (const number of ["+2125550100", "+1 (0)212 555 0100", "+44 20 7946", "+999123456", "+", "+0442079460000"]) {
      assert.equal(isPossiblePhone(number, country), false, number);
    }
  }
});

test("isPossiblePhone is lenient if there is no plan", () => {
  // Bouvet Island has no telephones.
  for (const country of [undefined, "BV", "XX", "constructor"]) {
    assert.equal(isPossiblePhone("1234", country), true);
    assert.equal(isPossiblePhone("123456789012345", country), true);
    assert.equal(isPossiblePhone("123", country), false);
    assert.equal(isPossiblePhone("1234567890123456", country), false);
    assert.equal(isPossiblePhone("call us", country), false);
  }
});

test("isPossiblePhone agrees with the library", () => {
  const prefixes = ["", "0", "1", "8", "00", "+1", "+44", "+49", "49", "011"];
  for (const country of [
    "US",
    "CA",
    "GB",
    "DE",
    "FR",
    "IT",
    "ES",
    "NL",
    "AU",
    "NZ",
    "IN",
    "BR",
    "MX",
    "JP",
    "ZA",
  ] as const) {
    for (const prefix of prefixes) {
      for (let length = 3; length <= 14; length++) {
        const number = prefix + "2345678923456789".slice(0, length);
        assert.equal(
          isPossiblePhone(number, country),
          isPossiblePhoneNumber(number, country),
          `${number} in ${country}`,
        );
      }
    }
  }
});

test("suggestPhones makes obvious repairs, the smallest change first", () => {
  const cases: [string, string | undefined, string[]][] = [
    ["212-555-O1OO", "US", ["212-555-0100", "(212) 555-0100"]],
    ["l-212-555-0100", "US", ["1-212-555-0100", "212-555-0100", "(212) 555-0100"]],
    ["212 555 0100 (cell)", "US", ["212 555 0100", "(212) 555-0100"]],
    ["Tel: 212 555 0100", "US", ["212 555 0100", "(212) 555-0100"]],
    ["212-555-O1OO x5", "US", ["212-555-0100 x5", "(212) 555-0100 ext. 5"]],
    ["(+44) 20 7946 0123", "GB", ["+44 20 7946 0123", "020 7946 0123"]],
    ["(0xx11) 91234-5678", "BR", ["11 91234-5678", "(11) 91234-5678"]],
    ["+52 1 55 1234 5678", "MX", ["+52 55 1234 5678", "55 1234 5678"]],
    ["2125550100.0", "US", ["2125550100", "(212) 555-0100"]],
    ["212 555 0100; 212 555 0101", "US", ["212 555 0100", "212 555 0101", "(212) 555-0100"]],
    ["212.555.0100 / 212.555.0101", "US", ["212.555.0100", "212.555.0101", "(212) 555-0100"]],
    ["442079460000", "US", ["+442079460000", "+44 20 7946 0000"]],
    ["0044 20 7946 0000", "US", ["+44 20 7946 0000"]],
    ["+2125550100", "US", ["2125550100", "(212) 555-0100"]],
    ["+1 (0)212 555 0100", "US", ["+1 212 555 0100", "(212) 555-0100"]],
    ["123456789", "CI", ["0123456789", "01 23 45 6789"]],
    ["020 7946 000O", "GB", ["020 7946 0000"]],
    ["+39 (0)6 1234 5678", "IT", ["+39 06 1234 5678", "06 1234 5678"]],
    ["+1 (0)212 555 0100", undefined, ["+1 212 555 0100"]],
  ];
  for (const [number, country, repairs] of cases) assert.deepEqual(suggestPhones(number, country), repairs, number);
});

test("suggestPhones never completes a number or drops digits that are dialled", () => {
  for (const [number, country] of [
    ["+1 303 555 012", "US"],
    ["+1 303 555 012", "GB"],
    ["+1303555012", "GB"],
    ["+44 20 7946", "GB"],
    ["20794601", "GB"],
    ["303555012", "US"],
    ["(212) 555-0100 or 555-0101", "US"],
    ["Suite 5, 212 555 0100", "US"],
  ] as const) {
    assert.deepEqual(suggestPhones(number, country), [], number);
  }
});

test("suggestPhones returns nothing for what is not a number", () => {
  for (const number of ["", "N/A", "12345", "555-0100", "reception", "21255501001"]) {
    assert.deepEqual(suggestPhones(number, "US"), [], number);
  }
  assert.deepEqual(suggestPhones("123", undefined), []);
});
