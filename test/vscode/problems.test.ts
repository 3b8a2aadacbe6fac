import assert from "node:assert/strict";
import { commands, env, languages, Range, workspace } from "vscode";
import {
  checked,
  csv,
  eventually,
  hasProblems,
  header,
  leaveAsFound,
  open,
  openUntitled,
  place,
  problems,
  reveal,
  set,
  show,
  type,
  write,
} from "./editor.ts";

describe("problems", () => {
  afterEach(leaveAsFound);

  const faulty = csv(
    header,
    "Acme,ACME,Main,S1,US",
    "AT&T,ATT-1,Main,S2,UK",
    "Café,CAFE,Main,S3,",
    "Delta,DELTA,,S4,DE",
  );
  const itsProblems = [
    '3:3 error characters "&"',
    '3:9 error characters "-"',
    '3:20 error country-code "UK"',
    '4:4 error characters "é"',
    '4:19 error required ""',
    '5:13 error required ""',
  ];

  describe("of an import file", () => {
    it("have the exact range, code, severity, message and documentation", async () => {
      const document = await open("faulty.csv", faulty);
      await hasProblems(document, ...itsProblems);
      const found = languages.getDiagnostics(document.uri).find(({ range }) => range.isEqual(new Range(2, 19, 2, 21)));
      assert.ok(found);
      assert.equal(found.source, "asio-import");
      assert.equal(found.message, 'Country "UK" is not an ISO 3166-1 alpha-2 code. Write "GB" (United Kingdom).');
      assert.ok(typeof found.code === "object");
      assert.equal(found.code.target.toString(), `${env.uriScheme}://asio-import.asio-import/rules/country-code`);
    });

    it("refer to the other row involved", async () => {
      const document = await open("twice.csv", csv(header, "Acme,ACME,Main,S1,US", "Acme,ACME,Main,S2,US"));
      await hasProblems(document, '3:11 error duplicate-site "Main"');
      const [related] = languages.getDiagnostics(document.uri)[0]?.relatedInformation ?? [];
      assert.equal(related?.message, "First row of this site");
      assert.equal(related.location.uri.toString(), document.uri.toString());
      assert.ok(related.location.range.isEqual(new Range(1, 10, 1, 14)));
    });

    it("appear while typing and disappear on undo", async () => {
      const document = await open("clean.csv", csv(header, "Acme,ACME,Main,S1,US"));
      await type("Acme", "Acme!");
      await hasProblems(document, '2:5 error characters "!"');
      await commands.executeCommand("undo");
      assert.equal(document.getText(), csv(header, "Acme,ACME,Main,S1,US"));
      await hasProblems(document);
    });

    it("are those of the text in the editor, even if the file on disk differs", async () => {
      const document = await open("clean.csv", csv(header, "Acme,ACME,Main,S1,US"));
      await type("US", "UK");
      await hasProblems(document, '2:19 error country-code "UK"');
      await document.save();
      await hasProblems(document, '2:19 error country-code "UK"');
      await write("clean.csv", csv(header, "Acme,ACME,Main,S1,USA"));
      await hasProblems(document, '2:19 error country-code "USA"');
    });

    it("have the same lines and columns as in VS Code, for all line ends and characters", async () => {
      const lines = [header, "Acme,ACME,Main,S1,US", "😀 Ltd,LTD,Main,S2,UK", ""];
      const document = await open("windows.csv", `\uFEFF${lines.join("\r\n")}`);
      await hasProblems(
        document,
        '3:1 error characters "😀"',
        '3:3 warning spaces " "',
        '3:20 error country-code "UK"',
      );
    });

    it("remain if the file is deleted while open, and disappear with the editor", async () => {
      const document = await open("faulty.csv", faulty);
      await hasProblems(document, ...itsProblems);
      await workspace.fs.delete(document.uri);
      await checked();
      assert.deepEqual(problems(document), itsProblems);
      await type("UK", "GB");
      await hasProblems(document, ...itsProblems.filter((problem) => !problem.includes("country-code")));
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await hasProblems(document);
    });

    it("follow the file when it is renamed", async () => {
      const document = await open("faulty.csv", faulty);
      await hasProblems(document, ...itsProblems);
      await workspace.fs.rename(document.uri, place("renamed.csv"));
      const renamed = await show(place("renamed.csv"));
      await hasProblems(renamed, ...itsProblems);
    });

    it("appear in a file that was never saved", async () => {
      const document = await openUntitled(faulty);
      assert.equal(document.uri.scheme, "untitled");
      await hasProblems(document, ...itsProblems);
    });
  });

  describe("of another CSV file", () => {
    const foreign = csv("Device,Serial,Country", "Laptop dock,SN1,UK");

    it("do not appear, even after edits", async () => {
      const document = await open("devices.csv", foreign);
      await checked();
      assert.deepEqual(problems(document), []);
      await type("dock", "dock!");
      await checked();
      assert.deepEqual(problems(document), []);
    });

    it("appear and disappear when the header row becomes that of an import file or not", async () => {
      const document = await open("devices.csv", foreign);
      await type("Device,Serial,Country", header);
      await hasProblems(document, '2:1 error row-length "Laptop dock,SN1,UK"', '2:7 warning spaces " "');
      await type(header, "Device,Serial,Country");
      await hasProblems(document);
    });

    it("appear if a glob in asioImport.files matches it", async () => {
      const document = await open("imports/devices.csv", csv(`${header},Serial`, "AT&T,ATT,Main,S1,US,SN1"));
      const other = await open("other/devices.csv", csv("Device,Serial", "Laptop & dock,SN-1"));
      await hasProblems(document, '1:51 warning header-unknown "Serial"', '2:3 error characters "&"');
      await set("asioImport.files", ["other/*.csv"]);
      await eventually(() => assert.ok(problems(other).length > 0));
      await set("asioImport.files", ["imports/**/*.csv"]);
      await hasProblems(other);
      await hasProblems(document, '1:51 warning header-unknown "Serial"', '2:3 error characters "&"');
    });
  });

  describe("with asioImport.rules", () => {
    it("are updated immediately when a rule is turned off, changed or reset", async () => {
      const document = await open("faulty.csv", csv(header, "Acme Ltd,ACME,Main,S1,UK"));
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
      await set("asioImport.rules", { spaces: "off", "country-code": "hint" });
      await hasProblems(document, '2:23 hint country-code "UK"');
      await set("asioImport.rules", undefined);
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
    });
  });

  describe("of a file with more problems than can be shown", () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `Company${index},C${index},Main,S${index},UK`);

    it("are limited to asioImport.maxProblems, starting with the first rows", async () => {
      const document = await open("many.csv", csv(header, ...rows));
      const first = (count: number) => rows.slice(0, count).map((row, index) => `${index + 2}:${row.length - 1}`);
      const places = () => problems(document).map((problem) => problem.split(" ")[0]);
      await eventually(() => assert.deepEqual(places(), first(500)));
      await set("asioImport.maxProblems", 20);
      await eventually(() => assert.equal(places().length, 20));
      await set("asioImport.maxProblems", 1000);
      await eventually(() => assert.deepEqual(places(), first(1000)));
    });

    it("start with those of the visible rows", async () => {
      const document = await open("many.csv", csv(header, ...rows, "Acme Ltd,ACME,Main,S,US"));
      await eventually(() => assert.equal(problems(document).length, 500));
      const last = '5002:5 warning spaces " "';
      assert.ok(!problems(document).includes(last));
      reveal(5_001);
      await eventually(() => assert.ok(problems(document).includes(last)));
      assert.equal(problems(document).length, 500);
    });
  });
});
