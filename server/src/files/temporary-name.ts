/**
 * A name for a file that is written beside its place first. It tells whose it is: where the process is killed at once
 * (SIGKILL, power cut), the file stays, and may be deleted.
 */
export function temporaryName(): string {
  return `.asio-import-${crypto.randomUUID()}.tmp`;
}
