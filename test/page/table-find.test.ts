import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";
import { TablePage } from "./table-page.ts";

const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

/** A row with five values and, in the last column, another one. */
const row = (five: string, last = "") => `${five}${",".repeat(13)}${last}`;

/** What a page has that this test does not run in. */
interface Page {
  readonly document: {
    readonly activeElement: { readonly id: string; getAttribute(name: string): string | null } | null;
  };
}

describe("find in the table", () => {
  let session: Session;
  let workbench: Workbench;
  let table: TablePage;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
    table = new TablePage(workbench);
    await workbench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  after(() => session?.dispose());
  beforeEach(() => workbench.runCommand("View: Close All Editors"));

  const inTable = (selector: string) => table.in(selector);
  const cell = (line: number, column: number) => table.cell(line, column);
  const picture = (name: string) => workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));

  const counts = (text: string) => table.says("find-count", text);
  const isAt = (place: string) => table.says("place", place);
  const isSaid = (text: string | RegExp) => table.says("said", text);
  const field = () => inTable("#find-text");
  /** What has the focus: an ID, or the name of a cell. */
  const isFocused = (name: string) =>
    table.reads(
      () =>
        inTable("#table").evaluate(() => {
          const { activeElement } = (globalThis as unknown as Page).document;
          return activeElement?.id || (activeElement?.getAttribute("aria-label") ?? "");
        }),
      name,
    );

  async function openTable(name: string, lines: readonly string[]): Promise<void> {
    await workbench.write(name, `${lines.join("\n")}\n`);
    await workbench.openFile(name);
    await workbench.runCommand("Asio Import: Open as Table");
    await cell(2, 1).click();
    await isFocused(`Company Name, ${await cell(2, 1).textContent()}, row 2`);
  }

  it("goes to what is typed, on and back, around the ends, and gives the focus back to the cell", async () => {
    await openTable("find.csv", [
      header,
      row("Bell,BELL,HQ,B1,US"),
      row("Cole,COLE,HQ,C1,USA", "Blog"),
      row('Bell,BELL,"Main\nHall ""North""",B2,US'),
      row("Dale,DALE,HQ,D1,CA"),
    ]);
    await workbench.press("ControlOrMeta+F");
    await isFocused("find-text");
    // The text of the cell, selected.
    assert.equal(await field().inputValue(), "Bell");
    await counts("1 of 4");
    await workbench.type("hq");
    await counts("1 of 3");
    await isAt("Row 2 · Site Name");
    await isSaid("1 of 3: Site Name, HQ, row 2");
    await isFocused("find-text");
    await picture("table-find");
    assert.equal(await inTable(".slick-cell.found").count(), 3);
    await workbench.press("Enter");
    await counts("2 of 3");
    await isAt("Row 3 · Site Name");
    await workbench.press("F3");
    await isAt("Row 5 · Site Name");
    await workbench.press("Enter");
    await isAt("Row 2 · Site Name");
    await workbench.press("Shift+Enter");
    await counts("3 of 3");
    await isAt("Row 5 · Site Name");
    await workbench.press("Shift+F3", "Shift+F3");
    await isAt("Row 2 · Site Name");

    // The first one from where it began, while typing.
    await workbench.press("Enter");
    await isAt("Row 3 · Site Name");
    await workbench.press("Backspace", "Backspace");
    await counts("No results");
    await workbench.type("d");
    await isAt("Row 5 · Company Name");
    await workbench.press("Backspace");
    await workbench.type("B");
    await isAt("Row 3 · Social Media Type");
    const box = await inTable(".slick-cell.active").boundingBox();
    const grid = await inTable("#grid").boundingBox();
    assert.ok(box && grid && box.x > grid.x && box.x + box.width <= grid.x + grid.width);
    await workbench.type("oltX");
    await counts("No results");
    await picture("table-find-none");
    // What was found last stays the active cell.
    await isAt("Row 3 · Social Media Type");

    // A line break and quotes, as the table shows them.
    await workbench.press("ControlOrMeta+A");
    await workbench.type('hall "n');
    await counts("1 of 1");
    await isAt("Row 4 · Site Name");
    await workbench.press("Escape");
    await isFocused('Site Name, Main\nHall "North", row 4');
    assert.ok(await inTable("#find").isHidden());
    assert.equal(await inTable(".slick-cell.found").count(), 0);
    // The same again, from the cell that was found: without the field, F3 shows it and leaves the focus.
    await workbench.press("F3");
    await counts("1 of 1");
    await isFocused('Site Name, Main\nHall "North", row 4');
    await workbench.press("ControlOrMeta+F");
    assert.equal(await field().inputValue(), 'hall "n');
    await workbench.press("Escape");
    await cell(4, 4).click();
    await workbench.press("ArrowLeft", "ArrowRight", "ArrowLeft", "ControlOrMeta+F");
    assert.equal(await field().inputValue(), 'hall "n');
    await workbench.press("Escape");
    await cell(5, 1).click();
    await workbench.press("ControlOrMeta+F");
    assert.equal(await field().inputValue(), "Dale");
  });

  it("looks in the rows of the filter, and counts again when they change", async () => {
    await openTable("filter.csv", [
      header,
      row("Bell,BELL,HQ,B1,USA"),
      row("Cole,COLE,HQ,C1,GB"),
      row("Dale,DALE,HQ,D1,USA"),
    ]);
    await workbench.press("ControlOrMeta+F");
    await workbench.type("hq");
    await counts("1 of 3");
    await inTable("#filter-failing").click();
    await counts("1 of 2");
    await isAt("Row 2 · Site Name");
    await workbench.press("ArrowRight");
    await counts("? of 2");
    await workbench.press("F3");
    await counts("2 of 2");
    await isAt("Row 4 · Site Name");
    // Typing in the table goes on meanwhile, and Escape there closes the field.
    await workbench.type("Depot");
    await workbench.press("Enter");
    await counts("? of 1");
    await workbench.press("F2", "End");
    await workbench.type(" hq");
    // The open cell is entered first.
    await workbench.press("F3");
    await counts("1 of 2");
    await isAt("Row 2 · Site Name");
    await workbench.press("Shift+F3");
    await isAt("Row 4 · Site Name");
    assert.equal(await cell(3, 3).textContent(), "Depot hq");
    await workbench.press("Escape");
    assert.ok(await inTable("#find").isHidden());
    await workbench.runCommand("File: Revert File");
  });

  it("has the keys of a text field, and its buttons", async () => {
    const lines = [header, row("Bell,BELL,HQ,B1,US"), row("Cole,COLE,HQ,C1,GB")];
    await openTable("keys.csv", lines);
    await workbench.press("ControlOrMeta+F");
    await workbench.type("colX");
    await counts("No results");
    // The text's own undo, clipboard and selection, and none of the table's commands.
    await workbench.press("Backspace", "ControlOrMeta+A", "ControlOrMeta+X");
    assert.equal(await field().inputValue(), "");
    await workbench.press("ControlOrMeta+V", "ControlOrMeta+Z", "ControlOrMeta+Z");
    assert.equal(await field().inputValue(), "col");
    await workbench.press("ControlOrMeta+Enter", "ControlOrMeta+D", "Alt+ArrowDown", "Shift+Alt+ArrowDown");
    await counts("1 of 2");
    await inTable("#find-next").click();
    await counts("2 of 2");
    await isAt("Row 3 · Company ID");
    await isFocused("find-text");
    await workbench.press("Tab");
    await isFocused("find-previous");
    await workbench.press("Enter");
    await isAt("Row 3 · Company Name");
    await isFocused("find-previous");
    // A click in the table takes the focus, and the field stays.
    await cell(2, 2).click();
    await isFocused("Company ID, BELL, row 2");
    await counts("? of 2");
    await inTable("#find-close").click();
    await isFocused("Company ID, BELL, row 2");
    assert.equal(await workbench.page.locator(".tab.dirty").count(), 0);
    assert.equal(await workbench.read("keys.csv"), `${lines.join("\n")}\n`);
  });

  it("goes to any of 100,000 rows", async () => {
    const count = 100_000;
    const firms = Array.from({ length: count }, (_, index) => row(`Firm${index},FIRM${index},HQ,HQ${index},US`));
    firms[77_776] = row("<b>Odd</b> & Sons,ODD,HQ,O1,US");
    await openTable("large.csv", [header, ...firms]);
    await workbench.press("ControlOrMeta+F");
    await workbench.type("<B>odd</b> &");
    await counts("1 of 1");
    await table.reads(() => cell(77_778, 1).textContent(), "<b>Odd</b> & Sons");
    await isSaid("1 of 1: Company Name, <b>Odd</b> & Sons, row 77778");
    await picture("table-find-large");
    await workbench.press("ControlOrMeta+A");
    await workbench.type("firm9999");
    await counts("1 of 22");
    await workbench.press("Shift+Enter");
    await counts("22 of 22");
    await isAt("Row 100001 · Company ID");
    await workbench.press("ControlOrMeta+A");
    await workbench.type("FIRM");
    await counts("199,998 of 199,998");
    await workbench.press("Enter", "Enter", "Enter");
    await counts("3 of 199,998");
    await workbench.press("Escape");
    await isFocused("Company Name, Firm1, row 3");
  });
});
