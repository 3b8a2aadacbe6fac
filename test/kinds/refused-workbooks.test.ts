import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8 } from "fflate";
import { csvOf, message } from "./workbook-csv.ts";
import { archive, parts, relationships, sheet, styles, workbook } from "./workbooks.ts";

describe("what is no workbook that can be read", () => {
  const good = workbook({
    name: "S",
    content: Array.from({ length: 200 }, (_, row) => [`Company ${row}`, row * 7919]),
  });
  const broken = "clients.xlsx is a damaged or incomplete workbook: save it again in Excel, or export it again.";
  const tooLarge = "clients.xlsx is too large as a workbook: save the sheet as CSV first.";

  for (const [title, bytes, text] of [
    ["is a CSV", strToU8("a,b\n"), "clients.xlsx is not a workbook."],
    ["is empty", new Uint8Array(), "clients.xlsx is not a workbook."],
    [
      "is of an old Excel",
      compound("Workbook"),
      "clients.xlsx is in the format of Excel before 2007 (.xls): save it as .xlsx or CSV first.",
    ],
    [
      "is cut off, of an old Excel",
      compound("Workbook").subarray(0, 20),
      "clients.xlsx is in the format of Excel before 2007 (.xls): save it as .xlsx or CSV first.",
    ],
    [
      "has a password",
      compound("EncryptedPackage"),
      "clients.xlsx is protected with a password: save it without one first.",
    ],
    [
      "is binary",
      archive({ "_rels/.rels": relationships([["officeDocument", "xl/workbook.bin"]]), "xl/workbook.bin": "x" }),
      "clients.xlsx is a binary workbook (.xlsb): save it as .xlsx or CSV first.",
    ],
    [
      "is an OpenDocument",
      archive({ mimetype: "x", "content.xml": "x", "META-INF/manifest.xml": "x" }),
      "clients.xlsx is an OpenDocument file (.ods): save it as .xlsx or CSV first.",
    ],
    [
      "is of Numbers",
      archive({ "Index/Document.iwa": "x" }),
      "clients.xlsx is a Numbers document: save it as .xlsx or CSV first.",
    ],
    [
      "is of Word",
      archive({ "_rels/.rels": relationships([["officeDocument", "word/document.xml"]]), "word/document.xml": "<x/>" }),
      "clients.xlsx is an archive, but not a workbook.",
    ],
    ["is another archive", archive({ "a.csv": "a" }), "clients.xlsx is an archive, but not a workbook."],
    ["is cut off", good.subarray(0, good.length - 30), broken],
    [
      "has no sheet where it says",
      archive({
        ...parts([{ name: "S", content: "" }]),
        "xl/_rels/workbook.xml.rels": relationships([["worksheet", "gone.xml"]]),
      }),
      broken,
    ],
    ["has XML that ends too early", archive(parts([{ name: "S", content: "<worksheet><sheetData><row>" }])), broken],
    [
      "has tags that do not match",
      archive(parts([{ name: "S", content: "<worksheet><sheetData></row></worksheet>" }])),
      broken,
    ],
    ["has no XML", archive(parts([{ name: "S", content: "x" }])), broken],
    [
      "has a tag without an end",
      archive(parts([{ name: "S", content: `<worksheet><sheetData x="${"y".repeat(5_000_000)}"/></worksheet>` }])),
      broken,
    ],
    [
      "has invalid UTF-8",
      archive({
        ...parts([{ name: "S", content: "" }]),
        "xl/worksheets/sheet1.xml": new Uint8Array([60, 120, 62, 0xff, 60, 47, 120, 62]),
      }),
      broken,
    ],
    [
      "has a row too many",
      archive(parts([{ name: "S", content: sheet('<row r="1048577"><c><v>1</v></c></row>') }])),
      broken,
    ],
    [
      "has a cell in no column",
      archive(parts([{ name: "S", content: sheet('<row><c r="XFE1"><v>1</v></c></row>') }])),
      broken,
    ],
    [
      "has a text that is not there",
      archive(parts([{ name: "S", content: sheet('<row><c t="s"><v>0</v></c></row>') }])),
      broken,
    ],
    [
      "would be enormous as text",
      archive(
        parts([
          {
            name: "S",
            content: sheet(`<row r="1"><c r="XFD1"><v>1</v></c></row>${"<row><c><v>1</v></c></row>".repeat(40_000)}`),
          },
        ]),
      ),
      tooLarge,
    ],
  ] as const) {
    test(`is refused: ${title}`, () =>
      assert.equal(
        message(() => csvOf(bytes)),
        text,
      ));
  }

  test("is refused wherever a bit of a sheet has changed", () => {
    const from = Buffer.from(good).indexOf("xl/worksheets/sheet1.xml") + 24;
    const until = Buffer.from(good).indexOf("PK\u0003\u0004", from);
    for (let at = from; at < (until < 0 ? from + 900 : until); at += 13) {
      const changed = good.slice();
      changed[at] = (changed[at] as number) ^ 4;
      assert.equal(
        message(() => csvOf(changed)),
        broken,
        `byte ${at}`,
      );
    }
  });

  test("is refused, or read, whatever a part of it contains", () => {
    const all = parts([{ name: "S", content: sheet('<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>') }], {
      sharedStrings: `<sst><si><t>x</t></si></sst>`,
      styles: styles(0, "0;@"),
    });
    const inserted = [
      "<",
      ">",
      "&",
      '"',
      "<x>",
      "</row>",
      '<c r="ZZ1">',
      "9e9",
      "-1",
      "<!--",
      "]]>",
      "<![CDATA[",
      "&#0;",
    ];
    for (const [path, text] of Object.entries(all)) {
      for (let at = 0; at < text.length; at += 5) {
        const more = inserted[(at / 5) % inserted.length];
        message(() => csvOf(archive({ ...all, [path]: text.slice(0, at) + more + text.slice(at) })));
      }
    }
  });

  test("is refused where little unpacks to very much, and where it says that it does not", () => {
    const said = (unpacked: number) => {
      const all = parts([{ name: "S", content: sheet(" ".repeat(5_000_000)) }]);
      const bytes = Buffer.from(archive(all));
      assert.ok(bytes.length < 10_000);
      const nameInDirectory = bytes.lastIndexOf("xl/worksheets/sheet1.xml");
      bytes.writeUInt32LE(unpacked, nameInDirectory - 46 + 24);
      return message(() => csvOf(bytes));
    };
    assert.equal(said(5_000_111), broken);
    assert.equal(said(2 ** 31 + 1), tooLarge);
    assert.equal(said(100), broken);
  });
});

/** The beginning of a compound file with this name in its directory. */
function compound(name: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.write("Root Entry", 1024, "utf16le");
  bytes.write(name, 1152, "utf16le");
  return bytes;
}
