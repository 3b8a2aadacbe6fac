import { inDigits } from "../rules/support/wording.ts";

/** Problems in one message. The log has all. */
const mostShown = 3;

/** Which problems of settings a person has been told, so that each is told once until it is gone. */
export class SettingProblems {
  /** The problems of each document's settings. Documents mostly share them. */
  readonly #byDocument = new Map<string, readonly string[]>();
  readonly #closed = new Set<string>();

  /** Takes the problems of a document's settings. Returns those that no document had. */
  take(uri: string, problems: readonly string[]): string[] {
    const told = new Set([...this.#byDocument.values()].flat());
    this.#byDocument.set(uri, problems);
    this.#closed.delete(uri);
    return problems.filter((problem) => !told.has(problem));
  }

  /** A document is closed. Its problems count as told until the settings change, when nobody looks whether they last. */
  close(uri: string): void {
    this.#closed.add(uri);
  }

  /** The settings have changed. */
  change(): void {
    for (const uri of this.#closed) this.#byDocument.delete(uri);
    this.#closed.clear();
  }
}

/** A message about problems, each of which is a sentence. */
export function problemsMessage(problems: readonly string[]): string {
  const more = problems.length - mostShown;
  const rest = more > 0 ? [`The log shows ${inDigits(more)} more.`] : [];
  const ignored = problems.length === 1 ? "A setting is ignored." : "Settings are ignored.";
  return [ignored, ...problems.slice(0, mostShown), ...rest].join(" ");
}
