import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";
const text = `${header}\nAcme,ACME,Main,S1,USA\nBolt,BOLT,Main,S2,US\n`;
const verdict = "1 of 2 rows would fail. 1 error.";

describe("a response file that the user corrects", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
    // VS Code registers the commands shortly after its window opens.
    await workbench.openFile("clean.asio.csv");
    await workbench.waitUntil(async () => (await workbench.languageStatus()).length > 0, "the verdict of a file");
  });
  after(() => session?.dispose());

  async function hasTab(name: string): Promise<void> {
    const tab = workbench.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await workbench.waitUntil(() => tab.isVisible(), `the tab of ${name}`);
  }

  async function isRead(wanted: string): Promise<void> {
    const read = () => workbench.read("clients.response.csv");
    await workbench.waitUntil(async () => (await read()) === wanted, "the response file as it should be");
  }

  it("is kept with unsaved changes until the user discards them with a button", async () => {
    await workbench.write("clients.csv", text);
    await workbench.openFile("clients.csv");
    await workbench.runCommand("Asio Import: Validate import");
    await workbench.answerNotification(verdict, "Open response file");
    await hasTab("clients.response.csv");
    const response = await workbench.read("clients.response.csv");
    await workbench.goTo(2, 22);
    await workbench.press("Delete");
    const dirty = workbench.page.locator(".tab.active.dirty");
    await workbench.waitUntil(async () => (await dirty.count()) === 1, "an edit that is not saved");
    await workbench.openFile("clients.csv");
    await workbench.runCommand("Asio Import: Validate import");
    const unsaved = "clients.response.csv has unsaved changes, so it is not replaced.";
    await workbench.answerNotification(`1 of 2 rows would fail. 1 error. ${unsaved}`, "Open response file");
    await hasTab("clients.response.csv");
    assert.equal(await dirty.count(), 1);
    assert.equal(await workbench.read("clients.response.csv"), response);
    await workbench.openFile("clients.csv");
    await workbench.goTo(2, 1);
    await workbench.type("X");
    await workbench.runCommand("Asio Import: Validate import");
    await workbench.answerNotification(`1 of 2 rows would fail. 1 error. ${unsaved}`, "Replace response file");
    await workbench.answerNotification(verdict, "Open response file");
    await hasTab("clients.response.csv");
    await isRead(response.replace("Acme", "XAcme"));
    assert.equal(await dirty.count(), 0);
  });

  it("is kept after saving until the user replaces it with a button", async () => {
    const response = await workbench.read("clients.response.csv");
    await workbench.openFile("clients.response.csv");
    await workbench.goTo(2, 23);
    await workbench.press("Delete");
    await workbench.save();
    const corrected = await workbench.read("clients.response.csv");
    assert.notEqual(corrected, response);
    await workbench.openFile("clients.csv");
    await workbench.runCommand("Asio Import: Validate import");
    const kept = "clients.response.csv was corrected after it was written, so it is not replaced.";
    await isRead(corrected);
    await workbench.answerNotification(`1 of 2 rows would fail. 1 error. ${kept}`, "Replace response file");
    await isRead(response);
  });
});
