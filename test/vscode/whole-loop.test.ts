import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { commands, type QuickPick, type QuickPickItem, type TextDocument, type Uri, window, workspace } from "vscode";
import { csv, eventually, isHeldOpen, leaveAsFound, open, place, read, show, write } from "./editor.ts";

/** A list of clients as another program exports it. */
const accounts = csv(
  "Account Name;Account Number;Site;Street;Town;State;Postal Code;Country;Notes",
  "Café Olé;CAFE-1;Main;12 Main St;Boston;Massachusetts;02110;United States;",
  "Café Olé;CAFE-1;West;3 Elm St;Reno;NV;89501;usa;call first",
  "Bolt & Sons;BOLT;Works, North;7 Mill Rd;York;;YO1 7HH;U.K.;",
  "Fern;FERN;Main;9 Hill Rd;Denver;CO;80202;Untied States;",
  "Fern;FERN;West;10 Hill Rd;Denver;CO;80202;US;",
  "Gale;GALE;Main;4 Dock St;Miami;ZZ;33101;US;",
);

const { createQuickPick, showInformationMessage, showWarningMessage } = window;

interface Verdict {
  readonly verdict: string;
}

describe("the whole loop in the editor", () => {
  let shown: QuickPick<QuickPickItem> | undefined;
  const told: string[] = [];

  beforeEach(() => {
    told.length = 0;
    const tell = async (message: string, ...buttons: unknown[]) => {
      told.push(message);
      return buttons.find((button) => button === "Apply");
    };
    Object.assign(window, {
      showInformationMessage: tell,
      showWarningMessage: tell,
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
    Object.assign(window, { createQuickPick, showInformationMessage, showWarningMessage });
    for (const document of workspace.textDocuments) isHeldOpen(document);
    await leaveAsFound();
  });

  /** Presses Enter on the entry of the next list that starts with `start`. */
  async function choose(start: string): Promise<void> {
    const of = (list: typeof shown) =>
      list?.items.find(({ label }) => label.replace(/^\$\([\w-]+\) /, "").startsWith(start));
    await eventually(() => assert.ok(of(shown), start));
    const [asked, line] = [shown, of(shown)];
    assert.ok(asked && line);
    asked.activeItems = [line];
    // An extension's changes to a list are sent with a short delay.
    await wait(20);
    await eventually(async () => {
      if (shown === asked) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      assert.notEqual(shown, asked);
    });
  }

  async function verdictOf(file: Uri): Promise<string | undefined> {
    return (await commands.executeCommand<Verdict[]>("asioImport.validate", file))[0]?.verdict;
  }

  function recordsIn(text: string): string[] {
    return text.trimEnd().split("\n").slice(1);
  }

  it("leads from a list of clients to two uploads that have each record once, and no company twice", async () => {
    await open("accounts.csv", accounts);
    const mapping = commands.executeCommand<Uri>("asioImport.mapColumns");
    await choose("Make what is missing");
    await choose("Create file");
    await mapping;
    const document = window.activeTextEditor?.document as TextDocument;
    assert.ok(Number(await commands.executeCommand("asioImport.fixAll")) > 0);
    assert.equal(await document.save(), true);
    const clients = place("accounts.asio.csv");
    const before = await read("accounts.asio.csv");
    assert.equal(await verdictOf(clients), "failed-rows");

    await commands.executeCommand("asioImport.writeReady", clients);
    const ready = await read("accounts.asio.ready.csv");
    assert.equal(await verdictOf(place("accounts.asio.ready.csv")), "accepted");
    const rest = await read("accounts.asio.rest.csv");
    const correct = (text: string) => text.replace("Untied States", "US").replace("Miami,ZZ", "Miami,FL");
    const corrected = await show(await write("accounts.asio.rest.csv", correct(rest)));
    assert.equal(await verdictOf(corrected.uri), "accepted");

    assert.equal(await commands.executeCommand("asioImport.mergeCorrections", corrected.uri), 2);
    await eventually(() => assert.equal(told.at(-1), "2 rows of accounts.asio.csv corrected."));
    const merged = window.activeTextEditor?.document;
    assert.equal(merged?.uri.toString(), clients.toString());
    assert.equal(merged?.getText(), correct(before));
    assert.equal(await merged?.save(), true);
    assert.equal(await verdictOf(clients), "accepted");

    const [first, second] = [ready, corrected.getText()].map(recordsIn) as [string[], string[]];
    assert.deepEqual([first.length, second.length], [3, 3]);
    assert.deepEqual([...first, ...second].sort(), recordsIn(await read("accounts.asio.csv")).sort());
    const companies = new Set(first.map((record) => record.split(",")[0]));
    assert.ok(second.every((record) => !companies.has(record.split(",")[0])));
  });
});
