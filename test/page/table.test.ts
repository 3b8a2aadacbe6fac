import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { FrameLocator, Locator } from "playwright-core";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

const row = (five: string) => `${five}${",".repeat(13)}`;

/** What a page has that this test does not run in. */
interface Clipboarded {
  navigator: { clipboard: { writeText(text: string): Promise<void> } };
}

describe("the table", () => {
  let session: Session;
  let workbench: Workbench;
  let table: FrameLocator;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
    table = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  });
  after(() => session?.dispose());

  const cell = (line: number, column: number): Locator =>
    table.locator(`.slick-row[data-row="${line - 1}"] .slick-cell.l${column}`);

  async function pictureOf(name: string): Promise<void> {
    await workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));
  }

  /** Waits until a cell of the table shows a value. */
  async function shows(line: number, column: number, value: string): Promise<void> {
    let seen = "";
    await workbench.waitUntil(
      async () => {
        seen = (await cell(line, column).textContent()) ?? "";
        return seen === value;
      },
      () => `${JSON.stringify(value)} in row ${line}, column ${column}; there was ${JSON.stringify(seen)}`,
    );
  }

  async function says(id: string, text: RegExp): Promise<void> {
    let seen = "";
    await workbench.waitUntil(
      async () => {
        seen = (await table.locator(`#${id}`).textContent()) ?? "";
        return text.test(seen);
      },
      () => `${text} in ${id}; there was ${JSON.stringify(seen)}`,
    );
  }

  it("is opened, shows findings, and is edited with the keys of a spreadsheet", async () => {
    const text = [
      header,
      row("Bell,BELL,HQ,B1,USA"),
      row('Bell,BELL,"Depot, North",B2,US'),
      row("Cole,,HQ,C1,GB"),
      row("Dale,DALE,HQ,D1,CA"),
      "",
    ].join("\n");
    await workbench.write("table.csv", text);
    await workbench.openFile("table.csv");
    await workbench.waitForSquiggles({ error: 3, warning: 1 });
    await workbench.runCommand("Asio Import: Open as Table");
    await cell(2, 5).waitFor();
    await says("verdict", /^3 of 4 rows would fail$/);
    await pictureOf("table-opened");

    // The first problem, and its fix.
    await cell(2, 1).click();
    await workbench.press("F8");
    await says("place", /^Row 2 · Country$/);
    await says("messages", /"USA"/);
    assert.equal(await cell(2, 5).getAttribute("aria-invalid"), "true");
    await workbench.press("ControlOrMeta+.");
    await pictureOf("table-fixes");
    await workbench.pick('Replace "USA" with "US" (United States of America)');
    await shows(2, 5, "US");
    await says("filter-failing", /^Failing rows 2$/);

    // A cell is typed over, and Enter goes down.
    await cell(4, 2).click();
    await workbench.type("COLE");
    await workbench.press("Enter");
    await shows(4, 2, "COLE");
    await says("place", /^Row 5 · Company ID$/);
    await says("filter-failing", /^Failing rows 1$/);

    // Undo and redo are VS Code's.
    await workbench.press("ControlOrMeta+Z");
    await shows(4, 2, "");
    await workbench.press("ControlOrMeta+Shift+Z");
    await shows(4, 2, "COLE");

    // Failing rows stay in the list while they are edited.
    await table.locator("#filter-failing").click();
    await table.locator("#filter-failing[aria-pressed=true]").waitFor();
    await shows(2, 3, "Depot, North");
    await pictureOf("table-failing");
    await cell(2, 3).click();
    await workbench.press("F2", "Home", "ControlOrMeta+A");
    await workbench.type("Depot");
    await workbench.press("Enter");
    await says("filter-failing", /^Failing rows 0$/);
    await shows(2, 3, "Depot");
    await table.locator("#filter-all").click();
    await table.locator("#filter-all[aria-pressed=true]").waitFor();
    await shows(5, 2, "DALE");

    // A block of a spreadsheet, and what is filled down.
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await workbench.page.evaluate(
      (text) => (globalThis as unknown as Clipboarded).navigator.clipboard.writeText(text),
      '1 Old Road\n"Floor 2\nLeft"',
    );
    await cell(2, 7).click();
    await workbench.press("ControlOrMeta+V");
    await shows(2, 7, "1 Old Road");
    await shows(3, 7, "Floor 2⏎Left");
    await cell(2, 5).click();
    await workbench.press("Shift+ArrowDown", "ControlOrMeta+D");
    await workbench.press("ControlOrMeta+C");
    await cell(6, 1).click();
    await workbench.type("Eve");
    await workbench.press("Tab");
    await shows(6, 1, "Eve");
    await pictureOf("table-edited");

    // What completion offers, and a row by its menu.
    await cell(6, 5).click();
    await workbench.type("united king");
    await table.locator("#values [role=option]").getByText("GB United Kingdom").waitFor();
    await pictureOf("table-values");
    await workbench.press("ArrowDown", "Tab");
    await shows(6, 5, "GB");
    await cell(6, 1).click({ button: "right" });
    await pictureOf("table-menu");
    await workbench.press("Escape");
    await workbench.press("ControlOrMeta+S");
    await workbench.waitUntil(async () => (await workbench.page.locator(".tab.dirty").count()) === 0, "the file saved");
    assert.equal(
      await workbench.read("table.csv"),
      [
        header,
        "Bell,BELL,HQ,B1,US,,1 Old Road,,,,,,,,,,,",
        'Bell,BELL,Depot,B2,US,,"Floor 2\nLeft",,,,,,,,,,,',
        row("Cole,COLE,HQ,C1,GB"),
        row("Dale,DALE,HQ,D1,CA"),
        row("Eve,,,,GB"),
        "",
      ].join("\n"),
    );

    // Rows are read when they are scrolled to.
    const firms = Array.from({ length: 400 }, (_, index) => row(`Firm${index},FIRM${index},HQ,HQ${index},US`));
    await workbench.runCommand("View: Close All Editors");
    await workbench.write("long.csv", [header, ...firms, ""].join("\n"));
    await workbench.openFile("long.csv");
    await workbench.runCommand("Asio Import: Open as Table");
    await cell(2, 1).click();
    await workbench.press("ControlOrMeta+End");
    await shows(401, 1, "Firm399");
  });

  it("keeps what is typed into a cell with its row, and saves it", async () => {
    const bell = row("Bell,BELL,HQ,B1,US");
    const cole = (site: string) => row(`Cole,COLE,${site},C1,GB`);
    await workbench.runCommand("View: Close All Editors");
    // Headers may be named like what every object has.
    const odd = (line: string, header: string) => `${line},${header}`;
    const file = (...rows: string[]) =>
      [odd(header, "constructor"), ...rows.map((each) => odd(each, "")), ""].join("\n");
    await workbench.write("open.csv", file(bell, cole("HQ")));
    await workbench.openFile("open.csv");
    await workbench.runCommand("Asio Import: Open as Table");
    await cell(3, 3).click();
    await workbench.press("F2");
    await workbench.type(" North");
    // Another program adds a row above.
    await workbench.write("open.csv", file(row("Able,ABLE,HQ,A1,US"), bell, cole("HQ")));
    await shows(3, 1, "Bell");
    await workbench.waitUntil(
      async () => (await cell(4, 3).locator("textarea").inputValue({ timeout: 1_000 })) === "HQ North",
      "the open cell in the row that it belongs to",
    );
    await workbench.type("west");
    await workbench.press("ControlOrMeta+S");
    await workbench.waitUntil(async () => (await workbench.read("open.csv")).includes("west"), "the file saved");
    assert.equal(await workbench.read("open.csv"), file(row("Able,ABLE,HQ,A1,US"), bell, cole("HQ Northwest")));
    const box = await cell(1, 5).boundingBox();
    const next = await cell(1, 6).boundingBox();
    assert.ok(box && next);
    assert.ok(Math.abs(box.x + box.width - next.x) < 2, "The columns are side by side.");

    // The row of an open cell goes: nothing is written anywhere else.
    await cell(4, 3).click();
    await workbench.press("F2");
    await workbench.type("!");
    await workbench.write("open.csv", file(bell));
    await says("notice", /^The row of this cell is no longer there\.$/);
    await workbench.answerNotification("What you typed is not in the file: HQ Northwest!", "Copy");
    assert.equal(await workbench.read("open.csv"), file(bell));
  });
});
