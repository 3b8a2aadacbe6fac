import { isNearSetting, isSetting, settingNames } from "../settings/settings.ts";
import { initializationOptions } from "./protocol.ts";

type Settings = Readonly<Record<string, unknown>>;

const section = "asioImport";

/**
 * The settings in what a client sends unasked, with or without the name of their section (`asioImport`), also in keys
 * with dots; undefined if there are none. Clients send all their settings, or options for other purposes too, so
 * without the name, what is no setting counts only if it is like one, and is then told.
 */
export function sentSettings(sent: unknown): unknown {
  if (!isObject(sent)) return undefined;
  const named = sectionOf(sent);
  if (named !== undefined) return named;
  const own = Object.keys(sent).filter((name) => settingNames.includes(name) && !isOption(name, sent[name]));
  const near = Object.keys(sent).filter((name) => !(name in initializationOptions) && isNearSetting(name));
  return own.length > 0 ? Object.fromEntries([...own, ...near].map((name) => [name, sent[name]])) : undefined;
}

/** The settings in `initializationOptions`: in its option `settings`, or themselves. */
export function initialSettings(options: unknown): unknown {
  const given = isObject(options) ? options.settings : undefined;
  if (given === undefined) return sentSettings(options);
  return (isObject(given) ? sectionOf(given) : undefined) ?? given;
}

/** The section that is named, by itself or in keys with dots. A name that is only like it is left in, to be told. */
function sectionOf(sent: Settings): unknown {
  let found = sent[section];
  for (const [key, value] of Object.entries(sent)) {
    const [first = "", ...rest] = key.split(".");
    if (key === section || first.toLowerCase().replace(/[^a-z]/g, "") !== section.toLowerCase()) continue;
    const name = rest.join(".");
    if (first === section && name !== "") found = withDotted(isObject(found) ? found : {}, name, value);
    else found = { ...(isObject(found) ? found : {}), [key]: value };
  }
  return found;
}

/** Adds a setting by its key, such as `template.file`. */
function withDotted(settings: Settings, key: string, value: unknown): Settings {
  if (!isSetting(key)) return { ...settings, [key]: value };
  const dot = key.indexOf(".");
  const [group, name] = [key.slice(0, dot), key.slice(dot + 1)];
  const before = settings[group];
  return { ...settings, [group]: { ...(isObject(before) ? before : {}), [name]: value } };
}

/** Whether it is another program's: `files` is also an option of the server, and a group of an editor's settings. */
function isOption(name: string, value: unknown): boolean {
  return typeof value === "boolean" || (name === "files" && isObject(value));
}

function isObject(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
