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
 * The extension shows all its texts through these functions. The texts contain values from files, exports and settings,
 * in which VS Code would find links, commands and icons. Escaping everything here means that no caller can forget it.
 * Icons and buttons are passed separately.
 */

type Tell = <Button extends string>(text: string, ...buttons: Button[]) => Thenable<Button | undefined>;

export const showInformation: Tell = (text, ...buttons) => window.showInformationMessage(plainText(text), ...buttons);
export const showWarning: Tell = (text, ...buttons) => window.showWarningMessage(plainText(text), ...buttons);
export const showError: Tell = (text, ...buttons) => window.showErrorMessage(plainText(text), ...buttons);

/** Asks in a modal dialog; true if the user presses the button. */
export async function confirm(question: string, button: string): Promise<boolean> {
  return (await window.showWarningMessage(plainText(question), { modal: true }, button)) === button;
}

/** Shows the progress of work, with a *Cancel* button. `report` takes a message and the increment in percent. */
export function showProgress<Result>(
  title: string,
  work: (report: (message: string, increment: number) => void, token: CancellationToken) => Promise<Result>,
): Thenable<Result> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title: plainText(title) };
  return window.withProgress(options, (progress: Progress<{ message: string; increment: number }>, token) =>
    work((message, increment) => progress.report({ message: plainText(message), increment }), token),
  );
}

/** Milliseconds before progress is shown. */
const progressDelay = 500;

/** Like `showProgress`, for work that is usually fast: shows progress only if it is not. */
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
  }, progressDelay);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
  }
}

/** The texts around a list. */
interface ListTexts {
  readonly title: string;
  readonly placeHolder?: string;
  readonly ignoreFocusOut?: boolean;
}

/** Asks for one of several items; undefined if the user cancels. */
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

/** Asks for a text; undefined if the user cancels. */
export function showInput(title: string, value = ""): Thenable<string | undefined> {
  return window.showInputBox({ title: plainText(title), value, ignoreFocusOut: true });
}

/** Creates a list that the caller controls. Its texts are escaped. */
export function createPick<Item extends QuickPickItem>(
  title: string,
  items: readonly Item[],
  placeHolder = "",
): QuickPick<Item> {
  const list = window.createQuickPick<Item>();
  list.title = plainText(title);
  list.placeholder = plainText(placeHolder);
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

export interface StatusTexts {
  readonly name: string;
  readonly text: string;
  readonly detail?: string;
  readonly severity: LanguageStatusSeverity;
  readonly command?: Command;
  readonly busy: boolean;
}

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
