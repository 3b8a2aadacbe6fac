import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { displayName, folderOf, folderPlace, isWithin, resolve, sibling } from "../../../server/src/files/places.ts";
import { node } from "../../../server/src/platform.node.ts";
import { runOn } from "../../../server/src/platform.ts";

describe("places", () => {
  for (const [folder, path, expected] of [
    ["file:///w", "a/b.json", "file:///w/a/b.json"],
    ["file:///w/", "..\\b.json", "file:///b.json"],
    ["file:///w", "/a/../b.json", "file:///b.json"],
    ["file:///w", "file:///w/../b.json", "file:///b.json"],
    ["file:///", "b.json", "file:///b.json"],
    ["memfs://mount", "b.json", "memfs://mount/b.json"],
    ["memfs://mount/", "a/b.json", "memfs://mount/a/b.json"],
    ["memfs://mount/", "../b.json", "memfs://mount/b.json"],
    ["vscode-remote://wsl%2Bubuntu/", "b.json", "vscode-remote://wsl%2Bubuntu/b.json"],
    ["vscode-remote://wsl%2Bubuntu/home", "/etc/b.json", "vscode-remote://wsl%2Bubuntu/etc/b.json"],
    ["memfs:/w", "/b.json", "memfs:/b.json"],
    ["untitled:", "b.json", "untitled:b.json"],
    ["file:///w", "~/a/b.json", "file:///home/me/a/b.json"],
    ["file:///w", "~\\b.json", "file:///home/me/b.json"],
    ["vscode-remote://wsl%2Bubuntu/w", "~/b.json", "vscode-remote://wsl%2Bubuntu/home/me/b.json"],
    ["file:///w", "~b.json", "file:///w/~b.json"],
    ["file:///w", "a/~/b.json", "file:///w/a/~/b.json"],
    ["file:///w", "$" + "{workspaceFolder}/b.json", "file:///w/b.json"],
    ["file:///w", "$" + "{workspaceFolder}\\..\\b.json", "file:///b.json"],
    ["memfs://mount", "$" + "{workspaceFolder}/a/b.json", "memfs://mount/a/b.json"],
  ] as const) {
    it(`${path} in ${folder} is ${expected}`, () => {
      runOn({ ...node, home: () => "/home/me" });
      assert.equal(resolve(folder, path), expected);
    });
  }

  it("have folders without a final slash, except for a root", () => {
    assert.equal(folderPlace("file:///w/"), "file:///w");
    assert.equal(folderPlace("file:///"), "file:///");
    assert.equal(folderPlace("memfs://mount"), "memfs://mount/");
    assert.equal(folderPlace("untitled:"), "untitled:");
    assert.equal(folderOf("memfs://mount/a.csv"), "memfs://mount/");
    assert.equal(sibling("memfs://mount/a.csv", "b.csv"), "memfs://mount/b.csv");
  });

  it("are within a folder only by their whole path", () => {
    assert.ok(isWithin("memfs://mount/a.csv", "memfs://mount"));
    assert.ok(isWithin("file:///w/a.csv", "file:///"));
    assert.ok(isWithin("file:///w/a.csv", "file:///w/"));
    assert.ok(!isWithin("file:///wide/a.csv", "file:///w"));
    assert.ok(!isWithin("memfs://other/a.csv", "memfs://mount"));
    assert.ok(!isWithin("memfs:/w/a.csv", "file:///w"));
    assert.ok(!isWithin("file://server/w/a.csv", "file:///w"));
  });

  it("are displayed by their path in the folder, or otherwise by the whole path", () => {
    assert.equal(displayName("memfs://mount/a/b.csv", "memfs://mount"), "a/b.csv");
    assert.equal(displayName("file:///w/a%20b.csv", "file:///w"), "a b.csv");
    assert.equal(displayName("file:///x/a.csv", "file:///w"), "/x/a.csv");
  });
});
