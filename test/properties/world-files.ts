import fc from "fast-check";
import { anyValue } from "./world-values.ts";

/** A record as a person meant it, by header, and how its row came out. */
export interface MeantRecord {
  /** Stands in the Site ID, in no other row, and no fix changes it. */
  readonly tag: string;
  readonly values: readonly string[];
  /** What happened to the row on its way into the file. */
  readonly damage: Damage;
  /** Whether it stands below a header row of another order. */
  readonly underOther: boolean;
  /** The row as it stands in the file, without its line end; more than one where it was repeated. */
  readonly rows: readonly string[];
}

export type Damage =
  | "none"
  | "delimiter dropped"
  | "delimiter added"
  | "split at a comma"
  | "split in an address"
  | "two in a cell"
  | "address in a cell"
  | "cut off"
  | "filled up"
  | "other delimiter"
  | "quoted"
  | "quoted, other delimiter"
  | "spaces before quotes"
  | "quote left open"
  | "repeated"
  | "repeated nearly";

/** A file as the world makes them, and what was meant by its records. */
export interface WorldFile {
  readonly headers: readonly string[];
  /** Whether the columns stay in their order, which is that of a template of its own. */
  readonly keepsOrder: boolean;
  readonly delimiter: string;
  readonly records: readonly MeantRecord[];
  /** Whether the column of the Site ID stands there without its header. */
  readonly unnamed: boolean;
  /** The header row as it stands there, and what ends the lines, in turn. */
  readonly header: string;
  readonly ends: readonly string[];
  readonly text: string;
}

const required = ["Company Name", "Company ID", "Site Name", "Site ID", "Country"];
const further = ["Address Name", "Address Line 1", "Address Line 2", "City", "State", "Zip", "Email", "Email Type"];
const last = ["Phone Country", "Phone Number", "Phone Number Type", "Social Media", "Social Media Type"];

const inOrder = fc
  .tuple(fc.subarray(further), fc.subarray(last))
  .map(([some, others]) => [...required, ...some, ...others]);

/** With what other rows of its company can fill in at the end of each row. */
const idLast = inOrder.map((headers) => [...headers.filter((header) => header !== "Company ID"), "Company ID"]);

const anyHeaders = fc.oneof({ weight: 3, arbitrary: inOrder }, { weight: 1, arbitrary: idLast });

/** From a row that describes the columns. */
export const hints = ["Text (50)", "Max. 30 chars"];

/** The header row of another program, with the first two columns the other way round. */
function otherHeader([first = "", second = "", ...others]: readonly string[], delimiter: string): string {
  return [second, first, ...others].join(delimiter);
}

/** What comes between the rows of files that were put together, or came out of spreadsheets and old programs. */
const between: readonly ((headers: readonly string[], delimiter: string) => string | undefined)[] = [
  ...Array(12).fill(() => undefined),
  () => "",
  (headers, delimiter) => delimiter.repeat(headers.length - 1),
  () => "\u001a",
  () => "\u200b",
  (headers, delimiter) => headers.join(delimiter),
  (headers, delimiter) => headers.join(delimiter).toLowerCase(),
  otherHeader,
  (headers, delimiter) => headers.map((_, index) => hints[index % hints.length]).join(delimiter),
  () => '"',
  (headers, delimiter) => headers.map(() => '=""').join(delimiter),
  (headers, delimiter) => headers.map(() => '""').join(` ${delimiter}`),
];

const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Damage>("none") },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Damage>(
      "delimiter dropped",
      "delimiter added",
      "split at a comma",
      "split in an address",
      "two in a cell",
      "address in a cell",
      "cut off",
      "filled up",
      "other delimiter",
      "quoted",
      "quoted, other delimiter",
      "spaces before quotes",
      "quote left open",
      "repeated",
      "repeated nearly",
    ),
  },
);

