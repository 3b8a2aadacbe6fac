import { count } from "./made-sentences.ts";
import type { ProblemCounts } from "./protocol.ts";

/** Kinds of problems that a message names. Nobody reads a longer one. */
const maxKinds = 4;

/**
 * The numbers of fixed and remaining problems by kind: `3 problems fixed: 2 country codes, 1 blank row.` Problems that
 * a fix has uncovered count as remaining.
 */
export function fixedMessage(before: ProblemCounts, left: ProblemCounts): string {
  return `${sentence(difference(before, left), "fixed")} ${totalOf(left) > 0 ? sentence(left, "left") : "No problems are left."}`;
}

/** By how much the number of problems has decreased, without rules for which it has not. */
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

/** `5 problems fixed: 3 country codes, 2 values with a comma.`, most frequent first. */
function sentence(counts: ProblemCounts, what: string): string {
  const kinds = Object.entries(counts).sort(([, one], [, other]) => other.number - one.number);
  const named = kinds.slice(0, kinds.length > maxKinds ? maxKinds - 1 : maxKinds);
  const others = totalOf(counts) - totalOf(Object.fromEntries(named));
  const parts = named.map(([, { number, noun }]) => count(number, ...noun));
  if (others > 0) parts.push(count(others, "other"));
  const total = `${count(totalOf(counts), "problem")} ${what}`;
  return parts.length > 0 ? `${total}: ${parts.join(", ")}.` : `${total}.`;
}
