import { looseKey } from "../document/fold.ts";
import { isGlob } from "../files/glob.ts";
import type { Severity } from "../rules/context.ts";
import { inDigits, quoted } from "../rules/support/wording.ts";
import { columnKinds } from "../template/kinds.ts";
import { NearNames } from "../template/nearest.ts";
import type { ColumnOverride } from "../template/template.ts";

/**
 * What is ready to upload: whole companies, all of whose rows pass, or all rows that pass. In the latter case, the
 * platform creates a company from some of its rows, and then refuses a file with the others.
 */
export const readySplits = ["company", "row"] as const;
export type ReadySplit = (typeof readySplits)[number];

/** A setting that names files. */
export type FileSetting = "template.file" | "existing.files" | "mappings";

/** The settings of section `asioImport`, with their defaults filled in. */
export interface Settings {
  /** Added by the client, not the user: the settings for files that an untrusted workspace has set. */
  readonly restricted: readonly string[];
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, Severity | "off">>;
  readonly template: { readonly file: string; readonly columns: Readonly<Record<string, ColumnOverride>> };
  /** The lists that the user has set; undefined for the assumed ones. */
  readonly types: Readonly<Record<"email" | "phone" | "social", readonly string[] | undefined>>;
  readonly existing: {
    readonly files: readonly string[];
    readonly listPath: string;
    readonly nameKeys: readonly string[];
    readonly idKeys: readonly string[];
  };
  readonly response: { readonly fileName: string; readonly rows: "failed" | "all" };
  readonly ready: { readonly split: ReadySplit };
  readonly codeLens: { readonly sites: boolean };
  readonly inlayHints: boolean;
  /** Path of the file in which mappings are remembered; empty for none. */
  readonly mappings: string;
  readonly maxProblems: number;
}

/** The settings of each group within section `asioImport`. */
const sections = {
  template: ["file", "columns"],
  types: ["email", "phone", "social"],
  existing: ["files", "listPath", "nameKeys", "idKeys"],
  response: ["fileName", "rows"],
  ready: ["split"],
  codeLens: ["sites"],
} as const;

/** The names of all settings and groups of section `asioImport`. */
export const settingNames: readonly string[] = [
  ...Object.keys(sections),
  "restricted",
  "files",
  "rules",
  "maxProblems",
  "inlayHints",
  "mappings",
  "tabMovesBetweenCells",
  "trace",
];

/** Whether a key is like the name of a setting, or of a group, but none. */
export function isNearSetting(key: string): boolean {
  return !settingNames.includes(key) && likely(key, settingNames) !== "";
}

/** The groups of section `asioImport`, as keys begin in a file. */
export const settingGroups: readonly string[] = ["rules", ...Object.keys(sections)];

/** Whether a dotted key is one of the section, without the section's name. */
export function isSetting(key: string): boolean {
  const [group = "", ...rest] = key.split(".");
  const names: readonly string[] | undefined = Object.entries(sections).find(([name]) => name === group)?.[1];
  return rest.length > 0 && (group === "rules" || (names?.includes(rest.join(".")) ?? false));
}

/** Length of a path or glob, in UTF-16 units: PATH_MAX. */
const longestPath = 4_096;
/** Length of a file name, in UTF-16 units: NAME_MAX. */
const longestName = 255;
/** Length of other strings, in UTF-16 units: a type, a key, a header. */
const longestText = 1_000;
/** Total length of the globs in a list. Matching compares each of their characters with each character of a path. */
const longestGlobs = 10_000;
/** Entries of a list or an object. */
const maxEntries = 1_000;
/** Problems that are reported one by one. */
const maxProblems = 100;

/** The limit of `maxProblems`: as many problems as VS Code shows for a file. */
const maxShown = 1_000;

const defaultMappings = ".vscode/asio-mappings.json";
const defaultResponseName = `\${name}.response.csv`;
const severities: readonly string[] = ["error", "warning", "information", "hint", "off"];

/** Validated settings, and one sentence for each invalid value. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/**
 * Validates the object of section `asioImport`. An invalid value is reported and counts as not set.
 * @param codes the codes of rules that `asioImport.rules` may name
 */
