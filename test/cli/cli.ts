import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

export const program = join(import.meta.dirname, "..", "..", "dist", "cli.js");

// No test leaves compiled code in the cache folder of whoever runs it.
process.env.NODE_DISABLE_COMPILE_CACHE ??= "1";

/** The result of a run of the command line. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder in which the command line runs. It is deleted after the test. */
export class Folder {
  readonly path: string;

  constructor(t: TestContext, files: Record<string, string | Uint8Array> = {}) {
    this.path = mkdtempSync(join(tmpdir(), "asio import é "));
    t.after(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  /** Runs `asio-import` with these arguments. Its standard input stays open, without any data. */
  run(...args: string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: this.path,
      // As on a person's machine: not in a workflow of GitHub Actions, in which tests may run.
      env: { ...process.env, GITHUB_WORKSPACE: "" },
      encoding: "utf8",
      timeout: 20_000,
      maxBuffer: 100_000_000,
      stdio: ["inherit", "pipe", "pipe"],
    });
    return { status, stdout, stderr };
  }
}

export const header =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

/** A row with these five cells and thirteen empty ones. */
export function row(five: string): string {
  return `${five}${",".repeat(13)}`;
}
