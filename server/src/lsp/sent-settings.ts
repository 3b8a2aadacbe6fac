import { settingNames } from "../settings/settings.ts";

/**
 * The settings in what a client sends unasked, with or without the name of their section (`asioImport`); undefined if
 * there are none. Clients send all their settings, or options for other purposes too.
 */
export function sentSettings(sent: unknown): unknown {
  if (!isObject(sent)) return undefined;
  if (sent.asioImport !== undefined) return sent.asioImport;
  // `files` may also be the option of that name.
  const own = settingNames.filter((name) => Object.hasOwn(sent, name) && typeof sent[name] !== "boolean");
  return own.length > 0 ? Object.fromEntries(own.map((name) => [name, sent[name]])) : undefined;
}

/** The settings in `initializationOptions`: in its option `settings`, or themselves. */
export function initialSettings(options: unknown): unknown {
  const given = isObject(options) ? options.settings : undefined;
  return given === undefined ? sentSettings(options) : (sentSettings(given) ?? given);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
