import type {
  Block,
  FindWay,
  FoundCell,
  KnownList,
  ProblemPlace,
  ShownPart,
  ShownRow,
  ShownRows,
  ShownValue,
  TableEdit,
  TableFilter,
} from "../../../server/src/features/table/shown.ts";

/** The table's name in `vscode.openWith` and `workbench.editorAssociations`. */
export const tableView = "asioImport.table";

/** An edit of a list of rows. */
export interface ListEdit {
  readonly known: KnownList;
  readonly edit: TableEdit;
}

/** What is being typed into a cell, and the edit that writes it. */
export interface TypedText extends ListEdit {
  readonly text: string;
}

/** What the web view asks the extension for, and what it gets. */
export interface Questions {
  rows: {
    ask: { filter: TableFilter; anew: boolean; list: number; from: number; count: number };
    answer: ShownRows | null;
  };
  edit: { ask: ListEdit; answer: undefined };
  copy: { ask: { known: KnownList; block: Block }; answer: { text: string } };
  problem: { ask: { known: KnownList; place: ProblemPlace; back: boolean }; answer: ProblemPlace | null };
  find: { ask: { known: KnownList; text: string; place: ProblemPlace; way: FindWay }; answer: FoundCell | null };
  parts: { ask: { known: KnownList; parts: number }; answer: ShownPart[] };
  /** What a cell may contain, by what is typed into it so far. */
  values: { ask: { known: KnownList; place: ProblemPlace; typed: string }; answer: ShownValue[] };
  /** Offers the fixes of a cell, or applies the preferred one. */
  fixes: { ask: { known: KnownList; place: ProblemPlace; isAuto: boolean }; answer: undefined };
  /** Shows a cell in a text editor beside the table. */
  show: { ask: { known: KnownList; place: ProblemPlace }; answer: undefined };
  /** Goes to the row of the other file of the round trip. */
  goToRow: { ask: { known: KnownList; place: ProblemPlace; in: "import" | "response" }; answer: undefined };
  /** Asks the user for a rule or a company. */
  filter: { ask: Record<never, never>; answer: { filter: TableFilter; label: string } | null };
  /** Tells what is being typed into a cell, so that it is written if the table is closed; null once the cell is. */
  typing: { ask: { typed: TypedText | null }; answer: undefined };
  /** Gives the user what was typed but could not be written. */
  giveBack: { ask: { text: string }; answer: undefined };
  /** Fixes all safe problems of the file. */
  fixAll: { ask: Record<never, never>; answer: undefined };
  /** Tells whether the web view has the focus, so that its keys are VS Code's, too. */
  focus: { ask: { has: boolean }; answer: undefined };
  /** The widths of columns in pixels, by header, to keep for the workspace. */
  widths: { ask: { widths: Record<string, number> }; answer: undefined };
}

/** What the web view asks for first: all rows that a screen shows. */
export const firstRows: Questions["rows"]["ask"] = {
  filter: { show: "all" },
  anew: false,
  list: 0,
  from: 0,
  count: 101,
};

export type QuestionKind = keyof Questions;

/** A question as it is sent. The answer has the same number. */
export type Asked = {
  [Kind in QuestionKind]: { readonly number: number; readonly kind: Kind } & Questions[Kind]["ask"];
}[QuestionKind];

export interface Answered {
  readonly number: number;
  readonly answer?: unknown;
  /** A sentence for the user. */
  readonly problem?: string;
  /** The web view knew an older version of the rows. */
  readonly isOutdated?: true;
}

/** The state of the file, for the bar. */
export interface Verdict {
  readonly text: string;
  readonly sentence: string;
  readonly kind: "good" | "doubtful" | "bad";
}

/** A window of the table without the rows that the web view has already. These are null. */
export interface ToldRows extends Omit<ShownRows, "rows"> {
  readonly rows: readonly (ShownRow | null)[];
}

/** What the extension tells the web view without being asked. */
export type Told =
  /** The rows may have changed, with those asked for last as they are now; without `answer`, they must be asked for. */
  | {
      readonly tell: "changed";
      readonly asked: Questions["rows"]["ask"];
      /** The version of the rows that null stands for. */
      readonly since: number | undefined;
      readonly answer?: ToldRows | null | undefined;
    }
  | { readonly tell: "verdict"; readonly verdict: Verdict | null }
  /** Why the file cannot be edited, in a sentence; null if it can. */
  | { readonly tell: "readOnly"; readonly why: string | null }
  /** The user has left the table, but may be back already; or something needs what is typed. */
  | { readonly tell: "left" | "needed" }
  | { readonly tell: "widths"; readonly widths: Record<string, number> }
  /** Go to a cell: index of the row in the file, from 0, and of the cell. */
  | { readonly tell: "cell"; readonly index: number; readonly cell: number }
  /** A command of the menu that the web view carries out. */
  | { readonly tell: "command"; readonly command: TableCommand };

/** The commands of the context menu, without `asioImport.table.`. */
export type TableCommand =
  | "fix"
  | "autoFix"
  | "goToImportRow"
  | "goToResponseRow"
  | "newSite"
  | "newCompany"
  | "insertRow"
  | "duplicateRows"
  | "deleteRows"
  | "moveUp"
  | "moveDown"
  | "fillDown"
  | "widenColumn"
  | "narrowColumn";
