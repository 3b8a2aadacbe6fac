import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Folder, header } from "./cli.ts";

/** An import file with one row, with this country and city. */
function importFile(country: string, city: string): string {
  return `${header}\r\nAcme,ACME,Main,S1,${country},,,,${city}${",".repeat(9)}\r\n`;
}

/** Bytes in Windows-1252, as Excel writes its *CSV (Comma delimited)*. */
function windows1252(text: string): Buffer {
  const codes: Record<string, number> = { "’": 0x92, "–": 0x96, "€": 0x80 };
  return Buffer.from(Array.from(text, (character) => codes[character] ?? character.charCodeAt(0)));
}

function utf16(text: string, order: "le" | "be"): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

const city = "Montréal’s – 5 €";
const text = importFile("UK", city);
const fixed = importFile("GB", city);
const accepted = "Accepted: the one row would be created. Existing companies are not checked: no export is chosen.";
const noLoss = "Some characters could not be read, but nothing is lost:";

describe("a file in Windows-1252", () => {
  const name = "is saved as Windows-1252, not as UTF-8";

  test("is not accepted, but reported with the option that reads it", (t) => {
    const folder = new Folder(t, { "a.csv": windows1252(importFile("US", "Montréal")) });
    const { status, stdout, stderr } = folder.run("validate", "a.csv");
    assert.deepEqual([status, stderr], [1, ""]);
    const [first] = stdout.split("\n");
    const message = `${noLoss} the file ${name}. Read it with --encoding windows-1252.`;
    assert.equal(first, `a.csv:1:1: error: ${message} [encoding]`);
  });

  test("is rejected by commands that write files", (t) => {
    const folder = new Folder(t, { "a.csv": windows1252(text) });
    for (const command of ["fix", "retry", "ready", "map"]) {
      assert.deepEqual(folder.run(command, "a.csv"), {
        status: 2,
        stdout: "",
        stderr: `asio-import: a.csv ${name}: read it with --encoding windows-1252.\n`,
      });
    }
  });

  test("is rejected before anything is written, even if only its last row shows the encoding", (t) => {
    const rows = `Acme,ACME,Main,S1,US${",".repeat(13)}\r\n`.repeat(60_000);
    const folder = new Folder(t, { "a.csv": windows1252(`${header}\r\n${rows}${importFile("US", "Montréal")}`) });
    for (const args of [
      ["retry", "a.csv"],
      ["ready", "a.csv", "-o", "b.csv"],
      ["map", "a.csv"],
      ["map", "a.csv", "-o", "b.csv"],
    ]) {
      assert.deepEqual(folder.run(...args), {
        status: 2,
        stdout: "",
        stderr: `asio-import: a.csv ${name}: read it with --encoding windows-1252.\n`,
      });
    }
    assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
  });

  test("is read with --encoding and written as UTF-8", (t) => {
    const folder = new Folder(t, { "a.csv": windows1252(text), "b.csv": windows1252(fixed) });
    const read = ["--encoding", "windows-1252"];
    const stderr = "a.csv: 1 problem fixed, none left. Converted from Windows-1252 to UTF-8.\n";
    assert.deepEqual(folder.run("fix", ...read, "a.csv"), { status: 0, stdout: fixed, stderr });
    const stdout = `a.csv: ${accepted}\n`;
    assert.deepEqual(folder.run("fix", ...read, "--write", "a.csv"), { status: 0, stdout, stderr });
    assert.equal(folder.read("a.csv"), fixed);
    // With only the encoding to fix.
    assert.deepEqual(folder.run("validate", ...read, "b.csv"), {
      status: 0,
      stdout: `b.csv: ${accepted}\n`,
      stderr: "",
    });
    assert.equal(
      folder.run("fix", ...read, "--write", "b.csv").stderr,
      "b.csv: Converted from Windows-1252 to UTF-8.\n",
    );
    assert.equal(folder.read("b.csv"), fixed);
    assert.equal(folder.run("validate", "b.csv").status, 0);
  });

  test("keeps its characters in the response file", (t) => {
    const folder = new Folder(t, { "a.csv": windows1252(text) });
    folder.run("validate", "--encoding", "cp1252", "a.csv", "--response");
    const [, failed] = folder.read("a.response.csv").split("\r\n");
    assert.ok(failed?.startsWith(`Acme,ACME,Main,S1,UK,,,,${city},`), failed);
  });

  test("is read by any of its encoding labels", (t) => {
    const folder = new Folder(t, { "a.csv": windows1252(fixed) });
    for (const label of ["windows-1252", "Windows-1252", "cp1252", "latin1", "iso-8859-1"]) {
      assert.equal(folder.run("validate", "--encoding", label, "a.csv").status, 0, label);
    }
  });

  test("is read completely if it spans several chunks", (t) => {
    const row = `,,,,${city}${",".repeat(9)}\r\n`;
    const rows = Array.from({ length: 30_000 }, (_, index) => `Acme${index},A${index},Main,S${index},US${row}`);
    const folder = new Folder(t, { "a.csv": windows1252(`${header}\r\n${rows.join("")}`) });
    const { status, stdout } = folder.run("validate", "--encoding", "windows-1252", "a.csv");
    assert.match(stdout, /^a.csv: Accepted: all 30,000 rows would be created\./);
    assert.equal(status, 0);
    assert.match(folder.run("validate", "a.csv").stdout, /the file is saved as Windows-1252/);
  });
});

