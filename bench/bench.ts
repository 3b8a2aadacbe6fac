/** Benchmarks (`npm run bench`, after the build): compares speed and memory with yardsticks of the same run. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { checkMeasures, existingMeasures, fixMeasure } from "./check.ts";
import { commandLineMeasures } from "./command-line.ts";
import { doublingMeasure } from "./doubling.ts";
import { activationMeasure } from "./extension.ts";
import { type Figure, type Measure, resultOf, type Saved, saved, table } from "./figures.ts";
import { keystrokeMeasures } from "./keystroke.ts";
import { packageMeasure } from "./package-size.ts";
import { pausesMeasure } from "./pauses.ts";
import { serverMeasures, startMeasure } from "./server.ts";
import { tableMeasure } from "./table.ts";

const measures: readonly Measure[] = [
  ...checkMeasures,
  ...keystrokeMeasures,
  ...serverMeasures,
  pausesMeasure,
  doublingMeasure,
  fixMeasure,
  ...commandLineMeasures,
  ...existingMeasures,
  startMeasure,
  activationMeasure,
  tableMeasure,
  packageMeasure,
];

// Only what measures the start keeps compiled code, in folders of its own.
process.env.NODE_DISABLE_COMPILE_CACHE = "1";

const options = optionsOf(process.argv.slice(2));
const chosen = measures.filter(({ name }) => options !== undefined && name.includes(options.only));
if (!options || chosen.length === 0) {
  console.error(`Usage: npm run bench -- [--only=WORD] [--save=FILE] [--compare=FILE]

  --only=WORD     Measures only the lines with this word in their name: ${measures.map(({ name }) => name).join(", ")}
  --save=FILE     Saves the figures
  --compare=FILE  Shows saved figures in the same table`);
  process.exitCode = 2;
} else await measure(options);

interface Options {
  only: string;
  save?: string;
  compare?: string;
}

/** The options; undefined if the arguments are invalid. */
function optionsOf(args: string[]): Options | undefined {
  try {
    return parseArgs({
      args,
      options: { only: { type: "string", default: "" }, save: { type: "string" }, compare: { type: "string" } },
    }).values;
  } catch {
    return undefined;
  }
}

async function measure({ save, compare }: Options): Promise<void> {
  const before: Saved | undefined = compare && JSON.parse(readFileSync(compare, "utf8"));
  const figures: Figure[] = [];
  for (const { name, run } of chosen) {
    console.error(`${name} …`);
    try {
      figures.push(...(await run()));
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    }
  }
  const processor = `${availableParallelism()} × ${cpus()[0]?.model ?? process.arch}`;
  console.log(`Node ${process.version} on ${process.platform}, ${processor}\n\n${table(figures, before)}`);
  if (save) writeFileSync(save, JSON.stringify(saved(figures), undefined, 2));
  if (figures.some((figure) => resultOf(figure) === "MISSED")) process.exitCode = 1;
}
