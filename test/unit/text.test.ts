import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBeginning, decodeFile } from "../../server/src/files/text.ts";

/** Longer than what is decoded at once. */
const characters = "é€😀".repeat(60_000);

test("a long text is decoded in pieces of whole characters", () => {
  for (const before of ["", "a", "ab", "abc", "\n"]) {
    const text = before + characters;
    assert.equal(decodeFile(Buffer.from(text), "a.csv").text, text);
    assert.equal(decodeFile(Buffer.from(`\uFEFF${text}\uFEFF`), "a.csv").text, `${text}\uFEFF`);
    assert.equal(decodeFile(Buffer.from(`\uFEFF${text}`, "utf16le"), "a.csv").text, text);
  }
});

test("bytes that are no characters are lost as if all were decoded at once", () => {
  const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, at) => 0x80 + ((at * at + (at >> 3)) % 0x80)));
  const { text, lossy } = decodeFile(bytes, "a.csv");
  assert.ok(lossy);
  assert.equal(text, new TextDecoder().decode(bytes));
});

test("the beginning of a file is as it is in the whole", () => {
  const beginning = decodeBeginning(Buffer.from(`\uFEFF${characters}`), "a.csv");
  assert.ok(beginning.length >= 65_536 && beginning.length < characters.length);
  assert.ok(characters.startsWith(beginning));
});
