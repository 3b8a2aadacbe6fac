import { type Disposable, window } from "vscode";
import type { Tools } from "./commands/command.ts";
import { tableView } from "./table/messages.ts";

/** Shows import files as tables. The code for it is loaded with the first one. */
export function showTables(tools: Tools): Disposable {
  return window.registerCustomEditorProvider(
    tableView,
    {
      async resolveCustomTextEditor(document, panel) {
        const { TablePanel } = await import("./commands/commands.ts");
        new TablePanel(tools, document, panel);
      },
    },
    { webviewOptions: { retainContextWhenHidden: true }, supportsMultipleEditorsPerDocument: true },
  );
}
