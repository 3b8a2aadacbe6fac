import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { node } from "../../server/src/platform.node.ts";
import { fromBase64, toBase64 } from "../../server/src/platform.ts";

describe("Base64", () => {
  for (const [where, ways] of Object.entries({ "Node.js": node, "the web": { toBase64, fromBase64 } })) {
    it(`in ${where} equals standard Base64 for any length`, () => {
      for (const length of [0, 1, 2, 3, 6_143, 6_144, 6_145, 20_000]) {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 7919) >> 3);
        const text = Buffer.from(bytes).toString("base64");
        // A part of a larger buffer, as files are read.
        assert.equal(ways.toBase64(Uint8Array.from([9, ...bytes, 9]).subarray(1, length + 1)), text);
        assert.deepEqual([...ways.fromBase64(text)], [...bytes]);
      }
    });
  }
});
