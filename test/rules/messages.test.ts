import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Checker } from "../../server/src/checker/checker.ts";
import { allRules, rulesAsRun } from "../../server/src/rules/registry.ts";
import type { AnyRule } from "../../server/src/rules/rule.ts";
import { proofOf, withoutSeparator } from "../../server/src/rules/support/reasons.ts";
import { templateFromCsv } from "../../server/src/template/downloaded-template.ts";
import { checkExample, exampleOf } from "../docs/rule-examples.ts";
import { check, file, type Given, header, record } from "./marked.ts";

const withOwner = templateFromCsv(`${header},Owner`);
assert(withOwner);

/** A file for each message of a rule, beside the examples of the documentation: what the style sheet shows. */
const told: [text: string, given?: Given][] = [
  ...[
    "東京",
    "Москва",
    "#$%&*!",
    'Ac"me',
    "Acme-_1",
    " Café & Co.",
    " Москва",
    '"Tesla, Inc."',
    "CafÃ© & Co",
    "Citt…",
    "$mart",
    "=A-1",
  ].map(nameOf),
  ...["H#$%&*+1", "A!#$%&!", "A!#$%&*", '"""HQ1"', " HQ-1", '"A-1,X"', "=A-1", "1.000", '"=""1-Mar"""'].map(
    (id): [string] => [record({ "Site ID": id })],
  ),
  ...[
    '"a, b"',
    '"Tesla, Inc."',
    '"a\nb"',
    '"a\nb  c"',
    " a",
    "a ",
    "a  b",
    "a\tb",
    "a\u00a0b",
    "a\u2003b",
    "a\u200bb",
    " a ",
    "a\u00a0",
    " ",
  ].map(cityOf),
  ...[
    "1.23E+11",
    '=""',
    "#N/A",
    '"=""00123"""',
    "'00123",
    "=A-1",
    "Montr\ufffdal",
    "Montr\u00c3\u00a9al",
    '"a" b',
    'a "b" c',
    ' "a"',
    '"the ""Big"",  Apple"',
    '" Reno, NV"',
    '"Reno\nBeta,BETA"',
    "S\\u00e3o Paulo",
    "a\u0092s",
  ].map(cityOf),
  ...[
    "us",
    "Germny",
    "Congo",
    "nowhere at all",
    "XK",
    "ZZ",
    "999",
    "EU",
    "SU",
    "AN",
    "Europe",
    "BU",
    "Kosovo",
    "Somaliland",
    "AC",
    "Puerto Rico",
    "4",
    "'00123",
    "=A-1",
  ].map((Country): [string] => [record({ Country })]),
  ...["Colorado", "Colorada", "ON", "USA"].map((State): [string] => [record({ State })]),
  ...(
    [
      ["AU", "NSW"],
      ["AU", "Western Australia"],
      ["GB", "Kent"],
      ["QQ", "Colorado"],
      ["IN", "OR"],
      ["CH", "Switzerland"],
      ["CA", "CA"],
    ] as const
  ).map(([Country, State]): [string] => [record({ Country, State })]),
  ...["2110", "02110.0", "9.021E4", "12-Mar"].map((Zip): [string] => [record({ State: "MA", Zip })]),
  ...["+44", "+49", "+1", "49", "QB", "Germny"].map((code): [string] => [record({ "Phone Country": code })]),
  ...["555", "2025550123.0"].map((number): [string] => [record({ "Phone Country": "US", "Phone Number": number })]),
  [record({ "Phone Number": "+1 555" })],
  [record({ "Phone Country": "QB", "Phone Number": "+1 555" })],
  [record({ "Phone Country": "+1", "Phone Number": "+1 416 967 1111" })],
  [record({ Country: "JE", "Phone Country": "+44" })],
  ...['"1,2"', '"617-555-0100, 617-555-0101"'].map((number): [string] => [record({ "Phone Number": number })]),
  [record({ Email: `office@${"a".repeat(64)}.example` })],
  ...["office", "office at acme.example", '"office@acme,example"'].map((Email): [string] => [record({ Email })]),
  ...["cell", "Pigeon"].map((type): [string] => [record({ "Phone Number Type": type })]),
  [record({ "Email Type": "Work" }), { types: { email: ["Office", "Private"] } }],
  [record({ "Email Type": "Work" }), { types: { email: [] } }],
  [record({ "Email Type": '"a,b"' })],
  [record({ "Email Type": "Pigeon", "Social Media Type": "Pigeon" })],
  [record({ "Company ID": "ACME 1", "Site ID": "A".repeat(31), City: "A".repeat(51) })],
  [record({ "Company Name": "Acme Group", "Site ID": '"HQ\n1"' })],
  [record({ "Company Name": "Acme Group!" })],
  [record({ "Site Name": "N/A", Country: "", Zip: "n/a" })],
  [record({ Zip: "" }), { columns: { Zip: { required: true } } }],
  [file("City,Zip", "Acme,ACME1,HQ,HQ1,US")],
  [file("", "Fabrikam,Inc,FABRIKAM,Main,US")],
  [file("", "Acme,ACME1,HQ,HQ1,US,,", "Beta,BETA1,HQ, rear,B1,US", "Gamma")],
  [file("", "Acme,ACME1,HQ,HQ1,US,", "Smith, Jones,HQ,S1,US")],
  [file("", "Acme\tAC,,Main,M1,US")],
  [file("Address Line 1,City", "Eps,EPS,HQ,E1,US,1 Main St, Suite 5")],
  [file("", "Acme;ACME1;HQ;HQ1;US", "Beta|BETA1|B|B1", "Gamma\tGAMMA1\tHQ, rear\tG1\tUS")],
  [file("", "Acme，ACME1，HQ，HQ1，US", "Beta^BETA1^B^B1^GB", ' "Gamma,GAMMA1,G,G1,US"')],
  [file("", "Acme\tACME1\tHQ\tHQ1", "Beta\tBETA1\tB\tB1\tUS", "Gamma|GAMMA1|G|G1|US")],
  [file("", '"Acme,ACME1,HQ,HQ1,US"', '"Beta,BETA1,B,B1"', '"Gamma;GAMMA1;G;G1;US"', '"Delta\tDELTA1\tD"')],
  [file("", '"Acme,ACME1,HQ,HQ1,US\nBeta,BETA1,B,B1,GB"', '"Gamma\tG1\tG\tG2\tUS\nDelta\tD1\tD\tD2\tUS"')],
  [file("", 'Acme,ACME1,"Hall \\"A\\", Dock 5",HQ1,US')],
  [`"${header}"\nAcme,ACME1,HQ,HQ1,US\n`],
  [file("", "Acme,ACME1,HQ,HQ1,US", header, "sep=,", "Site Name,Company Name,Company ID,Site ID,Country")],
  [`sep=,\n${file("")}`],
  [`\n\n,,,\n${file("")}`],
  [`Clients\n2024\n${file("")}`],
  ...[";", "\t", "|", "，"].map((delimiter): [string] => [`${header.replaceAll(",", delimiter)}\n`]),
  [`${header.replace(",Country", "")},Coutnry,Cuontry\n`],
  [file(`${"City,".repeat(995)}Zip,a,b`)],
  [`${header},City\n`, { template: withOwner }],
  ["Acme,ACME1,HQ,HQ1,US\nBeta,BETA1,B,B1,US\n"],
  [`\u200b${header},Notes,Notes,zip,Zip,Address Line 3,\n`],
  [file("", "Acme,ACME1,HQ,S1,US", "Acme,ACME1,Branch,S1,US", "Beta,BETA1,HQ,S1,US", "Acme,ACME1,Depot,s1,US")],
  [file("", "Acme,A1,HQ,HQ1,US", "Acme,A2,North,N1,US", "Beta,B1,,B1,US", "Beta,B2,South,B2,US")],
  [
    file(
      "",
      "Acme,A1,HQ,HQ1,US",
      "Acme,A1,North,N1,US",
      "Beta,A1,South,SO1,US",
      "Gamma,G1,HQ,G1,US",
      "GAMMA,G1,B,B1,US",
    ),
  ],
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
  [
    file(
      "",
      "Beta,NEW1,HQ,S1,US",
      "New,BETA1,HQ,S2,US",
      "New2,ACMECO,HQ,S3,US",
      "GAMMA1,NEW3,HQ,S4,US",
      "DELTA1,DELTA1,HQ,S5,US",
      "Acme Group,ACMECO,HQ,S6,US",
      "5c9d2f6e,ACMECO,HQ,S7,US",
      "Old,OLD1,HQ,S8,US",
      "OLD1,OLD1,HQ,S9,US",
      "Gone,NEW4,HQ,S10,US",
      "New5,GONE1,HQ,S11,US",
    ),
    {
      existing: [
        { id: "5c9d2f6e", name: "ACMECO", friendlyName: "Acme Group" },
        { id: "BETA1", name: "Beta" },
        { id: "GAMMA1", name: "Gamma" },
        { id: "DELTA1", name: "Delta" },
        { id: "OLD-1", name: "Old." },
        { id: "GONE-1", name: "Gone", active: false },
      ],
      rules: { "company-id-mismatch": "off" },
    },
  ],
  [
    file(""),
    { exportProblems: ["companies.json does not exist."], partialExports: ["companies.json is page 1 of 9."] },
  ],
  [file(""), { existing: [{ name: "Acme" }], exportProblems: ["companies.json does not exist."] }],
  ...(["windows-1252", "utf-16le", "utf-16be", undefined] as const).map((codePage): [string, Given] => [
    file(""),
    { misread: { codePage, remedy: "Reopen it." } },
  ]),
  [file(""), { misread: { codePage: "utf-16le", isLegible: true, remedy: "Save it as UTF-8." } }],
  ...[
    "rows of it were created, as a.response.csv says",
    "other rows of it pass in a.csv, and may have been uploaded",
  ].map((why): [string, Given] => [file("", "Acme,ACME1,HQ,HQ1,US"), { created: [{ whyExists: () => why }] }]),
  [file("Status,Error,Row", "Acme,ACME1,HQ,HQ1,US,Failed,,2", "Bolt,BOLT,HQ,HQ1,US,Failed,Duplicate company,3")],
  [file("Row,Status,Reason for Failure", "Acme,ACME1,HQ,HQ1,US,2,Failed,Site ID is required. Use letters")],
];

