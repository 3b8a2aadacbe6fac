/** Makes a value when it is first needed, and keeps it: for tables that few files need. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
