import type { ProblemCounts } from "../../../server/src/lsp/protocol.ts";
import { count } from "../wording.ts";

/** Kinds of problems that a message names; a longer one is read by nobody. */
const mostKinds = 4;

/**
 * How many problems of which kind are gone, and which are left: `3 problems fixed: 2 country codes, 1 blank row.` Where
 * a fix brought to light what it hid, that is among those left.
 */
export function fixedMessage(before: ProblemCounts, left: ProblemCounts): string {
  return `${sentence(difference(before, left), "fixed")} ${totalOf(left) > 0 ? sentence(left, "left") : "No problems are left."}`;
}

/** Problems of which there are fewer than before, by how many. */
export function difference(before: ProblemCounts, left: ProblemCounts): ProblemCounts {
  return Object.fromEntries(
    Object.entries(before)
      .map(([code, { number, noun }]) => [code, { number: number - (left[code]?.number ?? 0), noun }] as const)
      .filter(([, { number }]) => number > 0),
  );
}

export function totalOf(counts: ProblemCounts): number {
  return Object.values(counts).reduce((sum, { number }) => sum + number, 0);
}

/** `5 problems fixed: 3 country codes, 2 values with a comma.`, the most numerous first. */
function sentence(counts: ProblemCounts, what: string): string {
  const kinds = Object.entries(counts).sort(([, one], [, other]) => other.number - one.number);
  const named = kinds.slice(0, kinds.length > mostKinds ? mostKinds - 1 : mostKinds);
  const others = totalOf(counts) - totalOf(Object.fromEntries(named));
  const parts = named.map(([, { number, noun }]) => count(number, ...noun));
  if (others > 0) parts.push(count(others, "other"));
  const total = `${count(totalOf(counts), "problem")} ${what}`;
  return parts.length > 0 ? `${total}: ${parts.join(", ")}.` : `${total}.`;
}
