/** A JSON schema of draft 4. */
type Schema = Readonly<Record<string, unknown>>;

/** Keywords that say nothing about validity. */
const remarks = new Set(["$schema", "id", "title", "description", "default", "definitions"]);

/**
 * The places of a value that break a schema of draft 4, each as `path: keyword`. Knows the keywords that the schema of
 * SARIF has, and throws on any other, so that nothing is skipped.
 */
export function violations(value: unknown, schema: Schema, root: Schema = schema, path = "$"): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (remarks.has(keyword)) return [];
    const found = checks[keyword]?.(
      value,
      wanted as never,
      schema,
      (part, partSchema, name) => violations(part, partSchema, root, name === undefined ? path : `${path}.${name}`),
      root,
    );
    if (found === undefined) throw new Error(`The keyword ${keyword} is not supported.`);
    return found === true ? [] : found === false ? [`${path}: ${keyword}`] : found;
  });
}

type Check = (
  value: unknown,
  wanted: never,
  schema: Schema,
  within: (value: unknown, schema: Schema, name?: string | number) => string[],
  root: Schema,
) => boolean | string[];

const checks: Readonly<Record<string, Check>> = {
  type: (value, wanted: string) => typeOf(value) === wanted || (wanted === "number" && typeOf(value) === "integer"),
  enum: (value, wanted: unknown[]) => wanted.includes(value),
  minimum: (value, wanted: number) => typeof value !== "number" || value >= wanted,
  maximum: (value, wanted: number) => typeof value !== "number" || value <= wanted,
  pattern: (value, wanted: string) => typeof value !== "string" || new RegExp(wanted, "u").test(value),
  format: (value, wanted: string) => typeof value !== "string" || isOfFormat(value, wanted),
  minItems: (value, wanted: number) => !Array.isArray(value) || value.length >= wanted,
  uniqueItems: (value, wanted: boolean) =>
    !wanted || !Array.isArray(value) || new Set(value.map((each) => JSON.stringify(each))).size === value.length,
  items: (value, wanted: Schema, _, within) =>
    !Array.isArray(value) || value.flatMap((each, index) => within(each, wanted, index)),
  required: (value, wanted: string[]) => !isObject(value) || wanted.every((name) => name in value),
  properties: (value, wanted: Record<string, Schema>, _, within) =>
    !isObject(value) ||
    Object.entries(wanted).flatMap(([name, schema]) => (name in value ? within(value[name], schema, name) : [])),
  additionalProperties(value, wanted: boolean | Schema, { properties = {} }, within) {
    if (!isObject(value) || wanted === true) return true;
    const others = Object.keys(value).filter((name) => !(name in (properties as object)));
    return wanted === false ? others.length === 0 : others.flatMap((name) => within(value[name], wanted, name));
  },
  anyOf: (value, wanted: Schema[], _, within) => wanted.some((each) => within(value, each).length === 0),
  oneOf: (value, wanted: Schema[], _, within) => wanted.filter((each) => within(value, each).length === 0).length === 1,
  $ref: (value, wanted: string, _, within, root) =>
    within(value, definitionsOf(root)[wanted.replace("#/definitions/", "")] as Schema),
};

function definitionsOf({ definitions }: Schema): Readonly<Record<string, Schema>> {
  return definitions as Readonly<Record<string, Schema>>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isOfFormat(text: string, format: string): boolean {
  switch (format) {
    case "uri":
      return URL.canParse(text) && /^[!-~]+$/.test(text);
    case "uri-reference":
      return URL.canParse(text, "file:///") && /^[!-~]*$/.test(text);
    default:
      throw new Error(`The format ${format} is not supported.`);
  }
}
