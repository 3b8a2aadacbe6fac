import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import Papa from "papaparse";
import manifest from "../../package.json" with { type: "json" };
import { encodeRow } from "../../server/src/document/cells.ts";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

/** The failing rows of `clients.csv`, numbered as in a spreadsheet, with their reasons. */
const failing: Readonly<Record<number, string>> = {
  3: 'State "Maine" is not a two-letter ISO 3166-2 code of US (United States of America). Write "ME" (Maine)',
  4: 'Site Name: "Alderbrook" already has a site named "Warehouse" in an earlier row. Delete this row, or give each site its own name',
  5: 'Company Name can contain only the letters A to Z and digits, not "&". Write "Bell and Hart"; Country "UK" is not an ISO 3166-1 alpha-2 code. Write "GB" (United Kingdom); Phone Country "+44" is not an ISO 3166-1 alpha-2 code. Write "GB" (United Kingdom)',
  6: 'Company Name can contain only the letters A to Z and digits, not "é" or "è". Write "Cafe Lumiere"; Country "France" is not an ISO 3166-1 alpha-2 code. Write "FR" (France)',
  7: 'Company ID can contain only the letters A to Z and digits, not "-". Write "DAV001"; Country "USA" is not an ISO 3166-1 alpha-2 code. Write "US" (United States of America); Address Line 1 contains a comma, but the import does not allow commas, even in quotes. Write "200 Commerce Street Suite 5"',
  8: 'State "Colorado" is not a two-letter ISO 3166-2 code of US (United States of America). Write "CO" (Colorado)',
  9: 'Company Name: Company ID "EASTGATE" has the Company Name "EastGate" here, but "Eastgate" in the row of the site "Headquarters". A company has one name and one ID; State "US-CO" is not a two-letter ISO 3166-2 code of US (United States of America). Write "CO" (Colorado)',
  12: "Company Name allows at most 50 characters, but this value has 61. Shorten it by 11 characters",
  13: 'State "Ontario" is not a two-letter ISO 3166-2 code of CA (Canada). Write "ON" (Ontario)',
  14: 'Company ID: Company Name "Harwick" has the Company ID "HARWCK" here, but "HARWICK" in the row of the site "Headquarters". A company has one name and one ID; "Ã©" in City is UTF-8 text that was read with the wrong encoding. Write "Montréal"',
  17: "This row has 10 cells, but the header row has 18. It was cut off, or a delimiter is missing",
  18: "Company ID is required. Use letters and digits, 30 at most",
  19: 'Country "Holland" is not an ISO 3166-1 alpha-2 code. Write "NL" (Netherlands)',
  20: 'This company already exists: its Company Name matches "Marlowe", and its Company ID matches the name "MARLOWE" (record 1 in existing-companies.json). The whole import would fail with "Invalid CSV."',
  22: 'Company Name starts with white space. Write "Oakley"',
  23: 'Site ID "="00123"" is a formula that protects the value in a spreadsheet, but the import takes it literally. Write "00123"',
  24: 'Country "XX" is not an ISO 3166-1 alpha-2 code. This code is user-assigned in ISO 3166. No country has it. Use an assigned code of two capital letters, such as US, GB or DE',
};

const verdict =
  "Invalid CSV: the platform would refuse the whole file, because it has companies that already exist. 17 of 24 rows have errors. 24 errors, 18 warnings.";

/** The expected response file of `clients.csv`: the failed rows as typed, padded to the length of the header row. */
function expectedResponse(importFile: string): string {
  const rows = Papa.parse<string[]>(importFile, { delimiter: ",", newline: "\n" }).data;
  const [header = []] = rows;
  const failed = Object.entries(failing).map(([number, reason]) => {
    const cells = rows[Number(number) - 1] ?? [];
    return [...header.map((_, column) => cells[column] ?? ""), number, "Failed", reason];
  });
  const all = [[...header, "Row", "Status", "Reason for Failure"], ...failed];
  return all.map((cells) => `${encodeRow(cells, ",")}\n`).join("");
}

/** The button with this name in the title bar of the active editor. */
function titleButton(workbench: Workbench, name: string) {
  return workbench.page.locator(".editor-group-container.active .editor-actions").getByRole("button", { name });
}

/** Waits until a file is open, so that it does not interfere with the next keys. */
function opens(workbench: Workbench, name: string): Promise<void> {
  const tab = workbench.page.locator(`.tab.active[data-resource-name="${name}"]`);
  return workbench.waitUntil(() => tab.isVisible(), `the tab of ${name}`);
}

