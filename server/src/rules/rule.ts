import type { CsvDocument } from "../document/document.ts";
import type { CodePage } from "../document/encoding.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Row } from "../document/rows.ts";
import type { Column, ColumnKind, Role } from "../template/columns.ts";
import type { Layout } from "../template/layout.ts";
import type { CheckContext, Severity, TypeKind } from "./context.ts";
import type { Member } from "./member.ts";
import type { CellView, RowView } from "./view.ts";

/** What every rule is: one kind of fault. `Data` is what its message and its fixes need to know of one finding. */
export interface Rule<Data = unknown> {
  /** Stable: the diagnostic's code, the key in `asioImport.rules` and the heading in `docs/rules.md`. */
  readonly code: string;
  /** One line for the settings and the documentation. */
  readonly title: string;
  /** What one of its problems is called, and several, where they are counted: `1 country code`, `2 country codes`. */
  readonly noun: readonly [one: string, several: string];
  /** The severity unless a finding or the user says otherwise. */
  readonly severity: Severity;
  /** Why the platform refuses the whole file for an error of this rule: what follows `because`. Else it refuses the row. */
  readonly refuses?: string;
  /** Why it may refuse it for so many warnings of this rule, where that is said in other words than `refuses`. */
  mayRefuse?(warnings: number): string;
  /** Each of its faults doubts the value, see `Fault.doubts`. */
  readonly doubts?: boolean;
  /** None of its fixes is ever safe, so that to fix all need not ask for them. */
  readonly suggestsOnly?: boolean;
  /** What is wrong, what is allowed and, where it is known, what would be right. */
  message(data: Data): string;
  /** Ways to mend a finding, the best one first. */
  fixes?(finding: Finding<Data>, file: FileView): Fix[];
}

/** What a check says of a fault. Offsets are UTF-16; without them the fault is the whole cell or row. */
export interface Fault<Data> {
  readonly data: Data;
  /** In a cell: offsets into its value. In a row: offsets from the row's start. */
  readonly from?: number;
  readonly to?: number;
  readonly severity?: Severity;
  /** The root cause: what else could be said of this cell or row would follow from it. */
  readonly final?: boolean;
  /** What the value is must be said first: no fix of another rule is safe in this cell, nor preferred. */
  readonly doubts?: boolean;
  /** The platform does not refuse the whole file for this one, although its rule `refuses`. */
  readonly sparesFile?: boolean;
  /** Said once of the whole file already: it is no finding of its own, and only hides what would follow from it. */
  readonly told?: boolean;
}

/** Looks at the header row; each fault names its cell, or -1 for the whole row; or it stands on a row above. */
export interface HeaderRule<Data> extends Rule<Data> {
  readonly scope: "header";
  check(file: HeaderView): (Fault<Data> & { cell: number; row?: Row })[];
}

/** Looks at the shape of one row, before its cells. */
export interface RowRule<Data> extends Rule<Data> {
  readonly scope: "row";
  check(row: RowView): Fault<Data> | undefined;
}

/** Looks at what a row means as a whole, after its cells; a fault shows on the cell of a part. */
export interface RecordRule<Data> extends Rule<Data> {
  readonly scope: "record";
  check(row: RowView): (Fault<Data> & { role: Role }) | undefined;
}

/** What can be seen of a cell at a glance, without copying its value out of the text. */
export interface Glance {
  /** `Kind` bits of which the value has at least one. */
  readonly signs: number;
  /** It is empty where its column is required, or longer than its column allows. */
  readonly length: "short" | "long";
  /** It is not, for certain, what its column holds: a code, a type, an address, a number. */
  readonly code: true;
  /** Its letters and digits are one of these words, in lower case; or it has none. */
  readonly words: readonly string[];
}

/** One thing that can be seen, or several of which one is enough; `always` where every cell must be looked at. */
export type Look = "always" | { [Seen in keyof Glance]: Pick<Glance, Seen> & Partial<Glance> }[keyof Glance];

