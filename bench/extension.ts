import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Measure, Round } from "./figures.ts";

const activate = join(import.meta.dirname, "activate.ts");

/** The bundled extension in a new process each round, without VS Code. */
export const activationMeasure: Measure = {
  name: "start of the extension",
  run() {
    const rounds = { loading: [] as Round[], activating: [] as Round[] };
    for (let i = 0; i < 15; i++) {
      const took: Record<keyof typeof rounds, number> = JSON.parse(
        execFileSync(process.execPath, [activate], { encoding: "utf8" }),
      );
      for (const part of ["loading", "activating"] as const) rounds[part].push({ work: took[part] });
    }
    return [
      { work: "extension: its bundle loaded", unit: "ms", rounds: rounds.loading },
      { work: "extension: `activate` called → returned", unit: "ms", rounds: rounds.activating, target: { most: 20 } },
    ];
  },
};
