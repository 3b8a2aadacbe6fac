import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { projectRoot, type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const memory = ".vscode/asio-mappings.json";

describe("a mapping", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession();
    ({ workbench } = session);
  });
  after(() => session?.dispose());

  const pictureOf = (name: string) => workbench.screenshot(join(projectRoot, "test-results", `${name}.png`));

  /** Waits until the list has an entry that contains this text. */
  async function shows(text: string): Promise<void> {
    let seen: string[] = [];
    await workbench.waitUntil(
      async () => {
        seen = await workbench.picks();
        return seen.some((entry) => entry.includes(text));
      },
      () => `${text} in the list; there were ${JSON.stringify(seen)}`,
    );
    await workbench.page.waitForTimeout(300);
  }

  it("is found again for the same header row in another order, and can be forgotten", async () => {
    await workbench.write("psa-export.csv", "Client,Postcode,Owner\nLarkspur Dental,EC1A 1BB,Kim\nBolt,,\nTotal,1,\n");
    await workbench.openFile("psa-export.csv");
    await workbench.runCommand("Asio Import: Map columns to the template…");
    await shows("Create file");
    await pictureOf("mapping-proposed");
    await workbench.pick("Make what is missing");
    await shows("Site ID: made from the company and the site");
    await pictureOf("mapping-made");
    await workbench.pick("Create file");
    // It opens checked.
    const tab = workbench.page.locator('.tab.active[data-resource-name="psa-export.asio.csv"]');
    await workbench.waitUntil(() => tab.isVisible(), "the tab of the result");
    await workbench.waitForSquiggles({ error: 1, warning: 1 });
    assert.ok(workbench.exists(memory));
    await workbench.write("next-month.csv", "Owner,Client,Postcode\nAnn,Quillon Legal,LS1 2HQ\n");
    await workbench.openFile("next-month.csv");
    await workbench.runCommand("Asio Import: Map columns to the template…");
    await shows("Site ID: made from the company and the site");
    await pictureOf("mapping-remembered");
    await workbench.pick("Forget this mapping");
    await shows("Site ID: not mapped");
    assert.equal(await workbench.read(memory), "[]\n");
    await workbench.press("Escape");
  });
});