describe("a file in an unknown code page", () => {
  const bytes = Buffer.concat([
    Buffer.from(importFile("US", "Paris").slice(0, -11)),
    Buffer.of(0x8d),
    Buffer.from("\r\n"),
  ]);

  test("is reported as not UTF-8 and not used to write files", (t) => {
    const folder = new Folder(t, { "a.csv": bytes });
    const { status, stdout } = folder.run("validate", "a.csv");
    assert.equal(status, 1);
    assert.ok(
      stdout.includes(
        `Some characters could not be read: the file is not UTF-8. Export it again as UTF-8, or name its encoding with --encoding. [encoding]`,
      ),
      stdout,
    );
    assert.equal(
      folder.run("fix", "a.csv").stderr,
      "asio-import: a.csv is not UTF-8, and characters would be lost: save it as UTF-8, or name its encoding with --encoding.\n",
    );
    assert.deepEqual(folder.run("fix", "--encoding", "windows-1252", "a.csv"), {
      status: 2,
      stdout: "",
      stderr: "asio-import: a.csv is not Windows-1252, and characters would be lost.\n",
    });
    assert.equal(folder.run("validate", "--encoding", "windows-1252", "a.csv").status, 2);
  });

  test("is read in the specified encoding", (t) => {
    const shiftJis = Buffer.from(fixed.replace(city, "?"), "latin1");
    const at = shiftJis.indexOf("?");
    // 東京 in Shift JIS.
    const tokyo = Buffer.concat([
      shiftJis.subarray(0, at),
      Buffer.of(0x93, 0x8c, 0x8b, 0x9e),
      shiftJis.subarray(at + 1),
    ]);
    const mac = Buffer.concat([shiftJis.subarray(0, at), Buffer.of(0x8e), shiftJis.subarray(at + 1)]);
    const folder = new Folder(t, { "tokyo.csv": tokyo, "mac.csv": mac });
    assert.equal(folder.run("fix", "--encoding", "shift_jis", "tokyo.csv").stdout, fixed.replace(city, "東京"));
    assert.equal(folder.run("fix", "--encoding", "macintosh", "mac.csv").stdout, fixed.replace(city, "é"));
  });
});

