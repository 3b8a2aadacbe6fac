import type { CancellationToken, Connection } from "vscode-languageserver";
import { addingCompanies } from "../checker/companies-of.ts";
import { FileError, type Files } from "../files/files.ts";
import { displayName } from "../files/places.ts";
import { CsvFile } from "../response/csv-file.ts";
import { CompanyPlaces, notCompared } from "../rules/company-places.ts";
import { inSlices } from "../steps.ts";
import { answer } from "./answer.ts";
import { asItIs } from "./as-it-is.ts";
import { Compared } from "./compared.ts";
import { type ComparedFiles, compareRequest } from "./protocol.ts";
import { isImport, type Session } from "./session.ts";
import { wholeFile } from "./validate.ts";
import type { Workspace } from "./workspace.ts";

/** What the comparison of several files needs. */
interface Server {
  readonly workspace: Workspace;
  readonly files: Files;
  readonly documentOf: (uri: string) => Session | undefined;
  /** Checks the open documents again. */
  readonly checkAgain: () => Promise<void>;
}

/** Serves the comparison of files that are validated together. */
export function serveComparison(connection: Connection, server: Server): void {
  connection.onRequest(compareRequest, ({ uris }, token) =>
    answer(() => asItIs(() => compareFiles(uris, token, server))),
  );
}

async function compareFiles(
  uris: readonly string[],
  token: CancellationToken,
  { workspace, files, documentOf, checkAgain }: Server,
): Promise<ComparedFiles> {
  const companies = new CompanyPlaces();
  /** The versions of the files on disk, and of the open documents. */
  const compared = new Map<string, { readonly onDisk: string | undefined; readonly open: number | undefined }>();
  for (const uri of uris) {
    try {
      const onDisk = (await files.version(uri))?.tag;
      const { document, configured, checkpoint } = await wholeFile(uri, documentOf(uri), workspace, files, token);
      const file = new CsvFile(displayName(uri, configured.folder), document, configured.loaded.context);
      if (file.layout.isResponse || !isImport(document, configured)) continue;
      const { name } = file;
      await inSlices(addingCompanies(companies, { uri, name }, file.records(), file.view()), checkpoint);
      compared.set(uri, { onDisk, open: documentOf(uri)?.version });
    } catch (error) {
      // Validating the file tells why.
      if (!(error instanceof FileError)) throw error;
    }
  }
  const result = new Compared(companies, new Map(Array.from(compared, ([uri, { onDisk }]) => [uri, onDisk])));
  for (const [uri, { open }] of compared) if (documentOf(uri)?.version !== open) result.change(uri);
  workspace.compare(result);
  await checkAgain();
  return companies.isFull ? { notice: notCompared } : {};
}
