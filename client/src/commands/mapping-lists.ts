import { type QuickPickItem, ThemeIcon } from "vscode";
import { listed } from "../../../server/src/listed.ts";
import type { MappingMemory, MappingPreview, MappingProposal } from "../../../server/src/lsp/mapping-protocol.ts";
import { tellFailure } from "../failure.ts";
import { showInput } from "../show.ts";
import { count } from "../wording.ts";
import { type OtherFile, otherFileLine } from "./join-lists.ts";
import { type Line, Lists, separator } from "./pick-lists.ts";

/** What fills a column. What the source leaves empty is made; what is still empty gets the fixed value. */
interface Choice {
  readonly source?: string;
  /** Why the source was proposed. */
  readonly reason?: string;
  readonly made?: boolean | undefined;
  readonly fixed?: string;
}

/** By template header. Columns without a choice stay empty. */
export type Choices = ReadonlyMap<string, Choice>;

/** What the user has chosen. */
export interface Chosen {
  readonly choices: Choices;
  /** The proposal that it started from, with what is remembered. */
  readonly proposal: MappingProposal;
  /** Whether it is worth remembering: it is neither what is proposed nor what is remembered already. */
  readonly isNew: boolean;
}

/** What the lists ask of the server. */
export interface MappingQuestions {
  /** What a mapping would give. */
  preview(choices: Choices): Promise<MappingPreview>;
  /** Forgets what is remembered for the header row, and returns what is proposed then. */
  forget(memory: MappingMemory): Promise<MappingProposal>;
}

type Target = MappingProposal["targets"][number];

/**
 * Lets the user change a proposed mapping until they choose *Create file*; undefined if they cancel.
 * @param other the file whose columns are added
 */
