import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the innermost package that a bundled file belongs to. */
const packageOf = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Packages from whose data `generate-iso.mjs` has generated a file. */
const tables = ["cldr-core", "cldr-subdivisions-full", "i18n-iso-countries", "iso-3166"];

/** Licences under which a library may be part of a bundle, if its notice is: none asks for more. */
const allowed = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unicode-3.0"];

/**
 * Writes the licences of all libraries in the bundles.
 * @param metafiles esbuild's metafile of each bundle
 * @throws Error if a library has no licence, or none that is allowed
 */
export async function writeNotices(metafiles, path) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => bundled(inputs)));
  const folders = new Set([
    ...inputs.flatMap((input) => packageOf.exec(input.replaceAll("\\", "/"))?.[0] ?? []),
    ...tables.map((name) => `node_modules/${name}`),
  ]);
  const notices = new Set(await Promise.all([...folders].sort().map(noticeOf)));
  const rule = "-".repeat(80);
  await writeFile(
    path,
    `Asio Import contains parts of these libraries.\n${[...notices].map((notice) => `\n${rule}\n${notice}`).join("")}`,
  );
}

/** The files that remain in the bundle after tree shaking. */
function bundled(inputs) {
  return Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0);
}

async function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file)).sort();
  if (!license && files.length === 0) throw new Error(`${name} has no licence`);
  if (license && !allowed.includes(license)) throw new Error(`${name} has the licence ${license}`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const holder = typeof author === "string" ? author : author?.name;
  const text =
    texts.length > 0
      ? texts.map((each) => each.trim()).join("\n\n")
      : `Copyright ${holder ?? `the authors of ${name}`}`;
  return `${name} ${version}\nLicence: ${license ?? "see below"}\n\n${text}\n`;
}
