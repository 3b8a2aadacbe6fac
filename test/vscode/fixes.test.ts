import assert from "node:assert/strict";
import { commands } from "vscode";
import { csv, eventually, hasProblems, header, open, problems, read, set, type, write } from "./editor.ts";
import { actionsAt, answerInEach, apply, fixed, openFaulty, text, told } from "./fixing.ts";

/** A finding of each kind, with the first entries of its list. The preferred fix has a star. */
const kinds: readonly {
  on: string;
  code: string;
  /** The text at its start. */
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
    on: "on a cell that a command can fix",
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
  answerInEach();

  it("are offered for one problem, its rule and the whole file, with the best one preferred", async () => {
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

  it("make exactly the described changes", async () => {
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

  it("of one rule, and all safe fixes, apply to the whole file", async () => {
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

  it("are not offered without problems", async () => {
    const document = await openFaulty();
    assert.deepEqual(await actionsAt(document, "Main"), []);
  });

  it("are applied by the key for the preferred fix", async () => {
    const document = await openFaulty();
    await type("UK", "UK ");
    await hasProblems(
      document,
      '2:3 error characters "&"',
      '2:18 error country-code "UK "',
      '3:4 error characters "é"',
      '3:19 error country-code "USA"',
    );
    // The window may learn of a problem shortly after the extensions do, so press the key again.
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

  it("apply on save if editor.codeActionsOnSave contains source.fixAll.asioImport", async () => {
    await set("editor.codeActionsOnSave", { "source.fixAll.asioImport": "explicit" });
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(document.getText(), fixed.replace("Main,S2", "Main,S3"));
    assert.equal(await read("faulty.csv"), fixed.replace("Main,S2", "Main,S3"));
    await hasProblems(document);
  });

  it("do not apply on save by default", async () => {
    const document = await openFaulty();
    await type("Main,S2", "Main,S3");
    await document.save();
    assert.equal(await read("faulty.csv"), text.replace("Main,S2", "Main,S3"));
  });
});
