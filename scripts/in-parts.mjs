import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { transform } from "esbuild";

/**
 * Splits a bundle: what it imports dynamically becomes `NAME-….js`, which is read when it is first needed, and what both
 * need `NAME-chunk.js`. esbuild splits only ES modules, so they are made CommonJS afterwards.
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
    Object.assign(initialOptions, {
      banner: {},
      define: {},
      format: "esm",
      splitting: true,
      chunkNames: `${entryPoints[0].out}-[name]`,
      write: false,
    });
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        // `require` is faster than `import`, which would load Node.js's loader of ES modules.
        const { code } = await transform(text, { ...asWritten, footer, supported: { "dynamic-import": false } });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};
