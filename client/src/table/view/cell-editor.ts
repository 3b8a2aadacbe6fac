import type { Editor } from "slickgrid";
import type { ShownRow } from "../../../../server/src/features/table/shown.ts";

/** How a cell is opened: by a typed character, which replaces its value, or to edit what it contains. */
export const opening: { typed: string | undefined } = { typed: undefined };

/** Edits a cell as text, where Alt+Enter adds a line. */
export class CellEditor implements Editor {
  readonly #area: HTMLTextAreaElement;
  readonly #cell: number;
  #value = "";

  constructor({ container, column }: { container: HTMLElement; column: { id: number | string; toolTip?: string } }) {
    this.#cell = Number(String(column.id).slice(1));
    this.#area = document.createElement("textarea");
    this.#area.className = "cell-editor";
    this.#area.rows = 1;
    this.#area.spellcheck = false;
    this.#area.setAttribute("aria-label", column.toolTip ?? "Cell");
    this.#area.addEventListener("keydown", (event) => this.#press(event));
    this.#area.addEventListener("input", () => this.#fit());
    container.replaceChildren(this.#area);
    this.focus();
  }

  init(): void {}

  destroy(): void {
    this.#area.remove();
  }

  focus(): void {
    this.#area.focus();
  }

  loadValue(row: ShownRow): void {
    this.#value = row.cells[this.#cell] ?? "";
    this.#area.value = opening.typed ?? this.#value;
    this.#area.setSelectionRange(this.#area.value.length, this.#area.value.length);
    this.#fit();
  }

  serializeValue(): string {
    return this.#area.value;
  }

  /** The text goes to the server, which writes it. Until then, the table shows it. */
  applyValue(): void {}

  isValueChanged(): boolean {
    return this.#area.value !== this.#value;
  }

  validate() {
    return { valid: true, msg: "" };
  }

  #press(event: KeyboardEvent): void {
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
    const isInText = /^(?:Arrow(?:Left|Right)|Home|End)$/.test(key) || ((ctrlKey || metaKey) && /^a$/i.test(key));
    const isBetweenLines = /^Arrow(?:Up|Down)$/.test(key) && (shiftKey || this.#area.value.includes("\n"));
    if (key === "Enter" && altKey) {
      const { selectionStart, selectionEnd } = this.#area;
      this.#area.setRangeText("\n", selectionStart, selectionEnd, "end");
      this.#fit();
      event.preventDefault();
      event.stopPropagation();
    } else if (isInText || isBetweenLines) event.stopPropagation();
  }

  /** Makes room for all lines. */
  #fit(): void {
    const lines = this.#area.value.split("\n").length;
    this.#area.style.height = `${Math.min(lines, 8) * 20 + 6}px`;
  }
}
