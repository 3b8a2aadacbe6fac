import assert from "node:assert/strict";
import {
  commands,
  type QuickPickItem,
  type QuickPickOptions,
  type ThemeIcon,
  type Uri,
  window,
  workspace,
} from "vscode";
import type { ValidateResult } from "../../server/src/lsp/protocol.ts";
import {
  csv,
  eventually,
  hasProblems,
  hasText,
  header,
  leaveAsFound,
  list,
  open,
  openUntitled,
  place,
  problems,
  read,
  set,
  show,
  type,
  write,
} from "./editor.ts";
import { actionsAt, apply } from "./fixing.ts";

function validate(...args: unknown[]): Thenable<ValidateResult[] | undefined> {
  return commands.executeCommand<ValidateResult[] | undefined>("asioImport.validate", ...args);
}

/** The result of the command for a file, by default the active editor. */
async function resultOf(...args: [uri?: Uri]): Promise<ValidateResult> {
  const results = await validate(...args);
  assert.ok(results?.[0] && results.length === 1, "the command returns one result");
  return results[0];
}

describe("asioImport.validate", () => {
  afterEach(leaveAsFound);

  const text = csv(
    header,
    "Acme,ACME,Main,S1,US",
    "AT&T,ATT,Main,S2,UK",
    "Acme Ltd,LTD,Main,S3,US",
    '"Smith, Jones",SJ,"Main ""old""",S4,',
  );
  const addedHeader = "Row,Status,Reason for Failure";
  const failed = [
    'AT&T,ATT,Main,S2,UK,3,Failed,"Company Name can contain only the letters A to Z and digits, not ""&"". Write ""ATT""; Country ""UK"" is not an ISO 3166-1 alpha-2 code. Write ""GB"" (United Kingdom)"',
    '"Smith, Jones",SJ,"Main ""old""",S4,,5,Failed,"Company Name contains a comma, but the import does not allow commas, even in quotes. Write ""Smith Jones""; Site Name can contain only the letters A to Z and digits, not a quote. Write ""Main old""; Country is required. Use an assigned code of two capital letters, such as US, GB or DE"',
  ];
  const responseText = csv(`${header},${addedHeader}`, ...failed);
  const status = {
    verdict: "failed-rows",
    sentence: "2 of 4 rows would fail.",
    rows: 4,
    failedRows: 2,
    counts: { error: 5, warning: 3, information: 0, hint: 0 },
    existing: { files: [], companies: 0, problems: [] },
    notices: [],
  };

  describe("of one file", () => {
    it("uses the active editor with its unsaved edits and does not change the import file", async () => {
      const document = await open("clients.csv", `${header}\nAcme,ACME,Main,S1,US\n`);
      await type("Acme,ACME,Main,S1,US\n", text.slice(header.length + 1));
      assert.equal(document.getText(), text);
      assert.deepEqual(await resultOf(), { ...status, response: place("clients.response.csv").toString() });
      assert.equal(await read("clients.response.csv"), responseText);
      assert.equal(document.isDirty, true);
      assert.equal(await read("clients.csv"), csv(header, "Acme,ACME,Main,S1,US"));
      assert.deepEqual(await list(), ["clean.asio.csv", "clients.csv", "clients.response.csv"]);
    });

    it("reads a file that is not open from disk, in any folder", async () => {
      const uri = await write("deep/down/clients.CSV", text);
      const response = place("deep/down/clients.response.csv").toString();
      assert.deepEqual(await resultOf(uri), { ...status, response });
      assert.equal(await read("deep/down/clients.response.csv"), responseText);
    });

    it("accepts a URI as a string, as passed by a code lens", async () => {
      const uri = await write("clients.csv", text);
      const results = await validate(uri.toString());
      assert.deepEqual(
        results?.map(({ verdict }) => verdict),
        ["failed-rows"],
      );
    });

    it("finds the failing row in a file of 20,000 rows", async () => {
      const rows = Array.from({ length: 20_000 }, (_, index) => `Company${index},C${index},Main,S${index},US`);
      const uri = await write("large.csv", csv(header, ...rows, "AT&T,ATT,Main,S2,UK"));
      const { rows: count, failedRows } = await resultOf(uri);
      assert.deepEqual([count, failedRows], [20_001, 1]);
      assert.equal(
        await read("large.response.csv"),
        csv(`${header},${addedHeader}`, failed[0]!.replace("3,Failed", "20002,Failed")),
      );
    });

    it("keeps byte order mark and line ends in the response file", async () => {
      const windows = (lines: string) => `\uFEFF${lines.replaceAll("\n", "\r\n")}`;
      const uri = await write("closed.csv", windows(text));
      await resultOf(uri);
      assert.equal(await read("closed.response.csv"), windows(responseText));
      await open("edited.csv", windows(text));
      await type("Acme,ACME", "Acme2,ACME2");
      await resultOf();
      assert.equal(await read("edited.response.csv"), windows(responseText));
    });

    it("replaces the response file of an earlier run, even while it is open", async () => {
      await open("clients.csv", text);
      await resultOf();
      const response = await show(place("clients.response.csv"));
      assert.equal(response.getText(), responseText);
      await show(place("clients.csv"));
      await type("AT&T", "ATT");
      await type("UK", "GB");
      await resultOf();
      const after = csv(`${header},${addedHeader}`, failed[1]!);
      assert.equal(await read("clients.response.csv"), after);
      await hasText(response, after);
    });

    it("keeps a corrected response file, saved or not, and says so", async () => {
      const uri = await write("clients.csv", text);
      const { response } = await resultOf(uri);
      const kept = (why: string) => ({
        ...status,
        keptResponse: response,
        notices: [`clients.response.csv ${why}, so it is not replaced.`],
      });
      const document = await show(place("clients.response.csv"));
      await type("AT&T", "ATT");
      assert.deepEqual(await resultOf(uri), kept("has unsaved changes"));
      assert.equal(await read("clients.response.csv"), responseText);
      await commands.executeCommand("workbench.action.files.save");
      assert.deepEqual(await resultOf(uri), kept("was corrected after it was written"));
      assert.equal(await read("clients.response.csv"), responseText.replace("AT&T", "ATT"));
      await write("clients.response.csv", responseText);
      await hasText(document, responseText);
      assert.deepEqual(await resultOf(uri), { ...status, response });
      assert.deepEqual(await list(), ["clean.asio.csv", "clients.csv", "clients.response.csv"]);
    });

    it("writes nothing and says so if all rows pass", async () => {
      const document = await show(place("clean.asio.csv"));
      const result = await resultOf();
      assert.deepEqual(result, {
        ...status,
        verdict: "accepted",
        sentence: "Accepted: the one row would be created. Existing companies are not checked: no export is chosen.",
        rows: 1,
        failedRows: 0,
        counts: { error: 0, warning: 0, information: 0, hint: 0 },
      });
      assert.equal(document.isDirty, false);
      assert.deepEqual(await list(), ["clean.asio.csv"]);
    });

    it("reports an outdated response file and keeps it", async () => {
      await open("clients.csv", csv(header, "AT&T,ATT,Main,S2,US"));
      const { response } = await resultOf();
      await type("AT&T", "ATT");
      const { verdict, outdatedResponse } = await resultOf();
      assert.deepEqual([verdict, outdatedResponse], ["accepted", response]);
      assert.equal((await list()).includes("clients.response.csv"), true);
    });

    it("never overwrites a file that is not a response file", async () => {
      const uri = await write("clients.csv", text);
      await write("clients.response.csv", "mine,alone\n");
      const { verdict, notices } = await resultOf(uri);
      assert.equal(verdict, "failed-rows");
      assert.deepEqual(notices, [
        "No response file was written. clients.response.csv exists and is not a response file of an earlier run, so it is not replaced. Move it, or choose another name (asioImport.response.fileName).",
      ]);
      assert.equal(await read("clients.response.csv"), "mine,alone\n");
    });

    it("reports a file that the platform would reject as a whole", async () => {
      const uri = await write("clients.csv", csv("Company Name;Company ID;Site Name;Site ID", "Acme;ACME;Main;S1"));
      const { verdict, sentence } = await resultOf(uri);
      assert.equal(verdict, "invalid-csv");
      assert.equal(
        sentence,
        "Invalid CSV: the platform would refuse the whole file, because its cells are not separated by commas and its header row is not the template's.",
      );
    });

    it("shows an error for a missing file", async () => {
      assert.equal(await validate(place("nowhere.csv")), undefined);
    });

    it("says that an unsaved file has no response file yet", async () => {
      await openUntitled(text);
      const { response, notices, failedRows } = await resultOf();
      assert.equal(response, undefined);
      assert.equal(failedRows, 2);
      assert.deepEqual(notices, ["Save the file first to get a response file next to it."]);
    });
  });

  describe("of several files", () => {
    const { showQuickPick, showInformationMessage, showWarningMessage, showErrorMessage } = window;
    /** The lists and messages that were shown. */
    const told: string[][] = [];

    /** Chooses the file with this label in the first list, and answers the first message with this button. */
    function answer(label?: string, button?: string): void {
      const [labels, buttons] = [[label], [button]];
      const message = async (text: string, ...offered: string[]) => {
        told.push([text, ...offered]);
        return buttons.shift();
      };
      Object.assign(window, {
        async showQuickPick(items: readonly QuickPickItem[], { title = "", placeHolder = "" }: QuickPickOptions) {
          told.push([
            `${title}: ${placeHolder}`,
            ...items.map(({ label, description, detail, iconPath }) =>
              [`(${(iconPath as ThemeIcon).id}) ${label}`, description, detail].filter(Boolean).join(" | "),
            ),
          ]);
          const chosen = labels.shift();
          return items.find(({ label }) => label === chosen);
        },
        showInformationMessage: message,
        showWarningMessage: message,
        showErrorMessage: message,
      });
    }

    beforeEach(() => {
      told.length = 0;
      answer();
    });
    afterEach(() =>
      Object.assign(window, { showQuickPick, showInformationMessage, showWarningMessage, showErrorMessage }),
    );

    const acme = csv(header, "Bell,BELL,Main,S8,US", "Acme,A9,West,S9,US");
    const doubt = "May be refused: 1 row has a company that another file has too.";

    it("lists the files with verdict and counts, opens the chosen one, and offers the list again", async () => {
      await write("imports/b.csv", text);
      await write("imports/a.csv", acme);
      await write("imports/sub/c.csv", csv(header, "Nut,NUT,Main,S1,US"));
      await write("imports/none.csv", csv("Device,Serial", "Laptop,1"));
      await write("imports/image.csv", "\0");
      answer("imports/b.csv", "Show files");
      await validate(place("imports"));
      const summary = "3 import files: 2 accepted, 1 with failed rows";
      const files = [
        `${summary}: Choose a file to open`,
        `(error) imports/b.csv | 2 of 4 rows would fail, 5 errors, 4 warnings | ${doubt}`,
        `(warning) imports/a.csv | Accepted, 1 warning | ${doubt}`,
        "(pass) imports/sub/c.csv | Accepted",
        "(circle-slash) imports/image.csv | No verdict | image.csv is not a text file.",
      ];
      await eventually(() => {
        assert.deepEqual(told, [
          files,
          [`${summary}. 1 other file left out.`, "Show files"],
          files,
          [`${summary}. 1 other file left out.`, "Show files"],
        ]);
      });
      assert.equal(window.activeTextEditor?.document.uri.toString(), place("imports/b.csv").toString());
    });

    it("shows a company that two files have in both while they stay as they are, and goes from one to the other", async () => {
      const [first, second] = [await write("a.csv", acme), await write("b.csv", csv(header, "Acme,ACME,Main,S1,US"))];
      await validate(first, [first, second]);
      const document = await show(first);
      await hasProblems(document, '3:1 warning duplicate-across-files "Acme"');
      const [action] = await actionsAt(document, "Acme");
      assert.equal(action?.title, "Go to row 2 of b.csv");
      await apply(action);
      await eventually(() => {
        const { document, selection } = window.activeTextEditor ?? {};
        assert.equal(document?.uri.toString(), second.toString());
        assert.equal(document?.getText(selection), "Acme");
      });
      const other = workspace.textDocuments.find(({ uri }) => uri.toString() === second.toString());
      assert.ok(other);
      await hasProblems(other, '2:1 warning duplicate-across-files "Acme"');
      // What is typed in one file ends what the other says about it.
      await type("Acme,ACME", "Nut,NUT");
      await hasProblems(other);
      await hasProblems(document);
      // A file that is validated alone says nothing of others.
      await validate(first, [first, second]);
      await validate(second);
      assert.doesNotMatch(told.flat().at(-1) ?? "", /another file/);
    });

    it("validates all files selected in the explorer, in order", async () => {
      const [first, second] = [await write("b.csv", text), await write("a.csv", csv(header, "Acme,ACME,Main,S1,US"))];
      const results = await validate(second, [first, second]);
      assert.deepEqual(
        results?.map(({ verdict, response }) => [verdict, response]),
        [
          ["failed-rows", place("b.response.csv").toString()],
          ["accepted", undefined],
        ],
      );
    });

    it("validates all import files in a folder and its subfolders, sorted by name", async () => {
      await write("imports/b.csv", text);
      await write("imports/a/z.Csv", csv(header, "Acme,ACME,Main,S1,US"));
      await write("imports/c.csv", csv("Device,Serial,Country", "Laptop & dock,SN-1,UK"));
      await write("imports/b.Rest.CSV", text);
      await write("imports/node_modules/n.csv", text);
      const folder = place("imports");
      const verdicts = async () => (await validate(folder))?.map(({ verdict, rows }) => [verdict, rows]);
      const wanted = [
        ["accepted", 1],
        ["failed-rows", 4],
      ];
      assert.deepEqual(await verdicts(), wanted);
      assert.deepEqual(await list("imports"), ["a", "b.Rest.CSV", "b.csv", "b.response.csv", "c.csv", "node_modules"]);
      // Its own output is not an import file in the next run.
      assert.deepEqual(await verdicts(), wanted);
      // A file is checked whatever the case of its ending.
      const document = await open("imports/Open.cSv", text);
      await eventually(() => assert.notDeepEqual(problems(document), []));
    });

    it("does not write two files' failed rows to the same response file", async () => {
      await set("asioImport.response.fileName", "failed.csv");
      await write("imports/a.csv", text);
      await write("imports/b.csv", text.replaceAll("S2", "S22"));
      const results = await validate(place("imports"));
      const name = place("imports/failed.csv").toString();
      assert.deepEqual(
        results?.map(({ response, keptResponse }) => [response, keptResponse]),
        [
          [name, undefined],
          [undefined, name],
        ],
      );
      assert.equal(await read("imports/failed.csv"), responseText);
    });

    it("shows an error for a folder without import files", async () => {
      await write("imports/c.csv", csv("Device,Serial,Country", "Laptop & dock,SN-1,UK"));
      assert.equal(await validate(place("imports")), undefined);
    });
  });

  describe("with settings", () => {
    it("names the response file according to asioImport.response.fileName", async () => {
      const uri = await write("clients.csv", text);
      await set("asioImport.response.fileName", `failed-\${name}.csv`);
      assert.equal((await resultOf(uri)).response, place("failed-clients.csv").toString());
      assert.equal(await read("failed-clients.csv"), responseText);
      assert.equal((await list()).includes("clients.response.csv"), false);
    });

    it("includes passing rows if asioImport.response.rows is all", async () => {
      const uri = await write("clients.csv", text);
      await set("asioImport.response.rows", "all");
      await resultOf(uri);
      assert.equal(
        await read("clients.response.csv"),
        csv(
          `${header},${addedHeader}`,
          "Acme,ACME,Main,S1,US,2,Created,",
          failed[0]!,
          "Acme Ltd,LTD,Main,S3,US,4,Created,",
          failed[1]!,
        ),
      );
    });

    it("writes all failed rows even if few problems are shown", async () => {
      await set("asioImport.maxProblems", 1);
      const document = await open("clients.csv", text);
      await hasProblems(document, '3:3 error characters "&"');
      await resultOf();
      assert.equal(await read("clients.response.csv"), responseText);
    });
  });
});
