import { isComposing } from "./keys.ts";
import type { Selection } from "./selection.ts";

/**
 * Typing over a cell by other means than keys: an input method (as for Japanese), a dead key, a panel of emoji. These
 * need a place of text that has the focus already, so the active cell is one. What they have composed opens the cell.
 */
export function composeIn(grid: HTMLElement, selection: Selection, typed: (text: string | undefined) => void): void {
  const isCell = (event: Event): event is Event & { target: HTMLElement } =>
    event.target instanceof HTMLElement && event.target.classList.contains("slick-cell");
  const press = (event: KeyboardEvent) => {
    if (!isComposing(event)) return;
    // It is the input method's, not the grid's.
    event.stopPropagation();
    // What is composed is shown in the place of the value.
    if (isCell(event) && !selection.isComposing) getSelection()?.selectAllChildren(event.target);
  };
  grid.addEventListener("keydown", press, { capture: true });
  grid.addEventListener("compositionstart", (event) => {
    if (isCell(event)) selection.isComposing = true;
  });
  grid.addEventListener("compositionend", (event) => {
    if (!isCell(event)) return;
    selection.isComposing = false;
    typed(event.data || undefined);
  });
  grid.addEventListener("beforeinput", (event) => {
    if (!isCell(event) || event.isComposing) return;
    event.preventDefault();
    if (event.inputType === "insertText" && event.data) typed(event.data);
  });
}
