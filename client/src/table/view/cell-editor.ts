import type { Editor } from "slickgrid";
import type { ShownRow, ShownValue } from "../../../../server/src/features/table/shown.ts";
import { cellOf } from "./columns.ts";
import { commandOf, commandsWhileEditing } from "./keys.ts";

/** How a cell is opened: by a typed character, which replaces its value, or to edit what it contains. */
export const opening: { typed: string | undefined } = { typed: undefined };

/** Asks for values that the edited cell may contain. Set by the table. */
export const offering: { values: (cell: number, typed: string) => Promise<readonly ShownValue[]> } = {
  values: () => Promise.resolve([]),
};

/** Hears what is typed into the open cell; nothing once it is closed. Set by the table. */
export const telling: { typed: (editor?: CellEditor) => void } = { typed: () => {} };

/** What an opened cell is to contain, and what a chosen value brings into other cells of the row. */
export interface Entered {
  readonly value: string;
  readonly fills: NonNullable<ShownValue["fills"]>;
}

/** What has been typed into an open cell. */
export interface Typed {
  readonly text: string;
  /** Offsets in the text. */
  readonly selection: readonly [start: number, end: number];
  readonly isChange: boolean;
}

/** Edits a cell as text, where Alt+Enter adds a line. */
export class CellEditor implements Editor {
  readonly #area: HTMLTextAreaElement;
  readonly #cell: number;
  readonly #list = document.createElement("div");
  /** The offered values, and the index of the chosen one; -1 for what is typed. */
  #values: readonly ShownValue[] = [];
  #chosen = -1;
  #value = "";
  /** What was taken from the list last. */
  #taken: ShownValue | undefined;

  constructor({ container, column }: { container: HTMLElement; column: { id: number | string; toolTip?: string } }) {
    this.#cell = cellOf(column);
    this.#area = document.createElement("textarea");
    this.#area.className = "cell-editor";
    this.#area.rows = 1;
    this.#area.spellcheck = false;
    this.#area.setAttribute("aria-label", column.toolTip ?? "Cell");
    this.#area.addEventListener("keydown", (event) => this.#press(event));
    this.#area.addEventListener("input", () => {
      this.#changed();
      void this.#offer();
    });
    this.#list.className = "values";
    this.#list.role = "listbox";
    this.#list.id = "values";
    this.#list.hidden = true;
    this.#area.setAttribute("aria-controls", "values");
    this.#area.setAttribute("aria-autocomplete", "list");
    this.#area.role = "combobox";
    this.#list.ariaLabel = "Values";
    // The cell was the place for input methods: now its editor is.
    container.removeAttribute("contenteditable");
    container.replaceChildren(this.#area, this.#list);
    this.focus();
  }

  init(): void {}

  destroy(): void {
    this.#area.remove();
    this.#list.remove();
    telling.typed();
  }

  focus(): void {
    // Not while a person types in the text beside the table.
    if (document.hasFocus()) this.#area.focus();
  }

  /** What has been typed, with the cursor or what is selected in it. */
  get typed(): Typed {
    const { value, selectionStart, selectionEnd } = this.#area;
    return { text: value, selection: [selectionStart, selectionEnd], isChange: this.isValueChanged() };
  }

  select([start, end]: Typed["selection"]): void {
    this.#area.setSelectionRange(start, end);
  }

  loadValue(row: ShownRow): void {
    this.#area.value = row.cells[this.#cell] ?? "";
    // With the line breaks that the area has: else a cell that is only looked at would be changed.
    this.#value = this.#area.value;
    if (opening.typed !== undefined) this.#area.value = opening.typed;
    this.#area.setSelectionRange(this.#area.value.length, this.#area.value.length);
    this.#changed();
    if (opening.typed !== undefined || this.#value === "") void this.#offer();
  }

  serializeValue(): Entered {
    const { value } = this.#area;
    return { value, fills: (this.#taken?.value === value && this.#taken.fills) || [] };
  }

  /** The text goes to the server, which writes it. Until then, the table shows it. */
  applyValue(): void {}

  isValueChanged(): boolean {
    const { value, fills } = this.serializeValue();
    return value !== this.#value || fills.length > 0;
  }

  validate() {
    return { valid: true, msg: "" };
  }

  #press(event: KeyboardEvent): void {
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
    // Undo of what is typed, before it is an edit of the file.
    const isUndo = (ctrlKey || metaKey) && /^[zy]$/i.test(key);
    const command = commandOf(event);
    const isForTable = command && !commandsWhileEditing.has(command);
    const isInText =
      isUndo ||
      isForTable ||
      /^(?:Arrow(?:Left|Right)|Home|End)$/.test(key) ||
      ((ctrlKey || metaKey) && /^a$/i.test(key));
    const isBetweenLines = /^Arrow(?:Up|Down)$/.test(key) && (shiftKey || this.#area.value.includes("\n"));
    if (this.#pressInList(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (key === "Enter" && altKey) {
      const { selectionStart, selectionEnd } = this.#area;
      this.#area.setRangeText("\n", selectionStart, selectionEnd, "end");
      this.#changed();
      event.preventDefault();
      event.stopPropagation();
    } else if (isInText || isBetweenLines) event.stopPropagation();
  }

  /** Handles the keys of the list of values. */
  #pressInList({ key, ctrlKey }: KeyboardEvent): boolean {
    if (ctrlKey && key === " ") {
      void this.#offer();
      return true;
    }
    if (this.#list.hidden) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const count = this.#values.length;
      this.#choose(key === "ArrowDown" ? Math.min(count - 1, this.#chosen + 1) : Math.max(-1, this.#chosen - 1));
      return true;
    }
    if (key === "Escape") {
      this.#show([]);
      return true;
    }
    const chosen = this.#values[this.#chosen];
    if (chosen && (key === "Enter" || key === "Tab")) this.#take(chosen);
    return false;
  }

  #take(value: ShownValue): void {
    this.#area.value = value.value;
    this.#taken = value;
    this.#changed();
  }

  async #offer(): Promise<void> {
    const typed = this.#area.value;
    const values = await offering.values(this.#cell, typed);
    if (!this.#area.isConnected || this.#area.value !== typed) return;
    this.#show(values.length === 1 && values[0]?.value === typed && !values[0].fills ? [] : values);
  }

  #show(values: readonly ShownValue[]): void {
    this.#values = values;
    this.#list.hidden = values.length === 0;
    this.#area.ariaExpanded = String(values.length > 0);
    this.#list.style.top = this.#area.style.height;
    const options = values.map((each, index) => {
      const option = document.createElement("div");
      option.role = "option";
      option.id = `value-${index}`;
      const meaning = document.createElement("small");
      meaning.textContent = each.about;
      option.append(each.label ?? each.value, " ", meaning);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.#take(each);
        this.#show([]);
      });
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#choose(-1);
  }

  #choose(index: number): void {
    this.#chosen = index;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(at === index);
      if (at === index) option.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.#area.removeAttribute("aria-activedescendant");
    else this.#area.setAttribute("aria-activedescendant", `value-${index}`);
  }

  /** Makes room for up to eight lines, broken by Alt+Enter or for want of width, and tells what is typed. */
  #changed(): void {
    const { style } = this.#area;
    style.height = "0";
    style.height = `${Math.min(this.#area.scrollHeight, 164) + 2}px`;
    telling.typed(this);
  }
}
