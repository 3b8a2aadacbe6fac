import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

/** Texts that VS Code renders as links and an icon unless they are escaped. */
const link = "[see](command:poison.run)";
const web = "[see](https://poison.example)";
const icon = "$(flame)";
const poison = `${link} ${web} ${icon}`;
/** A file name without a slash, and without an icon, which VS Code itself would render in lists of files. */
const fileName = link;

const templateHeader = "Company Name,Company ID,Site Name,Site ID,Country,City";

describe("untrusted texts from files, exports and settings", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
    await workbench.write("client.csv", `Account,City,${poison}\n${poison},${icon},${link}\nBeta,x,y\n`);
    await workbench.write(
      `${fileName}.csv`,
      `${templateHeader},${link}\n${poison},ACME,Main,S1,US,${poison},x\n${poison},ACME,Depot,S2,USA,x,x\n`,
    );
    await workbench.write(`${fileName}.json`, JSON.stringify([{ name: poison, identifier: "ACME", id: link }]));
    await workbench.write(`${fileName} template.csv`, `${templateHeader},${poison}\n`);
  });
  after(() => session?.dispose());

  /** Asserts that `where` shows the texts, without rendering a link or an icon from them. */
  async function isPlain(where: string): Promise<void> {
    const shown = workbench.page.locator(where).filter({ visible: true });
    await workbench.waitUntil(
      async () => (await shown.allInnerTexts()).some((text) => /poison|flame/.test(text)),
      `the texts in ${where}`,
    );
    const links = await workbench.page
      .locator("a")
      .evaluateAll((anchors: { href: string; dataset: { href?: string } }[]) =>
        anchors.map(({ href, dataset }) => `${href} ${dataset.href ?? ""}`).filter((target) => /poison/i.test(target)),
      );
    assert.deepEqual(links, [], where);
    assert.equal(await shown.locator(".codicon-flame").count(), 0, where);
  }

  async function statusDetails(): Promise<void> {
    await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').click();
    await isPlain(".hover-language-status");
    await workbench.press("Escape");
  }

  it("are plain text in the lists and messages of Map columns", async () => {
    await workbench.openFile("client.csv");
    await workbench.runCommand("Asio Import: Map columns to the template…");
    await isPlain(".quick-input-widget");
    await workbench.pick("Company Name: Account");
    await workbench.waitUntil(
      async () => !(await workbench.picks()).includes("Create file"),
      "the columns to choose from",
    );
    await isPlain(".quick-input-widget");
    await workbench.pick("City");
    await workbench.waitUntil(async () => (await workbench.picks()).includes("Create file"), "the mapping");
    // The changed column is selected in the list.
    await workbench.insert("Create file");
    await workbench.pick("Create file");
    await isPlain(".notification-toast");
  });

  it("are plain text in messages about exports", async () => {
    await workbench.runCommand("Asio Import: Choose existing-company export…");
    await workbench.answer(`${workbench.workspace}/${fileName}.json`);
    await isPlain(".notification-toast");
    await workbench.openFile(`${fileName}.csv`);
    await workbench.waitUntil(async () => (await workbench.squiggles()).error > 0, "the problems");
    await statusDetails();
  });

  it("are plain text at the cursor", async () => {
    await workbench.goTo(2, 3);
    assert.match(await workbench.hover(), /poison/);
    await isPlain(".monaco-hover");
    await workbench.press("Escape");
    assert.notDeepEqual(await workbench.quickFixes(), []);
    await isPlain(".action-widget");
    await workbench.press("Escape");
    await workbench.goTo(3, 1);
    await workbench.suggestions();
    await isPlain(".suggest-widget");
    await workbench.press("Escape");
  });

  it("are plain text in symbol lists", async () => {
    await workbench.press("ControlOrMeta+Shift+O");
    await isPlain(".quick-input-widget");
    await workbench.press("Escape");
  });

  it("are plain text in the verdict and in the question about an existing file", async () => {
    await workbench.runCommand("Asio Import: Validate import");
    await isPlain(".notification-toast");
    await workbench.runCommand("Notifications: Clear All Notifications");
    // No row passes, so only the rest is written.
    await workbench.write(`${fileName}.rest.csv`, "x\n");
    await workbench.runCommand("Asio Import: Split into ready and rest files");
    await isPlain(".monaco-dialog-box");
    await workbench.press("Escape");
  });

  it("are plain text in messages about a template", async () => {
    await workbench.runCommand("Asio Import: Use downloaded template…");
    await workbench.answer(`${workbench.workspace}/${fileName} template.csv`);
    await isPlain(".notification-toast");
  });

  it("are plain text in the status if a workspace setting contains them", async () => {
    await workbench.runCommand("Notifications: Clear All Notifications");
    await workbench.write(
      ".vscode/settings.json",
      JSON.stringify({
        "asioImport.existing.files": [`${poison}.json`],
        "asioImport.template.file": `${fileName}.txt`,
      }),
    );
    await workbench.waitUntil(
      async () => (await workbench.languageStatus()).some((item) => item.includes(".txt")),
      "the problem of the template in the status",
    );
    await statusDetails();
  });
});
