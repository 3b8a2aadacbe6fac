import { isNearSetting, isSetting, settingNames } from "../settings/settings.ts";
import { initializationOptions } from "./protocol.ts";

type Settings = Readonly<Record<string, unknown>>;

const section = "asioImport";

/**
 * The settings in what a client sends unasked, with or without the name of their section (`asioImport`), also in keys
 * with dots; undefined if there are none. Clients send all their settings, or options for other purposes too, so
 * without the name, what is no setting counts only if it is like one, and is then told.
 * @param isOurs whether it is only for this server, so that what is like a setting counts without any
 */
export function sentSettings(sent: unknown, isOurs: boolean = false): unknown {
  if (!isObject(sent)) return undefined;
  const named = sectionOf(sent);
  if (named !== undefined) return named;
  const names = Object.keys(sent);
  const own = names.filter((name) => settingNames.includes(name) && !isOption(name, sent[name]));
  const dotted = names.filter(isSetting);
  const near = names.filter((name) => !(name in initializationOptions) && isNearSetting(name));
  if (!isOurs && own.length + dotted.length === 0) return undefined;
  const found = [...own, ...dotted, ...near];
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map((name) => [name, sent[name]]));
}

/** The settings in `initializationOptions`: in its option `settings`, or themselves. */
export function initialSettings(options: unknown): unknown {
  const given = isObject(options) ? options.settings : undefined;
  if (given === undefined) return sentSettings(options, true);
  return (isObject(given) ? sectionOf(given) : undefined) ?? given;
}

/** The section that is named, by itself or in keys with dots. A name that is only like it is left in, to be told. */
function sectionOf(sent: Settings): unknown {
  let found = sent[section];
  for (const [key, value] of Object.entries(sent)) {
    const [first = "", ...rest] = key.split(".");
    if (key === section || first.toLowerCase().replace(/[^a-z]/g, "") !== section.toLowerCase()) continue;
    const name = rest.join(".");
    const own = first === section && name !== "" ? name : key;
    found = { ...(isObject(found) ? found : {}), [own]: value };
  }
  return found;
}

/** Settings without dots in their keys, as in `{"rules": {"spaces": "off"}}`. */
export function withoutDots(settings: unknown): unknown {
  if (!isObject(settings)) return settings;
  const plain = new Map<string, unknown>();
  const groups = new Map<string, Map<string, unknown>>();
  for (const [key, value] of Object.entries(settings)) {
    if (!isSetting(key)) plain.set(key, value);
    else {
      const dot = key.indexOf(".");
      const group = groups.get(key.slice(0, dot)) ?? new Map();
      groups.set(key.slice(0, dot), group.set(key.slice(dot + 1), value));
    }
  }
  for (const [name, group] of groups) {
    const before = plain.get(name);
    plain.set(name, { ...(isObject(before) ? before : {}), ...Object.fromEntries(group) });
  }
  return Object.fromEntries(plain);
}

/** Whether it is another program's: `files` is also an option of the server, and a group of an editor's settings. */
function isOption(name: string, value: unknown): boolean {
  return typeof value === "boolean" || (name === "files" && isObject(value));
}

function isObject(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
