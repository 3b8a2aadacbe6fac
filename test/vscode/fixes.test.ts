import assert from "node:assert/strict";
import {
  type CodeAction,
  commands,
  type QuickPickItem,
  type QuickPickOptions,
  Range,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import {
  csv,
  eventually,
  hasProblems,
  header,
  leaveAsFound,
  open,
  openUntitled,
  problems,
  read,
  set,
  setting,
  type,
  write,
} from "./editor.ts";

/** The actions that VS Code offers where the first `text` stands; of one kind where it is given. */
async function actionsAt(document: TextDocument, text: string, kind?: string): Promise<CodeAction[]> {
  const at = document.getText().indexOf(text);
  const range = new Range(document.positionAt(at), document.positionAt(at + text.length));
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, kind, 20);
}

/** Does what VS Code does when an action is chosen. */
async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action);
  if (action.edit) assert.equal(await workspace.applyEdit(action.edit), true);
  if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const { showInformationMessage, showErrorMessage, showQuickPick } = window;

/** Messages that were shown, with what they offer in brackets. */
const told: string[] = [];

/** Has messages answered by the button of this name. */
function answerMessages(button?: string): void {
  const answer = async (message: string, ...buttons: string[]) => {
    told.push([message, ...buttons.map((each) => `[${each}]`)].join(" "));
    return buttons.find((each) => each === button);
  };
  Object.assign(window, { showInformationMessage: answer, showErrorMessage: answer });
}

/** Has lists answered by the line whose label ends so, or by none, after something else is done. */
function answerLists(end: string | undefined, first: () => Promise<void> = async () => {}): void {
  Object.assign(window, {
    async showQuickPick(lines: readonly QuickPickItem[], { title }: QuickPickOptions) {
      told.push([title, ...lines.map(({ label }) => `[${label.replace(/^\$\([\w-]+\) /, "")}]`)].join(" "));
      await first();
      return lines.find(({ label }) => end !== undefined && label.endsWith(end));
    },
  });
}

/** A finding of each kind, with what its list begins with; the preferred fix has a star. */
const kinds: readonly {
  on: string;
  code: string;
  /** Where it stands. */
  at: string;
  content: string;
  own: readonly string[];
  safe: boolean;
  existing?: string;
}[] = [
  {
    on: "on the file",
    code: "delimiter",
    at: "Company Name",
    content: csv(header, "Acme,ACME,Main,S1,US").replaceAll(",", ";"),
    own: ["*Separate the cells with commas instead of semicolons"],
    safe: true,
  },
  {
    on: "on a header",
    code: "header-unknown",
    at: "Citty",
    content: csv(`${header},Citty`, "Acme,ACME,Main,S1,US,Boston"),
    own: ['Replace "Citty" with "City" (similar name)', 'Delete the column "Citty"'],
    safe: false,
  },
  {
    on: "on a row",
    code: "row-length",
    at: "Acme",
    content: csv(`${header},Zip`, "Acme,ACME,Main,S1,US"),
    own: ["*Add an empty cell at the end"],
    safe: true,
  },
  {
    on: "on a cell",
    code: "phone-country",
    at: "+44",
    content: csv(`${header},Phone Country`, "Acme,ACME,Main,S1,US,+44"),
    own: [
      'Replace "+44" with "GB" (United Kingdom)',
      'Replace "+44" with "GG" (Guernsey)',
      'Replace "+44" with "IM" (Isle of Man)',
    ],
    safe: false,
  },
  {
    on: "on a cell that a command can mend",
    code: "predefined-value",
    at: "Billing",
    content: csv(`${header},Email,Email Type`, "Acme,ACME,Main,S1,US,a@example.com,Billing"),
    own: ['Add "Billing" to my list of types'],
    safe: false,
  },
  {
    on: "across rows",
    code: "company-spelling",
    at: "ACME,A2",
    content: csv(header, "Acme,A1,Main,S1,US", "ACME,A2,North,S2,US"),
    own: ['Spell it "Acme" in all rows', 'Spell it "ACME" in all rows'],
    safe: false,
  },
  {
    on: "against existing companies",
    code: "company-exists",
    at: "Acme",
    content: csv(header, "Acme,ACME,Main,S1,US"),
    own: ["Delete this company's row"],
    safe: false,
    existing: '[{"name": "Acme"}]',
  },
];