export async function chooseMapping(
  proposal: MappingProposal,
  { preview, forget }: MappingQuestions,
  other: OtherFile,
): Promise<Chosen | undefined> {
  let first = firstChoices(proposal);
  const choices = new Map(first);
  const lists = new Lists();
  try {
    for (let changed: Target | undefined; ; ) {
      const isNew = isWorthRemembering(choices, first, proposal, other);
      const shown = { proposal, choices, preview: await preview(choices), other: other.text, isNew };
      const answer = await lists.pick("Map columns to the template", targetLines(shown, changed), {
        isFirst: true,
        placeHolder: "Select a column to change what fills it",
      });
      if (answer === undefined) return undefined;
      if (answer === "create") return { choices, proposal, isNew };
      if (answer === "join" || answer === "forget") {
        const next = answer === "join" ? await other.change(lists) : await forgetting(proposal, forget);
        if (next) {
          const before = first;
          first = firstChoices(next);
          if (answer === "forget") choices.clear();
          keepChanges(choices, before, first, next);
          proposal = next;
        }
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
      if (!choice) continue;
      const wasMade = choices.get(answer.header)?.made;
      choices.set(answer.header, choice);
      if (choice.made === wasMade) continue;
      for (const header of madeWith(answer, proposal))
        choices.set(header, { ...choices.get(header), made: choice.made });
    }
  } finally {
    lists.dispose();
  }
}

/** What is remembered, or else proposed. */
function firstChoices({ targets, memory }: MappingProposal): Choices {
  const found = memory?.found;
  if (!found) return new Map(targets.flatMap(({ header, proposal }) => (proposal ? [[header, proposal]] : [])));
  const choices = new Map<string, Choice>();
  const add = (target: string, choice: Choice) => choices.set(target, { ...choices.get(target), ...choice });
  for (const { source, target } of found.mapping) add(target, { source });
  for (const target of targets.filter(({ header }) => found.made?.includes(header))) {
    for (const header of madeWith(target, { targets })) add(header, { made: true });
  }
  for (const { target, value } of found.fixed ?? []) add(target, { fixed: value });
  return choices;
}

/** The columns that are made together: all parts of an address, or the column alone. */
function madeWith({ header, madeFrom }: Target, { targets }: Pick<MappingProposal, "targets">): string[] {
  const isMadeWith = (each: Target) => each.header === header || (madeFrom !== undefined && each.madeFrom === madeFrom);
  return targets.filter(isMadeWith).map((each) => each.header);
}

function isWorthRemembering(
  choices: Choices,
  first: Choices,
  { memory }: MappingProposal,
  { join }: OtherFile,
): boolean {
  if (memory === undefined || memory.problem !== undefined) return false;
  const key = memory.found?.on;
  const isOtherKey = join !== undefined && (join.on.left !== key?.left || join.on.right !== key.right);
  const textOf = (all: Choices) =>
    JSON.stringify([...all].map(([target, { source, made, fixed }]) => [target, source, made, fixed]).sort());
  const filled = (all: Choices) => new Map([...all].filter(([, choice]) => isFilled(choice)));
  return isOtherKey || textOf(filled(choices)) !== textOf(filled(first));
}

/** @returns what is proposed then; undefined if it could not be forgotten, which a message says */
async function forgetting(
  { memory }: MappingProposal,
  forget: MappingQuestions["forget"],
): Promise<MappingProposal | undefined> {
  try {
    return memory && (await forget(memory));
  } catch (error) {
    tellFailure(error);
    return undefined;
  }
}

/** What the lists show. */
interface Shown {
  readonly proposal: MappingProposal;
  readonly choices: Choices;
  readonly preview: MappingPreview;
  /** The file whose columns are added; undefined if there is none. */
  readonly other: string | undefined;
  readonly isNew: boolean;
}

/** Takes over the first choices of a new proposal, except where the user has chosen something that is still possible. */
function keepChanges(
  choices: Map<string, Choice>,
  before: Choices,
  after: Choices,
  { sources, targets }: MappingProposal,
): void {
  const names = new Set(sources.map(({ name }) => name));
  for (const { header } of targets) {
    const choice = choices.get(header);
    const isChanged = choice !== undefined && choice !== before.get(header);
    if (isChanged && (choice.source === undefined || names.has(choice.source))) continue;
    const first = after.get(header);
    if (first) choices.set(header, first);
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

/**
 * The required columns that nothing fills, or whose source leaves cells empty that can be made. None if nothing can be
 * made of the first rows: one column may be made from another, but not all.
 */
function missing({ proposal, choices, preview }: Pick<Shown, "proposal" | "choices" | "preview">): Target[] {
  const all = proposal.targets.filter(({ header, required, madeFrom }) => {
    const { source, made, fixed } = choices.get(header) ?? {};
    if (!required || madeFrom === undefined || made || fixed !== undefined) return false;
    return source === undefined || examplesFor(header, preview).length > 0;
  });
  return all.some(({ header }) => examplesFor(header, preview).length > 0) ? all : [];
}

type TargetAnswer = Target | "create" | "make" | "join" | "forget";

function targetLines(shown: Shown, changed: Target | undefined): Line<TargetAnswer>[] {
  const { proposal, preview, isNew } = shown;
  const { memory } = proposal;
  const remembered = memory?.found;
  const forget: Line<"forget"> = {
    answer: "forget",
    iconPath: new ThemeIcon("trash"),
    label: "Forget this mapping",
    description: `remembered in ${memory?.name}`,
    alwaysShow: true,
  };
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
  const lost = remembered?.lost.length ? `Remembered, but not in the template: ${remembered.lost.join(", ")}` : "";
  const left = [...proposal.notes, lost, unused].filter((label) => label !== "");
  return [
    {
      answer: "create",
      iconPath: new ThemeIcon("new-file"),
      label: "Create file",
      description: `with the columns below${isNew ? ", and remember them for this header row" : ""}`,
      // It also stands below the columns, line by line, but few look there.
      ...(left.length > 0 && { detail: left.join("; ") }),
      alwaysShow: true,
      isActive: changed === undefined,
    },
    ...(toMake.length > 0 ? [make] : []),
    otherFileLine(shown.other, memory),
    ...(remembered ? [forget] : []),
    separator(remembered ? "Remembered for this header row" : "Columns of the new file"),
    ...proposal.targets.map((target) => ({
      ...targetLine(target, shown),
      answer: target,
      isActive: target === changed,
    })),
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
      label: `${header}: not mapped`,
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
    label: `${header}: ${fillers.join(", then ")}`,
    description: reason,
    detail: made && isEmpty ? nothingToMake : [...samples, ...examples].join("; "),
  };
}

type SourceAnswer = "nothing" | "make" | "fixed" | { readonly name: string };

function sourceLines({ header, madeFrom }: Target, choice: Choice, shown: Shown): Line<SourceAnswer>[] {
  const { proposal, choices, preview } = shown;
  const forEmpty = choice.source === undefined ? "" : "for its empty cells";
  const examples = examplesFor(header, preview);
  const canBeMade = choice.made === true || examples.length > 0;
  const make: Line<SourceAnswer> = {
    answer: "make",
    iconPath: new ThemeIcon("tools"),
    label: `Make from ${madeFrom}`,
    description: choice.made ? "chosen" : forEmpty,
    detail: examples.join("; ") || nothingToMake,
    isActive: choice.source === undefined && choice.fixed === undefined && canBeMade,
  };
  const sources = proposal.sources.map(({ name, samples }): Line<SourceAnswer> => {
    const filled = [...choices].filter(([, { source }]) => source === name).map(([target]) => target);
    const description = filled.length > 0 ? `fills ${listed(filled)}` : "";
    return {
      answer: { name },
      label: name,
      description,
      detail: samples.join("; "),
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
      isActive: choice.source === undefined && (choice.fixed !== undefined || (madeFrom !== undefined && !canBeMade)),
    },
    separator("Source columns"),
    ...sources,
  ];
}

const nothingToMake = "nothing to make in the first rows";

function examplesFor(header: string, { made }: MappingPreview): readonly string[] {
  return made.find(({ target }) => target === header)?.examples ?? [];
}
