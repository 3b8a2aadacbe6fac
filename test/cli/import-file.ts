import { countryCode } from "../../server/src/rules/country-code.ts";
import { header, row } from "./cli.ts";

export const good = row("Bolt,BOLT,HQ,HQ2,US");
export const bad = row("Acme,ACME,HQ,HQ1,USA");
export const clean = `${header}\n${good}\n`;
export const mixed = `${header}\n${bad}\n${good}\n`;
export const message = countryCode.message({ header: "Country", text: "USA", city: "", state: "", zip: "" });
