import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { offers } from "./offers.ts";

describe("types", () => {
  const type = (header: string, text: string) => offers({ [header]: text }, header, "predefined-value");

  test("suggests no type for a word with its own meaning", () => {
    for (const text of ["Billing", "Main", "Direct", "Support", "Pager", "Accounts"]) {
      assert.deepEqual(type("Email Type", text), [], text);
      assert.deepEqual(type("Phone Number Type", text), [], text);
    }
  });

  test("prefers the type for a word with additional text, or a service's address", () => {
    for (const [header, text, value] of [
      ["Phone Number Type", "Business Fax", "Fax"],
      ["Phone Number Type", "Work Fax", "Fax"],
      ["Phone Number Type", "Home Fax Number", "Fax"],
      ["Phone Number Type", "Fax (work)", "Fax"],
      ["Phone Number Type", "Business Mobile", "Mobile"],
      ["Phone Number Type", "Personal Cell", "Mobile"],
      ["Email Type", "Home", "Personal"],
      ["Email Type", "home e-mail", "Personal"],
      ["Social Media Type", "twitter.com", "Twitter"],
      ["Social Media Type", "x.com", "Twitter"],
      ["Social Media Type", "www.linkedin.com", "LinkedIn"],
      ["Social Media Type", "https://www.facebook.com/", "Facebook"],
      ["Social Media Type", "YouTube.com", "YouTube"],
    ] as const) {
      assert.deepEqual(type(header, text), [["sure", value]], text);
    }
    for (const [header, text] of [
      ["Phone Number Type", "Home Office"],
      ["Phone Number Type", "Mobile Fax"],
      ["Phone Number Type", "Reception Fax"],
      ["Social Media Type", "https://www.linkedin.com/company/acme"],
      ["Social Media Type", "firm.com"],
    ] as const) {
      assert.deepEqual(type(header, text), [], text);
    }
  });

  test("marks a mistyped type as a guess", () => {
    for (const [header, text, value] of [
      ["Email Type", "Wrok", "Work"],
      ["Email Type", "Persnal", "Personal"],
      ["Phone Number Type", "Moblie", "Mobile"],
      ["Phone Number Type", "Faxx", "Fax"],
      ["Social Media Type", "Instgram", "Instagram"],
      ["Social Media Type", "Facebok", "Facebook"],
    ] as const) {
      assert.deepEqual(type(header, text), [["guess", value]], text);
    }
  });
});
