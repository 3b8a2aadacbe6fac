import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { FileError } from "../../../server/src/files/files.ts";
import { defaultContext } from "../../../server/src/settings/context.ts";
import { openFile } from "../../../server/src/streaming/disk-file.ts";
import { StreamCheck } from "../../../server/src/streaming/stream-check.ts";
import { TextFile } from "../../../server/src/streaming/text-file.ts";

function fileOf(t: TestContext, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "asio-import-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "a.csv");
  writeFileSync(path, content);
  return path;
}

test("reads a file from any offset up to its end", (t) => {
  const file = openFile(fileOf(t, "abcdef"));
  const into = Buffer.alloc(4);
  assert.deepEqual([file.size, file.read(0, into), into.toString()], [6, 4, "abcd"]);
  assert.deepEqual([file.read(3, into), into.toString()], [3, "defd"]);
  assert.equal(file.read(6, into), 0);
});

test("stops reading a file that has changed since it was opened", (t) => {
  for (const change of [
    (path: string) => appendFileSync(path, "g"),
    (path: string) => utimesSync(path, 1, 1),
    (path: string) => {
      rmSync(path);
      writeFileSync(path, "abcdef");
    },
  ]) {
    const path = fileOf(t, "abcdef");
    const file = openFile(path);
    change(path);
    assert.throws(
      () => file.read(0, Buffer.alloc(4)),
      new FileError(`${path} changed while it was read. Run the command again.`),
    );
  }
});

test("ends a report with an error if the file changes before it is printed", (t) => {
  const path = fileOf(t, "Company Name,Company ID,Site Name,Site ID,Country\nAcme,ACME,HQ,HQ1,USA\n");
  const checked = new StreamCheck(new TextFile(openFile(path)), defaultContext);
  assert.equal([...checked.places("found")].length, 1);
  appendFileSync(path, "Acme,ACME,HQ,HQ1,USA\n");
  assert.throws(() => [...checked.places("found")], FileError);
  rmSync(path);
  assert.throws(
    () => [...checked.places("found")],
    new FileError(`${path} cannot be read: there is no such file.`, true),
  );
});
