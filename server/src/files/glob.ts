import type { Steps } from "../steps.ts";

/*
 * Globs as LSP and VS Code know them: `*`, `?`, `**`, `{a,b}`, `[a-z]` and `[!a-z]`. Whoever gives a workspace also gives
 * globs and names of files. The libraries that there are make regular expressions of globs, which can take hours for
 * one name; here each character is looked at once, with all states that the glob can be in.
 */

/** A state of a glob: where it leads without a character, and by one that it takes. */
interface State {
  readonly free: State[];
  readonly takes: ((character: string) => boolean) | undefined;
  next: State | undefined;
  /** The last step in which it was reached. */
  step: number;
}

function stateOf(free: State[], takes?: State["takes"], next?: State): State {
  return { free, takes, next, step: 0 };
}

/** Counts the steps of all globs: a state is reached once in each. */
let steps = 0;

/** A part of a glob: makes the state from which it leads to another. */
type Part = (next: State) => State;

/** How far a text has come in a glob. */
export class GlobPlace {
  readonly #states: readonly State[];
  readonly #end: State;

  private constructor(states: readonly State[], end: State) {
    this.#states = states;
    this.#end = end;
  }

  /** Before the first character. */
  static startOf(glob: string): GlobPlace {
    const end = stateOf([]);
    const states: State[] = [];
    reach(joined(partsOf(glob))(end), states, ++steps);
    return new GlobPlace(states, end);
  }

  /** Whether the text matches as it is. */
  get isMatch(): boolean {
    return this.#states.includes(this.#end);
  }

  /** Whether it could match with more behind it, or does. */
  get isOpen(): boolean {
    return this.#states.length > 0;
  }

  /** Where more of the text leads. */
  after(text: string): GlobPlace {
    let states = this.#states;
    for (const character of text) {
      const reached: State[] = [];
      steps++;
      for (const { takes, next } of states) if (next && takes?.(character)) reach(next, reached, steps);
      states = reached;
    }
    return new GlobPlace(states, this.#end);
  }
}

/** Whether a path of a setting is a glob, or could be the name of a file that has such characters. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** Whether a path matches a glob, both relative to the same folder. */
export function matchesGlob(path: string, glob: string): boolean {
  return GlobPlace.startOf(glob).after(path).isMatch;
}

/** Whether a path matches one of some globs, glob by glob. */
export function* matchesAny(path: string, globs: readonly string[]): Steps<boolean> {
  for (const glob of globs) {
    if (matchesGlob(path, glob)) return true;
    yield;
  }
  return false;
}

/** Adds a state, and those that it leads to without a character, each once in a step. */
function reach(state: State, reached: State[], step: number): void {
  if (state.step === step) return;
  state.step = step;
  for (let next = reached.push(state) - 1; next < reached.length; next++) {
    for (const free of (reached[next] as State).free) {
      if (free.step === step) continue;
      free.step = step;
      reached.push(free);
    }
  }
}

function joined(parts: readonly Part[]): Part {
  return (next) => parts.reduceRight((state, part) => part(state), next);
}

function one(takes: (character: string) => boolean): Part {
  return (next) => stateOf([], takes, next);
}

function any(takes: (character: string) => boolean): Part {
  return (next) => {
    const state = stateOf([next], takes);
    state.next = state;
    return state;
  };
}

function choice(choices: readonly Part[]): Part {
  return (next) => stateOf(choices.map((each) => each(next)));
}

/** No folder, or any number of them, each with its slash. */
const folders: Part = (next) => {
  const state = stateOf([next]);
  state.free.push(joined([any(inName), one(isSlash)])(state));
  return state;
};

function isSlash(character: string): boolean {
  return character === "/";
}

function inName(character: string): boolean {
  return character !== "/";
}

/** Braces within braces are characters from here on. */
const deepest = 50;

function partsOf(glob: string): Part[] {
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(glob) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  const sequence = (ends: string): Part[] => {
    const parts: Part[] = [];
    while (at < glob.length && !ends.includes(glob[at] as string)) parts.push(part());
    return parts;
  };
  const part = (): Part => {
    if (take(/(?<![^/{,])(?:\*\*\/)+/y)) return folders;
    if (take(/(?<![^/{,])\*\*(?![^},])/y)) return any(() => true);
    if (take(/\*+/y)) return any(inName);
    if (take(/\?/y)) return one(inName);
    const set = take(/\[([!^]?)(\]?[^\]/]*)\]/y);
    if (set) return one(setOf(set[2] ?? "", set[1] !== ""));
    if (depth < deepest && take(/\{/y)) {
      const choices: Part[] = [];
      depth++;
      do choices.push(joined(sequence(",}")));
      while (take(/,/y));
      depth--;
      // What is left open ends with the glob.
      take(/\}/y);
      return choice(choices);
    }
    const [character = ""] = take(/./suy) ?? [];
    return one((other) => other === character);
  };
  return sequence("");
}

/** The characters of `[a-z_]`, or all others of a name. */
function setOf(text: string, isInverted: boolean): (character: string) => boolean {
  const ranges = Array.from(text.matchAll(/(.)-(.)|(.)/gsu), ([, from, to, single]) => [from ?? single, to ?? single]);
  const holds = (character: string) => ranges.some(([from = "", to = ""]) => from <= character && character <= to);
  return (character) => inName(character) && holds(character) !== isInverted;
}
