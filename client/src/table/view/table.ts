import { type Column, type EditCommand, SlickCellSelectionModel, SlickGrid, SlickRange } from "slickgrid";
import type { Block, ShownRow, TableEdit, TableFilter } from "../../../../server/src/features/table/shown.ts";
import type { TableCommand, Told } from "../messages.ts";
import { ask, listen, Outdated } from "./ask.ts";
import { Bar, element } from "./bar.ts";
import { offering, opening } from "./cell-editor.ts";
import { cellOf, findingsAt, gridColumns, letters, spoken } from "./cells.ts";
import { type RowChanges, Rows } from "./rows.ts";

/** More rows above the header row than these scroll with the others. */
const mostFixed = 6;

/** What stands for a row that has not been fetched yet. */
const notFetched: ShownRow = { index: -1, kind: "above", cells: [], found: [] };

/** The number of the grid's columns before those of the file. */
const numbers = 1;

/** The table: the grid, and what it needs from the extension. */
export class Table {
  readonly #rows = new Rows((changes) => this.#draw(changes));
  readonly #bar: Bar;
  #grid: SlickGrid<ShownRow> | undefined;
  #widths: Record<string, number> = {};
  /** The name of a chosen rule or company. */
  #label: string | undefined;
  /** The end of the edits so far: one is made after the other. */
  #edited: Promise<unknown> = Promise.resolve();
  #partsAsked: ReturnType<typeof setTimeout> | undefined;
  /** A cell to go to as soon as its row is there. */
  #wanted: { index: number; cell: number } | undefined;

