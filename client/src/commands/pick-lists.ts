import { type QuickPick, type QuickPickItem, QuickPickItemKind } from "vscode";
import { createPick } from "../show.ts";

/** An item of a list. Those without an answer only inform. */
export interface Line<Answer> extends QuickPickItem {
  readonly answer?: Answer;
  /** Whether it is focused initially, as one item of each list is. */
  readonly isActive?: boolean;
}

export function separator(label: string): Line<never> {
  return { label, kind: QuickPickItemKind.Separator };
}

/** Shows one list after the other. Each stays until the next replaces it, so that no key reaches the editor between. */
export class Lists {
  #shown: QuickPick<QuickPickItem> | undefined;

  /** Asks for one of the items; undefined if the user cancels. */
  pick<Answer>(title: string, lines: readonly Line<Answer>[]): Promise<Answer | undefined> {
    const list = createPick(title, lines);
    list.activeItems = list.items.filter(({ isActive }) => isActive);
    list.matchOnDescription = true;
    list.matchOnDetail = true;
    list.ignoreFocusOut = true;
    this.#shown = list;
    return new Promise((resolve) => {
      list.onDidAccept(() => {
        const answer = list.selectedItems[0]?.answer;
        if (answer === undefined) return;
        list.busy = true;
        list.enabled = false;
        resolve(answer);
      });
      list.onDidHide(() => {
        resolve(undefined);
        list.dispose();
      });
      list.show();
    });
  }

  dispose(): void {
    this.#shown?.dispose();
  }
}
