import { foldAccents } from "../document/fold.ts";
import { isJsonObject, own } from "./json-object.ts";

/** Whether a value says that the record is inactive. */
type StateTest = (value: unknown) => boolean;

const no = /^(?:false|no|n|0|nein|falsch|non|faux|falso|nee|onwaar|nao)$/;
const yes = /^(?:true|yes|y|1|x|ja|wahr|oui|vrai|si|verdadero|waar|vero|sim|verdadeiro)$/;

/** The text of a status: a single word, or one with a noun (`Former client`). Without accents, in lower case. */
const inactiveStatus = new RegExp(
  `^(?:(?:${[
    "inactive|not?[ -]active|archived|deleted|removed|disabled|deactivated|terminated|closed|cancel+ed|churned|retired|former|ex|lost|past",
    "inaktiv|nicht aktiv|archiviert|geloscht|deaktiviert|gekundigt|geschlossen|ehemalig(?:e[rs]?)?",
    "inacti[fv]e?|non actif|archivee?|supprimee?|desactivee?|resiliee?|fermee?|clos|ancien(?:ne)?",
    "inactiv[oa]|no activ[oa]|archivad[oa]|eliminad[oa]|borrad[oa]|desactivad[oa]|cerrad[oa]|cancelad[oa]|antigu[oa]|(?:de )?baja",
    "inactief|niet actief|gearchiveerd|verwijderd|uitgeschakeld|gedeactiveerd|gesloten|opgezegd|voormalige?",
    "inattiv[oa]|non attiv[oa]|archiviat[oa]|eliminat[oa]|disattivat[oa]|chius[oa]|cessat[oa]",
    "inativ[oa]|arquivad[oa]|excluid[oa]|desativad[oa]|encerrad[oa]",
  ].join(
    "|",
  )})(?:[ -](?:client|customer|company|account|organi[sz]ation|kund[ei]n?|firma|klant|bedrijf))?|client[ei]? (?:perdu|inactif|inactivo|inattivo|inativo)|(?:client|customer|account|company) (?:inactive|lost|closed|deleted))$`,
);

/** The keys of a record's state, in plain form without accents, with their tests. */
export const stateTests: ReadonlyMap<string, StateTest> = new Map<string, StateTest>([
  ...["active", "isactive", "activeflag", "enabled", "isenabled"].map((key) => [key, isNo] as const),
  ...["aktiv", "istaktiv", "actif", "activo", "activa", "actief", "attivo", "attiva", "ativo", "ativa"].map(
    (key) => [key, isNo] as const,
  ),
  ...["inactive", "isinactive", "inactiveflag", "archived", "isarchived", "deleted", "isdeleted", "deletedflag"].map(
    (key) => [key, isYes] as const,
  ),
  ...["disabled", "isdisabled", "discarded"].map((key) => [key, isYes] as const),
  ...["inaktiv", "archiviert", "geloscht", "deaktiviert", "inactif", "archive", "desactive", "supprime"].map(
    (key) => [key, isYes] as const,
  ),
  ...["inactivo", "archivado", "eliminado", "inactief", "gearchiveerd", "verwijderd", "inattivo", "inativo"].map(
    (key) => [key, isYes] as const,
  ),
  ...["inactive", "deleted", "archived", "discarded", "disabled", "deactivated", "removed"].flatMap((word) =>
    [`${word}at`, `${word}on`, `${word}date`, `date${word}`].map((key) => [key, isPast] as const),
  ),
  // Dynamics has a number, and its display text under a second key.
  ["statecode", (value) => value === 1 || value === "1"],
  ...["statecode", "statuscode"].map(
    (key) => [`${key}odatacommunitydisplayv1formattedvalue`, isInactiveStatus] as const,
  ),
  ...["", "active", "company", "account", "client", "customer", "record", "contact", "kunden"].map(
    (of) => [`${of}status`, isInactiveStatus] as const,
  ),
  ...["statusname", "organizationstatusname", "state", "statut", "etat", "estado", "zustand", "stato", "situacao"].map(
    (key) => [key, isInactiveStatus] as const,
  ),
  ["activitystatus", (value) => isInactiveStatus(value) || (isJsonObject(value) && isNo(own(value, "activeFlag")))],
]);

function isNo(flag: unknown): boolean {
  const value = flagOf(flag);
  return (
    value === false || value === 0 || (typeof value === "string" && (no.test(value) || inactiveStatus.test(value)))
  );
}

function isYes(flag: unknown): boolean {
  const value = flagOf(flag);
  return (
    value === true || value === 1 || (typeof value === "string" && (yes.test(value) || inactiveStatus.test(value)))
  );
}

/**
 * Whether a date is set, and not in the future. For no date, Go and .NET write the first day of year 1, and MySQL
 * writes zeros.
 */
function isPast(date: unknown): boolean {
  if (typeof date === "number") return date !== 0 && (date > 1e11 ? date : date * 1000) <= Date.now();
  if (typeof date !== "string") return Boolean(date);
  if (!/[1-9]/.test(date) || /^(?:0001-01-01|0?1\/0?1\/0001)/.test(date)) return false;
  const time = Date.parse(date.trim());
  if (!Number.isNaN(time)) return time <= Date.now();
  // `31.12.2099`, which is in no order that can be parsed.
  return Number(/(?<!\d)\d{4}(?!\d)/.exec(date)?.[0] ?? 0) <= new Date().getFullYear();
}

/** Whether the name of a status, possibly in an object, says that the record is inactive. */
function isInactiveStatus(status: unknown): boolean {
  const name = isJsonObject(status) ? (own(status, "name") ?? own(status, "Name") ?? own(status, "value")) : status;
  return typeof name === "string" && inactiveStatus.test(plainText(name));
}

/** The value of a flag, possibly in an object, as `isNo` and `isYes` compare it. */
function flagOf(flag: unknown): unknown {
  const value = isJsonObject(flag) ? own(flag, "value") : flag;
  return typeof value === "string" ? plainText(value) : value;
}

/** Texts longer than this name no state, in UTF-16 units. */
const longest = 40;

function plainText(text: string): string {
  return text.length > longest ? "" : foldAccents(text).trim().toLowerCase();
}