export function readSettings(raw: unknown, codes: readonly string[]): ReadSettings {
  const reader = new Reader();
  const root = reader.section(raw, "asioImport", settingNames);
  const section = (name: keyof typeof sections) => reader.section(root[name], `asioImport.${name}`, sections[name]);
  const [template, types, existing, response, ready, codeLens] = [
    section("template"),
    section("types"),
    section("existing"),
    section("response"),
    section("ready"),
    section("codeLens"),
  ];
  const settings: Settings = {
    restricted: reader.texts(root.restricted, "asioImport.restricted") ?? [],
    files: reader.paths(root.files, "asioImport.files") ?? [],
    rules: reader.rules(reader.object(root.rules, "asioImport.rules"), codes),
    template: {
      file: reader.text(template.file, "asioImport.template.file", longestPath),
      columns: reader.columns(reader.object(template.columns, "asioImport.template.columns")),
    },
    types: {
      email: reader.list(types.email, "asioImport.types.email"),
      phone: reader.list(types.phone, "asioImport.types.phone"),
      social: reader.list(types.social, "asioImport.types.social"),
    },
    existing: {
      files: reader.paths(existing.files, "asioImport.existing.files") ?? [],
      listPath: reader.text(existing.listPath, "asioImport.existing.listPath"),
      nameKeys: reader.texts(existing.nameKeys, "asioImport.existing.nameKeys") ?? [],
      idKeys: reader.texts(existing.idKeys, "asioImport.existing.idKeys") ?? [],
    },
    response: {
      fileName: reader.fileName(response.fileName, "asioImport.response.fileName"),
      rows: reader.choice(response.rows, ["failed", "all"], "asioImport.response.rows"),
    },
    ready: { split: reader.choice(ready.split, readySplits, "asioImport.ready.split") },
    codeLens: { sites: reader.flag(codeLens.sites, "asioImport.codeLens.sites") },
    inlayHints: reader.flag(root.inlayHints, "asioImport.inlayHints"),
    mappings: reader.text(root.mappings ?? defaultMappings, "asioImport.mappings", longestPath),
    maxProblems: reader.count(root.maxProblems, "asioImport.maxProblems", maxShown, 500),
  };
  return { settings, problems: reader.problems };
}

class Reader {
  readonly #problems: string[] = [];
  #unreported = 0;

  get problems(): string[] {
    const more = `asioImport: ${inDigits(this.#unreported)} more values are invalid.`;
    return this.#unreported === 0 ? this.#problems : [...this.#problems, more];
  }

  #report(problem: string): void {
    if (this.#problems.length < maxProblems) this.#problems.push(problem);
    else this.#unreported++;
  }

