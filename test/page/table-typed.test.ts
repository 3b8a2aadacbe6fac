import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";
import { TablePage } from "./table-page.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";
const bell = "Bell,BELL,HQ,B1,US";
const cole = "Cole,COLE,HQ,C1,UK";
const withSite = (site: string) => `${[header, bell.replace("HQ", site), cole].join("\n")}\n`;

describe("what is typed into a cell of a table", () => {
  let session: Session;
  let workbench: Workbench;
  let table: TablePage;
  let files = 0;
  let file: string;
  before(async () => {
    session = await startSession({ settings: { "asioImport.response.rows": "all" } });
    ({ workbench } = session);
    table = new TablePage(workbench);
  });
  after(() => session?.dispose());
  beforeEach(async () => {
    file = `typed${++files}.csv`;
    await table.open(file, [header, bell, cole]);
    await table.cell(2, 3).click();
  });

  const tabs = () => workbench.page.locator(".tab").count();
  const isDirty = (name = file) =>
    workbench.page.locator(`.tab.dirty[data-resource-name="${name}"]`).waitFor({ state: "attached" });

  async function isClosedAndSaved(site: string): Promise<void> {
    await workbench.answerDialog(`Do you want to save the changes you made to ${file}`, "Save");
    await workbench.waitUntil(async () => (await tabs()) === 0, "the table closed");
    assert.equal(await workbench.read(file), withSite(site));
  }

  it("is saved if the table is closed", async () => {
    await workbench.type("Depot");
    await workbench.press("ControlOrMeta+W");
    await isClosedAndSaved("Depot");
  });

  it("is saved if the table is closed with the mouse", async () => {
    await table.in("#filter-warnings").click();
    await table.in("#filter-all").click();
    await table.cell(2, 3).click();
    await workbench.type("Depot");
    await workbench.page.locator(".tab.active .tab-actions .action-label").click();
    await isClosedAndSaved("Depot");
  });

  it("is undone, redone and saved by keys that come at once, and never taken for the second key of a shortcut", async () => {
    await workbench.type("Depot");
    await workbench.press("Enter");
    await table.shows(2, 3, "Depot");
    await workbench.type("Yard");
    await workbench.press("Enter", "ControlOrMeta+Z");
    await table.shows(3, 3, "HQ");
    assert.equal(await table.cell(2, 3).textContent(), "Depot");
    await workbench.press("ControlOrMeta+Shift+Z");
    await table.shows(3, 3, "Yard");
    await workbench.press("ControlOrMeta+Z");
    await table.shows(3, 3, "HQ");
    // Save all, with a cell open and without.
    await table.cell(2, 3).click();
    await workbench.type("Store");
    await workbench.press("ControlOrMeta+K", "s");
    await workbench.waitUntil(async () => (await workbench.read(file)) === withSite("Store"), "the file saved");
    await table.cell(2, 5).click();
    await workbench.press("Delete");
    await table.shows(2, 5, "");
    await workbench.press("ControlOrMeta+K", "s");
    await workbench.waitUntil(async () => (await workbench.read(file)).includes("B1,\n"), "the file saved");
    assert.equal(await table.in(".cell-editor").count(), 0);
  });

  it("belongs to the file for commands, for Save As, and elsewhere in VS Code", async () => {
    const { page } = workbench;
    await workbench.type("Depot");
    await page.locator(".editor-actions").getByRole("button", { name: "Validate import" }).click();
    const response = file.replace(".csv", ".response.csv");
    await workbench.waitUntil(() => workbench.exists(response), response);
    assert.match(await workbench.read(response), /^Bell,BELL,Depot,B1,US,2,Created,$/m);
    await isDirty();
    await table.cell(2, 3).click();
    await workbench.type("Yard");
    await page.locator(".explorer-folders-view").click({ position: { x: 40, y: 400 } });
    await table.shows(2, 3, "Yard");
    await table.cell(2, 3).click();
    await workbench.type("Store");
    await workbench.press("ControlOrMeta+Shift+S");
    await workbench.answer(`${workbench.workspace}/other-${file}`);
    await workbench.waitUntil(() => workbench.exists(`other-${file}`), "the other file");
    await page.locator(`.tab.active[data-resource-name="other-${file}"]`).waitFor();
    assert.equal(await workbench.read(`other-${file}`), withSite("Store"));
    assert.equal(await workbench.read(file), withSite("HQ"));
  });

  it("is back, as are unsaved edits, when the window is loaded again", async () => {
    await workbench.type("Depot");
    await workbench.press("Enter");
    await isDirty();
    await workbench.type("Yar");
    // VS Code's window in a browser writes down what is open every 5 s, and a desktop's when it is closed.
    await workbench.page.waitForTimeout(7_000);
    await workbench.page.reload();
    await table.types(3, 3, "Yar");
    await isDirty();
    await workbench.type("d");
    await workbench.press("Enter");
    await table.shows(3, 3, "Yard");
    assert.equal(await table.cell(2, 3).textContent(), "Depot");
    assert.equal(await workbench.read(file), withSite("HQ"));
    await workbench.press("ControlOrMeta+S");
    await workbench.waitUntil(
      async () => (await workbench.read(file)) === withSite("Depot").replace("COLE,HQ", "COLE,Yard"),
      "the file saved",
    );
  });

  it("is given back if it cannot be written", async () => {
    const { page } = workbench;
    await workbench.runCommand("View: Close All Editors");
    file = "quote.csv";
    await table.open(file, [header, bell, 'Cole,COLE,"HQ,C1,UK']);
    await table.cell(2, 3).click();
    await workbench.type("Depot, North");
    const why = "The file has a quote that is not closed. Fix it first: another quote could close it.";
    // It is not closed either.
    await workbench.press("Enter", "ControlOrMeta+W");
    await table.says("notice", why);
    await table.types(2, 3, "Depot, North");
    // Another table of it cannot be asked, so VS Code tells it.
    await page.locator(".tab.active .tab-actions .action-label").click();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await workbench.answerNotification("What you typed is not in the file: Depot, North", "Copy");
    await workbench.waitUntil(
      async () => (await page.evaluate<string>("navigator.clipboard.readText()")) === "Depot, North",
      "the text on the clipboard",
    );
  });
});
