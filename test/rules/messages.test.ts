import assert from "node:assert/strict";
import { test } from "node:test";
import { allRules } from "../../server/src/rules/registry.ts";
import { checkExample, exampleOf } from "../docs/rule-examples.ts";
import { check, file, type Given, record } from "./marked.ts";

/** Files with faults of all kinds, beside the examples of the documentation; their values hold what could garble a message. */
const faulty: [text: string, given?: Given][] = [
  [
    `Clients; 2024\n\n${file("", "Company Name,Company ID,Site Name,Site ID,Country", '"a; b,c,d,e,US"', "a; b|c|d|e|US")}`,
  ],
  [file("", "\u00c3\u00a9,A1,N/A; none,S1,X; Y", "a,A2,HQ,S2,N/A", 'a,A2,"HQ, 2",S3,U; S')],
  ["Company Name;Company ID;Site Name;Site ID;Country;zip;Zip;Notes\nAcme;A1;HQ;HQ1;US;1;2;3\n"],
  ["Company ID,Company Name,Site Name,Country\n"],
  ["company,Company ID,Site Name,Site ID,Country\nAcme\n,,\n"],
  [file("", '"a; b",\u00c3\u00a9; x,"c; d, e",f; g,U; S', '"A; B'), { rules: { spaces: "error" } }],
  [
    file(
      "",
      "Acme; Co,A1,HQ; 1,S; 1,US",
      "acme; co,A2,HQ; 1,S; 1,US",
      "acme; co,A1,HQ; 1,S; 1,US",
      "B,A1,HQ; 1,S2,US",
      "C,C1,X,S; 1,US",
    ),
  ],
  [record({ "Company ID": "A".repeat(31), State: "C; O", "Email Type": "x; y", "Phone Country": "1; 2" })],
  [record({ Email: "a; b", "Phone Country": "US", "Phone Number": "1; 2", "Social Media": "=a; b", City: ' "c; d' })],
  [record({ City: '"a;\nb"', Country: "", Zip: " a; b" })],
  [file("", "Acme; Co,A1,HQ,HQ1,US", "New,BET-1,HQ,HQ2,US"), { existing: [{ name: "Acme; Co", id: "BET1" }] }],
  [
    file(""),
    { exportProblems: ["companies.json does not exist."], partialExports: ["companies.json is page 1 of 9."] },
  ],
];

const checkers = [
  ...faulty.map(([text, given]) => check(text, given)),
  ...(await Promise.all(allRules.map(({ code }) => checkExample(exampleOf(code, "bad"))))),
];
const said = checkers.flatMap((checker) =>
  checker.findings().map(({ rule, data }) => ({ code: rule.code, message: rule.message(data) })),
);

test("every rule is reached", () => {
  assert.deepEqual(
    allRules.map((rule) => rule.code).filter((code) => !said.some((one) => one.code === code)),
    [],
  );
});

test("every message is of whole sentences", () => {
  for (const { code, message } of said) {
    assert.match(message, /^["A-Z].*[.?]"?$/s, code);
    assert.doesNotMatch(message, /undefined|\[object| {2}|\n|\.\.$/, code);
    assert(message.length <= 300, code);
  }
});

test("no rule has words that are yet to be written", () => {
  for (const { code, title, noun } of allRules) assert.doesNotMatch([title, ...noun].join(), /TODO/, code);
});