  object(value: unknown, name: string): Readonly<Record<string, unknown>> {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.#reject(value, `${name} must be an object.`, {});
    }
    if (Object.keys(value).length <= maxEntries) return value as Record<string, unknown>;
    return this.#reject(value, `${name} must have at most ${inDigits(maxEntries)} entries.`, {});
  }

  /** An object with settings. Reports unknown keys. */
  section(value: unknown, name: string, known: readonly string[]): Readonly<Record<string, unknown>> {
    const section = this.object(value, name);
    for (const key of Object.keys(section)) {
      if (known.includes(key)) continue;
      const isAgain = key === name || key.startsWith(`${name}.`);
      const problem = isAgain
        ? `contains ${quoted(key)}: leave out the second ${name}.`
        : `has no setting ${quoted(key)}.${likely(key, [...known, name])}`;
      this.#report(`${name} ${problem}`);
    }
    return section;
  }

  text(value: unknown, name: string, longest = longestText): string {
    if (typeof value !== "string") return this.#reject(value, `${name} must be a text.`, "");
    const fault = faultOf(value, longest);
    return fault === undefined ? value : this.#reject(value, `${name} must ${fault}.`, "");
  }

  texts(value: unknown, name: string, longest = longestText): string[] | undefined {
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      return this.#reject(value, `${name} must be a list of strings.`, undefined);
    }
    if (value.length > maxEntries) {
      return this.#reject(value, `${name} must have at most ${inDigits(maxEntries)} entries.`, undefined);
    }
    const fault = value.map((item) => faultOf(item, longest)).find((each) => each !== undefined);
    if (fault !== undefined) return this.#reject(value, `${name}: each string must ${fault}.`, undefined);
    return value.filter((item) => item !== "");
  }

  /** A list of paths and globs. */
  paths(value: unknown, name: string): string[] | undefined {
    const paths = this.texts(value, name, longestPath);
    if (paths && (value as string[]).includes("")) this.#report(`${name}: an empty text names no file.`);
    const globs = paths?.filter(isGlob).join("") ?? "";
    if (globs.length <= longestGlobs) return paths;
    const problem = `${name}: its globs must have at most ${inDigits(longestGlobs)} characters together.`;
    return this.#reject(value, problem, undefined);
  }

  /** A list for which empty counts as not set. */
  list(value: unknown, name: string): string[] | undefined {
    const texts = this.texts(value, name);
    return texts?.length ? texts : undefined;
  }

  fileName(value: unknown, name: string): string {
    const text = this.text(value, name, longestName) || defaultResponseName;
    if (!/[\\/]/.test(text) && !/^\.+$/.test(text)) return text;
    const problem = `${name} must be the name of a file without a folder, not ${quoted(text)}.`;
    return this.#reject(value, problem, defaultResponseName);
  }

  choice<T extends string>(value: unknown, choices: readonly [T, ...T[]], name: string): T {
    const found = choices.find((choice) => choice === value);
    return found ?? this.#reject(value, `${name} must be one of ${choices.join(", ")}.`, choices[0]);
  }

  flag(value: unknown, name: string): boolean {
    return typeof value === "boolean" ? value : this.#reject(value, `${name} must be true or false.`, false);
  }

  count(value: unknown, name: string, most: number, preset: number): number {
    if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= most) return value;
    return this.#reject(value, `${name} must be a whole number from 1 to ${inDigits(most)}.`, preset);
  }

  rules(value: Readonly<Record<string, unknown>>, codes: readonly string[]): Record<string, Severity | "off"> {
    const rules: Record<string, Severity | "off"> = {};
    for (const [code, severity] of Object.entries(value)) {
      if (!codes.includes(code)) {
        this.#report(`asioImport.rules: unknown rule ${quoted(code)}.${likely(code, codes)}`);
      } else if (typeof severity !== "string" || !severities.includes(severity)) {
        const right = typeof severity === "string" ? likely(severity, severities) : "";
        this.#report(`asioImport.rules: "${code}" must be one of ${severities.join(", ")}.${right}`);
      } else rules[code] = severity as Severity | "off";
    }
    return rules;
  }

  columns(value: Readonly<Record<string, unknown>>): Record<string, ColumnOverride> {
    const columns = Object.entries(value).flatMap(([header, raw]): [string, ColumnOverride][] => {
      const name = `asioImport.template.columns, ${quoted(header)}`;
      const fault = header.trim() === "" ? "not be blank" : faultOf(header, longestText);
      if (fault !== undefined) {
        this.#report(`${name}: a header must ${fault}.`);
        return [];
      }
      const { kind, required, maxLength } = this.section(raw, name, ["kind", "required", "maxLength"]);
      const override: ColumnOverride = {};
      const known = columnKinds.find((each) => each === kind);
      if (known) override.kind = known;
      else this.#reject(kind, `${name}: kind must be one of ${columnKinds.join(", ")}.`, undefined);
      if (typeof required === "boolean") override.required = required;
      else this.#reject(required, `${name}: required must be true or false.`, undefined);
      if (typeof maxLength === "number" && Number.isInteger(maxLength) && maxLength > 0) override.maxLength = maxLength;
      else this.#reject(maxLength, `${name}: maxLength must be a whole number above 0.`, undefined);
      return [[header, override]];
    });
    // Unlike an assignment, this also works for a header named `__proto__`.
    return Object.fromEntries(columns);
  }

  /** Reports a value unless it is not set, and returns the default. */
  #reject<T>(value: unknown, problem: string, preset: T): T {
    if (value !== undefined && value !== null) this.#report(problem);
    return preset;
  }
}

/** Asks, after a space, whether a known word was meant; empty if none is like it. */
function likely(text: string, known: readonly string[]): string {
  const names = new NearNames(known.map((word) => [looseKey(word), word]));
  const [meant] = names.nearest(looseKey(text.slice(0, longestName)), 1);
  return meant === undefined ? "" : ` Did you mean ${quoted(meant)}?`;
}

/** The requirement that a string does not meet, as it follows `must`; undefined if it meets all. */
function faultOf(text: string, longest: number): string | undefined {
  if (text.length > longest) return `have at most ${inDigits(longest)} characters`;
  // No path contains half of a surrogate pair, and no URI can be made from one.
  return /\0|\p{Surrogate}/u.test(text) ? "not contain U+0000 or half of a surrogate pair" : undefined;
}
