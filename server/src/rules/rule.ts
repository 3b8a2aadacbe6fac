import type { CsvDocument } from "../document/document.ts";
import type { CodePage } from "../document/encoding.ts";
import type { Range } from "../document/positions.ts";
import type { RowEdit } from "../document/row-edit.ts";
import type { Row } from "../document/rows.ts";
import type { Steps } from "../steps.ts";
import type { Column, Role } from "../template/columns.ts";
import type { ColumnKind, TypeKind } from "../template/kinds.ts";
import type { Layout } from "../template/layout.ts";
import type { CompanyPlace } from "./company-places.ts";
import type { CheckContext, Severity } from "./context.ts";
import type { Member } from "./member.ts";
import type { CellView, RowView } from "./view.ts";

/** One kind of fault. `Data` is what the message and the fixes need to know about a finding. */
export interface Rule<Data = unknown> {
  /** Stable: the diagnostic's code, the key in `asioImport.rules` and the heading in `docs/rules.md`. */
  readonly code: string;
  /** One line for the settings and the documentation. */
  readonly title: string;
  /** Singular and plural, for counts: `1 country code`, `2 country codes`. */
  readonly noun: readonly [one: string, several: string];
  /** The severity unless a finding or the user says otherwise. */
  readonly severity: Severity;
  /**
   * Why an error makes the platform refuse the whole file, as a clause after `because`. Without it, only the row fails.
   */
  readonly refuses?: string;
  /** Why this many warnings may make the platform refuse the whole file; `refuses` by default. */
  mayRefuse?(warnings: number): string;
  /** A sentence beside the verdict about this many warnings; empty for none. Rows with them would be created as they are. */
  caution?(warnings: number): string;
  /** Sets `Fault.doubtsValue` for all its faults. */
  readonly doubtsValue?: boolean;
  /** None of its fixes is ever safe, so *fix all* can skip the rule. */
  suggestsOnly?(data: Data): boolean;
  /** What is wrong, what is allowed and, if known, what would be right. */
  message(data: Data): string;
  /** The place in another file that explains a finding. */
  elsewhere?(data: Data): Elsewhere;
  /** Fixes for a finding, best first. If they need all rows, they are computed in steps. */
  fixes?(finding: Finding<Data>, file: FileView): Fix[] | Steps<Fix[]>;
}

/** A place in another file, with what it has to do with a finding. */
export interface Elsewhere {
  readonly place: CompanyPlace;
  readonly message: string;
}

/** What a fault is, as far as it counts for the file. */
interface Verdict {
  readonly severity?: Severity;
  /** A root cause: other faults of this cell or row would only follow from it. */
  readonly final?: boolean;
  /** This fault does not make the platform refuse the whole file, although its rule `refuses`. */
  readonly sparesFile?: boolean;
  /**
   * It has no finding of its own, because it is reported for the whole file, but it hides what would follow from it.
   */
  readonly alreadyReported?: boolean;
}

/** What else is known of a fault. Offsets are UTF-16; without them, the fault is the whole cell or row. */
export interface Details<Data> {
  readonly data: Data;
  /** In a cell: offsets into its value. In a row: offsets from the row's start. */
  readonly from?: number;
  readonly to?: number;
  /** The value is in doubt: until a person decides, no other rule's fix in this cell is safe or preferred. */
  readonly doubtsValue?: boolean;
}

/** A fault that a check found. */
export interface Fault<Data> extends Verdict, Details<Data> {}

/** A fault whose details take time to find. Most faults are only counted, so they are found at once or never. */
export interface BareFault<Data> extends Verdict {
  details(): Details<Data>;
}

/** Checks the header row. A fault names its cell, or -1 for the whole row; with `row`, it is on a row above. */
export interface HeaderRule<Data> extends Rule<Data> {
  readonly scope: "header";
  check(file: HeaderView): (Fault<Data> & { cell: number; row?: Row })[];
}

/** Checks the shape of one row, before its cells. */
export interface RowRule<Data> extends Rule<Data> {
  readonly scope: "row";
  check(row: RowView): Fault<Data> | undefined;
}

/** Checks a row as a whole, after its cells. A fault is shown on the cell of a role. */
export interface RecordRule<Data> extends Rule<Data> {
  readonly scope: "record";
  check(row: RowView): (Fault<Data> & { role: Role }) | undefined;
}

/** What is known about a cell without copying its value out of the text. */
export interface Glance {
  /** `Kind` bits. The value has at least one of them. */
  readonly signs: number;
  /** It is empty where its column is required, or longer than its column allows. */
  readonly length: "short" | "long";
  /** It may not be a valid value of its column: a code, a type, an address or a number. */
  readonly code: true;
  /** Its letters and digits, in lower case, are one of these words, or it has neither. */
  readonly words: readonly string[];
}

