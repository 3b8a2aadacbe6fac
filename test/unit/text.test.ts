import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBeginning, decodeFile } from "../../server/src/files/text.ts";

/** Longer than the text that is decoded at once. */
const characters = "é€😀".repeat(60_000);

test("decodes a long text in pieces of whole characters", () => {
  for (const before of ["", "a", "ab", "abc", "\n"]) {
    const text = before + characters;
    assert.equal(decodeFile(Buffer.from(text), "a.csv").text, text);
    assert.equal(decodeFile(Buffer.from(`\uFEFF${text}\uFEFF`), "a.csv").text, `${text}\uFEFF`);
    assert.equal(decodeFile(Buffer.from(`\uFEFF${text}`, "utf16le"), "a.csv").text, text);
  }
});

test("loses the same invalid bytes as when decoding all at once", () => {
  const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, at) => 0x80 + ((at * at + (at >> 3)) % 0x80)));
  const { text, lossy } = decodeFile(bytes, "a.csv");
  assert.ok(lossy);
  assert.equal(text, new TextDecoder().decode(bytes));
});

test("decodes the beginning of a file like the whole file", () => {
  const beginning = decodeBeginning(Buffer.from(`\uFEFF${characters}`), "a.csv");
  assert.ok(beginning.length >= 65_536 && beginning.length < characters.length);
  assert.ok(characters.startsWith(beginning));
});

test("accepts text with a few NULs or NUL padding, but no other bytes with NULs", () => {
  const row = "Acme,ACME1,HQ,HQ1,US\n";
  for (const text of [
    `${row}\0`,
    `${row}\0\0\0\x1a`,
    row + "\0".repeat(10_000),
    `Ac\0me${row}`,
    `Montr\xe9al${row}\0`,
  ]) {
    assert.equal(decodeFile(Buffer.from(text), "a.csv").text, text);
  }
  for (const text of ["\0", "\0\0\0", "A\0\x01B", `${row}\0\x02`, "A\0B\0C\x1a", `${"ab\0".repeat(9)}${row}`]) {
    assert.throws(() => decodeFile(Buffer.from(text), "a.csv"), /not a text file/, JSON.stringify(text));
  }
  for (const order of ["utf-16le", "utf-16be"] as const) {
    const bytes = Buffer.from(row, "utf16le");
    const ordered = order === "utf-16le" ? bytes : bytes.swap16();
    assert.throws(() => decodeFile(ordered, "a.csv"), { encoding: order });
  }
});
