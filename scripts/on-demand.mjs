import { mkdir, readFile, writeFile } from "node:fs/promises";

/**
 * What few files need, and what would take longer than checking a small one: the names of all countries, in a file of
 * their own beside the bundles, and the transliteration library, which makes a pattern of 2,000 letters when it loads.
 */
export const onDemand = {
  name: "on-demand",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /country-names\.generated\.json$/ }, async ({ path }) => {
      const table = JSON.parse(await readFile(path, "utf8"));
      await mkdir("dist", { recursive: true });
      await writeFile("dist/country-names.json", JSON.stringify(table));
      const parts = Object.keys(table).map(
        (part) => `get ${part}() { return require("./country-names.json").${part}; }`,
      );
      return { contents: `export default { ${parts.join()} };` };
    });
    onResolve({ filter: /^\.\/country-names\.json$/ }, ({ path }) => ({ path, external: true }));

    onResolve({ filter: /^@sindresorhus\/transliterate$/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "on-demand" } : undefined,
    );
    onLoad({ filter: /^/, namespace: "on-demand" }, ({ path }) => ({
      contents: `let library; export default (text) => (library ??= require("${path}").default)(text);`,
      resolveDir: ".",
    }));

    // Otherwise, each of our files that uses it would copy all that it exports.
    onResolve({ filter: /^vscode-languageserver$/ }, ({ path, importer }) =>
      importer.endsWith(".ts") ? { path, namespace: "copied-once" } : undefined,
    );
    onLoad({ filter: /^/, namespace: "copied-once" }, ({ path }) => ({
      contents: `export * from "${path}";`,
      resolveDir: ".",
    }));
  },
};
