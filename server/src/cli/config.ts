import { dirname, extname, resolve as resolvePath } from "node:path";
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { quoted, shorten } from "../rules/support/wording.ts";
import { isSetting, settingGroups } from "../settings/settings.ts";

/** What a configuration file contains. */
export interface Config {
  /** The object of section `asioImport`, not yet validated. */
  readonly section: unknown;
  /** Folder that its relative paths start from. */
  readonly folder: string;
}

/** A configuration that cannot be read. The message is a phrase after the file's name. */
export class ConfigError extends Error {}

/** Settings as they are collected: unlike an object, a map takes `__proto__` as a key. */
type Group = Map<string, Group | Node>;

const section = "asioImport";

/**
 * Reads a configuration: the section's object, a VS Code settings file, or the `settings` of a workspace file.
 * @throws ConfigError if it is not settings, or if one of them would not count
 */
export function parseConfig(text: string, path: string): Config {
  try {
    return configOf(treeOf(text), path);
  } catch (error) {
    // The parser is recursive, and so are the settings.
    if (error instanceof RangeError) throw new ConfigError("is nested too deeply to be settings.");
    throw error;
  }
}

function configOf(root: Node, path: string): Config {
  const folder = dirname(path);
  if (extname(path) !== ".code-workspace") {
    const isOfWorkspace = /[\\/]\.vscode$/.test(folder);
    return { section: sectionOf(root), folder: isOfWorkspace ? dirname(folder) : folder };
  }
  const members = new Map(membersOf(root));
  const settings = members.get("settings");
  const [only, ...others] = members.get("folders")?.children ?? [];
  const at = only && others.length === 0 ? new Map(membersOf(only)).get("path")?.value : undefined;
  return {
    section: settings ? sectionOf(settings) : {},
    folder: typeof at === "string" ? resolvePath(folder, at) : folder,
  };
}

function treeOf(text: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.offset).split("\n").length;
    throw new ConfigError(
      `is not valid JSON: ${faults[printParseErrorCode(error.error)] ?? unreadable} in line ${line}.`,
    );
  }
  if (!root) throw new ConfigError('is empty: write settings as a JSON object, such as {"rules": {"spaces": "off"}}.');
  return root;
}

const unreadable = "there is unexpected text";

/** What is wrong, before `in line 3`, by the name of the parser's error. */
const faults: Readonly<Record<string, string>> = {
  InvalidNumberFormat: "a number is not well formed",
  PropertyNameExpected: "the name of a setting in double quotes is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace } is missing",
  CloseBracketExpected: "a closing bracket ] is missing",
  EndOfFileExpected: "text follows the end of the object",
  UnexpectedEndOfComment: "a comment is not closed",
  UnexpectedEndOfString: "a closing quote is missing",
  UnexpectedEndOfNumber: "a number is not complete",
  InvalidUnicode: "the code of a character is wrong",
  InvalidEscapeCharacter: "a backslash is not doubled",
  InvalidCharacter: "a string contains a control character",
};

/** The section's object, from dotted keys or nested ones. */
function sectionOf(root: Node): unknown {
  if (root.type !== "object") return getNodeValue(root);
  const members = membersOf(root);
  const ours = members.filter(([key]) => isOurs(key));
  const isDotted = members.every(([key]) => key.includes(".") || key.startsWith("["));
  // A VS Code settings file may contain no settings of this extension. Nobody else's begin like those of its section.
  if (ours.length === 0 && members.length > 0 && isDotted && !members.some(([key]) => isOfGroup(key))) return {};
  const settings: Group = new Map();
  if (ours.length === 0) put(settings, section, root, "");
  for (const [key, value] of ours) put(settings, key, value, "");
  const bare = ours.length > 0 ? members.find(([key]) => isSetting(key) || settingGroups.includes(key)) : undefined;
  if (bare) throw uncounted(bare[0], `${section}.${bare[0]}`);
  const found = settings.get(section);
  return found instanceof Map ? objectOf(found) : found ? getNodeValue(found) : {};
}

/** Whether a key belongs to the section. One that only resembles it would not count in VS Code either. */
function isOurs(key: string): boolean {
  const [first = "", ...rest] = key.split(".");
  if (first === section) return true;
  if (first.toLowerCase().replace(/[^a-z]/g, "") !== section.toLowerCase()) return false;
  throw uncounted(key, [section, ...rest].join("."));
}

function uncounted(key: string, right: string): ConfigError {
  return new ConfigError(`has ${quoted(key)}, which does not count: write ${quoted(right)}.`);
}

function isOfGroup(key: string): boolean {
  return settingGroups.some((group) => key.startsWith(`${group}.`));
}

/** Adds a setting. Groups that are given in several places are joined. */
function put(into: Group, key: string, value: Node, parent: string): void {
  // Headers of `template.columns` may contain dots.
  const dot = parent.includes(".") ? -1 : key.indexOf(".");
  const first = dot === -1 ? key : key.slice(0, dot);
  const name = parent === "" ? first : `${parent}.${first}`;
  const known = into.get(first);
  if (dot === -1 && value.type !== "object") {
    if (known) throw new ConfigError(`sets ${shorten(name)} twice: delete one of them.`);
    if (value.type === "null") throw new ConfigError(`sets ${shorten(name)} to null: delete it, or write its value.`);
    into.set(first, value);
    return;
  }
  if (known && !(known instanceof Map)) throw new ConfigError(`sets ${shorten(name)} twice: delete one of them.`);
  const group: Group = known ?? new Map();
  into.set(first, group);
  if (dot !== -1) put(group, key.slice(dot + 1), value, name);
  else for (const [inner, member] of membersOf(value)) put(group, inner, member, name);
}

function objectOf(group: Group): unknown {
  return Object.fromEntries(
    Array.from(group, ([key, value]) => [key, value instanceof Map ? objectOf(value) : getNodeValue(value)]),
  );
}

/** The members of an object, including those with the same key. */
function membersOf(node: Node): [key: string, value: Node][] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Node][] =>
    key && value ? [[String(key.value), value]] : [],
  );
}
