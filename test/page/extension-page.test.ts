import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Locator } from "playwright-core";
import { projectRoot, startSession } from "../host/session.ts";
import { temporaryFolder } from "../host/temporary.ts";

/** The texts of the broken links and pictures on a page that VS Code renders. */
function broken(page: Locator): Promise<{ links: string[]; pictures: string[] }> {
  return page.evaluate((body) => ({
    // VS Code removes the address of a link that it does not follow. One of its own buttons is a link too.
    links: [...body.querySelectorAll("a:not(#scroll-to-top)")].flatMap((link) => {
      const address = link.getAttribute("href") ?? "";
      const leads = /^(?:https|mailto):/.test(address) || body.querySelector(`[id="${address.replace(/^#/, "")}"]`);
      return leads ? [] : [`${link.textContent} ${address}`];
    }),
    pictures: [...body.querySelectorAll("img")].flatMap(({ naturalWidth, alt }) => (naturalWidth > 0 ? [] : [alt])),
  }));
}

describe("the extension, installed from its package", () => {
  it("checks and fixes an import file, and its page has no broken pictures and links", async (t) => {
    const folder = temporaryFolder();
    t.after(() => folder.remove());
    const extension = join(folder.path, "asio-import.vsix");
    const packed = spawnSync(process.execPath, ["scripts/package.mjs", extension], { cwd: projectRoot });
    assert.equal(packed.status, 0, String(packed.stderr));

    await using session = await startSession({ extension });
    const { workbench } = session;
    await workbench.write("packed.csv", "Company Name,Company ID,Site Name,Site ID,Country\nNut,NUT,HQ,HQ1,UK\n");
    await workbench.openFile("packed.csv");
    await workbench.waitForSquiggles({ error: 1 });
    await workbench.goTo(2, 16);
    await workbench.applyQuickFix('Replace "UK" with "GB" (United Kingdom)');
    await workbench.waitForSquiggles({});
    await workbench.save();
    assert.match(await workbench.read("packed.csv"), /^Nut,NUT,HQ,HQ1,GB$/m);

    await workbench.runCommand("Extensions: Show Installed Extensions");
    await workbench.page.locator(".extension-list-item", { hasText: "Asio Import" }).first().click();
    for (const [tab, heading] of [
      ["Details", "From client list to upload"],
      ["Changelog", "Added"],
    ] as const) {
      await workbench.page.locator(".extension-editor .navbar").getByText(tab, { exact: true }).click();
      const page = workbench.page
        .frameLocator("iframe.webview.ready")
        .frameLocator("iframe#active-frame")
        .locator("body");
      await page.getByRole("heading", { name: heading }).first().waitFor();
      assert.deepEqual(await broken(page), { links: [], pictures: [] }, tab);
    }
  });
});
