import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { importFile } from "../../bench/files.ts";
import manifest from "../../package.json" with { type: "json" };
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

/** The number of rows, all of which fail. */
const rows = 100_000;

/** Runs in the page: measures the milliseconds from the next keystroke to the first change of the squiggles. */
const measure = `void (globalThis.keyToSquiggle = new Promise((resolve, reject) => {
  let pressed;
  document.addEventListener("keydown", () => (pressed ??= performance.now()), { capture: true, once: true });
  const marks = () =>
    [...document.querySelectorAll(".squiggly-error, .squiggly-warning")]
      .map(({ className, style }) => className + style.left + style.width)
      .join();
  const before = marks();
  const look = () =>
    pressed && marks() !== before ? resolve(performance.now() - pressed) : requestAnimationFrame(look);
  look();
  setTimeout(() => reject(new Error("No squiggle came.")), 10_000);
}))`;

describe("a file of 100,000 failing rows", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    // For a remote file of more than 10 MB, VS Code would ask for confirmation.
    session = await startSession({ settings: { "workbench.editorLargeFileConfirmation": 100 } });
    ({ workbench } = session);
    await workbench.write("large.csv", importFile("failing", rows));
  });
  after(() => session?.dispose());

  const errorsOnScreen = async () => (await workbench.squiggles()).error;

  it("shows the problems on the screen and their total number", async () => {
    await workbench.openFile("large.csv");
    await workbench.waitUntil(async () => (await errorsOnScreen()) >= 10, "squiggles on the screen");
    const status = () => workbench.languageStatus();
    await workbench.waitUntil(async () => (await status()).length === 4, "four status items");
    assert.deepEqual(await status(), [
      "100,000 of 100,000 rows would fail, 100,000 rows, 100,000 errors, 20,000 warnings",
      "Showing 500 of 120,000 problems.",
      "No existing-company export, Existing companies are not checked",
      `Asio Import ${manifest.version}`,
    ]);
  });

  it("shows a problem soon after the keystroke that causes it", async (t) => {
    await workbench.goTo(5, 1);
    await workbench.waitUntil(async () => (await errorsOnScreen()) >= 10, "squiggles on the screen");
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      await workbench.page.evaluate(measure);
      await workbench.type("!");
      times.push(await workbench.page.evaluate<number>("globalThis.keyToSquiggle"));
    }
    const sorted = times.toSorted((a, b) => a - b);
    t.diagnostic(`key to squiggle: ${sorted.map(Math.round).join(", ")} ms`);
    await workbench.press("ControlOrMeta+Z");
  });

  it("shows squiggles wherever the user scrolls", async () => {
    for (const line of [80_000, 40_000, rows]) {
      await workbench.goTo(line, 1);
      await workbench.waitUntil(async () => (await errorsOnScreen()) >= 10, `squiggles about line ${line}`);
    }
  });
});
