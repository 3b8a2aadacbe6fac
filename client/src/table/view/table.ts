import { type Column, type EditCommand, SlickCellSelectionModel, type SlickGrid } from "slickgrid";
import { mostFixed, type ShownRow, type TableFilter } from "../../../../server/src/features/table/shown.ts";
import type { Told } from "../messages.ts";
import { ask, listen } from "./ask.ts";
import { Bar, element } from "./bar.ts";
import { offering } from "./cell-editor.ts";
import { findingsAt, letters } from "./cells.ts";
import { cellOf, numbers } from "./columns.ts";
import { composeIn } from "./composing.ts";
import { Edits } from "./edits.ts";
import { Find } from "./find.ts";
import { Grid } from "./grid.ts";
import { commandOf, commandsWhileEditing, isFirstOfTwo, isForVsCode, isText, type KeyCommand } from "./keys.ts";
import { OpenCell } from "./open-cell.ts";
import { RowCommands } from "./row-commands.ts";
import { type RowChanges, Rows } from "./rows.ts";
import { Selection } from "./selection.ts";
import { nameCells, nameGrid, nameSelected, several } from "./speech.ts";
import { Widths } from "./widths.ts";

/** By how much keys change the width of a column, in pixels. */
const widening = 20;

/** How long VS Code waits for the second key of a shortcut, in milliseconds. */
const patience = 5_000;

/** What stands for a row that has not been fetched yet. */
const notFetched: ShownRow = { index: -1, kind: "above", cells: [], found: [] };

