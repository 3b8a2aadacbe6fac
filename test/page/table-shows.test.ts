import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { contrast } from "../host/colours.ts";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";
import { TablePage } from "./table-page.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

/** Of marks that are no text against what is beside them (WCAG 2.2, 1.4.11). */
const visible = 3;

const themes = ["Light 2026", "Dark 2026", "Light Modern", "Default High Contrast", "Default High Contrast Light"];

/** The colours of a picture, the commonest first. Run in a page. */
const coloursOf = `async (png) => {
  const picture = new Image();
  picture.src = "data:image/png;base64," + png;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = "#" + [...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
}`;

describe("a table shows", () => {
  let session: Session;
  let workbench: Workbench;
  let table: TablePage;
  before(async () => {
    session = await startSession({ settings: { "asioImport.existing.files": ["companies.json"] } });
    ({ workbench } = session);
    table = new TablePage(workbench);
    await mkdir(join(workbench.workspace, ".vscode"), { recursive: true });
  });
  after(() => session?.dispose());

  it("companies that exist already, as the export is now, with their fixes", async () => {
    const exported = (name: string) => workbench.write("companies.json", JSON.stringify([{ id: 7, name }]));
    const isWrong = (line: number) => table.cell(line, 1).and(table.in(".error")).waitFor();
    const says = (name: string) =>
      table.says(
        "messages",
        `This company already exists: its Company Name matches "${name}" (record 1 in companies.json). The whole import would fail with "Invalid CSV."`,
      );
    await exported("Bell");
    await table.open("existing.csv", [header, "Bell,BELL,HQ,B1,US", "Cole,COLE,HQ,C1,GB"]);
    await isWrong(2);
    await table.cell(2, 1).click();
    await says("Bell");
    await table.says("verdict", "Invalid CSV");
    await exported("Cole");
    await isWrong(3);
    await table.says("messages", "");
    await workbench.press("F8");
    await says("Cole");
    await workbench.press("ControlOrMeta+.");
    await workbench.pick("Delete this company's row");
    await table.says("verdict", "Accepted");
    assert.equal(await table.in(".slick-cell.error").count(), 0);
    assert.equal(await table.cell(2, 1).textContent(), "Bell");
    // An export that cannot be read.
    await workbench.write("companies.json", "[");
    await table.says("verdict", "Unchecked");
    await exported("Dale");
    await table.says("verdict", "Accepted");
    await workbench.press("ControlOrMeta+S");
    await workbench.waitUntil(async () => !(await workbench.read("existing.csv")).includes("Cole"), "the file saved");
  });

  it("in all themes which cells a row lacks", async () => {
    await table.open("short.csv", [header, "Bell,BELL,HQ"]);
    const page = await workbench.page.context().newPage();
    for (const theme of themes) {
      await workbench.write(".vscode/settings.json", JSON.stringify({ "workbench.colorTheme": theme }));
      await table.in(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      const picture = await table.cell(2, 5).screenshot({ animations: "disabled" });
      const [background = "", hatch = ""] = await page.evaluate<string[]>(
        `(${coloursOf})(${JSON.stringify(picture.toString("base64"))})`,
      );
      assert.ok(contrast(background, hatch) >= visible, `${theme}: ${hatch} on ${background}`);
    }
    await page.close();
  });
});
