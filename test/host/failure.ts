/** A failure that its message explains in full: shown without a stack, since no reader of the stack could help it. */
export class PlainFailure extends Error {}

/** What to print for an error that ends a run: the message alone where it says all, else the stack too. */
export function explain(error: unknown): string {
  if (error instanceof PlainFailure || isUsageError(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

/** Settles as `work` does, or fails after `milliseconds` with the message that `say` makes. */
export async function within<T>(milliseconds: number, work: Promise<T>, say: () => string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new PlainFailure(say())), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
