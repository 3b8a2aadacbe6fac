import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Squiggles, Workbench } from "../host/workbench.ts";

const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";
const blanks = ",".repeat(13);

/** A CSV of another program, whose rows have problems. */
const accounts = [
  "Account Name,Account Number,Office,Office Code,Billing Country",
  "Bell & Hart,BELL,Main,S1,UK",
  "Acme,AC-ME,Main,S2,US",
  "Dune,DUNE,Main,S3,US",
  "",
].join("\n");

describe("a new file", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    // The response file contains every row as the server knows it.
    session = await startSession({ settings: { "asioImport.response.rows": "all" } });
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  async function hasTab(name: string): Promise<void> {
    const tab = workbench.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await workbench.waitUntil(() => tab.isVisible(), `the tab of ${name}`);
  }

  /** Saves the active editor under a new name after pressing a key. */
  async function saveAs(key: string, name: string): Promise<void> {
    await workbench.press(key);
    await workbench.answer(`${workbench.workspace}/${name}`);
    await isSaved(name);
  }

  async function isSaved(name: string): Promise<void> {
    await hasTab(name);
    await workbench.waitUntil(async () => (await workbench.page.locator(".tab.active.dirty").count()) === 0, "no dirt");
  }

  async function hasStatus(wanted: string): Promise<void> {
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await workbench.languageStatus();
        return seen[0] === wanted;
      },
      () => `${wanted}; there was ${JSON.stringify(seen)}`,
    );
  }

  /** Asserts that squiggles and verdict are still the same after enough time for a wrong check. */
  async function staysAsItWas(squiggles: Partial<Squiggles>, status: string): Promise<void> {
    await workbench.waitForSquiggles(squiggles);
    await hasStatus(status);
    await workbench.page.waitForTimeout(1_500);
    await workbench.waitForSquiggles(squiggles);
    await hasStatus(status);
  }

  /** The rows that the server knows, read from its response file. */
  async function rowsInServer(name: string): Promise<string[]> {
    await workbench.runCommand("Asio Import: Validate import");
    const response = name.replace(/\.csv$/, ".response.csv");
    await workbench.waitUntil(() => workbench.exists(response), response);
    const lines = (await workbench.read(response)).trimEnd().split("\n");
    return lines.map((line) => line.split(",").slice(0, 5).join(","));
  }

  it("keeps its problems when it is created by Map columns and saved", async () => {
    // VS Code registers the commands shortly after its window opens.
    await workbench.openFile("clean.asio.csv");
    await workbench.waitUntil(async () => (await workbench.languageStatus()).length > 0, "the verdict of a file");
    await workbench.write("accounts.csv", accounts);
    await workbench.openFile("accounts.csv");
    await workbench.runCommand("Asio Import: Map columns to the template…");
    await workbench.pick("Create file");
    const squiggles = { error: 3, warning: 1 };
    const status = "2 of 3 rows would fail, 3 rows, 3 errors, 1 warning";
    await workbench.waitForSquiggles(squiggles);
    await hasStatus(status);
    // The file has a name already, after its source.
    await workbench.press("ControlOrMeta+S");
    await isSaved("accounts.asio.csv");
    await staysAsItWas(squiggles, status);
    assert.equal(
      await workbench.read("accounts.asio.csv"),
      `${[header, `Bell & Hart,BELL,Main,S1,UK${blanks}`, `Acme,AC-ME,Main,S2,US${blanks}`, `Dune,DUNE,Main,S3,US${blanks}`].join("\n")}\n`,
    );
    assert.deepEqual(await rowsInServer("accounts.asio.csv"), [
      "Company Name,Company ID,Site Name,Site ID,Country",
      "Bell & Hart,BELL,Main,S1,UK",
      "Acme,AC-ME,Main,S2,US",
      "Dune,DUNE,Main,S3,US",
    ]);
  });

  it("keeps its problems when it is typed and saved under a new name", async () => {
    await workbench.runCommand("Asio Import: New import file");
    await hasTab("import.asio.csv");
    await workbench.insert(`Bell-Hart,BELL,Main,S1,US${blanks}\nAcme,ACME,Main,S2,UK${blanks}\n`);
    const squiggles = { error: 2 };
    const status = "2 of 2 rows would fail, 2 rows, 2 errors";
    await workbench.waitForSquiggles(squiggles);
    await saveAs("ControlOrMeta+Shift+S", "typed.csv");
    await staysAsItWas(squiggles, status);
    assert.deepEqual(await rowsInServer("typed.csv"), [
      "Company Name,Company ID,Site Name,Site ID,Country",
      "Bell-Hart,BELL,Main,S1,US",
      "Acme,ACME,Main,S2,UK",
    ]);
  });

  it("keeps its problems when it is saved under a second name and edited", async () => {
    await workbench.openFile("typed.csv");
    await workbench.waitForSquiggles({ error: 2 });
    await saveAs("ControlOrMeta+Shift+S", "again.csv");
    await workbench.goTo(2, 1);
    await workbench.type("A-");
    const status = "2 of 2 rows would fail, 2 rows, 2 errors";
    await staysAsItWas({ error: 2 }, status);
    await workbench.save();
    assert.deepEqual(await rowsInServer("again.csv"), [
      "Company Name,Company ID,Site Name,Site ID,Country",
      "A-Bell-Hart,BELL,Main,S1,US",
      "Acme,ACME,Main,S2,UK",
    ]);
  });
});
