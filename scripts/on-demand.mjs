import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * What few files need, and what would take longer than checking a small one: the names of all countries, in a file of
 * their own beside the bundles, the transliteration library, which makes a pattern of 2,000 letters when it loads, and
 * Node.js's own modules for streams, terminals and asynchronous files.
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

    onResolve({ filter: /^node:(?:fs\/promises|stream\/promises|tty)$/ }, ({ path, importer, kind }) =>
      kind === "import-statement" && importer.endsWith(".ts") ? { path, namespace: "node" } : undefined,
    );
    onLoad({ filter: /^/, namespace: "node" }, async ({ path }) => {
      const functions = Object.entries(await import(path)).filter(([, value]) => typeof value === "function");
      const lazily = ([name]) => `export const ${name} = (...args) => require("${path}").${name}(...args);`;
      return { contents: functions.map(lazily).join("\n") };
    });

    // Otherwise, each of our files that uses it would copy all that it exports, and each use would call a getter.
    onResolve({ filter: /^vscode-languageserver$/ }, ({ path, importer }) =>
      importer.endsWith(".ts") ? { path, namespace: "copied-once" } : undefined,
    );
    onLoad({ filter: /^/, namespace: "copied-once" }, ({ path }) => {
      const names = Object.keys(require(path)).filter((name) => /^\w+$/.test(name));
      const copies = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => library.${name})();`);
      return { contents: [`const library = require("${path}");`, ...copies].join("\n"), resolveDir: "." };
    });
  },
};
