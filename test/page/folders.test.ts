import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";

describe("a workspace of two folders", () => {
  let session: Session;
  before(async () => {
    const fixture = join(import.meta.dirname, "folders");
    session = await startSession({ fixture, workspaceFile: "folders.code-workspace" });
  });
  after(() => session?.dispose());

  it("has separate settings in each, including those set by a command", async () => {
    const { workbench } = session;
    await workbench.openFile("north/north.csv");
    await workbench.waitForSquiggles({ error: 1, warning: 1 });
    await workbench.openFile("south/south.csv");
    await workbench.waitForSquiggles({});
    await workbench.waitUntil(
      async () =>
        (await workbench.languageStatus())[1] === "No existing-company export, Existing companies are not checked",
      "the status of the second folder",
    );
    await workbench.runCommand("Asio Import: Choose existing-company export…");
    await workbench.answer(join(workbench.workspace, "south", "companies.json"));
    await workbench.waitForSquiggles({ error: 1 });
    assert.deepEqual(await workbench.notifications(), [
      "Found 1 company in companies.json (names under name). Import files are now checked against them.",
    ]);
    assert.deepEqual(JSON.parse(await workbench.read("south/.vscode/settings.json")), {
      "asioImport.rules": { spaces: "off" },
      "asioImport.existing.files": ["companies.json"],
    });
    assert.deepEqual(JSON.parse(await workbench.read("north/.vscode/settings.json")), {
      "asioImport.existing.files": ["export.json"],
    });
  });

  it("turns a rule off in the file's folder until it is undone", async () => {
    const { workbench } = session;
    await workbench.openFile("north/north.csv");
    await workbench.waitForSquiggles({ error: 1, warning: 1 });
    await workbench.goTo(2, 5);
    await workbench.applyQuickFix("Allow spaces: turn off this rule");
    await workbench.waitForSquiggles({ error: 1 });
    assert.deepEqual(JSON.parse(await workbench.read("north/.vscode/settings.json")), {
      "asioImport.existing.files": ["export.json"],
      "asioImport.rules": { spaces: "off" },
    });
    await workbench.answerNotification("Rule spaces is now off in the folder north.", "Undo");
    await workbench.waitForSquiggles({ error: 1, warning: 1 });
    assert.deepEqual(JSON.parse(await workbench.read("north/.vscode/settings.json")), {
      "asioImport.existing.files": ["export.json"],
    });
  });
});
