import type { Checker } from "../checker/checker.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Row } from "../document/rows.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Finding, Fix } from "../rules/rule.ts";
import type { Steps } from "../steps.ts";
import { isWorthUpdating, updating } from "./edited-check.ts";
import { applying, offsetEdits } from "./edits.ts";
import { eachFixable, type FixedText, findingFixes, fixing } from "./fix-all.ts";

/** Maximum number of rounds: the IDs of a company that numbers its sites are given one after the other. */
const maxRounds = 100;

/** A suggestion that was taken. */
export interface TakenSuggestion {
  /** Number of the row as in a spreadsheet, when it was taken. */
  readonly row: number;
  readonly code: string;
  readonly title: string;
}

export interface SuggestedText extends FixedText {
  readonly taken: readonly TakenSuggestion[];
}

/**
 * Applies all safe fixes and, for the given rules, also the first suggestion of each finding that is no guess or a
 * new ID, until nothing changes, or {@link maxRounds} are over. Each round takes suggestions that do not depend on each
 * other: none for a row that has changed, and no ID twice in one column, because the next round makes another.
 */
export function* suggesting(text: string, context: CheckContext, codes: ReadonlySet<string>): Steps<SuggestedText> {
  let result = yield* fixing(text, context);
  let { fixed } = result;
  const taken: TakenSuggestion[] = [];
  for (let round = 0; codes.size > 0 && round < maxRounds; round++) {
    const { checker } = result;
    const chosen = yield* choosing(checker, codes);
    if (chosen.length === 0) break;
    for (const { finding, fix } of chosen) {
      taken.push({ row: checker.placeOf(finding.row).index + 1, code: finding.rule.code, title: fix.title });
    }
    const edits = offsetEdits(
      checker,
      chosen.flatMap(({ fix }) => fix.edits),
    );
    const next = yield* applying(result.text, edits);
    const canUpdate = isWorthUpdating(edits);
    if (canUpdate) yield* updating(checker, edits);
    result = yield* fixing(next, context, undefined, undefined, canUpdate ? { checker, shared: false } : undefined);
    fixed += result.fixed;
  }
  return { ...result, fixed, taken };
}

interface Choice {
  readonly finding: Finding;
  readonly fix: Fix;
}

function* choosing(checker: Checker, codes: ReadonlySet<string>): Steps<Choice[]> {
  const chosen: Choice[] = [];
  const changed = new Set<Row>();
  const values = new Set<string>();
  for (const finding of eachFixable(checker)) {
    yield;
    if (finding.doubted || !codes.has(finding.rule.code)) continue;
    const fix = certainSuggestion(yield* findingFixes(finding, checker));
    if (!fix) continue;
    const keyOf = ({ text }: RowEdit) => `${finding.cell}\n${text}`;
    if (fix.edits.some((edit) => changed.has(edit.row) || values.has(keyOf(edit)))) {
      // The Site ID is made from the Company ID, so it waits for that.
      if (checker.layout.columns[finding.cell]?.role === "Company ID") changed.add(finding.row);
      continue;
    }
    chosen.push({ finding, fix });
    for (const edit of fix.edits) {
      changed.add(edit.row);
      if (checker.layout.columns[finding.cell]?.kind === "id") values.add(keyOf(edit));
    }
  }
  return chosen;
}

/** The first fix that a person should be asked about, but hardly anyone would refuse; to delete something, it must be the best. */
export function certainSuggestion(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ safe, guess, made, edits }, index) => {
    if (safe || edits.length === 0 || (guess && made !== true)) return false;
    return index === 0 || edits.some(({ text }) => text !== "");
  });
}
