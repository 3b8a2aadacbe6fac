import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CDPSession, Frame, FrameLocator } from "playwright-core";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country,State";
const firms = Array.from({ length: 200 }, (_, index) => `Firm${index},FIRM${index},HQ,HQ${index},US,`);

/** A node of the accessibility tree, as the DevTools protocol tells it. */
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
  readonly childIds?: readonly string[];
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/** What a screen reader has of a node. */
interface Read {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: Readonly<Record<string, unknown>>;
  readonly children: readonly Read[];
}

/** What a page has that this test does not run in. */
interface Page {
  readonly document: {
    hasFocus(): boolean;
    readonly activeElement: { readonly textContent: string; getAttribute(name: string): string | null };
  };
}

describe("the table to those who do not see it or use no mouse", () => {
  let session: Session;
  let workbench: Workbench;
  let table: FrameLocator;
  let tools: CDPSession;
  let frame: Frame;
  before(async () => {
    // Restricted Mode takes nothing from the table.
    session = await startSession({
      restricted: true,
      settings: { "files.readonlyInclude": { "**/locked.csv": true } },
    });
    ({ workbench } = session);
    table = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    tools = await workbench.page.context().newCDPSession(workbench.page);
    const rows = ["Bell,BELL,HQ,B1,USA,", "Cole,,HQ,C1,GB,", "Dale,DALE,HQ,D1,CA,,7", ...firms];
    await workbench.write("read.csv", [header, ...rows, ""].join("\n"));
    await workbench.openFile("read.csv");
    await workbench.runCommand("Asio Import: Open as Table");
    await table.locator('.slick-row[data-row="1"] .slick-cell.error.l5').waitFor();
    const found = workbench.page
      .frames()
      .find((each) => each.name() === "active-frame" || each.name() === "pending-frame");
    assert.ok(found);
    frame = found;
  });
  after(() => session?.dispose());

  /** The accessibility tree of the web view, without what a screen reader passes over. */
  async function tree(): Promise<Read> {
    const { frameTree } = (await tools.send("Page.getFrameTree")) as { frameTree: FrameTree };
    const innermost = ({ frame, childFrames }: FrameTree): string =>
      childFrames?.length ? innermost(childFrames.at(-1) as FrameTree) : frame.id;
    const { nodes } = (await tools.send("Accessibility.getFullAXTree", {
      frameId: innermost(frameTree),
    })) as unknown as {
      nodes: AxNode[];
    };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = (node: AxNode): Read[] => {
      const children = (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        return child ? read(child) : [];
      });
      const role = node.role?.value ?? "";
      if (node.ignored || /^(?:generic|none|InlineTextBox)$/.test(role)) return children;
      const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      return [{ role, name: node.name?.value ?? "", description: node.description?.value ?? "", states, children }];
    };
    const [root] = nodes;
    assert.ok(root);
    const [page] = read(root);
    assert.ok(page);
    return page;
  }

  function all(node: Read, role: string): Read[] {
    return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => all(child, role))];
  }

  /** What has the focus: its name and what describes it. Nothing while it is outside the web view. */
  function focused(): Promise<(string | null)[]> {
    return frame.evaluate(() => {
      const { document } = globalThis as unknown as Page;
      if (!document.hasFocus()) return [];
      const { activeElement } = document;
      return [
        activeElement.getAttribute("aria-label") ?? activeElement.textContent,
        activeElement.getAttribute("aria-description"),
      ];
    });
  }

  async function isFocused(name: string, description: string | null = null): Promise<void> {
    let seen: (string | null)[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await focused();
        return seen[0] === name && (description === null || seen[1] === description);
      },
      () => `the focus on ${JSON.stringify([name, description])}; it was on ${JSON.stringify(seen)}`,
    );
  }

  async function isSaid(sentence: string): Promise<void> {
    await table.locator("#said").getByText(sentence, { exact: true }).waitFor({ state: "attached" });
  }

  it("is a grid whose cells tell their column, value, row and problem", async () => {
    const page = await tree();
    const [grid, ...others] = all(page, "grid");
    assert.ok(grid);
    assert.equal(others.length, 0);
    assert.equal(grid.name, "Import file");
    const counts = (name: string) => table.locator("#grid").getAttribute(name);
    assert.deepEqual([await counts("aria-rowcount"), await counts("aria-colcount")], ["205", "8"]);

    const rows = all(grid, "row");
    const [first, bell, cole, dale] = rows.map(({ children }) => children);
    assert.ok(first && bell && cole && dale);
    const named = (cells: readonly Read[]) => cells.map(({ role, name }) => `${role} ${name}`);
    const columns = header.split(",");
    assert.deepEqual(named(first), [
      "rowheader header row",
      ...columns.map((name) => `columnheader ${name}`),
      "columnheader Column G",
    ]);
    assert.deepEqual(named(bell).slice(0, 7), [
      "rowheader row 2",
      "gridcell Company Name, Bell, row 2",
      "gridcell Company ID, BELL, row 2",
      "gridcell Site Name, HQ, row 2",
      "gridcell Site ID, B1, row 2",
      "gridcell Country, USA, row 2",
      "gridcell State, empty, row 2",
    ]);
    const wrong = [...bell, ...cole, ...dale].filter(({ states }) => states.invalid === "true");
    assert.deepEqual(
      wrong.map(({ name, description }) => [name, description.replace(/\. .*/, "")]),
      [
        ["Country, USA, row 2", 'error: Country "USA" is not an ISO 3166-1 alpha-2 code'],
        ["Company ID, empty, row 3", "error: Company ID is required"],
        ["row 4", "error: This row has 7 cells, but the header row has 6"],
      ],
    );
    assert.equal(all(grid, "gridcell").find(({ name }) => name === "Column G, missing, row 2")?.states.readonly, false);
    // All rows that are drawn have names, also those below the edge of the window.
    const unnamed = all(grid, "gridcell").filter(({ name }) => !/, row \d+$/.test(name));
    assert.deepEqual(named(unnamed), []);

    for (const { name } of [...all(page, "button"), ...all(page, "toolbar")]) assert.match(name, /\w/);
    const live = all(page, "status").map(({ states }) => states.live);
    assert.deepEqual(live, ["polite", "polite"]);
    assert.deepEqual(all(page, "alert"), []);
  });

  it("is left, filtered, fixed and changed with keys alone", async () => {
    await isFocused("Company Name, Bell, row 2");
    await workbench.press("F8");
    await isFocused(
      "Country, USA, row 2",
      'error: Country "USA" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America).',
    );
    await workbench.press("Shift+ArrowRight");
    await isSaid("2 cells selected.");

    // Escape and Tab lead out, arrows through the buttons, and Escape back.
    await workbench.press("Escape");
    await isSaid("Tab leaves the table.");
    await workbench.press("Shift+Tab");
    await isFocused("Fix all safe problems");
    await workbench.press("ArrowLeft", "ArrowLeft");
    await isFocused("Previous problem");
    await workbench.press("Escape");
    await isFocused("Country, USA, row 2");
    await workbench.press("Escape", "Shift+Tab", "ArrowRight", "ArrowRight", "Enter");
    await isSaid("3 rows shown.");
    await isFocused("Country, USA, row 2");

    // The menu has its key, and gives the focus back.
    await workbench.press("Shift+F10");
    await workbench.page.locator(".context-view.monaco-menu-container").waitFor();
    await workbench.press("Escape");
    await isFocused("Country, USA, row 2");
    await workbench.press("Alt+Shift+ArrowRight");
    await table.locator("#said").getByText("Country is").waitFor({ state: "attached" });
    await workbench.press("ControlOrMeta+.");
    assert.equal((await workbench.picks())[0], 'Replace "USA" with "US" (United States of America)');
    await workbench.press("Escape");
    await isFocused("Country, USA, row 2");
    await workbench.press("F8");
    await isFocused("Company ID, empty, row 3");
    await workbench.press("Shift+F8", "Shift+Alt+.");
    await isFocused("Country, US, row 2");
    await workbench.press("Alt+Shift+ArrowDown");
    await isSaid("1 row duplicated.");
    await workbench.press("ControlOrMeta+-");
    await isSaid("1 row deleted.");
  });

  it("says what it finds", async () => {
    await table.locator("#filter-all").click();
    await table.locator('.slick-row[data-row="3"] .slick-cell.l1').click();
    await workbench.press("ControlOrMeta+F");
    await isFocused("Find");
    const search = all(await tree(), "search");
    const nodes = search.flatMap(({ children }) => children).filter(({ role }) => role !== "StaticText");
    assert.deepEqual(
      nodes.map(({ role, name }) => `${role} ${name}`),
      ["textbox Find", "button Previous match", "button Next match", "button Close"],
    );
    await workbench.type("firm1");
    await isSaid("1 of 222: Company Name, Firm1, row 6");
    await workbench.press("Tab", "Tab", "Enter");
    await isSaid("2 of 222: Company ID, FIRM1, row 6");
    await workbench.press("Escape");
    await isFocused("Company ID, FIRM1, row 6");
  });

  it("takes what an input method composes", async () => {
    const cell = table.locator('.slick-row[data-row="1"] .slick-cell.l3');
    await cell.click();
    const compose = async (typed: string, composed: string) => {
      const key = { type: "rawKeyDown", windowsVirtualKeyCode: 229 } as const;
      await tools.send("Input.dispatchKeyEvent", { ...key, key: "Process", code: "KeyK" });
      await tools.send("Input.imeSetComposition", { text: typed, selectionStart: 1, selectionEnd: 1 });
      // This Enter takes what is composed, and does not end the editing.
      await tools.send("Input.dispatchKeyEvent", { ...key, key: "Enter", code: "Enter" });
      await tools.send("Input.insertText", { text: composed });
    };
    await compose("か", "火");
    const editor = table.locator(".cell-editor");
    await editor.waitFor();
    assert.equal(await editor.inputValue(), "火");
    await compose("か", "花");
    assert.equal(await editor.inputValue(), "火花");
    await workbench.press("Enter");
    await workbench.waitUntil(async () => (await cell.textContent()) === "火花", "what was composed in the cell");
  });

  it("keeps what is typed while the table gets another size", async () => {
    const cell = table.locator('.slick-row[data-row="2"] .slick-cell.l1');
    await cell.click();
    await workbench.type("Cold");
    const { width, height } = workbench.page.viewportSize() ?? { width: 1280, height: 720 };
    await workbench.page.setViewportSize({ width, height: height - 100 });
    await workbench.page.setViewportSize({ width, height });
    assert.equal(await table.locator(".cell-editor").inputValue(), "Cold");
    await workbench.press("Escape");
    await isFocused("Company Name, Cole, row 3");
  });

  it("leaves the focus to the text beside it", async () => {
    await workbench.runCommand("View: Move Editor into Next Group");
    await workbench.runCommand("View: Focus First Editor Group");
    await workbench.goTo(2, 1);
    await workbench.type("Big");
    const cell = table.locator('.slick-row[data-row="1"] .slick-cell.l1');
    await workbench.waitUntil(async () => (await cell.textContent()) === "BigBell", "what was typed in the table");
    await workbench.type("ger");
    await workbench.waitUntil(async () => (await cell.textContent()) === "BiggerBell", "more of it in the table");
    await workbench.runCommand("File: Revert File");
    await workbench.runCommand("View: Close All Editors");
  });

  it("edits no file that is read-only, and says why", async () => {
    const text = [header, "Bell,BELL,HQ,B1,USA,", ""].join("\n");
    await workbench.write("locked.csv", text);
    await workbench.openFile("locked.csv");
    await workbench.runCommand("Asio Import: Open as Table");
    const cell = table.locator('.slick-row[data-row="1"] .slick-cell.l5');
    await cell.and(table.locator("[aria-readonly=true]")).waitFor();
    const why = "This file is read-only: the setting files.readonlyInclude says so.";
    assert.equal(await table.locator("#read-only").getAttribute("title"), why);
    await cell.click();
    for (const key of ["U", "Delete", "ControlOrMeta+-", "ControlOrMeta+."]) {
      await workbench.press(key);
      await table.locator("#notice").getByText(why).waitFor();
    }
    assert.equal(await cell.textContent(), "USA");
    assert.equal(await table.locator(".cell-editor").count(), 0);
  });
});
