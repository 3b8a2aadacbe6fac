import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

/** Twenty records, as copied from a spreadsheet. */
const records = Array.from({ length: 20 }, (_, index) => {
  const name = `Firm${index + 1}`;
  const street = `${index + 1} Old Road`;
  const address = ["", street, "", "Boston", "MA", "02110", `office@firm${index + 1}.example`, "Work"];
  return [name, name.toUpperCase(), "Main", `MAIN${index + 1}`, "US", ...address, "US", "6175550110", "Work", "", ""];
});

const right = [header, ...records.map((record) => record.join(",")), ""].join("\n");

describe("rows from other sources", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  async function hasVerdict(verdict: string): Promise<void> {
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await workbench.languageStatus();
        return seen.some((item) => item.startsWith(verdict));
      },
      () => `${verdict}; there was ${JSON.stringify(seen)}`,
    );
  }

  async function pictureOf(name: string): Promise<void> {
    await workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));
  }

  it("one command converts twenty rows pasted from a spreadsheet without losses", async () => {
    await workbench.write("pasted.csv", `${header}\n`);
    await workbench.openFile("pasted.csv");
    await workbench.goTo(2, 1);
    await workbench.insert(`${records.map((record) => record.join("\t")).join("\n")}\n`);
    await workbench.waitForSquiggles({ error: 20 });
    await hasVerdict("20 of 20 rows would fail");
    await workbench.goTo(3, 3);
    await pictureOf("pasted-before");
    const fixes = await workbench.quickFixes();
    assert.equal(fixes[0], "Separate the cells with commas");
    assert.ok(fixes.includes("Fix all safe problems in this file"), fixes.join());
    await workbench.press("Escape");
    await workbench.runCommand("Asio Import: Fix all safe problems");
    await workbench.waitForSquiggles({});
    await hasVerdict("Accepted, 20 rows");
    await pictureOf("pasted-after");
    await workbench.save();
    assert.equal(await workbench.read("pasted.csv"), right);
  });

  it("a row with a missing delimiter is not changed until the user chooses its place", async () => {
    const short = right.replace("US,,3 Old Road", "US,3 Old Road");
    await workbench.write("short.csv", short);
    await workbench.openFile("short.csv");
    await workbench.waitForSquiggles({ error: 1 });
    await workbench.runCommand("Asio Import: Fix all safe problems");
    await workbench.goTo(4, 3);
    await workbench.save();
    assert.equal(await workbench.read("short.csv"), short);
    await pictureOf("short-before");
    const fixes = await workbench.quickFixes();
    assert.equal(fixes[0], 'Insert the missing comma before "3 Old Road"');
    await workbench.press("Enter");
    await workbench.waitForSquiggles({});
    await hasVerdict("Accepted, 20 rows");
    await workbench.save();
    assert.equal(await workbench.read("short.csv"), right);
  });

  it("a file with a title above its header row is checked with correct line numbers", async () => {
    await workbench.write("title.csv", `Client list 2024\n\n${right.replace("Firm2,", "Firm-2,")}`);
    await workbench.openFile("title.csv");
    await workbench.waitForSquiggles({ error: 2 });
    await workbench.goTo(1, 1);
    const [first] = await workbench.quickFixes();
    assert.equal(first, "Delete the 2 lines above the header row");
    await workbench.press("Enter");
    await workbench.waitForSquiggles({ error: 1 });
  });
});
