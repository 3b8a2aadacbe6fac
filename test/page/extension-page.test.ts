import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot, startSession } from "../host/session.ts";
import { temporaryFolder } from "../host/temporary.ts";

describe("the page of the installed extension", () => {
  it("has no broken picture and no dead link", async (t) => {
    const folder = temporaryFolder();
    t.after(() => folder.remove());
    const extension = join(folder.path, "asio-import.vsix");
    const packed = spawnSync(process.execPath, ["scripts/package.mjs", extension], { cwd: projectRoot });
    assert.equal(packed.status, 0, String(packed.stderr));

    await using session = await startSession({ extension });
    const { workbench } = session;
    await workbench.runCommand("Extensions: Show Installed Extensions");
    await workbench.page.locator(".extension-list-item", { hasText: "Asio Import" }).first().click();
    const page = workbench.page
      .frameLocator("iframe.webview.ready")
      .frameLocator("iframe#active-frame")
      .locator("body");
    await page.getByRole("heading", { name: "Quick start" }).waitFor();
    const attributes = (tag: string, name: string) =>
      page.locator(tag).evaluateAll((all, key) => all.map((one) => String(one[key as keyof typeof one])), name);
    const found = {
      headings: await attributes("h1, h2, h3", "id"),
      // VS Code has a button of its own there, which is a link too.
      links: await page
        .locator("a:not(#scroll-to-top)")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? "")),
      pictures: await attributes("img", "naturalWidth"),
    };
    assert.ok(found.headings.length > 5);
    const isDead = (link: string) =>
      link.startsWith("#") ? !found.headings.includes(link.slice(1)) : !/^(?:https|mailto):/.test(link);
    assert.deepEqual(found.links.filter(isDead), []);
    assert.ok(!found.pictures.includes("0"));
  });
});
