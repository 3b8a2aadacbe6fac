import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  areCodesOf,
  contentsOf,
  contradicts,
  countriesIn,
  type HeaderKind,
  headerKindOf,
  lookLikeNames,
} from "../../../server/src/mapping/contents.ts";

/** A value of each role that must differ from row to row. */
const others: Readonly<Record<string, string>> = { State: "NY", Country: "Canada", Zip: "10001", City: "Dallas" };

/** The roles that a column without a header could have, where the file's country is this one. */
function rolesOf(value: string, country = "US", other = value, header: HeaderKind = "none"): string[] {
  return contentsOf([value, other], [country], header).map(({ role }) => role);
}

describe("a value tells a column's role", () => {
  for (const [role, country, fitting, unfit] of [
    [
      "Phone Number",
      "DE",
      ["+4930123456", "23-45678", "030 234 567", "030  2345678", "(030) 234567", "030.234.567"],
      ["030234567", "030 12", "12-345 6", "+49 30", "49301234567+", "030a234a567", "020 7946 0958 0000 0000"],
    ],
    ["Phone Number", "US", ["214-555-0123", "(214) 555-0123"], ["555-0123", "(214) 555-01", "(214) 555-01234"]],
    [
      "Address Line 1",
      "US",
      ["1 Main Street", "12345 Elm", "12b Elm Road", "12  Elm", "Ring 5", "Hauptstr. 15a", "Ring  12345", "Weg 5 "],
      ["5 A", "123456 Elm", "12bc Elm", "No 5", "Suite A5", "Ring 123456", "Ring 5ab", "12Elm", "Ring5", "Main Street"],
    ],
    ["Zip", "US", ["75201", "75201-1234", "K1A 0B1", "k1a0b1", "SW1A 1AA", "M1 1AE"], ["7520", "752011", "75201-12"]],
    [
      "Social Media",
      "US",
      ["https://www.linkedin.com/company/acme", "facebook.com/acme", "http://x.com/acme", "de.linkedin.com/acme"],
      ["acme.com/facebook", "https://www.acme.example/", "linkedin.com", "@acme"],
    ],
    ["Social Media Type", "US", ["LinkedIn", "fb", "YouTube"], ["Mobile", "Acme"]],
    ["Phone Number Type", "US", ["Mobile", "cell", "Home", "Fax"], ["Personal", "LinkedIn"]],
    ["Email Type", "US", ["Work", "Personal", "other"], ["Mobile", "Home"]],
    ["Email", "US", ["info@acme.example"], ["info@", "acme.example"]],
    ["State", "US", ["TX", "Texas"], ["ON", "Bayern"]],
    ["Country", "US", ["US", "Germany", "GBR", "괌"], ["840", "Texas Inc"]],
    ["City", "US", ["Boise", "St. Paul", "Winston-Salem", "L’Aquila"], ["Suite 2", "Canada", "A", "PO Box 9"]],
  ] as const) {
    const header = role === "City" ? "address line" : "none";
    const find = (value: string) => rolesOf(value, country, others[role], header);
    it(`${role}, in ${country}`, () => {
      for (const value of fitting) assert.ok(find(value.trim()).includes(role), value);
      for (const value of unfit) assert.ok(!find(value).includes(role), value);
    });
  }

  it("only if there are two, and if states, countries and codes differ", () => {
    assert.deepEqual(contentsOf(["info@acme.example"], ["US"], "none"), []);
    assert.deepEqual(rolesOf("info@acme.example"), ["Email"]);
    for (const value of ["TX", "Germany", "75201"]) assert.deepEqual(rolesOf(value), [], value);
  });

  it("but not marks, though X is a social network", () => {
    assert.deepEqual(rolesOf("x"), []);
    assert.deepEqual(rolesOf("Yes"), []);
  });

  it("under unknown words only if nothing else has such values", () => {
    const under = (header: HeaderKind, ...values: string[]) =>
      contentsOf(values, ["US"], header).map(({ role }) => role);
    assert.deepEqual(under("words", "a@b.example", "c@d.example"), ["Email"]);
    assert.deepEqual(under("words", "(214) 555-0123", "(214) 555-0124"), ["Phone Number"]);
    assert.deepEqual(under("words", "a@b.example", "a@b.example", "c@d.example", "a@b.example", "a@b.example"), []);
    for (const values of [
      ["TX", "NY"],
      ["Canada", "Germany"],
      ["75201", "75202"],
      ["12 Months", "24 Months"],
      ["Mobile", "Work"],
    ]) {
      assert.deepEqual(under("words", ...values), [], values.join());
    }
    assert.deepEqual(under("first line", "12 Main Street", "24 Oak Road"), ["Address Line 1"]);
    assert.deepEqual(under("first line", "Acme", "Bolt"), []);
    assert.deepEqual(under("address line", "Dallas", "Boise"), ["City"]);
  });

  it("with the reason in words, and the surer the more values fit", () => {
    const rounded = (values: string[]) =>
      contentsOf(values, ["US"], "none").map(({ role, confidence, reason }) => [role, confidence.toFixed(3), reason]);
    assert.deepEqual(rounded(["Work", "Personal", "Personal"]), [
      ["Email Type", "0.610", "3 of 3 values are types of email addresses"],
    ]);
    assert.deepEqual(rounded(["LinkedIn", "fb"]), [["Social Media Type", "0.650", "2 of 2 values are social media"]]);
    assert.deepEqual(rounded(["x.com/a", "x.com/b", "x.com/c", "x.com/d", "none"]), [
      ["Social Media", "0.520", "4 of 5 values are pages of social media"],
    ]);
    assert.deepEqual(rounded(["a@b.example", "c@d.example", "e@f.example", "none"]), []);
  });
});

