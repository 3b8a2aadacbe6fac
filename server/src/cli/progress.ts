import { onOneLine } from "../document/controls.ts";
import { once } from "../once.ts";
import type { Steps } from "../steps.ts";
import type { ByteFile } from "../streaming/disk-file.ts";

/** Milliseconds of work before the line is shown, and between two changes of it. */
const wait = 1_000;
const interval = 100;

/** Where the line is shown: standard error. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A line on a terminal that tells how far long work is, and disappears when something else is said. Nothing is written
 * to a file or a pipe.
 */
export class Progress {
  readonly #terminal: () => Terminal;
  readonly #now: () => number;
  /** When the line may be written next. */
  #next = wait;
  #isShown = false;

  /**
   * @param terminal asked only if the work is long
   * @param now milliseconds since the work began
   */
  constructor(terminal: () => Terminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** Says what is done now, if the work is long and the line is not new. */
  say(text: () => string): void {
    if (this.#now() < this.#next) return;
    this.#next = this.#now() + interval;
    const terminal = this.#terminal();
    const { TERM } = process.env;
    if (!terminal.isTTY || TERM === "dumb") {
      this.#next = Number.POSITIVE_INFINITY;
      return;
    }
    // Without wrapping, because only the last line can be removed.
    terminal.write(`\r\u001b[?7l${onOneLine(text())}\u001b[K\u001b[?7h`);
    this.#isShown = true;
  }

  /** Removes the line. It may come again. */
  clear(): void {
    if (this.#isShown) this.#terminal().write("\r\u001b[K");
    this.#isShown = false;
  }

  /** Removes the line for good. */
  end(): void {
    this.clear();
    this.#next = Number.POSITIVE_INFINITY;
  }

  /** The file, telling how far it is read. */
  watching(file: ByteFile, name: string): ByteFile {
    const { size } = file;
    return {
      name: file.name,
      size,
      read: (offset, into) => {
        this.say(() => `Reading ${name}: ${Math.floor((offset / Math.max(size, 1)) * 100)}%`);
        return file.read(offset, into);
      },
    };
  }

  /** Runs all steps, telling that they are under way. */
  through<Result>(steps: Steps<Result>, text: string): Result {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      this.say(() => text);
    }
  }

  /** Waits for work that leaves room for other work, telling that it is under way. */
  async during<Result>(work: Promise<Result>, text: string): Promise<Result> {
    const timer = setInterval(() => this.say(() => text), interval);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }
}

/** If standard error is full or closed, there is no way to report anything. */
export const standardError = once(() => process.stderr.on("error", () => {}));

/** The progress of this process, whose work began when it was started. */
export const progress = new Progress(standardError, () => 1000 * process.uptime());
