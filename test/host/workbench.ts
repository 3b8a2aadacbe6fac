import { existsSync, mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

/** How many squiggles of each severity are drawn on the screen; one finding over several lines draws one a line. */
export interface Squiggles {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** How long (in milliseconds) a person would wait for what the workbench is asked for. */
const PATIENCE = 30_000;

/**
 * VS Code as a person has it before them: keys and clicks go in, and what is read is what stands on the screen or on the
 * disk. Lines and columns count from 1, as the status bar shows them. What does not come within 30 s fails with a
 * message that names it and with a picture of the screen.
 */
export class Workbench {
  /** The page, for what no method here does. */
  readonly page: Page;
  /** The absolute path of the open folder. */
  readonly workspace: string;
  readonly #failures: string;

  /** `failures` is the folder for pictures of what went wrong. */
  constructor(page: Page, workspace: string, failures: string) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
    this.workspace = workspace;
    this.#failures = failures;
  }

  // Files on the disk

  /** Whether the workspace has a file of this name, a path from the workspace's root. */
  exists(name: string): boolean {
    return existsSync(join(this.workspace, name));
  }

  /** The text of a file of the workspace as it lies on the disk. */
  read(name: string): Promise<string> {
    return readFile(join(this.workspace, name), "utf8");
  }

  /** Writes a file of the workspace on the disk, past the editor. */
  write(name: string, text: string): Promise<void> {
    return writeFile(join(this.workspace, name), text);
  }

  // Editor

  /** Opens a file of the workspace by its name, and leaves the cursor in its editor. */
  async openFile(name: string): Promise<void> {
    const base = name.slice(name.lastIndexOf("/") + 1);
    const tab = this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(base)}]`);
    // A key can get lost while a web view gives the focus away: then all of it is done again.
    for (let tries = 0; tries < 3; tries++) {
      // By its whole path, which is looked up on the disk: the search by name may not know a new file yet.
      await this.#chooseInQuickInput("ControlOrMeta+P", join(this.workspace, name), base);
      if (await this.#comes(tab, 5_000)) break;
    }
    await this.#appears(tab, `the tab of ${base}`);
    await this.#editorHasFocus();
  }

  /** Moves the cursor. */
  async goTo(line: number, column: number): Promise<void> {
    const there = this.page.locator(
      `.statusbar-item[id="status.editor.selection"][aria-label="Ln ${line}, Col ${column}"]`,
    );
    // VS Code drops a key that comes before it has read what was typed.
    await this.waitUntil(async () => {
      await this.#openQuickInput("Control+G", `:${line}:${column}`);
      await this.#pressInQuickInput("Enter");
      return this.#comes(there, 2_000);
    }, `the cursor at line ${line}, column ${column}`);
    await this.#editorHasFocus();
  }

  async #editorHasFocus(): Promise<void> {
    const editor = this.page.locator(".editor-group-container.active .monaco-editor.focused");
    // What gave the focus away may not give it back.
    if (!(await this.#comes(editor, 5_000))) await this.runCommand("View: Focus Active Editor Group");
    await this.#appears(editor, "the editor");
  }

  /** Types as on a keyboard, so brackets and completions behave as they do for a person. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 10 });
  }

  /** Puts text in at once, as a paste does. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Presses keys one after the other; `ControlOrMeta` is the platform's key for shortcuts. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Saves the active editor and waits until it is on the disk. */
  async save(): Promise<void> {
    await this.press("ControlOrMeta+S");
    await this.waitUntil(async () => (await this.page.locator(".tab.active.dirty").count()) === 0, "the file saved");
  }

  /** The squiggles drawn now. */
  async squiggles(): Promise<Squiggles> {
    const count = (severity: string) => this.page.locator(`.monaco-editor .squiggly-${severity}`).count();
    const [error, warning, info, hint] = await Promise.all([
      count("error"),
      count("warning"),
      count("info"),
      count("hint"),
    ]);
    return { error, warning, info, hint };
  }

  /** Waits until exactly these squiggles are drawn; what is left out is 0. */
  async waitForSquiggles(wanted: Partial<Squiggles>): Promise<void> {
    const full: Squiggles = { error: 0, warning: 0, info: 0, hint: 0, ...wanted };
    let seen = full;
    const severities = ["error", "warning", "info", "hint"] as const;
    await this.waitUntil(
      async () => {
        seen = await this.squiggles();
        return severities.every((severity) => seen[severity] === full[severity]);
      },
      () => `squiggles ${JSON.stringify(full)}; drawn were ${JSON.stringify(seen)}`,
    );
  }

  /** What the hover at the cursor says. */
  async hover(): Promise<string> {
    await this.press("ControlOrMeta+K", "ControlOrMeta+I");
    const hover = this.page.locator(".monaco-editor .monaco-hover:visible .hover-contents");
    await this.#appears(hover.first(), "a hover");
    return (await hover.allInnerTexts()).join("\n");
  }

  // Menus and lists

  /**
   * Opens the menu of quick fixes at the cursor and reads its entries, top down; none where there is no fix. The menu
   * stays open, as for a picture; `Escape` closes it.
   */
  async quickFixes(): Promise<string[]> {
    const entries = this.#menuEntries();
    const answer = entries.or(this.page.locator(".monaco-editor-overlaymessage:visible")).first();
    // The light bulb asks for fixes too, some time after the cursor moved, and VS Code then drops what was asked before.
    await this.#pressUntil("ControlOrMeta+.", () => answer.waitFor({ timeout: 2_000 }), "the quick fixes");
    const count = (await entries.count()) === 0 ? 0 : Number(await entries.first().getAttribute("aria-setsize"));
    const titles: string[] = [];
    // Only what the menu has room for is in the page, so it is walked through: the arrow key leads on from the last entry
    // to the first.
    for (let index = 0; index < count; index++) {
      titles.push(await this.#focusedMenuEntry());
      await this.press("ArrowDown");
    }
    return titles;
  }

  /** Opens the menu of quick fixes at the cursor and takes the one of this title. */
  async applyQuickFix(title: string): Promise<void> {
    const titles = await this.quickFixes();
    if (!titles.includes(title)) {
      throw await this.#failure(`No quick fix ${JSON.stringify(title)}; offered were ${JSON.stringify(titles)}`);
    }
    for (let index = 0; (await this.#focusedMenuEntry()) !== title && index < titles.length; index++) {
      await this.press("ArrowDown");
    }
    await this.press("Enter");
    await this.waitUntil(async () => (await this.#menuEntries().count()) === 0, "the menu of quick fixes closed");
  }

  #menuEntries(): Locator {
    return this.page.locator(".action-widget:visible .monaco-list-row.action");
  }

  async #focusedMenuEntry(): Promise<string> {
    const title = this.page.locator(".action-widget:visible .monaco-list-row.action.focused .title");
    return (await title.textContent()) ?? "";
  }

  /** Asks for completions at the cursor and reads their labels, best first. */
  async suggestions(): Promise<string[]> {
    await this.press("Control+Space");
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    await this.#appears(rows.first(), "completions");
    return rows.allInnerTexts();
  }

  /** Takes the completion of this label out of those that {@link suggestions} has opened. */
  async acceptSuggestion(label: string): Promise<void> {
    const labels = this.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    await labels.getByText(label, { exact: true }).first().click();
    await this.waitUntil(async () => (await labels.count()) === 0, "the completions closed");
  }

  /** Runs a command by its title in the palette, as `Asio Import: Validate import`. */
  async runCommand(title: string): Promise<void> {
    await this.#chooseInQuickInput("F1", `>${title}`, title);
  }

  /** The entries of the open quick pick, top down. */
  async picks(): Promise<string[]> {
    const labels = this.page.locator(".quick-input-widget:visible .monaco-list-row .label-name");
    await this.#appears(labels.first(), "a quick pick");
    return labels.allInnerTexts();
  }

  /** Takes the entry of this label out of the open quick pick. */
  async pick(label: string): Promise<void> {
    await this.waitUntil(() => this.#takeQuickInputRow(label), `${JSON.stringify(label)} in the list`);
  }

  /** Answers the open input box or file dialog. */
  async answer(text: string): Promise<void> {
    // A file dialog writes the folder into its input some time after it has opened, over what was typed by then.
    await this.waitUntil(
      async () => {
        await this.#typeIntoQuickInput(text);
        await this.page.waitForTimeout(300);
        return (await this.#quickInput().inputValue()) === text;
      },
      () => `${JSON.stringify(text)} typed`,
    );
    // It also drops a key that comes while it still looks the path up.
    await this.waitUntil(
      async () => {
        await this.#quickInput().press("Enter");
        await this.page.waitForTimeout(500);
        return !(await this.#quickInputTexts()).includes(text);
      },
      () => `${JSON.stringify(text)} taken`,
    );
  }

  async #chooseInQuickInput(key: string, text: string, label: string): Promise<void> {
    await this.waitUntil(
      async () => {
        await this.#openQuickInput(key, text);
        // The list is made for what is typed and not again: commands that are registered later are missing from it.
        const listed = this.#quickInputRow(label).waitFor({ timeout: 5_000 });
        await listed.catch(async () => {
          await this.#typeIntoQuickInput("");
          await this.#typeIntoQuickInput(text);
        });
        return this.#takeQuickInputRow(label);
      },
      () => `${JSON.stringify(label)} in the list`,
    );
    // A command may open the next quick input; only then is the one of this choice gone.
    await this.waitUntil(async () => !(await this.#quickInputTexts()).includes(text), `${JSON.stringify(label)} taken`);
  }

  /** Both again where the quick input was closed meanwhile, as by an editor that opens late and takes the focus. */
  async #openQuickInput(key: string, text: string): Promise<void> {
    await this.#pressUntil(key, () => this.#quickInput().fill(text, { timeout: 2_000 }), "the quick input");
  }

  #quickInputTexts(): Promise<string[]> {
    return this.#quickInput().evaluateAll((inputs: { value: string }[]) => inputs.map(({ value }) => value));
  }

  #quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible input.input");
  }

  async #typeIntoQuickInput(text: string): Promise<void> {
    await this.#appears(this.#quickInput(), "the quick input");
    await this.#quickInput().fill(text);
  }

  /** To the input itself: what opens late may take the focus, and Enter would break a line in an editor. */
  async #pressInQuickInput(key: string): Promise<void> {
    await this.#quickInput()
      .press(key, { timeout: 2_000 })
      .catch(() => undefined);
  }

  #quickInputRows(): Locator {
    return this.page.locator(".quick-input-widget:visible .monaco-list-row");
  }

  #quickInputRow(label: string): Locator {
    const name = this.page.locator(".label-name").getByText(label, { exact: true });
    return this.#quickInputRows().filter({ has: name }).first();
  }

  /** Whether the row was there to be taken: what opens late may close the list meanwhile. */
  async #takeQuickInputRow(label: string): Promise<boolean> {
    const wanted = this.#quickInputRow(label);
    const classOf = () => wanted.getAttribute("class", { timeout: 5_000 }).catch(() => null);
    const count = await this.#quickInputRows().count();
    let shown = await classOf();
    for (let index = 0; shown !== null && !/\bfocused\b/.test(shown) && index < count; index++) {
      await this.#pressInQuickInput("ArrowDown");
      shown = await classOf();
    }
    if (shown !== null) await this.#pressInQuickInput("Enter");
    return shown !== null;
  }

  // Around the editor

  /** What an item of the status bar says, by its id as `status.problems`; nothing where it is not shown. */
  async statusItem(id: string): Promise<string | undefined> {
    const item = this.page.locator(`.statusbar-item[id=${JSON.stringify(id)}]`);
    return (await item.count()) === 0 ? undefined : ((await item.first().getAttribute("aria-label")) ?? undefined);
  }

  /** What each language status item of the active editor says, as `text, detail`. */
  async languageStatus(): Promise<string[]> {
    const label = await this.statusItem("status.languageStatus");
    const items = label?.replace(/^Editor Language Status: /, "").split(", next: ") ?? [];
    // Icons are written as $(warning).
    return items.map((item) => item.replaceAll(/\$\([\w~-]+\) */g, ""));
  }

  /** The notifications on the screen, newest first. */
  async notifications(): Promise<string[]> {
    return this.page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
  }

  /** Waits for a notification that holds this text, and presses one of its buttons. */
  async answerNotification(text: string, button: string): Promise<void> {
    // One that was answered may lie in the page for a while yet, hidden.
    const toast = this.page
      .locator(".notification-toast, .notifications-center .notifications-list-container .monaco-list-row")
      .filter({ hasText: text, visible: true });
    // VS Code now and then shows one that comes as a progress ends only behind the bell.
    const shown = toast.first().waitFor({ timeout: 5_000 });
    await shown.catch(() => this.runCommand("Notifications: Show Notifications"));
    await this.#press(toast, text, button);
  }

  /** Waits for a modal dialog that holds this text, and presses one of its buttons. */
  async answerDialog(text: string, button: string): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-box").filter({ hasText: text });
    await this.#press(dialog, text, button);
  }

  async #press(asking: Locator, text: string, button: string): Promise<void> {
    await this.#appears(asking.first(), `the message ${JSON.stringify(text)}`);
    await asking.first().locator(".monaco-button").getByText(button, { exact: true }).first().click();
  }

  /** Writes a picture of the screen. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: "disabled" });
  }

  // Waiting

  /** Asks until the answer is yes; `what` completes "Not within 30 s: …". */
  async waitUntil(
    condition: () => Promise<boolean> | boolean,
    what: string | (() => string),
    patience = PATIENCE,
  ): Promise<void> {
    const end = Date.now() + patience;
    while (!(await condition())) {
      if (Date.now() > end) {
        throw await this.#failure(`Not within ${patience / 1000} s: ${typeof what === "string" ? what : what()}`);
      }
      await this.page.waitForTimeout(50);
    }
  }

  /** As a person does, presses the key again where nothing comes: VS Code may not have been ready for it. */
  async #pressUntil(key: string, answer: () => Promise<void>, what: string): Promise<void> {
    await this.waitUntil(async () => {
      await this.press(key);
      return answer().then(
        () => true,
        () => false,
      );
    }, what);
  }

  /** Whether it is shown within a time (in milliseconds). */
  #comes(locator: Locator, timeout: number): Promise<boolean> {
    return locator.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
  }

  async #appears(locator: Locator, what: string): Promise<void> {
    try {
      await locator.waitFor({ state: "visible", timeout: PATIENCE });
    } catch {
      throw await this.#failure(`Not within ${PATIENCE / 1000} s: ${what}`);
    }
  }

  async #failure(message: string): Promise<Error> {
    mkdirSync(this.#failures, { recursive: true });
    const picture = join(this.#failures, `${new Date().toISOString().replaceAll(":", "-")}.png`);
    await this.screenshot(picture);
    const around = [
      ...(await this.#quickInputTexts()).map((text) => `quick input ${JSON.stringify(text)}`),
      ...(await this.notifications()).map((text) => `message ${JSON.stringify(text)}`),
      ...(await this.languageStatus()).map((text) => `status ${JSON.stringify(text)}`),
    ];
    return new Error([`${message} (see ${picture})`, ...around].join("\n  "));
  }
}
