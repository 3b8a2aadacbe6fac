import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { offers } from "./offers.ts";

const phone = (Country: string, number: string) =>
  offers({ Country, "Phone Number": number }, "Phone Number", "phone-number").map(([, value]) => value);

describe("phone numbers", () => {
  test("suggests nothing for a number that lacks digits", () => {
    for (const [place, number] of [
      ["US", "+1 303 555 012"],
      ["GB", "+44 20 7946"],
      ["GB", "+1 303 555 012"],
      ["US", "303555012"],
      ["DE", "+49 3"],
      ["FR", "+33 1 23 45 67"],
      ["ES", "+34 912 345 67"],
    ] as const) {
      assert.deepEqual(phone(place, number), [], number);
    }
  });

  test("removes what is not dialled and keeps the rest", () => {
    for (const [place, number, ...wanted] of [
      ["GB", "(+44) 20 7946 0123", "+44 20 7946 0123", "020 7946 0123"],
      ["US", "(+44) 20 7946 0123", "+44 20 7946 0123"],
      ["BR", "(0xx11) 91234-5678", "11 91234-5678", "(11) 91234-5678"],
      ["BR", "0xx21 3456-7890", "21 3456-7890", "(21) 3456-7890"],
      ["BR", "+55 (0xx11) 91234-5678", "+55 11 91234-5678", "(11) 91234-5678"],
      ["MX", "+52 (1) 55 1234 5678", "+52 55 1234 5678", "55 1234 5678"],
      ["FR", "(+33) 1 23 45 67 89", "+33 1 23 45 67 89", "01 23 45 67 89"],
      ["MX", "+52 1 55 1234 5678", "+52 55 1234 5678", "55 1234 5678"],
      ["MX", "+5213312345678", "+523312345678", "33 1234 5678"],
      ["US", "++44 20 7946 0123", "+44 20 7946 0123"],
      ["US", "2O2 555 O123 x5", "202 555 0123 x5", "(202) 555-0123 ext. 5"],
    ] as const) {
      assert.deepEqual(phone(place, number), wanted, number);
    }
    for (const number of ["(212) 555-0100 or 555-0101", "Suite 5: 212 555 0100"])
      assert.deepEqual(phone("US", number), [], number);
  });

  test("converts digits of another script", () => {
    for (const [place, number, ...wanted] of [
      ["JP", "０３－１２３４－５６７８", "03-1234-5678"],
      ["JP", "＋８１ ３ １２３４ ５６７８", "+81 3 1234 5678", "03-1234-5678"],
      ["JP", "（０３）１２３４ー５６７８", "(03)1234-5678", "03-1234-5678"],
      ["AE", "٠٤ ٣١٢ ٣٤٥٦", "04 312 3456"],
      ["GB", "０20 7946 0123", "020 7946 0123"],
    ] as const) {
      assert.deepEqual(phone(place, number), wanted, number);
    }
    assert.deepEqual(phone("US", "３０３－５５５－０１２"), []);
  });

  test("replaces another country's international prefix with a plus", () => {
    for (const [place, number, wanted] of [
      ["DE", "011 49 30 901820", "+49 30 901820"],
      ["DE", "0011 49 30 901820", "+49 30 901820"],
      ["DE", "011-49-30-901820", "+49 30-901820"],
      ["AT", "011 43 1 58858", "+43 1 58858"],
      ["FR", "011 33 1 23 45 67 89", "+33 1 23 45 67 89"],
      ["DE", "8~10 49 30 901820", "+49 30 901820"],
      ["GB", "0011 44 20 7946 0123", "+44 20 7946 0123"],
    ] as const) {
      assert.equal(phone(place, number)[0], wanted, number);
    }
  });

  test("suggests the countries of a shared dial code, unless it is used in the row's country", () => {
    const phoneCountry = (Country: string, code: string) =>
      offers({ Country, "Phone Country": code }, "Phone Country", "phone-country");
    for (const [place, code, ...wanted] of [
      ["DE", "+1", "US", "CA", "AG"],
      ["FR", "+7", "RU", "KZ"],
      ["US", "+44", "GB", "GG", "IM"],
      ["US", "0044", "GB", "GG", "IM"],
      ["GB", "+39", "IT", "VA"],
    ] as const) {
      assert.deepEqual(
        phoneCountry(place, code),
        wanted.map((each) => ["guess", each]),
        code,
      );
    }
    for (const [place, code, wanted] of [
      ["CA", "+1", "CA"],
      ["KZ", "+7", "KZ"],
      ["JE", "+44", "JE"],
      ["US", "+49", "DE"],
    ] as const) {
      assert.deepEqual(phoneCountry(place, code), [["safe", wanted]], code);
    }
  });

  test("marks each of two numbers as a guess", () => {
    const fixes = offers({ "Phone Number": "212 555 0100; 917 555 0199" }, "Phone Number", "phone-number");
    assert.deepEqual(
      fixes.map(([kind]) => kind).filter((kind) => kind !== "guess"),
      [],
    );
  });
});
