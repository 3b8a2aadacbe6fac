import type { Steps } from "../steps.ts";
import { isPieceEnd } from "./pieces.ts";

/** A string of JSON, or an integer that may have more digits than JSON.parse keeps. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\w.])/gs;

/** Whether an ID may be such an integer. */
export function isLongNumber(id: string): boolean {
  return id.length >= 16 && /^-?\d+$/.test(id);
}

/** Puts long integers of a JSON text into quotes, so that they keep their digits. Undefined if there are none. */
export function* quotingLongNumbers(text: string): Steps<string | undefined> {
  if (!/[[:,\s]-?\d{16,}\s*[,}\]]/.test(text)) return undefined;
  const parts: string[] = [];
  let end = 0;
  let count = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (isPieceEnd(count++)) yield;
    if (found.startsWith('"')) continue;
    parts.push(text.slice(end, index), `"${found}"`);
    end = index + found.length;
  }
  return end === 0 ? undefined : parts.join("") + text.slice(end);
}
