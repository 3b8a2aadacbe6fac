import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { commands, type QuickPick, type QuickPickItem, type Uri, window } from "vscode";
import { csv, eventually, leaveAsFound, open, place, type, write } from "./editor.ts";

const templateHeader =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

const accounts = csv("Account Name;Account Number;Billing Country;Notes", "Bolt;BOLT;GB;x", "Acme;ACME;US;");

const { createQuickPick } = window;

/** The list that the extension currently shows. */
let shown: QuickPick<QuickPickItem> | undefined;

/** Waits for the list with this title. */
async function list(title: string): Promise<QuickPick<QuickPickItem>> {
  await eventually(() => assert.equal(shown?.title, title));
  assert.ok(shown);
  return shown;
}

/** The texts of the entries in a list, without their icons. */
function lines({ items }: QuickPick<QuickPickItem>): string[] {
  return items.map(({ label, description, detail }) =>
    [label.replace(/^\$\([\w-]+\) /, ""), description, detail].filter(Boolean).join(" | "),
  );
}

/** Waits for the list with this title, selects the entry that starts with `start`, and presses Enter. */
async function choose(title: string, start: string): Promise<void> {
  const asked = await list(title);
  const line = asked.items.find(({ label }) => label.replace(/^\$\([\w-]+\) /, "").startsWith(start));
  assert.ok(line, `${title} has a line ${start}`);
  asked.activeItems = [line];
  // An extension's changes to a list are sent with a short delay.
  await wait(20);
  await eventually(async () => {
    if (shown === asked) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    assert.notEqual(shown, asked);
  });
}

const title = "Map columns to the template";

describe("asioImport.mapColumns", () => {
  beforeEach(() => {
    Object.assign(window, {
      createQuickPick() {
        const made = createQuickPick();
        made.onDidHide(() => {
          if (shown === made) shown = undefined;
        });
        shown = made;
        return made;
      },
    });
  });
  afterEach(async () => {
    Object.assign(window, { createQuickPick });
    await leaveAsFound();
  });

  it("proposes a mapping, lets the user change it, and opens the unsaved result to the side", async () => {
    const source = await open("accounts.csv", accounts);
    await type("Bolt", "Bell");
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    assert.deepEqual(lines(await list(title)).slice(0, 8), [
      "Create file | with the columns below",
      "Select a column to change its source",
      "Company Name ← Account Name | its words mean the same | Bell · Acme",
      "Company ID ← Account Number | its words mean the same | BOLT · ACME",
      "Site Name ← not mapped | required",
      "Site ID ← not mapped | required",
      "Country ← Billing Country | its words mean the same | GB · US",
      "Address Name ← not mapped",
    ]);
    await choose(title, "Site Name");
    assert.deepEqual(lines(await list("Choose the source column for Site Name")), [
      "Nothing | leave it empty",
      "Account Name | fills Company Name | Bell · Acme",
      "Account Number | fills Company ID | BOLT · ACME",
      "Billing Country | fills Country | GB · US",
      "Notes | x",
    ]);
    await choose("Choose the source column for Site Name", "Account Name");
    await choose(title, "Company ID");
    await choose("Choose the source column for Company ID", "Nothing");
    const changed = await list(title);
    assert.deepEqual(lines(changed).slice(3, 5), [
      "Company ID ← not mapped | required",
      "Site Name ← Account Name | Bell · Acme",
    ]);
    assert.equal(changed.activeItems[0]?.label, "Company ID ← not mapped");
    await choose(title, "Create file");
    const uri = await running;
    assert.equal(uri.scheme, "untitled");
    const { document, viewColumn } = window.activeTextEditor ?? {};
    assert.equal(document?.uri.toString(), uri.toString());
    assert.equal(viewColumn, 2);
    assert.equal(document.languageId, "asio-csv");
    const blanks = ",".repeat(13);
    assert.equal(document.getText(), csv(templateHeader, `Bell,,Bell,,GB${blanks}`, `Acme,,Acme,,US${blanks}`));
    assert.equal(source.getText(), accounts.replace("Bolt", "Bell"));
  });

  it("uses the file from the explorer menu, and creates no file if the user cancels", async () => {
    const file = await write("accounts.csv", accounts);
    const running = commands.executeCommand<Uri | undefined>("asioImport.mapColumns", file, [file]);
    await choose(title, "Zip");
    await list("Choose the source column for Zip");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await list(title);
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await running, undefined);
    assert.equal(window.activeTextEditor, undefined);
  });

  it("does nothing for a missing file", async () => {
    assert.equal(await commands.executeCommand("asioImport.mapColumns", place("nowhere.csv")), undefined);
  });
});
