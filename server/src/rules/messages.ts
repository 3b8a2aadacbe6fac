import type { Finding, Rule } from "./rule.ts";

/**
 * Makes the messages of findings. The rows of a file often have one fault in common, so that a message with the same
 * data as the rule's last one is not made again.
 */
export class Messages {
  readonly #last = new Map<Rule, { readonly data: unknown; readonly message: string }>();

  of({ rule, data }: Pick<Finding, "rule" | "data">): string {
    const last = this.#last.get(rule);
    if (last && areEqual(last.data, data)) return last.message;
    const message = rule.message(data);
    this.#last.set(rule, { data, message });
    return message;
  }
}

/** Whether both are the same, or objects with the same values. False if that would take a closer look. */
export function areEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  let count = 0;
  for (const key in one) {
    if (one[key] !== other[key]) return false;
    count++;
  }
  // Objects without such values, such as a `Map`, may differ in what they contain.
  if (count === 0) return false;
  for (const _ in other) count--;
  return count === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
