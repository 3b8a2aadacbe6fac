/**
 * Takes the screenshots of the README and of docs/features.md: `npm run screenshots`. With names, takes only
 * those: `npm run screenshots table hover`.
 */
import { join } from "node:path";
import { projectRoot, startSession } from "../test/host/session.ts";
import type { Workbench } from "../test/host/workbench.ts";

const images = join(projectRoot, "docs", "images");
const fixture = join(projectRoot, "samples");
const settings = {
  "workbench.colorTheme": "Default Light Modern",
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
};

type Pictures = Readonly<Record<string, (workbench: Workbench, take: () => Promise<void>) => Promise<void>>>;

/** The README's screenshots, which show whole windows, by file name. Each starts with `clients.csv` open. */
const windows: Pictures = {
  async squiggles(workbench, take) {
    await workbench.page.locator(".codelens-decoration").first().waitFor();
    await take();
  },
  async "quick-fix"(workbench, take) {
    await workbench.goTo(5, 41);
    await workbench.quickFixes();
    await take();
    await workbench.press("Escape");
  },
  async table(workbench, take) {
    await workbench.runCommand("Asio Import: Open as Table");
    const table = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await table.locator('.slick-row[data-row="1"] .slick-cell.l1').click();
    const problem = table.locator("#messages div").filter({ hasText: "State" });
    while ((await problem.count()) === 0) {
      await workbench.press("F8");
      await workbench.page.waitForTimeout(500);
    }
    await workbench.page.mouse.move(640, 700);
    await take();
    await workbench.runCommand("View: Close Editor");
  },
  async response(workbench, take) {
    await workbench.runCommand("Asio Import: Validate import");
    await workbench.answerNotification("rows", "Open response file");
    await workbench.waitUntil(async () => (await workbench.squiggles()).info > 0, "reasons in the response file");
    await take();
  },
};

async function takeWindows(names: readonly string[]): Promise<void> {
  await using session = await startSession({ fixture, viewport: { width: 1280, height: 720 }, scale: 2, settings });
  const { workbench } = session;
  for (const name of names) {
    await workbench.openFile("clients.csv");
    await workbench.waitUntil(async () => (await workbench.squiggles()).error > 3, "squiggles");
    await windows[name]?.(workbench, () => workbench.screenshot(join(images, `${name}.png`)));
  }
}

