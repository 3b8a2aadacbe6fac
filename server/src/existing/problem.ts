/** An export is unreliable. The message is one sentence for the user and names the export. */
export class ExportProblem extends Error {}

/** Further keys would make the message harder to read. */
const SHOWN_KEYS = 5;

/** Describes a JSON value in words: `a number`, `an object with the keys "error", "message"`. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "string") return "a text";
  if (typeof value === "number") return "a number";
  if (typeof value !== "object" || value === null) return String(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  const shown = keys
    .slice(0, SHOWN_KEYS)
    .map((key) => JSON.stringify(key))
    .join(", ");
  const more = keys.length > SHOWN_KEYS ? ` and ${keys.length - SHOWN_KEYS} more` : "";
  return `an object with the ${keys.length === 1 ? "key" : "keys"} ${shown}${more}`;
}
