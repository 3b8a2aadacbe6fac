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
    this.#parts.addEventListener("click", ({ offsetY }) => {
      actions.goTo(Math.floor((offsetY / this.#parts.clientHeight) * this.#size));
    });
  }

  /** The height of the picture in pixels. */
  get height(): number {
    return this.#parts.clientHeight;
  }

  showVerdict(verdict: Verdict | null): void {
    this.#verdict.textContent = verdict?.text ?? "Checking…";
    this.#verdict.title = verdict?.sentence ?? "";
    this.#verdict.className = verdict?.kind ?? "";
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

  /** Shows a sentence for a while. */
  notify(sentence: string): void {
    this.#notice.textContent = sentence;
    this.#notice.hidden = false;
    clearTimeout(this.#noticeEnds);
    this.#noticeEnds = setTimeout(() => {
      this.#notice.hidden = true;
    }, 8_000);
  }
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
