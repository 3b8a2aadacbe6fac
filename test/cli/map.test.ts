import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { workbook } from "../kinds/workbooks.ts";
import { Folder, header } from "./cli.ts";

const accounts = [
  "Account Name;Account Number;Billing Street;Billing City;Billing Country;Notes;Owner",
  "Bolt, Inc;BOLT;1 Main St;Dallas;USA;call first;Ann",
  ";;;;;;",
  "Acme;ACME;;Leeds;UK;;Bob",
]
  .map((line) => `${line}\r\n`)
  .join("");

const mapped = [
  header,
  `"Bolt, Inc",BOLT,,,USA,,1 Main St,,Dallas${",".repeat(9)}`,
  `Acme,ACME,,,UK,,,,Leeds${",".repeat(9)}`,
]
  .map((line) => `${line}\r\n`)
  .join("");

const note = `Company Name ← Account Name (its words mean the same)
Company ID ← Account Number (its words mean the same)
Site Name ← not mapped (required)
Site ID ← not mapped (required)
Country ← Billing Country (its words mean the same)
Address Line 1 ← Billing Street (its words mean the same)
City ← Billing City (its words mean the same)
Mapped 2 rows. Not used: Notes, Owner.
`;

describe("map", () => {
  test("prints the file in the template's format and the mapping on standard error", (t) => {
    const folder = new Folder(t, { "accounts.csv": accounts });
    assert.deepEqual(folder.run("map", "accounts.csv"), { status: 0, stdout: mapped, stderr: note });
  });

  test("--map adds and removes columns of the proposed mapping", (t) => {
    const folder = new Folder(t, { "accounts.csv": accounts });
    const maps = ["Account Name=Site Name", "owner=address name", "Billing Street=", "Account Number=", "Notes="];
    const { status, stdout, stderr } = folder.run("map", "accounts.csv", ...maps.flatMap((map) => ["--map", map]));
    assert.equal(status, 0);
    assert.deepEqual(stdout.split("\r\n").slice(1), [
      `"Bolt, Inc",,"Bolt, Inc",,USA,Ann,,,Dallas${",".repeat(9)}`,
      `Acme,,Acme,,UK,Bob,,,Leeds${",".repeat(9)}`,
      "",
    ]);
    assert.equal(
      stderr,
      `Company Name ← Account Name (its words mean the same)
Company ID ← not mapped (required)
Site Name ← Account Name (as you say)
Site ID ← not mapped (required)
Country ← Billing Country (its words mean the same)
Address Name ← Owner (as you say)
City ← Billing City (its words mean the same)
Mapped 2 rows. Not used: Account Number, Billing Street, Notes.
`,
    );
  });

  test("--derive and --set fill in what is empty, and nothing else", (t) => {
    const list = [
      "Company,Company ID,City,State,Zip,Country",
      "Larkspur Dental,,Portland,OR,97201,",
      "Larkspur Dental,,Beaverton,OR,97005,",
      "Quillon Legal,QL,Leeds,,LS1 2HQ,",
      "Acme,,,,,FR",
      "Bolt,,,,,",
      "Total,5",
      "",
    ].join("\n");
    const folder = new Folder(t, { "list.csv": list });
    const derive = ["--derive", "company id, Site Name", "--derive", "Site ID,Country"];
    const { status, stdout, stderr } = folder.run("map", "list.csv", ...derive, "--set", "Country=US");
    assert.equal(status, 0);
    assert.equal(
      stdout,
      [
        header,
        `Larkspur Dental,LARKSPURDENTAL,Portland,LARKSPURDENTALPORTLAND,US,,,,Portland,OR,97201${",".repeat(7)}`,
        `Larkspur Dental,LARKSPURDENTAL,Beaverton,LARKSPURDENTALBEAVERTON,US,,,,Beaverton,OR,97005${",".repeat(7)}`,
        `Quillon Legal,QL,Main,QLMAIN,GB,,,,Leeds,,LS1 2HQ${",".repeat(7)}`,
        `Acme,ACME,Main,ACMEMAIN,FR${",".repeat(13)}`,
        `Bolt,BOLT,Main,BOLTMAIN,US${",".repeat(13)}`,
        "",
      ].join("\n"),
    );
    assert.equal(
      stderr,
      `Company Name ← Company (another name for it)
Company ID ← Company ID (same name)
Company ID ← made in 4 rows: Larkspur Dental → LARKSPURDENTAL, Acme → ACME, Bolt → BOLT
Site Name ← made in 5 rows: Larkspur Dental → Portland, Larkspur Dental → Beaverton, Quillon Legal → Main
Site ID ← made in 5 rows: Portland → LARKSPURDENTALPORTLAND, Beaverton → LARKSPURDENTALBEAVERTON, Main → QLMAIN
Country ← Country (same name)
Country ← made in 3 rows: 97201 → US, LS1 2HQ → GB
Country ← "US" in 1 row
City ← City (same name)
State ← State (same name)
Zip ← Zip (same name)
Left out 1 row that is no company: "Total, 5".
Mapped 5 rows. All source columns were used.
`,
    );
  });

  test("--set fills in a type only beside its value, which may be set too", (t) => {
    const list = "Company,Email,Phone,Phone Type\nAcme,ann@acme.com,,\nBolt, ,+1 214 555 0100,\nCole,,,Fax\n";
    const folder = new Folder(t, { "list.csv": list });
    const set = ["Email Type=Work", "Phone Number Type=Mobile", "Social Media Type=LinkedIn"];
    const constants = (pairs: readonly string[]) => pairs.flatMap((pair) => ["--set", pair]);
    const { stdout, stderr } = folder.run("map", "list.csv", ...constants(set));
    assert.deepEqual(stdout.split("\n").slice(1, 4), [
      `Acme${",".repeat(11)}ann@acme.com,Work,,,,,`,
      `Bolt${",".repeat(11)}" ",,,+1 214 555 0100,Mobile,,`,
      `Cole${",".repeat(15)}Fax,,`,
    ]);
    assert.match(stderr, /^Email Type ← "Work" in 1 row$/m);
    assert.doesNotMatch(stderr, /^Social Media Type/m);
    const both = folder.run("map", "list.csv", ...constants([...set, "Social Media=acme"])).stdout;
    assert.ok(both.split("\n")[1]?.endsWith(",acme,LinkedIn"));
  });

  test("--derive and --set refuse what they cannot do", (t) => {
    const folder = new Folder(t, { "accounts.csv": accounts });
    for (const [args, problem] of [
      [
        ["--derive", "Email"],
        '--derive takes City, State, Zip, Company ID, Site Name, Site ID or Country, not "Email"',
      ],
      [
        ["--derive", "Company ID,"],
        '--derive takes City, State, Zip, Company ID, Site Name, Site ID or Country, not ""',
      ],
      [["--set", "Country"], '--set takes "Target=value", not "Country"'],
      [["--set", "Country= "], '--set takes "Target=value", not "Country= "'],
      [["--set", "Planet=Earth"], '--set: the template has no column "Planet"'],
    ] as const) {
      const { status, stdout, stderr } = folder.run("map", "accounts.csv", ...args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.equal(stderr, `asio-import: ${problem} (see asio-import --help)\n`);
    }
  });

  describe("--join", () => {
    const files = {
      "sites.csv": "siteId,siteName,parentId\n7,Main,101\n8,West,101\n9,Hull,102\n6,Old,9\n",
      "customers.csv": "customerId,customerName\n101,Larkspur Dental\n102,Bolt\n103,Quillon Legal\n",
    };
    const rows = [
      header,
      `Larkspur Dental,101,Main,7${",".repeat(14)}`,
      `Larkspur Dental,101,West,8${",".repeat(14)}`,
      `Bolt,102,Hull,9${",".repeat(14)}`,
      `,9,Old,6${",".repeat(14)}`,
      `Quillon Legal,103${",".repeat(16)}`,
      "",
    ].join("\n");

    test("adds the columns of another file by the key that its contents propose", (t) => {
      const folder = new Folder(t, files);
      const { status, stdout, stderr } = folder.run("map", "sites.csv", "--join", "customers.csv");
      assert.deepEqual([status, stdout], [0, rows]);
      assert.equal(
        stderr,
        `Joined with customers.csv by parentId = customerId (2 of 3 different values of parentId are in customerId).
1 of 4 rows found no partner in customers.csv: row 5 ("9").
1 row of customers.csv had no site, and came below the others: row 4 ("Quillon Legal").
Company Name ← customerName (its words mean the same; from customers.csv)
Company ID ← parentId (its words mean the same)
Site Name ← siteName (same name)
Site ID ← siteId (same name)
Country ← not mapped (required)
Mapped 5 rows. Not used: 1 column of customers.csv.
`,
      );
    });

    test("takes the key of --on, in either order, and columns of both files for --map", (t) => {
      const folder = new Folder(t, files);
      const args = ["map", "sites.csv", "--join", "customers.csv", "--map", "customerId=Address Name"];
      const { stdout, stderr } = folder.run(...args, "--on", "customerid=parentId");
      assert.equal(stdout.split("\n")[1], `Larkspur Dental,101,Main,7,,101${",".repeat(12)}`);
      assert.match(stderr, /^Joined with customers\.csv by parentId = customerId \(as you say\)\.\n/);
    });

    test("is refused without a key that says which rows belong together", (t) => {
      const folder = new Folder(t, { ...files, "list.csv": "No,Owner\n1,Ann\n2,Bob\n1,Cid\n", "empty.csv": "" });
      const usage = " (see asio-import --help)";
      for (const [args, problem] of [
        [
          ["--join", "list.csv"],
          `--join needs --on "KEY=KEY": a column of sites.csv and one of list.csv with the same values${usage}`,
        ],
        [["--join", "customers.csv", "--on", "Owner"], `--on: sites.csv has no column "Owner"${usage}`],
        [["--join", "customers.csv", "--on", "parentId=Owner"], `--on: customers.csv has no column "Owner"${usage}`],
        [["--on", "parentId"], `--on needs --join FILE${usage}`],
        [["--join", "empty.csv"], "empty.csv has no header row."],
        [
          ["--join", "sites.csv", "--on", "parentId"],
          'sites.csv and sites.csv cannot be joined by parentId: "101" is in several rows of both.',
        ],
      ] as const) {
        const { status, stdout, stderr } = folder.run("map", "sites.csv", ...args);
        assert.deepEqual([status, stdout, stderr], [2, "", `asio-import: ${problem}\n`]);
      }
    });

    test("reads a file that is longer than a piece", (t) => {
      const many = Array.from({ length: 60_000 }, (_, i) => `${i},Site ${i},${i % 7 === 0 ? 102 : 101},"a ""b"", c"\n`);
      const folder = new Folder(t, { ...files, "sites.csv": `siteId,siteName,parentId,note\n${many.join("")}` });
      const { stdout } = folder.run("map", "sites.csv", "--join", "customers.csv", "--map", "note=Address Name");
      const lines = stdout.split("\n");
      assert.equal(lines.length, 60_000 + 3);
      for (const i of [0, 30_001, 59_999]) {
        const company = i % 7 === 0 ? "Bolt,102" : "Larkspur Dental,101";
        assert.equal(lines[i + 1], `${company},Site ${i},${i},,"a ""b"", c"${",".repeat(12)}`);
      }
    });
  });

  test("-o writes a file with the source's byte order mark, and replaces one only with --force", (t) => {
    const folder = new Folder(t, { "accounts.csv": `\uFEFF${accounts}` });
    assert.deepEqual(folder.run("map", "accounts.csv", "-o", "new.csv"), { status: 0, stdout: "", stderr: note });
    assert.equal(folder.read("new.csv"), `\uFEFF${mapped}`);
    folder.write("new.csv", "kept");
    const refused = "asio-import: new.csv already exists; use --force to replace it (see asio-import --help)\n";
    assert.deepEqual(folder.run("map", "accounts.csv", "-o", "new.csv"), { status: 2, stdout: "", stderr: refused });
    assert.equal(folder.read("new.csv"), "kept");
    assert.equal(folder.run("map", "accounts.csv", "-o", "new.csv", "--force").status, 0);
    assert.equal(folder.read("new.csv"), `\uFEFF${mapped}`);
  });

  test("uses the headers of the user's template", (t) => {
    const template = "Client*,Client ID*,Site*,Site ID*,Country Code*,Remarks\n";
    const folder = new Folder(t, { "accounts.csv": accounts, "template.csv": template });
    const { stdout } = folder.run("map", "accounts.csv", "--template", "template.csv", "--map", "Notes=Remarks");
    assert.deepEqual(stdout.split("\r\n"), [
      "Client*,Client ID*,Site*,Site ID*,Country Code*,Remarks",
      '"Bolt, Inc",BOLT,,,USA,call first',
      "Acme,ACME,,,UK,",
      "",
    ]);
  });

  test("keeps a file that is already in the template's format", (t) => {
    const folder = new Folder(t, { "clients.csv": mapped });
    const { stdout, stderr } = folder.run("map", "clients.csv");
    assert.equal(stdout, mapped);
    assert.match(stderr, /\nMapped 2 rows\. All source columns were used\.\n$/);
  });

  const clients = ["Kunde;Kd-Nr.;Ort;Land", "Bergmann & Söhne;1001;Köln;Deutschland", "Vogt;1002;Graz;Österreich"];
  const ofClients = [
    `${header}\r\n`,
    `Bergmann & Söhne,1001,,,Deutschland,,,,Köln${",".repeat(9)}\r\n`,
    `Vogt,1002,,,Österreich,,,,Graz${",".repeat(9)}\r\n`,
  ].join("");
  const lines = clients.map((line) => `${line}\r\n`).join("");
  const quotedLines = clients.map((line) => `"${line.replaceAll(";", '","')}"\r\n`).join("");
  for (const [what, contents, options] of [
    ["semicolons", lines],
    ["tabs in UTF-16", Buffer.from(`\uFEFF${lines.replaceAll(";", "\t")}`, "utf16le")],
    ["quotes around all cells", quotedLines],
    ["PowerShell's #TYPE line", `#TYPE System.Management.Automation.PSCustomObject\r\n${quotedLines}`],
    ["a title and a blank line above the header row", `Kundenliste\r\n\r\n${lines}`],
    ["a program's own line above the header row", `"EXTF";700;16;"Debitoren";5\r\n${lines}`],
    ["Windows-1252", Buffer.from(lines, "latin1"), ["--encoding", "windows-1252"]],
  ] as const) {
    test(`reads a file with ${what}`, (t) => {
      const folder = new Folder(t, { "clients.csv": contents });
      const { status, stdout } = folder.run("map", "clients.csv", ...(options ?? []));
      assert.deepEqual([status, stdout.replace(/^\uFEFF/, "")], [0, ofClients]);
    });
  }

  test("leaves out a row of totals, and says so", (t) => {
    const folder = new Folder(t, { "clients.csv": `${lines};;Summe;2\r\n` });
    const { stdout, stderr } = folder.run("map", "clients.csv");
    assert.equal(stdout, ofClients);
    assert.match(stderr, /\nLeft out 1 row that is no company: "Summe, 2"\.\nMapped 2 rows\. /);
  });

  const help = " (see asio-import --help)";
  for (const [args, problem] of [
    [["a.csv", "--map", "Kunde=Company Name"], `--map: a.csv has no column "Kunde"${help}`],
    [["a.csv", "--map", "Owner=Boss"], `--map: the template has no column "Boss"${help}`],
    [["a.csv", "--map", "Owner"], `--map takes "Source=Target", not "Owner"${help}`],
    [["a.csv", "--write"], `map has no option --write${help}`],
    [[], `map needs a file${help}`],
    [["blank.csv"], "blank.csv has no header row."],
    [["latin1.csv"], "latin1.csv is saved as Windows-1252, not as UTF-8: read it with --encoding windows-1252."],
    [["a.csv", "-o", "a.csv"], `a.csv would replace its own source${help}`],
  ] as const) {
    test(`prints one line and exits with 2: map ${args.join(" ")}`, (t) => {
      const latin1 = Buffer.from("Account Name,Country\nCafé,FR\n", "latin1");
      const folder = new Folder(t, { "a.csv": accounts, "blank.csv": "\n;;\n", "latin1.csv": latin1 });
      assert.deepEqual(folder.run("map", ...args), { status: 2, stdout: "", stderr: `asio-import: ${problem}\n` });
    });
  }

  test("refuses a list of which no column fits, and writes nothing", (t) => {
    const folder = new Folder(t, {
      "plain.csv": "Acme,Blue\nBolt,Red\n",
      "records.csv": "\nAcme,ACME,Dallas,US\nBolt,BOLT,Leeds,GB\n",
    });
    const record = "is taken for the header row, but looks like a record: add a header row above it.";
    for (const [file, more] of [
      ["plain.csv", ""],
      ["records.csv", ` Line 2 of records.csv ${record}`],
    ] as const) {
      const refused = `asio-import: No column of ${file} fits the template: name those that do with --map.${more}\n`;
      const args = ["--set", "Country=US", "-o", "new.csv", "--save-mapping", "team.json"];
      assert.deepEqual(folder.run("map", file, ...args), { status: 2, stdout: "", stderr: refused });
      assert.deepEqual(
        ["new.csv", "team.json"].filter((name) => existsSync(join(folder.path, name))),
        [],
      );
    }
  });

  for (const [first, looksLikeRecord] of [
    ["Acme,12 Main Street,ann@acme.com", true],
    ["Acme,12 Main Street,+1 214 555 0100", true],
    ["Acme,12 Main Street,75201", true],
    ["Acme,12 Main Street,US", true],
    ["Acme,12 Main Street,2026", false],
    ["Client,Street,US", false],
    ["Acme,12 Main Street,Something", false],
  ] as const) {
    test(`${looksLikeRecord ? "warns of" : "trusts"} the header row ${first}`, (t) => {
      const folder = new Folder(t, { "list.csv": `${first}\nBolt,1 High St,bob@bolt.com\n` });
      const { status, stderr } = folder.run("map", "list.csv", "--map", `${first.split(",")[0]}=Company Name`);
      assert.equal(status, 0);
      const sentence =
        "Line 1 of list.csv is taken for the header row, but looks like a record: add a header row above it.\n";
      assert.equal(stderr.startsWith(sentence), looksLikeRecord);
    });
  }

  test("--map is rejected by other commands", (t) => {
    const folder = new Folder(t, { "a.csv": accounts });
    assert.equal(folder.run("fix", "a.csv", "--map", "a=b").stderr, `asio-import: fix has no option --map${help}\n`);
  });
});

describe("map of a workbook", () => {
  const book = workbook(
    {
      name: "Companies",
      content: [
        ["Client", "Number"],
        ["Larkspur, Inc", 7],
      ],
    },
    {
      name: "Sites",
      content: [
        ["Client Number", "Site", "Site ID"],
        [7, "Main; West", "W1"],
      ],
    },
  );

  test("reads the first sheet with rows, or the one of --sheet", (t) => {
    const folder = new Folder(t, { "book.xlsx": book, book: book });
    const companies = { status: 0, stdout: `${header}\n"Larkspur, Inc",7${",".repeat(16)}\n` };
    for (const args of [["book.xlsx"], ["book"], ["book.xlsx", "--sheet", "companies", "--encoding", "utf-16le"]]) {
      const { status, stdout, stderr } = folder.run("map", ...args);
      assert.deepEqual({ status, stdout }, companies);
      const note = `Read the sheet "Companies" of ${args[0]}, not "Sites": --sheet chooses another.\n`;
      assert.equal(stderr.startsWith(note), !args.includes("--sheet"));
    }
    const { stdout, stderr } = folder.run("map", "book.xlsx", "--sheet", "Sites");
    assert.equal(stdout, `${header}\n,7,Main; West,W1${",".repeat(14)}\n`);
    assert.match(stderr, /^Site Name ← Site \(/m);
  });

  test("names the sheets that were not read, if no column of the first fits or no mapping belongs to it", (t) => {
    const cover = workbook(
      { name: "Cover", content: [["Made for you", "by Quillon"], ["November 2026"]] },
      {
        name: "Sites",
        content: [
          ["Client", "Owner"],
          ["Bolt", "Ann"],
        ],
      },
    );
    const mapping = [{ headers: ["Client", "Owner"], columns: { "Company Name": "Client" } }];
    const folder = new Folder(t, { "book.xlsx": cover, "team.json": JSON.stringify(mapping) });
    for (const [args, problem] of [
      [
        [],
        'No column of book.xlsx fits the template: name those that do with --map. Read the sheet "Cover" of book.xlsx, not "Sites": --sheet chooses another.',
      ],
      [
        ["--mapping", "team.json"],
        'team.json has no mapping for the header row of book.xlsx. It has one for the sheet "Sites": choose it with --sheet.',
      ],
    ] as const) {
      const refused = { status: 2, stdout: "", stderr: `asio-import: ${problem}\n` };
      assert.deepEqual(folder.run("map", "book.xlsx", ...args), refused);
    }
    assert.equal(folder.run("map", "book.xlsx", "--mapping", "team.json", "--sheet", "Sites").status, 0);
  });

  test("joins two of its sheets, or one with a CSV", (t) => {
    const folder = new Folder(t, { "book.xlsx": book, "sites.csv": "Client Number,Site,Site ID\n7,Main; West,W1\n" });
    const stdout = `${header}\n"Larkspur, Inc",7,Main; West,W1${",".repeat(14)}\n`;
    for (const args of [
      ["book.xlsx", "--sheet", "Sites", "--join", "book.xlsx", "--sheet", "Companies"],
      ["book.xlsx", "--sheet", "Sites", "--join", "book.xlsx", "--encoding", "windows-1252"],
      ["sites.csv", "--join", "book.xlsx", "--sheet", "Companies"],
    ]) {
      const run = folder.run("map", ...args, "--on", "Client Number=Number");
      assert.deepEqual({ status: run.status, stdout: run.stdout }, { status: 0, stdout });
      assert.match(run.stderr, /^Joined with book\.xlsx by Client Number = Number \(as you say\)\.$/m);
    }
  });

  test("says in one line what it cannot read", (t) => {
    const help = " (see asio-import --help)";
    const files = {
      "book.xlsx": book,
      "a.csv": "Client\nBolt\n",
      "cut.xlsx": book.subarray(0, 300),
      "a.xlsx": "Client\n",
    };
    const folder = new Folder(t, files);
    for (const [args, problem] of [
      [["map", "book.xlsx", "--sheet", "x"], 'book.xlsx has no sheet "x": it has "Companies" and "Sites".'],
      [
        ["map", "a.csv", "--join", "book.xlsx", "--on", "Client", "--sheet", "x", "--encoding", "windows-1252"],
        'book.xlsx has no sheet "x": it has "Companies" and "Sites".',
      ],
      [["map", "book.xlsx", "--sheet", "Sites", "--sheet", "x"], `--sheet "x" belongs to no workbook${help}`],
      [["map", "a.csv", "--sheet", "x"], `--sheet "x" belongs to no workbook${help}`],
      [
        ["map", "cut.xlsx"],
        "cut.xlsx is a damaged or incomplete workbook: save it again in Excel, or export it again.",
      ],
      [["map", "a.xlsx"], "a.xlsx is not a workbook."],
      [
        ["validate", "book.xlsx"],
        `${folder.path}/book.xlsx is a workbook or another archive: save it as CSV first. To convert it, run asio-import map.`,
      ],
    ] as const) {
      assert.deepEqual(folder.run(...args), { status: 2, stdout: "", stderr: `asio-import: ${problem}\n` });
    }
  });

  test("never replaces it", (t) => {
    const folder = new Folder(t, { "book.xlsx": book });
    const { status } = folder.run("map", "book.xlsx", "-o", "book.xlsx", "--force");
    assert.equal(status, 2);
    assert.deepEqual(readFileSync(join(folder.path, "book.xlsx")), Buffer.from(book));
  });
});
