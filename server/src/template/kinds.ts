/**
 * What the values of a column are made of: a `name` of letters, digits and single spaces, an `id` of letters and digits
 * alone, any `text`, a `code` of two letters (ISO 3166), an entry of a list of `type`s, an `email` address, a `number`.
 */
export type Form = "name" | "id" | "text" | "code" | "type" | "email" | "number";

/**
 * The kinds of column; rules look at these, never at the header. What a kind means besides its form, each part of the
 * program says in a table or a `switch` that does not compile until it names every kind.
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

/** What may stand in a column. */
export type ColumnKind = keyof typeof forms;

/** The kinds of columns that take the types of a list. */
export type TypeKind = { [Kind in ColumnKind]: (typeof forms)[Kind] extends "type" ? Kind : never }[ColumnKind];

/** All kinds, in the order in which people are told of them. */
export const columnKinds = Object.keys(forms) as readonly ColumnKind[];

/** The form of a column's values; undefined where the template does not know the column. */
export function formOf(column: { readonly kind: ColumnKind } | undefined): Form | undefined {
  return column && forms[column.kind];
}

/** The kinds whose values have one of these forms. */
export function kindsOf(...wanted: readonly Form[]): readonly ColumnKind[] {
  return columnKinds.filter((kind) => wanted.includes(forms[kind]));
}

/** Whether columns of the kind take the types of a list. */
export function isTypeKind(kind: ColumnKind): kind is TypeKind {
  return forms[kind] === "type";
}
