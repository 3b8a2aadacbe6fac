import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header, row } from "./cli.ts";

const accounts = "Account Name;Account Number;Billing Country;Notes\nBolt;BOLT;;x\nAcme;;UK;\n";

const saved = `[
  {
    "headers": [
      "Account Name",
      "Account Number",
      "Billing Country",
      "Notes"
    ],
    "columns": {
      "Company Name": "Account Name",
      "Company ID": "Account Number",
      "Country": "Billing Country",
      "Address Name": "Notes"
    },
    "derived": [
      "Company ID",
      "Site Name"
    ],
    "constants": {
      "Country": "US"
    }
  }
]
`;

const help = " (see asio-import --help)";

describe("map --save-mapping", () => {
  const choices = ["--map", "Notes=Address Name", "--derive", "Company ID,Site Name", "--set", "Country=US"];

  test("saves what fills each column, for --mapping to take again", (t) => {
    const folder = new Folder(t, { "accounts.csv": accounts });
    const first = folder.run("map", "accounts.csv", ...choices, "--save-mapping", "team.json");
    assert.equal(
      first.stdout,
      [header, row("Bolt,BOLT,Main,,US,x").slice(0, -1), row("Acme,ACME,Main,,UK"), ""].join("\n"),
    );
    assert.match(
      first.stderr,
      /\nMapped 2 rows\. All source columns were used\.\nSaved the mapping for this header row in team\.json\.\n$/,
    );
    assert.equal(folder.read("team.json"), saved);
    const again = folder.run("map", "accounts.csv", "--mapping", "team.json");
    assert.deepEqual([again.status, again.stdout], [0, first.stdout]);
    assert.match(again.stderr, /^Company Name ← Account Name \(remembered\)\n/);
  });

  test("replaces the mapping for the same header row and keeps all else, in the file's own layout", (t) => {
    const other = { note: "from the old PSA", headers: ["A", "__proto__"], columns: { __proto__: "A" } };
    const file = [{ ...other, "": [[1]] }, { ...JSON.parse(saved)[0], note: "ours" }, other];
    const written = (list: unknown) => `\uFEFF${JSON.stringify(list, null, "\t").replaceAll("\n", "\r\n")}\r\n`;
    const folder = new Folder(t, { "accounts.csv": accounts, "team.json": written(file) });
    const { status } = folder.run(
      "map",
      "accounts.csv",
      "--mapping",
      "team.json",
      "--map",
      "Notes=",
      "--set",
      "Country=GB",
      "--save-mapping",
      "team.json",
    );
    assert.equal(status, 0);
    const { "Address Name": _, ...columns } = JSON.parse(saved)[0].columns;
    assert.equal(
      folder.read("team.json"),
      written([file[0], { ...file[1], columns, constants: { Country: "GB" } }, file[2]]),
    );
  });

  test("writes nothing if its file is not a list of mappings, which stays as it is", (t) => {
    for (const [text, problem] of [
      ["[{]", "it is not valid JSON."],
      ["Acme,ACME\n", "it is not valid JSON."],
      ["{}", "it must be a list in square brackets."],
      ["[[]]", "mapping 1 must be an object in braces."],
      ['[{"columns": {}}]', '"headers" of mapping 1 must be a list of texts.'],
      [
        '[{"headers": ["A"], "columns": ["A"]}]',
        '"columns" of mapping 1 must be an object of texts by template column.',
      ],
      [
        '[{"headers": ["A"], "columns": {"Zip": "A\\u001b[31m"}}]',
        '"headers" of mapping 1 lack "A\\u001b[31m", which it uses.',
      ],
      ['[{"headers": ["A"], "columns": {}, "derived": "Zip"}]', '"derived" of mapping 1 must be a list of texts.'],
      [
        '[{"headers": ["A"], "columns": {}, "constants": {"Zip": 5}}]',
        '"constants" of mapping 1 must be an object of texts by template column.',
      ],
      [
        '[{"headers": ["A"], "columns": {}, "join": {"headers": ["B"], "columns": {}, "on": ["A"]}}]',
        '"on" of mapping 1 must be a list of two columns, the first of "headers", the second of "join".',
      ],
      [Buffer.from([0x5b, 0xff, 0x5d]), "it is not UTF-8."],
    ] as const) {
      const folder = new Folder(t, { "accounts.csv": accounts, "team.json": text });
      for (const option of ["--mapping", "--save-mapping"]) {
        const { status, stdout, stderr } = folder.run("map", "accounts.csv", option, "team.json", "-o", "out.csv");
        const sentence = `asio-import: team.json cannot be read as a list of mappings: ${problem}\n`;
        assert.deepEqual([status, stdout, stderr], [2, "", sentence]);
      }
      assert.equal(folder.read("team.json"), Buffer.from(text).toString());
      assert.equal(existsSync(join(folder.path, "out.csv")), false);
    }
  });

  test("writes neither file if one of them cannot be written", (t) => {
    const folder = new Folder(t, { "accounts.csv": accounts });
    for (const [args, problem] of [
      [
        ["-o", "new.csv", "--save-mapping", "nowhere/team.json"],
        /team\.json cannot be written: there is no such folder\.\n$/,
      ],
      [
        ["-o", "nowhere/new.csv", "--save-mapping", "team.json"],
        /new\.csv cannot be written: there is no such folder\.\n$/,
      ],
      [
        ["-o", "new.csv", "--save-mapping", "./new.csv"],
        /^asio-import: --out and --save-mapping are the same file \(see/,
      ],
    ] as const) {
      const { status, stderr } = folder.run("map", "accounts.csv", ...args);
      assert.equal(status, 2);
      assert.match(stderr, problem);
      for (const name of ["new.csv", "team.json"]) assert.equal(existsSync(join(folder.path, name)), false);
    }
  });
});

describe("map --mapping", () => {
  test("finds the mapping for a header row in another order, case and punctuation", (t) => {
    const folder = new Folder(t, {
      "next.csv": "NOTES,billing_country,Account  Number,Account name,\nx,,BOLT,Bolt,\n",
      "team.json": saved,
    });
    const { stdout } = folder.run("map", "next.csv", "--mapping", "team.json");
    assert.equal(stdout, `${header}\n${row("Bolt,BOLT,Main,,US,x").slice(0, -1)}\n`);
  });

  test("proposes nothing besides, and --map, --set and --derive win", (t) => {
    const kept = [
      {
        headers: ["Client", "City", "Owner"],
        columns: { "Company Name": "Client", "Site Name": "City" },
        constants: { Country: "US" },
      },
    ];
    const folder = new Folder(t, {
      "list.csv": "Client,City,Owner\nBolt,Hull,Ann\n",
      "team.json": JSON.stringify(kept),
    });
    const plain = folder.run("map", "list.csv", "--mapping", "team.json");
    assert.equal(plain.stdout, `${header}\n${row("Bolt,,Hull,,US")}\n`);
    const args = ["--map", "Owner=Site Name", "--set", "Country=GB", "--derive", "Site ID"];
    const changed = folder.run("map", "list.csv", "--mapping", "team.json", ...args);
    assert.equal(changed.stdout, `${header}\n${row("Bolt,,Ann,BOLTANN,GB")}\n`);
    assert.equal(
      changed.stderr,
      `Company Name ← Client (remembered)
Company ID ← not mapped (required)
Site Name ← Owner (as you say)
Site ID ← made in 1 row: Ann → BOLTANN
Country ← "GB" in 1 row
Mapped 1 row. Not used: City.
`,
    );
  });

  test("knows the other file of a join by its header row too, and the key", (t) => {
    const sites = "siteId,siteName,parentId,phone\n7,Main,101,1\n9,Hull,102,\n";
    const customers = "customerId,customerName,phone\n101,Larkspur Dental,5\n102,Bolt,6\n";
    const folder = new Folder(t, { "sites.csv": sites, "customers.csv": customers, "renamed.csv": customers });
    const args = ["--map", "phone (customers.csv)=Phone Number", "--save-mapping", "team.json"];
    const first = folder.run("map", "sites.csv", "--join", "customers.csv", ...args);
    const kept = JSON.parse(folder.read("team.json"));
    assert.deepEqual(kept[0].join, {
      headers: ["customerId", "customerName", "phone"],
      on: ["parentId", "customerId"],
      columns: { "Company Name": "customerName", "Phone Number": "phone" },
    });
    const again = folder.run("map", "sites.csv", "--join", "renamed.csv", "--mapping", "team.json");
    assert.equal(again.stdout, first.stdout);
    assert.match(again.stderr, /^Joined with renamed\.csv by parentId = customerId \(remembered\)\.\n/);
    const alone = folder.run("map", "sites.csv", "--mapping", "team.json");
    const problem =
      "team.json has no mapping for the header row of sites.csv without another file: name it with --join.";
    assert.deepEqual(alone, { status: 2, stdout: "", stderr: `asio-import: ${problem}\n` });
  });

  test("is refused in one line if no mapping fits", (t) => {
    const kept = JSON.parse(saved)[0];
    const boss = [{ ...kept, columns: { "Bo\u001b[1mss": "Notes" }, derived: ["Email"] }];
    const folder = new Folder(t, {
      "accounts.csv": accounts,
      "more.csv": accounts.replace("Notes", "Notes;Owner"),
      "fewer.csv": accounts.replace(";Notes", ""),
      "team.json": saved,
      "boss.json": JSON.stringify(boss),
      "none.json": "[]",
    });
    for (const [file, mapping, problem] of [
      [
        "more.csv",
        "team.json",
        'team.json has no mapping for the header row of more.csv. The closest one differs in "Owner".',
      ],
      [
        "fewer.csv",
        "team.json",
        'team.json has no mapping for the header row of fewer.csv. The closest one differs in "Notes".',
      ],
      ["accounts.csv", "none.json", "none.json has no mapping for the header row of accounts.csv."],
      [
        "accounts.csv",
        "boss.json",
        'boss.json: the template has no column "Bo\\u001b[1mss" or "Email" that the mapping for accounts.csv could fill.',
      ],
      ["accounts.csv", "-", `--mapping takes no "-": use /dev/stdin${help}`],
    ] as const) {
      const { status, stdout, stderr } = folder.run("map", file, "--mapping", mapping);
      assert.deepEqual([status, stdout, stderr], [2, "", `asio-import: ${problem}\n`]);
    }
    assert.match(folder.run("map", "accounts.csv", "--mapping", "no.json").stderr, /no\.json cannot be read: /);
  });
});
