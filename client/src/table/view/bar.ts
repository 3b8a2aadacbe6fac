import type { ShownPart, ShownRows, TableFilter } from "../../../../server/src/features/table/shown.ts";
import type { Verdict } from "../messages.ts";
import { Outdated } from "./ask.ts";

/** What the buttons of the bar do. */
export interface BarActions {
  filter(filter: TableFilter): void;
  /** Lets the user choose a rule or a company. */
  chooseFilter(): void;
  problem(back: boolean): void;
  fixAll(): void;
  fix(): void;
  goTo(index: number): void;
  /** Gives the focus back to the table. */
  leave(): void;
}

/** The verdict and the filters above the table, the picture of its problems beside it, and the active cell below. */
export class Bar {
  readonly #verdict = element("verdict");
  readonly #all = element("filter-all");
  readonly #failing = element("filter-failing");
  readonly #warnings = element("filter-warnings");
  readonly #other = element("filter-other");
  readonly #parts = element("parts");
  readonly #place = element("place");
  readonly #messages = element("messages");
  readonly #fix = element("fix");
  readonly #notice = element("notice");
  readonly #said = element("said");
  #noticeEnds: ReturnType<typeof setTimeout> | undefined;
  #size = 1;

  constructor(actions: BarActions) {
    this.#all.addEventListener("click", () => actions.filter({ show: "all" }));
    this.#failing.addEventListener("click", () => actions.filter({ show: "failing" }));
    this.#warnings.addEventListener("click", () => actions.filter({ show: "warnings" }));
    this.#other.addEventListener("click", () => actions.chooseFilter());
    element("previous").addEventListener("click", () => actions.problem(true));
    element("next").addEventListener("click", () => actions.problem(false));
    element("fix-all").addEventListener("click", () => actions.fixAll());
    this.#fix.addEventListener("click", () => actions.fix());
    for (const bar of [element("bar"), element("below")]) {
      bar.addEventListener("keydown", (event) => press(event, bar, actions));
    }
    this.#parts.addEventListener("click", ({ offsetY }) => {
      actions.goTo(Math.floor((offsetY / this.#parts.clientHeight) * this.#size));
    });
  }

  /** The height of the picture in pixels. */
  get height(): number {
    return this.#parts.clientHeight;
  }

  showVerdict(verdict: Verdict | null): void {
    const text = verdict?.text ?? "Checking…";
    // Written only when it changes, because it is then read out.
    if (this.#verdict.textContent !== text) this.#verdict.textContent = text;
    this.#verdict.title = verdict?.sentence ?? "";
    this.#verdict.className = verdict?.kind ?? "";
  }

  /** Shows that the file cannot be edited, if there is a reason. */
  showReadOnly(why: string | undefined): void {
    const badge = element("read-only");
    badge.hidden = why === undefined;
    badge.title = why ?? "";
    if (why) this.say(why);
  }

  showCounts(shown: ShownRows, filter: TableFilter, label: string | undefined): void {
    this.#size = shown.size;
    const { rows, failing, warnings } = shown.counts;
    button(this.#all, `All rows ${number(rows)}`, filter.show === "all");
    button(this.#failing, `Failing rows ${number(failing)}`, filter.show === "failing");
    button(this.#warnings, `Warnings ${number(warnings)}`, filter.show === "warnings");
    const isOther = filter.show === "rule" || filter.show === "company";
    button(this.#other, isOther && label !== undefined ? label : "Filter…", isOther);
  }

  showParts(parts: readonly ShownPart[]): void {
    const height = 100 / Math.max(1, parts.length);
    const marks = parts.flatMap((part, at) => {
      if (part === "") return [];
      const mark = document.createElement("div");
      mark.className = part;
      mark.style.top = `${at * height}%`;
      mark.style.height = `clamp(3px, ${height}%, 10px)`;
      return [mark];
    });
    this.#parts.replaceChildren(...marks);
  }

  /** Shows what is wrong with the active cell. */
  showCell(place: string, messages: readonly { severity: string; message: string }[]): void {
    this.#place.textContent = place;
    const lines = messages.map(({ severity, message }) => {
      const line = document.createElement("div");
      line.className = severity;
      line.textContent = message;
      return line;
    });
    this.#messages.replaceChildren(...lines);
    this.#fix.hidden = messages.length === 0;
  }

  /** Waits for work, and says why it failed. Returns its result; undefined if it failed. */
  async attempt<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Outdated) this.notify("The file has just changed. Try again.");
      else this.notify(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** Lets screen readers say a sentence when they have time. */
  say(sentence: string): void {
    // The same one again is another text to them.
    this.#said.textContent = this.#said.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** Shows a sentence for a while. */
  notify(sentence: string): void {
    this.say(sentence);
    this.#notice.textContent = sentence;
    this.#notice.hidden = false;
    clearTimeout(this.#noticeEnds);
    this.#noticeEnds = setTimeout(() => {
      this.#notice.hidden = true;
    }, 8_000);
  }
}

/** As in all toolbars, arrows go from button to button. Escape leads back to the table. */
function press(event: KeyboardEvent, bar: HTMLElement, actions: BarActions): void {
  const { key } = event;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (key === "Escape") actions.leave();
  else if (by !== 0) {
    const buttons = [...bar.querySelectorAll("button")].filter((each) => !each.hidden);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function button(element: HTMLElement, text: string, isPressed: boolean): void {
  element.textContent = text;
  element.setAttribute("aria-pressed", String(isPressed));
}

function number(count: number): string {
  return count.toLocaleString("en");
}

/** An element of the page, which the extension has written. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}
