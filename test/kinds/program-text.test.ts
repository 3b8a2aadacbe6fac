import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, codes, finds, fixedAll, fixes, record } from "../rules/marked.ts";

/** What a program left in a cell: its fault marked as in names and IDs, the code there, and marked as in addresses. */
type Member = [from: string, named: string, code: string, addressed?: string];

const members: readonly Member[] = [
  // Text in place of a value.
  ["PowerShell, Export-Csv of a list", "⟦System.String[]⟧", "placeholder", "⟦System.String[]⟧"],
  ["PowerShell, a hashtable", "⟦System.Collections.Hashtable⟧", "placeholder", "⟦System.Collections.Hashtable⟧"],
  [
    "PowerShell, an object",
    "⟦System.Management.Automation.PSObject⟧",
    "placeholder",
    "⟦System.Management.Automation.PSObject⟧",
  ],
  [
    "SharePoint, a lookup",
    "⟦Microsoft.SharePoint.Client.FieldLookupValue⟧",
    "placeholder",
    "⟦Microsoft.SharePoint.Client.FieldLookupValue⟧",
  ],
  [
    ".NET, a generic list",
    "⟦System.Collections.Generic.List`1[System.String]⟧",
    "placeholder",
    "⟦System.Collections.Generic.List`1[System.String]⟧",
  ],
  ["JavaScript, an object", "⟦[object Object]⟧", "placeholder", "⟦[object Object]⟧"],
  ["JavaScript, no value", "⟦undefined⟧", "placeholder", "⟦undefined⟧"],
  ["JavaScript and pandas, no number", "⟦NaN⟧", "placeholder", "⟦NaN⟧"],
  ["Python, no value", "⟦None⟧", "placeholder", "⟦None⟧"],
  ["Python, an object", "⟦<Company object at 0x7f12ab>⟧", "placeholder", "⟦<Company object at 0x7f12ab>⟧"],
  ["SQL Server Management Studio", "⟦NULL⟧", "placeholder", "⟦NULL⟧"],
  [".NET, a column of a database", "⟦DBNull⟧", "placeholder", "⟦DBNull⟧"],
  ["MySQL, INTO OUTFILE", "⟦\\N⟧", "placeholder", "⟦\\N⟧"],
  ["Java, an array", "⟦[Ljava.lang.String;@1b2c3d4e⟧", "placeholder", "⟦[Ljava.lang.String;@1b2c3d4e⟧"],
  ["A page that was copied too soon", "⟦Loading...⟧", "placeholder", "⟦Loading...⟧"],
  ["Excel, a web query", "⟦#GETTING_DATA⟧", "placeholder", "⟦#GETTING_DATA⟧"],
  // Template variables.
  ["A PSA's template", "⟦{{city}}⟧", "placeholder", "⟦{{city}}⟧"],
  ["An old PSA's template", "⟦%ADDRESS%⟧", "placeholder", "⟦%ADDRESS%⟧"],
  ["Salesforce, a merge field", "⟦{!Account.Name}⟧", "placeholder", "⟦{!Account.Name}⟧"],
  ["A mail merge of Word", "⟦«Company»⟧", "placeholder", "⟦«Company»⟧"],
  ["A shell", `⟦\${COMPANY}⟧`, "placeholder", `⟦\${COMPANY}⟧`],
  ["Autotask, a variable", "⟦$Company.Name$⟧", "placeholder", "⟦$Company.Name$⟧"],
  ["printf of Java", "⟦%1$s⟧", "placeholder", "⟦%1$s⟧"],
  ["A form", "⟦__NAME__⟧", "placeholder", "⟦__NAME__⟧"],
  // Escapes for a letter.
  ["JSON", "Caf⟦\\⟧u00e9", "characters", "Caf⟦\\u00e9⟧"],
  ["HTML, by number", "Caf⟦&#233;⟧", "characters", "Caf⟦&#233;⟧"],
  ["HTML, by name", "Caf⟦&eacute;⟧", "characters", "Caf⟦&eacute;⟧"],
  ["E-mail, quoted-printable", "Caf⟦=C3=⟧A9", "characters", "Caf⟦=C3=A9⟧"],
  ["An address of the net", "Caf⟦%C3%⟧A9", "characters", "Caf⟦%C3%A9⟧"],
  ["Python", "Caf⟦\\⟧xe9", "characters", "Caf⟦\\xe9⟧"],
  ["Excel, a line break", "Acme⟦_x000D_⟧", "characters", "Acme⟦_x000D_⟧"],
  ["JSON, a line break", "Acme⟦\\⟧nCorp", "characters", "Acme⟦\\n⟧Corp"],
  ["SQL, an apostrophe", "O⟦\\'⟧Neil", "characters", "O⟦\\⟧'Neil"],
  ["SharePoint, a value looked up", "12⟦;#⟧Acme", "characters", "⟦12;#⟧Acme"],
  // Text around a value, or after a truncated one.
  ["JSON, a list", '⟦["Acme"]⟧', "characters"],
  ["Python, bytes", "b⟦'Acme'⟧", "characters"],
  ["Python, an ID", "UUID⟦('ab12')⟧", "characters"],
  ["SharePoint, a claim", "i⟦:0#.f|membership|⟧acme", "characters"],
  ["Active Directory", "CN⟦=Acme,OU=⟧Clients", "characters"],
  ["Windows, an account", "CONTOSO⟦\\⟧acme", "characters"],
  ["A list that cut its names", "Nordstrom⟦...⟧", "characters"],
];

