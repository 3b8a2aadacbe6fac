import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fromBase64, toBase64 } from "../../../server/src/files/base64.ts";

describe("Base64", () => {
  for (const where of ["Node.js", "a browser"]) {
    it(`of ${where} is that of all others, of any length`, (t) => {
      const { Buffer } = globalThis;
      if (where === "a browser") {
        t.after(() => Object.assign(globalThis, { Buffer }));
        Object.assign(globalThis, { Buffer: undefined });
      }
      for (const length of [0, 1, 2, 3, 6_143, 6_144, 6_145, 20_000]) {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 7919) >> 3);
        const text = Buffer.from(bytes).toString("base64");
        // A part of a larger buffer, as files are read.
        assert.equal(toBase64(Uint8Array.from([9, ...bytes, 9]).subarray(1, length + 1)), text);
        assert.deepEqual([...fromBase64(text)], [...bytes]);
      }
    });
  }
});