function nameOf(value: string): [string] {
  return [record({ "Company Name": value })];
}

function cityOf(value: string): [string] {
  return [record({ City: value })];
}

/** Files with faults of all kinds, beside the examples of the documentation; their values contain what could garble a message. */
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
];

/** What the style sheet shows. */
async function shown(): Promise<Said[]> {
  const examples = await Promise.all(allRules.map(({ code }) => checkExample(exampleOf(code, "bad"))));
  return [...examples, ...told.map(([text, given]) => check(text, given))].flatMap(saidOf);
}

/** What is said of these files, and of those whose values are faulty in several ways. */
async function said(): Promise<Said[]> {
  return [...(await shown()), ...faulty.flatMap(([text, given]) => saidOf(check(text, given)))];
}

interface Said {
  code: string;
  message: string;
  related?: string | undefined;
}

function saidOf(checker: Checker): Said[] {
  return checker
    .findings()
    .map(({ rule, data, related }) => ({ code: rule.code, message: rule.message(data), related: related?.message }));
}

test("lists every message in the style sheet", async (t) => {
  const all = await shown();
  const sections = allRules.map(({ code }) => {
    const own = all.filter((one) => one.code === code);
    const messages = new Set(own.map(({ message, related }) => `- ${message}\n${related ? `  - ${related}\n` : ""}`));
    return `## ${code}\n\n${[...messages].join("")}`;
  });
  t.assert.fileSnapshot(sections.join("\n"), join(import.meta.dirname, "messages.md"), {
    serializers: [(text) => `# What the rules say\n\n${text}`],
  });
});

