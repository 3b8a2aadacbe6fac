import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { transform } from "esbuild";

/**
 * Splits a bundle: what it imports dynamically becomes `NAME-PART.js`, which is read when it is first needed, what it
 * shares with all parts `NAME-chunk.js`, and what with one `NAME-chunk-PART.js`. esbuild splits only ES modules, so they
 * are made CommonJS afterwards.
 */
export const inParts = {
  name: "in-parts",
  setup({ initialOptions, onEnd }) {
    const { entryPoints, banner, define, format, target, platform, charset } = initialOptions;
    const { minifyIdentifiers, minifySyntax, minifyWhitespace } = initialOptions;
    const minify = { minifyIdentifiers, minifySyntax, minifyWhitespace };
    const asWritten = { banner: banner.js, define, format, target, platform, charset, ...minify };
    // Each use of an import would call a getter. No variable that a part exports changes after the part has loaded.
    const footer = "module.exports = { ...module.exports };";
    const [{ out: bundle }] = entryPoints;
    Object.assign(initialOptions, {
      banner: {},
      define: {},
      format: "esm",
      splitting: true,
      chunkNames: `${bundle}-[name]-[hash]`,
      write: false,
    });
    onEnd(async ({ outputFiles = [], metafile }) => {
      const names = namesOf(metafile.outputs, bundle);
      for (const { path, text } of outputFiles) {
        const named = names.reduce((all, [from, to]) => all.replaceAll(`./${from}`, `./${to}`), text);
        // `require` is faster than `import`, which would load Node.js's loader of ES modules.
        const { code } = await transform(named, { ...asWritten, footer, supported: { "dynamic-import": false } });
        const [, to = basename(path)] = names.find(([from]) => from === basename(path)) ?? [];
        await mkdir(dirname(path), { recursive: true });
        await writeFile(join(dirname(path), to), code);
      }
    });
  },
};

/** What the files of a bundle are called, by how esbuild has called them. */
function namesOf(outputs, bundle) {
  const withoutHash = (path) => basename(path).replace(/-[^-]*$/, "");
  const all = Object.entries(outputs).filter(([path]) => basename(path) !== `${bundle}.js`);
  const parts = all.filter(([, { entryPoint }]) => entryPoint !== undefined);
  const chunks = all.filter(([, { entryPoint }]) => entryPoint === undefined);
  const chunkName = (chunk) => {
    const sharers = parts.filter(([, { imports }]) => imports.some(({ path }) => path === chunk));
    const names = sharers.map(([path]) => withoutHash(path).slice(bundle.length));
    return `${withoutHash(chunk)}${sharers.length < parts.length ? names.sort().join("") : ""}.js`;
  };
  return [
    ...parts.map(([path]) => [basename(path), `${withoutHash(path)}.js`]),
    ...chunks.map(([path]) => [basename(path), chunkName(path)]),
  ];
}
