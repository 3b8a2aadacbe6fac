import assert from "node:assert/strict";
import { commands, languages, Selection, type Uri, window, workspace } from "vscode";
import {
  checked,
  csv,
  eventually,
  hasProblems,
  header,
  leaveAsFound,
  list,
  open,
  place,
  read,
  set,
  setting,
  show,
  type,
  write,
} from "./editor.ts";

/** The header row of the default template. */
const templateHeader =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

/** Selects the first place of a text in the active editor. */
function select(text: string): void {
  const editor = window.activeTextEditor;
  assert.ok(editor);
  const at = editor.document.getText().indexOf(text);
  editor.selection = new Selection(editor.document.positionAt(at), editor.document.positionAt(at + text.length));
}

/** The file, line (from 0) and text that are selected. */
function selected(): unknown[] {
  const editor = window.activeTextEditor;
  return [editor?.document.uri.toString(), editor?.selection.start.line, editor?.document.getText(editor.selection)];
}

describe("commands", () => {
  afterEach(leaveAsFound);

  describe("asioImport.turnOffRule", () => {
    it("turns off a rule in the workspace and keeps the others", async () => {
      await set("asioImport.rules", { comma: "warning" });
      const document = await open("clients.csv", csv(header, "Acme Ltd,ACME,Main,S1,UK"));
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
      await commands.executeCommand("asioImport.turnOffRule", "spaces");
      assert.deepEqual(setting("asioImport.rules"), { comma: "warning", spaces: "off" });
      await hasProblems(document, '2:23 error country-code "UK"');
    });

    it("does nothing without a rule", async () => {
      await commands.executeCommand("asioImport.turnOffRule");
      assert.equal(setting("asioImport.rules"), undefined);
    });
  });

  describe("asioImport.addType", () => {
    const text = csv(`${header},Email,Email Type`, "Acme,ACME,Main,S1,US,a@example.com,Billing");

    it("saves the assumed list with the value as the user's own, so that others are errors", async () => {
      const document = await open("clients.csv", text);
      await hasProblems(document, '2:36 warning predefined-value "Billing"');
      const values = ["Work", "Personal", "Other", "Billing"];
      assert.deepEqual(await commands.executeCommand("asioImport.addType", "email", "Billing"), values);
      assert.deepEqual(setting("asioImport.types.email"), values);
      await hasProblems(document);
      await type("Billing", "Sales");
      await hasProblems(document, '2:36 error predefined-value "Sales"');
    });

    it("adds a value to the user's own list only once", async () => {
      await set("asioImport.types.email", ["Sales"]);
      const added = () => commands.executeCommand("asioImport.addType", "email", "Billing");
      assert.deepEqual(await added(), ["Sales", "Billing"]);
      assert.deepEqual(await added(), ["Sales", "Billing"]);
      assert.deepEqual(setting("asioImport.types.email"), ["Sales", "Billing"]);
    });

    it("ignores unknown lists", async () => {
      assert.equal(await commands.executeCommand("asioImport.addType", "fax", "Billing"), undefined);
    });
  });

  describe("asioImport.newImport", () => {
    it("opens an unsaved document with the header row", async () => {
      const uri = await commands.executeCommand<Uri>("asioImport.newImport");
      const document = window.activeTextEditor?.document;
      assert.equal(document?.uri.toString(), uri.toString());
      assert.equal(uri.scheme, "untitled");
      assert.equal(document.languageId, "asio-csv");
      assert.equal(document.getText(), `${templateHeader}\n`);
      assert.equal(window.activeTextEditor?.selection.active.line, 1);
      await commands.executeCommand("type", { text: "AT&T" });
      await hasProblems(document, '2:1 error row-length "AT&T"', '2:3 error characters "&"');
    });

    it("uses the header row of the user's template", async () => {
      await write("template.csv", "Company Name*,Company ID*,Site Name*,Site ID*,Country*,Zip\r\n");
      await set("asioImport.template.file", "template.csv");
      await commands.executeCommand("asioImport.newImport");
      assert.equal(
        window.activeTextEditor?.document.getText(),
        "Company Name*,Company ID*,Site Name*,Site ID*,Country*,Zip\n",
      );
    });
  });

  describe("asioImport.useTemplate", () => {
    it("uses the names and order of a downloaded template", async () => {
      const document = await open("clients.csv", csv(header, "Acme,ACME,Main,S1,US"));
      await hasProblems(document);
      const template = await write(
        "downloads/template.csv",
        "Country,Company Name,Company ID,Site Name,Site Identifier\n",
      );
      assert.equal(await commands.executeCommand("asioImport.useTemplate", template), "downloads/template.csv");
      assert.equal(setting("asioImport.template.file"), "downloads/template.csv");
      await hasProblems(document, '1:35 error header-name "Site ID"', '1:43 warning header-order "Country"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 2);
      assert.equal(
        document.getText(),
        csv("Country,Company Name,Company ID,Site Name,Site Identifier", "US,Acme,ACME,Main,S1"),
      );
    });

    it("reloads the template when it changes on disk", async () => {
      const document = await open("clients.csv", csv(`${header},Zip`, "Acme,ACME,Main,S1,US,1"));
      const template = await write("template.csv", csv(`${header},Zip`));
      await commands.executeCommand("asioImport.useTemplate", template);
      await hasProblems(document);
      await write("template.csv", csv(`${header},Post Code`));
      await hasProblems(document, '1:51 error header-name "Zip"');
    });

    it("rejects workbooks, empty files and missing files", async () => {
      assert.equal(
        await commands.executeCommand("asioImport.useTemplate", await write("template.csv", "PK\u0003\u0004…")),
        undefined,
      );
      assert.equal(await commands.executeCommand("asioImport.useTemplate", await write("empty.csv", "")), undefined);
      assert.equal(await commands.executeCommand("asioImport.useTemplate", place("nowhere.csv")), undefined);
      assert.equal(setting("asioImport.template.file"), undefined);
    });
  });

  describe("the round trip", () => {
    const text = csv(header, "Acme,ACME,Main,S1,US", "AT&T,ATT,Main,S2,UK", "Bell,BELL,Main,S3,US");

    it("leads from a response file via a retry file to an accepted file", async () => {
      const clients = await write("clients.csv", text);
      await commands.executeCommand("asioImport.validate", clients);
      const retry = await commands.executeCommand<Uri>("asioImport.createRetry", place("clients.response.csv"));
      assert.equal(retry.toString(), place("clients.retry.csv").toString());
      const blanks = ",".repeat(13);
      assert.equal(await read("clients.retry.csv"), csv(templateHeader, `AT&T,ATT,Main,S2,UK${blanks}`));
      const document = window.activeTextEditor?.document;
      assert.equal(document?.uri.toString(), retry.toString());
      await hasProblems(document, '2:3 error characters "&"', '2:18 error country-code "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 2);
      const [result] = await commands.executeCommand<{ verdict: string }[]>("asioImport.validate");
      assert.equal(result?.verdict, "accepted");
    });

    it("shows the reasons in a response file instead of its findings, until the values are corrected", async () => {
      const clients = await write("clients.csv", text);
      await commands.executeCommand("asioImport.validate", clients);
      const response = await show(place("clients.response.csv"));
      await hasProblems(response, '2:3 error response-reason "&"', '2:18 error response-reason "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 2);
      await hasProblems(response, '2:1 information response-reason "ATT"', '2:17 information response-reason "GB"');
    });

    it("goes from a row of the response file to its row in the import file, and back", async () => {
      const clients = await write("clients.csv", text);
      await commands.executeCommand("asioImport.validate", clients);
      await show(place("clients.response.csv"));
      select("UK");
      await commands.executeCommand("asioImport.goToImportRow");
      assert.deepEqual(selected(), [clients.toString(), 2, "UK"]);
      select("AT&T");
      await commands.executeCommand("asioImport.goToResponseRow");
      assert.deepEqual(selected(), [place("clients.response.csv").toString(), 1, "AT&T"]);
    });

    it("creates no retry file from other files", async () => {
      const clients = await write("clients.csv", text);
      assert.equal(await commands.executeCommand("asioImport.createRetry", clients), undefined);
      assert.deepEqual(await list(), ["clean.asio.csv", "clients.csv"]);
    });
  });

  describe("asioImport.writeReady", () => {
    const blanks = ",".repeat(13);
    const [acme, west, bell] = ["Acme,ACME,Main,S1,US", "Acme,ACME,West,S2,UK", "Bell,BELL,Main,S3,US"] as const;
    const { showInformationMessage, showWarningMessage } = window;
    afterEach(() => Object.assign(window, { showInformationMessage, showWarningMessage }));

    /** Runs the command, and answers its messages with these buttons. */
    async function splitAnswering(file: Uri, ...answers: (string | undefined)[]) {
      const messages: string[] = [];
      const show = async (message: string, ...rest: unknown[]) => {
        messages.push([message, ...rest.filter((each) => typeof each === "string")].join(" | "));
        return answers.shift();
      };
      Object.assign(window, { showInformationMessage: show, showWarningMessage: show });
      const ready = await commands.executeCommand<Uri | undefined>("asioImport.writeReady", file);
      return { ready: ready?.toString(), messages };
    }

    it("writes a ready and a rest file, and opens the one that is chosen", async () => {
      const clients = await write("clients.csv", `\uFEFF${csv(header, acme, bell, west)}`);
      assert.deepEqual(await splitAnswering(clients, "Open rest file"), {
        ready: place("clients.ready.csv").toString(),
        messages: [
          "clients.ready.csv has 1 row of 1 company, ready to upload. clients.rest.csv has 2 rows of 1 company. | Open ready file | Open rest file",
        ],
      });
      assert.equal(await read("clients.ready.csv"), `\uFEFF${csv(templateHeader, bell + blanks)}`);
      assert.equal(await read("clients.rest.csv"), `\uFEFF${csv(templateHeader, acme + blanks, west + blanks)}`);
      await eventually(() => {
        assert.equal(window.activeTextEditor?.document.uri.toString(), place("clients.rest.csv").toString());
      });
    });

    it("asks before it replaces files, and writes neither if the answer is no", async () => {
      const clients = await write("clients.csv", csv(header, bell, west));
      await write("clients.ready.csv", "mine\n");
      await write("clients.rest.csv", "mine\n");
      const question = "clients.ready.csv already exists. clients.rest.csv already exists. | Replace";
      assert.deepEqual(await splitAnswering(clients, undefined), { ready: undefined, messages: [question] });
      assert.deepEqual([await read("clients.ready.csv"), await read("clients.rest.csv")], ["mine\n", "mine\n"]);
      const { messages } = await splitAnswering(clients, "Replace");
      assert.equal(messages[0], question);
      assert.equal(await read("clients.ready.csv"), csv(templateHeader, bell + blanks));
      assert.equal(await read("clients.rest.csv"), csv(templateHeader, west + blanks));
    });

    it("writes no file without rows, and says so", async () => {
      const clean = await write("clients.csv", csv(header, bell));
      assert.deepEqual((await splitAnswering(clean)).messages, [
        "clients.ready.csv has 1 row of 1 company, ready to upload. Nothing is left over. | Open ready file",
      ]);
      const failing = await write("failing.csv", csv(header, west));
      assert.deepEqual(await splitAnswering(failing), {
        ready: undefined,
        messages: [
          "Nothing is ready: every company has rows that would fail. failing.rest.csv has 1 row of 1 company. | Open rest file",
        ],
      });
      assert.deepEqual(await list(), [
        "clean.asio.csv",
        "clients.csv",
        "clients.ready.csv",
        "failing.csv",
        "failing.rest.csv",
      ]);
    });

    it("offers to delete a ready file of an earlier time if nothing is ready now", async () => {
      const clients = await write("clients.csv", csv(header, bell));
      await splitAnswering(clients);
      await write("clients.csv", csv(header, west));
      const { messages } = await splitAnswering(clients, "Delete old ready file");
      assert.deepEqual(messages, [
        "Nothing is ready: every company has rows that would fail. clients.rest.csv has 1 row of 1 company. clients.ready.csv is from an earlier time. | Open rest file | Delete old ready file",
      ]);
      await eventually(async () => assert.equal((await list()).includes("clients.ready.csv"), false));
    });

    it("splits by rows if asioImport.ready.split is row", async () => {
      await set("asioImport.ready.split", "row");
      const clients = await write("clients.csv", csv(header, acme, west));
      assert.deepEqual((await splitAnswering(clients)).messages, [
        "clients.ready.csv has 1 row of 1 company, ready to upload. clients.rest.csv has 1 row of 1 company. 1 company has rows that are ready and rows that are left over. Finish it first: once the platform has created it, it refuses a file with its other rows. | Open ready file | Open rest file",
      ]);
      assert.equal(await read("clients.ready.csv"), csv(templateHeader, acme + blanks));
    });
  });

  describe("asioImport.restart", () => {
    it("restarts the server and restores the problems", async () => {
      const document = await open("clients.csv", csv(header, "AT&T,ATT,Main,S1,US"));
      await hasProblems(document, '2:3 error characters "&"');
      await commands.executeCommand("asioImport.restart");
      await hasProblems(document, '2:3 error characters "&"');
      await type("AT&T", "ATT");
      await hasProblems(document);
      await type("US", "UK");
      await hasProblems(document, '2:17 error country-code "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 1);
      assert.ok(workspace.textDocuments.includes(document));
    });
  });

  describe("settings", () => {
    const { showWarningMessage } = window;
    const shown: string[] = [];
    beforeEach(() => {
      shown.length = 0;
      Object.assign(window, { showWarningMessage: async (message: string) => void shown.push(message) });
    });
    afterEach(() => Object.assign(window, { showWarningMessage }));

    it("that are wrong are shown in a message once, and in the file of settings", async () => {
      await set("asioImport.rules", { spaces: "eror" });
      await set("asioImport.maxProblems", 5_000);
      await open("a.csv", csv(header, "Acme,ACME,Main,S1,US"));
      const wrong =
        'asioImport.rules: "spaces" must be one of error, warning, information, hint, off. Did you mean "error"?';
      const tooMany = "asioImport.maxProblems must be a whole number from 1 to 1,000.";
      await eventually(() => assert.deepEqual(shown, [`Settings are ignored. ${wrong} ${tooMany}`]));
      await open("b.csv", csv(header, "Bolt,BOLT,Main,S1,US"));
      await checked();
      assert.equal(shown.length, 1);
      const { uri } = await show(place(".vscode/settings.json"));
      await eventually(() => {
        const messages = languages.getDiagnostics(uri).map(({ message }) => message);
        assert.equal(messages.filter((message) => /Valid values|maximum/.test(message)).length, 2, messages.join());
      });
    });
  });
});
