import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { cached } from "./cache.ts";
import { runToEnd } from "./child.ts";
import { PlainFailure } from "./failure.ts";

/** Where Chromium or Chrome lies when the system's own way installed it. */
const SYSTEM_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((root) =>
    join(process.env[root] ?? "C:\\Program Files", "Google", "Chrome", "Application", "chrome.exe"),
  ),
};

const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
];

/** A headless Chromium to look at a page with; it ends with this process at the latest. */
export async function startChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  try {
    // The signals are handled in one place for everything that a run has started.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    return await chromium.launch({ executablePath, headless: true, args: FLAGS, ...signals });
  } catch (error) {
    throw new PlainFailure(
      `Chromium (${executablePath}) did not start: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * The Chromium that `CHROME_PATH` names; else, on Linux x64, the one inside the npm package @sparticuz/chromium; else one
 * that the system has.
 */
async function findChromium(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new PlainFailure(`CHROME_PATH is not a file: ${named}`);
  }
  if (platform() === "linux" && arch() === "x64") return packagedChromium();
  const found = SYSTEM_PLACES[platform()]?.find((place) => existsSync(place));
  if (found) return found;
  throw new PlainFailure("Chromium or Chrome not found. Install one, or set CHROME_PATH.");
}

/**
 * The Chromium of @sparticuz/chromium. The package unpacks it into the temporary folder and takes whatever lies there of
 * that name, even half unpacked; so it is unpacked into a folder of its own and kept.
 */
async function packagedChromium(): Promise<string> {
  const entry = import.meta.resolve("@sparticuz/chromium");
  const manifest: { version: string } = JSON.parse(await readFile(new URL("../package.json", entry), "utf8"));
  const folder = await cached(
    `chromium-${manifest.version}`,
    `Unpacking Chromium ${manifest.version}`,
    async (empty) => {
      const unpack = `import chromium from ${JSON.stringify(entry)}; await chromium.executablePath();`;
      await runToEnd(process.execPath, ["--input-type=module", "--eval", unpack], {
        env: { ...process.env, TMPDIR: empty },
      });
    },
  );
  return join(folder, "chromium");
}
