/** Validates a value of a message at run time. Messages come from other programs, whatever their types promise. */
export interface Shape<T> {
  /** What is wrong with a value, as a sentence about `name` without its full stop; undefined if it is a `T`. */
  fault(value: unknown, name: string): string | undefined;
  /** Whether this is a member that may be left out. */
  readonly isOptional?: boolean;
  /** Never set. It ties the shape to its type. */
  readonly of?: T;
}

/** A member that may be left out. */
type Optional<T> = Shape<T> & { readonly isOptional: true };

/** The shapes of an object's members. The compiler reports missing ones. */
type Members<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** The longest URI accepted, in UTF-16 units: the longest path (PATH_MAX) with each byte encoded as `%FF`. */
const longestUri = 3 * 4_096 + 256;

/** The maximum of LSP's `uinteger`. */
const largestNumber = 2 ** 31 - 1;

/** For values that are not read, or are validated by their reader. */
export const anything: Optional<unknown> = { fault: () => undefined, isOptional: true };

/** The result of a request that returns nothing. */
export const nothing: Shape<void> = { fault: () => undefined };

export const text: Shape<string> = shape((value) => typeof value === "string", "a text");

export const flag: Shape<boolean> = shape((value) => typeof value === "boolean", "true or false");

export const number: Shape<number> = shape((value) => typeof value === "number", "a number");

export const integer: Shape<number> = shape(Number.isInteger, "a whole number");

/** LSP's `uinteger`. */
export const count: Shape<number> = shape(
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestNumber,
  `a whole number from 0 to ${largestNumber}`,
);

export const uri: Shape<string> = shape(isUri, "a URI");

/** One of a few values. */
export function oneOf<T extends string | boolean>(...values: readonly T[]): Shape<T> {
  return shape((value) => values.some((each) => each === value), values.join(" or "));
}

/** A value of one of several kinds. */
export function either<T>(what: string, ...shapes: readonly Shape<T>[]): Shape<T> {
  return shape((value) => shapes.some((each) => each.fault(value, "") === undefined), what);
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return { fault: (value, name) => (value === null ? undefined : shape.fault(value, name)) };
}

/** @param most maximum number of items */
export function listOf<T>(item: Shape<T>, most = Number.POSITIVE_INFINITY): Shape<T[]> {
  return {
    fault(value, name) {
      if (!Array.isArray(value)) return `${name} must be a list`;
      if (value.length > most) return `${name} must have ${most} items at most`;
      for (const [index, each] of value.entries()) {
        const fault = item.fault(each, `${name}[${index}]`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

export function pairOf<T>(item: Shape<T>): Shape<[T, T]> {
  const list = listOf(item);
  return {
    fault: (value, name) =>
      Array.isArray(value) && value.length !== 2 ? `${name} must be a pair` : list.fault(value, name),
  };
}

/**
 * An object with at least these members. Optional members that are null are deleted, because some clients send null for
 * a missing value.
 */
export function object<T extends object>(members: Members<T>): Shape<T> {
  const shapes = Object.entries(members as Record<string, Shape<unknown>>);
  return {
    fault(value, name) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return `${name} must be an object`;
      const object = value as Record<string, unknown>;
      for (const [key, member] of shapes) {
        const held = Object.hasOwn(object, key) ? object[key] : undefined;
        if (member.isOptional && (held === undefined || held === null)) {
          delete object[key];
          continue;
        }
        const fault = member.fault(held, name === "" ? key : `${name}.${key}`);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

export function optional<T>(member: Shape<T>): Optional<T> {
  return { ...member, isOptional: true };
}

function shape<T>(is: (value: unknown) => boolean, what: string): Shape<T> {
  return { fault: (value, name) => (is(value) ? undefined : `${name} must be ${what}`) };
}

/** Whether vscode-uri accepts a value: it must have a scheme, and no path that could be taken for an authority. */
function isUri(value: unknown): boolean {
  if (typeof value !== "string" || value.length > longestUri) return false;
  const [, authority = "", path = ""] = /^\w[\w+.-]*:(?:\/\/([^/?#]*))?([^?#]*)/.exec(value) ?? [];
  return /^\w[\w+.-]*:/.test(value) && (authority !== "" || !/^(?:\/|%2f){2}/i.test(path));
}