describe("fixes", () => {
  beforeEach(() => {
    told.length = 0;
    answerMessages();
  });
  afterEach(async () => {
    Object.assign(window, { showInformationMessage, showErrorMessage, showQuickPick });
    await leaveAsFound();
  });

  const text = csv(header, "AT&T,ATT,Main,S1,UK", "Café,CAFE,Main,S2,USA");
  const fixed = csv(header, "ATT,ATT,Main,S1,GB", "Cafe,CAFE,Main,S2,US");

  async function openFaulty(): Promise<TextDocument> {
    const document = await open("faulty.csv", text);
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '2:18 error country-code "UK"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    return document;
  }

  it("are offered on their problem, from this one to all, the best one preferred", async () => {
    const document = await openFaulty();
    const actions = await actionsAt(document, "UK");
    assert.deepEqual(
      actions.map(({ title, isPreferred = false, command }) => [title, isPreferred, command?.command]),
      [
        ['Replace "UK" with "GB" (United Kingdom)', true, undefined],
        ['Fix all "country-code" problems in this file', false, "asioImport.fixAll"],
        ["Fix all safe problems in this file", false, "asioImport.fixAll"],
        ['Turn off rule "country-code"', false, "asioImport.turnOffRule"],
        ['About rule "country-code"', false, "asioImport.aboutRule"],
      ],
    );
  });

  for (const { on, at, content, own, code, safe, existing } of kinds) {
    it(`are listed in order on a finding ${on}: ${code}`, async () => {
      if (existing) {
        await write("companies.json", existing);
        await set("asioImport.existing.files", ["companies.json"]);
      }
      const document = await open("kinds.csv", content);
      await eventually(() =>
        assert.deepEqual(
          problems(document).map((each) => each.split(" ")[2]),
          [code],
        ),
      );
      assert.deepEqual(
        (await actionsAt(document, at)).map(({ title, isPreferred }) => (isPreferred ? `*${title}` : title)),
        [
          ...own,
          ...(safe ? [`Fix all "${code}" problems in this file`, "Fix all safe problems in this file"] : []),
          `Turn off rule "${code}"`,
          `About rule "${code}"`,
        ],
      );
    });
  }

  it("change exactly what they say", async () => {
    const document = await openFaulty();
    await apply((await actionsAt(document, "UK")).find(({ isPreferred }) => isPreferred));
    assert.equal(document.getText(), text.replace("UK", "GB"));
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
  });

  it("of one rule, or all safe ones, mend the whole file", async () => {
    const document = await openFaulty();
    const titled = async (title: string) => (await actionsAt(document, "T&T")).find((action) => action.title === title);
    await apply(await titled('Fix all "characters" problems in this file'));
    assert.equal(document.getText(), text.replace("AT&T", "ATT").replace("Café", "Cafe"));
    await commands.executeCommand("undo");
    assert.equal(document.getText(), text);
    await apply(await titled("Fix all safe problems in this file"));
    assert.equal(document.getText(), fixed);
    await hasProblems(document);
    assert.deepEqual(told, [
      "2 problems fixed: 2 names or IDs with special characters. 2 problems left: 2 country codes. [Show problems]",
      "4 problems fixed: 2 names or IDs with special characters, 2 country codes. No problems are left.",
    ]);
  });

  it("are none where nothing is wrong", async () => {
    const document = await openFaulty();
    assert.deepEqual(await actionsAt(document, "Main"), []);
  });

  it("are applied as the preferred one by the key for it", async () => {
    const document = await openFaulty();
    await type("UK", "UK ");
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '2:18 error country-code "UK "',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    // The window may know of a problem a moment later than the extensions do: a person presses the key again.
    await eventually(async () => {
      if (document.getText().includes("UK ")) await commands.executeCommand("editor.action.autoFix");
      assert.equal(document.getText(), text.replace("UK", "GB"));
    }, 1000);
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
  });

  it("apply on save where editor.codeActionsOnSave asks for source.fixAll.asioImport", async () => {
    await set("editor.codeActionsOnSave", { "source.fixAll.asioImport": "explicit" });
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(document.getText(), fixed.replace("Main,S2", "Main,S3"));
    assert.equal(await read("faulty.csv"), fixed.replace("Main,S2", "Main,S3"));
    await hasProblems(document);
  });

  it("do not apply on save where nobody asked for them", async () => {
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(await read("faulty.csv"), text.replace("Main,S2", "Main,S3"));
  });

  describe("asioImport.fixAll", () => {
    it("mends the active editor, says how many problems that solved, and can be undone", async () => {
      const document = await openFaulty();
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 4);
      assert.equal(document.getText(), fixed);
      assert.equal(document.isDirty, true);
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 0);
      assert.deepEqual(told, [
        "4 problems fixed: 2 names or IDs with special characters, 2 country codes. No problems are left.",
        "No problems can be fixed safely.",
      ]);
      await commands.executeCommand("undo");
      assert.equal(document.getText(), text);
    });

    it("brings columns, rows and cells back by one undo", async () => {
      const messy = csv(
        "Company ID;Company Name;Site Name;Country",
        "CAFE; Café ;Main;UK",
        ";;;",
        "BOLT;Bolt;Main;USA",
      );
      const document = await open("messy.csv", messy);
      await eventually(() => assert.notEqual(problems(document).length, 0));
      assert.equal(typeof (await commands.executeCommand("asioImport.fixAll")), "number");
      assert.equal(document.getText(), csv(header, "Cafe,CAFE,Main,,GB", "Bolt,BOLT,Main,,US"));
      await commands.executeCommand("undo");
      assert.equal(document.getText(), messy);
    });

    it("leaves what a person must decide", async () => {
      const document = await open("spaces.csv", csv(header, "Acme Ltd,ACME,Main,S1,UK"));
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 1);
      assert.equal(document.getText(), csv(header, "Acme Ltd,ACME,Main,S1,GB"));
      assert.deepEqual(told, [
        "1 problem fixed: 1 country code. 1 problem left: 1 name or ID with a space. [Show problems]",
      ]);
    });

    describe("of many rows", () => {
      const rows = Array.from({ length: 101 }, (_, i) => `Acme${i},ACME${i},Main,S${i},UK`);
      const large = csv(header, ...rows);
      const mended = large.replaceAll("UK", "GB");
      const question = "Fix 101 problems in 101 rows [Fix all] [Preview changes]";
      const summary = "101 problems fixed: 101 country codes. No problems are left.";

      async function openLarge(): Promise<TextDocument> {
        const document = await open("large.csv", large);
        await eventually(() => assert.equal(problems(document).length, 101));
        return document;
      }

      it("asks whether to show them first, and applies them at once where that is chosen", async () => {
        const document = await openLarge();
        answerLists("Fix all");
        assert.equal(await commands.executeCommand("asioImport.fixAll"), 101);
        assert.equal(document.getText(), mended);
        assert.deepEqual(told, [question, summary]);
        await commands.executeCommand("undo");
        assert.equal(document.getText(), large);
      });

      it("does nothing where the question is left", async () => {
        const document = await openLarge();
        answerLists(undefined);
        assert.equal(await commands.executeCommand("asioImport.fixAll", document.uri, "country-code"), undefined);
        assert.equal(document.getText(), large);
        assert.deepEqual(told, [question]);
      });

      it("applies nothing where the file has changed since they were worked out", async () => {
        const document = await openLarge();
        answerLists("Fix all", () => type("Acme0", "Bolt"));
        assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
        assert.equal(document.getText(), large.replace("Acme0", "Bolt"));
        assert.deepEqual(told, [question, "The file changed in the meantime. Nothing was fixed."]);
      });

      it("shows them in the preview, all of them ticked, and applies them from there", async () => {
        const document = await openLarge();
        answerLists("Preview changes");
        const running = commands.executeCommand("asioImport.fixAll");
        await eventually(async () => {
          await commands.executeCommand("refactorPreview.apply");
          assert.equal(document.getText(), mended);
        });
        assert.equal(await running, 101);
        assert.deepEqual(told, [question, summary]);
        await commands.executeCommand("undo");
        assert.equal(document.getText(), large);
      });

      it("applies nothing where the preview is discarded", async () => {
        const document = await openLarge();
        answerLists("Preview changes");
        let isOver = false;
        const running = commands.executeCommand("asioImport.fixAll").then((result) => {
          isOver = true;
          return result;
        });
        await eventually(async () => {
          await commands.executeCommand("refactorPreview.discard");
          assert.equal(isOver, true);
        });
        assert.equal(await running, undefined);
        assert.equal(document.getText(), large);
        assert.deepEqual(told, [question]);
      });

      it("of a hundred asks nothing, and neither does saving", async () => {
        const hundred = csv(header, ...rows.slice(1));
        const document = await open("hundred.csv", hundred);
        await eventually(() => assert.equal(problems(document).length, 100));
        answerLists("Preview changes");
        assert.equal(await commands.executeCommand("asioImport.fixAll"), 100);
        assert.deepEqual(told, ["100 problems fixed: 100 country codes. No problems are left."]);
        await set("editor.codeActionsOnSave", { "source.fixAll.asioImport": "explicit" });
        const saved = await openLarge();
        await type("Acme0", "Bolt");
        await saved.save();
        assert.equal(saved.getText(), mended.replace("Acme0", "Bolt"));
        assert.equal(told.length, 1);
      });
    });

    it("does nothing to another CSV, and nothing where no editor is open", async () => {
      const document = await open("devices.csv", csv("Device,Country", "Laptop & dock,UK"));
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
      assert.equal(document.isDirty, false);
      await commands.executeCommand("workbench.action.closeAllEditors");
      assert.equal(window.activeTextEditor, undefined);
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
    });
  });

  describe("asioImport.turnOffRule", () => {
    const spaced = csv(header, "Acme Ltd,ACME,Main,S1,US");

    it("turns the rule of a finding off, says where, and takes it back by Undo", async () => {
      await set("asioImport.rules", { comma: "warning", spaces: "hint" });
      const document = await open("spaces.csv", spaced);
      await hasProblems(document, '2:5 hint spaces " "');
      const off = (await actionsAt(document, " Ltd")).find(({ command }) => command?.command.endsWith("turnOffRule"));
      await apply(off);
      assert.deepEqual(setting("asioImport.rules"), { comma: "warning", spaces: "off" });
      await hasProblems(document);
      assert.deepEqual(told, ["Rule spaces is now off in this workspace. [Undo]"]);
      answerMessages("Undo");
      await set("asioImport.rules", { comma: "warning", spaces: "hint" });
      await apply(off);
      await eventually(() => assert.deepEqual(setting("asioImport.rules"), { comma: "warning", spaces: "hint" }));
      await hasProblems(document, '2:5 hint spaces " "');
    });

    it("leaves no setting behind where there was none", async () => {
      answerMessages("Undo");
      await commands.executeCommand("asioImport.turnOffRule", "spaces");
      await eventually(() => assert.equal(setting("asioImport.rules"), undefined));
    });

    it("leaves what has changed meanwhile", async () => {
      let answer: (button: string) => void = () => {};
      Object.assign(window, {
        showInformationMessage: () =>
          new Promise<string>((resolve) => {
            answer = resolve;
          }),
      });
      await commands.executeCommand("asioImport.turnOffRule", "spaces");
      await set("asioImport.rules", { spaces: "off", comma: "off" });
      answer("Undo");
      await eventually(() => assert.deepEqual(setting("asioImport.rules"), { comma: "off" }));
    });
  });

  describe("asioImport.aboutRule", () => {
    it("shows the page of the rules", async () => {
      await openUntitled(csv(header, "Acme,ACME,Main,S1,UK"));
      await commands.executeCommand("asioImport.aboutRule", "country-code");
      await eventually(() => assert.equal(window.tabGroups.activeTabGroup.activeTab?.label, "Preview rules.md"));
    });
  });
});
