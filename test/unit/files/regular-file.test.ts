import assert from "node:assert/strict";
import { it } from "node:test";
import { readRegularFile } from "../../../server/src/files/node/regular-file.ts";

it("reads a file whose reported size is 0", { skip: process.platform !== "linux" }, async () => {
  assert.match(new TextDecoder().decode(await readRegularFile("/proc/self/status")), /^Name:.*\nPid:.*\n$/s);
  assert.ok((await readRegularFile("/proc/self/smaps")).length > 2 ** 16);
});
