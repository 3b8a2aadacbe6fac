import { QuickInputButtons, type QuickPick, type QuickPickItem, QuickPickItemKind } from "vscode";
import { createPick } from "../show.ts";

/** An item of a list. Those without an answer only inform. */
export interface Line<Answer> extends QuickPickItem {
  readonly answer?: Answer;
  /** Whether it is focused initially; by default, the first item is. */
  readonly isActive?: boolean;
}

export function separator(label: string): Line<never> {
  return { label, kind: QuickPickItemKind.Separator };
}

/** Shows one list after the other. Each stays until the next replaces it, so that no key reaches the editor between. */
export class Lists {
  #shown: QuickPick<QuickPickItem> | undefined;

  /**
   * Asks for one of the items; undefined if the user cancels, or goes back.
   * @param isFirst whether nothing is before it, so that there is no button to go back
   */
  pick<Answer>(
    title: string,
    lines: readonly Line<Answer>[],
    { isFirst = false, placeHolder = "" }: { isFirst?: boolean; placeHolder?: string } = {},
  ): Promise<Answer | undefined> {
    const list = createPick(title, lines, placeHolder);
    if (!isFirst) list.buttons = [QuickInputButtons.Back];
    const active = list.items.filter(({ isActive }) => isActive);
    if (active.length > 0) list.activeItems = active;
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
      list.onDidTriggerButton(() => list.hide());
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