/** Looks at one cell, in the light of its row. */
export interface CellRule<Data> extends Rule<Data> {
  readonly scope: "cell";
  /** The kinds of column it speaks of; all where it names none. */
  readonly kinds?: readonly ColumnKind[];
  /** What a cell must show for the rule to have anything to say of it: the others are not brought before it. */
  readonly look: Look | ((column: Column | undefined) => Look);
  check(cell: CellView): Fault<Data> | undefined;
}

/** What the rows of a group have in common, when reduced to letters and digits. */
export type GroupKind = "company" | "companyId" | "site" | "siteId";

/**
 * Looks at rows that may belong together. Rows that all have the same Company Name and the same Company ID give no
 * reason to object to as a `company` or `companyId` group; such groups are not looked at.
 */
export interface GroupRule<Data> extends Rule<Data> {
  readonly scope: "group";
  readonly groups: readonly GroupKind[];
  /**
   * @param members in the order of the file; at least two, and maybe 100,000
   * @returns the faults; undefined in between is no fault, but lets other work have its turn
   */
  check(members: readonly Member[], kind: GroupKind): Iterable<GroupFault<Data> | undefined>;
}

export interface GroupFault<Data> {
  readonly row: Row;
  readonly role: Role;
  readonly data: Data;
  readonly severity?: Severity;
  /** Another row that shows what is meant. */
  readonly related?: { readonly row: Row; readonly role: Role; readonly message: string };
}

export type AnyRule =
  | HeaderRule<unknown>
  | RowRule<unknown>
  | RecordRule<unknown>
  | CellRule<unknown>
  | GroupRule<unknown>;

/** A fault found in a row. */
export interface Finding<Data = unknown> {
  readonly rule: Rule<Data>;
  readonly severity: Severity;
  readonly row: Row;
  /** Index of the cell in the row, from 0; -1 for the whole row. */
  readonly cell: number;
  /** UTF-16 offsets from the start of the row. */
  readonly start: number;
  readonly end: number;
  readonly data: Data;
  /** See `Fault.sparesFile`. */
  readonly sparesFile?: boolean;
  /** Another rule doubts the value: none of the fixes is safe or preferred. */
  readonly doubted?: boolean;
  readonly related?: { readonly row: Row; readonly start: number; readonly end: number; readonly message: string };
}

/** A way to mend a finding. */
export interface Fix {
  /** Says exactly what will happen. */
  readonly title: string;
  /** Safe: it keeps the six promises that `docs/rules.md` makes at its start, so that nobody need be asked. */
  readonly safe: boolean;
  /** Not certain: found by likeness of letters, made up, or one of several that may be meant. Never preferred. */
  readonly guess?: true;
  readonly edits: readonly RowEdit[];
  /** Instead of edits: something that the editor does. */
  readonly action?: EditorAction;
}

/** What a fix may ask of the editor: a value added to a type list, a rule turned off, an export opened or chosen, the file read anew. */
export type EditorAction =
  | { readonly kind: "addType"; readonly list: TypeKind; readonly value: string }
  | { readonly kind: "turnOff"; readonly code: string }
  | { readonly kind: "openExport" }
  | { readonly kind: "selectExport" }
  | { readonly kind: "reopen"; readonly codePage: CodePage };

/** What rules of the header row see of a file. */
export interface HeaderView {
  readonly document: Pick<CsvDocument, "delimiter">;
  readonly context: CheckContext;
  readonly layout: Layout;
  /** The rows above the header row. */
  readonly above: readonly Row[];
}

/** A checked file as rules see it. */
export interface FileView extends HeaderView {
  readonly document: CsvDocument;
  /** The header row; an empty one that is not in the document where the file has none. */
  readonly header: Row;
  /** Reads a row. */
  view(row: Row): RowView;
  /** The records: all rows behind the header that are not blank, in order. */
  records(): Iterable<Row>;
  /** The rows whose value of this kind is the same as the member's, reduced to letters and digits; in order. */
  sharing(kind: GroupKind, member: Member): readonly Member[];
}
