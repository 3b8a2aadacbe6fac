// Updates the manifest's settings and the documentation with the facts about rules from the registry.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../server/src/rules/registry.ts";

/** By file path: a function that updates the file's text. */
export const writers: Readonly<Record<string, (text: string) => string>> = {
  "package.json": withSettings,
  "docs/rules.md": withFacts,
};

/** The manifest with the schema of `asioImport.rules`. */
function withSettings(text: string): string {
  const manifest = JSON.parse(text);
  manifest.contributes.configuration.properties["asioImport.rules"].properties = Object.fromEntries(
    allRules.map(({ code, title, severity }) => [
      code,
      {
        type: "string",
        enum: ["error", "warning", "information", "hint", "off"],
        default: severity,
        // Avoids a second full stop after a title that ends with a sentence in code.
        markdownDescription: `${title.replace(/\.`$/, "`")}. Default: ${severity}.`,
      },
    ]),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The page with an updated table, and an updated line below the heading of each section. */
function withFacts(text: string): string {
  const rows = allRules.map(
    ({ code, title, severity }) => `| [\`${code}\`](#${code}) | ${severity} | ${title.replaceAll("|", "\\|")} |\n`,
  );
  const page = text.replace(/(^\| code \| default \| finding \|\n.*\n)(?:\|.*\n)*/m, (_, head) => head + rows.join(""));
  return allRules.reduce(
    (page, { code, title, severity }) =>
      page.replace(new RegExp(`(^## ${code}\n\n)\\*\\*.*`, "m"), (_, head) => `${head}**${title}** · ${severity}`),
    page,
  );
}

if (import.meta.main) {
  for (const [path, write] of Object.entries(writers)) {
    const file = join(import.meta.dirname, "..", path);
    writeFileSync(file, write(readFileSync(file, "utf8")));
  }
}