test("covers every rule", async () => {
  const all = await said();
  assert.deepEqual(
    allRules.map((rule) => rule.code).filter((code) => !all.some((one) => one.code === code)),
    [],
  );
});

test("writes every message in whole sentences", async () => {
  for (const { code, message } of await said()) {
    assert.match(message, /^["A-Z].*[.?]"?$/s, code);
    assert.doesNotMatch(message, /undefined|\[object| {2}|\n|\.\.$/, code);
    assert(message.length <= 300, code);
  }
});

test("are recognised as reasons of this extension, by whether a row by itself shows that they hold", async () => {
  const isOfRows = (rule: AnyRule) => rule.scope === "group" || rule.scope === "record";
  const ofWholeFile = new Set(["header", "response"]);
  for (const rule of rulesAsRun.filter(({ scope }) => !ofWholeFile.has(scope))) {
    for (const { message } of (await said()).filter(({ code }) => code === rule.code)) {
      if (/header row is missing|file is saved as|characters could not be read|^The whole header/.test(message))
        continue;
      assert.equal(proofOf(withoutSeparator(message)), isOfRows(rule) ? "value" : "rule", message);
    }
  }
});

test("leaves no TODO in the texts of a rule", () => {
  for (const { code, title, noun } of allRules) assert.doesNotMatch([title, ...noun].join(), /TODO/, code);
});
