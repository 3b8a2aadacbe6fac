import { type QuickPickItem, ThemeIcon } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import type { MappingPreview, MappingProposal } from "../../../server/src/lsp/mapping-protocol.ts";
import { showInput } from "../show.ts";
import { count } from "../wording.ts";
import { type OtherFile, otherFileLines } from "./join-lists.ts";
import { type Line, Lists, separator } from "./pick-lists.ts";

/** What fills a column. What the source leaves empty is made; what is still empty gets the fixed value. */
interface Choice {
  readonly source?: string;
  /** Why the source was proposed. */
  readonly reason?: string;
  readonly made?: boolean;
  readonly fixed?: string;
}

/** By template header. Columns without a choice stay empty. */
export type Choices = ReadonlyMap<string, Choice>;

type Target = MappingProposal["targets"][number];

/**
 * Lets the user change a proposed mapping until they choose *Create file*; undefined if they cancel.
 * @param preview asks what a mapping would give
 * @param other the file whose columns are added
 */
export async function chooseMapping(
  proposal: MappingProposal,
  preview: (choices: Choices) => Promise<MappingPreview>,
  other: OtherFile,
): Promise<Choices | undefined> {
  const choices = new Map<string, Choice>();
  for (const { header, proposal: proposed } of proposal.targets) if (proposed) choices.set(header, proposed);
  const lists = new Lists();
  try {
    for (let changed: Target | undefined; ; ) {
      const shown = { proposal, choices, preview: await preview(choices), other: other.text };
      const answer = await lists.pick("Map columns to the template", targetLines(shown, changed));
      if (answer === undefined) return undefined;
      if (answer === "create") return choices;
      if (answer === "join") {
        const joined = await other.change(lists);
        if (joined) keepChanges(choices, proposal, joined);
        proposal = joined ?? proposal;
        changed = undefined;
        continue;
      }
      if (answer === "make") {
        // From what is made, more can be made: a Site ID from the name of the site.
        for (let next = missing(shown); next.length > 0; ) {
          for (const { header } of next) choices.set(header, { ...choices.get(header), made: true });
          next = missing({ ...shown, preview: await preview(choices) });
        }
        changed = undefined;
        continue;
      }
      changed = answer;
      const choice = await change(answer, shown, lists);
      if (choice) choices.set(answer.header, choice);
      // What is made from an address is made together.
      if (choice?.made) {
        for (const { header, madeFrom } of proposal.targets)
          if (madeFrom === answer.madeFrom) choices.set(header, { ...choices.get(header), made: true });
      }
    }
  } finally {
    lists.dispose();
  }
}

/** What the lists show. */
interface Shown {
  readonly proposal: MappingProposal;
  readonly choices: Choices;
  readonly preview: MappingPreview;
  /** The file whose columns are added; undefined if there is none. */
  readonly other: string | undefined;
}

/** Takes over a new proposal, except where the user has chosen something that is still possible. */
function keepChanges(choices: Map<string, Choice>, before: MappingProposal, after: MappingProposal): void {
  const names = new Set(after.sources.map(({ name }) => name));
  for (const { header, proposal } of after.targets) {
    const choice = choices.get(header);
    const proposed = before.targets.find((target) => target.header === header)?.proposal;
    const isChanged = choice !== undefined && choice !== proposed;
    if (isChanged && (choice.source === undefined || names.has(choice.source))) continue;
    if (proposal) choices.set(header, proposal);
    else choices.delete(header);
  }
}

/** Asks what fills a column; undefined if the user goes back. */
async function change(target: Target, shown: Shown, lists: Lists): Promise<Choice | undefined> {
  const { header } = target;
  const choice = shown.choices.get(header) ?? {};
  for (;;) {
    const answer = await lists.pick(`Choose what fills ${header}`, sourceLines(target, choice, shown));
    switch (answer) {
      case undefined:
        return undefined;
      case "nothing":
        return {};
      case "make":
        return { ...choice, made: true };
      case "fixed": {
        const value = (await showInput(`Fixed value for ${header}`, choice.fixed))?.trim();
        if (value === undefined) continue;
        const { fixed, ...others } = choice;
        return value === "" ? others : { ...others, fixed: value };
      }
      default: {
        const { reason, ...others } = choice;
        return answer.name === choice.source ? undefined : { ...others, source: answer.name };
      }
    }
  }
}

function isFilled({ source, made, fixed }: Choice): boolean {
  return source !== undefined || made === true || fixed !== undefined;
}

/** The required columns that nothing fills, or whose source leaves cells empty that can be made. */
function missing({ proposal, choices, preview }: Pick<Shown, "proposal" | "choices" | "preview">): Target[] {
  return proposal.targets.filter(({ header, required, madeFrom }) => {
    const { source, made, fixed } = choices.get(header) ?? {};
    if (!required || madeFrom === undefined || made || fixed !== undefined) return false;
    return source === undefined || examplesFor(header, preview).length > 0;
  });
}