describe("values contradict a header", () => {
  it("if none of them could be what it says", () => {
    assert.ok(contradicts("Email", ["Acme", "Bolt"], ["US"], false));
    assert.ok(contradicts("Phone Number", ["Acme", "12", "1-2-3"], ["US"], false));
    assert.ok(contradicts("State", ["EMEA", "APAC"], ["US"], false));
    assert.ok(contradicts("Country", ["Kent", "Essex"], ["US"], false));
  });

  it("if names and cities have no letters, or names are addresses of pages, or ZIP codes have no digits", () => {
    for (const role of ["Company Name", "Site Name", "City"] as const) {
      assert.ok(contradicts(role, ["1", "2"], ["US"], false), role);
      assert.ok(!contradicts(role, ["1", "Acme"], ["US"], false), role);
    }
    assert.ok(
      contradicts("Site Name", ["https://acme.example", "http://a.example", "www.bolt.example"], ["US"], false),
    );
    assert.ok(!contradicts("Site Name", ["Shop of www.bolt.example"], ["US"], false));
    assert.ok(contradicts("Zip", ["EMEA", "APAC"], ["US"], false));
    assert.ok(!contradicts("Zip", ["EMEA", "75201"], ["US"], false));
  });

  it("if all of them are marks or, as states, say whether a record is active", () => {
    assert.ok(contradicts("Company Name", ["x", "X"], ["US"], true));
    assert.ok(contradicts("Email", ["Yes", "no"], ["US"], true));
    assert.ok(!contradicts("Company Name", ["x", "Acme"], ["US"], true));
    assert.ok(!contradicts("City", ["Active", "Closed"], ["US"], true));
    assert.ok(!contradicts("Country", ["NO", "NO"], ["US"], true));
    assert.ok(!contradicts("Phone Country", ["NO", "NO"], ["US"], true));
    assert.ok(contradicts("State", ["Active", "Inactive"], ["US"], true));
    assert.ok(!contradicts("State", ["Active", "TX"], ["US"], true));
    assert.ok(!contradicts("State", ["EMEA"], ["US"], true), "the template's own header");
  });

  it("not if a state has its country behind it", () => {
    assert.ok(!contradicts("State", ["Texas (US)"], ["US"], false));
  });

  it("not if one of them could, though it is faulty", () => {
    assert.ok(!contradicts("Email", ["none", "info@acme"], ["US"], false));
    assert.ok(!contradicts("Phone Number", ["none", "ext. 1-2-3-4"], ["US"], false));
    assert.ok(!contradicts("State", ["EMEA", "TX"], ["US"], false));
    assert.ok(!contradicts("Country", ["Kent", "Georgia"], ["US"], false));
  });

  it("not if there are none, or if anything can be under it", () => {
    assert.ok(!contradicts("Email", [], ["US"], false));
    assert.ok(!contradicts("Address Name", ["EMEA"], ["US"], false));
  });
});

it("a header is nothing, an address line, or words", () => {
  const kinds = { none: ["", "c", "c3", "column 12", "4"], "first line": ["bill to 2", "address 1", "line 2"] };
  for (const [kind, headers] of Object.entries({ ...kinds, "address line": ["line 4", "address line 3"] })) {
    for (const header of headers) assert.equal(headerKindOf(header), kind, header);
  }
  for (const header of ["taal", "phone 3", "ship state", "co 2"]) assert.equal(headerKindOf(header), "words", header);
});

it("the countries of a file are named in the order of how often they occur", () => {
  assert.deepEqual(countriesIn(["US", "Canada", "GB", "Kent", "CA", "", "UK", "CAN"]), ["CA", "GB", "US"]);
  assert.deepEqual(countriesIn(["Kent", ""]), []);
});

