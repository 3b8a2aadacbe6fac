import type { CodePage } from "../document/encoding.ts";
import type { Row } from "../document/rows.ts";
import type { ExistingCompanies } from "../existing/companies.ts";
import type { TypeKind } from "../template/kinds.ts";
import type { Template } from "../template/template.ts";
import type { OtherFiles } from "./company-places.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Everything that a file is checked against. */
export interface CheckContext {
  readonly template: Template;
  /** The user's severities, by rule code. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly types: Readonly<Record<TypeKind, TypeList>>;
  /** The existing companies, if an export is configured and could be read. */
  readonly existing?: ExistingCompanies;
  /** The companies of the other files that are validated together with this one. */
  readonly others?: OtherFiles | undefined;
  /** Why configured exports could not be read, a sentence each. */
  readonly exportProblems: readonly string[];
  /** Why exports that were read are incomplete, a sentence each. */
  readonly partialExports: readonly string[];
  /** For a retry or rest file: the companies that were created with other rows, or may have been. */
  readonly created?: readonly CreatedCompanies[];
  /** Whether somebody has changed a cell since the file was opened; left out if that is not known. */
  readonly isEdited?: (row: Row, cell: number) => boolean;
  /** How the file is saved, if not as UTF-8. */
  readonly misread?: Misread | undefined;
}

/** Companies that were created, or may have been, by the upload of another file. */
export interface CreatedCompanies {
  /** Why the company with this name or ID may exist, as a clause; undefined if there is no reason. */
  whyExists(name: string, id: string): string | undefined;
}

/** A file that is not UTF-8. Its characters are not lost. */
export interface Misread {
  /** The code page that decodes all of it; undefined if unknown. */
  readonly codePage: CodePage | undefined;
  /** Whether it was decoded correctly, because it has a byte order mark. Otherwise, it was decoded as UTF-8. */
  readonly isLegible?: boolean;
  /** How to read or save it correctly, a sentence. */
  readonly remedy: string;
}

/** A list of predefined types. */
export interface TypeList {
  readonly values: readonly string[];
  /** Whether the user has set it. The default lists are assumptions. */
  readonly confirmed: boolean;
}
