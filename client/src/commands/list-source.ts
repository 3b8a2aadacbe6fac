import { Uri } from "vscode";
import { listSheetsRequest } from "../../../server/src/lsp/mapping-protocol.ts";
import type { Client } from "../client.ts";
import { showLongProgress } from "../show.ts";
import { nameOf } from "../wording.ts";
import { type Line, Lists } from "./pick-lists.ts";
import { targetFile } from "./target.ts";

/*
 * The lists that can be mapped: CSVs, and sheets of workbooks. The URI of a sheet is that of its workbook with the
 * sheet's name as the fragment.
 */

/** The files that can be chosen. */
export const listFiles = { "CSV and Excel": ["csv", "tsv", "txt", "xlsx", "xlsm"], "All files": ["*"] };

/** Whether a file looks as if it were a list. Those of `~$` only say that somebody has a workbook open. */
export function isListFile({ path }: Uri): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(path) || (isWorkbook(path) && !/\/~\$[^/]*$/.test(path));
}

function isWorkbook(path: string): boolean {
  return /\.xls[xm]$/i.test(path);
}

/** The list that a command's arguments name, or else the active one or one that the user chooses. */
export async function listToMap(client: Client, args: readonly unknown[]): Promise<Uri | undefined> {
  const file = await targetFile(args, "List to map to the template", listFiles);
  const lists = new Lists();
  try {
    return file && (await chooseSheet(client, file, lists));
  } finally {
    lists.dispose();
  }
}

/**
 * Asks for a sheet if a file is a workbook in which several have rows.
 * @param other the list with which it is joined, which is not offered
 * @returns the list to read; undefined if the user cancels
 */
export async function chooseSheet(client: Client, file: Uri, lists: Lists, other?: Uri): Promise<Uri | undefined> {
  if (!isWorkbook(file.path)) return file;
  const uri = client.code2ProtocolConverter.asUri(file);
  const { sheets } = await showLongProgress(`Reading ${nameOf(file)}`, (token) =>
    client.sendRequest(listSheetsRequest, { uri }, token),
  );
  if (sheets.length < 2) return file;
  const all = sheets.map(({ name, samples }) => ({ sheet: file.with({ fragment: name }), name, samples }));
  const left = all.filter(({ sheet }) => sheet.toString() !== other?.toString());
  if (left.length === 1) return left[0]?.sheet;
  const lines = left.map(
    ({ sheet, name, samples }, index): Line<Uri> => ({
      answer: sheet,
      label: name,
      detail: samples.join("; "),
      isActive: index === 0,
    }),
  );
  return await lists.pick(`Sheet of ${nameOf(file)}`, lines);
}

/** `clients.csv`, or as Excel writes a sheet, `[clients.xlsx]Sites`. */
export function listName(list: Uri): string {
  return list.fragment === "" ? nameOf(list) : `[${nameOf(list)}]${list.fragment}`;
}

/** The folder of a list. */
export function folderOf(list: Uri): Uri {
  return Uri.joinPath(list.with({ fragment: "" }), "..");
}