/** The table: the grid, and what it needs from the extension. */
export class Table {
  readonly #rows = new Rows((changes) => this.#draw(changes));
  readonly #selection = new Selection(
    () => this.#grid,
    this.#rows,
    (row, cell) => this.#whyNotEdited(row, cell) !== undefined,
  );
  readonly #bar: Bar;
  readonly #edits: Edits;
  readonly #open: OpenCell;
  readonly #find: Find;
  readonly #widths: Widths;
  readonly #rowCommands: RowCommands;
  #grid: SlickGrid<ShownRow> | undefined;
  /** The name of a chosen rule or company. */
  #label: string | undefined;
  #partsAsked: ReturnType<typeof setTimeout> | undefined;
  #showing: ReturnType<typeof setTimeout> | undefined;
  /** The cell that the cursor of the text has led to. */
  #followed: { row: number; cell: number } | undefined;
  /** A cell to go to as soon as its row is there. */
  #wanted: { index: number; cell: number } | undefined;
  /** The end of the ways to problems so far. */
  #going: Promise<void> = Promise.resolve();
  /** Whether the grid has to be fitted once no cell is open. */
  #fitsLater = false;
  /** When a second key of a shortcut of VS Code is no longer waited for (`Event.timeStamp`). */
  #secondUntil = 0;
  /** Whether the next Tab leaves the table, because Escape was the last key. */
  #leavesByTab = false;

  constructor() {
    this.#bar = new Bar({
      filter: (filter) => void this.#choose(filter, undefined),
      chooseFilter: () => void this.#chooseOther(),
      problem: (back) => this.#runAfterEdit(back ? "previousProblem" : "nextProblem"),
      fixAll: () => {
        if (this.#edits.isRefused()) return;
        void this.#bar.attempt(ask("fixAll", {})).then(() => this.#selection.focusActive());
      },
      fix: () => this.#runAfterEdit("fix"),
      goTo: (index) => {
        const row = Math.max(0, Math.min(index, this.#rows.size - 1));
        this.#selection.activate(row, this.#selection.active?.cell ?? 0);
      },
      leave: () => this.#selection.focusActive(),
    });
    this.#edits = new Edits(this.#rows, this.#bar);
    this.#widths = new Widths(() => this.#grid, this.#rows, this.#bar);
    this.#rowCommands = new RowCommands(this.#rows, this.#selection, this.#edits);
    this.#open = new OpenCell(() => this.#grid, this.#rows, this.#selection, this.#bar, this.#edits);
    this.#find = new Find(this.#rows, this.#selection, this.#bar, () => {
      // With one open, they are drawn when it closes.
      if (!this.#selection.isEditing) this.#grid?.invalidate();
      this.#showActive();
    });
    offering.values = async (cell, typed) => {
      const row = this.#selection.active?.row;
      if (row === undefined) return [];
      return await ask("values", { known: this.#rows.known, place: { row, cell }, typed }).catch(() => []);
    };
    listen((told) => this.#hear(told));
    // Also when the place of the messages below needs more lines.
    new ResizeObserver(() => this.#fit()).observe(element("grid"));
    for (const has of [true, false]) {
      window.addEventListener(has ? "focus" : "blur", () => void ask("focus", { has }));
    }
    // A click in the table takes the focus from the text beside it. The grid keeps the browser from giving it.
    window.addEventListener("mousedown", () => window.focus(), { capture: true });
    // VS Code gives it back to the page, as after a menu.
    window.addEventListener("focus", () => this.#keepFocus());
    window.addEventListener("keydown", (event) => this.#pressOnPage(event));
    for (const kind of ["copy", "cut", "paste"] as const) {
      document.addEventListener(kind, (event) => this.#clipboard(event, kind));
    }
    void this.#bar.attempt(this.#rows.refresh());
  }

  #hear(told: Told): void {
    switch (told.tell) {
      case "changed":
        void this.#bar.attempt(this.#rows.change(told));
        break;
      case "verdict":
        this.#bar.showVerdict(told.verdict);
        break;
      case "readOnly":
        this.#takeReadOnly(told.why ?? undefined);
        break;
      case "widths":
        this.#widths.take(told.widths);
        this.#setWidths();
        break;
      case "left":
      case "needed":
        if (told.tell === "needed" || !document.hasFocus()) this.#selection.endEditing();
        break;
      case "cell":
        this.#wanted = told;
        this.#goToWanted();
        break;
      case "command":
        this.#runAfterEdit(told.command);
        break;
    }
  }

  // The grid

  #draw({ rows, isResized, hasOtherColumns, isScrolled, isSame }: RowChanges): void {
    const { shown } = this.#rows;
    element("no-import").hidden = this.#rows.isImportFile;
    element("table").hidden = !shown;
    if (!shown) return;
    this.#bar.showCounts(shown, this.#rows.filter, this.#label);
    if (!isScrolled) this.#askParts();
    const grid = this.#grid;
    if (!grid) {
      this.#begin();
      return;
    }
    const reopen = isSame ? undefined : this.#open.close(hasOtherColumns);
    const hadFocus = element("grid").contains(document.activeElement) || document.activeElement === document.body;
    const { active, isEditing } = this.#selection;
    if (hasOtherColumns && !isEditing) grid.setColumns(this.#widths.columns());
    if (isFixed(shown.fixed) !== grid.getOptions().frozenRow) grid.setOptions({ frozenRow: isFixed(shown.fixed) });
    if (isResized) this.#fit();
    const stale = rows?.filter((row) => !isEditing || row !== active?.row);
    if (stale && !hasOtherColumns) grid.invalidateRows(stale);
    else if (!isEditing) grid.invalidateAllRows();
    grid.render();
    if (!isEditing && active && active.row >= shown.size) this.#selection.activate(shown.size - 1, active.cell);
    else if (!isEditing && active && hadFocus) this.#selection.focusActive();
    reopen?.();
    this.#showActive();
    this.#goToWanted();
    this.#open.restore();
  }

  /**
   * The grid fills its place and has room for all rows. The active row, if it was in sight, stays so. Since the grid
   * would close an open cell and drop what is typed, this waits until it is closed.
   */
  #fit(): void {
    const grid = this.#grid;
    const { active, isEditing } = this.#selection;
    this.#fitsLater = isEditing;
    if (isEditing) return;
    const { top, bottom } = grid?.getViewport() ?? { top: 0, bottom: 0 };
    grid?.resizeCanvas();
    const frozenColumn = this.#widths.lastFixed;
    if (grid && grid.getOptions().frozenColumn !== frozenColumn) {
      grid.setOptions({ frozenColumn });
      if (active) grid.scrollCellIntoView(active.row, active.cell + numbers, false);
    }
    if (active && active.row >= top && active.row <= bottom) grid?.scrollRowIntoView(active.row);
  }

  /** Draws in a way that makes the grid drop what is typed. */
  #keepOpen(draw: (grid: SlickGrid<ShownRow>) => void): void {
    const reopen = this.#open.close(true);
    if (this.#grid) draw(this.#grid);
    reopen?.();
  }

  #begin(): void {
    const { shown } = this.#rows;
    const data = {
      getLength: () => this.#rows.size,
      getItem: (index: number) => this.#rows.at(index) ?? notFetched,
      getItemMetadata: (index: number) => ({ cssClasses: this.#rows.at(index)?.kind ?? "not-fetched" }),
    };
    const grid = new Grid("#grid", data, this.#widths.columns(), {
      nonce: document.currentScript?.nonce ?? element("script").nonce ?? "",
      enableHtmlRendering: false,
      enableColumnReorder: false,
      enableCellNavigation: true,
      enableTextSelectionOnCells: false,
      editable: true,
      autoEdit: false,
      autoCommitEdit: true,
      rowHeight: 26,
      frozenColumn: this.#widths.lastFixed,
      frozenRow: isFixed(shown?.fixed ?? 1),
      skipFreezeColumnValidation: true,
      frozenRightViewportMinWidth: 0,
      suppressCssChangesOnHiddenInit: true,
      editCommandHandler: (_row: ShownRow, column: Column<ShownRow>, { row, serializedValue }: EditCommand) => {
        void this.#open.enter(row, cellOf(column), serializedValue, () => {
          this.#grid?.updateRow(row);
          this.#name(row);
        });
      },
    });
    this.#grid = grid;
    // Before the selection's own keys.
    grid.onKeyDown.subscribe((event) => this.#press(event.getNativeEvent<KeyboardEvent>(), event));
    const model = new SlickCellSelectionModel();
    grid.setSelectionModel(model);
    model.onSelectedRangesChanged.subscribe(() => {
      this.#selection.showWholeRows();
      this.#nameSelected();
    });
    grid.onActiveCellChanged.subscribe(() => {
      this.#showActive();
      this.#showInText();
    });
    grid.onBeforeEditCell.subscribe((event, { row = 0, cell = 0 }) => {
      const why = this.#whyNotEdited(row, cell - numbers);
      if (why === undefined) {
        this.#open.opened(row);
        return;
      }
      this.#bar.notify(why);
      event.preventDefault();
      return false;
    });
    grid.onBeforeCellEditorDestroy.subscribe(() => {
      if (this.#fitsLater) setTimeout(() => this.#fit());
    });
    grid.onClick.subscribe((event, { row, cell }) => {
      if (cell !== 0) return;
      this.#selection.selectRows(row, event.getNativeEvent<MouseEvent>().shiftKey);
      // Else the grid would select the clicked cell alone.
      event.stopImmediatePropagation();
    });
    grid.onContextMenu.subscribe((event) => this.#selection.activateClicked(event.getNativeEvent<MouseEvent>()));
    grid.onColumnsResized.subscribe(() => {
      this.#widths.keepDragged();
      this.#fit();
    });
    grid.onRendered.subscribe(() => this.#name());
    grid.onViewportChanged.subscribe(() => this.#look());
    const whole = element("grid");
    for (const place of whole.querySelectorAll<HTMLElement>("[tabindex]")) place.tabIndex = -1;
    // The letters of the columns are for the mouse: screen readers read the header row.
    for (const letters of whole.querySelectorAll(".slick-pane-header")) letters.ariaHidden = "true";
    whole.addEventListener("keydown", (event) => this.#mayLeave(event), { capture: true });
    composeIn(whole, this.#selection, (text) => this.#open.typeOver(text));
    // The rows that the grid drew at once have no names yet.
    grid.render();
    this.#look();
    const row = Math.min(shown?.fixed ?? 0, this.#rows.size - 1);
    this.#followed = { row, cell: 0 };
    this.#selection.activate(row, 0);
    this.#goToWanted();
    this.#open.restore();
  }

  #look(): void {
    const { top, bottom } = this.#grid?.getRenderedRange() ?? { top: 0, bottom: 60 };
    this.#rows.look(Math.max(0, top), bottom);
  }

  /** Names the drawn cells for screen readers, and those of a row (by its index) again. */
  #name(again?: number): void {
    const { shown } = this.#rows;
    if (!shown) return;
    const grid = element("grid");
    const isReadOnly = (row: number, cell: number) => this.#whyNotEdited(row, cell) !== undefined;
    nameGrid(grid, shown);
    nameCells(grid, shown, (at) => this.#rows.at(at), isReadOnly, again);
    nameSelected(grid);
  }

  #nameSelected(): void {
    nameSelected(element("grid"));
    const { rows, cells } = this.#selection.block;
    const selected = rows * cells;
    if (selected > 1) this.#bar.say(`${several(selected, "cell")} selected.`);
  }

  // The active cell

  #showActive(): void {
    const { active } = this.#selection;
    const row = active && this.#rows.at(active.row);
    this.#find.update();
    if (!active || !row) {
      this.#bar.showCell("", []);
      return;
    }
    const { shown } = this.#rows;
    if (!this.#selection.isEditing) this.#selection.focusActive();
    const header = shown?.columns[active.cell]?.header || letters(Math.max(0, active.cell));
    const number = row.kind === "new" ? "New row" : `Row ${row.index + 1}`;
    const place = active.cell < 0 ? number : `${number} · ${header}`;
    const own = findingsAt(row, active.cell);
    this.#bar.showCell(place, own.length > 0 ? own : findingsAt(row, -1));
  }

  /** Why a cell cannot be edited; undefined if it can. */
  #whyNotEdited(at: number, cell: number): string | undefined {
    const row = this.#rows.at(at);
    if (this.#edits.readOnly) return this.#edits.readOnly;
    if (cell < 0) return "Row numbers cannot be edited.";
    if (!row) return "The row is still being read.";
    if (row.kind === "above") return "Lines above the header row are edited in the text.";
    if (row.cut?.includes(cell)) return "This value is too long for the table. Edit it in the text.";
    return undefined;
  }

  #takeReadOnly(why: string | undefined): void {
    if (this.#edits.readOnly === why) return;
    this.#edits.readOnly = why;
    this.#bar.showReadOnly(why);
    this.#keepOpen((grid) => grid.invalidate());
    if (document.hasFocus()) this.#selection.focusActive();
  }

  /** Goes to the cell that the cursor of the text editor is in. */
  #goToWanted(): void {
    const wanted = this.#wanted;
    if (!wanted || !this.#grid || this.#rows.filter.show !== "all" || wanted.index >= this.#rows.size) return;
    this.#wanted = undefined;
    if (this.#selection.isEditing) return;
    this.#followed = { row: wanted.index, cell: wanted.cell };
    this.#grid.scrollCellIntoView(wanted.index, wanted.cell + numbers, false);
    this.#grid.setActiveCell(wanted.index, wanted.cell + numbers);
  }

  /** Puts the cursor of a text editor beside the table into the active cell, unless it has come from there. */
  #showInText(): void {
    clearTimeout(this.#showing);
    this.#showing = setTimeout(() => {
      const { active: place, isEditing } = this.#selection;
      const { row, cell } = this.#followed ?? {};
      this.#followed = undefined;
      if (!place || isEditing || !document.hasFocus() || (place.row === row && place.cell === cell)) return;
      void ask("show", { known: this.#rows.known, place }).catch(() => {});
    }, 60);
  }

  async #goToProblem(back: boolean): Promise<void> {
    const place = this.#selection.active ?? { row: 0, cell: -1 };
    const found = await this.#bar.attempt(ask("problem", { known: this.#rows.known, place, back }));
    if (found) this.#selection.activate(found.row, found.cell);
    else if (found === null) this.#bar.notify("There are no problems in these rows.");
  }

  // Keys and commands

  #press(event: KeyboardEvent, handled: { stopImmediatePropagation(): void }): void {
    const work = this.#workOf(event);
    // Shortcuts of VS Code, such as undo, reach it from here.
    if (!work) return;
    work();
    event.preventDefault();
    event.stopPropagation();
    handled.stopImmediatePropagation();
  }

  /** What a key does; undefined for those that the grid or VS Code handles. */
  #workOf(event: KeyboardEvent): (() => void) | undefined {
    const { key, altKey, shiftKey } = event;
    if (/^(?:Control|Shift|Alt|Meta)$/.test(key)) return undefined;
    const isSecond = event.timeStamp < this.#secondUntil;
    this.#secondUntil = !isSecond && isFirstOfTwo(event) ? event.timeStamp + patience : 0;
    if (isSecond) return () => void this.#passOn(event);
    const command = commandOf(event);
    const isUnmade = this.#selection.isEditing || this.#edits.areUnmade;
    if (!command && isUnmade && isForVsCode(event)) return () => void this.#passOn(event);
    if (this.#selection.isEditing) {
      if (key === "Enter" && !altKey) return () => this.#enter(shiftKey);
      if (command && commandsWhileEditing.has(command)) return () => this.#runAfterEdit(command);
      return key === "Escape" ? () => this.#leave() : undefined;
    }
    if (key === "Escape") return () => this.#prepareToLeave();
    if (command) return () => void this.#run(command);
    return isText(event) ? () => this.#open.typeOver(key) : undefined;
  }

  /** Ends editing and, as in a spreadsheet, goes on below or above. */
  #enter(goesUp: boolean): void {
    if (!this.#selection.endEditing()) return;
    if (goesUp) this.#grid?.navigateUp();
    else this.#grid?.navigateDown();
    this.#selection.focusActive();
  }

  /** Gives a key to VS Code once what has been typed is in its document: it may save, undo or close that. */
  async #passOn(event: KeyboardEvent): Promise<void> {
    if (!this.#selection.endEditing()) return;
    this.#selection.focusActive();
    if (await this.#edits.made) window.dispatchEvent(new KeyboardEvent("keydown", event));
  }

  /** Ends editing without a change. */
  #leave(): void {
    this.#grid?.getEditorLock()?.cancelCurrentEdit();
    this.#selection.focusActive();
  }

  /** The focus is on the active cell if it is on another one, or nowhere in the page. */
  #keepFocus(): void {
    const { activeElement } = document;
    if (activeElement === document.body && this.#grid?.getCellEditor()) {
      this.#grid.getCellEditor()?.focus();
      return;
    }
    const isCell = activeElement?.classList.contains("slick-cell");
    if (isCell || activeElement === document.body) this.#selection.focusActive();
  }

  /** A key that comes before the active cell has the focus again is the cell's. */
  #pressOnPage(event: KeyboardEvent): void {
    const node = this.#grid?.getActiveCellNode();
    if (event.target !== document.body || !node) return;
    this.#selection.focusActive();
    if (node.dispatchEvent(new KeyboardEvent("keydown", event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Only the active cell stays selected, and Tab leaves the table. */
  #prepareToLeave(): void {
    const { active } = this.#selection;
    if (!active) return;
    this.#selection.activate(active.row, active.cell);
    this.#leavesByTab = true;
    this.#bar.say("Tab leaves the table.");
  }

  #mayLeave(event: KeyboardEvent): void {
    // The grid takes Tab to the next cell.
    if (this.#leavesByTab && event.key === "Tab") event.stopPropagation();
    if (event.key !== "Shift") this.#leavesByTab = false;
  }

  /** Ends the editing of a cell before a command. */
  #runAfterEdit(command: KeyCommand): void {
    if (this.#selection.endEditing()) void this.#run(command);
  }

  async #run(command: KeyCommand): Promise<void> {
    const { block } = this.#selection;
    const { row, rows } = block;
    switch (command) {
      case "nextProblem":
      case "previousProblem":
        this.#going = this.#going.then(() => this.#goToProblem(command === "previousProblem"));
        return this.#going;
      case "fix":
      case "autoFix":
        return this.#fix(command === "autoFix");
      case "goToImportRow":
        return this.#goToRow("import");
      case "goToResponseRow":
        return this.#goToRow("response");
      case "selectAll":
        return this.#selection.selectAll();
      case "selectRow":
        this.#selection.activate(this.#selection.active?.row ?? row, -1);
        return this.#selection.select(row, row + rows - 1);
      case "editCell":
        this.#grid?.editActiveCell();
        return;
      case "clear":
        await this.#edits.make({ kind: "clear", block });
        return;
      case "widenColumn":
      case "narrowColumn":
        return this.#widen(command === "widenColumn" ? widening : -widening);
      case "fillDown":
        await this.#edits.make({ kind: "fill", block });
        return;
      case "newSite":
      case "newCompany":
        return this.#rowCommands.add(row + rows - 1, command === "newSite" ? "site" : "company");
      case "insertRow":
        await this.#edits.make({ kind: "insert", row, rows });
        return;
      case "duplicateRows":
        await this.#edits.make({ kind: "duplicate", row, rows });
        return;
      case "deleteRows":
        await this.#edits.make({ kind: "delete", row, rows });
        return;
      case "moveUp":
      case "moveDown":
        return this.#rowCommands.move(command === "moveUp" ? -1 : 1);
    }
  }

  async #fix(isAuto: boolean): Promise<void> {
    await this.#going;
    const { active: place } = this.#selection;
    if (!place || this.#edits.isRefused()) return;
    await this.#edits.made;
    await this.#bar.attempt(ask("fixes", { known: this.#rows.known, place, isAuto }));
  }

  async #goToRow(which: "import" | "response"): Promise<void> {
    const { active: place } = this.#selection;
    if (!place) return;
    await this.#edits.made;
    await this.#bar.attempt(ask("goToRow", { known: this.#rows.known, place, in: which }));
  }

  #clipboard(event: ClipboardEvent, kind: "copy" | "cut" | "paste"): void {
    if (this.#selection.isEditing) return;
    event.preventDefault();
    const { block } = this.#selection;
    if (kind !== "paste") {
      void this.#edits[kind](block);
      return;
    }
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text !== "") void this.#edits.make({ kind: "paste", block, text });
  }

  // Filters and widths

  async #choose(filter: TableFilter, label: string | undefined): Promise<void> {
    if (!this.#selection.endEditing()) return;
    await this.#edits.made;
    this.#label = label;
    await this.#bar.attempt(this.#rows.choose(filter));
    const first = this.#rows.shown?.fixed ?? 0;
    if (this.#selection.isEditing) return;
    if (this.#rows.size > first) this.#selection.activate(first, Math.max(0, this.#selection.active?.cell ?? 0));
    else this.#bar.notify("No rows have this any more.");
    this.#bar.say(`${several(this.#rows.size - first, "row")} shown.`);
  }

  async #chooseOther(): Promise<void> {
    const chosen = await this.#bar.attempt(ask("filter", {}));
    if (chosen) await this.#choose(chosen.filter, chosen.label);
    else this.#selection.focusActive();
  }

  #widen(by: number): void {
    const said = this.#widths.widen(this.#selection.active?.cell ?? -1, by);
    if (!said) return;
    this.#setWidths();
    this.#selection.focusActive();
    this.#bar.say(said);
  }

  /** Draws the columns with other widths, which may leave less room beside those that stay in sight. */
  #setWidths(): void {
    this.#keepOpen((grid) => grid.setColumns(this.#widths.columns()));
    this.#fit();
  }

  /** Asks for the picture of problems, a while after the last change. */
  #askParts(): void {
    clearTimeout(this.#partsAsked);
    this.#partsAsked = setTimeout(async () => {
      const parts = Math.max(1, Math.min(400, Math.floor(this.#bar.height / 3)));
      const answer = await ask("parts", { known: this.#rows.known, parts }).catch(() => undefined);
      if (answer) this.#bar.showParts(answer);
    }, 100);
  }
}

function isFixed(rows: number): number {
  return rows <= mostFixed ? rows : -1;
}
