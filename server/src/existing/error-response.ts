import { isJsonObject, type JsonObject } from "./json-object.ts";
import { plainKey } from "./words.ts";

const failureKeys: ReadonlySet<string> = new Set([
  "error",
  "errors",
  "fault",
  "exception",
  "errormessage",
  "errorcode",
  "exceptionmessage",
]);
const successKeys: ReadonlySet<string> = new Set(["success", "ok", "issuccess", "succeeded", "issuccessful"]);
const failureStatus = /^(?:error|fail(?:ed|ure)?|unauthorized|forbidden)$/i;
const messageKeys: ReadonlySet<string> = new Set(["message", "detail", "title", "reason", "msg"]);
const successText = /^(?:ok|success(?:ful(?:ly)?)?|no error|\d* ?records? found)\b/i;

/** How a response says that it is an error, as a phrase for a message; undefined if it does not. */
export function failureOf(response: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(response)) {
    const plain = plainKey(key);
    const shown = JSON.stringify(key);
    if (failureKeys.has(plain) && saysSomething(value)) return `it has ${shown}${quotedText(value)}`;
    if (successKeys.has(plain) && (value === false || value === "false")) return `${shown} is false`;
    if (plain === "status" && typeof value === "string" && failureStatus.test(value)) return `its status is "${value}"`;
    if (/^(?:http)?(?:status|statuscode|code)$/.test(plain) && isErrorCode(value)) return `its ${shown} is ${value}`;
  }
  return undefined;
}

/** The message of a response without companies, as a phrase; undefined if it has none, or one of success. */
export function messageOf(response: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(response)) {
    if (
      messageKeys.has(plainKey(key)) &&
      typeof value === "string" &&
      value.trim() !== "" &&
      !successText.test(value.trim())
    ) {
      return `it says ${JSON.stringify(shortened(value))}`;
    }
  }
  return undefined;
}

/** Whether a value is an HTTP error status. */
export function isErrorCode(value: unknown): boolean {
  return /^[45]\d\d$/.test(String(value));
}

function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.keys(value).length > 0;
  if (typeof value === "string") return !/^(?:|none|null|false|0|ok|no error)$/i.test(value.trim());
  return Boolean(value);
}

function quotedText(value: unknown): string {
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text === "string") return ` ${JSON.stringify(shortened(text))}`;
  if (!isJsonObject(text)) return "";
  const message = Object.entries(text).find(
    ([key, each]) => messageKeys.has(plainKey(key)) && typeof each === "string",
  );
  return message ? ` ${JSON.stringify(shortened(message[1] as string))}` : "";
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
