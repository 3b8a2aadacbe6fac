import { either } from "../listed.ts";
import type { CheckContext } from "../rules/context.ts";
import type { Column } from "../template/columns.ts";
import { escapeMarkdown } from "./markdown.ts";

/** The values that a column takes, as Markdown. Must agree with the messages of the column's rules. */
export function columnHelp(column: Column, context: CheckContext): string {
  const limit = column.maxLength === undefined ? "" : ` At most ${column.maxLength} characters.`;
  return `${column.required ? "Required. " : ""}${takes(column, context)}${limit}`;
}

function takes({ kind }: Column, { severities, types }: CheckContext): string {
  const spaces = severities.get("spaces");
  switch (kind) {
    case "name":
      return spaces === "off" ? "Letters, digits and spaces." : "Letters and digits. The platform may refuse spaces.";
    case "id":
      return spaces === "off" ? "Letters, digits and spaces." : "Letters and digits, no spaces.";
    case "country":
    case "phoneCountry":
      return "An ISO 3166-1 alpha-2 country code, such as US or GB.";
    case "state":
      return "A two-letter ISO 3166-2 code of the row's Country, such as CA.";
    case "email":
      return "An email address.";
    case "phone":
      return "A phone number in the Phone Country.";
    case "emailType":
    case "phoneType":
    case "socialType": {
      const { values, confirmed } = types[kind];
      return `${escapeMarkdown(either(values))}.${confirmed ? "" : " This list is assumed."}`;
    }
    case "text":
      return "Any text without commas.";
  }
}