describe("a file in UTF-16", () => {
  test("without a byte order mark is read with --encoding", (t) => {
    for (const order of ["le", "be"] as const) {
      const folder = new Folder(t, { "a.csv": utf16(text, order) });
      const path = join(folder.path, "a.csv");
      const stderr = `asio-import: ${path} is UTF-16 ${order.toUpperCase()} without a byte order mark: save it as UTF-8. Or read it with --encoding utf-16${order}.\n`;
      assert.deepEqual(folder.run("validate", "a.csv"), { status: 2, stdout: "", stderr });
      assert.deepEqual(folder.run("fix", "a.csv"), { status: 2, stdout: "", stderr });
      const { status, stdout } = folder.run("fix", "--encoding", `utf-16${order}`, "a.csv");
      assert.deepEqual([status, stdout], [0, fixed]);
    }
  });

  for (const order of ["le", "be"] as const) {
    const name = `UTF-16 ${order.toUpperCase()}`;

    test(`with a byte order mark (${name}) is read, but not accepted`, (t) => {
      const folder = new Folder(t, { "a.csv": utf16(`\uFEFF${fixed}`, order) });
      const message = `The file is saved as ${name}, but the platform expects UTF-8. Save it as UTF-8: asio-import fix --write does so.`;
      const verdict = "Invalid CSV: the platform would refuse the whole file, because it is not saved as UTF-8.";
      assert.deepEqual(folder.run("validate", "a.csv"), {
        status: 1,
        stdout: `a.csv:1:1: error: ${message} [encoding]\na.csv: ${verdict}\n`,
        stderr: "",
      });
    });

    for (const named of [[], ["--encoding", `utf-16${order}`]]) {
      test(`with a byte order mark (${name}) is converted by ${["fix", ...named].join(" ")}, even if clean`, (t) => {
        const folder = new Folder(t, {
          "a.csv": utf16(`\uFEFF${text}`, order),
          "b.csv": utf16(`\uFEFF${fixed}`, order),
        });
        for (const [file, done] of [
          ["a.csv", "1 problem fixed, none left. "],
          ["b.csv", ""],
        ] as const) {
          assert.deepEqual(folder.run("fix", ...named, file, "--write"), {
            status: 0,
            stdout: `${file}: ${accepted}\n`,
            stderr: `${file}: ${done}Converted from ${name} to UTF-8.\n`,
          });
          assert.equal(folder.read(file), `\uFEFF${fixed}`);
          assert.equal(folder.run("validate", file).status, 0);
        }
      });
    }
  }

  for (const [what, city] of [
    ["U+0000", "a\0b"],
    ["half of a surrogate pair", "\ud800 b"],
  ] as const) {
    test(`with ${what} is rejected in one line and not overwritten`, (t) => {
      const bytes = utf16(`\uFEFF${importFile("UK", city)}`, "le");
      const folder = new Folder(t, { "a.csv": bytes });
      const path = join(folder.path, "a.csv");
      const problem = `${path} is UTF-16 with damaged characters (U+0000, or half of a surrogate pair): export it again as UTF-8.`;
      for (const args of [["validate"], ["fix"], ["fix", "--write"], ["ready"], ["map"]]) {
        const stderr = `asio-import: ${problem}\n`;
        assert.deepEqual(folder.run(...args, "a.csv"), { status: 2, stdout: "", stderr });
      }
      assert.deepEqual(readFileSync(path), bytes);
    });
  }
});