describe("values look like names", () => {
  const names = ["Acme One", "Bolt", "Corp", "Dune", "Echo Ltd"];
  const long = (length: number, end = " Ltd") => `${"A".repeat(length - end.length)}${end}`;

  it("if most begin with a capital or digit and have a letter", () => {
    assert.ok(lookLikeNames(names));
    assert.ok(lookLikeNames(["3M Co", "Bolt Inc", "Corp", "Dune", "echo ltd"]));
    assert.ok(!lookLikeNames(["3M Co", "Bolt Inc", "Corp", "dune", "echo ltd"]));
    assert.ok(!lookLikeNames(["1 2", "3 4", "Corp Inc", "Dune Inc", "Echo Ltd"]));
    assert.ok(!lookLikeNames(names.map((name) => `${name}@acme.example`)));
  });

  it("if most are different", () => {
    assert.ok(lookLikeNames([...names.slice(0, 4), "Acme One"]));
    assert.ok(!lookLikeNames([...names.slice(0, 3), "Acme One", "Acme One"]));
  });

  it("if there are five at least", () => {
    assert.ok(!lookLikeNames(names.slice(0, 4)));
  });

  it("if three in ten have several words", () => {
    const single = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Theta"];
    assert.ok(lookLikeNames([...single, "Acme One", "Acme Two", "Acme 3"]));
    assert.ok(!lookLikeNames([...single, "Acme One", "Acme Two", "Acme"]));
    // A grade of one letter has no words.
    assert.ok(!lookLikeNames(["A 1", "B 1", "C 1", "D 1", "E 1"]));
  });

  it("if they have at most 80 characters", () => {
    const lengths = (length: number) => [..."ABCDE"].map((letter) => letter + long(length - 1));
    assert.ok(lookLikeNames(lengths(80)));
    assert.ok(!lookLikeNames(lengths(81)));
    // The short ones are names, but only the long ones have several words.
    assert.ok(
      !lookLikeNames([...lengths(81).slice(0, 2), "Alpha", "Beta", "Gamma", "Delta", "Eta", "Zeta", "Iota", "Mu"]),
    );
  });
});

describe("values are the codes of names", () => {
  const names = ["Acme", "Bolt", "Corp", "Dune", "Echo"];
  const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, row) => `${prefix}${row}`);

  it("if each name has its own", () => {
    assert.ok(areCodesOf(["AC1", "BO-2", "CO_3", "DU4", "EC5"], names));
    assert.ok(areCodesOf(["AC1", "2", "3", "4", "5"], names), "one letter is enough");
    assert.ok(areCodesOf(["AC1", "AC1", "BO2", "CO3", "DU4", "EC5"], ["Acme", ...names]), "a name in several rows");
  });

  it("not if they are only numbers, words, or longer than 30 characters", () => {
    assert.ok(!areCodesOf(["1", "2", "3", "4", "5"], names));
    assert.ok(!areCodesOf(["Ac1", "Bo2", "Co3", "Du4", "Ec5"], names));
    assert.ok(!areCodesOf(["AC 1", "BO 2", "CO 3", "DU 4", "EC 5"], names));
    assert.ok(areCodesOf(numbered(5, "A".repeat(29)), names));
    assert.ok(!areCodesOf(numbered(5, "A".repeat(30)), names));
  });

  it("not if there are fewer than five different ones", () => {
    assert.ok(!areCodesOf(["AC1", "BO2", "CO3", "DU4"], names.slice(0, 4)));
    assert.ok(!areCodesOf(["AC1", "BO2", "CO3", "DU4", "DU4"], [...names.slice(0, 4), "Dune"]));
  });

  it("not if one name has two, or two names have one", () => {
    assert.ok(!areCodesOf(["AC1", "BO2", "CO3", "DU4", "EC5", "EC6"], [...names, "Echo"]));
    assert.ok(!areCodesOf(["AC1", "BO2", "CO3", "DU4", "EC5", "EC5"], [...names, "Fox"]));
  });

  it("also if one in fifty is wrong", () => {
    const [codes, named] = [numbered(50, "C"), numbered(50, "Company ")];
    assert.ok(areCodesOf(["C1", ...codes.slice(1)], named));
    assert.ok(!areCodesOf(["C2", "C2", ...codes.slice(2)], named));
    assert.ok(areCodesOf(codes, ["Company 1", ...named.slice(1)]));
    assert.ok(!areCodesOf(codes, ["Company 2", "Company 2", ...named.slice(2)]));
  });

  it("also if one in ten is no code, and one in five is missing", () => {
    const [codes, named] = [numbered(10, "C"), numbered(10, "Company ")];
    assert.ok(areCodesOf(["none", ...codes.slice(1)], named));
    assert.ok(!areCodesOf(["none", "to do", ...codes.slice(2)], named));
    assert.ok(areCodesOf(["", "", ...codes.slice(2)], named));
    assert.ok(!areCodesOf(["", "", "", ...codes.slice(3)], named));
    assert.ok(areCodesOf(codes, ["", "", ...named.slice(2)]));
    assert.ok(!areCodesOf(codes, named.slice(3)), "rows without a name");
  });
});
