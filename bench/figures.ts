/** What one round gave: the work, and its yardstick right beside it, where it has one. */
export interface Round {
  readonly work: number;
  readonly yardstick?: number;
}

/** One line of the table. */
export interface Figure {
  readonly work: string;
  readonly unit: "ms" | "MB" | "KB";
  readonly rounds: readonly Round[];
  /** What the work is measured against in the same round. */
  readonly yardstick?: string;
  /** The most that is allowed: so many times the yardstick, or so many units. None where the line only informs. */
  readonly target?: { readonly times: number } | { readonly most: number };
}

/** A measure of one or more lines, which can be run alone by a word of its name. */
export interface Measure {
  readonly name: string;
  run(): Figure[] | Promise<Figure[]>;
}

/**
 * What a line comes to. The noise is the spread of its rounds: a target is missed where three quarters of the rounds
 * lie above it. Where the median does but the lower quartile does not, the rounds cannot tell.
 */
export type Result = "met" | "within noise" | "MISSED" | "";

/** The value below which a part (0 to 1) of the values lies: the nearest of them, not one in between. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The values of the rounds that the target is about: units, or times of the yardstick. */
function judged({ rounds, yardstick, target }: Figure): { values: number[]; unit?: "×" } {
  const inUnits = target ? "most" in target : yardstick === undefined;
  if (inUnits) return { values: rounds.map((round) => round.work) };
  return { values: rounds.map((round) => round.work / (round.yardstick ?? Number.NaN)), unit: "×" };
}

function most({ target }: Figure): number | undefined {
  if (!target) return undefined;
  return "most" in target ? target.most : target.times;
}

export function resultOf(figure: Figure): Result {
  const { values } = judged(figure);
  const limit = most(figure);
  if (limit === undefined) return "";
  if (median(values) <= limit) return "met";
  return percentile(values, 0.25) <= limit ? "within noise" : "MISSED";
}

/** A line of another run: its work, and its figure with the unit. */
export type Saved = Readonly<Record<string, string>>;

/** The figures by their work, to compare a later run with. */
export function saved(figures: readonly Figure[]): Saved {
  return Object.fromEntries(figures.map((figure) => [figure.work, shown(figure)]));
}

/**
 * The figures as a table in Markdown.
 * @param before another run; if given, its figures are shown beside
 */
export function table(figures: readonly Figure[], before?: Saved): string {
  const rows = figures.map((figure) => {
    const { work, unit, rounds, yardstick } = figure;
    const { values, unit: of = unit } = judged(figure);
    const limit = most(figure);
    const yardsticks = rounds.flatMap((round) => round.yardstick ?? []);
    return [
      work,
      `${digits(median(rounds.map((round) => round.work)))} ${unit}`,
      yardstick ? `${yardstick}: ${digits(median(yardsticks))} ${unit}` : "–",
      ...(before ? [before[work] ?? "–"] : []),
      shown(figure),
      `${digits(percentile(values, 0.25))} – ${digits(percentile(values, 0.75))}`,
      limit === undefined ? "–" : `${limit} ${of}`,
      resultOf(figure),
    ];
  });
  const header = [
    "work",
    "took",
    "yardstick",
    ...(before ? ["before"] : []),
    "figure",
    "quartiles of the rounds",
    "at most",
    "",
  ];
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The median of the rounds with its unit. */
function shown(figure: Figure): string {
  const { values, unit = figure.unit } = judged(figure);
  return `${digits(median(values))} ${unit}`;
}

/** Two digits behind the point where they say something. */
function digits(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