/** A marked value without its marks, and the text between them. */
function unmark(marked: string): [value: string, fault: string] {
  return [marked.replace(/[⟦⟧]/g, ""), /⟦(.*)⟧/.exec(marked)?.[1] ?? ""];
}

/** The first finding of a code in a cell; safe fixes leave the record unchanged. */
function isTold(header: string, value: string, code: string, expected: [severity: string, fault: string]): void {
  const typed = record({ [header]: /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value });
  const finding = check(typed)
    .findings()
    .find(({ rule }) => rule.code === code);
  assert.ok(finding, `${code} in ${header}`);
  const marked = finding.row.text.slice(finding.start, finding.end).replaceAll('""', '"');
  assert.deepEqual([finding.severity, marked], expected);
  assert.equal(fixedAll(typed), typed);
}

describe("reports program text in a name or an ID, and offers no safe fix", () => {
  for (const [from, marked, code] of members) {
    const [value, fault] = unmark(marked);
    it(`${from}: ${value}`, () => {
      for (const header of ["Company Name", "Company ID", "Site Name", "Site ID"]) {
        isTold(header, value, code, ["error", fault]);
      }
    });
  }
});

describe("warns about program text in an address", () => {
  for (const [from, , code, marked] of members) {
    if (marked === undefined) continue;
    const [value, fault] = unmark(marked);
    it(`${from}: ${value}`, () => {
      for (const header of ["Address Name", "Address Line 1", "Address Line 2", "City"]) {
        isTold(header, value, code === "characters" ? "encoding" : code, ["warning", fault]);
      }
    });
  }

  it("suggests the decoded text, if there is any", () => {
    for (const [City, right] of [
      ["S\\u00e3o Paulo", "São Paulo"],
      ["Saint&nbsp;Louis&#x20;Park", "Saint Louis Park"],
      ["M=C3=BCnchen", "München"],
      ["New%20York", "New York"],
      ["12;#Boston", "Boston"],
      ["Brown &amp; Co", "Brown & Co"],
    ] as const) {
      assert.deepEqual(fixes(record({ City }), "encoding"), [
        [`Replace "${City}" with "${right}"`, "suggested", record({ City: right })],
      ]);
    }
  });

  it("offers no other safe fix meanwhile", () => {
    finds(record({ City: "S⟦\\u00e3⟧o Paulo " }), [["encoding", "warning", { place: "City", escapes: "\\u00e3" }]]);
    const typed = record({ City: "S\\u00e3o Paulo " });
    assert.equal(fixedAll(typed), typed);
  });
});

describe("ignores signs that people write", () => {
  for (const City of ["Kings & Queens Rd", "50% Off Plaza", "Unit 5=10", "A_B", "Smith &Co;", "$5 Alley", "1;2"]) {
    it(City, () => finds(record({ City }), []));
  }

  it("accepts escapes in a URL", () => {
    finds(record({ "Social Media": "https://example.com/a%20b?c=d&amp=e", "Social Media Type": "Other" }), []);
  });

  it("treats a GUID in braces as an ID", () => {
    isTold("Company ID", "{d9b2d63d-a233-4123-847a}", "characters", ["error", "{d9b2d63d-a233-4123-847a}"]);
    assert.ok(!codes(record({ "Company ID": "{d9b2d63d-a233-4123-847a}" })).includes("placeholder"));
  });
});
