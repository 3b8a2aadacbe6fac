import { countryCode } from "../../server/src/rules/country-code.ts";
import { type Client, header, row } from "./client.ts";

export const responseHeader = `${header},Row,Status,Reason for Failure`;
export const failed = countryCode.message({ header: "Country", text: "USA", city: "", state: "", zip: "" });
export const country = quoted(asReason(failed));
/** A value as RFC 4180 quotes it. */
export function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** A message as a response file has it among others. */
export function asReason(message: string): string {
  return message.replace(/\.$/, "");
}

/** The messages of the errors that the editor shows, in the order of the file. */
export async function errors(client: Client, uri: string): Promise<string[]> {
  const shown = await client.diagnostics(uri);
  return shown.filter(({ severity }) => severity === 1).map(({ message }) => String(message));
}

export const good = row("Bolt,BOLT,HQ,HQ2,US");
export const bad = row("Acme,ACME,HQ,HQ1,USA");
export const mixed = `${header}\n${bad}\n${good}\n`;
export const acme = `${header}\n${row("Acme,ACME,HQ,HQ1,US")}\n`;

/** An export of companies of these names. */
export function companies(...names: string[]): string {
  return JSON.stringify(names.map((name, index) => ({ id: `id-${index}`, name })));
}