function targetLines(shown: Shown, changed: Target | undefined): Line<Target | "create" | "make" | "join">[] {
  const { proposal, preview } = shown;
  const toMake = missing(shown);
  const make: Line<"make"> = {
    answer: "make",
    iconPath: new ThemeIcon("tools"),
    label: "Make what is missing",
    description: listed(toMake.map(({ header }) => header)),
    alwaysShow: true,
  };
  const { unmapped } = preview;
  const unused =
    unmapped.length > 0 ? `${count(unmapped.length, "source column")} not used: ${unmapped.join(", ")}` : "";
  const left = [unused, proposal.leftOut].filter((label) => label !== "");
  return [
    {
      answer: "create",
      iconPath: new ThemeIcon("new-file"),
      label: "Create file",
      description: "with the columns below",
      alwaysShow: true,
      isActive: changed === undefined,
    },
    ...(toMake.length > 0 ? [make] : []),
    separator("Select a column to change what fills it"),
    ...proposal.targets.map((target) => ({
      ...targetLine(target, shown),
      answer: target,
      isActive: target === changed,
    })),
    ...otherFileLines(shown.other, proposal),
    ...(left.length > 0 ? [separator("Not in the new file")] : []),
    ...left.map((label) => ({ iconPath: new ThemeIcon("info"), label })),
  ];
}

function targetLine({ header, required, madeFrom }: Target, { proposal, choices, preview }: Shown): QuickPickItem {
  const choice = choices.get(header) ?? {};
  const { source, reason = "", made, fixed } = choice;
  if (!isFilled(choice)) {
    const canBeMade = madeFrom !== undefined && (required || examplesFor(header, preview).length > 0);
    return {
      iconPath: new ThemeIcon(required ? "warning" : "circle-slash"),
      label: `${header} ← not mapped`,
      description: [required ? "required" : "", canBeMade ? `can be made from ${madeFrom}` : ""]
        .filter(Boolean)
        .join("; "),
    };
  }
  const fillers = [
    ...(source === undefined ? [] : [source]),
    ...(made ? [`made from ${madeFrom}`] : []),
    ...(fixed === undefined ? [] : [`"${fixed}"`]),
  ];
  const samples = proposal.sources.find(({ name }) => name === source)?.samples.slice(0, 2) ?? [];
  const examples = made ? examplesFor(header, preview).slice(0, 2) : [];
  const isEmpty = samples.length + examples.length === 0 && fixed === undefined;
  return {
    iconPath: new ThemeIcon(required && isEmpty ? "warning" : "check"),
    label: `${header} ← ${fillers.join(", then ")}`,
    description: reason,
    detail: made && isEmpty ? nothingToMake : [...samples, ...examples].join(" · "),
  };
}

type SourceAnswer = "nothing" | "make" | "fixed" | { readonly name: string };

function sourceLines({ header, madeFrom }: Target, choice: Choice, shown: Shown): Line<SourceAnswer>[] {
  const { proposal, choices, preview } = shown;
  const forEmpty = choice.source === undefined ? "" : "for its empty cells";
  const examples = examplesFor(header, preview);
  const make: Line<SourceAnswer> = {
    answer: "make",
    iconPath: new ThemeIcon("tools"),
    label: `Make from ${madeFrom}`,
    description: choice.made ? "chosen" : forEmpty,
    detail: examples.join(" · ") || nothingToMake,
    isActive: choice.source === undefined && choice.fixed === undefined,
  };
  const sources = proposal.sources.map(({ name, samples }): Line<SourceAnswer> => {
    const filled = [...choices].filter(([, { source }]) => source === name).map(([target]) => target);
    const description = filled.length > 0 ? `fills ${listed(filled)}` : "";
    return {
      answer: { name },
      label: name,
      description,
      detail: samples.join(" · "),
      isActive: name === choice.source,
    };
  });
  return [
    {
      answer: "nothing",
      iconPath: new ThemeIcon("circle-slash"),
      label: "Nothing",
      description: "leave it empty",
      isActive: !isFilled(choice) && madeFrom === undefined,
    },
    ...(madeFrom === undefined ? [] : [make]),
    {
      answer: "fixed",
      iconPath: new ThemeIcon("edit"),
      label: "A fixed value…",
      description: choice.fixed === undefined ? forEmpty : `"${choice.fixed}"`,
      isActive: choice.source === undefined && choice.fixed !== undefined,
    },
    separator("Source columns"),
    ...sources,
  ];
}

const nothingToMake = "nothing to make in the first rows";

function examplesFor(header: string, { made }: MappingPreview): readonly string[] {
  return made.find(({ target }) => target === header)?.examples ?? [];
}
