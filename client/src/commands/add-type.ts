import { emailTypes, phoneTypes, socialTypes } from "../../../server/src/template/assumed-types.ts";
import { Failure } from "../failure.ts";
import { effectiveTarget, settingsFolder, settingsOf } from "../settings.ts";
import { showInformation } from "../show.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/** Display names of the lists, by the last part of their setting. */
const names = { email: "email types", phone: "phone number types", social: "social media types" } as const;

type List = keyof typeof names;

/**
 * Adds a value to a list of predefined types and saves the list in the settings.
 * @param args the list (`email`, `phone` or `social`), the value, and the file whose settings to change (by default,
 * the active editor's)
 * @returns the new list
 */
export const addType: Command = async (_tools, [key, value, given]) => {
  if (!isList(key) || typeof value !== "string") throw new Failure("No value or no list was given.");
  const [file] = givenFiles([given]);
  const settings = settingsOf(file ?? settingsFolder());
  const setting = `types.${key}`;
  const now = settings.get<string[] | null>(setting) ?? assumed[key];
  const values = now.includes(value) ? [...now] : [...now, value];
  await settings.update(setting, values, effectiveTarget(settings, setting));
  void showInformation(`${value} is now one of your ${names[key]}.`);
  return values;
};

function isList(key: unknown): key is List {
  return typeof key === "string" && Object.hasOwn(names, key);
}

/** The lists if the settings are not set. */
const assumed: Readonly<Record<List, readonly string[]>> = {
  email: emailTypes,
  phone: phoneTypes,
  social: socialTypes,
};
