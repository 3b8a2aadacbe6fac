/** Benchmarks (`npm run bench`, after the build): compares speed and memory with yardsticks of the same run. */
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { checkMeasures, existingMeasures } from "./check.ts";
import { commandLineMeasure } from "./command-line.ts";
import { doublingMeasure } from "./doubling.ts";
import { type Figure, type Measure, resultOf, table } from "./figures.ts";
import { keystrokeMeasures } from "./keystroke.ts";
import { packageMeasure } from "./package-size.ts";
import { pausesMeasure } from "./pauses.ts";
import { serverMeasures, startMeasure } from "./server.ts";

const measures: readonly Measure[] = [
  ...checkMeasures,
  ...keystrokeMeasures,
  ...serverMeasures,
  pausesMeasure,
  doublingMeasure,
  commandLineMeasure,
  ...existingMeasures,
  startMeasure,
  packageMeasure,
];

const only = onlyOf(process.argv.slice(2));
const chosen = measures.filter(({ name }) => only !== undefined && name.includes(only));
if (chosen.length === 0) {
  console.error(
    `Usage: npm run bench [-- --only=WORD]\n\nWORD is part of a measure's name: ${measures.map(({ name }) => name).join(", ")}`,
  );
  process.exitCode = 2;
} else await measure();

/** The word of `--only`; nothing where the arguments are others. */
function onlyOf(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { only: { type: "string", default: "" } } }).values.only;
  } catch {
    return undefined;
  }
}

async function measure(): Promise<void> {
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
  console.log(`Node ${process.version} on ${process.platform}, ${processor}\n\n${table(figures)}`);
  if (figures.some((figure) => resultOf(figure) === "MISSED")) process.exitCode = 1;
}
