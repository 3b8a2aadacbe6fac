import { strToU8, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A ZIP archive of texts or bytes, by their paths. */
export function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === "string" ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries));
}

export function relationships(targets: readonly (readonly [kind: string, target: string])[], types = office): string {
  const all = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${types}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaging}/relationships">${all.join("")}</Relationships>`;
}

/** A sheet to write: rows of texts and numbers, or its XML. */
export interface WrittenSheet {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  readonly content: string | readonly (readonly (string | number)[])[];
}

/** The XML of a sheet with this XML of its rows, and after them. */
export function sheet(rows: string, after = ""): string {
  return `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The XML of a sheet, with texts in its cells. */
function sheetOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  return sheet(rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join(""));
}

/** The parts of a workbook as programs name them. */
export function parts(
  sheets: readonly WrittenSheet[],
  more: { readonly sharedStrings?: string; readonly styles?: string; readonly workbookPr?: string } = {},
): Record<string, string> {
  const named = sheets.map(({ name, state }, index) => {
    const hidden = state ? ` state="${state}"` : "";
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const targets: [string, string][] = sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`]);
  if (more.sharedStrings !== undefined) targets.push(["sharedStrings", "sharedStrings.xml"]);
  if (more.styles !== undefined) targets.push(["styles", "styles.xml"]);
  return {
    "[Content_Types].xml": `<Types xmlns="${packaging}/content-types"/>`,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="${main}" xmlns:r="${office}">${more.workbookPr ?? ""}<sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(targets),
    ...Object.fromEntries(
      sheets.map(({ content }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        typeof content === "string" ? content : sheetOf(content),
      ]),
    ),
    ...(more.sharedStrings === undefined ? {} : { "xl/sharedStrings.xml": more.sharedStrings }),
    ...(more.styles === undefined ? {} : { "xl/styles.xml": more.styles }),
  };
}

/** A workbook of sheets. */
export function workbook(...sheets: readonly WrittenSheet[]): Uint8Array {
  return archive(parts(sheets));
}

/** Styles with a cell format for each of these patterns or numbers of built-in ones. */
export function styles(...formats: readonly (string | number)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === "string" ? [`<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`] : [],
  );
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === "string" ? 164 + index : format}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
