import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { listingSheets, readingSheet } from "../../server/src/files/workbook/sheets.ts";
import { allAtOnce } from "../../server/src/steps.ts";
import { csvOf, message } from "./workbook-csv.ts";
import { archive, main, parts, relationships, sheet, styles, workbook } from "./workbooks.ts";

/** The CSV of a sheet with this XML in `sheetData`. */
function csvOfCells(cells: string, more?: Parameters<typeof parts>[1], after?: string): string {
  return csvOf(archive(parts([{ name: "S", content: sheet(cells, after) }], more)));
}

/** What a number in a cell with this format is. */
function number(value: string, format: string | number): string {
  const text = csvOfCells(`<row><c s="1"><v>${value}</v></c><c><v>1</v></c></row>`, { styles: styles(0, format) });
  return text.slice(0, -3);
}

/** What each list contains: its cells, and as a CSV. */
const listCells = [
  ["Company", "Zip", "Since"],
  ["Larkspur & Söhne 😀", "02110", "3/5/2024"],
  ["Bolt", "01234"],
];
const list = "Company,Zip,Since\nLarkspur & Söhne 😀,02110,3/5/2024\nBolt,01234,\n";

describe("a list is read as each program writes it:", () => {
  const cellStyles = styles(0, "00000", 14);
  const strings = ["Company", "Zip", "Since", "Larkspur &amp; Söhne 😀", "Bolt", "01234"];
  const sharedStrings = `<sst xmlns="${main}" count="6" uniqueCount="6">${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`;

  test("Excel", () => {
    const content = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{0}"><dimension ref="A1:C3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.5" x14ac:dyDescent="0.35"/><cols><col min="1" max="1" width="20" customWidth="1"/></cols><sheetData><row r="1" spans="1:3" x14ac:dyDescent="0.35"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2" spans="1:3"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>2110</v></c><c r="C2" s="2"><v>45356</v></c></row><row r="3" spans="1:3"><c r="A3" t="s"><v>4</v></c><c r="B3" s="1" t="s"><v>5</v></c><c r="C3" s="2"/></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1" xmlns:r="x"/></tableParts></worksheet>`;
    assert.equal(csvOf(archive(parts([{ name: "Sheet1", content }], { sharedStrings, styles: cellStyles }))), list);
  });

  test("LibreOffice, with strings in runs and cells that are only formatted", () => {
    const runs = sharedStrings.replace(
      "<t>Company</t>",
      '<r><rPr><b val="true"/></rPr><t>Com</t></r><r><t xml:space="preserve">pany</t></r>',
    );
    const rows = `<row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c r="C1" s="0" t="s"><v>2</v></c><c r="AMJ1" s="0"/></row><row r="2"><c r="A2" s="0" t="s"><v>3</v></c><c r="B2" s="1" t="n"><v>2110</v></c><c r="C2" s="2" t="n"><v>45356</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" s="0" t="s"><v>5</v></c></row><row r="1048576" customFormat="false" ht="12.8"/>`;
    assert.equal(csvOfCells(rows, { sharedStrings: runs, styles: cellStyles }), list);
  });

  test("Google Sheets, with rows and cells that are empty", () => {
    const rows = `<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c r="C1" s="0" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>2110.0</v></c><c r="C2" s="2"><v>45356.0</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>5</v></c></row><row r="4"><c r="A4" s="0"/></row><row r="1000" ht="15.75" customHeight="1"/>`;
    assert.equal(csvOfCells(rows, { sharedStrings, styles: cellStyles }), list);
  });

  test("openpyxl, with targets from the root and strings for formulas", () => {
    const all = parts(
      [
        {
          name: "Clients",
          content: sheet(
            `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1" t="n"><v>2110</v></c><c r="C2" s="2" t="n"><v>45356</v></c></row><row r="3"><c r="A3" t="str"><f>"Bo"&amp;"lt"</f><v>Bolt</v></c><c r="B3" t="inlineStr"><is><t>01234</t></is></c></row>`,
          ),
        },
      ],
      { sharedStrings, styles: cellStyles },
    );
    all["_rels/.rels"] = relationships([["officeDocument", "/xl/workbook.xml"]]);
    all["xl/_rels/workbook.xml.rels"] = relationships([
      ["worksheet", "/xl/worksheets/sheet1.xml"],
      ["sharedStrings", "/xl/sharedStrings.xml"],
      ["styles", "/xl/styles.xml"],
    ]);
    assert.equal(csvOf(archive(all)), list);
  });

  test("SheetJS, without shared strings and with CRLF", () => {
    const rows = `<row r="1"><c r="A1" t="str"><v>Company</v></c><c r="B1" t="str"><v>Zip</v></c><c r="C1" t="str"><v>Since</v></c></row>\r\n<row r="2"><c r="A2" t="str"><v>Larkspur &amp; Söhne 😀</v></c><c r="B2" s="1"><v>2110</v></c><c r="C2" s="2"><v>45356</v></c></row>\r\n<row r="3"><c r="A3" t="str"><v>Bolt</v></c><c r="B3" t="str"><v>01234</v></c></row>`;
    assert.equal(csvOfCells(rows, { styles: cellStyles }), list);
  });

  test("ClosedXML and the Open XML SDK, with prefixes", () => {
    const all = parts([{ name: "Clients", content: "" }], {
      sharedStrings: `<x:sst xmlns:x="${main}">${strings.map((text) => `<x:si><x:t>${text}</x:t></x:si>`).join("")}</x:sst>`,
      styles: `<x:styleSheet xmlns:x="${main}"><x:numFmts><x:numFmt numFmtId="170" formatCode="00000"/></x:numFmts><x:cellXfs count="3"><x:xf/><x:xf numFmtId="170"/><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>`,
    });
    all["xl/workbook.xml"] =
      `<x:workbook xmlns:x="${main}" xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="Clients" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`;
    all["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>3</x:v></x:c><x:c r="B2" s="1"><x:v>2110</x:v></x:c><x:c r="C2" s="2"><x:v>45356</x:v></x:c></x:row><x:row r="3"><x:c r="A3" t="s"><x:v>4</x:v></x:c><x:c r="B3" t="s"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    assert.equal(csvOf(archive(all)), list);
  });

  test("Apache POI, with inline strings and references to characters", () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Company</t></is></c><c r="B1" t="inlineStr"><is><t>Zip</t></is></c><c r="C1" t="inlineStr"><is><t>Since</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Larkspur &#38; S&#246;hne &#128512;</t></is></c><c r="B2" s="1" t="n"><v>2110.0</v></c><c r="C2" s="2" t="n"><v>45356.0</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve">Bolt</t></is></c><c r="B3" t="inlineStr"><is><t>01234</t></is></c></row>`;
    assert.equal(csvOfCells(rows, { styles: cellStyles }), list);
  });

  test("the strict edition of the standard, with dates as texts", () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const types = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>2110</v></c><c r="C2" s="2" t="d"><v>2024-03-05T00:00:00</v></c></row><row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>5</v></c></row>`;
    const all = parts([{ name: "S", content: sheet(rows) }], { sharedStrings, styles: cellStyles });
    all["_rels/.rels"] = relationships([["officeDocument", "xl/workbook.xml"]], types);
    all["xl/_rels/workbook.xml.rels"] = relationships(
      [
        ["worksheet", "worksheets/sheet1.xml"],
        ["sharedStrings", "sharedStrings.xml"],
        ["styles", "styles.xml"],
      ],
      types,
    );
    const replaced = Object.entries(all).map(([path, text]) => [path, text.replaceAll(main, strict)]);
    assert.equal(csvOf(archive(Object.fromEntries(replaced))), list);
  });

  test("a report generator, without numbers of rows and cells, and with backslashes and capitals in paths", () => {
    const cells = (texts: readonly string[]) =>
      `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join("")}</row>`;
    const all = parts([
      {
        name: "S",
        content: sheet(
          cells(strings.slice(0, 3)) + cells([strings[3] ?? "", "02110", "3/5/2024"]) + cells(["Bolt", "01234"]),
        ),
      },
    ]);
    const renamed = Object.entries(all).map(([path, text]) => [
      path.replaceAll("/", "\\").replace("sheet1", "Sheet1"),
      text,
    ]);
    assert.equal(csvOf(archive(Object.fromEntries(renamed))), list);
  });

  test("another one, in UTF-16 and without a main relationship", () => {
    const all = parts([{ name: "S", content: listCells }]);
    const { "_rels/.rels": _, ...rest } = all;
    const wide = Buffer.from(`\uFEFF${all["xl/worksheets/sheet1.xml"]}`, "utf16le");
    assert.equal(csvOf(archive({ ...rest, "xl/worksheets/sheet1.xml": new Uint8Array(wide) })), list);
  });

  test("any, in an archive that is not packed, or has a comment", () => {
    const all = parts([{ name: "S", content: listCells }]);
    const entries = Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)]));
    assert.equal(csvOf(zipSync(entries, { level: 0 })), list);
    const commented = new Uint8Array([...zipSync(entries), ...strToU8("a comment")]);
    commented[commented.length - 11] = 9;
    assert.equal(csvOf(commented), list);
  });
});

describe("a number is", () => {
  for (const [title, value, format, text] of [
    ["as typed in a cell without a format", "2110", 0, "2110"],
    ["as typed in a cell of text", "2110", 49, "2110"],
    ["with its zeros", "2110", "00000", "02110"],
    ["with the hyphen of a ZIP+4", "21101234", "00000-0000", "02110-1234"],
    ["by the conditions of its format", "6175550100", "[<=9999999]###-####;(###) ###-####", "(617) 555-0100"],
    ["with all digits of an ID", "123456789012345678", 0, "123456789012345678"],
    ["with all digits, where the format shows a power of ten", "1.23456789012E+11", 11, "123456789012"],
    ["without groups of digits", "1234567", 3, "1234567"],
    ["without groups and spaces of accounting", "1234.5", 43, "1234.50"],
    ["not in thousands", "1234567", "#,##0,", "1234567"],
    ["without the noise of binary fractions", "0.30000000000000004", 0, "0.3"],
    ["a percentage", "0.25", 9, "25%"],
    ["with the text of its format", "7", '"C-"000', "C-007"],
    ["a date", "45356", "yyyy-mm-dd", "2024-03-05"],
    ["a date in words", "45356", "[$-409]d mmmm yyyy;@", "5 March 2024"],
    ["a time", "0.5625", "hh:mm", "13:30"],
    ["as typed where the format is wrong", "7", "[", "7"],
    ["as typed where no date is possible", "-7", 14, "-7"],
    ["nothing where the format hides it", "0", "0;-0;;@", ""],
  ] as const) {
    test(title, () => assert.equal(number(value, format), text));
  }

  test("a date counted from 1904", () => {
    for (const workbookPr of ['<workbookPr date1904="1"/>', '<workbookPr date1904="true"/>']) {
      const cells = '<row><c s="0"><v>43894</v></c><c s="0" t="d"><v>2024-03-05</v></c></row>';
      assert.equal(csvOfCells(cells, { styles: styles(14), workbookPr }), "3/5/2024,3/5/2024\n");
    }
  });

  test("a date of the standard's strict edition without a format", () => {
    const cells = '<row><c t="d"><v>2024-03-05T00:00:00.000</v></c><c t="d"><v>2024-03-05T13:30:00</v></c></row>';
    assert.equal(csvOfCells(cells), "2024-03-05,2024-03-05T13:30:00\n");
  });
});

describe("a cell", () => {
  test("contains TRUE or FALSE, or the error of a formula", () => {
    assert.equal(
      csvOfCells('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'),
      "TRUE,FALSE,#DIV/0!\n",
    );
  });

  test("contains what a formula gave when the workbook was saved", () => {
    assert.equal(
      csvOfCells(
        '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>x</v></c><c><f>B1</f></c><c t="str"><v>y</v></c></row>',
      ),
      "2,x,,y\n",
    );
  });

  test("contains text without how it is pronounced", () => {
    const sharedStrings = `<sst xmlns="${main}"><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si></sst>`;
    assert.equal(
      csvOfCells(
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>大</t></r><rPh sb="0" eb="1"><t>オオ</t></rPh><r><t>阪</t></r></is></c></row>',
        { sharedStrings },
      ),
      "東京,大阪\n",
    );
  });

  test("contains characters that are escaped, and CDATA", () => {
    assert.equal(
      csvOfCells(
        '<row><c t="inlineStr"><is><t>a_x000D_\nb_x005F_x0041_ &lt;&#x41;&gt;</t></is></c><c t="str"><v><![CDATA[<b> & c]]></v></c></row>',
      ),
      '"a\r\nb_x0041_ <A>",<b> & c\n',
    );
  });

  test("is quoted where its text needs it", () => {
    assert.equal(
      csvOf(workbook({ name: "S", content: [["a,b", 'c "d"', "e;f", " g "]] })),
      '"a,b","c ""d""",e;f," g "\n',
    );
  });
});

describe("rows", () => {
  test("keep their numbers and columns", () => {
    assert.equal(
      csvOfCells(
        '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>',
      ),
      ",,,\n,1,,2\n,,,\n3,,,\n",
    );
  });

  test("have as many cells as the widest, and none that only have a format", () => {
    assert.equal(
      csvOfCells('<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c><c s="1"/></row><row><c s="1"/></row>'),
      "1,\n2,3\n",
    );
  });

  test("have the value of cells that are merged with those above, but not of those beside", () => {
    const rows =
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row><row><c/><c><v>4</v></c></row><row><c><v>5</v></c></row>";
    const merged = (...refs: string[]) =>
      csvOfCells(rows, {}, `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`);
    assert.equal(merged("A1:A3"), "1,2\n1,3\n1,4\n5,\n");
    assert.equal(merged("A1:A3", "A4:B1048576"), "1,2\n1,3\n1,4\n5,\n");
    assert.equal(merged("A1:B1"), "1,2\n,3\n,4\n5,\n");
    assert.equal(merged("A1:A2", "nonsense", "B3:B4"), "1,2\n1,3\n,4\n5,4\n");
  });
});

describe("of several sheets,", () => {
  const book = workbook(
    { name: "Secret", state: "veryHidden", content: [["x"]] },
    { name: "Empty", content: [] },
    { name: "Companies & more", content: [["Company", ""], ["Acme"]] },
    { name: "Sites", content: [["Site"]] },
  );

  test("those with rows are listed, hidden ones last", () => {
    assert.deepEqual(allAtOnce(listingSheets(book, "clients.xlsx")), [
      { name: "Companies & more", beginning: ["Company"] },
      { name: "Sites", beginning: ["Site"] },
      { name: "Secret", beginning: ["x"] },
    ]);
  });

  test("the first one with rows is read, or the one that is chosen", () => {
    assert.equal(csvOf(book), "Company\nAcme\n");
    assert.deepEqual(allAtOnce(readingSheet(book, "clients.xlsx")).others, [
      { name: "Sites", beginning: ["Site"] },
      { name: "Secret", beginning: ["x"] },
    ]);
    assert.deepEqual(allAtOnce(readingSheet(book, "clients.xlsx", "Sites")).others, []);
    assert.equal(csvOf(book, "Sites"), "Site\n");
    assert.equal(csvOf(book, "sites "), "Site\n");
    assert.equal(csvOf(book, "Secret"), "x\n");
  });

  test("one that is not there is refused, with the names of the others", () => {
    assert.equal(
      message(() => csvOf(book, "Clients")),
      'clients.xlsx has no sheet "Clients": it has "Empty", "Companies & more", "Sites" and "Secret".',
    );
    assert.equal(
      message(() => csvOf(book, "Empty")),
      'clients.xlsx: its sheet "Empty" is empty.',
    );
    assert.equal(
      message(() => csvOf(workbook({ name: "S", content: [] }))),
      "clients.xlsx has no sheet with rows.",
    );
  });

  test("charts are none", () => {
    const all = parts([
      { name: "Chart", content: "<chartsheet/>" },
      { name: "S", content: [["x"]] },
    ]);
    all["xl/_rels/workbook.xml.rels"] = relationships([
      ["chartsheet", "chartsheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
    ]);
    assert.equal(csvOf(archive(all)), "x\n");
  });
});
