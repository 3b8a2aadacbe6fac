import type { FindWay, FoundCell, ProblemPlace } from "../../../../server/src/features/table/shown.ts";
import { inCapitals, oneLine } from "../../../../server/src/features/table/shown-text.ts";
import { ask, Outdated } from "./ask.ts";
import { type Bar, element } from "./bar.ts";
import { wanted } from "./cells.ts";
import { isComposing, nameOf } from "./keys.ts";
import type { Rows } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** How long, in milliseconds, the table must be left alone before its matches are counted again. */
const calm = 150;

/** Finds cells by what they show, with the field and the keys of VS Code's text editor. The server looks for them. */
export class Find {
  readonly #rows: Rows;
  readonly #selection: Selection;
  readonly #bar: Bar;
  readonly #redraw: () => void;
  readonly #widget = element("find");
  readonly #field = element("find-text") as HTMLInputElement;
  readonly #count = element("find-count");
  /** From where on what is typed is looked for, and where the last match was. */
  #from: ProblemPlace = { row: 0, cell: 0 };
  #found: FoundCell | null = null;
  /** Changes when what is being looked for is not wanted any more. */
  #typed = 0;
  /** The end of the ways to matches so far. */
  #going: Promise<void> = Promise.resolve();
  #isGoing = false;
  /** What the count is about. */
  #counted = "";
  #counting: ReturnType<typeof setTimeout> | undefined;
  /** What is still to be said, with the cell that has been found. */
  #unsaid = "";

