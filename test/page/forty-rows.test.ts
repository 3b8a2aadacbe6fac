import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Locator } from "playwright-core";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const streets = ["Harbor Street", "Mill Road", "Pine Avenue", "King Street", "Oak Street"];
const places = [
  ["Boston", "Mass.", "02110"],
  ["Portland", "Oregon", "97201"],
  ["Tampa", "FL", "33602"],
  ["Denver", "Colorado", "80202"],
] as const;
const names = ["Larkspur Dental", "Meridian & Sons", "Quillon Legal", "Tamarack Builders", "Alder Café"];

/** A list of clients as people keep it in a spreadsheet: 40 rows of 32 companies, without IDs. */
const list = [
  "Client,Office,Street,City,State,Zip,Country,Phone,E-mail,Since",
  ...Array.from({ length: 40 }, (_, index) => {
    const company = index < 24 ? index : 24 + Math.floor((index - 24) / 2);
    const name = `${names[company % names.length]} ${Math.floor(company / names.length) + 1}`;
    const place = places[index % places.length] ?? places[0];
    const office = index % 3 === 0 ? "Head Office" : "";
    const country = index % 4 === 1 ? "" : "USA";
    const mail = index % 5 === 0 ? "N/A" : `office@client${company}.example`;
    return [
      name,
      office,
      `${index + 1} ${streets[index % streets.length]}`,
      ...place,
      country,
      `617-555-01${index + 10}`,
      mail,
      "2021",
    ].join(",");
  }),
  "",
].join("\n");

describe("a client list", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  it("of 40 rows without IDs becomes Accepted in at most 15 keystrokes and clicks", async (t) => {
    const { page } = workbench;
    await workbench.write("clients.csv", list);
    // The menus have the extension's commands once it is there.
    await workbench.openFile("clean.asio.csv");
    await workbench.waitUntil(async () => (await workbench.languageStatus()).length > 0, "the extension");
    await workbench.press("ControlOrMeta+K", "w");
    await page.evaluate(`
      var actions = 0;
      addEventListener("keydown", ({ key }) => { if (!/^(Control|Shift|Alt|Meta)$/.test(key)) actions++; }, true);
      addEventListener("mousedown", () => { actions++; }, true);
    `);
    let step = 0;
    const picture = (name: string) =>
      workbench.screenshot(join(projectRoot, "test-results", `forty-rows-${++step}-${name}.png`));
    const click = async (what: Locator, options: { button?: "right"; delay?: number } = {}) => {
      await workbench.waitUntil(() => what.isVisible(), "what is clicked");
      await what.click(options);
    };
    const title = (name: string) =>
      page.locator(".editor-group-container.active .editor-actions").getByRole("button", { name });
    const message = async (text: string) => {
      const shown = page
        .locator(".notification-toast, .notifications-center .monaco-list-row")
        .filter({ hasText: text, visible: true })
        .first();
      // Now and then a message is only behind the bell.
      const comes = shown.waitFor({ timeout: 10_000 });
      await comes.catch(() => click(page.locator('[id="status.notifications"]')));
      await workbench.waitUntil(() => shown.isVisible(), text);
      return shown;
    };
    const button = (where: Locator, name: string) => where.getByRole("button", { name, exact: true }).first();

    await click(page.locator(".explorer-folders-view").getByText("clients.csv"), { button: "right" });
    await click(page.locator(".context-view .monaco-menu").getByText("Map columns to the template"), {
      // A menu takes no click as soon as it opens.
      delay: 150,
    });
    await workbench.waitUntil(async () => (await workbench.picks()).length > 3, "the columns");
    await picture("columns");
    await click(page.locator(".quick-input-list").getByText("Make what is missing"));
    await workbench.waitUntil(async () => !(await workbench.picks()).join().includes("Make what"), "all is made");
    await picture("made");
    await workbench.press("Enter");
    const mapped = await message("Mapped 40 rows.");
    await picture("mapped");
    await click(button(mapped, "Fix all safe problems"));
    const fixed = await message("77 problems fixed");
    await picture("fixed");
    await click(button(fixed, 'Empty all 8 cells with "N/A"'));
    await message("8 problems fixed: 8 placeholders.");
    await click(title("Validate import"));
    await message("Accepted: all 40 rows would be created.");
    await picture("accepted");
    const actions = await page.evaluate<number>("actions");
    t.diagnostic(`${actions} keystrokes and clicks`);
    assert.ok(actions <= 15, `${actions} keystrokes and clicks`);
  });
});
