/**
 * The form of a column's values: a `name` of letters, digits and single spaces, an `id` of letters and digits only, any
 * `text`, a `code` of two letters (ISO 3166), an entry of a list of `type`s, an `email` address, or a `number`.
 */
export type Form = "name" | "id" | "text" | "code" | "type" | "email" | "number";

/**
 * The kinds of columns. Rules look at the kind, never at the header. Everything else about a kind is in tables and
 * `switch` statements that do not compile until they contain every kind.
 */
const forms = {
  name: "name",
  id: "id",
  country: "code",
  text: "text",
  state: "code",
  email: "email",
  emailType: "type",
  phoneCountry: "code",
  phone: "number",
  phoneType: "type",
  socialType: "type",
} as const satisfies Readonly<Record<string, Form>>;

export type ColumnKind = keyof typeof forms;

/** The kinds of columns whose values are from a list of types. */
export type TypeKind = { [Kind in ColumnKind]: (typeof forms)[Kind] extends "type" ? Kind : never }[ColumnKind];

/** All kinds, in the order in which they are shown. */
export const columnKinds = Object.keys(forms) as readonly ColumnKind[];

/** The form of a column's values; undefined without a column. */
export function formOf(column: { readonly kind: ColumnKind } | undefined): Form | undefined {
  return column && forms[column.kind];
}

/** The kinds whose values have one of these forms. */
export function kindsOf(...wanted: readonly Form[]): readonly ColumnKind[] {
  return columnKinds.filter((kind) => wanted.includes(forms[kind]));
}

/** Whether the values of such columns are from a list of types. */
export function isTypeKind(kind: ColumnKind): kind is TypeKind {
  return forms[kind] === "type";
}
