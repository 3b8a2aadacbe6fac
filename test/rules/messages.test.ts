import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Checker } from "../../server/src/checker/checker.ts";
import { allRules } from "../../server/src/rules/registry.ts";
import { checkExample, exampleOf } from "../docs/rule-examples.ts";
import { check, file, type Given, header, record } from "./marked.ts";

/** A file for each thing that a rule can say, beside the examples of the documentation: what the style sheet shows. */
const told: [text: string, given?: Given][] = [
  ...["東京", "Москва", "#$%&*!", 'Ac"me', "Acme-_1"].map(nameOf),
  ...['"a, b"', '"Tesla, Inc."', '"a\nb"', " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u2003b", "a\u200bb", " "].map(
    cityOf,
  ),
  ...[
    "1.23E+11",
    "#N/A",
    '"=""00123"""',
    "'00123",
    "=A-1",
    "Montr\ufffdal",
    "Montr\u00c3\u00a9al",
    '"a" b',
    'a "b" c',
  ].map(cityOf),
  ...["us", "Germny", "Congo", "nowhere at all", "XK", "ZZ", "EU", "SU", "AN", "Europe", "BU"].map(
    (Country): [string] => [record({ Country })],
  ),
  ...["Colorado", "Colorada", "ON", "USA"].map((State): [string] => [record({ State })]),
  ...(
    [
      ["AU", "NSW"],
      ["AU", "Western Australia"],
      ["GB", "Kent"],
      ["QQ", "Colorado"],
      ["IN", "OR"],
      ["CH", "Switzerland"],
    ] as const
  ).map(([Country, State]): [string] => [record({ Country, State })]),
  ...["2110", "02110.0", "9.021E4", "12-Mar"].map((Zip): [string] => [record({ State: "MA", Zip })]),
  ...["+44", "+49", "+1", "QB"].map((code): [string] => [record({ "Phone Country": code })]),
  ...["555", "2025550123.0"].map((number): [string] => [record({ "Phone Country": "US", "Phone Number": number })]),
  [record({ "Phone Number": "+1 555" })],
  ...["office", "office at acme.example", '"office@acme,example"'].map((Email): [string] => [record({ Email })]),
  ...["cell", "Pigeon"].map((type): [string] => [record({ "Phone Number Type": type })]),
  [record({ "Email Type": "Work" }), { types: { email: ["Office", "Private"] } }],
  [record({ "Email Type": "Work" }), { types: { email: [] } }],
  [record({ "Company ID": "ACME 1", "Site ID": "A".repeat(31), City: "A".repeat(51) })],
  [record({ "Company Name": "Acme Group", "Site ID": '"HQ\n1"' })],
  [record({ "Site Name": "N/A", Country: "", Zip: "n/a" })],
  [record({ Zip: "" }), { columns: { Zip: { required: true } } }],
  [file("City,Zip", "Acme,ACME1,HQ,HQ1,US")],
  [file("", "Acme,ACME1,HQ,HQ1,US,,", "Beta,BETA1,HQ, rear,B1,US", "Gamma")],
  [file("", "Acme;ACME1;HQ;HQ1;US", "Beta|BETA1|B|B1", "Gamma\tGAMMA1\tHQ, rear\tG1\tUS")],
  [file("", '"Acme,ACME1,HQ,HQ1,US"', '"Beta,BETA1,B,B1"', '"Gamma;GAMMA1;G;G1;US"')],
  [`"${header}"\nAcme,ACME1,HQ,HQ1,US\n`],
  [file("", "Acme,ACME1,HQ,HQ1,US", header, "sep=,", "Site Name,Company Name,Company ID,Site ID,Country")],
  [`sep=,\n${file("")}`],
  [`Clients\n2024\n${file("")}`],
  ...[";", "\t", "|"].map((delimiter): [string] => [`${header.replaceAll(",", delimiter)}\n`]),
  [`${header.replace(",Country", "")},Coutnry\n`],
  ["Acme,ACME1,HQ,HQ1,US\nBeta,BETA1,B,B1,US\n"],
  [`\u200b${header},Notes,Notes,zip,Zip,Address Line 3,\n`],
  [file("", "Acme,ACME1,HQ,S1,US", "Acme,ACME1,Branch,S1,US", "Beta,BETA1,HQ,s1,US")],
  [
    file(
      "",
      "Acme Co,A1,HQ,S1,US",
      "OLD 1,B1,HQ,S2,US",
      "Beta,BETA1,HQ,S3,US",
      "Gone,G1,HQ,S4,US",
      "GAMMA1,ACMECO,HQ,S5,US",
    ),
    {
      existing: [
        { id: "ACMECO", name: "Acme, Co." },
        { id: "OLD-1", name: "Old", active: false },
        { id: "BETA1", name: "Beta" },
        { id: "9", name: "Gone", active: false },
        { id: "GAMMA1", name: "Gamma" },
      ],
    },
  ],
];

function nameOf(value: string): [string] {
  return [record({ "Company Name": value })];
}

function cityOf(value: string): [string] {
  return [record({ City: value })];
}

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

const examples = await Promise.all(allRules.map(({ code }) => checkExample(exampleOf(code, "bad"))));
const shown = [...examples, ...told.map(([text, given]) => check(text, given))].flatMap(saidOf);
const said = [...shown, ...faulty.flatMap(([text, given]) => saidOf(check(text, given)))];

function saidOf(checker: Checker): { code: string; message: string }[] {
  return checker.findings().map(({ rule, data }) => ({ code: rule.code, message: rule.message(data) }));
}

test("the style sheet has every message", (t) => {
  const sections = allRules.map(({ code }) => {
    const messages = new Set(shown.filter((one) => one.code === code).map(({ message }) => `- ${message}\n`));
    return `## ${code}\n\n${[...messages].join("")}`;
  });
  t.assert.fileSnapshot(sections.join("\n"), join(import.meta.dirname, "messages.md"), {
    serializers: [(text) => `# What the rules say\n\n${text}`],
  });
});

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
