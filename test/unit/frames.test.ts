import assert from "node:assert/strict";
import { test } from "node:test";
import { Frames } from "../../server/src/lsp/node/frames.ts";

/** The messages read from these pieces of bytes. */
function read(pieces: Iterable<string>): string[] {
  const frames = new Frames();
  const found: string[] = [];
  for (const piece of pieces) {
    frames.add(Buffer.from(piece));
    for (let next = frames.next(); next !== undefined; next = frames.next()) found.push(String(next));
  }
  return found;
}

/** A frame with any declared length. */
const frame = (body: string, length = body.length) => `Content-Length: ${length}\r\n\r\n${body}`;

test("reads a message from pieces of any size", () => {
  const text = frame("{}") + frame("[1]");
  assert.deepEqual(read([text]), ["{}", "[1]"]);
  assert.deepEqual(read(text), ["{}", "[1]"]);
  for (let at = 1; at < text.length; at++) assert.deepEqual(read([text.slice(0, at), text.slice(at)]), ["{}", "[1]"]);
});

test("finds the header after a body that is shorter than declared, in pieces of any size", () => {
  const text = frame("{\r\n", 100_000) + frame("{}") + frame("[1]");
  for (let at = 1; at < text.length; at++) {
    assert.deepEqual(read([text.slice(0, at), text.slice(at)]), ["skipped", "{}", "[1]"], `${at}`);
  }
  for (const size of [1, 2, 3, 5, 16]) {
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    assert.deepEqual(read(pieces), ["skipped", "{}", "[1]"], `pieces of ${size} bytes`);
  }
});

test("a short message does not keep the memory of a long one before it", () => {
  const frames = new Frames();
  frames.add(Buffer.from(frame("x".repeat(1_000_000)) + frame("{}")));
  assert.equal(frames.next()?.length, 1_000_000);
  const short = frames.next();
  assert.ok(short instanceof Buffer);
  assert.equal(String(short), "{}");
  assert.ok(short.buffer.byteLength < 100_000);
});
