/**
 * A name for a temporary file, next to the file to write. It says where the file comes from, because the file remains
 * if the process is killed (SIGKILL, power cut), and may then be deleted.
 */
export function temporaryName(): string {
  return `.asio-import-${crypto.randomUUID()}.tmp`;
}
