import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { startSession } from "../host/session.ts";

const header = "Company Name,Company ID,Site Name,Site ID,Country";

test("finds, fixes and validates in a browser, without Node.js", async () => {
  // Also where a remote machine could run the extension.
  const settings = {
    "remote.extensionKind": { "asio-import.asio-import": ["web"] },
    "asioImport.existing.files": ["existing.json"],
  };
  const others = [join(import.meta.dirname, "read-only-disk")];
  await using session = await startSession({ settings, others });
  const { workbench } = session;
  await workbench.write("existing.json", JSON.stringify([{ name: "Cobalt" }]));
  const rows = ["Acme,A1,Main,S1,USA", "Bolt,B1,Main,S2,Atlantis", "Cobalt,C1,Main,S3,US"];
  await workbench.write("web.asio.csv", `${[header, ...rows].join("\n")}\n`);
  await workbench.openFile("web.asio.csv");
  await workbench.waitForSquiggles({ error: 3 });
  await workbench.goTo(2, 17);
  await workbench.applyQuickFix('Replace "USA" with "US" (United States of America)');
  await workbench.waitForSquiggles({ error: 2 });
  await workbench.save();
  const fixed = ["Acme,A1,Main,S1,US", ...rows.slice(1)];
  assert.equal(await workbench.read("web.asio.csv"), `${[header, ...fixed].join("\n")}\n`);
  await workbench.runCommand("Asio Import: Open as Table");
  const table = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  const country = table.locator('.slick-row[data-row="2"] .slick-cell.l5.error');
  await country.click();
  await workbench.type("FR");
  await workbench.press("Enter");
  await country.waitFor({ state: "detached" });
  await workbench.press("ControlOrMeta+Z");
  await country.waitFor();
  await workbench.runCommand("Asio Import: Open as Text");
  await workbench.runCommand("Asio Import: Validate import");
  const verdict =
    "Invalid CSV: the platform would refuse the whole file, because it has companies that already exist. 2 of 3 rows have errors. 2 errors.";
  await workbench.answerNotification(verdict, "Open response file");
  const failed = [
    'Bolt,B1,Main,S2,Atlantis,3,Failed,"Country ""Atlantis"" is not an ISO 3166-1 alpha-2 code. Use an assigned code of two capital letters, such as US, GB or DE"',
    'Cobalt,C1,Main,S3,US,4,Failed,"This company already exists: its Company Name matches ""Cobalt"" (record 1 in existing.json). The whole import would fail with ""Invalid CSV."""',
  ];
  assert.equal(
    await workbench.read("web.asio.response.csv"),
    `${[`${header},Row,Status,Reason for Failure`, ...failed].join("\n")}\n`,
  );

  // Opening it takes the focus from what is begun meanwhile.
  await workbench.page.locator('.tab.active[data-resource-name="web.asio.response.csv"]').waitFor();

  // A file system that cannot be written.
  await workbench.runCommand("Read-Only Disk: Open Import File");
  await workbench.page.locator('.tab.active[data-resource-name="clients.csv"]').waitFor();
  await workbench.waitForSquiggles({ error: 2 });
  await workbench.runCommand("Asio Import: Fix all safe problems");
  const refusal = "clients.csv is read-only. Save a copy elsewhere, and change that.";
  await workbench.waitUntil(async () => (await workbench.notifications()).includes(refusal), refusal);
  await workbench.runCommand("Asio Import: Validate import");
  const unwritten = `${verdict.replace("3 rows", "2 rows")} No response file was written. /clients.response.csv cannot be written: its folder is read-only.`;
  await workbench.answerNotification(unwritten, "Show problems");
  await workbench.waitForSquiggles({ error: 2 });
});
