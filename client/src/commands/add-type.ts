import { emailTypes, phoneTypes, socialTypes } from "../../../server/src/template/assumed-types.ts";
import { Failure } from "../failure.ts";
import { effectiveTarget, settingsFolder, settingsOf } from "../settings.ts";
import { showInformation } from "../show.ts";
import type { Command } from "./command.ts";
import { givenFiles } from "./target.ts";

/** What the lists are called, by the last part of their settings' names. */
const names = { email: "email types", phone: "phone number types", social: "social media types" } as const;

type List = keyof typeof names;

/**
 * Adds a value to a list of predefined types, which thereby becomes the user's own.
 * @param args the list (`email`, `phone` or `social`), the value, and the file that it is added for, otherwise that of
 * the active editor
 * @returns the list as it is set now
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

/** The values of the lists while none is set. */
const assumed: Readonly<Record<List, readonly string[]>> = {
  email: emailTypes,
  phone: phoneTypes,
  social: socialTypes,
};
