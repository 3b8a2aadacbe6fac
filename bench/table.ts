import type { Frame } from "playwright-core";
import { PlainFailure } from "../test/host/failure.ts";
import { type Session, startSession } from "../test/host/session.ts";
import type { Workbench } from "../test/host/workbench.ts";
import type { Figure, Measure, Round } from "./figures.ts";
import { importFile } from "./files.ts";

const ROWS = 100_000;

const rounds = { opening: 5, jumps: 25, edits: 15 };

/** Milliseconds for VS Code to come to rest before a round. */
const rest = { opening: 1_500, others: 200 };

/**
 * Runs in each frame of VS Code's page. In the page itself, it notes when something was clicked. In the frame around a
 * table, it gives the table's own frame functions to measure with, and notes when the first rows were drawn. All times
 * are milliseconds since the epoch, at the end of the frame that shows what is waited for.
 */
const watch = `{
  const { performance } = window;
  const drawn = (own, isThere) => new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return void own.requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
      port2.postMessage("");
    };
    own.requestAnimationFrame(look);
  });
  // Each frame counts from its own origin.
  const timeOf = ({ view, timeStamp }) => view.performance.timeOrigin + timeStamp;
  const around = (own) => {
    const cell = (row, column) => own.document.querySelector(\`.slick-row[data-row="\${row}"] .slick-cell.l\${column}\`);
    const isRead = (row) => Boolean(cell(row, 1)?.textContent);
    let pressed;
    own.addEventListener("keydown", (event) => { pressed = timeOf(event); }, true);
    own.scrollToRow = async (row) => {
      const began = performance.timeOrigin + performance.now();
      own.document.querySelector(".slick-viewport-bottom.slick-viewport-right").scrollTop = row * 26;
      return (await drawn(own, () => isRead(row + 5))) - began;
    };
    own.problemAfterKey = async (row, column) => {
      pressed = undefined;
      const isShown = () => pressed && cell(row, column)?.classList.contains("error");
      return (await drawn(own, isShown)) - pressed;
    };
    return drawn(own, () => isRead(1)).then((time) => { window.firstRows = time; });
  };
  const find = () => {
    const frames = [...document.querySelectorAll("iframe")].map(({ contentWindow }) => contentWindow);
    const own = frames.find((each) => each.document.getElementById("grid"));
    if (own) around(own);
    else requestAnimationFrame(find);
  };
  if (window === top) addEventListener("click", (event) => { window.clicked = timeOf(event); }, true);
  else if (location.search.includes("asio-import")) find();
}`;

/** The table view in a real VS Code, measured in its page: from a click, a key or a scroll to the frame that shows it. */
export const tableMeasure: Measure = {
  name: "table",
  async run() {
    let session: Session;
    try {
      // For a remote file of more than 10 MB, VS Code would ask for confirmation.
      session = await startSession({ settings: { "workbench.editorLargeFileConfirmation": 100 } });
    } catch (error) {
      if (!(error instanceof PlainFailure)) throw error;
      console.error(`The table was not measured, because VS Code could not be started here. ${error.message}`);
      return [];
    }
    try {
      return await measured(session.workbench);
    } finally {
      await session.dispose();
    }
  },
};

async function measured(workbench: Workbench): Promise<Figure[]> {
  const { page } = workbench;
  await page.addInitScript(watch);
  await page.evaluate(watch);
  await workbench.write("table.csv", importFile("failing", ROWS));
  await workbench.openFile("table.csv");
  const isChecked = async () => (await workbench.languageStatus()).some((text) => text.includes("would fail"));
  await workbench.waitUntil(isChecked, "the verdict");
  const took: Record<keyof typeof rounds, Round[]> = { opening: [], jumps: [], edits: [] };
  let table: Frame | undefined;
  while (took.opening.length < rounds.opening) {
    if (table) await workbench.runCommand("View: Close Editor");
    await page.waitForTimeout(rest.opening);
    const opened = await openTable(workbench);
    took.opening.push({ work: opened.took });
    table = opened.table;
  }
  if (!table) throw new Error("There is no table.");
  await page.waitForTimeout(rest.opening);
  while (took.jumps.length < rounds.jumps) {
    await page.waitForTimeout(rest.others);
    const row = (took.jumps.length * 37_987 + 12_345) % (ROWS - 100);
    took.jumps.push({ work: await table.evaluate<number>(`scrollToRow(${row})`) });
  }
  await table.evaluate("scrollToRow(50_000)");
  // An address, which has no problem yet in any row.
  await table.locator('.slick-row[data-row="50002"] .slick-cell.l6').click();
  for (let row = 50_002; took.edits.length < rounds.edits; row++) {
    await workbench.type("a,b");
    await page.waitForTimeout(rest.others);
    await table.evaluate(`void (globalThis.took = problemAfterKey(${row}, 6))`);
    await workbench.press("Enter");
    took.edits.push({ work: await table.evaluate<number>("took") });
  }
  const work = (what: string) => `table of 100,000 failing rows in VS Code: ${what}`;
  return [
    { work: work("*Open as Table* → first rows"), unit: "ms", rounds: took.opening, target: { most: 500 } },
    { work: work("scroll to any row → its values"), unit: "ms", rounds: took.jumps, target: { most: 100 } },
    { work: work("cell edited → its problem"), unit: "ms", rounds: took.edits, target: { most: 100 } },
  ];
}

/** Opens the file of the active text editor as a table, by the button in the title bar. */
async function openTable(workbench: Workbench): Promise<{ took: number; table: Frame }> {
  const { page } = workbench;
  await page.locator(".editor-actions .action-label[aria-label='Open as Table']").click();
  let took = 0;
  let table: Frame | undefined;
  await workbench.waitUntil(async () => {
    const clicked = await page.evaluate<number>("clicked");
    for (const around of page.frames()) {
      const drawn = await around.evaluate<number>("globalThis.firstRows ?? 0").catch(() => 0);
      [table] = around.childFrames();
      took = drawn - clicked;
      if (table && took > 0) return true;
    }
    return false;
  }, "the first rows of the table");
  if (!table) throw new Error("There is no table.");
  return { took, table };
}
