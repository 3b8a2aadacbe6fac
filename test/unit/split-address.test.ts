import assert from "node:assert/strict";
import { test } from "node:test";
import { splitAddress } from "../../server/src/template/split-address.ts";

/** The street, city, state, ZIP code and country of a text, in one line. */
function split(text: string, country = ""): string | undefined {
  const address = splitAddress(text, country);
  return address && [address.street.join(" + "), address.city, address.state, address.zip, address.country].join(" | ");
}

const whole: Readonly<Record<string, string>> = {
  "12 Harbor Street, Portland, OR 97201": "12 Harbor Street | Portland | OR | 97201 | US",
  "12 Harbor Street, Portland, OR, 97201-1234": "12 Harbor Street | Portland | OR | 97201-1234 | US",
  "12 Main St, Suite 4, Boston MA 02110, USA": "12 Main St + Suite 4 | Boston | MA | 02110 | US",
  "12 Main St, Boston, MA 02110 US": "12 Main St | Boston | MA | 02110 | US",
  "12 Main St, Boston, MA 02110-1234 United States": "12 Main St | Boston | MA | 02110-1234 | US",
  "5 King Street, Leeds LS1 2HQ UK": "5 King Street | Leeds |  | LS1 2HQ | GB",
  "1 Yonge St, Toronto ON M5V 2T6 Canada": "1 Yonge St | Toronto | ON | M5V 2T6 | CA",
  "12 Main St\nBoston, MA 02110": "12 Main St | Boston | MA | 02110 | US",
  "5 King Street, Leeds LS1 2HQ": "5 King Street | Leeds |  | LS1 2HQ | GB",
  "10 Downing Street, London, SW1A 2AA, United Kingdom": "10 Downing Street | London |  | SW1A 2AA | GB",
  "9 Quay Lane, Halifax, NS B3J 1A1": "9 Quay Lane | Halifax | NS | B3J 1A1 | CA",
  "1 Collins St, Melbourne VIC 3000, Australia": "1 Collins St | Melbourne | VIC | 3000 | AU",
  "Hauptstr. 5, 10115 Berlin, Germany": "Hauptstr. 5 | Berlin |  | 10115 | DE",
  "20 Rue de la Paix, 75002 Paris, France": "20 Rue de la Paix | Paris |  | 75002 | FR",
};

for (const [text, expected] of Object.entries(whole)) {
  test(`splits ${JSON.stringify(text)}`, () => assert.equal(split(text), expected));
}

test("needs the country where several have such a postal code", () => {
  assert.equal(split("Hauptstr. 5, 10115 Berlin"), undefined);
  assert.equal(split("Hauptstr. 5, 10115 Berlin", "DE"), "Hauptstr. 5 | Berlin |  | 10115 | DE");
  assert.equal(split("14 Canal Street, Columbus, 43215"), undefined);
  assert.equal(split("14 Canal Street, Columbus, 43215", "US"), "14 Canal Street | Columbus |  | 43215 | US");
});

test("takes no other word after a ZIP code for a country", () => {
  assert.equal(split("2 Rue Haute, 1234 Luxembourg", "LU"), "2 Rue Haute | Luxembourg |  | 1234 | LU");
  assert.equal(split("12 Main St, Atlanta, 30303 Georgia", "US"), undefined);
});

test("leaves a text that names another country than its row", () => {
  assert.equal(split("12 Main St, Boston MA 02110, USA", "CA"), undefined);
});

for (const text of [
  "",
  "12 Harbor Street",
  "12 Harbor Street, Portland",
  "Portland, OR 97201",
  "Suite 5, Floor 97201",
]) {
  test(`leaves ${JSON.stringify(text)}, which is no whole address`, () => assert.equal(split(text), undefined));
}

test("takes a name for the state if it may be one", () => {
  assert.equal(split("1 Peachtree St, Atlanta, Georgia"), undefined);
  assert.equal(split("1 Peachtree St, Atlanta, Georgia 30303"), "1 Peachtree St | Atlanta | Georgia | 30303 | US");
});

test("an address with a long run of spaces takes no longer than its length", () => {
  const start = performance.now();
  const address = `12 Main St, Boston, MA${" ".repeat(40_000)}02110`;
  assert.equal(splitAddress(address, "US")?.zip, "02110");
  assert.equal(splitAddress(`${address} x`, "US"), undefined);
  assert.ok(performance.now() - start < 1_000);
});