  /** @param redraw draws all cells again */
  constructor(rows: Rows, selection: Selection, bar: Bar, redraw: () => void) {
    this.#rows = rows;
    this.#selection = selection;
    this.#bar = bar;
    this.#redraw = redraw;
    const widget = this.#widget;
    element("table").addEventListener("keydown", (event) => this.#press(event), { capture: true });
    this.#field.addEventListener("input", () => this.#look());
    element("find-previous").addEventListener("click", () => this.#goOn("previous"));
    element("find-next").addEventListener("click", () => this.#goOn("next"));
    element("find-close").addEventListener("click", () => this.#close());
    // Keys of the table are not VS Code's while the field has the focus, and the clipboard is the field's.
    widget.addEventListener("focusin", () => {
      this.#selection.endEditing();
      this.#from = this.#selection.active ?? this.#from;
      void ask("focus", { has: false });
    });
    widget.addEventListener("focusout", () => void ask("focus", { has: document.hasFocus() }));
    for (const kind of ["copy", "cut", "paste"]) widget.addEventListener(kind, (event) => event.stopPropagation());
    // Its buttons leave the focus in the field.
    widget.addEventListener("mousedown", (event) => event.target !== this.#field && event.preventDefault());
    // The grid keeps the browser from taking it.
    const giveUp = () => widget.querySelector<HTMLElement>(":focus")?.blur();
    element("grid").addEventListener("mousedown", giveUp, { capture: true });
  }

  /** Counts the matches again, and says where it has gone, if that may be different now. */
  update(): void {
    if (this.#widget.hidden) return;
    this.#say();
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.#queue("here", true), calm);
  }

  /** What a count depends on. */
  get #state(): string {
    return JSON.stringify([this.#rows.known, this.#selection.active, this.#field.value]);
  }

  #press(event: KeyboardEvent): void {
    const work = isComposing(event) ? undefined : this.#workOf(event);
    if (work) {
      event.preventDefault();
      work();
    }
    // Else VS Code would undo edits of the file, and select in the table.
    if (work || (event.target === this.#field && /^Ctrl\+(?:Shift\+)?[AYZ]$/.test(nameOf(event))))
      event.stopPropagation();
  }

  #workOf(event: KeyboardEvent): (() => void) | undefined {
    const goOn = (way: FindWay) => () => {
      // While the key is held down, the table goes from match to match as fast as it can, and no further.
      if (!(event.repeat && this.#isGoing)) this.#goOn(way);
    };
    switch (nameOf(event)) {
      case "Ctrl+F":
        return () => this.#open();
      case "F3":
        return goOn("next");
      case "Shift+F3":
        return goOn("previous");
      case "Enter":
        return event.target === this.#field ? goOn("next") : undefined;
      case "Shift+Enter":
        return event.target === this.#field ? goOn("previous") : undefined;
      case "Escape":
        return this.#widget.hidden || this.#selection.isEditing ? undefined : () => this.#close();
    }
    return undefined;
  }

  #open(): void {
    if (!this.#selection.endEditing()) return;
    if (!this.#widget.contains(document.activeElement)) this.#take();
    this.#show();
    this.#field.focus();
    this.#field.select();
  }

  /** Takes the text of the active cell, unless this is the cell that has just been found. */
  #take(): void {
    const { active } = this.#selection;
    const row = active && this.#rows.at(active.row);
    const isCut = row?.cut?.includes(active?.cell ?? -1);
    const value = isCut ? "" : (row?.cells[active?.cell ?? -1] ?? "");
    if (value !== "" && !(this.#field.value !== "" && this.#isAt(this.#found))) this.#field.value = oneLine(value);
  }

  #show(): void {
    this.#widget.hidden = false;
    this.#mark();
    this.update();
  }

  #close(): void {
    this.#typed++;
    this.#counted = "";
    clearTimeout(this.#counting);
    this.#widget.hidden = true;
    this.#mark();
    this.#selection.focusActive();
  }

  /** Colours the cells that match. */
  #mark(): void {
    const text = this.#widget.hidden ? "" : inCapitals(this.#field.value);
    if (wanted.text === text) return;
    wanted.text = text;
    this.#redraw();
  }

  /** Looks for what has been typed, instead of what was typed before. */
  #look(): void {
    this.#mark();
    this.#going = this.#find("here", ++this.#typed);
  }

  #goOn(way: FindWay): void {
    if (!this.#selection.endEditing()) return;
    if (this.#field.value === "") this.#take();
    this.#show();
    this.#queue(way);
  }

  #queue(way: FindWay, stays = false): void {
    const typed = this.#typed;
    this.#going = this.#going.then(() => this.#find(way, typed, stays));
  }

  /** Goes to a match. If `stays`, only shows how many there are. */
  async #find(way: FindWay, typed: number, stays = false): Promise<void> {
    if (stays && this.#counted === this.#state) return;
    this.#isGoing = true;
    const found = await this.#bar.attempt(this.#ask(way, typed, stays));
    this.#isGoing = false;
    if (found === undefined || typed !== this.#typed) return;
    if (found && !stays && !this.#selection.isEditing) {
      this.#found = found;
      if (way !== "here") this.#from = found;
      this.#selection.activate(found.row, found.cell);
    }
    this.#showCount(found);
    // Who goes from cell to cell hears the cells.
    if (!stays || this.#widget.contains(document.activeElement)) this.#unsaid = this.#count.textContent ?? "";
    this.#say();
  }

  /** Asks again until the rows are those that are shown: a match in others may have moved. */
  async #ask(way: FindWay, typed: number, stays: boolean): Promise<FoundCell | null> {
    const text = this.#field.value;
    while (text !== "" && typed === this.#typed && this.#rows.shown) {
      const { known } = this.#rows;
      const place = (way === "here" && !stays ? undefined : this.#selection.active) ?? this.#from;
      try {
        const found = await ask("find", { known, text, place, way });
        if (JSON.stringify(known) === JSON.stringify(this.#rows.known)) return found;
      } catch (error) {
        if (typed !== this.#typed) break;
        if (!(error instanceof Outdated)) throw error;
        await this.#rows.refresh();
      }
    }
    return null;
  }

  #isAt(found: FoundCell | null): boolean {
    const { active } = this.#selection;
    return active?.row === found?.row && active?.cell === found?.cell;
  }

  #showCount(found: FoundCell | null): void {
    this.#counted = this.#state;
    const number = this.#isAt(found) ? found?.number.toLocaleString("en") : "?";
    const count = found ? `${number} of ${found.count.toLocaleString("en")}` : "No results";
    this.#widget.classList.toggle("none", !found && this.#field.value !== "");
    this.#count.textContent = count;
  }

  /** Says what has been found, as soon as the cell is there. */
  #say(): void {
    const cell = this.#isAt(this.#found) ? document.querySelector("#grid .slick-cell.active") : null;
    if (this.#unsaid === "" || (cell && !cell.ariaLabel)) return;
    this.#bar.say([this.#unsaid, cell?.ariaLabel ?? ""].filter(Boolean).join(": "));
    this.#unsaid = "";
  }
}
