import { isJsonObject, own } from "./json-object.ts";

/** Whether a value says that the record is inactive. */
type StateTest = (value: unknown) => boolean;

const gone = /^(?:inactive|archived|deleted|disabled|deactivated)$/i;

/** The keys of a record's state, in their plain form, as exports have them. */
export const stateTests: ReadonlyMap<string, StateTest> = new Map<string, StateTest>([
  ...["active", "isactive", "activeflag"].map((key) => [key, isNo] as const),
  ...["inactive", "isinactive", "inactiveflag", "archived", "isarchived", "deleted", "isdeleted", "deletedflag"].map(
    (key) => [key, isYes] as const,
  ),
  ...["disabled", "discarded"].map((key) => [key, isYes] as const),
  ...["inactive", "deleted", "archived", "discarded", "disabled", "deactivated", "removed"].flatMap((word) =>
    [`${word}at`, `${word}on`, `${word}date`, `date${word}`].map((key) => [key, isDate] as const),
  ),
  // Dynamics has the number of the state, and beside it the word.
  ["statecode", (value) => value === 1 || value === "1"],
  ...["statecode", "statuscode"].map((key) => [`${key}odatacommunitydisplayv1formattedvalue`, isGone] as const),
  ...["status", "statusname", "companystatus", "organizationstatusname", "contactstatus"].map(
    (key) => [key, isGone] as const,
  ),
  ["activityStatus".toLowerCase(), (value) => isGone(value) || (isJsonObject(value) && isNo(own(value, "activeFlag")))],
]);

function isNo(flag: unknown): boolean {
  return flag === false || flag === 0 || (typeof flag === "string" && /^\s*(?:false|no|n|0)\s*$/i.test(flag));
}

function isYes(flag: unknown): boolean {
  return flag === true || flag === 1 || (typeof flag === "string" && /^\s*(?:true|yes|y|1|x)\s*$/i.test(flag));
}

/** Whether a date is set. Go and .NET write the first day of year 1 where it is not, MySQL zeros. */
function isDate(date: unknown): boolean {
  if (typeof date === "string") return /[1-9]/.test(date) && !/^(?:0001-01-01|0?1\/0?1\/0001)/.test(date);
  return Boolean(date);
}

/** A status that says it by its name, which may stand in an object of its own. */
function isGone(status: unknown): boolean {
  if (typeof status === "string") return gone.test(status.trim());
  if (!isJsonObject(status)) return false;
  const name = own(status, "name") ?? own(status, "Name");
  return typeof name === "string" && gone.test(name.trim());
}
