import {
  type CancellationToken,
  CancellationTokenSource,
  type Command,
  type LanguageStatusItem,
  type LanguageStatusSeverity,
  type Progress,
  ProgressLocation,
  type QuickPick,
  type QuickPickItem,
  window,
} from "vscode";
import { plainText } from "./plain-text.ts";

/*
 * The only way by which the extension shows texts to a person. Values of files, exports and settings stand in them, and
 * VS Code makes links, commands and icons of what looks like them: here all of a text is plain, so that no message can
 * forget it. What is to be an icon or a button is given as such.
 */

type Tell = <Button extends string>(text: string, ...buttons: Button[]) => Thenable<Button | undefined>;

export const showInformation: Tell = (text, ...buttons) => window.showInformationMessage(plainText(text), ...buttons);
export const showWarning: Tell = (text, ...buttons) => window.showWarningMessage(plainText(text), ...buttons);
export const showError: Tell = (text, ...buttons) => window.showErrorMessage(plainText(text), ...buttons);

/** Asks in a dialog that waits for an answer; true where the person presses the button. */
export async function confirm(question: string, button: string): Promise<boolean> {
  return (await window.showWarningMessage(plainText(question), { modal: true }, button)) === button;
}

/** Shows how far a work is, with a button to cancel it. `report` takes what it is at, and the percentage gained. */
export function showProgress<Result>(
  title: string,
  work: (report: (message: string, increment: number) => void, token: CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title: plainText(title) };
  return window.withProgress(options, (progress: Progress<{ message: string; increment: number }>, token) =>
    work((message, increment) => progress.report({ message: plainText(message), increment }), token),
  );
}

/** How long a work is waited for before its progress is shown, in milliseconds. */
const patience = 500;

/** As `showProgress`, for a work that mostly is done at once: shown, and to be cancelled, where it is not. */
export async function showLongProgress<Result>(
  title: string,
  work: (token: CancellationToken) => Promise<Result>,
): Promise<Result> {
  const cancel = new CancellationTokenSource();
  const working = work(cancel.token);
  const timer = setTimeout(() => {
    void showProgress(title, async (_report, token) => {
      token.onCancellationRequested(() => cancel.cancel());
      await working.catch(() => {});
    });
  }, patience);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
  }
}

/** What a list of entries says around them. */
interface ListTexts {
  readonly title: string;
  readonly placeHolder?: string;
  readonly ignoreFocusOut?: boolean;
}

/** Asks for one of several entries; undefined where the person chooses none. */
export async function showPick<Item extends QuickPickItem>(
  items: readonly Item[],
  { title, placeHolder, ignoreFocusOut = false }: ListTexts,
): Promise<Item | undefined> {
  const texts = { title: plainText(title), ignoreFocusOut };
  const options = placeHolder === undefined ? texts : { ...texts, placeHolder: plainText(placeHolder) };
  const shown = items.map((item, index) => ({ ...plainItem(item), index }));
  const chosen = await window.showQuickPick(shown, options);
  return chosen && items[chosen.index];
}

/** A list for entries that change while it is open; it shows {@link plainItem}s. */
export function createPick<Item extends QuickPickItem>(title: string, items: readonly Item[]): QuickPick<Item> {
  const list = window.createQuickPick<Item>();
  list.title = plainText(title);
  list.items = items.map(plainItem);
  return list;
}

function plainItem<Item extends QuickPickItem>(item: Item): Item {
  const { label, description, detail } = item;
  return {
    ...item,
    label: plainText(label),
    ...(description === undefined ? {} : { description: plainText(description) }),
    ...(detail === undefined ? {} : { detail: plainText(detail) }),
  };
}

/** What one language status item shows. */
export interface StatusTexts {
  readonly name: string;
  readonly text: string;
  readonly detail?: string;
  readonly severity: LanguageStatusSeverity;
  readonly command?: Command;
  readonly busy: boolean;
}

/** Fills a language status item. */
export function showStatus(item: LanguageStatusItem, { name, text, detail = "", ...rest }: StatusTexts): void {
  const { severity, command, busy } = rest;
  item.name = plainText(name);
  item.text = plainText(text);
  item.detail = plainText(detail);
  item.severity = severity;
  item.command = command && {
    ...command,
    title: plainText(command.title),
    ...(command.tooltip === undefined ? {} : { tooltip: plainText(command.tooltip) }),
  };
  item.busy = busy;
}