/** One or more reasons to check a cell, any of which is enough; `always` to check every cell. */
export type Look = "always" | { [Seen in keyof Glance]: Pick<Glance, Seen> & Partial<Glance> }[keyof Glance];

/** Checks one cell, in the context of its row. */
export interface CellRule<Data> extends Rule<Data> {
  readonly scope: "cell";
  /** The kinds of column that it checks: all by default. */
  readonly kinds?: readonly ColumnKind[];
  /** Which cells can have this fault. `check` is not called for the others. */
  readonly look: Look | ((column: Column | undefined) => Look);
  check(cell: CellView): Fault<Data> | BareFault<Data> | undefined;
}

/** What the rows of a group have in common, when reduced to letters and digits. */
export type GroupKind = "company" | "companyId" | "site" | "siteId";

/**
 * Checks rows that may belong together. `company` and `companyId` groups whose rows all have the same Company Name and
 * Company ID are skipped, because they cannot disagree.
 */
export interface GroupRule<Data> extends Rule<Data> {
  readonly scope: "group";
  readonly groups: readonly GroupKind[];
  /**
   * @param members in the order of the file; at least two, and maybe 100,000
   * @returns the faults; each `undefined` between them is not a fault, but a pause for other work
   */
  check(members: readonly Member[], kind: GroupKind): Iterable<GroupFault<Data> | undefined>;
}

export interface GroupFault<Data> {
  readonly row: Row;
  readonly role: Role;
  readonly data: Data;
  readonly severity?: Severity;
  /** Another row that explains the fault. */
  readonly related?: { readonly row: Row; readonly role: Role; readonly message: string };
}

/** Tells in a response file why its rows failed, in place of what other rules find there. */
export interface ResponseRule<Data> extends Rule<Data> {
  readonly scope: "response";
  /** @param found what other rules find in the row */
  check(row: RowView, found: readonly Finding[]): SaidOfRow<Data>;
}

/** What a response file says of a row. */
export interface SaidOfRow<Data> {
  readonly reasons: readonly ReasonFault<Data>[];
  /** The findings of other rules that are shown too. */
  readonly others: readonly Finding[];
}

/** A reason for failure, on the cell that it is about. */
export interface ReasonFault<Data> extends Pick<Finding<Data>, "cell" | "start" | "end" | "data" | "standsFor"> {
  /** It is only told, because the row was created, or what it is about has changed. */
  readonly isPast: boolean;
}

export type AnyRule =
  | HeaderRule<unknown>
  | RowRule<unknown>
  | RecordRule<unknown>
  | CellRule<unknown>
  | GroupRule<unknown>
  | ResponseRule<unknown>;

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
  /** The findings in whose place it is shown. Its fixes are theirs too. */
  readonly standsFor?: readonly Finding[];
  readonly related?: { readonly row: Row; readonly start: number; readonly end: number; readonly message: string };
}

/** A way to fix a finding. */
export interface Fix {
  /** What exactly will happen. */
  readonly title: string;
  /** Whether it keeps the six promises in `docs/rules.md`, so it needs no decision from a person. */
  readonly safe: boolean;
  /** A guess: a similar spelling, an invented value, or one of several possible meanings. Never preferred. */
  readonly guess?: true;
  /** A guess of which a person would hardly choose another: a new ID, a whole address split into its parts. */
  readonly made?: true;
  /** A guess that may be offered for all cells that it fits, so that a person decides once. */
  readonly forAll?: true;
  readonly edits: readonly RowEdit[];
  /** What the editor does instead of edits. */
  readonly action?: EditorAction;
}

/** What a fix may ask the editor to do. */
export type EditorAction =
  | { readonly kind: "addType"; readonly list: TypeKind; readonly value: string }
  | { readonly kind: "turnOff"; readonly code: string }
  | { readonly kind: "openExport" }
  | { readonly kind: "selectExport" }
  | { readonly kind: "goTo"; readonly uri: string; readonly range: Range }
  | { readonly kind: "reopen"; readonly codePage: CodePage };

/** A file as rules of the header row see it. */
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
  /** The header row. If the file has none: an empty row that is not in the document. */
  readonly header: Row;
  /** Reads a row. */
  view(row: Row): RowView;
  /** The records: all rows after the header that are not blank, in order. */
  records(): Iterable<Row>;
  /** Whether another header row is above a row, so that its cells may be under the wrong headers. */
  isUnderOtherHeader(row: Row): boolean;
  /** The rows with the member's value of this kind, compared by letters and digits; in order. */
  sharing(kind: GroupKind, member: Member): readonly Member[];
  /** A fast test whether no other row shares the value of a row. If false, call `sharing`. */
  isAlone(kind: GroupKind, row: Row): boolean;
}