  constructor() {
    this.#bar = new Bar({
      filter: (filter) => void this.#choose(filter, undefined),
      chooseFilter: () => void this.#chooseOther(),
      problem: (back) => void this.#goToProblem(back),
      fixAll: () => void this.#try(ask("run", { command: "fixAll" })),
      fix: () => void this.#fix(),
      goTo: (index) => this.#goTo(index, this.#active?.cell ?? 0),
    });
    offering.values = async (cell, typed) => {
      const row = this.#active?.row;
      if (row === undefined) return [];
      return await ask("values", { known: this.#rows.known, place: { row, cell }, typed }).catch(() => []);
    };
    listen((told) => this.#hear(told));
    window.addEventListener("resize", () => this.#grid?.resizeCanvas());
    for (const kind of ["copy", "cut", "paste"] as const) {
      document.addEventListener(kind, (event) => this.#clipboard(event, kind));
    }
    void this.#try(this.#rows.refresh());
  }

  #hear(told: Told): void {
    switch (told.tell) {
      case "changed":
        void this.#try(this.#rows.refresh());
        break;
      case "verdict":
        this.#bar.showVerdict(told.verdict);
        break;
      case "widths":
        this.#widths = { ...told.widths };
        if (this.#grid) this.#grid.setColumns(this.#columns());
        break;
      case "cell":
        this.#wanted = told;
        this.#goToWanted();
        break;
      case "command":
        void this.#run(told.command);
        break;
    }
  }

  /** Runs work, and shows why it failed. */
  async #try<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Outdated) this.#bar.notify("The file has just changed. Try again.");
      else this.#bar.notify(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  // The grid

  #draw({ rows, isResized, hasOtherColumns }: RowChanges): void {
    const { shown } = this.#rows;
    element("no-import").hidden = this.#rows.isImportFile;
    element("table").hidden = !shown;
    if (!shown) return;
    this.#bar.showCounts(shown, this.#rows.filter, this.#label);
    this.#askParts();
    const grid = this.#grid;
    if (!grid) {
      this.#begin();
      return;
    }
    const hadFocus = element("grid").contains(document.activeElement) || document.activeElement === document.body;
    const isEditing = grid.getEditorLock()?.isActive() ?? false;
    const active = grid.getActiveCell();
    if (hasOtherColumns && !isEditing) grid.setColumns(this.#columns());
    if (isFixed(shown.fixed) !== grid.getOptions().frozenRow) grid.setOptions({ frozenRow: isFixed(shown.fixed) });
    if (isResized) grid.updateRowCount();
    const stale = rows?.filter((row) => !isEditing || row !== active?.row);
    if (stale && !hasOtherColumns) grid.invalidateRows(stale);
    else if (!isEditing) grid.invalidateAllRows();
    grid.render();
    if (!isEditing && active && active.row >= shown.size) this.#activate(shown.size - 1, active.cell);
    else if (!isEditing && active && hadFocus) this.#focusActive();
    this.#showActive();
    this.#goToWanted();
  }

  #columns(): Column<ShownRow>[] {
    const { shown } = this.#rows;
    return shown ? gridColumns(shown, (index) => this.#rows.at(index), this.#widths) : [];
  }

  #begin(): void {
    const { shown } = this.#rows;
    const data = {
      getLength: () => this.#rows.size,
      getItem: (index: number) => this.#rows.at(index) ?? notFetched,
      getItemMetadata: (index: number) => ({ cssClasses: this.#rows.at(index)?.kind ?? "not-fetched" }),
    };
    const grid = new SlickGrid<ShownRow>("#grid", data, this.#columns(), {
      nonce: document.currentScript?.nonce ?? element("script").nonce ?? "",
      enableHtmlRendering: false,
      enableColumnReorder: false,
      enableCellNavigation: true,
      enableTextSelectionOnCells: false,
      editable: true,
      autoEdit: false,
      autoCommitEdit: true,
      rowHeight: 26,
      frozenColumn: 2,
      frozenRow: isFixed(shown?.fixed ?? 1),
      skipFreezeColumnValidation: true,
      frozenRightViewportMinWidth: 0,
      suppressCssChangesOnHiddenInit: true,
      editCommandHandler: (_row: ShownRow, column: Column<ShownRow>, command: EditCommand) =>
        this.#commit(column, command),
    });
    this.#grid = grid;
    // Before the selection's own keys.
    grid.onKeyDown.subscribe((event) => this.#press(event.getNativeEvent<KeyboardEvent>(), event));
    grid.setSelectionModel(new SlickCellSelectionModel());
    grid.onActiveCellChanged.subscribe(() => this.#showActive());
    grid.onBeforeEditCell.subscribe((event, { row = 0, cell = 0 }) => {
      const why = this.#whyNotEdited(row, cell - numbers);
      if (why === undefined) return;
      this.#bar.notify(why);
      event.preventDefault();
      return false;
    });
    grid.onClick.subscribe((event, { row, cell }) => {
      if (cell === 0) this.#selectRows(row, event.getNativeEvent<MouseEvent>().shiftKey);
    });
    grid.onContextMenu.subscribe((event) => this.#activateClicked(event.getNativeEvent<MouseEvent>()));
    grid.onColumnsResized.subscribe(() => this.#keepWidths());
    grid.onRendered.subscribe((_event, { startRow, endRow }) => this.#name(startRow, endRow));
    grid.onViewportChanged.subscribe(() => this.#look());
    element("grid").setAttribute("aria-label", "Import file");
    element("grid").setAttribute("aria-multiselectable", "true");
    this.#look();
    this.#activate(Math.min(shown?.fixed ?? 0, this.#rows.size - 1), 0);
    this.#goToWanted();
  }

  #look(): void {
    const { top, bottom } = this.#grid?.getRenderedRange() ?? { top: 0, bottom: 60 };
    this.#rows.look(Math.max(0, top), bottom);
  }

  /** Tells screen readers which row and column a drawn cell is, and what is wrong with it. */
  #name(first: number, last: number): void {
    const grid = this.#grid;
    const { shown } = this.#rows;
    if (!grid || !shown) return;
    const container = element("grid");
    container.setAttribute("aria-rowcount", String(shown.size));
    container.setAttribute("aria-colcount", String(shown.columns.length + numbers));
    for (const node of container.querySelectorAll<HTMLElement>(".slick-row")) {
      const at = Number(node.dataset.row);
      const row = this.#rows.at(at);
      if (!row || (at >= shown.fixed && (at < first || at > last))) continue;
      node.setAttribute("aria-rowindex", String(at + 1));
      for (const cell of node.querySelectorAll<HTMLElement>(".slick-cell")) {
        const column = Number(/\bl(\d+)/.exec(cell.className)?.[1]);
        cell.setAttribute("aria-colindex", String(column + 1));
        cell.setAttribute("aria-label", spoken(shown, row, column - numbers));
        if (findingsAt(row, column - numbers).some(({ severity }) => severity === "error")) {
          cell.setAttribute("aria-invalid", "true");
        } else cell.removeAttribute("aria-invalid");
        if (column === 0) cell.setAttribute("role", "rowheader");
      }
    }
  }

  // The active cell

  /** The active cell: indexes of the row in the list and of the cell, -1 for the number of the row. */
  get #active(): { row: number; cell: number } | undefined {
    const active = this.#grid?.getActiveCell();
    return active ? { row: active.row, cell: active.cell - numbers } : undefined;
  }

  #activate(row: number, cell: number): void {
    this.#grid?.gotoCell(row, cell + numbers, false);
    this.#focusActive();
  }

  /** Gives the focus to the cell itself, so that screen readers read it. */
  #focusActive(): void {
    this.#grid?.getActiveCellNode()?.focus({ preventScroll: true });
  }

  #activateClicked(event: MouseEvent): void {
    const clicked = this.#grid?.getCellFromEvent(event);
    if (!clicked) return;
    const { row, cell } = clicked;
    const ranges = this.#grid?.getSelectionModel()?.getSelectedRanges() ?? [];
    if (!ranges.some((range: SlickRange) => range.contains(row, cell))) this.#activate(row, cell - numbers);
  }

  #showActive(): void {
    const active = this.#active;
    const row = active && this.#rows.at(active.row);
    if (!active || !row) {
      this.#bar.showCell("", []);
      return;
    }
    const { shown } = this.#rows;
    if (!this.#grid?.getEditorLock()?.isActive()) this.#focusActive();
    const header = shown?.columns[active.cell]?.header || letters(Math.max(0, active.cell));
    const number = row.kind === "new" ? "New row" : `Row ${row.index + 1}`;
    const place = active.cell < 0 ? number : `${number} · ${header}`;
    const own = findingsAt(row, active.cell);
    this.#bar.showCell(place, own.length > 0 ? own : findingsAt(row, -1));
  }

  /** Why a cell cannot be edited; undefined if it can. */
  #whyNotEdited(at: number, cell: number): string | undefined {
    const row = this.#rows.at(at);
    if (!row) return "The row is still being read.";
    if (row.kind === "above") return "Lines above the header row are edited in the text.";
    if (row.cut?.includes(cell)) return "This value is too long for the table. Edit it in the text.";
    return undefined;
  }

  #goTo(index: number, cell: number): void {
    const row = Math.max(0, Math.min(index, this.#rows.size - 1));
    this.#activate(row, cell);
  }

  /** Goes to the cell that the cursor of the text editor is in. */
  #goToWanted(): void {
    const wanted = this.#wanted;
    if (!wanted || !this.#grid || this.#rows.filter.show !== "all" || wanted.index >= this.#rows.size) return;
    this.#wanted = undefined;
    if (this.#grid.getEditorLock()?.isActive()) return;
    this.#grid.scrollCellIntoView(wanted.index, wanted.cell + numbers, false);
    this.#grid.setActiveCell(wanted.index, wanted.cell + numbers);
  }

  async #goToProblem(back: boolean): Promise<void> {
    const place = this.#active ?? { row: 0, cell: -1 };
    const found = await this.#try(ask("problem", { known: this.#rows.known, place, back }));
    if (found) this.#activate(found.row, found.cell);
    else if (found === null) this.#bar.notify("There are no problems in these rows.");
  }

  // Keys

  #press(event: KeyboardEvent, handled: { stopImmediatePropagation(): void }): void {
    const isEditing = this.#grid?.getEditorLock()?.isActive() ?? false;
    const work = isEditing ? this.#workWhileEditing(event) : this.#workOf(event);
    if (work) {
      void work();
      event.preventDefault();
      event.stopPropagation();
      handled.stopImmediatePropagation();
      return;
    }
    const { key, ctrlKey, metaKey, altKey } = event;
    // Shortcuts of VS Code, such as undo, reach it from here.
    if (isEditing || !/^.$/u.test(key) || ctrlKey || metaKey || altKey) return;
    handled.stopImmediatePropagation();
    opening.typed = key;
    this.#grid?.editActiveCell();
    opening.typed = undefined;
    event.stopPropagation();
    event.preventDefault();
  }

  #workWhileEditing(event: KeyboardEvent): (() => unknown) | undefined {
    // As in a spreadsheet, the next cell below follows.
    if (event.key === "Enter" && !event.altKey) return () => this.#enter(event.shiftKey ? -1 : 1);
    return undefined;
  }

  /** What a key does while no cell is open; undefined for those that the grid or VS Code handles. */
  #workOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): (() => unknown) | undefined {
    const isCommand = ctrlKey || metaKey;
    const keys = `${isCommand ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}${shiftKey ? "Shift+" : ""}${key.length === 1 ? key.toUpperCase() : key}`;
    switch (keys) {
      case "F8":
      case "Shift+F8":
        return () => this.#goToProblem(shiftKey);
      case "Ctrl+.":
        return () => this.#fix();
      case "Ctrl+D":
        return () => this.#run("fillDown");
      case "Ctrl+A":
        return () => this.#selectAll();
      case "Shift+ ":
        return () => this.#selectRows(this.#active?.row ?? 0, false);
      case "Ctrl+Shift++":
      case "Ctrl++":
        return () => this.#run("insertRow");
      case "Ctrl+-":
        return () => this.#run("deleteRows");
      case "Alt+Shift+ArrowDown":
        return () => this.#run("duplicateRows");
      case "Alt+ArrowUp":
        return () => this.#run("moveUp");
      case "Alt+ArrowDown":
        return () => this.#run("moveDown");
      case "Delete":
      case "Backspace":
        return () => this.#edit({ kind: "clear", block: wholeCells(this.#block) });
      case "F2":
        return () => this.#grid?.editActiveCell();
      default:
        return undefined;
    }
  }

  /** Ends editing, and goes on below or above. */
  #enter(by: number): void {
    if (!this.#grid?.getEditorLock()?.commitCurrentEdit()) return;
    if (by > 0) this.#grid.navigateDown();
    else this.#grid.navigateUp();
    this.#focusActive();
  }

  #selectAll(): void {
    const { shown } = this.#rows;
    if (shown) this.#select(shown.fixed, this.#rows.size - 1);
  }

  /** Selects a whole row, or all from the selected ones to it. */
  #selectRows(row: number, extends_: boolean): void {
    const from = extends_ ? this.#block.row : row;
    this.#select(Math.min(from, row), Math.max(from, row));
  }

  #select(first: number, last: number): void {
    const columns = this.#rows.shown?.columns.length ?? 0;
    this.#grid?.getSelectionModel()?.setSelectedRanges([new SlickRange(first, numbers, last, columns)], "rows", "");
  }

  /** The selected cells, or the active one. */
  get #block(): Block {
    const [range]: SlickRange[] = this.#grid?.getSelectionModel()?.getSelectedRanges() ?? [];
    const active = this.#active ?? { row: 0, cell: 0 };
    const last = (this.#rows.shown?.columns.length ?? 1) - 1;
    // The number of a row stands for all of its cells.
    if (!range) return blockOf(active.row, active.row, active.cell, active.cell < 0 ? last : active.cell);
    return blockOf(
      range.fromRow,
      range.toRow,
      range.fromCell - numbers,
      range.toCell === 0 ? last : range.toCell - numbers,
    );
  }

  // Edits

  /** Called by the grid when a cell has been edited. */
  #commit(column: Column<ShownRow>, { row, serializedValue }: EditCommand): void {
    const cell = cellOf(column);
    const value = String(serializedValue);
    const shown = this.#rows.at(row);
    // Shown until the server has checked it.
    if (shown) {
      const cells = [...shown.cells];
      while (cells.length <= cell) cells.push("");
      cells[cell] = value;
      Object.assign(shown, { cells });
      this.#grid?.updateRow(row);
    }
    void this.#edit({ kind: "write", row, cell, values: [[value]] });
  }

  /** Makes an edit after those before it. Refuses it if the rows have moved meanwhile. */
  #edit(edit: TableEdit): Promise<void> {
    const { known } = this.#rows;
    const meant = this.#meant(edit);
    this.#edited = this.#edited.then(async () => {
      const tryWith = (list: typeof known) => ask("edit", { known: list, edit });
      await this.#try(
        tryWith(known).catch(async (error) => {
          if (!(error instanceof Outdated)) throw error;
          // Another edit came first. If the rows are where they were, this one is still meant.
          await this.#rows.refresh();
          if (this.#rows.known.list !== known.list || this.#meant(edit) !== meant) throw error;
          await tryWith(this.#rows.known);
        }),
      );
      await this.#try(this.#rows.refresh());
    });
    return this.#edited as Promise<void>;
  }

  /** The rows that an edit is about, as they are shown, but without a cell that it writes. */
  #meant(edit: TableEdit): string {
    const { row, rows } =
      "block" in edit ? edit.block : { rows: edit.kind === "write" ? edit.values.length : 0, ...edit };
    const written = edit.kind === "write" ? edit.cell : -1;
    const meant: unknown[] = [];
    for (let at = row; at < row + rows; at++) {
      const own = this.#rows.at(at);
      meant.push([own?.index, own?.cells.map((value, cell) => (cell === written ? "" : value))]);
    }
    return JSON.stringify(meant);
  }

  async #run(command: TableCommand): Promise<void> {
    const block = this.#block;
    const { row, rows } = block;
    switch (command) {
      case "fix":
        return this.#fix();
      case "fillDown":
        return this.#edit({ kind: "fill", block: wholeCells(block) });
      case "insertRow":
        return this.#edit({ kind: "insert", row, rows });
      case "duplicateRows":
        return this.#edit({ kind: "duplicate", row, rows });
      case "deleteRows":
        return this.#edit({ kind: "delete", row, rows });
      case "moveUp":
      case "moveDown": {
        const by = command === "moveUp" ? -1 : 1;
        await this.#edit({ kind: "move", row, rows, by });
        const to = Math.max(this.#rows.shown?.fixed ?? 0, Math.min(row + by, this.#rows.size - 1));
        this.#activate(to, this.#active?.cell ?? 0);
        if (rows > 1) this.#select(to, to + rows - 1);
      }
    }
  }

  async #fix(): Promise<void> {
    const place = this.#active;
    if (!place) return;
    await this.#edited;
    await this.#try(ask("fixes", { known: this.#rows.known, place }));
  }

  #clipboard(event: ClipboardEvent, kind: "copy" | "cut" | "paste"): void {
    if (this.#grid?.getEditorLock()?.isActive()) return;
    event.preventDefault();
    const block = this.#block;
    if (kind === "paste") {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text !== "") void this.#edit({ kind: "paste", block: wholeCells(block), text });
      return;
    }
    void this.#try(ask("copy", { known: this.#rows.known, block: wholeCells(block) })).then((copied) => {
      if (copied && kind === "cut") void this.#edit({ kind: "clear", block: wholeCells(block) });
    });
  }

  // Filters and widths

  async #choose(filter: TableFilter, label: string | undefined): Promise<void> {
    this.#label = label;
    await this.#try(this.#rows.choose(filter));
    const first = this.#rows.shown?.fixed ?? 0;
    if (this.#rows.size > first) this.#activate(first, Math.max(0, this.#active?.cell ?? 0));
    else this.#bar.notify("No rows have this any more.");
  }

  async #chooseOther(): Promise<void> {
    const chosen = await this.#try(ask("filter", {}));
    if (chosen) await this.#choose(chosen.filter, chosen.label);
    else this.#focusActive();
  }

  #keepWidths(): void {
    const { shown } = this.#rows;
    for (const column of this.#grid?.getColumns() ?? []) {
      const header = shown?.columns[cellOf(column)]?.header;
      if (header && column.width) this.#widths[header] = column.width;
    }
    void this.#try(ask("widths", { widths: this.#widths }));
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

function blockOf(firstRow: number, lastRow: number, firstCell: number, lastCell: number): Block {
  return { row: firstRow, rows: lastRow - firstRow + 1, cell: firstCell, cells: lastCell - firstCell + 1 };
}

/** A block without the numbers of the rows. */
function wholeCells({ cell, cells, ...rows }: Block): Block {
  return cell < 0 ? { ...rows, cell: 0, cells: cells + cell } : { ...rows, cell, cells };
}
