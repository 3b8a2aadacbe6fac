import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { URI } from "vscode-uri";
import { uri } from "../../server/src/lsp/shapes.ts";

const runs = Number(process.env.PROPERTY_RUNS ?? 5_000);

const parts = [
  "file",
  "untitled",
  ":",
  "/",
  "//",
  "%2F",
  "%2f",
  "%",
  "a",
  "?",
  "#",
  "é",
  "\n",
  " ",
  "1",
  "+",
  "-",
  ".",
];
const someParts = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((found) => found.join(""));
const anyAddress = fc.oneof(
  someParts,
  someParts.map((rest) => `file:${rest}`),
);

test("accepts the URIs that vscode-uri accepts, except for some with a stray %", () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      const isUri = uri.fault(address, "uri") === undefined;
      const isTaken = succeeds(() => URI.parse(address, true));
      if (isUri || succeeds(() => decodeURIComponent(address))) assert.equal(isUri, isTaken, address);
    }),
    { numRuns: runs },
  );
});

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
