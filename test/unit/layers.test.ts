import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");
const source = "server/src/";

interface Import {
  /** Path from the repository's folder, or the name of a package. */
  readonly of: string;
  readonly isType: boolean;
}

/** What each file imports, by its path from the repository's folder. */
const imports = new Map<string, readonly Import[]>(
  globSync("{server,client}/src/**/*.ts", { cwd: root }).map((path) => {
    const file = path.replaceAll("\\", "/");
    return [
      file,
      [
        ...readFileSync(join(root, file), "utf8").matchAll(
          /^(import|export) (type )?[^"]*?from "([^"]+)"|\bimport\("([^"]+)"/gm,
        ),
      ].map(([, , type, from, dynamic]) => {
        const of = from ?? dynamic ?? "";
        return { of: of.startsWith(".") ? posix.join(file, "..", of) : of, isType: type !== undefined };
      }),
    ];
  }),
);

/** The layers of the map, from the top; a line of its table may name several. */
const layers = readFileSync(join(root, "docs/architecture.md"), "utf8")
  .split("## Layers")[1]
  ?.match(/(?<=^\| )`.*?(?= \|)/gm)
  ?.map((names) => names.match(/(?<=`)[^`]+(?=`)/g) ?? []) as string[][];

/** The position of a server file among the layers, from the top. */
function layerOf(file: string): number {
  const path = file.slice(source.length);
  return layers.findIndex((names) => names.some((name) => path === name || path.startsWith(name)));
}

/** Files that run only on Node.js; all others run in a browser too. */
const isOfNode = (file: string) => /^server\/src\/(?:cli|streaming)\/|\/node\/|\.node\.ts$/.test(file);

/** All imports that meet a condition, as readable lines. */
function found(test: (file: string, imported: Import) => boolean): string[] {
  return [...imports].flatMap(([file, all]) =>
    all.filter((each) => test(file, each)).map(({ of }) => `${file} imports ${of}`),
  );
}

describe("the layers", () => {
  it("are all on the map", () => {
    const ours = [...imports.keys()].filter((file) => file.startsWith(source));
    assert.ok(ours.length > 200);
    assert.deepEqual(
      ours.filter((file) => layerOf(file) < 0),
      [],
    );
  });

  it("import only from the layers below them", () => {
    const isUpward = (file: string, { of }: Import) =>
      file.startsWith(source) && (of.startsWith("client/") || (of.startsWith(source) && layerOf(of) < layerOf(file)));
    assert.deepEqual(found(isUpward), []);
  });

  it("of rules keep helpers that are not rules in the layer below", () => {
    const isUpward = (file: string, { of }: Import) =>
      file.includes("/rules/support/") && /\/rules\/(?!(?:rule|view|context|member)\.ts)[^/]+$/.test(of);
    assert.deepEqual(found(isUpward), []);
  });
});

describe("Node.js", () => {
  it("is imported only where necessary", () => {
    const isNeeded = (file: string, { of }: Import) =>
      file.startsWith(source) && !isOfNode(file) && (/^node:|\/node$/.test(of) || isOfNode(of));
    assert.deepEqual(found(isNeeded), []);
  });
});

describe("the extension", () => {
  it("leaves reading and checking CSV to the server", () => {
    const bundled = new Set(["client/src/extension.ts", "client/src/extension.web.ts"]);
    for (const file of bundled) {
      for (const { of, isType } of imports.get(file) ?? []) if (!isType) bundled.add(of);
    }
    assert.ok(bundled.has("client/src/commands/fix-all.ts") && bundled.has("server/src/lsp/protocol.ts"));
    const readers = ["document/reader.ts", "template/columns.ts", "rules/registry.ts"].map((file) => source + file);
    assert.deepEqual(
      ["papaparse", ...readers].filter((each) => bundled.has(each)),
      [],
    );
  });
});