/** A file whose rows can be told apart whatever is mended in them. */
export const worldFile: fc.Arbitrary<WorldFile> = anyHeaders.chain((headers) =>
  fc
    .record({
      delimiter: fc.constantFrom(",", ",", ",", ";", "\t"),
      misnamed: fc.boolean(),
      isBare: fc.boolean(),
      keepsOrder: fc.boolean(),
      preamble: fc.constantFrom("", "", "", "", "sep=", "Clients of 2024", "blank"),
      ends: fc.constantFrom(["\n"], ["\r\n"], ["\r"], ["\r\r\n"], ["\n", "\r\n"]),
      finalEnd: fc.boolean(),
      rows: fc.array(
        fc.record({
          values: fc.tuple(...headers.map(anyValue)),
          damage: anyDamage,
          at: fc.nat({ max: 1000 }),
          other: fc.constantFrom("\t", ";", "|", "\t", ";", "|", "，", "^"),
          after: fc.constantFrom(...between),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    })
    .map(({ delimiter, misnamed, isBare, keepsOrder, preamble, ends, finalEnd, rows }) => {
      const records = rows.map(({ values, damage, at, other }, index): MeantRecord => {
        const tag = `Q${index}x`;
        const meant = values.map((value, column) => (headers[column] === "Site ID" ? tag : value));
        // What was cut off nobody can know.
        const known = meant.map((value, column) => (damage === "cut off" && column > at % meant.length ? "" : value));
        const underOther = rows.slice(0, index).some(({ after }) => after === otherHeader);
        return { tag, values: known, damage, underOther, rows: damaged(meant, headers, damage, at, delimiter, other) };
      });
      const mark = finalEnd ? "ï»¿" : "";
      const named = misnamed
        ? headers.map((header, index) => (index === 0 ? mark : "") + header.toLowerCase().replace(" ", "_"))
        : headers;
      // Which damage a row has without knowing this column, nobody can tell.
      const unnamed = isBare && records.every(({ damage }) => damage === "none");
      const written = unnamed ? named.with(headers.indexOf("Site ID"), "") : named;
      const lines = [
        ...(preamble === "" ? [] : [preamble === "blank" ? "" : preamble + (preamble === "sep=" ? delimiter : "")]),
        written.join(delimiter),
        ...records.flatMap((record, index) => {
          const after = rows[index]?.after(written, delimiter);
          return after === undefined ? record.rows : [...record.rows, after];
        }),
      ];
      const text = lines.map((line, index) => line + (ends[index % ends.length] ?? "")).join("");
      const header = written.join(delimiter);
      const whole = finalEnd ? text : text.replace(/[\r\n]+$/, "");
      return { headers, keepsOrder, delimiter, records, unnamed, header, ends, text: whole };
    }),
);

const places = ["City", "State", "Zip"];

/** Whether there is a column for a street, and others for what else belongs to its address. */
export function takesAddress(headers: readonly string[]): boolean {
  return headers.includes("Address Line 1") && places.some((place) => headers.includes(place));
}

/** Addresses with their city, of which only the comma or line break shows where it begins. */
const wholeAddresses: readonly (readonly [country: string, address: string])[] = [
  ["US", "12 Main St\nBoston MA 02110"],
  ["US", "12 Main St\nBoston\nMA 02110"],
  ["US", "12 Main St, Suite 5, Boston, MA, 02110"],
  ["US", "12 Main St\u000bBoston MA 02110"],
  ["GB", "3 Mill Lane\nLeeds LS1 4AP"],
  ["FR", "5 rue de la Paix\n75002 Paris"],
  ["NL", "Damrak 1, 1012 LG Amsterdam"],
];

/** The rows that come of a record. */
function damaged(
  values: readonly string[],
  headers: readonly string[],
  damage: Damage,
  at: number,
  delimiter: string,
  other: string,
): string[] {
  const line = (cells: readonly string[], by = delimiter) => cells.map((cell) => written(cell, by)).join(by);
  const place = at % values.length;
  const row = line(values);
  switch (damage) {
    case "none":
      return [row];
    case "delimiter dropped": {
      // Of an empty cell, so that the others stand one column before their own. Where that is the Country, and the next
      // cell a country, nobody can know.
      const empty = [...values.keys()].filter((index) => values[index] === "" && index !== headers.indexOf("Country"));
      const dropped = empty[at % empty.length] ?? values.length;
      return [line(values.filter((_, index) => index !== dropped))];
    }
    case "delimiter added":
      return [line([...values.slice(0, place), "", ...values.slice(place)])];
    case "split at a comma": {
      // And an empty cell dropped, or the last one, so that there are as many as before.
      const empty = values.indexOf("", required.length);
      const dropped = empty < 0 ? values.length - 1 : empty;
      const [name, ...others] = values.filter((_, index) => index !== dropped);
      // A site may be called `Inc`, but no company has it as its ID.
      const suffixes = [" Inc", " LLC", ...(headers[1] === "Company ID" ? ["Inc.", "LLC", "GmbH", "S.A."] : [])];
      return [line([name || "Quill", suffixes[at % suffixes.length] ?? "", ...others])];
    }
    case "split in an address": {
      const city = headers.indexOf("City");
      if (headers[city - 1] !== "Address Line 1") return [row];
      const rest = ["1 Main St", at % 2 === 0 ? " Suite 5" : " MA"];
      return [line([...values.slice(0, city - 1), ...rest, ...values.slice(city, -1)])];
    }
    case "two in a cell": {
      const [site, id] = [headers.indexOf("Site Name"), headers.indexOf("Site ID")];
      const two = `Quill${[",", ";", "|", "\t"][at % 4]}${values[id]}`;
      return [line(values.map((value, index) => (index === site ? two : index === id ? "" : value)))];
    }
    case "address in a cell": {
      const street = headers.indexOf("Address Line 1");
      if (!takesAddress(headers)) return [row];
      const [country = "", address = ""] = wholeAddresses[at % wholeAddresses.length] ?? [];
      const cells = values.map((value, index) =>
        headers[index] === "Country" ? country : places.includes(headers[index] ?? "") ? "" : value,
      );
      return [line(cells.with(street, address))];
    }
    case "cut off":
      return [line(values.slice(0, place + 1))];
    case "filled up":
      return [row + delimiter.repeat(1 + (at % 3))];
    case "other delimiter":
      return [line(values, other === delimiter ? "|" : other)];
    case "quoted":
      return [inQuotes(at % 3 === 0 ? inQuotes(row) : row) + (at % 5 === 0 ? " " : "")];
    case "quoted, other delimiter":
      return [inQuotes(line(values, other))];
    case "spaces before quotes":
      return [values.map((value) => (value === "" ? "" : ` "${value.replaceAll('"', '""')}"`)).join(delimiter)];
    case "quote left open":
      return [line(values.map((value, index) => (index === place ? `\u0000${value}` : value))).replace("\u0000", '"')];
    case "repeated":
      return [row, row];
    case "repeated nearly": {
      const filled = [...values.keys()].filter((index) => values[index] !== "" && headers[index] !== "Site ID");
      const differs = filled[at % filled.length] ?? 0;
      const other = (value: string) => (at % 2 === 0 ? ` ${value}` : value.toUpperCase());
      return [row, line(values.map((value, index) => (index === differs ? other(value) : value)))];
    }
  }
}

/** A value as a cell; a line feed as it is. */
function written(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]/.test(value) ? inQuotes(value) : value;
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
