import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";
import { TablePage } from "./table-page.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

describe("a table in use", () => {
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

  const inTable = (selector: string) => table.in(selector);
  const cell = (line: number, column: number) => table.cell(line, column);

  const shows = (line: number, column: number, value: string) => table.shows(line, column, value);
  const isAt = (place: string) => table.says("place", place);
  const picture = (name: string) => workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));
  const saved = async (name: string) => {
    await workbench.waitUntil(async () => (await workbench.page.locator(".tab.dirty").count()) > 0, "the edit");
    await workbench.press("ControlOrMeta+S");
    await workbench.waitUntil(async () => (await workbench.page.locator(".tab.dirty").count()) === 0, "the file saved");
    return (await workbench.read(name)).split("\n");
  };

  async function openTable(name: string, lines: readonly string[]): Promise<void> {
    await workbench.write(name, `${lines.join("\n")}\n`);
    await workbench.openFile(name);
    await workbench.runCommand("Asio Import: Open as Table");
    await inTable(".slick-row.header").first().waitFor();
  }

  it("fills in companies and rows, selects rows, cuts cells, and stays at rows that a filter hides from moving", async () => {
    await openTable("use.csv", [header, "Bell,BELL,HQ,B1,US", "Cole,COLE,Main,C1,USA", "Dale,DALE,HQ,D1,CA"]);
    // A known company, by its name.
    await cell(5, 1).click();
    await workbench.type("Col");
    await inTable("#values [role=option]").getByText("Cole COLE").waitFor();
    await picture("table-company");
    await inTable("#values [role=option]").getByText("Cole COLE").click();
    await workbench.press("Enter");
    await shows(5, 2, "COLE");
    // Another site of Bell, with the first value that is still needed.
    await cell(2, 1).click();
    await workbench.press("ControlOrMeta+Enter");
    await isAt("Row 3 · Site Name");
    await shows(3, 4, "B2");
    await picture("table-new-site");
    await workbench.type("Depot");
    await workbench.press("Enter");
    // Rows 2 to 3, by their numbers.
    await cell(2, 0).click();
    await cell(3, 0).click({ modifiers: ["Shift"] });
    await workbench.waitUntil(async () => (await inTable(".slick-cell.selected").count()) === 12, "two rows selected");
    await picture("table-rows-selected");
    // Two cells move by cutting and pasting.
    await cell(4, 3).click();
    await workbench.press("Shift+ArrowRight", "ControlOrMeta+X");
    await shows(4, 3, "");
    await cell(6, 3).click();
    await workbench.press("ControlOrMeta+V");
    await shows(6, 4, "C1");
    // Escape leaves the cell as it was, and stays on it.
    await cell(5, 5).click();
    await workbench.type("X");
    await workbench.press("Escape", "Escape");
    await isAt("Row 5 · Country");
    await shows(5, 5, "CA");
    // Rows of a filter do not move past those that it hides.
    await inTable("#filter-failing").click();
    await cell(2, 1).click();
    await workbench.press("Alt+ArrowDown");
    await table.says("notice", "Show all rows to move rows.");
    await isAt("Row 4 · Company Name");
    await picture("table-no-move");
    assert.deepEqual(await saved("use.csv"), [
      header,
      "Bell,BELL,HQ,B1,US",
      "Bell,BELL,Depot,B2,US",
      "Cole,COLE,,,USA",
      "Dale,DALE,HQ,D1,CA",
      "Cole,COLE,Main,C1,",
      "",
    ]);
  });

  it("shows what is selected: whole rows from their numbers, and nothing that no longer is", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `Bell,BELL,Site${at},S${at},US`);
    await openTable("select.csv", [header, ...rows]);
    const selected = async (...lines: number[]) => {
      await table.reads(async () => String(await inTable(".slick-cell.selected").count()), String(lines.length * 6));
      for (const line of lines) {
        const inRow = inTable(`.slick-row[data-row="${line - 1}"] .slick-cell.selected`);
        assert.equal(await inRow.count(), 6, `row ${line}`);
      }
    };
    await cell(4, 3).click();
    await workbench.press("Home");
    await isAt("Row 4 · Company Name");
    await workbench.press("ArrowLeft");
    await isAt("Row 4");
    await selected(4);
    await workbench.press("Shift+ArrowDown");
    await selected(4, 5);
    // The menu is for all of them.
    await cell(5, 0).click({ button: "right" });
    await selected(4, 5);
    await workbench.press("Escape");
    await cell(6, 3).click();
    await workbench.press("Shift+Space", "Shift+ArrowDown");
    await selected(6, 7);
    await workbench.press("Delete");
    await shows(7, 4, "");
    // Rows that were drawn while they were selected.
    await workbench.press("ControlOrMeta+Home");
    await isAt("Row 2 · Company Name");
    await workbench.press("ControlOrMeta+Shift+ArrowDown", "Escape");
    await table.reads(async () => String(await inTable(".slick-cell.selected").count()), "1");
    // A long value is seen whole while it is edited.
    await cell(3, 5).click();
    await workbench.insert("United States of America and other lands");
    const editor = inTable(".cell-editor");
    await table.reads(() => editor.inputValue(), "United States of America and other lands");
    assert.ok(await editor.evaluate((area) => area.clientHeight >= area.scrollHeight - 2), "the whole of it in sight");
    await workbench.press("Escape", "Escape");
    await saved("select.csv");
  });

  it("leaves room for other columns where the first two are wide", async () => {
    const name = "Bell".repeat(12);
    await openTable("narrow.csv", [header, `${name},${name},HQ,B1,US`, `${name},${name},HQ,B2,USA`]);
    const { width = 0, height = 0 } = workbench.page.viewportSize() ?? {};
    const isInSight = async () => {
      const box = await cell(3, 5).boundingBox();
      const grid = await inTable("#grid").boundingBox();
      return !!box && !!grid && box.x >= grid.x && box.x + box.width <= grid.x + grid.width + 1;
    };
    await cell(2, 1).click();
    await workbench.page.setViewportSize({ width: 860, height });
    await workbench.press("End", "ArrowDown");
    await isAt("Row 3 · Country");
    await workbench.waitUntil(isInSight, "the active cell in sight");
    await picture("table-narrow");
    await workbench.page.setViewportSize({ width, height });
    await table.reads(async () => String(await inTable(".slick-cell.frozen.l2").count()), "4");
    // Widened with the mouse, the second column leaves too little room again.
    const border = await inTable(
      ".slick-header-columns-left .slick-header-column:nth-child(3) .slick-resizable-handle",
    ).boundingBox();
    assert.ok(border);
    await workbench.page.mouse.move(border.x + 1, border.y + 5);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(border.x + 150, border.y + 5, { steps: 5 });
    await workbench.page.mouse.up();
    await table.reads(async () => String(await inTable(".slick-cell.frozen.l2").count()), "0");
  });

  it("shows other columns, lines above the header and cells of several lines, keeps widths, and follows the text", async () => {
    const columns = "Site Name,Company Name,Country,Company ID,Notes,Site ID";
    const lines = [
      "Exported 1 May",
      "",
      columns,
      '"Main\nHall",Bell,US,BELL,"a ""b""",B1',
      "HQ,Cole",
      "HQ,Dale,CA,DALE,,D1,extra",
    ];
    await openTable("other.csv", lines);
    await shows(4, 1, "Main⏎Hall");
    await shows(4, 5, 'a "b"');
    await shows(6, 7, "extra");
    await picture("table-other-columns");
    // The short row gets its delimiters, and the quoted cell keeps its quotes.
    await cell(5, 6).click();
    await workbench.type("C1");
    await workbench.press("Enter");
    await shows(5, 6, "C1");
    await cell(4, 1).click();
    await workbench.press("F2", "Backspace", "Enter");
    await shows(4, 1, "Main⏎Hal");
    assert.deepEqual((await saved("other.csv")).slice(3, 6), [
      '"Main',
      'Hal",Bell,US,BELL,"a ""b""",B1',
      "HQ,Cole,,,,C1",
    ]);
    // The width of a column is kept.
    const width = async () => Math.round((await cell(4, 2).boundingBox())?.width ?? 0);
    const before = await width();
    await cell(4, 2).click();
    await workbench.press("Shift+Alt+ArrowRight");
    await workbench.waitUntil(async () => (await width()) > before, "a wider column");
    const wider = await width();
    await workbench.runCommand("View: Close Editor");
    await workbench.runCommand("Asio Import: Open as Table");
    await cell(4, 2).waitFor();
    assert.equal(await width(), wider);
    // The text beside the table, and each follows the other.
    await workbench.runCommand("Asio Import: Open as Text");
    await workbench.runCommand("View: Move Editor into Next Group");
    await workbench.goTo(6, 4);
    await isAt("Row 5 · Company Name");
    await cell(6, 3).click();
    await picture("table-beside");
    await table.reads(() => workbench.page.locator(".active-line-number").textContent(), "7");
    await workbench.runCommand("View: Close All Editors");
  });

  it("shows the reasons of a response file, and goes to the row in the import file and back", async () => {
    await workbench.write("trip.csv", `${header}\nBell,BELL,HQ,B1,US\nCole,COLE,HQ,C1,USA\n`);
    const reason = "Country: USA is not a two-letter code";
    await openTable("trip.response.csv", [
      `${header},Row,Status,Reason for Failure`,
      `Cole,COLE,HQ,C1,USA,3,Failed,${reason}`,
    ]);
    await cell(2, 5).click();
    await table.says("messages", /USA is not a two-letter code/);
    await table.says("verdict", "Response file · 1 to correct");
    await picture("table-response");
    await workbench.runCommand("Asio Import: Go to row in the import file");
    await isAt("Row 3 · Country");
    await picture("table-import-row");
    await workbench.runCommand("Asio Import: Go to row in the response file");
    await isAt("Row 2 · Country");
  });
});
