import { countryCode } from "../../server/src/rules/country-code.ts";
import { header, row } from "./cli.ts";

export const good = row("Bolt,BOLT,HQ,HQ2,US");
export const bad = row("Acme,ACME,HQ,HQ1,USA");
/** Its company is in no other of these files. */
export const clean = `${header}\n${row("Clear,CLEAR,HQ,HQ3,US")}\n`;
export const mixed = `${header}\n${bad}\n${good}\n`;
export const message = countryCode.message({ header: "Country", text: "USA", city: "", state: "", zip: "" });
