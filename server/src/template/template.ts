import { type Column, defaultColumns } from "./columns.ts";
import { headerKey, roleOf } from "./headers.ts";
import type { ColumnKind } from "./kinds.ts";

/** The columns that the platform expects, in its order. */
export interface Template {
  readonly columns: readonly Column[];
  /** Whether it is from the user's downloaded template: then its headers are certain, and all of them are expected. */
  readonly downloaded?: boolean;
}

/** The header row of files in the template's format. */
export function headersOf({ columns }: Template): string[] {
  return columns.map(({ header }) => header);
}

/** What `asioImport.template.columns` may change in a column. */
export interface ColumnOverride {
  kind?: ColumnKind;
  required?: boolean;
  maxLength?: number;
}

export const defaultTemplate: Template = {
  columns: defaultColumns.map(({ aliases: _, ...column }) => column),
};

/** Applies `asioImport.template.columns`: changes columns, or adds them at the end. */
export function overrideColumns(template: Template, overrides: Readonly<Record<string, ColumnOverride>>): Template {
  const columns = [...template.columns];
  const places = new Map(columns.map(({ header }, index) => [headerKey(header), index] as const).reverse());
  for (const [header, override] of Object.entries(overrides)) {
    const [key, role] = [headerKey(header), roleOf(header)];
    const roleIndex = role && columns.findIndex((column) => column.role === role);
    const index = places.get(key) ?? (roleIndex === undefined || roleIndex < 0 ? columns.length : roleIndex);
    const { limitAssumed, ...basis } = columns[index] ?? ownColumn(header);
    const keeps = limitAssumed && override.maxLength === undefined;
    columns[index] = { ...basis, ...(keeps ? { limitAssumed } : {}), ...override };
    places.set(key, index);
  }
  return { ...template, columns };
}

/** A column that is not one of the default columns. */
export function ownColumn(header: string): Column {
  return { header, kind: "text", required: false };
}
