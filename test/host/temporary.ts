import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { atExit } from "./at-exit.ts";

/** A folder that is gone after `remove`, and after this process in any case. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Makes an empty folder of its own under the system's temporary folder. The path is real (no links in it), because
 * VS Code names files by their real paths and a test compares the two.
 */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(realpathSync(tmpdir()), "asio-import-"));
  const removeFolder = () => {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Windows keeps what a program that is just ending has open. The system clears its temporary folder itself.
    }
  };
  const forget = atExit(removeFolder);
  return {
    path,
    remove() {
      forget();
      removeFolder();
    },
  };
}

/**
 * A workspace for one run: a fresh copy of the folder `fixture`, of the same name, so that no run ever edits the
 * checkout.
 */
export async function workspaceCopy(fixture: string): Promise<TemporaryFolder> {
  const folder = temporaryFolder();
  const path = join(folder.path, basename(fixture));
  await cp(fixture, path, { recursive: true });
  return { path, remove: folder.remove };
}
