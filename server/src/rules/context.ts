import type { CodePage } from "../document/encoding.ts";
import type { ExistingCompanies } from "../existing/companies.ts";
import type { Template } from "../template/template.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** All that a file is checked against, besides itself. */
export interface CheckContext {
  readonly template: Template;
  /** What the user made of single rules, by code. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly types: Readonly<Record<TypeKind, TypeList>>;
  /** The existing companies, where an export is configured and could be read. */
  readonly existing?: ExistingCompanies;
  /** Why configured exports could not be read, a sentence each. */
  readonly exportProblems: readonly string[];
  /** How exports that were read say that they are only a part, a sentence each. */
  readonly partialExports: readonly string[];
  /** What the file is saved as, where that is no UTF-8. */
  readonly misread?: Misread | undefined;
}

/** A file that is no UTF-8: its characters are not lost. */
export interface Misread {
  /** The code page that reads all of it; undefined where that is not known. */
  readonly codePage: CodePage | undefined;
  /** Whether it was read as what it is, by its byte order mark; else as UTF-8. */
  readonly isLegible?: boolean;
  /** How a person has it read right, or saved right, a sentence. */
  readonly remedy: string;
}

export type TypeKind = "emailType" | "phoneType" | "socialType";

/** A list of predefined types. */
export interface TypeList {
  readonly values: readonly string[];
  /** Whether the user has set it; the default lists are assumed. */
  readonly confirmed: boolean;
}
