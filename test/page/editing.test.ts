import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

describe("a file typed from scratch", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  /** Waits for an entry such as `GB | United Kingdom` in the list of completions, which opens automatically. */
  async function offered(wanted: string): Promise<void> {
    const rows = workbench.page.locator(".suggest-widget.visible .monaco-list-row");
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = (await rows.allInnerTexts()).map((text) => text.replaceAll("\n", " | "));
        return seen[0] === wanted;
      },
      () => `${wanted} first in the list; there were ${JSON.stringify(seen)}`,
    );
  }

  /** Moves to the next tab stop, `times` times. */
  async function next(times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await workbench.press("Tab");
  }

  async function hasNotification(wanted: string): Promise<void> {
    await workbench.waitUntil(async () => (await workbench.notifications()).includes(wanted), wanted);
  }

  it("starts with the header row in a named file", async () => {
    // VS Code registers the commands shortly after its window opens.
    await workbench.openFile("clean.asio.csv");
    await workbench.runCommand("Asio Import: New import file");
    const tab = workbench.page.locator('.tab.active[data-resource-name="import.asio.csv"]');
    await workbench.waitUntil(() => tab.isVisible(), "the tab of import.asio.csv");
    await workbench.waitUntil(
      async () => (await workbench.statusItem("status.editor.selection")) === "Ln 2, Col 1",
      "the cursor below the header row",
    );
  });

  it("continues with a new company, completed from its name and its country's name", async () => {
    await workbench.type("Contoso");
    await offered("New company Contoso | the whole row");
    await next(2);
    await workbench.type("Main");
    await next(2);
    await workbench.type("united k");
    await offered("GB | United Kingdom");
    await next(3);
    await workbench.type("1 High Street");
    await workbench.press("End", "Enter");
  });

  it("ends with another site, and would be accepted", async () => {
    await workbench.press("Control+Space");
    await offered("New site of Contoso | the whole row");
    await next();
    await workbench.type("Depot");
    await workbench.press("End", "Enter");
    await workbench.waitUntil(
      async () => (await workbench.languageStatus())[0] === "Accepted, 2 rows, no problems",
      "the verdict",
    );
    await workbench.save();
    const [, ...rows] = (await workbench.read("import.asio.csv")).trimEnd().split("\n");
    assert.deepEqual(rows, [
      "Contoso,CONTOSO,Main,CONTOSO,GB,,1 High Street,,,,,,,,,,,",
      "Contoso,CONTOSO,Depot,CONTOSO2,GB,,,,,,,,,,,,,",
    ]);
  });

  it("keeps the header row visible", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `Bell,BELL,Site${index},BELL${index},US,,,,,,,,,,,,,\n`);
    await workbench.press("ControlOrMeta+End");
    await workbench.insert(rows.join(""));
    const sticky = workbench.page.locator(".sticky-widget-lines-scrollable .sticky-line-content");
    await workbench.waitUntil(
      async () => (await sticky.allInnerTexts())[0]?.startsWith("Company\u00a0Name,Company\u00a0ID") ?? false,
      "the header row above the others",
    );
  });

  it("reports the differences between a new template and the default one", async () => {
    await workbench.write("template.csv", "Company Name,Company ID,Site Name,Site ID,Country,Post Code,Fee\n");
    await workbench.runCommand("Asio Import: Use downloaded template…");
    await workbench.answer(`${workbench.workspace}/template.csv`);
    await hasNotification(
      "template.csv is now the template: 7 columns, 5 of them required. Renamed: Zip to Post Code. New: Fee. Not in the template: Address Name, Address Line 1, Address Line 2, City, State and 7 more.",
    );
    await workbench.answerNotification("template.csv is now the template", "Undo");
    await workbench.waitUntil(
      async () => !(await workbench.read(".vscode/settings.json")).includes("template.csv"),
      "the setting as it was",
    );
  });

  it("shows the content of an export before it replaces another", async () => {
    await workbench.write("one.json", '[{"name": "Acme", "id": "1"}]');
    await workbench.write("two.json", '[{"name": "Cole", "identifier": "C"}, {"name": "Dale", "identifier": "D"}]');
    const choose = async (name: string) => {
      await workbench.runCommand("Asio Import: Choose existing-company export…");
      await workbench.answer(`${workbench.workspace}/${name}`);
    };
    await choose("one.json");
    await hasNotification(
      "Found 1 company in one.json (names under name; IDs under id). Import files are now checked against them.",
    );
    await choose("two.json");
    const title = workbench.page.locator(".quick-input-title");
    const found = "Found 2 companies in two.json (names under name; IDs under identifier)";
    await workbench.waitUntil(async () => (await title.textContent()) === found, found);
    assert.deepEqual(await workbench.picks(), ["Add", "Replace"]);
    assert.doesNotMatch(await workbench.read(".vscode/settings.json"), /two\.json/);
    await workbench.pick("Add");
    await workbench.waitUntil(
      async () => (await workbench.languageStatus())[1] === "3 existing companies, one.json, two.json",
      "both exports in the status",
    );
  });
});
