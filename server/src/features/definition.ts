import type { CancellationToken, Location } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Checker } from "../checker/checker.ts";
import type { Position } from "../document/positions.ts";
import type { ExistingRecord } from "../existing/export-companies.ts";
import { decodingExport } from "../files/export-text.ts";
import { FileError, type Files } from "../files/files.ts";
import type { Configured } from "../settings/context.ts";
import { inSlices } from "../steps.ts";
import { checkpointFor } from "./cancellation.ts";
import { type CompanyCell, companyCellAt, membersOf } from "./company-cells.ts";
import { valueRange } from "./places.ts";

/**
 * The definition of a Company Name or Company ID: the record in an export that this cell matches, and the company's
 * first row. The first row is left out if it is the cursor's own and there is a record.
 */
export async function definition(
  checker: Checker,
  position: Position,
  configured: Configured,
  files: Files,
  token: CancellationToken,
): Promise<Location[]> {
  const company = companyCellAt(checker, position);
  if (!company) return [];
  const { role, member } = company;
  const members = await inSlices(
    membersOf(checker, company),
    checkpointFor(token, () => checker.document),
  );
  const record = matchedRecord(company);
  const found = record && (await recordLocation(record, configured, files, token));
  const first = (members[0] ?? member).row;
  if (found && first === member.row) return [found];
  const row = { uri: checker.document.uri, range: valueRange(checker, first, role) };
  return found ? [found, row] : [row];
}

/** The record that `company-exists` or `company-may-exist` would report on this cell. */
function matchedRecord({ place, role }: CompanyCell): ExistingRecord | undefined {
  const match = place.view?.existing();
  const part = role === "Company Name" ? "name" : "id";
  return match?.on === part || match?.on === "both" ? match.record : undefined;
}

async function recordLocation(
  { source, index }: ExistingRecord,
  { loaded, settings }: Configured,
  files: Files,
  token: CancellationToken,
): Promise<Location | undefined> {
  const uri = loaded.exports.find(({ name }) => name === source)?.uri;
  if (uri === undefined) return undefined;
  try {
    const bytes = await files.read(uri);
    const checkpoint = checkpointFor(token);
    checkpoint();
    const text = await inSlices(decodingExport(bytes, source), checkpoint);
    const json = TextDocument.create(uri, "json", 0, text);
    const { findingRecord } = await import("../existing/reading.ts");
    const { start, end } = (await inSlices(findingRecord(text, source, settings.existing, index), checkpoint)) ?? {
      start: 0,
      end: 0,
    };
    return { uri, range: { start: json.positionAt(start), end: json.positionAt(end) } };
  } catch (error) {
    // The export has become unreadable since it was loaded.
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
