import assert from "node:assert/strict";
import { commands, window } from "vscode";
import { csv, eventually, hasProblems, header, open, openUntitled, set, setting } from "./editor.ts";
import { actionsAt, answerInEach, answerMessages, apply, told } from "./fixing.ts";

describe("fixes", () => {
  answerInEach();

  describe("asioImport.turnOffRule", () => {
    const spaced = csv(header, "Acme Ltd,ACME,Main,S1,US");

    it("turns off the rule of a finding, reports where, and can be undone", async () => {
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

    it("leaves no setting after Undo if there was none", async () => {
      answerMessages("Undo");
      await commands.executeCommand("asioImport.turnOffRule", "spaces");
      await eventually(() => assert.equal(setting("asioImport.rules"), undefined));
    });

    it("keeps other changes of the setting on Undo", async () => {
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
    it("opens the documentation of the rules", async () => {
      await openUntitled(csv(header, "Acme,ACME,Main,S1,UK"));
      await commands.executeCommand("asioImport.aboutRule", "country-code");
      await eventually(() => assert.equal(window.tabGroups.activeTabGroup.activeTab?.label, "Preview rules.md"));
    });
  });
});
