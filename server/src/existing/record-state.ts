import { isJsonObject, own } from "./json-object.ts";

/** Whether a value says that the record is inactive. */
type StateTest = (value: unknown) => boolean;

const inactiveStatus = /^(?:inactive|archived|deleted|disabled|deactivated)$/i;

/** The keys of a record's state, in plain form, with their tests. */
export const stateTests: ReadonlyMap<string, StateTest> = new Map<string, StateTest>([
  ...["active", "isactive", "activeflag"].map((key) => [key, isNo] as const),
  ...["inactive", "isinactive", "inactiveflag", "archived", "isarchived", "deleted", "isdeleted", "deletedflag"].map(
    (key) => [key, isYes] as const,
  ),
  ...["disabled", "discarded"].map((key) => [key, isYes] as const),
  ...["inactive", "deleted", "archived", "discarded", "disabled", "deactivated", "removed"].flatMap((word) =>
    [`${word}at`, `${word}on`, `${word}date`, `date${word}`].map((key) => [key, isDate] as const),
  ),
  // Dynamics has a number, and its display text under a second key.
  ["statecode", (value) => value === 1 || value === "1"],
  ...["statecode", "statuscode"].map(
    (key) => [`${key}odatacommunitydisplayv1formattedvalue`, isInactiveStatus] as const,
  ),
  ...["status", "statusname", "companystatus", "organizationstatusname", "contactstatus"].map(
    (key) => [key, isInactiveStatus] as const,
  ),
  [
    "activityStatus".toLowerCase(),
    (value) => isInactiveStatus(value) || (isJsonObject(value) && isNo(own(value, "activeFlag"))),
  ],
]);

function isNo(flag: unknown): boolean {
  return flag === false || flag === 0 || (typeof flag === "string" && /^\s*(?:false|no|n|0)\s*$/i.test(flag));
}

function isYes(flag: unknown): boolean {
  return flag === true || flag === 1 || (typeof flag === "string" && /^\s*(?:true|yes|y|1|x)\s*$/i.test(flag));
}

/** Whether a date is set. For no date, Go and .NET write the first day of year 1, and MySQL writes zeros. */
function isDate(date: unknown): boolean {
  if (typeof date === "string") return /[1-9]/.test(date) && !/^(?:0001-01-01|0?1\/0?1\/0001)/.test(date);
  return Boolean(date);
}

/** Whether the name of a status, possibly in an object, says that the record is inactive. */
function isInactiveStatus(status: unknown): boolean {
  if (typeof status === "string") return inactiveStatus.test(status.trim());
  if (!isJsonObject(status)) return false;
  const name = own(status, "name") ?? own(status, "Name");
  return typeof name === "string" && inactiveStatus.test(name.trim());
}
