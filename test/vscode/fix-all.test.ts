import assert from "node:assert/strict";
import { commands, type TextDocument, window } from "vscode";
import { csv, eventually, hasProblems, header, open, problems, set, type } from "./editor.ts";
import {
  actionsAt,
  answerInEach,
  answerLists,
  answerMessages,
  apply,
  fixed,
  openFaulty,
  text,
  told,
} from "./fixing.ts";

describe("fixes", () => {
  answerInEach();

  describe("asioImport.fixAll", () => {
    it("fixes the active editor, reports the number of fixed problems, and can be undone", async () => {
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

    it("restores columns, rows and cells with one undo", async () => {
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

    it("leaves problems that require a decision", async () => {
      const document = await open("spaces.csv", csv(header, "Acme Ltd,ACME,Main,S1,UK"));
      await hasProblems(document, '2:5 warning spaces " "', '2:23 error country-code "UK"');
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 1);
      assert.equal(document.getText(), csv(header, "Acme Ltd,ACME,Main,S1,GB"));
      assert.deepEqual(told, [
        "1 problem fixed: 1 country code. 1 problem left: 1 name or ID with a space. [Show problems]",
      ]);
    });

    it("offers what can be filled in, and fills in all of it with one undo step", async () => {
      const list = (id: (index: number) => string) =>
        csv(header, ...Array.from({ length: 40 }, (_, i) => `Firm${i},F${i},Main,${id(i)},US`));
      const document = await open(
        "no-ids.csv",
        list(() => ""),
      );
      await eventually(() => assert.equal(problems(document).length, 40));
      const [fill, all] = await actionsAt(document, "Main,,US");
      assert.equal(fill?.title, 'Fill in "F0MAIN" (a new ID, made from "F0" and "Main")');
      assert.equal(all?.title, "Fill in all 40 empty Site IDs");
      answerMessages("Fill in all 40 empty Site IDs");
      assert.equal(await commands.executeCommand("asioImport.fixAll"), 0);
      await eventually(() =>
        assert.equal(
          document.getText(),
          list((i) => `F${i}MAIN`),
        ),
      );
      await eventually(() =>
        assert.deepEqual(told, [
          "No problems can be fixed safely. [Fill in all 40 empty Site IDs]",
          "40 problems fixed: 40 empty required cells. No problems are left.",
        ]),
      );
      await commands.executeCommand("undo");
      assert.equal(
        document.getText(),
        list(() => ""),
      );
      await apply(all);
      assert.equal(
        document.getText(),
        list((i) => `F${i}MAIN`),
      );
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

      it("offers a preview, and applies the fixes immediately if the user prefers", async () => {
        const document = await openLarge();
        answerLists("Fix all");
        assert.equal(await commands.executeCommand("asioImport.fixAll"), 101);
        assert.equal(document.getText(), mended);
        assert.deepEqual(told, [question, summary]);
        await commands.executeCommand("undo");
        assert.equal(document.getText(), large);
      });

      it("does nothing if the question is cancelled", async () => {
        const document = await openLarge();
        answerLists(undefined);
        assert.equal(await commands.executeCommand("asioImport.fixAll", document.uri, "country-code"), undefined);
        assert.equal(document.getText(), large);
        assert.deepEqual(told, [question]);
      });

      it("applies nothing if the file has changed since the fixes were computed", async () => {
        const document = await openLarge();
        answerLists("Fix all", () => type("Acme0", "Bolt"));
        assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
        assert.equal(document.getText(), large.replace("Acme0", "Bolt"));
        assert.deepEqual(told, [question, "The file changed in the meantime. Nothing was fixed."]);
      });

      it("shows all fixes selected in the preview and applies them from there", async () => {
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

      it("applies nothing if the preview is discarded", async () => {
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

      it("asks nothing for 100 rows or on save", async () => {
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

    it("does nothing in other CSV files or without an open editor", async () => {
      const document = await open("devices.csv", csv("Device,Country", "Laptop & dock,UK"));
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
      assert.equal(document.isDirty, false);
      await commands.executeCommand("workbench.action.closeAllEditors");
      assert.equal(window.activeTextEditor, undefined);
      assert.equal(await commands.executeCommand("asioImport.fixAll"), undefined);
    });
  });
});
