import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country,State,Zip";

describe("an import file typed cell by cell", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  const list = () => workbench.page.locator(".suggest-widget.visible .monaco-list-row");
  const hint = () => workbench.page.locator(".parameter-hints-widget.visible .parameter.active");

  async function isAt(line: number, column: number): Promise<void> {
    const wanted = `Ln ${line}, Col ${column}`;
    let seen: string | undefined;
    await workbench.waitUntil(
      async () => {
        seen = await workbench.statusItem("status.editor.selection");
        return seen === wanted;
      },
      () => `the cursor at ${wanted}; it was at ${seen}`,
    );
  }

  /** Opens a file of these lines below the header row, and waits until it is known to be an import file. */
  async function openRows(name: string, ...rows: string[]): Promise<void> {
    await workbench.write(name, [header, ...rows].join("\n"));
    await workbench.openFile(name);
    await workbench.waitUntil(async () => (await workbench.languageStatus()).length > 0, "the verdict");
  }

  /** Waits until the list of completions, which opens by itself, begins with this label. */
  async function firstChoice(wanted: string): Promise<void> {
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await list().locator(".label-name").allTextContents();
        return seen[0] === wanted;
      },
      () => `${wanted} first in the list; there were ${JSON.stringify(seen)}`,
    );
  }

  /** Waits for the status of a selection, as `7 selected`. */
  async function selected(wanted: string): Promise<void> {
    let seen: string | undefined;
    await workbench.waitUntil(
      async () => {
        seen = await workbench.statusItem("status.editor.selection");
        return seen?.includes(`(${wanted})`) ?? false;
      },
      () => `${wanted}; there was ${seen}`,
    );
  }

  /** Types a value, and closes the list of similar ones, which the next Tab would take from. */
  async function typeValue(text: string): Promise<void> {
    await workbench.type(text);
    await workbench.page.waitForTimeout(500);
    if ((await list().count()) > 0) await workbench.press("Escape");
  }

  /** Pastes what another program has copied. */
  async function paste(text: string, html?: string): Promise<void> {
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const types = JSON.stringify({ "text/plain": text, ...(html ? { "text/html": html } : {}) });
    await workbench.page.evaluate(`navigator.clipboard.write([new ClipboardItem(${types})])`);
    await workbench.press("ControlOrMeta+V");
  }

  async function savedRows(name: string): Promise<string[]> {
    await workbench.save();
    return (await workbench.read(name)).split("\n").slice(1);
  }

  async function pictureOf(name: string): Promise<void> {
    await workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));
  }

  it("moves with Tab and Shift+Tab, and adds the cells and the row that come next", async () => {
    await openRows("moves.csv", 'Bell,BELL,"Main, North",BELL1,US,NY,10001', "Cole");
    await workbench.goTo(2, 3);
    for (const column of [10, 23, 30, 33, 36, 42]) {
      await workbench.press("Tab");
      await isAt(2, column);
    }
    await workbench.press("Tab");
    await isAt(3, 5);
    await workbench.press("Shift+Tab");
    await isAt(2, 42);
    await workbench.press("Tab", "Tab");
    await isAt(3, 6);
    await typeValue("COLE");
    for (const text of ["Depot", "COLE1", "GB", "", ""]) {
      await workbench.press("Tab");
      await workbench.page.waitForTimeout(500);
      await workbench.press("Escape");
      await typeValue(text);
    }
    await workbench.press("Escape", "Tab");
    await isAt(4, 1);
    assert.deepEqual(await savedRows("moves.csv"), [
      'Bell,BELL,"Main, North",BELL1,US,NY,10001',
      "Cole,COLE,Depot,COLE1,GB,,",
      "",
    ]);
  });

  it("opens the choices of an empty Country and State with the column's hint, and chooses none at random", async () => {
    await openRows("choices.csv", "Bell,BELL,Main,BELL1,,,");
    await workbench.goTo(2, 21);
    await workbench.press("Tab");
    await firstChoice("Leave empty");
    await workbench.waitUntil(async () => (await hint().allTextContents()).includes("Country"), "the hint");
    await pictureOf("typing-country");
    await workbench.type("united states");
    await firstChoice("US");
    await workbench.press("Enter", "Tab");
    await firstChoice("Leave empty");
    await pictureOf("typing-state");
    await workbench.press("Tab");
    await isAt(2, 26);
    assert.deepEqual(await savedRows("choices.csv"), ["Bell,BELL,Main,BELL1,US,,"]);
  });

  it("continues a new company with its ID, and opens the choices at the tab stops", async () => {
    await openRows("company.csv", "");
    await workbench.goTo(2, 1);
    await workbench.type("Contoso");
    await firstChoice("New company Contoso");
    await workbench.press("Tab");
    await selected("7 selected");
    await workbench.waitUntil(async () => (await hint().allTextContents()).includes("Company ID"), "the hint");
    await pictureOf("typing-company");
    await workbench.press("Tab");
    await typeValue("Main");
    await workbench.press("Tab");
    await selected("7 selected");
    await workbench.press("Tab");
    await firstChoice("Leave empty");
    await workbench.type("de");
    await firstChoice("DE");
    await workbench.press("Tab", "Tab");
    await firstChoice("Leave empty");
    await workbench.press("Tab");
    await isAt(2, 34);
    await typeValue("10115");
    await workbench.press("Tab");
    await isAt(3, 1);
    assert.deepEqual(await savedRows("company.csv"), ["Contoso,CONTOSO,Main,CONTOSO,DE,,10115", ""]);
  });

  it("leaves a value that a snippet had selected as it is", async () => {
    await openRows("left.csv", "");
    await workbench.goTo(2, 1);
    await workbench.type("Contoso");
    await firstChoice("New company Contoso");
    await workbench.press("Tab", "Tab");
    await typeValue("Main");
    await workbench.press("Tab");
    await selected("7 selected");
    await workbench.press("Escape", "Escape", "Tab");
    await firstChoice("Leave empty");
    await workbench.press("Escape");
    await workbench.waitUntil(async () => (await list().count()) === 0, "the list closed");
    await workbench.press("Shift+Tab", "Shift+Tab", "Shift+Tab");
    await isAt(2, 16);
    assert.deepEqual(await savedRows("left.csv"), ["Contoso,CONTOSO,Main,CONTOSO,,,"]);
  });

  it("pastes cells from a spreadsheet as cells, or as they are", async () => {
    await openRows("pasted-cells.csv", "");
    await workbench.goTo(2, 1);
    await paste('Bell\tBELL\tMain, North\tBELL1\tUS\tNY\t10001\r\nCole\tCOLE\t"De ""Pot"""\tCOLE1\tGB\t\t\r\n');
    await isAt(4, 1);
    await pictureOf("typing-pasted");
    assert.deepEqual(await savedRows("pasted-cells.csv"), [
      'Bell,BELL,"Main, North",BELL1,US,NY,10001',
      'Cole,COLE,"De ""Pot""",COLE1,GB,,',
      "",
    ]);
    await workbench.press("ControlOrMeta+Period");
    await workbench.page.locator(".action-widget:visible").getByText("Insert Plain Text").click();
    await isAt(4, 1);
    assert.match((await savedRows("pasted-cells.csv"))[0] ?? "", /^Bell\tBELL\t/);
  });

  it("fills the empty cells to the right and below", async () => {
    await openRows("filled.csv", "Bell,,Main,,US,,", "Cole,,Main,,GB,,");
    await workbench.goTo(2, 6);
    await paste("BELL\r\nCOLE\r\n", "<table><tr><td>BELL</td></tr><tr><td>COLE</td></tr></table>");
    await isAt(2, 10);
    await workbench.press("Tab", "Tab");
    await isAt(2, 16);
    await paste("BELL1\tCA");
    await isAt(2, 24);
    assert.deepEqual(await savedRows("filled.csv"), ["Bell,BELL,Main,BELL1,CA,US,,", "Cole,COLE,Main,,GB,,"]);
  });
});