for (const restricted of [false, true]) {
  describe(restricted ? "the main workflow in Restricted Mode" : "the main workflow", () => {
    let session: Session;
    let workbench: Workbench;
    before(async () => {
      session = await startSession({ fixture: join(projectRoot, "samples"), restricted });
      ({ workbench } = session);
    });
    after(() => session?.dispose());

    it("starts with the problems of a client's file and the verdict in the status bar", async () => {
      await workbench.openFile("clients.csv");
      await workbench.waitForSquiggles({ error: 24, warning: 17 });
      const status = [
        "Invalid CSV, 24 rows, 24 errors, 18 warnings",
        "6 existing companies, existing-companies.json",
        `Asio Import ${manifest.version}`,
      ];
      await workbench.waitUntil(async () => (await workbench.languageStatus()).length === 3, "three status items");
      assert.deepEqual(await workbench.languageStatus(), status);
      const untrusted = async () => (await workbench.statusItem("status.workspaceTrust")) !== undefined;
      await workbench.waitUntil(async () => (await untrusted()) === restricted, "the trust of the workspace");
    });

    it("writes the failed rows to a response file and shows the verdict", async () => {
      const before = await workbench.read("clients.csv");
      await workbench.runCommand("Asio Import: Validate import");
      await workbench.answerNotification(verdict, "Open response file");
      await opens(workbench, "clients.response.csv");
      const response = expectedResponse(before);
      assert.equal(await workbench.read("clients.response.csv"), response);
      assert.equal(await workbench.read("clients.csv"), before);
    });

    it("uses the workspace's response file name only if the workspace is trusted", async () => {
      await workbench.openFile("clients.csv");
      const settings = await workbench.read(".vscode/settings.json");
      const changed = { "asioImport.response.fileName": "failed.csv", "asioImport.maxProblems": 5 };
      await workbench.write(".vscode/settings.json", JSON.stringify({ ...JSON.parse(settings), ...changed }));
      const limit = "Showing 5 of 42 problems.";
      await workbench.waitUntil(
        async () => (await workbench.languageStatus()).includes(limit),
        "the limit in the status",
      );
      await titleButton(workbench, "Validate import").click();
      await workbench.answerNotification(`${verdict} ${limit}`, "Show problems");
      const panel = workbench.page.locator(".markers-panel");
      await workbench.waitUntil(() => panel.isVisible(), "the list of problems");
      await workbench.press("ControlOrMeta+J");
      await workbench.waitUntil(() => panel.isHidden(), "no list of problems");
      assert.equal(workbench.exists("failed.csv"), !restricted);
      await workbench.write(".vscode/settings.json", settings);
    });

    it("opens the documentation of a problem's rule", async () => {
      await workbench.openFile("clients.csv");
      await workbench.goTo(5, 42);
      assert.match(await workbench.hover(), /Country "UK" is not an ISO 3166-1 alpha-2 code/);
      await workbench.page.locator(".monaco-hover:visible").getByText("country-code", { exact: true }).click();
      const preview = workbench.page.locator(".tab.active").getByText("Preview rules.md");
      await workbench.waitUntil(async () => (await preview.count()) === 1, "the preview of the rules");
    });

    it("fixes a typed problem with one key", async () => {
      await workbench.openFile("clean.asio.csv");
      await workbench.waitForSquiggles({});
      const clean = await workbench.read("clean.asio.csv");
      await workbench.goTo(6, 1);
      await workbench.type("É");
      await workbench.waitForSquiggles({ error: 1 });
      const [first] = await workbench.quickFixes();
      assert.equal(first, 'Replace "ÉHarwick" with "EHarwick"');
      await workbench.press("Enter");
      await workbench.waitForSquiggles({});
      const accepted = "Accepted, 6 rows, no problems";
      await workbench.waitUntil(async () => (await workbench.languageStatus())[0] === accepted, "the verdict");
      await workbench.save();
      assert.equal(await workbench.read("clean.asio.csv"), clean.replace("\nHarwick", "\nEHarwick"));
    });

    it("writes the ready rows, and asks before it replaces a file", async () => {
      await workbench.write("clean.asio.ready.csv", "mine\n");
      await workbench.runCommand("Asio Import: Split into ready and rest files");
      await workbench.answerDialog("clean.asio.ready.csv already exists.", "Cancel");
      await workbench.runCommand("Asio Import: Split into ready and rest files");
      assert.equal(await workbench.read("clean.asio.ready.csv"), "mine\n");
      await workbench.answerDialog("clean.asio.ready.csv already exists.", "Replace");
      await workbench.answerNotification(
        "clean.asio.ready.csv has 6 rows of 4 companies, ready to upload. Nothing is left over.",
        "Open ready file",
      );
      await opens(workbench, "clean.asio.ready.csv");
      assert.equal(await workbench.read("clean.asio.ready.csv"), await workbench.read("clean.asio.csv"));
      await workbench.openFile("clean.asio.csv");
    });

    it("shows immediately when an export gains a company of the file", async () => {
      const text = await workbench.read("existing-companies.json");
      const exported: { companies: unknown[] } = JSON.parse(text);
      exported.companies.push({ id: "7", name: "EAST", friendlyName: "Eastgate" });
      await workbench.write("existing-companies.json", JSON.stringify(exported));
      await workbench.waitForSquiggles({ error: 2 });
      assert.equal((await workbench.languageStatus())[1], "7 existing companies, existing-companies.json");
      assert.equal(await titleButton(workbench, "Validate import").count(), 1);
    });

    it("ignores other CSV files", async () => {
      await workbench.openFile("other.csv");
      await workbench.waitUntil(
        async () => (await titleButton(workbench, "Validate import").count()) === 0,
        "no button",
      );
      await workbench.waitForSquiggles({});
      assert.deepEqual(await workbench.languageStatus(), []);
    });
  });
}