/** The screenshots of docs/features.md, by file name. Each starts with `clean.asio.csv` open and restores that state. */
const features: Pictures = {
  async completion(workbench, take) {
    await atNewRow(workbench);
    await workbench.type("Quillan,QUILLAN,Main,QUI1,united");
    await suggested(workbench, "United Kingdom");
    await take();
    await workbench.press("Escape", "Escape");
    await takeBack(workbench);
  },
  async "new-row"(workbench, take) {
    await atNewRow(workbench);
    await workbench.press("Control+Space");
    await suggested(workbench, "New company");
    await take();
    await workbench.press("Escape");
    await takeBack(workbench);
  },
  async hover(workbench, take) {
    await workbench.goTo(4, 38);
    await workbench.hover();
    await take();
    await workbench.press("Escape");
  },
  async signature(workbench, take) {
    await atNewRow(workbench);
    await workbench.type("Quillan,QUILLAN,Main,");
    await workbench.page.locator(".parameter-hints-widget.visible").waitFor();
    await workbench.press("Escape");
    await workbench.press("ControlOrMeta+Shift+Space");
    await workbench.page.locator(".parameter-hints-widget.visible").waitFor();
    await take();
    await workbench.press("Escape");
    await takeBack(workbench);
  },
  async "inlay-hints"(workbench, take) {
    await withSettings(workbench, { "asioImport.inlayHints": true }, async () => {
      await workbench.page.getByText("Company ID:").first().waitFor();
      await take();
    });
  },
  async "code-lens"(workbench, take) {
    await withSettings(workbench, { "asioImport.codeLens.sites": true }, async () => {
      await workbench.page.locator(".codelens-decoration").getByText("2 sites").first().waitFor();
      await take();
    });
  },
  async outline(workbench, take) {
    await workbench.goTo(3, 14);
    await workbench.runCommand("Explorer: Focus on Outline View");
    await workbench.page.locator(".outline-tree").getByText("Warehouse").waitFor();
    await workbench.page.waitForTimeout(500);
    await take();
    await workbench.press("ControlOrMeta+B");
  },
  async "workspace-symbols"(workbench, take) {
    await workbench.press("ControlOrMeta+T");
    await workbench.type("har");
    await workbench.page.locator(".quick-input-list").getByText("Harwick").first().waitFor();
    await workbench.page.waitForTimeout(500);
    await take();
    await workbench.press("Escape");
  },
  async folding(workbench, take) {
    await workbench.runCommand("Fold All");
    await workbench.page.locator(".codicon-folding-collapsed").first().waitFor();
    await workbench.page.waitForTimeout(500);
    await take();
    await workbench.runCommand("Unfold All");
  },
  async rename(workbench, take) {
    await workbench.goTo(3, 3);
    await workbench.press("F2");
    await workbench.page.locator(".rename-box .rename-input").waitFor();
    await workbench.page.waitForTimeout(500);
    await take();
    await workbench.press("Escape");
  },
  async references(workbench, take) {
    await workbench.openFile("clients.csv");
    await workbench.waitUntil(async () => (await workbench.squiggles()).error > 3, "squiggles");
    await workbench.goTo(3, 3);
    await workbench.press("Shift+F12");
    await workbench.page.locator(".peekview-widget").first().waitFor();
    await workbench.page.waitForTimeout(1_000);
    await take();
    await workbench.press("Escape", "Escape");
    await workbench.openFile("clean.asio.csv");
  },
  async selection(workbench, take) {
    await workbench.goTo(3, 25);
    for (let step = 0; step < 3; step++) {
      await workbench.press("Shift+Alt+ArrowRight");
      await workbench.page.waitForTimeout(400);
    }
    await take();
    await workbench.press("Escape");
    await workbench.goTo(1, 1);
  },
  async colours(workbench, take) {
    await atNewRow(workbench);
    await workbench.insert("Quillan,,Main,QUI1,FR,,7 High Street,,Lille,,,,,,,,,,a cell too many");
    await workbench.goTo(1, 1);
    await workbench.page.waitForTimeout(2_000);
    await take();
    await takeBack(workbench);
  },
  async definition(workbench, take) {
    await workbench.openFile("clients.csv");
    await workbench.waitUntil(async () => (await workbench.squiggles()).error > 3, "squiggles");
    await workbench.goTo(20, 3);
    await workbench.runCommand("Peek Definition");
    await workbench.page.locator(".peekview-widget").first().waitFor();
    await workbench.page.waitForTimeout(1_500);
    await take();
    await workbench.press("Escape", "Escape");
    await workbench.openFile("clean.asio.csv");
  },
  async status(workbench, take) {
    await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    await workbench.page.locator(".hover-language-status").first().waitFor();
    await workbench.page.waitForTimeout(500);
    await take();
    await workbench.page.mouse.move(400, 200);
  },
};

/** The screenshots of docs/features.md, which show small windows. */
async function takeFeatures(names: readonly string[]): Promise<void> {
  const quiet = {
    ...settings,
    "workbench.activityBar.location": "hidden",
    "window.commandCenter": false,
    "editor.fontSize": 13,
  };
  const viewport = { width: 800, height: 330 };
  await using session = await startSession({ fixture, viewport, settings: quiet });
  const { workbench } = session;
  await workbench.openFile("clean.asio.csv");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
  await workbench.press("ControlOrMeta+B");
  // Hide the local path of the workspace.
  await workbench.page.addStyleTag({ content: ".peekview-title .dirname { display: none }" });
  const full = { x: 0, y: 0, ...viewport };
  for (const name of names) {
    await workbench.goTo(1, 1);
    const clip = name === "status" ? full : { ...full, y: 32, height: 266 };
    await features[name]?.(workbench, async () => {
      await workbench.page.screenshot({ path: join(images, `${name}.png`), animations: "disabled", clip });
    });
  }
}

async function atNewRow(workbench: Workbench): Promise<void> {
  await workbench.goTo(8, 1);
}

/** Deletes the row typed after {@link atNewRow}. */
async function takeBack(workbench: Workbench): Promise<void> {
  await workbench.goTo(8, 1);
  await workbench.press("Shift+End", "Delete");
}

async function suggested(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.locator(".suggest-widget.visible").getByText(text).first().waitFor();
  await workbench.page.waitForTimeout(500);
}

async function withSettings(workbench: Workbench, changed: object, work: () => Promise<void>): Promise<void> {
  const before = await workbench.read(".vscode/settings.json");
  await workbench.write(".vscode/settings.json", JSON.stringify({ ...JSON.parse(before), ...changed }));
  await work();
  await workbench.write(".vscode/settings.json", before);
  await workbench.page.waitForTimeout(1_500);
}

const named = process.argv.slice(2);

/** Those of some pictures that were asked for. */
function asked(pictures: Pictures): string[] {
  return Object.keys(pictures).filter((name) => named.length === 0 || named.includes(name));
}

if (asked(windows).length > 0) await takeWindows(asked(windows));
if (asked(features).length > 0) await takeFeatures(asked(features));
