import type { TableCommand } from "../messages.ts";

/** What keys do besides the commands of the menu. */
export type KeyCommand =
  | TableCommand
  | "nextProblem"
  | "previousProblem"
  | "selectAll"
  | "selectRow"
  | "clear"
  | "editCell";

const commands: ReadonlyMap<string, KeyCommand> = new Map<string, KeyCommand>([
  ["F8", "nextProblem"],
  ["Shift+F8", "previousProblem"],
  ["Ctrl+.", "fix"],
  ["Ctrl+D", "fillDown"],
  ["Ctrl+A", "selectAll"],
  ["Shift+ ", "selectRow"],
  ["Ctrl+Enter", "newSite"],
  ["Ctrl+Shift+Enter", "newCompany"],
  ["Ctrl+Shift++", "insertRow"],
  ["Ctrl++", "insertRow"],
  ["Ctrl+-", "deleteRows"],
  ["Alt+Shift+ArrowDown", "duplicateRows"],
  ["Alt+ArrowUp", "moveUp"],
  ["Alt+ArrowDown", "moveDown"],
  ["Alt+Shift+ArrowRight", "widenColumn"],
  ["Alt+Shift+ArrowLeft", "narrowColumn"],
  ["Delete", "clear"],
  ["Backspace", "clear"],
  ["F2", "editCell"],
]);

/** Commands that end the editing of a cell first. The keys of all others are the text's. */
export const commandsWhileEditing: ReadonlySet<KeyCommand> = new Set<KeyCommand>([
  "nextProblem",
  "previousProblem",
  "fix",
]);

/** Whether a key goes to an input method, which composes text. Enter, arrows and Escape then are for its choices. */
export function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === 229;
}

/** A key with those held down, such as "Ctrl+Shift+Z". On a Mac, Cmd is Ctrl. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const held = `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${shiftKey ? "Shift+" : ""}`;
  return held + (key.length === 1 ? key.toUpperCase() : key);
}

/** What a key does while no cell is open; undefined for those that the grid or VS Code handles. */
export function commandOf(event: KeyboardEvent): KeyCommand | undefined {
  return commands.get(nameOf(event));
}

/** Whether a key may be a shortcut of VS Code, such as those that save, undo or close. Those of the clipboard are not. */
export function isForVsCode(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey } = event;
  const isHeld = (ctrlKey || metaKey) && !event.getModifierState("AltGraph");
  return (isHeld ? /^(?:(?!a|c|v|x).|F\d+|Tab|Page.+)$/i : /^F(?!10)\d+$/).test(key);
}

/** Whether a key is the first of two that are a shortcut of VS Code, such as Ctrl+K S. */
export function isFirstOfTwo(event: KeyboardEvent): boolean {
  return nameOf(event) === "Ctrl+K";
}

/** Whether a key is text that a person types. */
export function isText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^.$/u.test(key) && !ctrlKey && !metaKey && !altKey;
}
