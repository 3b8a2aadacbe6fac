import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "jsonc-parser";
import { vsCodeFiles } from "./vscode-files.ts";

/** A colour as `#rrggbb`. */
export type Colour = string;

/** A rule of a colour theme for TextMate scopes. */
interface ThemeRule {
  readonly scope?: string | readonly string[];
  readonly settings: { readonly foreground?: Colour };
}

/** A colour theme that comes with VS Code. */
export interface Theme {
  readonly name: string;
  readonly background: Colour;
  readonly foreground: Colour;
  /** The colour of an error's squiggle. */
  readonly error: Colour;
  readonly rules: readonly ThemeRule[];
}

interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, Colour>>;
  readonly tokenColors?: readonly ThemeRule[];
}

/** VS Code's colours by kind of theme, where a theme has none: `editorColors.ts` and `colors/editorColors.ts` there. */
const defaults: Readonly<Record<string, { background: Colour; foreground: Colour; error: Colour }>> = {
  vs: { background: "#ffffff", foreground: "#333333", error: "#e51400" },
  "vs-dark": { background: "#1e1e1e", foreground: "#bbbbbb", error: "#f14c4c" },
  "hc-black": { background: "#000000", foreground: "#ffffff", error: "#f48771" },
  "hc-light": { background: "#ffffff", foreground: "#292929", error: "#b5200d" },
};

/** All colour themes of the real VS Code. */
export async function themes(): Promise<Theme[]> {
  const folder = join(await vsCodeFiles(), "extensions", "theme-defaults");
  const { contributes } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return await Promise.all(
    contributes.themes.map(async ({ id, uiTheme, path }: Record<"id" | "uiTheme" | "path", string>) => {
      const { colors = {}, tokenColors = [] } = await read(join(folder, path));
      const kind = defaults[uiTheme];
      if (!kind) throw new Error(`${id} is a theme of an unknown kind: ${uiTheme}`);
      return {
        name: id,
        background: colors["editor.background"] ?? kind.background,
        foreground: colors["editor.foreground"] ?? kind.foreground,
        error: colors["editorError.foreground"] ?? kind.error,
        rules: tokenColors,
      };
    }),
  );
}

/** A theme's file, with those that it includes. */
async function read(path: string): Promise<ThemeFile> {
  const own: ThemeFile = parse(await readFile(path, "utf8"));
  const base = own.include === undefined ? {} : await read(join(dirname(path), own.include));
  return {
    colors: { ...base.colors, ...own.colors },
    tokenColors: [...(base.tokenColors ?? []), ...(own.tokenColors ?? [])],
  };
}

/** A TextMate grammar. */
export interface Grammar {
  readonly scopeName: string;
}

/** The foreground in the metadata of a token, as vscode-textmate packs it: nine bits. */
const foregroundOf = (metadata: number) => (metadata >>> 15) & 0x1ff;

/**
 * Colours lines by a grammar and a theme, with the libraries of the real VS Code. Returns a function that gives the
 * colours of each line's stretches, with their starts (UTF-16).
 */
export async function colouring({ foreground, background, rules }: Theme, grammar: Grammar) {
  const require = createRequire(join(await vsCodeFiles(), "package.json"));
  const { Registry, INITIAL } = require("vscode-textmate");
  const { loadWASM, OnigScanner, OnigString } = require("vscode-oniguruma");
  await loadWASM(await readFile(join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm")));
  const registry = new Registry({
    onigLib: {
      createOnigScanner: (patterns: string[]) => new OnigScanner(patterns),
      createOnigString: (text: string) => new OnigString(text),
    },
    loadGrammar: async () => grammar,
    theme: { settings: [{ settings: { foreground, background } }, ...rules] },
  });
  const loaded = await registry.loadGrammar(grammar.scopeName);
  const palette: Colour[] = registry.getColorMap();
  return (lines: readonly string[]) => {
    let state = INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = loaded.tokenizeLine2(line, state);
      state = ruleStack;
      return Array.from({ length: tokens.length / 2 }, (_, index) => ({
        start: tokens[2 * index] as number,
        colour: palette[foregroundOf(tokens[2 * index + 1])] ?? foreground,
      }));
    });
  };
}
