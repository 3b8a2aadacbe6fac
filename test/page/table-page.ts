import type { Locator } from "playwright-core";
import type { Workbench } from "../host/workbench.ts";

/** The table in front. Lines and columns count from 1, as the table shows them: column 0 are the numbers of the rows. */
export class TablePage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Something in the page of the table; those of other tabs are hidden. */
  in(selector: string): Locator {
    return this.#workbench.page
      .locator("iframe.webview.ready")
      .filter({ visible: true })
      .contentFrame()
      .locator("#active-frame")
      .contentFrame()
      .locator(selector);
  }

  cell(line: number, column: number): Locator {
    return this.in(`.slick-row[data-row="${line - 1}"] .slick-cell.l${column}`);
  }

  /** Writes a file that is new and opens it as a table, without its text. */
  async open(name: string, lines: readonly string[]): Promise<void> {
    await this.#workbench.write(name, `${lines.join("\n")}\n`);
    await this.#workbench.openFile(name);
    await this.#workbench.runCommand("Asio Import: Open as Table");
    await this.in(".slick-row.header").first().waitFor();
    await this.#workbench.runCommand("View: Close Other Editors in Group");
  }

  /** Waits until a cell shows a value. */
  shows(line: number, column: number, value: string): Promise<void> {
    return this.reads(() => this.cell(line, column).textContent(), value);
  }

  /** Waits until an element, by its ID, has a text. */
  says(id: string, text: string | RegExp): Promise<void> {
    return this.reads(() => this.in(`#${id}`).textContent(), text);
  }

  /** Waits until a cell is open and contains a text. */
  types(line: number, column: number, text: string): Promise<void> {
    return this.reads(() => this.cell(line, column).locator("textarea").inputValue({ timeout: 1_000 }), text);
  }

  /** Waits until something in the table has a text. */
  async reads(read: () => Promise<string | null>, text: string | RegExp): Promise<void> {
    let seen: string | null | undefined;
    await this.#workbench.waitUntil(
      async () => {
        seen = await read().catch(() => undefined);
        return typeof text === "string" ? seen === text : text.test(seen ?? "");
      },
      () => `${typeof text === "string" ? JSON.stringify(text) : text}; there was ${JSON.stringify(seen)}`,
    );
  }
}
