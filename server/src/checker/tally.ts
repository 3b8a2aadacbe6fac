import type { Row } from "../document/rows.ts";
import type { Finding, GroupKind, Severity } from "../rules/rule.ts";

/** Where a row's findings come from: its own text, or one of the groups that it is in. */
type Origin = "own" | GroupKind;

interface Entry {
  readonly findings: Map<Origin, readonly Finding[]>;
  /** Whether the row is one that the platform would create: not the header. */
  readonly record: boolean;
}

/** The findings of each row that has any, and their counts, kept as they come and go. */
export class Tally {
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  failedRows = 0;
  /** Errors for which the platform would refuse the whole file, by the code of their rule. */
  readonly refusals = new Map<string, number>();
  readonly #entries = new Map<Row, Entry>();

  /** Replaces the findings that a row has from one origin. */
  set(row: Row, origin: Origin, findings: readonly Finding[], record: boolean): void {
    const entry = this.#entries.get(row) ?? { findings: new Map<Origin, readonly Finding[]>(), record };
    if (findings.length === 0 && !entry.findings.has(origin)) return;
    this.#count(entry, -1);
    if (findings.length > 0) entry.findings.set(origin, findings);
    else entry.findings.delete(origin);
    this.#count(entry, 1);
    if (entry.findings.size > 0) this.#entries.set(row, entry);
    else this.#entries.delete(row);
  }

  delete(row: Row): void {
    const entry = this.#entries.get(row);
    if (!entry) return;
    this.#count(entry, -1);
    this.#entries.delete(row);
  }

  rows(): Iterable<Row> {
    return this.#entries.keys();
  }

  of(row: Row): Finding[] {
    return [...(this.#entries.get(row)?.findings.values() ?? [])].flat();
  }

  #count(entry: Entry, step: 1 | -1): void {
    let fails = false;
    for (const findings of entry.findings.values()) {
      for (const { severity, rule } of findings) {
        this.counts[severity] += step;
        if (severity !== "error") continue;
        fails = true;
        if (rule.refusesFile) this.#refuse(rule.code, step);
      }
    }
    if (fails && entry.record) this.failedRows += step;
  }

  #refuse(code: string, step: 1 | -1): void {
    const count = (this.refusals.get(code) ?? 0) + step;
    if (count > 0) this.refusals.set(code, count);
    else this.refusals.delete(code);
  }
}
