import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { transform } from "esbuild";

/**
 * Splits a bundle. What it imports dynamically becomes `NAME-….js`, which is read when it is first needed. What several of
 * its files need becomes `NAME-chunk.js`, or `NAME-chunk2.js` and so on, the largest first. esbuild splits only ES modules, so
 * they are made CommonJS afterwards.
 * @param {string} name of the bundle
 */
export const inParts = (name) => ({
  name: "in-parts",
  setup({ initialOptions, onEnd }) {
    const { banner, define, format, target, platform, charset } = initialOptions;
    const { minifyIdentifiers, minifySyntax, minifyWhitespace } = initialOptions;
    const minify = { minifyIdentifiers, minifySyntax, minifyWhitespace };
    const asWritten = { define, format, target, platform, charset, ...minify };
    Object.assign(initialOptions, {
      banner: {},
      define: {},
      format: "esm",
      splitting: true,
      chunkNames: `${name}-[name]-[hash]`,
      write: false,
    });
    onEnd(async ({ errors, outputFiles = [] }) => {
      if (errors.length > 0) return;
      const names = partNames(outputFiles);
      for (const { path, text } of outputFiles) {
        const renamed = text.replace(/(?<=["']\.\/)[\w.-]+\.js(?=["'])/g, (part) => names.get(part) ?? part);
        // `require` is faster than `import`, which would load Node.js's loader of ES modules.
        const { code } = await transform(joined(renamed, new Set(names.values())), {
          ...asWritten,
          banner: text.includes("import.meta.url") ? banner.js : "",
          supported: { "dynamic-import": false },
        });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(join(dirname(path), names.get(basename(path)) ?? basename(path)), inAscii(code));
      }
      await removeOlder(name, initialOptions.outdir, new Set(names.values()));
    });
  },
});

/**
 * Joins a part to the others by plain values. esbuild would make a getter of each export, which takes longer to load, and
 * look each import up whenever it is used. No variable that a part exports changes after the part has loaded.
 * @param {string} text a module as esbuild writes it, with its exports at the end
 * @param {Set<string>} parts the names of all parts
 */
function joined(text, parts) {
  const pairs = (names) => names.replace(/([\w$]+)\s+as\s+([\w$]+)/g, "$1: $2");
  const swapped = (names) => names.replace(/([\w$]+)\s+as\s+([\w$]+)/g, "$2: $1");
  return text
    .replace(/\bimport\s*(\{[^}]*\})\s*from\s*"\.\/([\w-]+\.js)";/g, (statement, names, part) =>
      parts.has(part) ? `var ${pairs(names)} = require("./${part}");` : statement,
    )
    .replace(/\bexport\s*(\{[^}]*\});\s*$/, (_, names) => `module.exports = ${swapped(names)};`);
}

/**
 * Escapes letters beyond ASCII, which are only in texts and patterns: V8 would keep the whole file in two bytes for each
 * letter, and Node.js would take longer to decode it.
 */
function inAscii(code) {
  return code.replace(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Removes the chunks of an earlier build that this one does not have: the packages take all that there are. */
async function removeOlder(name, folder, names) {
  const chunks = new RegExp(`^${name}-chunk\\d*\\.js$`);
  const files = await readdir(folder);
  const older = files.filter((file) => chunks.test(file) && !names.has(file));
  await Promise.all(older.map((file) => rm(join(folder, file))));
}

/** The names of parts without the hashes by which esbuild tells them apart. */
function partNames(outputFiles) {
  const names = new Map();
  const bySize = outputFiles.toSorted((one, other) => other.contents.length - one.contents.length);
  for (const { path } of bySize) {
    const [, part] = /^(.+?)(?:\.node)?-[A-Z0-9]{8}\.js$/.exec(basename(path)) ?? [];
    if (!part) continue;
    const same = [...names.values()].filter((known) => known.replace(/\d*\.js$/, "") === part).length;
    names.set(basename(path), `${part}${same === 0 ? "" : same + 1}.js`);
  }
  return names;
}
