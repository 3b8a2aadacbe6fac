import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const text =
  "Company Name,Company ID,Site Name,Site ID,Country,City\r\nAcme,ACME,Main,S1,CA,Montréal\r\nBell,BELL,Main,S2,DE,Köln\r\n";

describe("a file that Excel saved as CSV (Comma delimited)", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
    await writeFile(join(workbench.workspace, "excel.csv"), Buffer.from(text, "latin1"));
  });
  after(() => session?.dispose());

  async function hasStatus(...wanted: string[]): Promise<void> {
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await workbench.languageStatus();
        return wanted.every((item) => seen.includes(item));
      },
      () => `${JSON.stringify(wanted)}; there was ${JSON.stringify(seen)}`,
    );
  }

  it("is reported as recoverable", async () => {
    await workbench.openFile("excel.csv");
    await workbench.waitForSquiggles({ error: 1 });
    await workbench.goTo(1, 1);
    assert.match(await workbench.hover(), /nothing is lost: the file is saved as Windows-1252/);
    await workbench.press("Escape");
  });

  it("is read correctly after the first fix, and the status shows its encoding", async () => {
    await workbench.goTo(1, 1);
    assert.equal((await workbench.quickFixes())[0], "Reopen with Windows-1252");
    await workbench.press("Enter");
    await workbench.waitForSquiggles({});
    await hasStatus("Saved as Windows-1252, Other programs expect UTF-8");
    assert.equal(await workbench.statusItem("status.editor.encoding"), "Windows 1252");
  });

  it("is converted to UTF-8 by the button in the message, without losses", async () => {
    await workbench.answerNotification("excel.csv is now read as Windows-1252.", "Save as UTF-8");
    await workbench.waitUntil(
      async () => (await workbench.statusItem("status.editor.encoding")) === "UTF-8",
      "UTF-8 in the status bar",
    );
    assert.deepEqual(await readFile(join(workbench.workspace, "excel.csv")), Buffer.from(text));
    await hasStatus("Accepted, 2 rows, no problems");
    assert.ok(!(await workbench.languageStatus()).some((item) => item.startsWith("Saved as")));
    await workbench.waitForSquiggles({});
  });
});