describe("a file that contradicts --encoding is rejected and not changed", () => {
  const ascii = importFile("UK", "Boston");
  const odd = ascii.length % 2 === 1 ? ascii : ascii.replace("Boston", "Reno1");
  const even = odd.replace("Main", "Mains");
  const remedy = (encoding: string) => `read it with --encoding ${encoding}.`;
  const out = "leave --encoding out.";
  const marked = (of: string, named: string) => `begins with the byte order mark of ${of}, not ${named}: ${out}`;
  const lone = utf16(text.replace("–", "\ud800"), "le");
  for (const [what, bytes, encoding, problem] of [
    ["UTF-8", Buffer.from(text), "windows-1252", `is UTF-8, not Windows-1252: ${out}`],
    ["UTF-8", Buffer.from(text), "latin1", `is UTF-8, not Windows-1252: ${out}`],
    ["UTF-8", Buffer.from(text), "shift_jis", `is UTF-8, not shift_jis: ${out}`],
    ["UTF-8", Buffer.from(text), "macintosh", `is UTF-8, not macintosh: ${out}`],
    ["UTF-8", Buffer.from(text), "utf-16le", `is UTF-8, not UTF-16 LE: ${out}`],
    ["marked UTF-8", Buffer.from(`\uFEFF${text}`), "windows-1252", marked("UTF-8", "Windows-1252")],
    ["marked ASCII", Buffer.from(`\uFEFF${ascii}`), "utf-16be", marked("UTF-8", "UTF-16 BE")],
    ["marked UTF-16", utf16(`\uFEFF${text}`, "le"), "utf-8", marked("UTF-16 LE", "UTF-8")],
    ["marked UTF-16", utf16(`\uFEFF${text}`, "be"), "utf-16le", marked("UTF-16 BE", "UTF-16 LE")],
    ["UTF-16", utf16(text, "be"), "utf-16le", `is UTF-16 BE, not UTF-16 LE: ${remedy("utf-16be")}`],
    ["ASCII of odd length", Buffer.from(odd), "utf-16le", `is UTF-8, not UTF-16 LE: ${out}`],
    ["ASCII of even length", Buffer.from(even), "utf-16be", `is UTF-8, not UTF-16 BE: ${out}`],
    ["ASCII with a stray NUL", Buffer.from(odd.replace(",", ",\0")), "utf-16le", `is UTF-8, not UTF-16 LE: ${out}`],
    ["Windows-1252", windows1252(text), "utf-8", "is not UTF-8, and characters would be lost."],
    ["Windows-1252", windows1252(text), "utf-16le", "is not UTF-16 LE."],
    ["Windows-1252", windows1252(text), "euc-jp", "is not euc-jp, and characters would be lost."],
    [
      "UTF-16 with half a character",
      lone,
      "utf-16le",
      "is UTF-16 LE with damaged characters: export it again as UTF-8.",
    ],
    [
      "UTF-16 cut short",
      utf16(text, "le").subarray(0, -1),
      "utf-16le",
      "is UTF-16 LE with damaged characters: export it again as UTF-8.",
    ],
  ] as const) {
    test(`${what} as ${encoding}`, (t) => {
      const folder = new Folder(t, { "a.csv": bytes });
      for (const args of [["validate"], ["fix", "--write"]]) {
        const stderr = `asio-import: a.csv ${problem}\n`;
        const run = folder.run(...args, "--encoding", encoding, "a.csv");
        assert.deepEqual(run, { status: 2, stdout: "", stderr }, args.join(" "));
      }
      assert.deepEqual(readFileSync(join(folder.path, "a.csv")), Buffer.from(bytes));
      assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
    });
  }

  test("for all commands", (t) => {
    const folder = new Folder(t, { "a.csv": text });
    for (const command of ["validate", "fix", "retry", "ready", "map"]) {
      const { status, stdout } = folder.run(command, "--encoding", "windows-1252", "a.csv");
      assert.deepEqual([status, stdout], [2, ""], command);
    }
  });

  test("unless it is plain ASCII, which is the same in every code page", (t) => {
    const clean = importFile("GB", "Boston");
    const folder = new Folder(t, { "a.csv": clean });
    for (const encoding of ["windows-1252", "shift_jis", "macintosh", "utf-8"]) {
      assert.equal(folder.run("validate", "--encoding", encoding, "a.csv").status, 0);
      assert.deepEqual(folder.run("fix", "--encoding", encoding, "--write", "a.csv"), {
        status: 0,
        stdout: `a.csv: ${accepted}\n`,
        stderr: "a.csv: Nothing to fix.\n",
      });
    }
    assert.equal(folder.read("a.csv"), clean);
  });

  test("even if only the end of a long file contradicts it", (t) => {
    const rows = Array.from(
      { length: 40_000 },
      (_, index) => `Acme${index},A${index},Main,S${index},US${",".repeat(13)}`,
    );
    const long = [header, ...rows, `Acme,A,Main,S,US,,,,Montréal${",".repeat(9)}`].join("\n");
    const folder = new Folder(t, { "a.csv": long });
    const { status, stdout, stderr } = folder.run("validate", "--encoding", "windows-1252", "a.csv");
    assert.deepEqual([status, stdout, stderr], [2, "", `asio-import: a.csv is UTF-8, not Windows-1252: ${out}\n`]);
  });
});

test("many rows in another code page are one finding, and no response file is written", (t) => {
  const rows = Array.from(
    { length: 12 },
    (_, index) => `Café${index},C${index},Main,S${index},US,,,,Köln${",".repeat(9)}`,
  );
  const folder = new Folder(t, { "a.csv": windows1252([header, ...rows, ""].join("\r\n")) });
  const { status, stdout, stderr } = folder.run("validate", "a.csv", "--format", "json", "--response");
  const [{ verdict, findings, counts }] = JSON.parse(stdout).files;
  assert.deepEqual([verdict, counts.error], ["invalid-csv", 1]);
  assert.deepEqual(
    findings.map(({ code, row }: { code: string; row: number }) => [code, row]),
    [["encoding", 1]],
  );
  assert.deepEqual(
    [status, stderr],
    [2, "asio-import: a.csv is saved as Windows-1252, not as UTF-8: read it with --encoding windows-1252.\n"],
  );
  assert.deepEqual(readdirSync(folder.path), ["a.csv"]);
});

test("an unknown encoding is a usage error", (t) => {
  const folder = new Folder(t, { "a.csv": text });
  assert.deepEqual(folder.run("validate", "--encoding", "klingon", "a.csv"), {
    status: 2,
    stdout: "",
    stderr:
      'asio-import: --encoding does not support "klingon", but supports utf-8, windows-1252, utf-16le, utf-16be and others (see asio-import --help)\n',
  });
});
