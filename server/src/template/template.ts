import { type Column, type ColumnKind, defaultColumns } from "./columns.ts";
import { headerKey, roleOf } from "./headers.ts";

/** The columns that the platform expects, in its order. */
export interface Template {
  readonly columns: readonly Column[];
  /** Whether a person has downloaded it: then its headers are known, and all of them are expected. */
  readonly downloaded?: boolean;
}

/** What `asioImport.template.columns` may say of a column. */
export interface ColumnOverride {
  kind?: ColumnKind;
  required?: boolean;
  maxLength?: number;
}

export const defaultTemplate: Template = {
  columns: defaultColumns.map(({ aliases: _, ...column }) => column),
};

/** A template with single columns changed, or added at its end, as `asioImport.template.columns` says. */
export function overrideColumns(template: Template, overrides: Readonly<Record<string, ColumnOverride>>): Template {
  const columns = [...template.columns];
  const places = new Map(columns.map(({ header }, index) => [headerKey(header), index] as const).reverse());
  for (const [header, override] of Object.entries(overrides)) {
    const [key, role] = [headerKey(header), roleOf(header)];
    const ofRole = role && columns.findIndex((column) => column.role === role);
    const index = places.get(key) ?? (ofRole === undefined || ofRole < 0 ? columns.length : ofRole);
    const { limitAssumed, ...basis } = columns[index] ?? ownColumn(header);
    const keeps = limitAssumed && override.maxLength === undefined;
    columns[index] = { ...basis, ...(keeps ? { limitAssumed } : {}), ...override };
    places.set(key, index);
  }
  return { ...template, columns };
}

/** A column that is none of the default ones. */
export function ownColumn(header: string): Column {
  return { header, kind: "text", required: false };
}
