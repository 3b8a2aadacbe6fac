import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Session, startSession } from "../host/session.ts";
import type { Workbench } from "../host/workbench.ts";

const csv = "Company Name,Company ID,Site Name,Site ID,Country\nAcme,ACME,Main,S1,US\nBell,BELL,Main,S2,US\n";

describe("a workspace in Restricted Mode", () => {
  let session: Session;
  let workbench: Workbench;
  before(async () => {
    session = await startSession({ restricted: true });
    ({ workbench } = session);
    await workbench.write("inside.json", '[{"name": "Acme"}]');
    await workbench.write("../outside.json", '[{"name": "Bell"}]');
    await workbench.write("clients.csv", csv);
    await mkdir(join(workbench.workspace, ".vscode"));
  });
  after(() => session?.dispose());

  async function existing(text: string): Promise<void> {
    await workbench.waitUntil(async () => (await workbench.languageStatus()).includes(text), text);
  }

  it("reads only its own files until it is trusted", async () => {
    const files = ["inside.json", "../outside.json"];
    await workbench.write(".vscode/settings.json", JSON.stringify({ "asioImport.existing.files": files }));
    await workbench.openFile("clients.csv");
    await existing(
      "Not all existing companies are checked, ../outside.json is outside the workspace, so it is not read in Restricted Mode. To read it, trust the workspace (Manage Workspace Trust).",
    );
    await workbench.waitForSquiggles({ error: 2 });
    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).click();
    await workbench.openFile("clients.csv");
    await existing(`2 existing companies, inside.json, ${outside(workbench)}`);
    await workbench.waitForSquiggles({ error: 2 });
  });
});

describe("user settings in Restricted Mode", () => {
  it("can name any file", async () => {
    await using session = await startSession({
      restricted: true,
      settings: { "asioImport.existing.files": ["../outside.json"] },
    });
    const { workbench } = session;
    await workbench.write("../outside.json", '[{"name": "Bell"}]');
    await workbench.write("clients.csv", csv);
    await workbench.openFile("clients.csv");
    await workbench.waitForSquiggles({ error: 1 });
    const status = `1 existing company, ${outside(workbench)}`;
    await workbench.waitUntil(async () => (await workbench.languageStatus()).includes(status), status);
  });
});

/** The path of the file next to the workspace. */
function outside({ workspace }: Workbench): string {
  return join(dirname(workspace), "outside.json");
}
