import assert from "node:assert/strict";
import { commands, extensions, type QuickPick, type QuickPickItem, TabInputCustom, window } from "vscode";
import { csv, header, leaveAsFound, open } from "./editor.ts";

const { showInformationMessage, showWarningMessage, showErrorMessage, showOpenDialog, showQuickPick, createQuickPick } =
  window;

/** What a person saw: messages, and the titles of dialogs and lists, which are all cancelled. */
const seen: string[] = [];

function watch(): void {
  seen.length = 0;
  const tell = async (message: string) => void seen.push(message);
  const ask = async (options?: { title?: string }) => void seen.push(options?.title ?? "");
  Object.assign(window, {
    showInformationMessage: tell,
    showWarningMessage: tell,
    showErrorMessage: tell,
    showOpenDialog: ask,
    showQuickPick: (_: unknown, options?: { title?: string }) => ask(options),
    createQuickPick: () => {
      const list: QuickPick<QuickPickItem> = createQuickPick();
      const show = list.show.bind(list);
      list.show = () => {
        seen.push(list.title ?? "");
        show();
        setTimeout(() => list.hide(), 50);
      };
      return list;
    },
  });
}

/** Commands that do something else than show a message or another editor. */
const quiet = ["asioImport.showLog", "asioImport.nextCell", "asioImport.previousCell"];

/** The editor that a person sees. */
function shownEditor(): string {
  const { activeTab } = window.tabGroups.activeTabGroup;
  return `${activeTab?.label} ${activeTab?.input instanceof TabInputCustom}`;
}

describe("every command says something", () => {
  const { contributes } = extensions.getExtension("asio-import.asio-import")?.packageJSON ?? {};
  const all: string[] = contributes.commands.map(({ command }: { command: string }) => command);

  beforeEach(watch);
  afterEach(async () => {
    Object.assign(window, {
      showInformationMessage,
      showWarningMessage,
      showErrorMessage,
      showOpenDialog,
      showQuickPick,
      createQuickPick,
    });
    await leaveAsFound();
  });

  const files: Readonly<Record<string, readonly [name: string, text: string] | undefined>> = {
    "without a file": undefined,
    "in another CSV": ["devices.csv", csv("Device,Serial", "Laptop,1")],
    "in an import file": ["clients.csv", csv(header, "Acme,ACME,Main,S1,USA")],
    "in a response file": [
      "old.response.csv",
      csv(`${header},Status,Reason`, "Acme,ACME,Main,S1,USA,Failed,Country is wrong"),
    ],
  };

  for (const [where, file] of Object.entries(files)) {
    it(where, async () => {
      const silent: string[] = [];
      for (const command of all) {
        // It is already as text.
        if (file && command === "asioImport.openText") continue;
        if (!file) await commands.executeCommand("workbench.action.closeAllEditors");
        else if (shownEditor() !== `${file[0]} false`) await open(...file);
        seen.length = 0;
        const before = shownEditor();
        await commands.executeCommand(command);
        if (seen.length === 0 && shownEditor() === before && !quiet.includes(command)) silent.push(command);
      }
      assert.deepEqual(silent, []);
    });
  }
});
